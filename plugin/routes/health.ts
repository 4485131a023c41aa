import { Router } from 'express';
import { methodNotAllowed } from './middleware/method-not-allowed.ts';

export interface HealthDeps {
  /** Resolves when the store can be written to, with its migrations done and its master key loaded; else rejects. */
  readonly storeReady: () => Promise<void>;
  readonly version: string;
}

/**
 * For whoever watches the service: /healthz says that the process answers, /readyz that it can do its work. An expired
 * certificate makes neither of them fail, and neither says anything about a practice.
 */
export function healthRoutes(deps: HealthDeps): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok', version: deps.version });
  });
  router.get('/readyz', async (_req, res) => {
    try {
      await deps.storeReady();
      res.json({ status: 'ready', checks: { store: 'ok' } });
    } catch {
      // The reason is the operator's, in the log and in `trousseau doctor`; here anybody may ask
      res.status(503).json({ status: 'unready', checks: { store: 'failed' } });
    }
  });
  router.use(methodNotAllowed(router));
  return router;
}
