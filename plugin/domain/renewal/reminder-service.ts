import { randomUUID } from 'node:crypto';
import { auditDraft } from '../audit/audit-entry.ts';
import { requireManager } from '../access/role.ts';
import { PluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import type { HostDirectory, HostUser } from '../practice/directory.ts';
import { brusselsDate, brusselsMidnight } from '../time/brussels-time.ts';
import { manualDeliveryOf } from './notice/notice-deliveries.ts';
import type { Channels } from './notice/notice-deliveries.ts';
import type { Reminder, ReminderKind, ReminderRepository } from './notice/reminder.ts';
import type { NoticeRepository } from './notice/repository.ts';
import type { RenewalPlan, RenewalState } from './renewal.ts';
import type { RenewalRepository, StoredRenewal } from './repository.ts';

/** What was asked of how many people; `already`: they were asked the same today. */
export interface RemindedPeople {
  readonly sent: number;
  readonly already: number;
}

export interface ReminderServices {
  /**
   * Asks one person to take care of the most urgent certificate on their profile, or to open a session: a notice in their bar, for a
   * certificate also the mail of its open notice. At most once a day for each person and kind. Admins and the host's back end;
   * ERR_NOT_FOUND for no such user, or when there is nothing they could do.
   */
  remind(actor: Actor, userId: string, kind: ReminderKind): Promise<RemindedPeople>;
  /** The same for everyone who has a renewal to take care of, at most 500 people. */
  remindAll(actor: Actor): Promise<RemindedPeople>;
  /** Who was asked this today already. */
  reminded(actor: Actor, kind: ReminderKind): Promise<ReadonlySet<string>>;
}

export interface ReminderServicesDeps {
  readonly reminders: ReminderRepository;
  readonly renewals: Pick<RenewalRepository, 'listForUser' | 'listOpen'>;
  readonly notices: Pick<NoticeRepository, 'listForCertificate'>;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly channels: Channels;
  readonly now: () => Date;
}

/** Only the holder can go on; what waits for eHealth, or is silenced, asks nothing of a person. */
const actStates: readonly RenewalState[] = [
  'Expired',
  'Overdue',
  'Due',
  'WaitingForHolder',
  'InProgress',
];

const mostPeople = 500;
const pageSize = 200;

/** How long a reminder to renew stays in the bar; that to open a session ends with the day. */
const shownDays = 7;

export function createReminderServices(deps: ReminderServicesDeps): ReminderServices {
  const { reminders, renewals, directory } = deps;

  const send = async (
    actor: Actor,
    userId: string,
    kind: ReminderKind,
    certificateId: string | null,
  ): Promise<boolean> => {
    const at = deps.now();
    const { practiceId } = actor;
    const reminder: Reminder = {
      id: randomUUID(),
      practiceId,
      userId,
      kind,
      day: brusselsDate(at),
      certificateId,
      by: { userId: actor.userId, displayName: actor.displayName },
      at,
      until: brusselsMidnight(at, kind === 'session' ? 1 : shownDays),
    };
    const former =
      certificateId === null
        ? []
        : await deps.notices.listForCertificate(practiceId, certificateId);
    const open = former.find(({ endedAt }) => endedAt === null);
    const deliveries =
      open === undefined ? [] : manualDeliveryOf(open, reminder, deps.channels, randomUUID);
    const entry = auditDraft(actor, at, 'notice.reminded', {
      subjectUserId: userId,
      certificateId,
      details: { kind },
    });
    return reminders.add(reminder, deliveries, entry);
  };

  const certificateOf = async (practiceId: string, user: HostUser): Promise<string> => {
    const stored = await renewals.listForUser(practiceId, user);
    const own = stored.filter((renewal) => renewal.userId === user.id && mustAct(renewal));
    const [first] = own.toSorted(mostUrgentFirst);
    if (first === undefined) {
      throw new PluginError('ERR_NOT_FOUND', 'no renewal that this user could take care of');
    }
    return first.certificateId;
  };

  return {
    remind: async (actor, userId, kind) => {
      requireManager(actor, 'reminders');
      const user = await directory.findUser(actor.practiceId, userId);
      if (user?.active !== true) throw new PluginError('ERR_NOT_FOUND', 'no such active user');
      const certificateId = kind === 'session' ? null : await certificateOf(actor.practiceId, user);
      return counted([await send(actor, user.id, kind, certificateId)]);
    },

    remindAll: async (actor) => {
      requireManager(actor, 'reminders');
      const { practiceId } = actor;
      // Most urgent first, so the first of each person is theirs
      const mostUrgent = new Map<string, string>();
      for (let offset = 0; mostUrgent.size < mostPeople; offset += pageSize) {
        const { rows, total } = await renewals.listOpen(practiceId, { offset, limit: pageSize });
        for (const row of rows) {
          if (mustAct(row) && !mostUrgent.has(row.userId)) {
            mostUrgent.set(row.userId, row.certificateId);
          }
        }
        if (offset + pageSize >= total) break;
      }
      const sent: boolean[] = [];
      for (const [userId, certificateId] of [...mostUrgent].slice(0, mostPeople)) {
        const user = await directory.findUser(practiceId, userId);
        if (user?.active !== true || userId === actor.userId) continue;
        sent.push(await send(actor, userId, 'renewal', certificateId));
      }
      return counted(sent);
    },

    reminded: async (actor, kind) => {
      requireManager(actor, 'reminders');
      return reminders.remindedToday(actor.practiceId, kind, brusselsDate(deps.now()));
    },
  };
}

function counted(sent: readonly boolean[]): RemindedPeople {
  const count = sent.filter(Boolean).length;
  return { sent: count, already: sent.length - count };
}

/** Whether only the holder can go on, so that a reminder makes sense. */
export function holderMustAct({ state }: Pick<RenewalPlan, 'state'>): boolean {
  return actStates.includes(state);
}

function mustAct({ plan }: Pick<StoredRenewal, 'plan'>): boolean {
  return plan !== null && holderMustAct(plan);
}

function mostUrgentFirst({ plan: a }: StoredRenewal, { plan: b }: StoredRenewal): number {
  const rank = (plan: StoredRenewal['plan']) =>
    plan === null ? actStates.length : actStates.indexOf(plan.state);
  return rank(a) - rank(b) || (a?.notAfter?.getTime() ?? 0) - (b?.notAfter?.getTime() ?? 0);
}
