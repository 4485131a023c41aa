import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { securityHeaders } from '../../../plugin/routes/middleware/security-headers.ts';

export interface ScreenServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves screens under the content policy that a host gets; which app answers is asked for each request. */
export async function serveScreens(app: () => express.RequestHandler): Promise<ScreenServer> {
  const host = express();
  host.use(securityHeaders([]));
  host.use((req, res, next) => void app()(req, res, next));
  const server = createServer(host);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
