import { StatusRefusal } from '../registration/status-answer.ts';
import { certificateInfo } from './certificate-info.ts';
import type { CertificateEntry } from './certificate-book.ts';
import type { Office, Operation } from './operation.ts';
import { mayActFor } from './organisations.ts';
import { readParty } from './party.ts';
import { child } from './request-shape.ts';
import { requireSigner } from './requesting.ts';

const protocol = 'urn:be:fgov:ehealth:certra:protocol:v2';
const etee = 'urn:be:fgov:ehealth:etee:certra:protocol:v2';

const reasons = ['keyCompromise', 'affiliationChanged', 'superseded', 'cessationOfOperation'];

/** Operations on certificates that there are (registration.md 6.7 to 6.9). */
export const managing: Readonly<Record<string, Operation>> = {
  GetCertificateInfoForAuthenticationCertificate: {
    soapAction: `${etee}:getCertificateInfoForAuthenticationCertificate`,
    shape: [],
    signer: 'ehealth',
    answer: ({ certificate, now }, { book, stateOf }) => {
      const entry = book.entryOf(certificate);
      return certificateInfo(entry, stateOf(entry, now));
    },
  },

  GetCertificateInfoForCitizen: {
    soapAction: `${protocol}:getCertificateInfoForCitizen`,
    shape: [],
    signer: 'authentication',
    answer: ({ card, now }, { book, issuing, register, stateOf }) =>
      book
        .all()
        .filter(({ actor }) => mayActFor(register(), card.ssin, actor))
        .map((entry) => issuing.settle(entry, now))
        .map((entry) => certificateInfo(entry, stateOf(entry, now)))
        .join(''),
  },

  GenerateRevocationContract: {
    soapAction: `${protocol}:generateRevocationContract`,
    shape: ['PublicKeyIdentifier', 'Signer', 'RevocationReason'],
    signer: null,
    answer: ({ named, now }, office) => {
      const entry = revocable(child(named('PublicKeyIdentifier')).text, now, office);
      const signer = readParty(child(named('Signer')));
      const reason = child(named('RevocationReason')).text;
      if (!reasons.includes(reason)) {
        throw new StatusRefusal('SIM_SCHEMA', 'the reason of the revocation is unknown');
      }
      return office.desk.forRevocation({
        subject: entry.subject,
        signer,
        reason,
        publicKeyIdentifier: entry.identifier,
      });
    },
  },

  Revoke: {
    soapAction: `${etee}:revoke`,
    shape: ['PublicKeyIdentifier', 'Contract'],
    signer: 'signature',
    changes: true,
    answer: ({ named, card, now }, office) => {
      const entry = revocable(child(named('PublicKeyIdentifier')).text, now, office);
      const { signer, revocation } = office.desk.revocationContract(child(named('Contract')));
      if (revocation?.publicKeyIdentifier !== entry.identifier) {
        throw new StatusRefusal('SIM_CONTRACT', 'the contract is about another certificate');
      }
      requireSigner(signer, card);
      if (!mayActFor(office.register(), card.ssin, entry.actor)) {
        throw new StatusRefusal('SIM_SIGNER', 'the signer may not act for this holder');
      }
      office.book.change(entry.identifier, { phase: 'revoked' });
      if (entry.certificate !== null) office.revoke(entry.certificate, revocation.reason, now);
      return '';
    },
  },
};

function revocable(identifier: string, now: Date, { book, stateOf }: Office): CertificateEntry {
  const entry = book.find(identifier.toUpperCase());
  if (entry === undefined) throw new StatusRefusal('SIM_UNKNOWN_KEY', 'no certificate of this key');
  if (stateOf(entry, now).status !== 'VALID_ACTIVE') {
    throw new StatusRefusal('SIM_NOT_REVOCABLE', 'the certificate is not active');
  }
  return entry;
}
