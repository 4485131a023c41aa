import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { packageRoot } from '../../plugin/package-root.ts';
import { openDatabase } from '../../plugin/store/sqlite.ts';
import type { KeptInstallation } from '../support/fixtures/kept-installation.ts';
import { randomFrom } from '../support/tools/random.ts';
import { aServedPractice, putProfiles } from './served-practice.ts';
import type { RunningServer, ServedPractice } from './served-practice.ts';

let practice: ServedPractice | undefined;
afterEach(() => {
  practice?.close();
  practice = undefined;
});

const codeOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { code: string }).code;

describe('migration under kill -9', () => {
  const kept = join(packageRoot(), 'test', 'fixtures', 'database-0.1.0');
  const { certificates } = JSON.parse(
    readFileSync(join(kept, 'installation.json'), 'utf8'),
  ) as KeptInstallation;

  it('migrates a former database whole when the first start was killed', async () => {
    const random = randomFrom(4);
    for (let round = 0; round < 20; round += 1) {
      const folder = mkdtempSync(join(tmpdir(), 'trousseau-migration-'));
      copyFileSync(join(kept, 'trousseau.sqlite'), join(folder, 'trousseau.sqlite'));
      copyFileSync(join(kept, 'master-key.json'), join(folder, 'key.json'));
      for (const name of ['trousseau.sqlite', 'key.json']) chmodSync(join(folder, name), 0o600);
      practice = await aServedPractice({ folder });
      const child = practice.spawn('serve', '--port', '0');
      child.stderr.resume();
      const ended = once(child, 'exit');
      await wait(random() * 700);
      child.kill('SIGKILL');
      await ended;

      const server = await practice.start();
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
      expect(await server.stop()).toBe(0);
      const database = openDatabase(practice.databasePath, { mustExist: true });
      const stored = database.prepare<[], string>('SELECT id FROM certificate').pluck().all();
      expect(database.prepare('PRAGMA integrity_check').pluck().get()).toBe('ok');
      database.close();
      expect(stored).toEqual(expect.arrayContaining(Object.values(certificates)));
      rmSync(folder, { recursive: true });
    }
  });
});

/** A small file system of its own; null where none can be mounted. */
function smallDisk(): string | null {
  const place = mkdtempSync(join(tmpdir(), 'trousseau-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', place]);
  if (status === 0) return place;
  rmSync(place, { recursive: true });
  return null;
}

function removeDisk(place: string): void {
  spawnSync('umount', ['--lazy', place]);
  rmSync(place, { recursive: true, force: true });
}

function canMount(): boolean {
  const place = process.platform === 'linux' && process.getuid?.() === 0 ? smallDisk() : null;
  if (place !== null) removeDisk(place);
  return place !== null;
}

/** Fills a file system to its last byte; returns the file to remove. */
function fill(folder: string): string {
  const filler = join(folder, 'filler');
  for (const size of [64 * 1024, 512]) {
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(size));
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' });
    }
  }
  return filler;
}

describe.skipIf(!canMount())('full disk (needs the right to mount)', () => {
  it('answers with a coded error, keeps what it confirmed and goes on when there is room again', async () => {
    const folder = smallDisk() ?? '';
    const served = await aServedPractice({ folder });
    onTestFinished(() => {
      served.close();
      removeDisk(folder);
    });
    const [holder, other] = served.holders;
    if (holder === undefined || other === undefined) throw new TypeError('two holders');
    const server = await served.start();
    await putProfiles(server, served.holders);
    const id = await server.load(holder, holder.keystores[0]);

    const filler = fill(folder);
    await expect(server.load(other, other.keystores[0])).rejects.toThrow(
      /answered 503.*ERR_DATABASE_/s,
    );
    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([
      503,
      { checks: { store: 'failed' } },
    ]);
    expect(await server.listed(holder)).toEqual([id]);

    rmSync(filler);
    // An answer is shared for a second
    await vi.waitFor(async () => expect((await fetch(`${server.url}/readyz`)).status).toBe(200), {
      timeout: 5_000,
      interval: 100,
    });
    await server.load(other, other.keystores[0]);
    await server.kill();
    const again = await served.start();
    expect(await again.exported(holder, id, holder.keystores[0])).toEqual(
      holder.keystores[0].bytes,
    );
    expect(await again.listed(other)).toHaveLength(1);
    expect(await again.stop()).toBe(0);
  });
});

/** A practice with a file of each holder, its server stopped. */
async function aFilledPractice(): Promise<ServedPractice> {
  const filled = await aServedPractice();
  practice = filled;
  const server = await filled.start();
  await putProfiles(server, filled.holders);
  for (const holder of filled.holders) await server.load(holder, holder.keystores[0]);
  await server.stop();
  return filled;
}

describe('damaged database', () => {
  it('ends with a coded error or answers with coded errors, wherever a page is damaged', async () => {
    const filled = await aFilledPractice();
    const { databasePath, holders } = filled;
    const sound = readFileSync(databasePath);
    const random = randomFrom(5);
    const outcomes = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      const damaged = Buffer.from(sound);
      const page = Math.floor(random() * (sound.length / 4096));
      damaged.fill(0xa5, page * 4096 + (page === 0 ? 100 : 0), (page + 1) * 4096);
      for (const rest of ['-wal', '-shm']) rmSync(`${databasePath}${rest}`, { force: true });
      writeFileSync(databasePath, damaged);
      let server: RunningServer;
      try {
        server = await filled.start();
      } catch (error) {
        expect(String(error)).toMatch(/ended with 1: (\{.*\}\n)*trousseau: ERR_\w+: /);
        outcomes.add('coded end');
        continue;
      }
      for (const { id } of holders) {
        const answer = await server.call('GET', `/users/${id}/certificates`);
        if (answer.status === 200) continue;
        expect([answer.status, await codeOf(answer)]).toEqual([
          503,
          expect.stringMatching(/^ERR_/),
        ]);
        outcomes.add('coded answer');
      }
      await server.stop();
      outcomes.add('served');
    }
    expect(outcomes).toContain('coded end');
    for (const rest of ['-wal', '-shm']) rmSync(`${databasePath}${rest}`, { force: true });
    writeFileSync(databasePath, sound);
    expect((await filled.command('restore-check', databasePath)).code).toBe(0);
  });
});

describe('wrong master key', () => {
  const wrong: readonly [string, (path: string) => void][] = [
    ['a missing file', (path) => rmSync(path)],
    ['an empty file', (path) => writeFileSync(path, '')],
    ['a file cut in half', (path) => writeFileSync(path, readFileSync(path).subarray(0, 40))],
    [
      'a folder',
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
    ['a file that others read', (path) => chmodSync(path, 0o644)],
    [
      'the key of another installation',
      (path) => {
        const text = readFileSync(path, 'utf8');
        const key = Buffer.alloc(32, 7).toString('base64');
        writeFileSync(path, text.replaceAll(/[A-Za-z0-9+/]{43}=/g, key));
      },
    ],
  ];

  it.each(wrong)(
    'ends with a coded error and leaves the database unchanged for %s',
    async (_, spoil) => {
      const filled = await aFilledPractice();
      const { databasePath, keyPath } = filled;
      const hash = () => createHash('sha256').update(readFileSync(databasePath)).digest('hex');
      const before = hash();
      spoil(keyPath);
      await expect(filled.start()).rejects.toThrow(
        /ended with 1: (\{.*\}\n)*trousseau: ERR_MASTER_KEY_\w+: /,
      );
      expect(hash()).toBe(before);
    },
  );
});
