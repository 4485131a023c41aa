import { randomUUID } from 'node:crypto';
import type { CertificateRepository } from '../certificate/repository.ts';
import type { CardSession } from '../eid/card-service.ts';
import type { IssuedToken, TokenService } from '../ehealth/token.ts';
import { PluginError } from '../errors.ts';
import type { Actor, HostLog, SessionEvent } from '../host.ts';
import type { Credentials, CredentialsSource } from './credentials.ts';
import type { Ending } from './ending.ts';
import type { Fallback } from './fallback.ts';
import { checkReason, isNowOverused } from './fallback-policy.ts';
import type { GivenReason } from './fallback-policy.ts';
import { isFresh } from './lifecycle.ts';
import type { LiveSession, LiveSessions } from './live-sessions.ts';
import type { OpeningPlan } from './opening-plan.ts';
import type { SessionRepository } from './repository.ts';
import type { FallbackState, OpenOutcome, OpenRequest, SessionServices } from './services.ts';
import type { EhealthSession } from './session.ts';
import type { SessionPolicy } from './settings.ts';
import { openedEntry, sessionEvent, traceOf } from './trail.ts';
import type { Trail } from './trail.ts';
import type { Turn, Turns } from './turns.ts';

export interface OpeningDeps {
  readonly plan: (actor: Actor, request: OpenRequest) => Promise<OpeningPlan>;
  readonly credentials: CredentialsSource;
  readonly tokens: Pick<TokenService, 'issue'> | null;
  readonly fallback: Pick<Fallback, 'stateOf' | 'requireAllowed'>;
  readonly live: LiveSessions;
  readonly turns: Turns;
  readonly ending: Pick<Ending, 'finish'>;
  readonly sessions: Pick<SessionRepository, 'opened'>;
  readonly certificates: Pick<CertificateRepository, 'findById'>;
  readonly policy: SessionPolicy;
  readonly trail: Trail;
  readonly emit: (event: SessionEvent) => void;
  readonly now: () => Date;
  /** eHealth's clock where it is known; lives are counted by it. */
  readonly clock: () => Date;
  /** Told when a session began to live. */
  readonly attend: () => void;
  readonly log: HostLog;
}

/**
 * Opens sessions, in the order of services.ts: whatever can refuse without a secret refuses first. A session that is extended
 * goes on until its successor lives; when that fails it goes on to its own end.
 */
