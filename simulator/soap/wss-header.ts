import { X509Certificate } from 'node:crypto';
import { SoapFault } from './soap-fault.ts';
import type { SoapMessage } from './soap-message.ts';
import { attribute, childrenOf, onlyChild, type ElementNode } from '../xml/xml.ts';
import { literals, ns } from '../xml/xml-names.ts';
import {
  checkReference,
  checkValue,
  fromBase64,
  readSignature,
  SignatureRefusal,
  type ReadSignature,
} from '../xml/xml-signature.ts';

export interface TimestampRule {
  readonly now: Date;
  /** Longest time between Created and Expires, in seconds. */
  readonly lifeSeconds: number;
}

/** The wsse:Security header's parts, each there once. */
interface SecurityParts {
  readonly timestamp: ElementNode;
  readonly signature: ElementNode;
  /** What is neither time stamp nor signature. */
  readonly token: ElementNode;
}

/**
 * Verifies the WS-Security header of a call to the STS (sessions.md section 18, rules 3 and 4) and returns the certificate that
 * signed it. That certificate is not judged here.
 */
export function verifyCallerHeader(message: SoapMessage, rule: TimestampRule): X509Certificate {
  return asFault(() => {
    const { timestamp, signature, token } = securityParts(message);
    if (token.namespace !== ns.wsse || token.name !== 'BinarySecurityToken') {
      throw invalid('the BinarySecurityToken is missing');
    }
    const certificate = tokenCertificate(token);
    const read = readSignature(signature);
    const reference = keyReference(read);
    if (
      attribute(reference, 'URI') !== `#${wsuId(token)}` ||
      attribute(reference, 'ValueType') !== literals.x509v3
    ) {
      throw invalid('KeyInfo does not name the token');
    }
    checkCoverage(read, signature, [message.body, token, timestamp]);
    checkValue(read, certificate.publicKey);
    checkTimestamp(timestamp, rule);
    return certificate;
  });
}

/** Finds the one time stamp, the one signature and the one other thing in the one Security header. */
export function securityParts(message: SoapMessage): SecurityParts {
  const security = message.header === null ? null : onlyChild(message.header, ns.wsse, 'Security');
  if (security === null) throw invalid('there must be one Security header');
  const timestamp = onlyChild(security, ns.wsu, 'Timestamp');
  const signature = onlyChild(security, ns.ds, 'Signature');
  if (timestamp === null || signature === null) {
    throw invalid('there must be one Timestamp and one Signature');
  }
  const [token, ...others] = security.children.filter(
    (child) => child !== timestamp && child !== signature,
  );
  if (token === undefined || others.length > 0) throw invalid('there must be one token');
  return { timestamp, signature, token };
}

/** The signature is over exactly these elements, each whole and by its wsu:Id, and their digests fit. */
export function checkCoverage(
  read: ReadSignature,
  signature: ElementNode,
  parts: readonly ElementNode[],
): void {
  if (read.references.length !== parts.length) {
    throw invalid(`exactly ${String(parts.length)} parts must be signed`);
  }
  for (const part of parts) {
    const id = wsuId(part);
    const reference = read.references.find((candidate) => candidate.id === id);
    if (reference === undefined) throw invalid(`${part.name} is not signed`);
    if (reference.enveloped) throw invalid('only exclusive canonicalisation is taken');
    checkReference(reference, part, signature);
  }
}

/** Rule 4: short, begun at most 60 s from now, and not over: with a life of 60 s, a clock wrong by more than that is noticed. */
export function checkTimestamp(timestamp: ElementNode, rule: TimestampRule): void {
  const created = instantOf(onlyChild(timestamp, ns.wsu, 'Created'));
  const expires = instantOf(onlyChild(timestamp, ns.wsu, 'Expires'));
  if (created === null || expires === null || timestamp.children.length !== 2) {
    throw invalid('the Timestamp must hold Created and Expires in UTC');
  }
  const life = expires.getTime() - created.getTime();
  if (life <= 0 || life > rule.lifeSeconds * 1000) {
    throw new SoapFault('wsse:MessageExpired', 'the time stamp lives too long or not at all');
  }
  const now = rule.now.getTime();
  if (created.getTime() > now + 60_000 || expires.getTime() < now) {
    throw new SoapFault('wsse:MessageExpired', 'the time stamp is too old or in the future');
  }
}

function instantOf(element: ElementNode | null): Date | null {
  const text = element?.text ?? '';
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text)) return null;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

function tokenCertificate(token: ElementNode): X509Certificate {
  if (
    attribute(token, 'EncodingType') !== literals.base64Binary ||
    attribute(token, 'ValueType') !== literals.x509v3
  ) {
    throw invalid('the token is no X.509 v3 certificate in base64');
  }
  return readCertificate(token.text) ?? fail('ws-trust:InvalidSecurityToken', 'no certificate');
}

/** A certificate in base64 on one line; null where it is none. */
export function readCertificate(base64: string): X509Certificate | null {
  try {
    return new X509Certificate(fromBase64(base64));
  } catch {
    return null;
  }
}

function fail(code: string, message: string): never {
  throw new SoapFault(code, message);
}

/** The wsse:Reference of a signature's KeyInfo. */
function keyReference(read: ReadSignature): ElementNode {
  const reference = onlyChild(read.keyInfo, ns.wsse, 'SecurityTokenReference');
  const found = reference === null ? null : onlyChild(reference, ns.wsse, 'Reference');
  if (found === null || childrenOf(read.keyInfo, ns.wsse, 'SecurityTokenReference').length !== 1) {
    throw invalid('KeyInfo holds no reference to the token');
  }
  return found;
}

function wsuId(element: ElementNode): string {
  const id = attribute(element, 'Id', ns.wsu);
  if (id === null || id === '') throw invalid(`${element.name} has no wsu:Id`);
  return id;
}

const invalid = (message: string): SoapFault => new SoapFault('wsse:InvalidSecurity', message);

/** Runs a verification; what a signature is refused for becomes the fault that says so. */
export function asFault<Result>(verification: () => Result): Result {
  try {
    return verification();
  } catch (error) {
    if (!(error instanceof SignatureRefusal)) throw error;
    throw new SoapFault(
      error.reason === 'form' ? 'wsse:InvalidSecurity' : 'wsse:FailedCheck',
      error.message,
    );
  }
}
