import type { IncomingMessage } from 'node:http';

interface PublicPathRules {
  /** The setting: without a slash at its end; null: what the proxy says. */
  readonly basePath: string | null;
  /** Whether the word of a proxy at this address counts. */
  readonly isTrusted: (address: string) => boolean;
}

/**
 * Where browsers see the side-car, for a request: `base` is the path before all of its pages ('' at the root), `url` the request's address
 * below it. Proxies that strip the path say so in X-Forwarded-Prefix (Traefik, Spring, YARP); others need the setting.
 */
export function publicPath(
  {
    url = '/',
    headers,
    socket,
  }: Pick<IncomingMessage, 'url' | 'headers'> & {
    readonly socket: { readonly remoteAddress?: string | undefined };
  },
  { basePath, isTrusted }: PublicPathRules,
): { readonly base: string; readonly url: string } {
  if (basePath !== null) return { base: basePath, url: below(basePath, url) };
  const said = headers['x-forwarded-prefix'];
  const isBelieved = typeof said === 'string' && isTrusted(socket.remoteAddress ?? '');
  return { base: isBelieved ? prefixOf(said) : '', url };
}

/** The address without the path, where the proxy left it. */
function below(basePath: string, url: string): string {
  const rest = url.startsWith(basePath) ? url.slice(basePath.length) : null;
  if (rest === null || !/^(?:$|[/?])/.test(rest)) return url;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Several proxies add theirs in their order. '' for what is no plain path: it goes into links and the cookie's path. */
function prefixOf(header: string): string {
  const parts = header.split(',').map((part) => part.trim().replace(/\/$/, ''));
  const isPath = parts.every(
    (part) => part === '' || (/^(?:\/[\w.~-]+)+$/.test(part) && !/\/\.{1,2}(?:\/|$)/.test(part)),
  );
  return isPath && header.length <= 200 ? parts.join('') : '';
}
