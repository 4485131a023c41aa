import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CertRa } from '../../../../plugin/ehealth/registration/cert-ra/cert-ra.ts';
import type { RequestSigner } from '../../../../plugin/ehealth/registration/registration-request.ts';
import { parseXml, textOf } from '../../../../plugin/ehealth/xml/xml.ts';
import { certificatePem } from '../../../../simulator/pki/certification-authority.ts';
import { testPki } from '../../../support/fixtures/keystores.ts';
import { testSigningKey } from '../../../support/fixtures/signing-keys.ts';
import { startAnswering, type AnsweringService } from '../../../support/fixtures/soap-answers.ts';
import { runOnFiles, xmllint, xmlsec } from '../../../support/tools/xmlsec.ts';
import {
  alice,
  cabinet,
  certRaAt,
  contactData,
  contract,
  dn,
  html,
  key,
  revocationContract,
} from './cert-ra-fixture.ts';

const checkWire = '../shared/check-wire';
const schema = '../shared/xsd/wire.xsd';
const certra = 'urn:be:fgov:ehealth:certra:protocol:v2';
const etee = 'urn:be:fgov:ehealth:etee:certra:protocol:v2';
const { emailPrivate, phonePrivate } = contactData;
const csr = Buffer.from('a certification request');

type Ask = (certRa: CertRa, by: RequestSigner) => Promise<unknown>;

const unsigned: readonly [string, string, Ask][] = [
  [
    'GetGenericOrganizationTypes',
    `${certra}:getGenericOrganizationTypes`,
    (certRa) => certRa.organizationTypes(),
  ],
  [
    'GetExistingApplicationIds',
    `${etee}:getexistingapplicationids`,
    (certRa) => certRa.existingApplicationIds(cabinet),
  ],
  [
    'GenerateContract',
    `${certra}:generateContract`,
    (certRa) =>
      certRa.contract({
        contactData,
        signer: alice,
        identifier: { actor: cabinet, applicationId: 'SIMAPP' },
      }),
  ],
  [
    'GenerateContract',
    `${certra}:generateContract`,
    (certRa) =>
      certRa.contract({
        contactData: { emailPrivate, phonePrivate },
        signer: alice,
        identifier: { actor: alice, applicationId: null },
      }),
  ],
  [
    'GenerateRevocationContract',
    `${certra}:generateRevocationContract`,
    (certRa) =>
      certRa.revocationContract({
        publicKeyIdentifier: key,
        signer: alice,
        reason: 'keyCompromise',
      }),
  ],
  [
    'SubmitCSRForForeigner',
    `${certra}:submitCSRForForeigner`,
    (certRa) => certRa.submitForForeigner({ person: alice, contactData, csr }),
  ],
];

const signed: readonly [string, string, Ask][] = [
  [
    'GetActorQualities',
    `${certra}:getActorQualities`,
    (certRa, by) => certRa.actorQualities(by, alice.id),
  ],
  [
    'GenerateCertificate',
    `${etee}:generatecertificate`,
    (certRa, by) =>
      certRa.generateCertificate(by, {
        contactData,
        csr,
        contract,
        baseServices: ['tsa', 'codage'],
      }),
  ],
  [
    'GetCertificateInfoForCitizen',
    `${certra}:getCertificateInfoForCitizen`,
    (certRa, by) => certRa.certificatesOfCitizen(by),
  ],
  [
    'Revoke',
    `${etee}:revoke`,
    (certRa, by) => certRa.revoke(by, { publicKeyIdentifier: key, contract: revocationContract }),
  ],
];

let service: AnsweringService;
let issuer: Uint8Array;
beforeAll(async () => {
  service = await startAnswering();
  issuer = (await testPki()).issuing001.certificate;
});
afterAll(() => service.stop());

/** What is sent; the answer, which says nothing, is of no interest here. */
async function sent(ask: Ask, kind: 'RSA' | 'EC' = 'RSA') {
  const { signer, certificate } = await testSigningKey(kind);
  await ask(certRaAt(service.url), { signer, chain: [issuer] });
  return { ...service.heard.at(-1)!, certificate };
}

async function expectSchemaValid(body: string) {
  const args = ['--nonet', '--noout', '--schema', schema, '{message.xml}'];
  const run = await runOnFiles(xmllint.path, { 'message.xml': body }, args);
  expect(run, run.stderr).toMatchObject({ ok: true });
}

/** Text of every element of a name, as a reader gets it. */
const textsIn = (body: string, name: string) =>
  parseXml(body)
    .elements.filter(({ localName }) => localName === name)
    .map(textOf);

