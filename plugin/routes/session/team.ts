import { Router } from 'express';
import type { TeamMember } from '../../domain/report/team-day.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import type { Flash } from '../parts/paths.ts';
import { flashOf, paths } from '../parts/paths.ts';
import { remindView } from '../parts/renewal-state.ts';
import type { RemindView } from '../parts/renewal-state.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { untilText } from './time-view.ts';
import { plural } from '../../i18n/plural.ts';

interface TeamView {
  readonly notice: Flash | null;
  /** One sentence: how many have a session now. */
  readonly headline: string;
  /** Until when the next working morning is: "lundi 8 juin 2026 à 08:00". */
  readonly morning: string;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly none: string;
    readonly rows: readonly TeamRowView[];
  }[];
  readonly sessionsHref: string;
}

interface TeamRowView {
  readonly name: string;
  readonly href: string;
  readonly function: string;
  readonly session: string | null;
  readonly certificate: string;
  /** Why this person must come by today; null otherwise. */
  readonly reason: string | null;
  /** null where there is nothing to ask. */
  readonly remind: RemindView | null;
}

/** For who runs the practice: who can work now, who must come by today, and who could not work on the next working morning. */
export function teamScreens(deps: ScreenDeps): Router {
  const router = Router();
  router.route('/team').get(async (req, res) => {
    const page = pageLocals(res);
    const [day, forSession, forRenewal] = await Promise.all([
      deps.team.today(page.actor),
      deps.reminders.reminded(page.actor, 'session'),
      deps.reminders.reminded(page.actor, 'renewal'),
    ]);
    const now = day.checkedAt;
    const row = (member: TeamMember, kind: 'session' | 'renewal'): TeamRowView =>
      rowView(page, member, now, kind, kind === 'session' ? forSession : forRenewal);
    const today = day.members.filter((member) => member.today !== null);
    const open = day.members.filter(({ sessions }) => sessions.length > 0);
    const uncovered = day.members.filter(
      ({ certificateCovers, today: reason }) => !certificateCovers && reason === null,
    );
    const without = day.members.filter(
      ({ sessions, certificateCovers }) => sessions.length === 0 && certificateCovers,
    );
    const section = (
      id: 'today' | 'open' | 'closed' | 'morning',
      members: readonly TeamMember[],
      kind: 'session' | 'renewal',
    ) => ({
      id,
      title: page.t(`team.${id}`, { count: members.length }),
      none: page.t(`team.${id}.none`),
      rows: members.map((member) => row(member, kind)),
    });
    const view: TeamView = {
      notice: flashOf(req.query['done']),
      headline:
        open.length === 0
          ? page.t('team.headline.none')
          : plural(page, 'team.headline', open.length),
      morning: page.t('team.morning.at', { at: page.formatDateTime(day.morning) }),
      sections: [
        section('today', today, 'renewal'),
        section('morning', uncovered, 'renewal'),
        section('open', open, 'session'),
        section('closed', without, 'session'),
      ],
      sessionsHref: paths(page.base).practiceSessions(),
    };
    await deps.renderPage(res, 'session/team', { view });
  });
  return router;
}

function rowView(
  page: PageLocals,
  member: TeamMember,
  now: Date,
  kind: 'session' | 'renewal',
  reminded: ReadonlySet<string>,
): TeamRowView {
  const { user, sessions, certificate, today, sessionCovers } = member;
  const [longest] = sessions;
  // Nothing is asked of a person twice: a session that runs needs none, and a first certificate is asked for elsewhere
  const asks = kind === 'session' ? longest === undefined : today !== null;
  return {
    name: user.displayName,
    href: paths(page.base).user(user.id),
    function: user.function,
    session:
      longest === undefined
        ? null
        : [
            untilText(page, longest.until, now),
            page.t(`session.mode.${longest.mode}`),
            ...(sessionCovers ? [page.t('team.covers')] : []),
          ].join(' · '),
    certificate: certificateText(page, certificate),
    reason: today === null ? null : page.t(`team.reason.${today}`),
    remind:
      asks && user.id !== page.actor.userId
        ? remindView(
            page,
            { id: user.id, name: user.displayName },
            { kind, from: 'team' },
            reminded,
          )
        : null,
  };
}

function certificateText(page: PageLocals, certificate: TeamMember['certificate']): string {
  if (certificate === null) return page.t('team.certificate.none');
  if (certificate.notAfter === null) return page.t('team.certificate.unfinished');
  const date = page.formatDate(certificate.notAfter);
  return page.t(certificate.works ? 'team.certificate.until' : 'team.certificate.broken', { date });
}
