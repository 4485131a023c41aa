import { withTimeout } from '../../async.ts';
import type { OpenSealed } from '../../domain/mailbox/ports.ts';
import type { LetterVerdict } from '../../ehealth/etee/letter-verdict.ts';
import type { SignerStatus } from '../../ehealth/etee/signer-status.ts';
import type { SealSigner } from '../../ehealth/etee/verdict.ts';
import type { RevocationChecker } from '../../pki/revocation/checker.ts';

/** How long a reader waits for the authority of a sender, in milliseconds; its answer is kept for hours after that. */
const patienceMs = 3_000;

/**
 * Asks whether the certificates that sealed a letter were revoked, and adds that to the verdict. An authority that does not answer in time
 * changes nothing: eHealth's own software does not ask at all for mail (mailbox.md section 14), and a letter must not wait for it.
 */
export function withRevocation(
  openSealed: OpenSealed,
  { revocation, now }: { readonly revocation: RevocationChecker | null; readonly now: () => Date },
): OpenSealed {
  if (revocation === null) return openSealed;
  const statusOf = async ({ certificate, issuer }: SealSigner): Promise<SignerStatus | null> => {
    const subject = { certificate: Buffer.from(certificate.der, 'base64'), issuer };
    const outcome = await withTimeout(revocation.check(subject), patienceMs, () => null);
    if (outcome?.ok !== true) return null;
    const { kind, revokedAt } = outcome.answer;
    if (kind !== 'revoked') return { status: kind };
    return { status: kind, since: revokedAt === null ? null : new Date(revokedAt) };
  };
  return async (parts, opening) => {
    const verdict = await openSealed(parts, opening);
    const signers = new Map(
      verdict.parts.flatMap(({ signer }) =>
        signer === null ? [] : [[signer.certificate.fingerprint, signer]],
      ),
    );
    const known = await Promise.all(
      [...signers].map(
        async ([fingerprint, signer]) => [fingerprint, await statusOf(signer)] as const,
      ),
    );
    return judged(verdict, new Map(known), { ...opening, now: now() });
  };
}

async function judged(
  { parts }: LetterVerdict,
  known: ReadonlyMap<string, SignerStatus | null>,
  options: Parameters<OpenSealed>[1] & { readonly now: Date },
): Promise<LetterVerdict> {
  const [{ judgeRevocation }, { judgeLetter }] = await Promise.all([
    import('../../ehealth/etee/signer-status.ts'),
    import('../../ehealth/etee/letter-verdict.ts'),
  ]);
  return judgeLetter(
    parts.map((part) => {
      const status = known.get(part.signer?.certificate.fingerprint ?? '') ?? null;
      return status === null ? part : judgeRevocation(part, status, options);
    }),
  );
}
