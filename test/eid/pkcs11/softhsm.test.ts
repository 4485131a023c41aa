import { randomBytes, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  afterAll,
  afterEach,
  assert,
  beforeAll,
  describe,
  expect,
  onTestFinished,
  test,
} from 'vitest';
import { mechanism } from '../../../plugin/eid/pkcs11/cryptoki.ts';
import { createPkcs11Thread } from '../../../plugin/eid/pkcs11/thread.ts';
import type { Pkcs11Thread } from '../../../plugin/eid/pkcs11/thread.ts';
import { createPkcs11 } from '../../../plugin/eid/pkcs11/token.ts';
import { createSoftHsm, softHsm } from '../../support/tools/softhsm.ts';
import type { SoftHsm } from '../../support/tools/softhsm.ts';

let open: Pkcs11Thread[] = [];

function pkcs11With(library: string) {
  const thread = createPkcs11Thread(library);
  open.push(thread);
  return createPkcs11(thread);
}

afterEach(async () => {
  await Promise.all(open.map((thread) => thread.close()));
  open = [];
});

describe.skipIf(softHsm.missing)('PKCS#11 with SoftHSM', () => {
  let hsm: SoftHsm;
  beforeAll(() => {
    hsm = createSoftHsm();
  });
  afterAll(() => hsm.remove());

  describe.each(['RSA', 'EC'] as const)('key of type %s', (keyType) => {
    test('signs several times after one log-in, verifiable with the public key', async () => {
      const { readerName, publicKey } = hsm[keyType];
      const key = await pkcs11With(hsm.library).logIn(
        { readerName, keyType, chipNumber: null },
        hsm.pin,
      );
      for (const length of [1, 1000, 100_000]) {
        const data = randomBytes(length);
        const signature = await key.sign(data);
        expect(
          verify('sha256', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature),
        ).toBe(true);
      }
      await key.logOut();
    });

    test('signs once with either key, also one that wants the PIN each time', async () => {
      const { readerName, publicKey, signaturePublicKey } = hsm[keyType];
      const pkcs11 = pkcs11With(hsm.library);
      const card = { readerName, keyType, chipNumber: null };
      for (const key of ['authentication', 'signature', 'signature'] as const) {
        const data = randomBytes(100);
        const signature = await pkcs11.signOnce(card, { key, data }, hsm.pin);
        const by = key === 'signature' ? signaturePublicKey : publicKey;
        expect(verify('sha256', data, { key: by, dsaEncoding: 'ieee-p1363' }, signature)).toBe(
          true,
        );
      }
      const message = { key: 'signature', data: randomBytes(9) } as const;
      await expect(pkcs11.signOnce(card, message, '4321')).rejects.toMatchObject({
        code: 'ERR_PIN_WRONG',
      });
    });

    test('signs once within a session, which goes on; a wrong PIN ends it', async () => {
      const { readerName, publicKey, signaturePublicKey } = hsm[keyType];
      const pkcs11 = pkcs11With(hsm.library);
      const card = { readerName, keyType, chipNumber: null };
      const session = await pkcs11.logIn(card, hsm.pin);
      const data = randomBytes(100);
      const isBy = (by: typeof publicKey, signature: Uint8Array) =>
        verify('sha256', data, { key: by, dsaEncoding: 'ieee-p1363' }, signature);
      for (const key of ['signature', 'authentication', 'signature'] as const) {
        const message = { key, data, isWithinSession: true };
        const by = key === 'signature' ? signaturePublicKey : publicKey;
        expect(isBy(by, await pkcs11.signOnce(card, message, hsm.pin))).toBe(true);
        expect(isBy(publicKey, await session.sign(data))).toBe(true);
      }
      const message = { key: 'signature', data, isWithinSession: true } as const;
      await expect(pkcs11.signOnce(card, message, '4321')).rejects.toMatchObject({
        code: 'ERR_PIN_WRONG',
      });
      await expect(session.sign(data)).rejects.toMatchObject({ code: 'ERR_CARD_REMOVED' });
      // Without a session it is as outside of one
      expect(isBy(signaturePublicKey, await pkcs11.signOnce(card, message, hsm.pin))).toBe(true);
    });

    test('rejects a wrong PIN, and accepts the right PIN afterwards', async () => {
      const { readerName } = hsm[keyType];
      const pkcs11 = pkcs11With(hsm.library);
      await expect(
        pkcs11.logIn({ readerName, keyType, chipNumber: null }, '4321'),
      ).rejects.toMatchObject({
        code: 'ERR_PIN_WRONG',
      });
      const key = await pkcs11.logIn({ readerName, keyType, chipNumber: null }, hsm.pin);
      expect(await key.sign(randomBytes(10))).not.toHaveLength(0);
    });

    test('refuses to sign after the log-off, and after a later log-in to the same card', async () => {
      const { readerName } = hsm[keyType];
      const pkcs11 = pkcs11With(hsm.library);
      const first = await pkcs11.logIn({ readerName, keyType, chipNumber: null }, hsm.pin);
      await first.logOut();
      await first.logOut();
      const gone = { code: 'ERR_CARD_REMOVED' };
      await expect(first.sign(randomBytes(10))).rejects.toMatchObject(gone);
      const second = await pkcs11.logIn({ readerName, keyType, chipNumber: null }, hsm.pin);
      const third = await pkcs11.logIn({ readerName, keyType, chipNumber: null }, hsm.pin);
      await expect(second.sign(randomBytes(10))).rejects.toMatchObject(gone);
      expect(await third.sign(randomBytes(10))).not.toHaveLength(0);
    });
  });

  test('keeps two cards logged in at the same time', async () => {
    const pkcs11 = pkcs11With(hsm.library);
    const [rsa, ec] = await Promise.all([
      pkcs11.logIn({ readerName: hsm.RSA.readerName, keyType: 'RSA', chipNumber: null }, hsm.pin),
      pkcs11.logIn({ readerName: hsm.EC.readerName, keyType: 'EC', chipNumber: null }, hsm.pin),
    ]);
    await ec.logOut();
    expect(await rsa.sign(randomBytes(10))).toHaveLength(256);
  });

  test('returns mechanisms and serial without a PIN', async () => {
    const token = await pkcs11With(hsm.library).inspect(hsm.EC.readerName);
    expect(token.mechanisms).toContain(mechanism.CKM_ECDSA);
    expect(token.serial).toMatch(/^[0-9a-f]{16}$/);
  });

  test('rejects a log-in before the PIN when another card is meant', async () => {
    const { readerName } = hsm.EC;
    const pkcs11 = pkcs11With(hsm.library);
    const { serial } = await pkcs11.inspect(readerName);
    const card = (chipNumber: string) => ({ readerName, keyType: 'EC', chipNumber }) as const;
    // A wrong PIN, so that the error shows that it was not even checked
    await expect(pkcs11.logIn(card('00'.repeat(16)), '4321')).rejects.toMatchObject({
      code: 'ERR_CARD_REMOVED',
    });
    const own = `00112233AABBCCDD${serial.toUpperCase()}`;
    expect(await (await pkcs11.logIn(card(own), hsm.pin)).sign(randomBytes(10))).toHaveLength(96);
  });

  test('reports no card for an unknown reader', async () => {
    const pkcs11 = pkcs11With(hsm.library);
    const noCard = { code: 'ERR_CARD_REMOVED' };
    await expect(pkcs11.inspect('Some other reader')).rejects.toMatchObject(noCard);
    await expect(
      pkcs11.logIn({ readerName: 'Some other reader', keyType: 'EC', chipNumber: null }, hsm.pin),
    ).rejects.toMatchObject(noCard);
  });

  test('keeps the PIN out of errors', async () => {
    const { readerName } = hsm.RSA;
    const error: unknown = await pkcs11With(hsm.library)
      .logIn({ readerName, keyType: 'RSA', chipNumber: null }, '86420975')
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'ERR_PIN_WRONG' });
    const { inspect } = await import('node:util');
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('86420975');
  });
});

