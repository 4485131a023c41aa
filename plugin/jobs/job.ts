/*
 * Jobs (DESIGN decision 9): cron only wakes; a row says what is due, who runs it, and how it ended. A job can be run twice, on two
 * nodes, and be cut off anywhere.
 */

/** When a job runs, by the Belgian clock. Times that a day lacks (spring) come an hour later; those it has twice come once. */
export type Cadence =
  | { readonly kind: 'minutes'; readonly every: 1 | 5 | 10 | 15 | 30 }
  | { readonly kind: 'hourly'; readonly minute: number }
  | { readonly kind: 'daily'; readonly hour: number; readonly minute: number }
  /** 1: Monday. */
  | {
      readonly kind: 'weekly';
      readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
      readonly hour: number;
      readonly minute: number;
    };

export const jobIds = [
  'renewal-watch',
  'deliveries',
  'probes',
  'enrolments',
  'digest',
  'housekeeping',
  'audit-verification',
  'database-check',
] as const;
export type JobId = (typeof jobIds)[number];

export interface Job {
  readonly id: JobId;
  readonly cadence: Cadence;
  /** How long a run may hold its row without a sign of life before another process may take it over. Seconds. */
  readonly leaseSeconds: number;
  /** Gives counts for the screen; rejects when the whole run failed. `signal`: the process ends, stop at the next row. */
  run(signal: AbortSignal): Promise<Readonly<Record<string, number>>>;
}

/** 'lost': the process that ran it died. */
export const jobOutcomes = ['ok', 'failed', 'lost'] as const;
export type JobOutcome = (typeof jobOutcomes)[number];

/** A row as screens and metrics show it. */
export interface JobStatus {
  readonly id: JobId;
  readonly lastStartedAt: Date | null;
  readonly lastEndedAt: Date | null;
  readonly lastSucceededAt: Date | null;
  readonly lastDurationMs: number | null;
  readonly lastOutcome: JobOutcome | null;
  /** Code of the error, or its class; never its text, which may hold anything. */
  readonly lastProblem: string | null;
  readonly lastCounts: Readonly<Record<string, number>>;
  readonly nextAt: Date;
  readonly running: boolean;
}

export interface JobRepository {
  /** Makes rows for new jobs (due at `firstAt`) and leaves the others as they are. */
  ensure(jobs: readonly { readonly id: JobId; readonly firstAt: Date }[]): Promise<void>;
  list(now: Date): Promise<readonly JobStatus[]>;
  /** Takes the row if it is due (or `force`) and no process holds it; exactly one process gets true. A lease that ran out is 'lost'. */
  take(
    id: JobId,
    owner: string,
    now: Date,
    leaseUntil: Date,
    options?: { readonly force?: boolean },
  ): Promise<boolean>;
  /** Extends the lease (heartbeat); false when another process has taken it. */
  extend(id: JobId, owner: string, leaseUntil: Date): Promise<boolean>;
  /** Ends a run. Ignored when the lease was lost. */
  end(
    id: JobId,
    owner: string,
    ended: {
      readonly at: Date;
      readonly outcome: 'ok' | 'failed';
      readonly problem: string | null;
      readonly counts: Readonly<Record<string, number>>;
      readonly durationMs: number;
      readonly nextAt: Date;
    },
  ): Promise<void>;
}

export interface JobRunner {
  /** Wakes every minute by node-cron. */
  start(): void;
  /** What a wake does; tests and hosts that wake us themselves call it. */
  wake(): Promise<void>;
  /** Runs one now and waits; ERR_JOB_RUNNING when it runs already, here or elsewhere. */
  runNow(id: JobId): Promise<void>;
  list(): Promise<readonly JobStatus[]>;
  /** No job starts any more; resolves when those that run have ended. */
  stop(): Promise<void>;
}

/**
 * A job as hosts see it, part of the public contract (host.ts). The plugin schedules it itself (node-cron) when
 * `settings.jobs.enabled`; the host may run one by hand.
 */
export interface PluginJob {
  readonly id: string;
  readonly schedule: string;
  run(): Promise<void>;
}
