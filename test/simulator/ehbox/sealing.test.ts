import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealKinds, type SealKind } from '../../../simulator/control/letter-order.ts';
import { createCorrespondents } from '../../../simulator/ehbox/letters/correspondents.ts';
import { seal } from '../../../simulator/ehbox/letters/seal.ts';
import { issuePlainLeaf } from '../../../simulator/pki/certification-authority.ts';
import { testPki } from '../../support/fixtures/keystores.ts';
import { runKeys } from '../../support/fixtures/run-keys.ts';
import { systemPart } from '../../support/tools/system-parts.ts';

/* What the simulator seals, opened by OpenSSL, which has seen neither our sealing nor our opening. */

const openssl = systemPart('openssl');

/** How far OpenSSL gets: which layer it refuses, or the text. */
type Outcome = 'outer' | 'envelope' | 'inner' | 'text';

const textOf = (kind: SealKind): string => `Texte sous un sceau « ${kind} ».\n`;

describe.skipIf(openssl.missing)('letters that the simulator seals', () => {
  let folder: string;
  const bodies = new Map<SealKind, Buffer>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trousseau-seal-'));
    const { issuing001 } = await testPki();
    const keys = runKeys('mailbox');
    const reader = await keys.rsa();
    const [own, strange] = ['00000000097', '00000000790'].map((id) => {
      const { der } = issuePlainLeaf(
        issuing001,
        [
          ['C', 'BE'],
          ['CN', `SSIN=${id}`],
        ],
        reader.publicKey,
        { notBefore: new Date('2026-01-01'), notAfter: new Date('2046-01-01') },
      );
      return new X509Certificate(der);
    }) as [X509Certificate, X509Certificate];
    const file = (name: string, content: string): void => {
      writeFileSync(join(folder, name), content);
    };
    file('reader.key', reader.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
    file('reader.pem', own.toString());
    file('trusted.pem', new X509Certificate(issuing001.certificate).toString());
    const correspondents = createCorrespondents({
      folder,
      keys,
      authority: issuing001,
      revocation: () => ({ ocsp: 'http://127.0.0.1/ocsp', crl: 'http://127.0.0.1/crl' }),
      revoke: () => undefined,
    });
    const { signers, encryption } = await correspondents('laboratory');
    for (const kind of sealKinds) {
      const sealed = seal(Buffer.from(textOf(kind)), kind, {
        signers,
        chain: [issuing001.certificate],
        recipients: [own, encryption],
        stranger: strange,
        at: new Date(),
      });
      bodies.set(kind, sealed);
    }
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function run(input: Buffer, options: readonly string[]): Buffer | null {
    const { status, stdout } = spawnSync(
      openssl.path,
      ['cms', ...options, '-binary', '-inform', 'DER', '-out', join(folder, 'out')],
      { input, cwd: folder },
    );
    if (status !== 0) return null;
    const read = spawnSync('cat', [join(folder, 'out')]);
    return Buffer.concat([stdout, read.stdout]);
  }

  const verify = (input: Buffer, certificates: readonly string[] = []): Buffer | null =>
    run(input, [
      ...['-verify', '-CAfile', 'trusted.pem', '-partial_chain', '-purpose', 'any'],
      ...certificates,
    ]);

  /** Opens as mailbox.md 15 has it. */
  function opened(sealed: Buffer): { readonly outcome: Outcome; readonly text?: string } {
    const envelope = verify(sealed);
    if (envelope === null) return { outcome: 'outer' };
    run(sealed, ['-verify', '-noverify', '-certsout', 'signer.pem']);
    const signed = run(envelope, ['-decrypt', '-recip', 'reader.pem', '-inkey', 'reader.key']);
    if (signed === null) return { outcome: 'envelope' };
    const text = verify(signed, ['-certfile', join(folder, 'signer.pem')]);
    return text === null ? { outcome: 'inner' } : { outcome: 'text', text: text.toString() };
  }

  it.each<[SealKind, Outcome]>([
    ['sealed', 'text'],
    ['sealed-ber', 'text'],
    ['inner-certificates', 'text'],
    ['no-signing-time', 'text'],
    ['rsa-pkcs1-signature', 'text'],
    ['signed-ahead', 'text'],
    ['aes-256', 'text'],
    ['oaep', 'text'],
    ['no-non-repudiation', 'text'],
    ['other-sender', 'text'],
    ['revoked-signer', 'text'],
    ['sha-1', 'text'],
    ['other-inner-signer', 'inner'],
    ['tampered-inner-signature', 'inner'],
    ['tampered-envelope', 'outer'],
    ['tampered-outer-signature', 'outer'],
    ['no-outer-certificate', 'outer'],
    ['expired-signer', 'outer'],
    ['unknown-authority', 'outer'],
    ['truncated', 'outer'],
    ['envelope-only', 'outer'],
    ['not-sealed', 'outer'],
    ['base64-twice', 'outer'],
    ['other-recipient', 'envelope'],
    ['ec-recipient', 'envelope'],
    ['bad-content-padding', 'envelope'],
    ['signed-only', 'envelope'],
  ])('gives OpenSSL of %s: %s', (kind, outcome) => {
    const result = opened(bodies.get(kind) ?? Buffer.alloc(0));
    expect(result.outcome).toBe(outcome);
    if (outcome === 'text') expect(result.text).toBe(textOf(kind));
  });

  function shapeOf(kind: SealKind, layer: 'outer' | 'envelope'): string {
    const sealed = bodies.get(kind) ?? Buffer.alloc(0);
    const input = layer === 'outer' ? sealed : verify(sealed);
    const { stdout } = spawnSync(
      openssl.path,
      ['cms', '-cmsout', '-print', '-noout', '-inform', 'DER'],
      {
        input: input ?? '',
        maxBuffer: 1 << 26,
      },
    );
    return stdout.toString();
  }

  it('writes the layers as eHealth does', () => {
    const outer = shapeOf('sealed', 'outer');
    expect(outer).toMatch(/d\.signedData:\s+version: 1\s/);
    expect(outer).toContain('algorithm: rsassaPss');
    expect(outer).toContain('object: signingTime');
    expect(outer.match(/d\.certificate:/g)).toHaveLength(2);
    const envelope = shapeOf('sealed', 'envelope');
    expect(envelope).toMatch(/d\.envelopedData:\s+version: 0\s/);
    expect(envelope).toContain('algorithm: aes-128-cbc');
    expect(envelope.match(/keyEncryptionAlgorithm:\s+algorithm: rsaEncryption/g)).toHaveLength(2);
  });

  it.each<[SealKind, 'outer' | 'envelope', RegExp]>([
    ['two-signing-times', 'outer', /object: signingTime[^]*?UTCTIME[^]*?UTCTIME/],
    ['two-outer-signers', 'outer', /issuerAndSerialNumber[^]*issuerAndSerialNumber/],
    ['ec-recipient', 'envelope', /d\.kari/],
    ['bad-key-padding', 'envelope', /d\.ktri/],
  ])('writes %s so that OpenSSL reads the %s layer', (kind, layer, expected) => {
    expect(expected.test(shapeOf(kind, layer))).toBe(true);
  });

  it('writes BER as the official library does', () => {
    const sealed = bodies.get('sealed-ber');
    expect(sealed?.subarray(0, 2).toString('hex')).toBe('3080');
    expect(sealed?.includes(Buffer.from('a100', 'hex'))).toBe(true);
  });
});
