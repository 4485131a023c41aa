import type { ReadinessLine } from '../../../domain/enrolment/readiness/readiness.ts';
import { errorStatus, PluginError } from '../../../errors.ts';
import type { PluginErrorCode } from '../../../errors.ts';
import { errorText } from '../../../i18n/error-text.ts';
import { plural } from '../../../i18n/plural.ts';
import type { PageLocals } from '../page-locals.ts';

type Words = Pick<PageLocals, 't' | 'language' | 'formatDate'>;

/** A line of the readiness check in words: how it is, and what to do. */
export function readinessText(
  page: Words,
  { reason, remedy, params }: ReadinessLine,
): { readonly text: string; readonly remedy: string | null } {
  // The catalogue of errors has the words for each way in which a card cannot be used
  if (reason === 'CardUnusable') {
    const { message, remedy: todo } = errorText(unusable(params['code']), page.t);
    return { text: message, remedy: todo };
  }
  return {
    text: page.t(`readiness.reason.${reason}`, shown(page, params)),
    remedy: remedy === null ? null : page.t(`readiness.remedy.${remedy}`),
  };
}

function shown(page: Words, params: ReadinessLine['params']): ReadinessLine['params'] {
  const { date, seconds, milliseconds } = params;
  return {
    ...params,
    ...(typeof date === 'string' && { date: page.formatDate(date) }),
    ...(typeof seconds === 'number' && { span: spanText(page, seconds) }),
    ...(typeof milliseconds === 'number' && {
      seconds: Math.max(0.1, Math.round(milliseconds / 100) / 10),
    }),
  };
}

function spanText(page: Words, seconds: number): string {
  return seconds < 120
    ? plural(page, 'jobs.duration.seconds', seconds)
    : plural(page, 'jobs.duration.minutes', Math.round(seconds / 60));
}

function unusable(code: string | number | undefined): PluginError {
  const known = typeof code === 'string' && Object.hasOwn(errorStatus, code);
  return new PluginError(known ? (code as PluginErrorCode) : 'ERR_CARD_FAULT', 'state of the card');
}
