import * as z from 'zod';
import type { RequestedOrganisation } from '../../../domain/enrolment/service.ts';
import type { JudgedCertificate } from '../../../domain/certificate/service.ts';
import type { HostOrganisation, HostUser } from '../../../domain/practice/directory.ts';
import { PluginError } from '../../../errors.ts';
import { holderKindOf } from '../../../pki/x509/ehealth-subject.ts';

/** Which holder a request is for; all empty: the person. A national number never travels in an address. */
export const HolderQuery = z.object({
  type: z.string().max(40).catch(''),
  id: z.string().max(20).catch(''),
  /** eHealth writes it in capitals (registration.md section 10.3). */
  applicationId: z.string().trim().max(30).toUpperCase().catch(''),
  more: z.string().max(1).catch(''),
});
export type HolderQuery = z.infer<typeof HolderQuery>;

/** What eHealth calls the organisations that users have a word for. */
export const typeOfQuality: Readonly<Record<string, string>> = {
  pharmacy: 'NIHII-PHARMACY',
  medicalhouse: 'NIHII-MEDICAL_HOUSE',
  guardpost: 'NIHII-GUARD_POST',
  sortingcenter: 'NIHII-SORTING_CENTER',
  officedoctors: 'NIHII-OFFICE_DOCTORS',
  groupofdoctors: 'NIHII-GROUP_DOCTORS',
  groupofnurses: 'NIHII-GROUP',
  reeducation: 'NIHII-REEDUCATION',
  hospital: 'NIHII-HOSPITAL',
};

/** Holder of the coming certificate: the person, an organisation of their profile, or one whose type is still to be said. */
export type Requested =
  | { readonly kind: 'person' }
  | { readonly kind: 'organisation'; readonly organisation: RequestedOrganisation }
  | { readonly kind: 'untyped'; readonly organisation: HostOrganisation };

/** Throws ERR_NOT_FOUND for an organisation that the profile does not list, ERR_FORM_INVALID for a type that it cannot have. */
export function requestedHolder(
  user: Pick<HostUser, 'organisations'>,
  certificates: readonly JudgedCertificate[],
  query: Omit<HolderQuery, 'more'>,
): Requested {
  if (query.id === '') return { kind: 'person' };
  const listed = user.organisations.find(({ identifier }) => identifier === query.id);
  if (listed === undefined) throw new PluginError('ERR_NOT_FOUND', 'no organisation of this user');
  if (!/^[0-9A-Za-z_-]*$/.test(query.applicationId))
    throw new PluginError('ERR_FORM_INVALID', 'no application id');
  const type = query.type === '' ? knownType(listed, certificates) : query.type;
  if (type === null) return { kind: 'untyped', organisation: listed };
  if (holderKindOf(type) !== listed.kind)
    throw new PluginError('ERR_FORM_INVALID', 'a type that this organisation cannot have');
  return {
    kind: 'organisation',
    organisation: {
      type,
      id: listed.identifier,
      applicationId: query.applicationId === '' ? null : query.applicationId,
      name: listed.name,
    },
  };
}

/** As its certificate says; else as the host says; a company has one type. */
function knownType(
  { kind, identifier, quality }: HostOrganisation,
  certificates: readonly JudgedCertificate[],
): string | null {
  const own = certificates.find(
    ({ record, verdict }) =>
      record.kind === kind && record.identifier === identifier && verdict.holder !== null,
  );
  if (own?.verdict.holder != null) return own.verdict.holder.type;
  if (kind === 'company') return 'CBE';
  return quality === undefined ? null : (typeOfQuality[quality] ?? null);
}
