import { createPublicKey, createVerify, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificateInfoService } from '../../../plugin/ehealth/registration/certificate-info.ts';
import { createBerBudget } from '../../../plugin/pki/asn1/ber.ts';
import { readCertificate } from '../../../plugin/pki/x509/certificate.ts';
import type { Signer } from '../../../plugin/pki/signer.ts';
import { certificatePem } from '../../../simulator/pki/certification-authority.ts';
import { testPki } from '../../support/fixtures/keystores.ts';
import {
  inEnvelope,
  startAnswering,
  testTransport,
  type AnsweringService,
} from '../../support/fixtures/soap-answers.ts';
import { testSigningKey } from '../../support/fixtures/signing-keys.ts';
import { runOnFiles, xmllint, xmlsec } from '../../support/tools/xmlsec.ts';

const certra = 'urn:be:fgov:ehealth:certra:protocol:v2';
const operation = 'GetCertificateInfoForAuthenticationCertificate';
const checkWire = '../shared/check-wire';
const schema = '../shared/xsd/wire.xsd';
const now = new Date('2026-11-22T02:30:00.123Z');

let service: AnsweringService;
let issuer: Uint8Array;
beforeAll(async () => {
  service = await startAnswering();
  issuer = (await testPki()).issuing001.certificate;
});
afterAll(() => service.stop());

async function ask(signer?: Signer) {
  const info = createCertificateInfoService({
    endpoint: service.url,
    transport: testTransport(),
    now: () => now,
  });
  return info.ask(signer ?? (await testSigningKey('RSA')).signer, [issuer]);
}

const success = '<cc:StatusCode Value="urn:be:fgov:ehealth:2.0:status:Success"/>';

const response = (
  status: string,
  content: string,
  { attributes = '', name = `${operation}Response` } = {},
) =>
  inEnvelope(
    `<p:${name} xmlns:p="${certra}" xmlns:c="urn:be:fgov:ehealth:certra:core:v2" xmlns:cc="urn:be:fgov:ehealth:commons:core:v2"` +
      ` Id="_r" IssueInstant="2026-11-22T02:30:01Z"${attributes}><cc:Status>${status}</cc:Status>${content}</p:${name}>`,
  );

const info = (changes: Readonly<Record<string, string>> = {}) =>
  `<p:CertificateInfo>${Object.entries({
    AuthenticationCertificateStatus: 'VALID_ACTIVE',
    ETKStatus: 'WAIT_FOR_ACTIVATION',
    Replaceable: 'false',
    ReplacementPeriodStartDate: '2028-10-17T09:54:59.000+02:00',
    ...changes,
  })
    .map(([name, value]) => (value === '' ? '' : `<c:${name}>${value}</c:${name}>`))
    .join('')}</p:CertificateInfo>`;

const idOf = (body: string) => /<p:\w+ [^>]*\bId="([^"]+)"/.exec(body)?.[1] ?? '';

