import type { ProfileMatch } from '../profile-finder.ts';
import type { HolderKind } from '../../../pki/x509/identifier.ts';
import type { KeystoreState } from '../findings/finding.ts';

/*
 * The plan of several files: whose each is, which one of each holder is the right one and why, and why the others are not. Pure:
 * decided by content alone, never by a file's name, size or date.
 */

/** Why a file is left where it is. */
export const decoyReasons = [
  'Copy',
  'Older',
  'Expired',
  'NotYetValid',
  'Incomplete',
  'AlreadyLoaded',
  'NoKey',
  'NotEhealth',
  'PublicPart',
  'Request',
  'JavaKeystore',
  'ArchiveNested',
  'ArchiveLocked',
  'ArchiveUnreadable',
  'TooLarge',
  'TooCostly',
  'Damaged',
  'Empty',
  'NoKeystore',
] as const;
export type DecoyReason = (typeof decoyReasons)[number];

/** Why a file is the right one. */
export const choiceReasons = ['Only', 'OnlyWorking', 'Newest', 'LeastBad'] as const;
export type ChoiceReason = (typeof choiceReasons)[number];

export interface FoundFile {
  readonly index: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** null: it may be a keystore. */
  readonly decoy: DecoyReason | null;
  /** Of a copy: the file that is the same, byte for byte. */
  readonly copyOf: number | null;
}

export interface BulkHolder {
  readonly kind: HolderKind;
  readonly identifier: string;
  readonly name: string;
  /** Applications of an organisation have a certificate each. */
  readonly applicationId: string | null;
}

/** A keystore that opened, as far as the choice needs it. */
export interface OpenedKeystore {
  readonly index: number;
  /** null: the file does not say whose it is (a request that was never completed). */
  readonly holder: BulkHolder | null;
  readonly state: KeystoreState;
  readonly notBefore: Date | null;
  readonly notAfter: Date | null;
  /** The very certificate is active for this holder already. */
  readonly isLoaded: boolean;
}

export interface PlannedFile {
  readonly index: number;
  readonly reason: DecoyReason;
}

/** All files of one holder. */
export interface PlanGroup {
  readonly holder: BulkHolder;
  /** On whose profile it would be stored; null: the number is on none that the actor may load for. */
  readonly userId: string | null;
  readonly userName: string | null;
  /** null where none of them is worth storing. */
  readonly chosen: { readonly index: number; readonly reason: ChoiceReason } | null;
  readonly others: readonly PlannedFile[];
}

export interface BulkPlan {
  /** What can be loaded first, then by name. */
  readonly groups: readonly PlanGroup[];
  /** Of no holder that the file says: they belong to the profile of the person who asked for them. */
  readonly unclaimed: readonly number[];
  /** No password that was typed opens them. */
  readonly locked: readonly number[];
  readonly decoys: readonly PlannedFile[];
}

export interface PlanFacts {
  readonly files: readonly FoundFile[];
  readonly opened: readonly OpenedKeystore[];
  readonly locked: readonly number[];
  /** Keystores that could not be opened for another reason than their password. */
  readonly refused: readonly PlannedFile[];
  readonly profileOf: (holder: BulkHolder) => ProfileMatch | undefined;
}

/** States worth storing, the best first. The others hold nothing that a profile could use. */
const usefulStates: readonly KeystoreState[] = ['Complete', 'NoEncryptionKey', 'OldKeysOnly'];

