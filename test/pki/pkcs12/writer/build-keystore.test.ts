import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derElement, derInteger, derOid } from '../../../../plugin/pki/asn1/der-writer.ts';
import { derSpan, derSpans } from '../../../../plugin/pki/asn1/der-cursor.ts';
import { toPrivateKey } from '../../../../plugin/pki/private-key-object.ts';
import { FileKeys } from '../../../../plugin/pki/pkcs12/file-keys.ts';
import { defaultKeystoreLimits } from '../../../../plugin/pki/pkcs12/keystore-content.ts';
import type { BuildOrder, BuiltKeystore } from '../../../../plugin/pki/pkcs12/keystore-content.ts';
import { openKeystore } from '../../../../plugin/pki/pkcs12/open-keystore.ts';
import { createKeystoreReader } from '../../../../plugin/pki/pkcs12/worker/keystore-reader.ts';
import { build } from '../../../../plugin/pki/pkcs12/worker/keystore-worker.ts';
import type { BuildJob } from '../../../../plugin/pki/pkcs12/worker/moved-job.ts';
import { copyToMove, toMovedSecret } from '../../../../plugin/pki/pkcs12/worker/moved-secret.ts';
import { testKeystore } from '../../../support/fixtures/keystores.ts';

const reader = createKeystoreReader({ threads: 1, timeoutMs: 20_000 });
afterAll(() => reader.close());

const password = 'Nouveau~2468';
const newKey = (friendlyName: string) => ({
  pkcs8: generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({
    format: 'der',
    type: 'pkcs8',
  }),
  friendlyName,
  localKeyId: 'AB12',
});
const order = (part: Partial<BuildOrder>): BuildOrder => ({
  base: null,
  keys: [],
  certificates: [],
  secret: password,
  protection: 'modern',
  wantFileKeys: true,
  ...part,
});
const getKeys = ({ fileKeys }: BuiltKeystore): FileKeys => {
  if (fileKeys === null) throw new Error('no keys of the file');
  return fileKeys;
};
/** Of AES-256-CBC, after its OID. */
const vectorsOf = (file: Uint8Array) =>
  [
    ...Buffer.from(file)
      .toString('hex')
      .matchAll(/060960864801650304012a0410(.{32})/g),
  ].map(([, vector]) => vector);

const wrongPassword = expect.objectContaining({ code: 'ERR_KEYSTORE_PASSWORD' }) as Error;

let key: ReturnType<typeof newKey>;
let first: BuiltKeystore;
beforeAll(async () => {
  key = newKey('authentication');
  first = await reader.build(order({ keys: [key] }));
});

