import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createRawServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTransport, type Line } from '../../../plugin/ehealth/soap/transport.ts';
import { certificatePem, issueLeaf } from '../../../simulator/pki/certification-authority.ts';
import { freshKeys } from '../../../simulator/pki/key-source.ts';
import { testPki } from '../../support/fixtures/keystores.ts';
import { createLocalServers } from '../../support/servers/local-servers.ts';
import type { LocalServers } from '../../support/servers/local-servers.ts';

const servers = createLocalServers();
const { sockets } = servers;

afterEach(() => {
  vi.unstubAllEnvs();
  servers.closeAll();
});

const listen = async (...server: Parameters<LocalServers['listen']>) =>
  `${await servers.listen(...server)}/IAM/x`;

const serve = (answer: RequestListener) => listen(createServer(answer));

function line(patch: Partial<Parameters<typeof createTransport>[0]> = {}): Line {
  const made = createTransport({
    userAgent: 'Trousseau/1.0.0',
    from: null,
    timeoutMs: 5_000,
    now: () => new Date(),
    ...patch,
  }).open();
  servers.closeLater(made);
  return made;
}

/** Answers any request with these bytes, and hangs up. */
const raw = (bytes: string | Buffer) =>
  listen(
    createRawServer((socket) => {
      socket.once('data', () => socket.end(bytes));
      socket.on('error', () => undefined);
    }),
  );

