import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { detectFileType } from '../../../pki/pkcs12/file-type.ts';
import { ZipError, readZip } from '../../../zip.ts';
import type { DecoyReason, FoundFile } from './bulk-plan.ts';

/** A file as it was uploaded. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One load of many files. An office's shared folder has some hundred; a keystore has some ten kilobytes. */
export const bulkLimits = {
  files: 1000,
  fileBytes: 1024 * 1024,
  totalBytes: 64 * 1024 * 1024,
  ratio: 100,
} as const;

/** What was found, and the bytes of what may be a keystore, by the file's index. */
export interface Collected {
  readonly files: readonly FoundFile[];
  readonly keystores: ReadonlyMap<number, Uint8Array>;
}

/**
 * Sorts every file by its content, ZIP files one level deep, within bounds. Copies are found by their digest and opened once. A
 * name decides nothing but for the companions of a keystore, which have no format of their own (file-type.ts).
 */
export async function collectFiles(uploads: readonly UploadedFile[]): Promise<Collected> {
  const files: FoundFile[] = [];
  const keystores = new Map<number, Uint8Array>();
  const seen = new Map<string, number>();
  let total = 0;

  const add = (name: string, bytes: Uint8Array): void => {
    const index = files.length;
    if (index >= bulkLimits.files) return;
    total += bytes.length;
    const file = { index, name: shownName(name), size: bytes.length };
    const tooLarge = bytes.length > bulkLimits.fileBytes || total > bulkLimits.totalBytes;
    const reason = tooLarge ? 'TooLarge' : decoyReason(bytes, name);
    if (reason !== null) {
      files.push({ ...file, decoy: reason, copyOf: null });
      return;
    }
    const digest = createHash('sha256').update(bytes).digest('hex');
    const first = seen.get(digest);
    if (first !== undefined) {
      files.push({ ...file, decoy: 'Copy', copyOf: first });
      return;
    }
    seen.set(digest, index);
    keystores.set(index, bytes);
    files.push({ ...file, decoy: null, copyOf: null });
  };

  for (const { name, bytes } of uploads) {
    if (detectFileType(bytes, name) !== 'zip') add(name, bytes);
    else {
      const problem = await addMembers(name, bytes, add);
      if (problem !== null) {
        files.push({
          index: files.length,
          name: shownName(name),
          size: bytes.length,
          decoy: problem,
          copyOf: null,
        });
      }
    }
    // Digests of large files take a millisecond each: other requests come in between
    await nextTurn();
  }
  return { files, keystores };
}

async function addMembers(
  archive: string,
  bytes: Uint8Array,
  add: (name: string, bytes: Uint8Array) => void,
): Promise<DecoyReason | null> {
  const limits = {
    members: bulkLimits.files,
    memberBytes: bulkLimits.fileBytes,
    totalBytes: bulkLimits.totalBytes,
    ratio: bulkLimits.ratio,
  };
  let problem: DecoyReason | null = null;
  try {
    for await (const member of readZip(bytes, limits)) {
      if ('bytes' in member) add(member.name, member.bytes);
      else problem = member.problem === 'is encrypted' ? 'ArchiveLocked' : 'TooLarge';
    }
    return problem;
  } catch (error) {
    if (error instanceof ZipError) return 'ArchiveUnreadable';
    throw error;
  }
}

/** null for what may be a keystore. A ZIP inside a ZIP is left closed. */
function decoyReason(bytes: Uint8Array, name: string): DecoyReason | null {
  const kind = detectFileType(bytes, name);
  switch (kind) {
    case 'pkcs12':
      return null;
    case 'zip':
      return 'ArchiveNested';
    case 'certificate':
    case 'certificate-bundle':
    case 'pem':
      return 'PublicPart';
    case 'ehcsr':
    case 'reqid':
    case 'csr':
    case 'revocation-request':
      return 'Request';
    case 'jks':
    case 'jceks':
      return 'JavaKeystore';
    case 'empty':
      return 'Empty';
    default:
      return 'NoKeystore';
  }
}

/** For the screen: the last part of a path, without what no screen shows. */
function shownName(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? '').replaceAll(/\p{C}/gu, '').slice(0, 200);
}
