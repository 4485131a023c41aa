import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookUpCrl, readCrl } from '../../../plugin/pki/revocation/crl.ts';
import { nameOf } from '../../../plugin/pki/revocation/distribution-point.ts';
import {
  extension,
  signatureAlgorithm,
  signed,
} from '../../../simulator/pki/certificate-profile.ts';
import {
  certificatePem,
  createAuthority,
  type CertificationAuthority,
} from '../../../simulator/pki/certification-authority.ts';
import { integer, sequence, tlv } from '../../../simulator/pki/der.ts';
import { encodeName } from '../../../simulator/pki/distinguished-name.ts';
import { freshKeys } from '../../../simulator/pki/key-source.ts';
import { withOddNumber } from '../../support/fixtures/test-certificates.ts';
import { openssl } from './revocation-openssl.ts';

/* Lists of any entries, each judged by `openssl crl`: the same certificates, at the same instants, for the same reasons. */

interface Entry {
  readonly serialNumber: bigint;
  readonly time: Buffer;
  readonly reason: number | null;
}

const utc = (text: string) => tlv(0x17, Buffer.from(text));
const generalized = (text: string) => tlv(0x18, Buffer.from(text));
const two = (max: number) => fc.nat(max).map((number) => String(number).padStart(2, '0'));

/** Mostly as RFC 5280 wants it; days, hours and minutes that do not exist, no seconds, offsets. */
const anyTime = fc.oneof(
  fc
    .date({
      min: new Date('1950-01-01T00:00:00Z'),
      max: new Date('2049-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) =>
      utc(
        date
          .toISOString()
          .replaceAll(/[-:T]|\.\d+/g, '')
          .slice(2),
      ),
    ),
  fc
    .tuple(
      two(99),
      two(13),
      two(32),
      two(25),
      two(61),
      two(61),
      fc.constantFrom('Z', '+0200', '-1130', ''),
    )
    .map(([year, month, day, hour, minute, second, zone]) =>
      utc(year + month + day + hour + minute + second + zone),
    ),
  fc
    .tuple(
      fc.constantFrom('1949', '2051', '2400'),
      two(12),
      two(31),
      two(23),
      two(59),
      fc.constantFrom('00Z', 'Z', '30.5Z'),
    )
    .map((parts) => generalized(parts.join(''))),
);

const anyEntry = fc.record<Entry>({
  serialNumber: fc.bigInt({ min: 1n, max: 2n ** 159n }),
  time: anyTime,
  reason: fc.option(fc.nat(11)),
});

const listOf = (entries: readonly Entry[], by: CertificationAuthority): Buffer =>
  signed(
    sequence(
      integer(1),
      signatureAlgorithm(by.privateKey),
      encodeName(by.subject),
      utc('260101000000Z'),
      utc('270101000000Z'),
      sequence(
        ...entries.map(({ serialNumber, time, reason }) =>
          sequence(
            integer(serialNumber),
            time,
            ...(reason === null
              ? []
              : [sequence(extension('2.5.29.21', false, tlv(0x0a, Uint8Array.of(reason))))]),
          ),
        ),
      ),
    ),
    by.privateKey,
  );

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** ISO 8601 to the second; null for what OpenSSL calls a bad time. */
function instantOf(text: string): string | null {
  const found = /^(\w{3}) +(\d+) ([\d:]{8})(?:\.\d+)? (\d+) GMT$/.exec(text);
  if (found === null) return null;
  const [, month = '', day = '', clock = '', year = ''] = found;
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  return `${year}-${number}-${day.padStart(2, '0')}T${clock}`;
}

/** Names of reasons in letters alone; a number that the standard does not name is none. */
const lettersOf = (reason: string | null | undefined) =>
  reason == null || /^\d+$/.test(reason) ? null : reason.replaceAll(' ', '').toLowerCase();

describe.skipIf(openssl.missing)('readCrl and lookUpCrl, judged by openssl crl', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-crl-'));
  let by: CertificationAuthority;
  beforeAll(async () => {
    by = createAuthority('root CA 001', '001', await freshKeys.ec('P-384'), null);
    writeFileSync(join(folder, 'ca.pem'), certificatePem(by.certificate));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What OpenSSL reads, by serial number in decimal. */
  function readByOpenssl(list: Buffer) {
    const file = join(folder, 'list.crl');
    writeFileSync(file, list);
    const text = execFileSync(
      openssl.path,
      ['crl', '-inform', 'DER', '-in', file, '-noout', '-text', '-CAfile', join(folder, 'ca.pem')],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
    return new Map(
      text
        .split('Serial Number: ')
        .slice(1)
        .map((part) => [
          BigInt(`0x${/^[0-9A-F]+/.exec(part)?.[0] ?? ''}`),
          {
            revokedAt: instantOf(/Revocation Date: (.*)/.exec(part)?.[1] ?? ''),
            reason: lettersOf(/Reason Code:[^\n]*\n\s*(.*)/.exec(part)?.[1]),
          },
        ]),
    );
  }

  it('returns what OpenSSL reads of every entry, and rejects an entry when its time is none', () => {
    // OpenSSL does not parse it: only what it reads of the list is the same
    const issuer = withOddNumber(by.certificate, by.privateKey);
    const issuerName = nameOf(encodeName(by.subject));
    fc.assert(
      fc.property(
        fc.uniqueArray(anyEntry, {
          minLength: 1,
          maxLength: 40,
          selector: ({ serialNumber }) => serialNumber,
        }),
        (entries) => {
          const list = listOf(entries, by);
          const theirs = readByOpenssl(list);
          const ours = readCrl(list, { raw: issuer });
          if (typeof ours === 'string') throw new Error(ours);
          const ask = (serialNumber: bigint) =>
            lookUpCrl(
              ours,
              { issuerName, serialNumber: integer(serialNumber).subarray(2), crlNames: [] },
              new Date('2026-06-01T00:00:00Z'),
            );
          expect(theirs.size).toBe(entries.length);
          for (const [serialNumber, { revokedAt, reason }] of theirs) {
            const found = ask(serialNumber);
            const read = found.ok
              ? [
                  found.answer.kind,
                  found.answer.revokedAt?.slice(0, 19),
                  lettersOf(found.answer.reason),
                ]
              : found.problem;
            expect(read).toEqual(
              revokedAt === null ? 'Unreadable' : ['revoked', revokedAt, reason],
            );
          }
          expect(ask(2n ** 159n + 1n)).toMatchObject({ answer: { kind: 'good' } });
        },
      ),
      { numRuns: 60 },
    );
  });
});