describe.each(['RSA', 'EC'] as const)('certificate info request signed by an %s key', (kind) => {
  const sent = async () => {
    const { signer, certificate } = await testSigningKey(kind);
    service.answer(response(success, info()));
    await ask(signer);
    return { ...service.heard.at(-1)!, certificate };
  };

  it('sends one message under the SOAP action of the service', async () => {
    const before = service.heard.length;
    const { soapAction, body } = await sent();
    expect(service.heard.length - before).toBe(1);
    expect(soapAction).toBe(
      '"urn:be:fgov:ehealth:etee:certra:protocol:v2:getCertificateInfoForAuthenticationCertificate"',
    );
    expect(body).toMatch(/ Id="_[0-9a-f-]{36}" IssueInstant="2026-11-22T02:30:00\.123Z"/);
  });

  it('follows exactly the layout that the authority accepts', async () => {
    const { body } = await sent();
    const algorithms = [...body.matchAll(/<ds:(\w+) Algorithm="([^"]+)"/g)].map(
      ([, name, uri]) => `${name} ${uri}`,
    );
    expect(algorithms).toEqual([
      'CanonicalizationMethod http://www.w3.org/2001/10/xml-exc-c14n#',
      `SignatureMethod http://www.w3.org/2001/04/xmldsig-more#${kind === 'RSA' ? 'rsa' : 'ecdsa'}-sha256`,
      'Transform http://www.w3.org/2000/09/xmldsig#enveloped-signature',
      'Transform http://www.w3.org/2001/10/xml-exc-c14n#',
      'DigestMethod http://www.w3.org/2001/04/xmlenc#sha256',
    ]);
    expect(body).toContain(`<ds:Reference URI="#${idOf(body)}">`);
    expect(body).toContain(`</ds:KeyInfo></ds:Signature></p:${operation}Request>`);
    expect(body.match(/<ds:Signature /g)).toHaveLength(1);
  });

  it('carries the certificate chain, the signer’s certificate first', async () => {
    const { body, certificate } = await sent();
    const chain = [...body.matchAll(/X509Certificate>([^<]+)</g)].map(([, text = '']) => text);
    expect(chain).toEqual([certificate, issuer].map((der) => Buffer.from(der).toString('base64')));
  });

  it.skipIf(xmlsec.missing)('passes verification by xmlsec1', async () => {
    const { body, certificate } = await sent();
    const files = { 'message.xml': body, 'key.pem': certificatePem(certificate) };
    const run = await runOnFiles(xmlsec.path, files, [
      ...['--verify', '--enabled-reference-uris', 'same-doc', '--enabled-key-data', 'key-name'],
      ...['--pubkey-cert-pem', '{key.pem}', '--id-attr:Id', `${certra}:${operation}Request`],
      '{message.xml}',
    ]);
    expect(run, run.stderr).toMatchObject({ ok: true });
  });

  it.skipIf(!existsSync(checkWire))('passes check-wire', async () => {
    const { body } = await sent();
    const run = await runOnFiles(checkWire, { 'x.xml': body }, ['{x.xml}']);
    expect(run.stdout).toMatch(/^ok /);
  });

  it.skipIf(xmllint.missing || !existsSync(schema))('fits the schema', async () => {
    const { body } = await sent();
    const args = ['--nonet', '--noout', '--schema', schema, '{message.xml}'];
    const run = await runOnFiles(xmllint.path, { 'message.xml': body }, args);
    expect(run, run.stderr).toMatchObject({ ok: true });
  });
});

it('signs with the key of the included certificate', async () => {
  const { signer, certificate } = await testSigningKey('RSA');
  service.answer(response(success, info()));
  await ask(signer);
  const { body } = service.heard.at(-1)!;
  const signedInfo = /<ds:SignedInfo>.*<\/ds:SignedInfo>/s
    .exec(body)![0]
    .replace('<ds:SignedInfo>', '<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">');
  const value = /<ds:SignatureValue>([^<]+)</.exec(body)![1]!;
  const key = createPublicKey(
    new X509Certificate(certificate).publicKey.export({ format: 'pem', type: 'spki' }),
  );
  expect(createVerify('sha256').update(signedInfo).verify(key, value, 'base64')).toBe(true);
});

