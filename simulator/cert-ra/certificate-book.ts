import { createHash, X509Certificate, type KeyObject } from 'node:crypto';
import type { RegisteredCertificate } from '../control/control.ts';
import type { CertificateRequestState } from '../control/registration-settings.ts';
import { publicKeyIdentifier } from '../pki/certificate-profile.ts';
import { readName, type DistinguishedName } from '../pki/distinguished-name.ts';
import type { Contact, Party } from './party.ts';

/** A certificate, or a request for one, as the authority has it in its books. */
export interface CertificateEntry {
  /** SHA-1 of the public key, upper-case hex. */
  readonly identifier: string;
  readonly requestedAt: Date;
  readonly actor: Party;
  readonly applicationId: string | null;
  readonly contact: Contact;
  readonly baseServices: readonly string[];
  readonly subject: DistinguishedName;
  readonly publicKey: KeyObject;
  readonly automaticallyValidated: boolean;
  readonly phase: CertificateRequestState['phase'];
  /** Of an ordered one: questions that are still answered "not yet", and until when at least. */
  readonly pollsLeft: number;
  readonly dueAt: Date;
  /** DER chain, leaf first; null until it is issued. */
  readonly certificate: X509Certificate | null;
  /** Issued before the simulator started: its encryption token is taken for good. */
  readonly isOlder: boolean;
  /** Of a person abroad. */
  readonly confirmation: { readonly url: string; readonly before: Date } | null;
}

export interface CertificateBook {
  all(): readonly CertificateEntry[];
  find(identifier: string): CertificateEntry | undefined;
  add(entry: CertificateEntry): void;
  change(identifier: string, patch: Partial<CertificateEntry>): CertificateEntry;
  /** The entry of a certificate; one that was issued before is entered. */
  entryOf(certificate: X509Certificate): CertificateEntry;
}

export function createCertificateBook(): CertificateBook {
  const entries = new Map<string, CertificateEntry>();
  const book: CertificateBook = {
    all: () => [...entries.values()],
    find: (identifier) => entries.get(identifier),
    add(entry) {
      entries.set(entry.identifier, entry);
    },
    change(identifier, patch) {
      const known = entries.get(identifier);
      if (known === undefined) throw new TypeError('no such entry');
      const changed = { ...known, ...patch };
      entries.set(identifier, changed);
      return changed;
    },
    entryOf(certificate) {
      const identifier = identifierOf(certificate.publicKey);
      const known = entries.get(identifier);
      // A key may have a certificate of its own making here, such as a test's second one
      if (known?.certificate?.raw.equals(certificate.raw) === true) return known;
      const entry = olderEntry(certificate, identifier);
      if (known === undefined) book.add(entry);
      return entry;
    },
  };
  return book;
}

export const identifierOf = (key: KeyObject): string =>
  publicKeyIdentifier(key).toString('hex').toUpperCase();

const olderContact: Contact = {
  EmailPrivate: 'alix@example.invalid',
  EmailGeneral: null,
  PhonePrivate: '+32 2 000 00 00',
  PhoneGeneral: null,
};

function olderEntry(certificate: X509Certificate, identifier: string): CertificateEntry {
  const subject = readName(certificate.subject);
  const requestedAt = new Date(new Date(certificate.validFrom).getTime() + 600_000);
  return {
    identifier,
    requestedAt,
    ...holderIn(subject),
    contact: olderContact,
    baseServices: [],
    subject,
    publicKey: certificate.publicKey,
    automaticallyValidated: true,
    phase: 'issued',
    pollsLeft: 0,
    dueAt: requestedAt,
    certificate,
    isOlder: true,
    confirmation: null,
  };
}

/** The holder that the names in a subject identify (registration.md 10.3). Names of persons are guessed: the first word is the given name. */
function holderIn(subject: DistinguishedName): Pick<CertificateEntry, 'actor' | 'applicationId'> {
  const commonName = subject.find(([type]) => type === 'CN')?.[1] ?? '';
  const [, type = '', id = '', applicationId = null] =
    /^([^=]+)=(\d+)(?:, (.+))?$/.exec(commonName) ?? [];
  const name = subject.filter(([part]) => part === 'OU').at(-2)?.[1] ?? '';
  const at = name.indexOf(' ');
  const actor: Party =
    type === 'SSIN' && at > 0
      ? { type, id, firstNames: [name.slice(0, at)], name: name.slice(at + 1) }
      : { type, id, firstNames: [], name };
  return { actor, applicationId };
}

/** Whether an order of the control port means this certificate. */
export function isEntryOf(order: RegisteredCertificate, entry: CertificateEntry): boolean {
  const der = entry.certificate?.raw;
  const fingerprint =
    der === undefined ? '' : createHash('sha256').update(der).digest('hex').toUpperCase();
  return [fingerprint, entry.identifier].includes(order.certificate);
}
