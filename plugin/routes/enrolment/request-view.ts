import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import { minuteInMilliseconds } from '../../domain/time/duration.ts';
import type { CardView } from '../../domain/session/service.ts';
import { holderQuery } from '../parts/enrolment/here.ts';
import { holderName } from '../parts/enrolment/request-card.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import type { Flash } from '../parts/paths.ts';
import { paths } from '../parts/paths.ts';
import type { ValidityView } from '../parts/validity.ts';
import { validityView } from '../parts/validity.ts';
import type { ContractTextView, ContractView, SignTyped } from './contract/contract-view.ts';
import { contractOfRequest, contractTextView, contractView } from './contract/contract-view.ts';
import { activateView } from './activate/activate-view.ts';
import type { ActivateInput, ActivateView } from './activate/activate-view.ts';
import type { EnrolmentErrorView } from './error-view.ts';
import type { ProblemView } from './problem-view.ts';
import { problemView } from './problem-view.ts';
import { isConfirmEnded, requestSentence } from './request-sentence.ts';
import type { StepView } from '../parts/enrolment/steps.ts';
import { stepViews } from '../parts/enrolment/steps.ts';

/** One request, by its state: what `views/enrolment/request.ejs` shows. At most one of the parts below has the filled button. */
export interface RequestView {
  readonly notice: Flash | null;
  readonly error: EnrolmentErrorView | null;
  /** Which secret is to be typed again after an error, or ''. */
  readonly again: string;
  readonly say: string;
  readonly then: string | null;
  readonly name: string;
  readonly profileHref: string;
  readonly steps: readonly StepView[];
  readonly problem: ProblemView | null;
  readonly contract: ContractView | null;
  readonly waiting: WaitingView | null;
  /** Where a person without a card confirms the request; null for others, and once the end has passed. */
  readonly confirm: { readonly href: string; readonly until: string | null } | null;
  readonly finish: { readonly action: string } | null;
  readonly activate: ActivateView | null;
  readonly done: DoneView | null;
  /** Lets the page look by itself; null where nothing comes by itself. */
  readonly watch: {
    readonly href: string;
    readonly key: string;
    readonly lookAction: string;
  } | null;
  readonly signed: ContractTextView | null;
  readonly abandonHref: string | null;
  /** Giving up is what is left to do: the end to confirm has passed. */
  readonly abandonIsNext: boolean;
  readonly exportHref: string | null;
  /** To ask for another one, where this one has ended without a certificate. */
  readonly beginHref: string | null;
}

export interface WaitingView {
  readonly title: string;
  readonly badge: string;
  /** null for a request that was signed elsewhere. */
  readonly line: {
    readonly label: string;
    readonly from: string;
    readonly until: string;
    /** Place of now on the line, in per cent. */
    readonly now: number;
    readonly anchor: 'start' | 'middle' | 'end';
  } | null;
  readonly asked: string | null;
  readonly lookAction: string;
  readonly works: boolean;
  readonly next: readonly string[];
}

interface DoneView {
  readonly title: string;
  readonly validity: ValidityView | null;
  readonly sessionHref: string;
  readonly copyHref: string;
  readonly already: readonly string[];
}

export interface RequestInput extends ActivateInput {
  readonly enrolment: Enrolment;
  readonly card: CardView | null;
  /** The language that the contract is wanted in, or ''. */
  readonly wanted: string;
  readonly notice: Flash | null;
  readonly error: EnrolmentErrorView | null;
  readonly signing: SignTyped | null;
  readonly now: Date;
  readonly renewalWindowDays: number;
}

export function requestView(page: PageLocals, input: RequestInput): RequestView {
  const { enrolment, error } = input;
  const { id, userId, state } = enrolment;
  const links = paths(page.base);
  const isOwn = userId === page.actor.userId;
  const contract =
    isOwn && state === 'contract' && input.card !== null
      ? contractView(page, contractOfRequest(page, enrolment), {
          wanted: input.wanted,
          card: input.card,
          typed: input.signing,
          error,
        })
      : null;
  const needsPassword =
    (state === 'delivered' || state === 'registering') && !enrolment.unattended && isOwn;
  const validity = validityOf(page, input);
  return {
    notice: input.notice,
    error,
    again: againText(page, state, error),
    ...requestSentence(page, enrolment, { isOwn, until: validity?.to ?? null, now: input.now }),
    name: isOwn ? page.actor.displayName : enrolment.startedBy.displayName,
    profileHref: links.user(userId),
    steps: stepViews(page, enrolment),
    // The summary says it already
    problem: error === null ? problemView(page, enrolment) : null,
    contract,
    waiting: isPreparing(enrolment) ? waitingView(page, input) : null,
    confirm: isOwn ? confirmView(page, enrolment, input.now) : null,
    finish: needsPassword ? { action: links.enrolmentAdvance(id) } : null,
    activate: state === 'to-activate' && isOwn ? activateView(page, enrolment, input) : null,
    done: state === 'done' ? doneView(page, enrolment, validity, isOwn) : null,
    watch:
      isPreparing(enrolment) && isOwn
        ? {
            href: links.enrolmentState(id),
            key: stateKey(enrolment),
            lookAction: links.enrolmentAdvance(id),
          }
        : null,
    signed:
      isOwn && state !== 'contract' && enrolment.agreement !== null
        ? contractTextView(page, contractOfRequest(page, enrolment), enrolment.agreement.language)
        : null,
    abandonHref: isOwn && mayAbandon(enrolment) ? links.enrolmentAbandon(id) : null,
    abandonIsNext: state === 'waiting' && isConfirmEnded(enrolment, input.now),
    exportHref: isOwn && isUnfinished(enrolment) ? links.enrolmentExport(id) : null,
    beginHref: isOwn && state === 'abandoned' ? beginHref(page, enrolment) : null,
  };
}

