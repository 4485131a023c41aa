import { Router } from 'express';
import { findingText } from '../../domain/certificate/findings/finding-text.ts';
import type { JudgedCertificate, UserCertificates } from '../../domain/certificate/service.ts';
import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import { holderKinds } from '../../pki/x509/identifier.ts';
import type { HolderKind } from '../../pki/x509/identifier.ts';
import type { HostUser, NihiiNumber } from '../../domain/practice/directory.ts';
import type { RenewalPlan } from '../../domain/renewal/renewal.ts';
import type { BadgeView } from '../parts/badge.ts';
import { badgeView, stateBadge } from '../parts/badge.ts';
import type { CertificateActions } from './certificate-actions.ts';
import { certificateActions } from './certificate-actions.ts';
import { identifierInLink, flashOf, paths } from '../parts/paths.ts';
import type { HistoryView } from './history-view.ts';
import { historyViews, isAct, shownHistory } from './history-view.ts';
import type { ShownSlot } from './certificate-slots.ts';
import { certificateSlots, shownSlot } from './certificate-slots.ts';
import type { ProminentNoticeView } from '../parts/notice-banner.ts';
import { prominentNotices } from '../parts/notice-banner.ts';
import type { RequestCardView } from '../parts/enrolment/request-card.ts';
import { requestCards, runningRequests } from '../parts/enrolment/request-card.ts';
import { revokeLostHref } from '../parts/enrolment/revoke.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import type { Flash } from '../parts/paths.ts';
import type { RenewalLineView } from '../parts/renewal-state.ts';
import { renewalLine } from '../parts/renewal-state.ts';
import { spacedSsin } from '../parts/card/spaced-ssin.ts';
import { removedScreens, removedView } from './removed.ts';
import type { RemovedView } from './removed.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { userSentence } from './user-sentence.ts';
import type { ValidityView } from '../parts/validity.ts';
import { validityView } from '../parts/validity.ts';
import { mainFinding } from './verdict-view.ts';
import { plural } from '../../i18n/plural.ts';

interface UserView {
  readonly notice: Flash | null;
  /** Of this user, what is worth more than a line. */
  readonly prominent: readonly ProminentNoticeView[];
  /** One sentence that answers, before all names and numbers. */
  readonly say: string;
  readonly name: string;
  readonly function: string;
  readonly active: boolean;
  readonly ssin: string;
  readonly nihii: readonly { readonly number: string; readonly period: string }[];
  /** Certificates that were asked for and are not there yet, and those that are being revoked. */
  readonly requests: readonly RequestCardView[];
  readonly kinds: readonly KindView[];
  /** How to ask for a first certificate. */
  readonly firstHref: string;
  /** For who has lost a file; null for another's profile. */
  readonly lostHref: string | null;
  /** Removals that can still be undone by this actor. */
  readonly removed: readonly RemovedView[];
  readonly history: readonly HistoryView[];
  /** What was only looked into: files examined, notices; below the acts, folded. */
  readonly otherHistory: readonly HistoryView[];
  readonly otherHistoryTitle: string | null;
}

interface KindView {
  readonly id: HolderKind;
  readonly title: string;
  readonly slots: readonly SlotView[];
}

interface SlotView {
  /** Name of the organisation, or of what the person has; null for an organisation that the profile no longer names. */
  readonly name: string | null;
  /** Number of the organisation; null for the person. */
  readonly identifier: string | null;
  readonly listed: boolean;
  readonly badge: BadgeView;
  readonly invitation: string | null;
  /** To ask for a certificate where there is none; null for all but its holder. */
  readonly requestHref: string | null;
  readonly loadHref: string | null;
  readonly loadText: string;
  /** The file that speaks for the place; null without any. */
  readonly leading: FileView | null;
  /** Others that are in use, and whether one of them asks for something. */
  readonly others: readonly FileView[];
  readonly othersTitle: string | null;
  readonly othersNeed: boolean;
  readonly older: readonly FileView[];
  readonly olderTitle: string | null;
  /** To the page with all files, where this one shows the first of many; null when it shows them all. */
  readonly all: { readonly text: string; readonly href: string } | null;
}

