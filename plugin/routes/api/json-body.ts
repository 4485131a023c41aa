import express from 'express';
import type { RequestHandler } from 'express';

/** No body of this API nests deeper; of a larger one, a megabyte of brackets takes a quarter of a second to parse. */
const maxDepth = 16;

/** Parses a JSON body up to this size. */
export function jsonBody(limit: string): RequestHandler {
  return express.json({
    limit,
    verify: (_req, res, body) => {
      // A copy of what came over the network, passwords included (../middleware/wiped-body.ts)
      res.once('close', () => body.fill(0));
      if (isDeep(body)) throw new Error('the body nests too deep');
    },
  });
}

const quote = 0x22;
const backslash = 0x5c;
const opening = [0x5b, 0x7b];
const closing = [0x5d, 0x7d];

/** Counts brackets outside of strings; whether the body is JSON is for the parser to say. */
function isDeep(body: Uint8Array): boolean {
  let depth = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === quote) {
      for (at += 1; at < body.length && body[at] !== quote; at += 1) {
        if (body[at] === backslash) at += 1;
      }
    } else if (opening.includes(byte)) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (closing.includes(byte)) depth -= 1;
  }
  return false;
}
