import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../plugin/ehealth/registration/actor.ts';
import type { Contract } from '../../../../plugin/ehealth/registration/cert-ra/contract.ts';
import { holderSubject } from '../../../../plugin/ehealth/registration/cert-ra/holder-subject.ts';
import { createBerBudget } from '../../../../plugin/pki/asn1/ber.ts';
import { readCertificate } from '../../../../plugin/pki/x509/certificate.ts';
import { parseNameText } from '../../../../plugin/pki/pkcs10/name-text.ts';
import { writeCertificationRequest } from '../../../../plugin/pki/pkcs10/certification-request.ts';
import { defaultRegistrationSettings } from '../../../../simulator/control/registration-settings.ts';
import { defaultRegister } from '../../../../simulator/control/register.ts';
import { cardSigners, type CardSigners } from '../../../support/fixtures/card-signers.ts';
import { testKeystore } from '../../../support/fixtures/keystores.ts';
import { startSimulator, type TestSimulator } from '../../../support/servers/simulator.ts';
import {
  alix,
  alixActor,
  contactData,
  createEnrolmentHarness,
  identifierOf,
  type EnrolmentHarness,
} from './enrolment-harness.ts';

/* The client against the rules of the simulated authority (registration.md section 18). */

const cabinet: Actor = { type: 'CBE', id: '0000000097', firstNames: [], name: 'Cabinet Exemple' };
/** Invented, with the right check digits. */
const numbers = ['0000000097', '0000000493', '0000000592', '0000000691'];
const stranger = { ssin: '00000000196', firstNames: 'Sacha', lastName: 'Modele' };

let simulator: TestSimulator;
let harness: EnrolmentHarness;
let strangerCard: CardSigners;
beforeAll(async () => {
  simulator = await startSimulator();
  harness = await createEnrolmentHarness(simulator, 'EC');
  strangerCard = await cardSigners(simulator.folder, 'EC', stranger);
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  await simulator.registration({ ...defaultRegistrationSettings, ecKeys: true });
  const organizations = numbers.map((id) => ({ type: 'CBE', id, names: { fr: 'Cabinet' } }));
  await simulator.register({ ...defaultRegister, mandates: { [alix.ssin]: organizations } });
});

const refused = (code: string) => ({ kind: 'refused', code });
/** Each test an application id of its own: one certificate of a name at a time, ten of an organisation. */
let count = 0;
const organization = () => {
  count += 1;
  const id = numbers[count % numbers.length] ?? '';
  return { actor: { ...cabinet, id }, applicationId: `TEST-${count}`, kind: 'EC' } as const;
};

describe('qualities', () => {
  it('returns mandates of the person whose card signs', async () => {
    const { certRa, card } = harness;
    await simulator.register(defaultRegister);
    expect(await certRa.actorQualities(card.authentication, alix.ssin)).toEqual({
      kind: 'qualities',
      naturalPerson: true,
      organizations: [
        {
          names: { fr: 'CABINET EXEMPLE', nl: 'PRAKTIJK VOORBEELD' },
          type: 'CBE',
          id: '0000000097',
        },
      ],
    });
  });

  it('refuses another person, and the signature key', async () => {
    const { certRa, card } = harness;
    expect(await certRa.actorQualities(strangerCard.authentication, alix.ssin)).toMatchObject(
      refused('SIM_SIGNER'),
    );
    expect(await certRa.actorQualities(card.signature, alix.ssin)).toMatchObject(
      refused('SIM_SIGNER'),
    );
    expect(await certRa.certificatesOfCitizen(card.signature)).toMatchObject(refused('SIM_SIGNER'));
  });
});

it('returns types of organisations', async () => {
  const reply = await harness.certRa.organizationTypes();
  expect(reply.kind === 'types' && reply.types.map(({ type }) => type)).toContain('NIHII-GROUP');
});

