import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sendRequest } from '../../plugin/http/client.ts';
import type { HttpRequest } from '../../plugin/http/client.ts';
import { proxyFor } from '../../plugin/http/proxy.ts';
import { openssl, selfMadeCertificate } from '../support/servers/smtp.ts';
import type { ServerCertificate } from '../support/servers/smtp.ts';
import { createLocalServers } from '../support/servers/local-servers.ts';

const servers = createLocalServers();
afterEach(() => {
  vi.unstubAllEnvs();
  servers.closeAll();
});

const wayOf = (target: string, env: Readonly<Record<string, string>>) => {
  const way = proxyFor(new URL(target), env);
  return way.kind === 'proxy' ? way.url.href : way.kind;
};

describe('proxyFor', () => {
  const both = { HTTPS_PROXY: 'http://secure:3128', HTTP_PROXY: 'http://plain:3128' };

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['https://a.example/', both, 'http://secure:3128/'],
    ['http://a.example/', both, 'http://plain:3128/'],
    [
      'https://a.example/',
      { https_proxy: 'http://lower:1', HTTPS_PROXY: 'http://upper:1' },
      'http://lower:1/',
    ],
    ['https://a.example/', { ALL_PROXY: 'http://all:1' }, 'http://all:1/'],
    ['https://a.example/', { HTTPS_PROXY: 'proxy.example:3128' }, 'http://proxy.example:3128/'],
    ['https://a.example/', { HTTPS_PROXY: '' }, 'direct'],
    ['https://a.example/', { HTTP_PROXY: 'http://plain:3128' }, 'direct'],
    ['http://a.example/', { HTTP_PROXY: 'http://plain:1', REQUEST_METHOD: 'GET' }, 'direct'],
    ['https://a.example/', { HTTPS_PROXY: 'socks5://proxy' }, 'unusable'],
    ['https://a.example/', { HTTPS_PROXY: 'http://[' }, 'unusable'],
  ])('returns the way to %s when the environment is %j', (target, env, way) => {
    expect(wayOf(target, env)).toBe(way);
  });

  it.each<[string, string, boolean]>([
    ['*', 'https://a.example/', true],
    ['a.example', 'https://a.example/', true],
    ['A.Example', 'https://a.example/', true],
    ['example', 'https://a.example/', true],
    ['.example', 'https://a.example/', true],
    ['*.example', 'https://a.example/', true],
    ['b.example, a.example', 'https://a.example/', true],
    ['b.example a.example', 'https://a.example/', true],
    ['a.example:443', 'https://a.example/', true],
    ['a.example:8443', 'https://a.example/', false],
    ['xample', 'https://a.example/', false],
    ['10.0.0.0/8', 'https://10.1.2.3/', true],
    ['10.0.0.0/8', 'https://11.1.2.3/', false],
    ['10.1.2.3', 'https://10.1.2.3/', true],
    ['fd00::/8', 'https://[fd12::1]/', true],
    ['[::1]:443', 'https://[::1]/', true],
    ['10.0.0.0/99', 'https://10.1.2.3/', false],
    ['', 'https://127.0.0.1/', false],
  ])('returns for NO_PROXY %j whether %s is called directly', (listed, target, direct) => {
    const way = wayOf(target, { HTTPS_PROXY: 'http://proxy:1', NO_PROXY: listed });
    expect(way).toBe(direct ? 'direct' : 'http://proxy:1/');
  });

  it.each(['localhost', 'x.localhost', '127.1.2.3', '[::1]'])(
    'returns a direct call to %s when NO_PROXY is not set',
    (host) => {
      expect(wayOf(`https://${host}/`, { HTTPS_PROXY: 'http://proxy:1' })).toBe('direct');
    },
  );
});

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** A proxy on the loopback that all calls of this test go through. */
async function openProxy(answer: (seen: Seen) => number = () => 200) {
  const seen: Seen[] = [];
  const note = ({ method = '', url = '', headers }: IncomingMessage) => {
    const one = { method, url, headers };
    seen.push(one);
    return answer(one);
  };
  const server = createServer((request, response) => {
    response.writeHead(note(request), { 'X-Proxy': 'yes' }).end('by proxy');
  });
  server.on('connect', (request, socket: Socket) => {
    const status = note(request);
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      return;
    }
    const [, port] = (request.url ?? '').split(':');
    const onward = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Yes\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    for (const one of [socket, onward]) one.on('error', () => socket.destroy());
  });
  const url = (await servers.listen(server)).replace('//', '//an%40ne:sec:ret@');
  for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy'])
    vi.stubEnv(name, url);
  for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '');
  return { seen };
}

const send = (url: string, patch: Partial<HttpRequest> = {}) =>
  sendRequest({
    url: new URL(url),
    method: 'GET',
    timeoutMs: 10_000,
    bodyLimit: () => 1_000,
    ...patch,
  });

const authorization = `Basic ${Buffer.from('an@ne:sec:ret').toString('base64')}`;

