import type { RequestHandler } from 'express';

/**
 * Overwrites a body as it came over the network, once the answer is out and nothing reads it any more: passwords and PINs are in
 * it in clear, in buffers that would otherwise keep them until their memory is used for something else. What was parsed from it is
 * text, which JavaScript cannot overwrite: the request lets go of it.
 */
export const wipedBody: RequestHandler = (req, res, next) => {
  const parts: Uint8Array[] = [];
  const emit = req.emit.bind(req);
  // A listener for 'data' would begin to read before the parser listens
  req.emit = (event: string | symbol, ...values: unknown[]): boolean => {
    const [part] = values;
    if (event === 'data' && part instanceof Uint8Array) parts.push(part);
    return emit(event, ...values);
  };
  let open = 2;
  const closed = () => {
    open -= 1;
    if (open > 0) return;
    // A parser may still hold the last part for a moment when the client has hung up
    setImmediate(() => {
      for (const part of parts) part.fill(0);
      // A connection that is kept alive keeps its last request
      req.body = undefined;
    });
  };
  req.once('close', closed);
  res.once('close', closed);
  next();
};
