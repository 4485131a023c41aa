import type { RequestHandler, Response } from 'express';
import { isPluginError, PluginError } from '../../errors.ts';

/** For forms that show an error themselves. */
export { noteAttempt } from '../middleware/password-limit.ts';

/** A refusal by a middleware goes back into the form like any other mistake, instead of onto the error page. */
export function deferError(middleware: RequestHandler): RequestHandler {
  return (req, res, next) => {
    void middleware(req, res, (error?: unknown) => {
      if (isPluginError(error)) {
        res.locals['refusal'] ??= error;
        next();
      } else {
        next(error);
      }
    });
  };
}

/** Throws what {@link deferError} kept, first refusal first. */
export function throwDeferredError(res: Response): void {
  const refusal: unknown = res.locals['refusal'];
  if (refusal instanceof PluginError) throw refusal;
}
