import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { execFileSync, spawnSync } from 'node:child_process';
import express from 'express';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { PluginError, errorCodes } from '../../plugin/errors.ts';
import type { PluginEvent } from '../../plugin/host.ts';
import { periodSeconds } from '../../plugin/jobs/cadence.ts';
import { jobDefinitions } from '../../plugin/jobs/definitions.ts';
import {
  countingLog,
  countingProbes,
  countingReader,
  countingSessions,
} from '../../plugin/observability/counting.ts';
import { metricCatalogue } from '../../plugin/observability/metric-catalogue.ts';
import { certificateLimit, createMetrics } from '../../plugin/observability/metrics.ts';
import type { Metrics, MetricsDeps } from '../../plugin/observability/metrics.ts';
import type { RenewalState } from '../../plugin/domain/renewal/renewal.ts';
import type { CertificateFigure } from '../../plugin/observability/repository.ts';
import type { ProbeRepository } from '../../plugin/domain/probe/repository.ts';
import { metricsRoutes } from '../../plugin/routes/operations/metrics.ts';
import type { SessionServices } from '../../plugin/domain/session/service.ts';
import { aCertificate, freshStore } from '../store/store-fixture.ts';
import { aPlan } from '../support/builders/plan.ts';
import { systemPart } from '../support/tools/system-parts.ts';
import { metricsIn, parseExposition } from './exposition.ts';
import type { Scrape } from './exposition.ts';

const now = new Date('2026-03-10T09:00:00.000Z');
const at = now.getTime() / 1000;
const day = 86_400;
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const hostId = '00000000097';

const planned = (state: RenewalState) =>
  aPlan({ state, since: later(-3 * day), dueAt: later(5 * day), nextCheckAt: now });

function aFigure(changes: Partial<CertificateFigure> = {}): CertificateFigure {
  return {
    certificateId: randomUUID(),
    environment: 'acceptance',
    kind: 'person',
    notBefore: later(-300 * day),
    notAfter: later(60 * day),
    state: 'Complete',
    plan: planned('WindowOpen'),
    ...changes,
  };
}

function metricsOver(
  certificates: readonly CertificateFigure[] = [],
  changes: Partial<MetricsDeps> = {},
): Metrics {
  const sorted = certificates.toSorted((a, b) => (a.certificateId < b.certificateId ? -1 : 1));
  return createMetrics({
    figures: {
      certificates: (afterId, limit) =>
        Promise.resolve(
          sorted.filter(({ certificateId }) => certificateId > afterId).slice(0, limit),
        ),
      openNotices: () => Promise.resolve([{ cause: 'Expiry', severity: 'warning', count: 3 }]),
      deliveries: () => Promise.resolve([{ channel: 'email', state: 'failed', count: 2 }]),
    },
    jobs: { list: () => Promise.resolve([]) },
    probes: { health: () => Promise.resolve([]) },
    perCertificate: true,
    version: '1.2.3',
    now: () => now,
    log: { warn: () => undefined },
    ...changes,
  });
}

const read = async (metrics: Metrics) => parseExposition((await metrics.text()).body);
const valueOf = ({ samples }: Scrape, name: string, labels: Record<string, string> = {}) =>
  samples.find(
    (sample) =>
      sample.name === name &&
      Object.entries(labels).every(([label, value]) => (sample.labels[label] ?? '') === value),
  )?.value;

