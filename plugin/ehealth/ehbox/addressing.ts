import { padIdentifier } from '../../pki/x509/ehealth-subject.ts';
import type { BoxId } from './message.ts';

/** A holder as certificates and the depot name one; of a box there is no application id. */
export interface BoxHolder {
  readonly type: string;
  readonly id: string;
  readonly applicationId: null;
}

/** Names that differ between boxes and certificates (mailbox.md section 11). */
const typeOfBox: ReadonlyMap<string, string> = new Map([['SSIN', 'INSS']]);
const typeOfHolder: ReadonlyMap<string, string> = new Map([['INSS', 'SSIN']]);
const subTypeOfBox: ReadonlyMap<string, string> = new Map([['TREAT_CENTER', 'TREATMENT_CENTER']]);
const subTypeOfHolder: ReadonlyMap<string, string> = new Map([
  ['TREATMENT_CENTER', 'TREAT_CENTER'],
]);

/** A person's NIHII as health insurers print it has three digits more, which say the qualification. */
const nihiiLength = 8;
const printedNihii = /^\d{11}$/;

/** Whose encryption token a letter to this box is sealed for. The depot may answer a person's NIHII with the token of the SSIN. */
export function holderOfBox({ id, type, subType }: BoxId): BoxHolder {
  const first = typeOfHolder.get(type) ?? type;
  const second = subType === null ? '' : `-${subTypeOfHolder.get(subType) ?? subType}`;
  const holderType = `${first}${second}`;
  return {
    type: holderType,
    id: padIdentifier(holderType, shortened(type, id)),
    applicationId: null,
  };
}

/**
 * The box of a certificate's holder in a quality. Quality and type have to fit: a wrong quality is refused by the platform, or names a box
 * that is never read, so it is never guessed (mailbox.md section 11).
 */
export function boxOfHolder({ type, id }: Pick<BoxHolder, 'type' | 'id'>, quality: string): BoxId {
  const dash = type.indexOf('-');
  const first = dash === -1 ? type : type.slice(0, dash);
  const second = dash === -1 ? null : type.slice(dash + 1);
  const boxType = typeOfBox.get(first) ?? first;
  return {
    id: padIdentifier(type, shortened(boxType, id)),
    type: boxType,
    subType: second === null ? null : (subTypeOfBox.get(second) ?? second),
    quality,
  };
}

const shortened = (type: string, id: string): string =>
  type === 'NIHII' && printedNihii.test(id) ? id.slice(0, nihiiLength) : id;

/** The kind of holder that has a quality. */
export type QualityKind = 'person' | 'citizen' | 'organisation';

const of = (kind: QualityKind, qualities: string): readonly [string, QualityKind][] =>
  qualities.split(' ').map((quality) => [quality, kind]);

/** The qualities of eHealth's connector (mailbox.md section 11). Data, and open: another one is taken as it comes. */
const qualities: ReadonlyMap<string, QualityKind> = new Map([
  ...of('person', 'DOCTOR NURSE PRACTICALNURSE PEDIATRIC_NURSE MIDWIFE DENTIST PHARMACIST'),
  ...of('person', 'PHARMACIST_ASSISTANT PHYSIOTHERAPIST LOGOPEDIST DIETICIAN PODOLOGIST'),
  ...of('person', 'PSYCHOLOGIST OCCUPATIONAL_THERAPIST AUDIOLOGIST AUDICIEN OPTICIEN ORTHOPTIST'),
  ...of('person', 'ORTHOPEDIST TRUSS_MAKER IMPLANTPROVIDER IMAGING_TECHNOLOGIST'),
  ...of('person', 'LAB_TECHNOLOGIST AMBULANCE_RESCUER SOCIAL_WORKER SPECIALIZED_EDUCATOR'),
  ...of('person', 'APPLIED_PSYCH_BACHELOR FAMILY_SCIENCE_BACHELOR READAPTATION_BACHELOR'),
  ...of('person', 'GERONTOLOGY_MASTER ORTHOPEDAGOGIST_MASTER PSYCHOMOTOR_THERAPY'),
  ...of('citizen', 'CITIZEN'),
  ...of('organisation', 'HOSPITAL LABO PHARMACY OTD_PHARMACY RETIREMENT PALLIATIVE_CARE'),
  ...of('organisation', 'PSYCH_HOUSE PROT_ACC HOME_SERVICES GUARD_POST MEDICAL_HOUSE GROUP'),
  ...of('organisation', 'GROUP_DOCTORS OFFICE_DOCTORS OFFICE_DENTISTS OF_PHYSIOS OF_BAND'),
  ...of('organisation', 'INSTITUTION INSTITUTION_EHP'),
]);

/** null for a quality that is not in the list. */
export const kindOfQuality = (quality: string): QualityKind | null =>
  qualities.get(quality) ?? null;

export const knownQualities = (kind: QualityKind): readonly string[] =>
  [...qualities].filter(([, one]) => one === kind).map(([quality]) => quality);
