import { certificateLevels } from '../certificate/verdict/level.ts';
import type { CertificateLevel } from '../certificate/verdict/level.ts';

/** A bar as the drawing has it, in units of its view box. */
export interface TimelineBar {
  readonly x: number;
  readonly width: number;
  /** From the bottom up; only levels that have any. */
  readonly segments: readonly {
    readonly level: CertificateLevel;
    readonly y: number;
    readonly height: number;
  }[];
  readonly total: number;
  /** Where the total is written, above the bar. */
  readonly totalY: number;
}

export interface Timeline {
  readonly width: number;
  readonly height: number;
  /** The base line of the bars. */
  readonly baseline: number;
  readonly bars: readonly TimelineBar[];
}

const column = 56;
const barWidth = 36;
const plotTop = 28;
const plotHeight = 150;
/** Two lines of words below the bars. */
const footHeight = 44;
/** A single certificate next to hundreds is still visible. */
const leastHeight = 3;

/** Lays out one stacked bar per month; the tallest fills the height. Pure; words and colours are the page's. */
export function layOutTimeline(
  months: readonly Readonly<Record<CertificateLevel, number>>[],
): Timeline {
  const totals = months.map((counts) =>
    certificateLevels.reduce((sum, level) => sum + counts[level], 0),
  );
  const scale = plotHeight / Math.max(1, ...totals);
  const baseline = plotTop + plotHeight;
  const bars = months.map((counts, index) => {
    let top = baseline;
    const segments = certificateLevels
      .filter((level) => counts[level] > 0)
      .map((level) => {
        const height = round(Math.max(leastHeight, counts[level] * scale));
        top = round(top - height);
        return { level, y: top, height };
      });
    return {
      x: index * column + (column - barWidth) / 2,
      width: barWidth,
      segments,
      total: totals[index] ?? 0,
      totalY: round(top - 8),
    };
  });
  return { width: months.length * column, height: baseline + footHeight, baseline, bars };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
