import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAssertion } from '../../../plugin/ehealth/sts/assertion.ts';
import { isPluginError } from '../../../plugin/errors.ts';
import { freshKeys } from '../../../simulator/pki/key-source.ts';
import { issueLeaf } from '../../../simulator/pki/certification-authority.ts';
import { testPki } from '../../support/fixtures/keystores.ts';
import {
  answerAround,
  assertionContent,
  assertionId,
  signatureOver,
  signedAssertion,
  transform,
  uri,
  withSignature,
  type SignatureOptions,
} from '../../support/fixtures/signed-assertion.ts';
import { testSigningKey, type TestSigningKey } from '../../support/fixtures/signing-keys.ts';

/*
 * Every known way to make a verifier check one thing and a reader read another, or to make it check nothing. `good` is a
 * genuine assertion of Alice; `forged` names another person.
 */

let sts: TestSigningKey;
let content: string;
let good: string;
let goodSignature: string;
let forgedContent: string;

beforeAll(async () => {
  sts = await testSigningKey('RSA', 'SIMULATED STS');
  const holder = await testSigningKey('RSA');
  content = assertionContent({ holderOfKey: holder.certificate });
  good = signedAssertion(content, sts);
  goodSignature = signatureOver(content, sts);
  forgedContent = assertionContent({ holderOfKey: holder.certificate, ssin: '00000000097' });
});

const outcome = (answer: string, acceptSha1 = false): unknown => {
  try {
    return readAssertion(answer, { acceptSha1 }).attributes[0]?.values[0];
  } catch (error) {
    return isPluginError(error, 'ERR_STS_TOKEN_REFUSED') ? error.params['problem'] : error;
  }
};

const withId = (text: string, id: string) => text.replaceAll(assertionId, id);

it('accepts the genuine assertion', () => {
  expect(outcome(answerAround(good))).toBe('00000000196');
});

describe('forged assertion in place of the signed one', () => {
  const cases: readonly (readonly [name: string, make: () => string, problem: string])[] = [
    ['two assertions side by side', () => answerAround(forgedContent + good), 'several'],
    ['the true one first', () => answerAround(good + withId(forgedContent, '_f')), 'several'],
    [
      'the true one in the header',
      () =>
        answerAround(withId(forgedContent, '_f')).replace(
          '<soap:Body>',
          `<soap:Header><x>${good}</x></soap:Header>$&`,
        ),
      'several',
    ],
    [
      'the true one in an Object of the forged one’s signature',
      () =>
        answerAround(
          withSignature(
            withId(forgedContent, '_f'),
            goodSignature.replace(
              '</ds:Signature>',
              `<ds:Object>${content}</ds:Object></ds:Signature>`,
            ),
          ),
        ),
      'several',
    ],
    [
      'the true one in an Advice of the forged one',
      () =>
        answerAround(
          withSignature(
            withId(forgedContent, '_f').replace('<Authentication', `<Advice>${good}</Advice>$&`),
            goodSignature,
          ),
        ),
      'several',
    ],
    [
      'the true one inside another element, its signature under the forged one',
      () =>
        answerAround(
          withSignature(
            withId(forgedContent, '_f'),
            goodSignature.replace(
              '</ds:Signature>',
              `<ds:Object><x Id="${assertionId}"/></ds:Object></ds:Signature>`,
            ),
          ),
        ),
      'structure',
    ],
    [
      'the forged one around the true one',
      () =>
        answerAround(withId(forgedContent, '_f').replace('</Assertion>', `${good}</Assertion>`)),
      'several',
    ],
    [
      'the true one of another name space around',
      () =>
        answerAround(
          `<Assertion xmlns="urn:other" AssertionID="${assertionId}">${withId(good, '_g')}</Assertion>`,
        ),
      'structure',
    ],
    [
      'outside RequestedSecurityToken',
      () =>
        answerAround('').replace('<wst:RequestedSecurityToken></wst:RequestedSecurityToken>', good),
      'structure',
    ],
    [
      'a RequestedSecurityToken in the header',
      () =>
        `<soap:Envelope xmlns:soap="${uri.soap}"><soap:Header>${/<wst:.*TokenResponse>/s.exec(answerAround(good))![0]}</soap:Header><soap:Body/></soap:Envelope>`,
      'structure',
    ],
    ['behind another child', () => answerAround(`<x/>${good}`), 'structure'],
  ];
  it.each(cases)('rejects the answer: %s', (_name, make, problem) => {
    expect(outcome(make())).toBe(problem);
  });
});

