import { generateKeyPairSync } from 'node:crypto';
import type { CertificationAuthority } from '../pki/certification-authority.ts';
import { StatusRefusal } from '../registration/status-answer.ts';
import type { MetFault } from '../soap/fault-injection.ts';
import type { CertificateBook, CertificateEntry } from './certificate-book.ts';
import type { Issuing, IssuingLine } from './issuing.ts';

export interface DeliveryDeps {
  readonly book: CertificateBook;
  readonly issuing: Issuing;
  readonly lines: readonly IssuingLine[];
  /** An authority that belongs to another environment. */
  readonly strangeAuthority: CertificationAuthority;
}

const pending = () =>
  new StatusRefusal('CERT_NOT_YET_DELIVERED', 'the certificate is not delivered yet');

/** The content of GetCertificateResponse (registration.md 6.6; 18, rules 4 and 9). Throws {@link StatusRefusal}. */
export function deliver(
  identifier: string,
  fault: MetFault,
  now: Date,
  deps: DeliveryDeps,
): string {
  const known = deps.book.find(identifier);
  if (known === undefined) throw new StatusRefusal('SIM_UNKNOWN_KEY', 'no request of this key');
  const entry = deps.issuing.settle(known, now);
  if (entry.phase === 'refused') throw new StatusRefusal('SIM_REFUSED', 'the request was refused');
  if (
    entry.confirmation !== null &&
    entry.phase === 'unconfirmed' &&
    now > entry.confirmation.before
  ) {
    throw new StatusRefusal('SIM_TOO_LATE', 'the request was not confirmed in time');
  }
  if (entry.phase === 'ordered' && entry.pollsLeft > 0) {
    deps.book.change(identifier, { pollsLeft: entry.pollsLeft - 1 });
  }
  if (entry.certificate === null) throw pending();
  const start = new Date(entry.certificate.validFrom);
  if (start > now) {
    throw new StatusRefusal(
      `AUTH_CERT_NOT_YET_VALID[${belgianTime(start)}]`,
      'the certificate is not valid yet',
    );
  }
  return chainOf(entry, fault, now, deps)
    .map((der) => `<p:X509Certificate>${der.toString('base64')}</p:X509Certificate>`)
    .join('');
}

/** Leaf first, without root; otherwise by order. */
function chainOf(
  entry: CertificateEntry,
  fault: MetFault,
  now: Date,
  deps: DeliveryDeps,
): readonly Buffer[] {
  const leaf = entry.certificate?.raw ?? Buffer.alloc(0);
  const line = deps.lines.find(
    ({ issuer }) => entry.certificate?.verify(issuer.publicKey) === true,
  );
  const above = line === undefined ? [] : [line.issuer.certificate];
  switch (fault.mode) {
    case 'wrong-leaf-key': {
      fault.count();
      const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const issuer = line?.issuer ?? deps.strangeAuthority;
      return [deps.issuing.leafFor(entry, publicKey, issuer, now), ...above];
    }
    case 'chain-with-root':
      fault.count();
      return [leaf, ...above, ...(line === undefined ? [] : [line.root.certificate])];
    case 'chain-missing':
      fault.count();
      return [leaf];
    case 'other-environment': {
      fault.count();
      const { strangeAuthority } = deps;
      const other = deps.issuing.leafFor(entry, entry.publicKey, strangeAuthority, now);
      return [other, strangeAuthority.certificate];
    }
    default:
      return [leaf, ...above];
  }
}

const belgianTime = (instant: Date): string =>
  new Intl.DateTimeFormat('fr-BE', {
    timeZone: 'Europe/Brussels',
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(instant)
    .replaceAll(/[^\d/:]+/g, ' ');
