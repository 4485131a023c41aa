import type { Notice } from './notice/notice.ts';

/*
 * Addresses of the screens that messages lead to, below the mount path. The screens build their own from these
 * (routes/parts/paths.ts), so a link in a mail and a link on a page never differ.
 */

/** The list of renewals: what the digest leads to. */
export const renewalsPath = '/renewals';

/** The guide of one certificate: where a notice, a calendar event and the host's bar lead. */
export function renewalPath(certificateId: string): string {
  return `/certificates/${encodeURIComponent(certificateId)}/renewal`;
}

/** The check of what a signature needs, of the user who follows the link. */
export const readinessPath = '/readiness';

/** Where a notice leads. */
export function noticePath({
  cause,
  certificateId,
}: Pick<Notice, 'cause' | 'certificateId'>): string {
  return cause === 'Readiness' ? readinessPath : renewalPath(certificateId);
}

/** Where a session is opened: what a request to open one leads to. */
export const sessionOpenPath = '/session/open';

/** The urgent certificates of a practice: what an admin's notice leads to. */
export const urgentPath = '/?level=unusable';
