import { freeApplicationId } from '../../domain/enrolment/limit/holder-limit.ts';
import type {
  EnrolmentOffer,
  OfferedType,
  RequestedOrganisation,
} from '../../domain/enrolment/service.ts';
import type { HostOrganisation, HostUser } from '../../domain/practice/directory.ts';
import type { MessageKey } from '../../i18n/index.ts';
import { holderKindOf } from '../../pki/x509/ehealth-subject.ts';
import { localizedName } from '../parts/enrolment/localized-name.ts';
import type { HolderQuery } from '../parts/enrolment/requested-holder.ts';
import { typeOfQuality } from '../parts/enrolment/requested-holder.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';

export interface HolderChoiceView {
  readonly text: string;
  readonly href: string;
  readonly current: boolean;
}

/** The person and the organisations of the profile; empty where there is nothing to choose. */
export function holderChoices(
  page: PageLocals,
  user: HostUser,
  query: Pick<HolderQuery, 'id'>,
): readonly HolderChoiceView[] {
  if (user.organisations.length === 0) return [];
  const begin = paths(page.base).enrolmentBegin;
  return [
    { text: page.t('enrolment.form.for.self'), href: begin(user.id), current: query.id === '' },
    ...user.organisations.map(({ name, identifier }) => ({
      text: name,
      href: begin(user.id, { id: identifier }),
      current: query.id === identifier,
    })),
  ];
}

/** What is asked of an organisation before its form: its type, or the application id of one more certificate. A form of GET. */
export interface OrganisationFormView {
  readonly action: string;
  readonly id: string;
  /** null: it is known already, and goes along as it is. */
  readonly types: readonly HolderTypeView[] | null;
  readonly type: string;
  /** null where there is nothing to choose. */
  readonly application: { readonly suggested: string; readonly taken: string } | null;
  /** To load the file of a certificate that eHealth has and that is not here; null where no one is in the way. */
  readonly loadHref: string | null;
}

export interface HolderTypeView {
  readonly value: string;
  readonly text: string;
}

/** Types that the organisation may have: eHealth's, else groups by the words that users know. */
export function organisationTypeViews(
  page: Pick<PageLocals, 't' | 'language'>,
  offered: readonly OfferedType[] | null,
): readonly HolderTypeView[] {
  if (offered !== null && offered.length > 0)
    return offered.map(({ type, names }) => ({
      value: type,
      text: localizedName(names, page.language) ?? type,
    }));
  return [
    ...Object.entries(typeOfQuality).map(([quality, value]) => ({
      value,
      text: page.t(`session.quality.${quality}` as MessageKey),
    })),
    { value: 'NIHII', text: page.t('enrolment.form.type.other') },
  ];
}

export const typeForm = (
  { base }: Pick<PageLocals, 'base'>,
  { id }: HostUser,
  { identifier }: HostOrganisation,
  types: readonly HolderTypeView[],
): OrganisationFormView => ({
  action: paths(base).enrolmentBegin(id),
  id: identifier,
  types,
  type: '',
  application: null,
  loadHref: null,
});

/** Asks for the application id of one more certificate, with a proposal that is free. */
export function applicationForm(
  { base, t }: Pick<PageLocals, 'base' | 't'>,
  user: HostUser,
  { type, id }: RequestedOrganisation,
  { applicationIds, limit }: EnrolmentOffer,
  asked: string,
): OrganisationFormView {
  const taken = applicationIds ?? [];
  const free = freeApplicationId([null, ...taken]) ?? '';
  const shown = taken.map((one) => one ?? t('enrolment.choose.taken.unnamed'));
  return {
    action: paths(base).enrolmentBegin(user.id),
    id,
    types: null,
    type,
    application: {
      suggested: asked === '' || taken.includes(asked) ? free : asked,
      taken: shown.length === 0 ? '' : t('enrolment.choose.taken', { ids: shown.join(', ') }),
    },
    loadHref:
      limit === 'taken' ? paths(base).load(user.id, holderKindOf(type) ?? 'company', id) : null,
  };
}
