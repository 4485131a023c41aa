import * as z from 'zod';
import { revocationReasons } from '../../ehealth/registration/cert-ra/contract.ts';
import type { RevocationReason } from '../../ehealth/registration/cert-ra/contract.ts';
import type { PageLocals } from '../parts/page-locals.ts';

/** The reason as a form sends it; null for none. */
export const ReasonField = z.enum(revocationReasons).nullable().catch(null);

export interface ReasonView {
  readonly value: RevocationReason;
  readonly text: string;
  readonly selected: boolean;
}

/** As people meet them: a lost password first. */
const order = [
  'superseded',
  'keyCompromise',
  'affiliationChanged',
  'cessationOfOperation',
] as const;

export const reasonViews = (
  { t }: Pick<PageLocals, 't'>,
  chosen: RevocationReason | null,
): readonly ReasonView[] =>
  order.map((value) => ({
    value,
    text: t(`revocation.reason.${value}`),
    selected: value === chosen,
  }));
