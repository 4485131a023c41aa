import { X509Certificate } from 'node:crypto';
import type { RevokedCertificate } from '../control/control.ts';
import { objectIdentifier } from '../pki/der.ts';
import { SoapFault } from './soap-fault.ts';

/** The holder that a certificate names, once its issuer is known. */
export type CertificateHolderFacts =
  | { readonly kind: 'ehealth'; readonly type: string; readonly id: string }
  | { readonly kind: 'eid'; readonly ssin: string };

/** The authorities of the simulated world: who may issue what. DER certificates. */
export interface Authorities {
  readonly ehealth: readonly Uint8Array[];
  readonly citizen: readonly Uint8Array[];
}

export interface Trust {
  /**
   * Returns the holder that a certificate names. Throws the fault of rule 5: FailedAuthentication where it is out of its validity or revoked,
   * InvalidSecurityToken where its issuer is unknown or its purpose is another.
   */
  holderOf(
    certificate: X509Certificate,
    now: Date,
    revoked: readonly RevokedCertificate[],
  ): CertificateHolderFacts;
  /** The same of an identity card's certificate for one of its two purposes. Throws the same faults. */
  cardHolderOf(
    certificate: X509Certificate,
    purpose: CardPurpose,
    now: Date,
    revoked: readonly RevokedCertificate[],
  ): CardHolder;
}

export type CardPurpose = 'authentication' | 'signature';

/** Who a certificate of an identity card is for; names as they are written there. */
export interface CardHolder {
  readonly ssin: string;
  readonly firstNames: string;
  readonly lastName: string;
}

/** Judges certificates of callers (sessions.md section 18, rules 5 and 7) by direct issue from a known authority. */
export function createTrust(authorities: Authorities): Trust {
  const ehealth = authorities.ehealth.map((der) => new X509Certificate(der));
  const citizen = authorities.citizen.map((der) => new X509Certificate(der));
  return {
    holderOf(certificate, now, revoked) {
      const facts = issuedBy(certificate, ehealth)
        ? ehealthHolder(certificate)
        : issuedBy(certificate, citizen)
          ? { kind: 'eid' as const, ssin: cardHolder(certificate, 'authentication').ssin }
          : refuse('InvalidSecurityToken', 'nobody known issued the certificate');
      requireCurrent(certificate, now, revoked);
      return facts;
    },
    cardHolderOf(certificate, purpose, now, revoked) {
      if (!issuedBy(certificate, citizen)) {
        refuse('InvalidSecurityToken', 'no certificate of an identity card');
      }
      requireCurrent(certificate, now, revoked);
      return cardHolder(certificate, purpose);
    },
  };
}

function requireCurrent(
  certificate: X509Certificate,
  now: Date,
  revoked: readonly RevokedCertificate[],
): void {
  if (now < new Date(certificate.validFrom) || now > new Date(certificate.validTo)) {
    refuse('FailedAuthentication', 'the certificate is not valid now');
  }
  if (revoked.some((entry) => Buffer.from(entry.certificate, 'base64').equals(certificate.raw))) {
    refuse('FailedAuthentication', 'the certificate is revoked');
  }
}

function refuse(code: 'InvalidSecurityToken' | 'FailedAuthentication', message: string): never {
  const prefix = code === 'FailedAuthentication' ? 'wsse' : 'ws-trust';
  throw new SoapFault(`${prefix}:${code}`, message);
}

const issuedBy = (certificate: X509Certificate, issuers: readonly X509Certificate[]): boolean =>
  issuers.some((issuer) => certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey));

function ehealthHolder(certificate: X509Certificate): CertificateHolderFacts {
  const [, type, id] = /^CN=([A-Z][A-Z0-9_-]*)=(\d+)(?:\\?, .*)?$/m.exec(certificate.subject) ?? [];
  if (type === undefined || id === undefined) {
    return refuse('InvalidSecurityToken', 'the certificate names no holder');
  }
  return { kind: 'ehealth', type, id };
}

/** Certificate policies of Belgian citizens' certificates: only authentication opens a session, only a signature binds. */
const cardPolicies: Readonly<Record<CardPurpose, readonly [policy: string, label: string]>> = {
  authentication: ['2.16.56.12.1.1.2.2', 'Authentication'],
  signature: ['2.16.56.12.1.1.2.1', 'Signature'],
};

function cardHolder(certificate: X509Certificate, purpose: CardPurpose): CardHolder {
  const [policy, label] = cardPolicies[purpose];
  if (!policies(certificate).includes(objectIdentifier(policy))) {
    return refuse('InvalidSecurityToken', `not the ${label} certificate of a card`);
  }
  const valueOf = (name: string): string =>
    new RegExp(`^${name}=(.*)$`, 'm').exec(certificate.subject)?.[1]?.replaceAll(/\\(.)/g, '$1') ??
    '';
  const number = valueOf('serialNumber');
  if (!/^\d{1,11}$/.test(number)) {
    return refuse('InvalidSecurityToken', 'the certificate has no national number');
  }
  return {
    ssin: number.padStart(11, '0'),
    firstNames: valueOf('GN'),
    lastName: valueOf('SN'),
  };
}

/** Contents of the certificatePolicies extension, undecoded; empty where there is none. */
function policies(certificate: X509Certificate): Buffer {
  const name = objectIdentifier('2.5.29.32');
  const at = certificate.raw.indexOf(name);
  if (at === -1) return Buffer.alloc(0);
  // Behind the name an optional BOOLEAN, then the OCTET STRING: short forms, policies are small
  let value = at + name.length;
  if (certificate.raw[value] === 0x01) value += 3;
  const length = certificate.raw[value + 1] ?? 0;
  const longForm = length === 0x81;
  const start = value + (longForm ? 3 : 2);
  return certificate.raw.subarray(
    start,
    start + (longForm ? (certificate.raw[value + 2] ?? 0) : length),
  );
}

/** A name in the writing of RFC 1779, last part first, as NameIdentifier has it (sessions.md section 10). */
export function nameInRfc1779(subject: string): string {
  return subject
    .split('\n')
    .reverse()
    .map((line) => {
      const at = line.indexOf('=');
      const value = line.slice(at + 1).replaceAll(/\\(.)/g, '$1');
      return `${line.slice(0, at)}=${/[=,+"\\<>#;\n]/.test(value) ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : value}`;
    })
    .join(', ');
}
