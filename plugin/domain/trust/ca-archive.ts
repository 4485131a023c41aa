import { X509Certificate } from 'node:crypto';
import type { Entry, ZipFile } from 'yauzl';
import { PluginError } from '../../errors.ts';
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
  let zip: ZipFile;
  try {
    // Names with a backslash, as Windows wrote them for years, are taken for paths; they are checked all the same.
    // With the first archive: most installations never read one
    const { fromBufferPromise } = await import('yauzl');
    zip = await fromBufferPromise(Buffer.from(file), { lazyEntries: true });
  } catch (error) {
    throw invalid('is not a ZIP file', error);
  }
  try {
    return await readMembers(zip);
  } catch (error) {
    if (error instanceof PluginError) throw error;
    throw invalid('cannot be read', error); // yauzl throws plain errors for malformed files
  } finally {
    zip.close();
  }
}

async function readMembers(zip: ZipFile): Promise<readonly TrustCandidate[]> {
  if (zip.entryCount > limits.members) throw invalid('has too many members');
  const found: TrustCandidate[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (!certificateFile.test(entry.fileName)) continue;
    checkSize(entry);
    const bytes = await readMember(zip, entry);
    total += bytes.length;
    if (total > limits.totalBytes) throw invalid('is too large unpacked');
    found.push(...certificatesOf(entry.fileName, bytes));
  }
  if (found.length === 0) throw invalid('holds no certificate file');
  return found;
}

/** What the directory says; what then comes out is counted again. */
function checkSize({ uncompressedSize, compressedSize, generalPurposeBitFlag }: Entry): void {
  if ((generalPurposeBitFlag & 1) !== 0) throw invalid('is encrypted');
  if (uncompressedSize > limits.memberBytes) throw invalid('has a member that is too large');
  if (uncompressedSize > limits.ratio * Math.max(compressedSize, 1))
    throw invalid('has a member that is compressed too strongly');
}

async function readMember(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > limits.memberBytes) throw invalid('has a member that is too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
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
