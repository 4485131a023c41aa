/**
 * `tsx scripts/write-database-fixture.ts`: lives through two hundred days of invented practices with this version and keeps the
 * database under test/fixtures/database-<version>/, with what the version shows of it. Run it once for each version whose
 * database must still open later, never again for an older one: its fixture is worth something because old code wrote it.
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import request from 'supertest';
import { ZipFile } from 'yazl';
import { run as runBackup } from '../plugin/cli/store/backup.ts';
import { run as runRotation } from '../plugin/cli/store/rotate-key.ts';
import type { SessionOpening } from '../plugin/host.ts';
import { packageRoot, packageVersion } from '../plugin/package-root.ts';
import { openDatabase } from '../plugin/store/sqlite.ts';
import { openSimulatedEidPki } from '../simulator/pki/eid-pki.ts';
import { createAuthority } from '../simulator/pki/certification-authority.ts';
import { freshKeys } from '../simulator/pki/key-source.ts';
import type { SampleKeystore } from '../simulator/keystore/sample-keystores.ts';
import { createEmulatedCard } from '../test/support/card/emulated-card.ts';
import { startPcscd } from '../test/support/card/pcscd.ts';
import { insertCard } from '../test/support/card/vpcd.ts';
import {
  keptUsers,
  keystorePassword,
  readInstallation,
  startKept,
  type KeptInstallation,
} from '../test/support/fixtures/kept-installation.ts';
import { testKeystore } from '../test/support/fixtures/keystores.ts';
import { signedList } from '../test/domain/trust/signed-list.ts';
import { startPractices } from './fixture-practices.ts';

type Agent = Awaited<ReturnType<ReturnType<typeof practices.started>['launch']>>;

const pin = '4711';
const target = join(packageRoot(), 'test', 'fixtures', `database-${packageVersion()}`);
const group = { kind: 'group', identifier: '00000196' } as const;
const company = { kind: 'company', identifier: '0000000097' } as const;
const practices = await startPractices();
const { simulator, certificates } = practices;
const until = (days: number) => practices.until(days);

try {
  const files = {
    alix: await practices.keystore('complete', 'alix', until(25)),
    basile: await practices.keystore('complete', 'basile', until(50)),
    renewed: await practices.keystore('renewed', 'basile', until(1090)),
    camille: await practices.keystore('noEncryptionKey', 'camille', until(400)),
    odile: await practices.keystore('complete', 'odile', until(60)),
    group: await testKeystore('group', { password: keystorePassword, validity: until(700) }),
    company: await testKeystore('company', {
      password: keystorePassword,
      validity: until(-3),
      withoutChain: true,
    }),
  };
  practices.goTo(-200);
  for (const id of ['alix', 'basile', 'odile'] as const) await practices.load(id, id, files[id]);
  practices.goTo(-150);
  await practices.load('removed', 'alix', files.company, { holder: company });
  await practices.remove('removed');
  await practices.load('company', 'alix', files.company, { holder: company });
  await practices.load('group', 'alix', files.group, { holder: group });
  await practices.load('camille', 'camille', files.camille);

  await practices.command(runRotation, '--master-key-file', practices.started().masterKeyPath);
  await practices.command(runBackup, join(practices.folder, 'backup.sqlite'));
  practices.goTo(-120);
  await practices.restart({ sideCar: true });
  for (const userId of ['alix', 'odile']) await pushProfiles(userId);
  await practices.restart();

  // Notices as the days pass, all delivered; then the mail server goes away
  for (const days of [-90, -64, -40, -20]) {
    practices.goTo(days);
    await practices.jobs('renewal-watch', 'digest', 'deliveries');
    await practices.jobs('housekeeping', 'audit-verification');
  }
  practices.goTo(-2);
  await practices.jobs('renewal-watch', 'deliveries');
  const feed = await calendarOf('alix');
  await calendarOf('basile');
  await practices.stopMail();

  // From here on it is today, by which the simulator goes
  practices.goTo(0);
  await publishAndRevoke(files);
  const replaces = certificates['basile'] ?? '';
  await practices.load('basile-renewed', 'basile', files.renewed, { replaces });
  await leaveKeysAndExport();
  await practices.jobs('probes', 'renewal-watch', 'deliveries');
  await request(practices.started().app).get(feed).expect(200);
  await acknowledgeAndMute();
  await practices.jobs('renewal-watch', 'deliveries');
  await openSessions();
  await updateAuthorities();
  await practices.jobs('renewal-watch');
  const draft = await practices.judge('camille', files.camille);
  await keep({ certificates, draft, feed, cookie: await signIn('alix') });
} finally {
  await practices.close();
}

async function pushProfiles(userId: string): Promise<void> {
  const practice = keptUsers.find(({ id }) => id === userId)?.practiceId;
  const users = keptUsers
    .filter(({ practiceId }) => practiceId === practice)
    .map((user) => ({ ...user, practiceId: undefined, roles: undefined }));
  await practices.asService(userId, 'put', '/profiles').send({ users }).expect(204);
}

async function calendarOf(userId: string): Promise<string> {
  const agent = await practices.started().launch(userId);
  const { text } = await agent.post('/calendar').expect(201);
  const path = /https?:\/\/[^/"<]+(\/calendar\/[^"<]+\.ics)/.exec(text)?.[1] ?? '';
  await agent.get(path).expect(200);
  return path;
}

/** What eHealth says tonight: keys published, one not answered for, one certificate revoked. */
async function publishAndRevoke(
  files: Record<'alix' | 'basile' | 'group' | 'odile', SampleKeystore>,
) {
  for (const file of [files.alix, files.basile, files.group]) await simulator.publishEtk(file);
  const certificate = files.odile.certificates?.authentication.toString('base64') ?? '';
  await simulator.settings({ revoked: [{ certificate, at: isoDay(-2) }] });
  await simulator.fault('http-503', 1, 'depot');
}

