import type { X509Certificate } from 'node:crypto';
import { extension } from '../../../simulator/pki/certificate-profile.ts';
import {
  context,
  contextPrimitive,
  objectIdentifier,
  printableString,
  sequence,
  setOf,
  utf8String,
} from '../../../simulator/pki/der.ts';
import {
  edKeys,
  issue,
  rsaKeys,
  unknownExtension,
} from '../../support/fixtures/test-certificates.ts';
import type { Profile, TestCertificate } from '../../support/fixtures/test-certificates.ts';

/** One line of certificates, from the anchor down to the target. Titles end a sentence: "… when". */
export interface PathCase {
  readonly when: string;
  readonly line: () => readonly X509Certificate[];
  /** Only where openssl decides otherwise: the reason. */
  readonly opensslDiffers?: string;
}

/** The instant of every case. */
export const at = new Date('2026-06-01T00:00:00Z');

/** Each certificate is issued by the one before it. */
export function issueLine(profiles: readonly Partial<Profile>[]): readonly TestCertificate[] {
  const made: TestCertificate[] = [];
  for (const [index, profile] of profiles.entries())
    made.push(issue(made.at(-1) ?? null, { name: `certificate ${index}`, ...profile }));
  return made;
}

const line =
  (...profiles: readonly Partial<Profile>[]) =>
  () =>
    issueLine(profiles).map(({ certificate }) => certificate);

const ca = { ca: true };
const leaf = {};
const limited = (pathLength: number) => ({ ca: true, pathLength });
/** As second below a `certificate 1`: the same name with a new key. */
const selfIssued = { ca: true, name: 'certificate 1' };
const critical = { extensions: [unknownExtension(true)] };
const nameOf = (text: Buffer) => sequence(setOf(sequence(objectIdentifier('2.5.4.3'), text)));
const rsa = rsaKeys();
const rsaCa = { ca: true, keys: rsa };
const otherKey = rsaKeys().publicKey;

/** Name constraints (RFC 5280, 4.2.1.10): only names below example.org. */
const nameConstraints = extension(
  '2.5.29.30',
  true,
  sequence(context(0, sequence(contextPrimitive(2, Buffer.from('example.org'))))),
);
/** requireExplicitPolicy (RFC 5280, 4.2.1.11), after two more certificates. */
const policyConstraints = extension(
  '2.5.29.36',
  true,
  sequence(contextPrimitive(0, Buffer.from([2]))),
);

export const validCases: readonly PathCase[] = [
  { when: 'the anchor issued the target', line: line(ca, leaf) },
  { when: 'a CA is in between', line: line(ca, ca, leaf) },
  { when: 'the target is a CA', line: line(ca, ca) },
  { when: 'a certificate begins at that instant', line: line(ca, { from: at.toISOString() }) },
  {
    when: 'names differ in the type of their strings only',
    line: line(
      { ...ca, name: nameOf(utf8String('one')) },
      { issuerName: nameOf(printableString('one')) },
    ),
  },
  {
    when: 'names differ in capitals and spaces only',
    line: line(
      { ...ca, name: nameOf(printableString('One  CA')) },
      { issuerName: nameOf(printableString('one ca')) },
    ),
  },
  { when: 'the target does not name the key of its issuer', line: line(ca, { issuerKey: null }) },
  { when: 'no CA is below a path length of 0', line: line(ca, limited(0), leaf) },
  { when: 'one CA is below a path length of 1', line: line(limited(1), ca, leaf) },
  {
    when: 'a self-issued CA is below a path length of 0',
    line: line(ca, limited(0), selfIssued, leaf),
  },
  { when: 'a CA as target is below a path length of 0', line: line(ca, limited(0), ca) },
  { when: 'a CA has no keyUsage', line: line(ca, { ...ca, keyUsage: null }, leaf) },
  {
    when: 'an unknown extension is not critical',
    line: line(ca, { ...ca, extensions: [unknownExtension(false)] }, leaf),
  },
  {
    when: 'extended key usage and policies are critical',
    line: line(ca, {
      extensions: [
        extension('2.5.29.37', true, sequence(objectIdentifier('1.3.6.1.5.5.7.3.2'))),
        extension('2.5.29.32', true, sequence(sequence(objectIdentifier('2.999.1')))),
      ],
    }),
  },
  { when: 'RSA signs', line: line(rsaCa, leaf) },
  { when: 'RSA-PSS signs', line: line(rsaCa, { algorithm: 'rsa-pss-sha256' }) },
  { when: 'Ed25519 signs', line: line({ ...ca, keys: edKeys() }, leaf) },
  {
    when: 'the anchor signed itself with MD5',
    line: line({ ...rsaCa, algorithm: 'rsa-md5' }, leaf),
  },
  {
    when: 'it has eight certificates',
    line: line(ca, ca, ca, ca, ca, ca, ca, leaf),
  },
];

