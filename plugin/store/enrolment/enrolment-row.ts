import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import { joinRequest, splitRequest } from './request-row.ts';
import type { DatedData, RequestRow } from './request-row.ts';

export interface EnrolmentRow extends RequestRow {
  readonly holder_key: string;
  readonly kind: string;
  readonly certificate_id: string;
}

export function toRow(
  enrolment: Enrolment,
  holderKey: string,
  leaseUntil: Date | null,
): EnrolmentRow {
  const { columns, rest } = splitRequest(enrolment, leaseUntil);
  const { kind, certificateId, ...data } = rest;
  return {
    ...columns,
    holder_key: holderKey,
    kind,
    certificate_id: certificateId,
    data: JSON.stringify(data satisfies Data),
  };
}

type Own = 'kind' | 'state' | 'certificateId';
/** What has no column of its own. */
type Data = DatedData & Omit<Enrolment, Own | keyof ReturnType<typeof joinRequest>>;

export function toEnrolment(row: EnrolmentRow): Enrolment {
  const data = JSON.parse(row.data) as Data;
  return {
    ...data,
    // Absent in rows of before there were such requests
    abroad: (data as Partial<Data>).abroad ?? null,
    ...joinRequest(row, data),
    kind: row.kind as Enrolment['kind'],
    state: row.state as Enrolment['state'],
    certificateId: row.certificate_id,
  };
}
