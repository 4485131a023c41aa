import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';

/** How far the keyed chain was followed: what is noted elsewhere and compared later. */
export interface AuditPosition {
  readonly position: number;
  readonly link: string;
}

/** What the first link follows. */
export const linkStart: AuditPosition = { position: 0, link: '0'.repeat(64) };

/** An entry's place in the keyed chain. `hash` is the entry's own, over its content and its practice's former entries. */
export interface LinkedEntry {
  readonly position: number;
  readonly practiceId: string;
  readonly sequence: number;
  readonly hash: string;
  readonly keyVersion: number;
}

/** HMAC-SHA-256, hex, over the entry's place and hash and over the link before it. */
export function auditLink(key: KeyObject, entry: LinkedEntry, previousLink: string): string {
  const { position, practiceId, sequence, hash, keyVersion } = entry;
  return hmac(key, ['link', position, practiceId, sequence, hash, keyVersion, previousLink]);
}

/** Proves which link is the last one. */
export function headCode(
  key: KeyObject,
  { position, link }: AuditPosition,
  keyVersion: number,
): string {
  return hmac(key, ['head', position, link, keyVersion]);
}

export function sameCode(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** As people note it: position, colon, 64 hex digits. */
export function headText({ position, link }: AuditPosition): string {
  return `${position}:${link}`;
}

/** undefined for what is no head. */
export function parseHead(text: string): AuditPosition | undefined {
  const [, position, link] = /^(\d{1,15}):([\da-f]{64})$/i.exec(text.trim()) ?? [];
  if (position === undefined || link === undefined) return undefined;
  return { position: Number(position), link: link.toLowerCase() };
}

/** Canonical: an array of integers and strings in a fixed order, which JSON.stringify writes in one way only. */
function hmac(key: KeyObject, values: readonly (string | number)[]): string {
  return createHmac('sha256', key).update(JSON.stringify(values)).digest('hex');
}
