import type { RequestHandler } from 'express';
import type { CertificateStatus, HostNotice, Plugin } from '../../plugin/host.ts';
import { languages } from '../../plugin/i18n/language.ts';
import type { Language } from '../../plugin/i18n/language.ts';
import { formatsFor } from '../../plugin/i18n/format.ts';
import type { DemoKey, Translate } from '../i18n/index.ts';
import { localsOf } from './log-in.ts';
import type { DemoDirectory } from '../data/directory.ts';
import type { DemoUser } from '../data/people.ts';

/** The badge in the host's bar: the worst of a person's certificates, in the module's own words. */
export interface BadgeView {
  readonly level: CertificateStatus['level'];
  readonly text: string;
}

interface MenuItem {
  readonly label: DemoKey;
  readonly href: string;
}

export interface MenuDeps {
  readonly plugin: Pick<Plugin, 'api'>;
  readonly directory: Pick<DemoDirectory, 'practiceName'>;
}

/** Fills in what every page of the host shows around its content: bar, badge, menu, language. */
export function createMenu({ plugin, directory }: MenuDeps): RequestHandler {
  return async (req, res, next) => {
    const { user, language, t } = localsOf(res);
    const here = req.path;
    Object.assign(res.locals, {
      languages,
      currentPath: here,
      menu: user === undefined ? [] : menuOf(user),
      isCurrent: (href: string) => (href === '/' ? here === '/' : here.startsWith(href)),
      practice: user === undefined ? '' : directory.practiceName(user.practiceId),
      badge: user === undefined ? null : await badgeOf(plugin, user, language),
      sessionBadge: user === undefined ? null : await sessionBadgeOf(plugin, user, language, t),
      notices: user === undefined ? [] : await noticesOf(plugin, user, language),
      certificatesPath: user === undefined ? '/' : certificatesPath(user),
    });
    next();
  };
}

/** Where a person's certificates are: an admin's are on their profile, a clinician has a screen of their own. */
function certificatesPath(user: DemoUser): string {
  return user.roles.includes('admin')
    ? `/configuration/users/${user.id}/certificate`
    : '/configuration/my-certificates';
}

function menuOf(user: DemoUser): readonly MenuItem[] {
  return user.roles.includes('admin')
    ? [
        { label: 'menu.users', href: '/configuration/users' },
        { label: 'menu.certificates', href: '/configuration/certificates' },
      ]
    : [
        { label: 'menu.myProfile', href: '/configuration/my-profile' },
        { label: 'menu.myCertificates', href: '/configuration/my-certificates' },
      ];
}

/** null: this person has no certificate, and does work that wants one. */
export async function badgeOf(
  plugin: Pick<Plugin, 'api'>,
  user: DemoUser,
  language: Language,
): Promise<BadgeView | null> {
  const [worst] = await plugin.api.certificateStatus(user.practiceId, user.id, language);
  return worst === undefined ? null : { level: worst.level, text: worst.text };
}

/** A line of the module's, with the host's own page that leads on. */
export type NoticeView = HostNotice & { readonly href: string };

/** This user's open notices, most severe first; bar and first page show them. */
async function noticesOf(
  plugin: Pick<Plugin, 'api'>,
  user: DemoUser,
  language: Language,
): Promise<readonly NoticeView[]> {
  const notices = await plugin.api.notices(user.practiceId, user.id, language);
  return notices.map((notice) => ({
    ...notice,
    href: `/renewal?${new URLSearchParams({ page: notice.path }).toString()}`,
  }));
}

/** The session in the host's bar: until when, counted down by the page's script. */
async function sessionBadgeOf(
  plugin: Pick<Plugin, 'api'>,
  user: DemoUser,
  language: Language,
  t: Translate,
): Promise<BadgeView & { readonly until: string | null }> {
  const session = await plugin.api.sessions.current(user.practiceId, user.id);
  if (session === null) return { level: 'attention', text: t('badge.noSession'), until: null };
  const { formatTime } = formatsFor(language);
  return {
    level: session.recognised ? 'ok' : 'attention',
    text: t('badge.session', { time: formatTime(new Date(session.notOnOrAfter)) }),
    until: session.notOnOrAfter,
  };
}
