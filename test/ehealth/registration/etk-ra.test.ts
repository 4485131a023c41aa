import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCertificateInfoService } from '../../../plugin/ehealth/registration/certificate-info.ts';
import { openChallenge } from '../../../plugin/ehealth/registration/challenge.ts';
import { writeEncryptionCertificate } from '../../../plugin/ehealth/registration/encryption-certificate.ts';
import { createEtkDepot } from '../../../plugin/ehealth/registration/etk-depot.ts';
import { createEtkRa } from '../../../plugin/ehealth/registration/etk-ra.ts';
import type { RequestSigner } from '../../../plugin/ehealth/registration/registration-request.ts';
import { readEtk } from '../../../plugin/pki/cms/etk.ts';
import { keySigner } from '../../../plugin/pki/signer.ts';
import { certificatePem, issueLeaf } from '../../../simulator/pki/certification-authority.ts';
import { startSimulator, type TestSimulator } from '../../support/servers/simulator.ts';
import { testAnchors, testPki } from '../../support/fixtures/keystores.ts';
import { runKeys } from '../../support/fixtures/run-keys.ts';
import { testTransport } from '../../support/fixtures/soap-answers.ts';
import { systemPart } from '../../support/tools/system-parts.ts';
import { runOnFiles, xmllint, xmlsec } from '../../support/tools/xmlsec.ts';

const openssl = systemPart('openssl');
const checkWire = '../shared/check-wire';
const schema = '../shared/xsd/wire.xsd';
const holder = { type: 'SSIN', id: '00000000097', applicationId: null, name: 'ALIX EXEMPLE' };
const hour = 3_600_000;

const newKeys = runKeys('file', 4);

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());
beforeEach(() => simulator.withdrawEtks());

/** Who signs: a certificate of the simulated authorities, as after step 1. */
async function aHolder(kind: 'RSA' | 'EC' = 'RSA'): Promise<RequestSigner> {
  const { issuing001 } = await testPki();
  const keys = kind === 'RSA' ? await newKeys.rsa() : await newKeys.ec('P-384');
  const { der } = issueLeaf(issuing001, {
    holder,
    publicKey: keys.publicKey,
    notBefore: new Date(Date.now() - hour),
    notAfter: new Date(Date.now() + 900 * 24 * hour),
  });
  const pkcs8 = keys.privateKey.export({ format: 'der', type: 'pkcs8' });
  return { signer: keySigner(pkcs8, der), chain: [issuing001.certificate] };
}

const service = (endpoint: string) => ({
  endpoint,
  transport: testTransport(),
  now: () => new Date(),
});
const etkRa = () => createEtkRa(service(simulator.ready.etkRa));
const served = async () => {
  const reply = await createEtkDepot(service(simulator.ready.depot)).get(holder);
  if (reply.kind !== 'published') return null;
  return readEtk(reply.token, { anchors: await testAnchors(), now: new Date() });
};
const statusOf = async ({ signer, chain }: RequestSigner) => {
  const reply = await createCertificateInfoService(service(simulator.ready.certRa)).ask(
    signer,
    chain,
  );
  return reply.kind === 'info' ? reply.info.etk : reply;
};

const encryptionKey = await newKeys.rsa();
const publicKey = encryptionKey.publicKey.export({ format: 'der', type: 'spki' });

/** Start: the serial number that the certificate has to carry. */
async function started(by: RequestSigner): Promise<bigint> {
  const reply = await etkRa().start(by, publicKey);
  if (reply.kind !== 'challenge') throw new Error(JSON.stringify(reply));
  return openChallenge(reply.challenge, encryptionKey.privateKey);
}

async function registered(by: RequestSigner) {
  const serialNumber = await started(by);
  const certificate = await writeEncryptionCertificate({ serialNumber, publicKey }, by.signer);
  return { serialNumber, certificate, reply: await etkRa().complete(by, certificate) };
}

