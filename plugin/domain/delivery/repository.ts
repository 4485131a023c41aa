import type { NewDelivery } from '../renewal/notice/new-delivery.ts';

/** 'failed': given up for good; 'dropped': no longer wanted. */
export const deliveryStates = ['waiting', 'sent', 'failed', 'dropped'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export interface Delivery extends NewDelivery {
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly lastProblem: string | null;
  readonly sentAt: Date | null;
}

export interface DeliveryRepository {
  /** False when the key exists already. */
  add(delivery: NewDelivery): Promise<boolean>;
  /**
   * Takes due deliveries for this process until `leaseUntil`; no other process gets them until then. One whose process died comes back
   * after its lease, so a message may be sent twice then: it carries the same Message-ID or webhook id.
   */
  take(now: Date, leaseUntil: Date, limit: number): Promise<readonly Delivery[]>;
  sent(id: string, at: Date): Promise<void>;
  /** `retryAt` null: given up for good (`failed`), shown to admins. */
  problem(id: string, at: Date, problem: string, retryAt: Date | null): Promise<void>;
  /** No recipient, or its notice has ended: no longer wanted. */
  drop(id: string, at: Date, why: string): Promise<void>;
  /** Newest first; for the screen that shows what did not arrive. */
  listFailing(practiceId: string, limit: number): Promise<readonly Delivery[]>;
  /** Forgets messages that were sent, dropped or given up more than 400 days ago. Gives how many. */
  removeExpired(now: Date): Promise<number>;
}
