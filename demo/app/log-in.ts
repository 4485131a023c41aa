import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Language } from '../../plugin/i18n/language.ts';
import { isLanguage, translator } from '../i18n/index.ts';
import type { Translate } from '../i18n/index.ts';
import type { DemoDirectory } from '../data/directory.ts';
import type { DemoUser } from '../data/people.ts';

/** Who is at the screen, in which language. Sessions live in memory: a restart logs all users out. */
export interface DemoSessions {
  /** Puts `user`, `language` and `t` where handlers and views find them. */
  readonly recognise: RequestHandler;
  logIn(res: Response, user: DemoUser): void;
  logOut(req: Request, res: Response): void;
}

/** What {@link DemoSessions.recognise} leaves for handlers and views. */
export interface DemoLocals {
  readonly user: DemoUser | undefined;
  readonly language: Language;
  readonly t: Translate;
}

const sessionCookie = 'demo_session';
export const languageCookie = 'demo_language';

export function createSessions(directory: Pick<DemoDirectory, 'findLogin'>): DemoSessions {
  const userIds = new Map<string, string>();
  return {
    recognise: (req, res, next) => {
      const cookies = cookiesOf(req);
      const userId = userIds.get(cookies.get(sessionCookie) ?? '');
      const chosen = cookies.get(languageCookie);
      const language = isLanguage(chosen) ? chosen : 'fr';
      Object.assign(res.locals, {
        user: userId === undefined ? undefined : directory.findLogin(userId),
        language,
        t: translator(language),
      } satisfies DemoLocals);
      next();
    },
    logIn: (res, user) => {
      const id = randomBytes(32).toString('base64url');
      userIds.set(id, user.id);
      res.cookie(sessionCookie, id, { httpOnly: true, sameSite: 'lax', path: '/' });
    },
    logOut: (req, res) => {
      userIds.delete(cookiesOf(req).get(sessionCookie) ?? '');
      res.clearCookie(sessionCookie, { httpOnly: true, sameSite: 'lax', path: '/' });
    },
  };
}

function cookiesOf(req: Request): ReadonlyMap<string, string> {
  const pairs = (req.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}

export const localsOf = (res: Response): DemoLocals => res.locals as DemoLocals;

/** The person who is logged in; only for routes behind {@link requireLogIn}. */
export function userOf(res: Response): DemoUser {
  const { user } = localsOf(res);
  if (user === undefined) throw new TypeError('route is not behind requireLogIn');
  return user;
}

/** Redirects users who are not logged in to the log-in screen. */
export const requireLogIn: RequestHandler = (_req, res, next) => {
  if (localsOf(res).user === undefined) res.redirect(303, '/login');
  else next();
};

/** Parts of the host that only an admin has; for others they do not exist. */
export const requireAdmin: RequestHandler = (_req, res, next) => {
  next(userOf(res).roles.includes('admin') ? undefined : 'route');
};
