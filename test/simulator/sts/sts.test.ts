import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type TestSimulator } from '../../support/servers/simulator.ts';
import { cardCredential, ehealthCredential } from '../credentials.ts';
import {
  challengeBody,
  doctorClaims,
  issueBody,
  nurseGroupClaims,
  renewBody,
  secured,
  send,
  type Credential,
  type WireAnswer,
} from '../wire-message.ts';
import { assertionSignature, verifies, xmlsec } from '../xmlsec.ts';

const doctor = '00000000097';

describe.skipIf(xmlsec.missing)('simulated token service', () => {
  let simulator: TestSimulator;
  let keystore: Credential;
  let card: Credential;

  beforeAll(async () => {
    simulator = await startSimulator();
    keystore = await ehealthCredential(doctor);
    card = await cardCredential(simulator.folder, doctor);
  });
  afterAll(() => simulator.stop());
  beforeEach(async () => {
    await simulator.fault(null);
    await simulator.clearMessages();
  });

  const ask = (
    header: Credential,
    useKey: Credential,
    options?: Parameters<typeof issueBody>[1],
  ): Promise<WireAnswer> =>
    send(simulator.ready.sts, 'token', secured(issueBody(useKey.certificate, options), header));

  const answerChallenge = (
    context: string,
    challenge: string | null,
    signer: Credential,
  ): Promise<WireAnswer> =>
    send(
      simulator.ready.sts,
      'challenge',
      secured(challengeBody(context, challenge ?? ''), signer),
    );

  const signerCertificate = (): string =>
    readFileSync(join(simulator.folder, 'sts-signer.pem'), 'utf8');

  it('returns a token at once when the keystore key signs the header', async () => {
    const answer = await ask(keystore, keystore, { context: 'context-1' });
    expect(answer).toMatchObject({ status: 200, fault: null, challenge: null });
    expect(answer.text).toContain('Context="context-1"');
    expect(verifies(answer.text, signerCertificate(), assertionSignature)).toBe(true);
  });

  it('names in the token the holder of the key, the subject and the attributes of the register', async () => {
    const before = Date.now();
    const { assertion } = await ask(keystore, keystore, { hours: 2 });
    expect(assertion).toContain('Issuer="urn:be:fgov:ehealth:sts:1_0"');
    expect(assertion).toContain(`<ds:X509Certificate>${keystore.certificate.toString('base64')}<`);
    expect(assertion).toContain(
      `>CN="SSIN=${doctor}", OU=eHealth-platform Belgium, OU=ALIX EXEMPLE, OU="SSIN=${doctor}", O=Federal Government, C=BE<`,
    );
    const attributes = [
      ...(assertion ?? '').matchAll(/AttributeName="([^"]+)".*?<AttributeValue>([^<]*)</g),
    ];
    expect(attributes.map(([, name, value]) => [name, value])).toEqual([
      ['urn:be:fgov:ehealth:1.0:certificateholder:person:ssin', doctor],
      ['urn:be:fgov:person:ssin', doctor],
      ['urn:be:fgov:person:ssin:doctor:boolean', 'true'],
      ['urn:be:fgov:person:ssin:ehealth:1.0:doctor:nihii11', '10000007000'],
    ]);
    const end = Date.parse(/NotOnOrAfter="([^"]+)"/.exec(assertion ?? '')?.[1] ?? '');
    expect(end - before).toBeGreaterThan(2 * 3_600_000 - 1000);
    expect(end - before).toBeLessThan(2 * 3_600_000 + 10_000);
  });

  it.each([
    ['P-384', 'ec'],
    ['RSA', 'rsa'],
  ] as const)(
    'asks a %s card for proof of the keystore key, then gives a token',
    async (_, line) => {
      const header = await cardCredential(simulator.folder, doctor, { line });
      const first = await ask(header, keystore, { context: 'context-2' });
      expect(first).toMatchObject({ status: 200, assertion: null });
      const second = await answerChallenge('context-2', first.challenge, keystore);
      expect(second.fault).toBeNull();
      expect(verifies(second.text, signerCertificate(), assertionSignature)).toBe(true);
      expect(second.assertion).toContain('CN=Alix Exemple (Authentication)');
      const outcomes = (await simulator.messages()).map(({ outcome }) => outcome);
      expect(outcomes).toEqual(['challenge', 'token']);
    },
  );

  it('returns a token when only the card signs', async () => {
    expect((await ask(card, card)).assertion).toContain(
      `<ds:X509Certificate>${card.certificate.toString('base64')}<`,
    );
  });

  it('returns a token for a P-256 keystore key', async () => {
    const modern = await ehealthCredential(doctor, { line: 'ec' });
    expect((await ask(modern, modern)).fault).toBeNull();
  });

  it('recognises a group by its own certificate', async () => {
    const group = await ehealthCredential('00000196', { type: 'NIHII-GROUP' });
    const { assertion } = await ask(group, group, { claims: nurseGroupClaims('00000196') });
    expect(assertion).toContain('<AttributeValue>00000196000</AttributeValue>');
    expect(assertion).toContain('<AttributeValue>true</AttributeValue>');
  });

  it('answers false and empty for attributes that a person does not hold', async () => {
    const stranger = await ehealthCredential('00000000493');
    const { assertion } = await ask(stranger, stranger, { claims: doctorClaims('00000000493') });
    expect(assertion).toContain('<AttributeValue>false</AttributeValue>');
    expect(assertion).toContain('<AttributeValue></AttributeValue>');
  });

  it('limits the lifetime to the maximum of the mode', async () => {
    const { assertion } = await ask(keystore, keystore, { hours: 24 });
    const [from, until] = ['NotBefore', 'NotOnOrAfter'].map((name) =>
      Date.parse(new RegExp(`${name}="([^"]+)"`).exec(assertion ?? '')?.[1] ?? ''),
    );
    expect((until ?? 0) - (from ?? 0)).toBe((12 * 60 + 5) * 60_000);
  });

  describe('challenge', () => {
    it('accepts a single answer', async () => {
      const { challenge } = await ask(card, keystore, { context: 'once' });
      expect((await answerChallenge('once', challenge, keystore)).fault).toBeNull();
      expect((await answerChallenge('once', challenge, keystore)).fault).toBe(
        'ws-trust:InvalidRequest',
      );
    });

    it('rejects an answer when another key than the keystore key signs', async () => {
      const { challenge } = await ask(card, keystore, { context: 'whose' });
      expect((await answerChallenge('whose', challenge, card)).fault).toBe(
        'ws-trust:FailedAuthentication',
      );
    });

    it('rejects an answer when the context differs', async () => {
      const { challenge } = await ask(card, keystore, { context: 'mine' });
      expect((await answerChallenge('other', challenge, keystore)).fault).toBe(
        'ws-trust:FailedAuthentication',
      );
    });

    it('rejects an answer when the challenge was never issued', async () => {
      expect((await answerChallenge('none', 'bWFkZSB1cA==', keystore)).fault).toBe(
        'ws-trust:InvalidRequest',
      );
    });

    it('follows the challenge setting: always or never', async () => {
      await simulator.settings({ challenge: 'always' });
      expect((await ask(keystore, keystore)).challenge).not.toBeNull();
      await simulator.settings({ challenge: 'never' });
      expect((await ask(card, keystore)).assertion).not.toBeNull();
      await simulator.settings({ challenge: 'when-different' });
    });
  });

  describe('renewal', () => {
    const renew = (assertion: string, header = keystore): Promise<WireAnswer> =>
      send(simulator.ready.sts, 'token', secured(renewBody(assertion), header));

    it('returns a new token with the claims and the key of the old token', async () => {
      const old = (await ask(keystore, keystore)).assertion ?? '';
      const { assertion } = await renew(old);
      const id = /AssertionID="([^"]+)"/;
      expect(id.exec(assertion ?? '')?.[1]).not.toBe(id.exec(old)?.[1]);
      const attributes = /<Attribute .*<\/Attribute>/;
      expect(attributes.exec(assertion ?? '')?.[0]).toBe(attributes.exec(old)?.[0]);
    });

    it('rejects a changed token', async () => {
      const old = (await ask(keystore, keystore)).assertion ?? '';
      const { fault } = await renew(old.replace('>10000007000<', '>10000007001<'));
      expect(fault).toBe('ws-trust:UnableToRenew');
    });

    it('rejects an expired token', async () => {
      await simulator.settings({ lifeSeconds: 1 });
      const old = (await ask(keystore, keystore)).assertion ?? '';
      await simulator.settings({ lifeSeconds: null });
      await simulator.fault('clock+90');
      const body = renewBody(old);
      const late = secured(body, keystore, { created: new Date(Date.now() + 90_000) });
      expect((await send(simulator.ready.sts, 'token', late)).fault).toBe('ws-trust:UnableToRenew');
    });

    it('rejects a renewal by another person', async () => {
      const old = (await ask(keystore, keystore)).assertion ?? '';
      const other = await cardCredential(simulator.folder, '00000000196');
      expect((await renew(old, other)).fault).toBe('ws-trust:RequestDenied');
    });
  });

  it('names its signer as eHealth does', () => {
    const signer = new X509Certificate(signerCertificate());
    expect(signer.subject).toMatch(/CN=CBE=0809394427\\?, SIM$/m);
    const anchor = new X509Certificate(readFileSync(simulator.ready.signerAnchors));
    expect(signer.verify(anchor.publicKey)).toBe(true);
  });
});
