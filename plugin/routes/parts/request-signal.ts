import type { Response } from 'express';

/** Aborts when the client hangs up before it has its answer: what waits for it alone may be dropped. */
export function requestSignal(res: Response): AbortSignal {
  const controller = new AbortController();
  const close = () => {
    if (!res.writableEnded) controller.abort();
  };
  if (res.closed || res.destroyed) close();
  else res.once('close', close);
  return controller.signal;
}
