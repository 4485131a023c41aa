import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createChallengeStore } from '../../../simulator/sts/challenge-store.ts';
import type { SimulatorReady } from '../../../simulator/control/control.ts';
import { ownProgram } from '../../support/tools/own-program.ts';
import { startSimulator, type TestSimulator } from '../../support/servers/simulator.ts';

describe('control port', () => {
  let simulator: TestSimulator;
  beforeAll(async () => {
    simulator = await startSimulator({ register: { persons: {}, organisations: {} } });
  });
  afterAll(() => simulator.stop());

  const put = (path: string, body: string): Promise<Response> =>
    fetch(`${simulator.ready.control}${path}`, { method: 'PUT', body });

  it('shows and changes the settings one by one', async () => {
    await simulator.settings({ lifeSeconds: 90 });
    await simulator.settings({ delayMs: 5 });
    const { settings, issued, published, faults } = await simulator.state();
    expect(settings).toMatchObject({ lifeSeconds: 90, delayMs: 5, challenge: 'when-different' });
    expect([issued, published, faults]).toEqual([0, 0, []]);
  });

  it.each([
    ['/settings', '{"challenge": "sometimes"}'],
    ['/settings', '{"colour": "blue"}'],
    ['/settings', '{"revoked": [{"certificate": "AAAA"}]}'],
    ['/settings', '{"ocspSigner": "nobody"}'],
    ['/fault', '{"mode": "explode"}'],
    ['/fault', '{"mode": "slow", "times": 0}'],
    ['/register', '{"persons": {"97": {}}, "organisations": {}}'],
    ['/register', '[]'],
    ['/fault', '{"mode": "slow", "service": "post"}'],
    ['/etk', '{"type": "SSIN", "id": "00000000097"}'],
    [
      '/etk',
      '{"type": "SSIN", "id": "00000000097", "applicationId": null, "encryptionCertificate": "AAAA", "ownerCertificate": "AAAA"}',
    ],
    ['/certificates', '[{"certificate": "ab"}]'],
    [
      '/certificates',
      '[{"certificate": "0123456789012345678901234567890123456789", "status": "LOST"}]',
    ],
    ['/fault', 'no json'],
  ])('rejects %s %s and keeps its state', async (path, body) => {
    const before = await simulator.state();
    expect((await put(path, body)).status).toBe(400);
    expect(await simulator.state()).toEqual(before);
  });

  it('keeps the latest order for each service', async () => {
    await simulator.fault('slow', 2, 'depot');
    await simulator.fault('reset', 1, 'ocsp');
    await simulator.fault('http-503', 1, 'depot');
    expect((await simulator.state()).faults).toEqual([
      { mode: 'http-503', times: 1, service: 'depot' },
      { mode: 'reset', times: 1, service: 'ocsp' },
    ]);
    await simulator.fault(null);
    expect((await simulator.state()).faults).toEqual([]);
  });

  it('answers 404 to other calls', async () => {
    expect((await put('/keys', '{}')).status).toBe(404);
    expect((await fetch(`${simulator.ready.control}/__proto__`)).status).toBe(404);
  });

  it('shows the last 200 messages as received', async () => {
    for (let count = 1; count <= 205; count += 1) {
      await fetch(simulator.ready.sts, { method: 'POST', body: `message ${String(count)}` });
    }
    const messages = await simulator.messages();
    expect(messages).toHaveLength(200);
    expect(messages[0]).toMatchObject({ service: 'sts', body: 'message 6', outcome: 'SOA-03002' });
    expect(messages[0]?.headers['content-type']).toBe('text/plain;charset=UTF-8');
    await simulator.clearMessages();
    expect(await simulator.messages()).toEqual([]);
  });

  const elsewhere = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4');

  it.skipIf(elsewhere === undefined)(
    'refuses connections to an address other than loopback',
    async () => {
      const socket = createConnection({
        host: elsewhere?.address ?? '',
        port: Number(new URL(simulator.ready.control).port),
      });
      await expect(once(socket, 'connect')).rejects.toThrow('ECONNREFUSED');
    },
  );
});

describe('simulator process', () => {
  const started: ChildProcessWithoutNullStreams[] = [];
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trousseau-simulator-process-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
  });

  function start(...args: readonly string[]): ChildProcessWithoutNullStreams {
    const child = spawn(process.execPath, [...ownProgram('simulator/main'), ...args], {
      stdio: 'pipe',
    });
    started.push(child);
    return child;
  }

  async function readyOf(child: ChildProcessWithoutNullStreams): Promise<SimulatorReady> {
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    return JSON.parse(line) as SimulatorReady;
  }

  it('ends with code 0 when the process receives SIGTERM', async () => {
    const child = start('--folder', folder);
    await readyOf(child);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('ends with code 0 when its standard input ends, even while a caller waits', async () => {
    const child = start('--folder', folder, '--until-stdin-ends');
    const { sts, control } = await readyOf(child);
    await fetch(`${control}/fault`, { method: 'PUT', body: '{"mode":"no-answer"}' });
    const waiting = fetch(sts, { method: 'POST', body: 'x' }).catch((error: unknown) => error);
    const ended = once(child, 'exit');
    child.stdin.end();
    expect(await ended).toEqual([0, null]);
    expect(await waiting).toBeInstanceOf(Error);
  });

  it('keeps its signer after a restart', async () => {
    const signers: string[] = [];
    for (let times = 0; times < 2; times += 1) {
      const child = start('--folder', folder, '--until-stdin-ends');
      const { signerAnchors } = await readyOf(child);
      expect(signerAnchors).toBe(join(folder, 'services.pem'));
      signers.push(await readFile(join(folder, 'sts-signer.pem'), 'utf8'));
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    }
    expect(signers[1]).toBe(signers[0]);
  });

  it.each<[string, () => Promise<readonly string[]>]>([
    ['without a folder', () => Promise.resolve([])],
    [
      'with a register that is none',
      async () => {
        const file = join(folder, 'bad.json');
        await writeFile(file, '{"persons": []}');
        return ['--folder', folder, '--register', file];
      },
    ],
  ])('refuses to start %s', async (_, args) => {
    const child = start(...(await args()));
    child.stderr.resume();
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBeGreaterThan(0);
  });
});

describe('challenge store', () => {
  const binding = { context: 'c', header: 'h', useKey: 'k' };
  const now = new Date('2026-01-15T09:00:00Z');
  const after = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

  it('keeps a challenge for two minutes', () => {
    const store = createChallengeStore<string>();
    const [early, late] = [store.open(binding, 'first', now), store.open(binding, 'second', now)];
    expect(store.take(early, after(120))).toMatchObject({ binding, pending: 'first' });
    expect(store.take(late, after(121))).toBeNull();
  });

  it('creates a different challenge each time', () => {
    const store = createChallengeStore<number>();
    const texts = Array.from({ length: 100 }, (_, index) => store.open(binding, index, now));
    expect(new Set(texts).size).toBe(100);
    expect(texts.every((text) => /^[A-Za-z0-9+/]{43}=$/.test(text))).toBe(true);
  });
});
