import { passwordRules } from '../../domain/certificate/file/keystore-password.ts';
import type { EnrolmentOffer } from '../../domain/enrolment/service.ts';
import type { HostUser } from '../../domain/practice/directory.ts';
import type { CardView } from '../../domain/session/service.ts';
import type { CardPanelView } from '../parts/card/card-view.ts';
import { cardPanelView } from '../parts/card/card-view.ts';
import { spacedSsin } from '../parts/card/spaced-ssin.ts';
import type { LabelledView } from '../parts/evidence.ts';
import { existingText, fewLeftText } from '../parts/enrolment/limit-text.ts';
import type { HolderQuery, Requested } from '../parts/enrolment/requested-holder.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { EnrolmentErrorView } from './error-view.ts';
import type { HolderChoiceView, OrganisationFormView } from './organisation.ts';
import { holderChoices } from './organisation.ts';
import type { RequestForm } from './request-form.ts';
import type { StepView } from '../parts/enrolment/steps.ts';
import { stepViews } from '../parts/enrolment/steps.ts';

/** The page on which a request begins: what `views/enrolment/begin.ejs` shows. One of `obstacle`, `choose` and `card` speaks. */
export interface BeginView {
  readonly say: string;
  readonly then: string;
  readonly name: string;
  readonly profileHref: string;
  /** Whether all that a signature needs is there. */
  readonly readinessHref: string;
  readonly steps: readonly StepView[];
  readonly choices: readonly HolderChoiceView[];
  readonly error: EnrolmentErrorView | null;
  /** Nothing can be asked for now; null where something can. */
  readonly obstacle: ObstacleView | null;
  /** Asks first what is not known of the organisation. */
  readonly choose: OrganisationFormView | null;
  /** Few certificates are left to the organisation. */
  readonly fewLeft: string | null;
  /** Asks eHealth for which organisations. */
  readonly organisationsHref: string;
  /** One more certificate of this organisation; null for a person. */
  readonly moreHref: string | null;
  /** Without a Belgian card; null for an organisation. */
  readonly abroadHref: string | null;
  readonly card: CardPanelView | null;
  readonly refreshHref: string;
  readonly read: readonly LabelledView[];
  /** null without the right card, which gives the names. */
  readonly form: RequestFormView | null;
}

interface ObstacleView {
  readonly text: string | null;
  /** Ways out, the next right act first. */
  readonly acts: readonly { readonly text: string; readonly href: string }[];
}

export interface RequestFormView {
  readonly action: string;
  readonly kind: EnrolmentOffer['kind'];
  readonly contact: Readonly<
    Record<'emailPrivate' | 'emailGeneral' | 'phonePrivate' | 'phoneGeneral', string>
  >;
  readonly moreContact: boolean;
  readonly otherPassword: boolean;
  /** As in the form of a new password: a pattern, or null for "twice the same". */
  readonly rules: readonly { readonly text: string; readonly pattern: string | null }[];
  readonly conditions: readonly string[];
  readonly accepted: boolean;
  readonly unattended: boolean;
}

export interface BeginInput {
  readonly user: HostUser;
  readonly query: HolderQuery;
  readonly offer: EnrolmentOffer;
  readonly requested: Exclude<Requested, { kind: 'untyped' }>;
  readonly card: CardView;
  /** As it was sent; null the first time. Its secrets are not shown. */
  readonly typed: RequestForm | null;
  readonly error: EnrolmentErrorView | null;
}

export function beginView(page: PageLocals, input: BeginInput): BeginView {
  const { user, query, offer, requested, card } = input;
  const panel = cardPanelView(page, card);
  const ready = card.kind === 'ready' && panel.ready !== null ? card.card : null;
  const organisation = requested.kind === 'organisation' ? requested.organisation : null;
  const end = offer.current?.verdict.validity?.notAfter;
  if (offer.opensAt !== null) return tooEarly(page, input, offer.opensAt);
  const say =
    organisation === null
      ? page.t(ready === null ? 'enrolment.form.say.card' : 'enrolment.form.say')
      : page.t('enrolment.form.say.organisation', { name: organisation.name });
  return {
    ...frame(page, user, query),
    say,
    then:
      end === undefined
        ? page.t('enrolment.form.then.new')
        : page.t('enrolment.form.then.renewal', { date: page.formatDate(end) }),
    steps: stepViews(page, { kind: offer.kind, state: 'data' }),
    error: input.error,
    fewLeft: fewLeftText(page, offer),
    moreHref:
      organisation === null
        ? null
        : paths(page.base).enrolmentBegin(user.id, { ...query, applicationId: '', more: '1' }),
    abroadHref: organisation === null ? paths(page.base).enrolmentAbroad(user.id) : null,
    card: panel,
    read:
      ready === null
        ? []
        : [
            {
              label: page.t('enrolment.form.name'),
              value: `${ready.firstNames} ${ready.lastName}`.trim(),
            },
            { label: page.t('enrolment.form.ssin'), value: spacedSsin(ready.ssin) },
            ...(organisation === null
              ? []
              : [
                  {
                    label: page.t('enrolment.form.organisation'),
                    value: [
                      organisation.name,
                      `${organisation.type} ${organisation.id}`,
                      organisation.applicationId,
                    ]
                      .filter((part) => part !== null)
                      .join(' · '),
                  },
                ]),
            ...existingFact(page, offer),
            ...(end === undefined
              ? []
              : [
                  {
                    label: page.t('enrolment.form.current'),
                    value: page.t('enrolment.form.current.until', { date: page.formatDate(end) }),
                  },
                ]),
          ],
    form: ready === null ? null : formView(page, input),
  };
}

