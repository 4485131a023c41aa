import { isSameHolder, parseEhealthName } from '../../pki/x509/ehealth-subject.ts';
import { isSameName } from '../../pki/x509/distinguished-name.ts';
import { sealLevels } from './problem.ts';
import type { SealLevel } from './problem.ts';
import type { SealSigner, UnsealVerdict } from './verdict.ts';

/** What a letter is worth, of which each part is sealed apart. */
export interface LetterVerdict {
  /** The worst of the parts; `notVerified` at best when they are signed by several holders. */
  readonly level: SealLevel;
  /** In the order in which they were given. */
  readonly parts: readonly UnsealVerdict[];
  /** Who signed all parts whose signer is known; null: no one, or not one alone. */
  readonly signer: SealSigner | null;
  /** Parts are signed by different holders: they were not sealed as one letter. */
  readonly hasSeveralSigners: boolean;
}

/**
 * Judges the parts of one letter together. Each seal says by itself who signed it; only the comparison says that a sender did not put the part
 * of another's letter into this one. A letter without parts is `verified`: nothing in it was sealed.
 */
export function judgeLetter(parts: readonly UnsealVerdict[]): LetterVerdict {
  const signers = parts.flatMap(({ signer }) => signer ?? []);
  const [first] = signers;
  const hasSeveralSigners = first !== undefined && signers.some((one) => !isSameSigner(one, first));
  const worst = Math.max(0, ...parts.map(({ level }) => sealLevels.indexOf(level)));
  const atBest = hasSeveralSigners ? sealLevels.indexOf('notVerified') : 0;
  return {
    level: sealLevels[Math.max(worst, atBest)] ?? 'unreadable',
    parts,
    signer: hasSeveralSigners ? null : (first ?? null),
    hasSeveralSigners,
  };
}

/** By holder, as a certificate may be renewed between two parts; by the whole name where no holder can be read. */
function isSameSigner(
  { certificate: one }: SealSigner,
  { certificate: other }: SealSigner,
): boolean {
  const [holder, second] = [parseEhealthName(one.subject), parseEhealthName(other.subject)];
  return holder !== undefined && second !== undefined
    ? isSameHolder(holder.holder, second.holder)
    : isSameName(one.subject, other.subject);
}
