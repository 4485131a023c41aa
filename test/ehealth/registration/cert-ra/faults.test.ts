import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultRegistrationSettings } from '../../../../simulator/control/registration-settings.ts';
import { testPki } from '../../../support/fixtures/keystores.ts';
import { startSimulator, type TestSimulator } from '../../../support/servers/simulator.ts';
import {
  contactData,
  createEnrolmentHarness,
  signerOf,
  type EnrolmentHarness,
} from './enrolment-harness.ts';

/* What the clients make of each fault of the services (registration.md section 18, rule 9). */

let simulator: TestSimulator;
let harness: EnrolmentHarness;
beforeAll(async () => {
  simulator = await startSimulator();
  harness = await createEnrolmentHarness(simulator, 'EC', 'sha256', { timeoutMs: 1500 });
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  await simulator.fault(null);
  await simulator.registration({ ...defaultRegistrationSettings, ecKeys: true });
});

let count = 0;
const organization = () => {
  count += 1;
  const actor = { type: 'CBE', id: '0000000097', firstNames: [], name: 'Cabinet Exemple' };
  return { actor, applicationId: `FAULT-${String(count)}`, kind: 'EC' } as const;
};

describe('every operation', () => {
  /** What comes before a call, and the call. */
  const operations: Readonly<Record<string, () => Promise<() => Promise<unknown>>>> = {
    qualities: () =>
      Promise.resolve(() =>
        harness.certRa.actorQualities(harness.card.authentication, '00000000097'),
      ),
    types: () => Promise.resolve(() => harness.certRa.organizationTypes()),
    list: () =>
      Promise.resolve(() => harness.certRa.certificatesOfCitizen(harness.card.authentication)),
    request: async () => {
      const contract = await harness.contractFor(organization());
      const csr = await harness.csrFor(contract, harness.newKey({ kind: 'EC' }));
      const request = { contactData, csr, contract };
      return () => harness.certRa.generateCertificate(harness.card.signature, request);
    },
  };

  describe.each(Object.entries(operations))('%s', (_name, prepare) => {
    it.each([
      ['unknown-code', { kind: 'refused', parameters: [{ name: 'k' }, { name: 'when' }] }],
      ['status-without-detail', { kind: 'refused', message: '' }],
      ['wrong-in-response-to', { kind: 'failure', problem: 'NotTrusted' }],
      ['soa-02002', { kind: 'failure', problem: 'Fault' }],
      ['http-503', { kind: 'failure', problem: 'Fault' }],
      ['html-answer', { kind: 'failure', problem: 'Unreadable' }],
      ['reset', { kind: 'failure', problem: 'NoConnection' }],
      ['no-answer', { kind: 'failure', problem: 'Timeout' }],
    ] as const)('returns what went wrong when the service answers %s', async (mode, expected) => {
      const call = await prepare();
      await simulator.fault(mode, 1, 'certra');
      expect(await call()).toMatchObject(expected);
    });
  });
});

describe('answer that never arrives', () => {
  it('shows the request as pending or delivered afterwards', async () => {
    const { delivery, certRa, card } = harness;
    await simulator.registration({ delivery: { mode: 'polls', count: 1 } });
    const contract = await harness.contractFor(organization());
    const key = harness.newKey({ kind: 'EC' });
    const csr = await harness.csrFor(contract, key);
    await simulator.fault('response-lost', 1, 'certra');
    const reply = await certRa.generateCertificate(card.signature, { contactData, csr, contract });
    expect(reply).toMatchObject({ kind: 'failure', problem: 'NoConnection' });
    const { publicKeyIdentifier = '' } = (await simulator.requests()).at(-1) ?? {};
    expect(await delivery.get(publicKeyIdentifier)).toEqual({ kind: 'pending' });
    const delivered = await delivery.get(publicKeyIdentifier);
    if (delivered.kind !== 'delivered') throw new Error(delivered.kind);
    expect(new X509Certificate(delivered.chain[0] ?? '').checkPrivateKey(key)).toBe(true);
  });

  it('leaves a token that the depot serves after a complete', async () => {
    const { by } = await harness.certificate(organization());
    await simulator.fault('response-lost', 1, 'etkra');
    // The order meets the first act that changes something: the start, which can be repeated
    await expect(harness.token(by)).rejects.toThrow('NoConnection');
    expect(await harness.stateOf(by)).toMatchObject({ etk: 'IN_REQUEST' });
    const { serialNumber, reply } = await harness.token(by, () =>
      simulator.fault('response-lost', 1, 'etkra'),
    );
    expect(reply).toMatchObject({ kind: 'failure', problem: 'NoConnection' });
    expect(await harness.stateOf(by)).toMatchObject({ etk: 'VALID_ACTIVE' });
    expect(await harness.servedFor(by)).toBe(serialNumber);
  });

  it('leaves the certificate revoked', async () => {
    const { identifier } = await harness.certificate(organization());
    const given = await harness.certRa.revocationContract({
      publicKeyIdentifier: identifier,
      signer: harness.signer,
      reason: 'superseded',
    });
    if (given.kind !== 'contract') throw new Error(given.kind);
    await simulator.fault('response-lost', 1, 'certra');
    const request = { publicKeyIdentifier: identifier, contract: given.contract };
    expect(await harness.certRa.revoke(harness.card.signature, request)).toMatchObject({
      problem: 'NoConnection',
    });
    expect((await simulator.requests()).at(-1)).toMatchObject({ phase: 'revoked' });
  });
});

