import type { PluginError, PluginErrorCode, SupportNote } from '../../errors.ts';
import { errorText } from '../../i18n/error-text.ts';
import type { MessageKey } from '../../i18n/index.ts';
import { failureOf } from '../parts/card/failure-part.ts';
import type { FormErrorView } from '../parts/form-error.ts';
import type { PageLocals } from '../parts/page-locals.ts';

/** Ids of the fields of a request's forms. */
export type EnrolmentField =
  | 'applicationId'
  | 'firstNames'
  | 'lastName'
  | 'emailPrivate'
  | 'emailGeneral'
  | 'phonePrivate'
  | 'phoneGeneral'
  | 'password'
  | 'next'
  | 'confirmation'
  | 'accepted'
  | 'agreed'
  | 'everywhere'
  | 'place'
  | 'reason'
  | 'pin'
  | 'lastTryConfirmed';

/** Why a step was not done, at the top of its form and next to the field that can fix it. */
export interface EnrolmentErrorView extends Omit<FormErrorView, 'field'> {
  readonly field: EnrolmentField | null;
  readonly also: readonly { readonly field: EnrolmentField; readonly message: string }[];
  /** What failed and who can act; null where the field says it. */
  readonly failure: { readonly part: string; readonly who: string } | null;
  /** What eHealth said, for its help desk. */
  readonly support: SupportNote | null;
  /** One more wrong PIN blocks the card. */
  readonly lastTry: boolean;
}

const fieldOf: Partial<Record<PluginErrorCode, EnrolmentField>> = {
  ERR_KEYSTORE_PASSWORD: 'password',
  ERR_KEYSTORE_CONTENT_PASSWORD: 'password',
  ERR_ENROLMENT_PASSWORD: 'password',
  ERR_PASSWORD_UNSUITABLE: 'next',
  ERR_ENROLMENT_PLACE: 'place',
  ERR_PIN_FORMAT: 'pin',
  ERR_PIN_WRONG: 'pin',
  ERR_PIN_LAST_TRY: 'lastTryConfirmed',
};

/** Nothing is wrong; trying again a little later is all there is to do. */
const passing: ReadonlySet<PluginErrorCode> = new Set([
  'ERR_KEYSTORE_BUSY',
  'ERR_RATE_LIMITED',
  'ERR_CARD_BUSY',
  'ERR_CARD_IN_USE',
  'ERR_ENROLMENT_BUSY',
  'ERR_REGISTRATION_UNREACHABLE',
]);

/** What a request's page can show; anything else (rights, an unknown id, a bug of ours) goes to the error page. */
const shownCodes =
  /^ERR_(KEYSTORE|PIN|CARD|READER|MIDDLEWARE|REGISTRATION|ENROLMENT)_|^ERR_(CONTACT_DATA|PASSWORD_UNSUITABLE|SESSION_BUSY|MODE_DISABLED|RATE_LIMITED|FORM_INVALID|IDENTIFIER_INVALID)$/;

/** undefined when the form is not the place to say it. `failed`: the title where no field is to blame. */
export function enrolmentErrorView(
  page: Pick<PageLocals, 't'>,
  error: PluginError,
  failed: MessageKey,
): EnrolmentErrorView | undefined {
  const { code, params, support } = error;
  if (!shownCodes.test(code)) return undefined;
  const field = fieldOfError(error);
  const failure = failureOf(code);
  const title = passing.has(code)
    ? 'errorTitle.wait'
    : field === null
      ? failed
      : 'form.error.title';
  return {
    title: page.t(title),
    field,
    ...errorText(error, page.t),
    also: [],
    failure: failure && {
      part: page.t(`opening.part.${failure.part}`),
      who: page.t(`opening.who.${failure.who}`),
    },
    support,
    lastTry: code === 'ERR_PIN_LAST_TRY' || (code === 'ERR_PIN_WRONG' && params['triesLeft'] === 1),
  };
}

function fieldOfError({ code, params }: PluginError): EnrolmentField | null {
  if (code === 'ERR_CONTACT_DATA') {
    const field = contactFields.find((one) => one === params['field']);
    return field ?? null;
  }
  if (params['problem'] === 'Confirmation') return 'confirmation';
  return fieldOf[code] ?? null;
}

const contactFields = ['emailPrivate', 'emailGeneral', 'phonePrivate', 'phoneGeneral'] as const;

type MissingField = Extract<
  EnrolmentField,
  | 'firstNames'
  | 'lastName'
  | 'emailPrivate'
  | 'phonePrivate'
  | 'password'
  | 'next'
  | 'accepted'
  | 'agreed'
  | 'everywhere'
  | 'reason'
  | 'pin'
>;

/** The application id that was typed is that of another certificate. */
export const applicationTakenView = (page: Pick<PageLocals, 't'>): EnrolmentErrorView => ({
  title: page.t('form.error.title'),
  field: 'applicationId',
  ...errorText({ code: 'ERR_ENROLMENT_APPLICATION_TAKEN', params: {} }, page.t),
  also: [],
  failure: null,
  support: null,
  lastTry: false,
});

/** Fields left empty, all marked at once; null when none is. */
export function missingView(
  page: Pick<PageLocals, 't'>,
  missing: readonly MissingField[],
): EnrolmentErrorView | null {
  const [first, ...others] = missing;
  if (first === undefined) return null;
  const message = (field: MissingField) => page.t(`enrolment.missing.${field}`);
  return {
    title: page.t('form.error.title'),
    field: first,
    message: message(first),
    remedy: page.t('enrolment.missing.remedy'),
    also: others.map((field) => ({ field, message: message(field) })),
    failure: null,
    support: null,
    lastTry: false,
  };
}
