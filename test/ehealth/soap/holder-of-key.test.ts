import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  addHolderOfKeyHeader,
  type HolderOfKeyHeader,
} from '../../../plugin/ehealth/soap/holder-of-key.ts';
import { ns } from '../../../plugin/ehealth/names.ts';
import {
  attributeOf,
  childElements,
  onlyChild,
  parseXml,
  textOf,
} from '../../../plugin/ehealth/xml/xml.ts';
import {
  assertionContent,
  assertionId,
  signedAssertion,
  uri,
} from '../../support/fixtures/signed-assertion.ts';
import { testSigningKey } from '../../support/fixtures/signing-keys.ts';
import { runOnFiles, verifyWithXmlsec, xmlsec } from '../../support/tools/xmlsec.ts';

const checkWire = '../shared/check-wire';
const now = new Date('2026-01-15T09:05:00.000Z');
const soap = uri.soap;

let rsa: HolderOfKeyHeader;
let ec: HolderOfKeyHeader;

beforeAll(async () => {
  const sts = await testSigningKey('RSA', 'SIMULATED STS');
  const header = async (kind: 'RSA' | 'EC'): Promise<HolderOfKeyHeader> => {
    const { signer, certificate } = await testSigningKey(kind);
    const assertion = signedAssertion(assertionContent({ holderOfKey: certificate }), sts);
    return { assertion, assertionId, signer, now };
  };
  rsa = await header('RSA');
  ec = await header('EC');
});

/**
 * Envelopes as hosts write them. Between `{+` and `+}` is what is added, between `{-` and `-}` what is removed for it: `§` is the
 * security header, `¶` the id of the Body.
 */
const envelopes: readonly (readonly [name: string, marked: string])[] = [
  [
    'no Header',
    `<soap:Envelope xmlns:soap="${soap}">{+<soap:Header>§</soap:Header>+}<soap:Body{+¶+}><a xmlns="urn:a"/></soap:Body></soap:Envelope>`,
  ],
  [
    'an empty Body',
    `<soap:Envelope xmlns:soap="${soap}">{+<soap:Header>§</soap:Header>+}<soap:Body{+¶+}/></soap:Envelope>`,
  ],
  [
    'no prefix',
    `<Envelope xmlns="${soap}">{+<Header>§</Header>+}<Body{+¶+}><a xmlns="urn:a"><b xmlns=""><c/></b></a></Body></Envelope>`,
  ],
  [
    'a Header with something in it',
    `<s:Envelope xmlns:s="${soap}"><s:Header>{+§+}<t:To xmlns:t="urn:t" s:mustUnderstand="1">x</t:To></s:Header><s:Body{+¶+}><a/></s:Body></s:Envelope>`,
  ],
  [
    'an empty Header',
    `<s:Envelope xmlns:s="${soap}"><s:Header {-/>-}{+>§</s:Header>+}<s:Body{+¶+}><a/></s:Body></s:Envelope>`,
  ],
  [
    'a Body that has its id',
    `<s:Envelope xmlns:s="${soap}" xmlns:u="${ns.wsu}"><s:Header>{+§+}</s:Header><s:Body u:Id="body-1"><a/></s:Body></s:Envelope>`,
  ],
  [
    'a prefix of wsu in scope',
    `<s:Envelope xmlns:s="${soap}" xmlns:u="${ns.wsu}">{+<s:Header>§</s:Header>+}<s:Body{+¶+}><u:a/></s:Body></s:Envelope>`,
  ],
  [
    'the prefix wsu in use for something else',
    `<s:Envelope xmlns:s="${soap}" xmlns:wsu="urn:not" xmlns:wsu1="urn:nor">{+<s:Header>§</s:Header>+}<s:Body{+¶+} c="1"><wsu:a wsu1:b="2"/></s:Body></s:Envelope>`,
  ],
  [
    'prefixes of ours in use for something else',
    `<wsse:Envelope xmlns:wsse="${soap}" xmlns:ds="urn:ds" xmlns:soap="urn:soap">{+<wsse:Header>§</wsse:Header>+}<wsse:Body{+¶+}><ds:a soap:b="1"/></wsse:Body></wsse:Envelope>`,
  ],
  [
    'a declaration, comments and Windows line ends',
    `<?xml version="1.0" encoding="utf-8"?>\r\n<!-- <soap:Body> -->\r\n<soap:Envelope\r\n  xmlns:soap = '${soap}' >{+<soap:Header>§</soap:Header>+}\r\n  <!-- é --><soap:Body{+¶+}\r\n>\r\n<a b='1\r\n2'>é&#13;<![CDATA[</soap:Body>]]></a>\r\n</soap:Body >\r\n</soap:Envelope>\r\n`,
  ],
  [
    'a byte order mark',
    `\uFEFF<soap:Envelope xmlns:soap="${soap}">{+<soap:Header>§</soap:Header>+}<soap:Body{+¶+}><a/></soap:Body></soap:Envelope>`,
  ],
  [
    'a header of another kind called Security',
    `<s:Envelope xmlns:s="${soap}"><s:Header>{+§+}<Security xmlns="urn:x"/></s:Header><s:Body{+¶+}><a/></s:Body></s:Envelope>`,
  ],
];

