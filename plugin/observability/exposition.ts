import { Counter, Gauge, Registry } from 'prom-client';
import { metricCatalogue } from './metric-catalogue.ts';
import type { CounterName, GaugeName, MetricName, Sample } from './metric-catalogue.ts';

/** What a monitoring system reads: Prometheus' text format. */
export interface Exposition {
  readonly contentType: string;
  readonly body: string;
}

/** Writes the metrics of the catalogue with these figures. A metric without figures has its two lines of description. */
export async function writeExposition(
  gaugeSamples: readonly Sample[],
  counterSamples: readonly Sample<CounterName>[],
): Promise<Exposition> {
  const registry = new Registry();
  const gauges = register('gauge', (settings) => new Gauge({ ...settings, registers: [registry] }));
  const counters = register(
    'counter',
    (settings) => new Counter({ ...settings, registers: [registry] }),
  );
  // A gauge without labels would be 0 now, which is a figure too
  for (const gauge of gauges.values()) gauge.remove({});
  for (const { name, labels, value } of gaugeSamples) gauges.get(name)?.set(labels, value);
  for (const { name, labels, value } of counterSamples) counters.get(name)?.inc(labels, value);
  return { contentType: registry.contentType, body: await registry.metrics() };
}

interface MetricSettings {
  readonly name: string;
  readonly help: string;
  readonly labelNames: string[];
}

function register<Metric>(
  type: 'gauge' | 'counter',
  create: (settings: MetricSettings) => Metric,
): ReadonlyMap<string, Metric> {
  const names = Object.keys(metricCatalogue) as (MetricName & (GaugeName | CounterName))[];
  return new Map(
    names
      .filter((name) => metricCatalogue[name].type === type)
      .map((name) => {
        const { help, labels } = metricCatalogue[name];
        return [name, create({ name, help, labelNames: [...labels] })];
      }),
  );
}
