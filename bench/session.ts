import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { createEhealthTransport } from '../plugin/ehealth/soap/transport.ts';
import { createTokenService } from '../plugin/ehealth/sts/token-service.ts';
import type { Plugin } from '../plugin/host.ts';
import { createPlugin } from '../plugin/index.ts';
import { fingerprintOf } from '../plugin/pki/x509/certification-path.ts';
import { readCertificateFile } from '../plugin/settings/pem-file.ts';
import { openKeystore } from '../plugin/pki/pkcs12/open-keystore.ts';
import { keySigner } from '../plugin/pki/signer.ts';
import { EhealthSetting } from '../plugin/settings/sessions.ts';
import {
  issuingCertificates,
  openSimulatedPki,
  type SimulatedPki,
} from '../simulator/pki/certification-authority.ts';
import type { Register, SimulatorReady } from '../simulator/control/control.ts';
import { sampleKeystore, type SampleKeystore } from '../simulator/keystore/sample-keystores.ts';
import { startSimulatorProcess } from '../simulator/start.ts';
import { directoryOf, type TestUser } from '../test/support/servers/plugin.ts';
import { goodClaims, signingKey, signToken } from '../test/support/fixtures/token-signer.ts';
import { milliseconds, percentile } from './bench-row.ts';
import type { BenchRow } from './bench-row.ts';

const rounds = 100;
const people = 50;
const practiceId = 'practice-1';

/**
 * Opening sessions against the simulator, a process of its own. What the token service and the line to it take is measured by
 * Node's own HTTP events and taken off: that is eHealth's time, not ours. No peer opens sessions without eHealth.
 */
