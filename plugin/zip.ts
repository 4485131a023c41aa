import type { Entry, ZipFile } from 'yauzl';

/** What a ZIP file may cost; a member that passes a bound is left in it. */
export interface ZipLimits {
  readonly members: number;
  readonly memberBytes: number;
  /** Unpacked, all members that are read. */
  readonly totalBytes: number;
  /** Unpacked to packed: more is a bomb. */
  readonly ratio: number;
}

/** A member, or why it was not read. */
export type ZipMember =
  | { readonly name: string; readonly bytes: Buffer }
  | { readonly name: string; readonly problem: string };

/** The archive as a whole cannot be read; the message completes "the archive …". */
export class ZipError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ZipError';
  }
}

/**
 * The members of a ZIP file that `wants` names, one by one, under any folder they lie in; nothing is written anywhere. What the
 * directory says is held against the limits, and what then comes out is counted again. Throws {@link ZipError}.
 */
export async function* readZip(
  file: Uint8Array,
  limits: ZipLimits,
  wants: (name: string) => boolean = () => true,
): AsyncGenerator<ZipMember, void> {
  let zip: ZipFile;
  try {
    // With the first archive: most installations never read one
    const { fromBufferPromise } = await import('yauzl');
    // Names with a backslash, as Windows wrote them for years, are taken for paths; they are checked all the same
    zip = await fromBufferPromise(Buffer.from(file), { lazyEntries: true });
  } catch (error) {
    throw new ZipError('is not a ZIP file', error);
  }
  try {
    if (zip.entryCount > limits.members) throw new ZipError('has too many members');
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (name.endsWith('/') || !wants(name)) continue;
      const problem = problemOf(entry, limits);
      if (problem !== null) {
        yield { name, problem };
        continue;
      }
      const bytes = await readMember(zip, entry, limits);
      total += bytes.length;
      if (total > limits.totalBytes) throw new ZipError('is too large unpacked');
      yield { name, bytes };
    }
  } catch (error) {
    if (error instanceof ZipError) throw error;
    throw new ZipError('cannot be read', error); // yauzl throws plain errors for malformed files
  } finally {
    zip.close();
  }
}

function problemOf(entry: Entry, { memberBytes, ratio }: ZipLimits): string | null {
  const { uncompressedSize, compressedSize, generalPurposeBitFlag } = entry;
  if ((generalPurposeBitFlag & 1) !== 0) return 'is encrypted';
  if (uncompressedSize > memberBytes) return 'has a member that is too large';
  return uncompressedSize > ratio * Math.max(compressedSize, 1)
    ? 'has a member that is compressed too strongly'
    : null;
}

async function readMember(zip: ZipFile, entry: Entry, limits: ZipLimits): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > limits.memberBytes) throw new ZipError('has a member that is too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
