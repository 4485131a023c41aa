import type { RequestHandler, Response } from 'express';
import { Router, urlencoded } from 'express';
import { isPluginError } from '../../errors.ts';
import type { TrustPreview } from '../../domain/trust/trust-entry.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { AuthoritiesScreenDeps, UpdateOutcome } from './authorities.ts';
import type { AuthorityView } from './authorities-view.ts';
import { authorityView } from './authorities-view.ts';
import { plural } from '../../i18n/plural.ts';

interface AuthoritiesPreviewView {
  readonly listHref: string;
  readonly applyAction: string;
  readonly discardAction: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** What the person has to check, because an archive is not signed. */
  readonly caution: string | null;
  readonly added: readonly AuthorityView[];
  readonly withdrawn: readonly AuthorityView[];
  readonly unchanged: string | null;
  readonly refused: readonly { readonly name: string; readonly why: string }[];
  /** Nothing to apply where nothing would change. */
  readonly changes: boolean;
  readonly expires: string;
}

/** What an update would change, before it does; applied as shown, or not at all. For actors that the settings allow to update. */
export function authoritiesPreviewScreens(
  deps: Pick<AuthoritiesScreenDeps, 'trust' | 'renderPage'>,
): Router {
  const { trust } = deps;
  const router = Router();
  const form = urlencoded({ extended: false, limit: '16kb' });

  router.route('/authorities/updates/:updateId').get(
    orBackToList(async (updateId, page, res) => {
      const preview = await trust.preview(page.actor, updateId);
      await deps.renderPage(res, 'administration/authorities-preview', {
        view: previewView(page, preview),
      });
    }),
  );
  router.route('/authorities/updates/:updateId/apply').post(
    form,
    orBackToList(async (updateId, page, res) => {
      await trust.apply(page.actor, updateId);
      backToList(page, res, 'applied');
    }),
  );
  router.route('/authorities/updates/:updateId/discard').post(
    form,
    orBackToList(async (updateId, page, res) => {
      await trust.discard(page.actor, updateId);
      backToList(page, res, 'discarded');
    }),
  );
  return router;
}

function backToList(page: PageLocals, res: Response, outcome: UpdateOutcome): void {
  res.redirect(303, paths(page.base).authorities(outcome));
}

/** A preview that is too old, or overtaken by another update, cannot be fixed here: the list says so, and the user starts again. */
function orBackToList(
  handle: (updateId: string, page: PageLocals, res: Response) => Promise<void>,
): RequestHandler<{ updateId: string }> {
  return async (req, res) => {
    const page = pageLocals(res);
    try {
      await handle(req.params.updateId, page, res);
    } catch (error) {
      if (isPluginError(error, 'ERR_NOT_FOUND')) backToList(page, res, 'gone');
      else if (isPluginError(error, 'ERR_CONFLICT')) backToList(page, res, 'changed');
      else throw error;
    }
  };
}

function previewView(page: PageLocals, preview: TrustPreview): AuthoritiesPreviewView {
  const { id, set, source, added, withdrawn, unchanged, refused } = preview;
  const links = paths(page.base);
  return {
    listHref: links.authorities(),
    applyAction: links.authorityApply(id),
    discardAction: links.authorityDiscard(id),
    facts: factsOf(page, preview),
    caution: source === 'archive' ? page.t('authorities.preview.unsigned') : null,
    added: added.map((anchor) => authorityView(page, anchor, set)),
    withdrawn: withdrawn.map((anchor) => authorityView(page, anchor, set)),
    unchanged: unchanged > 0 ? plural(page, 'authorities.preview.unchanged', unchanged) : null,
    refused: refused.map(({ name, why }) => ({ name, why: page.t(`authorities.refused.${why}`) })),
    changes: added.length + withdrawn.length > 0,
    expires: page.t('authorities.preview.expires', { at: page.formatDateTime(preview.expiresAt) }),
  };
}

function factsOf(
  page: PageLocals,
  { fileName, source, set, environment, list }: TrustPreview,
): AuthoritiesPreviewView['facts'] {
  const { t, formatDate } = page;
  const about = [
    { name: t('authorities.preview.file'), value: fileName },
    { name: t('authorities.preview.kind'), value: t(`authorities.preview.kind.${source}`) },
    { name: t('authorities.form.set'), value: t(`authorities.set.${set}`) },
    { name: t('authorities.form.environment'), value: t(`environment.${environment}`) },
  ];
  if (list === null) return about;
  return [
    ...about,
    // A number as the list writes it, without blanks between thousands
    { name: t('authorities.preview.number'), value: String(list.sequenceNumber) },
    { name: t('authorities.preview.issued'), value: formatDate(list.issuedAt) },
    {
      name: t('authorities.preview.next'),
      value:
        list.nextUpdate === null ? t('authorities.preview.next.none') : formatDate(list.nextUpdate),
    },
    { name: t('authorities.preview.signer'), value: list.signer },
  ];
}
