import type { Register } from '../control/control.ts';
import { escapeXml } from '../xml/xml.ts';
import type { Party } from './party.ts';

interface OrganisationType {
  readonly names: Readonly<Record<'fr' | 'nl', string>>;
  readonly type: string;
  readonly pattern: string;
  readonly checkDigits: readonly string[];
}

/** Invented, but for the form of an entry: the real list is not public. */
const organisationTypes: readonly OrganisationType[] = [
  ofType('CBE', 'Numéro BCE', 'KBO-nummer', 10),
  ofType('NIHII-GROUP', 'Groupement infirmier', 'Groepering verpleegkundigen', 8),
  ofType('NIHII-GROUP_DOCTORS', 'Groupement de médecins', 'Groepering artsen', 8),
  ofType('NIHII-OF_PHYSIOS', 'Cabinet de kinésithérapie', 'Kinesitherapiepraktijk', 8),
  ofType('NIHII-OFFICE_DENTISTS', 'Cabinet dentaire', 'Tandartspraktijk', 8),
  ofType('NIHII-MEDICAL_HOUSE', 'Maison médicale', 'Wijkgezondheidscentrum', 8),
  ofType('NIHII-PHARMACY', 'Pharmacie', 'Apotheek', 8),
  { ...ofType('EHP', 'Numéro EHP', 'EHP-nummer', 10), checkDigits: [] },
];

function ofType(type: string, fr: string, nl: string, digits: number): OrganisationType {
  return {
    names: { fr, nl },
    type,
    pattern: `[0-9]{${String(digits)}}`,
    checkDigits: ['CHECK-97-MOD-97'],
  };
}

/** Services that an organisation's certificate may be announced to, in the words of the official connector. */
export const baseServices = ['tsa', 'consultrn', 'codage', 'other'] as const;

export const isOrganisationType = (type: string): boolean =>
  organisationTypes.some((known) => known.type === type);

/** The content of GetGenericOrganizationTypesResponse (registration.md 6.2). */
export const organisationTypesXml = (): string =>
  organisationTypes
    .map(
      ({ names, type, pattern, checkDigits }) =>
        `<p:OrganizationType><c:Name>${valuesXml(names)}</c:Name><c:IdentifierType>${type}</c:IdentifierType>` +
        `<c:ValidationRegEx>${pattern}</c:ValidationRegEx>` +
        checkDigits
          .map((name) => `<c:CheckDigitAlgorithm>${name}</c:CheckDigitAlgorithm>`)
          .join('') +
        baseServices
          .map((name) => `<c:AvailableBaseService>${name}</c:AvailableBaseService>`)
          .join('') +
        '</p:OrganizationType>',
    )
    .join('');

/** The content of GetActorQualitiesResponse (registration.md 6.1). */
export function qualitiesXml(register: Register, ssin: string): string {
  const organisations = mandatesOf(register, ssin).map(
    ({ names, type, id }) =>
      `<p:OrganizationAuthorization><c:Name>${valuesXml(names)}</c:Name>` +
      `<c:Identifier Type="${escapeXml(type)}">${escapeXml(id)}</c:Identifier></p:OrganizationAuthorization>`,
  );
  return (
    `<p:NaturalPersonAuthorization>${String(hasQuality(register, ssin))}</p:NaturalPersonAuthorization>` +
    organisations.join('')
  );
}

const valuesXml = (names: Readonly<Record<string, string>>): string =>
  Object.entries(names)
    .map(([language, name]) => `<c:Value xml:lang="${language}">${escapeXml(name)}</c:Value>`)
    .join('');

const mandatesOf = ({ mandates = {} }: Register, ssin: string) => mandates[ssin] ?? [];

/** Whether the register knows of the person more than the names. */
const hasQuality = ({ persons }: Register, ssin: string): boolean =>
  Object.entries(persons[ssin] ?? {}).some(
    ([name, value]) => value !== '' && !/:(givenname|surname)$/.test(name),
  );

/** Whether a person may act for a holder: the person's own certificates, and those of organisations under mandate. */
export const mayActFor = (
  register: Register,
  ssin: string,
  { type, id }: Pick<Party, 'type' | 'id'>,
): boolean =>
  (type === 'SSIN' && id === ssin) ||
  mandatesOf(register, ssin).some((mandate) => mandate.type === type && mandate.id === id);

/** Whether the authentic sources confirm the request; else it is validated by hand. */
export const isRecognised = (
  register: Register,
  ssin: string,
  holder: Pick<Party, 'type' | 'id'>,
): boolean =>
  holder.type === 'SSIN' ? hasQuality(register, holder.id) : mayActFor(register, ssin, holder);
