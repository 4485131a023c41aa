import { createHash, X509Certificate } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FaultMode } from '../../../simulator/control/control.ts';
import { startSimulator, type TestSimulator } from '../../support/servers/simulator.ts';
import { cardCredential, ehealthCredential } from '../credentials.ts';
import {
  challengeBody,
  issueBody,
  secured,
  send,
  type Credential,
  type WireAnswer,
} from '../wire-message.ts';
import { assertionSignature, verifies, xmlsec } from '../xmlsec.ts';

const doctor = '00000000097';
const checkWire = fileURLToPath(new URL('../../../../shared/check-wire', import.meta.url));

describe.skipIf(xmlsec.missing)('simulated token service with an ordered fault', () => {
  let simulator: TestSimulator;
  let keystore: Credential;

  beforeAll(async () => {
    simulator = await startSimulator();
    keystore = await ehealthCredential(doctor);
  });
  afterAll(() => simulator.stop());
  beforeEach(async () => {
    await simulator.fault(null);
    await simulator.settings({ challenge: 'when-different' });
    await simulator.clearMessages();
  });

  const ask = (headers?: Readonly<Record<string, string>>): Promise<WireAnswer> => {
    const body = issueBody(keystore.certificate, { context: 'asked' });
    return send(simulator.ready.sts, 'token', secured(body, keystore), headers);
  };

  const askUnder = async (mode: FaultMode): Promise<WireAnswer> => {
    await simulator.fault(mode);
    return ask();
  };

  const genuineSigner = (): string =>
    readFileSync(join(simulator.folder, 'sts-signer.pem'), 'utf8');

  /** The certificate in the KeyInfo of the assertion's own signature. */
  const namedSigner = ({ text }: WireAnswer): X509Certificate => {
    const base64 = /<ds:Signature .*<ds:X509Certificate>([^<]+)</s.exec(text)?.[1] ?? '';
    return new X509Certificate(Buffer.from(base64, 'base64'));
  };

  const isSigned = (answer: WireAnswer): boolean =>
    verifies(answer.text, genuineSigner(), assertionSignature);

  const attributeOf = ({ text }: WireAnswer, name: string): string | undefined =>
    new RegExp(`AttributeName="${name}"[^>]*><AttributeValue>([^<]*)<`).exec(text)?.[1];

  describe('connection faults', () => {
    it('closes the connection when the fault is reset', async () => {
      await expect(askUnder('reset')).rejects.toThrow('fetch failed');
    });

    it('answers 503 without SOAP', async () => {
      expect(await askUnder('http-503')).toMatchObject({ status: 503, fault: null });
    });

    it('answers with HTML like a proxy', async () => {
      const { status, text } = await askUnder('html-answer');
      expect([status, text]).toEqual([200, expect.stringContaining('<html>')]);
    });

    it.each(['no-answer', 'slow'] as const)('lets the caller wait: %s', async (mode) => {
      await simulator.fault(mode);
      const impatient = fetch(simulator.ready.sts, {
        method: 'POST',
        body: 'x',
        signal: AbortSignal.timeout(300),
      });
      await expect(impatient).rejects.toThrow('timeout');
    });
  });

  it.each<[FaultMode, string]>([
    ['soa-02001', 'SOA-02001'],
    ['soa-02002', 'SOA-02002'],
    ['soa-01001', 'SOA-01001'],
    ['soa-01002', 'SOA-01002'],
    ['soa-03001', 'SOA-03001'],
    ['request-denied', 'ws-trust:RequestDenied'],
    ['failed-authentication', 'wsse:FailedAuthentication'],
    ['message-expired', 'wsse:MessageExpired'],
    ['fault-unknown-code', 'sim:NobodyKnowsThisCode'],
  ])('answers with the fault of %s', async (mode, code) => {
    const answer = await askUnder(mode);
    expect(answer).toMatchObject({ status: 500, fault: code });
    expect(answer.text).toMatch(/ Id="sim-[^"]+"/);
    expect(answer.text).toContain('(simulated)');
    expect(answer.text).toContain('<soa:Environment>Simulation<');
  });

  it('answers with a fault without detail', async () => {
    const { status, text } = await askUnder('fault-without-detail');
    expect(status).toBe(500);
    expect(text).toContain('<faultstring>(simulated)');
    expect(text).not.toContain('<detail>');
  });

  it.each([
    ['clock+90', 90],
    ['clock-90', -90],
  ] as const)('shifts its clock: %s', async (mode, seconds) => {
    const { fault, date } = await askUnder(mode);
    expect(fault).toBe('wsse:MessageExpired');
    const shift = (Date.parse(date ?? '') - Date.now()) / 1000;
    expect(Math.abs(shift - seconds)).toBeLessThan(5);
  });

  it('accepts a message by the shifted clock', async () => {
    await simulator.fault('clock+90');
    const body = issueBody(keystore.certificate);
    const corrected = secured(body, keystore, { created: new Date(Date.now() + 90_000) });
    expect((await send(simulator.ready.sts, 'token', corrected)).fault).toBeNull();
  });

  describe('changed token content with a valid signature', () => {
    it.each<[FaultMode, string, string | undefined]>([
      ['empty-attribute', 'urn:be:fgov:person:ssin:doctor:boolean', ''],
      ['empty-attribute', 'urn:be:fgov:person:ssin:ehealth:1.0:doctor:nihii11', ''],
      ['false-attribute', 'urn:be:fgov:person:ssin:doctor:boolean', 'false'],
      ['missing-attribute', 'urn:be:fgov:person:ssin:doctor:boolean', undefined],
      ['other-person', 'urn:be:fgov:person:ssin', '00000000394'],
      ['other-person', 'urn:be:fgov:ehealth:1.0:certificateholder:person:ssin', '00000000394'],
    ])('applies %s to the attribute %s', async (mode, name, value) => {
      const answer = await askUnder(mode);
      expect(isSigned(answer)).toBe(true);
      expect(attributeOf(answer, name)).toBe(value);
    });

    it('returns a token of five minutes for short-life', async () => {
      const answer = await askUnder('short-life');
      expect(isSigned(answer)).toBe(true);
      const end = Date.parse(/NotOnOrAfter="([^"]+)"/.exec(answer.text)?.[1] ?? '');
      expect(Math.abs(end - Date.now() - 300_000)).toBeLessThan(5000);
    });

    it('names another holder of key for other-hok', async () => {
      const answer = await askUnder('other-hok');
      expect(isSigned(answer)).toBe(true);
      expect(answer.text).not.toContain(keystore.certificate.toString('base64'));
    });

    it('returns a bearer confirmation for bearer-confirmation', async () => {
      const answer = await askUnder('bearer-confirmation');
      expect(isSigned(answer)).toBe(true);
      expect(answer.text).toContain('<ConfirmationMethod>urn:oasis:names:tc:SAML:1.0:cm:bearer<');
    });

    it('names another issuer for wrong-issuer', async () => {
      const answer = await askUnder('wrong-issuer');
      expect(isSigned(answer)).toBe(true);
      expect(answer.text).not.toContain('Issuer="urn:be:fgov:ehealth:sts:1_0"');
    });
  });

  describe('changed answer around a valid token', () => {
    it('returns another context for other-context', async () => {
      const answer = await askUnder('other-context');
      expect(isSigned(answer)).toBe(true);
      expect(answer.text).not.toContain('Context="asked"');
    });

    it('wraps the response in a collection for collection', async () => {
      const answer = await askUnder('collection');
      expect(isSigned(answer)).toBe(true);
      expect(answer.text).toContain('<wst:RequestSecurityTokenResponseCollection ');
    });

    it('declares the signature prefix outside the token for prefix-on-envelope', async () => {
      const answer = await askUnder('prefix-on-envelope');
      expect(isSigned(answer)).toBe(true);
      expect(answer.assertion).toContain('<ds:Signature>');
      expect(answer.assertion).not.toContain('xmlns:ds=');
    });

    it('adds a DOCTYPE for with-doctype', async () => {
      const answer = await askUnder('with-doctype');
      expect(answer.text).toContain('<!DOCTYPE ');
      expect(isSigned(answer)).toBe(true);
    });

    it('returns no token for no-token', async () => {
      const answer = await askUnder('no-token');
      expect(answer).toMatchObject({ status: 200, assertion: null, challenge: null, fault: null });
    });
  });

  describe('changed signature', () => {
    it('returns an invalid signature for bad-signature', async () => {
      expect(isSigned(await askUnder('bad-signature'))).toBe(false);
    });

    it('returns an assertion without signature for unsigned-assertion', async () => {
      const { assertion } = await askUnder('unsigned-assertion');
      expect(assertion).not.toContain('Signature');
    });

    it('signs correctly with SHA-1 for sha1-signature', async () => {
      const answer = await askUnder('sha1-signature');
      expect(answer.text).toContain('xmldsig#rsa-sha1"');
      expect(answer.text).not.toContain('sha256');
      expect(isSigned(answer)).toBe(true);
    });

    it('signs with the certificate of an unknown issuer for unknown-signer', async () => {
      const answer = await askUnder('unknown-signer');
      const signer = namedSigner(answer);
      expect(verifies(answer.text, signer.toString(), assertionSignature)).toBe(true);
      expect(isSigned(answer)).toBe(false);
      expect(signer.subject).toBe(new X509Certificate(genuineSigner()).subject);
      expect(signer.verify(anchor().publicKey)).toBe(false);
    });

    it('signs with an expired certificate for expired-signer', async () => {
      const answer = await askUnder('expired-signer');
      const signer = namedSigner(answer);
      expect(verifies(answer.text, signer.toString(), assertionSignature)).toBe(true);
      expect(signer.verify(anchor().publicKey)).toBe(true);
      expect(Date.parse(signer.validTo)).toBeLessThan(Date.now());
    });

    it('changes the white space of signed content for reformatted', async () => {
      const answer = await askUnder('reformatted');
      expect(isSigned(answer)).toBe(false);
      const compact = answer.text.replaceAll(/>\s+</g, '><');
      expect(verifies(compact, genuineSigner(), assertionSignature)).toBe(true);
    });

    it('returns an unsigned assertion before the genuine assertion for two-assertions', async () => {
      const { text } = await askUnder('two-assertions');
      const [first = '', second = ''] = text.match(/<Assertion .*?<\/Assertion>/gs) ?? [];
      expect(first).not.toContain('Signature');
      expect(verifies(second, genuineSigner(), assertionSignature)).toBe(true);
    });

    it('returns a valid signature over an inner assertion for wrapped-assertion', async () => {
      const answer = await askUnder('wrapped-assertion');
      expect(isSigned(answer)).toBe(true);
      const [outer, inner] = [...answer.text.matchAll(/AssertionID="([^"]+)"/g)].map(
        ([, id]) => id,
      );
      expect(answer.text).toContain(`<ds:Reference URI="#${inner ?? ''}">`);
      expect(outer).not.toBe(inner);
      expect(answer.text).toMatch(
        /<RequestedSecurityToken><Assertion |<wst:RequestedSecurityToken><Assertion /,
      );
    });
  });

  describe('challenge faults', () => {
    const answerTo = ({ challenge }: WireAnswer): Promise<WireAnswer> => {
      const body = challengeBody('asked', challenge ?? '');
      return send(simulator.ready.sts, 'challenge', secured(body, keystore));
    };

    it('asks a challenge for challenge-always when header and holder of key are the same', async () => {
      const first = await askUnder('challenge-always');
      expect(first.challenge).not.toBeNull();
      expect((await answerTo(first)).assertion).not.toBeNull();
    });

    it('asks a second challenge instead of a token for second-challenge', async () => {
      const first = await askUnder('second-challenge');
      const second = await answerTo(first);
      expect(second).toMatchObject({ status: 200, assertion: null });
      expect(second.challenge).not.toBe(first.challenge);
    });

    it('keeps a fault for the token when a challenge comes first', async () => {
      await simulator.fault('bad-signature', 1);
      await simulator.settings({ challenge: 'always' });
      const first = await ask();
      expect(isSigned(await answerTo(first))).toBe(false);
      expect(isSigned(await answerTo(await ask()))).toBe(true);
    });
  });

  describe('with a limited fault', () => {
    it('answers correctly again after the ordered number of faults', async () => {
      await simulator.fault('soa-02002', 2);
      const faults = [await ask(), await ask(), await ask()].map(({ fault }) => fault);
      expect(faults).toEqual(['SOA-02002', 'SOA-02002', null]);
      const outcomes = (await simulator.messages()).map(({ outcome }) => outcome);
      expect(outcomes).toEqual(['soa-02002', 'soa-02002', 'token']);
      expect((await simulator.state()).faults).toEqual([]);
    });

    it('answers with a fault once when the header of the request orders the fault', async () => {
      expect((await ask({ 'x-simulator-fault': 'soa-02001' })).fault).toBe('SOA-02001');
      expect((await ask()).fault).toBeNull();
    });
  });

  describe.skipIf(!existsSync(checkWire))('messages checked by external tools', () => {
    it('exchanges messages that are valid on the wire', async () => {
      const card = await cardCredential(simulator.folder, doctor);
      const issue = secured(issueBody(keystore.certificate, { context: 'asked' }), card);
      const challenge = await send(simulator.ready.sts, 'token', issue);
      const response = secured(challengeBody('asked', challenge.challenge ?? ''), keystore);
      const token = await send(simulator.ready.sts, 'challenge', response);
      await simulator.fault('request-denied');
      const denied = await ask();
      const folder = mkdtempSync(join(tmpdir(), 'trousseau-wire-'));
      const files = [issue, challenge.text, response, token.text, denied.text].map((text) => {
        const file = join(folder, `${createHash('sha1').update(text).digest('hex')}.xml`);
        writeFileSync(file, text);
        return file;
      });
      try {
        execFileSync(checkWire, files, { encoding: 'utf8' });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });

  const anchor = (): X509Certificate =>
    new X509Certificate(readFileSync(simulator.ready.signerAnchors));
});
