import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { systemPart } from '../../tools/system-parts.ts';

const compiler = systemPart('cc');
const source = fileURLToPath(new URL('pin-pad-driver.c', import.meta.url));

/** Whether the machine lacks a C compiler; tests with a keypad in a real reader are then skipped by name. */
export const padDriver = { missing: compiler.missing };

/** What the holder does when the reader asks: digits and the green key, the red key, or nothing. */
export type PadAct = { readonly digits: string } | 'cancel' | 'wait';

/** Compiles the driver of a reader with a keypad to `library`, around the driver that lies at `library`.real. */
export function compilePadDriver(library: string): void {
  execFileSync(compiler.path, ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
}

/** From now on, what the holder of each such reader does. */
export function setPad(library: string, act: PadAct): void {
  writeFileSync(`${library}.pad`, `${typeof act === 'string' ? act : act.digits}\n`);
}

/** The structures that the reader was asked with, in hex, in order. */
export function askedOfPad(library: string): readonly string[] {
  const file = `${library}.log`;
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
}
