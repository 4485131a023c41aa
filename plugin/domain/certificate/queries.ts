import { PluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import type { HostDirectory, HostUser, UserPage } from '../practice/directory.ts';
import type { Authorizer } from '../access/authorizer.ts';
import type { VerdictService } from './verdict-service.ts';
import type { AuditRepository } from '../audit/audit.ts';
import type { CertificateRecord, CertificateRepository } from './repository.ts';
import type { WithoutCertificate } from './without-certificate.ts';
import type { CertificateServices, DirectoryQuery, JudgedCertificate } from './service.ts';
import { holderKinds } from '../../pki/x509/identifier.ts';

export interface CertificateQueriesDeps {
  readonly certificates: Pick<
    CertificateRepository,
    'findById' | 'list' | 'countByLevel' | 'listOfUsers'
  >;
  readonly audit: Pick<AuditRepository, 'listForUser'>;
  readonly directory: HostDirectory;
  readonly verdicts: VerdictService;
  readonly authorizer: Authorizer;
  readonly withoutCertificate: Pick<WithoutCertificate, 'list' | 'ids'>;
  readonly renewalWindowDays: number;
  readonly now: () => Date;
}

export type CertificateQueries = Pick<
  CertificateServices,
  'overview' | 'directory' | 'forUser' | 'find'
>;

/** Entries of a user's history shown on their page. */
const historyLength = 50;

/** Everything that shows certificates and changes none. */
export function createCertificateQueries(deps: CertificateQueriesDeps): CertificateQueries {
  const { authorizer, certificates, directory, verdicts } = deps;

  const judgeAll = async (
    practiceId: string,
    records: readonly CertificateRecord[],
  ): Promise<JudgedCertificate[]> => {
    const reading = verdicts.read();
    const names = new Map<string, string>();
    await Promise.all(
      [...new Set(records.map((record) => record.userId))].map(async (userId) => {
        const user = await directory.findUser(practiceId, userId);
        names.set(userId, user?.displayName ?? '');
      }),
    );
    return Promise.all(
      records.map((record) => reading.judged(record, names.get(record.userId) ?? '')),
    );
  };

  const usersOf = async (
    practiceId: string,
    { withoutCertificate: isFiltered = false, ...query }: DirectoryQuery,
  ): Promise<UserPage> => {
    if (!isFiltered) return directory.listUsers(practiceId, query);
    const users = await deps.withoutCertificate.list(practiceId, query.text);
    const { offset, limit } = query;
    return { users: users.slice(offset, offset + limit), total: users.length };
  };

  return {
    overview: async (actor, query) => {
      authorizer.requireManager(actor);
      const checkedAt = deps.now();
      const { practiceId } = actor;
      const [page, without] = await Promise.all([
        certificates.list(practiceId, {
          ...query,
          now: checkedAt,
          renewalWindowDays: deps.renewalWindowDays,
        }),
        deps.withoutCertificate.ids(practiceId),
      ]);
      const isFiltered = query.text !== '' || query.kind !== 'all';
      const counts = isFiltered
        ? await certificates.countByLevel(practiceId, checkedAt, deps.renewalWindowDays)
        : page.counts;
      const judged = await judgeAll(practiceId, page.records);
      return {
        certificates: judged,
        total: page.total,
        counts,
        withoutCertificate: without.size,
        isActorWithout: without.has(actor.userId),
        checkedAt,
      };
    },

    directory: async (actor, query) => {
      authorizer.requireManager(actor);
      const page = await usersOf(actor.practiceId, query);
      const records = await certificates.listOfUsers(actor.practiceId, page.users);
      const active = records.filter((record) => record.role === 'active');
      const judged = await judgeAll(actor.practiceId, active);
      return {
        rows: page.users.map((user) => ({
          user,
          certificates: judged.filter(({ record }) => isOf(user, record)),
        })),
        total: page.total,
      };
    },

    forUser: async (actor, userId) => {
      const user = await authorizer.requireUser(actor, userId);
      const records = await certificates.listOfUsers(actor.practiceId, [user]);
      const judged = await judgeAll(actor.practiceId, records);
      return {
        user,
        certificates: judged.sort(byRoleKindAndEnd),
        history: await deps.audit.listForUser(actor.practiceId, userId, historyLength),
      };
    },

    find: async (actor, certificateId) => {
      const record = await requireRecord(certificates, actor, certificateId);
      await authorizer.require(actor, 'see', record);
      const user = await directory.findUser(actor.practiceId, record.userId);
      return verdicts.read().judged(record, user?.displayName ?? '');
    },
  };
}

/** A record of the actor's practice, or ERR_NOT_FOUND. Rights are the caller's to check. */
export async function requireRecord(
  certificates: Pick<CertificateRepository, 'findById'>,
  actor: Actor,
  certificateId: string,
): Promise<CertificateRecord> {
  const record = await certificates.findById(actor.practiceId, certificateId);
  if (!record) throw new PluginError('ERR_NOT_FOUND', 'no such certificate in this practice');
  return record;
}

/** On the user's own profile, or of an organisation that they belong to. */
function isOf(user: HostUser, record: CertificateRecord): boolean {
  return (
    record.userId === user.id ||
    user.organisations.some(
      ({ kind, identifier }) => kind === record.kind && identifier === record.identifier,
    )
  );
}

function byRoleKindAndEnd(a: JudgedCertificate, b: JudgedCertificate): number {
  return (
    a.record.role.localeCompare(b.record.role) ||
    holderKinds.indexOf(a.record.kind) - holderKinds.indexOf(b.record.kind) ||
    (b.record.summary.notAfter ?? '').localeCompare(a.record.summary.notAfter ?? '')
  );
}
