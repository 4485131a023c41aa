import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Request } from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { wipedBody } from '../../../plugin/routes/middleware/wiped-body.ts';

/** An application that keeps each part of a body as it was received. */
async function start() {
  const parts: Buffer[] = [];
  const requests: Request[] = [];
  const wiped: Promise<void>[] = [];
  const app = express();
  app.use(wipedBody);
  app.use((req, res, next) => {
    requests.push(req);
    req.on('data', (part: Buffer) => parts.push(part));
    // Registered after the one that overwrites
    wiped.push(
      once(res, 'close').then(
        () => new Promise((resolve) => setImmediate(() => setImmediate(resolve))),
      ),
    );
    next();
  });
  app.use(express.json(), express.urlencoded({ extended: false }));
  app.use((req, res) => {
    const length = parts.reduce((sum, part) => sum + part.filter((byte) => byte !== 0).length, 0);
    res.json({ body: req.body as unknown, length });
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, parts, requests, wiped };
}

describe('wipedBody', () => {
  it.each([
    ['JSON', JSON.stringify({ password: 'open sesame' }), 'application/json'],
    ['form', 'password=open+sesame', 'application/x-www-form-urlencoded'],
  ])('keeps a %s body until the answer is out, then overwrites it', async (_name, body, type) => {
    const { url, parts, requests, wiped } = await start();
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': type, connection: 'close' },
      body,
    });
    expect(await answer.json()).toEqual({
      body: { password: 'open sesame' },
      length: body.length,
    });
    await Promise.all(wiped);
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) expect(part.every((byte) => byte === 0)).toBe(true);
    expect(requests.map(({ body: kept }): unknown => kept)).toEqual([undefined]);
  });
});
