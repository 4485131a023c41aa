import { createHash, timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import { methodNotAllowed } from '../middleware/method-not-allowed.ts';

export interface MetricsRouteDeps {
  readonly metrics: {
    text(): Promise<{ readonly contentType: string; readonly body: string }>;
  };
  /** Of the settings: what the monitoring system sends as bearer token. */
  readonly token: string;
}

/**
 * /metrics for the monitoring of the installation. Mounted only where the settings have a token, before anything that asks who is
 * there; without the token the figures are refused, because they show how many certificates and sessions there are.
 */
export function metricsRoutes({ metrics, token }: MetricsRouteDeps): Router {
  const wanted = digestOf(token);
  const router = Router();
  router.get('/metrics', async (req, res) => {
    const given = /^Bearer +(\S+)$/i.exec(req.get('Authorization') ?? '')?.[1] ?? '';
    if (!timingSafeEqual(digestOf(given), wanted)) {
      res.setHeader('WWW-Authenticate', 'Bearer');
      res.status(401).type('text/plain').send('A bearer token is needed\n');
      return;
    }
    const { contentType, body } = await metrics.text();
    res.setHeader('Content-Type', contentType);
    res.send(body);
  });
  router.use(methodNotAllowed(router));
  return router;
}

/** Of equal length for any input, so that a comparison leaks nothing. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
