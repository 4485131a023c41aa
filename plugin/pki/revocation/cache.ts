/** Answers kept in memory until an instant, within a number of them and a sum of their weights; the oldest give way. */
export interface RevocationCache<Value> {
  find(key: string, now: Date): Value | undefined;
  /** `until` in the past, or a weight beyond the limit: not kept. */
  keep(key: string, value: Value, until: Date, weight?: number): void;
  clear(): void;
}

export function createRevocationCache<Value>(limits: {
  readonly maxEntries: number;
  readonly maxWeight: number;
}): RevocationCache<Value> {
  const kept = new Map<string, { value: Value; until: number; weight: number }>();
  let total = 0;
  const drop = (key: string) => {
    total -= kept.get(key)?.weight ?? 0;
    kept.delete(key);
  };
  return {
    find: (key, now) => {
      const entry = kept.get(key);
      if (entry === undefined) return undefined;
      if (now.getTime() < entry.until) return entry.value;
      drop(key);
      return undefined;
    },
    keep: (key, value, until, weight = 1) => {
      drop(key);
      if (weight > limits.maxWeight) return;
      kept.set(key, { value, until: until.getTime(), weight });
      total += weight;
      for (const oldest of kept.keys()) {
        if (kept.size <= limits.maxEntries && total <= limits.maxWeight) break;
        drop(oldest);
      }
    },
    clear: () => {
      kept.clear();
      total = 0;
    },
  };
}
