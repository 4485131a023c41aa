import type { Authorising } from '../domain/access/authorizer.ts';
import type { Judging } from '../domain/certificate/verdict-service.ts';
import type { AuditRepository, CertificateRepository } from '../domain/certificate/repository.ts';
import type { CardService } from '../eid/card-service.ts';
import type { TokenService } from '../ehealth/sts/token.ts';
import type { CertificateEvent, HostDirectory, HostLog, SessionEvent } from '../host.ts';
import type { KeystoreReader } from '../pki/pkcs12/keystore-content.ts';
import { createBeginning } from './beginning.ts';
import { createCardSignIn } from './card-sign-in.ts';
import { createCredentialsSource } from './credentials.ts';
import { createEnding } from './ending.ts';
import { createFallback } from './fallback.ts';
import { overviewOf } from './lifecycle.ts';
import { createLiveSessions } from './live-sessions.ts';
import { createOpeningPage } from './opening-page.ts';
import { createOpeningPlan } from './opening-plan.ts';
import { createOpening } from './opening.ts';
import { createPinOnly } from './pin-only.ts';
import type { SessionKeyRepository, SessionRepository } from './repository.ts';
import { endLeftOver } from './restart.ts';
import type { SessionServices } from './services.ts';
import type { SessionPolicy } from './settings.ts';
import { createTrail, sessionEvent } from './trail.ts';
import { createTurns } from './turns.ts';
import { createUsing } from './using.ts';
import { createWatcher } from './watcher.ts';

export interface SessionServicesDeps {
  readonly certificates: Pick<
    CertificateRepository,
    'findById' | 'listForUser' | 'listForHolder' | 'readKeystore'
  >;
  readonly sessions: SessionRepository;
  readonly sessionKeys: SessionKeyRepository;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly judging: Pick<Judging, 'judged'>;
  readonly authorising: Pick<Authorising, 'requireManager'>;
  readonly reader: Pick<KeystoreReader, 'open'>;
  /** null: no token service is known for this environment; opening then says ERR_STS_NOT_CONFIGURED. */
  readonly tokens: Pick<TokenService, 'issue' | 'renew' | 'now'> | null;
  /** null: no card can be in this machine. */
  readonly card: CardService | null;
  readonly settings: SessionPolicy;
  readonly emit: (event: SessionEvent) => void;
  readonly now: () => Date;
  readonly log: HostLog;
}

/** What the wiring calls; nobody else needs it. */
export interface SessionLife {
  /** Ends what a former process left open, before anything is opened here. */
  start(): Promise<void>;
  /** To be told of every event of certificates. Never rejects. */
  onCertificateEvent(event: CertificateEvent): Promise<void>;
  /**
   * Ends every session: their keys go with this process. To be called while store and card service still answer; an opening
   * under way fails once the token service answers it.
   */
  close(): Promise<void>;
}

/** Puts the services together; each does its own checking of rights and its own audit. Keys and assertions stay in here. */
export function createSessionServices(deps: SessionServicesDeps): SessionServices & SessionLife {
  const { settings, tokens, sessions, emit, now } = deps;
  const { warnMinutes, pinOnly } = settings.sessions;
  const live = createLiveSessions();
  const turns = createTurns();
  const clock = () => tokens?.now() ?? now();
  const trail = createTrail(deps);
  const policy = { ...settings, cards: deps.card !== null };
  const fallback = createFallback({ sessions, policy: settings.sessions.fallback, now });
  const shared = { ...deps, live, turns, clock, trail, policy, fallback, warnMinutes };

  const ending = createEnding(shared);
  const watcher = createWatcher({
    ...shared,
    warn: ({ session }) => emit(sessionEvent('session.ending', now(), session)),
    expire: ({ session }) => ending.finish(session.id, 'expired', null),
  });
  const begin = createBeginning({
    ...shared,
    ending,
    attend: () => {
      watcher.attend();
    },
  });

  return {
    ...createOpeningPage(shared),
    ...createOpening({
      ...shared,
      begin,
      plan: createOpeningPlan(shared),
      credentials: createCredentialsSource({ ...deps, pinOnly, signIn: createCardSignIn(deps) }),
    }),
    ...createPinOnly({ ...shared, allowed: pinOnly }),
    ...createUsing({ ...shared, ending }),
    end: (actor, sessionId) => ending.end(actor, sessionId),
    endAll: (actor, userId, cause) => ending.endAll(actor, userId, cause),
    endUnvouched: (actor) => ending.endUnvouched(actor),
    onCertificateEvent: (event) => ending.onCertificateEvent(event),
    liftFallbackStop: (actor, holder) => fallback.liftFallbackStop(actor, holder),

    practice: async (actor) => {
      deps.authorising.requireManager(actor);
      return {
        sessions: live
          .inPractice(actor.practiceId)
          .map(({ session }) => overviewOf(session, clock(), warnMinutes))
          .sort((a, b) => a.session.userName.localeCompare(b.session.userName)),
        fallback: await fallback.figures(actor.practiceId),
        periodDays: settings.sessions.fallback.periodDays,
      };
    },

    start: () => endLeftOver(deps),

    close: async () => {
      watcher.stop();
      await ending.finishAll('restart');
    },
  };
}
