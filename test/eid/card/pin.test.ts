import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkPinFormat,
  checkPinTry,
  decidePinTry,
  pinBlock,
  wrongPin,
} from '../../../plugin/eid/card/pin.ts';
import { PluginError } from '../../../plugin/errors.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof PluginError ? error.code : String(error);
  }
}

describe('pinBlock', () => {
  test.each([
    ['1234', '241234ffffffffff'],
    ['12345', '2512345fffffffff'],
    ['000000', '26000000ffffffff'],
    ['123456789012', '2c123456789012ff'],
  ])('encodes %s as %s', (pin, block) => {
    expect(hex(pinBlock(pin))).toBe(block);
  });

  test('contains the length and the digits of any PIN', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{4,12}$/), (pin) => {
        const block = hex(pinBlock(pin));
        expect(block).toHaveLength(16);
        expect(block.slice(0, 2)).toBe((0x20 + pin.length).toString(16));
        expect(block.slice(2)).toBe(pin.padEnd(14, 'f'));
      }),
    );
  });
});

describe('checkPinFormat', () => {
  test.each([
    '',
    '123',
    '1234567890123',
    'abcd',
    '12 34',
    '1234\n',
    ' 1234',
    '12.4',
    '-1234',
    '١٢٣٤',
    '\uff11\uff12\uff13\uff14',
    '12e4',
  ])('rejects %j', (typed) => {
    expect(codeOf(() => checkPinFormat(typed))).toBe('ERR_PIN_FORMAT');
    expect(codeOf(() => pinBlock(typed))).toBe('ERR_PIN_FORMAT');
  });

  test('keeps the PIN out of the error', () => {
    expect(() => checkPinFormat('98765432109876')).toThrow(/^(?!.*9876).*$/);
  });

  test.each(['1234', '0000', '123456', '123456789012'])('accepts %s', (typed) => {
    expect(codeOf(() => checkPinFormat(typed))).toBe('none');
  });
});

describe('decidePinTry', () => {
  test.each([
    [3, false, 'present'],
    [2, false, 'present'],
    [1, false, 'ERR_PIN_LAST_TRY'],
    [1, true, 'present'],
    [0, false, 'ERR_PIN_BLOCKED'],
    [0, true, 'ERR_PIN_BLOCKED'],
    [null, false, 'present'],
    [null, true, 'present'],
  ] as const)(
    'decides for %s tries left, last try confirmed %s: %s',
    (triesLeft, lastTryConfirmed, answer) => {
      const decision = decidePinTry({ triesLeft, lastTryConfirmed });
      expect(decision.kind === 'present' ? 'present' : decision.code).toBe(answer);
      const thrown = codeOf(() => checkPinTry({ triesLeft, lastTryConfirmed }));
      expect(thrown).toBe(answer === 'present' ? 'none' : answer);
    },
  );
});

describe('wrongPin', () => {
  test.each([
    [2, 'ERR_PIN_WRONG', { triesLeft: 2 }],
    [1, 'ERR_PIN_WRONG', { triesLeft: 1 }],
    [0, 'ERR_PIN_BLOCKED', { triesLeft: 0 }],
    [null, 'ERR_PIN_WRONG', {}],
  ] as const)('returns with %s tries left: %s', (triesLeft, code, params) => {
    expect(wrongPin(triesLeft)).toMatchObject({ code, params });
  });
});
