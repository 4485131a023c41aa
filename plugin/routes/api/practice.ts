import type { RequestHandler } from 'express';
import { actorOf } from '../middleware/require-actor.ts';
import { PluginError } from '../../errors.ts';
import type { Actor } from '../../domain/practice/actor.ts';
import { isService, requireManager, requireService } from '../../domain/access/role.ts';
import { operation } from './operation.ts';
import type { ApiOperation } from './operation.ts';
import type { SessionServices } from '../../domain/session/service.ts';
import type { BrowserSessions } from '../../domain/access/browser-sessions.ts';
import type { TeamServices } from '../../domain/report/team.ts';
import {
  ProfileBatchSchema,
  ProfileProblemsSchema,
  ProfilesBodySchema,
  readProfiles,
} from './profile/profile-batch.ts';
import { BrowserSessionsSchema, TeamSchema } from './schema.ts';
import type { ProfileRepository } from '../../domain/practice/profiles.ts';
import type { WebSessionRepository } from '../../domain/access/sign-in-repository.ts';

export interface PracticeApiDeps {
  readonly team: TeamServices;
  readonly browserSessions: Pick<BrowserSessions, 'ofUser' | 'end'>;
  readonly webSessions: Pick<WebSessionRepository, 'removeForUser'>;
  readonly sessions: Pick<SessionServices, 'end' | 'endAll' | 'endUnentitled' | 'practice'>;
  /** Where a host without Node puts its users; null when the host answers for them itself. */
  readonly profiles: Pick<ProfileRepository, 'upsert' | 'remove'> | null;
}

/** What a host reports about its users: who logged off and, for a host that is not Node, its users. */
export function practiceOperations(deps: PracticeApiDeps): readonly ApiOperation[] {
  const { profiles } = deps;
  const logOff = operation({
    method: 'delete',
    path: '/users/{userId}/sessions',
    operationId: 'endSessions',
    summary: 'End all browser and eHealth sessions of a user who logged off at the host',
    success: { status: 204, description: 'Ended', schema: null },
    errors: ['ERR_FORBIDDEN'],
    run: async ({ actor, params }) => {
      const userId = params['userId'] ?? '';
      if (userId !== actor.userId) requireManager(actor, 'logging another user off');
      await endEhealthSessions(deps.sessions, actor, userId);
      await deps.webSessions.removeForUser(actor.practiceId, userId);
      return { status: 204 };
    },
  });
  const always = [logOff, teamOperation(deps), ...browserSessionOperations(deps)];
  if (profiles === null) return always;
  return [
    ...always,
    operation({
      method: 'put',
      path: '/profiles',
      operationId: 'putProfiles',
      summary:
        'Add or replace users of the practice, at most 1000 a call, each judged by itself; what a user may not use any more is ended',
      body: { type: 'json', schema: ProfileBatchSchema, described: ProfilesBodySchema },
      // 1000 users
      bodyLimit: '1mb',
      before: [requireServiceFirst],
      success: { status: 204, description: 'All kept', schema: null },
      partly: {
        status: 200,
        description: 'Some kept, others refused, or kept without a field',
        schema: ProfileProblemsSchema,
      },
      errors: ['ERR_FORBIDDEN'],
      run: async ({ actor, body }) => {
        requireService(actor, 'profiles');
        const read = readProfiles(body.users);
        const [first] = read.problems;
        if (read.profiles.length === 0) {
          const path = `users.${String(first?.index)}.${String(first?.path)}`;
          throw new PluginError('ERR_FORM_INVALID', `no profile can be kept: ${path}`, {
            params: { path, problem: first?.problem ?? 'invalid' },
          });
        }
        await profiles.upsert(actor.practiceId, read.profiles);
        for (const { id } of read.profiles.filter(({ active }) => !active)) {
          await logOut(deps, actor, id);
        }
        await deps.sessions.endUnentitled(actor);
        if (first === undefined) return { status: 204 };
        return { status: 200, json: { kept: read.profiles.length, problems: read.problems } };
      },
    }),
    operation({
      method: 'delete',
      path: '/profiles/{userId}',
      operationId: 'removeProfile',
      summary: 'Take a user out; certificates on the profile stay until they are removed',
      success: { status: 204, description: 'Gone', schema: null },
      errors: ['ERR_FORBIDDEN'],
      run: async ({ actor, params }) => {
        requireService(actor, 'profiles');
        const userId = params['userId'] ?? '';
        if (!(await profiles.remove(actor.practiceId, userId))) {
          throw new PluginError('ERR_NOT_FOUND', 'no such profile in this practice');
        }
        await logOut(deps, actor, userId);
        return { status: 204 };
      },
    }),
  ];
}

