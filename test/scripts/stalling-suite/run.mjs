// Supervises the two projects of this folder. Argument: the limit of the one that stalls, in seconds, or `stalled`: it has
// exceeded its limit once the test that blocks has written its processes to the file that STALLED_PROCESSES names; or `none`.
import { existsSync, readFileSync, watch } from 'node:fs';
import { dirname } from 'node:path';
import { superviseTests } from '../../../scripts/supervise-tests.mjs';

const limit = process.argv[2];
const stalled = process.env.STALLED_PROCESSES;

function startLimit(limit, exceed) {
  if (limit !== 'stalled') return () => undefined;
  const watcher = watch(dirname(stalled), check);
  check();
  return () => watcher.close();

  function check() {
    if (existsSync(stalled) && readFileSync(stalled, 'utf8') !== '') exceed();
  }
}

process.exitCode = await superviseTests({
  folder: import.meta.dirname,
  runs: [
    { name: 'stalling', limit, args: ['--project', 'stalling'] },
    { name: 'sound', limit: 600, args: ['--project', 'sound'] },
  ],
  startLimit: Number(limit) > 0 ? undefined : startLimit,
});
