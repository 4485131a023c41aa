import { randomUUID } from 'node:crypto';
import type { CertificateRepository } from '../../certificate/repository.ts';
import type { CardSession } from '../../../eid/card-service.ts';
import type { IssuedToken, TokenRequest, TokenService } from '../../../ehealth/sts/token.ts';
import { PluginError } from '../../../errors.ts';
import type { Actor } from '../../practice/actor.ts';
import type { SessionEvent } from '../session-event.ts';
import type { Credentials } from './credentials.ts';
import { Keyring } from '../decryption/keyring.ts';
import type { EndService } from '../running/end.ts';
import type { GivenReason } from '../fallback-policy.ts';
import type { ActiveSessions } from '../running/active-sessions.ts';
import type { CheckedOpening } from './preconditions.ts';
import type { SessionRepository } from '../repository.ts';
import type { OpenRequest } from '../service.ts';
import type { EhealthSession, EndCause } from '../session.ts';
import type { SessionPolicy } from '../policy.ts';
import { openedEntry, sessionEvent, traceOf } from '../session-audit.ts';
import type { OpeningAttempt } from './single-flight.ts';

export interface EstablishDeps {
  readonly activeSessions: ActiveSessions;
  readonly endService: Pick<EndService, 'finish'>;
  readonly sessions: Pick<SessionRepository, 'opened'>;
  readonly certificates: Pick<CertificateRepository, 'findById'>;
  readonly policy: SessionPolicy;
  readonly emit: (event: SessionEvent) => void;
  readonly now: () => Date;
  /** eHealth's clock where it is known; lives are counted by it. */
  readonly clock: () => Date;
  /** Called when a session has opened. */
  readonly onOpened: () => void;
}

/** Everything an opening has come to before eHealth is asked. */
export interface ReadyOpening {
  readonly checked: CheckedOpening;
  readonly reason: GivenReason | null;
  readonly gathered: Credentials;
  readonly attempt: OpeningAttempt;
  readonly tokens: Pick<TokenService, 'issue' | 'renew'>;
  /** Of the session to be prolonged; null where a new session is opened. */
  readonly previous: IssuedToken | null;
  /** The user's log-offs when the opening began. */
  readonly logOffs: number;
}

export type Establish = (
  actor: Actor,
  request: OpenRequest,
  ready: ReadyOpening,
) => Promise<EhealthSession>;

/**
 * From the credentials to a living session: asks eHealth, records, and only then lets the session live in place of the older
 * ones of the same holder and quality. Any failure on the way releases the card.
 */
