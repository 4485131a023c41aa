import type { Validity } from '../simulator/keystore/sample-keystores.ts';
import { startRenewalLife } from '../test/support/fixtures/renewal-life.ts';
import type { RenewalLife } from '../test/support/fixtures/renewal-life.ts';
import type { BenchRow } from './bench-row.ts';
import { startCallCounter } from './call-counter.ts';
import type { CallCounter } from './call-counter.ts';

interface Act {
  readonly what: string;
  /** At most so many files; absent where the files are the work itself. */
  readonly goal?: number;
  /** Answers a redirect: it draws no page, so it needs no line of notices. */
  readonly redirects?: true;
  /** What must have happened before; not counted. */
  readonly prepare?: () => Promise<unknown>;
  readonly work: () => Promise<unknown>;
}

/** Where the header's line of notices is read and written. */
const noticeLineFiles = [
  'plugin/routes/render-page.ts',
  'plugin/routes/parts/notice-banner.ts',
  'plugin/domain/renewal/notice/host-notice.ts',
];

/**
 * Files of the product that run for each act, in the main thread: the whole plugin with the simulated eHealth, a mail server and a
 * browser's requests. Alix has one certificate that is in order, Basile one whose notice is open. `--list` prints the files.
 */
export async function run(): Promise<BenchRow[]> {
  const counter = await startCallCounter();
  const life = await startRenewalLife();
  try {
    const rows: BenchRow[] = [];
    for (const act of await actsOf(life)) rows.push(await rowOf(act, counter));
    return rows;
  } finally {
    await life.close();
    await counter.close();
  }
}

async function rowOf({ what, goal, redirects, prepare, work }: Act, counter: CallCounter) {
  // Once before, so that what is loaded or compiled at first use does not count
  await prepare?.();
  await work();
  await prepare?.();
  const called = await counter.during(work);
  const files = [...new Set(called.map(({ file }) => file))].toSorted();
  const line = files.some((file) => noticeLineFiles.includes(file)) ? 'runs' : 'does not run';
  const calls = called.reduce((sum, one) => sum + one.calls, 0);
  if (process.argv.includes('--list')) console.error([what, ...files].join('\n  '));
  return {
    what: `files that run: ${what}`,
    ours: String(files.length),
    peer: '',
    note: [
      ...(goal === undefined ? [] : [`goal: at most ${String(goal)}`]),
      `${String(calls)} calls`,
      ...(redirects === undefined ? [] : [`answers a redirect; the line of notices ${line}`]),
    ].join('; '),
  };
}

const user = 'alix';
const envelope =
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body/></soap:Envelope>';

async function actsOf(life: RenewalLife): Promise<readonly Act[]> {
  life.goToToday();
  await life.restart(sessionSettings(life));
  const keystore = await life.keystoreOf(user, yearsAhead(2));
  let certificate = await life.load(user, keystore);
  await life.load('basile', await life.keystoreOf('basile'));
  await life.run('renewal-watch', 'deliveries');
  const holder = await life.running().launch(user);
  const notified = await life.running().launch('basile');
  const admin = await life.running().launch('admin');
  const { sessions } = life.running().plugin.api;
  const { password } = keystore;

  const drafts: string[] = [];
  const upload = async () => {
    const { headers } = await holder
      .post(`/users/${user}/certificates`)
      .field({ kind: 'person', identifier: '00000000097', password })
      .attach('file', keystore.bytes, keystore.fileName)
      .expect(303);
    drafts.push(headers['location'] ?? '');
  };
  const store = async () => {
    const draft = drafts.pop() ?? '';
    await holder.post(`${draft}/store`).type('form').send({ replaces: certificate }).expect(303);
    certificate = draft.split('/').at(-1) ?? '';
  };
  const openSession = () =>
    holder
      .post(`/session/open?mode=fallback&renew=1&certificate=${certificate}`)
      .type('form')
      .send({ quality: 'doctor', password, reason: 'card-forgotten' })
      .expect(303);
  /** The next step of Basile's notice is written and waits in the outbox. */
  const remaining = [14, 7];
  const raiseNotice = async () => {
    life.goTo(remaining.shift() ?? 0);
    await life.run('renewal-watch');
  };

  return [
    {
      what: 'help page',
      goal: 30,
      work: () => holder.get('/help/find-my-certificate').expect(200),
    },
    {
      what: 'help page of a user with a notice',
      work: () => notified.get('/help/find-my-certificate').expect(200),
    },
    {
      what: 'page of a user with one certificate',
      goal: 60,
      work: () => holder.get(`/users/${user}`).expect(200),
    },
    { what: 'first screen of an admin', work: () => admin.get('/').expect(200) },
    { what: 'open a session with the keystore', redirects: true, work: openSession },
    {
      what: 'sign with an open session',
      work: () => sessions.sign('practice-1', user, envelope),
    },
    { what: 'upload a keystore', redirects: true, work: upload },
    { what: 'store a keystore', redirects: true, prepare: upload, work: store },
    {
      what: 'send a notice by mail',
      prepare: raiseNotice,
      work: () => life.run('deliveries'),
    },
  ];
}

function yearsAhead(years: number): Validity {
  const year = 365 * 86_400_000;
  const end = Date.now() + years * year;
  return { notBefore: new Date(end - 3 * year), notAfter: new Date(end) };
}

function sessionSettings({ simulator }: RenewalLife): Record<string, unknown> {
  const { sts, signerAnchors } = simulator.ready;
  return {
    eid: { enabled: false },
    ehealth: {
      contactEmail: 'bench@trousseau.example',
      stsEndpoint: sts,
      signerAnchors: [{ file: signerAnchors, environment: 'simulation' }],
    },
  };
}
