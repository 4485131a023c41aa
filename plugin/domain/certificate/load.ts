import { PluginError, isPluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import type { CertificateEvent } from './certificate-event.ts';
import type { HostDirectory, HostUser } from '../practice/directory.ts';
import { parseIdentifier } from '../../pki/x509/identifier.ts';
import type { KeystoreFacts, KeystoreReader } from '../../pki/pkcs12/keystore-content.ts';
import { findOwner, holderOf } from './profile-finder.ts';
import { auditDraft } from '../audit/audit-entry.ts';
import type { Authorizer } from '../access/authorizer.ts';
import type { VerdictService } from './verdict-service.ts';
import type { CertificateRecord, CertificateRepository } from './repository.ts';
import { newDraft } from './draft.ts';
import type { DraftRepository, LoadDraft } from './draft.ts';
import type { AuditRepository } from '../audit/audit.ts';
import type { CertificateServices, JudgedCertificate, LoadRequest, LoadReview } from './service.ts';
import type { Verdict } from './verdict/verdict-input.ts';
import type { HolderKind } from '../../pki/x509/identifier.ts';
import { boundsOf, defaultActiveFiles, requireCheap } from './load-limit.ts';
import { concernedUser } from '../access/role.ts';
import { summarise } from './verdict/verdict.ts';
import { noProbes } from './online-status.ts';

export interface LoadServiceDeps {
  readonly certificates: Pick<CertificateRepository, 'insert'>;
  readonly drafts: DraftRepository;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly reader: Pick<KeystoreReader, 'inspect'>;
  readonly verdicts: VerdictService;
  readonly authorizer: Authorizer;
  readonly directory: Pick<HostDirectory, 'listUsers'>;
  /** Active files that a holder may have for one application. */
  readonly activeFiles?: number | undefined;
  readonly emit: (event: CertificateEvent) => void;
  readonly now: () => Date;
}

export type LoadService = Pick<
  CertificateServices,
  'prepare' | 'review' | 'store' | 'discard' | 'moveToOwner'
>;

/** From a chosen file to a stored certificate, in two steps: open and judge, then store what the person has seen. */
export function createLoadService(deps: LoadServiceDeps): LoadService {
  const opening = new Set<string>();

  /** One file at a time for each person: guessing passwords in parallel gains nothing. */
  const inspectAlone = async (actor: Actor, request: LoadRequest) => {
    const { practiceId } = actor;
    const userId = concernedUser(actor, request.userId);
    const person = JSON.stringify([practiceId, userId]);
    if (opening.has(person)) {
      throw new PluginError('ERR_KEYSTORE_BUSY', 'this person is already opening a keystore');
    }
    opening.add(person);
    try {
      const { file, password, fileName, signal } = request;
      const facts = await deps.reader.inspect(file, password, fileName, {
        practiceId,
        userId,
        signal,
      });
      requireCheap(facts);
      return facts;
    } finally {
      opening.delete(person);
    }
  };

  const requireDraft = async (actor: Actor, draftId: string): Promise<LoadDraft> => {
    const draft = await deps.drafts.find(actor.practiceId, actor.userId, draftId, deps.now());
    if (!draft) throw new PluginError('ERR_DRAFT_EXPIRED', 'no such draft, or it has expired');
    return draft;
  };

  const review = async (actor: Actor, draftId: string): Promise<LoadReview> => {
    const draft = await requireDraft(actor, draftId);
    // Asked again: a role may have been taken away since the file was opened
    await deps.authorizer.require(actor, 'load', draft);
    const reading = deps.verdicts.read();
    const verdict = await reading.verdictOf(draft, null);
    const loaded = await reading.ofHolder(draft);
    const owner = isOfAnother(verdict) ? await findOwner(actor, draft, verdict, deps) : undefined;
    const judged = await Promise.all(
      loaded
        // An organisation has one slot, on any member's profile
        .filter((record) => draft.kind !== 'person' || record.userId === draft.userId)
        .map((record) => reading.judged(record, draft.userName)),
    );
    return {
      draft,
      verdict,
      replaceable: judged
        .filter((other) => sameApplication(verdict, other.verdict))
        .sort(newestFirst),
      storable: isStorable(verdict),
      already: judged.find(({ record }) => holdsTheSame(record.facts, draft.facts)) ?? null,
      owner: owner ?? null,
    };
  };

  return {
    review,

    prepare: async (actor, request) => {
      const user = await deps.authorizer.requireUser(actor, request.userId);
      const identifier = requireIdentifier(request.kind, request.identifier, user);
      await deps.authorizer.require(actor, 'load', {
        practiceId: actor.practiceId,
        userId: user.id,
        kind: request.kind,
        identifier,
      });
      const trace = { subjectUserId: user.id, assurance: 'keystore-password' } as const;
      try {
        const facts = await inspectAlone(actor, request);
        const createdAt = deps.now();
        const draft = newDraft(actor, createdAt, {
          userId: user.id,
          userName: user.displayName,
          kind: request.kind,
          identifier,
          fileName: request.fileName,
          facts,
        });
        await deps.drafts.insert(draft, request.file);
        await deps.audit.append(
          auditDraft(actor, createdAt, 'certificate.checked', {
            ...trace,
            details: { kind: request.kind },
          }),
        );
        return draft;
      } catch (error) {
        if (isPluginError(error)) {
          await deps.audit.append(
            auditDraft(actor, deps.now(), 'certificate.rejected', {
              ...trace,
              outcome: 'refused',
              details: { kind: request.kind, code: error.code },
            }),
          );
        }
        throw error;
      }
    },

    store: async (actor, draftId, replaces) => {
      const { draft, verdict, replaceable, storable } = await review(actor, draftId);
      if (!storable)
        throw new PluginError(
          'ERR_NOT_STORABLE',
          `a keystore in state ${verdict.state} cannot be stored`,
        );
      if (replaces !== null && !replaceable.some(({ record }) => record.id === replaces)) {
        throw new PluginError('ERR_CONFLICT', 'the certificate to replace no longer exists');
      }
      const record = toRecord(actor, draft, verdict, deps);
      const type = replaces === null ? 'certificate.loaded' : 'certificate.replaced';
      await deps.certificates.insert({
        record,
        userName: draft.userName,
        keystore: await deps.drafts.readKeystore(actor.practiceId, draft.id),
        replaces,
        bounds: boundsOf(deps.activeFiles ?? defaultActiveFiles),
        entry: auditDraft(actor, record.loadedAt, type, {
          subjectUserId: draft.userId,
          certificateId: record.id,
          details: { kind: draft.kind, state: verdict.state, replaces },
        }),
      });
      await deps.drafts.remove(actor.practiceId, draft.id);
      deps.emit({
        type,
        at: record.loadedAt,
        practiceId: actor.practiceId,
        userId: draft.userId,
        certificateId: record.id,
      });
      return record.id;
    },

    moveToOwner: async (actor, draftId) => {
      const { draft, verdict, owner } = await review(actor, draftId);
      const holder = holderOf(verdict);
      if (owner === null || holder === null) {
        throw new PluginError('ERR_NOT_STORABLE', 'no profile of this practice has this number');
      }
      const moved = newDraft(actor, deps.now(), {
        ...owner,
        ...holder,
        fileName: draft.fileName,
        facts: draft.facts,
      });
      await deps.authorizer.require(actor, 'load', moved);
      await deps.drafts.insert(moved, await deps.drafts.readKeystore(actor.practiceId, draft.id));
      await deps.audit.append(
        auditDraft(actor, moved.createdAt, 'certificate.checked', {
          subjectUserId: moved.userId,
          assurance: 'keystore-password',
          details: { kind: moved.kind },
        }),
      );
      await deps.drafts.remove(actor.practiceId, draft.id);
      return moved.id;
    },

    discard: async (actor, draftId) => {
      const draft = await requireDraft(actor, draftId);
      await deps.drafts.remove(actor.practiceId, draft.id);
    },
  };
}

/**
 * The identifier a certificate is expected to carry, as digits. For a person the profile's own number decides: a colleague's
 * number cannot be typed over it.
 */
function requireIdentifier(kind: HolderKind, typed: string, user: HostUser): string {
  const parsed = parseIdentifier(kind, typed);
  if (!parsed.ok) {
    throw new PluginError('ERR_IDENTIFIER_INVALID', `not a valid identifier: ${parsed.reason}`, {
      params: { kind, problem: parsed.reason },
    });
  }
  if (kind === 'person' && user.ssin !== null && user.ssin !== parsed.identifier) {
    throw new PluginError('ERR_IDENTIFIER_INVALID', 'the profile has another national number', {
      params: { kind, problem: 'Profile' },
    });
  }
  return parsed.identifier;
}

/** A file of another holder, or without any eHealth content, is shown but never stored. */
function isStorable(verdict: Verdict): boolean {
  return (
    verdict.state !== 'NotEhealth' && verdict.state !== 'NoPrivateKey' && !isOfAnother(verdict)
  );
}

function isOfAnother({ findings }: Verdict): boolean {
  return findings.some(({ code, severity }) => code === 'HolderMismatch' && severity === 'error');
}

/** The same certificates and the same keys, however the file is written. */
function holdsTheSame(one: KeystoreFacts, other: KeystoreFacts): boolean {
  const contents = ({ certificates, keys }: KeystoreFacts) =>
    [
      ...certificates.map(({ fingerprint }) => `certificate ${fingerprint}`),
      ...keys.map(({ spkiSha256 }) => `key ${spkiSha256}`),
    ]
      .toSorted()
      .join();
  return contents(one) === contents(other);
}

function toRecord(
  actor: Actor,
  draft: LoadDraft,
  verdict: Verdict,
  deps: Pick<LoadServiceDeps, 'verdicts' | 'now'>,
): CertificateRecord {
  return {
    // One draft makes one certificate, however often "store" is pressed
    id: draft.id,
    practiceId: draft.practiceId,
    userId: draft.userId,
    kind: draft.kind,
    identifier: draft.identifier,
    holderName: verdict.holder?.name ?? '',
    fileName: draft.fileName,
    facts: draft.facts,
    probes: noProbes,
    role: 'active',
    loadedAt: deps.now(),
    loadedBy: { userId: actor.userId, displayName: actor.displayName },
    replacedAt: null,
    replacedBy: null,
    rewrittenAt: null,
    summary: summarise(deps.verdicts.inputOf(draft)),
  };
}

/** Two applications of an organisation have a certificate each; a placeholder does not say whose it will be. */
function sameApplication(one: Verdict, other: Verdict): boolean {
  return (
    one.holder === null ||
    other.holder === null ||
    one.holder.applicationId === other.holder.applicationId
  );
}

function newestFirst(a: JudgedCertificate, b: JudgedCertificate): number {
  return b.record.loadedAt.getTime() - a.record.loadedAt.getTime();
}
