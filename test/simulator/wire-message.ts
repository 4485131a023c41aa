import { randomUUID, type KeyObject } from 'node:crypto';
import { securitySignature, sign } from './xmlsec.ts';

/* Messages to the simulator as sessions.md has them, written by hand and signed by xmlsec1. */

/** A key and the certificate that goes with it. */
export interface Credential {
  readonly privateKey: KeyObject;
  readonly certificate: Buffer;
}

const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
const wsse = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const wsu = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
const x509 =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3';
const base64 =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary';
const ds = 'http://www.w3.org/2000/09/xmldsig#';
const wst = 'http://docs.oasis-open.org/ws-sx/ws-trust/200512';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const saml11 = 'http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV1.1';

export interface HeaderOptions {
  readonly created?: Date;
  readonly lifeSeconds?: number;
  /** Which of the parts are signed, by id. */
  readonly signed?: readonly string[];
  readonly method?: string;
  readonly digest?: string;
  readonly canonicalisation?: string;
}

/** A body under a WS-Security header with BinarySecurityToken, signed. */
export function secured(body: string, signer: Credential, options: HeaderOptions = {}): string {
  const template =
    `<soap:Envelope xmlns:soap="${soap}"><soap:Header><wsse:Security xmlns:wsse="${wsse}" xmlns:wsu="${wsu}" soap:mustUnderstand="1">` +
    `<wsse:BinarySecurityToken wsu:Id="X509-1" EncodingType="${base64}" ValueType="${x509}">${signer.certificate.toString('base64')}</wsse:BinarySecurityToken>` +
    timestamp(options) +
    signatureTemplate(
      signer,
      options.signed ?? ['id-1', 'X509-1', 'TS-1'],
      `<wsse:SecurityTokenReference><wsse:Reference URI="#X509-1" ValueType="${x509}"/></wsse:SecurityTokenReference>`,
      options,
    ) +
    `</wsse:Security></soap:Header><soap:Body xmlns:wsu="${wsu}" wsu:Id="id-1">${body}</soap:Body></soap:Envelope>`;
  return sign(template, pem(signer), securitySignature);
}

/** A body under a WS-Security header with an assertion, signed by the holder of key. */
export function securedByAssertion(
  body: string,
  assertion: string,
  holder: Credential,
  options: HeaderOptions & { readonly assertionLast?: boolean } = {},
): string {
  const id = /AssertionID="([^"]+)"/.exec(assertion)?.[1] ?? '';
  const signature = signatureTemplate(
    holder,
    options.signed ?? ['id-1', 'TS-1'],
    `<wsse:SecurityTokenReference xmlns:wsse11="http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd" wsse11:TokenType="${saml11}">` +
      `<wsse:KeyIdentifier ValueType="http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.0#SAMLAssertionID">${id}</wsse:KeyIdentifier></wsse:SecurityTokenReference>`,
    options,
  );
  const template =
    `<soap:Envelope xmlns:soap="${soap}"><soap:Header><wsse:Security xmlns:wsse="${wsse}" xmlns:wsu="${wsu}" soap:mustUnderstand="1">` +
    timestamp(options) +
    (options.assertionLast === true ? signature + assertion : assertion + signature) +
    `</wsse:Security></soap:Header><soap:Body xmlns:wsu="${wsu}" wsu:Id="id-1">${body}</soap:Body></soap:Envelope>`;
  return sign(template, pem(holder), securitySignature);
}

function timestamp({ created = new Date(), lifeSeconds = 60 }: HeaderOptions): string {
  const expires = new Date(created.getTime() + lifeSeconds * 1000);
  return (
    `<wsu:Timestamp wsu:Id="TS-1"><wsu:Created>${created.toISOString()}</wsu:Created>` +
    `<wsu:Expires>${expires.toISOString()}</wsu:Expires></wsu:Timestamp>`
  );
}

function signatureTemplate(
  signer: Credential,
  signed: readonly string[],
  keyInfo: string,
  options: HeaderOptions,
): string {
  const type = signer.privateKey.asymmetricKeyType === 'ec' ? 'ecdsa' : 'rsa';
  const method = options.method ?? `http://www.w3.org/2001/04/xmldsig-more#${type}-sha256`;
  const digest = options.digest ?? 'http://www.w3.org/2001/04/xmlenc#sha256';
  const transform = options.canonicalisation ?? exclusive;
  const references = signed.map(
    (id) =>
      `<ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="${transform}"/></ds:Transforms>` +
      `<ds:DigestMethod Algorithm="${digest}"/><ds:DigestValue/></ds:Reference>`,
  );
  return (
    `<ds:Signature xmlns:ds="${ds}"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${exclusive}"/>` +
    `<ds:SignatureMethod Algorithm="${method}"/>${references.join('')}</ds:SignedInfo>` +
    `<ds:SignatureValue/><ds:KeyInfo>${keyInfo}</ds:KeyInfo></ds:Signature>`
  );
}

const pem = ({ privateKey }: Credential): string =>
  privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

export type Claims = readonly (readonly [uri: string, value?: string])[];

const person = 'urn:be:fgov:person:ssin';
const holder = 'urn:be:fgov:ehealth:1.0:certificateholder';

export const doctorClaims = (ssin: string): Claims => [
  [`${holder}:person:ssin`, ssin],
  [person, ssin],
  [`${person}:doctor:boolean`],
  [`${person}:ehealth:1.0:doctor:nihii11`],
];

