import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openKeystore } from '../../../plugin/pki/pkcs12/open-keystore.ts';
import {
  authenticationKey,
  certificateDer,
  getFingerprint,
  isKeyOf,
  wipeKeys,
} from '../../../plugin/domain/session/keystore-key.ts';
import type { SampleKind } from '../../../simulator/keystore/sample-keystores.ts';
import { testKeystore } from '../../support/fixtures/keystores.ts';

const missing = expect.objectContaining({ code: 'ERR_SESSION_KEY_MISSING' }) as unknown;

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
    'returns the key of the authentication certificate for the keystore %s',
    async (kind) => {
      const keystore = await opened(kind);
      const fingerprint = leafOf(keystore);
      const { pkcs8 } = authenticationKey(keystore, fingerprint);
      const der = certificateDer(keystore.facts, fingerprint);
      expect(createHash('sha256').update(der).digest('hex').toUpperCase()).toBe(fingerprint);
      expect(isKeyOf(pkcs8, der)).toBe(true);
    },
  );

  it('returns the only matching key when a keystore holds several', async () => {
    const keystore = await opened('renewed');
    const der = certificateDer(keystore.facts, leafOf(keystore));
    const fitting = keystore.privateKeys.filter(({ pkcs8 }) => isKeyOf(pkcs8, der));
    expect(keystore.privateKeys.length).toBeGreaterThan(2);
    expect(fitting).toEqual([authenticationKey(keystore, leafOf(keystore))]);
  });

  it('rejects with ERR_SESSION_KEY_MISSING when key, certificate or fingerprint is absent', async () => {
    const keystore = await opened('noPrivateKey');
    expect(() => authenticationKey(keystore, leafOf(keystore))).toThrow(missing);
    expect(() => authenticationKey(keystore, '')).toThrow(missing);
    expect(() => certificateDer(keystore.facts, 'AB'.repeat(32))).toThrow(missing);
    expect(() => getFingerprint({ fingerprint: null })).toThrow(missing);
  });

  it('overwrites every private key of its file with zeros', async () => {
    const { privateKeys } = await opened('complete');
    wipeKeys(privateKeys);
    for (const { pkcs8 } of privateKeys) expect(pkcs8.every((byte) => byte === 0)).toBe(true);
  });
});
