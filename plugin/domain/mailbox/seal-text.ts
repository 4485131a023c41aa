import type { FatalProblem, SealError, SealWarning } from '../../ehealth/etee/problem.ts';
import type { seal as catalogue } from '../../i18n/fr/seal.ts';

export type SealKey = keyof typeof catalogue;

/** A problem of a seal in words: what is wrong, and the one thing to do. */
export interface SealText {
  readonly message: string;
  readonly remedy: string;
}

/** Each problem has a sentence and a remedy of its own: a code without them does not compile. `t` as i18n/ gives it. */
export function sealText(
  problem: FatalProblem | SealError | SealWarning,
  t: (key: SealKey) => string,
): SealText {
  return { message: t(`seal.${problem}.message`), remedy: t(`seal.${problem}.remedy`) };
}
