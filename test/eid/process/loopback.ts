import type { CardServiceDeps, LocalCardService } from '../../../plugin/eid/create-card-service.ts';
import { serve } from '../../../plugin/eid/process/child/serve.ts';
import type { Server } from '../../../plugin/eid/process/child/serve.ts';
import type { ChildLink } from '../../../plugin/eid/process/child-link.ts';
import type { ToChild, ToParent } from '../../../plugin/eid/process/protocol.ts';

/** A child without a process: the server of the protocol in this one, behind a link that copies as the channel does. */
export interface LoopbackChild {
  readonly link: ChildLink;
  /** As its process would end. */
  end(): void;
  /** From now on it answers nothing, as one that was stopped. */
  freeze(): void;
  /** Whether it was killed. */
  readonly isKilled: boolean;
  /** What it has received. */
  readonly toChild: readonly ToChild[];
  /** Buffers that a PIN was in, as they are now. */
  readonly pins: readonly Buffer[];
}

export function startLoopback(
  createService: (deps: CardServiceDeps) => LocalCardService,
): LoopbackChild {
  const toChild: ToChild[] = [];
  const pins: Buffer[] = [];
  const queue: Buffer[] = [];
  let toParent: (message: ToParent) => void = () => undefined;
  let onEnd: () => void = () => undefined;
  let isGone = false;
  let isFrozen = false;
  let isKilled = false;
  const end = (): void => {
    if (isGone) return;
    isGone = true;
    queueMicrotask(onEnd);
  };
  const server: Server = serve({
    send: (message) => {
      if (isGone || isFrozen) return;
      const copy = structuredClone(message);
      setImmediate(() => {
        if (!isGone) toParent(copy);
      });
    },
    readPin: () => {
      const pin = queue.shift();
      return pin === undefined ? Promise.reject(new Error('no PIN')) : Promise.resolve(pin);
    },
    createService,
    // After the messages that are on their way
    exit: () => void setImmediate(end),
  });
  const link: ChildLink = {
    pid: undefined,
    send: (message) => {
      const copy = structuredClone(message);
      setImmediate(() => {
        if (isGone || isFrozen) return;
        toChild.push(copy);
        server.receive(copy);
      });
    },
    writePin: (pin) => {
      const copy = Buffer.from(pin);
      queue.push(copy);
      pins.push(copy, pin);
      // As the system does when it has taken the bytes
      setImmediate(() => pin.fill(0));
    },
    onMessage: (listener) => {
      toParent = listener;
      setImmediate(() => {
        if (!isGone) listener({ kind: 'hello' });
      });
    },
    onEnd: (listener) => {
      onEnd = listener;
    },
    kill: () => {
      isKilled = true;
      end();
    },
    release: () => void server.leave(),
    hold: () => undefined,
  };
  return {
    link,
    end,
    freeze: () => {
      isFrozen = true;
    },
    get isKilled() {
      return isKilled;
    },
    toChild,
    pins,
  };
}