export function createEstablish(deps: EstablishDeps): Establish {
  const { activeSessions, endService, sessions, emit, now, clock } = deps;
  /** Cards that went while their session was being opened. */
  const lost = new WeakSet<CardSession>();

  const isHeld = (kept: CardSession): boolean =>
    activeSessions.all().some(({ card }) => card === kept);

  /** A card that is kept is watched from its log-in on: it may go before its session lives. */
  const watchCard = (keptCard: CardSession): void => {
    keptCard.onLost(() => {
      lost.add(keptCard);
      for (const { session, card } of activeSessions.all()) {
        if (card === keptCard) void endService.finish(session.id, 'card-removed', null);
      }
    });
  };

  /** Whether the file, where there is one, is still the one in use. */
  const isInUse = async ({ certificate }: CheckedOpening): Promise<boolean> => {
    if (certificate === null) return true;
    const { practiceId, id } = certificate.record;
    return (await deps.certificates.findById(practiceId, id))?.role === 'active';
  };

  /** While the token service answers, file, card or user may be removed. */
  const requireUnchanged = async (
    attempt: OpeningAttempt,
    checked: CheckedOpening,
    { keptCard }: Credentials,
    borrowed: boolean,
  ): Promise<void> => {
    if (attempt.cancelledBy !== null) throw cancelled(attempt.cancelledBy);
    if (keptCard !== null && lost.has(keptCard)) throw cardRemoved();
    // The session that lent its card has ended since, and the card was logged off with it
    if (keptCard !== null && borrowed && !isHeld(keptCard)) throw cancelled('card-session');
    if (!(await isInUse(checked))) throw overtaken();
  };

  const requireStillUnchanged = async (
    { cancelledBy }: OpeningAttempt,
    session: EhealthSession,
    checked: CheckedOpening,
    { keptCard }: Credentials,
  ): Promise<void> => {
    // An event of before the session lived did not find it
    if (!(await isInUse(checked))) {
      await endService.finish(session.id, 'keystore-replaced', null);
      throw overtaken();
    }
    if (cancelledBy !== null) {
      await endService.finish(session.id, cancelledBy, null);
      throw cancelled(cancelledBy);
    }
    if (keptCard !== null && lost.has(keptCard)) {
      await endService.finish(session.id, 'card-removed', null);
      throw cardRemoved();
    }
  };

  const activate = async (
    actor: Actor,
    request: OpenRequest,
    { checked, reason, gathered, logOffs }: ReadyOpening,
    token: IssuedToken,
  ): Promise<EhealthSession> => {
    const { environment } = deps.policy;
    const session: EhealthSession = {
      id: randomUUID(),
      practiceId: actor.practiceId,
      userId: actor.userId,
      userName: checked.user.displayName,
      mode: request.mode,
      quality: request.quality,
      holder: checked.eligibility.holder,
      certificateId: request.certificateId,
      environment,
      openedAt: clock(),
      notOnOrAfter: token.notOnOrAfter,
      recognition: token.recognition,
      attributes: token.attributes,
      warnings: token.warnings,
      fallbackReason: reason?.reason ?? null,
    };
    const isOpened = await sessions.opened(
      traceOf(session, reason?.text ?? ''),
      openedEntry(actor, now(), session, token.assertionId),
      logOffs,
    );
    if (!isOpened) throw overtaken();
    const older = activeSessions
      .ofUser(session.practiceId, session.userId)
      .filter((other) => isReplacedBy(other.session, session));
    const keyring = new Keyring();
    keyring.add(gathered.decryptionKeys);
    // A session that is extended without the password goes on reading letters
    for (const replaced of older) keyring.add(replaced.keyring.keys);
    activeSessions.add({
      session,
      token,
      signer: gathered.holderOfKey,
      card: gathered.keptCard,
      keyring,
    });
    deps.onOpened();
    emit(sessionEvent('session.opened', now(), session));
    for (const other of older) await endService.finish(other.session.id, 'extended', actor);
    return session;
  };

  return async (actor, request, ready) => {
    const { checked, gathered, attempt, tokens, previous } = ready;
    const { mode } = request;
    const { requestedHours } = deps.policy.ehealth;
    try {
      const borrowed = gathered.keptCard !== null && isHeld(gathered.keptCard);
      if (gathered.keptCard !== null && !borrowed) watchCard(gathered.keptCard);
      const asked: TokenRequest = {
        mode,
        header: gathered.header,
        holderOfKey: gathered.holderOfKey,
        subject: checked.subject,
        requestedHours: requestedHours[mode === 'fallback' ? 'fallback' : 'eid'],
        expectedNihii: checked.expectedNihii,
      };
      const token = await (previous === null ? tokens.issue(asked) : tokens.renew(asked, previous));
      await gathered.release();
      await requireUnchanged(attempt, checked, gathered, borrowed);
      const session = await activate(actor, request, ready, token);
      await requireStillUnchanged(attempt, session, checked, gathered);
      return session;
    } catch (error) {
      await gathered.discard();
      throw error;
    }
  };
}

/** One session per user, holder and quality: the newer one is what the user wants, however each was opened. */
function isReplacedBy(older: EhealthSession, newer: EhealthSession): boolean {
  return (
    older.holder.kind === newer.holder.kind &&
    older.holder.identifier === newer.holder.identifier &&
    older.quality === newer.quality
  );
}

function overtaken(): PluginError {
  return new PluginError('ERR_CONFLICT', 'the certificate was replaced while the session opened');
}

/** Of the log-off of a user, the end of the program, or of the session that lent its card: no certificate has changed. */
function cancelled(problem: EndCause | 'card-session'): PluginError {
  return new PluginError('ERR_SESSION_CANCELLED', `opening cancelled: ${problem}`, {
    params: { problem },
  });
}

function cardRemoved(): PluginError {
  return new PluginError('ERR_CARD_REMOVED', 'the card was taken out while the session opened');
}
