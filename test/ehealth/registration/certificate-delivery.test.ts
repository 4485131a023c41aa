import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificateDelivery } from '../../../plugin/ehealth/registration/certificate-delivery.ts';
import {
  inEnvelope,
  startAnswering,
  testTransport,
  type AnsweringService,
} from '../../support/fixtures/soap-answers.ts';
import { runOnFiles, xmllint } from '../../support/tools/xmlsec.ts';

const schema = '../shared/xsd/wire.xsd';
const key = '08A971BA4FADD688F1C3FAA2274EB90D07105A8A';

let service: AnsweringService;
beforeAll(async () => {
  service = await startAnswering();
});
afterAll(() => service.stop());

const get = () =>
  createCertificateDelivery({
    endpoint: service.url,
    transport: testTransport(),
    now: () => new Date('2026-11-22T02:30:00.123Z'),
  }).get(key);

const response = (status: string, content = '', attributes = '') =>
  inEnvelope(
    '<p:GetCertificateResponse xmlns:p="urn:be:fgov:ehealth:certra:protocol:v2" xmlns:cc="urn:be:fgov:ehealth:commons:core:v2"' +
      ` Id="_r" IssueInstant="2026-11-22T02:30:01Z"${attributes}><cc:Status>${status}</cc:Status>${content}</p:GetCertificateResponse>`,
  );
const success = '<cc:StatusCode Value="urn:be:fgov:ehealth:2.0:status:Success"/>';
const refused = (errors: string) =>
  '<cc:StatusCode Value="urn:be:fgov:ehealth:2.0:status:Requester"/><cc:StatusMessage>general</cc:StatusMessage><cc:StatusDetail>' +
  `<et:EteeStatusDetail xmlns:et="urn:be:fgov:ehealth:etee:commons:core:v2">${errors}</et:EteeStatusDetail></cc:StatusDetail>`;
const certificate = (text: string) => `<p:X509Certificate>${text}</p:X509Certificate>`;

describe('request for an issued certificate', () => {
  it('names the key under the SOAP action of the service, unsigned', async () => {
    service.answer(response(success, certificate('AAAA')));
    await get();
    const { soapAction, body } = service.heard.at(-1)!;
    expect(soapAction).toBe('"urn:be:fgov:ehealth:etee:certra:protocol:v2:getcertificate"');
    expect(body).toContain(`<p:PublicKeyIdentifier>${key}</p:PublicKeyIdentifier></p:GetCert`);
    expect(body).not.toContain('Signature');
  });

  it.skipIf(xmllint.missing || !existsSync(schema))('fits the schema', async () => {
    service.answer(response(success, certificate('AAAA')));
    await get();
    const { body } = service.heard.at(-1)!;
    const args = ['--nonet', '--noout', '--schema', schema, '{message.xml}'];
    const run = await runOnFiles(xmllint.path, { 'message.xml': body }, args);
    expect(run, run.stderr).toMatchObject({ ok: true });
  });
});

describe('answer about an issued certificate', () => {
  it('returns the chain in its order', async () => {
    service.answer(response(success, certificate('AQID') + certificate(' BAUG\n')));
    expect(await get()).toEqual({
      kind: 'delivered',
      chain: [Buffer.from([1, 2, 3]), Buffer.from([4, 5, 6])],
    });
  });

  it.each(['CERT_NOT_YET_DELIVERED', 'AUTH_CERT_NOT_YET_VALID[22/11/2026 03:30]'])(
    'returns pending for the documented code %s',
    async (code) => {
      service.answer(
        response(refused(`<Errors><Code>${code}</Code><Message>wait</Message></Errors>`)),
      );
      expect(await get()).toEqual({ kind: 'pending' });
    },
  );

  it('returns any other refusal with its message and parameters, national numbers masked', async () => {
    const parameter = (name: string, value: string) =>
      `<Parameters><Name>${name}</Name><Value>${value}</Value></Parameters>`;
    service.answer(
      response(
        refused(
          '<Errors><Code>NEW_CODE</Code><Message>no, 00000000097</Message>' +
            `${parameter('k', 'v')}${parameter('when', 'today')}</Errors>`,
        ),
      ),
    );
    const reply = await get();
    expect(reply).toMatchObject({
      kind: 'refused',
      code: 'NEW_CODE',
      parameters: [
        { name: 'k', value: 'v' },
        { name: 'when', value: 'today' },
      ],
    });
    expect(JSON.stringify(reply)).not.toContain('00000000097');
  });

  it.each([
    ['the general message where no error has one', refused(''), 'general'],
    ['no message where there is none', '<cc:StatusCode Value="urn:x"/>', ''],
  ])('returns %s', async (_what, status, message) => {
    service.answer(response(status));
    expect(await get()).toMatchObject({ kind: 'refused', message });
  });

  it.each([
    ['no certificate', response(success)],
    ['something that is no base64', response(success, certificate('!!'))],
    ['an endless chain', response(success, certificate('AAAA').repeat(9))],
    [
      'no status',
      inEnvelope('<p:GetCertificateResponse xmlns:p="urn:be:fgov:ehealth:certra:protocol:v2"/>'),
    ],
  ])('rejects %s as unreadable', async (_what, answer) => {
    service.answer(answer);
    expect(await get()).toMatchObject({ kind: 'failure', problem: 'Unreadable' });
  });

  it('rejects an answer to another request', async () => {
    service.answer(response(success, certificate('AAAA'), ' InResponseTo="_other"'));
    expect(await get()).toMatchObject({ kind: 'failure', problem: 'NotTrusted' });
  });
});
