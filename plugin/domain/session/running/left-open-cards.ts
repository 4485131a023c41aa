import type { AuditDraft, AuditRepository } from '../../audit/audit.ts';
import type { CardService, OpenCard, ReadersState } from '../../../eid/card-service.ts';
import type { HostLog } from '../../../logging.ts';
import { systemActor } from '../session-audit.ts';

export interface CardUser {
  readonly practiceId: string;
  readonly userId: string;
}

export interface LeftOpenCards {
  /** To be called before a user's PIN goes to a card: if it is left open later, it is theirs. */
  used(card: OpenCard, by: CardUser): void;
  /** Whether a card that this user unlocked is to be taken out now. */
  hasCardOf(user: CardUser): boolean;
}

export interface LeftOpenCardsDeps {
  readonly card: Pick<CardService, 'onChange'> | null;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly now: () => Date;
  readonly log: HostLog;
}

/** Knows whose card still signs without a PIN although no session needs it, and records when that begins and ends. */
export function createLeftOpenCards({ card, audit, now, log }: LeftOpenCardsDeps): LeftOpenCards {
  const users = new Map<string, CardUser>();
  let open: readonly OpenCard[] = [];

  const record = (event: AuditDraft['event'], { readerName, chipNumber }: OpenCard): void => {
    const user = users.get(chipNumber);
    if (user === undefined) return;
    const entry: AuditDraft = {
      practiceId: user.practiceId,
      at: now(),
      actor: systemActor,
      event,
      outcome: event === 'session.card-left-open' ? 'failed' : 'ok',
      subjectUserId: user.userId,
      certificateId: null,
      assurance: 'none',
      details: { reader: readerName },
    };
    audit.append(entry).catch((error: unknown) => {
      log.error({ err: error, event }, 'card left open not recorded');
    });
  };

  const follow = ({ leftOpen = [] }: ReadersState): void => {
    const before = open;
    open = leftOpen;
    for (const one of without(leftOpen, before)) record('session.card-left-open', one);
    for (const one of without(before, leftOpen)) record('session.card-closed', one);
  };
  card?.onChange(follow);

  return {
    used: ({ chipNumber }, { practiceId, userId }) => {
      users.set(chipNumber, { practiceId, userId });
    },
    hasCardOf: ({ practiceId, userId }) =>
      open.some(({ chipNumber }) => {
        const user = users.get(chipNumber);
        return user?.practiceId === practiceId && user.userId === userId;
      }),
  };
}

function without(cards: readonly OpenCard[], others: readonly OpenCard[]): readonly OpenCard[] {
  return cards.filter(({ chipNumber }) => !others.some((other) => other.chipNumber === chipNumber));
}
