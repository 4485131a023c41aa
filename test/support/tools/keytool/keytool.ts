import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keytool, systemPart } from '../system-parts.ts';

const source = fileURLToPath(new URL('RunKeytool.java', import.meta.url));
const hasCompiler = !systemPart('javac').missing && !systemPart('java').missing;
const options = ['-XX:+UseSerialGC', '-Duser.language=en'];
const opened = ['--add-exports', 'java.base/sun.security.tools.keytool=ALL-UNNAMED'];

let classes: string | undefined;

/**
 * What keytool prints for each command line, in their order. One Java machine runs them all, because starting one takes longer than
 * what it does; where there is no compiler each has its own. `javaOptions`: more for that machine. Throws when keytool refuses one.
 */
export function runKeytool(
  commands: readonly (readonly string[])[],
  javaOptions: readonly string[] = [],
): readonly string[] {
  const machine = [...options, ...javaOptions];
  if (!hasCompiler) {
    const own = machine.map((option) => `-J${option}`);
    return commands.map((command) => output(keytool.path, [...own, ...command]));
  }
  classes ??= compile();
  const words = commands.flatMap((command) => [...command, '--']);
  const printed = output('java', [...machine, ...opened, '-cp', classes, 'RunKeytool', ...words]);
  return printed.split(/^--\n/m).slice(0, -1);
}

function compile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-keytool-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  output('javac', [
    '-J-XX:TieredStopAtLevel=1',
    '-J-XX:+UseSerialGC',
    ...opened,
    '-d',
    folder,
    source,
  ]);
  return folder;
}

function output(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
