import type { X509Certificate } from 'node:crypto';
import type { SessionEvent } from '../domain/session/session-event.ts';
import { createSessionServices } from '../domain/session/create-service.ts';
import type { SessionLife } from '../domain/session/create-service.ts';
import type { SessionServices } from '../domain/session/service.ts';
import { createSignatureKeys } from '../domain/signature/create-service.ts';
import type { SignatureKeys } from '../domain/signature/signature-key.ts';
import type { SessionAudit } from '../domain/session/session-audit.ts';
import type { TrustStore } from '../domain/trust/service.ts';
import { createContinuityList } from '../ehealth/continuity/list.ts';
import { defaultStsEndpoint, defaultTimeStampEndpoint } from '../ehealth/endpoints.ts';
import type { Transport } from '../ehealth/soap/transport.ts';
import { createTimeStampService } from '../ehealth/timestamp/time-stamp-service.ts';
import { createTokenService } from '../ehealth/sts/token-service.ts';
import type { TokenService } from '../ehealth/sts/token.ts';
import { createOwnCardLogin } from '../domain/session/opening/card-login.ts';
import type { OwnCardLogin } from '../domain/session/opening/card-login.ts';
import { createCardProcess } from '../eid/process/card-process.ts';
import type { CardProcess } from '../eid/process/card-process.ts';
import type { HostLog } from '../logging.ts';
import { countingSessions } from '../observability/counting.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { Settings } from '../settings/index.ts';
import type { Store } from '../store/index.ts';
import type { CertificatesPart } from './certificates.ts';
import type { Practice } from './practice.ts';

export interface SessionsDeps {
  readonly settings: Settings;
  readonly store: Pick<Store, 'certificates' | 'sessions' | 'sessionKeys' | 'audit'>;
  readonly trustStore: Pick<TrustStore, 'signerAnchors'>;
  /** DER of the root CAs that identity cards must lead to. */
  readonly cardRoots: readonly Uint8Array[];
  readonly timeStampAnchors: readonly X509Certificate[];
  readonly practice: Practice;
  readonly certificates: Pick<CertificatesPart, 'verdicts' | 'reader'>;
  readonly sessionAudit: SessionAudit;
  readonly transport: Transport;
  readonly metrics: Pick<Metrics, 'countSessionFailure'>;
  readonly emit: (event: SessionEvent) => void;
  readonly now: () => Date;
  readonly log: HostLog;
}

export interface SessionsPart extends Pick<
  SessionLife,
  'start' | 'onCertificateEvent' | 'letterSession' | 'usableHere'
> {
  readonly services: SessionServices;
  /** null where no card can be in this machine. */
  readonly card: CardProcess | null;
  /** Whose keys may sign what binds by law. */
  readonly signatureKeys: SignatureKeys;
  readonly cardLogin: OwnCardLogin;
  /** Clock of eHealth minus ours, in seconds; null while it is not known. */
  readonly clockOffset: () => number | null;
  /** Ends all sessions, then card readers and connections. */
  close(): Promise<void>;
}

export function createSessions(deps: SessionsDeps): SessionsPart {
  const { settings, store, practice, certificates, now, log } = deps;
  const tokens = createTokens(deps);
  const { reader, pkcs11Library, signing, signatureToken } = settings.eid;
  const { timeStamp } = settings.ehealth;
  const card = settings.eid.enabled
    ? createCardProcess({
        settings: { reader, pkcs11Library, signing, signatureToken, rootAnchors: deps.cardRoots },
        log,
      })
    : null;
  const sessions = createSessionServices({
    certificates: store.certificates,
    sessions: store.sessions,
    sessionKeys: store.sessionKeys,
    audit: store.audit,
    sessionAudit: deps.sessionAudit,
    directory: practice.directory,
    verdicts: certificates.verdicts,
    authorizer: practice.authorizer,
    reader: certificates.reader,
    tokens,
    timeStamps: createTimeStampService({
      endpoint: timeStamp.endpoint ?? defaultTimeStampEndpoint(settings.environment),
      profile: timeStamp.profile,
      anchors: deps.timeStampAnchors,
      toleranceSeconds: timeStamp.toleranceSeconds,
      transport: deps.transport,
      now: () => tokens?.now() ?? now(),
      log,
    }),
    card,
    settings,
    emit: deps.emit,
    now,
    log,
  });
  return {
    services: countingSessions(sessions, deps.metrics),
    card,
    signatureKeys: createSignatureKeys({
      card,
      token: card?.token ?? null,
      cardUsed: (used, by) => sessions.cardUsed(used, by),
      now,
    }),
    cardLogin: createOwnCardLogin({ card, now }),
    start: () => sessions.start(),
    onCertificateEvent: (event) => sessions.onCertificateEvent(event),
    letterSession: sessions.letterSession,
    usableHere: sessions.usableHere,
    clockOffset: () => {
      const milliseconds = tokens?.clockOffset() ?? null;
      return milliseconds === null ? null : milliseconds / 1000;
    },
    close: async () => {
      await sessions.close();
      await card?.close();
      await tokens?.close();
    },
  };
}

/**
 * The client of the environment's token service; null where no address of it is known, or no trust anchor could confirm its
 * answers: then no password or PIN is used up for an answer that would be refused.
 */
function createTokens(deps: SessionsDeps): TokenService | null {
  const { environment, ehealth } = deps.settings;
  const { transport, now, log } = deps;
  const endpoint = ehealth.stsEndpoint ?? defaultStsEndpoint(environment);
  if (endpoint === null) return null;
  const signerAnchors = () => deps.trustStore.signerAnchors(environment);
  if (signerAnchors().length === 0) {
    log.warn(
      { environment },
      'no session can open: ehealth.signerAnchors has no anchor for this environment',
    );
    return null;
  }
  const { continuityList: address } = ehealth;
  return createTokenService({
    endpoint,
    settings: ehealth,
    signerAnchors,
    transport,
    now,
    log,
    ...(address !== null && {
      continuity: createContinuityList({ address, signerAnchors, now, log }),
    }),
  });
}
