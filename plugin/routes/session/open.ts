import { Router, urlencoded } from 'express';
import * as z from 'zod';
import { isPluginError, PluginError } from '../../errors.ts';
import { noQuality } from '../../domain/session/opening/eligibility.ts';
import type { OpenRequest } from '../../domain/session/service.ts';
import { fallbackReasons } from '../../domain/session/session.ts';
import { requestSignal } from '../parts/request-signal.ts';
import { deferError, noteAttempt, throwDeferredError } from '../parts/deferred-error.ts';
import { lostPasswordWay, revokeHref } from '../parts/enrolment/revoke.ts';
import type { FormErrorView } from '../parts/form-error.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import { QualitySchema } from '../parts/quality.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { chooseOpening } from './choice.ts';
import { sessionErrorView } from './error-view.ts';
import type { OpeningViewInput, TypedOpening } from './open-view.ts';
import { openingView } from './open-view.ts';
import { sessionModes } from '../../ehealth/sts/token.ts';

/** In the address, so that reloading and a change of language keep them; no secret is among them. */
const OpeningQuery = z.object({
  certificate: z.string().max(100).catch(''),
  mode: z.enum(sessionModes).nullable().catch(null),
  renew: z.literal('1').optional().catch(undefined),
  /** Of a fallback, where the failure of the card's way already says it. */
  reason: z.enum(fallbackReasons).nullable().catch(null),
});

/**
 * Fields that the page did not show are absent, which is not the same as empty. Nothing is cut to a length: half a PIN would
 * cost a try.
 */
const OpeningForm = z.object({
  quality: QualitySchema.nullable().catch(null),
  password: z.string().max(1024).nullable().catch(null),
  pin: z.string().max(1024).nullable().catch(null),
  lastTryConfirmed: z.literal('1').optional().catch(undefined),
  reason: z.enum(fallbackReasons).nullable().catch(null),
  reasonText: z.string().max(200).catch(''),
  letters: z.literal('1').optional().catch(undefined),
});

type Query = z.infer<typeof OpeningQuery>;
type Form = z.infer<typeof OpeningForm>;

/** The form that opens a session: card and PIN, or the fallback. Nothing that was typed in secret is ever shown again. */
export function sessionOpenScreens(deps: ScreenDeps): Router {
  const router = Router();
  const body = urlencoded({ extended: false, limit: '16kb' });
  router
    .route('/session/open')
    .get(async (req, res) => {
      const page = pageLocals(res);
      const query = OpeningQuery.parse(req.query);
      const found = await deps.sessions.openings(page.actor);
      const opening = chooseOpening(found.openings, query);
      if (opening === undefined) {
        await explainMissing(page, deps, query);
        await deps.renderPage(res, 'session/open-none', {
          userHref: paths(page.base).user(page.actor.userId),
        });
        return;
      }
      await deps.renderPage(res, 'session/open', {
        view: openingView(page, {
          ...(await asked(page, deps, query)),
          found,
          opening,
          typed:
            query.reason === null ? null : { quality: '', reason: query.reason, reasonText: '' },
          error: null,
        }),
      });
    })
    .post(body, deferError(deps.passwordLimit), async (req, res) => {
      const page = pageLocals(res);
      const query = OpeningQuery.parse(req.query);
      const form = OpeningForm.parse(req.body ?? {});
      try {
        throwDeferredError(res);
        const { session, reused } = await deps.sessions.open(page.actor, {
          ...request(query, form),
          ...(deps.mailboxes === null ? {} : { letters: form.letters === '1' }),
          signal: requestSignal(res),
        });
        // Where the password is typed, the tick is on the page, and what it says is wanted again
        if (form.password !== null)
          await deps.mailboxes?.chooseKeysWithSession(page.actor, form.letters === '1');
        const done = reused ? 'session-reused' : 'session-opened';
        // Not recognised: the page then has something else to say than "done"
        const notice = session.recognition.recognised ? done : undefined;
        res.redirect(303, paths(page.base).session(notice));
      } catch (thrown) {
        noteAttempt(res, thrown);
        const error = isPluginError(thrown) ? sessionErrorView(page, thrown, form) : undefined;
        if (error === undefined || !isPluginError(thrown)) throw thrown;
        const found = await deps.sessions.openings(page.actor);
        const opening = chooseOpening(found.openings, query);
        // Removed since: there is no form to show it on
        if (opening === undefined) throw thrown;
        const typed = typedOf(form);
        const way = await lostWay(page, deps, query, thrown);
        res.status(thrown.status);
        await deps.renderPage(res, 'session/open', {
          view: openingView(page, {
            ...(await asked(page, deps, query)),
            found,
            opening,
            typed,
            error: { ...error, way },
          }),
        });
      }
    });
  return router;
}

async function asked(
  { actor }: PageLocals,
  deps: ScreenDeps,
  query: Query,
): Promise<Pick<OpeningViewInput, 'wantedMode' | 'renew' | 'now' | 'pinOnly' | 'letters'>> {
  return {
    wantedMode: query.mode,
    renew: query.renew === '1',
    now: deps.now(),
    pinOnly: deps.sessionPolicy.pinOnly,
    letters: (await deps.mailboxes?.opensKeysWithSession(actor)) ?? null,
  };
}

/** From a refused password to the end of its certificate, where that is the person's own. */
async function lostWay(
  page: PageLocals,
  { services, revocations }: ScreenDeps,
  { certificate }: Query,
  error: PluginError,
): Promise<NonNullable<FormErrorView['way']> | null> {
  if (error.code !== 'ERR_KEYSTORE_PASSWORD' || revocations === null) return null;
  const found = await services.find(page.actor, certificate);
  return lostPasswordWay(page, revokeHref(page, revocations, found));
}

/** Throws where something was asked for by name: why it opens nothing, or, of what they may not see, that it does not exist. */
async function explainMissing(page: PageLocals, deps: ScreenDeps, query: Query): Promise<void> {
  if (query.certificate !== '') {
    const found = await deps.services.find(page.actor, query.certificate);
    throw found.record.role === 'active'
      ? noQuality(found)
      : new PluginError('ERR_SESSION_BLOCKED', 'the certificate was replaced');
  }
  if (query.mode === 'eid-only') {
    throw new PluginError('ERR_MODE_DISABLED', 'sessions with the card alone are not offered');
  }
}

/** A secret travels only with the way of opening that asks for it. */
function request(query: Query, form: Form): OpenRequest {
  const mode = query.mode ?? 'eid';
  if (form.quality === null) throw new PluginError('ERR_QUALITY_UNFIT', 'no quality was sent');
  const isFallback = mode === 'fallback';
  return {
    certificateId: query.certificate === '' ? null : query.certificate,
    mode,
    quality: form.quality,
    password: mode === 'eid-only' ? null : form.password,
    pin: isFallback ? null : form.pin,
    lastTryConfirmed: !isFallback && form.lastTryConfirmed === '1',
    reason: isFallback ? form.reason : null,
    reasonText: isFallback && form.reason === 'other' ? form.reasonText.trim() : '',
    renew: query.renew === '1',
  };
}

function typedOf(form: Form): TypedOpening {
  return { quality: form.quality ?? '', reason: form.reason, reasonText: form.reasonText };
}
