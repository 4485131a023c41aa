import { isService } from '../../access/role.ts';
import type { Judging } from '../../certificate/verdict-service.ts';
import type { CertificateRecord, CertificateRepository } from '../../certificate/repository.ts';
import type { CardService } from '../../../eid/card-service.ts';
import { PluginError } from '../../../errors.ts';
import type { Actor } from '../../practice/actor.ts';
import type { HostDirectory, HostUser } from '../../practice/directory.ts';
import { decideOpening } from '../session-access.ts';
import { cardView } from './card-view.ts';
import type { Fallback } from '../fallback.ts';
import { isFresh } from '../lifecycle.ts';
import type { LiveSessions } from '../running/active-sessions.ts';
import { byLikelihood, openableWith, openableWithCard } from './eligibility.ts';
import type { Openable, OpenablePolicy } from './eligibility.ts';
import type { SessionKeyRepository } from '../repository.ts';
import type { CardView, Opening, SessionServices } from '../service.ts';

export interface OpeningPageDeps {
  readonly certificates: Pick<CertificateRepository, 'listOfUsers'>;
  readonly sessionKeys: Pick<SessionKeyRepository, 'has'>;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly judging: Pick<Judging, 'read'>;
  readonly fallback: Pick<Fallback, 'stateOf'>;
  readonly live: LiveSessions;
  readonly card: CardService | null;
  readonly policy: OpenablePolicy;
  readonly now: () => Date;
  readonly clock: () => Date;
}

/** What a user may open now, and the card in the reader. Uses no secret and leaves no trace. */
export function createOpeningPage(
  deps: OpeningPageDeps,
): Pick<SessionServices, 'openings' | 'card'> {
  const { certificates, directory, judging, policy, live } = deps;

  /** The person behind the actor; a service is none. */
  const personOf = (actor: Actor): Promise<HostUser | undefined> => {
    if (isService(actor)) {
      throw new PluginError('ERR_FORBIDDEN', 'a session is opened by the person themselves');
    }
    return directory.findUser(actor.practiceId, actor.userId);
  };

  const viewOfCard = async (user: HostUser | undefined): Promise<CardView> => {
    if (deps.card === null) return { kind: 'unavailable', code: 'ERR_READER_SUPPORT_MISSING' };
    return cardView(await deps.card.readers(), user?.ssin ?? null, deps.now());
  };

  const recordsFor = async (
    actor: Actor,
    user: HostUser,
  ): Promise<readonly CertificateRecord[]> => {
    const records = await certificates.listOfUsers(actor.practiceId, [user]);
    return records.filter(
      (record) => record.role === 'active' && decideOpening(actor, record, user) === 'allow',
    );
  };

  const complete = async (actor: Actor, openable: Openable): Promise<Opening> => {
    const record = openable.certificate?.record;
    const mayAskPinOnly = policy.sessions.pinOnly && policy.cards && record?.kind === 'person';
    const [fallback, pinOnly] = await Promise.all([
      deps.fallback.stateOf(actor.practiceId, openable.holder),
      mayAskPinOnly ? deps.sessionKeys.has(actor.practiceId, record.id, 'session') : false,
    ]);
    const running = live
      .ofUser(actor.practiceId, actor.userId)
      .map(({ session }) => session)
      .filter((session) => session.certificateId === (record?.id ?? null))
      .find((session) => isFresh(session, deps.clock()));
    return { ...openable, pinOnly, fallback, reusable: running ?? null };
  };

  return {
    openings: async (actor) => {
      const user = await personOf(actor);
      const card = await viewOfCard(user);
      if (user?.active !== true) return { openings: [], card };
      const reading = judging.read();
      const judged = await Promise.all(
        (await recordsFor(actor, user)).map((record) => reading.judged(record, user.displayName)),
      );
      const openables = [
        ...judged.map((certificate) => openableWith(certificate, user, policy)),
        openableWithCard(user, policy),
      ].filter((openable) => openable !== undefined);
      return {
        openings: await Promise.all(
          openables.sort(byLikelihood).map((openable) => complete(actor, openable)),
        ),
        card,
      };
    },

    card: async (actor) => viewOfCard(await personOf(actor)),
  };
}
