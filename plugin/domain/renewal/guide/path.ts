import type { HolderKind } from '../../../pki/x509/identifier.ts';
import type { GuidePath } from '../renewal.ts';

/** Whose procedure may apply, the likeliest first (rules.md 7). Only a person can say that they have no card. */
export function pathsFor(
  kind: HolderKind,
  identifier: string,
  holderType: string | null,
): readonly GuidePath[] {
  switch (kind) {
    case 'person':
      return isBisNumber(identifier) ? ['no-card', 'card'] : ['card', 'no-card'];
    case 'group':
      return holderType === 'NIHII-MEDICAL_HOUSE'
        ? ['medical-house', 'card']
        : ['card', 'medical-house'];
    case 'company':
      return ['card'];
  }
}

/**
 * Whether a national number is one of the bis register, for people who are not in the National Register: the month is raised by 20,
 * or by 40 where the sex was known. Such a person may have a Belgian card for foreigners all the same.
 */
function isBisNumber(ssin: string): boolean {
  const month = Number(ssin.slice(2, 4));
  return (month >= 20 && month <= 32) || (month >= 40 && month <= 52);
}
