import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { askReachability } from '../../../../plugin/ehealth/registration/cert-ra/reachability.ts';
import {
  startAnswering,
  testTransport,
  type AnsweringService,
} from '../../../support/fixtures/soap-answers.ts';
import { response } from './cert-ra-fixture.ts';

let service: AnsweringService;
beforeAll(async () => {
  service = await startAnswering();
});
afterAll(() => service.stop());

const ask = (endpoint: string, limitMs = 5_000) =>
  askReachability(
    { endpoint, transport: testTransport(), now: () => new Date('2026-11-22T02:30:00Z') },
    limitMs,
  );

describe('askReachability', () => {
  it('returns how long the authority took, and how our clock lies to its', async () => {
    service.answer(response('GetGenericOrganizationTypes', ''));
    const found = await ask(service.url);
    expect(found).toMatchObject({ kind: 'answered' });
    // The server has our clock, and its header has whole seconds
    expect(Math.abs(found.clock!.offset)).toBeLessThan(2_000);
    const [heard] = service.heard;
    expect(heard!.soapAction).toContain('getGenericOrganizationTypes');
    expect(heard!.body).not.toContain('Signature');
  });

  it('returns an answer for a refusal too', async () => {
    const status = '<cc:StatusCode Value="urn:be:fgov:ehealth:2.0:status:Requester"/>';
    service.answer(response('GetGenericOrganizationTypes', '', { status }));
    expect(await ask(service.url)).toMatchObject({ kind: 'answered' });
  });

  it('returns a fault for a service that cannot serve', async () => {
    service.answer('<html>Service unavailable</html>', 503);
    expect(await ask(service.url)).toMatchObject({ kind: 'failed', problem: 'fault' });
  });

  it('returns silence when nothing listens', async () => {
    expect(await ask('http://127.0.0.1:1/service')).toEqual({
      kind: 'failed',
      problem: 'silent',
      clock: null,
    });
  });

  it('returns silence after the limit, and holds no connection', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    expect(await ask(`http://127.0.0.1:${port}/`, 100)).toMatchObject({ problem: 'silent' });
    await expect
      .poll(() => new Promise((resolve) => server.getConnections((_e, count) => resolve(count))))
      .toBe(0);
  });
});