describe('keys of a file', () => {
  it('opens the file that they wrote, without a derivation', () => {
    const limits = { ...defaultKeystoreLimits, maxWorkMs: 0.001 };
    const { facts, privateKeys } = openKeystore(first.file, getKeys(first), limits);
    expect(facts).toEqual(first.facts);
    const [opened, written] = [privateKeys[0]?.pkcs8 ?? key.pkcs8.subarray(1), key.pkcs8].map(
      (one) => toPrivateKey(one),
    );
    expect(opened?.equals(written!)).toBe(true);
    expect(() => openKeystore(first.file, password, limits)).toThrow();
  });

  it('rejects another file of the same password', async () => {
    const other = await reader.build(order({ keys: [key] }));
    expect(() => openKeystore(other.file, getKeys(first))).toThrow(wrongPassword);
    const compatible = await testKeystore('notCompleted');
    expect(() => openKeystore(compatible.bytes, getKeys(first))).toThrow(wrongPassword);
  });

  it('rejects their file when its content was changed, or its integrity check removed', () => {
    const file = Buffer.from(first.file);
    const root = derSpan(file, 0, file.length);
    const [, content] = derSpans(file, root.contentStart, root.end);
    const safe = file.subarray(content?.start, content?.end);
    const withoutMac = derElement(0x30, derInteger(3), safe);
    expect(() => openKeystore(withoutMac, getKeys(first))).toThrow(wrongPassword);
    const changed = Buffer.from(file);
    changed[(content?.end ?? 0) - 1]! ^= 1;
    expect(() => openKeystore(changed, getKeys(first))).toThrow(wrongPassword);
  });

  it('writes a successor that the password opens, with other initialisation vectors', async () => {
    const second = await reader.build(
      order({
        base: { file: first.file, secret: getKeys(first), keep: 'all' },
        keys: [newKey('42')],
        secret: getKeys(first),
      }),
    );
    const { facts } = openKeystore(second.file, password);
    expect(facts.keys.map(({ friendlyName }) => friendlyName)).toEqual(['authentication', '42']);
    expect(openKeystore(second.file, getKeys(first)).facts).toEqual(facts);
    expect(Buffer.from(getKeys(second).bytes)).toEqual(Buffer.from(getKeys(first).bytes));
    const vectors = [first, second].flatMap(({ file }) => vectorsOf(file));
    expect(new Set(vectors).size).toBe(vectors.length);
    expect(vectors).toHaveLength(5);
  });

  it('keeps them out of JSON and logs, reads them from their bytes, and overwrites them', () => {
    const { bytes } = getKeys(first);
    const copy = new FileKeys(bytes);
    expect(JSON.stringify(copy)).toBe('{}');
    expect(inspect(copy, { showHidden: true })).not.toContain('Uint8Array(');
    expect(openKeystore(first.file, copy).facts).toEqual(first.facts);
    copy.wipe();
    expect(copy.bytes.every((byte) => byte === 0)).toBe(true);
    expect(bytes.every((byte) => byte === 0)).toBe(false);
    expect(() => new FileKeys(bytes.subarray(1))).toThrow(TypeError);
    expect(() => new FileKeys(copy.bytes)).toThrow(TypeError);
  });
});