export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-session-'));
  const authorities = join(folder, 'authorities');
  const pki = await openSimulatedPki(authorities);
  const register = join(folder, 'register.json');
  writeFileSync(register, JSON.stringify(registerOf(users)));
  const simulator = await startSimulatorProcess({ folder: authorities, register });
  try {
    return [
      await keyInHand(pki, simulator.ready),
      ...(await wholeOpenings(pki, simulator.ready, folder)),
    ];
  } finally {
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** National number of the n-th invented person. */
function ssin(n: number): string {
  return String(n).padStart(9, '0') + String(97 - (n % 97)).padStart(2, '0');
}

const users: readonly TestUser[] = Array.from({ length: people }, (_, n) => ({
  id: `user-${n}`,
  displayName: `Alix Exemple ${n}`,
  practiceId,
  roles: ['clinician'],
  function: 'Médecin',
  active: true,
  ssin: ssin(n),
  nihii: [],
  organisations: [],
  quality: 'doctor',
}));

function registerOf(testUsers: readonly TestUser[]): Register {
  const person = 'urn:be:fgov:person:ssin';
  const doctor = {
    [`${person}:doctor:boolean`]: 'true',
    [`${person}:ehealth:1.0:doctor:nihii11`]: '10000007000',
    [`${person}:ehealth:1.0:fpsph:doctor:boolean`]: 'true',
    [`${person}:ehealth:1.0:givenname`]: 'ALIX',
    [`${person}:ehealth:1.0:surname`]: 'EXEMPLE',
  };
  return {
    persons: Object.fromEntries(testUsers.map((user) => [user.ssin ?? '', doctor])),
    organisations: {},
  };
}

/** Two keys used alternately: the measurement does not depend on the key, and RSA keys are slow to generate. */
function keystoreOf(pki: SimulatedPki, user: TestUser): Promise<SampleKeystore> {
  return sampleKeystore(pki, 'complete', {
    holder: { type: 'SSIN', id: user.ssin ?? '', applicationId: null, name: 'ALIX EXEMPLE' },
    layout: 'jdk17',
  });
}

/** The client alone: message built and signed, answer verified and judged. */
async function keyInHand(pki: SimulatedPki, ready: SimulatorReady): Promise<BenchRow> {
  const [user] = users;
  if (user === undefined) throw new TypeError('no user to open a session for');
  const sample = await keystoreOf(pki, user);
  const opened = openKeystore(sample.bytes, sample.password);
  // The first key is the authentication key, its certificate the one that names the holder
  const index = opened.facts.keys[0]?.certificates[0] ?? 0;
  const certificate = Buffer.from(opened.facts.certificates[index]?.der ?? '', 'base64');
  const signer = keySigner(opened.privateKeys[0]?.pkcs8 ?? new Uint8Array(), certificate);
  const signerAnchors = readCertificateFile(ready.signerAnchors, 'bench').map((one) => ({
    certificate: one.raw,
    fingerprint: fingerprintOf(one),
  }));
  const settings = EhealthSetting.parse({ contactEmail: 'bench@trousseau.example' });
  const now = () => new Date();
  const tokens = createTokenService({
    endpoint: ready.sts,
    settings,
    signerAnchors: () => signerAnchors,
    transport: createEhealthTransport({ settings, version: '0', now }),
    now,
  });
  const theirs = theirTime();
  const samples: number[] = [];
  try {
    for (let round = -10; round < rounds; round += 1) {
      theirs.reset();
      const start = performance.now();
      await tokens.issue({
        mode: 'fallback',
        header: signer,
        holderOfKey: signer,
        subject: { quality: 'doctor', ssin: user.ssin, organisation: null },
        requestedHours: 12,
        expectedNihii: [],
      });
      if (round >= 0) samples.push(performance.now() - start - theirs.milliseconds());
    }
  } finally {
    await tokens.close();
  }
  return {
    what: 'open a session with a keystore key, without the token service’s time',
    ours: `p50 ${milliseconds(percentile(samples, 0.5))}, p95 ${milliseconds(percentile(samples, 0.95))}`,
    peer: '',
    note: `goal: p50 at most 10 ms; ${rounds} openings, message signed, assertion verified`,
  };
}

async function wholeOpenings(
  pki: SimulatedPki,
  ready: SimulatorReady,
  folder: string,
): Promise<BenchRow[]> {
  const running = await practice(pki, ready, folder);
  const { plugin, certificates } = running;
  const { sessions } = plugin.api;
  const theirs = theirTime();
  const open = (n: number) =>
    sessions.open(practiceId, `user-${n}`, {
      mode: 'fallback',
      certificateId: certificates[n]?.id ?? null,
      quality: 'doctor',
      password: certificates[n]?.password ?? '',
      reason: 'card-forgotten',
      renew: true,
    });
  try {
    await open(0);
    const samples: number[] = [];
    for (let n = 0; n < people; n += 1) {
      theirs.reset();
      const start = performance.now();
      await open(n);
      samples.push(performance.now() - start - theirs.milliseconds());
    }
    await endAll(plugin);

    const before = heapNow();
    const histogram = monitorEventLoopDelay({ resolution: 1 });
    histogram.enable();
    const start = performance.now();
    await Promise.all(users.map((_, n) => open(n)));
    const elapsed = performance.now() - start;
    histogram.disable();
    const perSession = (heapNow() - before) / people / 1024;
    return [
      {
        what: 'open a session, keystore file and audit included',
        ours: `p50 ${milliseconds(percentile(samples, 0.5))}, p95 ${milliseconds(percentile(samples, 0.95))}`,
        peer: '',
        note: 'JDK 17 layout; its key derivation alone is above; without the token service’s time',
      },
      {
        what: `${people} sessions opened at once, token service included`,
        ours: milliseconds(elapsed),
        peer: '',
        note: `longest event-loop block ${milliseconds(histogram.max / 1e6)}`,
      },
      {
        what: 'memory per open session',
        ours: `${perSession.toFixed(0)} KiB`,
        peer: '',
        note: `JavaScript heap after collection, over ${people} sessions`,
      },
    ];
  } finally {
    await running.close();
  }
}

interface Practice {
  readonly plugin: Plugin;
  readonly certificates: readonly { readonly id: string; readonly password: string }[];
  close(): Promise<void>;
}

const Draft = z.object({ id: z.string() });
const Stored = z.object({ certificateId: z.string() });

/** The plugin on a fresh database, with one certificate for each person, loaded over the API as a host would. */
async function practice(
  pki: SimulatedPki,
  ready: SimulatorReady,
  folder: string,
): Promise<Practice> {
  const key = signingKey('ES256');
  const trust = join(folder, 'trust.pem');
  writeFileSync(trust, issuingCertificates(pki));
  const silent = () => undefined;
  const plugin = await createPlugin({
    settings: {
      databasePath: join(folder, 'bench.sqlite'),
      masterKey: { source: 'file', path: join(folder, 'key.json'), create: true },
      environment: 'simulation',
      launch: { issuer: 'test-host', keys: [{ alg: key.alg, publicKey: key.publicKey }] },
      trustAnchors: [{ file: trust, environment: 'simulation' }],
      ehealth: {
        stsEndpoint: ready.sts,
        contactEmail: 'bench@trousseau.example',
        signerAnchors: [{ file: ready.signerAnchors, environment: 'simulation' }],
      },
      eid: { enabled: false },
      jobs: { enabled: false },
    },
    directory: directoryOf(users),
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  const server = createServer((req, res) => {
    plugin.app(req, res);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  const call = async (path: string, body: FormData | object): Promise<unknown> => {
    const claims = { sub: 'service', roles: ['service'], aud: 'trousseau-api' };
    const multipart = body instanceof FormData;
    const response = await fetch(`${base}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${signToken(key, goodClaims(new Date(), claims))}`,
        ...(multipart ? {} : { 'content-type': 'application/json' }),
      },
      body: multipart ? body : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  };

  const certificates: { id: string; password: string }[] = [];
  for (const user of users) {
    const sample = await keystoreOf(pki, user);
    const form = new FormData();
    form.set('kind', 'person');
    form.set('identifier', user.ssin ?? '');
    form.set('password', sample.password);
    form.set('file', new Blob([sample.bytes]), sample.fileName);
    const draft = Draft.parse(await call(`/users/${user.id}/certificates`, form));
    const stored = Stored.parse(await call(`/drafts/${draft.id}/store`, { replaces: null }));
    certificates.push({ id: stored.certificateId, password: sample.password });
  }
  server.closeAllConnections();
  server.close();
  return { plugin, certificates, close: () => plugin.close() };
}

async function endAll({ api }: Plugin): Promise<void> {
  for (const user of users) await api.sessions.end(practiceId, user.id);
}

interface TheirTime {
  reset(): void;
  milliseconds(): number;
}

/** From the start of each request to the end of its answer, added up; right for requests one after another. */
function theirTime(): TheirTime {
  let sum = 0;
  let startedAt = 0;
  subscribe('http.client.request.start', () => {
    startedAt = performance.now();
  });
  subscribe('http.client.response.finish', () => {
    sum += performance.now() - startedAt;
  });
  return {
    reset: () => {
      sum = 0;
    },
    milliseconds: () => sum,
  };
}

function heapNow(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