describe('token service transport', () => {
  it('sends user agent and contact, and the SOAP action in quotes', async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      seen.push({ method: request.method, ...request.headers });
      response.end('<a/>');
    });
    await line({ from: 'a@example.org' }).post(url, 'urn:do', '<é/>');
    await line().post(url, 'urn:do', '<é/>');
    expect(seen[0]).toMatchObject({
      method: 'POST',
      soapaction: '"urn:do"',
      'user-agent': 'Trousseau/1.0.0',
      from: 'a@example.org',
      'content-type': 'text/xml; charset=utf-8',
      'content-length': '5',
    });
    expect(seen[1]).not.toHaveProperty('from');
  });

  it('reads the body and the date of an error response', async () => {
    const url = await serve((_, response) => {
      response.setHeader('Date', 'Thu, 15 Jan 2026 09:00:00 GMT');
      response.writeHead(500, { 'content-type': 'Text/XML; charset=utf-8' }).end('<é/>');
    });
    expect(await line().post(url, 'urn:do', '<a/>')).toMatchObject({
      kind: 'answer',
      status: 500,
      mediaType: 'text/xml',
      text: '<é/>',
      dated: { date: Date.parse('2026-01-15T09:00:00Z') },
    });
  });

  it('returns no date when the header cannot be read', async () => {
    const url = await serve((_, response) => {
      response.setHeader('Date', 'yesterday');
      response.end('<a/>');
    });
    expect(await line().post(url, 'urn:do', '<a/>')).toMatchObject({ dated: null });
  });

  it('follows no redirect', async () => {
    let calls = 0;
    const url = await serve((request, response) => {
      calls += 1;
      response.writeHead(302, { location: `http://${String(request.headers.host)}/other` }).end();
    });
    expect(await line().post(url, 'urn:do', '<a/>')).toMatchObject({ status: 302 });
    expect(calls).toBe(1);
  });

  it('sends all messages of an attempt over one connection, and closes the connection', async () => {
    const url = await serve((_, response) => {
      response.setHeader('Content-Length', 4).end('<a/>');
    });
    const one = line();
    await one.head(url, 1_000);
    await one.post(url, 'urn:do', '<a/>');
    await one.post(url, 'urn:do', '<a/>');
    expect(sockets.size).toBe(1);
    const [socket] = sockets;
    const gone = once(socket!, 'close');
    one.close();
    await gone;
  });

  it.each<[string, () => Promise<string>, string, string]>([
    ['no listener', () => Promise.resolve('http://127.0.0.1:1/x'), 'no-connection', 'ECONNREFUSED'],
    [
      'no such host',
      () => Promise.resolve('http://unknown.invalid/x'),
      'no-connection',
      'E(NOTFOUND|AI_AGAIN)',
    ],
    ['a hang-up before the answer', () => raw(''), 'reset', 'ECONNRESET'],
    [
      'a hang-up in the answer',
      () => raw('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<a'),
      'cut',
      'ECONNRESET',
    ],
    [
      'bytes that are no UTF-8',
      () => raw(Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n\xe9\x20', 'latin1')),
      'unreadable',
      'ERR_ENCODING',
    ],
    ['no HTTP', () => raw('SSH-2.0\r\n'), 'reset', 'HPE_'],
  ])('returns problem and code for %s', async (_, address, problem, code) => {
    expect(await line().post(await address(), 'urn:do', '<a/>')).toEqual({
      kind: 'line',
      problem,
      code: expect.stringMatching(code) as string,
    });
  });

  it('returns too-large when the body exceeds the limit', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(200_001)));
    expect(await line({ maxBytes: 200_000 }).post(url, 'urn:do', '<a/>')).toMatchObject({
      problem: 'too-large',
    });
    expect(await line({ maxBytes: 200_001 }).post(url, 'urn:do', '<a/>')).toMatchObject({
      kind: 'answer',
    });
  });

  it('returns timeout when the first or the last byte is late', async () => {
    const silent = await serve(() => undefined);
    const dripping = await serve((_, response) => {
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drip));
    });
    for (const url of [silent, dripping]) {
      expect(await line({ timeoutMs: 150 }).post(url, 'urn:do', '<a/>')).toMatchObject({
        problem: 'timeout',
      });
    }
  });

  it('counts the time of each message from its own start', async () => {
    const url = await serve((_, response) => {
      setTimeout(() => response.setHeader('Content-Length', 4).end('<a/>'), 200);
    });
    const one = line({ timeoutMs: 320 });
    expect(await one.post(url, 'urn:do', '<a/>')).toMatchObject({ kind: 'answer' });
    expect(await one.post(url, 'urn:do', '<a/>')).toMatchObject({ kind: 'answer' });
    expect(sockets.size).toBe(1);
  });

  it('leaves no timer that keeps the process alive', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
    const url = await serve((_, response) => response.end('<a/>'));
    const before = timers();
    const one = line({ timeoutMs: 60_000 });
    await one.post(url, 'urn:do', '<a/>');
    await one.post('http://127.0.0.1:1/x', 'urn:do', '<a/>');
    one.close();
    expect(timers()).toBe(before);
  });

  it('ends the pending request when the line is closed', async () => {
    const one = line();
    const url = await serve(() => one.close());
    expect(await one.post(url, 'urn:do', '<a/>')).toMatchObject({ problem: 'reset' });
  });

  it('refuses a server when its certificate is not trusted', async () => {
    const { issuing001 } = await testPki();
    const { privateKey, publicKey } = await freshKeys.ec('P-256');
    const { der } = issueLeaf(issuing001, {
      holder: { type: 'CBE', id: '0000000097', applicationId: null, name: 'EXAMPLE' },
      publicKey,
      notBefore: new Date(Date.now() - 86_400_000),
      notAfter: new Date(Date.now() + 86_400_000),
    });
    const url = await listen(
      createSecureServer(
        {
          key: privateKey.export({ format: 'pem', type: 'pkcs8' }),
          cert: certificatePem(der),
        },
        (_, response) => response.end('<a/>'),
      ),
      'https://127.0.0.1',
    );
    const refused = { kind: 'line', problem: 'tls', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' };
    expect(await line().post(url, 'urn:do', '<a/>')).toEqual(refused);
    // Hosts have been seen to set this for a service of their own
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    expect(await line().post(url, 'urn:do', '<a/>')).toEqual(refused);
  });

  it('cuts the media type at 100 characters when the header is longer', async () => {
    const url = await serve((_, response) =>
      response.writeHead(500, { 'content-type': `text/${'x'.repeat(4_000)}` }).end('<a/>'),
    );
    const answer = await line().post(url, 'urn:do', '<a/>');
    expect(answer).toMatchObject({ kind: 'answer', mediaType: `text/${'x'.repeat(95)}` });
  });

  it('returns a TLS problem when the server speaks no TLS', async () => {
    const url = (await serve((_, response) => response.end())).replace('http:', 'https:');
    expect(await line().post(url, 'urn:do', '<a/>')).toMatchObject({ problem: 'tls' });
  });
});
