import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { readSettingsFile } from '../../plugin/cli/settings-file.ts';
import { PluginError } from '../../plugin/errors.ts';
import { parseSettings } from '../../plugin/settings/index.ts';

const secret = 'Vinaigre-Tournesol-Ardoise-1874-x';
const wrong = 'short';
const hasNoModes = process.platform === 'win32';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trousseau-secrets-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Buffer, mode = 0o600): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

const print = (text: string) => ({
  source: 'command',
  command: process.execPath,
  args: ['-e', `process.stdout.write(${JSON.stringify(text)})`],
});

const withSecrets = (source: unknown, token: unknown = secret) => ({
  databasePath: 'trousseau.sqlite',
  masterKey: { source: 'file', path: 'master.json' },
  launch: { issuer: 'host', secret: source },
  notices: {
    mail: { host: 'smtp.example', user: 'host', password: source, from: 'a@b.example' },
    webhook: { url: 'https://ehr.example/x', secret: source },
  },
  metrics: { token },
});

function refusal(settings: unknown): PluginError {
  try {
    parseSettings(settings);
  } catch (error) {
    if (error instanceof PluginError) return error;
  }
  throw new Error('the settings were accepted');
}

describe('a secret of the settings', () => {
  const sources: [name: string, source: () => unknown][] = [
    ['the settings', () => secret],
    ['an environment variable', () => ({ source: 'env', variable: 'TROUSSEAU_TEST_SECRET' })],
    ['a file', () => ({ source: 'file', path: file('secret', secret) })],
    ['a file with a line end', () => ({ source: 'file', path: file('line', `${secret}\r\n`) })],
    ['a command', () => print(`${secret}\n`)],
    [
      'a file in UTF-16',
      () => ({
        source: 'file',
        path: file('utf16', Buffer.from(`\ufeff${secret}\r\n`, 'utf16le')),
      }),
    ],
    [
      'a file with a byte order mark',
      () => ({ source: 'file', path: file('bom', `\ufeff${secret}\n`) }),
    ],
  ];
  test.each(sources)('returns every secret when it comes from %s', (_name, source) => {
    vi.stubEnv('TROUSSEAU_TEST_SECRET', secret);
    const { launch, notices, metrics } = parseSettings(withSecrets(source(), source()));
    expect(launch.secret).toBe(secret);
    expect(notices.mail?.password).toBe(secret);
    expect(notices.webhook?.secret).toBe(secret);
    expect(metrics?.token).toBe(secret);
  });

  const refused: [name: string, source: () => unknown, problem: RegExp][] = [
    ['a variable that is not set', () => ({ source: 'env', variable: 'NO_SUCH' }), /NO_SUCH/],
    ['a file that is gone', () => ({ source: 'file', path: join(folder, 'gone') }), /gone/],
    ['a command that is gone', () => ({ source: 'command', command: '/no/such' }), /no\/such/],
    [
      'a command that fails',
      () => ({ source: 'command', command: process.execPath, args: ['-e', `throw '${secret}'`] }),
      /needs the output of/,
    ],
    ['a secret that is too short', () => print(wrong), /at least 32 bytes/],
    ['a source that is none', () => ({ source: 'vault' }), /nvalid/],
  ];
  test.each(refused)('rejects %s with its path, without the secret', (_name, source, problem) => {
    const error = refusal(withSecrets(source()));
    expect(error).toMatchObject({
      code: 'ERR_SETTINGS_INVALID',
      params: { path: 'launch.secret' },
    });
    expect(error.params['problem']).toMatch(problem);
    expect(error.message).not.toMatch(/Vinaigre|: short/);
  });

  test.skipIf(hasNoModes)(
    'rejects a secret file with ERR_SETTINGS_UNSAFE when other accounts may read it',
    () => {
      const path = file('open', secret, 0o640);
      expect(refusal(withSecrets({ source: 'file', path }))).toMatchObject({
        code: 'ERR_SETTINGS_UNSAFE',
        params: { path, mode: '0640' },
      });
    },
  );
});

describe.skipIf(hasNoModes)('the mode of a secret file', () => {
  it('accepts 0440 always, and 0640 when the settings allow the group', () => {
    const mounted = file('mounted', secret, 0o440);
    expect(parseSettings(withSecrets({ source: 'file', path: mounted })).launch.secret).toBe(
      secret,
    );
    const path = file('group', secret, 0o640);
    const allowed = withSecrets({ source: 'file', path, groupMayRead: true });
    expect(parseSettings(allowed).launch.secret).toBe(secret);
    expect(refusal(withSecrets({ source: 'file', path })).code).toBe('ERR_SETTINGS_UNSAFE');
  });
});

describe.skipIf(hasNoModes)('readSettingsFile', () => {
  const inClear: [name: string, settings: object][] = [
    ['launch', { launch: { secret } }],
    ['mail', { notices: { mail: { password: secret } } }],
    ['webhook', { notices: { webhook: { secret } } }],
    ['metrics', { metrics: { token: secret } }],
  ];
  test.each(inClear)(
    'rejects a file that others may read when it holds a secret: %s',
    (_name, settings) => {
      const path = file('settings.json', JSON.stringify(settings), 0o644);
      expect(() => readSettingsFile(path)).toThrow(
        expect.objectContaining({ code: 'ERR_SETTINGS_UNSAFE', params: { path, mode: '0644' } }),
      );
      chmodSync(path, 0o600);
      expect(readSettingsFile(path)).toEqual(settings);
    },
  );

  it.each([
    ['a byte order mark', Buffer.from(`\ufeff${JSON.stringify({ launch: { secret } })}\r\n`)],
    ['UTF-16', Buffer.from(`\ufeff${JSON.stringify({ launch: { secret } })}`, 'utf16le')],
  ])('returns the settings when the file has %s', (_name, content) => {
    expect(readSettingsFile(file('encoded.json', content))).toEqual({ launch: { secret } });
  });

  test('returns the settings when others may read a file that holds no secret', () => {
    const settings = withSecrets(
      { source: 'env', variable: 'X' },
      { source: 'env', variable: 'X' },
    );
    const path = file('public.json', JSON.stringify(settings), 0o644);
    expect(readSettingsFile(path)).toEqual(settings);
  });
});
