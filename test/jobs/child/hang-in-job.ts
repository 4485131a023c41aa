import { createStore } from '../../../plugin/store/index.ts';
import { aJob, aRunner } from '../runner-fixture.ts';

/*
 * A process that takes the digest at the given instant, reports this on stdout, and stays in the job until killed.
 * Arguments: database, key file, instant.
 */
const [databasePath = '', keyPath = '', instant = ''] = process.argv.slice(2);
const clock = { now: () => new Date(instant) };
const store = await createStore({
  databasePath,
  masterKeys: { source: 'file', path: keyPath, create: false },
  now: () => clock.now(),
});
const hang = aJob('digest', () => {
  process.stdout.write('in the job\n');
  setInterval(() => undefined, 60_000);
  return new Promise(() => undefined);
});
await aRunner([hang], store.jobs, clock, 'process-2').runner.wake();