describe('answer of the registration authority', () => {
  const nothing = {
    certificate: null,
    etk: null,
    replaceable: null,
    replaceableFrom: null,
    publicKeyIdentifier: null,
    requestedAt: null,
    actor: null,
    applicationId: null,
    automaticallyValidated: null,
    details: null,
    revocable: null,
    contactData: null,
    baseServices: [],
  };
  const ok = (changes: object) => ({ kind: 'info', info: { ...nothing, ...changes } });
  const failure = (problem: string, code?: string) => ({
    kind: 'failure',
    problem,
    ...(code === undefined ? {} : { code }),
  });
  const requester = '<cc:StatusCode Value="urn:be:fgov:ehealth:2.0:status:Requester"/>';
  const detail =
    '<cc:StatusDetail><et:EteeStatusDetail xmlns:et="urn:be:fgov:ehealth:etee:commons:core:v2"><Errors>' +
    '<Code>CERT_NOT_YET_DELIVERED</Code><Message>English text</Message></Errors></et:EteeStatusDetail></cc:StatusDetail>';

  it('returns the status of certificate, ETK and replacement', async () => {
    service.answer(response(success, info()));
    expect(await ask()).toEqual(
      ok({
        certificate: 'VALID_ACTIVE',
        etk: 'WAIT_FOR_ACTIVATION',
        replaceable: false,
        replaceableFrom: '2028-10-17T07:54:59.000Z',
      }),
    );
  });

  it.each<[string, Readonly<Record<string, string>>, object]>([
    [
      'words of a later version',
      { AuthenticationCertificateStatus: 'SUSPENDED' },
      { certificate: null },
    ],
    ['a word in lower case', { ETKStatus: 'valid_active' }, { etk: null }],
    ['no dates before delivery', { ReplacementPeriodStartDate: '' }, { replaceableFrom: null }],
    [
      'a date without zone',
      { ReplacementPeriodStartDate: '2028-10-17T09:54:59' },
      { replaceableFrom: null },
    ],
    [
      'a date that is none',
      { ReplacementPeriodStartDate: '2028-13-45T09:54:59Z' },
      { replaceableFrom: null },
    ],
    ['numbers for truth', { Replaceable: '1' }, { replaceable: true }],
    ['neither', { Replaceable: 'maybe' }, { replaceable: null }],
  ])('reads an answer with %s', async (_name, changes, expected) => {
    service.answer(response(success, info(changes)));
    expect(await ask()).toMatchObject({ kind: 'info', info: expected });
  });

  it.each([
    ['with a code of its own', requester + detail, 'CERT_NOT_YET_DELIVERED'],
    ['without a detail', requester, 'urn:be:fgov:ehealth:2.0:status:Requester'],
    [
      'though it nearly says success',
      success.replace('Success', 'SuccessWithInfo'),
      'urn:be:fgov:ehealth:2.0:status:SuccessWithInfo',
    ],
  ])('returns a refusal %s, before reading the rest', async (_name, status, code) => {
    service.answer(response(status, info()));
    expect(await ask()).toEqual(failure('Refused', code));
  });

  it('masks a national number in an error code', async () => {
    service.answer(response(requester + detail.replace('CERT_NOT', '00000000097'), ''));
    expect(JSON.stringify(await ask())).not.toContain('00000000097');
  });

  it('accepts an answer to the ID of the request, and rejects another ID', async () => {
    const answering = (id: (body: string) => string) => (body: string) =>
      response(success, info(), { attributes: ` InResponseTo="${id(body)}"` });
    service.answer(answering(idOf));
    expect(await ask()).toMatchObject({ kind: 'info' });
    service.answer(answering(() => '_another'));
    expect(await ask()).toMatchObject(failure('NotTrusted'));
  });

  it('rejects an answer when the key identifier is that of another key', async () => {
    const { certificate } = await testSigningKey('RSA');
    const { publicKeyIdentifier } = readCertificate(certificate, createBerBudget(32)).facts;
    service.answer(
      response(success, info({ PublicKeyIdentifier: publicKeyIdentifier.toLowerCase() })),
    );
    expect(await ask()).toMatchObject({ kind: 'info' });
    service.answer(response(success, info({ PublicKeyIdentifier: '11'.repeat(20) })));
    expect(await ask()).toMatchObject(failure('NotTrusted'));
  });

  it.each([
    ['without a status', inEnvelope(`<p:${operation}Response xmlns:p="${certra}"/>`)],
    ['that succeeds and says nothing', response(success, '')],
    ['to another operation', response(success, info(), { name: 'GetCertificateResponse' })],
    [
      'with one word twice',
      response(
        success,
        info().replace('</c:ETKStatus>', '</c:ETKStatus><c:ETKStatus>REVOKED</c:ETKStatus>'),
      ),
    ],
  ])('returns Unreadable for an answer %s', async (_name, text) => {
    service.answer(text);
    expect(await ask()).toMatchObject(failure('Unreadable'));
  });
});
