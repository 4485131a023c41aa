import { Router, urlencoded } from 'express';
import * as z from 'zod';
import { passwordRules } from '../../../domain/certificate/file/keystore-password.ts';
import type { JudgedCertificate } from '../../../domain/certificate/service.ts';
import { isPluginError, PluginError } from '../../../errors.ts';
import { deferError, noteAttempt, throwDeferredError } from '../../parts/deferred-error.ts';
import type { FormErrorView } from '../../parts/form-error.ts';
import { formErrorView } from '../../parts/form-error.ts';
import { revokeHref } from '../../parts/enrolment/revoke.ts';
import type { PageLocals } from '../../parts/page-locals.ts';
import { pageLocals } from '../../parts/page-locals.ts';
import { paths } from '../../parts/paths.ts';
import { requestSignal } from '../../parts/request-signal.ts';
import type { ScreenDeps } from '../../screen-deps.ts';

const secret = z.string().max(1024).catch('');
const PasswordForm = z.object({
  password: secret,
  next: secret,
  confirmation: secret,
  compatible: z.literal('1').optional().catch(undefined),
});

interface PasswordView {
  readonly intro: string;
  readonly action: string;
  readonly cancelHref: string;
  /** A pattern that the new password has to fit; null: to be typed the same twice. */
  readonly rules: readonly { readonly text: string; readonly pattern: string | null }[];
  readonly effects: readonly string[];
  /** For a password that is lost; null where it cannot be revoked here. */
  readonly revokeHref: string | null;
  readonly isCompatible: boolean;
  readonly error: FormErrorView | null;
}

/** Gives a stored keystore a new password, once its holder has typed the current one. */
export function passwordScreens(deps: ScreenDeps): Router {
  const router = Router();

  const requireOwn = async (page: PageLocals, certificateId: string) => {
    const judged = await deps.services.find(page.actor, certificateId);
    if (!(await deps.services.may(page.actor, 'export', judged.record))) {
      throw new PluginError('ERR_FORBIDDEN', 'only its holder may change the password');
    }
    return judged;
  };
  const passwordView = (
    page: PageLocals,
    { record, verdict }: Pick<JudgedCertificate, 'record' | 'verdict'>,
    error: FormErrorView | null,
    isCompatible: boolean,
  ): PasswordView => ({
    intro: page.t('password.intro', { file: record.fileName }),
    action: paths(page.base).password(record.id),
    cancelHref: paths(page.base).certificate(record.id),
    rules: [
      ...passwordRules.map(({ name, pattern }) => ({
        text: page.t(`password.rule.${name}`),
        pattern: pattern.source,
      })),
      { text: page.t('password.rule.Confirmation'), pattern: null },
    ],
    effects: (['sessions', 'copies', 'lost'] as const).map((effect) =>
      page.t(`password.effect.${effect}`),
    ),
    revokeHref: revokeHref(page, deps.revocations, { record, verdict }),
    isCompatible,
    error,
  });

  router
    .route('/certificates/:certificateId/password')
    .get(async (req, res) => {
      const page = pageLocals(res);
      const judged = await requireOwn(page, req.params.certificateId);
      await deps.renderPage(res, 'certificate/password', {
        view: passwordView(page, judged, null, false),
      });
    })
    .post(
      urlencoded({ extended: false, limit: '16kb' }),
      deferError(deps.passwordLimit),
      async (req, res) => {
        const page = pageLocals(res);
        const judged = await requireOwn(page, req.params.certificateId);
        const { password, next, confirmation, compatible } = PasswordForm.parse(req.body ?? {});
        try {
          throwDeferredError(res);
          if (next !== confirmation) {
            throw new PluginError('ERR_PASSWORD_UNSUITABLE', 'the confirmation differs', {
              params: { problem: 'Confirmation' },
            });
          }
          await deps.services.changePassword(page.actor, judged.record.id, {
            current: password,
            next,
            protection: compatible === undefined ? 'modern' : 'compatible',
            signal: requestSignal(res),
          });
          res.redirect(303, paths(page.base).user(judged.record.userId, 'password-changed'));
        } catch (error) {
          noteAttempt(res, error);
          const shown = isPluginError(error) ? formErrorView(page, error) : undefined;
          if (shown === undefined) throw error;
          res.status((error as PluginError).status);
          const view = passwordView(page, judged, shown, compatible !== undefined);
          await deps.renderPage(res, 'certificate/password', { view });
        }
      },
    );
  return router;
}
