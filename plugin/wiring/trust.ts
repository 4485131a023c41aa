import { createHash } from 'node:crypto';
import type { X509Certificate } from 'node:crypto';
import type { VerdictService } from '../domain/certificate/verdict-service.ts';
import { summarise } from '../domain/certificate/verdict/verdict.ts';
import { errorSummary } from '../logging.ts';
import type { HostLog } from '../logging.ts';
import type { Settings } from '../settings/index.ts';
import type { Store } from '../store/index.ts';
import { createIssuedCertificates } from '../domain/trust/issued-certificates.ts';
import type { TrustStore, TrustServices } from '../domain/trust/service.ts';
import { createTrustServices } from '../domain/trust/create-service.ts';
import { createTrustStore } from '../domain/trust/trust-store.ts';
import type { TrustStoreDeps } from '../domain/trust/trust-store.ts';
import { createTrustUpdates } from '../domain/trust/updates.ts';
import { builtInAnchors } from '../pki/x509/trust-anchor.ts';

export interface TrustDeps {
  readonly settings: Pick<Settings, 'environment' | 'renewalWindowDays'> & {
    readonly trust: Pick<Settings['trust'], 'updateBy'>;
  };
  readonly store: Pick<Store, 'certificates' | 'renewals' | 'trust'>;
  /** Already refreshed once. */
  readonly trustStore: TrustStore;
  /** Certificates that may sign a trusted list. */
  readonly listSigners: readonly X509Certificate[];
  readonly verdicts: Pick<VerdictService, 'inputOf'>;
  readonly version: string;
  readonly now: () => Date;
  readonly log: HostLog;
}

export interface TrustPart {
  readonly trust: TrustServices;
  /** Takes over what another process applied. The first to notice a change, screen or job, updates what depends on it. */
  refresh(): Promise<boolean>;
  /** Stops recomputing the summaries for lists; the next start continues. */
  close(): Promise<void>;
}

/** The trust store with the built-in authorities, those of the settings and those that updates brought. */
export async function openTrustStore(
  store: Pick<Store, 'trust'>,
  anchors: Pick<TrustStoreDeps, 'settingsAnchors' | 'settingsSigners'>,
): Promise<TrustStore> {
  const trustStore = createTrustStore({
    builtIn: builtInAnchors,
    settingsAnchors: anchors.settingsAnchors,
    settingsSigners: anchors.settingsSigners,
    repository: store.trust,
  });
  await trustStore.refresh();
  return trustStore;
}

/**
 * Verdicts are computed for every screen, but lists sort by stored summaries, and plans are reconciled when they are due. Both
 * are updated when the authorities change, and at the start when the rules did; no request waits for the lists.
 */
export function createTrust(deps: TrustDeps): TrustPart {
  const { settings, store, listSigners, now, log } = deps;
  const { renewalWindowDays } = settings;
  const closing = new AbortController();
  let recomputed = refreshSummaries(deps, closing.signal);

  const update = async () => {
    try {
      await store.renewals.recheck(now());
    } catch (error) {
      // The update is applied and recorded: it must not look undone
      log.error({ ...errorSummary(error) }, 're-planning after trust update failed');
    }
    recomputed = recomputed.then(() => refreshSummaries(deps, closing.signal));
  };
  const refresh = async () => {
    const isChanged = await deps.trustStore.refresh();
    if (isChanged) await update();
    return isChanged;
  };
  const trustStore: TrustStore = { ...deps.trustStore, refresh };

  return {
    trust: createTrustServices({
      updates: createTrustUpdates({ repository: store.trust, trustStore, listSigners, now }),
      trustStore,
      updateBy: settings.trust.updateBy,
      issued: createIssuedCertificates({
        certificates: store.certificates,
        anchors: trustStore.anchors,
        renewalWindowDays,
        now,
      }),
      now,
    }),
    refresh,
    close: () => {
      closing.abort();
      return recomputed;
    },
  };
}

/** Hash of what summaries depend on besides the file itself: the rules of this version, the environment, the trust anchors. */
function summaryBasis({ settings, trustStore, version }: TrustDeps): string {
  const trusted = trustStore
    .anchors()
    .map(({ fingerprint, environment, role, certificate }) => [
      fingerprint,
      environment,
      role,
      certificate !== null,
    ]);
  const { environment, renewalWindowDays } = settings;
  return createHash('sha256')
    .update(JSON.stringify([version, environment, renewalWindowDays, trusted]))
    .digest('hex');
}

/** Never rejects. Only rows that differ are written. */
async function refreshSummaries(deps: TrustDeps, signal: AbortSignal): Promise<void> {
  const { store, verdicts, log } = deps;
  try {
    const changed = await store.certificates.resummarise(
      summaryBasis(deps),
      (record) => summarise(verdicts.inputOf(record)),
      signal,
    );
    if (changed > 0) log.info({ changed }, 'certificate summaries recomputed');
  } catch (error) {
    log.error({ ...errorSummary(error) }, 'certificate summaries not recomputed');
  }
}
