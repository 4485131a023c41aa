import { createHash } from 'node:crypto';
import type { X509Certificate } from 'node:crypto';
import type { Judging } from '../domain/certificate/verdict-service.ts';
import { summarise } from '../domain/certificate/verdict/verdict.ts';
import { noteOf } from '../logging.ts';
import type { HostLog } from '../logging.ts';
import type { Settings } from '../settings/index.ts';
import type { Store } from '../store/index.ts';
import { createIssued } from '../domain/trust/issued-certificates.ts';
import type { TrustKeeper, TrustServices } from '../domain/trust/service.ts';
import { createTrustServices } from '../domain/trust/create-service.ts';
import { createTrustUpdates } from '../domain/trust/updates.ts';

/* Puts together what follows from the authorities: part of index.ts, which would not fit on a screen otherwise. */

export interface TrustPartDeps {
  readonly settings: Pick<Settings, 'environment' | 'renewalWindowDays'> & {
    readonly trust: Pick<Settings['trust'], 'updateBy'>;
  };
  readonly store: Pick<Store, 'certificates' | 'renewals' | 'trust'>;
  /** Already refreshed once. */
  readonly keeper: TrustKeeper;
  readonly listSigners: readonly X509Certificate[];
  readonly judging: Pick<Judging, 'inputOf'>;
  readonly version: string;
  readonly now: () => Date;
  readonly log: HostLog;
}

export interface TrustPart {
  readonly trust: TrustServices;
  /** Takes over what another process applied; whoever first sees a change, screen or job, has it followed. */
  refresh(): Promise<boolean>;
  /** Ends the judging for lists that is under way; the next start begins it again. */
  close(): Promise<void>;
}

/**
 * Verdicts are made afresh for every screen, but lists sort by what is stored, and plans are looked at when they are due. Both
 * follow when the authorities change, and at the start when the rules did; nobody waits for the lists.
 */
export function createTrustPart(deps: TrustPartDeps): TrustPart {
  const { settings, store, listSigners, now, log } = deps;
  const closing = new AbortController();
  let judgedAfresh = refreshSummaries(deps, closing.signal);

  const follow = async () => {
    try {
      await store.renewals.recheck(now());
    } catch (error) {
      // The update is applied and recorded: it must not look undone
      log.error({ ...noteOf(error) }, 're-planning after trust update failed');
    }
    judgedAfresh = judgedAfresh.then(() => refreshSummaries(deps, closing.signal));
  };
  const refresh = async () => {
    const isChanged = await deps.keeper.refresh();
    if (isChanged) await follow();
    return isChanged;
  };
  const keeper: TrustKeeper = { ...deps.keeper, refresh };
  const shared = { ...settings, ...store, ...keeper, keeper, now };

  return {
    trust: createTrustServices({
      ...shared,
      ...settings.trust,
      updates: createTrustUpdates({ ...shared, repository: store.trust, listSigners }),
      issued: createIssued(shared),
    }),
    refresh,
    close: () => {
      closing.abort();
      return judgedAfresh;
    },
  };
}

/** Names what summaries rest on beside the file itself: the rules of this version, the environment, the trust anchors. */
function summaryBasis({ settings, keeper, version }: TrustPartDeps): string {
  const trusted = keeper
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
async function refreshSummaries(deps: TrustPartDeps, signal: AbortSignal): Promise<void> {
  const { store, judging, log } = deps;
  try {
    const changed = await store.certificates.resummarise(
      summaryBasis(deps),
      (record) => summarise(judging.inputOf(record)),
      signal,
    );
    if (changed > 0) log.info({ changed }, 'certificate summaries recomputed');
  } catch (error) {
    log.error({ ...noteOf(error) }, 'certificate summaries not recomputed');
  }
}