describe('certificate metrics', () => {
  test('lists the dates, the state and the renewal state under an opaque ID for each certificate', async () => {
    const figure = aFigure({ certificateId: 'c-1' });
    const scrape = await read(metricsOver([figure]));
    const cert = { cert: 'c-1', env: 'acceptance', kind: 'person' };
    expect(valueOf(scrape, 'ehealth_cert_not_after_timestamp_seconds', cert)).toBe(at + 60 * day);
    expect(valueOf(scrape, 'ehealth_cert_not_before_timestamp_seconds', cert)).toBe(at - 300 * day);
    expect(valueOf(scrape, 'ehealth_cert_expires_in_seconds', cert)).toBe(60 * day);
    expect(valueOf(scrape, 'ehealth_cert_expired', cert)).toBe(0);
    expect(valueOf(scrape, 'ehealth_renewal_due_timestamp_seconds', { cert: 'c-1' })).toBe(
      at + 5 * day,
    );
    const states = scrape.samples.filter(({ name }) => name === 'ehealth_renewal_state');
    expect(states).toHaveLength(11);
    expect(states.filter(({ value }) => value === 1)).toMatchObject([
      { labels: { state: 'WindowOpen' } },
    ]);
    expect(valueOf(scrape, 'ehealth_cert_state', { state: 'Complete' })).toBe(1);
    expect(valueOf(scrape, 'ehealth_cert_state', { state: 'NotCompleted' })).toBe(0);
    expect(valueOf(scrape, 'ehealth_renewal_pending_seconds')).toBeUndefined();
  });

  test('shows the expiry, and the waiting time at eHealth, when an expired certificate has a pending request', async () => {
    const scrape = await read(
      metricsOver([aFigure({ notAfter: later(-10), plan: planned('WaitingForDelivery') })]),
    );
    expect(valueOf(scrape, 'ehealth_cert_expires_in_seconds')).toBe(-10);
    expect(valueOf(scrape, 'ehealth_cert_expired')).toBe(1);
    expect(valueOf(scrape, 'ehealth_renewal_pending_seconds')).toBe(3 * day);
  });

  test('removes the lines of a certificate when the certificate is gone', async () => {
    const certificates = [aFigure()];
    const metrics = metricsOver([], {
      figures: {
        certificates: (afterId) => Promise.resolve(afterId === '' ? certificates : []),
        openNotices: () => Promise.resolve([]),
        deliveries: () => Promise.resolve([]),
      },
    });
    expect(valueOf(await read(metrics), 'ehealth_cert_expired')).toBe(0);
    certificates.pop();
    expect(valueOf(await read(metrics), 'ehealth_cert_expired')).toBeUndefined();
  });
});

describe('summed metrics', () => {
  const figures = [
    aFigure({ notAfter: later(60 * day) }),
    aFigure({ notAfter: later(20 * day), plan: planned('WaitingForDelivery') }),
    // Renewed: its end is no news any more
    aFigure({ notAfter: later(day), plan: planned('Done') }),
    aFigure({ notAfter: later(-day), plan: planned('Expired') }),
    aFigure({ notAfter: null, notBefore: null, plan: null, state: 'NotCompleted' }),
    aFigure({ kind: 'group', notBefore: later(day) }),
  ];

  test('shows the next expiry and the count of each state, without IDs, when lines per certificate are off', async () => {
    const scrape = await read(metricsOver(figures, { perCertificate: false }));
    const person = { env: 'acceptance', kind: 'person', cert: '' };
    expect(valueOf(scrape, 'ehealth_cert_expires_in_seconds', person)).toBe(20 * day);
    expect(valueOf(scrape, 'ehealth_cert_expired', person)).toBe(1);
    expect(valueOf(scrape, 'ehealth_cert_not_before_timestamp_seconds', person)).toBeUndefined();
    expect(valueOf(scrape, 'ehealth_cert_not_before_timestamp_seconds', { kind: 'group' })).toBe(
      at + day,
    );
    expect(valueOf(scrape, 'ehealth_cert_state', { state: 'NotCompleted' })).toBe(1);
    expect(valueOf(scrape, 'ehealth_cert_state', { state: 'Complete' })).toBe(5);
    expect(valueOf(scrape, 'ehealth_renewal_state', { state: 'Done' })).toBe(1);
    expect(valueOf(scrape, 'ehealth_renewal_state', { state: 'Overdue' })).toBe(0);
    expect(valueOf(scrape, 'ehealth_renewal_pending_seconds')).toBe(3 * day);
    expect(scrape.samples.filter(({ labels }) => 'cert' in labels)).toEqual([]);
  });

  test('replaces the lines per certificate when there are too many certificates', async () => {
    const warned: string[] = [];
    const many = Array.from({ length: certificateLimit + 1 }, () => aFigure());
    const metrics = metricsOver(many, {
      log: { warn: (_details, message) => void warned.push(message) },
    });
    const { body } = await metrics.text();
    expect(body.length).toBeLessThan(20_000);
    const scrape = parseExposition(body);
    expect(valueOf(scrape, 'ehealth_cert_state', { state: 'Complete' })).toBe(certificateLimit + 1);
    expect(warned).toHaveLength(1);
  });
});

