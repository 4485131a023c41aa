import {
  constants,
  createHash,
  privateDecrypt,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';

const digestLength = 32;
const serialLength = 16;

/** Thrown for a challenge that is not for this key, or not one at all; one text for every cause. */
export class ChallengeError extends Error {
  override readonly name = 'ChallengeError';
  constructor() {
    super('the challenge does not fit the encryption key');
  }
}

/**
 * The serial number that an encryption certificate has to carry (registration.md section 11): 16 octets encrypted for the new key,
 * followed by their SHA-256. Throws {@link ChallengeError}. The number is no secret.
 */
export function openChallenge(challenge: Uint8Array, key: KeyObject): bigint {
  const encrypted = challenge.subarray(0, -digestLength);
  const message = decrypted(encrypted, key);
  const serial = message?.subarray(0, serialLength);
  const digest = challenge.subarray(-digestLength);
  if (
    serial?.length !== serialLength ||
    digest.length !== digestLength ||
    !timingSafeEqual(createHash('sha256').update(serial).digest(), digest)
  ) {
    throw new ChallengeError();
  }
  return BigInt(`0x${serial.toString('hex')}`);
}

/**
 * RSAES-PKCS1-v1_5 (RFC 8017, 7.2.2), its padding removed here: Node 20 refuses to (CVE-2023-46809), because a service that shows
 * why the padding is wrong gives messages away. Here the key is new, and every failure looks the same. null for anything else.
 */
function decrypted(encrypted: Uint8Array, key: KeyObject): Buffer | null {
  try {
    const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encrypted);
    if (block[0] !== 0 || block[1] !== 2) return null;
    const end = block.indexOf(0, 2);
    return end < 10 ? null : block.subarray(end + 1);
  } catch {
    return null;
  }
}
