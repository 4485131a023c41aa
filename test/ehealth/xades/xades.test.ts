import { createHash, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ns } from '../../../plugin/ehealth/names.ts';
import { signDocument } from '../../../plugin/ehealth/xades/xades.ts';
import type { XadesRequest } from '../../../plugin/ehealth/xades/xades.ts';
import { createTimeStampAuthority } from '../../../simulator/timestamp/time-stamp-authority.ts';
import type { TimeStampAuthority } from '../../../simulator/timestamp/time-stamp-authority.ts';
import { testPki } from '../../support/fixtures/keystores.ts';
import { runKeys } from '../../support/fixtures/run-keys.ts';
import { testSigningKey } from '../../support/fixtures/signing-keys.ts';
import { checkXades } from '../../support/tools/xades-checker.ts';
import { verifyWithXmlsec, xmlsec } from '../../support/tools/xmlsec.ts';

const now = new Date('2026-06-01T08:00:00.123Z');
const document = `<d:doc xmlns:d="urn:d" xmlns:unused="urn:u">\r\n <!-- c --><s:Body xmlns:s="${ns.soap}" Id="part-1"><x a='é'>1</x></s:Body><s:Body xmlns:s="${ns.soap}" Id="part-2"/>\n</d:doc>\n`;

let requests: Readonly<Record<'RSA' | 'EC', XadesRequest>>;
let authority: TimeStampAuthority;

beforeAll(async () => {
  authority = createTimeStampAuthority((await testPki()).issuing001, await runKeys('file').rsa());
  const request = async (kind: 'RSA' | 'EC'): Promise<XadesRequest> => ({
    signer: (await testSigningKey(kind)).signer,
    chain: [],
    now,
    content: 'xml',
    placement: 'enveloped',
    certificateReference: 'v2',
    stamp: null,
  });
  requests = { RSA: await request('RSA'), EC: await request('EC') };
});

const withoutSignature = (signed: string) =>
  signed.replace(/<ds:Signature .*<\/ds:Signature>/s, '');
const anySignature = "//*[local-name()='Signature']";

