import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the heap of this process close to what is in use. V8 spends memory to save time: new objects may fill 48 MiB, and the heap
 * may grow to four times its size before it is collected. A practice's server waits most of the day; its memory costs all day.
 * Measured in bench/README.md. To be called when a start is over, which makes many objects that stay, and never inside a host: the
 * process is the host's.
 */
export function keepHeapSmall(): void {
  // Collected when it has grown by this share
  setFlagsFromString('--heap-growing-percent=30');
  // New objects keep the room that the start has made for them, some MiB
  setFlagsFromString('--semi-space-growth-factor=1');
}