describe('registration of an encryption key', () => {
  it.each(['RSA', 'EC', 'RSA'] as const)(
    'returns a token that the depot serves when an %s key signs',
    async (kind) => {
      const by = await aHolder(kind);
      const { serialNumber, reply } = await registered(by);
      expect(reply).toMatchObject({ kind: 'registered', toBeActivated: false });
      expect(await served()).toMatchObject({
        serialNumber: serialNumber.toString(10),
        flaws: [],
      });
      expect(await statusOf(by)).toBe('VALID_ACTIVE');
    },
  );

  it('keeps the older token until the newer one is activated', async () => {
    const [old, renewed] = [await aHolder(), await aHolder()];
    const before = await registered(old);
    const { serialNumber, reply } = await registered(renewed);
    expect(reply).toMatchObject({ kind: 'registered', toBeActivated: true });
    expect((await served())?.serialNumber).toBe(before.serialNumber.toString(10));
    expect(await statusOf(renewed)).toBe('WAIT_FOR_ACTIVATION');
    expect(await etkRa().activate(renewed)).toEqual({ kind: 'activated' });
    expect((await served())?.serialNumber).toBe(serialNumber.toString(10));
    expect(await statusOf(renewed)).toBe('VALID_ACTIVE');
    expect(await etkRa().activate(renewed)).toMatchObject({ kind: 'refused' });
  });

  it('keeps the depot empty when only the start was done', async () => {
    const by = await aHolder();
    await started(by);
    expect(await statusOf(by)).toBe('IN_REQUEST');
    expect(await served()).toBeNull();
  });

  it('returns the words of the service when the certificate has another serial number', async () => {
    const by = await aHolder();
    const serialNumber = (await started(by)) + 1n;
    const wrong = await writeEncryptionCertificate({ serialNumber, publicKey }, by.signer);
    expect(await etkRa().complete(by, wrong)).toEqual({
      kind: 'refused',
      code: 'SIM_PROFILE',
      message: '(simulated) the certificate has another serial number',
      parameters: [],
    });
    expect(await served()).toBeNull();
  });

  it('rejects a certificate when another one started', async () => {
    const [one, other] = [await aHolder(), await aHolder()];
    const serialNumber = await started(one);
    const certificate = await writeEncryptionCertificate({ serialNumber, publicKey }, other.signer);
    expect(await etkRa().complete(other, certificate)).toMatchObject({ code: 'SIM_NOT_STARTED' });
  });

  it.each([
    ['unknown-code', { kind: 'refused', code: 'NOBODY_KNOWS_THIS_CODE' }],
    ['status-without-detail', { kind: 'refused', message: '' }],
    ['wrong-in-response-to', { kind: 'failure', problem: 'NotTrusted' }],
    ['soa-02002', { kind: 'failure', problem: 'Fault' }],
    ['reset', { kind: 'failure', problem: 'NoConnection' }],
  ] as const)('returns what went wrong when the service answers %s', async (mode, expected) => {
    const by = await aHolder();
    await simulator.fault(mode, 1, 'etkra');
    expect(await etkRa().start(by, publicKey)).toMatchObject(expected);
  });
});

describe.each(['RSA', 'EC'] as const)('messages signed by an %s key', (kind) => {
  let bodies: readonly string[];
  let certificate: Uint8Array;
  beforeAll(async () => {
    await simulator.clearMessages();
    const by = await aHolder(kind);
    certificate = by.signer.certificate;
    await registered(by);
    await etkRa().activate(by);
    bodies = (await simulator.messages())
      .filter(({ service: name }) => name === 'etkra')
      .map(({ body }) => body);
  });
  const names = ['StartETKRegistration', 'CompleteETKRegistration', 'ActivateETK'];

  it('returns the three operations in their order when listed', () => {
    expect(bodies.map((body) => /<p:(\w+)Request /.exec(body)?.[1])).toEqual(names);
  });

  it.skipIf(xmlsec.missing)('pass verification by xmlsec1', async () => {
    for (const [index, body] of bodies.entries()) {
      const files = { 'message.xml': body, 'key.pem': certificatePem(certificate) };
      const run = await runOnFiles(xmlsec.path, files, [
        ...['--verify', '--enabled-reference-uris', 'same-doc', '--enabled-key-data', 'key-name'],
        ...['--pubkey-cert-pem', '{key.pem}', '--id-attr:Id'],
        `urn:be:fgov:ehealth:etkra:protocol:v2:${names[index] ?? ''}Request`,
        '{message.xml}',
      ]);
      expect(run, run.stderr).toMatchObject({ ok: true });
    }
  });

  it.skipIf(!existsSync(checkWire))('pass check-wire', async () => {
    for (const body of bodies) {
      const run = await runOnFiles(checkWire, { 'x.xml': body }, ['{x.xml}']);
      expect(run.stdout).toMatch(/^ok /);
    }
  });

  it.skipIf(xmllint.missing || !existsSync(schema))('pass the official schema', async () => {
    for (const body of bodies) {
      const args = ['--nonet', '--noout', '--schema', schema, '{message.xml}'];
      const run = await runOnFiles(xmllint.path, { 'message.xml': body }, args);
      expect(run, run.stderr).toMatchObject({ ok: true });
    }
  });
});

describe('encryption certificate', () => {
  it.each(['RSA', 'EC'] as const)(
    'keeps names and dates of the %s certificate, byte for byte',
    async (kind) => {
      const { signer } = await aHolder(kind);
      for (const serialNumber of [1n, 0x7fn, 0x80n, 2n ** 128n - 1n]) {
        const der = await writeEncryptionCertificate({ serialNumber, publicKey }, signer);
        const [own, made] = [new X509Certificate(signer.certificate), new X509Certificate(der)];
        expect([made.subject, made.issuer]).toEqual([own.subject, own.subject]);
        expect([made.validFrom, made.validTo]).toEqual([own.validFrom, own.validTo]);
        expect(BigInt(`0x${made.serialNumber}`)).toBe(serialNumber);
        expect(made.verify(own.publicKey)).toBe(true);
        expect(made.publicKey.export({ format: 'der', type: 'spki' })).toEqual(publicKey);
      }
    },
  );

  it.skipIf(openssl.missing)(
    'contains one extension, a critical one, that its key encrypts',
    async () => {
      const { signer } = await aHolder();
      const der = await writeEncryptionCertificate({ serialNumber: 5n, publicKey }, signer);
      const text = execFileSync('openssl', ['x509', '-inform', 'DER', '-noout', '-text'], {
        input: der,
        encoding: 'utf8',
      });
      const extensions = text.slice(
        text.indexOf('X509v3 extensions'),
        text.lastIndexOf('Signature Algorithm'),
      );
      expect(extensions.replace(/\s+/g, ' ').trim()).toBe(
        'X509v3 extensions: X509v3 Key Usage: critical Key Encipherment, Data Encipherment',
      );
    },
  );
});
