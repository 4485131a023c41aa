import { createHash, randomBytes } from 'node:crypto';
import type { CookieOptions, Request, RequestHandler, Response } from 'express';
import type { Actor } from '../../domain/practice/actor.ts';
import type { Settings } from '../../settings/index.ts';
import type { WebSessionRepository } from '../../domain/access/sign-in-repository.ts';
import { actAs } from '../middleware/view-locals.ts';

const plainName = 'trousseau_session';

export interface WebSessionDeps {
  readonly sessions: WebSessionRepository;
  readonly settings: Pick<Settings, 'cookie' | 'publicOrigin' | 'sessionMinutes'>;
  readonly now: () => Date;
}

export interface WebSessions {
  /** Finds the actor by cookie; an unknown or ended session has none. */
  readonly read: RequestHandler;
  /** Begins a session and sets its cookie. A session that this browser had is ended: no id outlives a change of user. */
  open(req: Request, res: Response, actor: Actor): Promise<void>;
  /** The same session for a changed actor (another language); its end stays. */
  change(req: Request, actor: Actor): Promise<void>;
  /** Ends the session and drops the cookie. */
  end(req: Request, res: Response): Promise<void>;
}

/**
 * Our own browser session, opened by a launch token. The cookie holds 32 random bytes, the store only their SHA-256; it
 * is limited to the mount path and invisible to scripts.
 */
export function createWebSessions({ sessions, settings, now }: WebSessionDeps): WebSessions {
  const options = (req: Request) =>
    ({
      httpOnly: true,
      sameSite: settings.cookie.sameSite,
      secure: isSecure(req, settings),
      path: req.baseUrl === '' ? '/' : req.baseUrl,
    }) satisfies CookieOptions;

  const valueOf = (req: Request) =>
    cookieValue(req.headers.cookie, sessionCookieName(options(req)));

  const removeCurrent = async (req: Request) => {
    const value = valueOf(req);
    if (value !== undefined) await sessions.remove(hashOf(value));
  };

  return {
    read: async (req, res, next) => {
      const value = valueOf(req);
      const session = value === undefined ? undefined : await sessions.find(hashOf(value), now());
      if (session !== undefined) actAs(res, session.actor);
      next();
    },
    open: async (req, res, actor) => {
      await removeCurrent(req);
      const value = randomBytes(32).toString('base64url');
      const createdAt = now();
      await sessions.insert({
        idHash: hashOf(value),
        actor,
        createdAt,
        expiresAt: new Date(createdAt.getTime() + settings.sessionMinutes * 60_000),
      });
      res.cookie(sessionCookieName(options(req)), value, options(req));
    },
    change: async (req, actor) => {
      const value = valueOf(req);
      const session = value === undefined ? undefined : await sessions.find(hashOf(value), now());
      if (session === undefined) return;
      await sessions.remove(session.idHash);
      await sessions.insert({ ...session, actor });
    },
    end: async (req, res) => {
      // First, so that the answer drops it also when the store fails
      res.clearCookie(sessionCookieName(options(req)), options(req));
      await removeCurrent(req);
    },
  };
}

function isSecure(req: Request, settings: WebSessionDeps['settings']): boolean {
  const { secure, sameSite } = settings.cookie;
  if (secure !== 'auto') return secure;
  // Browsers drop SameSite=None without Secure, so there is nothing to gain by leaving it out
  return sameSite === 'none' || req.secure || settings.publicOrigin?.startsWith('https:') === true;
}

/**
 * With these prefixes browsers take the cookie from https alone (RFC 6265bis, 4.1.3), and at the root of a site from this
 * very host alone: no one on the network, and no sibling host, can plant one.
 */
export function sessionCookieName(cookie: {
  readonly secure: boolean;
  readonly path: string;
}): string {
  if (!cookie.secure) return plainName;
  return `${cookie.path === '/' ? '__Host-' : '__Secure-'}${plainName}`;
}

/**
 * The one cookie that is ours; undefined when absent, doubled or not of our making. Doubled happens when an attacker plants a
 * second one for a wider path: then neither can be trusted.
 */
export function cookieValue(header: string | undefined, cookieName: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .filter(([name]) => name === cookieName)
    .map(([, value]) => value ?? '');
  const [value] = values;
  return values.length === 1 && value !== undefined && /^[\w-]{43}$/.test(value)
    ? value
    : undefined;
}

function hashOf(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}
