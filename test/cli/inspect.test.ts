import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../plugin/cli/inspect/inspect.ts';
import { parseInspectArguments } from '../../plugin/cli/inspect/arguments.ts';
import { readPassword } from '../../plugin/cli/inspect/keystore-password.ts';
import { issuingCertificates } from '../../simulator/pki/certification-authority.ts';
import type { SampleKeystore, SampleKind } from '../../simulator/keystore/sample-keystores.ts';
import { runCommandHere, type CommandOutcome } from '../support/tools/command.ts';
import { ownProgram } from '../support/tools/own-program.ts';
import { testKeystore, testPki } from '../support/fixtures/keystores.ts';

let folder: string;
let trust: string;
const files = new Map<SampleKind, { readonly path: string; readonly sample: SampleKeystore }>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trousseau-inspect-'));
  trust = join(folder, 'ca.pem');
  writeFileSync(trust, issuingCertificates(await testPki()));
  for (const kind of ['complete', 'noEncryptionKey', 'notCompleted'] as const) {
    const sample = await testKeystore(kind);
    const path = join(folder, `${kind}.p12`);
    writeFileSync(path, sample.bytes);
    files.set(kind, { path, sample });
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inspect = (args: readonly string[], input = '') =>
  runCommandHere(run, args, { input, env: { LANG: 'en_GB.UTF-8' } });

const json = (outcome: CommandOutcome) => JSON.parse(outcome.out) as Record<string, unknown>;
const fileOf = (kind: SampleKind) => files.get(kind)!;
const passwordOf = (kind: SampleKind) => fileOf(kind).sample.password;

describe('trousseau inspect --json', () => {
  it('returns 0 and the documented fields when the keystore is usable', async () => {
    const { path, sample } = fileOf('complete');
    const outcome = await inspect(['--json', '--trust', trust, path], `${sample.password}\n`);
    expect(outcome.code).toBe(0);
    expect(json(outcome)).toMatchObject({
      file: path,
      opened: true,
      error: null,
      state: 'Complete',
      environment: 'production',
      holder: sample.holder,
      keys: 2,
      encryptionKeys: [
        { serialNumber: expect.stringMatching(/^[0-9]+$/) as string, current: true },
      ],
      algorithms: { mac: 'HMAC-SHA-1', macIterations: 1 },
      findings: [{ code: 'ProtectionObsolete', severity: 'info', blocks: [] }],
    });
    expect(Object.keys(json(outcome))).toEqual([
      'file',
      'opened',
      'error',
      'state',
      'environment',
      'holder',
      'validity',
      'keys',
      'certificates',
      'encryptionKeys',
      'algorithms',
      'findings',
    ]);
  });

  it('returns 1 when a finding is an error', async () => {
    const outcome = await inspect(
      ['--json', '--trust', trust, fileOf('noEncryptionKey').path],
      passwordOf('noEncryptionKey'),
    );
    expect(outcome.code).toBe(1);
    expect(json(outcome)).toMatchObject({
      state: 'NoEncryptionKey',
      findings: [{ code: 'NoEncryptionKey', severity: 'error', blocks: ['decryption'] }, {}],
    });
  });

  it('reports an unknown issuer when --trust is missing', async () => {
    const { path, sample } = fileOf('complete');
    const outcome = await inspect(['--json', path], sample.password);
    expect(outcome.code).toBe(1);
    expect(json(outcome)).toMatchObject({
      environment: null,
      findings: [{ code: 'IssuerUnknown' }, {}],
    });
  });

  it('judges the validity at the given instant when --at is set', async () => {
    const { path, sample } = fileOf('complete');
    const outcome = await inspect(
      ['--json', '--trust', trust, '--at', '2100-01-01', path],
      sample.password,
    );
    expect(outcome.code).toBe(1);
    expect(json(outcome)).toMatchObject({ findings: [{ code: 'Expired' }, {}] });
  });

  it('assigns the given environment to the --trust file when --environment is set', async () => {
    const { path, sample } = fileOf('complete');
    const outcome = await inspect(
      ['--json', '--trust', trust, '--environment', 'acceptance', path],
      sample.password,
    );
    expect(json(outcome)['environment']).toBe('acceptance');
  });

  it.each([
    ['a wrong password', () => [fileOf('complete').path], 'ERR_KEYSTORE_PASSWORD'],
    ['a file that is not there', () => [join(folder, 'absent.p12')], 'ERR_FILE_MISSING'],
    ['a folder', () => [folder], 'ERR_FILE_MISSING'],
    ['another kind of file', () => [trust], 'ERR_KEYSTORE_NOT_PKCS12'],
    ['an endless file', () => ['/dev/zero'], 'ERR_KEYSTORE_TOO_LARGE'],
  ])('prints one object and ends with 2 for %s', async (_case, args, code) => {
    const outcome = await inspect(['--json', ...args()], 'not-the-password');
    expect(outcome.code).toBe(2);
    expect(json(outcome)).toMatchObject({
      opened: false,
      error: { code, message: expect.stringMatching(/\.$/) as string },
      state: null,
      holder: null,
      keys: null,
      findings: [],
    });
  });
});

describe('trousseau inspect', () => {
  it.each([
    ['fr', 'Titulaire:', 'Aucune carte n’est nécessaire'],
    ['nl', 'Toestand:', 'U hebt geen kaart nodig'],
    ['de', 'Zustand:', 'Eine Karte brauchen Sie nicht'],
    ['en', 'State:', 'No card is needed'],
  ])('prints the next steps in %s', async (language, label, sentence) => {
    const kind = label === 'Titulaire:' ? 'noEncryptionKey' : 'notCompleted';
    const { path, sample } = fileOf(kind);
    const { code, out } = await inspect(['--lang', language, path], sample.password);
    expect(code).toBe(1);
    expect(out).toContain(label);
    expect(out).toContain(sentence);
    expect(out).toContain('    1. ');
  });

  it('keeps the password out of the output for text and JSON', async () => {
    const { path, sample } = fileOf('complete');
    for (const args of [[path], ['--json', path]]) {
      const { out, err } = await inspect(args, sample.password);
      expect(out + err).not.toContain(sample.password);
    }
  });

  it.each([
    [[]],
    [['a.p12', 'b.p12']],
    [['--unknown', 'a.p12']],
    [['--environment', 'simulation', 'a.p12']],
    [['--at', 'yesterday', 'a.p12']],
    [['--at', '2026-02-30', 'a.p12']],
    [['--lang', 'es', 'a.p12']],
    [['--trust', '/nowhere.pem', 'a.p12']],
  ])('refuses %j as wrong usage', async (args) => {
    const { code, out, err } = await inspect(args);
    expect(code).toBe(255);
    expect(out).toBe('');
    expect(err).toContain('Usage: trousseau inspect');
  });

  it('refuses the call as wrong usage when the password file cannot be read', async () => {
    const { code } = await inspect(['--password-file', '/nowhere', fileOf('complete').path]);
    expect(code).toBe(255);
  });

  it('returns 0 and no error when --help is given', async () => {
    expect(await inspect(['--help'])).toMatchObject({ code: 0, err: '' });
  });
});

describe('parseInspectArguments', () => {
  const at = (text: string) => {
    const parsed = parseInspectArguments(['--at', text, 'a.p12'], {});
    return parsed === 'help' ? undefined : parsed.at.toISOString();
  };
  it.each([
    ['2026-01-15', '2026-01-15T00:00:00.000Z'],
    ['2026-01-15T10:00', '2026-01-15T10:00:00.000Z'],
    ['2026-01-15T10:00:00.5Z', '2026-01-15T10:00:00.500Z'],
    ['2026-01-15 10:00:00+02:00', '2026-01-15T08:00:00.000Z'],
    ['2026-01-15t10:00:00-0130', '2026-01-15T11:30:00.000Z'],
  ])('reads --at %s as %s', (text, instant) => {
    expect(at(text)).toBe(instant);
  });

  it.each([
    [{ LANG: 'nl_BE.UTF-8' }, 'nl'],
    [{ LC_ALL: 'de_DE', LANG: 'nl_BE' }, 'de'],
    [{ LC_ALL: '', LANG: 'en_US' }, 'en'],
    [{ LANG: 'C' }, 'fr'],
    [{}, 'fr'],
  ])('selects for the environment %j the language %s', (env, language) => {
    expect(parseInspectArguments(['a.p12'], env)).toMatchObject({ language });
  });
});

describe('readPassword', () => {
  const fromStream = (text: string | Buffer) => {
    const stdin = new PassThrough();
    stdin.end(text);
    return readPassword(undefined, 'Password: ', { stdin, stderr: new PassThrough() } as never);
  };

  it.each([
    ['secret\n', 'secret'],
    ['secret\r\n', 'secret'],
    ['secret\n\n', 'secret\n'],
    [' secret ', ' secret '],
    ['', ''],
  ])('reads standard input %j as %j', async (text, password) => {
    expect(await fromStream(text)).toBe(password);
  });

  it('reads a file without its last newline', async () => {
    const path = join(folder, 'password');
    writeFileSync(path, 'pässword \n');
    expect(await readPassword(path, '', {} as never)).toBe('pässword ');
  });

  it.each([
    ['UTF-8', Buffer.from('Clé')],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffClé\r\n')],
    ['Latin-1', Buffer.from('Clé\r\n', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffClé\r\n', 'utf16le')],
  ])('decodes a password in %s', async (_name, bytes) => {
    const path = join(folder, 'encoded');
    writeFileSync(path, bytes);
    expect(await readPassword(path, '', {} as never)).toBe('Clé');
    expect(await fromStream(bytes)).toBe('Clé');
  });

  it('reads a terminal without echo and applies corrections', async () => {
    const modes: boolean[] = [];
    const stdin = Object.assign(new PassThrough(), {
      isTTY: true,
      setRawMode: (mode: boolean) => modes.push(mode),
    });
    const stderr = new PassThrough();
    const asked = readPassword(undefined, 'Password: ', { stdin, stderr } as never);
    stdin.write('wrong\u0015secrex\u007ft\r');
    expect(await asked).toBe('secret');
    expect(modes).toEqual([true, false]);
    expect(String(stderr.read())).toBe('Password: \n');
  });

  it('rejects when the user cancels at the terminal', async () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
    const asked = readPassword(undefined, '', { stdin, stderr: new PassThrough() } as never);
    stdin.write('se\u0003');
    await expect(asked).rejects.toThrow('no password given');
  });
});

/** The program itself, as a process of its own. */
function trousseau(args: readonly string[], input = ''): Promise<CommandOutcome> {
  const child = spawn(process.execPath, [...ownProgram('plugin/cli/index'), ...args]);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  child.stdin.on('error', () => undefined); // a program that needs no password may be gone already
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code: code ?? -1, out, err }));
  });
}

describe('trousseau process', () => {
  it('inspects a file and exits with 0', async () => {
    const { path, sample } = fileOf('complete');
    const { code, out, err } = await trousseau(
      ['inspect', '--json', '--trust', trust, path],
      `${sample.password}\n`,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ opened: true, state: 'Complete' });
  });

  it('refuses an unknown command and lists the known commands', async () => {
    const { code, err } = await trousseau(['toString']);
    expect(code).toBe(255);
    expect(err).toMatch(/inspect[^]+serve[^]+doctor[^]+backup[^]+restore-check[^]+rotate-key/);
  });

  it('returns 0 and no error when --help is given', async () => {
    expect(await trousseau(['--help'])).toMatchObject({ code: 0, err: '' });
  });
});
