import { X509Certificate } from 'node:crypto';
import { PluginError } from '../../errors.ts';
import { ZipError, readZip } from '../../zip.ts';
import type { TrustCandidate } from './update-plan.ts';

/** An archive of certificates has some dozen members of 2 KB each; certificates hardly shrink. */
const limits = {
  archiveBytes: 1024 * 1024,
  members: 200,
  memberBytes: 64 * 1024,
  totalBytes: 2 * 1024 * 1024,
  ratio: 100,
} as const;

const certificateFile = /\.(?:cer|crt|der|pem)$/i;
const pemBlock = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * The certificates in a ZIP file as eHealth publishes its authorities: members .cer, .crt, .der and .pem, PEM or DER, under any
 * folder they lie in; other members are left alone. Nothing is written anywhere. Throws ERR_TRUST_ARCHIVE_INVALID for what is
 * no ZIP file, is encrypted, names places outside itself, passes a bound, or has no certificate file at all.
 */
export async function readCaArchive(file: Uint8Array): Promise<readonly TrustCandidate[]> {
  if (file.length > limits.archiveBytes) throw invalid('is too large');
  try {
    return await readMembers(file);
  } catch (error) {
    throw error instanceof ZipError ? invalid(error.message, error) : error;
  }
}

async function readMembers(file: Uint8Array): Promise<readonly TrustCandidate[]> {
  const found: TrustCandidate[] = [];
  for await (const member of readZip(file, limits, (name) => certificateFile.test(name))) {
    if ('problem' in member) throw invalid(member.problem);
    found.push(...certificatesOf(member.name, member.bytes));
  }
  if (found.length === 0) throw invalid('holds no certificate file');
  return found;
}

/** A PEM file may hold several; a member that holds none stays in sight as unreadable. */
function certificatesOf(path: string, bytes: Buffer): TrustCandidate[] {
  const name = memberName(path);
  const blocks = bytes.toString('latin1').match(pemBlock);
  return (blocks ?? [bytes]).map((one) => {
    try {
      return { name, certificate: new X509Certificate(one).raw };
    } catch {
      return { name, certificate: null };
    }
  });
}

/** For the screen only: the last part, without what no screen shows. */
function memberName(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\p{C}/gu, '').slice(0, 100);
}

function invalid(problem: string, cause?: unknown): PluginError {
  return new PluginError('ERR_TRUST_ARCHIVE_INVALID', `archive of certificates ${problem}`, {
    params: { problem },
    cause,
  });
}
