import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A start is over by then, its first page included. */
const delayMs = 1_500;

/**
 * Keeps the heap of this process close to what is in use, from a moment after the start on: loading modules is faster with V8's own
 * settings. V8 spends memory to save time: new objects may fill 48 MiB, and the heap may grow to four times its size before it is
 * collected. A practice's server waits most of the day; its memory costs all day. Measured in bench/README.md. Never inside a host:
 * the process is the host's.
 */
export function keepHeapSmallSoon(): void {
  setTimeout(keepHeapSmall, delayMs).unref();
}

function keepHeapSmall(): void {
  // Collected when it has grown by this share
  setFlagsFromString('--heap-growing-percent=30');
  // What new objects have room for no longer grows
  setFlagsFromString('--semi-space-growth-factor=1');
  // Gives back what the start used: ten milliseconds, once
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: object) => void;
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
