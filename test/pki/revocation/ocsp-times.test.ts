import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOcspResponse } from '../../../plugin/pki/revocation/ocsp-response.ts';
import {
  readRevocationSubject,
  type RevocationSubject,
} from '../../../plugin/pki/revocation/subject.ts';
import { publicKeyIdentifier, signed } from '../../../simulator/pki/certificate-profile.ts';
import {
  createAuthority,
  issueLeaf,
  type CertificationAuthority,
} from '../../../simulator/pki/certification-authority.ts';
import {
  context,
  enumerated,
  integer,
  nullValue,
  objectIdentifier,
  octetString,
  sequence,
  tlv,
} from '../../../simulator/pki/der.ts';
import { encodeName } from '../../../simulator/pki/distinguished-name.ts';
import { freshKeys } from '../../../simulator/pki/key-source.ts';
import { readX509 } from '../../../plugin/pki/x509/native-certificate.ts';
import { withOddNumber } from '../../support/fixtures/test-certificates.ts';
import { openssl } from './revocation-openssl.ts';

/* Answers with times that no responder should write, signed by the authority itself. */

const now = new Date('2026-11-29T09:00:00Z');
const good = {
  producedAt: '20261129080000Z',
  thisUpdate: '20261129080000Z',
  nextUpdate: '20261130080000Z',
};
type Times = typeof good & { readonly revokedAt: string };

let by: CertificationAuthority;
let subject: RevocationSubject;
let serialNumber: bigint;
let leafCertificate: Buffer;
beforeAll(async () => {
  by = createAuthority('issuing CA', '001', await freshKeys.ec('P-384'), null);
  const leaf = issueLeaf(by, {
    holder: { type: 'SSIN', id: '00000000097', applicationId: null, name: 'ALIX EXEMPLE' },
    publicKey: (await freshKeys.ec('P-256')).publicKey,
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2028-01-01T00:00:00Z'),
  });
  ({ serialNumber, der: leafCertificate } = leaf);
  subject = readRevocationSubject(leaf.der, by.certificate)!;
});

const time = (text: string) => tlv(0x18, Buffer.from(text));

/** An answer that the certificate was revoked, superseded by another. */
function answerWith({ producedAt, thisUpdate, nextUpdate, revokedAt }: Times): Buffer {
  const nameHash = createHash('sha1').update(encodeName(by.subject)).digest();
  const keyHash = publicKeyIdentifier(by.publicKey);
  const content = sequence(
    context(2, octetString(keyHash)),
    time(producedAt),
    sequence(
      sequence(
        sequence(
          sequence(objectIdentifier('1.3.14.3.2.26'), nullValue()),
          octetString(nameHash),
          octetString(keyHash),
          integer(serialNumber),
        ),
        context(1, time(revokedAt), context(0, enumerated(4))),
        time(thisUpdate),
        context(0, time(nextUpdate)),
      ),
    ),
  );
  return sequence(
    enumerated(0),
    context(
      0,
      sequence(
        objectIdentifier('1.3.6.1.5.5.7.48.1.1'),
        octetString(signed(content, by.privateKey)),
      ),
    ),
  );
}

const read = (times: Partial<Times>) => {
  const bytes = answerWith({ ...good, revokedAt: '20261001000000Z', ...times });
  const outcome = readOcspResponse(bytes, subject, now);
  return outcome.ok ? `${outcome.answer.kind} ${outcome.answer.revokedAt}` : outcome.problem;
};

it('returns the answer when OpenSSL does not parse the certificate of the authority', () => {
  const odd = withOddNumber(by.certificate, by.privateKey);
  expect(readX509(odd)).toBeNull();
  const below = readRevocationSubject(leafCertificate, odd)!;
  const bytes = answerWith({ ...good, revokedAt: '20261001000000Z' });
  expect(readOcspResponse(bytes, below, now)).toMatchObject({ answer: { kind: 'revoked' } });
});

describe('readOcspResponse with odd times', () => {
  it.each<[Partial<Times>, string]>([
    [{}, 'revoked 2026-10-01T00:00:00.000Z'],
    [{ revokedAt: '20261001020000+0200' }, 'revoked 2026-10-01T00:00:00.000Z'],
    [{ revokedAt: '202610010000Z' }, 'revoked 2026-10-01T00:00:00.000Z'],
    [{ revokedAt: '20260230000000Z' }, 'Unreadable'],
    [{ nextUpdate: '20261330080000Z' }, 'Unreadable'],
    [{ nextUpdate: '20261129240000Z' }, 'Unreadable'],
    [{ thisUpdate: '20260931080000Z' }, 'Unreadable'],
    [{ producedAt: 'yesterday' }, 'Unreadable'],
    [{ thisUpdate: '20261129101000+0100' }, 'Outdated'],
    [{ nextUpdate: '20261129095400+0100' }, 'Outdated'],
  ])('returns the right instant or none: %j', (times, outcome) => {
    expect(read(times)).toBe(outcome);
  });

  const folder = mkdtempSync(join(tmpdir(), 'trousseau-ocsp-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The time of the revocation as OpenSSL prints it, to the second; null for none. */
  function readByOpenssl(bytes: Uint8Array): string | null {
    const file = join(folder, 'answer.der');
    writeFileSync(file, bytes);
    const text = execFileSync(openssl.path, ['ocsp', '-respin', file, '-resp_text', '-noverify'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const found = /Revocation Time: (\w{3} +\d+ [\d:]{8})(?:\.\d+)? (\d+) GMT/.exec(text);
    return found === null
      ? null
      : `revoked ${new Date(`${found[1]} ${found[2]} UTC`).toISOString()}`;
  }

  it.skipIf(openssl.missing)('returns what OpenSSL reads, and nothing when that is no time', () => {
    const two = (max: number) => fc.nat(max).map((one) => String(one).padStart(2, '0'));
    const times = fc
      .tuple(
        fc.constantFrom('1999', '2026', '2100'),
        ...([two(13), two(32), two(25), two(61)] as const),
        fc.constantFrom('00Z', '59Z', 'Z', '60Z', '00+0200', '00-1130', '00+1300', '00', '0Z'),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(times, (revokedAt) => {
        const theirs = readByOpenssl(answerWith({ ...good, revokedAt }));
        expect(read({ revokedAt })).toBe(theirs ?? 'Unreadable');
      }),
      { numRuns: 60 },
    );
  });
});
