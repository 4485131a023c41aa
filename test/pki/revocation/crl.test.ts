import { sign, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameOf } from '../../../plugin/pki/revocation/distribution-point.ts';
import { lookUpCrl, readCrl, type VerifiedCrl } from '../../../plugin/pki/revocation/crl.ts';
import {
  readRevocationSubject,
  type RevocationSubject,
} from '../../../plugin/pki/revocation/subject.ts';
import { createAuthority } from '../../../simulator/pki/certification-authority.ts';
import { encodeName } from '../../../simulator/pki/distinguished-name.ts';
import { freshKeys } from '../../../simulator/pki/key-source.ts';
import { createOpensslAuthority, inDays, openssl } from './revocation-openssl.ts';

let authority: ReturnType<typeof createOpensslAuthority>;
let issuer: X509Certificate;
const subjects = new Map<string, RevocationSubject>();
const now = new Date();
const place = 'http://crl.example.org/ca.crl';

function verified(bytes: Uint8Array, by = issuer): VerifiedCrl {
  const crl = readCrl(bytes, by);
  if (typeof crl === 'string') throw new Error(crl);
  return crl;
}
const lookUp = (bytes: Uint8Array, name: string, at = now) =>
  lookUpCrl(verified(bytes), subjects.get(name)!, at);

