import { Router } from 'express';
import * as z from 'zod';
import { isPluginError, PluginError } from '../../errors.ts';
import { isMessageKey } from '../../i18n/index.ts';
import { environments } from '../../pki/x509/trust-anchor.ts';
import type { Environment } from '../../pki/x509/trust-anchor.ts';
import { endPhase } from '../../domain/trust/expiring-authorities.ts';
import type { TrustServices } from '../../domain/trust/service.ts';
import { trustSets } from '../../domain/trust/trust-entry.ts';
import type { ExpiringAuthority, TrustEntry, TrustSet } from '../../domain/trust/trust-entry.ts';
import type { BadgeView } from '../parts/badge.ts';
import { uploadedName } from '../parts/file-name.ts';
import type { FormErrorView } from '../parts/form-error.ts';
import { formErrorView } from '../parts/form-error.ts';
import { deferError, throwDeferredError } from '../parts/deferred-error.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import type { AuthorityView, OutcomeView } from './authorities-view.ts';
import { authorityView, environmentsFrom } from './authorities-view.ts';
import { plural } from '../../i18n/plural.ts';

export type AuthoritiesScreenDeps = Pick<
  ScreenDeps,
  'trust' | 'authorityUpload' | 'environment' | 'now' | 'renderPage'
>;

interface AuthoritiesView {
  readonly notice: OutcomeView | null;
  readonly error: FormErrorView | null;
  readonly warnings: readonly { readonly title: string; readonly text: string }[];
  readonly sets: readonly SetView[];
  /** null where updating is the operator's. */
  readonly form: FormView | null;
}

interface SetView {
  readonly id: TrustSet;
  readonly title: string;
  readonly intro: string;
  readonly environments: readonly {
    readonly title: string;
    readonly authorities: readonly ListedAuthorityView[];
  }[];
}

interface ListedAuthorityView extends AuthorityView {
  readonly badge: BadgeView | null;
  readonly source: string;
  readonly added: string | null;
}

interface FormView {
  readonly action: string;
  readonly sets: readonly ChoiceView[];
  readonly environments: readonly ChoiceView[];
}

