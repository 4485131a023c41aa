import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import express from 'express';
import { createPlugin } from '../../../plugin/index.ts';
import { directoryOf, testUsers } from '../../support/servers/plugin.ts';

/*
 * A host whose memory is searched from outside. Its argument: the settings as JSON. It prints its port, and after each line that
 * it reads it collects garbage and prints a line.
 */
const quiet = () => undefined;
const plugin = await createPlugin({
  settings: JSON.parse(process.argv[2] ?? '') as unknown,
  directory: directoryOf(testUsers),
  log: { debug: quiet, info: quiet, warn: quiet, error: (...said) => console.error(...said) },
});
const app = express();
app.use(plugin.app);
const server = createServer(app);
// The test searches for longer than a connection is kept, and then uses it again
server.keepAliveTimeout = 0;
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
console.log((server.address() as AddressInfo).port);
for await (const line of createInterface({ input: process.stdin })) {
  for (let round = 0; round < 4; round += 1) {
    global.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  console.log(line);
}
server.close();
server.closeAllConnections();
await plugin.close();
