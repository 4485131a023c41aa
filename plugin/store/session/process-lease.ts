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
  readonly pid: number;
}

/** Leases of this process: its own number does not say which of them are in use. */
const held = new Set<string>();

/**
 * A process that was killed leaves its lease. Its number shows at once that it is gone, where that number means the same to us:
 * on the same machine, in the same container. Elsewhere the lease has to run out.
 */
export function createProcessLease(database: Database): ProcessLease {
  const id = randomUUID();
  const machine = machineName();
  const upsert = database.prepare<[string, string, number, string]>(
    `INSERT INTO process_lease (id, machine, pid, lease_until) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET lease_until = excluded.lease_until`,
  );
  const remove = database.prepare<[string]>('DELETE FROM process_lease WHERE id = ?');
  const removeExpired = database.prepare<[string, string]>(
    'DELETE FROM process_lease WHERE lease_until <= ? AND id <> ?',
  );
  const neighbours = database.prepare<[string, string], LeaseRow>(
    'SELECT id, pid FROM process_lease WHERE machine = ? AND id <> ?',
  );
  return {
    id,
    keep: (now) => {
      held.add(id);
      upsert.run(id, machine, process.pid, toText(new Date(now.getTime() + leaseMs)));
    },
    release: () => {
      held.delete(id);
      remove.run(id);
    },
    removeDead: (now) => {
      removeExpired.run(toText(now), id);
      for (const row of neighbours.all(machine, id)) if (isGone(row)) remove.run(row.id);
    },
  };
}

function isGone({ id, pid }: LeaseRow): boolean {
  // An earlier process had the number that is ours now
  if (pid === process.pid) return !held.has(id);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // Any other answer means that it runs
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
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
