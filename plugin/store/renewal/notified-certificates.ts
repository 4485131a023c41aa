import type {
  NoticeRepository,
  NotifiedCertificate,
} from '../../domain/renewal/notice/repository.ts';
import type { CertificateRow } from '../certificate/certificate-row.ts';
import { certificatesOfUsers, ofUsersParameters } from '../certificate/certificates-of-users.ts';
import type { OfUsersParameters } from '../certificate/certificates-of-users.ts';
import { promised } from '../async.ts';
import { toInstant } from '../instant.ts';
import type { Database } from '../sqlite.ts';
import { newestFirst, toNotice } from './notice-row.ts';
import type { NoticeRow } from './notice-row.ts';
import { planColumnList, toPlan } from './renewal-row.ts';
import type { JoinedPlan } from './renewal-row.ts';

interface Mute {
  readonly mute_reason: string | null;
  readonly mute_severity: string;
  readonly mute_until: string;
  readonly mute_at: string;
}

type Row = NoticeRow &
  JoinedPlan &
  Mute &
  Pick<CertificateRow, 'kind' | 'holder_name' | 'environment'> & { readonly owner_id: string };

/** What one person is notified of. A certificate has a row of renewal exactly while it is active. */
export function createNotifiedList(database: Database): Pick<NoticeRepository, 'listNotified'> {
  const rows = database.prepare<[OfUsersParameters], Row>(
    `${certificatesOfUsers}
     SELECT notice.*, certificate.user_id AS owner_id, certificate.kind, certificate.holder_name, certificate.environment,
            ${planColumnList}, mute.reason AS mute_reason, mute.severity AS mute_severity, mute.until AS mute_until,
            mute.at AS mute_at
       FROM mine
       JOIN certificate USING (id)
       JOIN renewal ON renewal.certificate_id = certificate.id
       JOIN notice ON notice.certificate_id = certificate.id AND notice.practice_id = @practiceId
       LEFT JOIN notice_mute AS mute ON mute.certificate_id = certificate.id
      WHERE (notice.ended_at IS NULL OR notice.end_cause = 'Superseded')
        AND EXISTS (SELECT 1 FROM notice AS open
                     WHERE open.certificate_id = certificate.id AND open.ended_at IS NULL)
      ORDER BY mine.place, certificate.loaded_at DESC, certificate.id, ${newestFirst}`,
  );

  return {
    listNotified: (practiceId, user) =>
      promised(() => {
        const byCertificate = new Map<string, Row[]>();
        for (const row of rows.all(ofUsersParameters(practiceId, [user]))) {
          const known = byCertificate.get(row.certificate_id);
          if (known === undefined) byCertificate.set(row.certificate_id, [row]);
          else known.push(row);
        }
        return [...byCertificate.values()].flatMap(toNotified);
      }),
  };
}

function toNotified(rows: readonly Row[]): readonly NotifiedCertificate[] {
  const [first] = rows;
  const plan = first === undefined ? null : toPlan(first);
  if (first === undefined || plan === null) return [];
  return [
    {
      certificateId: first.certificate_id,
      userId: first.owner_id,
      kind: first.kind,
      holderName: first.holder_name,
      environment: first.environment,
      plan,
      mute: toMuteFacts(first),
      notices: rows.map(toNotice),
    },
  ];
}

function toMuteFacts(row: Mute): NotifiedCertificate['mute'] {
  if (row.mute_reason === null) return null;
  type Facts = NonNullable<NotifiedCertificate['mute']>;
  return {
    reason: row.mute_reason as Facts['reason'],
    severity: row.mute_severity as Facts['severity'],
    until: toInstant(row.mute_until),
    at: toInstant(row.mute_at),
  };
}
