import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MasterKeys } from '../../../plugin/store/sealing/master-key.ts';
import { rewrap, seal, unseal, type SealIdentity } from '../../../plugin/store/sealing/seal.ts';

const identity: SealIdentity = { practiceId: 'practice-1', purpose: 'certificate', rowId: 'row-1' };

function someKeys(current: number): MasterKeys {
  const versions = [1, 2].map((version) => [version, createSecretKey(randomBytes(32))] as const);
  return { current, versions: new Map(versions) };
}

const broken = expect.objectContaining({ code: 'ERR_SEAL_BROKEN' }) as Error;

test('unseals any sealed file unchanged', () => {
  const keys = someKeys(1);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5_000 }), (file) => {
      expect([...unseal(seal(file, identity, keys), identity, keys)]).toEqual([...file]);
    }),
  );
});

test('shares no bytes of key or content when the same file is sealed twice', () => {
  const keys = someKeys(1);
  const file = Buffer.alloc(64, 7);
  const [one, two] = [seal(file, identity, keys), seal(file, identity, keys)];
  expect(Buffer.from(one.content).equals(two.content)).toBe(false);
  expect(Buffer.from(one.wrappedKey).equals(two.wrappedKey)).toBe(false);
  expect(Buffer.from(one.content).includes(file.subarray(0, 8))).toBe(false);
});

test.each([
  ['another practice', { practiceId: 'practice-2' }],
  ['another row', { rowId: 'row-2' }],
  ['another purpose', { purpose: 'draft' }],
  ['a name that runs into the next field', { practiceId: 'practice-1","row-1', rowId: '' }],
] as const)('rejects a sealed file moved to %s', (_, changes) => {
  const keys = someKeys(1);
  const sealed = seal(Buffer.from('file'), identity, keys);
  expect(() => unseal(sealed, { ...identity, ...changes }, keys)).toThrow(broken);
  expect(() => rewrap(sealed, { ...identity, ...changes }, keys)).toThrow(broken);
});

test('rejects a sealed file when any bit is flipped', () => {
  const keys = someKeys(1);
  const sealed = seal(Buffer.from('a short file'), identity, keys);
  for (const part of ['wrappedKey', 'content'] as const) {
    for (let bit = 0; bit < sealed[part].length * 8; bit += 1) {
      const flipped = Uint8Array.from(sealed[part]);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect(
        () => unseal({ ...sealed, [part]: flipped }, identity, keys),
        `${part} ${bit}`,
      ).toThrow(broken);
    }
  }
});

test.each([0, 11, 27, 28])('rejects a content cut to %i bytes as broken', (length) => {
  const keys = someKeys(1);
  const sealed = seal(Buffer.from('a short file'), identity, keys);
  const cut = { ...sealed, content: sealed.content.subarray(0, length) };
  expect(() => unseal(cut, identity, keys)).toThrow(broken);
});

describe('rewrap', () => {
  test('moves the data key to the current version and keeps the file unchanged', () => {
    const keys = someKeys(1);
    const sealed = seal(Buffer.from('file'), identity, keys);
    const wrapped = rewrap(sealed, identity, { ...keys, current: 2 });
    expect(wrapped.keyVersion).toBe(2);
    const onlyNew = { current: 2, versions: new Map([[2, keys.versions.get(2)!]]) };
    const opened = unseal({ content: sealed.content, ...wrapped }, identity, onlyNew);
    expect(Buffer.from(opened).toString()).toBe('file');
  });

  test('rejects a file when its key version is missing', () => {
    const keys = someKeys(1);
    const sealed = seal(Buffer.from('file'), identity, keys);
    const onlyNew = { current: 2, versions: new Map([[2, keys.versions.get(2)!]]) };
    expect(() => rewrap(sealed, identity, onlyNew)).toThrow(
      expect.objectContaining({ code: 'ERR_MASTER_KEY_MISSING' }) as Error,
    );
  });
});
