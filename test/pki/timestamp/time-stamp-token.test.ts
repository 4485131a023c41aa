import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTimeStampInfo } from '../../../plugin/pki/timestamp/time-stamp-info.ts';
import { judgeTimeStamp } from '../../../plugin/pki/timestamp/time-stamp-token.ts';
import {
  certificatePem,
  type SimulatedPki,
} from '../../../simulator/pki/certification-authority.ts';
import { createTimeStampAuthority } from '../../../simulator/timestamp/time-stamp-authority.ts';
import type { TimeStampAuthority } from '../../../simulator/timestamp/time-stamp-authority.ts';
import { testPki } from '../../support/fixtures/keystores.ts';
import { runKeys } from '../../support/fixtures/run-keys.ts';
import { systemPart } from '../../support/tools/system-parts.ts';

const openssl = systemPart('openssl');
const at = new Date('2026-06-01T08:00:00Z');
const digest = createHash('sha256').update('what is stamped').digest();

const keys = runKeys('file');
let pki: SimulatedPki;
let authority: TimeStampAuthority;
let anchors: readonly X509Certificate[];

beforeAll(async () => {
  pki = await testPki();
  authority = createTimeStampAuthority(pki.issuing001, await keys.rsa());
  anchors = [new X509Certificate(pki.issuing001.certificate)];
});

const judge = (token: Uint8Array, changes: Partial<Parameters<typeof judgeTimeStamp>[1]> = {}) => {
  const rules = { digest, anchors, now: at, toleranceMs: 60_000, ...changes };
  const judged = judgeTimeStamp(token, rules);
  return 'problem' in judged ? judged.problem : judged.timeStamp;
};
const token = (wrong?: Parameters<TimeStampAuthority['stamp']>[2]) =>
  authority.stamp(digest, at, wrong);

describe('judgeTimeStamp', () => {
  it('returns what a good token states', () => {
    expect(judge(token())).toMatchObject({
      at,
      digest: Uint8Array.from(digest),
      policy: '1.3.6.1.4.1.32473.1.1',
    });
  });

  it('accepts a signer that is listed itself', () => {
    expect(judge(token(), { anchors: [new X509Certificate(authority.certificate)] })).toMatchObject(
      {
        at,
      },
    );
  });

  it.each([
    ['digest', 'other-digest'],
    ['signature', 'bad-signature'],
    ['certificate', 'signer'],
  ] as const)('rejects a token with another %s', (wrong, problem) => {
    expect(judge(token(wrong))).toBe(problem);
  });

  it('rejects a token whose text was changed anywhere in what is signed', () => {
    const good = token();
    const place = good.indexOf(digest);
    for (const offset of [place + 40, place + 50]) {
      const changed = Buffer.from(good);
      changed.writeUInt8(changed.readUInt8(offset) ^ 1, offset);
      expect(typeof judge(changed)).toBe('string');
    }
  });

  it('rejects a signer that no anchor issued, and all where there are none', () => {
    const other = [new X509Certificate(pki.issuing002.certificate)];
    expect(judge(token(), { anchors: other })).toBe('not-trusted');
    expect(judge(token(), { anchors: [] })).toBe('not-trusted');
  });

  it('rejects a certificate that is not for time stamps alone', async () => {
    const mail = createTimeStampAuthority(pki.issuing001, await keys.rsa(), { purpose: 'mail' });
    const uncritical = createTimeStampAuthority(pki.issuing001, await keys.rsa(), {
      critical: false,
    });
    expect(judge(mail.stamp(digest, at))).toBe('signer');
    expect(judge(uncritical.stamp(digest, at))).toBe('signer');
  });

  it('rejects a fresh token of another time, and takes an old one where its signer was valid', () => {
    const later = new Date(at.getTime() + 61_000);
    expect(judge(token(), { now: later })).toBe('time');
    expect(judge(token(), { now: null })).toMatchObject({ at });
    const before = new Date('2019-01-01T00:00:00Z');
    expect(judge(authority.stamp(digest, before), { now: null })).toBe('not-trusted');
  });

  it.each(['', '3000', '30030201', 'ff'])('rejects "%s" as unreadable', (hex) => {
    expect(judge(Buffer.from(hex, 'hex'))).toBe('unreadable');
  });

  it('rejects every truncation of a good token without an exception', () => {
    const good = token();
    for (let length = 0; length < good.length; length += 37) {
      expect(typeof judge(good.subarray(0, length))).toBe('string');
    }
  });
});

describe.skipIf(openssl.missing)('OpenSSL as the other side', () => {
  const inFolder = async (
    files: Readonly<Record<string, string | Uint8Array>>,
    run: (folder: string) => string,
  ) => {
    const folder = await mkdtemp(join(tmpdir(), 'trousseau-stamp-'));
    try {
      for (const [name, content] of Object.entries(files)) {
        await writeFile(join(folder, name), content);
      }
      return run(folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  };

  it('accepts the simulated authority’s token', async () => {
    const authorities = [pki.root001, pki.issuing001]
      .map(({ certificate }) => certificatePem(certificate))
      .join('');
    const said = await inFolder({ 'token.der': token(), 'ca.pem': authorities }, (folder) =>
      execFileSync(
        openssl.path,
        [
          ...['ts', '-verify', '-digest', digest.toString('hex'), '-token_in'],
          ...['-in', join(folder, 'token.der'), '-CAfile', join(folder, 'ca.pem')],
        ],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
      ),
    );
    expect(said).toContain('Verification: OK');
  });
});

describe('readTimeStampInfo', () => {
  const imprint = '3031300d060960864801650304020105000420' + '11'.repeat(32);
  const info = (time: string) => {
    const text = Buffer.from(time, 'latin1');
    const fields = Buffer.concat([
      Buffer.from(`02010106032a0304${imprint}020102`, 'hex'),
      Buffer.from([0x18, text.length]),
      text,
    ]);
    return Buffer.concat([Buffer.from([0x30, fields.length]), fields]);
  };

  it.each([
    ['20260601080000Z', '2026-06-01T08:00:00.000Z'],
    ['20260601080000.5Z', '2026-06-01T08:00:00.500Z'],
    ['20260601080000.123456Z', '2026-06-01T08:00:00.123Z'],
    ['20240229235959Z', '2024-02-29T23:59:59.000Z'],
  ])('returns the instant of %s', (time, instant) => {
    expect(readTimeStampInfo(info(time)).at.toISOString()).toBe(instant);
  });

  it.each([
    '20260231080000Z',
    '20260601240000Z',
    '20261301080000Z',
    '20260601080000',
    '20260601080000+0200',
    '2026060108Z',
    '20260601080000.Z',
    '260601080000Z',
  ])('rejects the time %s', (time) => {
    expect(() => readTimeStampInfo(info(time))).toThrow('not a time');
  });
});
