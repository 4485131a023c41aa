import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { workerModule } from '../../worker-module.ts';
import { childEnvironment } from './child-environment.ts';
import { pinPipe } from './protocol.ts';
import type { ToChild, ToParent } from './protocol.ts';

/** One child process, from its start to its end. */
export interface ChildLink {
  readonly pid: number | undefined;
  /** Does nothing once the child has gone. */
  send(message: ToChild): void;
  /** Writes a PIN into its pipe, and overwrites `pin` as soon as the system has it. */
  writePin(pin: Buffer): void;
  onMessage(listener: (message: ToParent) => void): void;
  /** Called once, after the last message. */
  onEnd(listener: () => void): void;
  /** At once, also when it hangs or is stopped. */
  kill(): void;
  /** Closes the channel: the child ends what it owes, and then itself. */
  release(): void;
  /** Whether the child keeps this process alive. */
  hold(isHeld: boolean): void;
}

/** Starts the program that serves the cards. Its standard streams are closed, and it inherits nothing but the two channels. */
export function startChild(env: NodeJS.ProcessEnv = process.env): ChildLink {
  const { file, execArgv } = workerModule('plugin/eid/process/child/main');
  const child = fork(file, [], {
    execArgv,
    env: childEnvironment(env),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc', 'pipe'],
    // A Ctrl-C at the terminal is for the host, which then closes the cards
    detached: process.platform !== 'win32',
  });
  const pins = child.stdio[pinPipe] as Writable & { ref(): void; unref(): void };
  pins.on('error', () => undefined);
  const ended = Promise.race([
    Promise.all([once(child, 'exit'), once(child, 'disconnect')]),
    once(child, 'error'),
  ]);
  // Later errors say that a message did not reach a child that has gone
  child.on('error', () => undefined);
  const hold = (isHeld: boolean): void => {
    if (isHeld) child.channel?.ref();
    else child.channel?.unref();
  };
  child.unref();
  pins.unref();
  hold(false);
  return {
    pid: child.pid,
    send: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    writePin: (pin) => {
      pins.write(pin, () => pin.fill(0));
    },
    onMessage: (listener) => {
      child.on('message', (message) => listener(message as ToParent));
    },
    onEnd: (listener) => {
      void ended.then(listener, listener);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
    release: () => {
      if (child.connected) child.disconnect();
      pins.destroy();
    },
    hold,
  };
}
