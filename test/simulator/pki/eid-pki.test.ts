import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issueCitizen, openSimulatedEidPki } from '../../../simulator/pki/eid-pki.ts';
import { freshKeys } from '../../../simulator/pki/key-source.ts';
import { testEidPki } from '../../support/card/eid-pki.ts';

const person = { ssin: '00000000097', firstNames: 'Alix Noor', lastName: 'Exemple' };
const validity = {
  notBefore: new Date('2024-02-01T00:00:00Z'),
  notAfter: new Date('2034-02-01T00:00:00Z'),
};

describe.each(['rsa', 'ec'] as const)('eID PKI, %s line', (name) => {
  it('issues certificates that chain to its root', async () => {
    const line = (await testEidPki())[name];
    const { publicKey } = await freshKeys.ec('P-384');
    const leaf = new X509Certificate(
      issueCitizen(line, person, 'authentication', publicKey, validity).der,
    );
    const citizen = new X509Certificate(line.citizen.certificate);
    const root = new X509Certificate(line.root.certificate);
    const register = new X509Certificate(line.rrn.certificate);
    expect(leaf.checkIssued(citizen) && leaf.verify(citizen.publicKey)).toBe(true);
    expect(citizen.checkIssued(root) && citizen.verify(root.publicKey)).toBe(true);
    expect(register.checkIssued(root) && register.verify(root.publicKey)).toBe(true);
    expect(register.checkPrivateKey(line.rrn.privateKey)).toBe(true);
  });

  it('marks every name as simulated', async () => {
    const line = (await testEidPki())[name];
    for (const der of [line.root.certificate, line.citizen.certificate, line.rrn.certificate]) {
      expect(new X509Certificate(der).subject).toContain('O=Trousseau simulation');
    }
  });
});

it('names a citizen as the real CA does', async () => {
  const { publicKey } = await freshKeys.ec('P-384');
  const { ec } = await testEidPki();
  const authentication = new X509Certificate(
    issueCitizen(ec, person, 'authentication', publicKey, validity).der,
  );
  expect(authentication.subject.split('\n')).toEqual([
    'C=BE',
    'CN=Alix Exemple (Authentication)',
    'SN=Exemple',
    'GN=Alix Noor',
    'serialNumber=00000000097',
  ]);
  expect(authentication.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
  const signature = new X509Certificate(
    issueCitizen(ec, person, 'signature', publicKey, validity).der,
  );
  expect(signature.subject).toContain('CN=Alix Exemple (Signature)');
  expect(signature.keyUsage).toBeUndefined();
});

it('keeps both lines after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trousseau-belgium-'));
  try {
    const first = await openSimulatedEidPki(folder);
    const second = await openSimulatedEidPki(folder);
    for (const line of ['rsa', 'ec'] as const) {
      expect(second[line].root.certificate).toEqual(first[line].root.certificate);
      expect(second[line].citizen.subject).toEqual(first[line].citizen.subject);
      expect(second[line].rrn.certificate).toEqual(first[line].rrn.certificate);
      expect(second[line].rrn.privateKey.equals(first[line].rrn.privateKey)).toBe(true);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