describe('metrics of jobs, services and the process', () => {
  const job = {
    id: 'audit-verification',
    lastStartedAt: now,
    lastEndedAt: now,
    lastSucceededAt: later(-60),
    lastDurationMs: 3,
    lastOutcome: 'ok',
    lastProblem: null,
    lastCounts: {},
    nextAt: now,
    running: false,
  } as const;

  test.each([
    [job, 1],
    [{ ...job, lastOutcome: 'failed', lastProblem: 'ERR_AUDIT_CHAIN_BROKEN' } as const, 0],
    [{ ...job, lastOutcome: 'failed', lastProblem: 'SQLITE_BUSY' } as const, undefined],
    [{ ...job, lastOutcome: 'lost' } as const, undefined],
  ])(
    'shows the audit chain as intact, broken or unknown for each outcome of the job: %#',
    async (status, value) => {
      const scrape = await read(
        metricsOver([], { jobs: { list: () => Promise.resolve([status]) } }),
      );
      expect(valueOf(scrape, 'ehealth_audit_chain_ok')).toBe(value);
      expect(
        valueOf(scrape, 'ehealth_job_last_success_timestamp_seconds', {
          job: 'audit-verification',
        }),
      ).toBe(at - 60);
    },
  );

  test.each([
    [{ answeredAt: later(-3600), failing: 4 }, 1],
    [{ answeredAt: later(-2 * day), failing: 4 }, 0],
    [{ answeredAt: later(-2 * day), failing: 0 }, 1],
    [{ answeredAt: null, failing: 1 }, 0],
    [{ answeredAt: null, failing: 0 }, undefined],
  ])(
    'shows a service of eHealth as up, down or never asked for the probe result %j',
    async (health, value) => {
      const scrape = await read(
        metricsOver([], {
          probes: { health: () => Promise.resolve([{ source: 'status', ...health }]) },
        }),
      );
      expect(valueOf(scrape, 'ehealth_source_up', { source: 'certra' })).toBe(value);
    },
  );

  test('omits the clock offset when the offset is unknown', async () => {
    const scrape = await read(metricsOver([], { clockOffset: () => null }));
    expect(valueOf(scrape, 'ehealth_clock_offset_seconds')).toBeUndefined();
    const known = metricsOver([], {
      clockOffset: () => -42,
      lastBackup: () => Promise.resolve(later(-day)),
    });
    expect(valueOf(await read(known), 'ehealth_clock_offset_seconds')).toBe(-42);
    expect(valueOf(await read(known), 'ehealth_backup_last_success_timestamp_seconds')).toBe(
      at - day,
    );
    expect(valueOf(await read(known), 'ehealth_build_info', { version: '1.2.3' })).toBe(1);
  });
});

