import type { BoxAddress } from './box-address.ts';

/*
 * Which addresses are well formed (mailbox.md 11, the closed list of qualities; certificates.md 4, check digits). Whether such a
 * box exists is another question, which the platform answers later by an ERROR letter.
 */

const ofPeople = [
  'DOCTOR NURSE PRACTICALNURSE PEDIATRIC_NURSE MIDWIFE DENTIST PHARMACIST PHARMACIST_ASSISTANT PHYSIOTHERAPIST',
  'LOGOPEDIST DIETICIAN PODOLOGIST PSYCHOLOGIST OCCUPATIONAL_THERAPIST AUDIOLOGIST AUDICIEN OPTICIEN ORTHOPTIST',
  'ORTHOPEDIST TRUSS_MAKER IMPLANTPROVIDER IMAGING_TECHNOLOGIST LAB_TECHNOLOGIST AMBULANCE_RESCUER SOCIAL_WORKER',
  'SPECIALIZED_EDUCATOR APPLIED_PSYCH_BACHELOR FAMILY_SCIENCE_BACHELOR READAPTATION_BACHELOR GERONTOLOGY_MASTER',
  'ORTHOPEDAGOGIST_MASTER PSYCHOMOTOR_THERAPY',
].flatMap((line) => line.split(' '));

const ofNihiiOrganisations = [
  'HOSPITAL LABO PHARMACY OTD_PHARMACY RETIREMENT PALLIATIVE_CARE PSYCH_HOUSE PROT_ACC HOME_SERVICES GUARD_POST',
  'MEDICAL_HOUSE GROUP GROUP_DOCTORS OFFICE_DOCTORS OFFICE_DENTISTS OF_PHYSIOS OF_BAND',
].flatMap((line) => line.split(' '));

/** Subtypes by type; NIHII has the qualities of organisations. */
const subTypes: Readonly<Record<string, readonly string[]>> = {
  INSS: [],
  NIHII: ofNihiiOrganisations,
  CBE: ['CONSORTIUM', 'TREATMENT_CENTER'],
  EHP: ['CTRL_ORGANISM'],
};

export type AddressProblem = 802 | 803 | 804 | 805;

/** The status code that refuses an address; null where it is well formed. `ALL` is an id of its own kind. */
export function problemOf(address: BoxAddress): AddressProblem | null {
  const { type, id, subType, quality } = address;
  const known = Object.hasOwn(subTypes, type) ? subTypes[type] : undefined;
  if (known === undefined) return 804;
  if (subType !== null && !known.includes(subType)) return 805;
  if (id !== 'ALL' && !hasCheckDigits(type, id)) return 802;
  return qualityFits(address) ? null : quality === subType ? 805 : 803;
}

export const isPersonal = ({ type, subType, quality }: BoxAddress): boolean =>
  (type === 'INSS' || (type === 'NIHII' && subType === null)) && ofPeople.includes(quality);

function qualityFits(address: BoxAddress): boolean {
  const { type, subType, quality } = address;
  switch (type) {
    case 'INSS':
      return ofPeople.includes(quality) || quality === 'CITIZEN';
    case 'NIHII':
      return subType === null ? ofPeople.includes(quality) : quality === subType;
    case 'CBE':
      return quality === 'INSTITUTION';
    default:
      return quality === 'INSTITUTION_EHP';
  }
}

function hasCheckDigits(type: string, id: string): boolean {
  switch (type) {
    case 'INSS':
      return matches(id, 9, 97) || (/^\d{11}$/.test(id) && matches(`2${id}`, 10, 97));
    case 'NIHII':
      return /^\d{8}$/.test(id) && (matches(id, 6, 97) || matches(id, 6, 89));
    case 'CBE':
      return /^\d{10}$/.test(id) && matches(id, 8, 97);
    default:
      // One public number is all that is known of these
      return /^\d{10}$/.test(id);
  }
}

/** Two check digits behind the first `length`: modulus − number mod modulus. */
function matches(id: string, length: number, modulus: number): boolean {
  if (!/^\d+$/.test(id) || id.length !== length + 2) return false;
  return Number(id.slice(length)) === modulus - (Number(id.slice(0, length)) % modulus);
}
