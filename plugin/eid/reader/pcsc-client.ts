import type * as PcscMini from 'pcsc-mini';
import type { Client, Reader } from 'pcsc-mini';
import type { ReaderSlot } from './reader-port.ts';

export type Binding = typeof PcscMini;

/** The readers of this machine as the PC/SC service reports them, for as long as it runs. */
export interface PcscClient {
  readonly binding: Binding;
  readonly slots: ReadonlyMap<string, ReaderSlot>;
  readonly readers: ReadonlyMap<string, Reader>;
  /** Returns the function that unsubscribes. */
  follow(follower: PcscFollower): () => void;
}

export interface PcscFollower {
  /** A reader or a card came or went. */
  readonly changed: () => void;
  /** The service has gone, and this client with it. */
  readonly lost: () => void;
}

/**
 * One client for each process, which is started once and never stopped: `stop` of the binding waits on the thread of the event loop for a lock
 * that its own monitor thread may hold for a minute or for ever (0.1.3, eid.md 7.9). Only the process of the cards loads it, and that one ends
 * without an orderly exit (../process/child/main.ts).
 */
const running = new Map<Binding, PcscClient>();

/** One that could not be started yet: the next try takes it again. */
const idle = new Map<Binding, Client>();

/**
 * Clients whose service went away under them. When the binding's finalizer frees such a client it throws where no handler can catch
 * it and takes the process along (0.1.3, seen), so they are never freed: some bytes each time that the service stops.
 */
const abandoned: Client[] = [];

/** The client of this process, started if there is none. Throws what the binding throws where the service does not run. */
export function pcscClient(binding: Binding): PcscClient {
  const known = running.get(binding);
  if (known !== undefined) return known;
  const client = idle.get(binding) ?? new binding.Client();
  const slots = new Map<string, ReaderSlot>();
  const readers = new Map<string, Reader>();
  const followers = new Set<PcscFollower>();
  const changed = (): void => {
    for (const follower of [...followers]) follower.changed();
  };
  const started: PcscClient = {
    binding,
    slots,
    readers,
    follow: (follower) => {
      followers.add(follower);
      return () => followers.delete(follower);
    },
  };

  client.on('reader', (reader) => {
    const name = reader.name();
    readers.set(name, reader);
    reader.on('change', (status) => {
      const present = status.has(binding.ReaderStatus.PRESENT);
      // The upper half of the word counts; where the service does not count it stays the same
      const events = status.raw >>> 16;
      const before = slots.get(name);
      if (before?.present === present && before.events === events) return;
      slots.set(name, { name, present, events });
      changed();
    });
    reader.on('disconnect', () => {
      readers.delete(name);
      if (slots.delete(name)) changed();
    });
  });
  client.on('error', () => {
    if (running.get(binding) !== started) return;
    running.delete(binding);
    abandoned.push(client);
    for (const follower of [...followers]) follower.lost();
  });
  try {
    client.start();
  } catch (error) {
    client.removeAllListeners();
    idle.set(binding, client);
    throw error;
  }
  idle.delete(binding);
  running.set(binding, started);
  return started;
}
