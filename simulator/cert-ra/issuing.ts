import { X509Certificate, type KeyObject } from 'node:crypto';
import type { Register } from '../control/control.ts';
import type { RegistrationSettings } from '../control/registration-settings.ts';
import {
  issueLeaf,
  type CertificationAuthority,
  type RevocationAddresses,
} from '../pki/certification-authority.ts';
import {
  readCertificationRequest,
  type CertificationRequest,
} from '../pki/certification-request.ts';
import { DerRefusal } from '../pki/der-reader.ts';
import { nameText, type DistinguishedName } from '../pki/distinguished-name.ts';
import { StatusRefusal } from '../registration/status-answer.ts';
import { identifierOf, type CertificateBook, type CertificateEntry } from './certificate-book.ts';
import { stateOf, type StateDeps } from './certificate-state.ts';
import type { HolderOfRequest } from './contract-desk.ts';
import { isRecognised } from './organisations.ts';
import type { Contact } from './party.ts';

const day = 24 * 3_600_000;

export interface IssuingLine {
  readonly issuer: CertificationAuthority;
  readonly root: CertificationAuthority;
  readonly revocation: () => RevocationAddresses;
}

export interface IssuingDeps extends StateDeps {
  readonly book: CertificateBook;
  readonly registration: () => RegistrationSettings;
  readonly register: () => Register;
  readonly lines: Readonly<Record<RegistrationSettings['issuer'], IssuingLine>>;
}

export interface NewRequest {
  readonly holder: HolderOfRequest;
  readonly subject: DistinguishedName;
  readonly contact: Contact;
  readonly baseServices: readonly string[];
  /** DER. */
  readonly csr: Buffer;
  /** Who asks; null for a person abroad, who confirms later. */
  readonly ssin: string | null;
  readonly confirmation: CertificateEntry['confirmation'];
}

export interface Issuing {
  /** Enters a request. Throws {@link StatusRefusal}. */
  enter(
    request: NewRequest,
    now: Date,
  ): { readonly entry: CertificateEntry; readonly replaces: string | null };
  /** The entry after what time alone has done to it. */
  settle(entry: CertificateEntry, now: Date): CertificateEntry;
  /** What people or the person abroad decide. */
  decide(identifier: string, decision: 'deliver' | 'refuse' | 'confirm', now: Date): void;
  /** A leaf for the holder of an entry and any key, by any authority. */
  leafFor(
    entry: CertificateEntry,
    key: KeyObject,
    authority: CertificationAuthority,
    now: Date,
  ): Buffer;
}

/** Certificates that an organisation may have at a time. */
const mostOfOrganisation = 10;

/** Takes requests and makes certificates of them (registration.md 18, rules 2 to 5). */
export function createIssuing(deps: IssuingDeps): Issuing {
  const { book, registration } = deps;
  const order = (entry: CertificateEntry, now: Date): CertificateEntry => {
    const { delivery } = registration();
    const seconds = delivery.mode === 'seconds' ? delivery.count : 0;
    return issuing.settle(
      book.change(entry.identifier, {
        phase: 'ordered',
        pollsLeft: delivery.mode === 'polls' ? delivery.count : 0,
        dueAt: new Date(now.getTime() + seconds * 1000),
      }),
      now,
    );
  };
  const issue = (entry: CertificateEntry, now: Date): CertificateEntry => {
    const { issuer } = deps.lines[registration().issuer];
    const der = issuing.leafFor(entry, entry.publicKey, issuer, now);
    return book.change(entry.identifier, {
      phase: 'issued',
      certificate: new X509Certificate(der),
    });
  };
  const issuing: Issuing = {
    enter(request, now) {
      const { publicKey } = readRequest(request, registration());
      const identifier = identifierOf(publicKey);
      if (book.find(identifier) !== undefined) {
        throw new StatusRefusal('SIM_KEY_SEEN', 'this key was in a request before');
      }
      const replaces = replacedBy(request, now, deps);
      const { actor, applicationId } = request.holder;
      const isRecognisedNow =
        request.ssin === null || isRecognised(deps.register(), request.ssin, actor);
      const isManual = registration().delivery.mode === 'manual' || !isRecognisedNow;
      const entry: CertificateEntry = {
        identifier,
        requestedAt: now,
        actor,
        applicationId,
        contact: request.contact,
        baseServices: request.baseServices,
        subject: request.subject,
        publicKey,
        automaticallyValidated: !isManual,
        phase: request.confirmation === null ? 'manual' : 'unconfirmed',
        pollsLeft: 0,
        dueAt: now,
        certificate: null,
        isOlder: false,
        confirmation: request.confirmation,
      };
      book.add(entry);
      const waits = isManual || request.confirmation !== null;
      return { entry: waits ? entry : order(entry, now), replaces };
    },
    settle(entry, now) {
      return entry.phase === 'ordered' && entry.pollsLeft === 0 && now >= entry.dueAt
        ? issue(entry, now)
        : entry;
    },
    decide(identifier, decision, now) {
      const entry = book.find(identifier);
      if (entry === undefined) throw new TypeError('no request of this key');
      if (decision === 'confirm') {
        if (entry.phase !== 'unconfirmed') throw new TypeError('nothing to confirm');
        order(entry, now);
      } else if (entry.phase !== 'manual' && entry.phase !== 'ordered') {
        throw new TypeError('it is decided already');
      } else if (decision === 'refuse') book.change(identifier, { phase: 'refused' });
      else issue(entry, now);
    },
    leafFor({ actor, applicationId, subject }, publicKey, authority, now) {
      const line = Object.values(deps.lines).find(({ issuer }) => issuer === authority);
      const name = subject.filter(([type]) => type === 'OU').at(-2)?.[1] ?? '';
      return issueLeaf(authority, {
        holder: { type: actor.type, id: actor.id, applicationId, name },
        publicKey,
        ...validityFrom(now, registration()),
        ...(line === undefined ? {} : { revocation: line.revocation() }),
      }).der;
    },
  };
  return issuing;
}

