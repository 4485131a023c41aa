import { isCbe, isNihii, isSsin } from './identifier.ts';
import type { HolderKind } from './identifier.ts';
import type { NameAttribute, X509Facts } from './certificate-facts.ts';

/** Who a certificate is for, read from the subject of its authentication certificate. */
export interface Holder {
  /** Type in the certificate: SSIN, NIHII-GROUP, CBE … ; unknown types are kept literally. */
  readonly type: string;
  /** Digits, left-padded to the type's length. */
  readonly id: string;
  readonly applicationId: string | null;
  readonly name: string;
}

export interface EhealthName {
  readonly holder: Holder;
  /** False when common name and organisational units name different holders. */
  readonly consistent: boolean;
}

interface HolderType {
  readonly length: number;
  /** null: none of the three kinds users know; the type itself is shown. */
  readonly kind: HolderKind | null;
}

const ofKind = (kind: HolderKind | null, length: number, types: readonly string[]) =>
  types.map((type): [string, HolderType] => [type, { length, kind }]);

/** The identifier types of eHealth's connector. Data: a type that is not listed is accepted and shown as it is. */
const holderTypes: ReadonlyMap<string, HolderType> = new Map([
  ...ofKind('person', 11, ['SSIN', 'NIHII11']),
  ...ofKind('company', 10, ['CBE', 'CBE-TREAT_CENTER', 'CBE-CONSORTIUM']),
  ...ofKind(null, 10, ['EHP', 'EHP-CTRL_ORGANISM', 'SITESMUR', 'SITEPIT']),
  ...ofKind(null, 4, ['SITE']),
  ...ofKind('group', 8, [
    'NIHII',
    'NIHII-PHARMACY',
    'NIHII-OTD_PHARMACY',
    'NIHII-HOSPITAL',
    'NIHII-LABO',
    'NIHII-RETIREMENT',
    'NIHII-PALLIATIVE_CARE',
    'NIHII-PSYCH_HOUSE',
    'NIHII-PROT_ACC',
    'NIHII-LEGAL_PSY',
    'NIHII-REEDUCATION',
    'NIHII-AMBU_SERVICE',
    'NIHII-HOME_SERVICES',
    'NIHII-BELRAI',
    'NIHII-BELRAI_SCREEN',
    'NIHII-OFFICE_DOCTORS',
    'NIHII-OFFICE_DENTISTS',
    'NIHII-OF_PHYSIOS',
    'NIHII-OF_BAND',
    'NIHII-GROUP',
    'NIHII-GROUP_DOCTORS',
    'NIHII-GROUP_MIDWIVES',
    'NIHII-MEDICAL_HOUSE',
    'NIHII-GUARD_POST',
    'NIHII-SORTING_CENTER',
  ]),
]);

const OU = '2.5.4.11';
const CN = '2.5.4.3';
const SERIAL_NUMBER = '2.5.4.5';
const PLATFORM = 'ehealth-platform belgium';

/** Which of the kinds a holder type belongs to; null when users have no word for it. Later NIHII and CBE types are known by prefix. */
export function holderKindOf(type: string): HolderKind | null {
  const known = holderTypes.get(type);
  if (known !== undefined) return known.kind;
  if (type.startsWith('NIHII-')) return 'group';
  return type.startsWith('CBE-') ? 'company' : null;
}

/** Pads an identifier to its type's length; digits of an unknown type stay as they are. */
export function padIdentifier(type: string, digits: string): string {
  return digits.padStart(holderTypes.get(type)?.length ?? 0, '0');
}

/** Whether the check digits of a holder's identifier fit; null for types whose rule is not known for certain (EHP, SITE, new ones). */
export function checkDigitsFit(holder: Pick<Holder, 'type' | 'id'>): boolean | null {
  if (holder.type === 'SSIN') return isSsin(holder.id);
  if (holder.type === 'NIHII' || holder.type === 'NIHII11' || holder.type.startsWith('NIHII-')) {
    return isNihii(holder.id);
  }
  return holder.type === 'CBE' || holder.type.startsWith('CBE-') ? isCbe(holder.id) : null;
}

interface Candidate {
  readonly type: string;
  readonly id: string;
  readonly applicationId: string | null;
}

function parseCandidate(value: string): Candidate | null {
  const match = /^\s*([A-Z][A-Z0-9_-]*)\s*=\s*([0-9]+)\s*(?:,\s*([0-9A-Za-z_-]{1,30})\s*)?$/.exec(
    value,
  );
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return {
    type: match[1],
    id: padIdentifier(match[1], match[2]),
    applicationId: match[3] ?? null,
  };
}

const isSame = (a: Candidate, b: Candidate) => a.type === b.type && a.id === b.id;

/**
 * Reads the holder out of a subject; undefined when no attribute names one, as in any certificate that is not eHealth's.
 * Works on parsed values only: order of attributes, string types and grouping vary between issuers. The common name and
 * the organisational unit should agree; when they do not, the unit wins and `consistent` is false.
 */
export function parseEhealthName(subject: readonly NameAttribute[]): EhealthName | undefined {
  const units = subject.filter(({ type }) => type === OU).map(({ value }) => value);
  const common = subject
    .filter(({ type }) => type === CN)
    .map(({ value }) => parseCandidate(value))
    .find((candidate) => candidate !== null);
  const named = units
    .map((unit) => parseCandidate(unit))
    .filter((candidate) => candidate !== null)
    .filter(({ applicationId }) => applicationId === null);
  const chosen =
    named.find((candidate) => common !== undefined && isSame(candidate, common)) ??
    named[0] ??
    common;
  if (chosen === undefined) return undefined;

  const applicationId = common?.applicationId ?? null;
  const others = units.filter(
    (unit) =>
      parseCandidate(unit) === null &&
      unit.trim().toLowerCase() !== PLATFORM &&
      unit.trim() !== applicationId,
  );
  return {
    holder: {
      type: chosen.type,
      id: chosen.id,
      applicationId,
      // The name follows the other units in the order the authority writes
      name: others.at(-1)?.trim() ?? '',
    },
    consistent:
      common !== undefined &&
      isSame(chosen, common) &&
      named.every((candidate) => isSame(candidate, chosen)),
  };
}

/** The same holder: type, identifier and application; the name may change between two certificates of one person. */
export function isSameHolder(a: Holder, b: Holder): boolean {
  return a.type === b.type && a.id === b.id && a.applicationId === b.applicationId;
}

/** Recognises a certificate of a Belgian identity card, which people take for their eHealth certificate. */
export function isEidCertificate(certificate: Pick<X509Facts, 'subject' | 'issuer'>): boolean {
  return (
    parseEhealthName(certificate.subject) === undefined &&
    certificate.subject.some(
      ({ type, value }) => type === SERIAL_NUMBER && /^[0-9]{10,11}$/.test(value),
    ) &&
    certificate.issuer.some(
      ({ type, value }) => type === CN && /^(?:citizen|foreigner) ca$/i.test(value.trim()),
    )
  );
}

/** What a screen calls an issuer or subject: its common name, else its last attribute, else nothing. */
export function commonName(name: readonly NameAttribute[]): string | null {
  return name.find(({ type }) => type === CN)?.value ?? name.at(-1)?.value ?? null;
}