describe('invalid library', () => {
  const missing = { code: 'ERR_MIDDLEWARE_MISSING' };

  test('rejects a missing file', async () => {
    await expect(pkcs11With('/nowhere/libnothing.so').inspect('reader')).rejects.toMatchObject(
      missing,
    );
  });

  test('rejects a text file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trousseau-library-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'text.so'), 'no library at all');
    await expect(pkcs11With(join(folder, 'text.so')).inspect('reader')).rejects.toMatchObject(
      missing,
    );
  });

  test('rejects a library of another kind, also when asked again', async () => {
    // Any native addon will do: it loads, and has no functions of PKCS#11. Where a package keeps it differs by its version
    new Sqlite(':memory:').close();
    const { sharedObjects } = process.report.getReport() as { readonly sharedObjects: string[] };
    const addon = sharedObjects.find((path) => path.includes('better-sqlite3'));
    assert(addon !== undefined);
    const pkcs11 = pkcs11With(addon);
    await expect(pkcs11.inspect('reader')).rejects.toMatchObject(missing);
    await expect(pkcs11.inspect('reader')).rejects.toMatchObject(missing);
    await expect(
      pkcs11.logIn({ readerName: 'reader', keyType: 'RSA', chipNumber: null }, '1234'),
    ).rejects.toMatchObject(missing);
  });
});