describe('contract', () => {
  const ask = (signer: Actor, actor: Actor, applicationId: string | null = null) =>
    harness.certRa.contract({ contactData, signer, identifier: { actor, applicationId } });

  it.each<[string, Actor, Actor, string | null, string]>([
    ['wrong check digits', { ...alixActor, id: '00000000098' }, alixActor, null, 'SIM_IDENTIFIER'],
    ['an unknown type', alixActor, { ...cabinet, type: 'NEW' }, null, 'SIM_IDENTIFIER'],
    ['a short number', alixActor, { ...cabinet, id: '97' }, null, 'SIM_IDENTIFIER'],
    ['an empty name', alixActor, { ...cabinet, name: ' ' }, null, 'SIM_NAME'],
    ['another actor than the signer', alixActor, { ...alixActor, name: 'X' }, null, 'SIM_ACTOR'],
    ['an application id of a person', alixActor, alixActor, 'APP', 'SIM_APPLICATION_ID'],
    ['small letters in an application id', alixActor, cabinet, 'app', 'SIM_APPLICATION_ID'],
  ])('refuses %s', async (_what, signer, actor, applicationId, code) => {
    expect(await ask(signer, actor, applicationId)).toMatchObject(refused(code));
  });

  it('returns a name without diacritics in either spelling, and texts in two languages', async () => {
    const plain = await ask(alixActor, alixActor);
    await simulator.registration({ contractSpelling: 'escaped', contractHtml: 'hostile' });
    const escaped = await ask(alixActor, alixActor);
    if (plain.kind !== 'contract' || escaped.kind !== 'contract') throw new Error('no contract');
    expect(plain.contract.dn).toBe(
      'CN=SSIN=00000000097,OU=eHealth-platform Belgium,OU=ALIX ZOE EXEMPLE,OU=SSIN=00000000097,O=Federal Government,C=BE',
    );
    expect(escaped.contract.dn).toBe(plain.contract.dn.replaceAll('SSIN=', 'SSIN\\='));
    expect(parseNameText(escaped.contract.dn)).toEqual(holderSubject(alixActor, null));
    expect(Object.keys(plain.contract.texts)).toEqual(['fr', 'nl']);
    expect(plain.contract.texts['fr']).not.toContain('<script');
    expect(escaped.contract.texts['fr']).toContain('<script');
  });

  it('returns the name of an organisation with application id', async () => {
    const reply = await ask(alixActor, cabinet, 'SIM_APP');
    if (reply.kind !== 'contract') throw new Error(reply.kind);
    expect(parseNameText(reply.contract.dn)).toEqual(holderSubject(cabinet, 'SIM_APP'));
  });
});

