import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../plugin/package-root.ts';
import { testKeystore } from '../support/fixtures/keystores.ts';
import { goodClaims, signingKey, signToken } from '../support/fixtures/token-signer.ts';

const built = join(packageRoot(), 'dist', 'plugin', 'index.js');
const skipped = existsSync(built) ? '' : ' (skipped: dist/ is not built, run npm run build)';
const run = promisify(execFile);

/** What a host does first; prints what it saw as JSON. `take` is how it takes the package in. */
const host = (take: string, given: object) => `
${take}
const given = ${JSON.stringify(given)};

async function main() {
  const { readFileSync } = await import('node:fs');
  const { createServer } = await import('node:http');
  const quiet = () => {};
  const alix = { id: 'alix', displayName: 'Alix Exemple', function: 'Médecin', active: true, ssin: '00000000097', nihii: [], organisations: [] };
  const plugin = await createPlugin({
    settings: {
      databasePath: given.folder + '/db.sqlite',
      masterKey: { source: 'file', path: given.folder + '/key.json', create: true },
      environment: 'acceptance',
      launch: { issuer: 'test-host', keys: [{ alg: 'ES256', publicKey: given.publicKey }] },
    },
    directory: {
      findUser: async (practice, id) => (id === 'alix' ? alix : undefined),
      listUsers: async () => ({ users: [alix], total: 1 }),
    },
    log: { debug: quiet, info: quiet, warn: quiet, error: (...said) => console.error(...said) },
  });
  const server = createServer(plugin.app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = 'http://127.0.0.1:' + server.address().port;
  const launched = await fetch(url + '/launch', {
    method: 'POST', redirect: 'manual', body: new URLSearchParams({ token: given.token }),
  });
  const cookie = launched.headers.get('set-cookie').split(';')[0];
  const page = await (await fetch(url + '/users/alix', { headers: { cookie } })).text();
  const style = await fetch(new URL(/href="([^"]+\\.css[^"]*)"/.exec(page)[1], url));
  const form = new FormData();
  form.set('kind', 'person');
  form.set('identifier', '00000000097');
  form.set('password', given.password);
  form.set('file', new File([readFileSync(given.keystore)], 'a.p12'));
  const loaded = await fetch(url + '/users/alix/certificates', {
    method: 'POST', redirect: 'manual', body: form, headers: { cookie, 'sec-fetch-site': 'same-origin' },
  });
  server.close();
  server.closeAllConnections();
  await plugin.close();
  process.stdout.write(JSON.stringify({ launched: launched.status, page, style: style.status, loaded: loaded.status }));
}
main();
`;

