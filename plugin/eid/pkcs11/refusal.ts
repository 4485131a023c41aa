import type { Pkcs11Failure } from './message.ts';

/** Ends the handling of a request in the thread; `failure` is what travels, because classes do not. */
export class Refusal extends Error {
  readonly failure: Pkcs11Failure;

  constructor(failure: Pkcs11Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** What a function of the library returned; null for a mistake of ours. */
export function functionFailure(
  step: string,
  error: unknown,
): Extract<Pkcs11Failure, { kind: 'Function' }> | null {
  const code = codeOf(error);
  if (code === null || !(error instanceof Error)) return null;
  const name = 'method' in error && typeof error.method === 'string' ? error.method : '';
  return { kind: 'Function', name: name || step, returned: error.message, code, flags: null };
}

/** The CKR_ number of an error of the binding; null for a mistake of ours. */
export function codeOf(error: unknown): number | null {
  return error instanceof Error && error.message.startsWith('CKR_') && 'code' in error
    ? Number(error.code)
    : null;
}

/** For what is being put away and may be gone already. */
export function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // nothing is left to do
  }
}
