import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import { languages } from '../../../plugin/i18n/index.ts';
import type { ReportRow } from '../../../plugin/domain/report/repository.ts';
import { createReportServices } from '../../../plugin/domain/report/service.ts';
import { reportScreens } from '../../../plugin/routes/administration/reports.ts';
import type { FallbackFigure } from '../../../plugin/domain/session/repository.ts';
import { anAdmin } from '../../support/builders/actor.ts';
import { practiceScreenApp, renderPage } from '../../support/servers/practice-screen-app.ts';
import { aClinician } from '../../support/servers/screen-app.ts';
import type { Within } from '../../support/tools/page.ts';
import { byRole, readPage, texts, words } from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

const now = new Date('2026-06-01T10:00:00Z');
const admin = anAdmin();
const hostile = `=HYPERLINK("http://x";"Anne")<b>`;

function aRow(id: string, notAfter: string | null, changes: Partial<ReportRow> = {}): ReportRow {
  return {
    id,
    userId: 'anne',
    userName: 'Anne Exemple',
    kind: 'person',
    identifier: '00000000097',
    holderName: 'Anne Exemple',
    summary: {
      state: 'Complete',
      environment: 'acceptance',
      notBefore: '2025-06-30T22:30:00.000Z',
      notAfter,
      fingerprint: null,
      staticRank: 3,
      holderKey: null,
    },
    plan: null,
    ...changes,
  };
}

const figure = (openings: number, changes: Partial<FallbackFigure> = {}): FallbackFigure => ({
  kind: 'person',
  identifier: '00000000196',
  holderName: 'Basile Invente',
  openings,
  lastAt: new Date('2026-05-20T08:00:00Z'),
  reasons: [],
  ...changes,
});

interface Fixture {
  readonly rows?: readonly ReportRow[];
  readonly fallback?: boolean;
  readonly actor?: Actor;
  readonly language?: (typeof languages)[number];
  readonly failAfter?: number;
}

function aReportsApp({ rows = [], fallback = true, failAfter, ...fixture }: Fixture = {}) {
  const asked: string[] = [];
  const screens = reportScreens({
    renderPage,
    reports: createReportServices({
      reports: {
        listByEnd: (practiceId, { afterId, limit }) => {
          asked.push(practiceId);
          if (failAfter !== undefined && asked.length > failAfter) {
            return Promise.reject(new Error('database is locked'));
          }
          const begin = rows.findIndex(({ id }) => id === afterId) + 1;
          return Promise.resolve(rows.slice(begin, begin + limit));
        },
      },
      renewals: {
        countByState: (practiceId) => {
          asked.push(practiceId);
          return Promise.resolve({ NotDueYet: 40, Overdue: 2, WaitingForHolder: 3 });
        },
      },
      sessions: {
        fallbackFigures: (practiceId, since) => {
          asked.push(practiceId);
          const isYear = now.getTime() - since.getTime() > 100 * 86_400_000;
          if (!fallback) return Promise.resolve([]);
          return Promise.resolve([
            ...(isYear ? [figure(9, { identifier: '00000000097', holderName: hostile })] : []),
            figure(isYear ? 7 : 4),
          ]);
        },
      },
      renewalWindowDays: 90,
      now: () => now,
    }),
    now: () => now,
  });
  return { app: practiceScreenApp(screens, fixture.actor ?? admin, fixture.language), asked };
}

const open = async (fixture: Fixture = {}) =>
  readPage((await request(aReportsApp(fixture).app).get('/m/reports').expect(200)).text);

/** The year ahead in one sentence. */
const yearIn = (page: Within) => byRole(page, 'heading', { level: 2 }).first().next('p').text();

