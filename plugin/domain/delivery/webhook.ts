import { createHmac } from 'node:crypto';
import * as http from 'node:http';
import * as https from 'node:https';
import type { NoticeEvent } from '../renewal/notice/notice-event.ts';
import type { SendOutcome } from './delivery-problem.ts';

/*
 * The event of a notice for hosts that are not Node, signed after Standard Webhooks 1.0: `webhook-id`, `webhook-timestamp` and
 * `webhook-signature` (v1: HMAC-SHA-256 over "id.timestamp.body"). Ids only: who they are is asked of the host.
 */

export interface WebhookSender {
  /** `id` stays the same when the same message is sent again, so that the receiver can tell. */
  send(id: string, event: NoticeEvent): Promise<SendOutcome>;
}

export interface WebhookDeps {
  readonly url: string;
  /** "whsec_" and base64, or the secret as it is. */
  readonly secret: string;
  readonly userAgent: string;
  readonly now: () => Date;
  /** For the whole exchange, in milliseconds. */
  readonly timeoutMs?: number;
}

const statusGone = 410;

export function createWebhookSender(deps: WebhookDeps): WebhookSender {
  const key = signingKey(deps.secret);
  return {
    send: (id, event) => {
      const body = Buffer.from(webhookBody(event));
      const timestamp = String(Math.floor(deps.now().getTime() / 1000));
      return post(new URL(deps.url), deps.timeoutMs ?? 10_000, body, {
        'User-Agent': deps.userAgent,
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': body.length,
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature(key, id, timestamp, body)}`,
      });
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

/** The answer's status is all that counts; its body is not read. Redirects are not followed. */
function post(
  url: URL,
  timeoutMs: number,
  body: Buffer,
  headers: http.OutgoingHttpHeaders,
): Promise<SendOutcome> {
  const secure = url.protocol === 'https:';
  return new Promise((resolve) => {
    const request = (secure ? https : http).request(url, {
      method: 'POST',
      headers,
      agent: false,
      ...(secure ? { minVersion: 'TLSv1.2', rejectUnauthorized: true } : {}),
    });
    const settle = (outcome: SendOutcome) => {
      clearTimeout(timer);
      resolve(outcome);
      request.destroy();
    };
    const fail = (problem: 'Timeout' | 'Tls' | 'NoConnection', code: string) =>
      settle({ kind: 'failed', problem, code, permanent: false });
    const timer = setTimeout(() => fail('Timeout', 'ETIMEDOUT'), timeoutMs);
    request.on('error', (error: NodeJS.ErrnoException) => {
      const code = error.code ?? error.name;
      fail(isConnectionCode(code) ? 'NoConnection' : 'Tls', code);
    });
    request.on('response', (response) => settle(outcomeOf(response.statusCode ?? 0)));
    request.end(body);
  });
}

/** "ECONNREFUSED" and its kin; what TLS complains about has words of its own, and EPROTO. */
function isConnectionCode(code: string): boolean {
  return /^E[A-Z]+(?:_[A-Z]+)?$/.test(code) && !code.startsWith('ERR_') && code !== 'EPROTO';
}

function outcomeOf(status: number): SendOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  const code = String(status);
  return status === statusGone
    ? { kind: 'failed', problem: 'Gone', code, permanent: true }
    : { kind: 'failed', problem: 'Deferred', code, permanent: false };
}
