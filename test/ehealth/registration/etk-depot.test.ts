import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEtkDepot } from '../../../plugin/ehealth/registration/etk-depot.ts';
import type { DepotReply } from '../../../plugin/ehealth/registration/etk-depot.ts';
import {
  inEnvelope,
  startAnswering,
  testTransport,
  type AnsweringService,
} from '../../support/fixtures/soap-answers.ts';
import { runOnFiles, xmllint } from '../../support/tools/xmlsec.ts';

const schema = '../shared/xsd/wire.xsd';
const person = { type: 'SSIN', id: '00000000097', applicationId: null };

let service: AnsweringService;
beforeAll(async () => {
  service = await startAnswering();
});
afterAll(() => service.stop());

const ask = (holder: Parameters<ReturnType<typeof createEtkDepot>['get']>[0] = person) =>
  createEtkDepot({ endpoint: service.url, transport: testTransport() }).get(holder);

const response = (status: string, content = '') =>
  inEnvelope(
    '<d:GetEtkResponse xmlns:d="urn:be:fgov:ehealth:etkdepot:1_0:protocol" xmlns:k="urn:be:fgov:ehealth:commons:1_0:core">' +
      `<k:Status><Code>${status}</Code><Message Lang="EN">text</Message></k:Status>${content}</d:GetEtkResponse>`,
  );

describe('depot request', () => {
  it.each([
    ['a person', person, 'SSIN', '00000000097', ''],
    ['digits that lost their zeros', { ...person, id: '97' }, 'SSIN', '00000000097', ''],
    [
      'a company with an application',
      { type: 'CBE', id: '97', applicationId: 'SIMAPP' },
      'CBE',
      '0000000097',
      'SIMAPP',
    ],
    ['what is markup', { type: 'A&B', id: '1', applicationId: '<x>' }, 'A&amp;B', '1', '&lt;x&gt;'],
  ])('names %s, and always an application ID', async (_name, holder, type, value, id) => {
    service.answer(response('404'));
    await ask(holder);
    const { body, soapAction } = service.heard.at(-1)!;
    expect(soapAction).toBe('""');
    expect(body).toContain(
      `<d:Type>${type}</d:Type><d:Value>${value}</d:Value><d:ApplicationID>${id}</d:ApplicationID>`,
    );
  });

  it.skipIf(xmllint.missing || !existsSync(schema))('fits the schema', async () => {
    service.answer(response('404'));
    await ask();
    const { body } = service.heard.at(-1)!;
    const args = ['--nonet', '--noout', '--schema', schema, '{message.xml}'];
    expect(await runOnFiles(xmllint.path, { 'message.xml': body }, args)).toMatchObject({
      ok: true,
    });
  });
});

describe('depot answer', () => {
  const failure = (problem: string) => ({ kind: 'failure', problem });

  it.each<[string, string, number, object]>([
    ['404', response('404'), 200, { kind: 'none' }],
    ['200 without anything', response('200'), 200, { kind: 'none' }],
    ['200 with an empty token', response('200', '<d:ETK> </d:ETK>'), 200, { kind: 'none' }],
    [
      'a choice of several',
      response(
        '200',
        '<d:MatchingEtk><d:Identifier><d:Type>CBE</d:Type><d:Value>0000000097</d:Value><d:ApplicationID>LAB</d:ApplicationID>' +
          '</d:Identifier></d:MatchingEtk><d:MatchingEtk><d:Identifier><d:Type>CBE</d:Type><d:Value>0000000097</d:Value>' +
          '<d:ApplicationID/></d:Identifier></d:MatchingEtk>',
      ),
      200,
      {
        kind: 'several',
        holders: ['LAB', null].map((applicationId) => ({
          type: 'CBE',
          id: '0000000097',
          applicationId,
        })),
      },
    ],
    [
      'a choice without a holder',
      response('200', '<d:MatchingEtk><d:Identifier/></d:MatchingEtk>'),
      200,
      failure('Unreadable'),
    ],
    ['an unknown type', response('400'), 200, failure('Refused')],
    ['an error among the answer', response('200', '<d:Error/>'), 200, failure('Refused')],
    ['500', response('500'), 200, failure('Fault')],
    [
      'two tokens',
      response('200', '<d:ETK>AA==</d:ETK><d:ETK>AA==</d:ETK>'),
      200,
      failure('Unreadable'),
    ],
    ['a token that is no base64', response('200', '<d:ETK>é</d:ETK>'), 200, failure('Unreadable')],
    [
      'a token beyond all measure',
      response('200', `<d:ETK>${'A'.repeat(100_000)}</d:ETK>`),
      200,
      failure('Unreadable'),
    ],
    [
      'no status',
      inEnvelope('<d:GetEtkResponse xmlns:d="urn:be:fgov:ehealth:etkdepot:1_0:protocol"/>'),
      200,
      failure('Unreadable'),
    ],
    ['another response', inEnvelope('<x/>'), 200, failure('Unreadable')],
    ['a web page', '<html><body>Welcome</body></html>', 200, failure('Unreadable')],
    ['no XML', 'busy', 503, failure('Fault')],
    ['an answer under an error status', response('404'), 500, failure('Fault')],
    [
      'a fault',
      inEnvelope(
        '<S:Fault><faultcode>SOA-02002</faultcode><faultstring>busy</faultstring></S:Fault>',
      ),
      500,
      { ...failure('Fault'), code: 'SOA-02002' },
    ],
    ['a document type', `<!DOCTYPE x>${response('404')}`, 200, failure('Unreadable')],
  ])('classifies an answer: %s', async (_name, text, status, expected) => {
    service.answer(text, status);
    expect(await ask()).toMatchObject(expected);
  });

  it('returns the bytes of the token for any line breaks', async () => {
    service.answer(response('200', '<d:ETK>\r\n AAEC\n AwQ=\n</d:ETK>'));
    expect(await ask()).toMatchObject({
      kind: 'published',
      token: Buffer.from([0, 1, 2, 3, 4]),
    });
  });

  it('returns Unreadable when the answer exceeds the limit of the transport', async () => {
    service.answer(response('200', `<!--${'x'.repeat(5000)}-->`));
    const transport = testTransport({ maxBytes: 4096 });
    expect(await createEtkDepot({ endpoint: service.url, transport }).get(person)).toMatchObject({
      kind: 'failure',
      problem: 'Unreadable',
    });
  });

  it('returns a known outcome for any changed answer', async () => {
    const good = response('200', '<d:ETK>AAECAwQ=</d:ETK>');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: good.length - 1 }),
        fc.constantFrom('<', '>', '&', '"', 'x', '', '</d:ETK>', '\u0000'),
        async (at, put) => {
          service.answer(good.slice(0, at) + put + good.slice(at + 1));
          const reply: DepotReply = await ask();
          expect(['published', 'none', 'several', 'failure']).toContain(reply.kind);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('depot connection', () => {
  it('returns NoConnection when the depot is unreachable', async () => {
    const gone = await startAnswering();
    await gone.stop();
    const depot = createEtkDepot({ endpoint: gone.url, transport: testTransport() });
    expect(await depot.get(person)).toMatchObject({ kind: 'failure', problem: 'NoConnection' });
  });
});
