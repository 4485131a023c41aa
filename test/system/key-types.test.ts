import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeystore } from '../../plugin/pki/pkcs12/open-keystore.ts';
import { sampleKeystore } from '../../simulator/keystore/sample-keystores.ts';
import type { SampleKeystore, SampleKind } from '../../simulator/keystore/sample-keystores.ts';
import { freshKeys } from '../../simulator/pki/key-source.ts';
import type { KeySource } from '../../simulator/pki/key-source.ts';
import { testPki } from '../support/fixtures/keystores.ts';
import { startPlugin } from '../support/servers/plugin.ts';
import type { TestPlugin } from '../support/servers/plugin.ts';
import { startSimulator } from '../support/servers/simulator.ts';
import type { TestSimulator } from '../support/servers/simulator.ts';
import { verifyWithXmlsec, xmlsec } from '../support/tools/xmlsec.ts';

/* A keystore's whole way, by the type of its two keys: judged, published, checked, a session opened, a message signed and taken. */

const practice = 'practice-1';
const echo = 'urn:be:fgov:ehealth:simulation:echo:v1';
const envelope =
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
  `<sim:WhoAmIRequest xmlns:sim="${echo}"/></soap:Body></soap:Envelope>`;

const ownSignature =
  "/*/*[local-name()='Header']/*[local-name()='Security']/*[local-name()='Signature']";

/** Both keys of a file on one curve. */
const onCurve = (curve: 'P-256' | 'P-384'): KeySource => ({
  rsa: () => freshKeys.ec(curve),
  ec: () => freshKeys.ec(curve),
});

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

describe.each<[string, SampleKind, KeySource, object]>([
  ['RSA', 'complete', freshKeys, { type: 'RSA', bits: 2048 }],
  ['P-256', 'ecLeaf', onCurve('P-256'), { type: 'EC', curve: 'P-256' }],
  ['P-384', 'ecLeaf', onCurve('P-384'), { type: 'EC', curve: 'P-384' }],
])('keystore whose two keys are %s', (_name, kind, keys, algorithm) => {
  let started: TestPlugin;
  let file: SampleKeystore;
  let certificateId: string;

  beforeAll(async () => {
    started = await startPlugin({
      settings: {
        eid: { enabled: false },
        ehealth: {
          stsEndpoint: simulator.ready.sts,
          signerAnchors: [{ file: simulator.ready.signerAnchors, environment: 'simulation' }],
          contactEmail: 'helpdesk@host.example',
          retryWaitSeconds: [],
        },
        probes: { depotEndpoint: simulator.ready.depot, revocation: false },
      },
    });
    file = await sampleKeystore(await testPki(), kind, { iterations: 1, keys });
  });
  afterAll(async () => {
    await started.close();
    await simulator.clearMessages();
  });

  const ask = (method: 'get' | 'post', path: string) => {
    const client = request(started.app);
    const bearer = `Bearer ${started.bearer('service')}`;
    return client[method](`/api/v1${path}`).set('Authorization', bearer);
  };

  it('returns that it is complete and works for everything', async () => {
    const { facts } = openKeystore(file.bytes, file.password);
    expect(facts.keys.map((key) => key.algorithm)).toEqual([algorithm, algorithm]);
    const draft = await ask('post', '/users/alix/certificates')
      .field({ kind: 'person', identifier: '00000000097', password: file.password })
      .attach('file', file.bytes, file.fileName)
      .expect(201);
    expect(draft.body).toMatchObject({
      verdict: {
        state: 'Complete',
        level: 'ok',
        works: { session: true, decryption: true, renewal: true },
      },
    });
    const { id } = draft.body as { id: string };
    const stored = await ask('post', `/drafts/${id}/store`).send({}).expect(201);
    ({ certificateId } = stored.body as { certificateId: string });
  });

  it('returns "published" when the depot has its encryption key, and nothing else to do', async () => {
    await simulator.publishEtk(file);
    await started.plugin.jobs.find(({ id }) => id === 'probes')!.run();
    const renewal = await ask('get', `/certificates/${certificateId}/renewal`).expect(200);
    expect(renewal.body).toMatchObject({
      probes: { depot: { answer: { kind: 'published' }, failure: null } },
    });
    const judged = await ask('get', `/certificates/${certificateId}`).expect(200);
    expect(judged.body).toMatchObject({ verdict: { state: 'Complete', level: 'ok' } });
  });

  it('opens a session by the fallback, and signs a message that eHealth and xmlsec1 take', async () => {
    const { sessions } = started.plugin.api;
    const opened = await sessions.open(practice, 'alix', {
      mode: 'fallback',
      certificateId,
      quality: 'doctor',
      password: file.password,
      reason: 'card-forgotten',
    });
    expect(opened).toMatchObject({ recognised: true });
    const signed = await sessions.sign(practice, 'alix', envelope);
    const answer = await fetch(simulator.ready.business, {
      method: 'POST',
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        soapaction: `"${echo}:WhoAmI"`,
        'user-agent': 'Example/1.0',
        from: 'helpdesk@host.example',
      },
      body: signed,
    });
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining('00000000097'),
    ]);
    if (xmlsec.missing) return;
    const issue = (await simulator.messages()).find(({ service }) => service === 'sts')!;
    for (const message of [signed, issue.body]) {
      const run = await verifyWithXmlsec(message, file.certificates!.authentication, ownSignature);
      expect(run, run.stderr).toMatchObject({ ok: true });
    }
  });
});
