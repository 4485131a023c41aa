import { describe, expect, it } from 'vitest';
import { judgeLetter } from '../../../plugin/ehealth/etee/letter-verdict.ts';
import { unseal } from '../../../plugin/ehealth/etee/unseal.ts';
import type { RevocationOutcome } from '../../../plugin/pki/revocation/answer.ts';
import { withRevocation } from '../../../plugin/wiring/mailbox/signer-revocation.ts';
import {
  correspondence,
  letter,
  sealedAt,
  sealedLetter,
} from '../../support/fixtures/sealed-letters.ts';

const answer = (kind: 'good' | 'revoked' | 'unknown', revokedAt: string | null = null) =>
  ({
    ok: true,
    answer: { kind, source: 'ocsp', revokedAt, reason: null, nextUpdate: null },
  }) as const;

/** Opens two parts of one letter, where the authority says this of its sender. */
async function openWith(
  outcome: RevocationOutcome | Promise<RevocationOutcome>,
  reveal?: 'senderUnchecked' | 'notVerified',
) {
  const people = await correspondence();
  const asked: string[] = [];
  const open = withRevocation(
    (parts, opening) =>
      Promise.resolve(
        judgeLetter(
          parts.map((part) => unseal(part, { ...opening, anchors: people.anchors, now: sealedAt })),
        ),
      ),
    {
      now: () => sealedAt,
      revocation: {
        check: ({ certificate, issuer }) => {
          asked.push(`${certificate.length > 0} ${issuer !== null}`);
          return Promise.resolve(outcome);
        },
        close: () => undefined,
      },
    },
  );
  const keys = [people.recipient.decryptionKey];
  const verdict = await open(
    [sealedLetter(people), sealedLetter(people)],
    reveal === undefined ? { keys } : { keys, reveal },
  );
  return { verdict, asked, part: verdict.parts[0] };
}

describe('revocation of a sender', () => {
  it('keeps a letter verified when its sender is good, with one question for all parts', async () => {
    const { verdict, asked, part } = await openWith(answer('good'));
    expect([verdict.level, part?.content?.toString()]).toEqual([
      'verified',
      new Uint8Array(letter).toString(),
    ]);
    expect(asked).toEqual(['true true']);
  });

  it('withholds a letter that was sealed after the revocation, unless its reader wants it', async () => {
    const revoked = answer('revoked', '2027-05-31T12:00:00Z');
    const { verdict, part } = await openWith(revoked);
    expect([verdict.level, part?.content, part?.flaggedContent]).toEqual([
      'notVerified',
      null,
      null,
    ]);
    expect(part?.errors).toContain('OUTER_CERTIFICATE_REVOKED');
    const wanted = await openWith(revoked, 'notVerified');
    expect(wanted.part?.flaggedContent).not.toBeNull();
  });

  it('keeps a letter verified when its sender was revoked after sealing it', async () => {
    const { verdict } = await openWith(answer('revoked', '2027-06-02T12:00:00Z'));
    expect(verdict.level).toBe('verified');
  });

  it('says that the sender could not be checked when the authority does not know it', async () => {
    expect((await openWith(answer('unknown'))).verdict.level).toBe('senderUnchecked');
  });

  it('keeps a letter readable when the authority does not answer', async () => {
    expect((await openWith({ ok: false, problem: 'NoConnection' })).verdict.level).toBe('verified');
  });
});
