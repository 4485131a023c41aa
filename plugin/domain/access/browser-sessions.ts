import { createHash } from 'node:crypto';
import { auditDraft } from '../audit/audit-entry.ts';
import type { AuditRepository } from '../audit/audit.ts';
import { PluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import type { Authorizer } from './authorizer.ts';
import { isManager, requireManager } from './role.ts';
import type { WebSession, WebSessionRepository } from './sign-in-repository.ts';

/** A browser session as its user sees it. */
export interface BrowserSession {
  /** Names it in forms and addresses; opens nothing. */
  readonly reference: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  /** At the latest. */
  readonly expiresAt: Date;
}

/** A user of the practice who is signed in. */
export interface SignedInUser {
  readonly userId: string;
  readonly displayName: string;
  readonly sessions: number;
  readonly lastUsedAt: Date;
}

export interface BrowserSessions {
  /** Of this user, the one used last first; the user, or who manages the practice. */
  ofUser(actor: Actor, userId: string): Promise<readonly BrowserSession[]>;
  /** Who is signed in, by name; for who manages the practice. */
  signedIn(actor: Actor): Promise<readonly SignedInUser[]>;
  end(actor: Actor, userId: string, reference: string): Promise<void>;
  /** All of a user's, but the one that goes on asking. */
  endAll(actor: Actor, userId: string, except: string | null): Promise<void>;
}

export interface BrowserSessionsDeps {
  readonly webSessions: Pick<WebSessionRepository, 'listForUser' | 'listForPractice' | 'remove'>;
  readonly authorizer: Pick<Authorizer, 'requireUser'>;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly idleMinutes: number;
  readonly now: () => Date;
}

/** Whether a browser was silent for so long that its session is over. Pure. */
export function isIdle(
  { lastUsedAt }: Pick<WebSession, 'lastUsedAt'>,
  idleMinutes: number,
  now: Date,
): boolean {
  return now.getTime() - lastUsedAt.getTime() >= idleMinutes * 60_000;
}

/** Not the hash that the cookie is known by: a page shows no key of the table. */
export function browserReference(idHash: string): string {
  return createHash('sha256').update(`browser ${idHash}`).digest('base64url').slice(0, 22);
}

/** Users see and end their own browser sessions; who manages the practice ends those of others. */
export function createBrowserSessions(deps: BrowserSessionsDeps): BrowserSessions {
  const { webSessions, authorizer, audit, idleMinutes, now } = deps;

  const runningOf = async (actor: Actor, userId: string): Promise<readonly WebSession[]> => {
    if (userId !== actor.userId && !isManager(actor)) {
      throw new PluginError('ERR_NOT_FOUND', 'browser sessions of another user');
    }
    const listed = await webSessions.listForUser(actor.practiceId, userId, now());
    const running = listed.filter((session) => !isIdle(session, idleMinutes, now()));
    // No session of a user that the practice does not have is no answer, either
    if (running.length === 0 && userId !== actor.userId)
      await authorizer.requireUser(actor, userId);
    return running;
  };

  const remove = async (actor: Actor, userId: string, ended: readonly WebSession[]) => {
    for (const { idHash } of ended) await webSessions.remove(idHash);
    if (ended.length === 0) return;
    await audit.append(
      auditDraft(actor, now(), 'access.ended', {
        subjectUserId: userId,
        details: { sessions: ended.length },
      }),
    );
  };

  return {
    ofUser: async (actor, userId) =>
      (await runningOf(actor, userId)).map(
        ({ idHash, device, createdAt, lastUsedAt, expiresAt }) => ({
          reference: browserReference(idHash),
          device,
          createdAt,
          lastUsedAt,
          expiresAt,
        }),
      ),

    signedIn: async (actor) => {
      requireManager(actor, 'who is signed in');
      const listed = await webSessions.listForPractice(actor.practiceId, now());
      const users = new Map<string, SignedInUser>();
      for (const session of listed.filter((one) => !isIdle(one, idleMinutes, now()))) {
        const { userId, displayName } = session.actor;
        const known = users.get(userId);
        users.set(userId, {
          userId,
          displayName: known?.displayName ?? displayName,
          sessions: (known?.sessions ?? 0) + 1,
          lastUsedAt: known?.lastUsedAt ?? session.lastUsedAt,
        });
      }
      return [...users.values()].sort((a, b) => a.displayName.localeCompare(b.displayName));
    },

    end: async (actor, userId, reference) => {
      const found = (await runningOf(actor, userId)).filter(
        ({ idHash }) => browserReference(idHash) === reference,
      );
      if (found.length === 0) throw new PluginError('ERR_NOT_FOUND', 'no such browser session');
      await remove(actor, userId, found);
    },

    endAll: async (actor, userId, except) => {
      const running = await runningOf(actor, userId);
      await remove(
        actor,
        userId,
        running.filter(({ idHash }) => browserReference(idHash) !== except),
      );
    },
  };
}
