import {
  constants,
  createHash,
  generateKeyPairSync,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChallengeError, openChallenge } from '../../../plugin/ehealth/registration/challenge.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encrypted = (message: Uint8Array) =>
  publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, message);
const digest = (serial: Uint8Array) => createHash('sha256').update(serial).digest();
const challenge = (serial: Uint8Array, message = serial) =>
  Buffer.concat([encrypted(message), digest(serial)]);

describe('challenge', () => {
  it.each([
    ['ordinary', '55'.repeat(16)],
    ['with the top bit set', 'ff'.repeat(16)],
    ['that begins with zeros', `0000${'01'.repeat(14)}`],
  ])('returns a serial number %s', (_kind, hex) => {
    const serial = Buffer.from(hex, 'hex');
    expect(openChallenge(challenge(serial), privateKey)).toBe(BigInt(`0x${hex}`));
  });

  it('returns the first sixteen octets when more are encrypted', () => {
    const serial = randomBytes(16);
    const longer = Buffer.concat([serial, Buffer.from('more')]);
    expect(openChallenge(challenge(serial, longer), privateKey)).toBe(
      BigInt(`0x${serial.toString('hex')}`),
    );
  });

  it.each([
    ['the digest is another', Buffer.concat([encrypted(Buffer.alloc(16, 1)), Buffer.alloc(32)])],
    ['the number is too short', challenge(Buffer.alloc(15, 1))],
    ['it is empty', Buffer.alloc(0)],
    ['it is the digest alone', digest(Buffer.alloc(16))],
  ])('rejects it when %s', (_why, bytes) => {
    expect(() => openChallenge(bytes, privateKey)).toThrow(ChallengeError);
  });

  it('rejects a challenge for another key, and any changed one, with the same words', () => {
    const sound = challenge(Buffer.alloc(16, 7));
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    expect(() => openChallenge(sound, other)).toThrow(ChallengeError);
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), (at, bits) => {
        const changed = Buffer.from(sound);
        changed[at] = (changed[at] ?? 0) ^ bits;
        expect(() => openChallenge(changed, privateKey)).toThrow(new ChallengeError());
      }),
      { numRuns: 40 },
    );
  });
});
