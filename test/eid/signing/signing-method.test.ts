import { describe, expect, test, vi } from 'vitest';
import {
  createSigningMethodChooser,
  decideSigningMethod,
} from '../../../plugin/eid/signing/signing-method.ts';
import type { LibraryView } from '../../../plugin/eid/signing/signing-method.ts';
import { PluginError } from '../../../plugin/errors.ts';

const failed: LibraryView = {
  kind: 'Failed',
  error: new PluginError('ERR_CARD_FAULT', 'the library hangs'),
};

describe('signing method', () => {
  test.each([
    ['auto', { kind: 'fits' }, 'pkcs11'],
    ['auto', { kind: 'Unfit' }, 'apdu'],
    ['auto', { kind: 'NoKeypad' }, 'apdu'],
    ['auto', { kind: 'OtherCard' }, 'apdu'],
    ['auto', { kind: 'NoLibrary' }, 'apdu'],
    ['auto', failed, 'apdu'],
    ['pkcs11', { kind: 'fits' }, 'pkcs11'],
    ['pkcs11', { kind: 'Unfit' }, 'ERR_MIDDLEWARE_OLD'],
    ['pkcs11', { kind: 'NoKeypad' }, 'ERR_MIDDLEWARE_OLD'],
    ['pkcs11', { kind: 'OtherCard' }, 'ERR_CARD_REMOVED'],
    ['pkcs11', { kind: 'NoLibrary' }, 'ERR_MIDDLEWARE_MISSING'],
    ['pkcs11', failed, 'ERR_CARD_FAULT'],
    ['apdu', { kind: 'NoLibrary' }, 'apdu'],
    ['apdu', { kind: 'fits' }, 'apdu'],
  ] as const)('decides for %s, library %j: %s', (setting, view, answer) => {
    const decision = decideSigningMethod(setting, view);
    expect('method' in decision ? decision.method : decision.refuse.code).toBe(answer);
  });
});

const card = { readerName: 'Desk', chipNumber: '00'.repeat(16) };
const rsaOnly = { flags: 0, serial: '', mechanisms: [0x40] };

test('checks an unfit library only once for a card', async () => {
  const look = vi.fn(() => Promise.resolve(rsaOnly));
  const passedOver: string[] = [];
  const choose = createSigningMethodChooser({
    setting: 'auto',
    pkcs11: { inspect: look },
    onLibrarySkipped: (reason) => passedOver.push(reason),
  });
  expect(await choose(card, 'EC', false)).toBe('apdu');
  expect(await choose(card, 'EC', false)).toBe('apdu');
  expect(look).toHaveBeenCalledTimes(1);
  expect(await choose({ ...card, chipNumber: '11'.repeat(16) }, 'RSA', false)).toBe('pkcs11');
  expect(look).toHaveBeenCalledTimes(2);
  expect(passedOver).toEqual(['Unfit', 'Unfit']);
});

test('checks a library again after a failure', async () => {
  const look = vi.fn(() => Promise.resolve(rsaOnly));
  look.mockRejectedValueOnce(new PluginError('ERR_CARD_FAULT', 'hangs'));
  const choose = createSigningMethodChooser({
    setting: 'auto',
    pkcs11: { inspect: look },
    onLibrarySkipped: () => undefined,
  });
  expect(await choose(card, 'RSA', false)).toBe('apdu');
  expect(await choose(card, 'RSA', false)).toBe('pkcs11');
});

test('leaves the library untouched when the setting is "apdu"', async () => {
  const look = vi.fn(() => Promise.resolve(rsaOnly));
  const choose = createSigningMethodChooser({
    setting: 'apdu',
    pkcs11: { inspect: look },
    onLibrarySkipped: () => undefined,
  });
  expect(await choose(card, 'RSA', false)).toBe('apdu');
  expect(look).not.toHaveBeenCalled();
});
