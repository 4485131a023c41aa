import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestSigner } from '../../../../plugin/ehealth/registration/registration-request.ts';
import { testSigningKey } from '../../../support/fixtures/signing-keys.ts';
import { startAnswering, type AnsweringService } from '../../../support/fixtures/soap-answers.ts';
import {
  alice,
  cabinet,
  certRaAt,
  contactData,
  contract,
  contractXml,
  dn,
  key,
  response,
  signerXml,
  textXml,
} from './cert-ra-fixture.ts';

let service: AnsweringService;
let by: RequestSigner;
beforeAll(async () => {
  service = await startAnswering();
  by = { signer: (await testSigningKey('EC')).signer, chain: [] };
});
afterAll(() => service.stop());

const certRa = () => certRaAt(service.url);
const csr = Buffer.of(1, 2, 3);
const requester = '<cc:StatusCode Value="urn:be:fgov:ehealth:2.0:status:Requester"/>';
const unreadable = { kind: 'failure', problem: 'Unreadable' };

describe('qualities of a person', () => {
  const ask = () => certRa().actorQualities(by, alice.id);

  it('returns the organisations with their names in every language', async () => {
    service.answer(
      response(
        'GetActorQualities',
        '<p:NaturalPersonAuthorization>true</p:NaturalPersonAuthorization>' +
          '<p:OrganizationAuthorization><c:Name><c:Value xml:lang="fr">CABINET</c:Value><c:Value xml:lang="nl">PRAKTIJK</c:Value></c:Name>' +
          '<c:Identifier Type="CBE"> 0000000097 </c:Identifier></p:OrganizationAuthorization>',
      ),
    );
    expect(await ask()).toEqual({
      kind: 'qualities',
      naturalPerson: true,
      organizations: [{ names: { fr: 'CABINET', nl: 'PRAKTIJK' }, type: 'CBE', id: '0000000097' }],
    });
  });

  it('returns an organisation whose names are odd, or absent', async () => {
    const organization = (name: string) =>
      `<p:OrganizationAuthorization>${name}<c:Identifier Type="CBE">0000000097</c:Identifier></p:OrganizationAuthorization>`;
    service.answer(
      response(
        'GetActorQualities',
        '<p:NaturalPersonAuthorization>false</p:NaturalPersonAuthorization>' +
          organization('') +
          organization(
            '<c:Name><c:Value>A</c:Value><c:Value xml:lang="fr">B</c:Value><c:Value xml:lang="fr">C</c:Value><c:Value xml:lang="nl"> </c:Value></c:Name>',
          ),
      ),
    );
    expect(await ask()).toMatchObject({ organizations: [{ names: {} }, { names: { fr: 'B' } }] });
  });

  it('returns a person without any quality', async () => {
    service.answer(
      response(
        'GetActorQualities',
        '<p:NaturalPersonAuthorization>0</p:NaturalPersonAuthorization>',
      ),
    );
    expect(await ask()).toEqual({ kind: 'qualities', naturalPerson: false, organizations: [] });
  });

  it('returns a refusal without reading the rest', async () => {
    service.answer(response('GetActorQualities', '', { status: requester }));
    expect(await ask()).toMatchObject({ kind: 'refused', message: '' });
  });
});

describe('types of organisations', () => {
  it('returns rules as far as there are any', async () => {
    service.answer(
      response(
        'GetGenericOrganizationTypes',
        '<p:OrganizationType><c:Name><c:Value xml:lang="fr">Numéro BCE</c:Value></c:Name><c:IdentifierType>CBE</c:IdentifierType>' +
          '<c:ValidationRegEx>[0-9]{10}</c:ValidationRegEx><c:CheckDigitAlgorithm>CHECK-97-MOD-97</c:CheckDigitAlgorithm>' +
          '<c:CheckDigitAlgorithm>CHECK-NEW</c:CheckDigitAlgorithm><c:AvailableBaseService>tsa</c:AvailableBaseService></p:OrganizationType>' +
          '<p:OrganizationType><c:Name><c:Value xml:lang="nl">Nieuw</c:Value></c:Name><c:IdentifierType>NEW</c:IdentifierType></p:OrganizationType>',
      ),
    );
    expect(await certRa().organizationTypes()).toEqual({
      kind: 'types',
      types: [
        {
          names: { fr: 'Numéro BCE' },
          type: 'CBE',
          pattern: '[0-9]{10}',
          checkDigitAlgorithms: ['CHECK-97-MOD-97', 'CHECK-NEW'],
          baseServices: ['tsa'],
        },
        {
          names: { nl: 'Nieuw' },
          type: 'NEW',
          pattern: null,
          checkDigitAlgorithms: [],
          baseServices: [],
        },
      ],
    });
  });
});

