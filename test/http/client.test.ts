import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createRawServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sendRequest, type HttpRequest } from '../../plugin/http/client.ts';
import { openConnections } from '../../plugin/http/connections.ts';
import { certificatePem, issueLeaf } from '../../simulator/pki/certification-authority.ts';
import { freshKeys } from '../../simulator/pki/key-source.ts';
import { testPki } from '../support/fixtures/keystores.ts';
import { createLocalServers } from '../support/servers/local-servers.ts';
import type { LocalServers } from '../support/servers/local-servers.ts';

const servers = createLocalServers();
const { sockets } = servers;

afterEach(() => {
  vi.unstubAllEnvs();
  servers.closeAll();
});

const listen = async (...server: Parameters<LocalServers['listen']>) =>
  new URL('/path', await servers.listen(...server));
const serve = (answer: RequestListener, origin?: string) => listen(createServer(answer), origin);

/** Takes connections and never answers. */
const silent = () => serve(() => undefined);

const send = (url: URL, patch: Partial<HttpRequest> = {}) =>
  sendRequest({ url, method: 'GET', timeoutMs: 5_000, bodyLimit: () => 1_000, ...patch });

const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;

describe('sendRequest', () => {
  it('returns status, headers and body of any status', async () => {
    const url = await serve((_, response) => response.writeHead(503, { 'X-A': 'b' }).end('é'));
    expect(await send(url)).toMatchObject({
      kind: 'response',
      status: 503,
      headers: { 'x-a': 'b' },
      body: Buffer.from('é'),
    });
  });

  it('sends several bodies one after the other', async () => {
    const chunks: Buffer[] = [];
    const url = await serve((request, response) => {
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => response.end());
    });
    const body = [0, 1, 2].map((index) => Buffer.alloc(700_000, index));
    const headers = { 'Content-Length': 2_100_000 };
    await send(url, { method: 'POST', headers, body });
    expect(Buffer.concat(chunks).equals(Buffer.concat(body))).toBe(true);
  });

  it('fails as the connection does when it breaks during a large body', async () => {
    const url = await serve((request) => request.socket.destroy());
    const body = [Buffer.alloc(20_000_000)];
    const headers = { 'Content-Length': 20_000_000 };
    expect(await send(url, { method: 'POST', headers, body })).toMatchObject({
      kind: 'failure',
      problem: 'connection',
    });
  });

  it('sends method, headers and body as they are', async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      request.on('data', (chunk: Buffer) =>
        seen.push(request.method, request.headers, chunk.toString()),
      );
      request.on('end', () => response.end());
    });
    const body = Buffer.from('<é/>');
    const headers = { 'X-Name': 'value', 'Content-Length': body.length };
    await send(url, { method: 'POST', headers, body });
    expect(seen).toEqual([
      'POST',
      expect.objectContaining({ 'x-name': 'value', 'content-length': '5' }),
      '<é/>',
    ]);
  });

  it('follows no redirect', async () => {
    let calls = 0;
    const url = await serve((_, response) => {
      calls += 1;
      response.writeHead(302, { Location: '/other' }).end();
    });
    expect(await send(url)).toMatchObject({ status: 302 });
    expect(calls).toBe(1);
  });

  it('reads no body when only the status counts', async () => {
    const url = await serve((_, response) => void response.writeHead(200).write('x'));
    expect(await send(url, { bodyLimit: () => null })).toMatchObject({
      kind: 'response',
      status: 200,
      body: Buffer.alloc(0),
    });
    const [socket] = sockets;
    if (!socket!.closed) await once(socket!, 'close');
  });

  it('accepts a body up to the limit of its status, and fails beyond', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(500)));
    const limit = (bytes: number) => ({
      bodyLimit: (status: number) => (status === 200 ? bytes : 0),
    });
    expect(await send(url, limit(500))).toMatchObject({ body: Buffer.alloc(500, 'x') });
    expect(await send(url, limit(499))).toMatchObject({ problem: 'too-large', stage: 'reading' });
  });

  it.each<[string, () => Promise<URL>, object]>([
    [
      'a port without a server',
      () => Promise.resolve(new URL('http://127.0.0.1:1/')),
      { stage: 'connecting', code: 'ECONNREFUSED' },
    ],
    [
      'a hang-up before the answer',
      () => serve((request) => request.socket.destroy()),
      { stage: 'waiting', code: 'ECONNRESET' },
    ],
    [
      'a hang-up within the answer',
      () =>
        serve((_, response) => {
          response.writeHead(200, { 'Content-Length': '100' });
          response.write('x', () => response.destroy());
        }),
      { stage: 'reading', code: 'ECONNRESET' },
    ],
    [
      'a server that speaks something else',
      () =>
        listen(
          createRawServer((socket) => {
            socket.once('data', () => socket.end('SSH-2.0\r\n'));
            socket.on('error', () => undefined);
          }),
        ),
      { stage: 'waiting', code: expect.stringMatching('^HPE_') as string },
    ],
  ])('returns stage and code for %s', async (_, address, failure) => {
    expect(await send(await address())).toEqual({
      kind: 'failure',
      problem: 'connection',
      ...failure,
    });
  });

  it('gives up when the time is over, before or within the answer', async () => {
    const dripping = await serve((_, response) => {
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drip));
    });
    const timeout = { kind: 'failure', problem: 'timeout', code: 'ETIMEDOUT' };
    expect(await send(await silent(), { timeoutMs: 100 })).toEqual({
      ...timeout,
      stage: 'waiting',
    });
    expect(await send(dripping, { timeoutMs: 200 })).toEqual({ ...timeout, stage: 'reading' });
  });

  it('leaves no timer behind for any outcome', async () => {
    const url = await serve((_, response) => response.end());
    const before = timers();
    await send(url, { timeoutMs: 60_000 });
    await send(new URL('http://127.0.0.1:1/'), { timeoutMs: 60_000 });
    await send(url, { timeoutMs: 60_000, bodyLimit: () => null });
    await send(new URL('http://127.0.0.1:1/'), { timeoutMs: 60_000, mayConnect: () => false });
    // A timer of the test runner may end in between
    expect(timers()).toBeLessThanOrEqual(before);
  });

  it.each([
    ['before it begins', true],
    ['while it waits', false],
  ])('ends when its signal aborts %s', async (_, early) => {
    const abort = new AbortController();
    if (early) abort.abort();
    const url = await serve(() => abort.abort());
    expect(await send(url, { signal: abort.signal })).toMatchObject({
      problem: 'connection',
      code: 'ABORT_ERR',
    });
  });

  it('reports each stage when the connection and the headers are there', async () => {
    const stages: string[] = [];
    const url = await serve((_, response) => {
      stages.push('asked');
      response.end();
    });
    await send(url, { onStage: (stage) => stages.push(stage) });
    expect(stages).toEqual(['waiting', 'asked', 'reading']);
  });

  it('shares connections when given, and opens new ones otherwise', async () => {
    const url = await serve((_, response) => response.setHeader('Content-Length', 1).end('x'));
    const connections = openConnections();
    for (let count = 0; count < 3; count += 1) await send(url, { connections });
    expect(sockets.size).toBe(1);
    const [socket] = sockets;
    const gone = once(socket!, 'close');
    connections.close();
    await gone;
    await send(url);
    await send(url);
    expect(sockets.size).toBe(3);
  });

  it('rejects a header that HTTP does not allow', async () => {
    await expect(send(await silent(), { headers: { 'X-A': 'a\r\nb' } })).rejects.toThrow(TypeError);
  });
});

