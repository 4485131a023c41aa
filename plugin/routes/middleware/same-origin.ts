import type { RequestHandler } from 'express';
import { PluginError } from '../../errors.ts';

export interface OriginFacts {
  readonly method: string;
  /** Header Sec-Fetch-Site; browsers let no page set it. */
  readonly fetchSite: string | undefined;
  /** Header Origin. */
  readonly origin: string | undefined;
  /** Header Host, or what the host's trusted proxy says instead. */
  readonly host: string | undefined;
  /** Origin that browsers see, when it is configured: then Host counts for nothing. */
  readonly publicOrigin: string | null;
}

/**
 * Decides whether a request may change something. Browsers state where a form was sent from: by Sec-Fetch-Site on https and
 * loopback, and by Origin alone on the plain-http network of many practices. A request with neither is no browser's, and
 * only browsers bring our cookie; it is refused too.
 */
export function isSameOrigin(facts: OriginFacts): boolean {
  const { method, fetchSite, origin, host, publicOrigin } = facts;
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return true;
  if (fetchSite !== undefined) return fetchSite === 'same-origin';
  if (origin === undefined || !URL.canParse(origin)) return false;
  const sent = new URL(origin);
  return publicOrigin === null
    ? host !== undefined && sent.host === hostOf(host, sent.protocol)
    : sent.origin === new URL(publicOrigin).origin;
}

/**
 * Host and port of a Host header as URLs have them: the scheme's own port left out, lower case, one spelling of each IPv6 address.
 * Proxies write "ehr.local:80" where the browser's origin is "http://ehr.local" (RFC 6454, 4). null for what is no Host (RFC 9110, 7.2).
 */
function hostOf(header: string, protocol: string): string | null {
  const address = `${protocol}//${header}`;
  return /[\s/\\?#@]/.test(header) || !URL.canParse(address) ? null : new URL(address).host;
}

/** Refuses what another site makes a browser send (CSRF). */
export function requireSameOrigin(publicOrigin: string | null): RequestHandler {
  return (req, _res, next) => {
    const facts: OriginFacts = {
      method: req.method,
      fetchSite: req.get('sec-fetch-site'),
      origin: req.get('origin'),
      host: req.host,
      publicOrigin,
    };
    if (!isSameOrigin(facts)) {
      throw new PluginError('ERR_CROSS_ORIGIN', 'request from another origin');
    }
    next();
  };
}