const sent = (marked: string) => marked.replace(/\{\+.*?\+\}/gs, '').replace(/\{-(.*?)-\}/gs, '$1');
const expected = (marked: string) =>
  marked.replace(/\{\+(.*?)\+\}/gs, '$1').replace(/\{-.*?-\}/gs, '');

const ownSignature = `/*/*[local-name()='Header']/*[namespace-uri()='${ns.wsse}']/*[local-name()='Signature']`;

describe.each(envelopes)('envelope with %s', (_name, marked) => {
  it.skipIf(xmlsec.missing)(
    'signs the envelope so that xmlsec1 verifies the signature',
    async () => {
      for (const header of [rsa, ec]) {
        const signed = await addHolderOfKeyHeader(sent(marked), header);
        const run = await verifyWithXmlsec(signed, header.signer.certificate, ownSignature);
        expect(run, run.stderr).toMatchObject({ ok: true });
      }
    },
  );

  it.skipIf(!existsSync(checkWire))('passes check-wire', async () => {
    // It asks that a Body holds something
    const whole = sent(marked).replace('<soap:Body/>', '<soap:Body><a xmlns="urn:a"/></soap:Body>');
    const signed = await addHolderOfKeyHeader(whole, rsa);
    const run = await runOnFiles(checkWire, { 'x.xml': signed }, ['--any-body', '{x.xml}']);
    expect(run.stdout).toMatch(/^ok .* 2 signatures/);
  });

  it('keeps every character of the envelope', async () => {
    const signed = await addHolderOfKeyHeader(sent(marked), rsa);
    const named = / (?:xmlns:wsu\d?="[^"]*" )?(?:wsu\d?|u):Id="id-[0-9a-f-]{36}"/;
    expect(signed.replace(/<wsse:Security .*<\/wsse:Security>/s, '§').replace(named, '¶')).toBe(
      expected(marked),
    );
  });

  it('places the assertion byte for byte between timestamp and signature', async () => {
    const signed = await addHolderOfKeyHeader(sent(marked), rsa);
    expect(signed.split(rsa.assertion)).toHaveLength(2);
    const header = onlyChild(parseXml(signed).root, soap, 'Header');
    const security = onlyChild(header, ns.wsse, 'Security');
    expect(childElements(security).map(({ localName }) => localName)).toEqual([
      'Timestamp',
      'Assertion',
      'Signature',
    ]);
    expect(attributeOf(security, 'mustUnderstand', soap)).toBe('1');
  });
});

const plain = `<s:Envelope xmlns:s="${soap}"><s:Body><a>text</a></s:Body></s:Envelope>`;

it.skipIf(xmlsec.missing)('fails verification by xmlsec1 when a signed byte changes', async () => {
  const signed = await addHolderOfKeyHeader(plain, rsa);
  for (const place of ['<a>', '<wsu:Created>', '<wsu:Expires>', '<ds:SignatureValue>']) {
    const at = signed.lastIndexOf(place, signed.indexOf('</a>')) + place.length;
    const tampered = `${signed.slice(0, at)}${signed[at] === '3' ? '4' : '3'}${signed.slice(at + 1)}`;
    const run = await verifyWithXmlsec(tampered, rsa.signer.certificate, ownSignature);
    expect(run.ok, `changed behind ${place}`).toBe(false);
  }
});

