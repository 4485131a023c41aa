import * as http from 'node:http';
import * as https from 'node:https';

/** Connections that several requests share, at most one a server at a time. */
export interface Connections {
  agentFor(url: URL): http.Agent;
  /** Closes them; a request under way fails with ECONNRESET. */
  close(): void;
}

/** Kept alive until `close`: opened for one task and closed after it, so that none is met half dead later. */
export function openConnections(): Connections {
  const plain = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const secure = new https.Agent({ keepAlive: true, maxSockets: 1 });
  return {
    agentFor: ({ protocol }) => (protocol === 'https:' ? secure : plain),
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}
