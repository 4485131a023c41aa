import { Router } from 'express';
import { methodNotAllowed } from '../middleware/method-not-allowed.ts';

export interface HealthDeps {
  /** Resolves when the store can be written to, with its migrations done and its master key loaded; else rejects. */
  readonly storeReady: () => Promise<void>;
  /** Clock of eHealth minus ours, in seconds; null while it is not known. Absent where eHealth is not used. */
  readonly clockOffset?: () => number | null;
  readonly version: string;
}

type Check = 'ok' | 'unknown' | 'failed';

/** With a clock further off, eHealth refuses what we sign. Seconds. */
const clockTolerance = 60;

/**
 * For monitoring: /healthz says that the process answers, /readyz that it can do its work. An expired
 * certificate makes neither of them fail, and neither says anything about a practice.
 */
export function healthRoutes(deps: HealthDeps): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok', version: deps.version });
  });
  router.get('/readyz', async (_req, res) => {
    const checks: Record<string, Check> = {
      store: await storeCheck(deps),
      ...(deps.clockOffset === undefined ? {} : { clock: clockCheck(deps.clockOffset()) }),
    };
    const isReady = !Object.values(checks).includes('failed');
    res.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'unready', checks });
  });
  router.use(methodNotAllowed(router));
  return router;
}

async function storeCheck({ storeReady }: HealthDeps): Promise<Check> {
  try {
    await storeReady();
    return 'ok';
  } catch {
    // The reason is the operator's, in the log and in `trousseau doctor`; this address is public
    return 'failed';
  }
}

function clockCheck(offset: number | null): Check {
  if (offset === null) return 'unknown';
  return Math.abs(offset) < clockTolerance ? 'ok' : 'failed';
}