describe('duplicate IDs', () => {
  it.each([
    'AssertionID',
    'Id',
    'ID',
    'id',
    'xml:id',
    'wsu:Id',
    'wst:Id',
    'RequestID',
    'ResponseID',
  ])('rejects the answer when another element has the ID in %s', (name) => {
    const answer = answerAround(good, ' xmlns:wsu="urn:wsu"').replace(
      '<soap:Body>',
      `<soap:Header><x xmlns:wst="${uri.wst}" ${name}="${assertionId}"/></soap:Header>$&`,
    );
    expect(outcome(answer)).toBe('id');
  });

  it('rejects the answer when a part of the assertion has the same ID', () => {
    const changed = content.replace('<Conditions ', `<Conditions Id="${assertionId}" `);
    expect(outcome(answerAround(signedAssertion(changed, sts)))).toBe('id');
  });
});

describe('signature that differs from the form of the STS', () => {
  const cases: readonly (readonly [string, SignatureOptions, string])[] = [
    ['refers to the whole document', { reference: '' }, 'id'],
    ['refers to another id', { reference: '#_other' }, 'id'],
    ['refers by XPointer', { reference: `#xpointer(id('${assertionId}'))` }, 'id'],
    ['refers to the outside', { reference: 'http://sts.example/x' }, 'id'],
    [
      'has two references',
      {
        moreReferences: `<ds:Reference URI=""><ds:Transforms>${transform(uri.exclusive)}</ds:Transforms><ds:DigestMethod Algorithm="${uri.sha256}"></ds:DigestMethod><ds:DigestValue>AA==</ds:DigestValue></ds:Reference>`,
      },
      'structure',
    ],
    ['says something more', { moreReferences: '<ds:Other></ds:Other>' }, 'structure'],
    ['has no transform', { transforms: [] }, 'algorithm'],
    ['lacks the enveloped transform', { transforms: [transform(uri.exclusive)] }, 'algorithm'],
    ['lacks canonicalisation', { transforms: [transform(uri.enveloped)] }, 'algorithm'],
    [
      'has them in another order',
      { transforms: [transform(uri.exclusive), transform(uri.enveloped)] },
      'algorithm',
    ],
    [
      'has an XPath transform more',
      {
        transforms: [
          transform(uri.enveloped),
          transform(
            'http://www.w3.org/TR/1999/REC-xpath-19991116',
            `<ds:XPath>not(ancestor-or-self::x)</ds:XPath>`,
          ),
          transform(uri.exclusive),
        ],
      },
      'algorithm',
    ],
    [
      'has a transform behind',
      {
        transforms: [
          transform(uri.enveloped),
          transform(uri.exclusive),
          transform('http://www.w3.org/2000/09/xmldsig#base64'),
        ],
      },
      'algorithm',
    ],
    [
      'has an XSLT transform',
      {
        transforms: [
          transform('http://www.w3.org/TR/1999/REC-xslt-19991116'),
          transform(uri.exclusive),
        ],
      },
      'algorithm',
    ],
    [
      'canonicalises with comments',
      {
        transforms: [transform(uri.enveloped), transform(`${uri.exclusive}WithComments`)],
      },
      'algorithm',
    ],
    [
      'canonicalises inclusively',
      {
        canonicalisation:
          '<ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"></ds:CanonicalizationMethod>',
      },
      'algorithm',
    ],
    ['has an Object', { object: '<ds:Object></ds:Object>' }, 'structure'],
    ['names no certificate', { certificates: [] }, 'structure'],
    ['names SHA-256 by a wrong name', { digestMethod: 'urn:sha256' }, 'algorithm'],
    ['names no known method', { signatureMethod: `${uri.ds}dsa-sha1` }, 'algorithm'],
    ['names the method of another key', { signatureMethod: uri.ecdsaSha256 }, 'signature'],
    [
      'names a longer digest than it has',
      { digestMethod: 'http://www.w3.org/2001/04/xmlenc#sha512' },
      'signature',
    ],
  ];
  it.each(cases)('rejects the answer: %s', (_name, options, problem) => {
    expect(outcome(answerAround(signedAssertion(content, sts, options)))).toBe(problem);
  });

  it('rejects an HMAC with the public certificate as secret', () => {
    const hmac = 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256';
    const forged = signedAssertion(forgedContent, sts, {
      signatureMethod: hmac,
      value: (signedInfo) => createHmac('sha256', sts.certificate).update(signedInfo).digest(),
    });
    expect(outcome(answerAround(forged))).toBe('algorithm');
  });

  it('rejects an ECDSA signature written as DER', async () => {
    const ec = await testSigningKey('EC', 'SIMULATED STS');
    const der = signedAssertion(content, ec, {
      value: (signedInfo) => sign('sha256', Buffer.from(signedInfo), ec.privateKey),
    });
    expect(outcome(answerAround(der))).toBe('signature');
  });

  it('rejects an empty signature value, and a value of zeros', async () => {
    const ec = await testSigningKey('EC', 'SIMULATED STS');
    const zeros = signedAssertion(content, ec, { value: () => Buffer.alloc(96) });
    expect(outcome(answerAround(zeros))).toBe('signature');
    const empty = signedAssertion(content, ec, { value: () => Buffer.alloc(0) });
    expect(outcome(answerAround(empty))).toBe('structure');
  });

  it('rejects a signature when the key is too small', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const { der } = issueLeaf((await testPki()).issuing001, {
      holder: { type: 'CBE', id: '0000000097', applicationId: null, name: 'SMALL' },
      publicKey,
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter: new Date('2029-01-01T00:00:00Z'),
    });
    const signed = signedAssertion(content, { privateKey, certificate: der });
    expect(outcome(answerAround(signed))).toBe('algorithm');
  });

  it('rejects base64 that only a lenient reader accepts', () => {
    const value = /<ds:SignatureValue>([^<]*)/.exec(good)![1]!;
    for (const loose of [value.replace(/=+$/, ''), `${value}=`, value.replace('A', '-A')])
      expect(outcome(answerAround(good.replace(value, loose)))).toBe('structure');
    expect(outcome(answerAround(good.replace(value, `\n ${value}\r\n`)))).toBe('00000000196');
  });

  it('rejects a certificate of another key', async () => {
    const { privateKey } = await freshKeys.rsa();
    const forged = signedAssertion(forgedContent, { privateKey, certificate: sts.certificate });
    expect(outcome(answerAround(forged))).toBe('signature');
  });
});