describe('delivered chain', () => {
  const delivered = async (
    mode: 'wrong-leaf-key' | 'chain-with-root' | 'chain-missing' | 'other-environment',
  ) => {
    const { identifier, key } = await harness.request(organization());
    await simulator.fault(mode, 1, 'certra');
    const reply = await harness.delivery.get(identifier);
    if (reply.kind !== 'delivered') throw new Error(reply.kind);
    const chain = reply.chain.map((der) => new X509Certificate(der));
    // The fault is over with it
    expect(await harness.delivery.get(identifier)).toMatchObject({ kind: 'delivered' });
    return { leaf: chain[0]!, chain, key, pki: await testPki() };
  };

  it('contains a leaf of another key when that is ordered', async () => {
    const { leaf, chain, key } = await delivered('wrong-leaf-key');
    expect(leaf.checkPrivateKey(key)).toBe(false);
    expect(chain).toHaveLength(2);
  });

  it('ends with the root when that is ordered', async () => {
    const { chain, pki } = await delivered('chain-with-root');
    expect(chain.map(({ raw }) => raw).slice(1)).toEqual([
      pki.issuing001.certificate,
      pki.root001.certificate,
    ]);
  });

  it('contains the leaf alone when that is ordered', async () => {
    const { chain, key } = await delivered('chain-missing');
    expect(chain).toHaveLength(1);
    expect(chain[0]!.checkPrivateKey(key)).toBe(true);
  });

  it('comes from an unknown authority when that is ordered', async () => {
    const { leaf, chain, key, pki } = await delivered('other-environment');
    expect(leaf.checkPrivateKey(key)).toBe(true);
    expect(leaf.verify(chain[1]!.publicKey)).toBe(true);
    expect(chain[1]!.raw).not.toEqual(pki.issuing001.certificate);
  });
});

it('stops at a challenge whose hash does not fit', async () => {
  const { by } = await harness.certificate(organization());
  await simulator.fault('bad-challenge-hash', 1, 'etkra');
  await expect(harness.token(by)).rejects.toThrow('challenge');
  expect((await harness.token(by)).reply).toMatchObject({ kind: 'registered' });
});

it('accepts a token in BER', async () => {
  const { by } = await harness.certificate(organization());
  await simulator.fault('ber-etk', 1, 'etkra');
  const { reply } = await harness.token(by);
  if (reply.kind !== 'registered') throw new Error(JSON.stringify(reply));
  expect(Buffer.from(reply.token).subarray(0, 2).toString('hex')).toBe('3080');
});

it('signs with a certificate whose chain was delivered with its root', async () => {
  const { identifier, key } = await harness.request(organization());
  await simulator.fault('chain-with-root', 1, 'certra');
  const reply = await harness.delivery.get(identifier);
  if (reply.kind !== 'delivered') throw new Error(reply.kind);
  expect(await harness.stateOf(signerOf(reply.chain, key))).toMatchObject({
    certificate: 'VALID_ACTIVE',
    etk: 'NOT_REQUESTED',
  });
});
