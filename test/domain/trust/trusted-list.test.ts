import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { PluginError } from '../../../plugin/errors.ts';
import { readTrustedList } from '../../../plugin/domain/trust/trusted-list.ts';
import {
  createAuthority,
  type CertificationAuthority,
} from '../../../simulator/pki/certification-authority.ts';
import { withOddNumber } from '../../support/fixtures/test-certificates.ts';
import { xmlsec } from '../../support/tools/xmlsec.ts';
import { newRoot, now } from './authorities.ts';
import { listTemplate, signedList, signList, type ListOptions } from './signed-list.ts';
import { runKeys } from '../../support/fixtures/run-keys.ts';

const newKeys = runKeys('file');

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

let signer: CertificationAuthority;
let ecSigner: CertificationAuthority;
let stranger: CertificationAuthority;
let authority: CertificationAuthority;
let other: CertificationAuthority;
let honest: Buffer;
let signers: readonly X509Certificate[];

const services = () => [{ name: 'eHealth issuing CA', certificate: authority.certificate }];
const signed = (patch: Partial<ListOptions> = {}, by = signer) =>
  signedList({ services: services(), ...patch }, by);
const read = (list: Uint8Array, at = now, by = signers) => readTrustedList(list, by, at);

function problemOf(list: Uint8Array, at = now, by = signers): string {
  try {
    read(list, at, by);
  } catch (error) {
    if (error instanceof PluginError && error.code === 'ERR_TRUST_LIST_INVALID')
      return String(error.params['problem']);
    throw error;
  }
  return 'accepted';
}
/** Text changed after signing; fails when there is nothing to change. */
function tampered(from: string | RegExp, to: string, list = honest): Buffer {
  const text = list.toString();
  const changed = text.replace(from, to);
  if (changed === text) throw new Error('nothing was changed');
  return Buffer.from(changed);
}