describe('request', () => {
  /** A request with one thing changed on its way. */
  async function changed({
    contract = (given: Contract) => given,
    by = harness.card.signature,
    key = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
    csr = (der: Buffer): Buffer => der,
    subject = (dn: string) => dn,
  } = {}) {
    const given = await harness.contractFor(organization());
    const der = await writeCertificationRequest({ subject: parseNameText(subject(given.dn)), key });
    return harness.certRa.generateCertificate(by, {
      contactData,
      csr: csr(der),
      contract: contract(given),
    });
  }

  it.each<[string, Parameters<typeof changed>[0], string]>([
    [
      'a text that was changed',
      {
        contract: (given) => ({
          ...given,
          texts: { ...given.texts, fr: `${given.texts['fr'] ?? ''} ` },
        }),
      },
      'SIM_CONTRACT',
    ],
    [
      'texts in another order',
      {
        contract: (given) => ({
          ...given,
          texts: { nl: given.texts['nl'] ?? '', fr: given.texts['fr'] ?? '' },
        }),
      },
      'SIM_CONTRACT',
    ],
    [
      'another signer',
      { contract: (given) => ({ ...given, signer: { ...alixActor, name: 'Other' } }) },
      'SIM_CONTRACT',
    ],
    [
      'another name in the contract',
      { contract: (given) => ({ ...given, dn: given.dn.replace('CABINET', 'KABINET') }) },
      'SIM_DN',
    ],
    [
      'another name in the request',
      { subject: (dn) => dn.replace('CABINET', 'KABINET') },
      'SIM_DN',
    ],
    [
      'a request signed by another key',
      { csr: (der) => Buffer.concat([der.subarray(0, -1), Buffer.of((der.at(-1) ?? 0) ^ 1)]) },
      'SIM_CSR',
    ],
    ['bytes that are no request', { csr: () => Buffer.from('none') }, 'SIM_CSR'],
    [
      'an RSA key of another size',
      { key: generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey },
      'SIM_KEY',
    ],
    [
      'a curve that eHealth does not know',
      { key: generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey },
      'SIM_KEY',
    ],
  ])('rejects %s', async (_what, changes, code) => {
    expect(await changed(changes)).toMatchObject(refused(code));
  });

  it('rejects the card of another person, and the other key of the card', async () => {
    expect(await changed({ by: strangerCard.signature })).toMatchObject(refused('SIM_SIGNER'));
    expect(await changed({ by: harness.card.authentication })).toMatchObject(refused('SIM_SIGNER'));
  });

  it('rejects a hash of ECDSA that the setting does not take', async () => {
    await simulator.registration({ ecdsa: 'sha384' });
    expect(await changed()).toMatchObject(refused('SIM_LAYOUT'));
    await simulator.registration({ ecdsa: 'any' });
    expect(await changed()).toMatchObject({ kind: 'requested' });
  });

  it('rejects an EC key unless the setting takes it', async () => {
    await simulator.registration({ ecKeys: false });
    expect(await changed()).toMatchObject(refused('SIM_KEY'));
  });

  it('rejects a key that was in a request before', async () => {
    const { key } = await harness.request(organization());
    expect(await changed({ key })).toMatchObject(refused('SIM_KEY_SEEN'));
  });

  it.each(['P-256', 'P-384'] as const)('returns a certificate for a key on %s', async (curve) => {
    await simulator.registration({ issuer: '002' });
    const { x509, key } = await harness.certificate({ ...organization(), curve });
    expect(x509.checkPrivateKey(key)).toBe(true);
    expect(x509.issuer).toContain('002');
  });

  it('returns a certificate of the profile that real ones have', async () => {
    const { by, identifier, reply } = await harness.certificate({ ...organization(), kind: 'RSA' });
    const { facts } = readCertificate(by.signer.certificate, createBerBudget(32));
    expect(facts).toMatchObject({
      keyUsage: ['digitalSignature', 'nonRepudiation', 'keyEncipherment'],
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.4'],
      isCa: false,
      subjectKeyIdentifier: identifier,
      publicKeyIdentifier: identifier,
    });
    expect(reply).toMatchObject({ publicKeyIdentifier: identifier });
    const start = Date.now() - Date.parse(facts.notBefore);
    expect(Math.abs(start - 10 * 60_000)).toBeLessThan(60_000);
    const { infoAccess = '' } = new X509Certificate(by.signer.certificate);
    expect(infoAccess).toContain(simulator.ready.ocsp);
  });

  it('waits for validation by hand without mandate, then delivers or refuses', async () => {
    const { request, delivery } = harness;
    const other: Actor = { type: 'CBE', id: '0000000196', firstNames: [], name: 'Other' };
    const one = await request({ actor: other, applicationId: 'A', kind: 'EC' });
    const two = await request({ actor: other, applicationId: 'B', kind: 'EC' });
    expect(one.reply).toMatchObject({ kind: 'requested', automaticallyValidated: false });
    expect(await delivery.get(one.identifier)).toEqual({ kind: 'pending' });
    await simulator.decide({ publicKeyIdentifier: one.identifier, decision: 'deliver' });
    await simulator.decide({ publicKeyIdentifier: two.identifier, decision: 'refuse' });
    expect(await delivery.get(one.identifier)).toMatchObject({ kind: 'delivered' });
    expect(await delivery.get(two.identifier)).toMatchObject(refused('SIM_REFUSED'));
    expect(await simulator.requests()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ publicKeyIdentifier: one.identifier, phase: 'issued' }),
        expect.objectContaining({ publicKeyIdentifier: two.identifier, phase: 'refused' }),
      ]),
    );
    await expect(
      simulator.decide({ publicKeyIdentifier: two.identifier, decision: 'deliver' }),
    ).rejects.toThrow('decided');
  });

  it('delivers after seconds', async () => {
    await simulator.registration({ delivery: { mode: 'seconds', count: 1 } });
    const { identifier } = await harness.request(organization());
    expect(await harness.delivery.get(identifier)).toEqual({ kind: 'pending' });
    await expect.poll(() => harness.delivery.get(identifier)).toMatchObject({ kind: 'delivered' });
  });

  it('waits while the certificate is not valid yet', async () => {
    await simulator.registration({ notBeforeMinutes: 5 });
    const { identifier } = await harness.request(organization());
    expect(await harness.delivery.get(identifier)).toEqual({ kind: 'pending' });
  });

  it('returns a certificate of the length that is set', async () => {
    await simulator.registration({ validity: { months: 15 } });
    const { x509 } = await harness.certificate(organization());
    const end = new Date(x509.validFrom);
    end.setUTCMonth(end.getUTCMonth() + 15);
    expect(new Date(x509.validTo).getTime()).toBe(end.getTime() - 1000);
  });

  it('refuses a key without request', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    expect(await harness.delivery.get(identifierOf(privateKey))).toMatchObject(
      refused('SIM_UNKNOWN_KEY'),
    );
  });
});

