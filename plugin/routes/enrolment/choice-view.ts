import type { EnrolmentOffer, RequestedOrganisation } from '../../domain/enrolment/service.ts';
import type { HostOrganisation, HostUser } from '../../domain/practice/directory.ts';
import { fewLeftText } from '../parts/enrolment/limit-text.ts';
import type { HolderQuery } from '../parts/enrolment/requested-holder.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { BeginView } from './begin-view.ts';
import { frame } from './begin-view.ts';
import { applicationTakenView } from './error-view.ts';
import type { HolderTypeView } from './organisation.ts';
import { applicationForm, typeForm } from './organisation.ts';

/* What comes before the form of a request: what is to be chosen of an organisation, and what eHealth's limits do not allow. */

/** For an organisation whose type is not known. */
export const typeView = (
  page: PageLocals,
  user: HostUser,
  query: HolderQuery,
  organisation: HostOrganisation,
  types: readonly HolderTypeView[],
): BeginView => ({
  ...frame(page, user, query),
  say: page.t('enrolment.form.say.organisation', { name: organisation.name }),
  then: page.t('enrolment.form.then.new'),
  choose: typeForm(page, user, organisation, types),
});

/** For one more certificate of an organisation that has one. */
export function applicationView(
  page: PageLocals,
  {
    user,
    query,
    offer,
    organisation,
  }: {
    readonly user: HostUser;
    readonly query: HolderQuery;
    readonly offer: EnrolmentOffer;
    readonly organisation: RequestedOrganisation;
  },
): BeginView {
  const { name } = organisation;
  const isTaken = query.more === '' && query.applicationId === '';
  return {
    ...frame(page, user, query),
    say: page.t(isTaken ? 'enrolment.choose.say.taken' : 'enrolment.choose.say.more', { name }),
    then: page.t('enrolment.choose.then'),
    error:
      query.applicationId !== '' && offer.applicationIds?.includes(query.applicationId) === true
        ? applicationTakenView(page)
        : null,
    fewLeft: fewLeftText(page, offer),
    choose: applicationForm(page, user, organisation, offer, query.applicationId),
  };
}

/** What eHealth's limits do not allow, and the way out. */
export function limitView(
  page: PageLocals,
  user: HostUser,
  query: HolderQuery,
  limit: 'reached' | 'elsewhere',
  name: string,
): BeginView {
  const links = paths(page.base);
  return {
    ...frame(page, user, query),
    say: page.t(`enrolment.${limit}.say`, { name }),
    then: page.t(`enrolment.${limit}.then`),
    obstacle:
      limit === 'reached'
        ? {
            text: null,
            acts: [{ text: page.t('enrolment.reached.revoke'), href: links.revokeLost(user.id) }],
          }
        : {
            text: page.t('enrolment.elsewhere.text'),
            acts: [
              { text: page.t('enrolment.elsewhere.load'), href: links.load(user.id, 'person') },
              { text: page.t('enrolment.elsewhere.revoke'), href: links.revokeLost(user.id) },
            ],
          },
  };
}
