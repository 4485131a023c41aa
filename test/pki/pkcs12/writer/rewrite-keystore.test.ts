import { execFileSync } from 'node:child_process';
import { createPrivateKey, sign, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultKeystoreLimits } from '../../../../plugin/pki/pkcs12/keystore-content.ts';
import type {
  KeystoreProtection,
  OpenedKeystore,
} from '../../../../plugin/pki/pkcs12/keystore-content.ts';
import { openKeystore } from '../../../../plugin/pki/pkcs12/open-keystore.ts';
import { passwordBytes } from '../../../../plugin/pki/pkcs12/password-encoding.ts';
import { buildKeystore } from '../../../../plugin/pki/pkcs12/writer/build-keystore.ts';
import type { SampleKind } from '../../../../simulator/keystore/sample-keystores.ts';
import { testKeystore } from '../../../support/fixtures/keystores.ts';
import { runKeytool } from '../../../support/tools/keytool/keytool.ts';
import { keytool, systemPart } from '../../../support/tools/system-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'rewritten-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const protections = [
  ['modern', 'HMAC-SHA-256', 'PBES2 (AES-256-CBC, HMAC-SHA-256)'],
  ['compatible', 'HMAC-SHA-1', 'pbeWithSHA1And3-KeyTripleDES-CBC'],
] as const;
const next = 'Nouveau~2468';

function rewrite(
  file: Uint8Array,
  current: string,
  password: string,
  protection: KeystoreProtection,
) {
  const source = { file, secret: passwordBytes(current), keep: 'all' } as const;
  return buildKeystore(
    {
      sources: [source],
      keys: [],
      certificates: [],
      secret: passwordBytes(password),
      protection,
    },
    defaultKeystoreLimits,
  );
}

async function rewritten(kind: SampleKind, protection: KeystoreProtection, password = next) {
  const sample = await testKeystore(kind);
  const before = openKeystore(sample.bytes, sample.password);
  const { file, facts } = rewrite(sample.bytes, sample.password, password, protection);
  return { sample, before, file, facts };
}

const keysOf = ({ privateKeys }: OpenedKeystore) =>
  privateKeys.map(({ pkcs8 }) => Buffer.from(pkcs8).toString('hex'));

describe('rewriting a keystore', () => {
  it.each(protections)(
    'keeps every key and certificate, with its names and in its order, when written %s',
    async (protection, mac, encryption) => {
      for (const kind of ['notCompleted', 'renewed'] as const) {
        const { before, file, facts } = await rewritten(kind, protection);
        const after = openKeystore(file, next);
        expect(after.facts).toEqual(facts);
        expect(keysOf(after)).toEqual(keysOf(before));
        const { keys, certificates } = before.facts;
        expect(after.facts).toMatchObject({
          keys,
          certificates,
          mac: { algorithm: mac, iterations: 100_000 },
          encryption: [encryption],
          anomalies: [],
        });
      }
    },
  );

  it.each(protections)(
    'refuses the old password afterwards when written %s',
    async (protection) => {
      const { sample, file } = await rewritten('complete', protection);
      expect(() => openKeystore(file, sample.password)).toThrow(
        expect.objectContaining({ code: 'ERR_KEYSTORE_PASSWORD' }) as Error,
      );
    },
  );

  it('keeps the caller’s file and gives each writing salts of its own', async () => {
    const sample = await testKeystore('complete');
    const copy = Buffer.from(sample.bytes);
    const [one, other] = [
      await rewritten('complete', 'modern'),
      await rewritten('complete', 'modern'),
    ];
    expect(Buffer.compare(sample.bytes, copy)).toBe(0);
    expect(Buffer.compare(one.file, other.file)).not.toBe(0);
  });

  it('rejects a wrong current password, and a file that is no keystore', async () => {
    const { bytes } = await testKeystore('complete');
    const attempt = (file: Uint8Array) => () => rewrite(file, 'wrong', next, 'modern');
    expect(attempt(bytes)).toThrow(
      expect.objectContaining({ code: 'ERR_KEYSTORE_PASSWORD' }) as Error,
    );
    expect(attempt(Buffer.from('no keystore'))).toThrow(
      expect.objectContaining({ code: 'ERR_KEYSTORE_NOT_PKCS12' }) as Error,
    );
  });
});

