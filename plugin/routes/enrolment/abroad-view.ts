import type { EnrolmentOffer } from '../../domain/enrolment/service.ts';
import type { HostUser } from '../../domain/practice/directory.ts';
import { isBisNumber } from '../../pki/x509/identifier.ts';
import { spacedSsin } from '../parts/card/spaced-ssin.ts';
import type { StepView } from '../parts/enrolment/steps.ts';
import { stepViews } from '../parts/enrolment/steps.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { RequestFormView } from './begin-view.ts';
import { requestFormView } from './begin-view.ts';
import type { EnrolmentErrorView } from './error-view.ts';
import type { NonResidentForm } from './request-form.ts';

/** The form without a Belgian card: what `views/enrolment/abroad/abroad.ejs` shows. */
export interface AbroadView {
  readonly name: string;
  readonly profileHref: string;
  readonly cardHref: string;
  readonly steps: readonly StepView[];
  readonly error: EnrolmentErrorView | null;
  readonly number: string;
  /** eHealth takes this way with a bis number only. */
  readonly isBis: boolean;
  readonly names: { readonly firstNames: string; readonly lastName: string };
  readonly form: RequestFormView;
}

export interface AbroadInput {
  readonly user: HostUser & { readonly ssin: string };
  readonly offer: EnrolmentOffer;
  /** As it was sent; null the first time. Its secrets are not shown. */
  readonly typed: NonResidentForm | null;
  readonly error: EnrolmentErrorView | null;
}

export function abroadView(
  page: PageLocals,
  { user, offer, typed, error }: AbroadInput,
): AbroadView {
  const links = paths(page.base);
  return {
    name: user.displayName,
    profileHref: links.user(user.id),
    cardHref: links.enrolmentBegin(user.id),
    steps: stepViews(page, { kind: 'non-resident', state: 'data' }),
    error,
    number: spacedSsin(user.ssin),
    isBis: isBisNumber(user.ssin),
    names: { firstNames: typed?.firstNames ?? '', lastName: typed?.lastName ?? '' },
    form: requestFormView(page, {
      action: links.enrolmentAbroad(user.id),
      kind: 'new',
      contact: typed ?? offer.contactData,
      typed,
      error,
      limit: 'person',
    }),
  };
}
