import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** Bytes read at a time; each part overlaps the one before by the longest needle. */
const partLength = 8 * 1024 * 1024;

/** Why the memory of a child process cannot be read here; '' when it can. Other systems have no /proc. */
export function memoryIsHidden(pid: number = process.pid): string {
  try {
    closeSync(openSync(`/proc/${pid}/mem`, 'r'));
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : 'no /proc';
  }
}

/** How often each of `needles` is in the writable memory of a process, as in a core file of it. */
export function countInMemory(pid: number, needles: readonly Buffer[]): number[] {
  const counts = needles.map(() => 0);
  const overlap = Math.max(...needles.map(({ length }) => length)) - 1;
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const [from, to] of writableRanges(pid)) {
      for (let start = from; start < to; start += partLength) {
        const part = readPart(memory, start, Math.min(partLength + overlap, to - start));
        needles.forEach((needle, index) => {
          let at = part.indexOf(needle);
          // What begins in the overlap is counted with the next part
          for (; at !== -1 && at < partLength; at = part.indexOf(needle, at + 1)) {
            counts[index] = (counts[index] ?? 0) + 1;
          }
        });
      }
    }
  } finally {
    closeSync(memory);
  }
  return counts;
}

function writableRanges(pid: number): (readonly [from: number, to: number])[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from, to] = /^([\da-f]+)-([\da-f]+) rw/.exec(line) ?? [];
      return from === undefined || to === undefined
        ? []
        : [[Number.parseInt(from, 16), Number.parseInt(to, 16)] as const];
    });
}

/** Empty where the range is gone: the process goes on. */
function readPart(memory: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  let done = 0;
  try {
    while (done < length) {
      const read = readSync(memory, buffer, done, length - done, position + done);
      if (read === 0) break;
      done += read;
    }
  } catch {
    // Guard pages, and what was unmapped since the list was read
  }
  return buffer.subarray(0, done);
}