describe.skipIf(openssl.missing)('readCrl and lookUpCrl with a list by OpenSSL', () => {
  beforeAll(() => {
    authority = createOpensslAuthority(['-newkey', 'rsa:2048']);
    issuer = new X509Certificate(authority.certificate);
    for (const name of ['good', 'stolen', 'held']) {
      const certificate = authority.issue(name, [`crlDistributionPoints = URI:${place}`]);
      subjects.set(name, readRevocationSubject(certificate, authority.certificate)!);
    }
  });
  afterAll(() => authority.close());

  it('returns good when the list is empty', () => {
    expect(lookUp(authority.crl(), 'stolen')).toMatchObject({
      ok: true,
      answer: { kind: 'good', source: 'crl', revokedAt: null },
    });
  });

  it('returns the time and the reason of revoked certificates, and good for the others', () => {
    authority.revoke('stolen', 'keyCompromise');
    authority.revoke('held', 'certificateHold');
    const crl = authority.crl();
    expect(lookUp(crl, 'stolen')).toMatchObject({
      ok: true,
      answer: { kind: 'revoked', reason: 'keyCompromise', source: 'crl' },
    });
    expect(lookUp(crl, 'held')).toMatchObject({ answer: { reason: 'certificateHold' } });
    expect(lookUp(crl, 'good')).toMatchObject({ ok: true, answer: { kind: 'good' } });
    const { revokedAt } = (lookUp(crl, 'stolen') as { answer: { revokedAt: string } }).answer;
    expect(Math.abs(Date.parse(revokedAt) - now.getTime())).toBeLessThan(10 * 60_000);
  });

  it('returns Outdated before the issue and after the end of the list', () => {
    const crl = authority.crl();
    const outdated = { ok: false, problem: 'Outdated' };
    expect(lookUp(crl, 'good', inDays(6)).ok).toBe(true);
    expect(lookUp(crl, 'good', inDays(8))).toEqual(outdated);
    expect(lookUp(crl, 'good', inDays(-1))).toEqual(outdated);
  });

  it('rejects a list when another issuer signed the list, or the issuer may not sign lists', () => {
    const other = createOpensslAuthority();
    expect(readCrl(other.crl(), issuer)).toBe('NotTrusted');
    const noLists = createOpensslAuthority(undefined, 'critical,keyCertSign');
    expect(readCrl(noLists.crl(), new X509Certificate(noLists.certificate))).toBe('NotTrusted');
    other.close();
    noLists.close();
  });

  it('rejects a certificate when the issuer name differs under the same key', () => {
    const crl = verified(authority.crl());
    const named = {
      ...subjects.get('good')!,
      issuerName: [[{ type: '2.5.4.3', value: 'Other Authority' }]],
    };
    expect(lookUpCrl(crl, named, now)).toEqual({ ok: false, problem: 'NotTrusted' });
  });

  it.each([
    ['a delta list', ['2.5.29.27 = critical,DER:020101']],
    ['an indirect list', ['issuingDistributionPoint = critical,@p', '[p]', 'indirectCRL = TRUE']],
    ['a list of authorities', ['issuingDistributionPoint = critical,@p', '[p]', 'onlyCA = TRUE']],
    ['a list of attributes', ['issuingDistributionPoint = critical,@p', '[p]', 'onlyAA = TRUE']],
    [
      'a list of some reasons',
      ['issuingDistributionPoint = critical,@p', '[p]', 'onlysomereasons = keyCompromise'],
    ],
    ['something critical that is not known', ['1.2.3.4 = critical,DER:0500']],
  ])('rejects %s as unreadable', (_, extensions) => {
    expect(readCrl(authority.crl({ extensions }), issuer)).toBe('Unreadable');
  });

  it('accepts a list when an unknown extension is not critical', () => {
    expect(lookUp(authority.crl({ extensions: ['1.2.3.4 = DER:0500'] }), 'good').ok).toBe(true);
  });

  it('accepts a list for users only, and rejects a list for another address than the certificate’s', () => {
    const point = (...lines: readonly string[]) => [
      'issuingDistributionPoint = critical,@p',
      '[p]',
      ...lines,
    ];
    const forPeople = authority.crl({ extensions: point('onlyuser = TRUE') });
    expect(lookUp(forPeople, 'stolen')).toMatchObject({ answer: { kind: 'revoked' } });
    const here = authority.crl({ extensions: point(`fullname = URI:${place}`) });
    expect(lookUp(here, 'stolen')).toMatchObject({ answer: { kind: 'revoked' } });
    const elsewhere = authority.crl({ extensions: point('fullname = URI:http://else.example/') });
    expect(lookUp(elsewhere, 'good')).toEqual({ ok: false, problem: 'Unreadable' });
  });

  it('accepts a list when the list and the certificate have any name of the place in common', () => {
    const ldap = 'ldap://directory.example.org/cn=list?certificateRevocationList';
    const certificate = authority.issue('directory', [
      'crlDistributionPoints = here,relative',
      '[here]',
      `fullname = URI:${place},URI:${ldap},dirName:dn`,
      '[dn]',
      'O = Test Authority',
      'CN = List',
      '[relative]',
      'relativename = rdn',
      '[rdn]',
      'OU = Nearby',
    ]);
    subjects.set('directory', readRevocationSubject(certificate, authority.certificate)!);
    const kindFor = (...lines: readonly string[]) => {
      const extensions = ['issuingDistributionPoint = critical,@p', '[p]', ...lines];
      const outcome = lookUp(authority.crl({ extensions }), 'directory');
      return outcome.ok ? outcome.answer.kind : outcome.problem;
    };
    expect(subjects.get('directory')!.crlUrls).toEqual([place]);
    expect(kindFor(`fullname = URI:${ldap}`)).toBe('good');
    expect(kindFor(`fullname = URI:http://else.example/,URI:${ldap}`)).toBe('good');
    expect(kindFor('fullname = URI:HTTP://CRL.example.org/ca.crl')).toBe('good');
    expect(kindFor('fullname = URI:http://crl.example.org/CA.crl')).toBe('Unreadable');
    expect(kindFor('fullname = dirName:n', '[n]', 'O = test  AUTHORITY', 'CN = list')).toBe('good');
    expect(kindFor('fullname = dirName:n', '[n]', 'CN = list')).toBe('Unreadable');
    expect(kindFor('relativename = r', '[r]', 'OU = nearby')).toBe('good');
    const whole = ['fullname = dirName:n', '[n]', 'CN = Test Authority', 'OU = Nearby'];
    expect(kindFor(...whole)).toBe('good');
  });

  it('rejects a list when a byte changed or the end is cut', () => {
    const crl = authority.crl();
    fc.assert(
      fc.property(fc.nat(crl.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Uint8Array.from(crl);
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(['Unreadable', 'NotTrusted']).toContain(readCrl(changed, issuer));
      }),
      { numRuns: 200 },
    );
    for (let length = 0; length < crl.length; length += 31)
      expect(readCrl(crl.subarray(0, length), issuer)).toBe('Unreadable');
  });
});

