import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createProcessLease } from '../../../plugin/store/session/process-lease.ts';
import { freshStore, now, rawDatabase } from '../store-fixture.ts';

const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

interface Row {
  readonly id: string;
  readonly machine: string;
  readonly pid: number;
  readonly started: string;
  readonly lease_until: string;
}

/** A lease of this process, and rows of others made from it. */
async function aLease() {
  const { place } = await freshStore();
  const database = rawDatabase(place);
  const lease = createProcessLease(database);
  onTestFinished(() => {
    lease.release();
  });
  lease.keep(now);
  const own = database.prepare<[], Row>('SELECT * FROM process_lease').get()!;
  const add = (id: string, changes: Partial<Row>) =>
    database
      .prepare<[Row]>(
        `INSERT OR REPLACE INTO process_lease (id, machine, pid, started, lease_until)
         VALUES (@id, @machine, @pid, @started, @lease_until)`,
      )
      .run({ ...own, id, ...changes });
  const left = () =>
    database
      .prepare<[string], string>('SELECT id FROM process_lease WHERE id <> ? ORDER BY id')
      .pluck()
      .all(lease.id);
  return { database, lease, own, add, left };
}

async function aProcess() {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' });
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  const started = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';
  return {
    pid,
    started,
    kill: async () => {
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

describe('createProcessLease', () => {
  it('keeps the lease of a process that runs on this machine, however far the clock went', async () => {
    const { lease, add, left } = await aLease();
    const { pid, started, kill } = await aProcess();
    add('neighbour', { pid, started });
    for (const minutes of [1, 120, 5_000_000]) lease.removeDead(later(minutes));
    expect(left()).toEqual(['neighbour']);
    await kill();
    lease.removeDead(now);
    expect(left()).toEqual([]);
  });

  it('deletes the lease of a process whose number another program has now', async () => {
    const { lease, add, left } = await aLease();
    const { pid, kill } = await aProcess();
    add('gone', { pid, started: '1' });
    lease.removeDead(now);
    expect(left()).toEqual([]);
    await kill();
  });

  it('deletes what an earlier process with its own number left', async () => {
    const { database, lease, add, left } = await aLease();
    add('earlier-self', {});
    const sibling = createProcessLease(database);
    sibling.keep(now);
    lease.removeDead(now);
    expect(left()).toEqual([sibling.id]);
    sibling.release();
  });

  it('deletes the lease of another machine when it was found run out twice', async () => {
    const { lease, add, left } = await aLease();
    add('elsewhere', { machine: 'another', lease_until: later(1).toISOString() });
    lease.removeDead(now);
    lease.removeDead(later(2));
    expect(left()).toEqual(['elsewhere']);
    lease.removeDead(later(2));
    expect(left()).toEqual([]);
  });

  it('keeps the lease of another machine when it is renewed after the clock jumped ahead', async () => {
    const { lease, add, left } = await aLease();
    add('elsewhere', { machine: 'another', lease_until: later(1).toISOString() });
    lease.removeDead(later(120));
    add('elsewhere', { machine: 'another', lease_until: later(121).toISOString() });
    lease.removeDead(later(120));
    expect(left()).toEqual(['elsewhere']);
  });
});
