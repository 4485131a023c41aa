import type { DistinguishedName } from '../../../pki/x509/distinguished-name.ts';
import type { Actor } from '../actor.ts';

const OU = '2.5.4.11';

/**
 * The name that a certificate of this holder has (registration.md section 10.3), in the order of DER. Where there is a contract, its own
 * name counts; this one is for a request without contract, and to show before there is one.
 */
export function holderSubject(
  { type, id, firstNames, name }: Actor,
  applicationId: string | null,
): DistinguishedName {
  const identifier = `${type}=${id}`;
  const application = applicationId === null ? null : plainCapitals(applicationId);
  const units = [
    ...(application === null ? [] : [application]),
    identifier,
    plainCapitals([...firstNames, name].join(' ')),
    'eHealth-platform Belgium',
  ];
  return [
    { type: '2.5.4.6', value: 'BE' },
    { type: '2.5.4.10', value: 'Federal Government' },
    ...units.map((value) => ({ type: OU, value })),
    {
      type: '2.5.4.3',
      value: application === null ? identifier : `${identifier}, ${application}`,
    },
  ].map((attribute) => [attribute]);
}

/** Upper case, without diacritics, as eHealth writes names. */
const plainCapitals = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
