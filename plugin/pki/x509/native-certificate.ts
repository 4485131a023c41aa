import { X509Certificate } from 'node:crypto';

/** Parses DER (or PEM) with OpenSSL; null for what it does not read. */
export function readX509(bytes: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(bytes);
  } catch {
    return null;
  }
}

/** The common name, else the whole subject on one line. */
export function subjectName({ subject }: X509Certificate): string {
  return /^CN=(.+)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ');
}
