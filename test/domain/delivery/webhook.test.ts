import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished, test } from 'vitest';
import type { NoticeEvent } from '../../../plugin/domain/renewal/notice/notice-event.ts';
import { createWebhookSender } from '../../../plugin/domain/delivery/webhook.ts';

const now = new Date('2026-10-31T09:00:00.400Z');

const event: NoticeEvent = {
  type: 'notice.raised',
  at: new Date('2026-10-31T06:00:00.000Z'),
  practiceId: 'practice-1',
  userId: 'user-1',
  certificateId: 'certificate-1',
  noticeId: 'notice-1',
  cause: 'Expiry',
  step: 30,
  severity: 'warning',
  end: null,
};

interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A host that takes webhooks, on the loopback. */
async function openHost(answer: (response: ServerResponse) => void) {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      calls.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, calls };
}

const status = (code: number) => (response: ServerResponse) => {
  response.writeHead(code, { Location: '/elsewhere' }).end('{}');
};

const raw = 'a-secret-of-more-than-24-bytes';

function senderTo(url: string, secret = raw, timeoutMs = 10_000) {
  return createWebhookSender({ url, secret, userAgent: 'trousseau/0', now: () => now, timeoutMs });
}

/** The receiver's side, as the specification states it. */
function isGenuine({ headers, body }: Call, key: Buffer): boolean {
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const expected = createHmac('sha256', key).update(signed, 'utf8').digest('base64');
  return String(headers['webhook-signature'])
    .split(' ')
    .some((one) => one === `v1,${expected}`);
}

test.each([
  ['the secret as it is', raw, Buffer.from(raw)],
  ['a "whsec_" secret', `whsec_${Buffer.alloc(32, 7).toString('base64')}`, Buffer.alloc(32, 7)],
])('signs the webhook with %s', async (_name, secret, key) => {
  const host = await openHost(status(204));
  expect(await senderTo(host.url, secret).send('delivery-1', event)).toEqual({ kind: 'sent' });

  const [call] = host.calls;
  if (call === undefined) throw new Error('nothing came');
  expect(isGenuine(call, key)).toBe(true);
  expect(isGenuine({ ...call, body: call.body.replace('user-1', 'user-2') }, key)).toBe(false);
  expect(call.headers).toMatchObject({
    'webhook-id': 'delivery-1',
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'content-type': 'application/json; charset=utf-8',
  });
  expect(JSON.parse(call.body)).toEqual({
    type: 'notice.raised',
    timestamp: '2026-10-31T06:00:00.000Z',
    data: {
      practiceId: 'practice-1',
      userId: 'user-1',
      certificateId: 'certificate-1',
      noticeId: 'notice-1',
      cause: 'Expiry',
      step: 30,
      severity: 'warning',
      end: null,
    },
  });
});

test('sends only the known fields when the event carries more', async () => {
  const host = await openHost(status(200));
  const richer = { ...event, holderName: 'Anne Exemple', ssin: '00000000097' };
  await senderTo(host.url).send('delivery-1', richer);
  expect(host.calls[0]?.body).not.toMatch(/Anne|00000000097/);
});

test('keeps the message ID when the same message is sent again', async () => {
  const host = await openHost(status(503));
  const sender = senderTo(host.url);
  await sender.send('delivery-1', event);
  await sender.send('delivery-1', event);
  expect(host.calls.map(({ headers }) => headers['webhook-id'])).toEqual([
    'delivery-1',
    'delivery-1',
  ]);
});

test.each([
  [200, { kind: 'sent' }],
  [202, { kind: 'sent' }],
  [302, { kind: 'failed', problem: 'Deferred', code: '302', permanent: false }],
  [404, { kind: 'failed', problem: 'Deferred', code: '404', permanent: false }],
  [410, { kind: 'failed', problem: 'Gone', code: '410', permanent: true }],
  [500, { kind: 'failed', problem: 'Deferred', code: '500', permanent: false }],
])('returns the outcome for an answer of %i, and follows no redirect', async (code, outcome) => {
  const host = await openHost(status(code));
  expect(await senderTo(host.url).send('delivery-1', event)).toEqual(outcome);
  expect(host.calls).toHaveLength(1);
});

it.each([
  ['seconds', '7200', '2026-10-31T11:00:00.400Z'],
  ['a date', 'Sat, 31 Oct 2026 12:30:00 GMT', '2026-10-31T12:30:00.000Z'],
  ['an obsolete date', 'Saturday, 31-Oct-26 12:30:00 GMT', '2026-10-31T12:30:00.000Z'],
  ['a past date', 'Sat, 31 Oct 2020 12:30:00 GMT', now.toISOString()],
  ['more than a week', '9999999999999', '2026-11-07T09:00:00.400Z'],
  ['a number below zero', '-5', null],
  ['a text', '1 hour', null],
  ['nothing', undefined, null],
])('returns when to try again when Retry-After is %s', async (_name, header, instant) => {
  const host = await openHost((response) => {
    response.writeHead(503, header === undefined ? {} : { 'Retry-After': header }).end();
  });
  const outcome = await senderTo(host.url).send('delivery-1', event);
  expect(outcome).toEqual({
    kind: 'failed',
    problem: 'Deferred',
    code: '503',
    permanent: false,
    ...(instant === null ? {} : { notBefore: new Date(instant) }),
  });
});

test('returns a temporary timeout when the host does not answer', async () => {
  const host = await openHost(() => undefined);
  expect(await senderTo(host.url, raw, 50).send('delivery-1', event)).toMatchObject({
    problem: 'Timeout',
    permanent: false,
  });
});

test('returns a temporary failure when the host closes the connection or is absent', async () => {
  const host = await openHost((response) => response.destroy());
  const temporary = { kind: 'failed', problem: 'NoConnection', permanent: false };
  expect(await senderTo(host.url).send('delivery-1', event)).toMatchObject(temporary);
  expect(await senderTo('http://127.0.0.1:1/').send('delivery-1', event)).toMatchObject(temporary);
});
