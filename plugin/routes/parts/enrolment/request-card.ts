import type { CertificateRecord } from '../../../domain/certificate/repository.ts';
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts';
import { isEnded } from '../../../domain/enrolment/enrolment.ts';
import type { Revocation } from '../../../domain/enrolment/revocation/revocation.ts';
import { isRevocationEnded } from '../../../domain/enrolment/revocation/revocation.ts';
import type { EnrolmentServices } from '../../../domain/enrolment/service.ts';
import type { MessageKey } from '../../../i18n/index.ts';
import type { PageLocals } from '../page-locals.ts';
import { paths } from '../paths.ts';
import type { ScreenDeps } from '../../screen-deps.ts';

/** A running request, for a certificate or for its end, as a card on the profile. */
export interface RequestCardView {
  readonly title: string;
  readonly text: string;
  readonly tone: 'info' | 'attention' | 'unusable';
  readonly href: string;
  readonly action: string;
  /** Its person has to do something. */
  readonly asks: boolean;
}

/** Of a user, what runs: requests for certificates and their ends, newest first of each. */
export async function requestCards(
  page: PageLocals,
  { revocations }: Pick<ScreenDeps, 'revocations'>,
  userId: string,
  running: readonly Enrolment[],
): Promise<readonly RequestCardView[]> {
  const ends = (await revocations?.forUser(page.actor, userId)) ?? [];
  return [
    ...ends.filter((one) => !isRevocationEnded(one)).map((one) => revocationCardView(page, one)),
    ...running.map((one) => requestCardView(page, one)),
  ];
}

/** Those of a user that have not ended, newest first. */
export async function runningRequests(
  page: Pick<PageLocals, 'actor'>,
  enrolments: EnrolmentServices | null,
  userId: string,
): Promise<readonly Enrolment[]> {
  if (enrolments === null) return [];
  return (await enrolments.forUser(page.actor, userId)).filter((one) => !isEnded(one));
}

/** The request that is about this certificate: in its place, or of the same file. */
export function requestOf(
  { id }: Pick<CertificateRecord, 'id'>,
  running: readonly Enrolment[],
): Enrolment | null {
  return (
    running.find(({ replaces, certificateId }) => replaces === id || certificateId === id) ?? null
  );
}

/** Whether this file is the new one of a request: on the profile, and to be activated. */
export const waitsForActivation = (
  { id }: Pick<CertificateRecord, 'id'>,
  running: readonly Enrolment[],
): boolean =>
  running.some(({ certificateId, state }) => certificateId === id && state === 'to-activate');

export function requestCardView(page: PageLocals, enrolment: Enrolment): RequestCardView {
  const isStuck = enrolment.problem !== null && enrolment.nextAt === null;
  const asks = !isStuck && asking.has(step(enrolment));
  const isOwn = enrolment.userId === page.actor.userId;
  return {
    title: page.t('enrolment.card.title', { name: nameWithApplication(enrolment) }),
    text: isStuck ? page.t('enrolment.card.problem') : cardText(page, enrolment),
    tone: isStuck ? 'unusable' : asks ? 'attention' : 'info',
    href: paths(page.base).enrolment(enrolment.id),
    action: page.t(isOwn && (asks || isStuck) ? 'enrolment.continue' : 'enrolment.see'),
    asks: isOwn && (asks || isStuck),
  };
}

function revocationCardView(page: PageLocals, revocation: Revocation): RequestCardView {
  const { id, userId, state, problem } = revocation;
  const asks = state === 'contract';
  const isStuck = asks && problem !== null;
  const isOwn = userId === page.actor.userId;
  const text = isStuck ? 'problem' : asks ? 'contract' : 'submitting';
  return {
    title: page.t('revocation.card.title', { name: nameWithApplication(revocation) }),
    text: page.t(`revocation.card.${text}`),
    tone: isStuck ? 'unusable' : asks ? 'attention' : 'info',
    href: paths(page.base).revocation(id),
    action: page.t(isOwn && asks ? 'revocation.continue' : 'revocation.see'),
    asks: isOwn && asks,
  };
}

/** With the last moment to confirm, where there is one. */
function cardText(page: PageLocals, enrolment: Enrolment): string {
  const before = enrolment.abroad?.confirmBefore ?? null;
  const key = step(enrolment);
  return key === 'enrolment.card.confirm' && before !== null
    ? page.t('enrolment.card.confirm.until', { date: page.formatDateTime(new Date(before)) })
    : page.t(key);
}

/** Certificates spell a person's name as the National Register does; people know the one of the profile. */
export const holderName = ({
  holder,
  startedBy,
}: Pick<Enrolment, 'holder' | 'startedBy'>): string =>
  holder.type === 'SSIN' ? startedBy.displayName : holder.name;

/** An organisation may ask for several at once, one for each application. */
const nameWithApplication = (enrolment: Pick<Enrolment, 'holder' | 'startedBy'>): string => {
  const { applicationId } = enrolment.holder;
  const name = holderName(enrolment);
  return applicationId === null ? name : `${name} (${applicationId})`;
};

const asking: ReadonlySet<MessageKey> = new Set([
  'enrolment.card.contract',
  'enrolment.card.confirm',
  'enrolment.card.password',
  'enrolment.card.activate',
]);

function step({ kind, state, checkedByHand, unattended }: Enrolment) {
  switch (state) {
    case 'contract':
      return 'enrolment.card.contract';
    case 'delivered':
    case 'registering':
      return unattended ? 'enrolment.card.installing' : 'enrolment.card.password';
    case 'registered':
      return 'enrolment.card.installing';
    case 'to-activate':
      return 'enrolment.card.activate';
    default:
      if (kind === 'non-resident' && state === 'waiting') return 'enrolment.card.confirm';
      return checkedByHand === true ? 'enrolment.card.hand' : 'enrolment.card.waiting';
  }
}
