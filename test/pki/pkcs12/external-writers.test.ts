import { execFileSync } from 'node:child_process';
import { createPrivateKey, sign, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { OpenedKeystore } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import { openKeystore } from '../../../plugin/pki/pkcs12/open-keystore.ts';
import { createKeystoreReader } from '../../../plugin/pki/pkcs12/worker/keystore-reader.ts';
import {
  context,
  integer,
  objectIdentifier,
  octetString,
  sequence,
} from '../../../simulator/pki/der.ts';
import { runKeytool } from '../../support/tools/keytool/keytool.ts';
import { keytool, systemPart } from '../../support/tools/system-parts.ts';

/*
 * Keystores made on the spot by the programs that made the ones in the field. Every private key that comes out has to sign
 * something that its certificate verifies.
 */

const openssl = systemPart('openssl');
const folder = mkdtempSync(join(tmpdir(), 'writers-'));
const password = 'Essai-1234';
const inFolder = (name: string): string => join(folder, name);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
}

function open(name: string, secret = password): OpenedKeystore {
  return openKeystore(readFileSync(inFolder(name)), secret);
}

/** Keys, certificates, and for each key that it really belongs to its certificate. */
function checkContent(opened: OpenedKeystore, keys: number, certificates: number): void {
  const { facts, privateKeys } = opened;
  expect([facts.keys.length, facts.certificates.length]).toEqual([keys, certificates]);
  expect(privateKeys).toHaveLength(keys);
  for (const { keyIndex, pkcs8 } of privateKeys) {
    const index = facts.keys[keyIndex]!.certificates[0];
    if (index === undefined) expect.fail('a key without its certificate');
    const certificate = new X509Certificate(Buffer.from(facts.certificates[index]!.der, 'base64'));
    const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
    const message = Buffer.from('signed by the key that was read');
    const signature = sign('sha256', message, key);
    expect(verify('sha256', message, certificate.publicKey, signature)).toBe(true);
  }
}

describe.skipIf(keytool.missing)('keytool', () => {
  const entries: [alias: string, algorithm: string, choice: string[]][] = [
    ['authentication', 'RSA', ['-keysize', '2048']],
    ['340282366920938463463374607431768211455', 'RSA', ['-keysize', '2048']],
    ['curve256', 'EC', ['-groupname', 'secp256r1']],
    ['curve384', 'EC', ['-groupname', 'secp384r1']],
  ];
  const flavours: [
    name: string,
    options: string[],
    encryption: string,
    mac: string,
    macCount: number,
  ][] = [
    ['default', [], 'PBES2 (AES-256-CBC, HMAC-SHA-256)', 'HMAC-SHA-256', 10_000],
    [
      'legacy',
      ['-Dkeystore.pkcs12.legacy'],
      'pbeWithSHA1And3-KeyTripleDES-CBC',
      'HMAC-SHA-1',
      100_000,
    ],
  ];

  describe.each(flavours)(
    'opens a keystore written as: %s',
    (name, options, encryption, mac, macCount) => {
      const file = `keytool-${name}.p12`;
      beforeAll(() => {
        const store = ['-storetype', 'PKCS12', '-keystore', inFolder(file), '-storepass', password];
        const commands = entries.map(([alias, algorithm, choice]) => [
          ...['-genkeypair', '-alias', alias, '-keyalg', algorithm, ...choice],
          ...['-dname', 'CN=SSIN\\=00000000097', ...store],
        ]);
        runKeytool(commands, options);
      });

      test('opens every key and certificate, each key with its certificate', () => {
        checkContent(open(file), 4, 4);
      });

      test('returns the algorithms, the names and the self-signatures', () => {
        const { facts } = open(file);
        expect(facts.mac).toEqual({ algorithm: mac, iterations: macCount });
        expect(facts.encryption).toContain(encryption);
        expect(facts.keys.map(({ algorithm }) => algorithm)).toEqual(
          expect.arrayContaining([
            { type: 'RSA', bits: 2048 },
            { type: 'EC', curve: 'P-256' },
            { type: 'EC', curve: 'P-384' },
          ]),
        );
        expect(facts.certificates.map(({ friendlyName }) => friendlyName).sort()).toEqual(
          entries.map(([alias]) => alias).sort(),
        );
        expect(facts.certificates.map(({ verifiedBy }) => verifiedBy)).toEqual([
          [0],
          [1],
          [2],
          [3],
        ]);
        expect(facts.anomalies).toEqual([]);
      });

      test('rejects the file when the password is wrong', () => {
        expect(() => open(file, 'Essai-1235')).toThrow(
          expect.objectContaining({ code: 'ERR_KEYSTORE_PASSWORD' }),
        );
      });
    },
  );

  test('reads trusted certificates, and counts secret keys, when stored together with a key', () => {
    const file = 'keytool-mixed.p12';
    const store = ['-storetype', 'PKCS12', '-keystore', inFolder(file), '-storepass', password];
    const exported = ['-file', inFolder('a.cer'), ...store];
    runKeytool([
      ['-genkeypair', '-alias', 'a', '-keyalg', 'EC', '-dname', 'CN=SSIN\\=00000000097', ...store],
      ['-exportcert', '-alias', 'a', ...exported],
      ['-importcert', '-noprompt', '-alias', 't', ...exported],
      ['-genseckey', '-alias', 's', '-keyalg', 'AES', '-keysize', '256', ...store],
    ]);
    const opened = open(file);
    checkContent(opened, 1, 2);
    expect(opened.facts.secrets).toBe(1);
    expect(opened.facts.keys[0]!.certificates).toEqual([0, 1]);
  });
});