describe('application ids in use', () => {
  const operation = 'GetExistingApplicationIds';
  const ask = () => certRa().existingApplicationIds(cabinet);

  it('returns them without a status, null for a certificate that has none', async () => {
    service.answer(
      response(
        operation,
        '<p:ApplicationId>SIMAPP</p:ApplicationId><p:ApplicationId xsi:nil="true"/><p:ApplicationId xsi:nil="1"></p:ApplicationId>',
        { status: null },
      ),
    );
    expect(await ask()).toEqual({ kind: 'applicationIds', applicationIds: ['SIMAPP', null] });
  });

  it('returns a refusal when there is a status after all', async () => {
    service.answer(response(operation, '', { status: requester }));
    expect(await ask()).toMatchObject({ kind: 'refused' });
  });
});

describe('contract', () => {
  const ask = () =>
    certRa().contract({
      contactData,
      signer: alice,
      identifier: { actor: alice, applicationId: null },
    });

  it('returns name, signer and texts to the letter', async () => {
    service.answer(response('GenerateContract', contractXml()));
    const reply = await ask();
    expect(reply).toEqual({ kind: 'contract', contract });
    expect(JSON.parse(JSON.stringify(reply))).toEqual(reply);
  });

  it.each([
    ['without text', `<c:DN>${dn}</c:DN>${signerXml}`],
    [
      'with a text of no language',
      `<c:DN>${dn}</c:DN>${signerXml}<c:Text><c:Value>x</c:Value></c:Text>`,
    ],
    [
      'with two texts in one language',
      `<c:DN>${dn}</c:DN>${signerXml}<c:Text><c:Value xml:lang="fr">x</c:Value><c:Value xml:lang="fr">y</c:Value></c:Text>`,
    ],
    ['without name', `${signerXml}${textXml()}`],
    [
      'with a signer of two numbers',
      `<c:DN>${dn}</c:DN>${signerXml.replace('<cc:FirstName>', '<cc:Id Type="CBE">1</cc:Id><cc:FirstName>')}${textXml()}`,
    ],
  ])('rejects a contract %s', async (_what, content) => {
    service.answer(response('GenerateContract', contractXml(content)));
    expect(await ask()).toMatchObject(unreadable);
  });

  it('rejects a contract for another person', async () => {
    service.answer(
      response(
        'GenerateContract',
        contractXml().replace('00000000196</cc:Id>', '00000000097</cc:Id>'),
      ),
    );
    expect(await ask()).toMatchObject({ kind: 'failure', problem: 'NotTrusted' });
  });
});

describe('requested certificate', () => {
  const ask = () => certRa().generateCertificate(by, { contactData, csr, contract });
  const identifier = `<p:PublicKeyIdentifier>${key.toLowerCase()}</p:PublicKeyIdentifier>`;

  it.each([
    [
      'a first one',
      `${identifier}<p:AutomaticallyValidated>true</p:AutomaticallyValidated>`,
      { automaticallyValidated: true, replaces: null },
    ],
    [
      'a renewal validated by hand',
      `${identifier}<p:AutomaticallyValidated>false</p:AutomaticallyValidated><p:ReplacesCertificate>${'1'.repeat(40)}</p:ReplacesCertificate>`,
      { automaticallyValidated: false, replaces: '1'.repeat(40) },
    ],
  ])('returns the key of %s', async (_what, content, expected) => {
    service.answer(response('GenerateCertificate', content));
    expect(await ask()).toEqual({ kind: 'requested', publicKeyIdentifier: key, ...expected });
  });

  it.each(['', '<p:PublicKeyIdentifier>08A9</p:PublicKeyIdentifier>'])(
    'rejects an answer that names no key: %j',
    async (content) => {
      service.answer(response('GenerateCertificate', content));
      expect(await ask()).toMatchObject(unreadable);
    },
  );

  it('returns an unknown code with its message', async () => {
    const status = `${requester}<cc:StatusDetail><et:EteeStatusDetail xmlns:et="urn:be:fgov:ehealth:etee:commons:core:v2"><Errors><Code>NEW</Code><Message>no</Message></Errors></et:EteeStatusDetail></cc:StatusDetail>`;
    service.answer(response('GenerateCertificate', '', { status }));
    expect(await ask()).toMatchObject({ kind: 'refused', code: 'NEW', message: 'no' });
  });
});