function validityFrom(
  now: Date,
  { notBeforeMinutes, validity }: RegistrationSettings,
): { readonly notBefore: Date; readonly notAfter: Date } {
  const start = now.getTime() + notBeforeMinutes * 60_000;
  const notBefore = new Date(Math.floor(start / 1000) * 1000);
  const end = new Date(notBefore);
  if ('months' in validity) end.setUTCMonth(end.getUTCMonth() + validity.months);
  else end.setTime(end.getTime() + validity.days * day);
  return { notBefore, notAfter: new Date(end.getTime() - 1000) };
}

function readRequest(
  { csr, subject }: NewRequest,
  { ecKeys }: RegistrationSettings,
): CertificationRequest {
  const request = readable(csr);
  if (nameText(request.subject) !== nameText(subject)) {
    throw new StatusRefusal('SIM_DN', 'the request has another subject than the contract');
  }
  const { asymmetricKeyType, asymmetricKeyDetails = {} } = request.publicKey;
  const isRsa = asymmetricKeyType === 'rsa' && asymmetricKeyDetails.modulusLength === 2048;
  const isEc =
    asymmetricKeyType === 'ec' &&
    ['prime256v1', 'secp384r1'].includes(asymmetricKeyDetails.namedCurve ?? '');
  if (!isRsa && !(ecKeys && isEc)) {
    throw new StatusRefusal(
      'SIM_KEY',
      `the key must be RSA of 2048 bits${ecKeys ? ', or EC' : ''}`,
    );
  }
  return request;
}

function readable(csr: Buffer): CertificationRequest {
  try {
    return readCertificationRequest(csr);
  } catch (error) {
    if (error instanceof DerRefusal) throw new StatusRefusal('SIM_CSR', error.message);
    throw error;
  }
}

/** The key of the certificate that a new one of the same name replaces; null for a first one. Throws {@link StatusRefusal}. */
function replacedBy({ subject, holder }: NewRequest, now: Date, deps: IssuingDeps): string | null {
  const entries = deps.book
    .all()
    .map((entry) => ({ entry, state: stateOf(entry, now, deps) }))
    .filter(({ state }) => ['VALID_ACTIVE', 'IN_PROGRESS'].includes(state.status))
    .filter(({ entry }) => entry.phase !== 'unconfirmed');
  const sameName = entries.filter(({ entry }) => nameText(entry.subject) === nameText(subject));
  if (sameName.some(({ state }) => state.status === 'IN_PROGRESS')) {
    throw new StatusRefusal('SIM_IN_PROGRESS', 'a request for this name is in progress');
  }
  const newest = sameName.at(-1);
  if (newest !== undefined) {
    if (!newest.state.replaceable) {
      throw new StatusRefusal('SIM_STILL_ACTIVE', 'a certificate of this name is active', [
        ['replaceableFrom', newest.state.replacementStart?.toISOString() ?? ''],
      ]);
    }
    return newest.entry.identifier;
  }
  const { type, id } = holder.actor;
  const ofHolder = entries.filter(
    ({ entry }) => entry.actor.type === type && entry.actor.id === id,
  );
  if (type !== 'SSIN' && ofHolder.length >= mostOfOrganisation) {
    throw new StatusRefusal('SIM_LIMIT', 'the organisation has as many certificates as it may');
  }
  return null;
}
