import type { Response } from 'express';

/**
 * For a document of a stranger that we only pass on: no script of it runs, it reaches no network, sends no form and has
 * no part in our origin, in a frame as in a window of its own. Who may frame it stays as it is for our own pages.
 */
export function isolate(res: Response): void {
  const own = String(res.getHeader('Content-Security-Policy') ?? '');
  const framing = /frame-ancestors [^;]*/.exec(own)?.[0] ?? "frame-ancestors 'self'";
  res.setHeader(
    'Content-Security-Policy',
    [
      'sandbox',
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      framing,
    ].join('; '),
  );
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Referrer-Policy', 'no-referrer');
  res.setHeader('Cache-Control', 'no-store');
}