describe('certificates of a citizen', () => {
  const info = (status: string, more = '') =>
    '<p:CertificateInfo><c:RequestedDate>2026-01-15T10:05:02.000+01:00</c:RequestedDate>' +
    `<c:PublicKeyIdentifier>${key.toLowerCase()}</c:PublicKeyIdentifier>` +
    '<c:CertificateEntity EntityType="Organization"><c:CertificateIdentifier><c:Actor><cc:Id Type="CBE">0000000097</cc:Id><cc:Name>CABINET</cc:Name></c:Actor>' +
    '<c:ApplicationId>SIMAPP</c:ApplicationId></c:CertificateIdentifier></c:CertificateEntity>' +
    `<c:AuthenticationCertificateStatus>${status}</c:AuthenticationCertificateStatus><c:ETKStatus>NOT_REQUESTED</c:ETKStatus>` +
    `<c:AutomaticallyValidated>false</c:AutomaticallyValidated>${more}<c:Revocable>true</c:Revocable><c:Replaceable>false</c:Replaceable>` +
    '<c:ContactData><c:EmailPrivate>alice@example.invalid</c:EmailPrivate><c:PhonePrivate>+32 2 000 00 00</c:PhonePrivate></c:ContactData>' +
    '<c:BaseServiceUsage>tsa</c:BaseServiceUsage></p:CertificateInfo>';
  const details =
    '<c:AuthenticationCertificateDetails><c:SerialNumber>2504010927537768143</c:SerialNumber><c:DN>CN=A</c:DN><c:IssuerDN>CN=B</c:IssuerDN>' +
    '<c:ValidNotBefore>2026-01-15T09:55:00.000+01:00</c:ValidNotBefore><c:ValidNotAfter>2029-01-15T09:54:59</c:ValidNotAfter></c:AuthenticationCertificateDetails>';
  const ask = () => certRa().certificatesOfCitizen(by);

  it('returns one that is not delivered and one that is', async () => {
    service.answer(
      response('GetCertificateInfoForCitizen', info('IN_PROGRESS') + info('VALID_ACTIVE', details)),
    );
    const common = {
      publicKeyIdentifier: key,
      requestedAt: '2026-01-15T09:05:02.000Z',
      actor: { type: 'CBE', id: '0000000097', firstNames: [], name: 'CABINET' },
      applicationId: 'SIMAPP',
      etk: 'NOT_REQUESTED',
      automaticallyValidated: false,
      revocable: true,
      replaceable: false,
      replaceableFrom: null,
      contactData: { emailPrivate: 'alice@example.invalid', phonePrivate: '+32 2 000 00 00' },
      baseServices: ['tsa'],
    };
    expect(await ask()).toEqual({
      kind: 'certificates',
      certificates: [
        { ...common, certificate: 'IN_PROGRESS', details: null },
        {
          ...common,
          certificate: 'VALID_ACTIVE',
          details: {
            serialNumber: '2504010927537768143',
            dn: 'CN=A',
            issuerDn: 'CN=B',
            notBefore: '2026-01-15T08:55:00.000Z',
            // Without zone it could be meant in any
            notAfter: null,
          },
        },
      ],
    });
  });

  it('returns what there is of an answer that lacks nearly everything', async () => {
    service.answer(
      response(
        'GetCertificateInfoForCitizen',
        '<p:CertificateInfo><c:AuthenticationCertificateStatus>SUSPENDED</c:AuthenticationCertificateStatus></p:CertificateInfo>',
      ),
    );
    expect(await ask()).toMatchObject({
      certificates: [{ certificate: null, actor: null, contactData: null, details: null }],
    });
  });

  it('returns an empty list when there is none', async () => {
    service.answer(response('GetCertificateInfoForCitizen', ''));
    expect(await ask()).toEqual({ kind: 'certificates', certificates: [] });
  });
});

describe('revocation', () => {
  const ask = () =>
    certRa().revocationContract({ publicKeyIdentifier: key, signer: alice, reason: 'superseded' });
  const revocation = (reason: string) =>
    contractXml(
      `<c:DN>${dn}</c:DN>${signerXml}<c:RevocationReason>${reason}</c:RevocationReason>${textXml()}`,
    );

  it('returns the contract with its reason', async () => {
    service.answer(response('GenerateRevocationContract', revocation('superseded')));
    expect(await ask()).toEqual({
      kind: 'contract',
      contract: { ...contract, reason: 'superseded' },
    });
  });

  it('rejects a contract for another reason', async () => {
    service.answer(response('GenerateRevocationContract', revocation('keyCompromise')));
    expect(await ask()).toMatchObject({ kind: 'failure', problem: 'NotTrusted' });
  });

  it('returns revoked on success alone', async () => {
    const revoke = () =>
      certRa().revoke(by, {
        publicKeyIdentifier: key,
        contract: { ...contract, reason: 'superseded' },
      });
    service.answer(response('Revoke', ''));
    expect(await revoke()).toEqual({ kind: 'revoked' });
    service.answer(response('Revoke', '', { status: requester }));
    expect(await revoke()).toMatchObject({ kind: 'refused' });
  });
});

describe('request of a person abroad', () => {
  const ask = () => certRa().submitForForeigner({ person: alice, contactData, csr });
  const submitted = (url: string, end = '') =>
    response('SubmitCSRForForeigner', `<p:ValidationUrl>${url}</p:ValidationUrl>${end}`);

  it('returns where and until when to confirm', async () => {
    service.answer(
      submitted(
        'https://example.invalid/validate',
        '<p:ExpirationDate>2026-01-22T10:00:00.000+01:00</p:ExpirationDate>',
      ),
    );
    expect(await ask()).toEqual({
      kind: 'submitted',
      validationUrl: 'https://example.invalid/validate',
      expiresAt: '2026-01-22T09:00:00.000Z',
    });
  });

  it('returns the address when the end cannot be read', async () => {
    service.answer(submitted('https://example.invalid/validate'));
    expect(await ask()).toMatchObject({ kind: 'submitted', expiresAt: null });
  });

  it.each(['javascript:alert(1)', 'validate', ''])('rejects the address %j', async (url) => {
    service.answer(submitted(url));
    expect(await ask()).toMatchObject(unreadable);
  });
});
