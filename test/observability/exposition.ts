/** One sample of a scrape. */
export interface Scraped {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Scrape {
  readonly types: ReadonlyMap<string, string>;
  readonly samples: readonly Scraped[];
}

/** Reads Prometheus' text format 0.0.4 and throws at any other text. */
export function parseExposition(text: string): Scrape {
  const types = new Map<string, string>();
  const helped = new Set<string>();
  const samples: Scraped[] = [];
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const comment = /^# (HELP|TYPE) ([a-z_:]+) (.+)$/.exec(line);
    if (comment !== null) {
      const [, what, name = '', rest = ''] = comment;
      if (what === 'HELP') helped.add(name);
      else types.set(name, rest);
      continue;
    }
    const sample = /^([a-z_:]+)(?:\{(.*)\})? (\S+)$/.exec(line);
    if (sample === null) throw new Error(`no line of the format: ${line}`);
    const [, name = '', written = '', value] = sample;
    if (!helped.has(name) || !types.has(name)) throw new Error(`${name} comes undescribed`);
    if (!Number.isFinite(Number(value))) throw new Error(`no number: ${line}`);
    samples.push({ name, labels: parseLabels(written), value: Number(value) });
  }
  const keys = samples.map(({ name, labels }) => `${name} ${JSON.stringify(labels)}`);
  if (new Set(keys).size < keys.length) throw new Error('a series comes twice');
  return { types, samples };
}

function parseLabels(written: string): Record<string, string> {
  const labels: Record<string, string> = {};
  const one = /([a-z_]+)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/y;
  let end = 0;
  for (let found = one.exec(written); found !== null; found = one.exec(written)) {
    labels[found[1]!] = found[2]!;
    end = one.lastIndex;
  }
  if (end !== written.length) throw new Error(`no labels: ${written}`);
  return labels;
}

/** Names of our metrics in an expression. */
export function metricsIn(expression: string): string[] {
  return [...new Set(expression.match(/\behealth_[a-z0-9_]+/g) ?? [])];
}
