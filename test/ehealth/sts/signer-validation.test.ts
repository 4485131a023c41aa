import { createHash, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSignerValidator } from '../../../plugin/ehealth/sts/signer-validation.ts';
import {
  basicConstraints,
  keyUsage,
  randomSerialNumber,
  signCertificate,
} from '../../../simulator/pki/certificate-profile.ts';
import {
  createAuthority,
  type CertificationAuthority,
} from '../../../simulator/pki/certification-authority.ts';
import { freshKeys, type KeyPair } from '../../../simulator/pki/key-source.ts';
import { nullValue, objectIdentifier, sequence, setOf } from '../../../simulator/pki/der.ts';
import { commonName, issue, unknownExtension } from '../../support/fixtures/test-certificates.ts';

const namePattern = '^CBE=0809394427, ?(IAM|SIM)';
const now = new Date('2026-06-01T00:00:00Z');

let root: CertificationAuthority;
let middle: CertificationAuthority;
let stranger: CertificationAuthority;
let keys: KeyPair;

beforeAll(async () => {
  const [rootKeys, middleKeys, strangerKeys, signerKeys] = await Promise.all(
    Array.from({ length: 4 }, () => freshKeys.ec('P-384')),
  );
  root = createAuthority('services root', '901', rootKeys!, null);
  middle = createAuthority('services CA', '902', middleKeys!, root);
  // Called like the real one, with another key
  stranger = createAuthority('services CA', '902', strangerKeys!, null);
  keys = signerKeys!;
});

interface SignerOptions {
  readonly name?: string;
  readonly from?: string;
  readonly to?: string;
  readonly usage?: 'authentication' | 'encryption' | null;
}

function signer(issuer: CertificationAuthority, options: SignerOptions = {}): Buffer {
  const { usage = 'authentication' } = options;
  return signCertificate({
    subject: [
      ['C', 'BE'],
      ['CN', options.name ?? 'CBE=0809394427, SIM'],
    ],
    issuer: issuer.subject,
    serialNumber: randomSerialNumber(63),
    notBefore: new Date(options.from ?? '2026-01-01T00:00:00Z'),
    notAfter: new Date(options.to ?? '2027-01-01T00:00:00Z'),
    publicKey: keys.publicKey,
    signingKey: issuer.privateKey,
    extensions: [basicConstraints('leaf', null), ...(usage === null ? [] : [keyUsage(usage)])],
  }).der;
}

const anchor = (certificate: Buffer) => ({
  certificate,
  fingerprint: createHash('sha256').update(certificate).digest('hex').toUpperCase(),
});

