import type { X509Certificate } from 'node:crypto';
import { parseListContent } from '../../ehealth/continuity/signature.ts';
import { childElements, findChild, onlyChild, textOf } from '../../ehealth/xml/xml.ts';
import type { XmlElement } from '../../ehealth/xml/xml.ts';
import { decodeBase64 } from '../../ehealth/xml/verify.ts';
import { subjectName } from '../../pki/x509/native-certificate.ts';
import { invalidList } from './list-error.ts';
import { verifyTrustedList } from './list-signature.ts';
import type { TrustPreview } from './trust-entry.ts';
import type { TrustCandidate } from './update-plan.ts';

/** What a verified trusted list says, as far as certification authorities go. */
export interface TrustedList {
  readonly about: NonNullable<TrustPreview['list']>;
  readonly candidates: readonly TrustCandidate[];
}

const tsl = 'http://uri.etsi.org/02231/v2#';
const authorityTypes: ReadonlySet<string> = new Set([
  'http://uri.etsi.org/TrstSvc/Svctype/CA/QC',
  'http://uri.etsi.org/TrstSvc/Svctype/CA/PKC',
]);
/** The second is what "granted" is called for services that are not qualified (TS 119 612, 5.5.4). */
const grantedStatuses: ReadonlySet<string> = new Set([
  'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted',
  'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/recognisedatnationallevel',
]);
const skewMs = 5 * 60_000;

/**
 * Reads a trusted list (ETSI TS 119 612): its signer is known, it is current, and only what the signature covers is
 * read. Authorities are the granted services of type CA/QC and CA/PKC; the others are reported as refused. Throws
 * ERR_TRUST_LIST_INVALID.
 */
export function readTrustedList(
  file: Uint8Array,
  signers: readonly X509Certificate[],
  now: Date,
): TrustedList {
  const { content, signer } = verifyTrustedList(decode(file), signers, now);
  let list: TrustedList;
  try {
    list = readList(parseListContent(content).root, subjectName(signer), now);
  } catch (error) {
    throw invalidList('shape', error);
  }
  const { issuedAt, nextUpdate } = list.about;
  if (Date.parse(issuedAt) > now.getTime() + skewMs) throw invalidList('not-issued-yet');
  if (nextUpdate !== null && Date.parse(nextUpdate) <= now.getTime()) throw invalidList('expired');
  // Applied, it would withdraw every authority
  if (list.candidates.every(({ refusal }) => refusal !== undefined)) throw invalidList('empty');
  return list;
}

function decode(file: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file);
  } catch (error) {
    throw invalidList('not-text', error);
  }
}

function readList(root: XmlElement, signer: string, now: Date): TrustedList {
  if (root.namespace !== tsl || root.localName !== 'TrustServiceStatusList')
    throw new TypeError('not a trusted list');
  const scheme = only(root, 'SchemeInformation');
  const providers = findChild(root, tsl, 'TrustServiceProviderList');
  const services = (providers === undefined ? [] : many(providers, 'TrustServiceProvider'))
    .flatMap((one) => many(only(one, 'TSPServices'), 'TSPService'))
    .map((one) => only(one, 'ServiceInformation'));
  return {
    about: {
      sequenceNumber: sequenceNumberOf(only(scheme, 'TSLSequenceNumber')),
      issuedAt: instantOf(only(scheme, 'ListIssueDateTime')),
      nextUpdate: nextUpdateOf(only(scheme, 'NextUpdate')),
      signer,
    },
    candidates: services.flatMap((one) => candidatesOf(one, now)),
  };
}

function candidatesOf(service: XmlElement, now: Date): TrustCandidate[] {
  const name = nameOf(only(service, 'ServiceName'));
  const identities = many(only(service, 'ServiceDigitalIdentity'), 'DigitalId').flatMap((one) =>
    many(one, 'X509Certificate'),
  );
  if (!isGranted(service, now)) return [{ name, certificate: null, refusal: 'OtherService' }];
  return identities.map((one) => ({ name, certificate: decodeBase64(textOf(one)) }));
}

function isGranted(service: XmlElement, now: Date): boolean {
  const value = (name: string) => textOf(only(service, name)).trim();
  return (
    authorityTypes.has(value('ServiceTypeIdentifier')) &&
    grantedStatuses.has(value('ServiceStatus')) &&
    Date.parse(instantOf(only(service, 'StatusStartingTime'))) <= now.getTime()
  );
}

/** For the person who decides: the English name, which every list has (5.1.4), else the first. */
function nameOf(names: XmlElement): string {
  const all = many(names, 'Name');
  const english = all.find(({ attributes }) =>
    attributes.some(({ localName, value }) => localName === 'lang' && value === 'en'),
  );
  const chosen = english ?? all[0];
  return chosen === undefined ? '' : textOf(chosen).trim().slice(0, 200);
}

function sequenceNumberOf(element: XmlElement): number {
  const text = textOf(element).trim();
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new TypeError('no sequence number');
  return Number(text);
}

/** Empty: the scheme has closed, and this list is its last (5.3.15). */
function nextUpdateOf(element: XmlElement): string | null {
  const inner = findChild(element, tsl, 'dateTime');
  return inner === undefined ? null : instantOf(inner);
}

function instantOf(element: XmlElement): string {
  const text = textOf(element).trim();
  const instant = new Date(text);
  // The clock of JavaScript takes 31 February for 3 March, and hour 24 for the next day
  const isSame =
    !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text.slice(0, 19));
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text) || !isSame)
    throw new TypeError('not a time in UTC');
  return instant.toISOString();
}

const only = (element: XmlElement, name: string) => onlyChild(element, tsl, name);
const many = (element: XmlElement, name: string) => childElements(element, tsl, name);
