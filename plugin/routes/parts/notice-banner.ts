import { isPluginError } from '../../errors.ts';
import type { HostNotice } from '../../domain/renewal/notice/host-notice.ts';
import type { RenewalServices } from '../../domain/renewal/service.ts';
import type { PageLocals } from './page-locals.ts';
import { plural } from '../../i18n/plural.ts';
import { paths } from './paths.ts';
import type { NoticeTone } from './renewal-state.ts';
import { noticeTone } from './renewal-state.ts';

/** The line below the header: `navNotice` in every page's locals. */
export interface NoticeBannerView {
  readonly tone: NoticeTone;
  readonly icon: NoticeIcon;
  readonly title: string;
  readonly href: string;
  readonly more: { readonly text: string; readonly href: string } | null;
}

/** A notice with room for what to do. */
export interface ProminentNoticeView {
  readonly tone: NoticeTone;
  readonly icon: NoticeIcon;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly href: string;
}

/** A drawing of the sprite for each tone: the shapes differ as the colours do. */
const iconOfTone = {
  info: 'info',
  caution: 'attention',
  critical: 'unusable',
} as const satisfies Record<NoticeTone, string>;

type NoticeIcon = (typeof iconOfTone)[NoticeTone];

/** The line of the gravest notice; null where there is none. */
export function noticeBanner(
  page: Pick<PageLocals, 't' | 'language' | 'base'>,
  notices: readonly HostNotice[],
): NoticeBannerView | null {
  const [first] = notices;
  if (first === undefined) return null;
  return {
    tone: noticeTone(first.severity),
    icon: iconOfTone[noticeTone(first.severity)],
    title: first.title,
    href: `${page.base}${first.path}`,
    more:
      notices.length === 1
        ? null
        : {
            text: plural(page, 'noticeBar.more', notices.length - 1),
            href: paths(page.base).renewals(),
          },
  };
}

/** A user's notices; none where the host has no such user, as for an admin of the software house, or one who has left. */
export async function noticesOf(
  renewals: Pick<RenewalServices, 'hostNotices'>,
  ...asked: Parameters<RenewalServices['hostNotices']>
): Promise<readonly HostNotice[]> {
  try {
    return await renewals.hostNotices(...asked);
  } catch (error) {
    if (isPluginError(error, 'ERR_NOT_FOUND')) return [];
    throw error;
  }
}

/** Those worth more than a line: within the last month, or worse. */
export function prominentNotices(
  base: string,
  notices: readonly HostNotice[],
): readonly ProminentNoticeView[] {
  return notices
    .filter(({ prominent }) => prominent)
    .map((notice) => prominentNotice(base, notice));
}

export function prominentNotice(base: string, notice: HostNotice): ProminentNoticeView {
  const { severity, title, text, action, path } = notice;
  const tone = noticeTone(severity);
  return { tone, icon: iconOfTone[tone], title, text, action, href: `${base}${path}` };
}
