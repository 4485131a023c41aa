import type { FindingCode, KeystoreState } from '../../certificate/findings/finding.ts';
import type { StatusAnswer } from '../../certificate/online-status.ts';
import type { Verdict } from '../../certificate/verdict/verdict-input.ts';

/** A certificate as far as renewal asks: its verdict, what eHealth said of it, when it was loaded. */
export interface RenewalSubject {
  readonly certificateId: string;
  readonly verdict: Pick<
    Verdict,
    'state' | 'holder' | 'environment' | 'validity' | 'fingerprint' | 'findings'
  >;
  /** CertRA's last answer, of any age; null: never asked, or never answered. */
  readonly status: StatusAnswer | null;
  readonly loadedAt: Date;
}

/** How far another file of the same holder has taken the renewal of this one. */
export type Progress = 'begun' | 'requested' | 'step2-missing' | 'not-activated' | 'successor';

export interface RenewalProgress {
  readonly progress: Progress;
  /** The file that shows it. */
  readonly by: RenewalSubject;
}

/**
 * What the holder's other files say about the renewal of one certificate, the furthest first; null when none is a newer one.
 *
 * A placeholder names neither holder nor dates: it counts when it was loaded later. A finished file counts when its certificate is
 * newer, or is the very one whose second step was missing. An unfinished one is no way on from a finished one that is valid longer.
 */
export function progressOf(
  own: RenewalSubject,
  siblings: readonly RenewalSubject[],
  now: Date,
): RenewalProgress | null {
  const found = siblings
    .map((by) => ({ by, progress: oneProgress(own, by, now) }))
    .filter((entry): entry is RenewalProgress => entry.progress !== null);
  return (
    found.toSorted(
      (a, b) =>
        furthestFirst.indexOf(a.progress) - furthestFirst.indexOf(b.progress) ||
        b.by.loadedAt.getTime() - a.by.loadedAt.getTime(),
    )[0] ?? null
  );
}

/**
 * Whether a newer file that would have taken the place of this one was revoked. Its own notice says all that is to be done: one new
 * request serves both.
 */
export function hasRevokedSuccessor(
  own: RenewalSubject,
  siblings: readonly RenewalSubject[],
  now: Date,
): boolean {
  return siblings.some(
    (other) =>
      other.verdict.state === 'Complete' &&
      hasFinding(other, 'Revoked') &&
      canFollow(own, other) &&
      isNewer(own, other) &&
      isOfUse(own, other, now),
  );
}

/** Whether a finding calls for something; what is only worth knowing does not count. */
export function hasFinding({ verdict }: RenewalSubject, ...codes: readonly FindingCode[]): boolean {
  return verdict.findings.some(({ code, severity }) => severity !== 'info' && codes.includes(code));
}

const furthestFirst: readonly Progress[] = [
  'successor',
  'not-activated',
  'step2-missing',
  'requested',
  'begun',
];

function oneProgress(own: RenewalSubject, other: RenewalSubject, now: Date): Progress | null {
  if (!canFollow(own, other) || hasFinding(other, 'Revoked', 'RequestRefused')) return null;
  switch (other.verdict.state) {
    case 'NotCompleted':
      if (own.verdict.state === 'NotCompleted' || other.loadedAt <= own.loadedAt) return null;
      return isRequested(other) ? 'requested' : 'begun';
    case 'NoEncryptionKey':
      return isNewer(own, other) && isOfUse(own, other, now) ? 'step2-missing' : null;
    case 'Complete':
      if (!isNewer(own, other) || !isOfUse(own, other, now)) return null;
      return hasFinding(other, 'EtkNotActivated') ? 'not-activated' : 'successor';
    default:
      return null;
  }
}

/** eHealth has the request and has not made the certificate yet. */
export function isRequested({ status }: Pick<RenewalSubject, 'status'>): boolean {
  return status?.certificate === 'IN_PROGRESS';
}

const unfinished: readonly KeystoreState[] = ['NotCompleted', 'NotEhealth', 'OldKeysOnly'];

/** Same holder, application and environment, as far as both files say; a certificate never takes over for another environment. */
function canFollow(own: RenewalSubject, other: RenewalSubject): boolean {
  const [mine, theirs] = [own.verdict, other.verdict];
  const sameEnvironment =
    mine.environment === theirs.environment ||
    (isPlaceholder(mine) && mine.environment === null) ||
    (isPlaceholder(theirs) && theirs.environment === null);
  const sameHolder =
    mine.holder === null ||
    theirs.holder === null ||
    (mine.holder.id === theirs.holder.id &&
      mine.holder.applicationId === theirs.holder.applicationId);
  return sameEnvironment && sameHolder;
}

const isPlaceholder = ({ state }: Pick<Verdict, 'state'>) => state === 'NotCompleted';

function isNewer(own: RenewalSubject, other: RenewalSubject): boolean {
  const theirs = beginOf(other);
  if (theirs === null) return false;
  const mine = beginOf(own);
  if (mine === null) return unfinished.includes(own.verdict.state) && other.loadedAt > own.loadedAt;
  // The same certificate with its encryption key takes the place of the one without
  return own.verdict.state === 'NoEncryptionKey' && other.verdict.state === 'Complete'
    ? theirs >= mine
    : theirs > mine;
}

/** Valid now, or at least not over before the other: of two that have ended, only the later one calls for anything. */
function isOfUse(own: RenewalSubject, other: RenewalSubject, now: Date): boolean {
  const begin = beginOf(other);
  const end = Date.parse(other.verdict.validity?.notAfter ?? '');
  if (begin === null || begin > now.getTime()) return false;
  return end > now.getTime() || end >= Date.parse(own.verdict.validity?.notAfter ?? '');
}

function beginOf({ verdict }: RenewalSubject): number | null {
  const begin = Date.parse(verdict.validity?.notBefore ?? '');
  return Number.isNaN(begin) ? null : begin;
}
