import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../plugin/cli/needs-renewal.ts';
import { decideNeed } from '../../plugin/cli/renewal-need.ts';
import { aFinding, aVerdict } from '../support/fixtures/judged-certificate.ts';
import { testKeystore } from '../support/fixtures/keystores.ts';
import type { CliIo } from '../../plugin/cli/run-command.ts';

describe('whether a certificate has to be renewed', () => {
  const notAfter = '2028-03-10T09:00:00.000Z';
  const validity = { notBefore: '2025-03-10T09:00:00.000Z', notAfter };
  const at = (daysLeft: number, ms = 0) =>
    new Date(Date.parse(notAfter) - daysLeft * 86_400_000 + ms);
  const decide = (daysLeft: number, changes: Parameters<typeof aVerdict>[0] = {}, ms = 0) =>
    decideNeed(aVerdict({ validity, ...changes }), 85, at(daysLeft, ms));

  it.each([
    ['is told from the window on', 85, 0, true, 'WindowOpen'],
    ['is not told before', 85, -1, false, 'WindowAhead'],
    ['is told until the end', 0, -1, true, 'WindowOpen'],
    ['is told at the end', 0, 0, true, 'Ended'],
    ['is told long after it', -400, 0, true, 'Ended'],
  ] as const)('%s', (_, days, ms, needed, reason) => {
    expect(decide(days, {}, ms)).toEqual({ needed, reason });
  });

  it.each([
    ['NotCompleted', { state: 'NotCompleted', validity: null }],
    ['NoEncryptionKey', { state: 'NoEncryptionKey' }],
    ['WeakKey', { findings: [aFinding('WeakKey', 'error')] }],
  ] as const)('is told at any time for %s', (reason, changes) => {
    expect(decide(900, changes)).toEqual({ needed: true, reason });
  });

  it('is not decided where nothing can be renewed', () => {
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

  it('ends with 0 for "renew" and says why, without the password', async () => {
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

  it('ends with 1 for "not needed", in the window that was asked for', async () => {
    const { status, out } = await ask([
      ...['--at', '2020-01-01', '--days', '0'],
      ...['--password-file', path('password.txt'), path('complete.p12')],
    ]);
    expect(status).toBe(1);
    expect(out).toMatch(/complete\.p12: not needed \(WindowAhead, ends 20/);
  });

  it('ends with 2 for a missing file, and with 255 for everything else that goes wrong', async () => {
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
