import { createHash, randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Actor } from '../../domain/practice/actor.ts';
import type { Settings } from '../../settings/index.ts';
import type { WebSession, WebSessionRepository } from '../../domain/access/sign-in-repository.ts';
import { browserReference, isIdle } from '../../domain/access/browser-sessions.ts';
import type { UserCheck } from '../../domain/access/user-check.ts';
import { actAs, fromBrowser } from '../middleware/view-locals.ts';
import { cookieOptions } from '../middleware/cookie-options.ts';
import { deviceOf } from './device.ts';

/** A page asks this by itself, every second: it is no act of its user. */
const polled = '/session/card';
/** How exactly the last use is known, in milliseconds: not every request writes. */
const touchMs = 60_000;

const plainName = 'trousseau_session';

export interface WebSessionDeps {
  readonly sessions: WebSessionRepository;
  readonly settings: Pick<
    Settings,
    'cookie' | 'publicOrigin' | 'sessionMinutes' | 'sessionIdleMinutes' | 'sessionsPerUser'
  >;
  readonly users: Pick<UserCheck, 'current'>;
  /** Called with each session that a browser brings. */
  readonly onUse?: (idHash: string) => void;
  readonly now: () => Date;
}

export interface WebSessions {
  /**
   * Finds the actor by cookie, with the roles that the host still gives. An unknown or ended session has none, nor one that was not
   * used for too long; such a session is deleted. A user that the host no longer knows as active loses every session.
   */
  readonly read: RequestHandler;
  /**
   * Begins a session, sets its cookie, and returns its hash. A session that this browser had is ended: no id outlives a change of
   * user. So is `replaced`, the hash of the one that this one replaces.
   */
  open(req: Request, res: Response, actor: Actor, replaced?: string): Promise<string>;
  /** The same session for a changed actor (another language); its end stays. */
  change(req: Request, actor: Actor): Promise<void>;
  /** Ends the session and drops the cookie. */
  end(req: Request, res: Response): Promise<void>;
}

/**
 * Our own browser session, opened by a launch token. The cookie holds 32 random bytes, the store only their SHA-256; it
 * is limited to the mount path and invisible to scripts.
 */
export function createWebSessions(deps: WebSessionDeps): WebSessions {
  const { sessions, settings, users, now } = deps;
  const options = (req: Request) => cookieOptions(req, settings);

  const valueOf = (req: Request) =>
    cookieValue(req.headers.cookie, sessionCookieName(options(req)));

  const removeCurrent = async (req: Request) => {
    const value = valueOf(req);
    if (value !== undefined) await sessions.remove(hashOf(value));
  };

  /** The session of this browser; one that was idle for too long is deleted, so that no clock revives it. */
  const running = async (req: Request): Promise<WebSession | undefined> => {
    const value = valueOf(req);
    const session = value === undefined ? undefined : await sessions.find(hashOf(value), now());
    if (session === undefined || !isIdle(session, settings.sessionIdleMinutes, now()))
      return session;
    await sessions.remove(session.idHash);
    return undefined;
  };

  /** The actor, if the host still knows the user. */
  const actorNow = async ({ actor }: WebSession): Promise<Actor | null> => {
    const current = await users.current(actor);
    if (current === null) await sessions.removeForUser(actor.practiceId, actor.userId);
    return current;
  };

  const touch = async (req: Request, { idHash, lastUsedAt }: WebSession): Promise<void> => {
    const isRecent = Math.abs(now().getTime() - lastUsedAt.getTime()) < touchMs;
    if (isRecent || req.path === polled) return;
    // A page is shown also while nothing can be written
    await sessions.touch(idHash, now()).catch(() => undefined);
  };

  return {
    read: async (req, res, next) => {
      const session = await running(req);
      const actor = session === undefined ? null : await actorNow(session);
      if (session !== undefined && actor !== null) {
        await touch(req, session);
        deps.onUse?.(session.idHash);
        fromBrowser(res, browserReference(session.idHash));
        actAs(res, actor);
      }
      next();
    },
    open: async (req, res, actor, replaced) => {
      await removeCurrent(req);
      if (replaced !== undefined) await sessions.remove(replaced);
      const value = randomBytes(32).toString('base64url');
      const idHash = hashOf(value);
      const createdAt = now();
      await sessions.insert({
        idHash,
        actor,
        createdAt,
        expiresAt: new Date(createdAt.getTime() + settings.sessionMinutes * 60_000),
        lastUsedAt: createdAt,
        device: deviceOf(req.headers['user-agent']),
      });
      await sessions.keepLatest(actor.practiceId, actor.userId, settings.sessionsPerUser);
      res.cookie(sessionCookieName(options(req)), value, options(req));
      return idHash;
    },
    change: async (req, actor) => {
      const session = await running(req);
      // The roles of the launch stay: they are compared with the host's at each request
      if (session !== undefined) {
        await sessions.changeActor(session.idHash, { ...actor, roles: session.actor.roles });
      }
    },
    end: async (req, res) => {
      // First, so that the answer drops it also when the store fails
      res.clearCookie(sessionCookieName(options(req)), options(req));
      await removeCurrent(req);
    },
  };
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