interface FileView extends CertificateActions {
  readonly fileName: string;
  readonly href: string;
  readonly badge: BadgeView;
  readonly validity: ValidityView | null;
  /** The one thing to do about it; null for a file in order and for one kept for old messages. */
  readonly nextStep: string | null;
  readonly renewal: RenewalLineView | null;
  readonly keys: string;
  readonly issuer: string | null;
  readonly loaded: string;
}

/** One user's page: what practice software calls the "certificates" tab of a profile. */
export function userScreens(deps: ScreenDeps): Router {
  const router = Router();
  router.route('/users/:userId').get(async (req, res) => {
    const page = pageLocals(res);
    const { userId } = req.params;
    const found = await deps.services.forUser(page.actor, userId);
    const slots = certificateSlots(found.user, found.certificates).map((slot) =>
      shownSlot(slot, req.query['files'] === 'all'),
    );
    const [plans, notices, removed, running] = await Promise.all([
      deps.renewals.plansOf(
        page.actor,
        slots.flatMap(({ active }) => active),
      ),
      deps.renewals.hostNotices(page.actor.practiceId, userId, page.language),
      deps.services.removed(page.actor, userId),
      runningRequests(page, deps.enrolments, userId),
    ]);
    const view: UserView = {
      ...(await userView(page, found, slots, { ...deps, plans, running })),
      removed: removed.map((one) => removedView(page, found.user.displayName, one)),
      requests: await requestCards(page, deps, userId, running),
      notice: flashOf(req.query['done']),
      prominent: prominentNotices(page.base, notices),
    };
    const own = userId === page.actor.userId ? notices : undefined;
    await deps.renderPage(res, 'certificate/user', { view }, own);
  });
  router.use(removedScreens(deps));
  return router;
}

type UserViewDeps = ScreenDeps & {
  readonly plans: ReadonlyMap<string, RenewalPlan>;
  readonly running: readonly Enrolment[];
};

async function userView(
  page: PageLocals,
  { user, history, certificates }: UserCertificates,
  slots: readonly ShownSlot[],
  deps: UserViewDeps,
): Promise<Omit<UserView, 'notice' | 'prominent' | 'removed' | 'requests'>> {
  const kinds = holderKinds
    .map((kind) => ({ kind, ofKind: slots.filter((slot) => slot.kind === kind) }))
    .filter(({ ofKind }) => ofKind.length > 0)
    .map(async ({ kind, ofKind }): Promise<KindView> => ({
      id: kind,
      title: page.t(`holderKind.${kind}`),
      slots: await Promise.all(ofKind.map((slot) => slotView(page, user, slot, deps))),
    }));
  const fileNames = new Map(certificates.map(({ record }) => [record.id, record.fileName]));
  return {
    say: userSentence(
      page,
      slots.flatMap(({ name, leading }) =>
        leading === undefined ? [] : [{ name, verdict: leading.verdict }],
      ),
    ),
    name: user.displayName,
    function: user.function,
    active: user.active,
    ssin: user.ssin === null ? page.t('user.ssin.none') : spacedSsin(user.ssin),
    nihii: user.nihii.map((nihii) => ({ number: nihii.number, period: periodText(page, nihii) })),
    kinds: await Promise.all(kinds),
    firstHref: paths(page.base).firstCertificate(),
    lostHref: revokeLostHref(page, deps.revocations, user.id),
    ...historyOf(page, history, fileNames),
  };
}

function historyOf(
  page: PageLocals,
  entries: UserCertificates['history'],
  fileNames: ReadonlyMap<string, string>,
): Pick<UserView, 'history' | 'otherHistory' | 'otherHistoryTitle'> {
  const shown = shownHistory(entries);
  const others = shown.filter((entry) => !isAct(entry));
  return {
    history: historyViews(page, shown.filter(isAct), fileNames),
    otherHistory: historyViews(page, others, fileNames),
    otherHistoryTitle:
      others.length === 0 ? null : plural(page, 'user.history.more', others.length),
  };
}