function confirmView(
  page: PageLocals,
  { state, abroad }: Enrolment,
  now: Date,
): RequestView['confirm'] {
  const { validationUrl: href = null, confirmBefore = null } = abroad ?? {};
  if (state !== 'waiting' || href === null) return null;
  if (confirmBefore === null) return { href, until: null };
  const date = page.formatDateTime(new Date(confirmBefore));
  return isConfirmEnded({ abroad }, now)
    ? null
    : { href, until: page.t('enrolment.confirm.until', { date }) };
}

/** Changes with what the page shows, and with nothing else. */
export const stateKey = ({ state, problem, checkedByHand, unattended }: Enrolment): string =>
  [state, problem?.kind ?? '', String(checkedByHand), unattended ? 'alone' : ''].join('.');

const isPreparing = ({ state, unattended }: Enrolment): boolean =>
  state === 'submitting' ||
  state === 'waiting' ||
  state === 'registered' ||
  ((state === 'delivered' || state === 'registering') && unattended);

/** What eHealth has cannot be called back. */
const mayAbandon = ({ kind, state }: Enrolment): boolean =>
  state === 'contract' ||
  (kind === 'non-resident' && (state === 'submitting' || state === 'waiting')) ||
  (kind === 'completion' && state !== 'done' && state !== 'abandoned');

const isUnfinished = ({ kind, state }: Enrolment): boolean =>
  kind !== 'completion' && ['waiting', 'delivered', 'registering', 'registered'].includes(state);

/** The usual time of an automatic validation (rules.md section 6). */
const usualMs = 20 * minuteInMilliseconds;

function waitingView(page: PageLocals, { enrolment, now }: RequestInput): WaitingView {
  const { id, state, kind, submittedAt, checkedByHand, questions, changedAt } = enrolment;
  const usual = submittedAt === null ? null : new Date(submittedAt.getTime() + usualMs);
  const hasLine =
    kind !== 'completion' &&
    kind !== 'non-resident' &&
    state === 'waiting' &&
    checkedByHand !== true &&
    usual !== null;
  const share =
    submittedAt === null
      ? 0
      : Math.round(((now.getTime() - submittedAt.getTime()) / usualMs) * 100);
  const badge =
    kind === 'non-resident' && state === 'waiting'
      ? 'confirm'
      : checkedByHand === true
        ? 'checking'
        : state === 'submitting' || state === 'waiting'
          ? 'preparing'
          : 'arrived';
  return {
    title: page.t('enrolment.sheet.new', { name: holderName(enrolment) }),
    badge: page.t(`enrolment.sheet.state.${badge}`),
    line:
      hasLine && submittedAt !== null && share < 100
        ? {
            label: page.t('enrolment.sheet.line', {
              at: page.formatDateTime(submittedAt),
              time: page.formatTime(usual),
            }),
            from: page.t('enrolment.sheet.signed', { at: page.formatDateTime(submittedAt) }),
            until: page.formatTime(usual),
            now: Math.max(0, share),
            anchor: share < 8 ? 'start' : share > 92 ? 'end' : 'middle',
          }
        : null,
    asked:
      questions > 0
        ? page.t('enrolment.sheet.asked', { at: page.formatDateTime(changedAt) })
        : null,
    lookAction: paths(page.base).enrolmentAdvance(id),
    works: kind === 'renewal',
    next: [
      page.t(enrolment.unattended ? 'enrolment.next.alone' : 'enrolment.next.password'),
      ...(kind === 'renewal' ? [page.t('enrolment.next.activate')] : []),
      page.t('enrolment.next.keep'),
    ],
  };
}

function doneView(
  page: PageLocals,
  enrolment: Enrolment,
  validity: ValidityView | null,
  isOwn: boolean,
): DoneView | null {
  if (!isOwn) return null;
  const { certificateId, replaces } = enrolment;
  const links = paths(page.base);
  return {
    title: holderName(enrolment),
    validity,
    sessionHref: links.sessionOpen({ certificate: certificateId }),
    copyHref: links.export(certificateId),
    already: [
      page.t('enrolment.done.profile'),
      page.t('enrolment.done.registered'),
      ...(replaces === null ? [] : [page.t('enrolment.done.old')]),
    ],
  };
}

/** Of the delivered certificate, as its keystore has it. */
function validityOf(
  page: PageLocals,
  { enrolment, now, renewalWindowDays }: RequestInput,
): ValidityView | null {
  if (enrolment.state !== 'done') return null;
  const { facts, keyCertificate } = enrolment;
  const leaf = facts.certificates.find(({ fingerprint }) => fingerprint === keyCertificate);
  return leaf === undefined ? null : validityView(page, leaf, now, renewalWindowDays);
}

function againText(
  page: PageLocals,
  state: Enrolment['state'],
  error: EnrolmentErrorView | null,
): string {
  if (error === null) return '';
  if (state === 'contract') return page.t('enrolment.contract.again');
  return state === 'done' || error.field === 'place' ? '' : page.t('opening.again.password');
}

const beginHref = (page: PageLocals, { userId, holder, kind }: Enrolment): string =>
  kind === 'non-resident'
    ? paths(page.base).enrolmentAbroad(userId)
    : paths(page.base).enrolmentBegin(userId, holderQuery(holder));
