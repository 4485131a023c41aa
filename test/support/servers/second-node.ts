import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RenewalLife } from '../fixtures/renewal-life.ts';
import { renewalUsers } from '../fixtures/renewal-life.ts';
import { signingKey } from '../fixtures/token-signer.ts';

/** What a round of all jobs in the other process came to. */
export interface SecondNodeRound {
  readonly jobs: readonly (readonly [id: string, outcome: string])[];
  readonly events: readonly { readonly type: string; readonly noticeId?: string }[];
  readonly errors: readonly string[];
}

export interface SecondNode {
  /** All jobs at once, by the story's clock. */
  round(): Promise<SecondNodeRound>;
  close(): Promise<void>;
}

/** The same installation in a second process: same database file, same settings. */
export async function startSecondNode(life: RenewalLife): Promise<SecondNode> {
  const { folder, databasePath, masterKeyPath } = life.running();
  const key = signingKey('ES256');
  const settings = {
    databasePath,
    masterKey: { source: 'file', path: masterKeyPath },
    environment: 'simulation',
    launch: { issuer: 'test-host', keys: [{ alg: key.alg, publicKey: key.publicKey }] },
    trustAnchors: [{ file: join(folder, 'trust.pem'), environment: 'simulation' }],
    jobs: { enabled: false },
    ...life.settings,
  };
  const child = spawn(
    process.execPath,
    [
      '--import',
      import.meta.resolve('tsx'),
      fileURLToPath(new URL('../../system/child/second-node.ts', import.meta.url)),
      JSON.stringify({ settings, users: renewalUsers }),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const input = createInterface({ input: child.stdout });
  const lines: AsyncIterator<string, undefined> = input[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const line = await lines.next();
    if (line.done === true) throw new Error('the second process has ended');
    return JSON.parse(line.value);
  };
  await next();
  return {
    round: async () => {
      child.stdin.write(`${life.clock.now.toISOString()}\n`);
      return (await next()) as SecondNodeRound;
    },
    close: async () => {
      const ended = once(child, 'close');
      child.stdin.end();
      await ended;
    },
  };
}