describe('event counters', () => {
  const session = (changes: Partial<PluginEvent> = {}): PluginEvent =>
    ({
      type: 'session.opened',
      at: now,
      practiceId: 'practice-1',
      userId: hostId,
      sessionId: 's-1',
      certificateId: 'c-1',
      mode: 'eid',
      notOnOrAfter: later(3600),
      cause: null,
      ...changes,
    }) as PluginEvent;

  test('starts at zero and counts each session event, so that a first event shows as an increase', async () => {
    const metrics = metricsOver();
    const opened = { mode: 'eid', result: 'ok' };
    expect(valueOf(await read(metrics), 'ehealth_sts_sessions_opened_total', opened)).toBe(0);
    metrics.onEvent(session());
    metrics.onEvent(session({ type: 'session.fallback-overused' }));
    const scrape = await read(metrics);
    expect(valueOf(scrape, 'ehealth_sts_sessions_opened_total', opened)).toBe(1);
    expect(valueOf(scrape, 'ehealth_eid_sign_total', { result: 'ok' })).toBe(1);
    expect(valueOf(scrape, 'ehealth_sts_fallback_overused_total')).toBe(1);
    expect(valueOf(scrape, 'ehealth_source_up', { source: 'sts' })).toBe(1);
    expect(valueOf(scrape, 'ehealth_sts_session_expires_at_seconds', { session: 's-1' })).toBe(
      at + 3600,
    );
    metrics.onEvent(session({ type: 'session.ended' }));
    expect(valueOf(await read(metrics), 'ehealth_sts_session_expires_at_seconds')).toBeUndefined();
  });

  test('hides a session when its time is over without an end event', async () => {
    const metrics = metricsOver();
    metrics.onEvent(session({ notOnOrAfter: now }));
    expect(valueOf(await read(metrics), 'ehealth_sts_session_expires_at_seconds')).toBeUndefined();
  });

  test.each([
    ['eid', 'ERR_PIN_WRONG', 'refused', { result: 'pin' }],
    ['eid-only', 'ERR_READER_SERVICE', 'failed', { result: 'card' }],
    ['fallback', 'ERR_STS_TIMEOUT', 'failed', null],
  ] as const)('counts an opening by %s that ends in %s as %s', async (mode, code, result, sign) => {
    const metrics = metricsOver();
    const error = new PluginError(code, 'no');
    const services = { open: () => Promise.reject(error) } as unknown as SessionServices;
    const opening = countingSessions(services, metrics).open(undefined as never, { mode } as never);
    await expect(opening).rejects.toBe(error);
    const scrape = await read(metrics);
    expect(valueOf(scrape, 'ehealth_sts_sessions_opened_total', { mode, result })).toBe(1);
    if (sign === null) {
      expect(valueOf(scrape, 'ehealth_source_up', { source: 'sts' })).toBe(0);
      expect(valueOf(scrape, 'ehealth_source_errors_total', { source: 'sts' })).toBe(1);
    } else expect(valueOf(scrape, 'ehealth_eid_sign_total', sign)).toBe(1);
  });

  test('counts the reason when a keystore fails to open or to be inspected', async () => {
    const metrics = metricsOver();
    const failing = (code: (typeof errorCodes)[number]) => () =>
      Promise.reject(new PluginError(code, 'no'));
    const reader = countingReader(
      {
        inspect: failing('ERR_KEYSTORE_PASSWORD'),
        openKey: failing('ERR_KEYSTORE_TOO_COSTLY'),
        openKeys: failing('ERR_KEYSTORE_TOO_COSTLY'),
        rewrite: failing('ERR_KEYSTORE_PASSWORD'),
        build: failing('ERR_KEYSTORE_PASSWORD'),
        close: () => Promise.resolve(),
      },
      metrics,
    );
    await expect(reader.inspect(Buffer.alloc(0), 'x')).rejects.toThrow();
    await expect(reader.openKey(Buffer.alloc(0), 'x', '')).rejects.toThrow();
    // Too much to do at once is nothing about the file
    metrics.countKeystoreFailure('ERR_KEYSTORE_BUSY');
    const { samples } = await read(metrics);
    const failures = samples
      .filter(({ name }) => name === 'ehealth_keystore_open_failures_total')
      .map(({ labels, value }) => [labels['reason'], value]);
    expect(Object.fromEntries(failures)).toEqual({
      password: 1,
      unsupported: 0,
      damaged: 0,
      costly: 1,
    });
  });

  test('counts an error for the service when a probe times out, not when the service has no address', async () => {
    const metrics = metricsOver();
    const probes = countingProbes(
      { save: () => Promise.resolve(true) } as unknown as ProbeRepository,
      metrics,
    );
    const probe = { practiceId: 'p', certificateId: 'c', source: 'depot', failures: 0 } as const;
    for (const problem of ['Timeout', 'NoAddress', null] as const) {
      expect(await probes.save(probe, { problem } as never)).toBe(true);
    }
    const scrape = await read(metrics);
    expect(valueOf(scrape, 'ehealth_source_errors_total', { source: 'depot' })).toBe(1);
  });

  test('counts a logged error when the error is unexpected, not when the plugin foresees the error', async () => {
    const metrics = metricsOver();
    const lines: string[] = [];
    const note = (_details: object, message: string) => void lines.push(message);
    const log = countingLog({ debug: note, info: note, warn: note, error: note }, metrics);
    log.error({ code: 'ERR_UNEXPECTED' }, 'a');
    log.error({ job: 'probes', problem: 'TypeError' }, 'b');
    log.error({ job: 'audit-verification', problem: 'ERR_AUDIT_CHAIN_BROKEN' }, 'c');
    log.error({ code: 'ERR_DATABASE_UNUSABLE' }, 'd');
    log.warn({ code: 'ERR_UNEXPECTED' }, 'e');
    expect(lines).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(valueOf(await read(metrics), 'ehealth_panic_total')).toBe(2);
  });
});

