import type { PluginError, PluginErrorCode, SupportNote } from '../../errors.ts';
import { errorText } from '../../i18n/error-text.ts';
import type { MessageKey } from '../../i18n/index.ts';
import type { FormErrorView } from '../parts/form-error.ts';
import type { PageLocals } from '../parts/page-locals.ts';

/** Ids of the fields of the opening form. */
export type OpeningField = 'password' | 'pin' | 'lastTryConfirmed' | 'reason' | 'quality';

/** Why no session was opened, at the top of the form and next to the field that can fix it. */
export interface SessionErrorView extends Omit<FormErrorView, 'field'> {
  readonly field: OpeningField | null;
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
  typed: { readonly password: string | null; readonly quality: string | null },
): SessionErrorView | undefined {
  if (!shownCodes.test(error.code)) return undefined;
  const { message, remedy } = errorText(error, page.t);
  const field = fieldOf[error.code] ?? null;
  // Some files do have an empty password, so it is tried; but most often it was forgotten
  const forgotten =
    error.code === 'ERR_KEYSTORE_PASSWORD' && typed.password === ''
      ? 'password'
      : error.code === 'ERR_QUALITY_UNFIT' && typed.quality === null
        ? 'quality'
        : null;
  return {
    title: page.t(titleOf(error.code, field)),
    field,
    message: forgotten === null ? message : page.t(`opening.${forgotten}.missing`),
    remedy: forgotten === null ? remedy : page.t(`opening.${forgotten}.missing.remedy`),
    lastTry:
      error.code === 'ERR_PIN_LAST_TRY' ||
      (error.code === 'ERR_PIN_WRONG' && error.params['triesLeft'] === 1),
    support: error.support,
  };
}

function titleOf(code: PluginErrorCode, field: OpeningField | null): MessageKey {
  if (passing.has(code)) return 'errorTitle.wait';
  return field === null ? 'opening.failed' : 'form.error.title';
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