const openssl = systemPart('openssl');
const pass = (password: string) => ['-passin', `pass:${password}`];

describe.each(protections)('a keystore written %s', (protection) => {
  it.skipIf(openssl.missing)('opens in openssl with its keys and certificates', async () => {
    const { before, file } = await rewritten('renewed', protection);
    const path = join(folder, `${protection}-openssl.p12`);
    writeFileSync(path, file);
    const text = execFileSync('openssl', ['pkcs12', '-in', path, ...pass(next), '-nodes'], {
      encoding: 'utf8',
    });
    expect(text.match(/BEGIN PRIVATE KEY/g)).toHaveLength(before.facts.keys.length);
    expect(text.match(/BEGIN CERTIFICATE/g)).toHaveLength(before.facts.certificates.length);
  });

  it.skipIf(keytool.missing)('opens in keytool with the aliases that it had', async () => {
    const { before, sample, file } = await rewritten('renewed', protection);
    const list = (bytes: Uint8Array, password: string, name: string) => {
      const path = join(folder, `${protection}-${name}.p12`);
      writeFileSync(path, bytes);
      return ['-list', '-v', '-keystore', path, '-storepass', password];
    };
    const [now, then] = runKeytool([
      list(file, next, 'now'),
      list(sample.bytes, sample.password, 'then'),
    ]).map((text) =>
      [...text.matchAll(/^(Alias name|Certificate chain length|Entry type): (.*)$/gm)]
        .map(([, what, value]) => `${what}: ${value}`)
        .sort(),
    );
    expect(now?.filter((line) => line.startsWith('Alias'))).toHaveLength(before.facts.keys.length);
    expect(now).toEqual(then);
  });

  it.skipIf(openssl.missing).each(['rsa', 'prime256v1', 'secp384r1'])(
    'keeps a %s key that signs',
    (kind) => {
      const { certificate, pkcs8 } = selfSigned(kind);
      const names = { friendlyName: 'authentication', localKeyId: 'AB12' };
      const { file } = buildKeystore(
        {
          sources: [],
          keys: [{ pkcs8, ...names }],
          certificates: [{ der: certificate, ...names }],
          secret: passwordBytes(next),
          protection,
        },
        defaultKeystoreLimits,
      );
      const { facts, privateKeys } = openKeystore(file, next);
      expect(facts.keys).toMatchObject([{ ...names, certificates: [0] }]);
      const key = createPrivateKey({
        key: Buffer.from(privateKeys[0]?.pkcs8 ?? []),
        format: 'der',
        type: 'pkcs8',
      });
      const message = Buffer.from('signed by the key that was written');
      const { publicKey } = new X509Certificate(certificate);
      expect(verify('sha256', message, publicKey, sign('sha256', message, key))).toBe(true);
    },
  );
});

function selfSigned(kind: string) {
  const [keyPath, certificatePath] = [join(folder, `${kind}.key`), join(folder, `${kind}.pem`)];
  const algorithm =
    kind === 'rsa'
      ? ['-newkey', 'rsa:2048']
      : ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${kind}`];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      ...algorithm,
      '-nodes',
      '-keyout',
      keyPath,
      '-out',
      certificatePath,
      '-subj',
      '/CN=Essai',
    ],
    { stdio: ['ignore', 'ignore', 'ignore'] },
  );
  const der = (args: string[]) => execFileSync('openssl', [...args, '-outform', 'DER']);
  return {
    pkcs8: der(['pkcs8', '-topk8', '-nocrypt', '-in', keyPath]),
    certificate: der(['x509', '-in', certificatePath]),
  };
}