describe('sendRequest with a rule for addresses', () => {
  const refused = {
    kind: 'failure',
    problem: 'address',
    stage: 'connecting',
    code: 'ERR_ADDRESS_NOT_PUBLIC',
  };

  it.each(['http://127.0.0.1', 'http://localhost', 'http://2130706433', 'http://127.1'])(
    'refuses to connect to %s when the rule forbids the address',
    async (origin) => {
      const url = await serve((_, response) => response.end(), origin);
      expect(await send(url, { mayConnect: (address) => !/^(127\.|::1)/.test(address) })).toEqual(
        refused,
      );
      expect(sockets.size).toBe(0);
    },
  );

  it('judges a literal IPv6 address without its brackets', async () => {
    const judged: string[] = [];
    const rule = (address: string) => judged.push(address) === 0;
    expect(await send(new URL('http://[::1]:1/'), { mayConnect: rule })).toEqual(refused);
    expect(judged).toEqual(['::1']);
  });

  it('refuses a name when one of its addresses is forbidden', async () => {
    // "localhost" has one or two here; the rule allows all but the first it is asked about
    let asked = 0;
    const url = await serve((_, response) => response.end(), 'http://localhost');
    expect(await send(url, { mayConnect: () => (asked += 1) > 1 })).toEqual(refused);
  });

  it('connects when the rule allows the address', async () => {
    const url = await serve((_, response) => response.end(), 'http://localhost');
    expect(await send(url, { mayConnect: () => true })).toMatchObject({ status: 200 });
  });

  it('keeps the failure of a name that does not exist', async () => {
    expect(
      await send(new URL('http://no-such-host.invalid/'), { mayConnect: () => true }),
    ).toMatchObject({
      problem: 'connection',
      code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/) as string,
    });
  });
});

describe('sendRequest over TLS', () => {
  async function unknownServer(): Promise<URL> {
    const { issuing001 } = await testPki();
    const { privateKey, publicKey } = await freshKeys.ec('P-256');
    const { der } = issueLeaf(issuing001, {
      holder: { type: 'CBE', id: '0000000097', applicationId: null, name: 'EXAMPLE' },
      publicKey,
      notBefore: new Date(Date.now() - 86_400_000),
      notAfter: new Date(Date.now() + 86_400_000),
    });
    const key = privateKey.export({ format: 'pem', type: 'pkcs8' });
    const server = createSecureServer({ key, cert: certificatePem(der) }, (_, response) =>
      response.end(),
    );
    return listen(server, 'https://127.0.0.1');
  }

  it('rejects a certificate of an unknown authority, also when the process allows it', async () => {
    const url = await unknownServer();
    const untrusted = {
      kind: 'failure',
      problem: 'connection',
      stage: 'connecting',
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    };
    expect(await send(url)).toEqual(untrusted);
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    expect(await send(url)).toEqual(untrusted);
    const connections = openConnections();
    servers.closeLater(connections);
    expect(await send(url, { connections })).toEqual(untrusted);
  });

  it('offers no TLS version before 1.2', async () => {
    const versions: string[] = [];
    const url = await listen(
      createRawServer((socket) => {
        socket.once('data', (hello: Buffer) => {
          // supported_versions (43): offered are 1.3 and 1.2 and nothing older
          const at = hello.indexOf(Buffer.from('002b', 'hex'));
          versions.push(hello.subarray(at + 5, at + 5 + hello[at + 4]!).toString('hex'));
          socket.destroy();
        });
        socket.on('error', () => undefined);
      }),
      'https://127.0.0.1',
    );
    await send(url);
    expect(versions).toEqual(['03040303']);
  });
});