async function leaveKeysAndExport(): Promise<void> {
  const alix = await practices.started().launch('alix');
  const password = keystorePassword;
  const page = `/certificates/${certificates['alix'] ?? ''}`;
  await post(alix, `${page}/status-check`, { wanted: 'on', password });
  await post(alix, `${page}/pin-only`, { wanted: 'on', password });
  await post(alix, `${page}/export`, { password: 'not this' }, 422);
  await post(alix, `${page}/export`, { password }, 200);
}

async function acknowledgeAndMute(): Promise<void> {
  const [notice] = await practices.started().plugin.api.notices('practice-1', 'alix');
  const acknowledged = `/notices/${notice?.noticeId ?? ''}/acknowledge`;
  await practices.asService('alix', 'post', acknowledged).expect(204);
  const muted = `/certificates/${certificates['camille'] ?? ''}/mute`;
  await practices
    .asService('camille', 'put', muted)
    .send({ reason: 'absent', text: 'En congé', until: isoDay(20) })
    .expect(204);
}

/** With the card, with the card alone, by the fallback until it is stopped and lifted; one is left open. */
async function openSessions(): Promise<void> {
  const { api } = practices.started().plugin;
  const admin = await practices.started().launch('admin');
  const open = (mode: SessionOpening['mode'], more: Partial<SessionOpening>) =>
    api.sessions.open('practice-1', 'alix', {
      mode,
      certificateId: mode === 'eid-only' ? null : (certificates['alix'] ?? ''),
      quality: 'doctor',
      renew: true,
      ...more,
    });
  const pcscd = await startPcscd();
  try {
    const card = await createEmulatedCard({
      applet: '1.8',
      eidPki: await openSimulatedEidPki(simulator.folder),
      person: { ssin: '00000000097', firstNames: 'Alix', lastName: 'Exemple' },
      pin,
    });
    const inserted = await insertCard(card, pcscd.readers[0]?.port ?? 0);
    await untilCardIsRead();
    for (const mode of ['eid', 'eid-only'] as const) {
      await open(mode, { pin });
      await api.sessions.end('practice-1', 'alix');
    }
    await inserted.remove();
  } finally {
    await pcscd.stop();
  }
  const typed = { password: keystorePassword, reason: 'other', reasonText: 'en panne' } as const;
  await open('fallback', { ...typed, password: 'not this' }).catch(() => undefined);
  for (let count = 0; count < 4; count += 1) await open('fallback', typed);
  await open('fallback', typed).catch(() => undefined);
  const { text } = await admin.get('/sessions').expect(200);
  const holder = /name="holder" value="([^"]+)"/.exec(text)?.[1];
  await post(admin, '/sessions/fallback', { holder });
  await open('fallback', { password: keystorePassword, reason: 'card-forgotten' });
}