it.skipIf(xmlsec.missing)(
  'signs the timestamp alone, with a longer life, when requested',
  async () => {
    const signed = await addHolderOfKeyHeader(plain, {
      ...rsa,
      parts: 'timestamp',
      lifeSeconds: 600,
    });
    expect(signed).toContain('<s:Body><a>text</a></s:Body>');
    expect(signed).toContain('<wsu:Expires>2026-01-15T09:15:00.000Z</wsu:Expires>');
    const security = /<wsse:Security .*<\/wsse:Security>/s
      .exec(signed)![0]
      .replace(rsa.assertion, '');
    expect(security.match(/<ds:Reference /g)).toHaveLength(1);
    const run = await verifyWithXmlsec(signed, rsa.signer.certificate, ownSignature);
    expect(run, run.stderr).toMatchObject({ ok: true });
  },
);

it('refers to the assertion of the signing key', async () => {
  const { elements } = parseXml(await addHolderOfKeyHeader(plain, rsa));
  const identifier = elements.find(({ localName }) => localName === 'KeyIdentifier')!;
  expect(textOf(identifier)).toBe(assertionId);
  expect(attributeOf(identifier, 'ValueType')).toMatch(/#SAMLAssertionID$/);
  expect(attributeOf(identifier.parent!, 'TokenType', ns.wsse11)).toMatch(/#SAMLV1\.1$/);
});

describe('invalid envelope', () => {
  const around = (inner: string) => `<s:Envelope xmlns:s="${soap}">${inner}</s:Envelope>`;
  it.each([
    ['no XML', 'hello', 'malformed'],
    ['nothing', '', 'malformed'],
    ['a document type', `<!DOCTYPE a>${plain}`, 'doctype'],
    ['an entity', plain.replace('text', '&text;'), 'entity'],
    ['a processing instruction', plain.replace('text', '<?text?>'), 'instruction'],
    ['no end', plain.slice(0, -1), 'malformed'],
    ['too much', plain.replace('text', 'x'.repeat(1_048_576)), 'size'],
    ['a bare payload', '<a/>', 'structure'],
    ['SOAP 1.2', plain.replace(soap, 'http://www.w3.org/2003/05/soap-envelope'), 'structure'],
    ['no Body', around('<s:Header/>'), 'structure'],
    ['two Bodies', around('<s:Body/><s:Body/>'), 'structure'],
    ['two Headers', around('<s:Header/><s:Header/><s:Body/>'), 'structure'],
    ['Body before Header', around('<s:Body/><s:Header/>'), 'structure'],
    ['something behind the Body', around('<s:Body/><a/>'), 'structure'],
    ['a Body of another name space', around('<Body/>'), 'structure'],
    [
      'a security header already',
      around(`<s:Header><w:Security xmlns:w="${ns.wsse}"/></s:Header><s:Body/>`),
      'security',
    ],
    ['a Body whose id is no name', around(`<s:Body xmlns:u="${ns.wsu}" u:Id="1 2"/>`), 'id'],
    [
      'a Body whose id occurs twice',
      around(`<s:Body xmlns:u="${ns.wsu}" u:Id="b"><a ID="b"/></s:Body>`),
      'id',
    ],
    ['the id of the assertion', around(`<s:Body><a AssertionID="${assertionId}"/></s:Body>`), 'id'],
  ])('rejects an envelope with %s before signing', async (_name, envelope, problem) => {
    let asked = false;
    const signer = {
      ...rsa.signer,
      sign: () => {
        asked = true;
        return Promise.resolve(Buffer.alloc(0));
      },
    };
    await expect(addHolderOfKeyHeader(envelope, { ...rsa, signer })).rejects.toMatchObject({
      code: 'ERR_ENVELOPE_INVALID',
      params: { problem },
    });
    expect(asked).toBe(false);
  });
});
