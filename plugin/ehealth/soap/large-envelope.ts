import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createSemaphore } from '../../async.ts';
import { PluginError } from '../../errors.ts';
import { workerModule } from '../../worker-module.ts';
import { readHostEnvelope } from './envelope.ts';
import type { HostEnvelope, ReadOptions } from './envelope.ts';
import type { EnvelopeOutcome } from './large-envelope-worker.ts';

/** Start tags up to which an envelope is read at once: some milliseconds. */
const readAtOnce = 1_000;

/** How many may wait for their thread; one more is refused with ERR_ENVELOPE_BUSY. */
const mostWaiting = 64;

/** One thread at a time, for all users: reading takes memory, and the other cores are for keystores. */
const permits = createSemaphore(1);

/**
 * The same as {@link readHostEnvelope}, which takes a third of a second for 19,000 elements: an envelope of many elements is read in a
 * thread of its own, so that the event loop goes on. Rejects as it throws.
 */
export async function readEnvelopeApart(text: string, options: ReadOptions): Promise<HostEnvelope> {
  if (startTags(text) <= readAtOnce) return readHostEnvelope(text, options);
  const release = await permits.acquire(mostWaiting);
  if (release === null)
    throw new PluginError('ERR_ENVELOPE_BUSY', 'too many large envelopes wait to be signed');
  const { file, execArgv } = workerModule('plugin/ehealth/soap/large-envelope-worker');
  const worker = new Worker(file, {
    execArgv,
    workerData: { text, options },
    name: 'trousseau-envelope',
  });
  try {
    const [outcome] = (await once(worker, 'message')) as [EnvelopeOutcome];
    if (outcome.ok) return outcome.host;
    const { problem, message } = outcome;
    throw new PluginError('ERR_ENVELOPE_INVALID', message, { params: { problem } });
  } finally {
    await worker.terminate();
    release();
  }
}

/** About as many as there are elements; stops counting where it does not matter any more. */
function startTags(text: string): number {
  let count = 0;
  for (let at = text.indexOf('<'); at !== -1 && count <= readAtOnce; at = text.indexOf('<', at + 1))
    if (text[at + 1] !== '/') count += 1;
  return count;
}
