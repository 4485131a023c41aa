import { createBerBudget, octetsOf, scanBer, universal } from '../asn1/ber.ts';
import type { BerNode } from '../asn1/ber.ts';
import {
  algorithmOf,
  explicitContent,
  octetStringOf,
  oidOf,
  sequenceOf,
} from '../asn1/ber-value.ts';
import { MalformedError } from '../asn1/malformed.ts';
import { nodeTime } from '../asn1/time.ts';
import type { ResponderEvidence } from './ocsp-responder.ts';

/** What a responder says of one certificate (RFC 6960, 4.2.1); nothing in it is believed yet. */
export interface SingleResponse {
  /** OID of the hash under the two digests. */
  readonly hashAlgorithm: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  /** Content of the INTEGER. */
  readonly serialNumber: Uint8Array;
  readonly status: 'good' | 'revoked' | 'unknown';
  /** null unless revoked. */
  readonly revokedAt: Date | null;
  /** Number of the CRLReason; null when it gives none. */
  readonly reason: number | null;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  readonly hasCritical: boolean;
}

/** A BasicOCSPResponse: who signed, and the answers under that signature. */
export interface OcspContent extends ResponderEvidence {
  readonly responses: readonly SingleResponse[];
  /** A critical extension of the response as a whole. */
  readonly hasCritical: boolean;
}

const maxDepth = 24;
const basicResponse = '1.3.6.1.5.5.7.48.1.1';
const enumeratedTag = 10;

/** The number of an OCSPResponseStatus, and what was answered where it is 0 (successful). */
export interface OcspEnvelope {
  readonly status: number;
  readonly content: OcspContent | null;
}

/**
 * Reads an OCSPResponse (RFC 6960, 4.2.1) to the last field, within bounds; only definite lengths, and nothing behind it. By hand and
 * from the very octets: signatures are over these, and a library's reading of times makes other instants of them.
 * Throws MalformedError for anything else, and for a time that is none.
 */
export function readOcspEnvelope(bytes: Uint8Array): OcspEnvelope {
  const [status, holder, ...others] = sequenceOf(wholeDer(bytes));
  if (status?.tagClass !== 0 || status.tag !== enumeratedTag || others.length > 0)
    throw new MalformedError('not an OCSP response');
  const code = octetOf(status);
  if (code !== 0) return { status: code, content: null };
  const [type, response] = sequenceOf(explicitContent(holder));
  if (oidOf(type) !== basicResponse) throw new MalformedError('an OCSP response of another type');
  return { status: code, content: readBasicResponse(octetStringOf(response)) };
}

function readBasicResponse(bytes: Uint8Array): OcspContent {
  const [data, algorithm, signature, certificates, ...others] = sequenceOf(wholeDer(bytes));
  if (data === undefined || others.length > 0) throw new MalformedError('not a basic response');
  const fields = [...sequenceOf(data)];
  if (isTagged(fields[0], 0)) fields.shift(); // version
  const [responder, producedAt, responses, extensions, ...more] = fields;
  if (responder?.tagClass !== 2 || more.length > 0) throw new MalformedError('not response data');
  nodeTime(producedAt);
  return {
    content: derOf(data),
    algorithm: algorithmOf(algorithm).oid,
    signature: bitsOf(signature),
    certificates: (certificates === undefined ? [] : sequenceOf(explicitContent(certificates))).map(
      derOf,
    ),
    responses: sequenceOf(responses).map(readSingle),
    hasCritical: hasCritical(extensions),
  };
}

function readSingle(node: BerNode): SingleResponse {
  const [id, status, thisUpdate, ...optional] = sequenceOf(node);
  const [hash, nameHash, keyHash, serial] = sequenceOf(id);
  const nextUpdate = isTagged(optional[0], 0) ? optional.shift() : undefined;
  const extensions = isTagged(optional[0], 1) ? optional.shift() : undefined;
  if (serial?.tagClass !== 0 || serial.tag !== universal.integer || optional.length > 0)
    throw new MalformedError('not a single response');
  return {
    hashAlgorithm: algorithmOf(hash).oid,
    issuerNameHash: octetStringOf(nameHash),
    issuerKeyHash: octetStringOf(keyHash),
    serialNumber: octetsOf(serial),
    ...readStatus(status),
    thisUpdate: nodeTime(thisUpdate),
    nextUpdate: nextUpdate === undefined ? null : nodeTime(nextUpdate.children[0]),
    hasCritical: hasCritical(extensions),
  };
}

function readStatus(
  node: BerNode | undefined,
): Pick<SingleResponse, 'status' | 'revokedAt' | 'reason'> {
  if (isTagged(node, 1)) {
    const [revokedAt, reason] = node.children;
    const code = reason === undefined ? undefined : reason.children[0];
    if (reason !== undefined && (!isTagged(reason, 0) || code?.tag !== enumeratedTag))
      throw new MalformedError('not a reason');
    return {
      status: 'revoked',
      revokedAt: nodeTime(revokedAt),
      reason: code === undefined ? null : octetOf(code),
    };
  }
  const isGood = isTagged(node, 0);
  if (!isGood && !isTagged(node, 2)) throw new MalformedError('not a certificate status');
  return { status: isGood ? 'good' : 'unknown', revokedAt: null, reason: null };
}

/** Extensions (RFC 5280, 4.1) in an explicit tag. None is known here, so a critical one makes the answer unusable (RFC 6960, 4.4). */
function hasCritical(holder: BerNode | undefined): boolean {
  if (holder === undefined) return false;
  const [extensions] = holder.children;
  return sequenceOf(extensions).some((extension) => {
    const [, critical, value] = sequenceOf(extension);
    return value !== undefined && critical !== undefined && octetOf(critical) !== 0;
  });
}

/** Within bounds, definite and without anything behind it. */
function wholeDer(bytes: Uint8Array): BerNode {
  const root = scanBer(bytes, createBerBudget(maxDepth));
  if (!root.definite || root.end !== bytes.length) throw new MalformedError('not DER');
  return root;
}

const isTagged = (node: BerNode | undefined, tag: number): node is BerNode =>
  node?.tagClass === 2 && node.tag === tag;

const derOf = ({ bytes, start, end }: BerNode) => bytes.subarray(start, end);

function octetOf(node: BerNode): number {
  const octets = octetsOf(node);
  if (node.constructed || octets.length !== 1) throw new MalformedError('not one octet');
  return octets[0] ?? 0;
}

function bitsOf(node: BerNode | undefined): Uint8Array {
  if (node?.tagClass !== 0 || node.tag !== universal.bitString || node.constructed)
    throw new MalformedError('no signature');
  return octetsOf(node).subarray(1);
}
