import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../plugin/package-root.ts';
import { openKeystore } from '../../plugin/pki/pkcs12/open-keystore.ts';
import { createStore } from '../../plugin/store/index.ts';
import { checkBackup } from '../../plugin/store/backup/restore-check.ts';
import { openDatabase } from '../../plugin/store/sqlite.ts';
import {
  keptUsers,
  keystorePassword,
  readInstallation,
  startKept,
  type KeptInstallation,
  type ShownInstallation,
} from '../support/fixtures/kept-installation.ts';
import { openMailServer } from '../support/servers/smtp.ts';

const kept = join(packageRoot(), 'test', 'fixtures', 'database-0.1.0');
const before = JSON.parse(
  readFileSync(join(kept, 'installation.json'), 'utf8'),
) as KeptInstallation;
const leftAt = new Date(before.leftAt);

/** Opened for one test, at the instant at which the old version left it or so many milliseconds later. */
async function open(settings: Readonly<Record<string, unknown>> = {}, later = 0) {
  const started = await startKept(kept, () => new Date(leftAt.getTime() + later), settings);
  onTestFinished(() => started.close());
  const masterKeys = { source: 'file', path: started.masterKeyPath } as const;
  return { ...started, masterKeys };
}

function rowCounts(path: string): Record<string, number> {
  const database = openDatabase(path, { mustExist: true });
  try {
    return Object.fromEntries(
      Object.keys(before.tables).map((name) => [
        name,
        database.prepare<[], number>(`SELECT count(*) FROM ${name}`).pluck().get() ?? 0,
      ]),
    );
  } finally {
    database.close();
  }
}

/** New since then: managers are shown how many certificates of the practice are urgent. */
const isOfThen = (item: unknown): boolean =>
  (item as { noticeId?: unknown }).noticeId !== 'practice-urgent';

/** Lists in an order of their own: muted certificates come last since then. */
function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value))
    return value
      .filter(isOfThen)
      .map(inOneOrder)
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  // The one muted certificate of this database was counted among the unusable
  if ('muted' in value && typeof value.muted === 'number' && 'unusable' in value) {
    const { muted, unusable, ...counts } = value;
    return { ...counts, unusable: Number(unusable) + muted };
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, inOneOrder(part)] as const),
  );
}

/**
 * What must stay: every value of JSON, calendar and host, and that each page answers and names the same files. The words of pages, and what
 * they leave to a click, have changed since then.
 */
function comparable({ pages, ...rest }: ShownInstallation): object {
  const files = Object.entries(pages).map(([path, texts]) => [
    path,
    texts[0],
    [...new Set(texts.filter((text) => text.endsWith('.p12')))].sort(),
  ]);
  return { files, ...(inOneOrder(withoutSentences(rest)) as object) };
}

/** Sentences for people may be worded better one day. */
const withoutSentences = (value: object) =>
  JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (key === 'text' ? undefined : inner)),
  ) as object;

