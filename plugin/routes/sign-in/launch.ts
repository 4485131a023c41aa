import express from 'express';
import { Router } from 'express';
import type { Request, RequestHandler } from 'express';
import * as z from 'zod';
import type { AuditDraft, AuditRepository } from '../../domain/audit/audit.ts';
import type { Actor } from '../../domain/practice/actor.ts';
import { PluginError } from '../../errors.ts';
import type { HostLog } from '../../logging.ts';
import { languages } from '../../i18n/index.ts';
import type { CookieSettings } from '../middleware/cookie-options.ts';
import { keepDisplay, OwnDisplay } from '../middleware/display.ts';
import { localPath } from './local-path.ts';
import { withOffer } from './own-window.ts';
import type { OwnWindows } from './own-window.ts';
import type { UserCheck } from '../../domain/access/user-check.ts';
import type { Authentication, LaunchTokens } from './launch-token.ts';
import { ownWindowPath } from '../middleware/error-page.ts';
import { methodNotAllowed } from '../middleware/method-not-allowed.ts';
import { actorOf } from '../middleware/require-actor.ts';
import type { WebSessions } from './web-session.ts';

export interface LaunchDeps {
  readonly tokens: Pick<LaunchTokens, 'verifyLaunch'>;
  readonly sessions: WebSessions;
  /** null where the settings show the module in no frame of another site. */
  readonly ownWindows: Pick<OwnWindows, 'offer' | 'take'> | null;
  readonly users: Pick<UserCheck, 'atSignIn'>;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly now: () => Date;
  readonly settings: CookieSettings;
  readonly log: HostLog;
}

const form = express.urlencoded({ extended: false, limit: '16kb', parameterLimit: 10 });
const LaunchForm = z.object({ token: z.string().min(1) });

/**
 * How the host opens our screens: it posts a launch token, and we answer with our session. No cross-origin check: the post
 * comes from the host's page by design, and the token, signed and good for one use, is the proof. A colleague could still
 * make a user's browser post the colleague's own fresh token; the profile shown then is the colleague's, a keystore of another
 * person is never stored on their profile, and what is loaded leaves only against its password.
 */
export function launchRoutes(deps: LaunchDeps): Router {
  const router = Router();
  router.post('/launch', form, async (req, res) => {
    const body = LaunchForm.safeParse(req.body);
    if (!body.success) throw new PluginError('ERR_LAUNCH_TOKEN', 'token refused: none was sent');
    const { authentication, display, ...launched } = await deps.tokens.verifyLaunch(
      body.data.token,
    );
    const actor = await deps.users.atSignIn(launched);
    if (actor === null) {
      throw new PluginError('ERR_USER_INACTIVE', 'the host knows no such active user');
    }
    await audited(deps, req, actor, authentication);
    const idHash = await deps.sessions.open(req, res, actor);
    keepDisplay(req, res, deps.settings, display);
    deps.log.info({ practiceId: actor.practiceId, userId: actor.userId }, 'web session opened');
    const next = nextOf(req.body);
    const offer = deps.ownWindows?.offer({ idHash, actor });
    res.redirect(303, `${req.baseUrl}${offer === undefined ? next : withOffer(next, offer)}`);
  });
  router.use(methodNotAllowed(router));
  return router;
}

/**
 * The launch goes on in a window of its own (own-window.ts): its session is replaced by one whose cookie this window keeps. Only for
 * a form of our own page.
 */
export function ownWindowRoutes(deps: LaunchDeps): Router {
  const router = Router();
  router.post(ownWindowPath, form, async (req, res) => {
    const body = z.object({ opening: z.string() }).safeParse(req.body);
    const launch = deps.ownWindows?.take(body.data?.opening) ?? null;
    if (launch === null) throw new PluginError('ERR_LAUNCH_TOKEN', 'no launch to go on with');
    const actor = await deps.users.atSignIn(launch.actor);
    if (actor === null) {
      throw new PluginError('ERR_USER_INACTIVE', 'the host knows no such active user');
    }
    await audited(deps, req, actor);
    await deps.sessions.open(req, res, actor, launch.idHash);
    deps.log.info(
      { practiceId: actor.practiceId, userId: actor.userId },
      'web session opened in a window of its own',
    );
    res.redirect(303, `${req.baseUrl}${nextOf(req.body)}`);
  });
  router.use(methodNotAllowed(router));
  return router;
}

async function audited(
  { audit, now }: Pick<LaunchDeps, 'audit' | 'now'>,
  req: Request,
  actor: Actor,
  authentication?: Authentication,
): Promise<void> {
  await audit.append({
    practiceId: actor.practiceId,
    at: now(),
    actor: { userId: actor.userId, displayName: actor.displayName },
    event: 'access.launched',
    outcome: 'ok',
    subjectUserId: null,
    certificateId: null,
    assurance: 'launch',
    details: {
      roles: actor.roles.join(' '),
      address: req.ip ?? null,
      ...authenticationDetails(authentication),
    },
  });
}

/** What a signed-in person does with the session itself: leave, read in another language, see pages in another form. */
export function sessionRoutes({
  sessions,
  settings,
}: Pick<LaunchDeps, 'sessions' | 'settings'>): Router {
  const router = Router();
  router.post('/logout', async (req, res) => {
    await sessions.end(req, res);
    // Not "cookies" or "storage": they would be the host's too
    res.setHeader('Clear-Site-Data', '"cache"');
    // Our first page then says that the session has ended, and leads back to the host
    res.redirect(303, `${req.baseUrl}/`);
  });
  const changeLanguage: RequestHandler = async (req, res) => {
    const wanted = z.object({ language: z.enum(languages) }).safeParse(req.body);
    if (!wanted.success) throw new PluginError('ERR_FORM_INVALID', 'unsupported language');
    await sessions.change(req, {
      ...actorOf(res),
      address: undefined,
      language: wanted.data.language,
    });
    res.redirect(303, `${req.baseUrl}${nextOf(req.body)}`);
  };
  router.post('/language', form, changeLanguage);
  router.post('/display', form, (req, res) => {
    const wanted = OwnDisplay.safeParse(req.body);
    if (!wanted.success) throw new PluginError('ERR_FORM_INVALID', 'unknown way to show pages');
    keepDisplay(req, res, settings, wanted.data);
    res.redirect(303, `${req.baseUrl}${nextOf(req.body)}`);
  });
  router.use(methodNotAllowed(router));
  return router;
}

/** Only what the token said. */
function authenticationDetails({ authTime, acr, amr }: Authentication = {}): AuditDraft['details'] {
  return {
    ...(authTime === undefined ? {} : { authTime: authTime.toISOString() }),
    ...(acr === undefined ? {} : { acr }),
    ...(amr === undefined ? {} : { amr: amr.join(' ') }),
  };
}

function nextOf(body: unknown): string {
  const next = z.object({ next: z.unknown() }).safeParse(body);
  return (next.success ? localPath(next.data.next) : null) ?? '/';
}
