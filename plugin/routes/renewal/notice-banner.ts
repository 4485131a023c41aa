import type { RequestHandler } from 'express';
import { isPluginError } from '../../errors.ts';
import type { HostNotice } from '../../domain/renewal/notice/host-notice.ts';
import { localsOf } from '../middleware/view-locals.ts';
import { plural } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { NoticeTone } from './state-view.ts';
import { noticeTone } from './state-view.ts';
import type { ScreenDeps } from '../screen-deps.ts';

/** The line below the header: `navNotice` in every page's locals, null where there is nothing to tell. */
export interface NavNoticeView {
  readonly tone: NoticeTone;
  readonly title: string;
  readonly href: string;
  readonly more: { readonly text: string; readonly href: string } | null;
}

/** A notice with room for what to do. */
export interface ToldNoticeView {
  readonly tone: NoticeTone;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly href: string;
}

const guidePage = /^\/certificates\/[^/]+\/renewal(\/|$)/;

/** Puts the actor's gravest open notice into every page, but those of the guide: whoever is there has followed it. */
export function noticeNav({ renewals }: Pick<ScreenDeps, 'renewals'>): RequestHandler {
  return async (req, res, next) => {
    const page = localsOf(res);
    if (page.actor === null || guidePage.test(req.path)) {
      next();
      return;
    }
    const { practiceId, userId } = page.actor;
    const notices = await noticesOf(renewals, practiceId, userId, page.language);
    const [first] = notices;
    res.locals['barNotices'] = notices;
    res.locals['navNotice'] =
      first === undefined
        ? null
        : ({
            tone: noticeTone(first.severity),
            title: first.title,
            href: `${page.base}${first.path}`,
            more:
              notices.length === 1
                ? null
                : {
                    text: plural(page, 'noticeBar.more', notices.length - 1),
                    href: paths(page.base).renewals(),
                  },
          } satisfies NavNoticeView);
    next();
  };
}

/** Whoever signs in without being one of the practice's users, as an admin of the software house may, has none. */
async function noticesOf(
  renewals: ScreenDeps['renewals'],
  ...asked: Parameters<ScreenDeps['renewals']['forBar']>
): Promise<readonly HostNotice[]> {
  try {
    return await renewals.forBar(...asked);
  } catch (error) {
    if (isPluginError(error, 'ERR_NOT_FOUND')) return [];
    throw error;
  }
}

/** What {@link noticeNav} found for the actor. */
export function barNotices(res: {
  readonly locals: Record<string, unknown>;
}): readonly HostNotice[] {
  return (res.locals['barNotices'] ?? []) as readonly HostNotice[];
}

/** Those worth more than a line: within the last month, or worse. */
export function prominentNotices(
  base: string,
  notices: readonly HostNotice[],
): readonly ToldNoticeView[] {
  return notices.filter(({ prominent }) => prominent).map((notice) => toldNotice(base, notice));
}

export function toldNotice(base: string, notice: HostNotice): ToldNoticeView {
  const { severity, title, text, action, path } = notice;
  return { tone: noticeTone(severity), title, text, action, href: `${base}${path}` };
}
