import type { TrustPreview } from './trust-entry.ts';

/** Which issue of a trusted list it is: its number, and when it was issued (ISO 8601 UTC). */
export type ListIssue = Pick<NonNullable<TrustPreview['list']>, 'sequenceNumber' | 'issuedAt'>;

/**
 * Whether a list was issued before the last one applied. A scheme never uses a number again, nor a lower one (ETSI TS
 * 119 612, 5.3.2): applied again, an older list would bring back an authority that has been withdrawn since. The very same list is
 * not older; nothing is when none was applied.
 */
export function isOlder(list: ListIssue, last: ListIssue | undefined): boolean {
  if (last === undefined) return false;
  return list.sequenceNumber === last.sequenceNumber
    ? Date.parse(list.issuedAt) < Date.parse(last.issuedAt)
    : list.sequenceNumber < last.sequenceNumber;
}
