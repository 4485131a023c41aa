import type { Revocation } from '../../domain/enrolment/revocation/revocation.ts';
import type { CardView } from '../../domain/session/service.ts';
import type {
  ContractTextView,
  ContractView,
  PinFieldsView,
  ShownContract,
  SignTyped,
} from '../enrolment/contract/contract-view.ts';
import {
  contractTextView,
  contractView,
  pinFieldsView,
} from '../enrolment/contract/contract-view.ts';
import type { EnrolmentErrorView } from '../enrolment/error-view.ts';
import { cardPanelView } from '../parts/card/card-view.ts';
import type { CardPanelView } from '../parts/card/card-view.ts';
import { holderQuery } from '../parts/enrolment/here.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { SupportNote } from '../../errors.ts';

/** One revocation, by its state: what `views/revocation/revocation.ejs` shows. */
export interface RevocationView {
  readonly say: string;
  readonly then: string;
  readonly name: string;
  readonly profileHref: string;
  readonly holder: string;
  readonly reason: string;
  readonly error: EnrolmentErrorView | null;
  readonly again: string;
  readonly problem: { readonly text: string; readonly support: SupportNote | null } | null;
  readonly contract: ContractView | null;
  readonly waiting: {
    readonly action: string;
    readonly card: CardPanelView;
    readonly refreshHref: string;
    readonly pin: PinFieldsView | null;
  } | null;
  readonly signed: ContractTextView | null;
  readonly abandonAction: string | null;
  /** What comes next: a certificate that takes its place. */
  readonly beginHref: string | null;
  readonly certificateHref: string | null;
}

export interface RevocationInput {
  readonly revocation: Revocation;
  /** null where nothing is asked of it. */
  readonly card: CardView | null;
  readonly wanted: string;
  readonly signing: SignTyped | null;
  readonly error: EnrolmentErrorView | null;
}

export function revocationView(page: PageLocals, input: RevocationInput): RevocationView {
  const { revocation, card, error } = input;
  const { id, userId, state, holder, reason, agreement, certificateId } = revocation;
  const links = paths(page.base);
  const isOwn = userId === page.actor.userId;
  const shown = contractOfRevocation(page, revocation);
  const typed = error?.field === 'pin' || error?.field === 'lastTryConfirmed';
  return {
    say: page.t(`revocation.${state}.say`),
    then: page.t(`revocation.${state}.then`),
    name: isOwn ? page.actor.displayName : revocation.startedBy.displayName,
    profileHref: links.user(userId),
    holder: holder.name === '' ? holder.type : holder.name,
    reason: page.t(`revocation.reason.${reason}`),
    error,
    again: typed ? page.t('enrolment.contract.again') : '',
    problem: error === null ? problemOf(page, revocation) : null,
    contract:
      state === 'contract' && card !== null
        ? contractView(page, shown, { wanted: input.wanted, card, typed: input.signing, error })
        : null,
    waiting: state === 'submitting' && card !== null ? waitingView(page, id, card, error) : null,
    signed:
      isOwn && state !== 'contract' && agreement !== null
        ? contractTextView(page, shown, agreement.language)
        : null,
    abandonAction: isOwn && state === 'contract' ? links.revocationAbandon(id) : null,
    beginHref: isOwn && state === 'done' ? links.enrolmentBegin(userId, holderQuery(holder)) : null,
    certificateHref: certificateId === null ? null : links.certificate(certificateId),
  };
}

function contractOfRevocation(
  { base }: Pick<PageLocals, 'base'>,
  { id, contract }: Revocation,
): ShownContract {
  const links = paths(base);
  return {
    contract,
    links: {
      document: (language) => links.revocationContract(id, language),
      plain: (language) => links.revocationContractText(id, language),
      page: (language) => links.revocation(id, { contract: language }),
      sign: (language) => links.revocationSign(id, language),
    },
  };
}

function waitingView(
  page: PageLocals,
  id: string,
  view: CardView,
  error: EnrolmentErrorView | null,
): RevocationView['waiting'] {
  const card = cardPanelView(page, view);
  return {
    action: paths(page.base).revocationSettle(id),
    card,
    refreshHref: paths(page.base).revocation(id),
    pin: card.ready === null ? null : pinFieldsView(card.ready, error),
  };
}

/** null where all is well, and where the page's own sentence says it. */
function problemOf(
  { t }: Pick<PageLocals, 't'>,
  { state, problem }: Revocation,
): RevocationView['problem'] {
  if (problem === null || state !== 'contract') return null;
  const { kind, code, message } = problem;
  return kind === 'not-received'
    ? { text: t('revocation.problem.notReceived'), support: null }
    : { text: t('revocation.problem.refused'), support: { code, text: message, ticket: null } };
}
