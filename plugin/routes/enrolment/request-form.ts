import * as z from 'zod';
import type { ContactData } from '../../ehealth/registration/contact-data.ts';
import type { EnrolmentOffer } from '../../domain/enrolment/service.ts';
import { PluginError } from '../../errors.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import type { EnrolmentErrorView } from './error-view.ts';
import { missingView } from './error-view.ts';

const secret = z.string().max(1024).catch('');
const text = z.string().trim().max(400).catch('');
const ticked = z.literal('1').optional().catch(undefined);

export const RequestForm = z.object({
  emailPrivate: text,
  emailGeneral: text,
  phonePrivate: text,
  phoneGeneral: text,
  /** Of the certificate that runs out; a renewal alone asks for it. */
  password: secret,
  next: secret,
  confirmation: secret,
  accepted: ticked,
  unattended: ticked,
});
export type RequestForm = z.infer<typeof RequestForm>;

/** Of a person without a Belgian card, which would give the names. */
export const NonResidentForm = RequestForm.extend({ firstNames: text, lastName: text });
export type NonResidentForm = z.infer<typeof NonResidentForm>;

/** A renewal keeps its password unless another one is typed. */
const isKept = (kind: EnrolmentOffer['kind'], { next, confirmation }: RequestForm) =>
  kind === 'renewal' && next === '' && confirmation === '';

/** What was left empty, all of it at once; null when the form can be sent. */
export function missingFields(
  page: Pick<PageLocals, 't'>,
  kind: EnrolmentOffer['kind'],
  form: RequestForm & Partial<NonResidentForm>,
): EnrolmentErrorView | null {
  const kept = isKept(kind, form);
  return missingView(page, [
    ...(form.firstNames === '' ? (['firstNames'] as const) : []),
    ...(form.lastName === '' ? (['lastName'] as const) : []),
    ...(form.emailPrivate === '' ? (['emailPrivate'] as const) : []),
    ...(form.phonePrivate === '' ? (['phonePrivate'] as const) : []),
    ...(kept && form.password === '' ? (['password'] as const) : []),
    ...(!kept && form.next === '' ? (['next'] as const) : []),
    ...(form.accepted === undefined ? (['accepted'] as const) : []),
  ]);
}

/** Throws ERR_PASSWORD_UNSUITABLE where the two entries differ. */
export function passwordsOf(
  kind: EnrolmentOffer['kind'],
  form: RequestForm,
): { readonly password: string; readonly currentPassword: string | null } {
  if (isKept(kind, form)) return { password: form.password, currentPassword: form.password };
  if (form.next !== form.confirmation) {
    throw new PluginError('ERR_PASSWORD_UNSUITABLE', 'the confirmation differs', {
      params: { problem: 'Confirmation' },
    });
  }
  const current = kind === 'renewal' && form.password !== '' ? form.password : null;
  return { password: form.next, currentPassword: current };
}

/** A second address or number is left out when it is empty. */
export const contactDataOf = (form: RequestForm): ContactData => ({
  emailPrivate: form.emailPrivate,
  ...(form.emailGeneral !== '' && { emailGeneral: form.emailGeneral }),
  phonePrivate: form.phonePrivate,
  ...(form.phoneGeneral !== '' && { phoneGeneral: form.phoneGeneral }),
});

/** The current password is right, yet no new keystore may have it: another one is to be chosen. */
export const isKeptUnsuitable = (
  kind: EnrolmentOffer['kind'],
  form: RequestForm,
  error: PluginError,
): boolean => error.code === 'ERR_PASSWORD_UNSUITABLE' && isKept(kind, form);
