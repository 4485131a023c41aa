import type { KeystoreFacts } from './keystore-content.ts';
import { certificateTooLarge } from './keystore-error.ts';

/** Characters of a name, an identifier or an algorithm; X.520 allows less for all that eHealth writes. */
const maxLength = 256;
/** Bytes of one certificate, and of all in a file. One of eHealth's has 2 KiB, a file with ten years of renewals 40. */
const maxCertificate = 32 * 1024;
const maxCertificates = 256 * 1024;
/** Attributes of a name, usages, policies. */
const maxElements = 64;

/**
 * Facts with every text and list cut: they are kept in clear, read on every page and searched in, so a file must not decide how long
 * its names are. The certificates themselves stay whole (`der`); of more than 32 KiB, or 256 KiB in all, the file is refused with
 * ERR_CERTIFICATE_TOO_LARGE.
 */
export function boundedFacts(facts: KeystoreFacts): KeystoreFacts {
  const sizes = facts.certificates.map(({ der }) => Buffer.byteLength(der, 'base64'));
  const largest = Math.max(0, ...sizes);
  if (largest > maxCertificate) throw certificateTooLarge(largest, maxCertificate);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > maxCertificates) throw certificateTooLarge(total, maxCertificates);
  return bounded(facts) as KeystoreFacts;
}

function bounded(value: unknown): unknown {
  if (typeof value === 'string') return cut(value);
  if (Array.isArray(value)) return value.slice(0, maxElements).map(bounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [
      name,
      name === 'der' ? inner : bounded(inner),
    ]),
  );
}

/** Not in the middle of a character beyond U+FFFF. */
function cut(text: string): string {
  return text.length <= maxLength ? text : text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
}
