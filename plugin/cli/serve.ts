import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import express from 'express';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { PluginError } from '../errors.ts';
import { createSideCar } from '../index.ts';
import type { CliIo } from './io.ts';

const usage = `usage: trousseau serve --settings FILE [--port N] [--address HOST]

  --settings FILE   settings as JSON (see manifest.json); paths in it start from the working directory
  --port N          default 8480; 0 for any free one
  --address HOST    default 127.0.0.1; put a TLS proxy in front of anything else
`;

/** Requests that still run when we are told to end get this long, in milliseconds. */
const graceMs = 5_000;

/** Everything that could hold a secret, wherever it turns up in a log line. */
const redact = {
  paths: [
    'token',
    'password',
    'secret',
    '*.token',
    '*.password',
    '*.secret',
    '*.headers',
    '*.body',
  ],
  censor: '[hidden]',
};

/**
 * Runs the plugin alone, beside a host that is not Node. Prints one line with its address on standard output, logs JSON lines
 * on standard error, and ends cleanly on SIGINT or SIGTERM. 0 after a clean end, 1 when it cannot start, 255 on wrong usage.
 */
export async function run(args: string[], io: CliIo): Promise<number> {
  const options = parseOptions(args);
  if (options === undefined) {
    io.stderr.write(usage);
    return 255;
  }
  const log = pino({ level: 'info', redact }, { write: (line) => void io.stderr.write(line) });
  try {
    await serve(options, io, log);
    return 0;
  } catch (error) {
    if (error instanceof PluginError || isSystemError(error)) {
      io.stderr.write(`trousseau: ${error.code}: ${error.message}\n`);
      return 1;
    }
    throw error;
  }
}

interface ServeOptions {
  readonly settings: string;
  readonly port: number;
  readonly address: string;
}

async function serve(options: ServeOptions, io: CliIo, log: Logger): Promise<void> {
  const ended = endSignal();
  const plugin = await createSideCar({ settings: readSettings(options.settings), log });
  try {
    const app = express();
    app.disable('x-powered-by');
    app.use(plugin.app);
    const server = createServer(app);
    server.listen(options.port, options.address);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const host = options.address.includes(':') ? `[${options.address}]` : options.address;
    io.stdout.write(`Trousseau listens on http://${host}:${port}/\n`);
    const signal = await ended;
    log.info({ signal }, 'ending');
    await closeServer(server);
  } finally {
    await plugin.close();
  }
}

/** Watched from before the start, so that a signal while migrating is not lost. */
function endSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const grace = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  await closed;
  clearTimeout(grace);
}

function parseOptions(args: string[]): ServeOptions | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        settings: { type: 'string' },
        port: { type: 'string', default: '8480' },
        address: { type: 'string', default: '127.0.0.1' },
      },
    });
    const port = Number(values.port);
    if (values.settings === undefined || !/^\d{1,5}$/.test(values.port) || port > 65_535) {
      return undefined;
    }
    return { settings: values.settings, port, address: values.address };
  } catch {
    return undefined;
  }
}

/** The settings file as JSON; what is in it is checked by the start. */
export function readSettings(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    // No cause: JSON.parse quotes what it read, and settings may hold a secret
    throw new PluginError('ERR_SETTINGS_INVALID', `invalid settings: ${path} is no readable JSON`, {
      params: { path, problem: 'cannot be read as JSON' },
    });
  }
}

/** Port taken, address unknown: the operator's to mend, not a bug. */
function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
