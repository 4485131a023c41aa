import { levelOf } from './problem.ts';
import type { SealError } from './problem.ts';
import { reveals } from './verdict.ts';
import type { UnsealOptions, UnsealVerdict } from './verdict.ts';

/** What the authority says of the signer's certificate. `unknown`: it did not answer, or does not know the certificate. */
export type SignerStatus =
  | { readonly status: 'good' | 'unknown' }
  /** null: since always. */
  | { readonly status: 'revoked'; readonly since: Date | null };

/**
 * Adds what is known of the revocation of a signer to a verdict, and withholds content that was given before. Like everything, it is judged at
 * the time of signing: a certificate revoked since signed rightly. That time is the signer's own word, so a stolen key can name an earlier one.
 * A verdict without content or without signer stays as it is.
 */
export function judgeRevocation(
  verdict: UnsealVerdict,
  status: SignerStatus,
  { now, reveal }: Pick<UnsealOptions, 'now' | 'reveal'>,
): UnsealVerdict {
  const { level, signer, content, flaggedContent } = verdict;
  const error = errorOf(status, verdict.signingTime ?? now);
  if (error === null || signer === null || level === 'unreadable') return verdict;
  const errors = [...verdict.errors, error];
  const lower = levelOf(errors, true);
  const text = content ?? flaggedContent;
  return {
    ...verdict,
    errors,
    level: lower,
    content: null,
    flaggedContent: reveals(reveal, lower) ? text : null,
  };
}

function errorOf(status: SignerStatus, signedAt: Date): SealError | null {
  if (status.status === 'revoked') {
    const isEarlier = status.since === null || status.since <= signedAt;
    return isEarlier ? 'OUTER_CERTIFICATE_REVOKED' : null;
  }
  return status.status === 'unknown' ? 'OUTER_CERTIFICATE_STATUS_UNKNOWN' : null;
}
