import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificatePem } from '../../../simulator/pki/certification-authority.ts';
import type { KeystoreLayout } from '../../../simulator/keystore/keystore-writer.ts';
import {
  keystoreFileName,
  sampleKinds,
  type SampleKeystore,
  type SampleKind,
} from '../../../simulator/keystore/sample-keystores.ts';
import { testKeystore, testPki } from '../../support/fixtures/keystores.ts';
import { runKeytool } from '../../support/tools/keytool/keytool.ts';
import { keytool, systemPart } from '../../support/tools/system-parts.ts';

const run = promisify(execFile);
const hasOpenssl = !systemPart('openssl').missing;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trousseau-samples-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function onDisk(bytes: Uint8Array): Promise<string> {
  const path = join(folder, `${String(files++)}.p12`);
  await writeFile(path, bytes);
  return path;
}

async function openssl(...argv: string[]): Promise<string> {
  const { stdout, stderr } = await run('openssl', argv);
  return stdout + stderr;
}

const count = (text: string, part: string): number => text.split(part).length - 1;

/** Private keys and certificates of each kind, as Java lays them out: a chain for every key. */
const counts: Readonly<Record<SampleKind, readonly [keys: number, certificates: number]>> = {
  complete: [2, 5],
  renewed: [3, 6],
  notCompleted: [1, 1],
  noEncryptionKey: [1, 2],
  expired: [2, 5],
  expiring: [2, 5],
  notYetValid: [2, 5],
  foreign: [1, 1],
  unknownIssuer: [2, 5],
  oldKeysOnly: [1, 1],
  noPrivateKey: [0, 2],
  group: [2, 5],
  company: [2, 5],
  ecLeaf: [2, 5],
};

describe.skipIf(!hasOpenssl)('openssl (skipped when missing) with sample keystores', () => {
  it.each(sampleKinds)('opens %s with the expected keys and certificates', async (kind) => {
    const sample = await testKeystore(kind);
    const path = await onDisk(sample.bytes);
    const text = await openssl(
      'pkcs12',
      '-legacy',
      '-nodes',
      '-in',
      path,
      '-passin',
      `pass:${sample.password}`,
    );
    expect([count(text, 'BEGIN PRIVATE KEY'), count(text, 'BEGIN CERTIFICATE')]).toEqual(
      counts[kind],
    );
  });

  it.each([
    [
      'certificate-manager',
      'MAC: sha1, Iteration 100000',
      'pbeWithSHA1And40BitRC2-CBC, Iteration 50000',
    ],
    ['connector', 'MAC: sha1, Iteration 1024', 'pbeWithSHA1And40BitRC2-CBC, Iteration 1024'],
    ['jdk17', 'MAC: sha256, Iteration 10000', 'AES-256-CBC, Iteration 10000, PRF hmacWithSHA256'],
  ] as const)(
    'reads the %s layout with the protection of that writer',
    async (layout, mac, safe) => {
      const text = await info(await genuine(layout));
      expect(text).toContain(mac);
      expect(text).toContain(safe);
    },
  );

  it('rejects a wrong password', async () => {
    const path = await onDisk((await testKeystore('complete')).bytes);
    await expect(
      openssl('pkcs12', '-legacy', '-nodes', '-in', path, '-passin', 'pass:wrong'),
    ).rejects.toThrow('Mac verify error');
  });

  async function info(sample: SampleKeystore): Promise<string> {
    const path = await onDisk(sample.bytes);
    return openssl(
      'pkcs12',
      '-legacy',
      '-info',
      '-nodes',
      '-in',
      path,
      '-passin',
      `pass:${sample.password}`,
    );
  }

  function genuine(layout: KeystoreLayout): Promise<SampleKeystore> {
    return testKeystore('complete', { layout, iterations: null });
  }
});

describe.skipIf(!hasOpenssl)('openssl (skipped when missing) with sample certificates', () => {
  it.each([
    ['complete', 'issuing001', 'root001'],
    ['ecLeaf', 'issuing002', 'root002'],
  ] as const)('verifies the leaf of %s up to its simulated root', async (kind, issuing, root) => {
    const pki = await testPki();
    const sample = await testKeystore(kind);
    const keystore = await onDisk(sample.bytes);
    const leaf = join(folder, `${kind}.leaf.pem`);
    await openssl(
      'pkcs12',
      '-legacy',
      '-nokeys',
      '-clcerts',
      '-in',
      keystore,
      '-passin',
      `pass:${sample.password}`,
      '-out',
      leaf,
    );
    const issuer = join(folder, `${kind}.issuing.pem`);
    const anchor = join(folder, `${kind}.root.pem`);
    await writeFile(issuer, certificatePem(pki[issuing].certificate));
    await writeFile(anchor, certificatePem(pki[root].certificate));
    expect(await openssl('verify', '-CAfile', anchor, '-untrusted', issuer, leaf)).toContain('OK');
    const text = await openssl('x509', '-in', leaf, '-noout', '-text');
    expect(text).toMatch(
      /X509v3 Key Usage: critical\n\s+Digital Signature, Non Repudiation, Key Encipherment\n/,
    );
    expect(text).toContain('TLS Web Client Authentication, E-mail Protection');
    expect(text).toContain('CA:FALSE');
  });
});

describe.skipIf(keytool.missing)('keytool (skipped when missing) with sample keystores', () => {
  const samples = [
    ['complete', 'certificate-manager', 2],
    ['renewed', 'jdk17', 3],
    ['ecLeaf', 'jdk17', 2],
    ['company', 'connector', 2],
    ['notCompleted', 'certificate-manager', 1],
  ] as const;
  let lists: readonly string[];
  beforeAll(async () => {
    const commands = samples.map(async ([kind, layout]) => {
      const { bytes, password } = await testKeystore(kind, { layout });
      const store = ['-storetype', 'PKCS12', '-keystore', await onDisk(bytes)];
      return ['-list', ...store, '-storepass', password];
    });
    lists = runKeytool(await Promise.all(commands));
  });

  it.each(samples)('lists %s in the %s layout with %i private keys', (kind, layout, keys) => {
    const at = samples.findIndex((sample) => sample[0] === kind && sample[1] === layout);
    expect(count(lists[at] ?? '', 'PrivateKeyEntry')).toBe(keys);
  });
});

describe('keystoreFileName', () => {
  it('returns the holder and the Belgian time of the request', () => {
    const holder = { type: 'SSIN', id: '00000000097', applicationId: null, name: 'ALIX EXEMPLE' };
    const requestedAt = new Date('2026-01-15T09:00:00Z');
    expect(keystoreFileName(holder, requestedAt)).toBe('SSIN=00000000097 20260115-100000.p12');
  });

  it('adds the application of an organisation', () => {
    const holder = { type: 'CBE', id: '0000000097', applicationId: 'MYAPP', name: 'CABINET' };
    const requestedAt = new Date('2026-07-15T08:00:00Z');
    expect(keystoreFileName(holder, requestedAt, 'acc-p12')).toBe(
      'CBE=0000000097,MYAPP 20260715-100000.acc-p12',
    );
  });
});
