import type { CertificateEvent } from '../domain/certificate/certificate-event.ts';
import { createBulkServices } from '../domain/certificate/bulk/bulk-service.ts';
import type { BulkServices } from '../domain/certificate/bulk/bulk-service.ts';
import type { HostLog } from '../logging.ts';
import { createCertificateServices } from '../domain/certificate/create-service.ts';
import type { CertificateServices } from '../domain/certificate/service.ts';
import { createVerdictService } from '../domain/certificate/verdict-service.ts';
import type { VerdictService } from '../domain/certificate/verdict-service.ts';
import type { Actor } from '../domain/practice/actor.ts';
import type { TrustStore } from '../domain/trust/service.ts';
import type { CertificateStatus } from '../host.ts';
import { formatsFor, translator } from '../i18n/index.ts';
import { countingReader } from '../observability/counting.ts';
import type { Metrics } from '../observability/metrics.ts';
import { defaultKeystoreLimits } from '../pki/pkcs12/keystore-content.ts';
import type { KeystoreReader } from '../pki/pkcs12/keystore-content.ts';
import { createFairReader } from '../pki/pkcs12/worker/fair-reader.ts';
import { createKeystoreReader, defaultThreads } from '../pki/pkcs12/worker/keystore-reader.ts';
import { certificateStatus } from '../routes/api/status.ts';
import type { Settings } from '../settings/index.ts';
import type { Store } from '../store/index.ts';
import type { Practice } from './practice.ts';

export interface CertificatesDeps {
  readonly settings: Pick<Settings, 'activeFiles' | 'environment' | 'renewalWindowDays'>;
  readonly store: Pick<Store, 'certificates' | 'drafts' | 'audit'>;
  readonly trustStore: Pick<TrustStore, 'anchors'>;
  readonly practice: Practice;
  readonly metrics: Pick<Metrics, 'countKeystoreFailure'>;
  readonly emit: (event: CertificateEvent) => void;
  readonly now: () => Date;
  readonly log: HostLog;
}

export interface CertificatesPart {
  readonly services: CertificateServices;
  readonly verdicts: VerdictService;
  readonly reader: KeystoreReader;
  readonly bulk: BulkServices;
  /** The badge of one user, in the actor's language. */
  status(actor: Actor, userId: string): Promise<readonly CertificateStatus[]>;
  /** Says to listeners and host what happened to a certificate. */
  emit(event: CertificateEvent): void;
  /** Calls the listener with each later event, before the host. It must not throw. */
  onEvent(listener: (event: CertificateEvent) => void): void;
  /** Ends the worker threads that open keystores. */
  close(): Promise<void>;
}

export function createCertificates(deps: CertificatesDeps): CertificatesPart {
  const { settings, store, trustStore, practice, now } = deps;
  const threads = defaultThreads();
  const reader = countingReader(
    createFairReader(createKeystoreReader({ limits: defaultKeystoreLimits, threads }), {
      slots: threads,
    }),
    deps.metrics,
  );
  const verdicts = createVerdictService({
    certificates: store.certificates,
    anchors: trustStore.anchors,
    environment: settings.environment,
    renewalWindowDays: settings.renewalWindowDays,
    now,
  });
  const listeners: ((event: CertificateEvent) => void)[] = [];
  const emit = (event: CertificateEvent): void => {
    for (const listener of listeners) listener(event);
    deps.emit(event);
  };
  const services = createCertificateServices({
    certificates: store.certificates,
    drafts: store.drafts,
    audit: store.audit,
    reader,
    directory: practice.directory,
    verdicts,
    authorizer: practice.authorizer,
    renewalWindowDays: settings.renewalWindowDays,
    activeFiles: settings.activeFiles,
    emit,
    now,
  });
  return {
    services,
    verdicts,
    reader,
    emit,
    bulk: createBulkServices({
      reader,
      drafts: store.drafts,
      certificates: store.certificates,
      verdicts,
      services,
      directory: practice.directory,
      audit: store.audit,
      log: deps.log,
      now,
    }),
    status: async (actor, userId) => {
      const { certificates } = await services.forUser(actor, userId);
      const { language } = actor;
      return certificateStatus(certificates, { t: translator(language), ...formatsFor(language) });
    },
    onEvent: (listener) => {
      listeners.push(listener);
    },
    close: () => reader.close(),
  };
}