describe.skipIf(openssl.missing)('openssl pkcs12', () => {
  beforeAll(() => {
    for (const [name, algorithm] of [
      ['rsa', ['rsa:2048']],
      ['p256', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']],
      ['p384', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384']],
    ] as const)
      run(
        openssl.path,
        ...['req', '-x509', '-newkey', ...algorithm, '-nodes', '-subj', '/CN=SSIN=00000000097'],
        ...['-keyout', `${name}.key`, '-out', `${name}.crt`, '-days', '30'],
      );
  });

  function write(name: string, key: string, secret: string, options: readonly string[]): void {
    run(
      openssl.path,
      ...['pkcs12', '-export', '-inkey', `${key}.key`, '-in', `${key}.crt`],
      ...['-out', name, '-passout', `pass:${secret}`, ...options],
    );
  }

  /** A PFX without MAC around one shrouded key: `openssl pkcs12` itself offers no scrypt. */
  function writeScrypt(name: string, cost: number, options: readonly string[] = []): void {
    run(
      openssl.path,
      ...['pkcs8', '-topk8', '-in', 'rsa.key', '-outform', 'DER', '-out', 'scrypt.p8'],
      ...['-v2', 'aes-256-cbc', '-scrypt', '-scrypt_N', String(cost), ...options],
      ...['-passout', `pass:${password}`],
    );
    const data = (content: Buffer): Buffer =>
      sequence(objectIdentifier('1.2.840.113549.1.7.1'), context(0, octetString(content)));
    const shrouded = sequence(
      objectIdentifier('1.2.840.113549.1.12.10.1.2'),
      context(0, readFileSync(inFolder('scrypt.p8'))),
    );
    writeFileSync(inFolder(name), sequence(integer(3), data(sequence(data(sequence(shrouded))))));
  }

  test('opens a scrypt key, and rejects another password', () => {
    writeScrypt('scrypt.p12', 1024);
    const { facts, privateKeys } = open('scrypt.p12');
    expect(facts.encryption).toEqual([expect.stringContaining('scrypt')]);
    const key = createPrivateKey({
      key: Buffer.from(privateKeys[0]!.pkcs8),
      format: 'der',
      type: 'pkcs8',
    });
    const original = createPrivateKey(readFileSync(inFolder('rsa.key')));
    expect(key.equals(original)).toBe(true);
    expect(() => open('scrypt.p12', 'another')).toThrow(
      expect.objectContaining({ code: 'ERR_KEYSTORE_PASSWORD' }),
    );
  });

  test('rejects a file as unsupported when scrypt needs more memory than the limit', () => {
    // openssl refuses to write such a file, so block size r = 2 becomes 32: 128 bytes x 32,768 x 32 = 128 MiB
    writeScrypt('scrypt-large.p12', 32_768, ['-scrypt_r', '2']);
    const file = readFileSync(inFolder('scrypt-large.p12'));
    const blockSize = file.indexOf('0203008000020102020101', 'hex') + 7;
    expect(file[blockSize]).toBe(2);
    file[blockSize] = 32;
    expect(() => openKeystore(file, password)).toThrow(
      expect.objectContaining({ code: 'ERR_KEYSTORE_UNSUPPORTED' }),
    );
  });

  const choices: [name: string, options: string[], anomalies: string[]][] = [
    ['default', [], []],
    ['legacy', ['-legacy'], []],
    ['without MAC', ['-nomac'], ['NoMac']],
    ['MAC SHA-1', ['-macalg', 'sha1'], []],
    ['MAC SHA-384', ['-macalg', 'sha384'], []],
    ['MAC SHA-512', ['-macalg', 'sha512'], []],
    ['MAC SHA-512/256', ['-macalg', 'sha512-256'], []],
    ['one iteration', ['-iter', '1'], []],
    ['nothing encrypted', ['-keypbe', 'NONE', '-certpbe', 'NONE'], []],
    ['AES-128', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC'], []],
    ['AES-192, 3DES', ['-keypbe', 'AES-192-CBC', '-certpbe', 'PBE-SHA1-3DES'], []],
    ['3DES in PBES2', ['-keypbe', 'des-ede3-cbc', '-certpbe', 'des-ede3-cbc'], []],
    ['3DES 2 keys', ['-legacy', '-keypbe', 'PBE-SHA1-2DES', '-certpbe', 'PBE-SHA1-2DES'], []],
    ['RC2-128', ['-legacy', '-keypbe', 'PBE-SHA1-RC2-128', '-certpbe', 'PBE-SHA1-RC2-128'], []],
    ['RC2-40', ['-legacy', '-keypbe', 'PBE-SHA1-RC2-40', '-certpbe', 'PBE-SHA1-RC2-40'], []],
    ['RC4-128', ['-legacy', '-keypbe', 'PBE-SHA1-RC4-128', '-certpbe', 'PBE-SHA1-RC4-128'], []],
    ['RC4-40', ['-legacy', '-keypbe', 'PBE-SHA1-RC4-40', '-certpbe', 'PBE-SHA1-RC4-40'], []],
    ['RC2 in PBES2', ['-legacy', '-keypbe', 'rc2-cbc', '-certpbe', 'rc2-40-cbc'], []],
    ['Camellia', ['-keypbe', 'camellia-256-cbc', '-certpbe', 'camellia-128-cbc'], []],
  ];

  describe.each(['rsa', 'p256', 'p384'])('opens a keystore written as: %s', (key) => {
    test.each(choices)('opens a keystore written as: %s', (name, options, anomalies) => {
      const file = `openssl-${key}-${name.replaceAll(/\W/g, '-')}.p12`;
      write(file, key, password, options);
      const opened = open(file);
      checkContent(opened, 1, 1);
      expect(opened.facts.anomalies).toEqual(anomalies);
      const plain = name === 'nothing encrypted';
      expect(opened.facts.encryption.length > 0).toBe(!plain);
      expect(() => open(file, 'Essai-1235')).toThrow(
        expect.objectContaining({ code: 'ERR_KEYSTORE_PASSWORD' }),
      );
    });
  });

  test.each([
    ['legacy', ['-legacy']],
    ['legacy, MAC SHA-256', ['-legacy', '-macalg', 'sha256']],
    ['default', []],
  ])('opens a keystore with a million iterations: %s', async (name, options) => {
    const file = `million-${name.replaceAll(/\W/g, '-')}.p12`;
    write(file, 'rsa', password, ['-iter', '1000000', ...options]);
    // How long it takes is for the benchmarks to show: this machine may be busy
    const reader = createKeystoreReader({ threads: 1, timeoutMs: 25_000 });
    try {
      const facts = await reader.inspect(readFileSync(inFolder(file)), password);
      expect([facts.mac?.iterations, facts.encryptionIterations]).toEqual([1_000_000, 1_000_000]);
      expect(facts.keys[0]?.certificates).toEqual([0]);
    } finally {
      await reader.close();
    }
  });

  test.each(['', 'é', 'Mot de passe accentué œ', 'ключ', '鍵🔑'])(
    'opens modern and old layouts with the password "%s"',
    (secret) => {
      write('accent-modern.p12', 'p256', secret, []);
      write('accent-legacy.p12', 'p256', secret, ['-legacy']);
      checkContent(open('accent-modern.p12', secret), 1, 1);
      checkContent(open('accent-legacy.p12', secret), 1, 1);
    },
  );

  test('opens the file and reports the anomaly when the password has other code points for the same letters', () => {
    write('composed.p12', 'p256', 'clé'.normalize('NFC'), []);
    const opened = open('composed.p12', 'clé'.normalize('NFD'));
    checkContent(opened, 1, 1);
    expect(opened.facts.anomalies).toEqual(['PasswordReencoded']);
  });

  test('rejects a PBES1 cipher as unsupported, or the password as wrong when the password is wrong', () => {
    const pbe = ['-legacy', '-keypbe', 'PBE-MD5-DES', '-certpbe', 'PBE-MD5-DES'];
    write('pbes1.p12', 'p256', password, pbe);
    expect(() => open('pbes1.p12')).toThrow(
      expect.objectContaining({
        code: 'ERR_KEYSTORE_UNSUPPORTED',
        params: { algorithm: 'pbeWithMD5AndDES-CBC' },
      }),
    );
    expect(() => open('pbes1.p12', 'Essai-1235')).toThrow(
      expect.objectContaining({ code: 'ERR_KEYSTORE_PASSWORD' }),
    );
  });
});
