import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import express from 'express';
import type { RequestHandler } from 'express';

export interface Assets {
  readonly serve: RequestHandler;
  /** Short content hash of a file, for its address; '0' for a file that is not there. */
  readonly version: (name: string) => string;
}

/**
 * Stylesheet, script and images. An address that carries the file's hash may be kept for ever; any other is asked for again,
 * so that an update shows at once.
 */
export function createAssets(folder: string): Assets {
  const versions = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => [relative(folder, path).split(sep).join('/'), hashOf(path)]),
  );
  return {
    version: (name) => versions.get(name) ?? '0',
    serve: express.static(folder, {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: (res, path) => {
        const name = relative(folder, path).split(sep).join('/');
        // The one file that is for the host's own pages, which may be of another origin
        if (name === 'trousseau-host.js')
          res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
        const asked = (res.req as express.Request | undefined)?.query['v'];
        res.setHeader(
          'Cache-Control',
          asked === versions.get(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    }),
  };
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12);
}