describe('renewal', () => {
  it('refuses until its period begins, by the clock of the authority', async () => {
    const wanted = organization();
    const first = await harness.certificate(wanted);
    expect((await harness.request(wanted)).reply).toMatchObject({
      ...refused('SIM_STILL_ACTIVE'),
      parameters: [{ name: 'replaceableFrom' }],
    });
    await simulator.registration({ aheadDays: 36 * 30 });
    expect(await harness.stateOf(first.by)).toMatchObject({ replaceable: true });
    expect((await harness.request(wanted)).reply).toMatchObject({ replaces: first.identifier });
    const { serialNumber } = await harness.token(first.by);
    expect(await harness.servedFor(first.by)).toBe(serialNumber);
    await simulator.registration({ aheadDays: 37 * 31 });
    expect(await harness.servedFor(first.by)).toBeNull();
    expect(await harness.stateOf(first.by)).toMatchObject({
      certificate: 'EXPIRED',
      etk: 'EXPIRED',
      revocable: false,
    });
  });

  it('refuses while a request of the same name is in progress', async () => {
    await simulator.registration({ delivery: { mode: 'manual' } });
    const wanted = organization();
    await harness.request(wanted);
    expect((await harness.request(wanted)).reply).toMatchObject(refused('SIM_IN_PROGRESS'));
  });
});

describe('certificate that was issued before the simulator started', () => {
  it('renews like any other, once its token was published', async () => {
    const holder = { type: 'SSIN', id: alix.ssin, applicationId: null, name: 'ALIX ZOE EXEMPLE' };
    const old = await testKeystore('complete', { holder });
    const { publicKey } = new X509Certificate(old.certificates!.authentication);
    await simulator.publishEtk(old);
    expect((await harness.request()).reply).toMatchObject(refused('SIM_STILL_ACTIVE'));
    await simulator.registration({ replacementDays: 4000 });
    const renewed = await harness.certificate();
    expect(renewed.reply).toMatchObject({ replaces: identifierOf(publicKey) });
    expect((await harness.token(renewed.by)).reply).toMatchObject({ toBeActivated: true });
    expect(await harness.etkRa.activate(renewed.by)).toEqual({ kind: 'activated' });
    const reply = await harness.certRa.certificatesOfCitizen(harness.card.authentication);
    const own =
      reply.kind === 'certificates'
        ? reply.certificates.filter(({ actor }) => actor?.id === alix.ssin)
        : [];
    expect(own.map(({ certificate, etk }) => [certificate, etk])).toEqual([
      ['VALID_ACTIVE', 'REVOKED'],
      ['VALID_ACTIVE', 'VALID_ACTIVE'],
    ]);
    for (const { publicKeyIdentifier } of own)
      expect(await harness.revoke(publicKeyIdentifier ?? '')).toEqual({ kind: 'revoked' });
    expect(await harness.served()).toBeNull();
  });
});

describe('organisation', () => {
  const nine = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'];
  const group: Actor = { type: 'CBE', id: '0000000295', firstNames: [], name: 'Groupe' };

  it('gets ten certificates at most, whose application ids are listed', async () => {
    await simulator.register({
      persons: {},
      organisations: {},
      mandates: { [alix.ssin]: [{ type: 'CBE', id: group.id, names: { fr: 'Groupe' } }] },
    });
    for (const applicationId of [null, ...nine]) {
      const { reply } = await harness.request({ actor: group, applicationId, kind: 'EC' });
      expect(reply).toMatchObject({ kind: 'requested', automaticallyValidated: true });
    }
    expect(
      (await harness.request({ actor: group, applicationId: 'J', kind: 'EC' })).reply,
    ).toMatchObject(refused('SIM_LIMIT'));
    expect(await harness.certRa.existingApplicationIds(group)).toEqual({
      kind: 'applicationIds',
      applicationIds: [null, ...nine],
    });
    expect(await harness.certRa.existingApplicationIds({ type: 'CBE', id: '0000000394' })).toEqual({
      kind: 'applicationIds',
      applicationIds: [],
    });
  });
});

