import { describe, expect, test } from 'vitest';
import { pkcs11Error } from '../../../plugin/eid/pkcs11/error.ts';
import type { Pkcs11Failure } from '../../../plugin/eid/pkcs11/message.ts';
import { decideFit } from '../../../plugin/eid/pkcs11/token.ts';
import { slotDescription } from '../../../plugin/eid/pkcs11/slot.ts';

const returned = (code: number, flags: number | null = null): Pkcs11Failure => ({
  kind: 'Function',
  name: 'C_Login',
  returned: `CKR_${code.toString(16)}`,
  code,
  flags,
});

describe('pkcs11Error', () => {
  test.each([
    [0xa0, null, 'ERR_PIN_WRONG', {}],
    [0xa0, 0x40d, 'ERR_PIN_WRONG', {}],
    [0xa0, 0x10_000, 'ERR_PIN_WRONG', {}], // "count low": some try was wrong, no more is known
    [0xa0, 0x20_000, 'ERR_PIN_WRONG', { triesLeft: 1 }],
    [0xa0, 0x40_000, 'ERR_PIN_BLOCKED', { triesLeft: 0 }],
    [0xa0, 0x60_000, 'ERR_PIN_BLOCKED', { triesLeft: 0 }],
    [0xa1, null, 'ERR_PIN_FORMAT', {}],
    [0xa2, null, 'ERR_PIN_FORMAT', {}],
    [0xa4, null, 'ERR_PIN_BLOCKED', { triesLeft: 0 }],
    [0x50, null, 'ERR_PIN_CANCELLED', {}],
    [0x101, null, 'ERR_CARD_REMOVED', {}],
    [0x32, null, 'ERR_CARD_REMOVED', {}],
    [0xe0, null, 'ERR_CARD_REMOVED', {}],
    [0xb3, null, 'ERR_CARD_REMOVED', {}],
    [0x60, null, 'ERR_CARD_REMOVED', {}],
    [0x82, null, 'ERR_CARD_REMOVED', {}],
    [0xe1, null, 'ERR_CARD_NOT_EID', {}],
    [0x70, null, 'ERR_MIDDLEWARE_OLD', {}],
    [0x54, null, 'ERR_MIDDLEWARE_OLD', {}],
    [0x05, null, 'ERR_CARD_FAULT', {}],
    [0x06, null, 'ERR_CARD_FAULT', {}],
    [0x30, null, 'ERR_CARD_FAULT', {}],
    [0x7fff_ffff, null, 'ERR_CARD_FAULT', {}],
  ] as const)('maps 0x%s with flags %s to %s', (code, flags, expected, params) => {
    expect(pkcs11Error(returned(code, flags))).toMatchObject({ code: expected, params });
  });

  test('keeps the words of the library for the help desk', () => {
    expect(pkcs11Error(returned(0x30)).support).toEqual({
      code: 'CKR_30',
      text: 'C_Login',
      ticket: null,
    });
  });

  test.each([
    [{ kind: 'NoBinding' }, 'ERR_READER_SUPPORT_MISSING'],
    [{ kind: 'NoLibrary', detail: '' }, 'ERR_MIDDLEWARE_MISSING'],
    [{ kind: 'NoToken' }, 'ERR_CARD_REMOVED'],
    [{ kind: 'NoMechanism' }, 'ERR_MIDDLEWARE_OLD'],
    [{ kind: 'NoKey', key: 'authentication' }, 'ERR_CARD_NO_CERTIFICATE'],
    [{ kind: 'NoKey', key: 'signature' }, 'ERR_CARD_NO_SIGNATURE'],
    [{ kind: 'NoSession' }, 'ERR_CARD_REMOVED'],
    [{ kind: 'Stuck' }, 'ERR_CARD_FAULT'],
  ] as const)('maps %j to %s', (failure, code) => {
    expect(pkcs11Error(failure).code).toBe(code);
  });
});

describe('decideFit', () => {
  const chipNumber = '534C494E0123456789ABCDEF01234567';
  const serial = '89abcdef01234567';
  const wanted = { keyType: 'RSA', chipNumber, keypad: false, key: 'authentication' } as const;
  const token = { flags: 0x40d, serial, manufacturer: 'Maker', mechanisms: [0x40] };

  test.each([
    ['RSA with SHA-256 in one mechanism', token, wanted, 'fits'],
    ['the same chip in capitals', { ...token, serial: serial.toUpperCase() }, wanted, 'fits'],
    ['a serial of a shape of its own', { ...token, serial: 'ABC-1' }, wanted, 'fits'],
    ['no serial at all', { ...token, serial: '' }, wanted, 'fits'],
    ['the card before this one', { ...token, serial: '0'.repeat(16) }, wanted, 'OtherCard'],
    [
      'no card read before',
      { ...token, serial: '0'.repeat(16) },
      { ...wanted, chipNumber: null },
      'fits',
    ],
    ['RSA only, for an EC card', token, { ...wanted, keyType: 'EC' }, 'Unfit'],
    ['ECDSA', { ...token, mechanisms: [0x1041] }, { ...wanted, keyType: 'EC' }, 'fits'],
    ['ECDSA, for an RSA card', { ...token, mechanisms: [0x1041] }, wanted, 'Unfit'],
    ['no keypad, though one is there', token, { ...wanted, keypad: true }, 'NoKeypad'],
    ['the signature key', token, { ...wanted, key: 'signature' }, 'fits'],
    [
      'every key but the signature key',
      { ...token, manufacturer: 'OpenSC Project' },
      { ...wanted, key: 'signature' },
      'Unfit',
    ],
    ['the keypad', { ...token, flags: 0x50d }, { ...wanted, keypad: true }, 'fits'],
  ] as const)('decides for a library that offers %s', (_name, view, request, kind) => {
    expect(decideFit(view, request)).toEqual({ kind });
  });
});

describe('slotDescription', () => {
  test.each([
    ['Simulated Reader 00 00', 'Simulated Reader 00 00'.padEnd(64)],
    ['x'.repeat(80), 'x'.repeat(64)],
    [`${'x'.repeat(63)}é 00 00`, `${'x'.repeat(63)}\uFFFD`],
  ])('matches the reader %j with the slot %j', (reader, slot) => {
    expect(slotDescription(reader)).toBe(slotDescription(slot));
  });

  test('distinguishes readers of the same make', () => {
    expect(slotDescription('Reader 00 00')).not.toBe(slotDescription('Reader 00 01'));
  });
});
