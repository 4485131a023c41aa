import { describe, expect, test } from 'vitest';
import {
  checkCards,
  libraryCheck,
  readerChecks,
  tokenChecks,
} from '../../../plugin/cli/doctor/card.ts';
import type { CardState } from '../../../plugin/eid/card-service.ts';
import type { SignatureTokens, TokenKey } from '../../../plugin/eid/signature-token.ts';
import { PluginError } from '../../../plugin/errors.ts';
import { EidSetting } from '../../../plugin/settings/sessions.ts';
import { aCard } from '../../support/builders/card.ts';

const card = aCard({ readerName: 'Desk', firstNames: 'Ada Maria', lastName: 'Voorbeeld' });

const withCard = (state: CardState, pinPad = false) =>
  readerChecks({ service: 'running', readers: [{ name: 'Desk', pinPad, card: state }] });

describe('readerChecks', () => {
  test.each(['ERR_READER_SERVICE', 'ERR_READER_SUPPORT_MISSING'] as const)(
    'warns with a remedy when there is no card service: %s',
    (code) => {
      const [check, ...others] = readerChecks({ service: 'unavailable', code });
      expect(check).toMatchObject({ name: 'card service', status: 'warning' });
      expect(check?.remedy).toMatch(/\w{3}/);
      expect(others).toEqual([]);
    },
  );

  test('warns when there is no reader', () => {
    const checks = readerChecks({ service: 'running', readers: [] });
    expect(checks.map(({ name, status }) => [name, status])).toEqual([
      ['card service', 'ok'],
      ['card readers', 'warning'],
    ]);
  });

  test('reports ok and the keypad when a reader is empty', () => {
    const checks = withCard({ kind: 'empty' }, true);
    expect(checks.map(({ status, found }) => [status, found])).toEqual([
      ['ok', 'running'],
      ['ok', 'Desk (keypad)'],
    ]);
  });

  test('reports applet, last digits and root for a card, without its holder’s data', () => {
    const text = JSON.stringify(withCard({ kind: 'eid', card }));
    expect(text).toContain('eID applet 1.8, …097, known root');
    expect(text).not.toMatch(/Voorbeeld|Ada|00000000097|2034|ABAB/);
  });

  test.each([
    'ERR_CARD_UNREADABLE',
    'ERR_CARD_NOT_EID',
    'ERR_CARD_IDENTITY_UNPROVED',
    'ERR_CARD_NO_CERTIFICATE',
    'ERR_CARD_BUSY',
    'ERR_CARD_FAULT',
  ] as const)('warns with the code and a remedy when a card is unusable: %s', (code) => {
    const check = withCard({ kind: 'unusable', code }).at(-1);
    expect(check).toMatchObject({ name: 'card', status: 'warning', found: `Desk: ${code}` });
    expect(check?.remedy).toMatch(/\w{3}/);
  });
});

describe('tokenChecks', () => {
  const key = {
    certificate: Uint8Array.of(1),
    keyType: 'EC',
    issuers: [],
    validity: { notBefore: new Date(0), notAfter: new Date('2030-01-01') },
    ssin: '00000000097',
  } as const;
  const reading = (read: SignatureTokens['read']): SignatureTokens => ({
    read,
    signOnce: () => Promise.reject(new TypeError('the doctor signs nothing')),
  });
  const holding = (...keys: readonly TokenKey[]) =>
    reading(() => Promise.resolve({ label: 'Remote', pinPad: false, triesLeft: null, keys }));

  test('returns nothing where no token is configured', async () => {
    expect(await tokenChecks(null)).toEqual([]);
  });

  test('reports the keys of a token without their holder', async () => {
    const checks = await tokenChecks(holding(key));
    expect(checks).toMatchObject([{ status: 'ok', found: 'Remote: EC' }]);
    expect(JSON.stringify(checks)).not.toContain('00000000097');
  });

  test('warns with a remedy of a token without a key, and of one that is not there', async () => {
    const missing = reading(() =>
      Promise.reject(new PluginError('ERR_TOKEN_MISSING', 'unplugged')),
    );
    for (const token of [holding(), missing]) {
      const [check] = await tokenChecks(token);
      expect(check).toMatchObject({ name: 'signature token', status: 'warning' });
      expect(check?.remedy).toMatch(/\w{3}/);
    }
  });
});

describe('libraryCheck', () => {
  const library = { path: '/opt/library.so', kind: 'official' } as const;
  const loads = { kind: 'loads', library } as const;
  const none = { kind: 'none' } as const;
  test.each([
    ['auto', null, loads, 'ok', /library\.so \(official\)/],
    ['auto', null, none, 'ok', /used directly/],
    ['auto', '/opt/gone.so', none, 'warning', /gone\.so does not exist/],
    ['auto', null, { kind: 'fails', library, code: 'ERR_MIDDLEWARE_MISSING' }, 'warning', /load/],
    ['pkcs11', null, none, 'warning', /no library found/],
    ['apdu', null, none, 'ok', /not used/],
  ] as const)(
    'judges signing "%s" with setting %s and state %j as %s',
    (signing, pkcs11Library, state, status, found) => {
      const check = libraryCheck({ signing, pkcs11Library }, state);
      expect(check.status).toBe(status);
      expect(check.found).toMatch(found);
      if (status === 'ok') expect(check.remedy).toBeNull();
      else expect(check.remedy).toMatch(/\w{3}/);
    },
  );
});

describe('checkCards', () => {
  const settings = (changes: object) => EidSetting.parse(changes);

  test('returns one ok check when cards are switched off', async () => {
    const checks = await checkCards(settings({ enabled: false }), {});
    expect(checks).toMatchObject([{ status: 'ok', remedy: null }]);
  });

  test('fails the root check when the file of root CAs does not exist', async () => {
    const checks = await checkCards(settings({ rootAnchors: ['/nowhere/roots.pem'] }), {});
    expect(checks).toMatchObject([{ name: 'card roots', status: 'failed' }]);
  });

  test('warns when the configured library cannot be loaded', async () => {
    const file = import.meta.filename;
    const checks = await checkCards(settings({ pkcs11Library: file }), {});
    expect(checks.at(-1)).toMatchObject({ name: 'middleware', status: 'warning' });
    expect(checks.at(-1)?.found).toContain('ERR_MIDDLEWARE_MISSING');
  });
});
