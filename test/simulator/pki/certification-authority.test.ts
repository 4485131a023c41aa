import { createPublicKey, X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  issueEncryptionCertificate,
  issueLeaf,
  issuePlaceholder,
  issuingCertificates,
  openSimulatedPki,
} from '../../../simulator/pki/certification-authority.ts';
import { holderName } from '../../../simulator/pki/distinguished-name.ts';
import { freshKeys } from '../../../simulator/pki/key-source.ts';
import { testPki } from '../../support/fixtures/keystores.ts';

const holder = { type: 'CBE', id: '0000000097', applicationId: 'MYAPP', name: 'CABINET EXEMPLE' };
const validity = {
  notBefore: new Date('2026-01-15T09:00:00Z'),
  notAfter: new Date('2029-01-15T09:00:00Z'),
};

describe('openSimulatedPki', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'trousseau-ca-')), 'ca');
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

  it('returns the same PKI after a restart', async () => {
    const first = await openSimulatedPki(folder);
    const second = await openSimulatedPki(folder);
    expect(issuingCertificates(second)).toBe(issuingCertificates(first));
    expect(second.issuing002.privateKey.equals(first.issuing002.privateKey)).toBe(true);
    expect(second.issuing002.subject).toEqual(first.issuing002.subject);
  });

  it('keeps private key files readable by the owner only', async () => {
    await openSimulatedPki(folder);
    const keys = (await readdir(folder)).filter((name) => name.endsWith('.key.pem'));
    const modes = await Promise.all(
      keys.map(async (name) => (await stat(join(folder, name))).mode & 0o777),
    );
    expect(modes).toEqual([0o600, 0o600, 0o600, 0o600]);
  });
});

describe('certificate issuance', () => {
  it('signs the encryption certificate with the authentication key, not its own key', async () => {
    const pki = await testPki();
    const [authentication, encryption] = await Promise.all([freshKeys.rsa(), freshKeys.rsa()]);
    const leaf = issueLeaf(pki.issuing001, {
      holder,
      publicKey: authentication.publicKey,
      ...validity,
    });
    const certificate = new X509Certificate(
      issueEncryptionCertificate(leaf, authentication.privateKey, encryption.publicKey).der,
    );
    expect(certificate.verify(authentication.publicKey)).toBe(true);
    expect(certificate.verify(encryption.publicKey)).toBe(false);
    expect(certificate.issuer).toBe(certificate.subject);
    expect(certificate.validTo).toBe(new X509Certificate(leaf.der).validTo);
  });

  it('issues a placeholder that ends before the file is written', async () => {
    const keys = await freshKeys.rsa();
    const certificate = new X509Certificate(issuePlaceholder(keys, validity.notBefore).der);
    expect(certificate.subject).toBe('C=Dummy');
    expect(certificate.serialNumber).toBe('0');
    expect(certificate.verify(createPublicKey(keys.privateKey))).toBe(true);
    expect(certificate.validTo).toBe('Jan 14 09:01:00 2026 GMT');
  });

  it('names an organisation and its application as eHealth does', () => {
    expect(holderName(holder).map(([type, value]) => `${type}=${value}`)).toEqual([
      'C=BE',
      'O=Federal Government',
      'OU=MYAPP',
      'OU=CBE=0000000097',
      'OU=CABINET EXEMPLE',
      'OU=eHealth-platform Belgium',
      'CN=CBE=0000000097, MYAPP',
    ]);
  });
});