describe('sendRequest through a proxy', () => {
  it('sends the whole address and the account when the server is plain http', async () => {
    const { seen } = await openProxy();
    const body = Buffer.from('x');
    const answer = await send('http://ocsp.example:81/a?b=c', { method: 'POST', body });
    expect(answer).toMatchObject({ status: 200, body: Buffer.from('by proxy') });
    expect(seen).toMatchObject([
      {
        method: 'POST',
        url: 'http://ocsp.example:81/a?b=c',
        headers: { host: 'ocsp.example:81', 'proxy-authorization': authorization },
      },
    ]);
  });

  it('returns a failed connection when the proxy refuses the tunnel', async () => {
    const { seen } = await openProxy(() => 407);
    expect(await send('https://sts.example/')).toEqual({
      kind: 'failure',
      problem: 'connection',
      stage: 'connecting',
      code: 'EPROXY',
    });
    expect(seen).toMatchObject([{ method: 'CONNECT', url: 'sts.example:443' }]);
  });

  it('returns a failed connection when the variable is no address, or no proxy answers', async () => {
    vi.stubEnv('HTTPS_PROXY', 'socks5://proxy.example');
    expect(await send('https://sts.example/')).toMatchObject({ code: 'EPROXY' });
    vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:1');
    expect(await send('https://sts.example/')).toMatchObject({
      stage: 'connecting',
      code: 'ECONNREFUSED',
    });
  });

  it('ends when the proxy never answers, or the signal aborts', async () => {
    const silent = createServer();
    silent.on('connect', (_request, socket: Socket) => {
      socket.on('end', () => socket.end()).resume();
    });
    vi.stubEnv('HTTPS_PROXY', await servers.listen(silent));
    expect(await send('https://sts.example/', { timeoutMs: 100 })).toMatchObject({
      problem: 'timeout',
      stage: 'connecting',
    });
    const abort = new AbortController();
    silent.once('connect', () => abort.abort());
    expect(await send('https://sts.example/', { signal: abort.signal })).toMatchObject({
      problem: 'connection',
    });
    // Neither attempt leaves its connection to the proxy open
    for (const socket of servers.sockets) if (!socket.closed) await once(socket, 'close');
  });

  it('refuses an address that may not be connected to', async () => {
    const { seen } = await openProxy();
    const mayConnect = () => false;
    for (const url of ['http://127.0.0.1/', 'http://localhost/']) {
      expect(await send(url, { mayConnect })).toMatchObject({ problem: 'address' });
    }
    expect(seen).toEqual([]);
    // Behind a proxy the DNS may know the inside only
    expect(await send('http://no-such-host.invalid/', { mayConnect })).toMatchObject({
      status: 200,
    });
  });
});

describe.skipIf(openssl.missing)('sendRequest to an https server through a proxy', () => {
  let certificate: ServerCertificate;
  beforeAll(async () => {
    certificate = await selfMadeCertificate();
  });

  const serve = (answer: RequestListener) => {
    const { key, certificate: cert } = certificate;
    return servers.listen(createSecureServer({ key, cert }, answer), 'https://localhost');
  };
  const trusted = () => ({ authorities: [certificate.certificate] });

  it('returns the answer of the server, which sees nothing of the proxy', async () => {
    const { seen } = await openProxy();
    let headers: IncomingHttpHeaders = {};
    const url = await serve((request, response) => {
      ({ headers } = request);
      response.end(request.url);
    });
    const stages: string[] = [];
    const answer = await send(`${url}/a?b=c`, {
      ...trusted(),
      onStage: (stage) => stages.push(stage),
    });
    expect(answer).toMatchObject({ status: 200, body: Buffer.from('/a?b=c') });
    expect(stages).toEqual(['waiting', 'reading']);
    expect(headers).toMatchObject({ host: new URL(url).host });
    expect(headers['proxy-authorization']).toBeUndefined();
    expect(seen).toMatchObject([
      {
        method: 'CONNECT',
        url: new URL(url).host,
        headers: { 'proxy-authorization': authorization },
      },
    ]);
  });

  it('rejects a server that only another authority certifies, also with checks switched off', async () => {
    await openProxy();
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const url = await serve((_, response) => response.end());
    expect(await send(url)).toMatchObject({
      problem: 'connection',
      stage: 'connecting',
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    const other = url.replace('localhost', 'other.example');
    expect(await send(other, trusted())).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });
});

describe.skipIf(openssl.missing)('sendRequest with authorities of its own', () => {
  it('returns the answer of a server that they certify, without a proxy', async () => {
    const { key, certificate } = await selfMadeCertificate();
    const server = createSecureServer({ key, cert: certificate }, (_, response) => response.end());
    const url = await servers.listen(server, 'https://localhost');
    expect(await send(url)).toMatchObject({ kind: 'failure' });
    expect(await send(url, { authorities: [certificate] })).toMatchObject({ status: 200 });
  });
});
