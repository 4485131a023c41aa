import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';

/** Servers on the loopback interface that a test answers for itself. */
export interface LocalServers {
  /** Connections to any of them since the last {@link LocalServers.closeAll}, closed ones too. */
  readonly sockets: ReadonlySet<Socket>;
  /** Starts a server; gives its origin, with the scheme and host that clients are to use. */
  listen(server: Server, origin?: string): Promise<string>;
  serve(answer: RequestListener, origin?: string): Promise<string>;
  /** Closes this too with the servers. */
  closeLater(one: { close(): unknown }): void;
  /** Closes everything and breaks off what is still connected. */
  closeAll(): void;
}

export function createLocalServers(): LocalServers {
  const open: { close(): unknown }[] = [];
  const sockets = new Set<Socket>();
  const servers: LocalServers = {
    sockets,
    listen: async (server, origin = 'http://127.0.0.1') => {
      server.on('connection', (socket: Socket) => sockets.add(socket));
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      open.push(server);
      return `${origin}:${(server.address() as AddressInfo).port}`;
    },
    serve: (answer, origin) => servers.listen(createServer(answer), origin),
    closeLater: (one) => void open.push(one),
    closeAll: () => {
      for (const one of open.splice(0)) one.close();
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
  };
  return servers;
}