describe.skipIf(xmlsec.missing)('trusted list signed by xmlsec1', () => {
  beforeAll(async () => {
    signer = createAuthority('list signer', '001', await newKeys.rsa(), null);
    stranger = createAuthority('list signer', '001', await newKeys.rsa(), null);
    ecSigner = await newRoot('list signer');
    authority = await newRoot('eHealth issuing CA');
    other = await newRoot('other');
    signers = [signer, ecSigner].map(({ certificate }) => new X509Certificate(certificate));
    honest = await signed();
  });

  it('returns number, times, signer and authorities', () => {
    expect(read(honest)).toEqual({
      about: {
        sequenceNumber: 7,
        issuedAt: '2026-03-01T00:00:00.000Z',
        nextUpdate: '2026-06-01T00:00:00.000Z',
        signer: expect.stringContaining('list signer') as string,
      },
      candidates: [{ name: 'eHealth issuing CA', certificate: authority.certificate }],
    });
  });

  const more = 'http://www.w3.org/2001/04/xmldsig-more#';
  it('accepts a list whose key information has another certificate that OpenSSL does not parse', () => {
    const odd = withOddNumber(other.certificate, other.privateKey).toString('base64');
    const both = tampered(/<ds:X509Data>/, `$&<ds:X509Certificate>${odd}</ds:X509Certificate>`);
    expect(problemOf(both)).toBe('accepted');
  });

  it.each([
    ['rsa-sha384', 'http://www.w3.org/2001/04/xmldsig-more#sha384'],
    ['rsa-sha512', 'http://www.w3.org/2001/04/xmlenc#sha512'],
    ['ecdsa-sha256', 'http://www.w3.org/2001/04/xmlenc#sha256'],
    ['ecdsa-sha384', 'http://www.w3.org/2001/04/xmlenc#sha512'],
  ])('accepts a signature with %s', async (method, digestMethod) => {
    const by = method.startsWith('rsa') ? signer : ecSigner;
    const list = await signed({ signatureMethod: more + method, digestMethod }, by);
    expect(problemOf(list)).toBe('accepted');
  });

  it('accepts a reference by ID, and a signature without XAdES', async () => {
    expect(problemOf(await signed({ byId: true }))).toBe('accepted');
    expect(problemOf(await signed({ properties: false }))).toBe('accepted');
  });

  it.each([
    ['SHA-1 in the signature', { signatureMethod: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }],
    ['SHA-1 in the digest', { digestMethod: 'http://www.w3.org/2000/09/xmldsig#sha1' }],
  ])('rejects a list with %s and names the reason', async (_, patch) => {
    expect(problemOf(await signed(patch))).toBe('algorithm');
  });

  it.each<[string, readonly string[]]>([
    ['Canonical XML 1.0', [enveloped, 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315']],
    ['Canonical XML 1.1', [enveloped, 'http://www.w3.org/2006/12/xml-c14n11']],
    ['no canonicalisation', [enveloped]],
    ['comments', [enveloped, 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments']],
  ])('accepts a list by reference with %s', async (_, transforms) => {
    const list = await signed({ transforms });
    expect(problemOf(list)).toBe('accepted');
    expect(problemOf(tampered('>7<', '>8<', list))).toBe('signature');
    expect(problemOf(await signed({ transforms, byId: true }))).toBe('accepted');
  });

  it('accepts the properties of XAdES without transforms, and inclusive writing of what is signed', async () => {
    const template = listTemplate({ services: services() })
      .replace(`<ds:Transforms><ds:Transform Algorithm="${exclusive}"/></ds:Transforms>`, '')
      .replace(
        `<ds:CanonicalizationMethod Algorithm="${exclusive}"/>`,
        '<ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>',
      )
      .replace('<xades:SignedProperties', '<xades:SignedProperties xml:space="preserve"')
      .replace('<TrustServiceStatusList', '<TrustServiceStatusList xml:lang="en"');
    const list = await signList(template, signer);
    expect(problemOf(list)).toBe('accepted');
    expect(problemOf(tampered('SigningTime>2026', 'SigningTime>2025', list))).toBe('signature');
  });

  it('accepts processing instructions, which the signature covers', async () => {
    const template = listTemplate({ services: services() })
      .replace('?>', '?>\n<?xml-stylesheet type="text/xsl"\n href="list.xsl"?>')
      .replace('<TSPInformation/>', '<TSPInformation/><?note?>text<?note  more ?>')
      .concat('\n<?end of="list"?>\n');
    const list = await signList(template, signer);
    expect(problemOf(list)).toBe('accepted');
    for (const [from, to] of [
      ['<?note?>', ''],
      ['list.xsl', 'other.xsl'],
      ['<?end of', '<?end if'],
    ] as const)
      expect(problemOf(tampered(from, to, list))).toBe('signature');
  });

  it('accepts ECDSA with SHA-512 on P-521', async () => {
    const by = createAuthority(
      'list signer',
      '001',
      generateKeyPairSync('ec', { namedCurve: 'P-521' }),
      null,
    );
    const list = await signed({ signatureMethod: `${more}ecdsa-sha512` }, by);
    const trusted = [new X509Certificate(by.certificate)];
    expect(problemOf(list, now, trusted)).toBe('accepted');
    expect(problemOf(tampered('>7<', '>8<', list), now, trusted)).toBe('signature');
  });

  it('accepts a list of two megabytes, and names the size of a larger one', async () => {
    const certificate = authority.certificate;
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ name: `CA ${String(index)}`, certificate }));
    const list = await signed({ services: many(1500) });
    expect(list.length).toBeGreaterThan(1.5 * 1024 * 1024);
    expect(read(list).candidates).toHaveLength(1500);
    const padded = tampered('<TSPInformation/>', `<TSPInformation/><!--${'x'.repeat(4 << 20)}-->`);
    expect(problemOf(padded)).toBe('too-large');
  }, 120_000);

  it('rejects a list when the settings do not name the signer, even under the same name', async () => {
    expect(problemOf(await signed({}, stranger))).toBe('signer');
    expect(problemOf(honest, now, [])).toBe('signer');
  });

  it('rejects a list when the signer certificate is expired or not yet valid', () => {
    expect(problemOf(honest, new Date('2061-01-01'))).toBe('signer-ended');
    expect(problemOf(honest, new Date('2014-01-01'))).toBe('signer-ended');
  });

  it('rejects a list when the next update has passed or the issue date is ahead', () => {
    expect(problemOf(honest, new Date('2026-05-31T23:59:59Z'))).toBe('accepted');
    expect(problemOf(honest, new Date('2026-06-01T00:00:00Z'))).toBe('expired');
    expect(problemOf(honest, new Date('2026-02-28T00:00:00Z'))).toBe('not-issued-yet');
  });

  it('rejects a list when any part was changed', () => {
    const swapped = Buffer.from(other.certificate).toString('base64');
    const own = Buffer.from(authority.certificate).toString('base64');
    for (const list of [
      tampered(own, swapped),
      tampered('>7<', '>8<'),
      tampered('2026-06-01', '2027-06-01'),
      tampered('SigningTime>2026', 'SigningTime>2025'),
      tampered('<TSPServices>', '<TSPServices><TSPService/>'),
      tampered(/<ds:DigestValue>./, '<ds:DigestValue>'),
      tampered(/<ds:Signature [\s\S]*<\/ds:Signature>/, ''),
    ])
      expect(problemOf(list)).toBe('signature');
  });

  it('rejects a document type, two signatures, and a list signed only in part', async () => {
    expect(problemOf(tampered('<TrustService', '<!DOCTYPE x><TrustService'))).toBe('not-xml');
    const [signature] = /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(honest.toString()) ?? [''];
    expect(
      problemOf(tampered('</TrustServiceStatusList>', `${signature}</TrustServiceStatusList>`)),
    ).toBe('signature');
    // Where no digest reaches: next to the signature’s own properties
    const plain = await signed({ properties: false });
    const hidden = '<ds:Object><ds:Signature/></ds:Object></ds:Signature>';
    expect(problemOf(tampered('</ds:Signature>', '<ds:Object/></ds:Signature>', plain))).toBe(
      'accepted',
    );
    expect(problemOf(tampered('</ds:Signature>', hidden, plain))).toBe('signature');
    // A whole signed list, carried in an unsigned list
    const inner = honest.toString().replace(/^<\?xml[^>]*>\s*/, '');
    const wrapped = listTemplate({ services: [{ name: 'x', certificate: other.certificate }] })
      .replace(/<ds:Signature [\s\S]*<\/ds:Signature>/, `<Old>${inner}</Old>`)
      .replace('Id="list"', 'Id="outer"');
    expect(problemOf(Buffer.from(wrapped))).toBe('signature');
    const propertiesOnly = await signList(
      listTemplate({ services: services() }).replace(
        /<ds:Reference URI="">[\s\S]*?<\/ds:Reference>/,
        '',
      ),
      signer,
    );
    expect(problemOf(propertiesOnly)).toBe('signature');
  });

  it('rejects a signature that covers another part besides the whole', async () => {
    const template = listTemplate({ services: services() })
      .replace('URI="#props"', 'URI="#part"')
      .replace(
        '<ds:Object>',
        '<ds:Object><xades:SignedProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Id="other"/></ds:Object><ds:Object Id="part"/><ds:Object>',
      );
    // xmlsec1 finds the id of an Object by itself
    expect(problemOf(await signList(template, signer))).toBe('signature');
  });

  it('returns granted authorities, and reports other services as refused', async () => {
    const national = 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/';
    const certificate = other.certificate;
    const list = await signed({
      services: [
        ...services(),
        { name: 'qualified', certificate, type: 'CA/QC' },
        { name: 'national', certificate, status: `${national}recognisedatnationallevel` },
        { name: 'withdrawn', certificate, status: `${national}withdrawn` },
        { name: 'time stamps', certificate, type: 'TSA/QTST' },
        { name: 'later', certificate, since: '2026-04-01T00:00:00Z' },
      ],
    });
    const { candidates } = read(list);
    expect(
      candidates.filter(({ refusal }) => refusal === undefined).map(({ name }) => name),
    ).toEqual(['eHealth issuing CA', 'qualified', 'national']);
    expect(candidates.filter(({ refusal }) => refusal === 'OtherService')).toHaveLength(3);
  });

  it('rejects a list when no granted authority is named', async () => {
    expect(problemOf(await signed({ services: [] }))).toBe('empty');
    const withdrawn = { status: 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/withdrawn' };
    const list = await signed({ services: services().map((one) => ({ ...one, ...withdrawn })) });
    expect(problemOf(list)).toBe('empty');
  });

  it.each([
    ['a number that is none', { sequenceNumber: '0x7' }],
    ['a day that does not exist', { issuedAt: '2026-02-30T00:00:00Z' }],
    ['an hour that does not exist', { issuedAt: '2026-02-28T24:00:00Z' }],
    ['a local time', { issuedAt: '2026-03-01T00:00:00' }],
    ['a next update that is no time', { nextUpdate: 'soon' }],
  ])('rejects a signed list with %s', async (_, patch) => {
    expect(problemOf(await signed(patch))).toBe('shape');
  });

  it('accepts the last list of a closed scheme, without a next update', async () => {
    expect(read(await signed({ nextUpdate: null })).about.nextUpdate).toBeNull();
  });

  it('rejects bytes that are not text, and another document', async () => {
    expect(problemOf(Buffer.from([0xff, 0xfe, 0x00]))).toBe('not-text');
    expect(problemOf(Buffer.from('<a/>'))).toBe('signature');
    const foreign = listTemplate({ services: services() }).replaceAll(
      'TrustServiceStatusList',
      'ServiceList',
    );
    expect(problemOf(await signList(foreign, signer))).toBe('shape');
  });

  it('throws only its own error for any changed text', () => {
    const text = honest.toString();
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.string({ maxLength: 3, unit: 'binary' }),
        (at, what) => {
          problemOf(Buffer.from(text.slice(0, at) + what + text.slice(at + what.length)));
        },
      ),
      { numRuns: 40 },
    );
  });
});