describe('GET /metrics', () => {
  const token = 'a-token-of-the-monitoring-system';

  async function served() {
    const { store } = await freshStore();
    await store.certificates.insert(
      aCertificate({ identifier: hostId, holderName: 'Camille Exemple', fileName: 'camille.p12' }),
    );
    await store.jobs.ensure([{ id: 'probes', firstAt: now }]);
    await store.jobs.take('probes', 'a', now, later(60));
    await store.jobs.end('probes', 'a', {
      at: now,
      outcome: 'ok',
      problem: null,
      counts: {},
      durationMs: 1,
      nextAt: now,
    });
    const metrics = createMetrics({
      ...store,
      perCertificate: true,
      version: '1.2.3',
      now: () => now,
      log: { warn: () => undefined },
      clockOffset: () => 1,
    });
    return express().use('/m', metricsRoutes({ metrics, token }));
  }

  test('answers with the metrics of the catalogue and no personal data for the real store', async () => {
    const answer = await request(await served())
      .get('/m/metrics')
      .set('Authorization', `Bearer ${token}`)
      .expect(200)
      .expect('Content-Type', /^text\/plain; version=0\.0\.4/);
    const { types, samples } = parseExposition(answer.text);
    expect([...types].toSorted()).toEqual(
      Object.entries(metricCatalogue)
        .map(([name, { type }]) => [name, type])
        .toSorted(),
    );
    for (const { name, labels } of samples) {
      const described = metricCatalogue[name as keyof typeof metricCatalogue];
      expect(described.labels).toEqual(expect.arrayContaining(Object.keys(labels)));
    }
    expect(samples.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'ehealth_cert_not_after_timestamp_seconds',
        'ehealth_job_last_success_timestamp_seconds',
      ]),
    );
    expect(answer.text).not.toMatch(/camille|practice-1|"\d{11}"/i);
  });

  test.each([undefined, 'Bearer', 'Bearer wrong', `Basic ${token}`, `Bearer ${token}x`])(
    'rejects the request when the Authorization header is %s',
    async (authorization) => {
      const asked = request(await served()).get('/m/metrics');
      if (authorization !== undefined) void asked.set('Authorization', authorization);
      const answer = await asked.expect(401).expect('WWW-Authenticate', 'Bearer');
      expect(answer.text).not.toContain('ehealth_');
    },
  );

  test('lets other work run while many certificates are read', async () => {
    const certificates = Array.from({ length: 1200 }, () => aFigure());
    let isDone = false;
    const scrape = metricsOver(certificates)
      .text()
      .finally(() => (isDone = true));
    await new Promise((resolve) => setImmediate(resolve));
    const wasDone = isDone;
    await scrape;
    expect(wasDone).toBe(false);
  });

  test('reads the figures once when scrapes arrive at the same time', async () => {
    let looks = 0;
    const metrics = metricsOver([], {
      jobs: {
        list: () => {
          looks += 1;
          return Promise.resolve([]);
        },
      },
    });
    await Promise.all([metrics.text(), metrics.text(), metrics.text()]);
    expect(looks).toBe(1);
    await metrics.text();
    expect(looks).toBe(2);
  });
});

