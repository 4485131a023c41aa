import { randomUUID } from 'node:crypto';
import type { HostLog } from '../../../plugin/logging.ts';
import type { HostUser } from '../../../plugin/domain/practice/directory.ts';
import type { NoticeEvent } from '../../../plugin/domain/renewal/notice/notice-event.ts';
import { createOutbox } from '../../../plugin/domain/delivery/outbox.ts';
import type { OutboxDeps } from '../../../plugin/domain/delivery/outbox.ts';
import type { SendOutcome } from '../../../plugin/domain/delivery/delivery-problem.ts';
import type { Notice } from '../../../plugin/domain/renewal/notice/notice.ts';
import type { RenewalPlan } from '../../../plugin/domain/renewal/renewal.ts';
import type { NewDelivery } from '../../../plugin/domain/renewal/notice/new-delivery.ts';
import type { Store } from '../../../plugin/store/index.ts';
import { aCertificate, freshStore } from '../../store/store-fixture.ts';
import { aWaitingPlan } from '../../support/builders/plan.ts';
import { aPlainUser } from '../../support/builders/user.ts';

/* A practice with a real store and an outbox; the ways out of the house are the test's. */

export const practiceId = 'practice-1';
export const notAfter = new Date('2026-11-30T10:15:00.000Z');
export const start = new Date('2026-10-31T09:00:00.000Z');

export const anne = aPlainUser({ id: 'user-1', email: 'anne@practice.example' });

export const andrea: HostUser = {
  ...anne,
  id: 'admin-1',
  displayName: 'Andrea Admin',
  ssin: '00000000196',
  email: 'andrea@practice.example',
  language: 'nl',
};

/** The window opened in September; the holder was notified on the planned day. */
export const planDates = {
  since: new Date('2026-09-20T09:00:00.000Z'),
  opensAt: new Date('2026-09-01T10:15:00.000Z'),
  dueAt: new Date('2026-09-20T09:00:00.000Z'),
  latestAt: new Date('2026-10-01T09:00:00.000Z'),
  notAfter,
  nextCheckAt: new Date('2026-11-01T09:00:00.000Z'),
} as const;

type Raised = Omit<Notice, 'acknowledgedAt' | 'endedAt' | 'end'>;

export interface DeliveryFixture {
  readonly store: Store;
  readonly clock: { now: Date };
  readonly people: Map<string, HostUser>;
  readonly admins: Set<string>;
  readonly logged: unknown[];
  readonly services: (changes?: Partial<OutboxDeps>) => ReturnType<typeof createOutbox>;
  /** A certificate on a user's profile, with a plan. Returns its id. */
  readonly load: (
    changes?: Parameters<typeof aCertificate>[0],
    plan?: Partial<RenewalPlan>,
    replaces?: string,
  ) => Promise<string>;
  /** Raises a notice of it with these deliveries; gives its id. */
  readonly raise: (
    certificateId: string,
    deliveries: readonly Partial<NewDelivery>[],
    changes?: Partial<Raised>,
    plan?: Partial<RenewalPlan>,
  ) => Promise<string>;
}

export async function openDeliveryFixture(): Promise<DeliveryFixture> {
  const { store } = await freshStore();
  const clock = { now: start };
  const people = new Map([anne, andrea].map((user) => [user.id, user]));
  const admins = new Set([andrea.id]);
  const logged: unknown[] = [];
  const note = (details: object, message: string) => {
    logged.push({ ...details, message });
  };
  const log: HostLog = { debug: note, info: note, warn: note, error: note };
  const save = (
    certificateId: string,
    plan: Partial<RenewalPlan>,
    rest: Partial<Parameters<Store['renewals']['save']>[0]> = {},
  ) =>
    store.renewals.save({
      practiceId,
      certificateId,
      plan: aWaitingPlan({ ...planDates, ...plan }),
      notifiedAt: null,
      reopen: [],
      raise: [],
      end: [],
      deliveries: [],
      entries: [],
      ...rest,
    });

  return {
    store,
    clock,
    people,
    admins,
    logged,
    services: (changes = {}) =>
      createOutbox({
        ...store,
        directory: {
          findUser: (practice, id) =>
            Promise.resolve(practice === practiceId ? people.get(id) : undefined),
          listAdmins: () => Promise.resolve([...admins].flatMap((id) => people.get(id) ?? [])),
        },
        mail: null,
        webhook: null,
        openUrl: null,
        requestsHere: false,
        allClearDigest: false,
        language: 'fr',
        fallback: { periodDays: 30, hintAfter: 3 },
        now: () => clock.now,
        log,
        ...changes,
      }),
    load: async (changes = {}, plan = {}, replaces) => {
      const userName = changes.holderName ?? 'Anne Exemple';
      const certificate = aCertificate(
        {
          practiceId,
          ...changes,
          // Certificates write persons in capitals
          holderName: (changes.kind ?? 'person') === 'person' ? userName.toUpperCase() : userName,
          summary: {
            environment: 'production',
            notAfter: notAfter.toISOString(),
            ...changes.summary,
          },
        },
        { userName, replaces: replaces ?? null },
      );
      await store.certificates.insert(certificate);
      await save(certificate.record.id, plan);
      return certificate.record.id;
    },
    raise: async (certificateId, deliveries, changes = {}, plan = {}) => {
      const id = randomUUID();
      await save(certificateId, plan, {
        raise: [
          {
            id,
            practiceId,
            certificateId,
            userId: anne.id,
            cause: 'Expiry',
            step: 30,
            severity: 'warning',
            raisedAt: start,
            ...changes,
          },
        ],
        deliveries: deliveries.map((delivery) => ({
          id: randomUUID(),
          practiceId,
          channel: 'email',
          kind: 'notice',
          noticeId: id,
          recipient: anne.id,
          key: randomUUID(),
          dueAt: start,
          ...delivery,
        })),
      });
      return id;
    },
  };
}

/** A channel that records each message and returns the given answers in order; after the last answer it returns success. */
export function wayOut(...answers: readonly SendOutcome[]) {
  const sent: unknown[] = [];
  const next = (message: unknown): Promise<SendOutcome> => {
    sent.push(message);
    return Promise.resolve(answers[sent.length - 1] ?? { kind: 'sent' });
  };
  return {
    sent,
    mail: { send: (to: unknown, message: unknown) => next({ to, message }) },
    webhook: { send: (id: string, event: NoticeEvent) => next({ id, event }) },
  };
}
