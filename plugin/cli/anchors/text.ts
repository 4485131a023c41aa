import type { TrustAnchor } from '../../pki/x509/trust-anchor.ts';
import type { TrustEntry, TrustPreview } from '../../domain/trust/trust-entry.ts';

const day = (instant: string) => instant.slice(0, 10);

/** The trusted authorities, one line each. */
export function entriesText(entries: readonly TrustEntry[]): string {
  return [...entries]
    .sort((one, other) => orderOf(one).localeCompare(orderOf(other), 'en'))
    .map((one) =>
      [
        one.set.padEnd(17),
        one.environment.padEnd(10),
        one.role.padEnd(7),
        `ends ${day(one.notAfter)}`,
        one.source.padEnd(12),
        one.fingerprint.slice(0, 16),
        one.name,
      ].join('  '),
    )
    .map((line) => `${line}\n`)
    .join('');
}

const orderOf = ({ set, environment, role, name }: TrustEntry) =>
  [set, environment, role, name].join(' ');

/** What an update would change, for the operator to confirm. */
export function previewText(preview: TrustPreview): string {
  const { source, set, environment, added, withdrawn, unchanged, refused, list } = preview;
  const anchorLine = (sign: string) => (one: TrustAnchor) =>
    `  ${sign} ${one.role.padEnd(7)}  ends ${day(one.notAfter)}  ${one.name}\n      SHA-256 ${one.fingerprint}\n`;
  return [
    `${source === 'archive' ? 'Archive, not signed' : 'Trusted list'}: ${set}, ${environment}\n`,
    ...(list === null
      ? []
      : [
          `  number ${list.sequenceNumber}, issued ${day(list.issuedAt)}, next update ${
            list.nextUpdate === null ? 'none' : day(list.nextUpdate)
          }, signed by ${list.signer}\n`,
        ]),
    ...added.map(anchorLine('+')),
    ...withdrawn.map(anchorLine('-')),
    ...refused.map(({ name, why }) => `  ! ${name}: rejected, ${why}\n`),
    `${added.length} added, ${withdrawn.length} withdrawn, ${unchanged} unchanged, ${refused.length} rejected.\n`,
  ].join('');
}
