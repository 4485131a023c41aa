import { PluginError } from '../../errors.ts';
import { MalformedError, TooLargeError } from '../asn1/malformed.ts';
import { UnsupportedAlgorithmError } from '../pbe/scheme.ts';

/*
 * The answers a keystore can give, each made in one place so that none is ever given for another.
 * ERR_KEYSTORE_BUSY is the reader's own (keystore-reader.ts).
 */

/** The answer for what the rooms below, which know no keystores, found wrong in one. Anything else is thrown as it is. */
export function throwKeystoreError(error: unknown): never {
  if (error instanceof MalformedError) throw damaged(error.message, error);
  if (error instanceof TooLargeError) throw tooLarge(error.what, error.limit);
  if (error instanceof UnsupportedAlgorithmError) throw unsupported(error.algorithm);
  throw error;
}

/** The file is, or begins as, a PKCS#12 file but its bytes contradict each other or stop too soon. */
export function damaged(what: string, cause?: unknown): PluginError {
  return new PluginError('ERR_KEYSTORE_DAMAGED', `damaged keystore: ${what}`, { cause });
}

/** The file asks for an algorithm that we do not have; `algorithm` is its name, or its OID when no name is known. */
export function unsupported(algorithm: string): PluginError {
  return new PluginError('ERR_KEYSTORE_UNSUPPORTED', `unsupported algorithm ${algorithm}`, {
    params: { algorithm },
  });
}

/** Opening would take longer than the limit; nothing beyond it was derived. */
export function tooCostly(estimate: number, limitMs: number): PluginError {
  const estimatedMs = Math.ceil(Math.min(estimate, Number.MAX_SAFE_INTEGER));
  return new PluginError('ERR_KEYSTORE_TOO_COSTLY', `opening would take some ${estimatedMs} ms`, {
    params: { estimatedMs, limitMs },
  });
}

/** The structure passes a bound (depth, elements, bags): perhaps a sound file, but none that holds one certificate. */
export function tooLarge(what: string, limit: number): PluginError {
  return new PluginError('ERR_KEYSTORE_TOO_COSTLY', `more than ${limit} ${what}`, {
    params: { what, limit },
  });
}

/** Certificates of so many bytes are none of eHealth's, and the facts would keep them in clear. */
export function certificateTooLarge(size: number, limit: number): PluginError {
  const kilobytes = (bytes: number) => Math.ceil(bytes / 1024);
  return new PluginError('ERR_CERTIFICATE_TOO_LARGE', `certificates of ${size} bytes`, {
    params: { size: kilobytes(size), limit: kilobytes(limit) },
  });
}

/** The password does not fit this file. */
export function wrongPassword(): PluginError {
  return new PluginError('ERR_KEYSTORE_PASSWORD', 'wrong keystore password');
}

/** The password fits the file's integrity check, or part of its content, but not all of the content. */
export function wrongContentPassword(): PluginError {
  return new PluginError(
    'ERR_KEYSTORE_CONTENT_PASSWORD',
    'the keystore content is encrypted with another password',
  );
}

/** Opening used up its time or its memory: counted work was within the limit, and yet too much. */
export function tookTooLong(limitMs: number): PluginError {
  return new PluginError(
    'ERR_KEYSTORE_TOO_COSTLY',
    `opening took more than ${limitMs} ms, or more memory than one file gets`,
    { params: { limitMs } },
  );
}
