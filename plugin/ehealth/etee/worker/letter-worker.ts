import { move, transferableSymbol, valueSymbol } from 'piscina';
import { isPluginError } from '../../../errors.ts';
import type { ErrorParams, PluginErrorCode } from '../../../errors.ts';
import { seal } from '../seal.ts';
import { judgeLetter } from '../letter-verdict.ts';
import { sealedBytes } from '../sealed-bytes.ts';
import { unseal } from '../unseal.ts';
import type { LetterVerdict } from '../letter-verdict.ts';
import type { SealingJob, UnsealingJob } from './job.ts';

/** What comes back: an error loses its class on the way between threads. */
export type SealingOutcome =
  | { readonly ok: true; readonly parts: readonly Uint8Array[] }
  | {
      readonly ok: false;
      readonly code: PluginErrorCode;
      readonly message: string;
      readonly params: ErrorParams;
    };

/** Runs in the worker: opens every part of one letter. */
export function unsealParts({ parts, options }: UnsealingJob): LetterVerdict {
  const verdicts = parts.map((part) => unseal(sealedBytes(part), options));
  const contents = verdicts.flatMap(
    ({ content, flaggedContent }) => content ?? flaggedContent ?? [],
  );
  return moved(judgeLetter(verdicts), contents);
}

/** Runs in the worker: seals every part of one letter. What was to be sealed is overwritten. */
export function sealParts({ parts, options }: SealingJob): SealingOutcome {
  try {
    const sealed = parts.map((part) => Uint8Array.from(seal(part, options)));
    return moved({ ok: true, parts: sealed }, sealed);
  } catch (error) {
    if (!isPluginError(error)) throw error;
    return { ok: false, code: error.code, message: error.message, params: error.params };
  } finally {
    for (const part of parts) part.fill(0);
  }
}

/** Without a copy of the bytes. */
function moved<T>(value: T, bytes: readonly Uint8Array[]): T {
  const carrier = {
    [transferableSymbol]: bytes.map(({ buffer }) => buffer),
    [valueSymbol]: value,
  };
  // piscina takes the value out of it on the way
  return move(carrier as unknown as ArrayBuffer) as unknown as T;
}
