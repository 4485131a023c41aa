import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Headers of every answer. The policy allows what our own origin serves and nothing inline; who may frame us is the host's
 * choice. Strict-Transport-Security binds a whole host name: it is left to its owner, unless the settings ask for it.
 */
export function securityHeaders(
  frameAncestors: readonly string[],
  strictTransportDays: number | null = null,
): RequestHandler[] {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'", ...frameAncestors],
      },
    },
    // X-Frame-Options knows no list: frame-ancestors says it all, and wins in every browser that has it
    frameguard: frameAncestors.length === 0 ? { action: 'sameorigin' } : false,
    // Not "no-referrer": with it browsers send "Origin: null" with our own forms, and on plain http there is no other evidence
    // where a form came from (Fetch standard, "append a request Origin header")
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity:
      strictTransportDays === null
        ? false
        : { maxAge: strictTransportDays * 86_400, includeSubDomains: false },
    // A frame in another site's page could not read us otherwise; frame-ancestors is the lock
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    originAgentCluster: false,
  });
  const noStore: RequestHandler = (_req, res, next) => {
    // Static files set their own after this
    res.setHeader('Cache-Control', 'no-store');
    next();
  };
  return [headers as RequestHandler, noStore];
}
