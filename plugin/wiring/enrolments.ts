import { createEnrolmentServices } from '../domain/enrolment/create-service.ts';
import type {
  EnrolmentEvent,
  EnrolmentServices,
  EnrolmentWatch,
} from '../domain/enrolment/service.ts';
import { createRevocationServices } from '../domain/enrolment/revocation/create-service.ts';
import type {
  RevocationEvent,
  RevocationServices,
} from '../domain/enrolment/revocation/service.ts';
import type { TrustStore } from '../domain/trust/service.ts';
import {
  defaultCertRaEndpoint,
  defaultDepotEndpoint,
  defaultEtkRaEndpoint,
} from '../ehealth/endpoints.ts';
import { createCertRa } from '../ehealth/registration/cert-ra/cert-ra.ts';
import { createCertificateDelivery } from '../ehealth/registration/certificate-delivery.ts';
import { createEtkDepot } from '../ehealth/registration/etk-depot.ts';
import { createEtkRa } from '../ehealth/registration/etk-ra.ts';
import type { Transport } from '../ehealth/soap/transport.ts';
import type { HostLog } from '../logging.ts';
import type { RevocationChecker } from '../pki/revocation/checker.ts';
import type { Settings } from '../settings/index.ts';
import type { Store } from '../store/index.ts';
import type { CertificatesPart } from './certificates.ts';
import type { Practice } from './practice.ts';
import type { SessionsPart } from './sessions.ts';

export interface EnrolmentsDeps {
  readonly settings: Pick<Settings, 'enrolment' | 'environment' | 'probes'>;
  readonly store: Pick<
    Store,
    'certificates' | 'enrolments' | 'places' | 'revocations' | 'sessions' | 'audit'
  >;
  readonly trustStore: Pick<TrustStore, 'anchors'>;
  readonly practice: Practice;
  readonly certificates: Pick<CertificatesPart, 'emit' | 'reader' | 'verdicts'>;
  readonly sessions: Pick<SessionsPart, 'cardLogin' | 'signatureKeys'>;
  readonly transport: Transport;
  readonly revocation: RevocationChecker | null;
  readonly emit: (event: EnrolmentEvent | RevocationEvent) => void;
  readonly now: () => Date;
  readonly log: HostLog;
}

/** null where the settings switch requests off, or no address of eHealth's registration services is known. */
export interface EnrolmentsPart {
  readonly services: EnrolmentServices | null;
  readonly revocations: RevocationServices | null;
  readonly watch: EnrolmentWatch | null;
}

/** The addresses of eHealth's registration services; null where the settings switch requests off, or one of them is not known. */
function servicesOf({ environment, enrolment, probes }: EnrolmentsDeps['settings']) {
  const certRa = probes.certRaEndpoint ?? defaultCertRaEndpoint(environment);
  const etkRa = enrolment.etkRaEndpoint ?? defaultEtkRaEndpoint(environment);
  const depot = probes.depotEndpoint ?? defaultDepotEndpoint(environment);
  return !enrolment.enabled || certRa === null || etkRa === null || depot === null
    ? null
    : { certRa, etkRa, depot };
}

/** Whether certificates are requested in our screens: known before the services are built. */
export const areRequestedHere = (settings: EnrolmentsDeps['settings']): boolean =>
  servicesOf(settings) !== null;

export function createEnrolments(deps: EnrolmentsDeps): EnrolmentsPart {
  const { settings, store, practice, certificates, transport, now } = deps;
  const { environment, enrolment } = settings;
  const found = servicesOf(settings);
  if (found === null) return { services: null, revocations: null, watch: null };
  const { certRa, etkRa, depot } = found;
  const { ecdsaHash } = enrolment;
  const certRaService = { endpoint: certRa, transport, now, ecdsaHash };
  const { cardLogin, signatureKeys } = deps.sessions;
  const shared = {
    certRa: createCertRa(certRaService),
    delivery: createCertificateDelivery(certRaService),
    etkRa: createEtkRa({ endpoint: etkRa, transport, now, ecdsaHash }),
    depot: createEtkDepot({ endpoint: depot, transport }),
    certificates: store.certificates,
    enrolments: store.enrolments,
    places: store.places,
    revocations: store.revocations,
    sessions: store.sessions,
    revocation: deps.revocation,
    audit: store.audit,
    directory: practice.directory,
    authorizer: practice.authorizer,
    reader: certificates.reader,
    verdicts: certificates.verdicts,
    anchors: deps.trustStore.anchors,
    environment,
    keyType: enrolment.keyType,
    signatureKeys,
    cardLogin,
    emit: deps.emit,
    emitCertificate: certificates.emit,
    now,
    log: deps.log,
  };
  const services = createEnrolmentServices(shared);
  const revocations = createRevocationServices(shared);
  return { services, revocations, watch: bothOf(services, revocations) };
}

const bothOf = (one: EnrolmentWatch, other: EnrolmentWatch): EnrolmentWatch => ({
  run: async (signal) => {
    const first = await one.run(signal);
    const second = await other.run(signal);
    return {
      asked: first.asked + second.asked,
      finished: first.finished + second.finished,
    };
  },
});
