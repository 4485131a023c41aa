import { randomUUID } from 'node:crypto';
import type { Credential } from '../wire-message.ts';
import { sign } from '../xmlsec.ts';

/* Messages to the simulated registration services, written by hand and signed by xmlsec1. */

const certRa = 'urn:be:fgov:ehealth:certra:protocol:v2';
const ds = 'http://www.w3.org/2000/09/xmldsig#';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

export const statusAction =
  '"urn:be:fgov:ehealth:etee:certra:protocol:v2:getCertificateInfoForAuthenticationCertificate"';

export const inSoap = (body: string): string =>
  `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`;

export interface StatusRequestOptions {
  readonly id?: string;
  readonly at?: string;
  /** The chain in KeyInfo; the signer's own certificate alone when absent. */
  readonly chain?: readonly Buffer[];
  /** Rewrites the message before it is signed. */
  readonly template?: (text: string) => string;
}

/** GetCertificateInfoForAuthenticationCertificate after registration.md 3 and 6.7. */
export function statusRequest(signer: Credential, options: StatusRequestOptions = {}): string {
  const id = options.id ?? `_${randomUUID()}`;
  const chain = options.chain ?? [signer.certificate];
  const type = signer.privateKey.asymmetricKeyType === 'ec' ? 'ecdsa' : 'rsa';
  const certificates = chain.map(
    (der) => `<ds:X509Certificate>${der.toString('base64')}</ds:X509Certificate>`,
  );
  const text = inSoap(
    `<p:GetCertificateInfoForAuthenticationCertificateRequest xmlns:p="${certRa}" Id="${id}" IssueInstant="${options.at ?? new Date().toISOString()}">` +
      `<ds:Signature xmlns:ds="${ds}" Id="xmldsig-1"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${exclusive}"/>` +
      `<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#${type}-sha256"/>` +
      `<ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="${ds}enveloped-signature"/><ds:Transform Algorithm="${exclusive}"/></ds:Transforms>` +
      '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue/></ds:Reference></ds:SignedInfo>' +
      `<ds:SignatureValue/><ds:KeyInfo><ds:X509Data>${certificates.join('')}</ds:X509Data></ds:KeyInfo></ds:Signature>` +
      '</p:GetCertificateInfoForAuthenticationCertificateRequest>',
  );
  return sign(
    (options.template ?? ((same) => same))(text),
    signer.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    `//*[local-name()='Signature']`,
    [`--id-attr:Id`, `${certRa}:GetCertificateInfoForAuthenticationCertificateRequest`],
  );
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Sends a message as a well-behaved client does. `action` is the text of the header. */
export async function call(address: string, action: string, text: string): Promise<Answer> {
  const response = await fetch(address, {
    method: 'POST',
    body: text,
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      soapaction: action,
      'user-agent': 'Trousseau/0.1.0',
      from: 'support@example.org',
    },
  });
  return { status: response.status, text: await response.text() };
}
