import { describe, expect, it } from 'vitest';
import { callFeatures, readFeatures } from '../../../plugin/eid/reader/features.ts';

const list = (hex: string) => [...readFeatures(Buffer.from(hex, 'hex'))];

describe('readFeatures', () => {
  it.each([
    ['', []],
    ['060442330006', [[6, 0x42330006]]],
    [
      '060442330006070442330007',
      [
        [6, 0x42330006],
        [7, 0x42330007],
      ],
    ],
    // Cut off, or with a length that no code has
    ['0604423300', []],
    ['06044233000607', [[6, 0x42330006]]],
    ['0602423306044233000a', []],
    // The highest bit: a code is no signed number
    ['0604c2330006', [[6, 0xc2330006]]],
  ])('returns the codes of "%s"', (hex, codes) => {
    expect(list(hex)).toEqual(codes);
  });
});

describe('callFeatures', () => {
  const control = (code: number, data?: Uint8Array) =>
    Promise.resolve(
      code === 1 ? Buffer.from('060400000007', 'hex') : Buffer.from([code, ...(data ?? [])]),
    );

  it('returns the answer to the code that the reader names for the feature', async () => {
    const call = callFeatures(control, 1);
    expect(await call(6, Uint8Array.of(9))).toEqual(Buffer.from([7, 9]));
  });

  it('returns null when the reader has no such feature', async () => {
    expect(await callFeatures(control, 1)(5, Uint8Array.of())).toBeNull();
  });
});
