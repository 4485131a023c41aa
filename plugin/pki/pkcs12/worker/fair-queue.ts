import type { Release } from '../../../async.ts';
import type { KeystoreCaller } from '../keystore-content.ts';

export interface FairQueueOptions {
  /** Callers that may work at the same time; never two for the same person. */
  readonly slots: number;
  /** How many may wait in all, and of one practice and one person; one more is refused. */
  readonly maxWaiting: number;
  readonly maxWaitingOfPractice: number;
  readonly maxWaitingOfPerson: number;
}

export interface FairQueue {
  /**
   * Waits for a slot. The next one goes to the practice that was served longest ago, and in it to the person served longest ago: who
   * asks much waits behind their own requests, not in front of others. Null when too many wait, or when the caller's signal aborts.
   */
  acquire(caller: KeystoreCaller): Promise<Release | null>;
}

interface Waiter {
  readonly practice: string;
  readonly person: string;
  readonly grant: () => void;
}

export function createFairQueue(options: FairQueueOptions): FairQueue {
  /** In the order of arrival. */
  const waiters: Waiter[] = [];
  const working = new Set<string>();
  /** When a practice or person was served, counted in slots; forgotten when no one works or waits. */
  const served = new Map<string, number>();
  let free = options.slots;
  let count = 0;

  const isFull = ({ practice, person }: Waiter): boolean =>
    waiters.length >= options.maxWaiting ||
    waiters.filter((one) => one.practice === practice).length >= options.maxWaitingOfPractice ||
    waiters.filter((one) => one.person === person).length >= options.maxWaitingOfPerson;

  const servedAt = (one: string) => served.get(one) ?? 0;
  const isBefore = (a: Waiter, b: Waiter): boolean => {
    const order = servedAt(a.practice) - servedAt(b.practice);
    return (order === 0 ? servedAt(a.person) - servedAt(b.person) : order) < 0;
  };

  const serve = (): void => {
    while (free > 0) {
      let next: Waiter | undefined;
      for (const waiter of waiters) {
        if (working.has(waiter.person)) continue;
        if (next === undefined || isBefore(waiter, next)) next = waiter;
      }
      if (next === undefined) return;
      waiters.splice(waiters.indexOf(next), 1);
      free -= 1;
      count += 1;
      working.add(next.person);
      served.set(next.practice, count).set(next.person, count);
      next.grant();
    }
  };

  const release = (person: string): Release => {
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      working.delete(person);
      free += 1;
      serve();
      if (working.size === 0) served.clear();
    };
  };

  return {
    acquire: ({ practiceId, userId, signal }) => {
      if (signal?.aborted === true) return Promise.resolve(null);
      return new Promise((resolve) => {
        const practice = JSON.stringify([practiceId]);
        const person = JSON.stringify([practiceId, userId]);
        const waiter: Waiter = {
          practice,
          person,
          grant: () => {
            signal?.removeEventListener('abort', leave);
            resolve(release(person));
          },
        };
        const leave = () => {
          waiters.splice(waiters.indexOf(waiter), 1);
          resolve(null);
        };
        if ((free === 0 || working.has(person)) && isFull(waiter)) {
          resolve(null);
          return;
        }
        signal?.addEventListener('abort', leave, { once: true });
        waiters.push(waiter);
        serve();
      });
    },
  };
}
