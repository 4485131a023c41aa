import { join } from 'node:path';
import { Router } from 'express';
import { localsOf, requireLogIn } from './log-in.ts';
import type { TrialFile, TrialId } from '../data/trial-keystores.ts';

export interface TrialDeps {
  readonly trialFiles: readonly TrialFile[];
  readonly trialFolder: string;
}

/** The user a file is meant for, where it is not Dr Élise Aubépine. */
const profiles: Readonly<Partial<Record<TrialId, string>>> = {
  group: 'Lotte Vlierboom',
  company: 'Claire Sorbier',
};

/** Files to try the module with. Every logged-in user may download them: they are worth nothing outside the demo. */
export function trialRoutes({ trialFiles, trialFolder }: TrialDeps): Router {
  const router = Router();

  router.get('/trial-files', requireLogIn, (_req, res) => {
    const { t } = localsOf(res);
    res.render('trial-files', {
      title: t('trial.title'),
      password: trialFiles[0]?.password ?? '',
      files: trialFiles.map((file) => ({
        ...file,
        href: `/trial-files/${file.id}`,
        what: t(`trial.${file.id}`),
        profile: profiles[file.id] ?? 'Dr Élise Aubépine',
      })),
    });
  });

  router.get('/trial-files/:id', requireLogIn, (req, res, next) => {
    const file = trialFiles.find(({ id }) => id === req.params['id']);
    if (file === undefined) {
      next();
      return;
    }
    res.type('application/octet-stream');
    // The data folder's name may begin with a dot, which express would otherwise hide
    res.download(join(trialFolder, file.id, file.fileName), file.fileName, { dotfiles: 'allow' });
  });
  return router;
}
