import type { Actor } from '../practice/actor.ts';
import type { Delivery } from './repository.ts';

/** Messages out: e-mail and webhook by the outbox, calendar feeds on request. */
export interface DeliveryServices {
  /** Sends what is due; each failure is kept with its retry. */
  run(): Promise<{ readonly sent: number; readonly failed: number }>;
  /** Monday's digest: one per admin and week. */
  queueDigests(): Promise<number>;
  /** Messages of the actor's practice that did not arrive, at most 50. Admins and services only. */
  failing(actor: Actor): Promise<readonly Delivery[]>;
}
