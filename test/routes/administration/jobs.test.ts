import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { AuditDraft } from '../../../plugin/domain/audit/audit.ts';
import { PluginError } from '../../../plugin/errors.ts';
import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import type { Language } from '../../../plugin/i18n/language.ts';
import { languages } from '../../../plugin/i18n/index.ts';
import { createJobServices } from '../../../plugin/jobs/job-services.ts';
import type { JobStatus } from '../../../plugin/jobs/job.ts';
import { jobIds } from '../../../plugin/jobs/job.ts';
import { jobScreens } from '../../../plugin/routes/administration/jobs.ts';
import type { Delivery } from '../../../plugin/domain/delivery/repository.ts';
import { anAdmin } from '../../support/builders/actor.ts';
import { practiceScreenApp, renderPage } from '../../support/servers/practice-screen-app.ts';
import { aClinician } from '../../support/servers/screen-app.ts';
import { badges, readPage, texts, toneOf, words } from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

const now = new Date('2026-06-01T10:00:00Z');
const admin = anAdmin();

const ran: JobStatus = {
  id: 'renewal-watch',
  lastStartedAt: new Date('2026-06-01T09:45:00Z'),
  lastEndedAt: new Date('2026-06-01T09:45:02Z'),
  lastSucceededAt: new Date('2026-06-01T09:45:02Z'),
  lastDurationMs: 2200,
  lastOutcome: 'ok',
  lastProblem: null,
  lastCounts: { looked: 1200, raised: 3, ended: 0, unheardOf: 4 },
  nextAt: new Date('2026-06-01T10:15:00Z'),
  running: false,
};
const fresh: JobStatus = {
  ...ran,
  id: 'digest',
  lastStartedAt: null,
  lastEndedAt: null,
  lastSucceededAt: null,
  lastDurationMs: null,
  lastOutcome: null,
  lastCounts: {},
  nextAt: new Date('2026-06-08T05:30:00Z'),
};

interface Fixture {
  readonly statuses?: readonly JobStatus[];
  readonly failing?: number;
  readonly runNow?: () => Promise<void>;
  readonly actor?: Actor;
  readonly language?: Language;
}

function aJobsApp(fixture: Fixture = {}) {
  const audited: AuditDraft[] = [];
  const jobs = createJobServices({
    runner: {
      list: () => Promise.resolve(fixture.statuses ?? [ran, fresh]),
      runNow: fixture.runNow ?? (() => Promise.resolve()),
    },
    audit: { append: (entry) => Promise.resolve(void audited.push(entry)) },
    now: () => now,
    patienceMs: 5,
  });
  const failing = Array.from({ length: fixture.failing ?? 0 }, () => ({}) as Delivery);
  const screens = jobScreens({
    renderPage,
    jobs,
    deliveries: { failing: () => Promise.resolve(failing) },
    now: () => now,
  });
  const app = practiceScreenApp(screens, fixture.actor ?? admin, fixture.language);
  return { app, audited };
}

const open = async (fixture: Fixture = {}, path = '/m/jobs') =>
  readPage((await request(aJobsApp(fixture).app).get(path)).text);
const cellsOf = ($: ReturnType<typeof readPage>, row = 0) =>
  texts($('tbody tr').eq(row).children());