export function createOpening(deps: OpeningDeps): Pick<SessionServices, 'open'> {
  const { plan: planFor, credentials, fallback, live, turns, ending, sessions, trail } = deps;
  const { emit, now, clock } = deps;
  /** Cards that went while their session was being opened. */
  const lost = new WeakSet<CardSession>();

  const open = async (
    actor: Actor,
    request: OpenRequest,
    plan: OpeningPlan,
    turn: Turn,
  ): Promise<OpenOutcome> => {
    const { holder } = plan.openable;
    const before = await fallback.stateOf(actor.practiceId, holder);
    const running = runningOf(live, actor, request, plan);
    if (!request.renew && running !== undefined && isFresh(running.session, clock())) {
      return { session: running.session, reused: true, fallback: before };
    }
    const reason = request.mode === 'fallback' ? reasonFor(request, before) : null;
    const { tokens } = deps;
    if (tokens === null) {
      throw new PluginError('ERR_STS_NOT_CONFIGURED', 'no token service in the settings');
    }
    const gathered = await credentials.gather(plan, request, eidOnlyOf(live, actor));
    const session = await obtain(actor, request, { plan, reason, gathered, turn, tokens });
    return { session, reused: false, fallback: await tellFallback(session, before) };
  };

  /** From the credentials to a living session; whatever fails on the way lets go of the card. */
  const obtain = async (
    actor: Actor,
    request: OpenRequest,
    { plan, reason, gathered, turn, tokens }: Obtaining,
  ): Promise<EhealthSession> => {
    const { mode } = request;
    const { requestedHours } = deps.policy.ehealth;
    try {
      watchCard(gathered);
      const token = await tokens.issue({
        mode,
        header: gathered.header,
        holderOfKey: gathered.holderOfKey,
        subject: plan.subject,
        requestedHours: requestedHours[mode === 'fallback' ? 'fallback' : 'eid'],
        expectedNihii: plan.expectedNihii,
      });
      await gathered.release();
      await requireUnchanged(turn, plan, gathered);
      const session = await begin(actor, request, { plan, reason, token, gathered });
      await requireStillUnchanged(turn, session, gathered);
      return session;
    } catch (error) {
      await gathered.discard();
      throw error;
    }
  };

  const reasonFor = (request: OpenRequest, state: FallbackState): GivenReason => {
    fallback.requireAllowed(state);
    const reason = checkReason(request.reason, request.reasonText);
    if (reason === undefined) {
      throw new PluginError('ERR_FALLBACK_REASON', 'the fallback needs a reason');
    }
    return reason;
  };

  /** A card that is kept is watched from its log-in on: it may go before its session lives. */
  const watchCard = ({ keptCard }: Credentials): void => {
    if (keptCard === null || live.all().some(({ card }) => card === keptCard)) return;
    keptCard.onLost(() => {
      lost.add(keptCard);
      for (const { session, card } of live.all()) {
        if (card === keptCard) void ending.finish(session.id, 'card-removed', null);
      }
    });
  };

  /** The token service takes its time, and meanwhile file, card or user may have gone. */
  const requireUnchanged = async (
    turn: Turn,
    { certificate }: OpeningPlan,
    { keptCard }: Credentials,
  ): Promise<void> => {
    if (turn.cancelledBy !== null) throw overtaken();
    if (keptCard !== null && lost.has(keptCard)) throw cardRemoved();
    if (certificate === null) return;
    const { practiceId, id } = certificate.record;
    const record = await deps.certificates.findById(practiceId, id);
    if (record?.role !== 'active') throw overtaken();
  };

  const requireStillUnchanged = async (
    { cancelledBy }: Turn,
    session: EhealthSession,
    { keptCard }: Credentials,
  ): Promise<void> => {
    if (cancelledBy !== null) {
      await ending.finish(session.id, cancelledBy, null);
      throw overtaken();
    }
    if (keptCard !== null && lost.has(keptCard)) {
      await ending.finish(session.id, 'card-removed', null);
      throw cardRemoved();
    }
  };

  const begin = async (
    actor: Actor,
    request: OpenRequest,
    { plan, reason, token, gathered }: Begun,
  ): Promise<EhealthSession> => {
    const { environment } = deps.policy;
    const session: EhealthSession = {
      id: randomUUID(),
      practiceId: actor.practiceId,
      userId: actor.userId,
      userName: plan.user.displayName,
      mode: request.mode,
      quality: request.quality,
      holder: plan.openable.holder,
      certificateId: request.certificateId,
      environment,
      openedAt: clock(),
      notOnOrAfter: token.notOnOrAfter,
      recognition: token.recognition,
      attributes: token.attributes,
      warnings: token.warnings,
      fallbackReason: reason?.reason ?? null,
    };
    await sessions.opened(
      traceOf(session, reason?.text ?? ''),
      openedEntry(actor, now(), session, token.assertionId),
    );
    const older = live
      .ofUser(session.practiceId, session.userId)
      .filter((other) => isReplacedBy(other.session, session));
    live.add({
      session,
      token: { assertion: token.assertion, assertionId: token.assertionId },
      signer: gathered.holderOfKey,
      fingerprint: gathered.fingerprint,
      card: gathered.keptCard,
    });
    deps.attend();
    emit(sessionEvent('session.opened', now(), session));
    for (const other of older) await ending.finish(other.session.id, 'extended', actor);
    return session;
  };

  const tellFallback = async (
    session: EhealthSession,
    before: FallbackState,
  ): Promise<FallbackState> => {
    if (session.mode !== 'fallback') return before;
    try {
      const after = await fallback.stateOf(session.practiceId, session.holder);
      if (isNowOverused(before, after)) {
        emit(sessionEvent('session.fallback-overused', now(), session));
      }
      return after;
    } catch (error) {
      // The session lives; that its opening could not be counted aloud must not look like a failure
      deps.log.error({ err: error, session: session.id }, 'the fallback could not be counted');
      return before;
    }
  };

  return {
    open: async (actor, request) => {
      let holder: EhealthSession['holder'] | null = null;
      try {
        const plan = await planFor(actor, request);
        ({ holder } = plan.openable);
        const { practiceId, userId } = actor;
        const what = JSON.stringify([request.mode, request.certificateId]);
        return await turns.take({ practiceId, userId, what, quality: request.quality }, (turn) =>
          open(actor, request, plan, turn),
        );
      } catch (error) {
        await trail.refused(actor, request, holder, error);
        throw error;
      }
    },
  };
}

interface Obtaining {
  readonly plan: OpeningPlan;
  readonly reason: GivenReason | null;
  readonly gathered: Credentials;
  readonly turn: Turn;
  readonly tokens: Pick<TokenService, 'issue'>;
}

interface Begun {
  readonly plan: OpeningPlan;
  readonly reason: GivenReason | null;
  readonly token: IssuedToken;
  readonly gathered: Credentials;
}

/** The session that this request would open again: same file, way, quality and key. */
function runningOf(
  live: LiveSessions,
  { practiceId, userId }: Actor,
  request: OpenRequest,
  { certificate }: OpeningPlan,
): LiveSession | undefined {
  return live
    .ofUser(practiceId, userId)
    .find(
      ({ session, fingerprint }) =>
        session.certificateId === request.certificateId &&
        session.mode === request.mode &&
        session.quality === request.quality &&
        (certificate === null || fingerprint === certificate.verdict.fingerprint),
    );
}

/** The user's running eID-only session: it holds the card, logged in. */
function eidOnlyOf(live: LiveSessions, { practiceId, userId }: Actor): LiveSession | undefined {
  return live.ofUser(practiceId, userId).find(({ card }) => card !== null);
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
  return new PluginError('ERR_CONFLICT', 'certificate or user changed while the session opened');
}

function cardRemoved(): PluginError {
  return new PluginError('ERR_CARD_REMOVED', 'the card was taken out while the session opened');
}
