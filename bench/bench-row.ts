/** One line of the results table in bench/README.md. Values carry their unit. */
export interface BenchRow {
  readonly what: string;
  readonly ours: string;
  /** The same work done by a peer in the same run; '' where there is none. */
  readonly peer: string;
  readonly note: string;
}

/** The value below which `share` of the samples lie, e.g. 0.95 for p95. Samples in milliseconds, any order. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

/** Milliseconds with the precision a reader can use. */
export function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
