import type { Delivery } from '../../domain/delivery/repository.ts';
import type { NewDelivery } from '../../domain/renewal/notice/new-delivery.ts';
import { toInstant, toText } from '../instant.ts';
import type { Database } from '../sqlite.ts';

export interface DeliveryRow {
  readonly id: string;
  readonly practice_id: string;
  readonly channel: string;
  readonly kind: string;
  readonly notice_id: string | null;
  readonly recipient: string;
  readonly key: string;
  readonly state: string;
  readonly due_at: string;
  readonly attempts: number;
  readonly last_problem: string | null;
  readonly changed_at: string | null;
}

export function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    practiceId: row.practice_id,
    channel: row.channel as Delivery['channel'],
    kind: row.kind as Delivery['kind'],
    noticeId: row.notice_id,
    recipient: row.recipient,
    key: row.key,
    dueAt: toInstant(row.due_at),
    state: row.state as Delivery['state'],
    attempts: row.attempts,
    lastProblem: row.last_problem,
    sentAt: row.state === 'sent' ? toInstant(row.changed_at) : null,
  };
}

/** Puts a message into the outbox, inside a transaction or not; false when its key was there already. */
export function prepareNewDelivery(database: Database): (delivery: NewDelivery) => boolean {
  const insert = database.prepare<[Record<string, string | null>]>(
    `INSERT INTO delivery (id, practice_id, channel, kind, notice_id, recipient, key, state, due_at)
     VALUES (@id, @practiceId, @channel, @kind, @noticeId, @recipient, @key, 'waiting', @dueAt)
         ON CONFLICT (key) DO NOTHING`,
  );
  return (delivery) =>
    insert.run({
      id: delivery.id,
      practiceId: delivery.practiceId,
      channel: delivery.channel,
      kind: delivery.kind,
      noticeId: delivery.noticeId,
      recipient: delivery.recipient,
      key: delivery.key,
      dueAt: toText(delivery.dueAt),
    }).changes === 1;
}
