import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../plugin/package-root.ts';
import { goodClaims, signingKey, signToken } from '../support/fixtures/token-signer.ts';

const built = join(packageRoot(), 'dist', 'plugin', 'index.js');
const skipped = existsSync(built) ? '' : ' (skipped: dist/ is not built, run npm run build)';

/** A host as many are: CommonJS, with a view engine, locals and middleware of its own. Prints what it saw as JSON. */
const host = (paths: object) => `
const express = require(${JSON.stringify(join(packageRoot(), 'node_modules', 'express'))});
const { createPlugin, PluginError } = require(${JSON.stringify(built)});
const paths = ${JSON.stringify(paths)};

async function main() {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const alix = { id: 'alix', displayName: 'Alix Exemple', function: 'Médecin', active: true, ssin: '00000000097', nihii: [], organisations: [] };
  const admin = { ...alix, id: 'admin', displayName: 'Ariane Essai', ssin: null };
  const plugin = await createPlugin({
    settings: {
      databasePath: paths.database,
      masterKey: { source: 'file', path: paths.key, create: true },
      environment: 'acceptance',
      launch: { issuer: 'test-host', keys: [{ alg: 'ES256', publicKey: paths.publicKey }] },
    },
    directory: {
      findUser: async (practice, id) => (practice === 'practice-1' ? [alix, admin].find((user) => user.id === id) : undefined),
      listUsers: async () => ({ users: [alix], total: 1 }),
    },
    log,
  });
  const app = express();
  app.engine('shout', (path, data, done) => done(null, 'THE HOST’S OWN VIEW'));
  app.set('view engine', 'shout');
  app.set('views', paths.views);
  app.locals.t = () => { throw new Error('the plugin used the locals of the host'); };
  app.use('/modules/certificates', plugin.app);
  app.get('/own', (req, res) => res.render('own'));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = 'http://127.0.0.1:' + server.address().port;
  const launched = await fetch(url + '/modules/certificates/launch', {
    method: 'POST', redirect: 'manual', body: new URLSearchParams({ token: paths.token }),
  });
  const cookie = launched.headers.get('set-cookie').split(';')[0];
  const page = await fetch(url + '/modules/certificates/users/alix', { headers: { cookie } });
  const own = await fetch(url + '/own');
  const missing = await createPlugin({ settings: {}, directory: {}, log }).catch((error) => error);
  const seen = {
    launched: launched.status,
    location: launched.headers.get('location'),
    page: page.status,
    html: await page.text(),
    own: await own.text(),
    coded: missing instanceof PluginError && missing.code,
    status: await plugin.api.certificateStatus('practice-1', 'alix'),
  };
  server.close();
  server.closeAllConnections();
  await plugin.close();
  process.stdout.write(JSON.stringify(seen));
}
main();
`;

describe.skipIf(skipped !== '' && process.env['CI'] !== 'true')(
  `CommonJS host with another view engine${skipped}`,
  () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'trousseau-cjs-'));
    });
    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    test('requires the built plugin, mounts the plugin and ends after close', async () => {
      const key = signingKey('ES256');
      const file = join(folder, 'host.cjs');
      writeFileSync(join(folder, 'own.shout'), '');
      writeFileSync(
        file,
        host({
          database: join(folder, 'db.sqlite'),
          key: join(folder, 'key.json'),
          views: folder,
          publicKey: key.publicKey,
          token: signToken(key, goodClaims(new Date())),
        }),
      );
      // No kill needed: a timer, worker or socket left open would run into the time limit
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [file], {
        timeout: 20_000,
      });
      expect(stderr.replaceAll(/^.*ExperimentalWarning.*\n|^\(Use `node.*\n/gm, '')).toBe('');
      const seen = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
      expect(seen).toMatchObject({
        launched: 303,
        location: '/modules/certificates/',
        page: 200,
        own: 'THE HOST’S OWN VIEW',
        coded: 'ERR_SETTINGS_INVALID',
        status: [],
      });
      expect(seen['html']).toContain('Alix Exemple');
      expect(seen['html']).toContain('href="/modules/certificates/assets/trousseau.css?v=');
    });
  },
);
