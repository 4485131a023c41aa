import { createStore } from '../../../plugin/store/index.ts';

/*
 * Opens a store in a process of its own: `open-store.ts DATABASE KEYFILE START`, START in milliseconds since 1970, so that
 * several begin at once. Prints the migrations it applied, as JSON.
 */
const [databasePath = '', keyPath = '', start = '0'] = process.argv.slice(2);
while (Date.now() < Number(start));

let applied: readonly string[] = [];
const noop = () => undefined;
const store = await createStore({
  databasePath,
  masterKeys: { source: 'file', path: keyPath, create: true },
  now: () => new Date(),
  log: {
    debug: noop,
    info: (details) => {
      applied = (details as { applied: readonly string[] }).applied;
    },
    warn: noop,
    error: noop,
  },
});
await store.close();
process.stdout.write(JSON.stringify(applied));
