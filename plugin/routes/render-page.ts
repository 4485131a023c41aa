import { navigation } from './parts/navigation.ts';
import { noticeBanner, noticesOf } from './parts/notice-banner.ts';
import { sessionBanner } from './session/session-banner.ts';
import type { RenderPage, ScreenDeps } from './screen-deps.ts';
import { pageLocals } from './parts/page-locals.ts';

export type PageRendererDeps = Pick<
  ScreenDeps,
  'hostState' | 'mailboxes' | 'sessions' | 'sessionPolicy' | 'renewals' | 'now'
>;

/**
 * Draws pages under the header, which says how the actor's session and notices are. Both are read here, when a page is drawn:
 * an answer without one (a redirect, a file, JSON) reads neither. The error page has a header of its own.
 */
export function createPageRenderer(deps: PageRendererDeps): RenderPage {
  return async (res, name, locals = {}, known) => {
    const page = pageLocals(res);
    const { practiceId, userId } = page.actor;
    const [sessions, notices, hostState, unread] = await Promise.all([
      deps.sessions.mine(page.actor),
      known ?? noticesOf(deps.renewals, practiceId, userId, page.language),
      page.isFramed ? deps.hostState(page.actor) : null,
      deps.mailboxes?.unread(page.actor, userId) ?? null,
    ]);
    const navSession = sessionBanner(page, sessions, deps.sessionPolicy, deps.now());
    res.render(name, {
      ...locals,
      hostState,
      navSession,
      navigation: navigation(page, navSession, unread),
      navNotice: noticeBanner(page, notices),
    });
  };
}
