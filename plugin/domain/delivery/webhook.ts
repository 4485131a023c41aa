import { createHmac } from 'node:crypto';
import { sendRequest } from '../../http/client.ts';
import type { HttpFailure } from '../../http/client.ts';
import { isSystemCode } from '../../http/system-code.ts';
import type { NoticeEvent } from '../renewal/notice/notice-event.ts';
import type { SendOutcome } from './delivery-problem.ts';
import { retryAfter } from './retry-after.ts';

/*
 * The event of a notice for hosts that are not Node, signed after Standard Webhooks 1.0: `webhook-id`, `webhook-timestamp` and
 * `webhook-signature` (v1: HMAC-SHA-256 over "id.timestamp.body"). Ids only: who they are is asked of the host.
 */

export interface WebhookSender {
  /** `id` stays the same when the same message is sent again, so that the receiver can detect repeats. */
  send(id: string, event: NoticeEvent): Promise<SendOutcome>;
}

export interface WebhookDeps {
  readonly url: string;
  /** "whsec_" and base64, or the secret as it is. */
  readonly secret: string;
  readonly userAgent: string;
  readonly now: () => Date;
  /** For the whole exchange, in milliseconds; 20 seconds when absent (Standard Webhooks advises 15 to 30). */
  readonly timeoutMs?: number;
  /** PEM of CAs that may certify the receiver, besides Node's own. */
  readonly authorities?: readonly string[];
}

const statusGone = 410;

export function createWebhookSender(deps: WebhookDeps): WebhookSender {
  const key = signingKey(deps.secret);
  return {
    send: async (id, event) => {
      const body = Buffer.from(webhookBody(event));
      const timestamp = String(Math.floor(deps.now().getTime() / 1000));
      // The answer's status is what counts; its body is not read. Redirects are not followed
      const result = await sendRequest({
        url: new URL(deps.url),
        method: 'POST',
        headers: {
          'User-Agent': deps.userAgent,
          'Content-Type': 'application/json; charset=utf-8',
          'Content-Length': body.length,
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': `v1,${signature(key, id, timestamp, body)}`,
        },
        body,
        timeoutMs: deps.timeoutMs ?? 20_000,
        bodyLimit: () => null,
        authorities: deps.authorities ?? [],
      });
      if (result.kind === 'failure') return failureOf(result);
      return outcomeOf(result.status, retryAfter(result.headers['retry-after'], deps.now()));
    },
  };
}

function signingKey(secret: string): Buffer {
  const prefix = 'whsec_';
  return secret.startsWith(prefix)
    ? Buffer.from(secret.slice(prefix.length), 'base64')
    : Buffer.from(secret);
}

function signature(key: Buffer, id: string, timestamp: string, body: Buffer): string {
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
}

/** Written field by field, so that nothing joins the event later and leaves unnoticed. */
function webhookBody(event: NoticeEvent): string {
  const { practiceId, userId, certificateId, noticeId, cause, step, severity, end } = event;
  return JSON.stringify({
    type: event.type,
    timestamp: event.at.toISOString(),
    data: { practiceId, userId, certificateId, noticeId, cause, step, severity, end },
  });
}

function failureOf({ problem, code }: HttpFailure): SendOutcome {
  const failed = { kind: 'failed', code, permanent: false } as const;
  if (problem === 'timeout') return { ...failed, problem: 'Timeout' };
  return { ...failed, problem: isSystemCode(code) ? 'NoConnection' : 'Tls' };
}

function outcomeOf(status: number, notBefore: Date | null): SendOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  const code = String(status);
  return status === statusGone
    ? { kind: 'failed', problem: 'Gone', code, permanent: true }
    : {
        kind: 'failed',
        problem: 'Deferred',
        code,
        permanent: false,
        ...(notBefore === null ? {} : { notBefore }),
      };
}
