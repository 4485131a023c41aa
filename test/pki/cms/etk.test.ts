import { createHash, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readEtk } from '../../../plugin/pki/cms/etk.ts';
import type { EtkFlaw } from '../../../plugin/pki/cms/etk.ts';
import type { TrustAnchor } from '../../../plugin/pki/x509/trust-anchor.ts';
import {
  issueEncryptionCertificate,
  issueLeaf,
  type CertificationAuthority,
} from '../../../simulator/pki/certification-authority.ts';
import {
  basicConstraints,
  keyUsage,
  signCertificate,
  type IssuedCertificate,
} from '../../../simulator/pki/certificate-profile.ts';
import { freshKeys, type KeyPair } from '../../../simulator/pki/key-source.ts';
import { openssl, tokenByOpenssl } from '../../support/fixtures/encryption-token.ts';
import { testPki } from '../../support/fixtures/keystores.ts';
import { runKeys } from '../../support/fixtures/run-keys.ts';

const newKeys = runKeys('file');

/* Tokens that openssl wrote, read by us. Nothing here shares code with the reader. */

const notBefore = new Date('2026-01-15T09:50:00Z');
const notAfter = new Date('2029-01-15T09:50:00Z');
const now = new Date('2027-06-01T12:00:00Z');
const holder = { type: 'SSIN', id: '00000000097', applicationId: null, name: 'ALIX EXEMPLE' };

interface Fixture {
  readonly line: CertificationAuthority;
  readonly ownerKeys: KeyPair;
  readonly owner: IssuedCertificate;
  readonly encryptionKeys: KeyPair;
  readonly encryption: IssuedCertificate;
  readonly registrar: {
    readonly certificate: Uint8Array;
    readonly privateKey: KeyPair['privateKey'];
  };
}

let fixture: Fixture;

beforeAll(async () => {
  if (openssl.missing) return;
  const { issuing001: line } = await testPki();
  const [ownerKeys, encryptionKeys, registrarKeys] = await Promise.all([
    newKeys.rsa(),
    newKeys.rsa(),
    newKeys.rsa(),
  ]);
  const owner = issueLeaf(line, { holder, publicKey: ownerKeys.publicKey, notBefore, notAfter });
  const registrar = issueLeaf(line, {
    holder: { type: 'CBE', id: '0000000097', applicationId: 'ETKRA', name: 'REGISTRAR' },
    publicKey: registrarKeys.publicKey,
    notBefore,
    notAfter,
  });
  fixture = {
    line,
    ownerKeys,
    owner,
    encryptionKeys,
    encryption: issueEncryptionCertificate(owner, ownerKeys.privateKey, encryptionKeys.publicKey),
    registrar: { certificate: registrar.der, privateKey: registrarKeys.privateKey },
  };
});

const fingerprint = (der: Uint8Array) =>
  createHash('sha256').update(der).digest('hex').toUpperCase();

/** As eHealth's own authorities are known: by fingerprint alone. */
const byFingerprint = (certificate: Uint8Array): TrustAnchor => ({
  fingerprint: fingerprint(certificate),
  environment: 'simulation',
  role: 'issuing',
  name: 'Issuing CA',
  notAfter: '2039-01-01T00:00:00.000Z',
  certificate: null,
});
const withCertificate = (certificate: Uint8Array): TrustAnchor => ({
  ...byFingerprint(certificate),
  certificate: Buffer.from(certificate).toString('base64'),
});

function token(
  changes: { readonly content?: Uint8Array; readonly certificates?: readonly Uint8Array[] } = {},
  options?: readonly string[],
): Promise<Buffer> {
  const { encryption, registrar, owner, line } = fixture;
  return tokenByOpenssl(
    {
      content: encryption.der,
      signer: registrar,
      certificates: [owner.der, line.certificate],
      ...changes,
    },
    options,
  );
}

const read = (bytes: Uint8Array, anchors = [byFingerprint(fixture.line.certificate)], at = now) =>
  readEtk(bytes, { anchors, now: at });

/** An encryption certificate of the same holder that departs from the profile. */
function oddEncryption(
  changes: Partial<Parameters<typeof signCertificate>[0]>,
): Promise<readonly EtkFlaw[] | undefined> {
  const { owner, ownerKeys, encryptionKeys } = fixture;
  const { der } = signCertificate({
    subject: owner.subject,
    issuer: owner.subject,
    serialNumber: 77n,
    notBefore,
    notAfter,
    publicKey: encryptionKeys.publicKey,
    signingKey: ownerKeys.privateKey,
    extensions: [keyUsage('encryption')],
    ...changes,
  });
  return token({ content: der }).then((bytes) => read(bytes)?.flaws);
}

