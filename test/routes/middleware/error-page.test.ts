import ejs from 'ejs';
import express from 'express';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { PluginError } from '../../../plugin/errors.ts';
import type { PluginErrorCode, SupportNote } from '../../../plugin/errors.ts';
import { errorPage } from '../../../plugin/routes/middleware/error-page.ts';
import { viewLocals } from '../../../plugin/routes/middleware/view-locals.ts';
import { views } from '../../support/servers/screen-app.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

/** An application in which everything fails with this error, and what it logs. */
function failing(error: PluginError) {
  const lines: unknown[] = [];
  const note = (...line: unknown[]) => void lines.push(line);
  const app = express();
  app.engine('ejs', (path, data, callback) => {
    ejs.renderFile(path, data as ejs.Data, { cache: true }, callback);
  });
  app.set('view engine', 'ejs');
  app.set('views', views);
  app.use(
    viewLocals({
      settings: { defaultLanguage: 'fr', hostName: null, backUrl: null, theme: null },
      assetVersion: () => '0',
    }),
  );
  app.use(() => {
    throw error;
  });
  app.use(errorPage({ debug: note, info: note, warn: note, error: note }));
  const ask = (accept: string) => request(app).get('/somewhere').set('Accept', accept);
  return { page: () => ask('text/html'), problem: () => ask('application/json'), lines };
}

const support: SupportNote = {
  code: 'SOA-03001',
  text: '<script>alert("1")</script> malformed',
  ticket: 'T-0001 & co',
};

describe('support note of eHealth', () => {
  const error = new PluginError('ERR_STS_MALFORMED', 'malformed', { support });

  test('shows code, text and ticket as text under details, with the reference', async () => {
    const { page, lines } = failing(error);
    const { text, status } = await page();
    expect(status).toBe(502);
    expect(text).toContain('<summary>Détails pour le support</summary>');
    expect(text).toContain('SOA-03001');
    expect(text).toContain('T-0001 &amp; co');
    expect(text).toContain('&lt;script&gt;alert');
    expect(text).not.toContain('<script>alert');
    const [details] = lines[0] as [{ reference: string }];
    expect(text).toContain(details.reference);
    expect(details).toMatchObject({ code: 'ERR_STS_MALFORMED', support });
    expect(htmlProblems(text)).toEqual([]);
  });

  test('appears in the problem details', async () => {
    expect((await failing(error).problem()).body).toMatchObject({ support, status: 502 });
  });

  test('leaves out text and ticket when eHealth sent neither', async () => {
    const bare = { code: 'HTTP 503', text: '', ticket: null };
    const { text } = await failing(
      new PluginError('ERR_STS_UNAVAILABLE', 'down', { support: bare }),
    ).page();
    expect(text).toContain('HTTP 503');
    expect(text).not.toMatch(/Message d’origine|Numéro d’incident/);
  });

  test('stays hidden when the error has no support note', async () => {
    const plain = failing(new PluginError('ERR_STS_TIMEOUT', 'slow'));
    expect((await plain.page()).text).not.toContain('<details');
    expect((await plain.problem()).body).not.toHaveProperty('support');
  });
});

test.each<[PluginErrorCode, string]>([
  ['ERR_CARD_NONE', 'Carte ou lecteur'],
  ['ERR_READER_SERVICE', 'Carte ou lecteur'],
  ['ERR_PIN_BLOCKED', 'Carte ou lecteur'],
  ['ERR_MIDDLEWARE_OLD', 'Carte ou lecteur'],
  ['ERR_STS_TIMEOUT', 'Problème avec eHealth'],
  ['ERR_STS_NOT_CONFIGURED', 'Problème avec eHealth'],
  ['ERR_SESSION_NONE', 'Session eHealth'],
  ['ERR_SESSION_REQUIRED', 'Accès refusé'],
  ['ERR_CONFLICT', 'Modifié entre-temps'],
  ['ERR_UNEXPECTED', 'Erreur de notre côté'],
])('shows %s under the heading "%s"', async (code, title) => {
  const { text } = await failing(new PluginError(code, 'on purpose')).page();
  expect(text).toContain(`<h1>${title}</h1>`);
});