function existingFact(page: PageLocals, { applicationIds }: EnrolmentOffer): LabelledView[] {
  if (applicationIds === null) return [];
  const { length } = applicationIds;
  return [{ label: page.t('enrolment.existing'), value: existingText(page, length) }];
}

const formView = (
  page: PageLocals,
  { user, query, offer, requested, typed, error }: BeginInput,
): RequestFormView =>
  requestFormView(page, {
    action: paths(page.base).enrolmentBegin(user.id, query),
    kind: offer.kind,
    contact: typed ?? offer.contactData,
    typed,
    error,
    limit: requested.kind === 'organisation' ? 'organisation' : 'person',
  });

/** The form of any request; `contact` is what is filled in already. */
export function requestFormView(
  page: PageLocals,
  {
    action,
    kind,
    contact: known,
    typed,
    error,
    limit,
  }: Pick<RequestFormView, 'action' | 'kind'> &
    Pick<BeginInput, 'typed' | 'error'> & {
      readonly contact: EnrolmentOffer['contactData'];
      readonly limit: 'person' | 'organisation';
    },
): RequestFormView {
  const contact = {
    emailPrivate: known.emailPrivate ?? '',
    emailGeneral: known.emailGeneral ?? '',
    phonePrivate: known.phonePrivate ?? '',
    phoneGeneral: known.phoneGeneral ?? '',
  };
  const wrong = [error, ...(error?.also ?? [])].map((one) => one?.field);
  return {
    action,
    kind,
    contact,
    moreContact: contact.emailGeneral !== '' || contact.phoneGeneral !== '',
    otherPassword: wrong.includes('next') || wrong.includes('confirmation'),
    rules: [
      ...passwordRules.map(({ name, pattern }) => ({
        text: page.t(`password.rule.${name}`),
        pattern: pattern.source,
      })),
      { text: page.t('password.rule.Confirmation'), pattern: null },
    ],
    conditions: [
      ...(['knows', 'lawful', 'holder', 'changes', 'loss'] as const).map((condition) =>
        page.t(`enrolment.form.condition.${condition}`),
      ),
      page.t(`enrolment.form.condition.limit.${limit}`),
    ],
    accepted: typed?.accepted !== undefined,
    unattended: typed?.unattended !== undefined,
  };
}

function tooEarly(
  page: PageLocals,
  { user, query, offer, requested }: BeginInput,
  opensAt: Date,
): BeginView {
  const end = offer.current?.verdict.validity?.notAfter;
  const organisation = requested.kind === 'organisation' ? requested.organisation : null;
  return {
    ...frame(page, user, query),
    moreHref:
      organisation === null
        ? null
        : paths(page.base).enrolmentBegin(user.id, { ...query, applicationId: '', more: '1' }),
    say: page.t('enrolment.tooEarly.say', { date: page.formatDate(opensAt) }),
    then: page.t('enrolment.tooEarly.then'),
    obstacle: {
      text:
        end === undefined
          ? null
          : page.t('enrolment.tooEarly.until', { date: page.formatDate(end) }),
      acts: [],
    },
  };
}

/** Why nothing can be asked for on this profile, by this actor or at all. */
export function obstacleView(
  page: PageLocals,
  user: HostUser,
  reason: 'other' | 'noNumber',
): BeginView {
  return {
    ...frame(page, user, null),
    say: page.t(`enrolment.${reason}.say`, { name: user.displayName }),
    then: page.t(`enrolment.${reason}.then`),
    obstacle: { text: null, acts: [] },
  };
}

/** The page without its parts. */
export function frame(
  page: PageLocals,
  user: HostUser,
  query: HolderQuery | null,
): Omit<BeginView, 'say' | 'then'> {
  const links = paths(page.base);
  return {
    name: user.displayName,
    profileHref: links.user(user.id),
    readinessHref: links.readiness(user.id),
    steps: [],
    choices: query === null ? [] : holderChoices(page, user, query),
    error: null,
    obstacle: null,
    choose: null,
    fewLeft: null,
    organisationsHref: links.enrolmentOrganisations(user.id),
    moreHref: null,
    abroadHref: null,
    card: null,
    refreshHref: links.enrolmentBegin(user.id, query ?? {}),
    read: [],
    form: null,
  };
}
