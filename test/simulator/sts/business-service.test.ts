import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type TestSimulator } from '../../support/servers/simulator.ts';
import { ehealthCredential } from '../credentials.ts';
import {
  doctorClaims,
  issueBody,
  secured,
  securedByAssertion,
  send,
  whoAmI,
  type Credential,
  type WireAnswer,
} from '../wire-message.ts';
import { xmlsec } from '../xmlsec.ts';

const doctor = '00000000097';

describe.skipIf(xmlsec.missing)('simulated business service', () => {
  let simulator: TestSimulator;
  let keystore: Credential;
  let assertion: string;

  beforeAll(async () => {
    simulator = await startSimulator();
    keystore = await ehealthCredential(doctor);
    assertion = await openSession(keystore, doctor);
  });
  afterAll(() => simulator.stop());
  beforeEach(() => simulator.fault(null));

  async function openSession(holder: Credential, ssin: string): Promise<string> {
    const body = issueBody(holder.certificate, { claims: doctorClaims(ssin) });
    const answer = await send(simulator.ready.sts, 'token', secured(body, holder));
    if (answer.assertion === null) throw new Error(answer.text);
    return answer.assertion;
  }

  const call = (text: string): Promise<WireAnswer> =>
    send(simulator.ready.business, 'whoAmI', text);

  it('returns the subject, the attributes and the end of the assertion', async () => {
    const { status, text } = await call(securedByAssertion(whoAmI, assertion, keystore));
    expect(status).toBe(200);
    expect(text).toContain(`<sim:Subject>${doctor}</sim:Subject>`);
    expect(text).toContain('Name="urn:be:fgov:person:ssin:doctor:boolean">true<');
    const end = /NotOnOrAfter="([^"]+)"/.exec(assertion)?.[1] ?? '';
    expect(text).toContain(`<sim:NotOnOrAfter>${end}</sim:NotOnOrAfter>`);
    expect((await simulator.messages()).at(-1)).toMatchObject({
      service: 'business',
      soapAction: 'urn:be:fgov:ehealth:simulation:echo:v1:WhoAmI',
      outcome: 'answer',
    });
  });

  it('accepts a P-256 key', async () => {
    const modern = await ehealthCredential(doctor, { line: 'ec' });
    const token = await openSession(modern, doctor);
    expect((await call(securedByAssertion(whoAmI, token, modern))).fault).toBeNull();
  });

  const changed = (text: string, from: string | RegExp, to: string): string => {
    const result = text.replace(from, to);
    expect(result).not.toBe(text);
    return result;
  };

  it.each<[string, () => string]>([
    [
      'a time stamp that is not signed',
      () => securedByAssertion(whoAmI, assertion, keystore, { signed: ['id-1'] }),
    ],
    [
      'a body that is not signed',
      () => securedByAssertion(whoAmI, assertion, keystore, { signed: ['TS-1'] }),
    ],
    [
      'an old message',
      () =>
        securedByAssertion(whoAmI, assertion, keystore, {
          created: new Date(Date.now() - 180_000),
        }),
    ],
    [
      'a message that lives too long',
      () => securedByAssertion(whoAmI, assertion, keystore, { lifeSeconds: 120 }),
    ],
    [
      'SHA-1',
      () =>
        securedByAssertion(whoAmI, assertion, keystore, {
          method: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
        }),
    ],
    [
      'an assertion behind the signature',
      () => securedByAssertion(whoAmI, assertion, keystore, { assertionLast: true }),
    ],
    [
      'a signature that names another assertion',
      () =>
        changed(
          securedByAssertion(whoAmI, assertion, keystore),
          /(?<=<wsse:KeyIdentifier [^>]*>)[^<]+/,
          '_0123456789abcdef0123456789abcdef',
        ),
    ],
    ['a certificate in place of the assertion', () => secured(whoAmI, keystore)],
    [
      'a changed assertion',
      () => securedByAssertion(whoAmI, changed(assertion, '>true<', '>trve<'), keystore),
    ],
    [
      'an assertion without its signature',
      () =>
        securedByAssertion(
          whoAmI,
          changed(assertion, /<ds:Signature .*<\/ds:Signature>/s, ''),
          keystore,
        ),
    ],
    [
      'a changed body',
      () =>
        changed(
          securedByAssertion(whoAmI, assertion, keystore),
          /<sim:WhoAmIRequest [^>]*\/>/,
          '<sim:WhoAmIRequest xmlns:sim="urn:be:fgov:ehealth:simulation:echo:v1"> </sim:WhoAmIRequest>',
        ),
    ],
    [
      'a changed time stamp',
      () =>
        securedByAssertion(whoAmI, assertion, keystore).replace(
          /(?<=<wsu:Expires>[^.]*\.\d\d)\d/,
          (digit) => (digit === '0' ? '1' : '0'),
        ),
    ],
  ])('refuses %s', async (_, message) => {
    const { status, fault } = await call(message());
    expect([status, fault]).toEqual([500, 'SOA-01001']);
  });

  it('refuses a message when the signer does not hold the key of the assertion', async () => {
    const thief = await ehealthCredential(doctor);
    expect((await call(securedByAssertion(whoAmI, assertion, thief))).fault).toBe('SOA-01001');
  });

  it('refuses a token when an unknown signer forged the token', async () => {
    await simulator.fault('unknown-signer');
    const forged = await openSession(keystore, doctor);
    expect((await call(securedByAssertion(whoAmI, forged, keystore))).fault).toBe('SOA-01001');
  });

  it('refuses an expired token', async () => {
    await simulator.settings({ lifeSeconds: 1 });
    const short = await openSession(keystore, doctor);
    await simulator.settings({ lifeSeconds: null });
    await simulator.fault('clock+90', 1, 'business');
    const late = { created: new Date(Date.now() + 90_000) };
    expect((await call(securedByAssertion(whoAmI, short, keystore, late))).fault).toBe('SOA-01001');
  });

  it('refuses a holder when no quality is recognised', async () => {
    const stranger = await ehealthCredential('00000000493');
    const token = await openSession(stranger, '00000000493');
    expect((await call(securedByAssertion(whoAmI, token, stranger))).fault).toBe('SOA-01002');
  });

  it('answers with its own ordered fault, without effect on the token service', async () => {
    await simulator.fault('soa-02002', 1, 'business');
    await openSession(keystore, doctor);
    const text = securedByAssertion(whoAmI, assertion, keystore);
    expect((await call(text)).fault).toBe('SOA-02002');
    expect((await call(text)).fault).toBeNull();
  });
});
