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
    const decision = decideSigningMethod(setting, view, {
      key: 'authentication',
      isWithinSession: false,
    });
    expect('method' in decision ? decision.method : decision.refuse.code).toBe(answer);
  });

  test.each([
    ['auto', { kind: 'fits' }, 'apdu'],
    ['auto', { kind: 'NoLibrary' }, 'apdu'],
    ['pkcs11', { kind: 'fits' }, 'pkcs11'],
    ['pkcs11', { kind: 'Unfit' }, 'ERR_MIDDLEWARE_OLD'],
    ['apdu', { kind: 'NoLibrary' }, 'apdu'],
  ] as const)('decides for %s and the signature key, library %j: %s', (setting, view, answer) => {
    const decision = decideSigningMethod(setting, view, {
      key: 'signature',
      isWithinSession: false,
    });
    expect('method' in decision ? decision.method : decision.refuse.code).toBe(answer);
  });
});

const card = { readerName: 'Desk', chipNumber: '00'.repeat(16) };
const rsaOnly = { flags: 0, serial: '', manufacturer: 'Maker', mechanisms: [0x40] };
const outside = { keypad: false, isWithinSession: false } as const;
const forSession = { ...outside, key: 'authentication' } as const;
const forSignature = { ...outside, key: 'signature' } as const;

test('checks an unfit library only once for a card', async () => {
  const look = vi.fn(() => Promise.resolve(rsaOnly));
  const passedOver: string[] = [];
  const choose = createSigningMethodChooser({
    setting: 'auto',
    pkcs11: { inspect: look },
    onLibrarySkipped: (reason) => passedOver.push(reason),
  });
  expect(await choose(card, 'EC', forSession)).toBe('apdu');
  expect(await choose(card, 'EC', forSession)).toBe('apdu');
  expect(look).toHaveBeenCalledTimes(1);
  expect(await choose({ ...card, chipNumber: '11'.repeat(16) }, 'RSA', forSession)).toBe('pkcs11');
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
  expect(await choose(card, 'RSA', forSession)).toBe('apdu');
  expect(await choose(card, 'RSA', forSession)).toBe('pkcs11');
});

test('leaves the library untouched when the setting is "apdu"', async () => {
  const look = vi.fn(() => Promise.resolve(rsaOnly));
  const choose = createSigningMethodChooser({
    setting: 'apdu',
    pkcs11: { inspect: look },
    onLibrarySkipped: () => undefined,
  });
  expect(await choose(card, 'RSA', forSession)).toBe('apdu');
  expect(look).not.toHaveBeenCalled();
});

test('leaves the library untouched for the signature key when the setting is "auto"', async () => {
  const look = vi.fn(() => Promise.resolve(rsaOnly));
  const onLibrarySkipped = vi.fn();
  const choose = createSigningMethodChooser({
    setting: 'auto',
    pkcs11: { inspect: look },
    onLibrarySkipped,
  });
  expect(await choose(card, 'RSA', forSignature)).toBe('apdu');
  expect(look).not.toHaveBeenCalled();
  expect(onLibrarySkipped).not.toHaveBeenCalled();
});

test('leaves the library untouched within a session, which it would log off, when the setting is "auto"', async () => {
  const look = vi.fn(() => Promise.resolve(rsaOnly));
  const onLibrarySkipped = vi.fn();
  const pkcs11 = { inspect: look };
  const choose = createSigningMethodChooser({ setting: 'auto', pkcs11, onLibrarySkipped });
  expect(await choose(card, 'RSA', { ...forSession, isWithinSession: true })).toBe('apdu');
  expect(look).not.toHaveBeenCalled();
  expect(onLibrarySkipped).not.toHaveBeenCalled();
});

test('rejects the signature key when only OpenSC may sign', async () => {
  const choose = createSigningMethodChooser({
    setting: 'pkcs11',
    pkcs11: {
      inspect: () => Promise.resolve({ ...rsaOnly, manufacturer: 'OpenSC Project' }),
    },
    onLibrarySkipped: () => undefined,
  });
  await expect(choose(card, 'RSA', forSignature)).rejects.toMatchObject({
    code: 'ERR_MIDDLEWARE_OLD',
  });
  expect(await choose(card, 'RSA', forSession)).toBe('pkcs11');
});
