import { randomUUID } from 'node:crypto';
import type { X509Certificate } from 'node:crypto';
import type { AuditDraft, Person } from '../audit/audit.ts';
import { PluginError } from '../../errors.ts';
import { readCaArchive } from './ca-archive.ts';
import { invalidList } from './list-error.ts';
import { isOlder } from './list-sequence.ts';
import type { PreviewOwner, TrustStore, TrustRepository, TrustUpdate } from './service.ts';
import type { TrustPreview } from './trust-entry.ts';
import { readTrustedList } from './trusted-list.ts';
import { planUpdate } from './update-plan.ts';

/** Updates without the question who may: screens ask create-service.ts, the command line is the operator's. */
export interface TrustUpdates {
  /** Throws ERR_TRUST_ARCHIVE_INVALID, ERR_TRUST_LIST_INVALID. */
  prepare(by: PreviewOwner, update: TrustUpdate): Promise<TrustPreview>;
  /** ERR_NOT_FOUND when unknown, older than 30 minutes, or made by another actor; so the two below. */
  preview(by: PreviewOwner, id: string): Promise<TrustPreview>;
  /**
   * ERR_CONFLICT when the authorities changed since the preview, ERR_TRUST_LIST_INVALID when a newer list was applied; nothing is
   * applied then.
   */
  apply(by: UpdatedBy, id: string): Promise<void>;
  discard(by: PreviewOwner, id: string): Promise<void>;
}

/** Who carries an update out, as the audit has it. */
export interface UpdatedBy extends Person, PreviewOwner, Pick<AuditDraft, 'assurance'> {}

export interface TrustUpdatesDeps {
  readonly repository: TrustRepository;
  readonly trustStore: Pick<TrustStore, 'entries' | 'refresh'>;
  /** Certificates that may sign a trusted list. */
  readonly listSigners: readonly X509Certificate[];
  readonly now: () => Date;
}

const previewMs = 30 * 60_000;
const zipMagic = Buffer.from('PK');

export function createTrustUpdates(deps: TrustUpdatesDeps): TrustUpdates {
  const find = async (by: PreviewOwner, id: string) => {
    const found = await deps.repository.findPreview(id, by, deps.now());
    if (found === undefined) throw noPreview();
    return found;
  };

  /** The kind follows from the content: a file that does not begin like a ZIP has to be a list. */
  const read = async (file: Uint8Array, now: Date) => {
    if (zipMagic.equals(file.subarray(0, zipMagic.length)))
      return { source: 'archive', list: null, candidates: await readCaArchive(file) } as const;
    const { about, candidates } = readTrustedList(file, deps.listSigners, now);
    return { source: 'trusted-list', list: about, candidates } as const;
  };

  return {
    prepare: async (by, { file, fileName, set, environment }) => {
      const now = deps.now();
      const { source, list, candidates } = await read(file, now);
      // Before the entries: a change in between then makes applying fail, never pass unseen
      const baseVersion = await deps.repository.version();
      if (list !== null && isOlder(list, await deps.repository.lastList(set, environment)))
        throw invalidList('older');
      await deps.trustStore.refresh();
      const plan = planUpdate(candidates, {
        present: deps.trustStore.entries(),
        set,
        environment,
        source,
        now,
      });
      const preview: TrustPreview = {
        ...plan,
        id: randomUUID(),
        source,
        set,
        environment,
        fileName: fileName.replace(/\p{C}/gu, '').slice(0, 200),
        list,
        expiresAt: new Date(now.getTime() + previewMs).toISOString(),
      };
      await deps.repository.savePreview(preview, baseVersion, by);
      return preview;
    },

    preview: async (by, id) => (await find(by, id)).preview,

    apply: async (by, id) => {
      const { preview, baseVersion } = await find(by, id);
      const at = deps.now();
      const done = await deps.repository.apply(
        preview,
        baseVersion,
        by.displayName,
        at,
        updateEntry(preview, by, at),
      );
      if (done === 'older') throw invalidList('older');
      if (done === 'changed')
        throw new PluginError('ERR_CONFLICT', 'the authorities changed since the preview');
      await deps.trustStore.refresh();
    },

    discard: async (by, id) => {
      if (!(await deps.repository.discard(id, by))) throw noPreview();
    },
  };
}

const noPreview = () =>
  new PluginError('ERR_NOT_FOUND', 'no such preview of this actor, or it has expired');

/** On the installation's own chain: the list is one for all practices. */
function updateEntry(preview: TrustPreview, by: UpdatedBy, at: Date): AuditDraft {
  const { source, set, environment, added, withdrawn, list } = preview;
  return {
    practiceId: '',
    at,
    actor: { userId: by.userId, displayName: by.displayName },
    event: 'system.trust-updated',
    outcome: 'ok',
    subjectUserId: null,
    certificateId: null,
    assurance: by.assurance,
    details: {
      source,
      set,
      environment,
      added: added.length,
      withdrawn: withdrawn.length,
      sequenceNumber: list?.sequenceNumber ?? null,
      practice: by.practiceId,
    },
  };
}
