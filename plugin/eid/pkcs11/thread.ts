import { Worker } from 'node:worker_threads';
import { workerModule } from '../../worker-module.ts';
import type {
  Pkcs11Call,
  Pkcs11Failure,
  Pkcs11Reply,
  Pkcs11Request,
  Pkcs11Values,
} from './message.ts';
import { createMutex, withTimeout } from '../../async.ts';

export type Pkcs11Outcome<T> =
  | { readonly ok: true; readonly value: T }
  /** 'Stuck': no answer within the time, or the thread fell over. The card may have seen the request. */
  | { readonly ok: false; readonly failure: Pkcs11Failure | { readonly kind: 'Stuck' } };

export interface Pkcs11Thread {
  /**
   * Resolves within about `limitMs` of the start of the request, even if the library hangs; requests are carried out one after the
   * other. After a request that got stuck the next one gets a fresh thread, as soon as the old one has let go of the library.
   */
  request<K extends Pkcs11Request['kind']>(
    request: Extract<Pkcs11Request, { kind: K }>,
    limitMs: number,
  ): Promise<Pkcs11Outcome<Pkcs11Values[K]>>;
  /** Counts threads that fell over or were given up: sessions opened before are gone. */
  generation(): number;
  /** A thread that was given up inside the library: resolves when it has left; null when there is none. */
  isInside(): Promise<unknown> | null;
  /** Gives the library back and ends the thread; never throws. A card that hangs holds it up for some seconds at most. */
  close(): Promise<void>;
}

/** A library that hangs when it is given back is left behind after this time, in milliseconds. */
const endLimitMs = 5_000;

type Settle = (reply: Pkcs11Reply | null) => void;

/**
 * Owns the thread that owns the library: starts it with the first request, distinguishes a hang and a crash from an answer,
 * and keeps the process alive only while a request is under way. `start` replaces the real thread in tests.
 */
export function createPkcs11Thread(
  library: string,
  start: (library: string) => Worker = startWorker,
): Pkcs11Thread {
  let worker: Worker | null = null;
  /** The thread given up last; two at once in one library would corrupt it. */
  let leaving: Promise<unknown> | null = null;
  let settle: Settle | null = null;
  let generation = 0;
  let lastId = 0;
  let closed = false;
  const oneByOne = createMutex();

  function running(): Worker {
    if (worker !== null) return worker;
    const started = start(library);
    const fallen = (): void => {
      if (worker === started) {
        worker = null;
        generation += 1;
        settle?.(null);
      }
    };
    started.on('message', (reply: Pkcs11Reply) => settle?.(reply));
    started.on('error', fallen);
    started.on('exit', fallen);
    started.unref();
    worker = started;
    return started;
  }

  /** Ends at the latest when the library's function returns: nothing can interrupt that. */
  function giveUp(): void {
    if (worker === null) return;
    const left = worker;
    worker = null;
    generation += 1;
    const gone = left.terminate().finally(() => {
      if (leaving === gone) leaving = null;
    });
    leaving = gone;
  }

  function exchange(request: Pkcs11Request, limitMs: number): Promise<Pkcs11Reply | null> {
    const current = running();
    lastId += 1;
    const call: Pkcs11Call = { id: lastId, request };
    const answer = new Promise<Pkcs11Reply | null>((resolve) => {
      settle = (reply) => {
        if (reply === null || reply.id === call.id) resolve(reply);
      };
      current.ref();
      current.postMessage(call);
    });
    return withTimeout(answer, limitMs, () => {
      giveUp();
      return null;
    }).finally(() => {
      settle = null;
      current.unref();
    });
  }

  async function take(
    request: Pkcs11Request,
    limitMs: number,
  ): Promise<Pkcs11Outcome<Pkcs11Values[keyof Pkcs11Values]>> {
    // A thread that is still inside the library blocks all further calls; callers that can do without it should
    if (leaving !== null || closed) return { ok: false, failure: { kind: 'Stuck' } };
    const reply = await exchange(request, limitMs);
    if (reply === null) return { ok: false, failure: { kind: 'Stuck' } };
    return 'failure' in reply
      ? { ok: false, failure: reply.failure }
      : { ok: true, value: reply.value };
  }

  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    await withTimeout(
      oneByOne(() => Promise.resolve()),
      endLimitMs,
    );
    if (worker !== null && settle === null) await exchange({ kind: 'end' }, endLimitMs);
    giveUp();
    settle?.(null);
    if (leaving !== null) await withTimeout(leaving, endLimitMs);
  }

  return {
    request: <K extends Pkcs11Request['kind']>(
      request: Extract<Pkcs11Request, { kind: K }>,
      limitMs: number,
    ) => oneByOne(() => take(request, limitMs)) as Promise<Pkcs11Outcome<Pkcs11Values[K]>>,
    generation: () => generation,
    isInside: () => leaving,
    close,
  };
}

function startWorker(library: string): Worker {
  const { file, execArgv } = workerModule('plugin/eid/pkcs11/worker');
  return new Worker(file, { execArgv, workerData: { library }, name: 'trousseau-pkcs11' });
}
