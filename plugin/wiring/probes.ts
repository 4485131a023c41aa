import { createProbeRunner } from '../domain/probe/runner.ts';
import type { ProbeRunnerDeps } from '../domain/probe/runner.ts';
import type { ProbeServices } from '../domain/probe/service.ts';
import type { SessionAudit } from '../domain/session/session-audit.ts';
import type { TrustStore } from '../domain/trust/service.ts';
import { defaultCertRaEndpoint, defaultDepotEndpoint } from '../ehealth/endpoints.ts';
import { createCertificateInfoService } from '../ehealth/registration/certificate-info.ts';
import { createEtkDepot } from '../ehealth/registration/etk-depot.ts';
import type { Transport } from '../ehealth/soap/transport.ts';
import type { HostLog } from '../logging.ts';
import { countingProbes } from '../observability/counting.ts';
import type { Metrics } from '../observability/metrics.ts';
import { createRevocationChecker } from '../pki/revocation/checker.ts';
import type { RevocationChecker } from '../pki/revocation/checker.ts';
import type { Settings } from '../settings/index.ts';
import type { Store } from '../store/index.ts';
import type { CertificatesPart } from './certificates.ts';
import type { Practice } from './practice.ts';

export interface ProbesDeps {
  readonly settings: Pick<Settings, 'enrolment' | 'environment' | 'probes'>;
  readonly store: Pick<Store, 'attempts' | 'certificates' | 'sessionKeys' | 'probes' | 'audit'>;
  readonly trustStore: Pick<TrustStore, 'anchors'>;
  readonly practice: Practice;
  readonly certificates: Pick<CertificatesPart, 'verdicts' | 'reader'>;
  readonly sessionAudit: SessionAudit;
  readonly transport: Transport;
  readonly metrics: Pick<Metrics, 'countSourceError'>;
  readonly now: () => Date;
  readonly log: HostLog;
  /** PEM of the CAs that servers called by us may have, besides Node's own. */
  readonly authorities: readonly string[];
}

export interface ProbesPart {
  readonly services: ProbeServices;
  /** null where the settings switch it off. */
  readonly revocation: RevocationChecker | null;
  /** Ends revocation checks under way. */
  close(): void;
}

/** Online status of certificates: encryption token depot, CertRA, OCSP and CRL. */
export function createProbes(deps: ProbesDeps): ProbesPart {
  const { settings, store, practice, certificates, now } = deps;
  const { ocspUrl, crlUrl } = settings.probes;
  const revocation = settings.probes.revocation
    ? createRevocationChecker({ ocspUrl, crlUrl, now, authorities: deps.authorities })
    : null;
  const services = createProbeRunner({
    depot: createDepot(deps),
    status: createStatusService(deps),
    revocation,
    certificates: store.certificates,
    sessionKeys: store.sessionKeys,
    probes: countingProbes(store.probes, deps.metrics),
    attempts: store.attempts,
    audit: store.audit,
    sessionAudit: deps.sessionAudit,
    directory: practice.directory,
    authorizer: practice.authorizer,
    verdicts: certificates.verdicts,
    reader: certificates.reader,
    anchors: deps.trustStore.anchors,
    now,
    log: deps.log,
  });
  return { services, revocation, close: () => revocation?.close() };
}

/** null where the settings switch it off, or no address is known. */
function createDepot({ settings, transport }: ProbesDeps): ProbeRunnerDeps['depot'] {
  const { probes, environment } = settings;
  const endpoint = probes.depotEndpoint ?? defaultDepotEndpoint(environment);
  return probes.depot && endpoint !== null ? createEtkDepot({ endpoint, transport }) : null;
}

/** null where the settings switch it off, or no address is known. */
function createStatusService({ settings, transport, now }: ProbesDeps): ProbeRunnerDeps['status'] {
  const { enrolment, probes, environment } = settings;
  const endpoint = probes.certRaEndpoint ?? defaultCertRaEndpoint(environment);
  return probes.status && endpoint !== null
    ? createCertificateInfoService({ endpoint, transport, now, ecdsaHash: enrolment.ecdsaHash })
    : null;
}