export function planFiles(facts: PlanFacts, now: Date): BulkPlan {
  const byHolder = new Map<
    string,
    { readonly holder: BulkHolder; readonly of: OpenedKeystore[] }
  >();
  const unclaimed: number[] = [];
  const decoys: PlannedFile[] = [...facts.refused];
  for (const file of facts.opened) {
    const { holder } = file;
    if (holder !== null) {
      const key = JSON.stringify([holder.kind, holder.identifier, holder.applicationId]);
      const known = byHolder.get(key) ?? { holder, of: [] };
      known.of.push(file);
      byHolder.set(key, known);
    } else if (file.state === 'NotCompleted') unclaimed.push(file.index);
    else decoys.push({ index: file.index, reason: uselessReason(file.state) });
  }
  for (const { index, decoy, copyOf } of facts.files) {
    if (decoy !== null && copyOf === null) decoys.push({ index, reason: decoy });
  }
  const copies = facts.files.filter(({ copyOf }) => copyOf !== null);
  const groups = [...byHolder.values()].map(({ holder, of }) =>
    groupOf(holder, of, copies, facts, now),
  );
  const claimed = new Set(groups.flatMap(({ others }) => others.map(({ index }) => index)));
  decoys.push(
    ...copies
      .filter(({ index }) => !claimed.has(index))
      .map(({ index }) => ({ index, reason: 'Copy' as const })),
  );
  return {
    groups: groups.sort(loadableFirst),
    unclaimed,
    locked: facts.locked,
    decoys: decoys.sort((a, b) => a.index - b.index),
  };
}

function groupOf(
  holder: BulkHolder,
  files: readonly OpenedKeystore[],
  copies: readonly FoundFile[],
  { profileOf }: Pick<PlanFacts, 'profileOf'>,
  now: Date,
): PlanGroup {
  const ranked = files.toSorted((a, b) => rankOf(b, now) - rankOf(a, now) || endOf(b) - endOf(a));
  const [best] = ranked as [OpenedKeystore, ...OpenedKeystore[]];
  const isWorth = usefulStates.includes(best.state) && !best.isLoaded;
  const others = ranked.filter((file) => !isWorth || file !== best);
  const indices = new Set(files.map(({ index }) => index));
  const match = profileOf(holder);
  return {
    holder,
    userId: match?.userId ?? null,
    userName: match?.userName ?? null,
    chosen: isWorth ? { index: best.index, reason: choiceReason(best, others, now) } : null,
    others: [
      ...others.map((file) => ({ index: file.index, reason: otherReason(file, now) })),
      ...copies
        .filter(({ copyOf }) => copyOf !== null && indices.has(copyOf))
        .map(({ index }) => ({ index, reason: 'Copy' as const })),
    ],
  };
}

/** Works now before will work before worked; within each, complete before half. */
function rankOf(file: OpenedKeystore, now: Date): number {
  const state = usefulStates.indexOf(file.state);
  if (state < 0) return -1;
  const time = isValid(file, now) ? 2 : isAhead(file, now) ? 1 : 0;
  return time * usefulStates.length + (usefulStates.length - state);
}

function choiceReason(
  best: OpenedKeystore,
  others: readonly OpenedKeystore[],
  now: Date,
): ChoiceReason {
  if (!isValid(best, now)) return 'LeastBad';
  if (others.length === 0) return 'Only';
  return others.some((other) => isValid(other, now) && other.state === best.state)
    ? 'Newest'
    : 'OnlyWorking';
}

function otherReason(file: OpenedKeystore, now: Date): DecoyReason {
  if (file.isLoaded) return 'AlreadyLoaded';
  if (!usefulStates.includes(file.state)) return uselessReason(file.state);
  if (isAhead(file, now)) return 'NotYetValid';
  if (!isValid(file, now)) return 'Expired';
  return file.state === 'Complete' ? 'Older' : 'Incomplete';
}

function uselessReason(state: KeystoreState): DecoyReason {
  if (state === 'NoPrivateKey') return 'NoKey';
  return state === 'NotCompleted' ? 'Incomplete' : 'NotEhealth';
}

function isValid({ notBefore, notAfter }: OpenedKeystore, now: Date): boolean {
  return notBefore !== null && notAfter !== null && notBefore <= now && now < notAfter;
}

function isAhead({ notBefore }: OpenedKeystore, now: Date): boolean {
  return notBefore !== null && notBefore > now;
}

function endOf({ notAfter }: OpenedKeystore): number {
  return notAfter?.getTime() ?? 0;
}

function loadableFirst(a: PlanGroup, b: PlanGroup): number {
  const rank = ({ chosen, userId }: PlanGroup) => (chosen === null ? 2 : userId === null ? 1 : 0);
  return rank(a) - rank(b) || a.holder.name.localeCompare(b.holder.name);
}
