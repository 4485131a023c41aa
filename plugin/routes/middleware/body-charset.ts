import type { RequestHandler } from 'express';

/**
 * Reads "charset=utf8" as UTF-8. Many clients spell it so, and the body parsers refuse it; "utf-8" is the only registered name
 * (IANA, Character Sets). Other character sets are left to the parsers.
 */
export const bodyCharset: RequestHandler = (req, _res, next) => {
  const type = req.headers['content-type'];
  if (type !== undefined) {
    req.headers['content-type'] = type.replace(
      /(;\s*charset\s*=\s*"?)utf_?8(?=["\s;]|$)/i,
      '$1utf-8',
    );
  }
  next();
};