async function slotView(
  page: PageLocals,
  user: HostUser,
  slot: ShownSlot,
  deps: UserViewDeps,
): Promise<SlotView> {
  const mayLoad = await deps.services.may(page.actor, 'load', {
    practiceId: page.actor.practiceId,
    userId: user.id,
    kind: slot.kind,
    identifier: slot.identifier,
  });
  const fileViews = (certificates: readonly JudgedCertificate[]) =>
    Promise.all(certificates.map((certificate) => fileView(page, certificate, deps)));
  const total = slot.certificates.length;
  const others = slot.active.filter((certificate) => certificate !== slot.leading);
  const otherViews = await fileViews(others);
  const [leading = null] = slot.leading === undefined ? [] : await fileViews([slot.leading]);
  return {
    name: slot.kind === 'person' ? page.t('user.personal') : slot.name,
    identifier:
      slot.kind === 'person'
        ? null
        : page.t(`user.number.${slot.kind}`, { number: slot.identifier }),
    listed: slot.listed,
    badge: leading?.badge ?? badgeView(page, undefined, 'full'),
    invitation:
      slot.leading !== undefined || !mayLoad
        ? null
        : page.t(slot.kind === 'person' ? 'user.none.person' : 'user.none.organisation'),
    requestHref:
      slot.leading === undefined && slot.listed ? requestHref(page, user, slot, deps) : null,
    loadHref: mayLoad ? paths(page.base).load(user.id, slot.kind, identifierInLink(slot)) : null,
    loadText: page.t(slot.leading === undefined ? 'user.load' : 'user.load.another'),
    leading,
    others: otherViews,
    othersTitle: others.length === 0 ? null : plural(page, 'user.others', others.length),
    othersNeed: otherViews.some(({ nextStep }) => nextStep !== null),
    older: await fileViews(slot.older),
    olderTitle: slot.olderCount === 0 ? null : plural(page, 'user.older', slot.olderCount),
    all:
      slot.active.length + slot.older.length === total
        ? null
        : {
            text: page.t('user.files.all', { count: total }),
            href: paths(page.base).allFiles(user.id, slot.kind),
          },
  };
}

/** Only its person asks for a certificate, by the number of their profile. */
function requestHref(
  page: PageLocals,
  { id, ssin }: HostUser,
  { kind, identifier }: ShownSlot,
  { enrolments }: Pick<ScreenDeps, 'enrolments'>,
): string | null {
  if (enrolments === null || id !== page.actor.userId || ssin === null) return null;
  return paths(page.base).enrolmentBegin(id, kind === 'person' ? {} : { id: identifier });
}

async function fileView(
  page: PageLocals,
  { record, userName, verdict }: JudgedCertificate,
  deps: UserViewDeps,
): Promise<FileView> {
  const links = paths(page.base);
  const keys = verdict.encryptionKeys.length;
  const main = mainFinding(verdict);
  const plan = deps.plans.get(record.id);
  return {
    fileName: record.fileName,
    href: links.certificate(record.id),
    badge: stateBadge(page, verdict),
    validity:
      verdict.validity === null
        ? null
        : validityView(page, verdict.validity, deps.now(), deps.renewalWindowDays),
    nextStep:
      main === undefined || record.role !== 'active' ? null : findingText(main, page).remedy,
    renewal:
      plan === undefined
        ? null
        : renewalLine(page, plan, { userId: record.userId, userName }, links.guide(record.id)),
    keys: keys === 0 ? page.t('user.keys.none') : plural(page, 'user.keys', keys),
    issuer: verdict.issuer === null ? null : page.t('user.issuer', { issuer: verdict.issuer }),
    loaded: page.t('user.loaded', {
      at: page.formatDateTime(record.loadedAt),
      name: record.loadedBy.displayName,
    }),
    ...(await certificateActions(page, { record, verdict }, { plan, running: deps.running }, deps)),
  };
}

function periodText(page: PageLocals, { from, to }: NihiiNumber): string {
  if (from !== null && to !== null) {
    return page.t('user.period.both', { from: page.formatDate(from), to: page.formatDate(to) });
  }
  if (from !== null) return page.t('user.period.from', { from: page.formatDate(from) });
  if (to !== null) return page.t('user.period.to', { to: page.formatDate(to) });
  return page.t('user.period.open');
}