describe.each(['RSA', 'EC'] as const)('signature by an %s key', (kind) => {
  it.each([
    ['the whole document', undefined, ''],
    ['one element', 'part-1', '#part-1'],
    ['an empty element', 'part-2', '#part-2'],
  ])(
    'covers %s and the properties, and leaves every other character',
    async (_, elementId, uri) => {
      const signed = await signDocument(document, { ...requests[kind], elementId });
      expect(checkXades(signed)).toMatchObject({
        covered: [uri, expect.stringMatching(/^#xmldsig-.*-xades-signedprops$/)],
        isSigned: true,
        isCertificateNamed: true,
        hasSignedProperties: true,
        signingTime: '2026-06-01T08:00:00Z',
        timeStamp: null,
      });
      expect(withoutSignature(signed).replace('></s:Body>\n</d:doc>', '/>\n</d:doc>')).toBe(
        document,
      );
    },
  );

  it.skipIf(xmlsec.missing)('passes verification by xmlsec1', async () => {
    for (const elementId of [undefined, 'part-1', 'part-2']) {
      const signed = await signDocument(document, { ...requests[kind], elementId });
      const verify = (text: string) =>
        verifyWithXmlsec(text, requests[kind].signer.certificate, anySignature, 'empty,same-doc');
      const run = await verify(signed);
      expect(run, run.stderr).toMatchObject({ ok: true });
      expect((await verify(signed.replace('08:00:00Z', '08:00:01Z'))).ok).toBe(false);
    }
  });

  it('gives the signature alone, over an element of the document, when detached', async () => {
    const request = { ...requests[kind], elementId: 'part-1', placement: 'detached' } as const;
    const signature = await signDocument(document, request);
    expect(signature).toMatch(/^<ds:Signature .*<\/ds:Signature>$/s);
    expect(checkXades(signature, document)).toMatchObject({
      covered: ['#part-1', expect.stringMatching(/signedprops$/)],
      isSigned: true,
    });
    const other = document.replace('>1<', '>2<');
    expect(checkXades(signature, other).covered).not.toContain('#part-1');
  });

  it('stamps the canonical value of the signature when asked', async () => {
    const stamped: Uint8Array[] = [];
    const signed = await signDocument(document, {
      ...requests[kind],
      stamp: (digest) => {
        stamped.push(digest);
        return Promise.resolve(authority.stamp(Buffer.from(digest), now));
      },
    });
    const { timeStamp, isSigned } = checkXades(signed);
    expect(isSigned).toBe(true);
    expect(timeStamp?.digest).toEqual(stamped[0]);
    expect(timeStamp?.token).toEqual(expect.any(Buffer));
  });
});

it('names issuer and serial number too when the reader is as old as the connector', async () => {
  const signed = await signDocument(document, { ...requests.RSA, certificateReference: 'v1' });
  const { serialNumber } = new X509Certificate(requests.RSA.signer.certificate);
  expect(checkXades(signed)).toMatchObject({
    isCertificateNamed: true,
    issuerSerial: `${BigInt(`0x${serialNumber}`)} CN=Trousseau simulation - eHealth issuing CA 001,2.5.4.5=#1303303031,O=Trousseau simulation,C=BE`,
  });
});

describe('content in base64', () => {
  const inner = '<a   xmlns="urn:a"  z="1" y="2"/>';
  const blob = (text: string) =>
    `<m:Detail xmlns:m="urn:m" Id="blob">${Buffer.from(text).toString('base64')}</m:Detail>`;
  const digestIn = (signature: string) => /<ds:DigestValue>([^<]*)</.exec(signature)?.[1];
  const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
  const sign = (text: string, content: 'base64' | 'base64-xml') =>
    signDocument(text, { ...requests.RSA, elementId: 'blob', content, placement: 'detached' });

  it('signs the octets when the element carries any', async () => {
    const signature = await sign(blob('not XML'), 'base64');
    expect(digestIn(signature)).toBe(sha256('not XML'));
    expect(signature).toContain(
      '<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#base64">',
    );
  });

  it('signs the canonical XML when the element carries XML', async () => {
    const signature = await sign(blob(inner), 'base64-xml');
    expect(digestIn(signature)).toBe(sha256('<a xmlns="urn:a" y="2" z="1"></a>'));
    expect(signature.match(/<ds:Transform /g)).toHaveLength(3);
  });

  it.each([
    ['no base64', '<m Id="blob">*</m>', 'base64'],
    ['nothing', '<m Id="blob"/>', 'base64'],
    ['octets that are no XML', blob('<a>'), 'base64-xml'],
  ] as const)('rejects %s', async (_words, text, content) => {
    await expect(sign(text, content)).rejects.toMatchObject({ params: { problem: 'content' } });
  });
});

describe('invalid document', () => {
  it.each([
    ['no XML', 'hello', {}, 'malformed'],
    ['a document type', `<!DOCTYPE a>${document}`, {}, 'doctype'],
    ['no such id', document, { elementId: 'part-9' }, 'id'],
    ['an id twice', document.replace('part-2', 'part-1'), { elementId: 'part-1' }, 'id'],
    ['an id that is no name', document, { elementId: "1' or '1" }, 'id'],
    ['a signature already', `<a><ds:Signature xmlns:ds="${ns.ds}"/></a>`, {}, 'signature'],
    ['base64 in an enveloped signature', document, { content: 'base64' }, 'placement'],
  ] as const)('rejects %s before it signs', async (_words, text, changes, problem) => {
    let asked = false;
    const signer = {
      ...requests.RSA.signer,
      sign: () => {
        asked = true;
        return Promise.resolve(Buffer.alloc(0));
      },
    };
    await expect(signDocument(text, { ...requests.RSA, signer, ...changes })).rejects.toMatchObject(
      { code: 'ERR_DOCUMENT_INVALID', params: { problem } },
    );
    expect(asked).toBe(false);
  });
});
