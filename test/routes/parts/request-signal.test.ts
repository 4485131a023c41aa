import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { requestSignal } from '../../../plugin/routes/parts/request-signal.ts';

/** A server that answers /answered at once and /waiting never. */
async function served() {
  const signals: Record<string, AbortSignal> = {};
  const asked = new EventTarget();
  const app = express();
  app.get('/:how', (req, res) => {
    signals[req.params.how] = requestSignal(res);
    asked.dispatchEvent(new Event(req.params.how));
    if (req.params.how === 'answered') res.send('yes');
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const get = (path: string) => request({ port, host: '127.0.0.1', path, agent: false }).end();
  return { signals, asked, get };
}

test('aborts when the client hangs up', async () => {
  const { signals, asked, get } = await served();
  const client = get('/waiting').on('error', () => undefined);
  await once(asked, 'waiting');
  const { waiting } = signals;
  expect(waiting?.aborted).toBe(false);
  client.destroy();
  if (waiting?.aborted !== true) await once(waiting!, 'abort');
});

test('keeps quiet when the answer was sent', async () => {
  const { signals, get } = await served();
  const client = get('/answered');
  const [answer] = (await once(client, 'response')) as [NodeJS.ReadableStream];
  answer.resume();
  await once(client, 'close');
  await new Promise(setImmediate);
  expect(signals['answered']?.aborted).toBe(false);
});
