import { createReadinessServices } from '../../domain/enrolment/readiness/service.ts';
import type { ReadinessServices } from '../../domain/enrolment/readiness/service.ts';
import { defaultCertRaEndpoint } from '../../ehealth/endpoints.ts';
import { askReachability } from '../../ehealth/registration/cert-ra/reachability.ts';
import type { Transport } from '../../ehealth/soap/transport.ts';
import type { RevocationChecker } from '../../pki/revocation/checker.ts';
import type { Settings } from '../../settings/index.ts';
import type { Store } from '../../store/index.ts';
import type { Practice } from '../practice.ts';
import type { SessionsPart } from '../sessions.ts';

export interface EnrolmentReadinessDeps {
  readonly settings: Pick<Settings, 'probes' | 'environment' | 'eid'>;
  readonly store: Pick<Store, 'sessions' | 'readiness'>;
  readonly practice: Pick<Practice, 'authorizer'>;
  readonly card: SessionsPart['card'];
  /** null where certificates are not asked about. */
  readonly revocation: Pick<RevocationChecker, 'check'> | null;
  readonly transport: Transport;
  readonly now: () => Date;
}

/** A page waits for the registration authority no longer than this, in milliseconds. */
const authorityLimitMs = 8_000;

/** Whether a person could sign a request with what this machine has. */
export function createEnrolmentReadiness(deps: EnrolmentReadinessDeps): ReadinessServices {
  const { settings, card, transport, now } = deps;
  const endpoint = settings.probes.certRaEndpoint ?? defaultCertRaEndpoint(settings.environment);
  return createReadinessServices({
    authorizer: deps.practice.authorizer,
    records: deps.store.readiness,
    card,
    signing: settings.eid.signing,
    token: card?.token ?? null,
    revocation: deps.revocation,
    sessions: deps.store.sessions,
    authority:
      endpoint === null
        ? null
        : () => askReachability({ endpoint, transport, now }, authorityLimitMs),
    now,
  });
}
