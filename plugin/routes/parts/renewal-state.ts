import { calendarDaysUntil } from '../../domain/time/brussels-time.ts';
import { criticalDays } from '../../domain/certificate/verdict/level.ts';
import type { MessageKey } from '../../i18n/index.ts';
import type { NoticeSeverity } from '../../domain/renewal/notice/notice.ts';
import type { RenewalPlan, RenewalReason, RenewalState } from '../../domain/renewal/renewal.ts';
import type { BadgeView } from './badge.ts';
import type { PageLocals } from './page-locals.ts';
import type { ReminderKind } from '../../domain/renewal/notice/reminder.ts';
import { paths } from './paths.ts';

type Words = Pick<PageLocals, 't' | 'formatDate' | 'actor'>;

/** The profile the certificate is on. */
interface Owner {
  readonly userId: string;
  readonly userName: string;
}

/** A state as a line of its own; the catalogue has it as part of a sentence. */
export function stateWord({ t }: Pick<PageLocals, 't'>, state: RenewalState): string {
  const word = t(`renewal.state.${state}`);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Renewals that need action today. An open window with its planned moment ahead does not, nor a muted one. */
export const needingStates: readonly RenewalState[] = [
  'Due',
  'WaitingForHolder',
  'InProgress',
  'WaitingForDelivery',
  'WaitingForActivation',
  'Overdue',
  'Expired',
];

/** Reasons that no session survives. */
const graveReasons: ReadonlySet<RenewalReason> = new Set(['Ended', 'Revoked', 'RequestRefused']);

/** Colour and word of a plan. As everywhere, the last week is as red as the end itself. */
export function renewalBadge(page: Pick<PageLocals, 't'>, plan: RenewalPlan, now: Date): BadgeView {
  return { tone: renewalTone(plan, now), text: stateWord(page, plan.state) };
}

export function renewalTone(plan: RenewalPlan, now: Date): BadgeView['tone'] {
  if (plan.state === 'Muted' || plan.state === 'WindowOpen') return 'none';
  if (!needingStates.includes(plan.state)) {
    return plan.reason === 'NothingToRenew' ? 'none' : 'ok';
  }
  const isClose = plan.notAfter !== null && calendarDaysUntil(now, plan.notAfter) <= criticalDays;
  return isClose || plan.state === 'Expired' || graveReasons.has(plan.reason)
    ? 'unusable'
    : 'attention';
}

/** Who has to act, or until when no one has to; null when there is nothing to say. */
export function waitingFor(page: Words, plan: RenewalPlan, owner: Owner): string | null {
  switch (plan.state) {
    case 'Done':
      return null;
    case 'Muted':
      return plan.muted === null
        ? null
        : page.t('renewals.waits.muted', { date: page.formatDate(plan.muted.until) });
    case 'NotDueYet':
    case 'WindowOpen':
      return plan.dueAt === null
        ? null
        : page.t('renewals.planned', { date: page.formatDate(plan.dueAt) });
    case 'WaitingForDelivery':
      return page.t('renewals.waits.ehealth');
    default:
      return page.actor.userId === owner.userId
        ? page.t('renewals.waits.you')
        : page.t('renewals.waits.holder', { name: owner.userName });
  }
}

/** The words of the link that leads on: what the person will do there. */
const actOf: Readonly<Record<RenewalReason, MessageKey>> = {
  WindowAhead: 'renewals.act.see',
  WindowOpen: 'renewals.act.renew',
  PlannedMoment: 'renewals.act.renew',
  WindowPassed: 'renewals.act.renew',
  Ended: 'renewals.act.request',
  Revoked: 'renewals.act.request',
  RequestRefused: 'renewals.act.request',
  WeakKey: 'renewals.act.request',
  WrongEnvironment: 'renewals.act.load',
  NotCompleted: 'renewals.act.complete',
  NoEncryptionKey: 'renewals.act.complete',
  OtherFilePublished: 'renewals.act.load',
  EtkNotActivated: 'renewals.act.activate',
  IssuerEndsFirst: 'renewals.act.see',
  RequestPending: 'renewals.act.wait',
  RenewalBegun: 'renewals.act.complete',
  SuccessorLoaded: 'renewals.act.see',
  NothingToRenew: 'renewals.act.see',
  Muted: 'renewals.act.muted',
};

export function nextAction(page: Pick<PageLocals, 't'>, plan: RenewalPlan): string {
  return page.t(actOf[plan.reason]);
}

/** One line next to a certificate, with its link; null where there is nothing to say yet. */
export interface RenewalLineView {
  readonly text: string;
  readonly href: string;
  readonly action: string;
}

/** What a list says of one renewal: planned, waited for, or muted. Nothing of one whose window is far. */
export function renewalLine(
  page: Words,
  plan: RenewalPlan,
  owner: Owner,
  href: string,
): RenewalLineView | null {
  if (plan.state === 'Done') return null;
  const waits = waitingFor(page, plan, owner);
  if (plan.state === 'NotDueYet' && waits === null) return null;
  // There the word would say nothing more
  const isSaid =
    plan.state === 'NotDueYet' ||
    plan.state === 'WaitingForHolder' ||
    plan.state === 'WaitingForDelivery';
  const text = [isSaid ? null : stateWord(page, plan.state), waits]
    .filter((part) => part !== null)
    .join(' · ');
  return { text, href, action: nextAction(page, plan) };
}

export type NoticeTone = 'info' | 'caution' | 'critical';

export function noticeTone(severity: NoticeSeverity): NoticeTone {
  return severity === 'warning' ? 'caution' : severity;
}

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
