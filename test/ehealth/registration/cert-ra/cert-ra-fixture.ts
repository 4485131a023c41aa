import type { Actor } from '../../../../plugin/ehealth/registration/actor.ts';
import { createCertRa } from '../../../../plugin/ehealth/registration/cert-ra/cert-ra.ts';
import type {
  Contract,
  RevocationContract,
} from '../../../../plugin/ehealth/registration/cert-ra/contract.ts';
import type { ContactData } from '../../../../plugin/ehealth/registration/contact-data.ts';
import { inEnvelope, testTransport } from '../../../support/fixtures/soap-answers.ts';

/* Questions to CertRA and answers of a service that says what a test wants. All persons are invented. */

export const alice: Actor = {
  type: 'SSIN',
  id: '00000000196',
  firstNames: ['Alice', 'Zoé'],
  name: 'Simulated',
};
export const cabinet: Actor = {
  type: 'CBE',
  id: '0000000097',
  firstNames: [],
  name: 'Cabinet A & B',
};
export const contactData: ContactData = {
  emailPrivate: 'alice@example.invalid',
  emailGeneral: 'desk@example.invalid',
  phonePrivate: '+32 2 000 00 00',
  phoneGeneral: '+32 2 000 00 01',
};
export const dn =
  'CN=SSIN=00000000196,OU=eHealth-platform Belgium,OU=ALICE SIMULATED,OU=SSIN=00000000196,O=Federal Government,C=BE';
/** Everything that a writer could spoil: markup, line ends, blanks, characters outside ASCII. */
export const html =
  '<!DOCTYPE html>\r\n<html lang="fr">\n\t<p class="a">Je  d&eacute;clare & signe “é” 𝄞 ]]&gt;</p>\n </html>\n';
export const contract: Contract = {
  dn,
  signer: alice,
  texts: { nl: '<html><p>Ik</p></html>', fr: html },
};
export const revocationContract: RevocationContract = {
  ...contract,
  dn: dn.replaceAll('SSIN=', 'SSIN\\='),
  reason: 'superseded',
};
export const key = '08A971BA4FADD688F1C3FAA2274EB90D07105A8A';

export const certRaAt = (endpoint: string) =>
  createCertRa({
    endpoint,
    transport: testTransport(),
    now: () => new Date('2026-11-22T02:30:00.123Z'),
  });

const success = '<cc:StatusCode Value="urn:be:fgov:ehealth:2.0:status:Success"/>';

/** An answer to an operation; `status` null leaves the element out. */
export const response = (
  operation: string,
  content: string,
  { status = success }: { readonly status?: string | null } = {},
) =>
  inEnvelope(
    `<p:${operation}Response xmlns:p="urn:be:fgov:ehealth:certra:protocol:v2" xmlns:c="urn:be:fgov:ehealth:certra:core:v2"` +
      ' xmlns:cc="urn:be:fgov:ehealth:commons:core:v2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
      ` Id="_r" IssueInstant="2026-11-22T02:30:01Z">${status === null ? '' : `<cc:Status>${status}</cc:Status>`}` +
      `${content}</p:${operation}Response>`,
  );

export const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');

export const signerXml =
  '<c:Signer><cc:Id Type="SSIN">00000000196</cc:Id><cc:FirstName>Alice</cc:FirstName><cc:FirstName>Zoé</cc:FirstName><cc:Name>Simulated</cc:Name></c:Signer>';
export const textXml = (texts: Readonly<Record<string, string>> = contract.texts) =>
  `<c:Text>${Object.entries(texts)
    .map(([language, text]) => `<c:Value xml:lang="${language}">${escaped(text)}</c:Value>`)
    .join('')}</c:Text>`;
export const contractXml = (content = `<c:DN>${dn}</c:DN>${signerXml}${textXml()}`) =>
  `<p:Contract>${content}</p:Contract>`;
