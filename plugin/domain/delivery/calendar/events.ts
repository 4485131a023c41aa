import type { HolderKind } from '../../../pki/x509/identifier.ts';
import type { Formats, Translate } from '../../../i18n/index.ts';
import type { Environment } from '../../../pki/x509/trust-anchor.ts';
import type { CalendarEvent } from './ics.ts';
import { certificateWord } from '../../renewal/notice/notice-text.ts';
import { openLink } from '../open-link.ts';
import type { RenewalPlan } from '../../renewal/renewal.ts';
import { readinessPath, renewalPath } from '../../renewal/page-path.ts';
import { readinessAt } from '../../renewal/notice/expiry-threshold.ts';
import { brusselsDate } from '../../time/brussels-time.ts';

/** What a calendar says of one certificate is made from this. No number and no file name is among it. */
export interface CalendarFacts {
  readonly certificateId: string;
  readonly holderName: string;
  readonly kind: HolderKind;
  readonly environment: Environment | null;
  readonly plan: RenewalPlan;
  /** As in the feed that has the day of the check. */
  readonly requestsHere: boolean;
}

/** An event before it is published: revisions.ts gives it its sequence. */
export type PlannedEvent = Omit<CalendarEvent, 'sequence' | 'changedAt' | 'cancelled'> & {
  readonly certificateId: string;
};

/** Before the end of a certificate (rules.md 9.3). */
const alarmDays = [30, 14, 7, 1];

/** How long a renewal takes at a desk, waiting for eHealth left out. */
const renewalMinutes = 30;

/**
 * The days of a certificate that belong in a calendar: when its holder checks that they can sign, when eHealth begins to take a renewal, when it is planned, when it
 * ends. None once a successor is active; without reminders while it is muted.
 */
export function calendarEvents(
  t: Translate,
  formats: Pick<Formats, 'formatDate'>,
  openUrl: string | null,
  facts: CalendarFacts,
): readonly PlannedEvent[] {
  const { plan, certificateId } = facts;
  if (plan.state === 'Done' || plan.notAfter === null) return [];
  const params = {
    holder: facts.holderName,
    certificate: certificateWord(t, facts.environment),
    eid: t(facts.kind === 'person' ? 'notice.eid.person' : 'notice.eid.organisation'),
    notAfter: formats.formatDate(plan.notAfter),
  };
  const event = (
    name: 'ready' | 'opens' | 'planned' | 'ends',
    when: CalendarEvent['when'],
    days: readonly number[] = [],
  ): PlannedEvent => ({
    uid: `${certificateId}.${name}@trousseau`,
    certificateId,
    when,
    title: t(`calendar.${name}.title`, params),
    text: t(`calendar.${name}.text`, params),
    url: openLink(openUrl, name === 'ready' ? readinessPath : renewalPath(certificateId)),
    alarmDays: plan.muted === null ? days : [],
  });
  const at = (instant: Date, minutes: number): CalendarEvent['when'] => ({
    kind: 'instant',
    at: instant.toISOString(),
    minutes,
  });
  const { state } = plan.muted ?? plan;
  const asksReadiness = facts.requestsHere && (state === 'NotDueYet' || state === 'WindowOpen');
  return [
    ...(asksReadiness
      ? [event('ready', { kind: 'day', day: brusselsDate(readinessAt(plan.notAfter)) })]
      : []),
    ...(plan.opensAt === null
      ? []
      : [event('opens', { kind: 'day', day: brusselsDate(plan.opensAt) })]),
    ...(plan.dueAt === null ? [] : [event('planned', at(plan.dueAt, renewalMinutes), [0])]),
    event('ends', at(plan.notAfter, 0), alarmDays),
  ];
}
