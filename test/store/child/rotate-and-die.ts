import { openStore } from '../../../plugin/store/open.ts';
import { rotateMasterKey } from '../../../plugin/store/sealing/key-rotation.ts';

/* Rotates the master key and kills itself after the first batch: `rotate-and-die.ts DATABASE KEYFILE`. */
const [databasePath = '', path = ''] = process.argv.slice(2);
const deps = {
  databasePath,
  masterKeys: { source: 'file', path } as const,
  now: () => new Date(),
};
const { database } = await openStore(deps);
await rotateMasterKey({
  ...deps,
  database,
  onBatch: () => {
    process.kill(process.pid, 'SIGKILL');
  },
});
