import { createHash } from 'node:crypto';
import type { EcdsaHash } from '../../pki/signer.ts';
import { digestInfoOf, hashFor } from '../card/key-choice.ts';

/*
 * The few numbers of PKCS#11 that we use, by their names in the standard. Kept here and not taken from the binding, so that
 * only the thread that loads the library needs the binding.
 */

export const mechanism = {
  CKM_RSA_PKCS: 0x01,
  CKM_SHA256_RSA_PKCS: 0x40,
  CKM_ECDSA: 0x1041,
  CKM_ECDSA_SHA256: 0x1044,
  CKM_ECDSA_SHA384: 0x1045,
} as const;

/** ECDSA that makes the hash itself. */
const withHash: Readonly<Record<EcdsaHash, number>> = {
  sha256: mechanism.CKM_ECDSA_SHA256,
  sha384: mechanism.CKM_ECDSA_SHA384,
};

/** What a library is asked to sign with, for a signature over some data. */
export interface SigningInput {
  readonly mechanism: number;
  readonly input: Uint8Array;
}

/**
 * Not every library offers the hash inside the mechanism, and not every one offers it outside: the first of the two that this one has; null
 * for a library that has neither.
 */
export function signingInput(
  keyType: 'RSA' | 'EC',
  data: Uint8Array,
  offered: readonly number[],
  ecdsaHash: EcdsaHash = 'sha256',
): SigningInput | null {
  const hash = createHash(hashFor(keyType, ecdsaHash)).update(data).digest();
  const ways: readonly SigningInput[] =
    keyType === 'RSA'
      ? [
          { mechanism: mechanism.CKM_SHA256_RSA_PKCS, input: data },
          { mechanism: mechanism.CKM_RSA_PKCS, input: digestInfoOf(hash) },
        ]
      : [
          { mechanism: mechanism.CKM_ECDSA, input: hash },
          { mechanism: withHash[ecdsaHash], input: data },
        ];
  return ways.find((way) => offered.includes(way.mechanism)) ?? null;
}

export const tokenFlag = {
  /** The PIN is typed on the reader. */
  CKF_PROTECTED_AUTHENTICATION_PATH: 0x100,
  CKF_USER_PIN_FINAL_TRY: 0x20000,
  CKF_USER_PIN_LOCKED: 0x40000,
} as const;

export const returnValue = {
  CKR_SLOT_ID_INVALID: 0x03,
  CKR_DEVICE_REMOVED: 0x32,
  CKR_FUNCTION_CANCELED: 0x50,
  CKR_FUNCTION_NOT_SUPPORTED: 0x54,
  CKR_KEY_HANDLE_INVALID: 0x60,
  CKR_MECHANISM_INVALID: 0x70,
  CKR_OBJECT_HANDLE_INVALID: 0x82,
  CKR_PIN_INCORRECT: 0xa0,
  CKR_PIN_INVALID: 0xa1,
  CKR_PIN_LEN_RANGE: 0xa2,
  CKR_PIN_LOCKED: 0xa4,
  CKR_SESSION_HANDLE_INVALID: 0xb3,
  CKR_TOKEN_NOT_PRESENT: 0xe0,
  CKR_TOKEN_NOT_RECOGNIZED: 0xe1,
  CKR_USER_NOT_LOGGED_IN: 0x101,
  CKR_CRYPTOKI_ALREADY_INITIALIZED: 0x191,
} as const;
