import { parentPort, workerData } from 'node:worker_threads';
import { isPluginError } from '../../errors.ts';
import { readHostEnvelope } from './envelope.ts';
import type { HostEnvelope, ReadOptions } from './envelope.ts';

/** What comes back: an error loses its class on the way between threads. */
export type EnvelopeOutcome =
  | { readonly ok: true; readonly host: HostEnvelope }
  | { readonly ok: false; readonly problem: string; readonly message: string };

const { text, options } = workerData as { readonly text: string; readonly options: ReadOptions };

function outcome(): EnvelopeOutcome {
  try {
    return { ok: true, host: readHostEnvelope(text, options) };
  } catch (error) {
    if (!isPluginError(error, 'ERR_ENVELOPE_INVALID')) throw error;
    return { ok: false, problem: String(error.params['problem']), message: error.message };
  }
}

parentPort?.postMessage(outcome());