async function untilCardIsRead(): Promise<void> {
  const started = practices.started();
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await request(started.app)
      .get('/api/v1/users/alix/session-openings')
      .set('Authorization', `Bearer ${started.bearer('alix')}`);
    if ((answer.body as { card: { kind: string } }).card.kind === 'ready') return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the card is not read');
}

/** A signed list applied, an archive only previewed. */
async function updateAuthorities(): Promise<void> {
  const admin = await practices.started().launch('admin');
  const send = async (name: string, file: Buffer): Promise<string> => {
    const { headers } = await admin
      .post('/authorities/updates')
      .field({ set: 'issuers', environment: 'simulation' })
      .attach('file', file, name)
      .expect(303);
    return headers['location'] ?? '';
  };
  const authority = async (label: string) =>
    createAuthority(label, '009', await freshKeys.ec('P-384'), null).certificate;
  const list = await signedList(
    {
      services: [{ name: 'authority', certificate: await authority('root of the list') }],
      issuedAt: isoDay(-1),
      nextUpdate: isoDay(200),
    },
    practices.listSigner,
  );
  await post(admin, `${await send('list.xml', list)}/apply`, {});
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(await authority('root of the archive')), 'new.cer');
  zip.end();
  await send('new.zip', await buffer(zip.outputStream));
}

async function signIn(userId: string): Promise<string> {
  const started = practices.started();
  const form = { token: started.launchToken(userId) };
  const answer = await request(started.app).post('/launch').type('form').send(form).expect(303);
  return answer.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
}

function post(agent: Agent, path: string, form: object, status = 303): request.Test {
  return agent.post(path).type('form').send(form).expect(status);
}

/** So many days from the end, to the second. */
function isoDay(days: number): string {
  return until(days).notAfter.toISOString().replace(/\.\d+/, '');
}

/** Copies the database as it is now, a session open, and notes what this version shows of the copy. */
async function keep(
  made: Pick<KeptInstallation, 'certificates' | 'draft' | 'feed' | 'cookie'>,
): Promise<void> {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const tables = copyDatabase(practices.started().databasePath, join(target, 'trousseau.sqlite'));
  const empty = Object.keys(tables).filter((name) => tables[name] === 0);
  if (empty.length > 0) throw new Error(`nothing in ${empty.join()}`);
  for (const name of ['master-key.json', 'trust.pem']) {
    copyFileSync(join(practices.folder, name), join(target, name));
  }
  const { leftAt } = practices;
  const noted = { leftAt: leftAt.toISOString(), ...made, tables };
  const reopened = await startKept(target, () => leftAt);
  try {
    const shown = await readInstallation(reopened, noted);
    const text = JSON.stringify({ ...noted, shown }, null, 2);
    writeFileSync(join(target, 'installation.json'), `${text}\n`);
  } finally {
    await reopened.close();
  }
}

/** How many rows each table has. The copy has small pages, as most tables have few rows, and no WAL, so it is one file. */
function copyDatabase(from: string, to: string): Record<string, number> {
  const source = openDatabase(from, { mustExist: true });
  source.prepare('VACUUM INTO ?').run(to);
  source.close();
  const copy = openDatabase(to, { mustExist: true });
  copy.pragma('journal_mode = DELETE');
  copy.pragma('page_size = 1024');
  copy.exec('VACUUM');
  const names = copy
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  const count = (name: string) =>
    copy.prepare<[], number>(`SELECT count(*) FROM ${name}`).pluck().get() ?? 0;
  const tables = Object.fromEntries(names.map((name) => [name, count(name)]));
  copy.close();
  return tables;
}
