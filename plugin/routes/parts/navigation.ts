import type { BadgeView } from './badge.ts';
import type { PageLocals } from './page-locals.ts';
import { paths } from './paths.ts';

/** The header's link to one's sessions, with their state: `navSession` in every page's locals. */
export interface SessionBannerView {
  /** null while none is open. */
  readonly open: {
    readonly tone: BadgeView['tone'];
    readonly time: string;
    readonly text: string;
    readonly seconds: number;
    /** Minutes before the end at which the page says so. */
    readonly warnAt: string;
  } | null;
}

/** One tab of the bar above every page. */
export interface TabView {
  readonly text: string;
  readonly href: string;
  /** `page` on the page itself, `true` on one that belongs to it. */
  readonly current: 'page' | 'true' | null;
  /** The open session, on the tab of sessions. */
  readonly session: SessionBannerView['open'];
}

type NavigationPage = Pick<PageLocals, 't' | 'base' | 'currentPath' | 'isAdmin' | 'actor'>;

/**
 * The tabs: what a manager sees of the practice and a clinician of their own certificate. A page below one, such as a certificate,
 * marks the tab it was reached from.
 */
export function navigation(page: NavigationPage, session: SessionBannerView): readonly TabView[] {
  const { t, base, isAdmin, actor } = page;
  const go = paths(base);
  const own = go.user(actor.userId).slice(base.length);
  const tab = (text: string, href: string, below: RegExp, open: TabView['session'] = null) => ({
    text,
    href,
    current: currentOf(page.currentPath, href.slice(base.length), below),
    session: open,
  });
  const sessions = tab(t('nav.session'), go.session(), /^\/sessions?(\/|$)/, session.open);
  const renewals = tab(t('nav.renewals'), go.renewals(), /^\/(renewals|calendar)(\/|$)/);
  const help = tab(t('nav.help'), go.help(), /^\/help\//);
  if (!isAdmin) {
    const mine = tab(
      t('nav.mine'),
      `${base}${own}`,
      /^\/(users|certificates|drafts|enrolments|revocations)\//,
    );
    return [mine, renewals, sessions, help];
  }
  return [
    tab(t('nav.overview'), go.overview(), /^\/(certificates|drafts|enrolments|revocations)\//),
    tab(t('nav.users'), go.users(), /^\/users\//),
    renewals,
    sessions,
    tab(t('nav.administration'), go.reports(), /^\/(reports|jobs|authorities)(\/|$)/),
    help,
  ];
}

function currentOf(path: string, own: string, below: RegExp): TabView['current'] {
  if (path === own) return 'page';
  return below.test(path) ? 'true' : null;
}
