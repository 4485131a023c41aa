import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { samplePassword } from '../../../../simulator/keystore/sample-keystores.ts';
import {
  admin,
  alix,
  aPractice,
  basile,
  byFallback,
  service,
  viaEid,
  withCardAlone,
  type Practice,
} from '../practice.ts';
import { aPolicy } from '../session-fixture.ts';

/* Which keys read letters, and for how long. Keystores, store and workers are real. */

const code = (wanted: string) => ({ code: wanted });

const keysOf = async (practice: Practice, userId = 'alix') =>
  (await practice.sessions.letterSession(service, userId)).decryptionKeys;

const unlock = (practice: Practice, certificateId: string, password = samplePassword) =>
  practice.sessions.unlockLetters(alix, { certificateId, password });

describe('keys that read letters', () => {
  it.each([byFallback, viaEid])(
    'keeps each key with its certificate when the opening asks for it (%o)',
    async (request) => {
      const practice = await aPractice();
      const id = await practice.load('renewed');
      await practice.sessions.open(alix, request(id, { letters: true }));
      const keys = await keysOf(practice);
      expect(keys.length).toBeGreaterThan(1);
      const record = await practice.store.certificates.findById('p1', id);
      for (const { serialNumber, privateKey } of keys) {
        const found = record?.facts.certificates.find((one) => one.serialNumber === serialNumber);
        const certificate = new X509Certificate(Buffer.from(found?.der ?? '', 'base64'));
        expect(certificate.checkPrivateKey(privateKey)).toBe(true);
      }
      // One derivation for all
      expect(practice.passwords).toHaveLength(1);
    },
  );

  it('keeps none when the opening does not ask for it', async () => {
    const practice = await aPractice();
    await practice.sessions.open(alix, byFallback(await practice.load('complete')));
    expect(await keysOf(practice)).toEqual([]);
  });

  it('seals with the keystore’s key, and with none when the card alone signs', async () => {
    const practice = await aPractice({ policy: aPolicy({ eidOnly: true }) });
    await practice.sessions.open(alix, withCardAlone());
    expect(await practice.sessions.letterSession(alix, 'alix')).toMatchObject({ sealer: null });
    await practice.sessions.open(alix, byFallback(await practice.load('complete')));
    const { sealer, session } = await practice.sessions.letterSession(alix, 'alix');
    expect([sealer?.keyType, session.mode]).toEqual(['RSA', 'fallback']);
  });

  it('goes on reading when the session is extended without the keys', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    await practice.sessions.open(alix, byFallback(id, { letters: true }));
    await practice.sessions.open(alix, byFallback(id, { renew: true }));
    expect(await keysOf(practice)).toHaveLength(1);
  });

  it('reads after an unlocking, and records it, when the session was opened without the keys', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    await practice.sessions.open(alix, byFallback(id));
    expect(await unlock(practice, id)).toBe(1);
    expect(await unlock(practice, id)).toBe(1);
    expect(await keysOf(practice)).toHaveLength(1);
    const [entry] = await practice.audit('alix', 'session.letters-unlocked');
    expect(entry).toMatchObject({
      outcome: 'ok',
      certificateId: id,
      assurance: 'keystore-password',
    });
  });

  it('adds the keys of the file from before a replacement', async () => {
    const practice = await aPractice();
    const old = await practice.load('complete');
    const id = await practice.replace(old, 'expiring');
    await practice.sessions.open(alix, byFallback(id, { letters: true }));
    expect(await unlock(practice, old)).toBe(2);
  });

  it('rejects an unlocking, and records it, when the password is wrong', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    await practice.sessions.open(alix, byFallback(id));
    await expect(unlock(practice, id, 'wrong-password-1')).rejects.toMatchObject(
      code('ERR_KEYSTORE_PASSWORD'),
    );
    expect(await keysOf(practice)).toEqual([]);
    const [entry] = await practice.audit('alix', 'session.letters-unlocked');
    expect(entry).toMatchObject({ outcome: 'refused', details: { code: 'ERR_KEYSTORE_PASSWORD' } });
  });

  it.each([
    ['without a session', 'complete', false, 'ERR_SESSION_NONE'],
    ['with a file that has no encryption key', 'noEncryptionKey', true, 'ERR_LETTER_KEYS_NONE'],
    ['with a file of another holder', 'group', true, 'ERR_LETTER_KEYS_NONE'],
  ] as const)('rejects an unlocking %s', async (_what, kind, isOpen, refusal) => {
    const practice = await aPractice();
    if (isOpen) await practice.sessions.open(alix, byFallback(await practice.load('complete')));
    const id = await practice.load(kind);
    await expect(unlock(practice, id)).rejects.toMatchObject(code(refusal));
  });

  it('rejects an unlocking by another person, and an admin', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    await practice.sessions.open(alix, byFallback(id));
    const request = { certificateId: id, password: samplePassword };
    await expect(practice.sessions.unlockLetters(basile, request)).rejects.toThrow();
    await expect(practice.sessions.unlockLetters(admin, request)).rejects.toThrow();
    await expect(practice.sessions.letterSession(basile, 'alix')).rejects.toThrow();
    expect(practice.passwords).toHaveLength(1);
  });

  it('holds no key any more when the session has ended', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    const { session } = await practice.sessions.open(alix, byFallback(id, { letters: true }));
    const before = await practice.sessions.letterSession(alix, 'alix');
    expect(before.decryptionKeys).toHaveLength(1);
    await practice.sessions.end(alix, session.id);
    await expect(practice.sessions.letterSession(alix, 'alix')).rejects.toMatchObject(
      code('ERR_SESSION_NONE'),
    );
  });

  it('shows no key in JSON', async () => {
    const practice = await aPractice();
    await practice.sessions.open(
      alix,
      byFallback(await practice.load('complete'), { letters: true }),
    );
    expect(JSON.stringify(await keysOf(practice))).not.toMatch(/PRIVATE|"d":/);
  });
});
