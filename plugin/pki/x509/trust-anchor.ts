import type { X509Certificate } from 'node:crypto';
import { fingerprintOf, isSelfSigned, mayIssue, validityOf } from './certification-path.ts';
import { readX509, subjectName } from './native-certificate.ts';

/** eHealth's environments, plus the simulator's own for demonstrations. An acceptance certificate never works in production. */
export const environments = ['production', 'acceptance', 'simulation'] as const;
export type Environment = (typeof environments)[number];

/** Roots are listed to be named; a holder's certificate has to come from an issuing authority. */
export const authorityRoles = ['root', 'issuing'] as const;
export type AuthorityRole = (typeof authorityRoles)[number];

/**
 * One certification authority we believe. Known by fingerprint alone (built-in table), or with its certificate
 * (added by an operator, or the simulator's), in which case it completes a chain that a file lacks.
 */
export interface TrustAnchor {
  /** SHA-256 of the CA certificate's DER, upper-case hex. */
  readonly fingerprint: string;
  readonly environment: Environment;
  readonly role: AuthorityRole;
  readonly name: string;
  /** ISO 8601 UTC: the CA's own end. */
  readonly notAfter: string;
  /** Base64 DER; null when only the fingerprint is known. */
  readonly certificate: string | null;
}

/**
 * A certificate as an anchor of ours; unless the caller knows better, one that signed itself is a root. Throws TypeError for one whose
 * dates cannot be read: mayIssue has refused it before.
 */
export function toAnchor(
  certificate: X509Certificate,
  environment: Environment,
  role: TrustAnchor['role'] = isSelfSigned(certificate) ? 'root' : 'issuing',
): TrustAnchor {
  const validity = validityOf(certificate);
  if (validity === null) throw new TypeError('a certificate without dates');
  return {
    fingerprint: fingerprintOf(certificate),
    environment,
    role,
    name: subjectName(certificate),
    notAfter: validity.notAfter.toISOString(),
    certificate: certificate.raw.toString('base64'),
  };
}

const parsed = new WeakMap<TrustAnchor, { readonly certificate: X509Certificate | null }>();

/** The anchor's own certificate; null when only its fingerprint is known, and for what is no certificate of a CA. */
export function anchorCertificate(anchor: TrustAnchor): X509Certificate | null {
  const known = parsed.get(anchor) ?? { certificate: parseCertificate(anchor) };
  parsed.set(anchor, known);
  return known.certificate;
}

function parseCertificate({ certificate }: TrustAnchor): X509Certificate | null {
  const read = certificate === null ? null : readX509(Buffer.from(certificate, 'base64'));
  return read !== null && mayIssue(read) ? read : null;
}

const listed = (
  environment: Environment,
  role: AuthorityRole,
  name: string,
  end: string,
  fingerprint: string,
): TrustAnchor => ({
  fingerprint,
  environment,
  role,
  name,
  notAfter: `${end}T00:00:00.000Z`,
  certificate: null,
});

/**
 * eHealth's certification authorities as of today, known by fingerprint only: none of their certificates ships
 * with us, they are met in the keystores themselves. `notAfter` is exact to the day. Roots are listed to be named;
 * they do not issue leaf certificates (see domain/certificate/verdict/chain.ts). Operators add later ones by the settings.
 */
export const builtInAnchors: readonly TrustAnchor[] = [
  listed(
    'production',
    'root',
    'ZetesConfidens Private Trust PKI - root CA 001',
    '2044-02-08',
    'D31C02424A0D23877433A2450CDE61A1C27DC00687103404377C4D2A471F144F',
  ),
  listed(
    'production',
    'issuing',
    'ZetesConfidens Private Trust PKI - eHealth issuing CA 001',
    '2029-02-08',
    '58782DD37C997F21AF20E952DE8715C63BCD9D2CD3EB8AC51668705FFA3B1CD2',
  ),
  listed(
    'production',
    'root',
    'ZetesConfidens Private Trust PKI - root CA 002',
    '2049-11-20',
    'E65A851265BD2447344B0B895AEB9B0C0B5E27B21F04011A0E53E249E3126EC7',
  ),
  listed(
    'production',
    'issuing',
    'ZetesConfidens Private Trust PKI - eHealth issuing CA 002',
    '2034-11-20',
    '146F90E3D38F86AD91AFDD35BEBF5A9EF8AD26CF9C0C4B5B331A38A6B47276E6',
  ),
  listed(
    'acceptance',
    'root',
    'TEST-ZetesConfidens-eHealth acceptance test-root CA 001',
    '2044-01-22',
    '0C2212BD5A8AB527065D8C3763CE58DA09942B56293624C66AD58DB749F7D5EF',
  ),
  listed(
    'acceptance',
    'issuing',
    'TEST-ZetesConfidens-eHealth acceptance test-issuing CA 001',
    '2029-01-25',
    '51715C596439E1345E243A2B76C955E1CE7707E23175DA4EAAA8B76E0AD49561',
  ),
  listed(
    'acceptance',
    'root',
    'UAT ZetesConfidens Private Trust PKI - root CA 002',
    '2048-09-21',
    '76767099F2655AAABD15860598E01847D01C11F349777E78A6EBC15C52F2F19B',
  ),
  listed(
    'acceptance',
    'issuing',
    'UAT ZetesConfidens Private Trust PKI - eHealth issuing CA 002',
    '2033-09-21',
    '6DA89A0988939446C1A3BC72CAF286C2A09CF0F1D6BD2DDBF0278C2C66737127',
  ),
  listed(
    'acceptance',
    'issuing',
    'UAT ZetesConfidens Private Trust PKI - eHealth issuing CA 003',
    '2033-09-21',
    '7AF2E22E603CD7A142038DCCA750BBC24D4B3C9975293D7B66264C2145E4F6BF',
  ),
];