describe('job screen', () => {
  test('shows the purpose, the last run and the next run for each job', async () => {
    const $ = await open();
    const [name, state, last, success, next, button] = cellsOf($);
    expect(name).toContain('Suivi des renouvellements');
    expect(name).toContain('Regarde où en est chaque certificat');
    expect(state).toBe('Réussie');
    expect(last).toMatch(/^1er juin 2026.*11:45.*2 secondes/);
    expect(last).toMatch(/certificats examinés : 1.200 · avis émis : 3$/);
    expect([success, next].map((text) => text?.slice(-5))).toEqual(['11:45', '12:15']);
    expect(button).toBe('Exécuter');
    expect(words($('tbody button').first().attr('aria-label') ?? '')).toBe(
      'Exécuter : Suivi des renouvellements',
    );
    expect($('tbody form').first().attr('action')).toBe('/m/jobs/renewal-watch/run');
  });

  test('shows a job as not yet run when no run is recorded', async () => {
    const cells = cellsOf(await open(), 1);
    expect(cells.slice(1, 4)).toEqual(['Pas encore exécutée', 'Jamais', 'Jamais']);
  });

  test.each<[change: Partial<JobStatus>, tone: string, text: string]>([
    [
      { lastOutcome: 'failed', lastProblem: 'ERR_AUDIT_CHAIN_BROKEN' },
      'unusable',
      'Échouée ERR_AUDIT_CHAIN_BROKEN',
    ],
    [
      { lastOutcome: 'failed', lastProblem: 'Stopped' },
      'attention',
      'Interrompue Le programme s’est arrêté',
    ],
    [{ lastOutcome: 'lost', lastDurationMs: null }, 'attention', 'Interrompue'],
    [{ running: true, lastProblem: 'TypeError' }, 'none', 'En cours'],
  ])(
    'shows the matching badge and text when the status contains %j',
    async (change, tone, text) => {
      const $ = await open({ statuses: [{ ...ran, ...change }] });
      expect(toneOf(badges($))).toBe(tone);
      expect(cellsOf($)[1]).toContain(text);
      expect(cellsOf($)[1]).not.toContain('TypeError');
    },
  );

  test('links to the renewals when messages failed, and hides the link when every message arrived', async () => {
    const $ = await open({ failing: 2 });
    const link = $('main a').filter((_, a) => $(a).text().includes('ne sont pas arrivés'));
    expect(link.attr('href')).toBe('/m/renewals');
    expect((await open())('main').text()).not.toContain('arrivé');
  });

  test('refuses every request when the user is not an admin', async () => {
    const { app } = aJobsApp({ actor: aClinician });
    await request(app).get('/m/jobs').expect(403);
    await request(app).post('/m/jobs/digest/run').expect(403);
  });

  test.each(languages)('renders valid HTML with a text for each job in %s', async (language) => {
    const statuses = jobIds.map((id) => ({ ...ran, id }));
    const { app } = aJobsApp({ statuses, language, failing: 1 });
    const page = (await request(app).get('/m/jobs?done=failed').expect(200)).text;
    expect(htmlProblems(page)).toEqual([]);
    expect(page).not.toMatch(/jobs\.\w/);
  });
});

describe('POST /jobs/{id}/run', () => {
  test.each<[runNow: () => Promise<void>, done: string, outcome: string, notice: string]>([
    [() => Promise.resolve(), 'done', 'ok', 'La tâche a été exécutée.'],
    [() => Promise.reject(new Error('secret')), 'failed', 'failed', 'La tâche a échoué.'],
    [() => new Promise(() => undefined), 'begun', 'ok', 'La tâche est lancée et continue.'],
    [
      () => Promise.reject(new PluginError('ERR_JOB_RUNNING', 'elsewhere')),
      'running',
      'refused',
      'Cette tâche est déjà en cours',
    ],
  ])(
    'redirects with the outcome and records the run in the audit for each outcome: %#',
    async (runNow, done, outcome, notice) => {
      const { app, audited } = aJobsApp({ runNow });
      const answer = await request(app).post('/m/jobs/digest/run').expect(303);
      expect(answer.headers['location']).toBe(`/m/jobs?done=${done}`);
      expect(audited).toMatchObject([
        {
          event: 'job.run-by-hand',
          practiceId: 'practice-1',
          actor: { userId: 'admin' },
          outcome,
          details: { job: 'digest' },
        },
      ]);
      const $ = await open({}, `/m/jobs?done=${done}`);
      expect($('[role=status]').text()).toContain(notice);
    },
  );

  test('answers 404 and records nothing when the job is unknown', async () => {
    const { app, audited } = aJobsApp();
    await request(app).post('/m/jobs/format-disk/run').expect(404);
    expect(audited).toEqual([]);
    expect((await open({}, '/m/jobs?done=anything'))('[role=status]')).toHaveLength(0);
  });
});
