import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import express from 'express';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { withTimeout } from '../async.ts';
import { PluginError } from '../errors.ts';
import { createSideCar } from '../index.ts';
import { SideCarSetting } from '../settings/side-car.ts';
import { createLog, lineWriter } from './log.ts';
import { publicPath } from './public-path.ts';
import { orWrongUsage, runCommand, UsageError } from './run-command.ts';
import type { CliIo } from './run-command.ts';
import { readSettingsFile } from './settings-file.ts';
import { keepHeapSmall } from './small-heap.ts';

const usage = `Usage: trousseau serve --settings FILE [--port N] [--address HOST]

Runs the module on its own, next to a host that is not Node.

  --settings FILE   settings as JSON (see manifest.json); paths in it start from the working directory
  --port N          default 8480; 0 for any free one
  --address HOST    default 127.0.0.1; anything else needs a TLS proxy in front and the setting publicOrigin
`;

/** Time for running requests to finish after SIGTERM, in milliseconds. */
const graceMs = 5_000;

/** A request, its upload included, must have arrived whole in this time, in milliseconds: 1 MiB on a slow line has. */
const requestTimeoutMs = 60_000;
/** Its headers alone in this. */
const headersTimeoutMs = 15_000;
/** How often both limits are checked: Node's own 30 s would be added to them. */
const checkingIntervalMs = 5_000;

/**
 * Runs the plugin as a side-car of a host that is not Node. Prints one line with its address on standard output, logs JSON lines
 * on standard error, and ends cleanly on SIGINT, SIGTERM or SIGHUP. 0 after a clean end, 1 when it cannot start, 255 on wrong usage.
 */
export function run(args: string[], io: CliIo): Promise<number> {
  return runCommand(args, io, usage, async () => {
    const options = parseOptions(args);
    const log = createLog(lineWriter(io.stderr));
    await serve(options, io, log);
    return 0;
  });
}

interface ServeOptions {
  readonly settings: string;
  readonly port: number;
  readonly address: string;
}

async function serve(options: ServeOptions, io: CliIo, log: Logger): Promise<void> {
  const ended = endSignal();
  const settings = readSettingsFile(options.settings);
  const beyond = !isLoopback(options.address);
  if (beyond) requirePublicOrigin(settings, options.address);
  const plugin = await createSideCar({ settings, log });
  try {
    const app = express();
    app.disable('x-powered-by');
    const { basePath, trustedProxies } = SideCarSetting.parse(settings);
    if (trustedProxies.length > 0) app.set('trust proxy', trustedProxies);
    app.use(plugin.app);
    const isTrusted = (address: string) => isOnThisMachine(address) || proxyTrust(app)(address);
    const server = createServer(
      {
        requestTimeout: requestTimeoutMs,
        headersTimeout: headersTimeoutMs,
        connectionsCheckingInterval: checkingIntervalMs,
      },
      (request, response) => {
        const { base, url } = publicPath(request, { basePath, isTrusted });
        // What express sets for an application that it mounts at a path
        Object.assign(request, { baseUrl: base, url });
        app(request, response);
      },
    );
    server.listen(options.port, options.address);
    await once(server, 'listening');
    keepHeapSmall();
    const { port } = server.address() as AddressInfo;
    const host = options.address.includes(':') ? `[${options.address}]` : options.address;
    if (beyond) {
      attempt(() => {
        log.warn(
          { address: options.address },
          'listens beyond this machine without TLS: passwords, PINs and tokens travel in clear as far as the TLS proxy',
        );
      });
    }
    attempt(() => {
      lineWriter(io.stdout)(`Trousseau listens on http://${host}:${port}/\n`);
    });
    const signal = await ended;
    attempt(() => {
      log.info({ signal }, 'shutting down');
    });
    await closeServer(server);
  } finally {
    await plugin.close();
  }
}

/** Its peer, over the loopback; IPv4 may come as IPv6. */
const isOnThisMachine = (address: string) =>
  /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(address) || address === '::1';

/** Express compiles the setting into a function; false for any address without it. */
function proxyTrust(app: Express): (address: string) => boolean {
  const trust = app.get('trust proxy fn') as (address: string, hop: number) => boolean;
  return (address) => address !== '' && trust(address, 0);
}

/** The service runs whether a line of its own can be written or not. */
function attempt(write: () => void): void {
  try {
    write();
  } catch {
    // The plugin counts the lines that it loses itself
  }
}

/** Whether this machine alone reaches the address. */
function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address);
}

/** Where others reach us, a name that one of them makes point here must not pass for ours (DNS rebinding). */
function requirePublicOrigin(settings: unknown, address: string): void {
  const given =
    typeof settings === 'object' && settings !== null && 'publicOrigin' in settings
      ? settings.publicOrigin
      : null;
  if (typeof given === 'string') return;
  const problem = `is needed with --address ${address}: the origin that browsers see`;
  throw new PluginError('ERR_SETTINGS_INVALID', `invalid settings: publicOrigin: ${problem}`, {
    params: { path: 'publicOrigin', problem },
  });
}

/** Watched from before the start, so that a signal while migrating is not lost. */
function endSignal(): Promise<NodeJS.Signals> {
  // Without a listener Node opens its inspector: a door to the whole memory for any program of the same account
  process.on('SIGUSR1', () => undefined);
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await withTimeout(closed, graceMs, () => {
    server.closeAllConnections();
    return closed;
  });
}

function parseOptions(args: string[]): ServeOptions {
  const { values } = orWrongUsage(() =>
    parseArgs({
      args,
      options: {
        settings: { type: 'string' },
        port: { type: 'string', default: '8480' },
        address: { type: 'string', default: '127.0.0.1' },
      },
    }),
  );
  const { settings, port, address } = values;
  if (settings === undefined) throw new UsageError('missing: --settings FILE');
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError('--port must be a port number');
  return { settings, port: Number(port), address };
}
