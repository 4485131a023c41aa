import { createInterface } from 'node:readline';
import request from 'supertest';
import { isPluginError } from '../../../plugin/errors.ts';
import type { PluginEvent, SessionOpening } from '../../../plugin/host.ts';
import { startPlugin } from '../../support/servers/plugin.ts';

/*
 * A node in a process of its own, on a database that others use, too. Its argument: folder and settings as JSON. Each line it reads
 * is one act; it answers with a line that has the result, or the code of the error.
 */
const { folder, settings } = JSON.parse(process.argv[2] ?? '') as {
  readonly folder: string;
  readonly settings: Readonly<Record<string, unknown>>;
};

const started = await startPlugin({ folder, settings });
const { sessions } = started.plugin.api;
const practice = 'practice-1';
const bearer = (userId: string) => `Bearer ${started.bearer(userId)}`;
const remove = async (path: string): Promise<number> =>
  (await request(started.app).delete(`/api/v1${path}`).set('Authorization', bearer('service')))
    .status;

type Act =
  | { readonly act: 'open'; readonly userId: string; readonly request: SessionOpening }
  | { readonly act: 'sign'; readonly userId: string; readonly envelope: string }
  | { readonly act: 'logOff'; readonly userId: string }
  | { readonly act: 'remove'; readonly certificateId: string }
  | { readonly act: 'attempt'; readonly certificateId: string }
  | { readonly act: 'list' }
  | { readonly act: 'events' };

const acts: {
  readonly [Name in Act['act']]: (act: Extract<Act, { act: Name }>) => Promise<unknown>;
} = {
  open: async (act) => (await sessions.open(practice, act.userId, act.request)).id,
  sign: async (act) => (await sessions.sign(practice, act.userId, act.envelope)).length > 0,
  logOff: async ({ userId }) => remove(`/users/${userId}/sessions`),
  remove: async (act) => remove(`/certificates/${act.certificateId}`),
  attempt: async (act) =>
    (
      await request(started.app)
        .post(`/api/v1/certificates/${act.certificateId}/export`)
        .set('Authorization', bearer('alix'))
        .send({ password: 'wrong' })
    ).status,
  list: async () => {
    const answer = await request(started.app)
      .get('/api/v1/ehealth-sessions')
      .set('Authorization', bearer('admin'));
    const { sessions: listed } = answer.body as { readonly sessions: { readonly id: string }[] };
    return listed.map(({ id }) => id);
  },
  events: () =>
    Promise.resolve(
      started.events.filter((event: PluginEvent) => 'sessionId' in event).map(({ type }) => type),
    ),
};

const say = (words: unknown) => process.stdout.write(`${JSON.stringify(words)}\n`);
say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const act = JSON.parse(line) as Act;
  try {
    say({ value: (await acts[act.act](act as never)) ?? null });
  } catch (error) {
    say({ error: isPluginError(error) ? error.code : String(error) });
  }
}
await started.close();