describe.skipIf(skipped !== '' && process.env['CI'] !== 'true')(`package${skipped}`, () => {
  let folder: string;
  /** Where the package is installed in each of two projects. */
  let installed: Readonly<Record<'module' | 'commonjs', string>>;
  let packed: readonly string[];

  beforeAll(async () => {
    // Inside the tree, so that the packages it depends on are found above; the index has no network in tests
    const output = join(packageRoot(), 'test', '.output');
    mkdirSync(output, { recursive: true });
    folder = mkdtempSync(join(output, 'package-'));
    const { stdout } = await run(
      'npm',
      ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
      { cwd: packageRoot(), maxBuffer: 16 * 1024 * 1024 },
    );
    const [tarball] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
    packed = tarball.files.map(({ path }) => path);
    const install = async (type: 'module' | 'commonjs') => {
      const place = join(folder, type, 'node_modules', 'trousseau');
      mkdirSync(place, { recursive: true });
      writeFileSync(join(folder, type, 'package.json'), JSON.stringify({ name: 'host', type }));
      await run('tar', [
        '-xzf',
        join(folder, tarball.filename),
        '--strip-components=1',
        '-C',
        place,
      ]);
      return place;
    };
    installed = { module: await install('module'), commonjs: await install('commonjs') };
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('keeps tests, simulator, demo, sources and stray files out', () => {
    const allowed = [
      /^dist\/plugin\/.+\.(?:js|js\.map|d\.ts)$/,
      /^dist\/plugin\/third-party-licences\.txt$/,
      /^dist\/sbom\.cdx\.json$/,
      /^plugin\/views\/.+\.(?:ejs|css|js|svg)$/,
      /^plugin\/observability\/(?:alert-rules\.yaml|dashboard\.json)$/,
      /^plugin\/(?:(?:i18n\/errors|settings\/settings)-manual\.md|manifest\.schema\.json)$/,
      /^migrations\/\d{4}_\w+\.sql$/,
      /^(?:package|manifest)\.json$/,
      /^(?:README|CHANGELOG|SECURITY)\.md$/,
    ];
    expect(packed.filter((path) => !allowed.some((pattern) => pattern.test(path)))).toEqual([]);
    expect(packed).toContain('dist/plugin/pki/pkcs12/worker/keystore-worker.js');
    const migrations = readdirSync(join(packageRoot(), 'migrations'));
    for (const name of migrations.filter((one) => one.endsWith('.sql'))) {
      expect(packed).toContain(`migrations/${name}`);
    }
  });

  test('loads at a start some tens of files, none of them of the simulator or the demo', () => {
    const place = join(installed.module, 'dist', 'plugin');
    const loaded = new Set([join(place, 'index.js')]);
    // A set takes what is added while it is walked
    for (const file of loaded) {
      const code = readFileSync(file, 'utf8');
      expect(code).not.toMatch(/^\/\/ (?:demo|simulator|test)\//m);
      for (const [, name = ''] of code.matchAll(/^(?:import|\})[^;]*?"(\.[^"]+)";$/gm))
        loaded.add(join(dirname(file), name));
    }
    expect(loaded.size).toBeGreaterThan(5);
    expect(loaded.size).toBeLessThan(60);
  });

  test('keeps the licence of each package that is part of its code', () => {
    const code = packed
      .filter((path) => path.startsWith('dist/') && path.endsWith('.js'))
      .map((path) => readFileSync(join(installed.module, path), 'utf8'))
      .join('\n');
    const inside = [...code.matchAll(/^\/\/ .*node_modules\/((?:@[^/]+\/)?[^/]+)/gm)];
    const licences = readFileSync(
      join(installed.module, 'dist', 'plugin', 'third-party-licences.txt'),
      'utf8',
    );
    expect(inside.length).toBeGreaterThan(0);
    for (const name of new Set(inside.map(([, one = '']) => one)))
      expect(licences).toMatch(new RegExp(`^${name} \\d[^]*Copyright`, 'm'));
  });

  test('names every package that its code imports', () => {
    const { dependencies, optionalDependencies, license } = JSON.parse(
      readFileSync(join(installed.module, 'package.json'), 'utf8'),
    ) as Record<'dependencies' | 'optionalDependencies', Record<string, string>> & {
      license: string;
    };
    const named = new Set([...Object.keys(dependencies), ...Object.keys(optionalDependencies)]);
    const imported = packed
      .filter((path) => path.startsWith('dist/') && path.endsWith('.js'))
      .flatMap((path) => {
        const code = readFileSync(join(installed.module, path), 'utf8');
        return [
          ...code.matchAll(/(?:^|\s)(?:import|from|import\()\s*\(?['"]([@\w][\w@/.:-]*)['"]/gm),
        ];
      })
      .map(([, name = '']) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      )
      .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name));
    expect(imported.length).toBeGreaterThan(20);
    expect([...new Set(imported)].filter((name) => !named.has(name))).toEqual([]);
    expect(license).toBe('UNLICENSED');
    // Nothing from a folder, an address or a repository: a filled npm cache is all that an installation without network needs
    const range = /^[\^~]?\d+\.\d+\.\d+( \|\| \^\d+\.\d+\.\d+)*$/;
    const asked = Object.entries<string>({ ...dependencies, ...optionalDependencies });
    expect(asked.filter(([, version]) => !range.test(version))).toEqual([]);
  });

  test.each([
    ['module', `import { createPlugin } from 'trousseau';`, 'host.mjs'],
    ['commonjs', `const { createPlugin } = require('trousseau');`, 'host.cjs'],
  ] as const)(
    'returns pages and opens a keystore in a project of type %s',
    async (type, take, name) => {
      const key = signingKey('ES256');
      const { bytes, password } = await testKeystore('complete');
      const project = join(folder, type);
      const keystore = join(project, 'a.p12');
      writeFileSync(keystore, bytes);
      const file = join(project, name);
      const token = signToken(
        key,
        goodClaims(new Date(), { sub: 'alix', name: 'Alix Exemple', roles: ['clinician'] }),
      );
      writeFileSync(
        file,
        host(take, { folder: project, publicKey: key.publicKey, token, password, keystore }),
      );
      const { stdout } = await run(process.execPath, [file], { cwd: project, timeout: 25_000 });
      const seen = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
      expect(seen).toMatchObject({ launched: 303, style: 200, loaded: 303 });
      expect(seen['page']).toContain('Alix Exemple');
    },
  );

  test('returns version and verdict on the command line', async () => {
    const cli = join(installed.module, 'dist', 'plugin', 'cli', 'index.js');
    const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
      version: string;
    };
    const { stdout } = await run(process.execPath, [cli, '--version'], { cwd: folder });
    expect(stdout.trim()).toContain(version);
    const manifest = JSON.parse(
      readFileSync(join(installed.commonjs, 'manifest.json'), 'utf8'),
    ) as object;
    expect(manifest).toMatchObject({ version });
  });
});
