import type { Handle, PKCS11, Template } from 'pkcs11js';
import type { CardKeyName } from '../card-service.ts';
import type { SigningInput } from './cryptoki.ts';
import { functionFailure, quietly, Refusal } from './refusal.ts';

/* Keys and certificates on a token, in the thread that owns the library. */

const attribute = {
  ...{ CKA_CLASS: 0x0, CKA_LABEL: 0x3, CKA_VALUE: 0x11, CKA_CERTIFICATE_TYPE: 0x80 },
  ...{ CKA_ID: 0x102, CKA_ALWAYS_AUTHENTICATE: 0x202 },
} as const;
const classCertificate = 1;
const classPrivateKey = 3;
const typeX509 = 0;
const userTypeUser = 1;
const userTypeContextSpecific = 2;

/** Room for the signature of any key on a card, in bytes. */
const signatureRoom = 512;

/** A token with more is none that we know. */
const maxCertificates = 32;

/** Once, for any answer. The flags report "blocked" where the code does not (OpenSC on the third wrong PIN). */
export function presentPin(p11: PKCS11, slot: Handle, session: Handle, pin: string): void {
  try {
    p11.C_Login(session, userTypeUser, pin);
  } catch (error) {
    const failure = functionFailure('C_Login', error);
    if (failure === null) throw error;
    let flags: number | null = null;
    quietly(() => {
      ({ flags } = p11.C_GetTokenInfo(slot));
    });
    throw new Refusal({ ...failure, flags });
  }
}

/** Private keys may show only after log-in. By label where key ids differ from library to library, by id where it names a certificate's key. */
export function findPrivateKey(
  p11: PKCS11,
  session: Handle,
  by: { readonly label: string } | { readonly id: Uint8Array },
): Handle | null {
  return (
    find(p11, session, 1, [
      { type: attribute.CKA_CLASS, value: classPrivateKey },
      'label' in by
        ? { type: attribute.CKA_LABEL, value: by.label }
        : { type: attribute.CKA_ID, value: Buffer.from(by.id) },
    ])[0] ?? null
  );
}

const labels: Readonly<Record<CardKeyName, string>> = {
  authentication: 'Authentication',
  signature: 'Signature',
};

/** The key of an identity card, which has that label in every library. Refuses with `NoKey` where it has none. */
export function keyNamed(p11: PKCS11, session: Handle, key: CardKeyName): Handle {
  const found = findPrivateKey(p11, session, { label: labels[key] });
  if (found === null) throw new Refusal({ kind: 'NoKey', key });
  return found;
}

export interface TokenCertificate {
  /** CKA_ID: that of its private key too. */
  readonly id: Uint8Array;
  readonly der: Uint8Array;
}

export function findCertificates(p11: PKCS11, session: Handle): readonly TokenCertificate[] {
  const found = find(p11, session, maxCertificates, [
    { type: attribute.CKA_CLASS, value: classCertificate },
    { type: attribute.CKA_CERTIFICATE_TYPE, value: typeX509 },
  ]);
  return found.flatMap((handle) => {
    const id = valueOf(p11, session, handle, attribute.CKA_ID);
    const der = valueOf(p11, session, handle, attribute.CKA_VALUE);
    return der === null ? [] : [{ id: id ?? new Uint8Array(0), der }];
  });
}

function find(p11: PKCS11, session: Handle, limit: number, template: Template): readonly Handle[] {
  p11.C_FindObjectsInit(session, template);
  try {
    return p11.C_FindObjects(session, limit);
  } finally {
    p11.C_FindObjectsFinal(session);
  }
}

/** One by one: asking for an attribute that an object has not makes the whole question throw. */
function valueOf(p11: PKCS11, session: Handle, object: Handle, type: number): Uint8Array | null {
  try {
    const [answer] = p11.C_GetAttributeValue(session, object, [{ type }]);
    return Buffer.isBuffer(answer?.value) ? Uint8Array.from(answer.value) : null;
  } catch {
    return null;
  }
}

/** `pin`: the right one, for a key that wants it once more between its choice and the signature; null after a log-in for several. */
export function signWith(
  p11: PKCS11,
  session: Handle,
  key: Handle,
  { mechanism, input }: SigningInput,
  pin: string | null,
): Uint8Array {
  p11.C_SignInit(session, { mechanism }, key);
  if (pin !== null && valueOf(p11, session, key, attribute.CKA_ALWAYS_AUTHENTICATE)?.[0] === 1)
    p11.C_Login(session, userTypeContextSpecific, pin);
  return Uint8Array.from(p11.C_Sign(session, Buffer.from(input), Buffer.alloc(signatureRoom)));
}
