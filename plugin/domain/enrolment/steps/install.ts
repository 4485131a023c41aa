import { PluginError, isPluginError } from '../../../errors.ts';
import { holderKindOf } from '../../../pki/x509/ehealth-subject.ts';
import type { Holder } from '../../../pki/x509/ehealth-subject.ts';
import type { Environment } from '../../../pki/x509/trust-anchor.ts';
import type { CertificateEvent } from '../../certificate/certificate-event.ts';
import { noProbes } from '../../certificate/online-status.ts';
import type { CertificateRecord, CertificateRepository } from '../../certificate/repository.ts';
import { summarise } from '../../certificate/verdict/verdict.ts';
import type { VerdictService } from '../../certificate/verdict-service.ts';
import type { AuditDraft, AuditEvent } from '../../audit/audit.ts';
import { brusselsStamp } from '../../time/brussels-time.ts';
import type { Enrolment } from '../enrolment.ts';
import type { Step } from '../journal.ts';
import type { EnrolmentRepository } from '../repository.ts';

export interface InstallDeps {
  readonly certificates: Pick<CertificateRepository, 'findById' | 'insert' | 'rewrite'>;
  readonly enrolments: Pick<EnrolmentRepository, 'readSealed'>;
  readonly verdicts: Pick<VerdictService, 'inputOf'>;
  readonly environment: Environment;
  /** Says it to those who watch certificates. */
  readonly emitCertificate: (event: CertificateEvent) => void;
  readonly now: () => Date;
}

/**
 * Puts the finished keystore on its holder's profile. Where eHealth still serves the token before, the certificate before stays too:
 * sessions go on, and messages that are sealed for it open. Done twice, it stores once.
 */
export async function installStep(current: Enrolment, deps: InstallDeps): Promise<Step> {
  const at = deps.now();
  const { practiceId, userId, certificateId, kind, toBeActivated } = current;
  const isRetired = !toBeActivated && current.replaces !== null;
  const type =
    kind === 'completion'
      ? await completeRecord(current, deps, at)
      : await insertRecord(current, deps, at, isRetired ? current.replaces : null);
  if (type !== null) deps.emitCertificate({ type, at, practiceId, userId, certificateId });
  return {
    change: {
      state: toBeActivated ? 'to-activate' : 'done',
      failures: 0,
      problem: null,
      nextAt: null,
    },
    // Activation signs with its key once more
    ...(!toBeActivated && { sealed: null }),
    event: 'enrolment.completed',
    details: { activate: toBeActivated },
  };
}

/** null: stored already. */
async function insertRecord(
  current: Enrolment,
  { certificates, enrolments, verdicts, environment }: InstallDeps,
  at: Date,
  replaces: string | null,
): Promise<CertificateEvent['type'] | null> {
  const { practiceId, userId, certificateId, holder, facts, startedBy } = current;
  if ((await certificates.findById(practiceId, certificateId)) !== undefined) return null;
  const kind = holderKindOf(holder.type);
  if (kind === null) throw new Error('a holder of no kind that is stored');
  const fileName = keystoreName(holder, environment, at);
  const file = { practiceId, facts, fileName, kind, identifier: holder.id };
  const record: CertificateRecord = {
    ...file,
    id: certificateId,
    userId,
    holderName: holder.name,
    probes: noProbes,
    role: 'active',
    loadedAt: at,
    loadedBy: startedBy,
    replacedAt: null,
    replacedBy: null,
    rewrittenAt: null,
    summary: summarise(verdicts.inputOf(file)),
  };
  const { keystore } = await enrolments.readSealed(practiceId, current.id);
  const insert = (replaced: string | null): Promise<void> =>
    certificates.insert({
      record,
      userName: startedBy.displayName,
      keystore,
      replaces: replaced,
      entry: entryOf(
        current,
        replaced === null ? 'certificate.loaded' : 'certificate.replaced',
        at,
        {
          kind,
          state: record.summary.state,
          replaces: replaced,
        },
      ),
    });
  try {
    await insert(replaces);
    return replaces === null ? 'certificate.loaded' : 'certificate.replaced';
  } catch (error) {
    // The certificate before was removed or replaced since
    if (replaces === null || !isPluginError(error, 'ERR_CONFLICT')) throw error;
    await insert(null);
    return 'certificate.loaded';
  }
}

async function completeRecord(
  current: Enrolment,
  { certificates, enrolments, verdicts }: InstallDeps,
  at: Date,
): Promise<CertificateEvent['type'] | null> {
  const { practiceId, certificateId, facts, holder } = current;
  const record = await certificates.findById(practiceId, certificateId);
  if (record === undefined)
    throw new PluginError('ERR_NOT_FOUND', 'the certificate was removed in between');
  if (JSON.stringify(record.facts) === JSON.stringify(facts)) return null;
  const { keystore } = await enrolments.readSealed(practiceId, current.id);
  await certificates.rewrite(record, {
    keystore,
    facts,
    completed: {
      holderName: holder.name,
      summary: summarise(verdicts.inputOf({ ...record, facts })),
    },
    entry: entryOf(current, 'certificate.completed', at, { kind: record.kind }),
  });
  return 'certificate.completed';
}

const entryOf = (
  { practiceId, userId, certificateId, startedBy }: Enrolment,
  event: AuditEvent,
  at: Date,
  details: AuditDraft['details'],
): AuditDraft => ({
  practiceId,
  at,
  actor: startedBy,
  event,
  outcome: 'ok',
  subjectUserId: userId,
  certificateId,
  assurance: 'none',
  details,
});

/** As the official tool names its files (registration.md section 14.5). */
export function keystoreName(
  { type, id, applicationId }: Holder,
  environment: Environment,
  at: Date,
): string {
  const application = applicationId === null ? '' : `,${applicationId}`;
  const extension = environment === 'production' ? 'p12' : 'acc-p12';
  return `${type}=${id}${application} ${brusselsStamp(at)}.${extension}`;
}