function teamOperation({ team }: Pick<PracticeApiDeps, 'team'>): ApiOperation {
  return operation({
    method: 'get',
    path: '/team',
    operationId: 'getTeam',
    summary:
      'Who has a session until when, who must come by today, who could not work on the next working morning',
    success: { status: 200, description: 'The team', schema: TeamSchema },
    errors: ['ERR_FORBIDDEN'],
    run: async ({ actor }) => {
      const { members, morning } = await team.today(actor);
      return {
        status: 200,
        json: {
          morning: morning.toISOString(),
          members: members.map(({ user, sessions, certificate, ...facts }) => ({
            userId: user.id,
            name: user.displayName,
            sessionUntil: sessions.at(0)?.until.toISOString() ?? null,
            certificateUntil: certificate?.notAfter?.toISOString() ?? null,
            certificateWorks: certificate?.works ?? false,
            ...facts,
          })),
        },
      };
    },
  });
}

/** Before a large body is read. */
const requireServiceFirst: RequestHandler = (_req, res, next) => {
  requireService(actorOf(res), 'profiles');
  next();
};
function browserSessionOperations({
  browserSessions,
}: Pick<PracticeApiDeps, 'browserSessions'>): readonly ApiOperation[] {
  return [
    operation({
      method: 'get',
      path: '/users/{userId}/browser-sessions',
      operationId: 'listBrowserSessions',
      summary: 'Where a user is signed in to the screens; the user, an admin or the host',
      success: { status: 200, description: 'The sessions', schema: BrowserSessionsSchema },
      run: async ({ actor, params }) => {
        const listed = await browserSessions.ofUser(actor, params['userId'] ?? '');
        const json = listed.map(({ reference, device, createdAt, lastUsedAt, expiresAt }) => ({
          id: reference,
          device,
          createdAt: createdAt.toISOString(),
          lastUsedAt: lastUsedAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
        }));
        return { status: 200, json: { sessions: json } };
      },
    }),
    operation({
      method: 'delete',
      path: '/users/{userId}/browser-sessions/{sessionId}',
      operationId: 'endBrowserSession',
      summary: 'End one browser session; the user, an admin or the host',
      success: { status: 204, description: 'Ended', schema: null },
      run: async ({ actor, params }) => {
        await browserSessions.end(actor, params['userId'] ?? '', params['sessionId'] ?? '');
        return { status: 204 };
      },
    }),
  ];
}

/** Ends all sessions, open or being opened, of users who have left the practice. */
async function logOut(deps: PracticeApiDeps, actor: Actor, userId: string): Promise<void> {
  await deps.sessions.endAll(actor, userId, 'log-off');
  await deps.webSessions.removeForUser(actor.practiceId, userId);
}

/** The user and the host log off; an admin, who may not act as either, ends what they see one by one. */
async function endEhealthSessions(
  sessions: PracticeApiDeps['sessions'],
  actor: Actor,
  userId: string,
): Promise<void> {
  if (userId === actor.userId || isService(actor)) {
    await sessions.endAll(actor, userId, 'log-off');
    return;
  }
  const running = (await sessions.practice(actor)).sessions;
  for (const { session } of running.filter((one) => one.session.userId === userId)) {
    await sessions.end(actor, session.id);
  }
}
