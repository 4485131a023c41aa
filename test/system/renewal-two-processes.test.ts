import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPluginError } from '../../plugin/errors.ts';
import { openDatabase } from '../../plugin/store/sqlite.ts';
import { startRenewalLife } from '../support/fixtures/renewal-life.ts';
import type { RenewalLife } from '../support/fixtures/renewal-life.ts';
import { startSecondNode } from '../support/servers/second-node.ts';
import type { SecondNode, SecondNodeRound } from '../support/servers/second-node.ts';

/* Two processes on one database that do everything at the same moments: no user is notified twice. */

/** 90, 60, 30, 7 and 0 days before the end. */
const steps = 5;

let life: RenewalLife;
let second: SecondNode;
const rounds: SecondNodeRound[] = [];

beforeAll(async () => {
  life = await startRenewalLife();
  second = await startSecondNode(life);
});
afterAll(async () => {
  await second.close();
  await life.close();
});

/** Every job in both processes at once; twice, because the one sends what the other begins. */
async function together(): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    const [there] = await Promise.all([
      second.round(),
      ...life.running().plugin.jobs.map(async (job) => {
        try {
          await job.run();
        } catch (error) {
          if (!isPluginError(error, 'ERR_JOB_RUNNING')) throw error;
        }
      }),
    ]);
    rounds.push(there);
  }
}

test('sends every message exactly once when two processes run every job at once', async () => {
  const users = ['alix', 'basile', 'odile'];
  const files = await Promise.all(users.map((id) => life.keystoreOf(id)));
  for (const file of files) await life.simulator.publishEtk(file);
  life.goTo(89);
  // Loading starts a check at once, in the one process; the other's watch may be quicker
  const loading = (async () => {
    for (const [index, file] of files.entries()) await life.load(users[index] ?? '', file);
  })();
  await Promise.all([together(), loading]);
  await together();
  life.goTo(60);
  await together();
  // Twenty days left: the services around certificates can be asked
  life.goToToday();
  await together();
  // It may be night now: messages wait for the morning. At 19 days nothing new is due
  for (const daysLeft of [19, 7, 0]) {
    life.goTo(daysLeft);
    await together();
  }

  expect(rounds.flatMap(({ errors }) => errors)).toEqual([]);
  const outcomes = rounds.flatMap(({ jobs }) => jobs.map(([, outcome]) => outcome));
  expect(new Set(outcomes)).toEqual(new Set(['done', 'elsewhere']));
  expect(life.log().filter(({ level }) => level === 'error')).toEqual([]);

  const spoken = [...life.events(), ...rounds.flatMap(({ events }) => events)].flatMap((event) =>
    'noticeId' in event ? [`${event.type} ${event.noticeId}`] : [],
  );
  const called = life.webhook.calls.map(
    ({ event }) => `${event.type} ${String(event.data['noticeId'])}`,
  );
  // Of each step but the last also its end
  expect(spoken).toHaveLength(users.length * (2 * steps - 1));
  expect(new Set(spoken).size).toBe(spoken.length);
  expect(called.toSorted()).toEqual(spoken.toSorted());

  const subjects = life.mails().map(({ to, mail }) => `${to.join()} ${mail.subject ?? ''}`);
  const about = (userId: string) =>
    subjects.filter(
      (subject) => subject.startsWith(`${userId}@`) && /Exemple|Invente|Ailleurs/.test(subject),
    );
  for (const id of users) {
    expect(about(id)).toHaveLength(steps);
    expect(new Set(about(id)).size).toBe(steps);
  }
  // Of what is critical, in the last week, of both people of the practice
  expect(about('admin')).toHaveLength(2 * 2);
  expect(new Set(life.mails().map(({ mail }) => mail.messageId)).size).toBe(life.mails().length);
});

test('stores one notice per step, no waiting message and an unbroken audit', () => {
  const database = openDatabase(life.running().databasePath, { mustExist: true });
  try {
    const count = (sql: string) => database.prepare<[], { readonly n: number }>(sql).get()?.n;
    expect(count('SELECT count(*) AS n FROM notice')).toBe(3 * steps);
    expect(count('SELECT count(*) AS n FROM notice WHERE ended_at IS NULL')).toBe(3);
    expect(count("SELECT count(*) AS n FROM delivery WHERE state <> 'sent'")).toBe(0);
    expect(count("SELECT count(*) AS n FROM audit_entry WHERE event = 'notice.raised'")).toBe(
      3 * steps,
    );
    expect(count("SELECT count(*) AS n FROM audit_entry WHERE event = 'notice.ended'")).toBe(
      3 * (steps - 1),
    );
    expect(count('SELECT count(*) AS n FROM job WHERE owner IS NOT NULL')).toBe(0);
  } finally {
    database.close();
  }
});
