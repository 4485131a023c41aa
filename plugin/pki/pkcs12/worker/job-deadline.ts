/**
 * A time limit that starts when a worker takes the job up, not when the job is handed over: a thread that is still
 * starting, on a busy machine for seconds, must not make its file look expensive.
 */
export interface JobDeadline {
  /** Travels with the job; the worker calls {@link markStarted} on it. */
  readonly clock: SharedArrayBuffer;
  /** Aborts when the time is over, or when the worker did not start in time. */
  readonly signal: AbortSignal;
  /** Whether the job ever began. */
  hasStarted(): boolean;
  /** To be called when the job has ended, however it ended. */
  stop(): void;
}

export function createJobDeadline(timeoutMs: number, startLimitMs: number): JobDeadline {
  const clock = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
  const view = new BigInt64Array(clock);
  const controller = new AbortController();
  const createdAt = Date.now();
  const startedAt = (): number => Number(Atomics.load(view, 0));

  const remaining = (): number =>
    (startedAt() > 0 ? startedAt() + timeoutMs : createdAt + startLimitMs) - Date.now();
  const check = (): void => {
    const left = remaining();
    if (left <= 0) controller.abort();
    else timer = setTimeout(check, Math.min(left, timeoutMs));
  };
  let timer = setTimeout(check, Math.min(startLimitMs, timeoutMs));

  return {
    clock,
    signal: controller.signal,
    hasStarted: () => startedAt() > 0,
    stop: () => clearTimeout(timer),
  };
}

/** Called by the worker as the first thing of a job. */
export function markStarted(clock: SharedArrayBuffer): void {
  Atomics.store(new BigInt64Array(clock), 0, BigInt(Date.now()));
}
