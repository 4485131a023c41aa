import { randomUUID } from 'node:crypto';
import { errorSummary } from '../../../logging.ts';
import type { HostLog } from '../../../logging.ts';
import { PluginError, isPluginError } from '../../../errors.ts';
import type { PluginErrorCode } from '../../../errors.ts';
import type { KeystoreFacts, KeystoreReader } from '../../../pki/pkcs12/keystore-content.ts';
import { auditDraft } from '../../audit/audit-entry.ts';
import type { AuditRepository } from '../../audit/audit.ts';
import type { Actor } from '../../practice/actor.ts';
import type { DraftRepository } from '../draft.ts';
import { newDraft } from '../draft.ts';
import type { CertificateServices } from '../service.ts';
import type { BulkPlan, FoundFile, PlannedFile, PlanGroup } from './bulk-plan.ts';
import { gatherPlan } from './gather-plan.ts';
import type { GatherPlanDeps } from './gather-plan.ts';
import { collectFiles } from './collect.ts';
import type { UploadedFile } from './collect.ts';
import { examine } from './examine.ts';

/** How one holder's file ended. */
export interface BulkResult {
  readonly group: PlanGroup;
  /** The certificate's id; null when it was not stored. */
  readonly certificateId: string | null;
  readonly code: PluginErrorCode | null;
}

export interface BulkState {
  readonly id: string;
  /** 'failed': examining ended by an error of ours, which the log has; nothing was stored. */
  readonly phase: 'examining' | 'ready' | 'loading' | 'loaded' | 'failed';
  /** Files examined or loaded so far, of how many. */
  readonly done: number;
  readonly total: number;
  readonly files: readonly FoundFile[];
  /** null while files are examined. */
  readonly plan: BulkPlan | null;
  readonly results: readonly BulkResult[];
  readonly expiresAt: Date;
}

export interface BulkServices {
  /**
   * Begins to examine files and returns at once; one load at a time for each person (ERR_KEYSTORE_BUSY). Passwords are tried as typed
   * and kept nowhere; the bytes are overwritten at the end. The bytes are in this process's memory for 15 minutes at most; nothing is stored before {@link load}.
   */
  start(
    actor: Actor,
    files: readonly UploadedFile[],
    passwords: readonly string[],
  ): Promise<string>;
  /** Its own person's only; ERR_DRAFT_EXPIRED for others, and afterwards. */
  state(actor: Actor, id: string): BulkState;
  /** Tries another password on what is still locked. */
  unlock(actor: Actor, id: string, password: string): void;
  /** Stores the chosen file of these groups (indices in the plan), one after the other; each may fail by itself. */
  load(actor: Actor, id: string, groups: readonly number[]): void;
  discard(actor: Actor, id: string): void;
}

export interface BulkServicesDeps extends GatherPlanDeps {
  readonly reader: Pick<KeystoreReader, 'inspect'>;
  readonly drafts: Pick<DraftRepository, 'insert'>;
  readonly services: Pick<CertificateServices, 'review' | 'store'>;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly log: HostLog;
}

interface Running {
  readonly id: string;
  readonly actor: Actor;
  readonly expiresAt: Date;
  phase: BulkState['phase'];
  done: number;
  total: number;
  files: readonly FoundFile[];
  keystores: Map<number, Uint8Array>;
  facts: Map<number, KeystoreFacts>;
  locked: readonly number[];
  refused: readonly PlannedFile[];
  plan: BulkPlan | null;
  results: readonly BulkResult[];
}

const keptMinutes = 15;
/** Loads of many files that one process holds in memory at once. */
const mostRunning = 4;

