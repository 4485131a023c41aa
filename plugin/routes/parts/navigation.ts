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
  /** Letters that wait, on the tab of letters: the number, and the same in words. */
  readonly unread: { readonly count: string; readonly text: string } | null;
}

type NavigationPage = Pick<PageLocals, 't' | 'base' | 'currentPath' | 'isAdmin' | 'actor'>;

/**
 * The tabs: what a manager sees of the practice and a clinician of their own certificate. A page below one, such as a certificate,
 * marks the tab it was reached from. `unread`: letters that wait; null where letters are not read here.
 */
export function navigation(
  page: NavigationPage,
  session: SessionBannerView,
  unread: number | null = null,
): readonly TabView[] {
  const { t, base, isAdmin, actor } = page;
  const go = paths(base);
  const own = go.user(actor.userId).slice(base.length);
  const tab = (text: string, href: string, below: RegExp, open: TabView['session'] = null) => ({
    text,
    href,
    current: currentOf(page.currentPath, href.slice(base.length), below),
    session: open,
    unread: null,
  });
  const sessions = tab(t('nav.session'), go.session(), /^\/sessions?(\/|$)/, session.open);
  const letters =
    unread === null
      ? []
      : [
          {
            ...tab(t('nav.letters'), go.letters(), /^\/letters\//),
            unread: unreadView(page, unread),
          },
        ];
  const renewals = tab(t('nav.renewals'), go.renewals(), /^\/(renewals|calendar)(\/|$)/);
  const help = tab(t('nav.help'), go.help(), /^\/help\//);
  if (!isAdmin) {
    const mine = tab(
      t('nav.mine'),
      `${base}${own}`,
      /^\/(users|certificates|drafts|enrolments|revocations)\//,
    );
    return [mine, renewals, sessions, ...letters, help];
  }
  return [
    tab(t('nav.overview'), go.overview(), /^\/(certificates|drafts|enrolments|revocations)\//),
    tab(t('nav.users'), go.users(), /^\/users\//),
    renewals,
    sessions,
    ...letters,
    tab(t('nav.administration'), go.reports(), /^\/(reports|jobs|authorities)(\/|$)/),
    help,
  ];
}

function unreadView({ t }: NavigationPage, count: number): TabView['unread'] {
  return count === 0
    ? null
    : { count: count > 99 ? '99+' : String(count), text: t('nav.letters.unread', { count }) };
}

function currentOf(path: string, own: string, below: RegExp): TabView['current'] {
  if (path === own) return 'page';
  return below.test(path) ? 'true' : null;
}
