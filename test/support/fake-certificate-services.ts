import type { AuditEntry, LoadDraft } from '../../plugin/domain/certificate/repository.ts';
import type {
  CertificateServices,
  JudgedCertificate,
  LoadRequest,
  LoadReview,
} from '../../plugin/domain/certificate/service.ts';
import { PluginError } from '../../plugin/errors.ts';
import type { HostUser } from '../../plugin/host.ts';
import { aVerdict, someFacts } from './judged-certificate.ts';

export interface FakeWorld {
  users: HostUser[];
  certificates: JudgedCertificate[];
  history: AuditEntry[];
  review: LoadReview;
  /** What opening a file answers; undefined for "it opens". */
  refusal: PluginError | undefined;
  /** Every call that changes something, in order. */
  readonly calls: { readonly name: string; readonly with: unknown }[];
}

export function aDraft(changes: Partial<LoadDraft> = {}): LoadDraft {
  return {
    id: 'draft-1',
    practiceId: 'practice-1',
    actor: { userId: 'admin', displayName: 'Alix Gestion' },
    userId: 'anne',
    userName: 'Anne Exemple',
    kind: 'person',
    identifier: '00000000097',
    fileName: 'SSIN=00000000097 20250310-100000.acc-p12',
    facts: someFacts,
    createdAt: new Date('2026-06-01T10:00:00Z'),
    expiresAt: new Date('2026-06-01T10:15:00Z'),
    ...changes,
  };
}

export function aWorld(changes: Partial<FakeWorld> = {}): FakeWorld {
  return {
    users: [],
    certificates: [],
    history: [],
    review: { draft: aDraft(), verdict: aVerdict(), replaceable: [], storable: true },
    refusal: undefined,
    calls: [],
    ...changes,
  };
}

/** Stands in for the services where only a page is looked at: rights are the simplest that make sense. */
export function fakeCertificateServices(world: FakeWorld): CertificateServices {
  const note = (name: string, details: unknown) => {
    world.calls.push({ name, with: details });
  };
  const requireUser = (userId: string) => {
    const user = world.users.find(({ id }) => id === userId);
    if (user === undefined) throw new PluginError('ERR_NOT_FOUND', 'no such user');
    return user;
  };
  const requireCertificate = (id: string) => {
    const found = world.certificates.find(({ record }) => record.id === id);
    if (found === undefined) throw new PluginError('ERR_NOT_FOUND', 'no such certificate');
    return found;
  };
  const active = () => world.certificates.filter(({ record }) => record.role === 'active');
  const open = () => {
    if (world.refusal !== undefined) throw world.refusal;
  };

  return {
    overview: async (actor, query) => {
      await Promise.resolve();
      if (!actor.roles.includes('admin')) throw new PluginError('ERR_FORBIDDEN', 'for admins');
      const count = (level: string) => active().filter((c) => c.verdict.level === level).length;
      const found = active().filter(
        ({ record, verdict }) =>
          (query.level === 'all' || verdict.level === query.level) &&
          (query.kind === 'all' || record.kind === query.kind) &&
          record.holderName.toLowerCase().includes(query.text.toLowerCase()),
      );
      return {
        certificates: found.slice(query.offset, query.offset + query.limit),
        total: found.length,
        counts: {
          unusable: count('unusable'),
          attention: count('attention'),
          ok: count('ok'),
        },
        checkedAt: new Date('2026-06-01T10:00:00Z'),
      };
    },
    directory: async (actor, query) => {
      await Promise.resolve();
      if (!actor.roles.includes('admin')) throw new PluginError('ERR_FORBIDDEN', 'for admins');
      const found = world.users.filter(({ displayName }) =>
        displayName.toLowerCase().includes(query.text.toLowerCase()),
      );
      return {
        rows: found.slice(query.offset, query.offset + query.limit).map((user) => ({
          user,
          certificates: active().filter(({ record }) => record.userId === user.id),
        })),
        total: found.length,
      };
    },
    forUser: async (_actor, userId) => {
      await Promise.resolve();
      return {
        user: requireUser(userId),
        certificates: world.certificates.filter(({ record }) => record.userId === userId),
        history: world.history,
      };
    },
    find: async (_actor, id) => {
      await Promise.resolve();
      return requireCertificate(id);
    },
    prepare: async (_actor, request: LoadRequest) => {
      await Promise.resolve();
      note('prepare', { ...request, file: request.file.length });
      open();
      return world.review.draft;
    },
    review: async (_actor, draftId) => {
      await Promise.resolve();
      if (draftId !== world.review.draft.id) throw new PluginError('ERR_DRAFT_EXPIRED', 'gone');
      return world.review;
    },
    store: async (_actor, draftId, replaces) => {
      await Promise.resolve();
      note('store', { draftId, replaces });
      return 'certificate-new';
    },
    discard: async (_actor, draftId) => {
      await Promise.resolve();
      note('discard', { draftId });
    },
    remove: async (_actor, id) => {
      await Promise.resolve();
      requireCertificate(id);
      note('remove', { id });
    },
    exportKeystore: async (_actor, id, password) => {
      await Promise.resolve();
      note('export', { id, password });
      open();
      const { record } = requireCertificate(id);
      return { fileName: record.fileName, file: new Uint8Array([1, 2, 3]) };
    },
    may: async (actor, action, record) => {
      await Promise.resolve();
      const own = record.userId === actor.userId;
      if (action === 'export') return own;
      return actor.roles.includes('admin') || (own && record.kind === 'person');
    },
  };
}
