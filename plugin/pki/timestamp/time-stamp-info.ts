import { createBerBudget, octetsOf, scanBer, universal } from '../asn1/ber.ts';
import type { BerNode } from '../asn1/ber.ts';
import { octetStringOf, oidOf, sequenceOf } from '../asn1/ber-value.ts';
import { MalformedError } from '../asn1/malformed.ts';

/** What a time-stamp authority states (TSTInfo of RFC 3161, 2.4.2). Nothing in it is believed yet. */
export interface TimeStampInfo {
  /** OID. */
  readonly policy: string;
  /** OID of the hash. */
  readonly hash: string;
  readonly digest: Uint8Array;
  /** Upper-case hex. */
  readonly serialNumber: string;
  readonly at: Date;
}

const generalizedTime = 24;

/** Reads the DER of a TSTInfo of version 1. Throws MalformedError. Accuracy, ordering, nonce and name of the authority are not read. */
export function readTimeStampInfo(der: Uint8Array): TimeStampInfo {
  const root = scanBer(der, createBerBudget(16));
  if (root.end !== der.length) throw new MalformedError('bytes behind the time stamp');
  const [version, policy, imprint, serialNumber, time] = sequenceOf(root);
  if (hexOf(version) !== '01') throw new MalformedError('a time stamp of another version');
  const [algorithm, digest] = sequenceOf(imprint);
  return {
    policy: oidOf(policy),
    hash: oidOf(sequenceOf(algorithm)[0]),
    digest: octetStringOf(digest),
    serialNumber: hexOf(serialNumber),
    at: instantOf(time),
  };
}

function hexOf(node: BerNode | undefined): string {
  if (node?.tagClass !== 0 || node.tag !== universal.integer || node.constructed) {
    throw new MalformedError('a number is missing');
  }
  return Buffer.from(octetsOf(node)).toString('hex').toUpperCase();
}

/** GeneralizedTime with an optional fraction of a second, in UTC; a day that does not exist is none. */
function instantOf(node: BerNode | undefined): Date {
  const text =
    node?.tagClass === 0 && node.tag === generalizedTime && !node.constructed
      ? Buffer.from(octetsOf(node)).toString('latin1')
      : '';
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(text);
  if (parts === null) throw new MalformedError('not a time');
  const [, year, month, day, hour, minute, second, fraction = ''] = parts;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime()) || instant.toISOString() !== iso) {
    throw new MalformedError('not a time');
  }
  return instant;
}