describe.each(unsigned)('%s request', (operation, action, ask) => {
  it('carries the SOAP action of the service and no signature', async () => {
    const { soapAction, body } = await sent(ask);
    expect(soapAction).toBe(`"${action}"`);
    expect(body).toMatch(
      new RegExp(
        `<p:${operation}Request xmlns:p="${certra}" Id="_[0-9a-f-]{36}" IssueInstant="2026-11-22T02:30:00.123Z">`,
      ),
    );
    expect(body).not.toContain('Signature');
  });

  it.skipIf(xmllint.missing || !existsSync(schema))('fits the schema', async () => {
    await expectSchemaValid((await sent(ask)).body);
  });

  it.skipIf(!existsSync(checkWire))('passes check-wire', async () => {
    const { body } = await sent(ask);
    expect((await runOnFiles(checkWire, { 'x.xml': body }, ['{x.xml}'])).stdout).toMatch(/^ok /);
  });
});

describe.each(['RSA', 'EC'] as const)('request signed by an %s key', (kind) => {
  it.each(signed)('carries the SOAP action of the service: %s', async (operation, action, ask) => {
    const { soapAction, body } = await sent(ask, kind);
    expect(soapAction).toBe(`"${action}"`);
    expect(body).toContain(`</ds:Signature></p:${operation}Request>`);
    expect(body).toContain(`#${kind === 'RSA' ? 'rsa' : 'ecdsa'}-sha256"`);
  });

  it.skipIf(xmlsec.missing).each(signed)(
    'passes verification by xmlsec1: %s',
    async (operation, _, ask) => {
      const { body, certificate } = await sent(ask, kind);
      const files = { 'message.xml': body, 'key.pem': certificatePem(certificate) };
      const run = await runOnFiles(xmlsec.path, files, [
        ...['--verify', '--enabled-reference-uris', 'same-doc', '--enabled-key-data', 'key-name'],
        ...['--pubkey-cert-pem', '{key.pem}', '--id-attr:Id', `${certra}:${operation}Request`],
        '{message.xml}',
      ]);
      expect(run, run.stderr).toMatchObject({ ok: true });
    },
  );

  it.skipIf(!existsSync(checkWire)).each(signed)('passes check-wire: %s', async (_, __, ask) => {
    const { body } = await sent(ask, kind);
    const run = await runOnFiles(checkWire, { 'x.xml': body }, ['{x.xml}']);
    expect(run.stdout).toMatch(/^ok /);
  });

  it.skipIf(xmllint.missing || !existsSync(schema)).each(signed)(
    'fits the schema: %s',
    async (_, __, ask) => {
      await expectSchemaValid((await sent(ask, kind)).body);
    },
  );
});

describe('contract that goes back', () => {
  const [, generate] = signed;
  const revoke = signed[3];

  it('keeps every character of the texts, in their order', async () => {
    for (const ask of [generate![2], revoke![2]]) {
      const { body } = await sent(ask);
      expect(textsIn(body, 'Value')).toEqual(['<html><p>Ik</p></html>', html]);
      expect([...body.matchAll(/xml:lang="(\w+)"/g)].map(([, language]) => language)).toEqual([
        'nl',
        'fr',
      ]);
      expect(textsIn(body, 'FirstName')).toEqual(['Alice', 'Zoé']);
    }
  });

  it('keeps every character after a stay in a store', async () => {
    const { body } = await sent((certRa, by) =>
      certRa.generateCertificate(by, {
        contactData,
        csr,
        contract: JSON.parse(JSON.stringify(contract)) as typeof contract,
      }),
    );
    expect(textsIn(body, 'Value')).toEqual(['<html><p>Ik</p></html>', html]);
    expect(body).not.toContain('BaseServiceUsage');
    expect(textsIn(body, 'CSR')).toEqual([csr.toString('base64')]);
  });

  it.each([
    ['with the identifier of a person', dn, dn.replaceAll('SSIN=', 'SSIN\\=')],
    [
      'that is escaped already',
      dn.replaceAll('SSIN=', 'SSIN\\='),
      dn.replaceAll('SSIN=', 'SSIN\\='),
    ],
    [
      'with an application id',
      'CN=NIHII-GROUP=12345679\\, SIMAPP,OU=eHealth-platform Belgium,OU=A\\=B,OU=NIHII-GROUP=12345679,OU=SIMAPP,O=Federal Government,C=BE',
      'CN=NIHII-GROUP\\=12345679\\, SIMAPP,OU=eHealth-platform Belgium,OU=A\\=B,OU=NIHII-GROUP\\=12345679,OU=SIMAPP,O=Federal Government,C=BE',
    ],
    ['without holder', 'CN=A,C=BE', 'CN=A,C=BE'],
    ['that is none', 'SSIN=1', 'SSIN=1'],
  ])(
    'sends the spelling that the service wants of a name %s',
    async (_what, received, expected) => {
      const { body } = await sent((certRa, by) =>
        certRa.generateCertificate(by, {
          contactData,
          csr,
          contract: { ...contract, dn: received },
        }),
      );
      expect(textsIn(body, 'DN')).toEqual([expected]);
    },
  );

  it('keeps the name of a revocation to the letter', async () => {
    const { body } = await sent((certRa, by) =>
      certRa.revoke(by, {
        publicKeyIdentifier: key,
        contract: { ...revocationContract, dn },
      }),
    );
    expect(textsIn(body, 'DN')).toEqual([dn]);
  });
});