describe('alert rules and dashboard', () => {
  const file = (name: string) =>
    readFileSync(new URL(`../../plugin/observability/${name}`, import.meta.url), 'utf8');
  const rules = file('alert-rules.yaml');

  test('names only metrics of the catalogue', () => {
    const asked = [...metricsIn(rules), ...metricsIn(file('dashboard.json'))];
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((name) => !Object.hasOwn(metricCatalogue, name))).toEqual([]);
  });

  test('defines an alert for each condition that needs attention', () => {
    const alerts = new Set([...rules.matchAll(/- alert: (\w+)/g)].map(([, name]) => name));
    expect([...alerts].toSorted()).toEqual(
      [
        'AuditChainBroken',
        'CertificateExpiration',
        'CertificateNotYetValid',
        'CertificateRenewal',
        'ClockSkew',
        'EtkNotActivated',
        'FallbackOveruse',
        'JobStale',
        'KeystorePasswordFailures',
        'RenewalOverdue',
        'RequestStalled',
        'SourceDown',
        'SourceErrors',
        'SourceErrorsSustained',
        'Step2Missing',
      ].toSorted(),
    );
  });

  test('reports a job as stale after two of its periods', () => {
    for (const [id, { cadence }] of Object.entries(jobDefinitions)) {
      expect(rules).toContain(`{job="${id}"} > ${String(2 * periodSeconds(cadence))}'`);
      expect(rules).toContain(`absent(ehealth_job_last_success_timestamp_seconds{job="${id}"})`);
    }
  });

  test('lists dashboard panels that do not overlap, each with a query', () => {
    const { panels } = JSON.parse(file('dashboard.json')) as {
      panels: {
        id: number;
        gridPos: { x: number; y: number; w: number; h: number };
        targets: { expr: string }[];
      }[];
    };
    const taken = new Set<string>();
    for (const { gridPos, targets } of panels) {
      expect(targets.every(({ expr }) => metricsIn(expr).length > 0)).toBe(true);
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect(taken.has(`${String(x)} ${String(y)}`)).toBe(false);
          taken.add(`${String(x)} ${String(y)}`);
        }
      }
    }
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });

  const python = systemPart('python3');
  const readsYaml = !python.missing && spawnSync(python.path, ['-c', 'import yaml']).status === 0;
  test.skipIf(!readsYaml)('lists complete alert rules when python3-yaml reads the file', () => {
    const script = 'import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)';
    const read = JSON.parse(
      execFileSync(python.path, ['-c', script], { input: rules, encoding: 'utf8' }),
    ) as { groups: { name: string; rules: Record<string, unknown>[] }[] };
    const all = read.groups.flatMap((group) => group.rules);
    expect(all.length).toBe([...rules.matchAll(/- alert:/g)].length);
    for (const rule of all) {
      expect(rule).toEqual({
        alert: expect.stringMatching(/^\w+$/) as string,
        expr: expect.stringContaining('ehealth_') as string,
        ...('for' in rule ? { for: expect.stringMatching(/^\d+[mhd]$/) as string } : {}),
        labels: { severity: expect.stringMatching(/^(warning|critical)$/) as string },
        annotations: {
          summary: expect.any(String) as string,
          description: expect.any(String) as string,
        },
      });
    }
  });
});
