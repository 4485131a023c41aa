import { Router } from 'express';
import * as z from 'zod';
import { holderKinds } from '../../pki/x509/identifier.ts';
import type { HolderKind } from '../../pki/x509/identifier.ts';
import { PluginError, isPluginError } from '../../errors.ts';
import type { HostUser } from '../../domain/practice/directory.ts';
import { requestSignal } from '../parts/request-signal.ts';
import { uploadedName } from '../parts/file-name.ts';
import type { FormErrorView } from '../parts/form-error.ts';
import { formErrorView } from '../parts/form-error.ts';
import { deferError, noteAttempt, throwDeferredError } from '../parts/deferred-error.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import type { Flash } from '../parts/paths.ts';
import { flashOf, paths } from '../parts/paths.ts';
import { lostPasswordWay, revokeLostHref } from '../parts/enrolment/revoke.ts';
import type { ScreenDeps } from '../screen-deps.ts';

const LoadQuery = z.object({
  kind: z.enum(holderKinds).catch('person'),
  identifier: z.string().max(40).catch(''),
});

const LoadForm = z.object({
  kind: z.enum(holderKinds).catch('person'),
  identifier: z.string().max(40).catch(''),
  password: z.string().max(1024).catch(''),
});

interface LoadView {
  readonly notice: Flash | null;
  readonly userName: string;
  readonly userHref: string;
  readonly action: string;
  readonly kind: HolderKind;
  readonly kinds: readonly {
    readonly text: string;
    readonly href: string;
    readonly current: boolean;
  }[];
  readonly identifier: IdentifierView;
  readonly error: FormErrorView | null;
  /** For who has lost the file. */
  readonly lostHref: string | null;
}

interface IdentifierView {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** The profile knows the number: it is shown, not asked. */
  readonly fixed: boolean;
  /** The profile's organisations of this kind; empty: the number is typed. */
  readonly choices: readonly {
    readonly value: string;
    readonly text: string;
    readonly selected: boolean;
  }[];
}

/** The form that puts a file on a profile. The file is opened and judged; nothing is stored before the next page. */
export function loadScreens(deps: ScreenDeps): Router {
  const router = Router();
  router.route('/users/:userId/certificates/new').get(async (req, res) => {
    const page = pageLocals(res);
    const { user } = await deps.services.forUser(page.actor, req.params.userId);
    const { kind, identifier } = LoadQuery.parse(req.query);
    const allowed = await allowedKinds(page, user, deps);
    if (!allowed.includes(kind)) {
      throw new PluginError('ERR_FORBIDDEN', `loading a ${kind} certificate is not allowed`);
    }
    const notice = flashOf(req.query['done']);
    const lostHref = revokeLostHref(page, deps.revocations, user.id);
    const view = loadView(page, user, { kind, identifier, allowed, notice, error: null, lostHref });
    await deps.renderPage(res, 'certificate/load', { view });
  });

  router
    .route('/users/:userId/certificates')
    // The address bar shows this one after a refused form: reloading it starts again
    .get((req, res) => {
      res.redirect(303, paths(pageLocals(res).base).load(req.params.userId, 'person'));
    })
    .post(deferError(deps.upload), deferError(deps.passwordLimit), async (req, res) => {
      const page = pageLocals(res);
      const form = LoadForm.parse(req.body ?? {});
      const userId = req.params.userId;
      try {
        throwDeferredError(res);
        if (req.file === undefined) throw new PluginError('ERR_FILE_MISSING', 'no file chosen');
        const draft = await deps.services.prepare(page.actor, {
          userId,
          kind: form.kind,
          identifier: form.identifier,
          fileName: uploadedName(req.file.originalname),
          file: req.file.buffer,
          password: form.password,
          signal: requestSignal(res),
        });
        res.redirect(303, paths(page.base).draft(draft.id));
      } catch (error) {
        noteAttempt(res, error);
        const lostHref = revokeLostHref(page, deps.revocations, userId);
        const shown = isPluginError(error)
          ? refused(page, error, form.password, lostHref)
          : undefined;
        if (shown === undefined) throw error;
        const { user } = await deps.services.forUser(page.actor, userId);
        const allowed = await allowedKinds(page, user, deps);
        const view = loadView(page, user, {
          ...form,
          allowed,
          notice: null,
          error: shown,
          lostHref,
        });
        // A form cannot be asked for again by GET: switching the language begins at the empty form
        res.locals['returnTo'] = paths('').load(userId, form.kind);
        res.status((error as PluginError).status);
        await deps.renderPage(res, 'certificate/load', { view });
      }
    });
  return router;
}

function refused(
  page: PageLocals,
  error: PluginError,
  password: string,
  lostHref: string | null,
): FormErrorView | undefined {
  const shown = formErrorView(page, error);
  if (shown === undefined || error.code !== 'ERR_KEYSTORE_PASSWORD') return shown;
  // Some files do have an empty password, so it is tried; but most often it was forgotten
  return password === ''
    ? { ...shown, message: page.t('load.password.missing') }
    : { ...shown, way: lostPasswordWay(page, lostHref) };
}

/** Kinds that this actor may load here: the form offers no other, and is not drawn for one of them. */
async function allowedKinds(
  page: PageLocals,
  user: HostUser,
  deps: Pick<ScreenDeps, 'services'>,
): Promise<readonly HolderKind[]> {
  const { practiceId } = page.actor;
  const may = await Promise.all(
    holderKinds.map((kind) =>
      deps.services.may(page.actor, 'load', { practiceId, userId: user.id, kind, identifier: '' }),
    ),
  );
  return holderKinds.filter((_kind, index) => may[index]);
}

interface LoadState {
  readonly kind: HolderKind;
  readonly identifier: string;
  readonly allowed: readonly HolderKind[];
  readonly notice: Flash | null;
  readonly error: FormErrorView | null;
  readonly lostHref: string | null;
}

function loadView(page: PageLocals, user: HostUser, state: LoadState): LoadView {
  const { kind, identifier, allowed, notice, error, lostHref } = state;
  const links = paths(page.base);
  return {
    notice,
    userName: user.displayName,
    userHref: links.user(user.id),
    action: links.loadPost(user.id),
    kind,
    kinds: allowed.map((value) => ({
      text: page.t(`holderKind.${value}`),
      href: links.load(user.id, value),
      current: value === kind,
    })),
    identifier: identifierView(page, user, kind, identifier),
    error,
    lostHref,
  };
}

function identifierView(
  page: PageLocals,
  user: HostUser,
  kind: HolderKind,
  identifier: string,
): IdentifierView {
  const organisations = user.organisations.filter((organisation) => organisation.kind === kind);
  const fixed = kind === 'person' && user.ssin !== null;
  return {
    label: page.t(`load.identifier.${kind}`),
    hint: page.t(fixed ? 'load.identifier.fromProfile' : `load.identifier.${kind}.hint`),
    value: fixed ? user.ssin : identifier,
    fixed,
    choices: organisations.map((organisation) => ({
      value: organisation.identifier,
      text: `${organisation.name} (${organisation.identifier})`,
      selected: organisation.identifier === identifier,
    })),
  };
}