describe.skipIf(openssl.missing)('readEtk', () => {
  it.each([
    ['in DER, as eHealth signs', ['-noattr', '-md', 'sha256']],
    ['in BER of indefinite length', ['-noattr', '-md', 'sha256', '-stream']],
    ['with signed attributes', ['-md', 'sha256']],
    ['named by key identifier', ['-noattr', '-md', 'sha512', '-keyid']],
  ])('accepts a token %s', async (_name, options) => {
    const found = read(await token({}, options));
    expect(found).toMatchObject({
      serialNumber: fixture.encryption.serialNumber.toString(),
      isSignerKnown: true,
      flaws: [],
    });
    const spki = fixture.encryptionKeys.publicKey.export({ format: 'der', type: 'spki' });
    expect(found?.spkiSha256).toBe(fingerprint(spki));
  });

  it('accepts a token when the authority is known with its certificate and is not in the token', async () => {
    const bytes = await token({ certificates: [fixture.owner.der] });
    expect(read(bytes, [withCertificate(fixture.line.certificate)])?.flaws).toEqual([]);
    expect(read(bytes)?.flaws).toEqual(['Issuer']);
  });

  it('returns the Issuer flaw when no known issuing authority issued the certificate of the holder', async () => {
    const { issuing002 } = await testPki();
    expect(read(await token(), [byFingerprint(issuing002.certificate)])?.flaws).toEqual(['Issuer']);
    const root = { ...byFingerprint(fixture.line.certificate), role: 'root' as const };
    expect(read(await token(), [root])?.flaws).toEqual(['Issuer']);
  });

  it('returns isSignerKnown false and no flaw when the signer is unknown', async () => {
    const keys = await newKeys.rsa();
    const stranger = signCertificate({
      subject: [['CN', 'ETK-RA']],
      issuer: [['CN', 'ETK-RA']],
      serialNumber: 5n,
      notBefore,
      notAfter,
      publicKey: keys.publicKey,
      signingKey: keys.privateKey,
      extensions: [basicConstraints('leaf', null)],
    });
    const bytes = await tokenByOpenssl({
      content: fixture.encryption.der,
      signer: { certificate: stranger.der, privateKey: keys.privateKey },
      certificates: [fixture.owner.der, fixture.line.certificate],
    });
    expect(read(bytes)).toMatchObject({ isSignerKnown: false, flaws: [] });
  });

  it('returns the Owner flaw when the certificate of the holder is missing', async () => {
    const flaws = read(await token({ certificates: [fixture.line.certificate] }))?.flaws;
    expect(flaws).toEqual(['Owner', 'Issuer']);
  });

  it('returns the Owner flaw when another key than the holder’s signed the encryption certificate', async () => {
    const { encryptionKeys } = fixture;
    expect(await oddEncryption({ signingKey: encryptionKeys.privateKey })).toEqual([
      'Owner',
      'Issuer',
    ]);
  });

  it('returns the Validity flaw when the date is outside the validity period', async () => {
    const bytes = await token();
    const anchors = [byFingerprint(fixture.line.certificate)];
    const flawsAt = (at: Date) => read(bytes, anchors, at)?.flaws;
    expect(flawsAt(new Date(notBefore.getTime() - 1))).toEqual(['Validity']);
    expect(flawsAt(notBefore)).toEqual([]);
    expect(flawsAt(notAfter)).toEqual([]);
    expect(flawsAt(new Date(notAfter.getTime() + 1))).toEqual(['Validity']);
  });

  it('returns the KeyUsage flaw when the key is for another use', async () => {
    expect(await oddEncryption({ extensions: [] })).toEqual(['KeyUsage']);
    expect(await oddEncryption({ extensions: [keyUsage('authentication')] })).toEqual(['KeyUsage']);
  });

  it('returns no flaw when the key is EC on P-384', async () => {
    const { publicKey } = await freshKeys.ec('P-384');
    expect(await oddEncryption({ publicKey })).toEqual([]);
  });

  it('returns the WeakKey flaw when the key is of a kind that eHealth does not accept', async () => {
    const curve = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
    for (const { publicKey } of [curve, short])
      expect(await oddEncryption({ publicKey })).toEqual(['WeakKey']);
  });

  it('returns the Signature flaw when the token is signed with SHA-1', async () => {
    expect(read(await token({}, ['-noattr', '-md', 'sha1']))?.flaws).toEqual(['Signature']);
  });

  it('rejects a token when any bit of the encryption certificate changed', async () => {
    const bytes = await token();
    const at = bytes.indexOf(fixture.encryption.der);
    expect(at).toBeGreaterThan(0);
    fc.assert(
      fc.property(
        fc.integer({ min: at, max: at + fixture.encryption.der.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        (index, bit) => {
          const changed = Buffer.from(bytes);
          changed[index]! ^= 1 << bit;
          expect(read(changed)?.flaws ?? ['unreadable']).not.toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('returns the Signature flaw when signed attributes cover another content', async () => {
    const bytes = await token({}, ['-md', 'sha256']);
    const at = bytes.indexOf(fixture.encryption.der) + fixture.encryption.der.length - 1;
    bytes[at]! ^= 1;
    expect(read(bytes)?.flaws).toContain('Signature');
  });
});

it('returns null from readEtk when the bytes are not a token', () => {
  const nothing = { anchors: [], now };
  expect(readEtk(new Uint8Array(), nothing)).toBeNull();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(readEtk(bytes, nothing)).toBeNull();
    }),
  );
});
