import type { ReminderKind } from '../../domain/renewal/notice/reminder.ts';
import type { PageLocals } from './page-locals.ts';
import { paths } from './paths.ts';

/** One button that asks a person, or all, to act. */
export interface RemindView {
  readonly action: string;
  /** '' for all. */
  readonly user: string;
  readonly kind: ReminderKind;
  readonly from: 'renewals' | 'overview' | 'team';
  readonly text: string;
  /** For a screen reader, which hears buttons without their row; null where the text says all. */
  readonly label: string | null;
  /** Shown instead of the button once the person was asked today. */
  readonly sent: string | null;
}

export function remindView(
  page: PageLocals,
  person: { readonly id: string; readonly name: string },
  asked: { readonly kind: ReminderKind; readonly from: RemindView['from'] },
  remindedToday: ReadonlySet<string>,
): RemindView {
  const text = page.t(`remind.${asked.kind}`);
  return {
    ...asked,
    action: paths(page.base).reminders(),
    user: person.id,
    text,
    label: page.t('practiceSessions.action.of', { action: text, name: person.name }),
    sent: remindedToday.has(person.id) ? page.t('remind.sent') : null,
  };
}

export function remindAllView(page: PageLocals, from: RemindView['from']): RemindView {
  return {
    action: paths(page.base).reminders(),
    user: '',
    kind: 'renewal',
    from,
    text: page.t('remind.all'),
    label: null,
    sent: null,
  };
}