function verdict(
  anchors: readonly Buffer[],
  signerCertificate: Buffer,
  signerChain: readonly Buffer[] = [],
): string {
  try {
    createSignerValidator({ anchors: anchors.map(anchor), namePattern }).validate(
      { signerCertificate, signerChain },
      now,
    );
    return 'believed';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('signer of an assertion', () => {
  it('accepts a signer when its CA is listed', () => {
    expect(verdict([middle.certificate], signer(middle))).toBe('believed');
  });

  it('accepts a signer when the signer itself is listed, for any issuer', () => {
    const own = signer(stranger);
    expect(verdict([own], own)).toBe('believed');
  });

  it('accepts a signer through a CA certificate that comes with the signature', () => {
    expect(verdict([root.certificate], signer(middle), [middle.certificate])).toBe('believed');
    expect(verdict([root.certificate], signer(middle))).toBe('ERR_STS_SIGNER_UNKNOWN');
  });

  it.each<[string, () => readonly Buffer[]]>([
    ['no signer is listed', () => []],
    ['another CA is listed', () => [root.certificate]],
    ['a CA of the same name is listed', () => [stranger.certificate]],
  ])('rejects a signer as unknown when %s', (_, anchors) => {
    expect(verdict(anchors(), signer(middle))).toBe('ERR_STS_SIGNER_UNKNOWN');
  });

  it('rejects a signer when a self-made CA comes with the signature', () => {
    expect(verdict([root.certificate], signer(stranger), [stranger.certificate])).toBe(
      'ERR_STS_SIGNER_UNKNOWN',
    );
  });

  it('rejects a signer when the path length of a CA above forbids its CA', async () => {
    const lower = createAuthority('lower CA', '903', await freshKeys.ec('P-384'), middle);
    const chain = [lower.certificate, middle.certificate];
    expect(verdict([lower.certificate], signer(lower))).toBe('believed');
    expect(verdict([root.certificate], signer(lower), chain)).toBe('ERR_STS_SIGNER_UNKNOWN');
  });

  it('rejects a signer when a critical extension is unknown', () => {
    const profile = { name: commonName('CBE=0809394427, SIM') };
    const issuer = issue(null, { name: 'services CA', ca: true });
    const leaf = (critical: boolean) =>
      issue(issuer, { ...profile, extensions: [unknownExtension(critical)] }).certificate.raw;
    expect(verdict([issuer.certificate.raw], leaf(false))).toBe('believed');
    expect(verdict([issuer.certificate.raw], leaf(true))).toBe('ERR_STS_SIGNER_UNKNOWN');
  });

  it('rejects a signer when the issuer is listed but not a CA', () => {
    const listed = signer(middle, { usage: null });
    const subject = [
      ['C', 'BE'],
      ['CN', 'CBE=0809394427, SIM'],
    ] as const;
    const leaf = signer({ ...keys, subject, certificate: listed });
    expect(new X509Certificate(leaf).verify(keys.publicKey)).toBe(true);
    expect(verdict([listed], leaf)).toBe('ERR_STS_SIGNER_UNKNOWN');
  });

  it.each<[string, SignerOptions]>([
    ['is over', { to: '2026-05-31T23:59:59Z' }],
    ['has not begun', { from: '2026-06-01T00:00:01Z' }],
    ['is called otherwise', { name: 'CBE=0809394428, SIM' }],
    ['only mentions the name', { name: 'X CBE=0809394427, SIM' }],
    ['is for encryption', { usage: 'encryption' }],
  ])('rejects a signer when the certificate %s', (_, options) => {
    expect(verdict([middle.certificate], signer(middle, options))).toBe('ERR_STS_TOKEN_REFUSED');
  });

  it('accepts a certificate without key usage, and the name of IAM', () => {
    expect(verdict([middle.certificate], signer(middle, { usage: null }))).toBe('believed');
    expect(verdict([middle.certificate], signer(middle, { name: 'CBE=0809394427,IAM' }))).toBe(
      'believed',
    );
  });

  it('judges each signer independently of earlier signers', () => {
    const trust = createSignerValidator({ anchors: [anchor(middle.certificate)], namePattern });
    const judge = (signerCertificate: Buffer) => () =>
      trust.validate({ signerCertificate, signerChain: [] }, now);
    const good = signer(middle);
    expect(judge(good)).not.toThrow();
    expect(judge(signer(middle, { name: 'CBE=0000000097' }))).toThrow('another name');
    expect(judge(good)).not.toThrow();
  });

  it('rejects bytes that are not a certificate', () => {
    expect(verdict([middle.certificate], Buffer.from('no certificate'))).toBe(
      'ERR_STS_TOKEN_REFUSED',
    );
  });

  it('rejects a listed signer when its certificate exceeds the bounds of the reader', () => {
    const nested = (depth: number): Buffer =>
      depth === 0 ? nullValue() : sequence(nested(depth - 1));
    const name = sequence(setOf(sequence(objectIdentifier('2.5.4.3'), nested(40))));
    const deep = issue(null, { name, ca: true }).certificate.raw;
    expect(verdict([deep], deep)).toBe('ERR_STS_TOKEN_REFUSED');
  });

  it('ignores invalid certificates in the chain', () => {
    expect(verdict([middle.certificate], signer(middle), [Buffer.from('rubbish')])).toBe(
      'believed',
    );
  });
});
