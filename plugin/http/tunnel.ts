import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import { connect as secure } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { proxyAuthorization } from './proxy.ts';
import type { VerifiedTls } from './verified-tls.ts';

/** The code of the error for a proxy that opens no connection to the server, or that the environment names wrongly. */
export const proxyRefused = 'EPROXY';

/**
 * A TLS connection to a server through an HTTP proxy (CONNECT, RFC 9110 9.3.6): the proxy sees name and port of the server, and
 * nothing of what is said. Rejects with the system's or TLS's error, or `proxyRefused`. `signal` ends the attempt, not what came of it.
 */
export function openTunnel(
  proxy: URL,
  server: URL,
  tls: VerifiedTls,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const host = server.hostname.replace(/^\[|\]$/g, '');
  const authority = `${server.hostname}:${server.port || '443'}`;
  return new Promise((resolve, reject) => {
    const isSecure = proxy.protocol === 'https:';
    const request = (isSecure ? https : http).request({
      ...addressOf(proxy),
      method: 'CONNECT',
      path: authority,
      headers: { Host: authority, ...proxyAuthorization(proxy) },
      agent: false,
      signal,
      ...(isSecure ? tls : {}),
    });
    request.on('error', reject);
    request.on('connect', ({ statusCode = 0 }, socket) => {
      if (statusCode < 200 || statusCode > 299) {
        socket.destroy();
        reject(proxyError());
        return;
      }
      const secured = secure({
        socket,
        host,
        ...(isIP(host) === 0 ? { servername: host } : {}),
        ...tls,
      });
      const abort = () => {
        secured.destroy(new Error('aborted'));
      };
      signal.addEventListener('abort', abort, { once: true });
      secured.once('error', reject);
      secured.once('secureConnect', () => {
        signal.removeEventListener('abort', abort);
        secured.off('error', reject);
        resolve(secured);
      });
    });
    request.end();
  });
}

export function proxyError(): NodeJS.ErrnoException {
  return Object.assign(new Error('the proxy opens no connection'), { code: proxyRefused });
}

/** Where to connect to for an address, for http.request. */
export function addressOf({ hostname, port, protocol }: URL): { host: string; port: number } {
  const usual = protocol === 'https:' ? 443 : 80;
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usual : Number(port) };
}
