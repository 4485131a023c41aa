import type { Revocation } from '../../domain/enrolment/revocation/revocation.ts';
import { joinRequest, splitRequest } from './request-row.ts';
import type { DatedData, RequestRow } from './request-row.ts';

export interface RevocationRow extends RequestRow {
  readonly public_key_identifier: string;
  readonly certificate_id: string | null;
}

/** What has no column of its own. */
type Data = DatedData &
  Pick<
    Revocation,
    'reason' | 'holder' | 'startedBy' | 'contract' | 'chain' | 'tokenSerial' | 'failures'
  >;

export function toRevocationRow(revocation: Revocation, leaseUntil: Date | null): RevocationRow {
  const { columns, rest } = splitRequest(revocation, leaseUntil);
  const { publicKeyIdentifier, certificateId, ...data } = rest;
  return {
    ...columns,
    public_key_identifier: publicKeyIdentifier,
    certificate_id: certificateId,
    data: JSON.stringify(data satisfies Data),
  };
}

export function toRevocation(row: RevocationRow): Revocation {
  const data = JSON.parse(row.data) as Data;
  return {
    ...data,
    ...joinRequest(row, data),
    publicKeyIdentifier: row.public_key_identifier,
    state: row.state as Revocation['state'],
    certificateId: row.certificate_id,
  };
}