/* Lists that OpenSSL does not write, signed here. */

const tlv = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const length =
    content.length < 0x80
      ? [content.length]
      : [0x84, ...Buffer.from(content.length.toString(16).padStart(8, '0'), 'hex')];
  return Buffer.concat([Uint8Array.of(tag, ...length), content]);
};
const hex = (text: string) => Buffer.from(text, 'hex');
const time = (text: string) => tlv(0x17, Buffer.from(text));
const extension = (oid: string, value: Uint8Array, critical = false) =>
  tlv(0x30, tlv(0x06, hex(oid)), ...(critical ? [hex('0101ff')] : []), tlv(0x04, value));
const entry = (serial: string, ...extensions: readonly Uint8Array[]) =>
  tlv(
    0x30,
    tlv(0x02, hex(serial)),
    time('260101000000Z'),
    ...(extensions.length === 0 ? [] : [tlv(0x30, ...extensions)]),
  );
const year = [time('260101000000Z'), time('270101000000Z')];
const within = new Date('2026-06-01T00:00:00.000Z');

describe('readCrl and lookUpCrl with other lists', async () => {
  const keys = await freshKeys.ec('P-384');
  const { certificate, subject } = createAuthority('root CA 001', '001', keys, null);
  const by = new X509Certificate(certificate);
  const name = encodeName(subject);
  const algorithm = tlv(0x30, hex('06082a8648ce3d040303'));

  const listOf = (
    entries: readonly Uint8Array[],
    { version = '01', times = year }: { version?: string; times?: readonly Uint8Array[] } = {},
  ): Buffer => {
    const content = tlv(
      0x30,
      tlv(0x02, hex(version)),
      algorithm,
      name,
      ...times,
      ...(entries.length > 0 ? [tlv(0x30, ...entries)] : []),
    );
    const signature = sign('sha384', content, keys.privateKey);
    return tlv(0x30, content, algorithm, tlv(0x03, hex('00'), signature));
  };
  const look = (crl: Buffer | VerifiedCrl, serial: string, at = within) =>
    lookUpCrl(
      'scope' in crl ? crl : verified(crl, by),
      { issuerName: nameOf(name), serialNumber: hex(serial), crlNames: [] },
      at,
    );
  const kindOf = (crl: Buffer | VerifiedCrl, serial: string) => {
    const outcome = look(crl, serial);
    return outcome.ok ? outcome.answer.kind : outcome.problem;
  };

  it('finds exactly the listed serial numbers in a list of any length', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 0x7f7f }), { maxLength: 60 }), (all) => {
        const serial = (number: number) => number.toString(16).padStart(6, '0');
        const crl = verified(
          listOf(all.filter((_, index) => index % 2 === 0).map((one) => entry(serial(one)))),
          by,
        );
        all.forEach((one, index) => {
          expect(kindOf(crl, serial(one))).toBe(index % 2 === 0 ? 'revoked' : 'good');
        });
      }),
      { numRuns: 30 },
    );
  });

  it('returns a reason by number, or no reason when the standard has no name for the number', () => {
    const reasoned = (code: string) =>
      listOf([entry('05', extension('551d15', hex(`0a01${code}`)))]);
    expect(look(reasoned('04'), '05')).toMatchObject({ answer: { reason: 'superseded' } });
    expect(look(reasoned('07'), '05')).toMatchObject({ answer: { kind: 'revoked', reason: null } });
  });

  it('rejects a list when any entry has an unknown critical extension', () => {
    const foreign = entry('07', extension('551d1d', hex('3000'), true));
    expect(readCrl(listOf([entry('05'), foreign]), by)).toBe('Unreadable');
    const harmless = entry('07', extension('551d1d', hex('3000')));
    expect(kindOf(listOf([entry('05'), harmless]), '07')).toBe('revoked');
  });

  it('rejects a list without an end, in another version or with invalid times', () => {
    const [begin] = year;
    expect(readCrl(listOf([entry('05')], { times: [begin!] }), by)).toBe('Unreadable');
    expect(readCrl(listOf([], { version: '02' }), by)).toBe('Unreadable');
    expect(readCrl(listOf([], { times: [begin!, time('271301000000Z')] }), by)).toBe('Unreadable');
    expect(readCrl(listOf([], { times: [begin!, time('270230000000Z')] }), by)).toBe('Unreadable');
    expect(readCrl(listOf([], { times: [begin!, time('270101240000Z')] }), by)).toBe('Unreadable');
  });

  it('returns the end of the list when the time has an offset or no seconds', () => {
    const until = (text: string) => look(listOf([], { times: [year[0]!, time(text)] }), '05');
    const nextUpdate = '2026-12-31T22:00:00.000Z';
    expect(until('270101000000+0200')).toMatchObject({ answer: { nextUpdate } });
    expect(until('2612312200Z')).toMatchObject({ answer: { nextUpdate } });
  });

  it('rejects the answer when the certificate is listed with a time that is none', () => {
    const dated = (text: string) => tlv(0x30, tlv(0x02, hex('05')), time(text));
    expect(kindOf(listOf([dated('260230000000Z')]), '05')).toBe('Unreadable');
    expect(kindOf(listOf([dated('260230000000Z')]), '06')).toBe('good');
    expect(look(listOf([dated('260101010000+0200')]), '05')).toMatchObject({
      answer: { kind: 'revoked', revokedAt: '2025-12-31T23:00:00.000Z' },
    });
    expect(readCrl(listOf([tlv(0x30, tlv(0x02, hex('05')), hex('0500'))]), by)).toBe('Unreadable');
  });

  it.each([
    ['a redundant zero in the list', '00000123', '0123', 'revoked'],
    ['a redundant zero in the certificate', '0123', '000123', 'revoked'],
    ['a redundant sign', 'ffff80', '80', 'revoked'],
    ['a missing zero before the high bit', '00ff01', 'ff01', 'revoked'],
    ['another number', '0123', '012300', 'good'],
    ['another number after a zero', '00ff80', '0080', 'good'],
    ['a negative number', 'ff', '01', 'good'],
  ])('compares serial numbers as numbers: %s', (_, listed, asked, kind) => {
    expect(kindOf(listOf([entry('05'), entry(listed)]), asked)).toBe(kind);
  });

  it('finds a number however both sides write it', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(2n ** 160n), max: 2n ** 160n }),
        fc.nat({ max: 3 }),
        fc.nat({ max: 3 }),
        (number, before, behind) => {
          const write = (more: number) => {
            const octets = Math.floor(number.toString(2).length / 8) + 1 + more;
            return BigInt.asUintN(octets * 8, number)
              .toString(16)
              .padStart(octets * 2, '0');
          };
          expect(kindOf(listOf([entry(write(before))]), write(behind))).toBe('revoked');
        },
      ),
      { numRuns: 50 },
    );
  });

  it('accepts a list when the end is after 2049', () => {
    const end = tlv(0x18, Buffer.from('20510101000000Z'));
    const outcome = look(listOf([], { times: [year[0]!, end] }), '05', new Date('2050-05-05'));
    expect(outcome).toMatchObject({ ok: true, answer: { nextUpdate: '2051-01-01T00:00:00.000Z' } });
  });

  it('finds an entry when the list has a hundred thousand entries', () => {
    const serial = (number: number) => (0x100000 + number).toString(16);
    const crl = verified(
      listOf(Array.from({ length: 100_000 }, (_, index) => entry(serial(index)))),
      by,
    );
    expect(look(crl, serial(99_999))).toMatchObject({ answer: { kind: 'revoked' } });
    expect(look(crl, serial(100_000))).toMatchObject({ answer: { kind: 'good' } });
  });
});