/** Many files at once, or a ZIP, or a folder: examined, planned, confirmed, then stored one by one as if each had been loaded alone. */
export function createBulkServices(deps: BulkServicesDeps): BulkServices {
  const all = new Map<string, Running>();

  const forget = ({ id, keystores }: Running): void => {
    for (const bytes of keystores.values()) bytes.fill(0);
    keystores.clear();
    all.delete(id);
  };

  const forgetExpired = (): void => {
    for (const one of all.values()) if (one.expiresAt <= deps.now()) forget(one);
  };

  const require = (actor: Actor, id: string): Running => {
    forgetExpired();
    const one = all.get(id);
    if (one?.actor.userId !== actor.userId || one.actor.practiceId !== actor.practiceId) {
      throw new PluginError(
        'ERR_DRAFT_EXPIRED',
        'no such load of several files, or it has expired',
      );
    }
    return one;
  };

  const requireIdle = (one: Running): void => {
    if (one.phase !== 'ready') throw new PluginError('ERR_KEYSTORE_BUSY', 'still at work');
  };

  /** Runs to its end apart from the request; what fails is in the state, never an unhandled rejection. */
  const apart = (one: Running, work: () => Promise<void>): void => {
    work().catch((error: unknown) => {
      deps.log.error({ ...errorSummary(error) }, 'load of several files failed');
      one.phase = 'failed';
    });
  };

  const examineAll = async (
    one: Running,
    indices: readonly number[],
    passwords: readonly string[],
  ) => {
    const { practiceId, userId } = one.actor;
    const locked: number[] = [];
    const refused: PlannedFile[] = [...one.refused];
    one.phase = 'examining';
    one.done = 0;
    one.total = indices.length;
    for (const index of indices) {
      const bytes = one.keystores.get(index);
      // Forgotten while at work: no one waits for the rest
      if (bytes === undefined) return;
      const found = await examine(deps.reader, bytes, passwords, { practiceId, userId });
      if (found.kind === 'opened') one.facts.set(index, found.facts);
      else if (found.kind === 'locked') locked.push(index);
      else refused.push({ index, reason: found.reason });
      one.done += 1;
    }
    one.locked = locked;
    one.refused = refused;
    one.plan = await gatherPlan(one, deps);
    one.phase = 'ready';
  };

  return {
    start: async (actor, uploads, passwords) => {
      forgetExpired();
      for (const one of all.values()) {
        const isOwn =
          one.actor.userId === actor.userId && one.actor.practiceId === actor.practiceId;
        if (isOwn && one.phase !== 'examining' && one.phase !== 'loading') forget(one);
        else if (isOwn)
          throw new PluginError('ERR_KEYSTORE_BUSY', 'this person loads files already');
      }
      if (all.size >= mostRunning) throw new PluginError('ERR_KEYSTORE_BUSY', 'too many at once');
      const at = deps.now();
      const one: Running = {
        id: randomUUID(),
        actor,
        expiresAt: new Date(at.getTime() + keptMinutes * 60_000),
        phase: 'examining',
        done: 0,
        total: uploads.length,
        files: [],
        keystores: new Map(),
        facts: new Map(),
        locked: [],
        refused: [],
        plan: null,
        results: [],
      };
      all.set(one.id, one);
      await deps.audit.append(
        auditDraft(actor, at, 'certificate.checked', { details: { files: uploads.length } }),
      );
      apart(one, async () => {
        const { files, keystores } = await collectFiles(uploads);
        one.files = files;
        one.keystores = new Map(keystores);
        await examineAll(one, [...keystores.keys()], passwords);
      });
      return one.id;
    },

    state: (actor, id) => {
      const { phase, done, total, files, plan, results, expiresAt } = require(actor, id);
      return { id, phase, done, total, files, plan, results, expiresAt };
    },

    unlock: (actor, id, password) => {
      const one = require(actor, id);
      requireIdle(one);
      apart(one, () => examineAll(one, one.locked, [password]));
    },

    load: (actor, id, groups) => {
      const one = require(actor, id);
      requireIdle(one);
      const chosen = (one.plan?.groups ?? []).filter(
        ({ chosen, userId }, index) => groups.includes(index) && chosen !== null && userId !== null,
      );
      one.phase = 'loading';
      one.done = 0;
      one.total = chosen.length;
      apart(one, async () => {
        for (const group of chosen) {
          const result = await storeGroup(actor, one, group, deps);
          one.results = [...one.results, result];
          one.done += 1;
        }
        for (const bytes of one.keystores.values()) bytes.fill(0);
        one.keystores.clear();
        one.phase = 'loaded';
      });
    },

    discard: (actor, id) => {
      forget(require(actor, id));
    },
  };
}

async function storeGroup(
  actor: Actor,
  one: Running,
  group: PlanGroup,
  deps: BulkServicesDeps,
): Promise<BulkResult> {
  const index = group.chosen?.index ?? -1;
  const file = one.files[index];
  const facts = one.facts.get(index);
  const keystore = one.keystores.get(index);
  const { userId, userName, holder } = group;
  if (!file || !facts || !keystore || userId === null) {
    return { group, certificateId: null, code: 'ERR_DRAFT_EXPIRED' };
  }
  try {
    const draft = newDraft(actor, deps.now(), {
      userId,
      userName: userName ?? '',
      kind: holder.kind,
      identifier: holder.identifier,
      fileName: file.name,
      facts,
    });
    await deps.drafts.insert(draft, keystore);
    const { verdict, replaceable } = await deps.services.review(actor, draft.id);
    const { works, findings } = verdict;
    const isBetter =
      works.session && works.decryption && !findings.some(({ code }) => code === 'NewerLoaded');
    const replaces = isBetter ? (replaceable.at(0)?.record.id ?? null) : null;
    return {
      group,
      certificateId: await deps.services.store(actor, draft.id, replaces),
      code: null,
    };
  } catch (error) {
    if (!isPluginError(error)) throw error;
    return { group, certificateId: null, code: error.code };
  }
}
