import type { TitleNotice } from '../../domain/mailbox/sending/service.ts';
import type { WrittenLetter } from '../../domain/mailbox/sending/written-letter.ts';
import type { EhealthSession } from '../../domain/session/session.ts';
import { isPluginError } from '../../errors.ts';
import { errorText } from '../../i18n/error-text.ts';
import type { FormErrorView } from '../parts/form-error.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { sizeText } from './words.ts';

/** A letter as its form holds it. */
export interface LetterFields {
  /** Of the draft that is kept; '' before the first time. */
  readonly id: string;
  readonly type: string;
  readonly subType: string;
  readonly number: string;
  readonly quality: string;
  readonly title: string;
  readonly text: string;
  readonly read: boolean;
}

/** What the form asks of its writer besides. */
export interface WriteState {
  readonly error: FormErrorView | null;
  readonly notices: readonly TitleNotice[];
  readonly isAbsent: boolean;
  readonly isUncertain: boolean;
  readonly note: 'notFound' | 'kept' | null;
  /** Kept with the draft, so they need not be chosen again. */
  readonly annexes: WrittenLetter['annexes'];
}

export const nothingAsked: WriteState = {
  error: null,
  notices: [],
  isAbsent: false,
  isUncertain: false,
  note: null,
  annexes: [],
};

export function writeView(
  page: PageLocals,
  fields: LetterFields,
  state: WriteState,
  place: {
    readonly session: EhealthSession;
    readonly action: string;
    readonly backHref: string;
    readonly qualities: readonly string[];
    readonly isReply: boolean;
  },
) {
  const { t } = page;
  return {
    ...place,
    ...fields,
    ...state,
    say: t(place.isReply ? 'write.sayReply' : 'write.say'),
    note: state.note === null ? '' : t(`write.${state.note}`),
    types: ['INSS', 'NIHII', 'CBE', 'EHP'],
    annexes: state.annexes.map(({ name, bytes }, index) => ({
      index,
      name,
      size: sizeText(page, bytes.length),
    })),
    session: t('write.session', { time: page.formatTime(place.session.notOnOrAfter) }),
  };
}

const fieldOfProblem: Readonly<Record<string, FormErrorView['field']>> = {
  recipients: 'number',
  'many-recipients': 'number',
  title: 'title',
  text: 'text',
  'many-annexes': 'file',
};

/** A refusal at the field that can fix it; null for what is none of the form's. */
export function writeErrorView(page: PageLocals, error: unknown): FormErrorView | null {
  if (!isPluginError(error)) return null;
  const { code, params } = error;
  if (!/^ERR_(?:LETTER|MAILBOX|UPLOAD)_/.test(code)) return null;
  const problem = typeof params['problem'] === 'string' ? params['problem'] : '';
  const field = code.includes('RECIPIENT')
    ? 'number'
    : code.endsWith('TOO_LARGE')
      ? 'file'
      : code === 'ERR_MAILBOX_LETTER_INVALID'
        ? (fieldOfProblem[problem] ?? null)
        : null;
  return { title: page.t('form.error.title'), field, ...errorText(error, page.t) };
}
