import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { toText } from '../instant.ts';
import type { Database } from '../sqlite.ts';

/** How long a lease lasts without being renewed, in milliseconds. */
const leaseMs = 60_000;

/** This process among those that share the database. */
export interface ProcessLease {
  readonly id: string;
  /** Begins or renews the lease. */
  keep(now: Date): void;
  /** Deletes the lease: what this process owned has no owner any more. */
  release(): void;
  /** Deletes the leases that have run out, and those of processes that are certainly gone. Never its own. */
  removeDead(now: Date): void;
}

interface LeaseRow {
  readonly id: string;
  readonly machine: string;
  readonly pid: number;
  readonly started: string;
  readonly lease_until: string;
}

/** Leases of this process: its own number does not say which of them are in use. */
const held = new Set<string>();

/**
 * A process that was killed leaves its lease. Where its number means the same to us, on the same machine and in the same container,
 * the system says at once whether it runs, and no clock matters. Elsewhere the lease has to run out, and to be found so twice: a
 * clock that jumped ahead gives the other process time to renew.
 */
export function createProcessLease(database: Database): ProcessLease {
  const id = randomUUID();
  const own = { machine: machineName(), pid: process.pid, started: startOf(process.pid) };
  /** Ends of leases that were found run out, by id. */
  const overdue = new Map<string, string>();
  const upsert = database.prepare<[LeaseRow]>(
    `INSERT INTO process_lease (id, machine, pid, started, lease_until)
     VALUES (@id, @machine, @pid, @started, @lease_until)
       ON CONFLICT (id) DO UPDATE SET lease_until = excluded.lease_until`,
  );
  const remove = database.prepare<[string]>('DELETE FROM process_lease WHERE id = ?');
  const others = database.prepare<[string], LeaseRow>(
    'SELECT id, machine, pid, started, lease_until FROM process_lease WHERE id <> ?',
  );

  const isOverdue = (row: LeaseRow, now: Date): boolean => {
    if (row.lease_until > toText(now)) {
      overdue.delete(row.id);
      return false;
    }
    const isSecond = overdue.get(row.id) === row.lease_until;
    overdue.set(row.id, row.lease_until);
    return isSecond;
  };

  const isDead = (row: LeaseRow, now: Date): boolean => {
    if (row.machine !== own.machine) return isOverdue(row, now);
    // An earlier process may have had the number that is ours now
    if (row.pid === own.pid) return !held.has(row.id);
    if (row.started !== '') return startOf(row.pid) !== row.started;
    return !runs(row.pid) || isOverdue(row, now);
  };

  return {
    id,
    keep: (now) => {
      held.add(id);
      upsert.run({ id, ...own, lease_until: toText(new Date(now.getTime() + leaseMs)) });
    },
    release: () => {
      held.delete(id);
      remove.run(id);
    },
    removeDead: (now) => {
      for (const row of others.all(id)) {
        if (!isDead(row, now)) continue;
        overdue.delete(row.id);
        remove.run(row.id);
      }
    },
  };
}

/** When a process began, in clock ticks since the machine did (proc(5), `stat`, field 22): no clock changes it. '' when unknown. */
function startOf(pid: number): string {
  try {
    // The name of the program, in brackets, may hold anything
    const [, fields = ''] = /^.*\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return fields.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Any other answer means that it runs
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** The same for two processes only where a process number means the same to both. */
function machineName(): string {
  const parts = [hostname()];
  try {
    parts.push(readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
    parts.push(readlinkSync('/proc/self/ns/pid'));
  } catch {
    // Systems without /proc have no containers either
  }
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
