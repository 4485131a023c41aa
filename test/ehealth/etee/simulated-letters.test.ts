import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unseal } from '../../../plugin/ehealth/etee/unseal.ts';
import type { UnsealVerdict } from '../../../plugin/ehealth/etee/verdict.ts';
import { sealKinds, type SealKind } from '../../../simulator/control/letter-order.ts';
import { createCorrespondents } from '../../../simulator/ehbox/letters/correspondents.ts';
import { seal } from '../../../simulator/ehbox/letters/seal.ts';
import { issuePlainLeaf } from '../../../simulator/pki/certification-authority.ts';
import { testAnchors, testPki } from '../../support/fixtures/keystores.ts';
import { runKeys } from '../../support/fixtures/run-keys.ts';

/* Every kind of seal that the simulated mailbox hands out, as the product judges it. */

const text = 'Texte sous un sceau.\n';

describe('letters of the simulated mailbox', () => {
  let folder: string;
  const verdicts = new Map<SealKind, UnsealVerdict>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trousseau-seal-'));
    const { issuing001 } = await testPki();
    const keys = runKeys('mailbox');
    const [reader, strangerKeys] = [await keys.rsa(), await keys.rsa()];
    const certificateOf = (id: string, { publicKey }: typeof reader): X509Certificate =>
      new X509Certificate(
        issuePlainLeaf(
          issuing001,
          [
            ['C', 'BE'],
            ['CN', `SSIN=${id}`],
          ],
          publicKey,
          { notBefore: new Date('2026-01-01'), notAfter: new Date('2046-01-01') },
        ).der,
      );
    const own = certificateOf('00000000097', reader);
    const correspondents = createCorrespondents({
      folder,
      keys,
      authority: issuing001,
      revocation: () => ({ ocsp: 'http://127.0.0.1/ocsp', crl: 'http://127.0.0.1/crl' }),
      revoke: () => undefined,
    });
    const { signers, encryption } = await correspondents('laboratory');
    const now = new Date();
    const anchors = await testAnchors();
    for (const kind of sealKinds) {
      const sealed = seal(Buffer.from(text), kind, {
        signers,
        chain: [issuing001.certificate],
        recipients: [own, encryption],
        stranger: certificateOf('00009900334', strangerKeys),
        at: now,
      });
      const serialNumber = BigInt(`0x${own.serialNumber}`).toString();
      verdicts.set(
        kind,
        unseal(sealed, { keys: [{ serialNumber, privateKey: reader.privateKey }], anchors, now }),
      );
    }
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each<[UnsealVerdict['level'], readonly SealKind[]]>([
    [
      'verified',
      [
        ...(['sealed', 'sealed-ber', 'inner-certificates', 'no-signing-time'] as const),
        ...(['rsa-pkcs1-signature', 'signed-ahead', 'no-non-repudiation'] as const),
        // Revocation is asked apart, and who sent it is compared with the letter
        ...(['revoked-signer', 'other-sender'] as const),
      ],
    ],
    ['senderUnchecked', ['unknown-authority']],
    [
      'notVerified',
      [
        ...(['aes-256', 'oaep', 'other-inner-signer', 'tampered-envelope'] as const),
        ...(['tampered-outer-signature', 'tampered-inner-signature'] as const),
        ...(['no-outer-certificate', 'two-signing-times', 'sha-1', 'expired-signer'] as const),
      ],
    ],
    [
      'unreadable',
      [
        ...(['two-outer-signers', 'other-recipient', 'ec-recipient', 'bad-key-padding'] as const),
        ...(['bad-content-padding', 'truncated', 'envelope-only', 'signed-only'] as const),
        // The letter's reader decodes it once more
        ...(['not-sealed', 'base64-twice'] as const),
      ],
    ],
  ])('returns the level %s for %s', (level, kinds) => {
    const found = sealKinds.filter((kind) => verdicts.get(kind)?.level === level);
    expect(found).toEqual(sealKinds.filter((kind) => kinds.includes(kind)));
    for (const kind of kinds) {
      const { content } = verdicts.get(kind) ?? { content: null };
      expect(content === null ? null : Buffer.from(content).toString()).toBe(
        level === 'verified' ? text : null,
      );
    }
  });
});
