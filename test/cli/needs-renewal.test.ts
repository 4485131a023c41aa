import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../plugin/cli/needs-renewal.ts';
import { decideNeed } from '../../plugin/cli/renewal-need.ts';
import { aFinding, aVerdict } from '../support/builders/certificate.ts';
import { testKeystore } from '../support/fixtures/keystores.ts';
import type { CliIo } from '../../plugin/cli/run-command.ts';

describe('decideNeed', () => {
  const notAfter = '2028-03-10T09:00:00.000Z';
  const validity = { notBefore: '2025-03-10T09:00:00.000Z', notAfter };
  const at = (daysLeft: number, ms = 0) =>
    new Date(Date.parse(notAfter) - daysLeft * 86_400_000 + ms);
  const decide = (daysLeft: number, changes: Parameters<typeof aVerdict>[0] = {}, ms = 0) =>
    decideNeed(aVerdict({ validity, ...changes }), 85, at(daysLeft, ms));

  it.each([
    ['at the start of the window', 85, 0, true, 'WindowOpen'],
    ['before the window', 85, -1, false, 'WindowAhead'],
    ['just before the end', 0, -1, true, 'WindowOpen'],
    ['at the end', 0, 0, true, 'Ended'],
    ['long after the end', -400, 0, true, 'Ended'],
  ] as const)(
    'returns need and reason for each distance from the end: %s',
    (_, days, ms, needed, reason) => {
      expect(decide(days, {}, ms)).toEqual({ needed, reason });
    },
  );

  it.each([
    ['NotCompleted', { state: 'NotCompleted', validity: null }],
    ['NoEncryptionKey', { state: 'NoEncryptionKey' }],
    ['WeakKey', { findings: [aFinding('WeakKey', 'error')] }],
  ] as const)('returns a need at any time for %s', (reason, changes) => {
    expect(decide(900, changes)).toEqual({ needed: true, reason });
  });

  it('returns null when nothing can be renewed', () => {
    for (const state of ['OldKeysOnly', 'NoPrivateKey', 'NotEhealth'] as const)
      expect(decide(10, { state })).toBeNull();
  });
});

describe('trousseau needs-renewal', () => {
  let folder: string;
  let password: string;
  const path = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trousseau-needs-renewal-'));
    const sample = await testKeystore('complete');
    ({ password } = sample);
    writeFileSync(path('complete.p12'), sample.bytes);
    writeFileSync(path('password.txt'), `${password}\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function ask(args: readonly string[], input = '') {
    const stdin = new PassThrough();
    stdin.end(input);
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const status = await run([...args], { stdin, stdout, stderr, env: {} } as unknown as CliIo);
    const text = (stream: PassThrough) => String(stream.read() ?? '');
    return { status, out: text(stdout), err: text(stderr) };
  }

  it('returns 0 and the reason, without the password, when a renewal is needed', async () => {
    const { status, out, err } = await ask(
      ['--at', '2099-01-01', '--json', path('complete.p12')],
      `${password}\n`,
    );
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      file: path('complete.p12'),
      needed: true,
      reason: 'Ended',
      error: null,
    });
    expect(out + err).not.toContain(password);
  });

  it('returns 1 when no renewal is needed in the given window', async () => {
    const { status, out } = await ask([
      ...['--at', '2020-01-01', '--days', '0'],
      ...['--password-file', path('password.txt'), path('complete.p12')],
    ]);
    expect(status).toBe(1);
    expect(out).toMatch(/complete\.p12: not needed \(WindowAhead, ends 20/);
  });

  it('returns 2 when the file is missing, and 255 for every other error', async () => {
    expect((await ask([path('none.p12')], 'x')).status).toBe(2);
    const wrong = await ask(['--json', path('complete.p12')], 'wrong');
    expect(wrong.status).toBe(255);
    expect(JSON.parse(wrong.out)).toMatchObject({
      needed: null,
      error: { code: 'ERR_KEYSTORE_PASSWORD' },
    });
    expect((await ask(['--at', 'soon', path('complete.p12')])).status).toBe(255);
    expect((await ask(['--days', 'x', path('complete.p12')])).status).toBe(255);
    expect((await ask([])).err).toContain('give exactly one file');
  });
});
