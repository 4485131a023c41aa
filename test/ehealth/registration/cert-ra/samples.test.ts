import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../plugin/ehealth/registration/actor.ts';
import type { CertRa } from '../../../../plugin/ehealth/registration/cert-ra/cert-ra.ts';
import type { Contract } from '../../../../plugin/ehealth/registration/cert-ra/contract.ts';
import type { RequestSigner } from '../../../../plugin/ehealth/registration/registration-request.ts';
import { parseXml, type XmlElement } from '../../../../plugin/ehealth/xml/xml.ts';
import { testPki } from '../../../support/fixtures/keystores.ts';
import { testSigningKey } from '../../../support/fixtures/signing-keys.ts';
import {
  inEnvelope,
  startAnswering,
  type AnsweringService,
} from '../../../support/fixtures/soap-answers.ts';
import { certRaAt } from './cert-ra-fixture.ts';

/* Sample messages that were written apart from this project: our requests have their elements, their answers are understood. */

const folder = '../shared/samples/ra-v2';
const sample = (name: string) => readFileSync(`${folder}/${name}.xml`, 'utf8');

const alice: Actor = {
  type: 'SSIN',
  id: '00000000196',
  firstNames: ['Alice'],
  name: 'Simulated',
};
const contactData = { emailPrivate: 'alice@example.invalid', phonePrivate: '+32 2 000 00 00' };
const key = '08A971BA4FADD688F1C3FAA2274EB90D07105A8A';
const contract: Contract = { dn: 'CN=A', signer: alice, texts: { fr: 'a', nl: 'b' } };
const csr = Buffer.of(1);

type Ask = (certRa: CertRa, by: RequestSigner) => Promise<{ readonly kind: string }>;

const operations: readonly [string, Ask, object][] = [
  [
    'GetActorQualities',
    (certRa, by) => certRa.actorQualities(by, alice.id),
    { kind: 'qualities', naturalPerson: true },
  ],
  [
    'GetGenericOrganizationTypes',
    (certRa) => certRa.organizationTypes(),
    { kind: 'types', types: [{ type: 'CBE', pattern: '[0-9]{10}' }] },
  ],
  [
    'GetExistingApplicationIds',
    (certRa) => certRa.existingApplicationIds({ type: 'CBE', id: '0000000097' }),
    { kind: 'applicationIds', applicationIds: ['SIMAPP', null] },
  ],
  [
    'GenerateContract',
    (certRa) =>
      certRa.contract({
        contactData,
        signer: alice,
        identifier: { actor: alice, applicationId: null },
      }),
    { kind: 'contract', contract: { signer: alice } },
  ],
  [
    'GenerateCertificate',
    (certRa, by) => certRa.generateCertificate(by, { contactData, csr, contract }),
    { kind: 'requested', publicKeyIdentifier: key },
  ],
  [
    'GetCertificateInfoForCitizen',
    (certRa, by) => certRa.certificatesOfCitizen(by),
    {
      kind: 'certificates',
      certificates: [
        {
          publicKeyIdentifier: key,
          certificate: 'VALID_ACTIVE',
          etk: 'NOT_REQUESTED',
          actor: alice,
          contactData,
        },
      ],
    },
  ],
  [
    'GenerateRevocationContract',
    (certRa) =>
      certRa.revocationContract({
        publicKeyIdentifier: key,
        signer: alice,
        reason: 'superseded',
      }),
    { kind: 'contract', contract: { reason: 'superseded' } },
  ],
  [
    'Revoke',
    (certRa, by) =>
      certRa.revoke(by, {
        publicKeyIdentifier: key,
        contract: { ...contract, reason: 'superseded' },
      }),
    { kind: 'revoked' },
  ],
  [
    'SubmitCSRForForeigner',
    (certRa) => certRa.submitForForeigner({ person: alice, contactData, csr }),
    { kind: 'submitted' },
  ],
];

/** Names and attributes of an element and all in it, without the certificates of the signer, which are as many as there are. */
const skeleton = (element: XmlElement): unknown => [
  `{${element.namespace}}${element.localName}`,
  element.attributes.map(({ namespace, localName }) => `{${namespace}}${localName}`),
  element.localName === 'X509Data'
    ? []
    : element.children.filter((child) => typeof child !== 'string').map(skeleton),
];

describe.skipIf(!existsSync(folder))('sample messages', () => {
  let service: AnsweringService;
  let by: RequestSigner;
  beforeAll(async () => {
    service = await startAnswering();
    const { signer } = await testSigningKey('RSA');
    by = { signer, chain: [(await testPki()).issuing001.certificate] };
  });
  afterAll(() => service.stop());

  it.each(operations)('returns what the sample of %s says', async (name, ask, expected) => {
    const answer = sample(`${name}Response`).replace(/^<\?xml[^>]*>\s*/, '');
    service.answer((body) => {
      const [, id = ''] = /<p:\w+ [^>]*\bId="([^"]+)"/.exec(body) ?? [];
      return inEnvelope(answer.replace('InResponseTo="_req"', `InResponseTo="${id}"`));
    });
    expect(await ask(certRaAt(service.url), by)).toMatchObject(expected);
  });

  it.each(operations)('sends the elements of the sample of %s', async (name, ask) => {
    await ask(certRaAt(service.url), by);
    const { root } = parseXml(service.heard.at(-1)!.body);
    const body = root.children.find((child) => typeof child !== 'string');
    const sent = body?.children.find((child) => typeof child !== 'string');
    expect(sent && skeleton(sent)).toEqual(skeleton(parseXml(sample(`${name}Request`)).root));
  });
});
