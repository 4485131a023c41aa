import { createAuthorising } from '../access/authorizer.ts';
import { requireRecord } from '../certificate/queries.ts';
import type { Judging } from '../certificate/verdict-service.ts';
import type { AuditRepository } from '../audit/audit.ts';
import type { CertificateRecord, CertificateRepository } from '../certificate/repository.ts';
import { PluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import type { HostDirectory, HostUser } from '../practice/directory.ts';
import type { SessionKeyRepository } from '../session/repository.ts';
import { isAcknowledged } from './notice/acknowledgement.ts';
import { hostNotices } from './notice/host-notice.ts';
import { decideReconcile } from './decision.ts';
import { gravestFirst } from './notice/expiry-threshold.ts';
import { createGatherer } from './gather.ts';
import { guideFor } from './guide/guide.ts';
import type { GuideFacts } from './guide/guide.ts';
import { createMuteService } from './notice/mute-service.ts';
import type { DeliveryRepository } from '../delivery/repository.ts';
import type { RenewalRepository } from './repository.ts';
import type { NoticeRepository } from './notice/repository.ts';
import type { RenewalServices, RenewalReconciler, WatchedCertificate } from './service.ts';
import type { RenewalPolicy } from './plan/window.ts';

export interface RenewalServicesDeps {
  readonly renewals: Pick<RenewalRepository, 'find' | 'listOpen' | 'countByState'>;
  readonly notices: NoticeRepository;
  readonly deliveries: Pick<DeliveryRepository, 'listTroubled'>;
  readonly certificates: Pick<CertificateRepository, 'findById' | 'listForHolder' | 'listOfUsers'>;
  readonly sessionKeys: Pick<SessionKeyRepository, 'has'>;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly judging: Judging;
  readonly directory: HostDirectory;
  readonly watch: Pick<RenewalReconciler, 'reconcile'>;
  readonly policy: RenewalPolicy;
  readonly now: () => Date;
}

/** How many deliveries in trouble a practice's page shows. */
const troubledLimit = 50;

/** What screens, API and host ask about renewals. A plan shown is decided at that instant; the watch alone writes it down. */
export function createRenewalServices(deps: RenewalServicesDeps): RenewalServices {
  const { certificates, directory } = deps;
  const authorising = createAuthorising(deps);
  const gatherer = createGatherer(deps);

  const requireVisible = async (actor: Actor, certificateId: string) => {
    const record = await requireRecord(certificates, actor, certificateId);
    await authorising.require(actor, 'see', record);
    return record;
  };

  /** Everything about one certificate, and what its guide goes by; undefined once it is no longer active. */
  const read = async (
    record: CertificateRecord,
    userName: string,
  ): Promise<{ readonly watched: WatchedCertificate; readonly guided: GuideFacts } | undefined> => {
    const { practiceId, id, kind, identifier } = record;
    const [row, statusAllowed] = await Promise.all([
      deps.renewals.find(practiceId, id),
      deps.sessionKeys.has(practiceId, id, 'status'),
    ]);
    if (row === undefined) return undefined;
    const { verdict, mute, former, ...facts } = await gatherer.factsOf(row, record);
    const now = deps.now();
    const { plan } = decideReconcile({ ...facts, mute, former }, deps.policy, now);
    return {
      watched: {
        certificate: { record, userName, verdict },
        plan,
        notices: former
          .filter((notice) => notice.endedAt === null && !isAcknowledged(notice, former))
          .toSorted(gravestFirst),
        mute: mute !== null && mute.until > now ? mute : null,
        statusAllowed,
      },
      guided: { own: facts.own, siblings: facts.siblings, plan, kind, identifier },
    };
  };

  const requireActive = async (record: CertificateRecord, userName: string) => {
    const found = await read(record, userName);
    if (found === undefined) throw new PluginError('ERR_NOT_FOUND', 'not an active certificate');
    return found;
  };

  const nameOf = async (practiceId: string, userId: string) =>
    (await directory.findUser(practiceId, userId))?.displayName ?? '';

  const watchedOf = async (practiceId: string, user: HostUser) => {
    const listed = await certificates.listOfUsers(practiceId, [user]);
    const records = listed.filter(({ role }) => role === 'active');
    const found = await Promise.all(
      records.map(
        async (record) =>
          (await read(record, await nameOf(record.practiceId, record.userId)))?.watched,
      ),
    );
    // Removed or replaced while we read: the others are shown all the same
    return found.filter((one) => one !== undefined);
  };

  return {
    ...createMuteService({ ...deps, authorising }),

    find: async (actor, certificateId) => {
      const record = await requireVisible(actor, certificateId);
      return (await requireActive(record, await nameOf(record.practiceId, record.userId))).watched;
    },

    forUser: async (actor, userId) =>
      watchedOf(actor.practiceId, await authorising.requireUser(actor, userId)),

    practice: async (actor, page) => {
      authorising.requireManager(actor);
      const [{ rows, total }, counts, troubled] = await Promise.all([
        deps.renewals.listOpen(actor.practiceId, page),
        deps.renewals.countByState(actor.practiceId),
        deps.deliveries.listTroubled(actor.practiceId, troubledLimit),
      ]);
      return { renewals: rows, total, counts, troubled, checkedAt: deps.now() };
    },

    guide: async (actor, certificateId, path) => {
      const record = await requireVisible(actor, certificateId);
      const { guided } = await requireActive(record, '');
      return guideFor(guided, deps.now(), path);
    },

    forBar: async (practiceId, userId, language) => {
      const user = await directory.findUser(practiceId, userId);
      if (user === undefined)
        throw new PluginError('ERR_NOT_FOUND', 'no such user in this practice');
      const notified = await deps.notices.listNotified(practiceId, user);
      const named = await Promise.all(
        notified.map(async (certificate) => ({
          ...certificate,
          userName:
            certificate.userId === user.id
              ? user.displayName
              : await nameOf(practiceId, certificate.userId),
        })),
      );
      return hostNotices(named, language, deps.now());
    },
  };
}
