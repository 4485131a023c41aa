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
          ? eidHolder(certificate)
          : refuse('InvalidSecurityToken', 'nobody known issued the certificate');
      if (now < new Date(certificate.validFrom) || now > new Date(certificate.validTo)) {
        refuse('FailedAuthentication', 'the certificate is not valid now');
      }
      if (
        revoked.some((entry) => Buffer.from(entry.certificate, 'base64').equals(certificate.raw))
      ) {
        refuse('FailedAuthentication', 'the certificate is revoked');
      }
      return facts;
    },
  };
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

/** Certificate policies of Belgian citizens' certificates: only authentication opens a session. */
const authenticationPolicy = '2.16.56.12.1.1.2.2';

function eidHolder(certificate: X509Certificate): CertificateHolderFacts {
  if (!policies(certificate).includes(objectIdentifier(authenticationPolicy))) {
    return refuse('InvalidSecurityToken', 'not the Authentication certificate of a card');
  }
  const [, number] = /^serialNumber=(\d{1,11})$/m.exec(certificate.subject) ?? [];
  if (number === undefined) {
    return refuse('InvalidSecurityToken', 'the certificate has no national number');
  }
  return { kind: 'eid', ssin: number.padStart(11, '0') };
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
