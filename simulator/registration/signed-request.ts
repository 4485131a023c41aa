import type { X509Certificate } from 'node:crypto';
import type { RegistrationSettings } from '../control/registration-settings.ts';
import { StatusRefusal } from './status-answer.ts';
import { readCertificate } from '../soap/wss-header.ts';
import { attribute, childrenOf, onlyChild, type ElementNode } from '../xml/xml.ts';
import { ns } from '../xml/xml-names.ts';
import {
  checkReference,
  checkValue,
  readSignature,
  SignatureRefusal,
} from '../xml/xml-signature.ts';

/** A request of the registration services that passed the first rule of registration.md section 18; its signer is not judged yet. */
export interface SignedRequest {
  readonly id: string;
  /** Leaf of the chain in KeyInfo, whose key made the signature. Not judged yet. */
  readonly signer: X509Certificate;
}

/** What a registration authority asks of a request where no source is certain. */
export type RequestRules = Pick<RegistrationSettings, 'checkInstant' | 'ecdsa'>;

/** How far the instant of a request may lie from the service's, in milliseconds. */
const tolerance = 5 * 60_000;

/**
 * Reads Id and IssueInstant and verifies the signature that must be the last child, laid out as registration.md section 3 says.
 * `others` are the names of the children before it. Throws {@link StatusRefusal}.
 */
export function readSignedRequest(
  payload: ElementNode,
  others: readonly string[],
  now: Date,
  rules: RequestRules,
): SignedRequest {
  const id = requestId(payload);
  requireInstant(payload, now, rules);
  const names = payload.children.slice(0, -1).map(({ name }) => name);
  const signature = payload.children.at(-1);
  if (signature?.name !== 'Signature' || signature.namespace !== ns.ds) {
    throw layout('the last child must be a Signature');
  }
  if (names.join(' ') !== others.join(' ')) {
    throw new StatusRefusal('SIM_SCHEMA', 'the request holds other elements than it should');
  }
  return { id, signer: verify(payload, id, signature, rules.ecdsa) };
}

/** The Id of a request. Throws {@link StatusRefusal} where there is none that a signature could name. */
export function requestId(payload: ElementNode): string {
  const id = attribute(payload, 'Id') ?? '';
  if (!/^[A-Za-z_][\w.-]*$/.test(id)) throw new StatusRefusal('SIM_SCHEMA', 'Id is missing');
  return id;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Throws {@link StatusRefusal} for a request without instant, or of another time. */
export function requireInstant(
  payload: ElementNode,
  now: Date,
  { checkInstant }: Pick<RequestRules, 'checkInstant'>,
): void {
  const text = attribute(payload, 'IssueInstant') ?? '';
  const at = Date.parse(text);
  if (!instant.test(text) || Number.isNaN(at)) {
    throw new StatusRefusal('SIM_SCHEMA', 'IssueInstant is missing or has no zone');
  }
  if (checkInstant && Math.abs(at - now.getTime()) > tolerance) {
    throw new StatusRefusal('SIM_TIME', 'IssueInstant is more than five minutes off', [
      ['now', now.toISOString()],
    ]);
  }
}

function verify(
  payload: ElementNode,
  id: string,
  signature: ElementNode,
  ecdsa: RequestRules['ecdsa'],
): X509Certificate {
  try {
    const read = readSignature(signature);
    const [reference, ...more] = read.references;
    if (reference === undefined || more.length > 0) throw layout('there must be one Reference');
    if (reference.id !== id || !reference.enveloped) {
      throw layout('the Reference must cover the request, without its signature');
    }
    const signer = leafOf(read.keyInfo);
    checkReference(reference, payload, signature);
    checkValue(read, signer.publicKey, ecdsa);
    return signer;
  } catch (error) {
    if (!(error instanceof SignatureRefusal)) throw error;
    throw error.reason === 'form'
      ? layout(error.message)
      : new StatusRefusal('SIM_SIGNATURE', error.message);
  }
}

/** The chain in KeyInfo must run upwards from the leaf; how far it goes is left to the caller of the service. */
function leafOf(keyInfo: ElementNode): X509Certificate {
  const data = onlyChild(keyInfo, ns.ds, 'X509Data');
  if (data === null || keyInfo.children.length !== 1) throw layout('KeyInfo holds one X509Data');
  const certificates = childrenOf(data, ns.ds, 'X509Certificate');
  if (certificates.length !== data.children.length) throw layout('X509Data holds certificates');
  const chain = certificates.map(({ text }) => readCertificate(text));
  const [leaf] = chain;
  if (leaf === undefined || leaf === null || chain.includes(null)) {
    throw layout('there is no certificate in X509Data, or one that cannot be read');
  }
  for (const [index, certificate] of chain.entries()) {
    const next = chain[index + 1];
    if (next !== undefined && certificate?.checkIssued(next ?? certificate) !== true) {
      throw layout('the chain in X509Data must run from the leaf upwards');
    }
  }
  return leaf;
}

const layout = (message: string): StatusRefusal => new StatusRefusal('SIM_LAYOUT', message);
