import { auditDraft } from '../../audit/audit-entry.ts';
import type { AuditDraft } from '../../audit/audit.ts';
import type { CertificateEvent } from '../../certificate/certificate-event.ts';
import type { ProbeFacts } from '../../certificate/online-status.ts';
import type { CertificateRecord, CertificateRepository } from '../../certificate/repository.ts';
import { summarise } from '../../certificate/verdict/verdict.ts';
import type { VerdictService } from '../../certificate/verdict-service.ts';
import { holderKindOf } from '../../../pki/x509/ehealth-subject.ts';
import type { Actor } from '../../practice/actor.ts';
import type { Journal } from '../journal.ts';
import type { EnrolmentRepository } from '../repository.ts';
import type { RevocationJournal } from './journal.ts';
import type { Revocation } from './revocation.ts';
import type { RevocationEvent } from './service.ts';

export interface FinishDeps {
  readonly certificates: Pick<
    CertificateRepository,
    'listForUser' | 'listForHolder' | 'retireRevoked'
  >;
  readonly enrolments: Pick<EnrolmentRepository, 'listForUser' | 'take'>;
  readonly enrolmentJournal: Journal;
  readonly verdicts: Pick<VerdictService, 'inputOf'>;
  readonly journal: RevocationJournal;
  readonly emit: (event: RevocationEvent) => void;
  /** Says it to those who watch certificates: sessions end. */
  readonly emitCertificate: (event: CertificateEvent) => void;
  readonly now: () => Date;
}

/** Writes down what follows from a revocation that eHealth has done. Done twice, it changes once. */
export type Finish = (current: Revocation, by: Actor | null) => Promise<Revocation>;

/** A step of a request with the same key is under way: a moment later. */
const momentMs = 10_000;

/**
 * Every file with this certificate opens no session from now on and says that it is revoked; it stays for older messages. Requests that
 * had this certificate for their aim end, so that a new one can begin. The revocation itself is done last.
 */
export function createFinish(deps: FinishDeps): Finish {
  const { certificates, enrolments, enrolmentJournal, verdicts, journal, emit, now } = deps;

  const filesOf = async ({ practiceId, userId, publicKeyIdentifier, holder }: Revocation) => {
    const kind = holderKindOf(holder.type);
    const found = [
      ...(await certificates.listForUser(practiceId, userId)),
      ...(kind === null ? [] : await certificates.listForHolder(practiceId, kind, holder.id)),
    ];
    const isMain = (record: CertificateRecord) =>
      record.facts.certificates.some(
        (one) =>
          one.publicKeyIdentifier === publicKeyIdentifier &&
          one.fingerprint === record.summary.fingerprint,
      );
    return [...new Map(found.filter(isMain).map((record) => [record.id, record])).values()];
  };

  const retire = async (record: CertificateRecord, by: Actor | null): Promise<void> => {
    const { practiceId, id: certificateId, userId } = record;
    const at = now();
    const probes = revokedAt(record.probes, at);
    const summary = summarise(verdicts.inputOf({ ...record, probes }));
    const entry = revokedEntry(record, by, at);
    if (!(await certificates.retireRevoked(practiceId, certificateId, { probes, summary }, entry)))
      return;
    deps.emitCertificate({ type: 'certificate.revoked', at, practiceId, userId, certificateId });
  };

  /** False while a step of one is under way. */
  const endRequests = async (current: Revocation, by: Actor | null): Promise<boolean> => {
    const { practiceId, userId, publicKeyIdentifier } = current;
    const running = (await enrolments.listForUser(practiceId, userId, now())).filter(
      (one) => one.endedAt === null && one.publicKeyIdentifier === publicKeyIdentifier,
    );
    for (const { id } of running) {
      const request = await enrolments.take(practiceId, id, now());
      if (request === undefined) return false;
      await enrolmentJournal.write(
        request,
        {
          change: { state: 'abandoned', nextAt: null },
          sealed: null,
          event: 'enrolment.abandoned',
          details: { revoked: true },
        },
        by,
      );
    }
    return true;
  };

  return async (current, by) => {
    for (const record of await filesOf(current)) await retire(record, by);
    if (!(await endRequests(current, by))) {
      const nextAt = new Date(now().getTime() + momentMs);
      return journal.write(current, { change: { problem: null, nextAt } }, by);
    }
    const done = await journal.write(
      current,
      {
        change: { state: 'done', problem: null, failures: 0, nextAt: null },
        event: 'enrolment.revoked',
      },
      by,
    );
    const { id: revocationId, practiceId, userId, certificateId, reason, changedAt: at } = done;
    emit({
      type: 'enrolment.revoked',
      at,
      practiceId,
      userId,
      revocationId,
      certificateId,
      reason,
    });
    return done;
  };
}

/** The registration authority's own word, as it would give it to the nightly question. */
const revokedAt = (probes: ProbeFacts, at: Date): ProbeFacts => ({
  ...probes,
  status: {
    answer: {
      certificate: 'REVOKED',
      etk: 'REVOKED',
      replaceable: false,
      replaceableFrom: null,
      checkedAt: at.toISOString(),
    },
    failure: null,
  },
});

function revokedEntry(
  { practiceId, userId, id }: CertificateRecord,
  by: Actor | null,
  at: Date,
): AuditDraft {
  const what = { subjectUserId: userId, certificateId: id } as const;
  if (by !== null) return auditDraft(by, at, 'certificate.revoked', what);
  return {
    practiceId,
    at,
    actor: { userId: 'system', displayName: 'system' },
    event: 'certificate.revoked',
    outcome: 'ok',
    assurance: 'none',
    details: {},
    ...what,
  };
}
