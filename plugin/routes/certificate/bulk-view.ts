import type {
  BulkPlan,
  DecoyReason,
  PlanGroup,
  PlannedFile,
} from '../../domain/certificate/bulk/bulk-plan.ts';
import type { BulkResult, BulkState } from '../../domain/certificate/bulk/bulk-service.ts';
import { maskIdentifier } from '../../pki/x509/identifier.ts';
import { plural } from '../../i18n/plural.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';

/** One state of a load of several files. */
export interface BulkView {
  readonly phase: BulkState['phase'];
  readonly headline: string;
  readonly lead: string;
  /** While at work: how far. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly groups: readonly BulkGroupView[];
  readonly unclaimed: readonly string[];
  readonly locked: readonly string[];
  readonly decoys: readonly BulkFileView[];
  readonly results: readonly {
    readonly text: string;
    readonly done: boolean;
    readonly href: string | null;
  }[];
  readonly storeAction: string;
  readonly storeText: string | null;
  readonly unlockAction: string;
  readonly discardAction: string;
  readonly againHref: string;
  readonly expires: string;
}

interface BulkGroupView {
  readonly index: number;
  readonly holder: string;
  /** Number, masked, and the profile it is on. */
  readonly about: string;
  /** Can be loaded: a file was chosen and a profile has the number. */
  readonly loadable: boolean;
  readonly chosen: BulkFileView | null;
  readonly others: readonly BulkFileView[];
}

interface BulkFileView {
  readonly name: string;
  readonly reason: string;
}

export function bulkView(page: PageLocals, state: BulkState): BulkView {
  const links = paths(page.base);
  const { id, phase, done, total, plan } = state;
  const isAtWork = phase === 'examining' || phase === 'loading';
  const groups = plan?.groups.map((group, index) => groupView(page, state, group, index)) ?? [];
  const loadable = groups.filter((group) => group.loadable).length;
  return {
    phase,
    headline: headline(page, state, groups.length),
    lead: isAtWork
      ? page.t('bulk.progress', { done, total })
      : page.t(phase === 'ready' ? 'bulk.ready.lead' : `bulk.${phase}.lead`),
    progress: isAtWork ? { done, total } : null,
    groups,
    unclaimed: names(state, plan?.unclaimed ?? []),
    locked: names(state, plan?.locked ?? []),
    decoys: planned(page, state, plan?.decoys ?? []),
    results: state.results.map((result) => resultView(page, result)),
    storeAction: links.bulkStore(id),
    storeText: loadable === 0 ? null : plural(page, 'bulk.store', loadable),
    unlockAction: links.bulkUnlock(id),
    discardAction: links.bulkDiscard(id),
    againHref: links.bulk(),
    expires: page.t('bulk.expires', { at: page.formatDateTime(state.expiresAt) }),
  };
}

function headline(page: PageLocals, state: BulkState, holders: number): string {
  switch (state.phase) {
    case 'examining':
    case 'loading':
    case 'failed':
      return page.t(`bulk.${state.phase}.title`);
    case 'ready':
      return page.t('bulk.ready.title', {
        files: plural(page, 'bulk.files', state.files.length),
        holders: plural(page, 'bulk.holders', holders),
      });
    case 'loaded':
      return plural(
        page,
        'bulk.loaded.title',
        state.results.filter(({ certificateId }) => certificateId !== null).length,
      );
  }
}

function groupView(
  page: PageLocals,
  state: BulkState,
  { holder, userId, userName, chosen, others }: PlanGroup,
  index: number,
): BulkGroupView {
  return {
    index,
    holder: userName ?? holder.name,
    about: [
      page.t(`holderKind.${holder.kind}`),
      maskIdentifier(holder.identifier),
      userName === null
        ? page.t('bulk.profile.none')
        : page.t('bulk.profile.found', { name: userName }),
    ].join(' · '),
    loadable: chosen !== null && userId !== null,
    chosen:
      chosen === null
        ? null
        : { name: nameOf(state, chosen.index), reason: page.t(`bulk.choice.${chosen.reason}`) },
    others: planned(page, state, others),
  };
}

function planned(
  page: PageLocals,
  state: BulkState,
  files: readonly PlannedFile[],
): readonly BulkFileView[] {
  return files.map(({ index, reason }) => ({
    name: nameOf(state, index),
    reason: reasonText(page, reason),
  }));
}

function reasonText(page: PageLocals, reason: DecoyReason): string {
  return page.t(`bulk.reason.${reason}`);
}

function names(state: BulkState, indices: BulkPlan['locked']): readonly string[] {
  return indices.map((index) => nameOf(state, index));
}

function nameOf({ files }: BulkState, index: number): string {
  return files[index]?.name ?? '';
}

function resultView(
  page: PageLocals,
  { group, certificateId, code }: BulkResult,
): BulkView['results'][number] {
  const name = group.userName ?? group.holder.name;
  return certificateId === null
    ? {
        text: page.t('bulk.result.failed', {
          name,
          why: page.t(`error.${code ?? 'ERR_CONFLICT'}.message`),
        }),
        done: false,
        href: null,
      }
    : {
        text: page.t('bulk.result.stored', { name }),
        done: true,
        href: paths(page.base).certificate(certificateId),
      };
}