interface ChoiceView {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

/** What the redirect after an update says; the page has words for each. */
const outcomes = {
  applied: 'ok',
  discarded: 'none',
  changed: 'attention',
  gone: 'attention',
} as const satisfies Record<string, BadgeView['tone']>;
export type UpdateOutcome = keyof typeof outcomes;

const UpdateForm = z.object({
  set: z.enum(trustSets).catch('issuers'),
  environment: z.enum(environments).optional().catch(undefined),
});

interface FormState {
  readonly set: TrustSet;
  readonly environment: Environment;
  readonly error: FormErrorView | null;
}

/** The trusted authorities, those that end soon, and the form for an update. For admins. */
export function authoritiesScreens(deps: AuthoritiesScreenDeps): Router {
  const router = Router();

  router.route('/authorities').get(async (req, res) => {
    const page = pageLocals(res);
    const listed = await deps.trust.list(page.actor);
    const state: FormState = { set: 'issuers', environment: deps.environment, error: null };
    const notice = noticeView(page, req.query['done']);
    const view = { ...authoritiesView(page, listed, state, deps), notice };
    await deps.renderPage(res, 'administration/authorities', { view });
  });

  router
    .route('/authorities/updates')
    // The address bar shows this one after a refused form: reloading it starts again
    .get((_req, res) => {
      res.redirect(303, paths(pageLocals(res).base).authorities());
    })
    .post(deferError(deps.authorityUpload), async (req, res) => {
      const page = pageLocals(res);
      const { set, environment = deps.environment } = UpdateForm.parse(req.body ?? {});
      try {
        throwDeferredError(res);
        if (req.file === undefined) throw new PluginError('ERR_FILE_MISSING', 'no file chosen');
        const preview = await deps.trust.prepare(page.actor, {
          file: req.file.buffer,
          fileName: uploadedName(req.file.originalname),
          set,
          environment,
        });
        res.redirect(303, paths(page.base).authorityUpdate(preview.id));
      } catch (error) {
        const shown = isPluginError(error) ? refused(page, error) : undefined;
        if (shown === undefined) throw error;
        const listed = await deps.trust.list(page.actor);
        const state: FormState = { set, environment, error: shown };
        // A form cannot be asked for again by GET: switching the language begins at the empty form
        res.locals['returnTo'] = paths('').authorities();
        res.status((error as PluginError).status);
        const view = authoritiesView(page, listed, state, deps);
        await deps.renderPage(res, 'administration/authorities', { view });
      }
    });
  return router;
}

/** In this form's own words: the texts of these errors speak of a certificate's file, or do not say what is wrong with a list. */
function refused(page: PageLocals, error: PluginError): FormErrorView | undefined {
  const shown = formErrorView(page, error);
  if (shown === undefined) return undefined;
  if (error.code === 'ERR_FILE_MISSING') {
    return { ...shown, remedy: page.t('authorities.file.missing') };
  }
  const { limit, problem } = error.params;
  if (typeof limit === 'number') {
    return { ...shown, message: page.t('authorities.file.tooLarge', { limit: limit / 1024 ** 2 }) };
  }
  const key = `authorities.list.${problem ?? ''}`;
  return isMessageKey(key) ? { ...shown, message: page.t(key) } : shown;
}

function noticeView(page: PageLocals, asked: unknown): OutcomeView | null {
  const outcome = (Object.keys(outcomes) as UpdateOutcome[]).find((known) => known === asked);
  return outcome === undefined
    ? null
    : { tone: outcomes[outcome], text: page.t(`authorities.notice.${outcome}`) };
}

function authoritiesView(
  page: PageLocals,
  { entries, ending, mayUpdate }: Awaited<ReturnType<TrustServices['list']>>,
  state: FormState,
  { environment: own, now }: Pick<AuthoritiesScreenDeps, 'environment' | 'now'>,
): AuthoritiesView {
  const at = now();
  return {
    notice: null,
    error: state.error,
    warnings: ending
      // Of environments that only testers use, what nothing of this practice rests on is no news
      .filter(({ entry, certificates }) => entry.environment === own || certificates > 0)
      .map((authority) => warningView(page, authority, at)),
    sets: trustSets.map((set) => ({
      id: set,
      title: page.t(`authorities.set.${set}`),
      intro: page.t(`authorities.set.${set}.intro`),
      environments: environmentsFrom(own).flatMap((environment) => {
        const here = entries.filter((one) => one.set === set && one.environment === environment);
        if (here.length === 0) return [];
        const authorities = here.map((entry) => listedView(page, entry, at));
        return [{ title: environmentText(page, environment), authorities }];
      }),
    })),
    form: mayUpdate ? formView(page, state, own) : null,
  };
}

function warningView(
  page: PageLocals,
  { entry, certificates, outlivedBy }: ExpiringAuthority,
  now: Date,
): AuthoritiesView['warnings'][number] {
  const tense = endPhase(entry, now) === 'ended' ? 'ended' : 'ends';
  const params = { name: entry.name, date: page.formatDate(entry.notAfter) };
  return {
    title: page.t(`authorities.warning.${tense}`, params),
    text: warningText(page, entry, { certificates, outlivedBy }),
  };
}

function warningText(
  page: PageLocals,
  { set }: TrustEntry,
  { certificates, outlivedBy }: Pick<ExpiringAuthority, 'certificates' | 'outlivedBy'>,
): string {
  if (set === 'assertion-signers') return page.t('authorities.warning.signer');
  if (outlivedBy > 0) return plural(page, 'authorities.warning.outlived', outlivedBy);
  return certificates > 0
    ? plural(page, 'authorities.warning.within', certificates)
    : page.t('authorities.warning.unused');
}

function listedView(page: PageLocals, entry: TrustEntry, now: Date): ListedAuthorityView {
  const phase = endPhase(entry, now);
  return {
    ...authorityView(page, entry, entry.set),
    badge:
      phase === null
        ? null
        : {
            tone: phase === 'ended' ? 'unusable' : 'attention',
            text: page.t(`authorities.phase.${phase}`),
          },
    source: page.t(`authorities.source.${entry.source}`),
    added:
      entry.addedAt === null
        ? null
        : page.t('authorities.added', { date: page.formatDate(entry.addedAt) }),
  };
}

function formView(page: PageLocals, { set, environment }: FormState, own: Environment): FormView {
  return {
    action: paths(page.base).authorityUpdates(),
    sets: trustSets.map((value) => ({
      value,
      text: page.t(`authorities.set.${value}`),
      selected: value === set,
    })),
    environments: environmentsFrom(own).map((value) => ({
      value,
      text: environmentText(page, value),
      selected: value === environment,
    })),
  };
}

/** As a heading or a choice of its own: elsewhere the words are part of a sentence. */
function environmentText({ t, language }: PageLocals, environment: Environment): string {
  const text = t(`environment.${environment}`);
  return `${text.charAt(0).toLocaleUpperCase(language)}${text.slice(1)}`;
}
