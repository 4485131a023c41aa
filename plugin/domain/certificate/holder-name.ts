import type { HolderKind } from '../../pki/x509/identifier.ts';

/**
 * The holder as people know them: a person by the name of their profile, since certificates write it in capitals and without
 * accents; an organisation as its certificate has it. What is missing is taken from the other.
 */
export function shownHolder(
  { kind, holderName }: { readonly kind: HolderKind; readonly holderName: string },
  profileName: string,
): string {
  const [first, second] = kind === 'person' ? [profileName, holderName] : [holderName, profileName];
  return first === '' ? second : first;
}
