import { createPrivateKey, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { readAssertion } from '../../../plugin/ehealth/sts/assertion.ts';
import { PluginError } from '../../../plugin/errors.ts';
import { readX509 } from '../../../plugin/pki/x509/native-certificate.ts';
import {
  answerAround,
  assertionContent,
  assertionId,
  attribute,
  signatureOver,
  signedAssertion,
  transform,
  uri,
  withSignature,
} from '../../support/fixtures/signed-assertion.ts';
import { testSigningKey, type TestSigningKey } from '../../support/fixtures/signing-keys.ts';
import { withOddNumber } from '../../support/fixtures/test-certificates.ts';
import { signWithXmlsec, verifyWithXmlsec, xmlsec } from '../../support/tools/xmlsec.ts';

const strict = { acceptSha1: false };
let sts: TestSigningKey;
let holder: TestSigningKey;
let content: string;

beforeAll(async () => {
  sts = await testSigningKey('RSA', 'SIMULATED STS');
  holder = await testSigningKey('RSA');
  content = assertionContent({ holderOfKey: holder.certificate });
});

const problemOf = (answer: string): unknown => {
  try {
    readAssertion(answer, strict);
    return 'believed';
  } catch (error) {
    return error instanceof PluginError && error.code === 'ERR_STS_TOKEN_REFUSED'
      ? error.params['problem']
      : error;
  }
};

describe('valid assertion', () => {
  it('returns the fields that the signature covers', () => {
    const text = signedAssertion(content, sts);
    expect(readAssertion(answerAround(text), strict)).toEqual({
      text,
      assertionId,
      issuer: 'urn:be:fgov:ehealth:sts:1_0',
      issueInstant: new Date('2026-01-15T09:00:02.454Z'),
      notBefore: new Date('2026-01-15T08:55:00.000Z'),
      notOnOrAfter: new Date('2026-01-16T09:00:00.000Z'),
      audiences: [],
      confirmationMethods: ['urn:oasis:names:tc:SAML:1.0:cm:holder-of-key'],
      holderOfKeyCertificate: Buffer.from(holder.certificate),
      attributes: [
        {
          name: 'urn:be:fgov:person:ssin',
          namespace: 'urn:be:fgov:identification-namespace',
          values: ['00000000196'],
        },
        {
          name: 'urn:be:fgov:person:ssin:doctor:boolean',
          namespace: 'urn:be:fgov:certified-namespace:ehealth',
          values: ['true'],
        },
      ],
      signerCertificate: Buffer.from(sts.certificate),
      signerChain: [],
    });
  });

  it('accepts a signature by an EC key', async () => {
    const ec = await testSigningKey('EC', 'SIMULATED STS');
    const { signerCertificate } = readAssertion(answerAround(signedAssertion(content, ec)), strict);
    expect(signerCertificate).toEqual(Buffer.from(ec.certificate));
  });

  it('returns the certificate that verifies, at any place among others', async () => {
    const other = await testSigningKey('EC');
    const certificates = [other.certificate, sts.certificate, holder.certificate];
    const read = readAssertion(
      answerAround(signedAssertion(content, sts, { certificates })),
      strict,
    );
    expect(read.signerCertificate).toEqual(Buffer.from(sts.certificate));
    expect(read.signerChain).toEqual([
      Buffer.from(other.certificate),
      Buffer.from(holder.certificate),
    ]);
  });

  it('accepts a signer that OpenSSL does not parse, next to what is no certificate', async () => {
    const { privateKey, certificate } = await testSigningKey('EC', 'SIMULATED STS');
    const odd = withOddNumber(Buffer.from(certificate), privateKey);
    const certificates = [Buffer.from('no certificate'), odd];
    const signed = signedAssertion(content, { privateKey, certificate: odd }, { certificates });
    expect(readX509(odd)).toBeNull();
    expect(readAssertion(answerAround(signed), strict).signerCertificate).toEqual(odd);
  });

  it.skipIf(xmlsec.missing)('accepts a signature by xmlsec1, with its line breaks', async () => {
    const template = answerAround(
      withSignature(
        content,
        `<ds:Signature xmlns:ds="${uri.ds}"><ds:SignedInfo>
          <ds:CanonicalizationMethod Algorithm="${uri.exclusive}"/><ds:SignatureMethod Algorithm="${uri.rsaSha256}"/>
          <ds:Reference URI="#${assertionId}"><ds:Transforms><ds:Transform Algorithm="${uri.enveloped}"/><ds:Transform Algorithm="${uri.exclusive}"/></ds:Transforms>
          <ds:DigestMethod Algorithm="${uri.sha256}"/><ds:DigestValue/></ds:Reference></ds:SignedInfo><ds:SignatureValue/>
          <ds:KeyInfo><ds:X509Data><ds:X509Certificate>${Buffer.from(sts.certificate).toString('base64')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`,
      ),
    );
    const key = sts.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const signed = await signWithXmlsec(template, key);
    const { text } = readAssertion(signed, strict);
    expect(signed).toContain(text);
    expect(await verifyWithXmlsec(text, sts.certificate)).toMatchObject({ ok: true });
  });

  it('accepts a signature by xml-crypto, and returns text that xml-crypto verifies', () => {
    const signing = new SignedXml({
      privateKey: createPrivateKey(sts.privateKey.export({ format: 'pem', type: 'pkcs8' })),
      publicCert: new X509Certificate(sts.certificate).toString(),
      idAttribute: 'AssertionID',
      signatureAlgorithm: uri.rsaSha256,
      canonicalizationAlgorithm: uri.exclusive,
    });
    const xpath = "//*[local-name()='Assertion']";
    signing.addReference({
      xpath,
      transforms: [uri.enveloped, uri.exclusive],
      digestAlgorithm: uri.sha256,
    });
    signing.computeSignature(content, {
      location: { reference: xpath, action: 'append' },
      prefix: 'ds',
    });
    const { text } = readAssertion(answerAround(signing.getSignedXml()), strict);
    expect(text).toBe(signing.getSignedXml());

    const checking = new SignedXml({
      publicCert: new X509Certificate(sts.certificate).toString(),
      idAttribute: 'AssertionID',
    });
    checking.loadSignature(/<ds:Signature.*<\/ds:Signature>/s.exec(text)![0]);
    expect(checking.checkSignature(text)).toBe(true);
  });

  it('accepts a collection, and an answer without a SOAP envelope', () => {
    const text = signedAssertion(content, sts);
    const response = /<wst:RequestSecurityTokenResponse .*TokenResponse>/s.exec(
      answerAround(text),
    )![0];
    const collected = `<wst:RequestSecurityTokenResponseCollection xmlns:wst="${uri.wst}">${response}</wst:RequestSecurityTokenResponseCollection>`;
    for (const answer of [response, collected])
      expect(readAssertion(answer, strict).text).toBe(text);
  });

  it.each([
    ['whole seconds', '2026-01-15T08:55:00Z', '2026-01-15T08:55:00.000Z'],
    ['seven digits', '2026-01-15T08:55:00.1234567Z', '2026-01-15T08:55:00.123Z'],
    ['an offset', '2026-01-15T09:55:00.5+01:00', '2026-01-15T08:55:00.500Z'],
  ])('accepts times with %s', (_name, written, meant) => {
    const changed = assertionContent({
      holderOfKey: holder.certificate,
      conditions: `<Conditions NotBefore="${written}" NotOnOrAfter="2026-01-16T09:00:00.000Z"></Conditions>`,
    });
    expect(readAssertion(answerAround(signedAssertion(changed, sts)), strict).notBefore).toEqual(
      new Date(meant),
    );
  });

  it('keeps values with several parts, empty values, and values cut by comments', () => {
    const more =
      '<Attribute AttributeName="a" AttributeNamespace="n"><AttributeValue>1</AttributeValue><AttributeValue></AttributeValue></Attribute>' +
      attribute('b', 'n', '00000000196');
    const signed = signedAssertion(
      assertionContent({ holderOfKey: holder.certificate, more }),
      sts,
    ).replace('"b" AttributeNamespace="n"><AttributeValue>0000', '$&<!-- never ends here -->');
    const { attributes, text } = readAssertion(answerAround(signed), strict);
    expect(attributes.slice(2)).toEqual([
      { name: 'a', namespace: 'n', values: ['1', ''] },
      { name: 'b', namespace: 'n', values: ['00000000196'] },
    ]);
    expect(text).toBe(signed);
  });
});

describe('text of the assertion', () => {
  it('cuts at the right place when earlier text resembles an assertion', () => {
    const text = signedAssertion(content, sts);
    const answer = answerAround(text, ' note="&lt;Assertion>"').replace(
      '<soap:Body>',
      '<soap:Header><!-- <Assertion> --><x>&lt;Assertion<![CDATA[<Assertion></Assertion>]]></x></soap:Header>$&',
    );
    expect(readAssertion(answer, strict).text).toBe(text);
    expect(readAssertion(`\uFEFF<?xml version="1.0"?>\r\n${answer}\r\n`, strict).text).toBe(text);
  });

  it('keeps line ends, quotes and empty elements as received', () => {
    const pretty = signedAssertion(content.replaceAll('<Subject>', '\n<Subject>'), sts)
      .replaceAll('\n', '\r\n')
      .replace('></Conditions>', '\r\n />')
      .replace('MajorVersion="1"', "MajorVersion = '1'");
    expect(readAssertion(answerAround(pretty), strict).text).toBe(pretty);
  });

  it('declares prefixes borrowed from the envelope, and verifies on its own', async () => {
    const declared = ` xmlns:ds="${uri.ds}" xmlns:SOAP-ENV="${uri.soap}" xmlns:unused="urn:u"`;
    const bare = content.replaceAll(` xmlns:ds="${uri.ds}"`, '');
    const signed = withSignature(bare, signatureOver(content, sts, { declares: false }));
    const { text } = readAssertion(answerAround(signed, declared), strict);
    expect(text).toBe(signed.replace('<Assertion', `<Assertion xmlns:ds="${uri.ds}"`));
    if (!xmlsec.missing)
      expect(await verifyWithXmlsec(text, sts.certificate)).toMatchObject({ ok: true });
  });

  it('declares prefixes of an inclusive list', async () => {
    const list = `<ec:InclusiveNamespaces xmlns:ec="${uri.exclusive}" PrefixList="xs #default"></ec:InclusiveNamespaces>`;
    const canonical = content.replace(
      `xmlns="${uri.saml}"`,
      `xmlns="${uri.saml}" xmlns:xs="urn:xs"`,
    );
    const signed = withSignature(
      content,
      signatureOver(canonical, sts, {
        transforms: [transform(uri.enveloped), transform(uri.exclusive, list)],
      }),
    );
    const { text } = readAssertion(answerAround(signed, ' xmlns:xs="urn:xs"'), strict);
    expect(text).toBe(signed.replace('<Assertion', '<Assertion xmlns:xs="urn:xs"'));
    if (!xmlsec.missing)
      expect(await verifyWithXmlsec(text, sts.certificate)).toMatchObject({ ok: true });
  });

  it('rejects the answer when the prefix list of a transform is too long', () => {
    const list = (prefixes: string) =>
      `<ec:InclusiveNamespaces xmlns:ec="${uri.exclusive}" PrefixList="${prefixes}"></ec:InclusiveNamespaces>`;
    const many = Array.from({ length: 200_000 }, () => 'xs').join(' ');
    const listing = (prefixes: string) =>
      signedAssertion(content, sts, {
        transforms: [transform(uri.enveloped), transform(uri.exclusive, list(prefixes))],
      });
    expect(problemOf(answerAround(listing('xs')))).toBe('believed');
    expect(problemOf(answerAround(listing(many)))).toBe('structure');
    // One inside the content is no parameter of anything, however long
    const inside = content.replace('</AttributeStatement>', `$&${list(many)}`);
    expect(problemOf(answerAround(signedAssertion(inside, sts)))).toBe('believed');
  });

  it('accepts a prefix for the names of the assertion itself', () => {
    const prefixed = content
      .replace(/<(\/?)(?=[A-Z])/g, '<$1saml1:')
      .replace(`xmlns="${uri.saml}"`, `xmlns:saml1="${uri.saml}"`);
    const text = signedAssertion(prefixed, sts);
    expect(readAssertion(answerAround(text), strict).text).toBe(text);
    const borrowing = text.replace(` xmlns:saml1="${uri.saml}"`, '');
    expect(
      readAssertion(answerAround(borrowing, ` xmlns:saml1="${uri.saml}"`), strict),
    ).toMatchObject({
      text,
      assertionId,
    });
  });
});

describe('changed assertion', () => {
  it('rejects the answer or returns the same facts for any changed character', () => {
    const text = signedAssertion(content, sts);
    const { assertionId, issuer, attributes, holderOfKeyCertificate, notBefore, notOnOrAfter } =
      readAssertion(answerAround(text), strict);
    const facts = {
      assertionId,
      issuer,
      attributes,
      holderOfKeyCertificate,
      notBefore,
      notOnOrAfter,
    };
    fc.assert(
      fc.property(
        fc.nat({ max: text.length - 1 }),
        fc.constantFrom(...Array.from('A0z<>"&\' /=#\n')),
        (at, character) => {
          fc.pre(text[at] !== character);
          const touched = text.slice(0, at) + character + text.slice(at + 1);
          let read;
          try {
            read = readAssertion(answerAround(touched), strict);
          } catch (error) {
            expect(error).toMatchObject({ code: 'ERR_STS_TOKEN_REFUSED' });
            return;
          }
          // White space between attributes and the CA's signature on the signer's certificate are not covered
          expect(read).toMatchObject(facts);
          expect(read.text).toBe(touched);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('rejects a changed character anywhere in the content', () => {
    const text = signedAssertion(content, sts);
    const signed = /<Conditions.*<\/AttributeStatement>/s.exec(text)!;
    for (const { index } of text.matchAll(/[A-Za-z0-9]/g)) {
      if (index < signed.index || index >= signed.index + signed[0].length) continue;
      // All of them would take seconds
      if (index % 7 !== 0) continue;
      const flipped = text[index] === 'x' ? 'y' : 'x';
      const touched = text.slice(0, index) + flipped + text.slice(index + 1);
      expect(problemOf(answerAround(touched)), `at ${index}`).not.toBe('believed');
    }
  });
});

describe('unusable assertion', () => {
  it.each([
    ['no assertion', '', 'structure'],
    ['no XML', '<', 'structure'],
  ])('rejects the answer: %s', (_name, inner, problem) => {
    expect(problemOf(answerAround(inner))).toBe(problem);
  });

  it.each([
    ['no conditions', '', 'structure'],
    ['no end', '<Conditions NotBefore="2026-01-15T08:55:00.000Z"></Conditions>', 'conditions'],
    [
      'times without zone',
      '<Conditions NotBefore="2026-01-15T08:55:00" NotOnOrAfter="2026-01-16T09:00:00"></Conditions>',
      'conditions',
    ],
    [
      'no such day',
      '<Conditions NotBefore="2026-01-15T08:55:00Z" NotOnOrAfter="2026-13-16T09:00:00Z"></Conditions>',
      'conditions',
    ],
    [
      '31 February',
      '<Conditions NotBefore="2026-01-15T08:55:00Z" NotOnOrAfter="2027-02-31T09:00:00Z"></Conditions>',
      'conditions',
    ],
    [
      'a condition that forbids to keep it',
      '<Conditions NotBefore="2026-01-15T08:55:00Z" NotOnOrAfter="2026-01-16T09:00:00Z"><DoNotCacheCondition></DoNotCacheCondition></Conditions>',
      'condition',
    ],
    [
      'an unknown condition',
      '<Conditions NotBefore="2026-01-15T08:55:00Z" NotOnOrAfter="2026-01-16T09:00:00Z"><x:Weather xmlns:x="urn:x"></x:Weather></Conditions>',
      'condition',
    ],
    [
      'over before it begins',
      '<Conditions NotBefore="2026-01-15T08:55:00Z" NotOnOrAfter="2026-01-15T08:55:00Z"></Conditions>',
      'conditions',
    ],
  ])('rejects the answer: %s', (_name, conditions, problem) => {
    const changed = assertionContent({ holderOfKey: holder.certificate, conditions });
    expect(problemOf(answerAround(signedAssertion(changed, sts)))).toBe(problem);
  });

  it('returns the audiences that the assertion is restricted to', () => {
    const restriction = (...audiences: string[]) =>
      `<AudienceRestrictionCondition>${audiences.map((one) => `<Audience>${one}</Audience>`).join('')}</AudienceRestrictionCondition>`;
    const conditions = `<Conditions NotBefore="2026-01-15T08:55:00Z" NotOnOrAfter="2026-01-16T09:00:00Z">${restriction('urn:a', ' urn:b ')}${restriction()}</Conditions>`;
    const changed = assertionContent({ holderOfKey: holder.certificate, conditions });
    const { audiences } = readAssertion(answerAround(signedAssertion(changed, sts)), strict);
    expect(audiences).toEqual([['urn:a', 'urn:b'], []]);
  });

  it('rejects another version of SAML', () => {
    const changed = content.replace('MajorVersion="1"', 'MajorVersion="2"');
    expect(problemOf(answerAround(signedAssertion(changed, sts)))).toBe('structure');
  });

  it('rejects a subject confirmed by two certificates', async () => {
    const other = await testSigningKey('EC');
    const second = assertionContent({ holderOfKey: other.certificate });
    const confirmation = /<SubjectConfirmation>.*<\/SubjectConfirmation>/s.exec(second)![0];
    const changed = content.replace(
      '</Subject><Attribute ',
      `${confirmation}</Subject><Attribute `,
    );
    expect(problemOf(answerAround(signedAssertion(changed, sts)))).toBe('structure');
  });

  it('rejects an attribute when its value is XML', () => {
    const more = attribute('a', 'n', '<x xmlns="urn:x">true</x>');
    const changed = assertionContent({ holderOfKey: holder.certificate, more });
    expect(problemOf(answerAround(signedAssertion(changed, sts)))).toBe('structure');
  });

  it('reports the refusal without quoting the token', () => {
    const touched = signedAssertion(content, sts).replace('>true<', '>maybe<');
    const refusal = (() => {
      try {
        return readAssertion(answerAround(touched), strict);
      } catch (error) {
        return error;
      }
    })();
    expect(String(refusal)).toMatch(/token refused/);
    expect(JSON.stringify(refusal) + String(refusal)).not.toMatch(/00000000196|maybe|MII/);
  });
});

describe('subject confirmed without a key', () => {
  it('returns the confirmation method and no key', () => {
    const bearer = content
      .replace(/<ds:KeyInfo.*<\/ds:KeyInfo>/s, '')
      .replace('cm:holder-of-key', 'cm:bearer');
    const read = readAssertion(answerAround(signedAssertion(bearer, sts)), strict);
    expect(read.holderOfKeyCertificate).toBeNull();
    expect(read.confirmationMethods).toEqual(['urn:oasis:names:tc:SAML:1.0:cm:bearer']);
  });
});
