import type * as z from 'zod';
import type { Finding } from '../../domain/certificate/findings/finding.ts';
import { findingText } from '../../domain/certificate/findings/finding-text.ts';
import type { JudgedCertificate, LoadReview } from '../../domain/certificate/service.ts';
import type { Verdict } from '../../domain/certificate/verdict/verdict-input.ts';
import { maskIdentifier } from '../../pki/x509/identifier.ts';
import type { CertificateSchema, DraftSchema, FindingSchema, VerdictSchema } from './schema.ts';
import type { ViewLocals } from '../middleware/view-locals.ts';

/** What views write with. */
export type Words = Pick<ViewLocals, 't' | 'formatDate'>;

/** A verdict in the words of the API. `masked` for lists: national numbers then show their last digits only. */
function verdictView(
  verdict: Verdict,
  words: Words,
  masked: boolean,
): z.output<typeof VerdictSchema> {
  const { holder } = verdict;
  return {
    level: verdict.level,
    state: verdict.state,
    environment: verdict.environment,
    holder: holder && {
      type: holder.type,
      id: masked ? maskIdentifier(holder.id) : holder.id,
      applicationId: holder.applicationId,
      name: holder.name,
    },
    validity: verdict.validity && { ...verdict.validity },
    issuer: verdict.issuer,
    fingerprint: verdict.fingerprint,
    encryptionKeys: verdict.encryptionKeys.map(({ serialNumber, current }) => ({
      serialNumber,
      current,
    })),
    works: { ...verdict.works },
    findings: verdict.findings.map((finding) => findingView(finding, words)),
  };
}

/** A finding in words; its facts stay inside. */
export function findingView(finding: Finding, words: Words): z.output<typeof FindingSchema> {
  const { message, remedy } = findingText(finding, words);
  const { code, severity, blocks } = finding;
  return { code, severity, blocks: [...blocks], message, remedy };
}

/** A stored certificate in the words of the API; facts stay inside. */
export function certificateView(
  { record, userName, verdict }: JudgedCertificate,
  words: Words,
  masked = false,
): z.output<typeof CertificateSchema> {
  return {
    id: record.id,
    userId: record.userId,
    userName,
    kind: record.kind,
    identifier: masked ? maskIdentifier(record.identifier) : record.identifier,
    fileName: masked ? maskDigits(record.fileName) : record.fileName,
    role: record.role,
    loadedAt: record.loadedAt.toISOString(),
    loadedBy: { userId: record.loadedBy.userId, displayName: record.loadedBy.displayName },
    replacedAt: record.replacedAt?.toISOString() ?? null,
    verdict: verdictView(verdict, words, masked),
  };
}

export function draftView(review: LoadReview, words: Words): z.output<typeof DraftSchema> {
  const { draft } = review;
  return {
    id: draft.id,
    userId: draft.userId,
    kind: draft.kind,
    identifier: draft.identifier,
    fileName: draft.fileName,
    expiresAt: draft.expiresAt.toISOString(),
    storable: review.storable,
    replaceable: review.replaceable.map((certificate) => certificateView(certificate, words)),
    verdict: verdictView(review.verdict, words, false),
  };
}

/** The official tool writes the holder's number into the file name ("SSIN=00000000097 20260115-100000.p12"). */
function maskDigits(fileName: string): string {
  return fileName.replace(/(?<!\d)\d{8}(\d{2,3})?(?!\d|-\d{6})/g, maskIdentifier);
}
