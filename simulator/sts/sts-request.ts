import type { X509Certificate } from 'node:crypto';
import type { SimulatorSettings } from '../control/control.ts';
import { SoapFault } from '../soap/soap-fault.ts';
import { readCertificate } from '../soap/wss-header.ts';
import { attribute, childrenOf, onlyChild, type ElementNode } from '../xml/xml.ts';
import { literals, ns } from '../xml/xml-names.ts';

/** One claim of a request; `value` null: to be filled in by us. */
export interface Claim {
  readonly uri: string;
  readonly value: string | null;
}

export interface IssueRequest {
  readonly kind: 'issue';
  readonly context: string;
  readonly claims: readonly Claim[];
  readonly expires: Date;
  readonly useKey: X509Certificate;
}

export interface RenewRequest {
  readonly kind: 'renew';
  readonly context: string;
  readonly assertion: ElementNode;
}

export interface ChallengeAnswer {
  readonly context: string;
  readonly challenge: string;
}

type Spelling = Pick<SimulatorSettings, 'contextAttribute' | 'keyTypeSpelling'>;

/** Reads wst:RequestSecurityToken to the letter of sessions.md sections 7 and 9; throws InvalidRequest or InvalidTimeRange. */
export function readTokenRequest(
  payload: ElementNode,
  spelling: Spelling,
): IssueRequest | RenewRequest {
  const context = readContext(payload, spelling);
  const [tokenType, requestType] = payload.children;
  requireText(tokenType, 'TokenType', literals.saml11Token);
  if (isWst(requestType, 'RequestType') && requestType.text === literals.renew) {
    return { kind: 'renew', context, assertion: readRenewTarget(payload) };
  }
  requireText(requestType, 'RequestType', literals.issue);
  const [, , claims, lifetime, keyType, useKey, ...others] = payload.children;
  if (others.length > 0) throw invalid('the request holds more than an Issue has');
  const read = readClaims(claims);
  const expires = readLifetime(lifetime);
  requireKeyType(keyType, spelling);
  return { kind: 'issue', context, claims: read, expires, useKey: readUseKey(useKey) };
}

/** Reads wst:RequestSecurityTokenResponse with SignChallengeResponse (sessions.md section 8). */
export function readChallengeAnswer(payload: ElementNode, spelling: Spelling): ChallengeAnswer {
  const context = readContext(payload, spelling);
  const response = onlyChild(payload, ns.wst, 'SignChallengeResponse');
  const challenge = response === null ? null : onlyChild(response, ns.wst, 'Challenge');
  if (challenge === null || challenge.children.length > 0) {
    throw invalid('there must be one SignChallengeResponse with one Challenge');
  }
  return { context, challenge: challenge.text };
}

function readContext(payload: ElementNode, { contextAttribute }: Spelling): string {
  const context =
    attribute(payload, 'Context') ??
    (contextAttribute === 'any' ? attribute(payload, 'Context', ns.wst) : null);
  if (context === null || context === '') throw invalid('Context is missing');
  return context;
}

const isWst = (element: ElementNode | undefined, name: string): element is ElementNode =>
  element?.namespace === ns.wst && element.name === name;

function requireText(element: ElementNode | undefined, name: string, text: string): void {
  if (!isWst(element, name)) throw invalid(`${name} is missing or out of order`);
  if (element.text !== text) throw invalid(`${name} must be ${text}`);
}

function readClaims(claims: ElementNode | undefined): readonly Claim[] {
  if (!isWst(claims, 'Claims')) throw invalid('Claims is missing or out of order');
  if (attribute(claims, 'Dialect') !== literals.claimsDialect) throw invalid('another Dialect');
  const types = childrenOf(claims, ns.auth, 'ClaimType');
  if (types.length === 0 || types.length !== claims.children.length) {
    throw invalid('Claims must hold ClaimType elements');
  }
  const read = types.map((type): Claim => {
    const uri = attribute(type, 'Uri') ?? '';
    const value = onlyChild(type, ns.auth, 'Value');
    if (uri === '') throw invalid('a ClaimType has no Uri');
    if (type.children.length > (value === null ? 0 : 1)) throw invalid(`${uri} holds more`);
    if (value?.text === '') throw invalid(`${uri} is asserted without a value`);
    return { uri, value: value?.text ?? null };
  });
  if (new Set(read.map(({ uri }) => uri)).size !== read.length) {
    throw invalid('a claim stands twice');
  }
  return read;
}

function readLifetime(lifetime: ElementNode | undefined): Date {
  if (!isWst(lifetime, 'Lifetime')) throw invalid('Lifetime is missing or out of order');
  const [created, expires, ...others] = lifetime.children;
  if (others.length > 0) throw invalid('Lifetime holds more');
  const from = readInstant(created, 'Created');
  const until = readInstant(expires, 'Expires');
  if (until <= from) {
    throw new SoapFault('ws-trust:InvalidTimeRange', 'Expires does not follow Created');
  }
  return until;
}

/** Any time zone and any number of fractions: both were seen on the wire (sessions.md section 7). */
function readInstant(element: ElementNode | undefined, name: string): Date {
  if (element?.namespace !== ns.wsu || element.name !== name) throw invalid(`${name} is missing`);
  const pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  const instant = new Date(element.text);
  if (!pattern.test(element.text) || Number.isNaN(instant.getTime())) {
    throw new SoapFault('ws-trust:InvalidTimeRange', `${name} is no instant`);
  }
  return instant;
}

function requireKeyType(element: ElementNode | undefined, { keyTypeSpelling }: Spelling): void {
  const dashed =
    keyTypeSpelling === 'any' &&
    isWst(element, 'KeyType') &&
    element.text === literals.publicKeyWithDash;
  if (!dashed) requireText(element, 'KeyType', literals.publicKey);
}

function readUseKey(element: ElementNode | undefined): X509Certificate {
  if (!isWst(element, 'UseKey')) throw invalid('UseKey is missing or out of order');
  const certificate = readCertificate(
    path(
      element,
      [ns.wsse, 'SecurityTokenReference'],
      [ns.ds, 'X509Data'],
      [ns.ds, 'X509Certificate'],
    )?.text ?? '',
  );
  if (certificate === null) throw invalid('UseKey holds no certificate');
  return certificate;
}

function readRenewTarget(payload: ElementNode): ElementNode {
  const [, , target, ...others] = payload.children;
  if (!isWst(target, 'RenewTarget') || others.length > 0) {
    throw invalid('a Renew holds TokenType, RequestType and RenewTarget');
  }
  const embedded = path(target, [ns.wsse, 'SecurityTokenReference'], [ns.wsse, 'Embedded']);
  const assertion = embedded === null ? null : onlyChild(embedded, ns.saml, 'Assertion');
  if (assertion === null) throw invalid('RenewTarget embeds no assertion');
  return assertion;
}

/** Goes down by names, one child each. */
export function path(
  element: ElementNode,
  ...steps: readonly (readonly [namespace: string, name: string])[]
): ElementNode | null {
  return steps.reduce<ElementNode | null>(
    (at, [namespace, name]) => (at === null ? null : onlyChild(at, namespace, name)),
    element,
  );
}

const invalid = (message: string): SoapFault => new SoapFault('ws-trust:InvalidRequest', message);
