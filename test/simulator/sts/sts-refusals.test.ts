import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type TestSimulator } from '../../support/servers/simulator.ts';
import { cardCredential, ehealthCredential, strangeCredential } from '../credentials.ts';
import {
  doctorClaims,
  issueBody,
  nurseGroupClaims,
  secured,
  send,
  type Claims,
  type Credential,
  type HeaderOptions,
} from '../wire-message.ts';
import { xmlsec } from '../xmlsec.ts';

const doctor = '00000000097';
const day = 24 * 3_600_000;

describe.skipIf(xmlsec.missing)('simulated token service refusals', () => {
  let simulator: TestSimulator;
  let keystore: Credential;

  beforeAll(async () => {
    simulator = await startSimulator();
    keystore = await ehealthCredential(doctor);
  });
  afterAll(() => simulator.stop());
  beforeEach(() => simulator.fault(null));

  const issue = (options?: Parameters<typeof issueBody>[1]): string =>
    issueBody(keystore.certificate, options);

  const faultOf = async (
    text: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<string | null> => {
    const { status, fault } = await send(simulator.ready.sts, 'token', text, headers);
    expect(status).toBe(fault === null ? 200 : 500);
    return fault;
  };

  it('accepts the message that all refused messages derive from', async () => {
    expect(await faultOf(secured(issue(), keystore))).toBeNull();
  });

  describe('messages that are no SOAP call (rules 1 and 2)', () => {
    const envelope = (body: string): string =>
      `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`;
    const fine = `<wst:RequestSecurityToken xmlns:wst="http://docs.oasis-open.org/ws-sx/ws-trust/200512"/>`;

    it.each<[string, string, string, Record<string, string>]>([
      [
        'another content type',
        'SOA-03002',
        envelope(fine),
        { 'content-type': 'application/soap+xml' },
      ],
      ['what is not XML', 'SOA-03002', '{"hello": 1}', {}],
      ['a document type', 'SOA-03002', `<!DOCTYPE x>${envelope(fine)}`, {}],
      [
        'SOAP 1.2',
        'SOA-03002',
        '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"/>',
        {},
      ],
      ['an empty body', 'SOA-03003', envelope(''), {}],
      [
        'two bodies',
        'SOA-03003',
        envelope(fine).replace('<soap:Body>', '<soap:Body/><soap:Body>'),
        {},
      ],
      ['two requests', 'SOA-03003', envelope(fine + fine), {}],
      [
        'an action without quotes',
        'SOA-03005',
        envelope(fine),
        {
          soapaction: 'urn:be:fgov:ehealth:sts:protocol:v1:RequestSecurityToken',
        },
      ],
      [
        'the action of the old dialect',
        'SOA-03005',
        envelope(fine),
        {
          soapaction: '"urn:be:fgov:ehealth:sts:protocol:v1:RequestSecureToken"',
        },
      ],
      [
        'the action of another operation',
        'SOA-03005',
        envelope(fine),
        {
          soapaction: '"urn:be:fgov:ehealth:sts:protocol:v1:Challenge"',
        },
      ],
      [
        'a User-Agent with brackets',
        'SOA-03001',
        envelope(fine),
        { 'user-agent': 'Trousseau/1.0 (x)' },
      ],
      ['a From that is no address', 'SOA-03001', envelope(fine), { from: 'us' }],
    ])('refuses the case "%s" with %s', async (_, code, text, headers) => {
      expect(await faultOf(text, headers)).toBe(code);
    });

    it('refuses a GET', async () => {
      const response = await fetch(simulator.ready.sts);
      expect(await response.text()).toContain('<Code>SOA-03002</Code>');
    });

    it('answers OPTIONS with its clock', async () => {
      await simulator.fault('clock-90');
      const response = await fetch(simulator.ready.sts, { method: 'OPTIONS' });
      const shift = Date.parse(response.headers.get('date') ?? '') - Date.now();
      expect(Math.round(shift / 10_000)).toBe(-9);
    });

    it('accepts invalid tracing headers when the settings require none', async () => {
      await simulator.settings({ requireUserAgent: false });
      expect(await faultOf(secured(issue(), keystore), { from: 'us' })).toBeNull();
      await simulator.settings({ requireUserAgent: true });
    });
  });

  describe('insufficient header (rules 3 and 4)', () => {
    it.each<[string, string, HeaderOptions]>([
      ['an unsigned token', 'wsse:InvalidSecurity', { signed: ['id-1', 'TS-1'] }],
      ['an unsigned time stamp', 'wsse:InvalidSecurity', { signed: ['id-1', 'X509-1'] }],
      ['an unsigned body', 'wsse:InvalidSecurity', { signed: ['TS-1', 'X509-1'] }],
      ['one part signed twice', 'wsse:InvalidSecurity', { signed: ['TS-1', 'TS-1', 'X509-1'] }],
      [
        'one reference more than three',
        'wsse:InvalidSecurity',
        { signed: ['id-1', 'TS-1', 'X509-1', 'X509-1'] },
      ],
      [
        'RSA with SHA-1',
        'wsse:InvalidSecurity',
        { method: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' },
      ],
      [
        'SHA-1 digests',
        'wsse:InvalidSecurity',
        { digest: 'http://www.w3.org/2000/09/xmldsig#sha1' },
      ],
      [
        'inclusive canonicalisation',
        'wsse:InvalidSecurity',
        {
          canonicalisation: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
        },
      ],
      ['a time stamp that lives two minutes', 'wsse:MessageExpired', { lifeSeconds: 120 }],
      [
        'a time stamp that is over since five seconds',
        'wsse:MessageExpired',
        { created: new Date(Date.now() - 65_000) },
      ],
      [
        'a time stamp that begins in two minutes',
        'wsse:MessageExpired',
        { created: new Date(Date.now() + 150_000) },
      ],
    ])('refuses the case "%s" with %s', async (_, code, options) => {
      expect(await faultOf(secured(issue(), keystore, options))).toBe(code);
    });

    it('refuses a message without header', async () => {
      const bare = secured(issue(), keystore).replace(/<soap:Header>.*<\/soap:Header>/s, '');
      expect(await faultOf(bare)).toBe('wsse:InvalidSecurity');
    });

    it('refuses a second Security header', async () => {
      const text = secured(issue(), keystore);
      const security = /<wsse:Security .*<\/wsse:Security>/s.exec(text)?.[0] ?? '';
      expect(await faultOf(text.replace('</soap:Header>', () => `${security}</soap:Header>`))).toBe(
        'wsse:InvalidSecurity',
      );
    });

    it('refuses a message when an ID occurs twice', async () => {
      const moved = secured(issue(), keystore).replace(
        '</soap:Header>',
        '<x xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd" wsu:Id="id-1"/></soap:Header>',
      );
      expect(await faultOf(moved)).toBe('wsse:InvalidSecurity');
    });

    it('refuses an ECDSA value in DER, and accepts the raw value', async () => {
      const modern = await ehealthCredential(doctor, { line: 'ec' });
      const text = secured(issueBody(modern.certificate), modern);
      expect(await faultOf(text)).toBeNull();
      const der = text.replace(/(?<=<ds:SignatureValue>)[^<]+/, (raw) =>
        derOf(Buffer.from(raw, 'base64')),
      );
      expect(await faultOf(der)).toBe('wsse:FailedCheck');
    });

    it('refuses a signature when another key than the token’s signed', async () => {
      const other = await ehealthCredential(doctor);
      const text = secured(issue(), { ...keystore, privateKey: other.privateKey });
      expect(await faultOf(text)).toBe('wsse:FailedCheck');
    });

    it.each<[string, RegExp]>([
      ['the body', /(?<=<auth:Value>000000000)97/],
      ['the context', /(?<=Context="[0-9a-f]{8}-)./],
      ['the time stamp', /(?<=<wsu:Timestamp .*\.)\d(?=\d\dZ<\/wsu:Expires>)/s],
      ['the signed digests', /(?<=<ds:DigestValue>.)./],
      ['the signature value', /(?<=<ds:SignatureValue>.{7})./],
      ['white space between elements of the body', /(?<=<wst:Claims [^>]*>)(?=<)/],
    ])('refuses one changed byte in %s', async (_, place) => {
      const text = secured(issue(), keystore);
      const changed = text.replace(place, (found) =>
        found === '97' ? '98' : (other[found] ?? 'A'),
      );
      expect(changed).not.toBe(text);
      expect(await faultOf(changed)).toBe('wsse:FailedCheck');
    });

    it('refuses one changed byte in the token', async () => {
      const text = secured(issue(), keystore);
      // In the CA's signature: still a certificate, still with the right key
      const changed = text.replace(/(?<=<wsse:BinarySecurityToken [^>]*>)[^<]+/, (certificate) => {
        const bytes = Buffer.from(certificate, 'base64');
        bytes.writeUInt8(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9);
        return bytes.toString('base64');
      });
      expect(await faultOf(changed)).toBe('wsse:FailedCheck');
    });
  });

  describe('credentials (rule 5)', () => {
    const validity = (from: number, until: number) => ({
      notBefore: new Date(Date.now() + from * day),
      notAfter: new Date(Date.now() + until * day),
    });

    it.each<[string, string, () => Promise<Credential>]>([
      [
        'that is over',
        'wsse:FailedAuthentication',
        () => ehealthCredential(doctor, { validity: validity(-100, -1) }),
      ],
      [
        'that has not begun',
        'wsse:FailedAuthentication',
        () => ehealthCredential(doctor, { validity: validity(1, 100) }),
      ],
      [
        'for signing documents',
        'ws-trust:InvalidSecurityToken',
        () => cardCredential(simulator.folder, doctor, { kind: 'signature' }),
      ],
      ['of an unknown authority', 'ws-trust:InvalidSecurityToken', () => strangeCredential(doctor)],
    ])('refuses the case "%s" with %s', async (_, code, make) => {
      expect(await faultOf(secured(issue(), await make()))).toBe(code);
    });

    it('refuses a revoked credential', async () => {
      const certificate = keystore.certificate.toString('base64');
      await simulator.settings({ revoked: [{ certificate }] });
      expect(await faultOf(secured(issue(), keystore))).toBe('wsse:FailedAuthentication');
      await simulator.settings({ revoked: [] });
    });
  });

  describe('requests (rules 6, 7 and 10)', () => {
    const replace = (from: string | RegExp, to: string) => (body: string) => {
      const changed = body.replace(from, to);
      expect(changed).not.toBe(body);
      return changed;
    };

    it.each<[string, string, (body: string) => string]>([
      ['without Context', 'ws-trust:InvalidRequest', replace(/ Context="[^"]+"/, '')],
      [
        'with a Context of another name space',
        'ws-trust:InvalidRequest',
        replace(' Context=', ' wst:Context='),
      ],
      ['with the dash in KeyType', 'ws-trust:InvalidRequest', replace('wstrust/', 'ws-trust/')],
      ['with another TokenType', 'ws-trust:InvalidRequest', replace('SAMLV1.1', 'SAMLV2.0')],
      ['with another RequestType', 'ws-trust:InvalidRequest', replace('/Issue', '/Cancel')],
      ['with another Dialect', 'ws-trust:InvalidRequest', replace('authclaims"', 'other"')],
      [
        'with KeyType before Lifetime',
        'ws-trust:InvalidRequest',
        replace(/(<wst:Lifetime>.*<\/wst:Lifetime>)(<wst:KeyType>.*<\/wst:KeyType>)/, '$2$1'),
      ],
      ['without UseKey', 'ws-trust:InvalidRequest', replace(/<wst:UseKey>.*<\/wst:UseKey>/, '')],
      [
        'with a claim that occurs twice',
        'ws-trust:InvalidRequest',
        replace(
          '</wst:Claims>',
          '<auth:ClaimType Uri="urn:be:fgov:person:ssin:doctor:boolean"/></wst:Claims>',
        ),
      ],
      [
        'for an unknown claim',
        'ws-trust:InvalidRequest',
        replace('doctor:boolean', 'wizard:boolean'),
      ],
      [
        'that ends before it begins',
        'ws-trust:InvalidTimeRange',
        replace(/<wsu:Expires>[^<]+/, '<wsu:Expires>2020-01-01T00:00:00Z'),
      ],
      [
        'whose end is no instant',
        'ws-trust:InvalidTimeRange',
        replace(/<wsu:Expires>[^<]+/, '<wsu:Expires>tomorrow'),
      ],
    ])('refuses the case "%s" with %s', async (_, code, rewrite) => {
      expect(await faultOf(secured(issue({ rewrite }), keystore))).toBe(code);
    });

    it('refuses a request when the lifetime exceeds the certificate', async () => {
      const ending = await ehealthCredential(doctor, {
        validity: {
          notBefore: new Date(Date.now() - day),
          notAfter: new Date(Date.now() + 3_600_000),
        },
      });
      const body = issueBody(ending.certificate, { hours: 2 });
      expect(await faultOf(secured(body, ending))).toBe('ws-trust:InvalidRequest');
      expect(
        await faultOf(secured(issueBody(ending.certificate, { hours: 0.5 }), ending)),
      ).toBeNull();
    });

    it('accepts other spellings when the settings are relaxed', async () => {
      await simulator.settings({
        keyTypeSpelling: 'any',
        contextAttribute: 'any',
        unknownDesignator: 'empty',
      });
      const rewrite = (body: string): string =>
        body
          .replace('wstrust/', 'ws-trust/')
          .replace(' Context=', ' wst:Context=')
          .replace('doctor:boolean', 'wizard:boolean');
      expect(await faultOf(secured(issue({ rewrite }), keystore))).toBeNull();
      await simulator.settings({
        keyTypeSpelling: 'wstrust',
        contextAttribute: 'plain',
        unknownDesignator: 'fault',
      });
    });
  });

  describe('identities without proof in the certificates (rule 8)', () => {
    const denied = 'ws-trust:RequestDenied';

    it.each<[string, Claims]>([
      ['another person', doctorClaims('00000000196')],
      ['an organisation by a personal certificate', nurseGroupClaims('00000196')],
      ['nobody', [['urn:be:fgov:person:ssin', doctor], ['urn:be:fgov:person:ssin:doctor:boolean']]],
    ])('refuses a request for %s', async (_, claims) => {
      expect(await faultOf(secured(issue({ claims }), keystore))).toBe(denied);
    });

    it('refuses an organisation when the certificate is of another organisation', async () => {
      const group = await ehealthCredential('00000196', { type: 'NIHII-GROUP' });
      const ask = (nihii: string): string =>
        secured(issueBody(group.certificate, { claims: nurseGroupClaims(nihii) }), group);
      expect(await faultOf(ask('00000196'))).toBeNull();
      expect(await faultOf(ask('00000295'))).toBe(denied);
    });

    it('refuses card and keystore of two persons', async () => {
      const card = await cardCredential(simulator.folder, '00000000196');
      expect(await faultOf(secured(issue(), card))).toBe(denied);
    });
  });
});

const other: Readonly<Record<string, string>> = { A: 'B', a: 'b', '0': '1', '': '\n' };

/** r‖s as a DER SEQUENCE of two INTEGERs, in base64. */
function derOf(raw: Buffer): string {
  const integer = (bytes: Buffer): Buffer => {
    const trimmed = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
    const signed =
      trimmed.readUInt8(0) > 0x7f ? Buffer.concat([Buffer.from([0]), trimmed]) : trimmed;
    return Buffer.concat([Buffer.from([2, signed.length]), signed]);
  };
  const half = raw.length / 2;
  const both = Buffer.concat([integer(raw.subarray(0, half)), integer(raw.subarray(half))]);
  return Buffer.concat([Buffer.from([0x30, both.length]), both]).toString('base64');
}
