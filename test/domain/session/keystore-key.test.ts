import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { createKeystoreReader } from '../../../plugin/pki/pkcs12/worker/keystore-reader.ts';
import type { KeystoreFacts } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import { openKeystore } from '../../../plugin/pki/pkcs12/open-keystore.ts';
import {
  certificateDer,
  getFingerprint,
  isKeyOf,
  withAuthenticationKey,
} from '../../../plugin/domain/session/keystore-key.ts';
import type { SampleKind } from '../../../simulator/keystore/sample-keystores.ts';
import { testKeystore } from '../../support/fixtures/keystores.ts';

const missing = expect.objectContaining({ code: 'ERR_SESSION_KEY_MISSING' }) as unknown;

const reader = createKeystoreReader({ threads: 1 });
afterAll(() => reader.close());

async function withKey<Result>(
  kind: SampleKind,
  fingerprint: string,
  use: (pkcs8: Uint8Array, facts: KeystoreFacts) => Result,
): Promise<Result> {
  const { bytes: file, password, fileName } = await testKeystore(kind);
  const caller = { practiceId: 'practice-1', userId: 'alix' };
  return withAuthenticationKey(reader, { file, password, fingerprint, fileName, caller }, use);
}

async function opened(kind: SampleKind) {
  const { bytes, password } = await testKeystore(kind);
  return openKeystore(bytes, password);
}

function leafOf({ facts }: Awaited<ReturnType<typeof opened>>): string {
  const leaf = facts.certificates.find(
    ({ subject, isCa, keyUsage }) =>
      !isCa &&
      keyUsage?.includes('digitalSignature') === true &&
      subject.some(({ value }) => value.startsWith('SSIN=')),
  );
  return leaf?.fingerprint ?? '';
}

describe('session key', () => {
  it.each(['complete', 'renewed', 'noEncryptionKey', 'ecLeaf'] as const)(
    'returns the key of the authentication certificate for the keystore %s, and overwrites it after use',
    async (kind) => {
      const keystore = await opened(kind);
      const fingerprint = leafOf(keystore);
      const der = certificateDer(keystore.facts, fingerprint);
      expect(createHash('sha256').update(der).digest('hex').toUpperCase()).toBe(fingerprint);
      const used = await withKey(kind, fingerprint, (pkcs8, facts) => {
        expect(facts).toEqual(keystore.facts);
        expect(isKeyOf(pkcs8, der)).toBe(true);
        return pkcs8;
      });
      expect(used.length).toBeGreaterThan(40);
      expect(used.every((byte) => byte === 0)).toBe(true);
    },
  );

  it('returns the only matching key when a keystore holds several', async () => {
    const keystore = await opened('renewed');
    const der = certificateDer(keystore.facts, leafOf(keystore));
    const fitting = keystore.privateKeys.filter(({ pkcs8 }) => isKeyOf(pkcs8, der));
    expect(keystore.privateKeys.length).toBeGreaterThan(2);
    expect(fitting).toHaveLength(1);
    await withKey('renewed', leafOf(keystore), (pkcs8) => {
      expect(Buffer.from(pkcs8)).toEqual(Buffer.from(fitting[0]!.pkcs8));
      return pkcs8;
    });
  });

  it('rejects with ERR_SESSION_KEY_MISSING when key, certificate or fingerprint is absent', async () => {
    const keystore = await opened('noPrivateKey');
    const use = () => expect.unreachable();
    await expect(withKey('noPrivateKey', leafOf(keystore), use)).rejects.toEqual(missing);
    await expect(withKey('complete', '', use)).rejects.toEqual(missing);
    expect(() => certificateDer(keystore.facts, 'AB'.repeat(32))).toThrow(missing);
    expect(() => getFingerprint({ fingerprint: null })).toThrow(missing);
  });

  it('overwrites the key when its use fails', async () => {
    const keystore = await opened('complete');
    let seen: Uint8Array = new Uint8Array([1]);
    const failing = withKey('complete', leafOf(keystore), (pkcs8) => {
      seen = pkcs8;
      throw new TypeError('no use');
    });
    await expect(failing).rejects.toThrow('no use');
    expect(seen.every((byte) => byte === 0)).toBe(true);
  });
});
