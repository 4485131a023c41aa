import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A node of the same installation in a process of its own (test/system/child/session-node.ts). */
export interface SessionNode {
  /** What the act resolved to; `code` of the error otherwise. */
  act(name: string, args?: object): Promise<unknown>;
  kill(): Promise<void>;
  close(): Promise<void>;
}

export async function startSessionNode(start: {
  readonly folder: string;
  readonly settings: object;
}): Promise<SessionNode> {
  const script = fileURLToPath(new URL('../../system/child/session-node.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), script, JSON.stringify(start)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines: AsyncIterator<string, undefined> = createInterface({ input: child.stdout })[
    Symbol.asyncIterator
  ]();
  const next = async (): Promise<unknown> => {
    const line = await lines.next();
    if (line.done === true) throw new Error('the node has ended');
    return JSON.parse(line.value);
  };
  const ended = once(child, 'close');
  await next();
  return {
    act: async (name, args = {}) => {
      child.stdin.write(`${JSON.stringify({ act: name, ...args })}\n`);
      const answer = (await next()) as { readonly value?: unknown; readonly error?: string };
      return answer.error ?? answer.value;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