describe('report screen', () => {
  const rows = [
    aRow('1', '2026-05-01T00:00:00.000Z'),
    aRow('2', '2026-06-20T00:00:00.000Z'),
    aRow('3', '2027-03-10T00:00:00.000Z'),
    aRow('4', '2027-03-20T00:00:00.000Z'),
    aRow('5', '2028-03-20T00:00:00.000Z'),
    aRow('6', null),
  ];

  test('shows the year ahead as a chart, as a sentence and as a table', async () => {
    const $ = await open({ rows });
    const svg = byRole($, 'img');
    const labels = (svg.attr('aria-labelledby') ?? '').split(' ').map((id) => $(`#${id}`).text());
    expect(labels).toEqual([
      'Fins de validité dans l’année qui vient',
      expect.stringMatching(/^3 certificats .* mars 2027, avec 2\.$/),
    ]);
    expect(svg.find('rect')).toHaveLength(2);
    const totals = texts(svg.find('text')).filter((text) => /^\d{1,3}$/.test(text));
    expect(totals).toEqual(['1', '2']);
    const table = $('table').first();
    expect(table.find('tbody tr')).toHaveLength(13);
    const march = table.find('tbody tr').filter((_, row) => $(row).text().includes('mars 2027'));
    expect(words(march.text()).replaceAll(' ', '')).toBe('mars20272002');
    expect(
      words(byRole($, 'heading', { level: 2 }).first().siblings('ul:not([aria-hidden])')),
    ).toBe(
      '1 certificat a déjà expiré et est toujours chargé.1 certificat expire plus tard.1 fichier ne contient pas encore de certificat.',
    );
  });

  test('names no busiest month when no month has two certificates', async () => {
    const apart = [rows[1]!, rows[2]!];
    const said = yearIn(await open({ rows: apart }));
    expect(said).toBe(
      '2 certificats expirent dans l’année qui vient, chacun dans un mois différent.',
    );
    const alone = yearIn(await open({ rows: [rows[1]!] }));
    expect(alone).toBe('1 certificat expire dans l’année qui vient, en juin 2026.');
  });

  test('counts the renewals by state, without those that are not due yet', async () => {
    const $ = await open();
    expect(texts($('dl > div'))).toEqual(['Chez le titulaire3', 'En retard2']);
  });

  test('lists the holders who use the fallback, recent use first, without full numbers', async () => {
    const $ = await open();
    const uses = texts($('table').last().find('tbody tr'));
    expect(uses[0]).toMatch(/^Basile Invente Personne ?4 ?7 ?20 mai 2026$/);
    expect(uses[1]).toContain(hostile);
    expect($('main').html()).not.toMatch(/\d{11}|<b>/);
  });

  test('refuses the request when the user is not an admin, and reads only the admin’s own practice', async () => {
    const { app, asked } = aReportsApp({ actor: aClinician });
    for (const path of ['', '/certificates.csv', '/fallback.csv']) {
      await request(app).get(`/m/reports${path}`).expect(403);
    }
    expect(asked).toEqual([]);
    const reportsApp = aReportsApp();
    await request(reportsApp.app).get('/m/reports').expect(200);
    expect(new Set(reportsApp.asked)).toEqual(new Set(['practice-1']));
  });

  test.each(languages)('renders valid HTML in %s, with and without content', async (language) => {
    for (const fixture of [
      { rows, language },
      { language, fallback: false },
    ]) {
      const page = (await request(aReportsApp(fixture).app).get('/m/reports').expect(200)).text;
      expect(htmlProblems(page)).toEqual([]);
      // A text without words would show its key
      expect(page).not.toMatch(/(?<!-)reports\.\w/);
    }
  });
});

describe('GET /reports/certificates.csv', () => {
  test('writes a CSV with byte order mark, semicolons, masked numbers and disabled formulas', async () => {
    const plan = { state: 'WaitingForHolder', dueAt: new Date('2026-06-02T22:30:00Z') };
    const { app } = aReportsApp({
      rows: [
        aRow('1', '2026-06-20T22:30:00.000Z', {
          holderName: hostile,
          plan: plan as ReportRow['plan'],
        }),
        aRow('2', null, { kind: 'company', identifier: '0000000097' }),
      ],
    });
    const answer = await request(app).get('/m/reports/certificates.csv').buffer(true).expect(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename=certificats-ehealth-2026-06-01.csv',
    );
    const [heading, first, second, end] = answer.text.split('\r\n');
    expect(heading).toMatch(/^\uFEFF"Profil";"Titulaire";"Type";"Numéro \(masqué\)"/);
    expect(first).toBe(
      `"Anne Exemple";"'=HYPERLINK(""http://x"";""Anne"")<b>";"Personne";"…097";"acceptation (test)";"complet";"2025-07-01";"2026-06-21";20;"chez le titulaire";"2026-06-03"`,
    );
    expect(second).toBe(
      `"Anne Exemple";"Anne Exemple";"Société (BCE)";"…097";"acceptation (test)";"complet";"2025-07-01";;;;`,
    );
    expect(end).toBe('');
    expect(answer.text).not.toMatch(/\d{10}/);
  });

  test('writes every certificate when the practice needs several pages', async () => {
    const rows = Array.from({ length: 1234 }, (_, index) =>
      aRow(String(index), '2027-01-01T00:00:00.000Z'),
    );
    const { app, asked } = aReportsApp({ rows });
    const answer = await request(app).get('/m/reports/certificates.csv').buffer(true).expect(200);
    expect(answer.text.split('\r\n')).toHaveLength(1 + 1234 + 1);
    expect(asked).toHaveLength(3);
  });

  test('aborts the download when reading fails half-way', async () => {
    const rows = Array.from({ length: 600 }, (_, index) => aRow(String(index), null));
    const { app } = aReportsApp({ rows, failAfter: 1 });
    await expect(request(app).get('/m/reports/certificates.csv').buffer(true)).rejects.toThrow();
  });
});

test('writes the fallback figures as a file with holder names and masked numbers', async () => {
  const answer = await request(aReportsApp().app)
    .get('/m/reports/fallback.csv')
    .buffer(true)
    .expect(200);
  const lines = answer.text.split('\r\n');
  expect(lines[1]).toBe('"Basile Invente";"Personne";"…196";4;7;"2026-05-20"');
  expect(lines[2]).toContain(';"…097";0;9;');
  expect(answer.headers['content-disposition']).toContain('procedure-de-secours-2026-06-01.csv');
});
