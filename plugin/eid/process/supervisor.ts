import type { ChildLink } from './child-link.ts';
import type { ToParent } from './protocol.ts';

/** In milliseconds. */
export interface SupervisorTiming {
  /** From the start to the first message. */
  readonly startMs: number;
  /** Between two questions whether the child still answers. */
  readonly beatMs: number;
  /** So many questions without an answer, and it is killed. Counted, not timed: this process may have been stopped itself. */
  readonly maxMissed: number;
  /** Before each further start, as long as the starts fail. */
  readonly backOffMs: readonly number[];
  /** A child that lived this long was well: its end begins the back-off from the start. */
  readonly healthyMs: number;
}

export const supervisorTiming: SupervisorTiming = {
  startMs: 30_000,
  beatMs: 2_000,
  maxMissed: 3,
  backOffMs: [0, 500, 2_000, 5_000, 15_000, 30_000],
  healthyMs: 60_000,
};

export interface SupervisorDeps {
  readonly start: () => ChildLink;
  readonly timing: SupervisorTiming;
  /** The child listens: gets its first message here. */
  readonly onUp: (link: ChildLink) => void;
  readonly onMessage: (message: ToParent, link: ChildLink) => void;
  /** The child has gone; `retryMs` until the next one starts, null where none will. */
  readonly onDown: (retryMs: number | null) => void;
  readonly log: (details: object, message: string) => void;
}

export interface Supervisor {
  /** The child that listens, if there is one. */
  link(): ChildLink | null;
  /** Starts the first child; later ones start by themselves. */
  wake(): void;
  /** Starts no further child, and forgets the one there is: one that is only starting is killed, one that listens is the caller's. */
  stop(): void;
}

/** Keeps one child running from the first need on: one that hangs is killed, one that has gone is replaced. */
export function createSupervisor(deps: SupervisorDeps): Supervisor {
  const { start, timing, onUp, onMessage, onDown, log } = deps;
  let current: ChildLink | null = null;
  let isUp = false;
  let upSince = 0;
  let failures = 0;
  let missed = 0;
  let isAwake = false;
  let isStopped = false;
  let restart: NodeJS.Timeout | undefined;
  let patience: NodeJS.Timeout | undefined;
  let beat: NodeJS.Timeout | undefined;

  function clearTimers(): void {
    clearTimeout(restart);
    clearTimeout(patience);
    clearInterval(beat);
  }

  function launch(): void {
    const launched = start();
    current = launched;
    isUp = false;
    patience = setTimeout(() => {
      log({ pid: launched.pid }, 'card process does not start');
      launched.kill();
    }, timing.startMs);
    launched.onMessage((message) => {
      if (current !== launched) return;
      if (message.kind === 'hello') up(launched);
      else if (message.kind === 'pong') missed = 0;
      else onMessage(message, launched);
    });
    launched.onEnd(() => {
      if (current === launched) down();
    });
  }

  function up(launched: ChildLink): void {
    clearTimeout(patience);
    isUp = true;
    upSince = performance.now();
    missed = 0;
    beat = setInterval(() => {
      if (missed >= timing.maxMissed) {
        log({ pid: launched.pid }, 'card process hangs and is killed');
        clearInterval(beat);
        launched.kill();
        return;
      }
      missed += 1;
      launched.send({ kind: 'ping' });
    }, timing.beatMs);
    beat.unref();
    onUp(launched);
  }

  function down(): void {
    clearTimers();
    if (isUp && performance.now() - upSince >= timing.healthyMs) failures = 0;
    current = null;
    isUp = false;
    const delay = timing.backOffMs[Math.min(failures, timing.backOffMs.length - 1)] ?? 0;
    failures += 1;
    // First, because what it says may stop this supervisor
    onDown(delay);
    if (isStopped) return;
    log({ retryMs: delay }, 'card process ended, starts again');
    restart = setTimeout(launch, delay);
  }

  return {
    link: () => (isUp ? current : null),
    wake: () => {
      if (isAwake || isStopped) return;
      isAwake = true;
      launch();
    },
    stop: () => {
      isStopped = true;
      clearTimers();
      if (!isUp) current?.kill();
      current = null;
    },
  };
}
