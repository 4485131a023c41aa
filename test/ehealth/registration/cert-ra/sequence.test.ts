import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPki } from '../../../support/fixtures/keystores.ts';
import { startSimulator, type TestSimulator } from '../../../support/servers/simulator.ts';
import { runOnFiles } from '../../../support/tools/xmlsec.ts';
import {
  alixActor,
  contactData,
  createEnrolmentHarness,
  signerOf,
  type EnrolmentHarness,
} from './enrolment-harness.ts';

const checkWire = '../shared/check-wire';

/** Both hashes of ECDSA: of the card, and of the keystore's own key with it. */
const cases = [
  { kind: 'RSA', ecdsaHash: 'sha256' },
  { kind: 'EC', ecdsaHash: 'sha256' },
  { kind: 'EC', ecdsaHash: 'sha384' },
] as const;

describe.each(cases)('life of a certificate, $kind keys, $ecdsaHash', ({ kind, ecdsaHash }) => {
  let simulator: TestSimulator;
  let harness: EnrolmentHarness;
  beforeAll(async () => {
    simulator = await startSimulator();
    harness = await createEnrolmentHarness(simulator, kind, ecdsaHash);
    await simulator.registration({ ecKeys: true, ecdsa: ecdsaHash });
  });
  afterAll(() => simulator.stop());

  it('goes from contract to token, renewal, activation and revocation', async () => {
    const { certRa, card, delivery, etkRa } = harness;
    await simulator.registration({ delivery: { mode: 'polls', count: 2 }, validity: { days: 80 } });

    // Request, waiting, delivery
    const { key, identifier, reply } = await harness.request({ kind });
    expect(reply).toEqual({
      kind: 'requested',
      publicKeyIdentifier: identifier,
      automaticallyValidated: true,
      replaces: null,
    });
    expect(await delivery.get(identifier)).toEqual({ kind: 'pending' });
    expect(await certRa.certificatesOfCitizen(card.authentication)).toMatchObject({
      certificates: [
        {
          certificate: 'IN_PROGRESS',
          etk: 'NOT_REQUESTED',
          publicKeyIdentifier: identifier,
          details: null,
          replaceableFrom: null,
        },
      ],
    });
    expect(await delivery.get(identifier)).toEqual({ kind: 'pending' });
    const delivered = await delivery.get(identifier);
    const { issuing001 } = await testPki();
    if (delivered.kind !== 'delivered') throw new Error(delivered.kind);
    expect(delivered.chain).toHaveLength(2);
    expect(delivered.chain[1]).toEqual(issuing001.certificate);
    await simulator.registration({ delivery: { mode: 'immediate' } });

    // Token
    const first = signerOf(delivered.chain, key);
    expect(await harness.stateOf(first)).toMatchObject({
      certificate: 'VALID_ACTIVE',
      etk: 'NOT_REQUESTED',
      actor: alixActor,
      contactData,
      revocable: true,
    });
    const token = await harness.token(first);
    expect(token.reply).toMatchObject({ kind: 'registered', toBeActivated: false });
    expect(await harness.served()).toBe(token.serialNumber);
    expect(await harness.stateOf(first)).toMatchObject({ etk: 'VALID_ACTIVE', replaceable: true });

    // Renewal
    const renewed = await harness.certificate({ kind });
    expect(renewed.reply).toMatchObject({ replaces: identifier });
    const newToken = await harness.token(renewed.by);
    expect(newToken.reply).toMatchObject({ kind: 'registered', toBeActivated: true });
    expect(await harness.served()).toBe(token.serialNumber);
    expect(await harness.stateOf(renewed.by)).toMatchObject({ etk: 'WAIT_FOR_ACTIVATION' });

    // Activation
    expect(await etkRa.activate(renewed.by)).toEqual({ kind: 'activated' });
    expect(await harness.served()).toBe(newToken.serialNumber);
    expect(await harness.stateOf(renewed.by)).toMatchObject({ etk: 'VALID_ACTIVE' });
    expect(await harness.stateOf(first)).toMatchObject({ etk: 'REVOKED' });

    // Revocation
    expect(await harness.revoke(renewed.identifier)).toEqual({ kind: 'revoked' });
    expect(await harness.served()).toBeNull();
    expect(await certRa.certificatesOfCitizen(card.authentication)).toMatchObject({
      certificates: [
        { publicKeyIdentifier: identifier, certificate: 'VALID_ACTIVE' },
        {
          publicKeyIdentifier: renewed.identifier,
          certificate: 'REVOKED',
          etk: 'REVOKED',
          revocable: false,
          replaceable: false,
        },
      ],
    });
    expect(await harness.token(renewed.by).catch(String)).toContain('SIM_SIGNER');
    const { settings } = await simulator.state();
    expect(settings.revoked).toMatchObject([
      { certificate: renewed.x509.raw.toString('base64'), reason: 'superseded' },
    ]);
  });

  it.skipIf(!existsSync(checkWire))('passes check-wire in both directions', async () => {
    const sent = (await simulator.messages()).map(({ body }) => body);
    const messages = [...sent, ...harness.answers];
    const files = Object.fromEntries(messages.map((text, index) => [`${index}.xml`, text]));
    const run = await runOnFiles(
      checkWire,
      files,
      Object.keys(files).map((name) => `{${name}}`),
    );
    expect(run.stdout.split('\n').filter((line) => !line.startsWith('ok '))).toEqual(['']);
    expect(messages.length).toBeGreaterThan(40);
  });
});