describe('revocation', () => {
  it('refuses an unknown key, a second revocation, and a person without mandate', async () => {
    const { certRa } = harness;
    const { identifier } = await harness.certificate();
    expect(await harness.revoke('0'.repeat(40))).toMatchObject(refused('SIM_UNKNOWN_KEY'));
    const signer: Actor = {
      type: 'SSIN',
      id: stranger.ssin,
      firstNames: [stranger.firstNames],
      name: stranger.lastName,
    };
    const given = await certRa.revocationContract({
      publicKeyIdentifier: identifier,
      signer,
      reason: 'keyCompromise',
    });
    if (given.kind !== 'contract') throw new Error(given.kind);
    const { contract } = given;
    const by = (card: CardSigners) => card.signature;
    const request = { publicKeyIdentifier: identifier, contract };
    expect(await certRa.revoke(by(strangerCard), request)).toMatchObject({
      ...refused('SIM_SIGNER'),
      message: expect.stringContaining('may not act') as string,
    });
    expect(await certRa.revoke(by(harness.card), request)).toMatchObject(refused('SIM_SIGNER'));
    expect(
      await certRa.revoke(by(strangerCard), {
        ...request,
        contract: { ...contract, dn: contract.dn.replaceAll('\\=', '=') },
      }),
    ).toMatchObject(refused('SIM_DN'));
    expect(await harness.revoke(identifier)).toEqual({ kind: 'revoked' });
    expect(await harness.revoke(identifier)).toMatchObject(refused('SIM_NOT_REVOCABLE'));
    // The name is free at once
    const next = await harness.certificate();
    expect(next.reply).toMatchObject({ replaces: null });
  });
});

describe('person abroad', () => {
  const person: Actor = {
    type: 'SSIN',
    id: '00400000086',
    firstNames: ['Kim'],
    name: 'Ausländer',
  };
  const submit = async (actor = person) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const csr = await writeCertificationRequest({
      subject: holderSubject(actor, null),
      key: privateKey,
    });
    const reply = await harness.certRa.submitForForeigner({ person: actor, contactData, csr });
    return { reply, identifier: identifierOf(privateKey) };
  };

  it('gets a certificate after confirmation on the page', async () => {
    const { reply, identifier } = await submit();
    if (reply.kind !== 'submitted') throw new Error(JSON.stringify(reply));
    expect(Date.parse(reply.expiresAt ?? '')).toBeGreaterThan(Date.now());
    expect(await harness.delivery.get(identifier)).toEqual({ kind: 'pending' });
    expect(await (await fetch(reply.validationUrl)).text()).toContain('Confirmer');
    await fetch(reply.validationUrl, { method: 'POST' });
    expect(await harness.delivery.get(identifier)).toMatchObject({ kind: 'delivered' });
    expect(await (await fetch(reply.validationUrl)).text()).toContain('Rien à confirmer');
  });

  it('gets a certificate after confirmation by the control port', async () => {
    const { identifier } = await submit({ ...person, id: '00400000185' });
    await simulator.decide({ publicKeyIdentifier: identifier, decision: 'confirm' });
    expect(await harness.delivery.get(identifier)).toMatchObject({ kind: 'delivered' });
  });

  it('refuses a number of a resident, unless the setting takes it', async () => {
    const resident = { ...person, id: stranger.ssin };
    expect((await submit(resident)).reply).toMatchObject(refused('SIM_IDENTIFIER'));
    await simulator.registration({ requireBisNumber: false });
    expect((await submit(resident)).reply).toMatchObject({ kind: 'submitted' });
  });

  it('refuses after the end', async () => {
    await simulator.registration({ confirmationDays: 0.000001 });
    const { identifier } = await submit({ ...person, id: '00400000284' });
    await expect
      .poll(() => harness.delivery.get(identifier))
      .toMatchObject(refused('SIM_TOO_LATE'));
  });
});
