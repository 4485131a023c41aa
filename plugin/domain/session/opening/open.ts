import type { TokenService } from '../../../ehealth/sts/token.ts';
import { PluginError } from '../../../errors.ts';
import type { Actor } from '../../practice/actor.ts';
import type { SessionEvent } from '../session-event.ts';
import type { HostLog } from '../../../logging.ts';
import type { Establish } from './establish.ts';
import type { CredentialsSource } from './credentials.ts';
import type { Fallback } from '../fallback.ts';
import { checkReason, isNowOverused } from '../fallback-policy.ts';
import type { FallbackState, GivenReason } from '../fallback-policy.ts';
import { isFresh } from '../lifecycle.ts';
import type { EndService } from '../running/end.ts';
import type { ActiveSession, ActiveSessions } from '../running/active-sessions.ts';
import type { CheckedOpening } from './preconditions.ts';
import type { SessionRepository } from '../repository.ts';
import type { OpenOutcome, OpenRequest, SessionServices } from '../service.ts';
import type { EhealthSession } from '../session.ts';
import type { SessionPolicy } from '../policy.ts';
import { sessionEvent } from '../session-audit.ts';
import type { SessionAudit } from '../session-audit.ts';
import type { OpeningAttempt, OpeningSingleFlight } from './single-flight.ts';

export interface OpenServiceDeps {
  readonly checkPreconditions: (actor: Actor, request: OpenRequest) => Promise<CheckedOpening>;
  readonly credentials: CredentialsSource;
  readonly establish: Establish;
  readonly tokens: Pick<TokenService, 'issue' | 'renew' | 'reach'> | null;
  readonly policy: SessionPolicy;
  readonly fallback: Pick<Fallback, 'stateOf' | 'requireAllowed'>;
  readonly activeSessions: ActiveSessions;
  readonly endService: Pick<EndService, 'reconcile'>;
  readonly singleFlight: OpeningSingleFlight;
  readonly sessions: Pick<SessionRepository, 'logOffs'>;
  readonly sessionAudit: SessionAudit;
  readonly emit: (event: SessionEvent) => void;
  readonly now: () => Date;
  /** eHealth's clock where it is known; lives are counted by it. */
  readonly clock: () => Date;
  readonly log: HostLog;
}

/**
 * Opens sessions, in the order of service.ts: checks that need no secret come first. A session that is extended
 * goes on until its successor lives; when that fails it goes on to its own end.
 */
export function createOpenService(deps: OpenServiceDeps): Pick<SessionServices, 'open'> {
  const {
    checkPreconditions,
    credentials,
    establish,
    fallback,
    activeSessions,
    singleFlight,
    sessionAudit,
    emit,
    now,
    clock,
  } = deps;

  const open = async (
    actor: Actor,
    request: OpenRequest,
    checked: CheckedOpening,
    attempt: OpeningAttempt,
  ): Promise<OpenOutcome> => {
    const { holder } = checked.eligibility;
    const logOffs = await deps.sessions.logOffs(actor.practiceId, actor.userId);
    const before = await fallback.stateOf(actor.practiceId, holder);
    // One that another process ended is not handed out again
    await deps.endService.reconcile(activeSessions.ofUser(actor.practiceId, actor.userId));
    const running = runningOf(activeSessions, actor, request);
    if (!request.renew && running !== undefined && isFresh(running.session, clock())) {
      return { session: running.session, reused: true, fallback: before };
    }
    const reason = request.mode === 'fallback' ? reasonFor(request, before) : null;
    const { tokens } = deps;
    if (tokens === null) {
      throw new PluginError('ERR_STS_NOT_CONFIGURED', 'no token service in the settings');
    }
    const gathered = await credentials.gather(checked, request, {
      running: eidOnlyOf(activeSessions, actor),
      reach: () => tokens.reach(),
    });
    const prolongs = deps.policy.ehealth.useRenew && request.renew && request.mode !== 'fallback';
    const previous = prolongs ? (running?.token ?? null) : null;
    const session = await establish(actor, request, {
      checked,
      reason,
      gathered,
      attempt,
      tokens,
      previous,
      logOffs,
    });
    return { session, reused: false, fallback: await reportFallback(session, before) };
  };

  const reasonFor = (request: OpenRequest, state: FallbackState): GivenReason => {
    fallback.requireAllowed(state);
    const reason = checkReason(request.reason, request.reasonText);
    if (reason === undefined) {
      throw new PluginError('ERR_FALLBACK_REASON', 'the fallback needs a reason');
    }
    return reason;
  };

  const reportFallback = async (
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
      deps.log.error({ err: error, session: session.id }, 'fallback use not counted');
      return before;
    }
  };

  return {
    open: async (actor, request) => {
      let holder: EhealthSession['holder'] | null = null;
      try {
        const checked = await checkPreconditions(actor, request);
        ({ holder } = checked.eligibility);
        const { practiceId, userId } = actor;
        const what = JSON.stringify([request.mode, request.certificateId]);
        return await singleFlight.run(
          { practiceId, userId, what, quality: request.quality },
          (attempt) => open(actor, request, checked, attempt),
        );
      } catch (error) {
        await sessionAudit.refused(actor, request, holder, error);
        throw error;
      }
    },
  };
}

/** The session that this request would open again: same file (a record is never altered, so same key), way and quality. */
function runningOf(
  activeSessions: ActiveSessions,
  { practiceId, userId }: Actor,
  request: OpenRequest,
): ActiveSession | undefined {
  return activeSessions
    .ofUser(practiceId, userId)
    .find(
      ({ session }) =>
        session.certificateId === request.certificateId &&
        session.mode === request.mode &&
        session.quality === request.quality,
    );
}

/** The user's running eID-only session: it holds the card, logged in. */
function eidOnlyOf(
  activeSessions: ActiveSessions,
  { practiceId, userId }: Actor,
): ActiveSession | undefined {
  return activeSessions.ofUser(practiceId, userId).find(({ card }) => card !== null);
}