export const invalidCases: readonly PathCase[] = [
  {
    when: 'the signature of the target is wrong',
    line: line(ca, { signature: Buffer.from('3006020101020101', 'hex') }),
  },
  {
    when: 'the signature of a CA is wrong',
    line: line(ca, { ...ca, signature: Buffer.from('3006020101020101', 'hex') }, leaf),
  },
  {
    when: 'the target names another issuer',
    line: line(ca, { issuerName: nameOf(utf8String('another')) }),
  },
  {
    when: 'the target names another key of its issuer',
    line: line(ca, { issuerKey: otherKey }),
  },
  {
    when: 'a CA names another key of its issuer',
    line: line(ca, { ...ca, issuerKey: otherKey }, leaf),
  },
  { when: 'the target has not begun', line: line(ca, { from: '2026-06-01T00:00:01Z' }) },
  { when: 'the target has expired', line: line(ca, { to: '2026-05-31T23:59:59Z' }) },
  { when: 'a CA has not begun', line: line(ca, { ...ca, from: '2026-06-01T00:00:01Z' }, leaf) },
  { when: 'a CA has expired', line: line(ca, { ...ca, to: '2026-05-31T23:59:59Z' }, leaf) },
  { when: 'the anchor has expired', line: line({ ...ca, to: '2026-05-31T23:59:59Z' }, leaf) },
  {
    when: 'an issuer has no basicConstraints',
    line: line(ca, { ca: null, keyUsage: 'keyCertSign' }, leaf),
  },
  {
    when: 'an issuer says it is no CA',
    line: line(ca, { ca: false, keyUsage: 'keyCertSign' }, leaf),
  },
  { when: 'the anchor says it is no CA', line: line({ ca: false, keyUsage: null }, leaf) },
  {
    when: 'a CA may not sign certificates',
    line: line(ca, { ...ca, keyUsage: 'digitalSignature' }, leaf),
  },
  { when: 'one CA is below a path length of 0', line: line(ca, limited(0), ca, leaf) },
  { when: 'one CA is below an anchor with a path length of 0', line: line(limited(0), ca, leaf) },
  { when: 'two CAs are below a path length of 1', line: line(ca, limited(1), ca, ca, leaf) },
  {
    when: 'a self-issued CA and another are below a path length of 0',
    line: line(ca, limited(0), selfIssued, { ...ca, name: 'another' }, leaf),
  },
  {
    when: 'a lower CA allows more than a higher one',
    line: line(ca, limited(1), limited(6), ca, leaf),
  },
  { when: 'the target has an unknown critical extension', line: line(ca, critical) },
  { when: 'a CA has an unknown critical extension', line: line(ca, { ...ca, ...critical }, leaf) },
  {
    when: 'the anchor has an unknown critical extension',
    line: line({ ...ca, ...critical }, leaf),
  },
  {
    when: 'a certificate has an extension twice',
    line: line(ca, { extensions: [unknownExtension(false), unknownExtension(false)] }),
    opensslDiffers: 'it checks extensions of its own for this only',
  },
  {
    when: 'a CA insists on name constraints',
    line: line(ca, { ...ca, extensions: [nameConstraints] }, leaf),
    opensslDiffers: 'it processes them',
  },
  {
    when: 'a CA insists on policy constraints',
    line: line(ca, { ...ca, extensions: [policyConstraints] }, leaf),
    opensslDiffers: 'it knows them, and checks no policy unless asked',
  },
  {
    when: 'MD5 is under a signature',
    line: line(rsaCa, { algorithm: 'rsa-md5' }),
    opensslDiffers: 'it has no lower bound unless asked',
  },
  {
    when: 'it has nine certificates',
    line: line(ca, ca, ca, ca, ca, ca, ca, ca, leaf),
    opensslDiffers: 'it goes further',
  },
];

/** Accepted where the caller allows SHA-1. */
export const sha1Cases: readonly PathCase[] = [
  { when: 'RSA signs with SHA-1', line: line(rsaCa, { algorithm: 'rsa-sha1' }) },
  { when: 'RSA-PSS signs with SHA-1', line: line(rsaCa, { algorithm: 'rsa-pss-sha1' }) },
  { when: 'ECDSA signs with SHA-1', line: line(ca, { ...ca, algorithm: 'ecdsa-sha1' }, leaf) },
];
