import type { HolderKind } from '../../pki/x509/identifier.ts';
import type { JudgedCertificate } from './service.ts';

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

/** The same with the verdict at hand: a file that belongs to another person than the profile's goes by the name in it. */
export function shownJudgedHolder({ record, userName, verdict }: JudgedCertificate): string {
  const { kind } = record;
  const holderName = verdict.holder?.name ?? record.holderName;
  const isOther = verdict.findings.some(({ code }) => code === 'HolderMismatch');
  return isOther && holderName !== '' ? holderName : shownHolder({ kind, holderName }, userName);
}
