import { Router, urlencoded } from 'express';
import * as z from 'zod';
import type { Actor } from '../../domain/practice/actor.ts';
import type { LoadReview } from '../../domain/certificate/service.ts';
import type { Verdict } from '../../domain/certificate/verdict/verdict-input.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { holderQuery } from '../parts/enrolment/here.ts';
import { paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import type { VerdictView } from './verdict-view.ts';
import { verdictView } from './verdict-view.ts';

/** `replaces`: an id, or '' to keep both. */
const StoreForm = z.object({ replaces: z.string().max(100).catch('') });

interface DraftView {
  readonly userName: string;
  readonly userHref: string;
  readonly kind: string;
  readonly verdict: VerdictView;
  readonly storable: boolean;
  /** Storing is the plain thing to do: a session would open with it, or its request is completed here. */
  readonly usable: boolean;
  /** To ask here for another one in place of one that is lost; null for all but its holder. */
  readonly requestHref: string | null;
  /** What storing an incomplete or useless file means; null for one that works. */
  readonly caution: string | null;
  readonly storeAction: string;
  readonly discardAction: string;
  readonly replaceable: readonly ReplaceableView[];
  /** Nothing is preselected for replacement. */
  readonly keepBoth: boolean;
  readonly expires: string;
  /** Loaded already: there is nothing to decide. */
  readonly already: { readonly text: string; readonly href: string } | null;
  /** Whose profile the file belongs on. */
  readonly owner: {
    readonly text: string;
    readonly button: string;
    readonly action: string;
  } | null;
}

interface ReplaceableView {
  readonly id: string;
  readonly text: string;
  readonly hint: string | null;
  readonly selected: boolean;
}

/** The verdict page of a file that is open but not stored: the person reads it, then decides. */
export function draftScreens(deps: ScreenDeps): Router {
  const router = Router();
  const stored = createDoneLately();
  const form = urlencoded({ extended: false, limit: '16kb' });
  router.route('/drafts/:draftId').get(async (req, res) => {
    const page = pageLocals(res);
    const { draftId } = req.params;
    const ownerId = stored.ownerOf(page.actor, draftId);
    if (ownerId !== undefined) {
      res.redirect(303, paths(page.base).user(ownerId, 'already-stored'));
      return;
    }
    const review = await deps.services.review(page.actor, draftId);
    await deps.renderPage(res, 'certificate/draft', { view: draftView(page, review, deps) });
  });

  router.route('/drafts/:draftId/store').post(form, async (req, res) => {
    const page = pageLocals(res);
    const draftId = req.params.draftId;
    const { replaces } = StoreForm.parse(req.body ?? {});
    const ownerId = stored.ownerOf(page.actor, draftId);
    if (ownerId !== undefined) {
      res.redirect(303, paths(page.base).user(ownerId, 'already-stored'));
      return;
    }
    const { draft } = await deps.services.review(page.actor, draftId);
    await deps.services.store(page.actor, draftId, replaces === '' ? null : replaces);
    stored.remember(page.actor, draftId, draft.userId);
    const done = replaces === '' ? 'stored' : 'replaced';
    res.redirect(303, paths(page.base).user(draft.userId, done));
  });

  router.route('/drafts/:draftId/move').post(form, async (req, res) => {
    const page = pageLocals(res);
    const moved = await deps.services.moveToOwner(page.actor, req.params.draftId);
    res.redirect(303, paths(page.base).draft(moved));
  });

  router.route('/drafts/:draftId/discard').post(form, async (req, res) => {
    const page = pageLocals(res);
    const draftId = req.params.draftId;
    const { draft } = await deps.services.review(page.actor, draftId);
    await deps.services.discard(page.actor, draftId);
    const identifier = draft.kind === 'person' ? '' : draft.identifier;
    res.redirect(303, paths(page.base).load(draft.userId, draft.kind, identifier, 'discarded'));
  });
  return router;
}

function draftView(page: PageLocals, review: LoadReview, deps: ScreenDeps): DraftView {
  const links = paths(page.base);
  const { draft, verdict, replaceable, storable, already, owner } = review;
  const replaces = shouldReplace(verdict);
  return {
    userName: draft.userName,
    userHref: links.user(draft.userId),
    kind: page.t(`holderKind.${draft.kind}`),
    verdict: verdictView(page, {
      verdict,
      facts: draft.facts,
      fileName: draft.fileName,
      now: deps.now(),
      renewalWindowDays: deps.renewalWindowDays,
    }),
    storable,
    usable: verdict.works.session || (page.requestsHere && verdict.state === 'NotCompleted'),
    requestHref: requestHref(page, draft.userId, verdict),
    caution: caution(page, verdict),
    storeAction: links.draftStore(draft.id),
    discardAction: links.draftDiscard(draft.id),
    replaceable: replaceable.map(({ record, verdict: loaded }, index) => ({
      id: record.id,
      text: page.t('draft.replace.with', { file: record.fileName }),
      hint:
        loaded.validity === null
          ? null
          : page.t('validity.range', {
              from: page.formatDate(loaded.validity.notBefore),
              to: page.formatDate(loaded.validity.notAfter),
            }),
      selected: index === 0 && replaces,
    })),
    keepBoth: !replaces,
    expires: page.t('draft.expires', { at: page.formatDateTime(draft.expiresAt) }),
    already: already && {
      text: page.t('draft.already', { at: page.formatDateTime(already.record.loadedAt) }),
      href: links.certificate(already.record.id),
    },
    owner: owner && {
      text: page.t('draft.owner', { name: owner.userName }),
      button: page.t('draft.owner.move'),
      action: links.draftMove(draft.id),
    },
  };
}

function requestHref(
  page: PageLocals,
  userId: string,
  { holder, findings }: Verdict,
): string | null {
  const [main] = findings;
  const isLost = main?.code === 'Expired' || main?.code === 'Revoked' || main?.code === 'WeakKey';
  if (!page.requestsHere || !isLost || userId !== page.actor.userId || holder === null) return null;
  return paths(page.base).enrolmentBegin(userId, holderQuery(holder));
}

/** What is preselected: a file that does not work, or that is older than one loaded already, must not push it out. */
function shouldReplace({ works, findings }: Verdict): boolean {
  return works.session && works.decryption && !findings.some(({ code }) => code === 'NewerLoaded');
}

function caution(page: PageLocals, verdict: Verdict): string | null {
  if (verdict.state === 'NotCompleted' || verdict.state === 'NoEncryptionKey') {
    return page.t('draft.store.incomplete.help');
  }
  // Red for urgency alone is not marked as unusable: it works to the last day
  const { session, decryption } = verdict.works;
  if (verdict.level !== 'unusable' || (session && decryption)) return null;
  const [main] = verdict.findings;
  if (main?.code === 'NotYetValid') return page.t('draft.store.notYet.help');
  const isPast = main?.code === 'Expired' || main?.code === 'OldKeysOnly';
  return page.t(isPast && decryption ? 'draft.store.past.help' : 'draft.store.unusable.help');
}

/** Enough for the minutes in which a user goes back in the browser; the oldest goes first. */
const remembered = 500;

interface DoneLately {
  remember(actor: Actor, id: string, userId: string): void;
  /** The user on whose profile this actor did it; undefined when it was not done here lately. */
  ownerOf(actor: Actor, id: string): string | undefined;
}

/**
 * What was done lately, by id: a draft that became a certificate, a certificate that was removed. "Back", or a second press, leads on to
 * the profile and not to "unknown". In memory only.
 */
export function createDoneLately(): DoneLately {
  const owners = new Map<string, string>();
  const keyOf = ({ practiceId, userId }: Actor, id: string) =>
    JSON.stringify([practiceId, userId, id]);
  return {
    remember: (actor, id, userId) => {
      owners.set(keyOf(actor, id), userId);
      const [oldest] = owners.keys();
      if (owners.size > remembered && oldest !== undefined) owners.delete(oldest);
    },
    ownerOf: (actor, id) => owners.get(keyOf(actor, id)),
  };
}
