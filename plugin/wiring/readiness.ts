import type { HostLog } from '../logging.ts';
import type { Store } from '../store/index.ts';

/** Each check commits a row, and any client may ask: answers are shared for this long, in milliseconds. */
const sharedMs = 1_000;

/** Resolves when the store took a row that was written for this and no damage is known; else rejects, and the log says why. */
export function createReadiness(
  store: Pick<Store, 'health'>,
  log: Pick<HostLog, 'warn'>,
): () => Promise<void> {
  let askedAt = -Infinity;
  let answer: Promise<void> = Promise.resolve();
  const ask = async () => {
    const health = await store.health();
    if (health.writable) return;
    log.warn({ problem: health.problem }, 'the database takes no writes or is damaged');
    throw new Error(`the database takes no writes or is damaged: ${health.problem}`);
  };
  return () => {
    const at = performance.now();
    if (at - askedAt >= sharedMs) {
      askedAt = at;
      answer = ask();
    }
    return answer;
  };
}
