import { createHash } from 'node:crypto';
import { createVerdictService } from '../../../plugin/domain/certificate/verdict-service.ts';
import type { VerdictService } from '../../../plugin/domain/certificate/verdict-service.ts';
import type { CertificateRecord } from '../../../plugin/domain/certificate/repository.ts';
import { summarise } from '../../../plugin/domain/certificate/verdict/verdict.ts';
import type { HostDirectory, HostUser } from '../../../plugin/domain/practice/directory.ts';
import type { NoticeEvent } from '../../../plugin/domain/renewal/notice/notice-event.ts';
import { createAuthorizer } from '../../../plugin/domain/access/authorizer.ts';
import { createGatherer } from '../../../plugin/domain/renewal/gather.ts';
import { createRenewalServices } from '../../../plugin/domain/renewal/create-service.ts';
import { createReminderServices } from '../../../plugin/domain/renewal/reminder-service.ts';
import { createRenewalReconciler } from '../../../plugin/domain/renewal/reconciler.ts';
import type { RenewalReconcilerDeps } from '../../../plugin/domain/renewal/reconciler.ts';
import type { Store } from '../../../plugin/store/index.ts';
import { aCertificate, freshStore } from '../../store/store-fixture.ts';
import type { Place } from '../../store/store-fixture.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';
import { aPlainUser } from '../../support/builders/user.ts';
import {
  anAnchor,
  factsOf,
  placeholder,
  subjectOf,
  withLeaf,
} from '../../support/fixtures/keystore-facts.ts';
import { policy } from './subjects.ts';

export const practiceId = 'practice-1';

export interface LoadOptions {
  readonly id: string;
  readonly userId: string;
  readonly from: Date;
  readonly to: Date;
  readonly replaces?: string;
  readonly probes?: CertificateRecord['probes'];
  /** Of a company of this number (CBE), on the user's profile; otherwise the user's own. */
  readonly company?: string;
}

/** A practice on a real database: its certificates, its reconciler, its notices, and a clock to set. */
export interface ReconcilerFixture {
  readonly place: Place;
  readonly events: NoticeEvent[];
  readonly troubles: string[];
  now: Date;
  store: Store;
  readonly users: Map<string, HostUser>;
  /** As another process on the same database would be, or this one after a restart. */
  newReconciler(
    store?: Store,
    changes?: Partial<RenewalReconcilerDeps>,
  ): ReturnType<typeof createRenewalReconciler>;
  verdicts(store: Store): VerdictService;
  services(): ReturnType<typeof createRenewalServices>;
  reminders(): ReturnType<typeof createReminderServices>;
  loadFinished(options: LoadOptions): Promise<void>;
  loadPlaceholder(options: Pick<LoadOptions, 'id' | 'userId'>): Promise<void>;
}

const adminIds = ['admin-1'];

export async function createReconcilerFixture(start: Date): Promise<ReconcilerFixture> {
  const { store, place } = await freshStore();
  const users = new Map([['user-1', aPlainUser({ id: 'user-1', displayName: 'Camille Exemple' })]]);
  const directory: HostDirectory = {
    findUser: (practice, userId) =>
      Promise.resolve(practice === practiceId ? users.get(userId) : undefined),
    listUsers: () => Promise.resolve({ users: [...users.values()], total: users.size }),
    listAdmins: () => Promise.resolve(adminIds.map((id) => aPlainUser({ id }))),
  };
  const judgingOf = (store: Store) =>
    createVerdictService({
      certificates: store.certificates,
      anchors: () => [anAnchor()],
      environment: 'production',
      renewalWindowDays: 90,
      now: () => fixture.now,
    });

  const fixture: ReconcilerFixture = {
    place,
    events: [],
    troubles: [],
    now: start,
    store,
    users,

    newReconciler: (store = fixture.store, changes = {}) =>
      createRenewalReconciler({
        ...depsOf(store),
        directory,
        channels: { email: true, webhook: true },
        emit: (event) => fixture.events.push(event),
        log: {
          debug: () => undefined,
          info: () => undefined,
          warn: () => undefined,
          error: (_, message) => fixture.troubles.push(message),
        },
        ...changes,
      }),

    verdicts: judgingOf,

    services: () =>
      createRenewalServices({
        ...depsOf(fixture.store),
        sessionKeys: fixture.store.sessionKeys,
        reminders: fixture.store.reminders,
        renewalWindowDays: 90,
        directory,
        authorizer: createAuthorizer({
          directory,
          audit: fixture.store.audit,
          now: () => fixture.now,
        }),
        reconciler: fixture.newReconciler(),
      }),

    reminders: () =>
      createReminderServices({
        reminders: fixture.store.reminders,
        renewals: fixture.store.renewals,
        notices: fixture.store.notices,
        directory,
        channels: { email: true, webhook: false },
        now: () => fixture.now,
      }),

    loadFinished: async ({ id, userId, from, to, replaces, probes, company }) => {
      const fingerprint = createHash('sha256').update(id).digest('hex').toUpperCase();
      const { facts } = withLeaf({
        subject: subjectOf(
          company === undefined ? `SSIN=${identifierOf(userId)}` : `CBE=${company}`,
        ),
        notBefore: from.toISOString(),
        notAfter: to.toISOString(),
      });
      const certificates = facts.certificates.map((certificate) =>
        certificate.fingerprint === 'F-LEAF' ? { ...certificate, fingerprint } : certificate,
      );
      // In use from its first day on
      const loadedAt = from < fixture.now ? from : fixture.now;
      await load(id, userId, { ...facts, certificates }, replaces ?? null, {
        loadedAt,
        ...(probes === undefined ? {} : { probes }),
        ...(company === undefined ? {} : { company }),
      });
    },

    loadPlaceholder: async ({ id, userId }) => {
      await load(id, userId, factsOf([placeholder]), null);
    },
  };

  const depsOf = (store: Store) => ({
    renewals: store.renewals,
    notices: store.notices,
    deliveries: store.deliveries,
    certificates: store.certificates,
    gatherer: createGatherer({
      notices: store.notices,
      verdicts: judgingOf(store),
      readiness: null,
    }),
    policy,
    now: () => fixture.now,
  });

  const load = async (
    id: string,
    userId: string,
    facts: CertificateRecord['facts'],
    replaces: string | null,
    {
      loadedAt = fixture.now,
      probes,
      company,
    }: {
      readonly loadedAt?: Date;
      readonly probes?: CertificateRecord['probes'];
      readonly company?: string;
    } = {},
  ) => {
    const verdicts = judgingOf(fixture.store);
    const file = {
      practiceId,
      facts,
      fileName: `SSIN=00000000097 ${id}.p12`,
      kind: company === undefined ? ('person' as const) : ('company' as const),
      identifier: company ?? identifierOf(userId),
    };
    await fixture.store.certificates.insert(
      aCertificate(
        {
          ...file,
          id,
          userId,
          loadedAt,
          summary: summarise(verdicts.inputOf(file)),
          ...(probes === undefined ? {} : { probes }),
        },
        { replaces, entry: anEntry({ certificateId: id, subjectUserId: userId, at: fixture.now }) },
      ),
    );
  };
  return fixture;
}

/** One invented holder per user: numbers of zeros with their check digits. */
function identifierOf(userId: string): string {
  const number = Number(userId.replace('user-', '')) - 1;
  return String(number).padStart(9, '0') + String(97 - (number % 97)).padStart(2, '0');
}
