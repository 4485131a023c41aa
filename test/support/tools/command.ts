import { PassThrough } from 'node:stream';
import type { CliIo } from '../../../plugin/cli/run-command.ts';

export interface CommandOutcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of plugin/cli in this process, as its index.ts does; `input` is what comes on standard input. */
export async function runCommandHere(
  run: (args: string[], io: CliIo) => Promise<number>,
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<CommandOutcome> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end(input);
  const io = { stdin, stdout, stderr, env } as unknown as CliIo;
  const code = await run([...args], io);
  const text = (stream: PassThrough) => String((stream.read() as Buffer | null) ?? '');
  return { code, out: text(stdout), err: text(stderr) };
}