export const nurseGroupClaims = (nihii: string): Claims => [
  ['urn:be:fgov:ehealth:1.0:groupofnurses:nihii-number', nihii],
  [`${holder}:groupofnurses:nihii-number`, nihii],
  ['urn:be:fgov:ehealth:1.0:groupofnurses:nihii-number:recognisedgroupofnurses:nihii11'],
  [`${holder}:groupofnurses:nihii-number:recognisedgroupofnurses:boolean`],
];

export interface IssueOptions {
  readonly claims?: Claims;
  readonly context?: string;
  readonly hours?: number;
  /** Rewrites the finished body, for what an Issue must not look like. */
  readonly rewrite?: (body: string) => string;
}

/** The body of an Issue (sessions.md section 7). */
export function issueBody(useKey: Buffer, options: IssueOptions = {}): string {
  const now = new Date();
  const expires = new Date(now.getTime() + (options.hours ?? 8) * 3_600_000);
  const claims = (options.claims ?? doctorClaims('00000000097')).map(([uri, value]) =>
    value === undefined
      ? `<auth:ClaimType Uri="${uri}"/>`
      : `<auth:ClaimType Uri="${uri}"><auth:Value>${value}</auth:Value></auth:ClaimType>`,
  );
  const body =
    `<wst:RequestSecurityToken xmlns:wst="${wst}" xmlns:auth="http://docs.oasis-open.org/wsfed/authorization/200706"` +
    ` xmlns:wsu="${wsu}" xmlns:wsse="${wsse}" xmlns:ds="${ds}" Context="${options.context ?? randomUUID()}">` +
    `<wst:TokenType>${saml11}</wst:TokenType><wst:RequestType>${wst}/Issue</wst:RequestType>` +
    `<wst:Claims Dialect="http://docs.oasis-open.org/wsfed/authorization/200706/authclaims">${claims.join('')}</wst:Claims>` +
    `<wst:Lifetime><wsu:Created>${now.toISOString()}</wsu:Created><wsu:Expires>${expires.toISOString()}</wsu:Expires></wst:Lifetime>` +
    '<wst:KeyType>http://docs.oasis-open.org/ws-sx/wstrust/200512/PublicKey</wst:KeyType>' +
    `<wst:UseKey><wsse:SecurityTokenReference><ds:X509Data><ds:X509Certificate>${useKey.toString('base64')}</ds:X509Certificate></ds:X509Data></wsse:SecurityTokenReference></wst:UseKey>` +
    '</wst:RequestSecurityToken>';
  return (options.rewrite ?? ((text) => text))(body);
}

/** The body of a challenge's answer (section 8). */
export const challengeBody = (context: string, challenge: string): string =>
  `<wst:RequestSecurityTokenResponse xmlns:wst="${wst}" Context="${context}"><wst:SignChallengeResponse>` +
  `<wst:Challenge>${challenge}</wst:Challenge></wst:SignChallengeResponse></wst:RequestSecurityTokenResponse>`;

/** The body of a Renew (section 9). */
export const renewBody = (assertion: string): string =>
  `<wst:RequestSecurityToken xmlns:wst="${wst}" xmlns:wsu="${wsu}" xmlns:wsse="${wsse}" Context="${randomUUID()}">` +
  `<wst:TokenType>${saml11}</wst:TokenType><wst:RequestType>${wst}/Renew</wst:RequestType>` +
  `<wst:RenewTarget><wsse:SecurityTokenReference><wsse:Embedded wsu:Id="token-1">${assertion}</wsse:Embedded>` +
  '</wsse:SecurityTokenReference></wst:RenewTarget></wst:RequestSecurityToken>';

export const whoAmI = '<sim:WhoAmIRequest xmlns:sim="urn:be:fgov:ehealth:simulation:echo:v1"/>';

export interface WireAnswer {
  readonly status: number;
  readonly text: string;
  readonly date: string | null;
  /** Code of the fault; null where it is none. */
  readonly fault: string | null;
  /** The assertion as the answer contains it; null without one. */
  readonly assertion: string | null;
  readonly challenge: string | null;
}

const actions = {
  token: 'urn:be:fgov:ehealth:sts:protocol:v1:RequestSecurityToken',
  challenge: 'urn:be:fgov:ehealth:sts:protocol:v1:Challenge',
  whoAmI: 'urn:be:fgov:ehealth:simulation:echo:v1:WhoAmI',
} as const;

/** Sends a message as a well-behaved client does, but for `headers`. */
export async function send(
  address: string,
  action: keyof typeof actions,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<WireAnswer> {
  const response = await fetch(address, {
    method: 'POST',
    body: text,
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"${actions[action]}"`,
      'user-agent': 'Trousseau/0.1.0 Practice/7.2',
      from: 'support@example.org',
      ...headers,
    },
  });
  const answer = await response.text();
  const found = (pattern: RegExp): string | null => pattern.exec(answer)?.[1] ?? null;
  return {
    status: response.status,
    text: answer,
    date: response.headers.get('date'),
    fault: found(/<Code>([^<]*)<\/Code>/),
    assertion: found(/(<Assertion .*<\/Assertion>)/s),
    challenge: found(/<wst:Challenge>([^<]*)</),
  };
}