describe('signature in the wrong place', () => {
  it.each([
    ['none at all', () => answerAround(content), 'unsigned'],
    ['one more', () => answerAround(withSignature(good, goodSignature)), 'several'],
    ['next to the assertion', () => answerAround(content + goodSignature), 'unsigned'],
    [
      'deeper inside',
      () => answerAround(content.replace('</Conditions>', `${goodSignature}</Conditions>`)),
      'structure',
    ],
    [
      'of another name space',
      () =>
        answerAround(good.replace('<ds:Signature xmlns:ds="', '<ds:Signature xmlns:ds="urn:x:')),
      'unsigned',
    ],
    [
      'two SignedInfo',
      () => answerAround(good.replace(/<ds:SignedInfo>.*<\/ds:SignedInfo>/s, '$&$&')),
      'structure',
    ],
    [
      'a forged digest with a true signature',
      () => answerAround(withSignature(forgedContent, goodSignature)),
      'signature',
    ],
    [
      'a comment inside the digest',
      () =>
        answerAround(
          withSignature(
            forgedContent,
            goodSignature.replace(
              '<ds:DigestValue>',
              `<ds:DigestValue><!--${/<ds:DigestValue>([^<]*)/.exec(signatureOver(forgedContent, sts))![1]}-->`,
            ),
          ),
        ),
      'signature',
    ],
  ] as const)('rejects the answer: %s', (_name, make, problem) => {
    expect(outcome(make())).toBe(problem);
  });
});

describe('SHA-1', () => {
  const old: SignatureOptions = {
    hash: 'sha1',
    signatureMethod: `${uri.ds}rsa-sha1`,
    digestMethod: `${uri.ds}sha1`,
  };
  it('rejects a SHA-1 signature unless the switch is on', () => {
    const answer = answerAround(signedAssertion(content, sts, old));
    expect(outcome(answer)).toBe('sha1');
    expect(outcome(answer, true)).toBe('00000000196');
  });

  it('rejects SHA-1 as a digest alone', () => {
    expect(
      outcome(answerAround(signedAssertion(content, sts, { digestMethod: `${uri.ds}sha1` }))),
    ).toBe('sha1');
  });
});

describe('rest of the document', () => {
  it.each([
    ['a document type', (answer: string) => `<!DOCTYPE x>${answer}`],
    [
      'an entity for a value',
      (answer: string) =>
        `<!DOCTYPE x [<!ENTITY s "00000000097">]>${answer.replace('>00000000196<', '>&s;<')}`,
    ],
    ['an undeclared entity', (answer: string) => answer.replace('>true<', '>&true;<')],
    ['a processing instruction', (answer: string) => answer.replace('>true<', '>true<?x?><')],
  ])('rejects the answer: %s', (_name, change) => {
    expect(outcome(change(answerAround(good)))).toBe('structure');
  });

  it('rejects an assertion that was pretty-printed after signing', () => {
    expect(outcome(answerAround(good.replaceAll('><', '>\n<')))).toBe('signature');
  });
});
