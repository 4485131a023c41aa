import { createBerBudget, octetsOf, scanBer } from '../asn1/ber.ts';
import type { BerNode } from '../asn1/ber.ts';
import { nameKey, readName, readRelativeName } from '../x509/distinguished-name.ts';
import type { DistinguishedName } from '../x509/distinguished-name.ts';

/** Where a certificate says that a list about it is (RFC 5280, 4.2.1.13). */
export interface DistributionPoint {
  /** Every name of the place, in a form that is equal for names that mean the same. */
  readonly names: readonly string[];
  /** Those of the names that are http(s) addresses, in their order, as they are written. */
  readonly urls: readonly string[];
}

const nameTag = 0;
const reasonsTag = 1;
const issuerTag = 2;
const directoryNameTag = 4;
const uriTag = 6;

/**
 * The points of a CRLDistributionPoints extension that lead to complete lists of the certificate's own issuer: those for some reasons
 * only, and those of another list's issuer, are left out. Throws MalformedError.
 */
export function readDistributionPoints(
  extension: BerNode,
  issuer: DistinguishedName,
): DistributionPoint[] {
  return extension.children.flatMap(({ children }) => {
    const field = (tag: number) => children.find((one) => one.tagClass === 2 && one.tag === tag);
    const listIssuers = (field(issuerTag)?.children ?? []).map(generalNameKey);
    const isOwn = listIssuers.length === 0 || listIssuers.includes(directoryKey(issuer));
    if (field(reasonsTag) !== undefined || !isOwn) return [];
    const point = field(nameTag);
    // Without a place of its own, the list is known by its issuer (6.3.3 b 2 i)
    if (point === undefined) return [{ names: listIssuers, urls: [] }];
    return [{ names: pointNames(point, issuer), urls: fullNames(point).flatMap(urlOf) }];
  });
}

/** Every name of a DistributionPointName; a relative one is completed by the issuer's. Throws MalformedError. */
export function pointNames(point: BerNode, issuer: DistinguishedName): string[] {
  const [name] = point.children;
  if (name?.tagClass === 2 && name.tag === 1)
    return [directoryKey([...issuer, readRelativeName(name)])];
  return fullNames(point).map(generalNameKey);
}

function fullNames(point: BerNode): readonly BerNode[] {
  const [name] = point.children;
  return name?.tagClass === 2 && name.tag === 0 ? name.children : [];
}

const directoryKey = (name: DistinguishedName) => `directory ${nameKey(name)}`;

/** Equal for names that RFC 5280 takes for the same: directory names by 7.1, addresses by 7.4, others by their octets. */
function generalNameKey(name: BerNode): string {
  if (name.tag === directoryNameTag) return directoryKey(readName(name.children[0]));
  if (name.tag !== uriTag) {
    const octets = name.bytes.subarray(name.start, name.end);
    return `other ${Buffer.from(octets).toString('hex')}`;
  }
  // Scheme and host without regard to case
  const uri = textOf(name).replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?/i, (start) =>
    start.toLowerCase(),
  );
  return `uri ${uri}`;
}

/** The http(s) address of a GeneralName; none for any other name. */
export function urlOf(name: BerNode | undefined): string[] {
  if (name?.tagClass !== 2 || name.tag !== uriTag || name.constructed) return [];
  const text = textOf(name);
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? [text] : [];
}

const textOf = (name: BerNode) => Buffer.from(octetsOf(name)).toString('latin1');

/** Name of an authority out of its DER. Throws MalformedError. */
export const nameOf = (der: Uint8Array): DistinguishedName =>
  readName(scanBer(der, createBerBudget(8)));
