import type { CertificateReading } from '../certificate/verdict-service.ts';
import type { Authorizer } from '../access/authorizer.ts';
import { requireRecord } from '../certificate/queries.ts';
import type { Verdict } from '../certificate/verdict/verdict-input.ts';
import type { CertificateRecord, CertificateRepository } from '../certificate/repository.ts';
import { PluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import type { HostDirectory, HostUser } from '../practice/directory.ts';
import type { SessionKeyRepository } from '../session/repository.ts';
import { isAcknowledged } from './notice/acknowledgement.ts';
import { hostNotices } from './notice/host-notice.ts';
import { practiceNotice } from './notice/practice-notice.ts';
import { reminderNotice } from './notice/reminder.ts';
import type { ReminderRepository } from './notice/reminder.ts';
import { decideReconcile } from './decision.ts';
import { gravestFirst } from './notice/expiry-threshold.ts';
import type { Gatherer } from './gather.ts';
import { guideFor } from './guide/guide.ts';
import { createMuteService } from './mute-service.ts';

import type { RenewalRepository, RenewalRow, RenewalSummary, StoredRenewal } from './repository.ts';
import type { RenewalPlan } from './renewal.ts';
import type { NoticeRepository } from './notice/repository.ts';
import type { RenewalServices, RenewalReconciler, CertificateRenewal } from './service.ts';
import type { RenewalPolicy } from './plan/window.ts';

export interface RenewalServicesDeps {
  readonly renewals: Pick<
    RenewalRepository,
    'find' | 'findMany' | 'listForUser' | 'listOpen' | 'countByState'
  >;
  readonly notices: NoticeRepository;
  readonly reminders: Pick<ReminderRepository, 'listOpen'>;

  readonly certificates: Pick<CertificateRepository, 'findById' | 'countByLevel'>;
  readonly sessionKeys: Pick<SessionKeyRepository, 'has'>;
  readonly authorizer: Authorizer;
  readonly gatherer: Gatherer;
  readonly directory: HostDirectory;
  readonly reconciler: Pick<RenewalReconciler, 'reconcile'>;
  readonly policy: RenewalPolicy;
  readonly renewalWindowDays: number;
  readonly now: () => Date;
}

/** What screens, API and host ask about renewals. A plan shown is that of this instant; the reconciler alone writes it down. */
export function createRenewalServices(deps: RenewalServicesDeps): RenewalServices {
  const { certificates, directory, authorizer, gatherer } = deps;

  const requireVisible = async (actor: Actor, certificateId: string) => {
    const record = await requireRecord(certificates, actor, certificateId);
    await authorizer.require(actor, 'see', record);
    return record;
  };

  const decideRow = async (
    row: RenewalRow,
    record: CertificateRecord,
    reading: CertificateReading,
    verdict?: Verdict,
  ) => {
    const facts = await gatherer.factsOf(row, record, reading, verdict);
    return { facts, plan: decideReconcile(facts, deps.policy, deps.now()).plan };
  };

  /** Undefined once the certificate is no longer active. */
  const decide = async (
    record: CertificateRecord,
    reading: CertificateReading = gatherer.read(),
  ) => {
    const row = await deps.renewals.find(record.practiceId, record.id);
    return row === undefined ? undefined : decideRow(row, record, reading);
  };

  /** A stored plan holds until its row is due; null for one that must be decided again. */
  const heldPlan = (plan: RenewalPlan | null): RenewalPlan | null =>
    plan !== null && plan.nextCheckAt > deps.now() ? plan : null;

  /** Nothing of a file that goes while we read: the others are shown all the same. */
  const withPlan = async (
    practiceId: string,
    { plan, ...renewal }: StoredRenewal,
    reading: CertificateReading,
  ): Promise<readonly RenewalSummary[]> => {
    const held = heldPlan(plan);
    if (held !== null) return [{ ...renewal, plan: held }];
    const record = await certificates.findById(practiceId, renewal.certificateId);
    const decided = record === undefined ? undefined : await decide(record, reading);
    return decided === undefined ? [] : [{ ...renewal, plan: decided.plan }];
  };

  const requireRenewal = async (record: CertificateRecord) => {
    const [decided, user, statusAllowed] = await Promise.all([
      decide(record),
      directory.findUser(record.practiceId, record.userId),
      deps.sessionKeys.has(record.practiceId, record.id, 'status'),
    ]);
    if (decided === undefined) throw new PluginError('ERR_NOT_FOUND', 'not an active certificate');
    const { facts, plan } = decided;
    const { verdict, mute, former } = facts;
    const renewal: CertificateRenewal = {
      certificate: { record, userName: user?.displayName ?? '', verdict },
      plan,
      notices: former
        .filter((notice) => notice.endedAt === null && !isAcknowledged(notice, former))
        .toSorted(gravestFirst),
      mute: mute !== null && mute.until > deps.now() ? mute : null,
      statusAllowed,
    };
    return { renewal, facts };
  };

  /** With the names that the owners have now, not those of when their files were loaded. */
  const withOwners = <Owned extends { readonly userId: string }>(
    practiceId: string,
    user: HostUser,
    owned: readonly Owned[],
  ) =>
    Promise.all(
      owned.map(async (one) => {
        const owner =
          one.userId === user.id ? user : await directory.findUser(practiceId, one.userId);
        return { ...one, userName: owner?.displayName ?? '' };
      }),
    );

  /** Urgent certificates of the practice, for its admins as the host lists them. */
  const urgentFor = async (practiceId: string, userId: string): Promise<number> => {
    const admins = (await directory.listAdmins?.(practiceId)) ?? [];
    if (!admins.some(({ id }) => id === userId)) return 0;
    const { unusable } = await certificates.countByLevel(
      practiceId,
      deps.now(),
      deps.renewalWindowDays,
    );
    return unusable;
  };

  return {
    ...createMuteService(deps),

    find: async (actor, certificateId) =>
      (await requireRenewal(await requireVisible(actor, certificateId))).renewal,

    plansOf: async (actor, judged) => {
      for (const { record } of judged) await authorizer.require(actor, 'see', record);
      const rows = await deps.renewals.findMany(
        actor.practiceId,
        judged.map(({ record }) => record.id),
      );
      const rowOf = new Map(rows.map((row) => [row.certificateId, row]));
      const reading = gatherer.read();
      const plans = judged.map(async ({ record, verdict }) => {
        const row = rowOf.get(record.id);
        if (row === undefined) return [];
        const plan = heldPlan(row.plan) ?? (await decideRow(row, record, reading, verdict)).plan;
        return [[record.id, plan] as const];
      });
      return new Map((await Promise.all(plans)).flat());
    },

    forUser: async (actor, userId) => {
      const { practiceId } = actor;
      const user = await authorizer.requireUser(actor, userId);
      const stored = await deps.renewals.listForUser(practiceId, user);
      const reading = gatherer.read();
      const planned = await Promise.all(
        stored.map((renewal) => withPlan(practiceId, renewal, reading)),
      );
      return withOwners(practiceId, user, planned.flat());
    },

    practice: async (actor, page) => {
      authorizer.requireManager(actor);
      const [{ rows, total }, counts] = await Promise.all([
        deps.renewals.listOpen(actor.practiceId, page),
        deps.renewals.countByState(actor.practiceId),
      ]);
      return { renewals: rows, total, counts, checkedAt: deps.now() };
    },

    listed: async (actor, certificateIds) => {
      authorizer.requireManager(actor);
      const [rows, counts] = await Promise.all([
        deps.renewals.findMany(actor.practiceId, certificateIds),
        deps.renewals.countByState(actor.practiceId),
      ]);
      const plans = rows.flatMap(({ certificateId, plan }) =>
        plan === null || plan.state === 'NotDueYet' || plan.state === 'Done'
          ? []
          : [[certificateId, plan] as const],
      );
      return { plans: new Map(plans), counts };
    },

    guide: async (actor, certificateId, path) => {
      const record = await requireVisible(actor, certificateId);
      const { renewal, facts } = await requireRenewal(record);
      const { kind, identifier } = record;
      const { plan } = renewal;
      return { renewal, guide: guideFor({ ...facts, plan, kind, identifier }, deps.now(), path) };
    },

    hostNotices: async (practiceId, userId, language) => {
      const user = await directory.findUser(practiceId, userId);
      if (user === undefined)
        throw new PluginError('ERR_NOT_FOUND', 'no such user in this practice');
      const now = deps.now();
      const [notified, reminders, urgent] = await Promise.all([
        deps.notices.listNotified(practiceId, user),
        deps.reminders.listOpen(practiceId, userId, now),
        urgentFor(practiceId, userId),
      ]);
      const practice = practiceNotice(urgent, language);
      return [
        ...reminders.map((reminder) => reminderNotice(reminder, language)),
        ...hostNotices(await withOwners(practiceId, user, notified), language, now),
        ...(practice === null ? [] : [practice]),
      ];
    },
  };
}
