import type { PluginError, PluginErrorCode, SupportNote } from '../../errors.ts';
import { errorText, supportText } from '../../i18n/error-text.ts';
import type { MessageKey } from '../../i18n/index.ts';
import type { FormErrorView } from '../parts/form-error.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import type { FallbackReason } from '../../domain/session/session.ts';
import { failureOf, isOfCardWay, reasonOf } from '../parts/card/failure-part.ts';

/** Ids of the fields of the opening form. */
export type OpeningField =
  'password' | 'pin' | 'lastTryConfirmed' | 'reason' | 'reasonText' | 'quality';

/** Why no session was opened, at the top of the form and next to the field that can fix it. */
export interface SessionErrorView extends Omit<FormErrorView, 'field'> {
  readonly field: OpeningField | null;
  /** Other fields left empty: all of them are marked at once. */
  readonly also: readonly { readonly field: OpeningField; readonly message: string }[];
  /** What the page says first of it, and the line after that. */
  readonly say: string;
  readonly then: string | null;
  /** What failed and who can act, in words; null where the field says it. */
  readonly failure: { readonly part: string; readonly who: string } | null;
  /** Whether the fallback gets round it. */
  readonly offersFallback: boolean;
  /** Of a fallback that gets round it; null where only the person knows. */
  readonly fallbackReason: FallbackReason | null;
  /** One more wrong PIN blocks the card, as it just said; it may not say so again by itself. */
  readonly lastTry: boolean;
  /** What eHealth said, for its help desk. */
  readonly support: SupportNote | null;
}

const fieldOf: Partial<Record<PluginErrorCode, OpeningField>> = {
  ERR_KEYSTORE_PASSWORD: 'password',
  ERR_KEYSTORE_CONTENT_PASSWORD: 'password',
  ERR_SESSION_KEY_MISSING: 'password',
  ERR_PIN_FORMAT: 'pin',
  ERR_PIN_WRONG: 'pin',
  ERR_PIN_LAST_TRY: 'lastTryConfirmed',
  ERR_FALLBACK_REASON: 'reason',
  ERR_QUALITY_UNFIT: 'quality',
};

/** Nothing is wrong; trying again a little later is all there is to do. */
const passing: ReadonlySet<PluginErrorCode> = new Set([
  'ERR_KEYSTORE_BUSY',
  'ERR_RATE_LIMITED',
  'ERR_SESSION_BUSY',
  'ERR_CARD_BUSY',
  'ERR_CARD_IN_USE',
]);

/** Families that the page itself can show; anything else (rights, an unknown id, a bug of ours) goes to the error page. */
const shownCodes =
  /^ERR_(KEYSTORE|PIN|CARD|READER|MIDDLEWARE|STS|FALLBACK)_|^ERR_(SESSION_BLOCKED|SESSION_BUSY|SESSION_CANCELLED|SESSION_KEY_MISSING|QUALITY_UNFIT|QUALITY_NONE|MODE_DISABLED|CLAIM_MISMATCH|RATE_LIMITED|FORM_INVALID)$/;

/** undefined when the opening page is not the place to say it. */
export function sessionErrorView(
  page: Pick<PageLocals, 't'>,
  error: PluginError,
  typed: TypedFields,
): SessionErrorView | undefined {
  if (!shownCodes.test(error.code)) return undefined;
  const { message, remedy } = errorText(error, page.t);
  const field = fieldOfError(error.code, typed);
  const empty = emptyFields(typed);
  // Some files do have an empty password, so it is tried; but most often it was forgotten
  const forgotten = empty.find((one) => one === field);
  const failure = failureOf(error.code);
  return {
    title: page.t(titleOf(error.code, field)),
    say: page.t(sentenceOf(error.code, field)),
    // Asked only after card and keystore had signed
    then: failure?.part === 'ehealth' ? page.t('opening.then.ehealth') : null,
    field,
    message: forgotten === undefined ? message : page.t(`opening.${forgotten}.missing`),
    remedy: forgotten === undefined ? remedy : page.t(`opening.${forgotten}.missing.remedy`),
    also:
      field === null
        ? []
        : empty
            .filter((one) => one !== field)
            .map((one) => ({ field: one, message: page.t(`opening.${one}.missing`) })),
    failure: failure && {
      part: page.t(`opening.part.${failure.part}`),
      who: page.t(`opening.who.${failure.who}`),
    },
    offersFallback: isOfCardWay(error.code),
    fallbackReason: reasonOf(error.code),
    lastTry:
      error.code === 'ERR_PIN_LAST_TRY' ||
      (error.code === 'ERR_PIN_WRONG' && error.params['triesLeft'] === 1),
    support: supportText(error.support, page.t),
  };
}

/** The form as it was sent; null for a field that the page did not have. */
interface TypedFields {
  readonly password: string | null;
  readonly pin: string | null;
  readonly quality: string | null;
  readonly reason: FallbackReason | null;
  readonly reasonText: string;
}

function fieldOfError(code: PluginErrorCode, { reason }: TypedFields): OpeningField | null {
  if (code === 'ERR_FALLBACK_REASON' && reason === 'other') return 'reasonText';
  return fieldOf[code] ?? null;
}

function emptyFields({ password, pin, quality, reason, reasonText }: TypedFields) {
  return [
    ...(quality === null ? (['quality'] as const) : []),
    ...(reason === 'other' && reasonText.trim() === '' ? (['reasonText'] as const) : []),
    ...(password === '' ? (['password'] as const) : []),
    ...(pin === '' ? (['pin'] as const) : []),
  ];
}

function titleOf(code: PluginErrorCode, field: OpeningField | null): MessageKey {
  if (passing.has(code)) return 'errorTitle.wait';
  return field === null ? 'opening.failed' : 'form.error.title';
}

function sentenceOf(code: PluginErrorCode, field: OpeningField | null): MessageKey {
  if (passing.has(code)) return 'opening.say.wait';
  if (field !== null) return 'opening.say.fix';
  const part = failureOf(code)?.part;
  return part === undefined ? 'opening.say.failed' : `opening.say.failed.${part}`;
}

/** What eHealth failed to confirm, as a person thinks of it. */
export type FailingPoint = 'quality' | 'nihii' | 'practice' | 'name' | 'organisation' | 'other';

const points: readonly (readonly [RegExp, FailingPoint])[] = [
  // Rights that decide nothing about the profession, though they end like the ones that do
  [/:(usersession|cbe_daas_authorized):boolean$/, 'other'],
  [/:fpsph:[^:]+:boolean$/, 'practice'],
  [/:nihii11$/, 'nihii'],
  [/:(givenname|surname)$/, 'name'],
  [/:recognised\w+:boolean$/, 'organisation'],
  [/:boolean$/, 'quality'],
];

/** In plain words and each once; the details show the attributes' own names (sessions.md section 13). */
export function failingPoints(attributes: readonly string[]): readonly FailingPoint[] {
  const found = attributes.map(
    (name) => points.find(([pattern]) => pattern.test(name))?.[1] ?? 'other',
  );
  return [...new Set(found)];
}
