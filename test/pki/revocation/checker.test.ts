import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createRevocationCache } from '../../../plugin/pki/revocation/cache.ts';
import {
  createRevocationChecker,
  type RevocationCheckerDeps,
} from '../../../plugin/pki/revocation/checker.ts';
import { createOpensslAuthority, inDays, openssl } from './revocation-openssl.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const problem = (what: string) => ({ ok: false, problem: what });

/** A web server that counts what it is asked. */
async function serve(answer: RequestListener): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.headers['content-type'] ?? ''}`.trim());
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/it`, asked };
}

function checker(patch: Partial<RevocationCheckerDeps> = {}) {
  const made = createRevocationChecker({
    now: () => new Date(),
    ocspUrl: null,
    crlUrl: null,
    ...patch,
  });
  closers.push(() => made.close());
  return made;
}

describe.skipIf(openssl.missing)('revocation checker', () => {
  let authority: ReturnType<typeof createOpensslAuthority>;
  let good: Buffer;
  let stolen: Buffer;
  let issuer: Buffer;

  beforeAll(() => {
    authority = createOpensslAuthority();
    issuer = authority.certificate;
    good = authority.issue('good');
    stolen = authority.issue('stolen');
    authority.revoke('stolen', 'superseded');
  });
  afterAll(() => authority.close());

  const withAddresses = (name: string, ocsp: string, crl: string) =>
    authority.issue(name, [
      `authorityInfoAccess = OCSP;URI:${ocsp}`,
      `crlDistributionPoints = URI:${crl}`,
    ]);
  const responder: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => response.end(authority.answer(Buffer.concat(chunks))));
  };

  it('returns the answer of a real responder', async () => {
    const real = await authority.serve();
    closers.push(() => real.stop());
    const asking = checker({ ocspUrl: real.url });
    expect(await asking.check({ certificate: good, issuer })).toMatchObject({
      ok: true,
      answer: { kind: 'good', source: 'ocsp' },
    });
    expect(await asking.check({ certificate: stolen, issuer })).toMatchObject({
      ok: true,
      answer: { kind: 'revoked', source: 'ocsp', reason: 'superseded' },
    });
  });

  it('reads the list when the responder gives no usable answer', async () => {
    const ocsp = await serve((_, response) => response.end('not an answer'));
    const crl = await serve((_, response) => response.end(authority.crl()));
    const asking = checker({ ocspUrl: ocsp.url, crlUrl: crl.url });
    expect(await asking.check({ certificate: stolen, issuer })).toMatchObject({
      answer: { kind: 'revoked', source: 'crl', reason: 'superseded' },
    });
    expect(ocsp.asked).toEqual(['POST application/ocsp-request']);
    expect(crl.asked).toEqual(['GET']);
  });

  it('accepts "unknown" from the responder as an answer', async () => {
    const stranger = createOpensslAuthority();
    closers.push(() => stranger.close());
    const foreign = stranger.issue('foreign');
    const ocsp = await serve((request, response) => {
      request.on('data', (chunk: Buffer) => response.end(stranger.answer(chunk)));
    });
    stranger.forget();
    expect(
      await checker({ ocspUrl: ocsp.url }).check({
        certificate: foreign,
        issuer: stranger.certificate,
      }),
    ).toMatchObject({ ok: true, answer: { kind: 'unknown', source: 'ocsp' } });
  });

  it('sends no request when the issuer is unknown or did not sign the certificate', async () => {
    const ocsp = await serve(responder);
    const stranger = createOpensslAuthority();
    closers.push(() => stranger.close());
    const asking = checker({ ocspUrl: ocsp.url });
    expect(await asking.check({ certificate: good, issuer: null })).toEqual(problem('NotTrusted'));
    expect(await asking.check({ certificate: good, issuer: stranger.certificate })).toEqual(
      problem('NotTrusted'),
    );
    expect(await asking.check({ certificate: Buffer.from('x'), issuer })).toEqual(
      problem('Unreadable'),
    );
    expect(ocsp.asked).toEqual([]);
  });

  it('asks the addresses of the certificate when the settings name none', async () => {
    const ocsp = await serve((_, response) => response.writeHead(503).end());
    const crl = await serve((_, response) => response.end(authority.crl()));
    const certificate = withAddresses('with addresses', ocsp.url, crl.url);
    expect(await checker({ mayConnect: () => true }).check({ certificate, issuer })).toMatchObject({
      answer: { kind: 'good', source: 'crl' },
    });
    expect(ocsp.asked).toHaveLength(1);
    expect(await checker().check({ certificate: good, issuer })).toEqual(problem('NoAddress'));
  });

  it('sends no request into the own network when a certificate names a local number or name', async () => {
    const server = await serve((_, response) => response.end());
    const byName = server.url.replace('127.0.0.1', 'localhost');
    const numbered = withAddresses('numbered', server.url, server.url);
    const named = withAddresses('named', byName, byName);
    for (const certificate of [numbered, named])
      expect(await checker().check({ certificate, issuer })).toEqual(problem('NoAddress'));
    expect(server.asked).toEqual([]);
  });

  it('returns NoConnection when the host name cannot be resolved', async () => {
    // A label longer than names may have: refused by the resolver itself, with or without a network
    const lost = `http://${'a'.repeat(64)}.invalid/it`;
    const asking = checker();
    const certificate = withAddresses('lost', lost, lost);
    await expect(asking.check({ certificate, issuer })).resolves.toEqual(problem('NoConnection'));
  });

  it('fetches a list once for simultaneous checks, and again after a day', async () => {
    const crl = await serve((_, response) => response.end(authority.crl()));
    let at = new Date();
    const asking = checker({ crlUrl: crl.url, now: () => at });
    const all = await Promise.all(
      [good, stolen, good].map((certificate) => asking.check({ certificate, issuer })),
    );
    expect(all.map((one) => one.ok && one.answer.kind)).toEqual(['good', 'revoked', 'good']);
    await asking.check({ certificate: stolen, issuer });
    expect(crl.asked).toHaveLength(1);
    at = inDays(1.1);
    await asking.check({ certificate: good, issuer });
    expect(crl.asked).toHaveLength(2);
  });

  it('fetches an expired list once for several certificates, and again after an hour', async () => {
    const list = authority.crl();
    const crl = await serve((_, response) => response.end(list));
    let at = inDays(20);
    const asking = checker({ crlUrl: crl.url, now: () => at });
    for (const certificate of [good, stolen, good]) {
      expect(await asking.check({ certificate, issuer })).toEqual(problem('Outdated'));
    }
    expect(crl.asked).toHaveLength(1);
    at = inDays(20.05);
    expect(await asking.check({ certificate: good, issuer })).toEqual(problem('Outdated'));
    expect(crl.asked).toHaveLength(2);
  });

  it('keeps an OCSP answer until the answer is outdated', async () => {
    const ocsp = await serve(responder);
    let at = new Date();
    const asking = checker({ ocspUrl: ocsp.url, now: () => at });
    const ask = () => asking.check({ certificate: good, issuer });
    await Promise.all([ask(), ask()]);
    await ask();
    expect(ocsp.asked).toHaveLength(1);
    at = new Date(Date.now() + 70 * 60_000);
    // What it hears now is of an hour ago
    expect(await ask()).toEqual(problem('Outdated'));
    expect(ocsp.asked).toHaveLength(2);
  });

  it('asks again after twelve hours when the answer is valid for days', async () => {
    const ocsp = await serve((request, response) => {
      request.on('data', (chunk: Buffer) =>
        response.end(authority.answer(chunk, { args: ['-ndays', '9'] })),
      );
    });
    let at = new Date();
    const asking = checker({ ocspUrl: ocsp.url, now: () => at });
    for (const days of [0, 0.4, 0.6]) {
      at = inDays(days);
      expect(await asking.check({ certificate: good, issuer })).toMatchObject({ ok: true });
    }
    expect(ocsp.asked).toHaveLength(2);
  });

  it.each<[string, RequestListener, string]>([
    ['a failing server', (_, response) => response.writeHead(500).end(), 'Fault'],
    ['a refusal', (_, response) => response.writeHead(404).end(), 'Refused'],
    [
      'a redirection',
      (_, response) => response.writeHead(302, { Location: 'http://example.org/' }).end(),
      'Refused',
    ],
    ['a connection cut', (request) => request.socket.destroy(), 'NoConnection'],
    [
      'an answer cut',
      (_, response) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('x', () => response.destroy());
      },
      'NoConnection',
    ],
    ['an answer without end', (_, response) => response.end(Buffer.alloc(70_000)), 'Unreadable'],
  ])('returns the matching problem for %s', async (_, answer, word) => {
    const { url } = await serve(answer);
    expect(await checker({ ocspUrl: url }).check({ certificate: good, issuer })).toEqual(
      problem(word),
    );
  });

  it('returns NoConnection for a pending check when the checker closes', async () => {
    let arrived: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (arrived = resolve));
    const { url } = await serve(() => arrived());
    const asking = checker({ ocspUrl: url });
    const answer = asking.check({ certificate: good, issuer });
    await waiting;
    asking.close();
    expect(await answer).toEqual(problem('NoConnection'));
  });
});

describe('createRevocationCache', () => {
  const at = (ms: number) => new Date(ms);
  it('deletes an answer at its end, and the oldest answer when the cache is full', () => {
    const cache = createRevocationCache<string>({ maxEntries: 2, maxWeight: 10 });
    cache.keep('a', 'A', at(100));
    expect([cache.find('a', at(99)), cache.find('a', at(100))]).toEqual(['A', undefined]);
    for (const key of ['a', 'b', 'c']) cache.keep(key, key, at(100));
    expect(['a', 'b', 'c'].map((key) => cache.find(key, at(0)))).toEqual([undefined, 'b', 'c']);
    cache.keep('heavy', 'h', at(100), 10);
    expect([cache.find('b', at(0)), cache.find('heavy', at(0))]).toEqual([undefined, 'h']);
    cache.keep('too heavy', 'x', at(100), 11);
    expect(cache.find('too heavy', at(0))).toBeUndefined();
    expect(cache.find('heavy', at(0))).toBe('h');
  });
});
