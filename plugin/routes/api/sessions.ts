import type { RequestHandler } from 'express';
import { PluginError, errorCodes } from '../../errors.ts';
import type { PluginErrorCode } from '../../errors.ts';
import type { Actor } from '../../domain/practice/actor.ts';
import type { SessionServices } from '../../domain/session/service.ts';
import { operation } from './operation.ts';
import type { ApiOperation } from './operation.ts';
import {
  CurrentSessionSchema,
  OpenSessionBodySchema,
  OpenedSchema,
  OpeningsSchema,
  PracticeSessionsSchema,
  SessionListSchema,
  SessionSelectSchema,
  selectOf,
} from './session-schema.ts';
import { fallbackView, openingsView, practiceSessionsView, sessionView } from './session-view.ts';

export interface SessionApiDeps {
  readonly sessions: SessionServices;
  readonly passwordLimit: RequestHandler;
}

/** All errors of keystore, card and eHealth, besides those that stop an opening before. */
const openingErrors: readonly PluginErrorCode[] = [
  'ERR_FORBIDDEN',
  'ERR_RATE_LIMITED',
  'ERR_CONFLICT',
  'ERR_QUALITY_UNFIT',
  'ERR_QUALITY_NONE',
  'ERR_MODE_DISABLED',
  'ERR_CLAIM_MISMATCH',
  ...errorCodes.filter((code) =>
    /^ERR_(SESSION_(?!REQUIRED)|FALLBACK_|KEYSTORE_(?!TOO_LARGE)|READER_|CARD_|MIDDLEWARE_|PIN_|STS_)/.test(
      code,
    ),
  ),
];

/**
 * eHealth sessions over JSON, for a host that is not Node or has a dialog of its own. Secrets go in, and never out. What a
 * session signs is in signing/.
 */
export function sessionOperations({
  sessions,
  passwordLimit,
}: SessionApiDeps): readonly ApiOperation[] {
  return [
    operation({
      method: 'get',
      path: '/users/{userId}/session-openings',
      operationId: 'listSessionOpenings',
      summary: 'The ways in which this user can open a session now, and the card in the reader',
      success: { status: 200, description: 'Openings and card', schema: OpeningsSchema },
      run: async ({ actor, params, locals }) => {
        requireSelf(actor, params);
        return { status: 200, json: openingsView(await sessions.openings(actor), locals) };
      },
    }),
    operation({
      method: 'get',
      path: '/users/{userId}/ehealth-sessions',
      operationId: 'listEhealthSessions',
      summary: 'The user’s running eHealth sessions',
      success: { status: 200, description: 'The sessions', schema: SessionListSchema },
      run: async ({ actor, params }) => {
        requireSelf(actor, params);
        const running = await sessions.mine(actor);
        return { status: 200, json: { sessions: running.map((one) => sessionView(one)) } };
      },
    }),
    operation({
      method: 'get',
      path: '/users/{userId}/ehealth-sessions/current',
      operationId: 'getCurrentEhealthSession',
      summary: 'The user’s usable session; the personal one unless another is chosen',
      query: SessionSelectSchema,
      success: { status: 200, description: 'The session', schema: CurrentSessionSchema },
      errors: ['ERR_FORBIDDEN'],
      run: async ({ actor, params, query }) => {
        const current = await sessions.current(actor, userOf(params), selectOf(query));
        return { status: 200, json: { session: current && sessionView(current) } };
      },
    }),
    operation({
      method: 'post',
      path: '/users/{userId}/ehealth-sessions',
      operationId: 'openEhealthSession',
      summary: 'Open a session, or get the running one again; the user alone',
      body: { type: 'json', schema: OpenSessionBodySchema },
      success: { status: 201, description: 'Open', schema: OpenedSchema },
      errors: openingErrors,
      behind: [passwordLimit],
      run: async ({ actor, params, body, signal }) => {
        requireSelf(actor, params);
        const { session, reused, fallback } = await sessions.open(actor, { ...body, signal });
        // Asked again for what is left of it by eHealth's clock
        const running = await sessions.current(actor, actor.userId, { sessionId: session.id });
        if (running === null)
          throw new PluginError('ERR_SESSION_NONE', 'the session ended at once');
        return {
          status: 201,
          json: { session: sessionView(running), reused, fallback: fallbackView(fallback) },
        };
      },
    }),
    operation({
      method: 'delete',
      path: '/users/{userId}/ehealth-sessions/{sessionId}',
      operationId: 'endEhealthSession',
      summary: 'End one session; its user, an admin or the host',
      success: { status: 204, description: 'Ended', schema: null },
      run: async ({ actor, params }) => {
        await sessions.end(actor, params['sessionId'] ?? '');
        return { status: 204 };
      },
    }),
    operation({
      method: 'get',
      path: '/ehealth-sessions',
      operationId: 'listPracticeSessions',
      summary: 'Open sessions of the practice, and how often the fallback was taken',
      success: { status: 200, description: 'The practice', schema: PracticeSessionsSchema },
      errors: ['ERR_FORBIDDEN'],
      run: async ({ actor }) => ({
        status: 200,
        json: practiceSessionsView(await sessions.practice(actor)),
      }),
    }),
  ];
}

/** Sessions are opened and listed by the person they belong to: the host signs a token for that user. */
function requireSelf(actor: Actor, params: Readonly<Record<string, string>>): void {
  if (userOf(params) !== actor.userId) {
    throw new PluginError('ERR_NOT_FOUND', 'sessions of another user');
  }
}

function userOf(params: Readonly<Record<string, string>>): string {
  return params['userId'] ?? '';
}
