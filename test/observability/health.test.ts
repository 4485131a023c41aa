import express from 'express';
import request from 'supertest';
import { expect, test } from 'vitest';
import { healthRoutes } from '../../plugin/routes/operations/health.ts';

test.each<[store: boolean, offset: number | null | undefined, status: number, checks: object]>([
  [true, undefined, 200, { store: 'ok' }],
  [true, null, 200, { store: 'ok', clock: 'unknown' }],
  [true, 59.9, 200, { store: 'ok', clock: 'ok' }],
  [true, -60, 503, { store: 'ok', clock: 'failed' }],
  [false, 0, 503, { store: 'failed', clock: 'ok' }],
])(
  'answers, for a working store (%s) and a clock %s seconds off, with status %i',
  async (store, offset, status, checks) => {
    const app = express().use(
      healthRoutes({
        storeReady: () => (store ? Promise.resolve() : Promise.reject(new Error('read-only'))),
        ...(offset === undefined ? {} : { clockOffset: () => offset }),
        version: '1.2.3',
      }),
    );
    const answer = await request(app).get('/readyz').expect(status);
    expect(answer.body).toEqual({ status: status === 200 ? 'ready' : 'unready', checks });
    await request(app).get('/healthz').expect(200, { status: 'ok', version: '1.2.3' });
  },
);
