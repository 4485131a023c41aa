import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createContinuityList } from '../../../plugin/ehealth/continuity/list.ts';
import { createTransport } from '../../../plugin/ehealth/soap/transport.ts';
import {
  basicConstraints,
  keyUsage,
  randomSerialNumber,
  signCertificate,
} from '../../../simulator/pki/certificate-profile.ts';
import type { KeyPair } from '../../../simulator/pki/key-source.ts';
import { testPki } from '../../support/fixtures/keystores.ts';
import { runOnFiles, xmlsec } from '../../support/tools/xmlsec.ts';
import { runKeys } from '../../support/fixtures/run-keys.ts';

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const sts = 'uddi:ehealth-fgov-be:business:iamsecuritytokenservice:v1';

let keys: KeyPair;
let server: Server;
let address: string;
let files: Record<string, string> = {};
let asked: string[] = [];
let clock = Date.parse('2026-06-01T00:00:00Z');

beforeAll(async () => {
  keys = await runKeys('file').rsa();
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const text = files[request.url ?? ''];
    response.writeHead(text === undefined ? 404 : 200).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/servicelist.xml`;
});

afterEach(() => {
  files = {};
  asked = [];
});

afterAll(() => server.close());

async function signerCertificate(name = 'CBE=0809394427, SIM'): Promise<Buffer> {
  const { issuing001 } = await testPki();
  return signCertificate({
    subject: [['CN', name]],
    issuer: issuing001.subject,
    serialNumber: randomSerialNumber(63),
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2029-01-01T00:00:00Z'),
    publicKey: keys.publicKey,
    signingKey: issuing001.privateKey,
    extensions: [basicConstraints('leaf', null), keyUsage('authentication')],
  }).der;
}

interface ListOptions {
  readonly version?: 1 | 2;
  readonly issued?: string;
  readonly active?: number;
  readonly uri?: string;
  /** A second reference, as XAdES has it for its own properties. */
  readonly xades?: boolean;
  readonly transforms?: readonly string[];
  readonly name?: string;
}

/** A service list signed by xmlsec1. */
async function signedList(options: ListOptions = {}): Promise<string> {
  const { version = 2, active = 0, transforms = [enveloped, exclusive] } = options;
  const endpoint = (order: number) =>
    `<Endpoint Order="${order}" Status="${order === active ? 'ACTIVE' : 'INACTIVE'}">https://${order}.example.org/sts</Endpoint>`;
  const endpoints = endpoint(0) + endpoint(1);
  const reference = (uri: string, algorithms: readonly string[]) =>
    `<ds:Reference URI="${uri}"><ds:Transforms>${algorithms
      .map((one) => `<ds:Transform Algorithm="${one}"/>`)
      .join('')}</ds:Transforms>` +
    '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue/></ds:Reference>';
  const certificate = (await signerCertificate(options.name)).toString('base64');
  const template =
    `<ServiceList xmlns="urn:be:fgov:ehealth:bcp:protocol:v${version}" Id="list-1" IssueInstant="${options.issued ?? '2026-05-01T00:00:00Z'}" Environment="SIM">` +
    '<Service Id="uddi:other" Name="other">' +
    (version === 2 ? `<EndpointList>${endpoint(7)}</EndpointList>` : endpoint(7)) +
    `</Service><Service Id="${sts}" Name="STS">` +
    (version === 2 ? `<EndpointList>${endpoints}</EndpointList>` : endpoints) +
    '</Service><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="sig"><ds:SignedInfo>' +
    `<ds:CanonicalizationMethod Algorithm="${exclusive}"/>` +
    '<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>' +
    reference(options.uri ?? '', transforms) +
    (options.xades === true ? reference('#own', [exclusive]) : '') +
    '</ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo><ds:X509Data>' +
    `<ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>` +
    (options.xades === true
      ? '<ds:Object><x:QualifyingProperties xmlns:x="http://uri.etsi.org/01903/v1.3.2#" Target="#sig"><x:SignedProperties xml:id="own"><x:SignedSignatureProperties/></x:SignedProperties></x:QualifyingProperties></ds:Object>'
      : '') +
    '</ds:Signature></ServiceList>';
  const pem = keys.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const run = await runOnFiles(xmlsec.path, { 'list.xml': template, 'key.pem': pem }, [
    ...['--sign', '--privkey-pem', '{key.pem}'],
    ...['--id-attr:Id', `urn:be:fgov:ehealth:bcp:protocol:v${version}:ServiceList`, '{list.xml}'],
  ]);
  if (!run.ok) throw new Error(`xmlsec1 does not sign: ${run.stderr}`);
  return run.stdout;
}

function publish(list: string): void {
  const mark = createHash('sha256').update(list).digest('hex');
  files = { '/servicelist.xml': list, '/servicelist.sha2': mark };
}

async function continuity(logged: unknown[] = []) {
  const { certificate } = (await testPki()).issuing001;
  const fingerprint = new X509Certificate(certificate).fingerprint256.replaceAll(':', '');
  const list = createContinuityList({
    address,
    signerAnchors: () => [{ certificate, fingerprint }],
    now: () => new Date(clock),
    log: { warn: (details) => logged.push(details) },
  });
  const transport = createTransport({
    userAgent: 'Trousseau/1.0.0',
    from: null,
    timeoutMs: 2_000,
    now: () => new Date(clock),
  });
  return {
    list,
    look: async (laterMs = 15 * 60_000) => {
      clock += laterMs;
      await list.refresh(transport);
      return list.endpoints();
    },
  };
}

const both = [
  { url: 'https://0.example.org/sts', order: 0, active: true },
  { url: 'https://1.example.org/sts', order: 1, active: false },
];

describe.skipIf(xmlsec.missing)('business-continuity list', () => {
  it.each<[string, ListOptions]>([
    ['version 1', { version: 1 }],
    ['version 2', { version: 2 }],
    ['signed by id', { uri: '#list-1' }],
    ['with properties of its own signed', { xades: true }],
  ])('reads a list (%s)', async (_, options) => {
    publish(await signedList(options));
    const { list, look } = await continuity();
    expect(list.endpoints()).toEqual([]);
    expect(await look()).toEqual(both);
  });

  it('checks the mark every quarter of an hour, and fetches the list when the mark changed', async () => {
    publish(await signedList());
    const { look } = await continuity();
    await look();
    await look(14 * 60_000);
    await look(60_000);
    expect(asked).toEqual(['/servicelist.sha2', '/servicelist.xml', '/servicelist.sha2']);
    publish(await signedList({ active: 1, issued: '2026-06-01T00:00:00Z' }));
    expect((await look()).map(({ active }) => active)).toEqual([false, true]);
  });

  it.each<[string, () => Promise<string>]>([
    ['changed', async () => (await signedList()).replace('0.example', '6.example')],
    [
      'changed in its own properties',
      async () =>
        (await signedList({ xades: true })).replace('<x:SignedSignatureProperties', '<x:Other'),
    ],
    ['unsigned', async () => (await signedList()).replace(/<ds:Signature .*<\/ds:Signature>/s, '')],
    ['signed in another name', () => signedList({ name: 'CBE=0000000097, SIM' })],
    ['signed in a longer name', () => signedList({ name: 'CBE=08093944271' })],
    [
      'signed in part',
      async () => await signedList({ xades: true, uri: '#own', transforms: [exclusive] }),
    ],
    ['changed in its transforms', async () => (await signedList()).replace(enveloped, 'urn:x')],
    ['older than the last', () => signedList({ issued: '2026-04-01T00:00:00Z', active: 1 })],
    [
      'signed with more keys than are checked',
      async () =>
        (await signedList()).replace(/<ds:X509Certificate>[^<]*<\/ds:X509Certificate>/, (one) =>
          one.repeat(11),
        ),
    ],
    ['no list', () => Promise.resolve('<a/>')],
    ['no XML', () => Promise.resolve('gone')],
  ])('keeps the last good list when the new one is %s', async (_, make) => {
    const logged: unknown[] = [];
    const { look } = await continuity(logged);
    publish(await signedList());
    expect(await look()).toEqual(both);
    publish(await make());
    expect(await look()).toEqual(both);
    expect(logged).toHaveLength(1);
  });

  it('returns no endpoints when the list is out of reach', async () => {
    const logged: unknown[] = [];
    const { look } = await continuity(logged);
    expect(await look()).toEqual([]);
    expect(logged).toEqual([{ reason: 'HTTP 404' }]);
  });
});
