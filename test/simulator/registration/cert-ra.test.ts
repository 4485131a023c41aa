import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publicKeyIdentifier } from '../../../simulator/pki/certificate-profile.ts';
import { testPki } from '../../support/fixtures/keystores.ts';
import { startSimulator, type TestSimulator } from '../../support/servers/simulator.ts';
import { checkWire } from '../check-wire.ts';
import { cardCredential, ehealthCredential, strangeCredential } from '../credentials.ts';
import { call, statusAction, statusRequest, type Answer } from './registration-message.ts';
import type { Credential } from '../wire-message.ts';
import { xmlsec } from '../xmlsec.ts';

const day = 24 * 3_600_000;
const doctor = '00000000097';

describe.skipIf(xmlsec.missing)('simulated registration authority', () => {
  let simulator: TestSimulator;
  let keystore: Credential;

  beforeAll(async () => {
    [simulator, keystore] = await Promise.all([startSimulator(), ehealthCredential(doctor)]);
  });
  afterAll(() => simulator.stop());
  beforeEach(async () => {
    await simulator.fault(null);
    await simulator.certificates([]);
  });

  const ask = (text: string, action = statusAction): Promise<Answer> =>
    call(simulator.ready.certRa, action, text);

  /** The text of the first element of a name; null without one. */
  const element = ({ text }: Answer, name: string): string | null =>
    new RegExp(`<${name}>([^<]*)<`).exec(text)?.[1] ?? null;

  const codeOf = (answer: Answer): string | null => element(answer, 'Code');

  it('returns the data of the certificate that signs', async () => {
    const answer = await ask(statusRequest(keystore, { id: '_q1' }));
    const certificate = new X509Certificate(keystore.certificate);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('InResponseTo="_q1"');
    expect(answer.text).toContain('Value="urn:be:fgov:ehealth:2.0:status:Success"');
    expect(answer.text).toContain(
      'EntityType="NaturalPerson"><c:CertificateIdentifier><c:Actor><cc:Id Type="SSIN">00000000097</cc:Id><cc:FirstName>ALIX</cc:FirstName><cc:Name>EXEMPLE</cc:Name>',
    );
    expect(element(answer, 'c:PublicKeyIdentifier')).toBe(
      publicKeyIdentifier(certificate.publicKey).toString('hex').toUpperCase(),
    );
    expect(element(answer, 'c:SerialNumber')).toBe(
      BigInt(`0x${certificate.serialNumber}`).toString(),
    );
    expect(element(answer, 'c:DN')).toBe(
      'CN=SSIN\\=00000000097,OU=eHealth-platform Belgium,OU=ALIX EXEMPLE,OU=SSIN\\=00000000097,O=Federal Government,C=BE',
    );
    expect(Date.parse(element(answer, 'c:ValidNotAfter') ?? '')).toBe(
      Date.parse(certificate.validTo),
    );
    expect((await simulator.messages()).at(-1)).toMatchObject({
      service: 'certra',
      outcome: 'answer',
    });
  });

  it.each([
    ['long before its end', 300, 'false'],
    ['ninety days before', 89.9, 'true'],
  ])('returns the replacement period %s', async (_, left, replaceable) => {
    const notAfter = new Date(Math.floor((Date.now() + left * day) / 1000) * 1000);
    const holder = await ehealthCredential(doctor, {
      line: 'ec',
      validity: { notBefore: new Date(notAfter.getTime() - 400 * day), notAfter },
    });
    const answer = await ask(statusRequest(holder));
    expect([
      element(answer, 'c:AuthenticationCertificateStatus'),
      element(answer, 'c:ETKStatus'),
      element(answer, 'c:Replaceable'),
    ]).toEqual(['VALID_ACTIVE', 'VALID_ACTIVE', replaceable]);
    expect(Date.parse(element(answer, 'c:ReplacementPeriodStartDate') ?? '')).toBe(
      notAfter.getTime() - 90 * day,
    );
  });

  it('returns the organisation when a certificate of an organisation signs', async () => {
    const holder = await ehealthCredential('0000000097', { type: 'CBE', line: 'ec' });
    const { text } = await ask(statusRequest(holder));
    expect(text).toContain(
      'EntityType="Organization"><c:CertificateIdentifier><c:Actor><cc:Id Type="CBE">0000000097</cc:Id><cc:Name>ALIX EXEMPLE</cc:Name></c:Actor></c:CertificateIdentifier>',
    );
  });

  it.each(['identifier', 'fingerprint'] as const)(
    'returns the ordered status of a certificate by %s',
    async (by) => {
      const { publicKey, fingerprint256 } = new X509Certificate(keystore.certificate);
      await simulator.certificates([
        { certificate: '0'.repeat(40), status: 'REFUSED' },
        {
          certificate:
            by === 'identifier'
              ? publicKeyIdentifier(publicKey).toString('hex').toUpperCase()
              : fingerprint256.replaceAll(':', ''),
          status: 'REVOKED',
          etkStatus: 'WAIT_FOR_ACTIVATION',
          replaceable: true,
          replacementPeriodStart: '2026-03-01T10:00:00Z',
          contact: { email: 'cabinet@example.invalid', phone: '+32 2 111 11 11' },
        },
      ]);
      const answer = await ask(statusRequest(keystore));
      expect([
        element(answer, 'c:AuthenticationCertificateStatus'),
        element(answer, 'c:ETKStatus'),
        element(answer, 'c:Replaceable'),
        element(answer, 'c:ReplacementPeriodStartDate'),
        element(answer, 'c:EmailPrivate'),
      ]).toEqual([
        'REVOKED',
        'WAIT_FOR_ACTIVATION',
        'true',
        '2026-03-01T11:00:00.000+01:00',
        'cabinet@example.invalid',
      ]);
    },
  );

  it('accepts a chain in upward order, and an EC certificate', async () => {
    const { issuing001, root001 } = await testPki();
    const chain = [keystore.certificate, issuing001.certificate, root001.certificate];
    expect(codeOf(await ask(statusRequest(keystore, { chain })))).toBeNull();
    const modern = await ehealthCredential(doctor, { line: 'ec' });
    expect(codeOf(await ask(statusRequest(modern)))).toBeNull();
  });

  describe('refusals', () => {
    const layout = 'SIM_LAYOUT';
    const replaced =
      (from: string | RegExp, to: string) =>
      (text: string): string => {
        const result = text.replace(from, to);
        expect(result).not.toBe(text);
        return result;
      };
    const minutes = (count: number): string => new Date(Date.now() + count * 60_000).toISOString();

    it.each<[string, string, () => string]>([
      ['an old request', 'SIM_TIME', () => statusRequest(keystore, { at: minutes(-5.2) })],
      ['a request of tomorrow', 'SIM_TIME', () => statusRequest(keystore, { at: minutes(5.2) })],
      [
        'an instant without zone',
        'SIM_SCHEMA',
        () => statusRequest(keystore, { at: minutes(0).slice(0, 19) }),
      ],
      [
        'no instant',
        'SIM_SCHEMA',
        () => replaced(/ IssueInstant="[^"]*"/, '')(statusRequest(keystore)),
      ],
      ['no Id', 'SIM_SCHEMA', () => replaced(/ Id="_[^"]*"/, '')(statusRequest(keystore))],
      [
        'no signature',
        layout,
        () => replaced(/<ds:Signature .*<\/ds:Signature>/s, '')(statusRequest(keystore)),
      ],
      [
        'an element behind the signature',
        layout,
        () =>
          statusRequest(keystore, { template: replaced('</ds:Signature>', '</ds:Signature><x/>') }),
      ],
      [
        'an element before it',
        'SIM_SCHEMA',
        () =>
          statusRequest(keystore, { template: replaced('<ds:Signature ', '<x/><ds:Signature ') }),
      ],
      [
        'SHA-1 digests',
        layout,
        () =>
          statusRequest(keystore, {
            template: replaced(
              'http://www.w3.org/2001/04/xmlenc#sha256',
              'http://www.w3.org/2000/09/xmldsig#sha1',
            ),
          }),
      ],
      [
        'a signature with SHA-1',
        layout,
        () =>
          statusRequest(keystore, {
            template: replaced(
              'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
              'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
            ),
          }),
      ],
      [
        'one transform only',
        layout,
        () =>
          statusRequest(keystore, {
            template: replaced(/(<\/?ds:Transforms>)?<ds:Transform Algorithm="[^"]*c14n#"\/>/, ''),
          }),
      ],
      [
        'a signature over itself',
        layout,
        () =>
          statusRequest(keystore, {
            template: replaced(/<ds:Transform Algorithm="[^"]*enveloped-signature"\/>/, ''),
          }),
      ],
      [
        'a reference to something else',
        layout,
        () => replaced('URI="#_', 'URI="#x')(statusRequest(keystore)),
      ],
      [
        'a prefix list',
        layout,
        () =>
          statusRequest(keystore, {
            template: replaced(
              /(<ds:Transform Algorithm="([^"]*c14n#)")\/>/,
              '$1><ec:InclusiveNamespaces xmlns:ec="$2" PrefixList="soap"/></ds:Transform>',
            ),
          }),
      ],
      [
        'a signature that leaves something to say',
        'SIM_SIGNATURE',
        () =>
          replaced('IssueInstant="2', ' xml:lang="fr" IssueInstant="2')(statusRequest(keystore)),
      ],
      [
        'a forged value',
        'SIM_SIGNATURE',
        () =>
          statusRequest(keystore).replace(
            /(<ds:SignatureValue>)(.)/,
            (_, tag: string, first: string) => tag + (first === 'A' ? 'B' : 'A'),
          ),
      ],
      ['a chain without certificates', layout, () => statusRequest(keystore, { chain: [] })],
      [
        'a chain that begins at the top',
        layout,
        () =>
          replaced(
            /(<ds:X509Certificate>.*?<\/ds:X509Certificate>)(<ds:X509Certificate>.*<\/ds:X509Certificate>)/,
            '$2$1',
          )(statusRequest(keystore, { chain: [keystore.certificate, authority] })),
      ],
    ])('refuses %s with the code %s', async (_, code, make) => {
      expect(codeOf(await ask(make()))).toBe(code);
    });

    let authority: Buffer;
    beforeAll(async () => {
      authority = (await testPki()).issuing001.certificate;
    });

    it.each<[string, () => Promise<Credential>]>([
      ['that no authority issued', () => strangeCredential(doctor)],
      [
        'that has ended',
        () =>
          ehealthCredential(doctor, {
            line: 'ec',
            validity: {
              notBefore: new Date(Date.now() - 300 * day),
              notAfter: new Date(Date.now() - day),
            },
          }),
      ],
      ['of a card', () => cardCredential(simulator.folder, doctor)],
    ])('refuses a certificate %s', async (_, make) => {
      expect(codeOf(await ask(statusRequest(await make())))).toBe('SIM_SIGNER');
    });

    it('refuses a revoked certificate', async () => {
      await simulator.settings({
        revoked: [{ certificate: keystore.certificate.toString('base64') }],
      });
      expect(codeOf(await ask(statusRequest(keystore)))).toBe('SIM_SIGNER');
      await simulator.settings({ revoked: [] });
    });

    it('answers with a fault when the action fits no message', async () => {
      expect(await ask(statusRequest(keystore), '"urn:other"')).toMatchObject({ status: 500 });
      expect(await ask(statusRequest(keystore), statusAction.replaceAll('"', ''))).toMatchObject({
        status: 500,
      });
    });
  });

  describe('with an ordered fault', () => {
    const answered = async (
      mode: 'status-without-detail' | 'unknown-code' | 'wrong-in-response-to' | 'html-answer',
    ): Promise<Answer> => {
      await simulator.fault(mode, 1, 'certra');
      return ask(statusRequest(keystore, { id: '_mine' }));
    };

    it('refuses without a reason', async () => {
      const { text } = await answered('status-without-detail');
      expect(text).toContain('status:Requester');
      expect(text).not.toMatch(/StatusDetail|StatusMessage|CertificateInfo>/);
    });

    it('returns an unknown code', async () => {
      const answer = await answered('unknown-code');
      expect(codeOf(answer)).toBe('NOBODY_KNOWS_THIS_CODE');
      expect(answer.text).toContain('<Parameters><Name>k</Name><Value>v</Value></Parameters>');
    });

    it('answers with the ID of another request', async () => {
      const { text } = await answered('wrong-in-response-to');
      expect(text).toContain('status:Success');
      expect(text).not.toContain('InResponseTo="_mine"');
    });

    it('answers with HTML as often as ordered', async () => {
      expect((await answered('html-answer')).text).toContain('<html>');
      expect((await ask(statusRequest(keystore))).text).toContain('status:Success');
    });
  });

  it.skipIf(checkWire.missing)('answers with messages that are valid by the schema', async () => {
    const request = statusRequest(keystore, { id: '_question' });
    const answers = [
      await ask(request),
      await ask(statusRequest(keystore, { at: '2026-01-15T10:00:00Z' })),
    ];
    await simulator.fault('status-without-detail', 1, 'certra');
    answers.push(await ask(request));
    await simulator.fault('unknown-code', 1, 'certra');
    answers.push(await ask(request));
    expect(checkWire.complaints([request, ...answers.map(({ text }) => text)])).toEqual([]);
  });
});
