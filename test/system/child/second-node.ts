import { createInterface } from 'node:readline';
import { isPluginError } from '../../../plugin/errors.ts';
import type { PluginEvent } from '../../../plugin/host.ts';
import { createPlugin } from '../../../plugin/index.ts';
import { directoryOf } from '../../support/servers/plugin.ts';
import type { TestUser } from '../../support/servers/plugin.ts';

/*
 * The plugin in a process of its own. Its argument: settings and users as JSON. Each line it reads is an instant; it then runs every
 * job at once and says in a line what became of them, and which events there were since the line before.
 */
const { settings, users } = JSON.parse(process.argv[2] ?? '') as {
  readonly settings: unknown;
  readonly users: readonly TestUser[];
};
const clock = { now: new Date() };
const errors: string[] = [];
let events: PluginEvent[] = [];
const quiet = () => undefined;

const plugin = await createPlugin({
  settings,
  directory: directoryOf(users),
  now: () => clock.now,
  onEvent: (event) => void events.push(event),
  log: {
    debug: quiet,
    info: quiet,
    warn: quiet,
    error: (_details, message) => void errors.push(message),
  },
});

const say = (words: unknown) => process.stdout.write(`${JSON.stringify(words)}\n`);
say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  clock.now = new Date(line);
  const jobs = await Promise.all(
    plugin.jobs.map(async (job) => {
      try {
        await job.run();
        return [job.id, 'done'] as const;
      } catch (error) {
        // The other process has it
        if (isPluginError(error, 'ERR_JOB_RUNNING')) return [job.id, 'elsewhere'] as const;
        return [job.id, String(error)] as const;
      }
    }),
  );
  say({ jobs, events, errors });
  events = [];
}
await plugin.close();
