import type { JudgedCertificate } from '../../domain/certificate/service.ts';
import type { Verdict } from '../../domain/certificate/verdict/verdict-input.ts';
import type { Finding } from '../../domain/certificate/findings/finding.ts';
import { findingTitle } from './finding-title.ts';
import type { PageLocals } from './page-locals.ts';
import { byLevel } from '../../domain/certificate/verdict/level.ts';
import type { CertificateLevel } from '../../domain/certificate/verdict/level.ts';

/** The traffic light that users know: its colour and its words. Never colour alone. */
export interface BadgeView {
  readonly tone: CertificateLevel | 'none';
  readonly text: string;
}

/**
 * The certificate that speaks for a holder: the one that works best, then the one that lasts longest. Files kept for
 * decryption only never do. undefined when there is none.
 */
export function leadingCertificate(
  certificates: readonly JudgedCertificate[],
): JudgedCertificate | undefined {
  return certificates
    .filter((certificate) => certificate.record.role === 'active')
    .toSorted(
      (a, b) =>
        byLevel(b.verdict.level, a.verdict.level) ||
        endOf(b.verdict).localeCompare(endOf(a.verdict)),
    )[0];
}

function endOf(verdict: Verdict): string {
  return verdict.validity?.notAfter ?? '';
}

/** The state alone, for where its dates are next to it. */
export function stateBadge(page: Pick<PageLocals, 't'>, verdict: Verdict): BadgeView {
  const { level: tone } = verdict;
  const shown = shownFinding(verdict);
  if (shown?.code === 'Expired') return { tone, text: page.t('badge.state.expired') };
  if (shown !== undefined) return { tone, text: findingTitle(page, shown) };
  return { tone, text: page.t(tone === 'ok' ? 'badge.state.ok' : `state.${verdict.state}`) };
}

/** The finding that a badge names; undefined where all is well. */
function shownFinding({ level, findings }: Verdict): Finding | undefined {
  const main = findings.find((finding) => finding.severity !== 'info');
  return main ?? (level === 'ok' ? undefined : findings[0]);
}

/** Words for a badge: `full` for a page of its own, `short` where the heading says already what it is about. */
export function badgeView(
  page: Pick<PageLocals, 't' | 'formatDate'>,
  verdict: Verdict | undefined,
  length: 'full' | 'short',
): BadgeView {
  const prefix = length === 'full' ? 'badge' : 'badge.short';
  if (verdict === undefined) return { tone: 'none', text: page.t(`${prefix}.none`) };
  const { level: tone, validity } = verdict;
  const shown = shownFinding(verdict);
  if (shown?.code === 'Expired' && validity !== null) {
    return {
      tone,
      text: page.t(`${prefix}.expired`, { date: page.formatDate(validity.notAfter) }),
    };
  }
  // Red for urgency alone: it works, so the date still counts
  const works = tone !== 'unusable' || shown?.code === 'Expiring';
  // "Expires in 6 days" says until when by itself; where room is short, once is enough
  const isCounted = length === 'short' && shown?.code === 'Expiring' && tone === 'unusable';
  const datedWords =
    works && validity !== null && !isCounted
      ? page.t(`${prefix}.until`, { date: page.formatDate(validity.notAfter) })
      : null;
  const words = shown === undefined ? null : findingTitle(page, shown);
  // Until when it works comes first, what is wrong after it; an unusable one has no "until"
  const text = [datedWords, words].filter((part) => part !== null).join(' · ');
  return { tone, text: text === '' ? page.t(`state.${verdict.state}`) : text };
}