describe('database of version 0.1.0', () => {
  beforeAll(() => {
    expect(Object.values(before.tables)).not.toContain(0);
  });

  it('shows the same values in JSON, calendars and to the host, and the same files on pages, as version 0.1.0', async () => {
    const started = await open();
    // Answers may have more fields than they had
    expect(comparable(await readInstallation(started, before))).toMatchObject(
      comparable(before.shown),
    );
  });

  it('keeps every row at opening and ends the open session', async () => {
    const started = await open();
    const { audit_entry: entries = 0, schema_migration: migrations, ...others } = before.tables;
    const now = rowCounts(started.databasePath);
    expect(now).toMatchObject({ ...others, audit_entry: entries + 1 });
    expect(now['schema_migration']).toBeGreaterThanOrEqual(migrations ?? 0);
    expect(started.events).toMatchObject([
      { type: 'session.ended', cause: 'restart', userId: 'alix', mode: 'fallback' },
    ]);
  });

  it('opens every keystore with its password', async () => {
    const started = await open();
    const { masterKeys, databasePath } = started;
    const store = await createStore({ databasePath, masterKeys, now: () => leftAt });
    try {
      for (const [name, id] of Object.entries(before.certificates)) {
        const practice = name === 'odile' ? 'practice-2' : 'practice-1';
        const file = await store.certificates.readKeystore(practice, id);
        expect(openKeystore(file, keystorePassword).privateKeys).not.toHaveLength(0);
      }
      const draft = await store.drafts.readKeystore('practice-1', before.draft);
      expect(openKeystore(draft, keystorePassword).privateKeys).toHaveLength(1);
    } finally {
      await store.close();
    }
    const problems = (await checkBackup(databasePath, masterKeys)).filter(
      ({ problem }) => problem !== null,
    );
    expect(problems).toEqual([]);
  });

  it('exports a file to its holder when the holder is still signed in', async () => {
    const started = await open();
    const answer = await request(started.app)
      .post(`/certificates/${before.certificates['alix'] ?? ''}/export`)
      .set('Cookie', before.cookie)
      .set('Sec-Fetch-Site', 'same-origin')
      .type('form')
      .send({ password: keystorePassword })
      .responseType('blob')
      .expect(200);
    expect(openKeystore(answer.body as Buffer, keystorePassword).privateKeys).toHaveLength(2);
  });

  it('stores the waiting draft', async () => {
    const started = await open();
    const bearer = `Bearer ${started.bearer('service')}`;
    const stored = await request(started.app)
      .post(`/api/v1/drafts/${before.draft}/store`)
      .set('Authorization', bearer)
      .send({ replaces: before.certificates['camille'] })
      .expect(201);
    const { certificateId } = stored.body as { certificateId: string };
    const listed = await request(started.app)
      .get('/api/v1/users/camille/certificates')
      .set('Authorization', bearer)
      .expect(200);
    const { certificates } = listed.body as { certificates: { id: string; role: string }[] };
    expect(certificates.map(({ id, role }) => [id, role])).toEqual([
      [certificateId, 'active'],
      [before.certificates['camille'], 'decrypt-only'],
    ]);
  });

  it('continues the audit chains', async () => {
    const { databasePath, masterKeys, plugin } = await open();
    await plugin.close();
    const store = await createStore({ databasePath, masterKeys, now: () => leftAt });
    try {
      const chains = ['', 'practice-1', 'practice-2'].map((chain) => store.audit.verify(chain));
      const verified = await Promise.all(chains);
      expect(verified.map(({ brokenAt }) => brokenAt)).toEqual([null, null, null]);
      const entries = verified.reduce((sum, chain) => sum + chain.entries, 0);
      expect(entries).toBe((before.tables['audit_entry'] ?? 0) + 1);
    } finally {
      await store.close();
    }
  });

  it('runs the jobs of the next night and sends waiting messages', async () => {
    const mail = await openMailServer();
    const nowhere = 'http://127.0.0.1:9/';
    const started = await open(
      {
        notices: {
          mail: { host: '127.0.0.1', port: mail.port, tls: 'none', from: 'a@practice.example' },
        },
        probes: {
          depotEndpoint: nowhere,
          certRaEndpoint: nowhere,
          ocspUrl: nowhere,
          crlUrl: nowhere,
        },
        ehealth: { contactEmail: 'support@host.example' },
      },
      86_400_000,
    );
    // The deliveries once more for the weekly digest, which is a job after them
    const deliveries = started.plugin.jobs.filter(({ id }) => id === 'deliveries');
    for (const job of [...started.plugin.jobs, ...deliveries]) await job.run();
    const database = openDatabase(started.databasePath, { mustExist: true });
    const select = (sql: string) => database.prepare(sql).all();
    try {
      expect(select('SELECT id, last_outcome FROM job ORDER BY id')).toEqual(
        [
          'audit-verification',
          'database-check',
          'deliveries',
          'digest',
          'enrolments',
          'housekeeping',
          'probes',
          'renewal-watch',
        ].map((id) => ({ id, last_outcome: 'ok' })),
      );
      expect(
        select("SELECT key FROM delivery WHERE channel = 'email' AND state = 'waiting'"),
      ).toEqual([]);
      expect(select('SELECT id FROM load_draft')).toEqual([]);
    } finally {
      database.close();
    }
    const addresses = mail.received.flatMap(({ to }) => to);
    expect(keptUsers.map(({ email }) => email)).toEqual(expect.arrayContaining(addresses));
    expect(addresses).toEqual(
      expect.arrayContaining(['odile@practice.example', 'basile@practice.example']),
    );
    expect(started.log.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