describe('building a keystore', () => {
  it('keeps what is named of a base and of carried files, then adds what is new', async () => {
    const base = await testKeystore('complete');
    const old = await testKeystore('renewed');
    const [ownFacts, oldFacts] = [base, old].map(
      (sample) => openKeystore(sample.bytes, sample.password).facts,
    );
    const kept = ownFacts?.keys[0];
    const carried = oldFacts?.keys.at(-1);
    const certificate = ownFacts?.certificates.at(-1);
    const built = await reader.build(
      order({
        base: {
          file: base.bytes,
          secret: base.password,
          keep: {
            keys: [kept?.spkiSha256 ?? ''],
            certificates: [certificate?.fingerprint ?? ''],
          },
        },
        carried: [
          {
            file: old.bytes,
            secret: old.password,
            keep: { keys: [carried?.spkiSha256 ?? ''], certificates: [] },
          },
        ],
        keys: [newKey('new')],
        wantFileKeys: false,
      }),
    );
    expect(built.fileKeys).toBeNull();
    expect(built.facts.keys).toMatchObject([
      { spkiSha256: kept?.spkiSha256, friendlyName: kept?.friendlyName },
      { spkiSha256: carried?.spkiSha256, friendlyName: carried?.friendlyName },
      { friendlyName: 'new', localKeyId: 'AB12' },
    ]);
    expect([...new Set(built.facts.certificates.map(({ fingerprint }) => fingerprint))]).toEqual([
      certificate?.fingerprint,
    ]);
  });

  it('writes a key and a certificate once when two files have them', async () => {
    const { bytes: file, password: secret } = await testKeystore('complete');
    const all = { file, secret, keep: 'all' } as const;
    const built = await reader.build(order({ base: all, carried: [all] }));
    const { facts } = openKeystore(file, secret);
    expect(built.facts.keys).toEqual(facts.keys);
    expect(built.facts.certificates).toEqual(facts.certificates);
  });

  it('returns no keys of a compatible file', async () => {
    const built = await reader.build(order({ keys: [key], protection: 'compatible' }));
    expect(built.fileKeys).toBeNull();
    expect(openKeystore(built.file, password).facts.mac?.algorithm).toBe('HMAC-SHA-1');
  });

  it('keeps the caller’s keys and secrets as they are', () => {
    expect(key.pkcs8.some((byte) => byte !== 0)).toBe(true);
    expect(getKeys(first).bytes.some((byte) => byte !== 0)).toBe(true);
  });

  it('rejects entries that are missing, unreadable or of one name, and keys of a file for a compatible one', async () => {
    const base = (keep: { keys: string[]; certificates: string[] }) => ({
      base: { file: first.file, secret: password, keep },
    });
    for (const part of [
      base({ keys: ['AB'.repeat(32)], certificates: [] }),
      base({ keys: [], certificates: ['AB'.repeat(32)] }),
      { keys: [{ ...key, pkcs8: Buffer.from('no key') }] },
      { keys: [key, newKey('Authentication')] },
      { keys: [key], secret: getKeys(first), protection: 'compatible' },
    ] as const) {
      await expect(reader.build(order(part))).rejects.toThrow(TypeError);
    }
    await expect(
      reader.build(order({ base: { file: first.file, secret: 'wrong', keep: 'all' } })),
    ).rejects.toMatchObject({ code: 'ERR_KEYSTORE_PASSWORD' });
  });

  it('rejects a base and a carried file that hold more than keys and certificates', async () => {
    const other = { file: withRevocationList(), secret: password, keep: 'all' } as const;
    for (const part of [{ base: other }, { carried: [other] }]) {
      await expect(reader.build(order({ ...part, keys: [key] }))).rejects.toMatchObject({
        code: 'ERR_KEYSTORE_NOT_REWRITABLE',
      });
    }
  });

  it.each([
    ['written', password],
    ['refused', 'wrong'],
  ])('overwrites files, keys and secrets in the thread when the file is %s', (_how, secret) => {
    const job: BuildJob = {
      sources: [
        { file: copyToMove(first.file), secret: toMovedSecret(secret), keep: 'all' },
        { file: copyToMove(first.file), secret: toMovedSecret(getKeys(first)), keep: 'all' },
      ],
      keys: [{ ...newKey('new'), pkcs8: copyToMove(newKey('new').pkcs8) }],
      certificates: [],
      secret: toMovedSecret(password),
      protection: 'modern',
      room: null,
      limits: defaultKeystoreLimits,
      clock: new SharedArrayBuffer(8),
    };
    expect(build(job).ok).toBe(secret === password);
    const owned = [
      ...job.sources.flatMap((source) => [source.file, source.secret.bytes]),
      ...job.keys.map(({ pkcs8 }) => pkcs8),
      job.secret.bytes,
    ];
    for (const bytes of owned) expect(bytes.every((byte) => byte === 0)).toBe(true);
  });
});

describe('opening one key by the keys of its file', () => {
  it('returns no key of a certificate that is not there, and rejects another file', async () => {
    const opened = await reader.openKey(first.file, getKeys(first), 'AB'.repeat(32));
    expect(opened).toEqual({ facts: first.facts, pkcs8: null });
    const { bytes } = await testKeystore('complete');
    await expect(reader.openKey(bytes, getKeys(first), '')).rejects.toMatchObject({
      code: 'ERR_KEYSTORE_PASSWORD',
    });
  });
});

/** In the clear, without integrity check. */
function withRevocationList(): Buffer {
  const data = (content: Uint8Array) =>
    derElement(0x30, derOid('1.2.840.113549.1.7.1'), derElement(0xa0, derElement(0x04, content)));
  const bag = derElement(
    0x30,
    derOid('1.2.840.113549.1.12.10.1.4'),
    derElement(0xa0, derElement(0x30)),
  );
  const safes = derElement(0x30, data(derElement(0x30, bag)));
  return derElement(0x30, derInteger(3), data(safes));
}
