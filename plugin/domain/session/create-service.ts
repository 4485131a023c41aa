import type { Authorizer } from '../access/authorizer.ts';
import type { VerdictService } from '../certificate/verdict-service.ts';
import type { AuditRepository } from '../audit/audit.ts';
import type { CertificateRepository } from '../certificate/repository.ts';
import type { CardService } from '../../eid/card-service.ts';
import type { TimeStampService } from '../../ehealth/timestamp/time-stamp-service.ts';
import type { TokenService } from '../../ehealth/sts/token.ts';
import type { CertificateEvent } from '../certificate/certificate-event.ts';
import type { SessionEvent } from './session-event.ts';
import type { HostDirectory } from '../practice/directory.ts';
import type { HostLog } from '../../logging.ts';
import type { KeystoreReader } from '../../pki/pkcs12/keystore-content.ts';
import { createEstablish } from './opening/establish.ts';
import { createOwnCardLogin } from './opening/card-login.ts';
import { createCredentialsSource } from './opening/credentials.ts';
import { createEndService } from './running/end.ts';
import { createFindLetterSession } from './decryption/letter-session.ts';
import type { FindLetterSession } from './decryption/letter-session.ts';
import { createUnlock } from './decryption/unlock.ts';
import { createFallback } from './fallback.ts';
import { isUsable } from './lifecycle.ts';
import type { EhealthSession } from './session.ts';
import { createActiveSessions } from './running/active-sessions.ts';
import { createLeftOpenCards } from './running/left-open-cards.ts';
import type { LeftOpenCards } from './running/left-open-cards.ts';
import { createOpeningOptions } from './opening/options.ts';
import { createPreconditions } from './opening/preconditions.ts';
import { createOpenService } from './opening/open.ts';
import { createPinOnly } from './pin-only.ts';
import type { SessionKeyRepository, SessionRepository } from './repository.ts';
import { createLeaseTimer } from './running/lease.ts';
import { endOrphans } from './running/orphans.ts';
import { practiceSessions } from './running/practice-sessions.ts';
import type { SessionServices } from './service.ts';
import type { SessionPolicy } from './policy.ts';
import { sessionEvent } from './session-audit.ts';
import type { SessionAudit } from './session-audit.ts';
import { createOpeningSingleFlight } from './opening/single-flight.ts';
import { createUsableSessions } from './running/usable-session.ts';
import { createUseService } from './running/use.ts';
import { createCertificateKey } from './signing/certificate-key.ts';
import { createDocumentSigning } from './signing/documents.ts';
import { createSigning } from './signing/signing.ts';
import { createExpiryTimer } from './running/expiry-timer.ts';

export interface SessionServicesDeps {
  readonly certificates: Pick<CertificateRepository, 'findById' | 'listOfUsers' | 'readKeystore'>;
  readonly sessions: SessionRepository;
  readonly sessionKeys: SessionKeyRepository;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly sessionAudit: SessionAudit;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly verdicts: Pick<VerdictService, 'read'>;
  readonly authorizer: Pick<Authorizer, 'requireManager'>;
  readonly reader: Pick<KeystoreReader, 'openKey' | 'openKeys'>;
  /** null: no token service is known for this environment; opening then says ERR_STS_NOT_CONFIGURED. */
  readonly tokens: Pick<TokenService, 'issue' | 'renew' | 'now' | 'reach' | 'outage'> | null;
  /** null: documents get no time stamps here. */
  readonly timeStamps: Pick<TimeStampService, 'stamp'> | null;
  /** null: no card can be in this machine. */
  readonly card: CardService | null;
  readonly settings: SessionPolicy;
  readonly emit: (event: SessionEvent) => void;
  readonly now: () => Date;
  readonly log: HostLog;
}

/** What only the wiring calls. */
export interface SessionLife {
  /** Ends what a former process left open, before anything is opened here. */
  start(): Promise<void>;
  /** Handles every certificate event. Never rejects. */
  onCertificateEvent(event: CertificateEvent): Promise<void>;
  /** To be called before a PIN goes to a card for anything but a session: if the card is left open later, it is that user's. */
  readonly cardUsed: LeftOpenCards['used'];
  /** For the mailbox: a user's usable session with what it signs and reads with. */
  readonly letterSession: FindLetterSession;
  /** For the mailbox: sessions of this process that can be used now. Whether they still may, `letterSession` says. */
  readonly usableHere: () => readonly EhealthSession[];
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
  const activeSessions = createActiveSessions();
  const singleFlight = createOpeningSingleFlight();
  const clock = () => tokens?.now() ?? now();
  const policy = { ...settings, cards: deps.card !== null };
  const leftOpenCards = createLeftOpenCards(deps);
  const fallback = createFallback({ sessions, policy: settings.sessions.fallback, now });
  const shared = {
    ...deps,
    activeSessions,
    singleFlight,
    clock,
    policy,
    fallback,
    leftOpenCards,
    warnMinutes,
  };

  const endService = createEndService(shared);
  const usableSessions = createUsableSessions({ ...shared, endService });
  const expiryTimer = createExpiryTimer({
    ...shared,
    warn: ({ session }) => emit(sessionEvent('session.ending', now(), session)),
    expire: ({ session }) => endService.finish(session.id, 'expired', null),
  });
  const leaseTimer = createLeaseTimer({
    renew: async () => {
      await endOrphans(deps, 'running');
      await endService.reconcile(activeSessions.all());
    },
    log: deps.log,
  });
  const establish = createEstablish({
    ...shared,
    endService,
    onOpened: () => {
      expiryTimer.refresh();
    },
  });

  return {
    ...createOpeningOptions(shared),
    ...createOpenService({
      ...shared,
      endService,
      establish,
      checkPreconditions: createPreconditions(shared),
      credentials: createCredentialsSource({
        ...shared,
        pinOnly,
        cardLogin: createOwnCardLogin(deps),
      }),
    }),
    ...createPinOnly({ ...shared, allowed: pinOnly }),
    ...createUnlock({ ...shared, usableSessions }),
    letterSession: createFindLetterSession({ usableSessions, clock }),
    usableHere: () => {
      const at = clock();
      return activeSessions.all().flatMap(({ session }) => (isUsable(session, at) ? session : []));
    },
    ...createUseService({ ...shared, usableSessions }),
    ...createSigning({ usableSessions, certificateKey: createCertificateKey(deps), clock }),
    ...createDocumentSigning({ ...shared, usableSessions }),
    end: (actor, sessionId) => endService.end(actor, sessionId),
    endAll: (actor, userId, cause) => endService.endAll(actor, userId, cause),
    endUnentitled: (actor) => endService.endUnentitled(actor),
    cardUsed: (card, by) => leftOpenCards.used(card, by),
    onCertificateEvent: (event) => endService.onCertificateEvent(event),
    liftFallbackStop: (actor, holder) => fallback.liftFallbackStop(actor, holder),

    practice: async (actor) => {
      deps.authorizer.requireManager(actor);
      await endService.reconcile(activeSessions.inPractice(actor.practiceId));
      return {
        sessions: practiceSessions({
          held: activeSessions.inPractice(actor.practiceId).map(({ session }) => session),
          traces: await sessions.running(actor.practiceId),
          environment: settings.environment,
          warnMinutes,
          now: clock(),
        }),
        fallback: await fallback.figures(actor.practiceId),
        periodDays: settings.sessions.fallback.periodDays,
      };
    },

    start: async () => {
      await endOrphans(deps, 'start');
      leaseTimer.start();
    },

    close: async () => {
      await leaseTimer.stop();
      expiryTimer.stop();
      await endService.finishAll('restart');
    },
  };
}
