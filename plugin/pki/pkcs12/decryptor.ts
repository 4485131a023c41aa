import type { EncryptionScheme, SchemeReading } from '../pbe/scheme.ts';
import type { KeystoreAnomaly } from './keystore-content.ts';
import { damaged, unsupported, wrongContentPassword, wrongPassword } from './keystore-error.ts';
import type { Mac } from './mac.ts';
import { pbkdf2Encodings, pkcs12Encodings } from './password-encoding.ts';
import type { PasswordEncoding } from './password-encoding.ts';
import type { KdfBudget } from './kdf-budget.ts';

export interface DecryptorDeps {
  /** As passwordBytes makes it; the caller overwrites it. */
  readonly password: Uint8Array;
  readonly work: KdfBudget;
  readonly anomalies: Set<KeystoreAnomaly>;
}

/**
 * Applies one password to one file: counts the work beforehand, tries the encodings of the password in order, remembers
 * which one fitted, and knows which of "wrong password" and "two passwords" is true.
 */
export interface Decryptor {
  planMac(mac: Mac): void;
  /** Counts a part's work before it is done; an unsupported one is kept for {@link refuseUnsupported}. */
  plan(scheme: SchemeReading, encrypted: Uint8Array): void;
  /**
   * Throws when no encoding of the password fits the MAC: ERR_KEYSTORE_DAMAGED when it opens a part planned so far, else
   * ERR_KEYSTORE_PASSWORD. A file without MAC is believed.
   */
  proveBy(mac: Mac | null, content: Uint8Array): void;
  /** Throws ERR_KEYSTORE_UNSUPPORTED for the first scheme planned that we lack; a wrong password has been said before. */
  refuseUnsupported(): void;
  /**
   * Throws ERR_KEYSTORE_PASSWORD, or ERR_KEYSTORE_CONTENT_PASSWORD when the password fitted another part of the file. The plain
   * content is overwritten by {@link wipe}.
   */
  decrypt(scheme: SchemeReading, encrypted: Uint8Array): Buffer;
  /** Names of the schemes planned, each once, in file order. */
  schemes(): string[];
  largestIterations(): number;
  /** Overwrites every encoding of the password and all that was decrypted. */
  wipe(): void;
}

export function createDecryptor({ password, work, anomalies }: DecryptorDeps): Decryptor {
  const names = new Set<string>();
  const lacking: string[] = [];
  const parts: { readonly scheme: EncryptionScheme; readonly encrypted: Uint8Array }[] = [];
  /** The form that fitted last goes first: a writer encodes a password one way. */
  const fitted = new Map<EncryptionScheme['passwordForm'], PasswordEncoding>();
  const decryptedTexts: Buffer[] = [];
  let iterations = 0;
  let proven = false;

  /** First form for which `attempt` gives something; every form but the first must fit into what is left of the budget. */
  function firstThatFits<T>(
    { passwordForm, cost }: Pick<EncryptionScheme, 'passwordForm' | 'cost'>,
    attempt: (bytes: Uint8Array) => T | null,
  ): T | null {
    const known = fitted.get(passwordForm);
    const forms =
      passwordForm === 'pkcs12' ? pkcs12Encodings(password) : pbkdf2Encodings(password, proven);
    const ordered = known ? [known, ...forms.filter((form) => !sameBytes(form, known))] : forms;
    try {
      for (const [index, form] of ordered.entries()) {
        if (index > 0 && !work.allow(cost)) break;
        const result = attempt(form.bytes);
        if (result === null) continue;
        fitted.set(passwordForm, form);
        if (form.reencoded) anomalies.add('PasswordReencoded');
        proven = true;
        return result;
      }
      return null;
    } finally {
      const kept = fitted.get(passwordForm);
      for (const form of forms) if (form !== kept) form.bytes.fill(0);
      if (known !== undefined && known !== kept) known.bytes.fill(0);
    }
  }

  function decrypted(scheme: EncryptionScheme, encrypted: Uint8Array): Buffer | null {
    return firstThatFits(scheme, (bytes) => {
      const text = scheme.decrypt(bytes, encrypted);
      if (text === null) return null;
      decryptedTexts.push(text);
      const end = endOfSequence(text, proven);
      if (end !== null && end < text.length) anomalies.add('TrailingBytes');
      return end === null ? null : text.subarray(0, end);
    });
  }

  function noteSalt(emptySalt: boolean): void {
    if (emptySalt) anomalies.add('EmptySalt');
  }

  return {
    planMac(mac) {
      work.require(mac.cost);
      noteSalt(mac.emptySalt);
    },
    plan(scheme, encrypted) {
      if ('unsupported' in scheme) {
        lacking.push(scheme.unsupported);
        return;
      }
      work.require(scheme.cost);
      parts.push({ scheme, encrypted });
      names.add(scheme.name);
      iterations = Math.max(iterations, scheme.iterations);
      noteSalt(scheme.emptySalt);
    },
    proveBy(mac, content) {
      if (mac === null) return;
      if (firstThatFits(mac, (bytes) => mac.verify(bytes, content) || null) !== null) return;
      // A part that opens all the same shows that the password is right and the bytes are not
      const opens = parts.some(({ scheme, encrypted }) => decrypted(scheme, encrypted) !== null);
      throw opens ? damaged('the integrity check fails') : wrongPassword();
    },
    refuseUnsupported() {
      const [first] = lacking;
      if (first !== undefined) throw unsupported(first);
    },
    decrypt(scheme, encrypted) {
      if ('unsupported' in scheme) throw unsupported(scheme.unsupported);
      const plain = decrypted(scheme, encrypted);
      // The MAC, or another part, accepted this password, so the file has two
      if (plain === null) throw proven ? wrongContentPassword() : wrongPassword();
      return plain;
    },
    schemes: () => [...names],
    largestIterations: () => iterations,
    wipe() {
      for (const { bytes } of fitted.values()) bytes.fill(0);
      for (const text of decryptedTexts) text.fill(0);
    },
  };
}

const sameBytes = (one: PasswordEncoding, other: PasswordEncoding): boolean =>
  Buffer.compare(one.bytes, other.bytes) === 0;

/**
 * Where the SEQUENCE at the start of decrypted text ends; null for what is none. Everything PKCS#12 encrypts is one, and random
 * bytes that pass the padding check by luck (1 in 256) practically never are; so beyond this point a text that does not
 * parse is damage, not a wrong password. Some writers leave zeros behind it; other octets are left there only where the password
 * has proven right before.
 */
function endOfSequence(text: Uint8Array, proven: boolean): number | null {
  const [tag, length = 0] = text;
  if (tag !== 0x30 || text.length < 2) return null;
  if (length === 0x80) return text.at(-1) === 0 && text.at(-2) === 0 ? text.length : null;
  const octets = length < 0x80 ? 0 : length - 0x80;
  let value = octets === 0 ? length : 0;
  for (let index = 0; index < octets; index += 1) value = value * 256 + (text[2 + index] ?? 0);
  const end = 2 + octets + value;
  if (end > text.length) return null;
  return proven || text.subarray(end).every((octet) => octet === 0) ? end : null;
}
