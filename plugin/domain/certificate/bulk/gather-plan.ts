import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KeystoreFacts } from '../../../pki/pkcs12/keystore-content.ts';
import { holderKindOf } from '../../../pki/x509/ehealth-subject.ts';
import { isManager } from '../../access/role.ts';
import type { Actor } from '../../practice/actor.ts';
import type { HostDirectory } from '../../practice/directory.ts';
import { everyUser } from '../../practice/every-user.ts';
import { profileFinder } from '../profile-finder.ts';
import type { CertificateRepository } from '../repository.ts';
import type { VerdictService } from '../verdict-service.ts';
import { analyseKeystore } from '../verdict/keystore-analysis.ts';
import { planFiles } from './bulk-plan.ts';
import type { BulkPlan, FoundFile, OpenedKeystore, PlannedFile } from './bulk-plan.ts';

export interface GatherPlanDeps {
  readonly certificates: Pick<CertificateRepository, 'listForHolder'>;
  readonly verdicts: VerdictService;
  readonly directory: HostDirectory;
  readonly now: () => Date;
}

/** What opening the files gave, by their indices. */
export interface ExaminedFiles {
  readonly actor: Actor;
  readonly files: readonly FoundFile[];
  readonly facts: ReadonlyMap<number, KeystoreFacts>;
  readonly locked: readonly number[];
  readonly refused: readonly PlannedFile[];
}

/** The plan of files that were examined: holders and states from their content, profiles from the host's directory. */
export async function gatherPlan(one: ExaminedFiles, deps: GatherPlanDeps): Promise<BulkPlan> {
  const { actor } = one;
  const users = isManager(actor)
    ? await everyUser(deps.directory, actor.practiceId)
    : [await deps.directory.findUser(actor.practiceId, actor.userId)].filter(
        (user) => user !== undefined,
      );
  const opened: OpenedKeystore[] = [];
  for (const [index, facts] of one.facts) {
    opened.push(await openedKeystore(actor.practiceId, index, facts, deps));
    // A certification path is some milliseconds of work: other requests come in between
    await nextTurn();
  }
  return planFiles(
    {
      files: one.files,
      opened,
      locked: one.locked,
      refused: one.refused,
      profileOf: profileFinder(users, isManager(actor)),
    },
    deps.now(),
  );
}

async function openedKeystore(
  practiceId: string,
  index: number,
  facts: KeystoreFacts,
  { verdicts, certificates }: Pick<GatherPlanDeps, 'verdicts' | 'certificates'>,
): Promise<OpenedKeystore> {
  const file = { practiceId, facts, fileName: '', kind: 'person', identifier: '' } as const;
  const { state, holder, leaf } = analyseKeystore({ ...verdicts.inputOf(file), expected: null });
  const kind = holder === null ? null : holderKindOf(holder.type);
  const isLoaded =
    holder !== null && kind !== null && leaf !== null
      ? (await certificates.listForHolder(practiceId, kind, holder.id)).some(
          ({ summary }) => summary.fingerprint === leaf.fingerprint,
        )
      : false;
  return {
    index,
    holder:
      holder === null || kind === null
        ? null
        : {
            kind,
            identifier: holder.id,
            name: holder.name,
            applicationId: holder.applicationId,
          },
    state,
    notBefore: leaf === null ? null : new Date(leaf.notBefore),
    notAfter: leaf === null ? null : new Date(leaf.notAfter),
    isLoaded,
  };
}
