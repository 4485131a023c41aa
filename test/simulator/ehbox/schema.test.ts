import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testKeystore } from '../../support/fixtures/keystores.ts';
import { systemPart } from '../../support/tools/system-parts.ts';
import { xmlsec } from '../xmlsec.ts';
import {
  all,
  annex,
  box,
  consult,
  enclosed,
  letter,
  publication,
  to,
  type MailAnswer,
} from './mail-message.ts';
import { doctorBox, openMailWorld, type MailWorld } from './mail-world.ts';

/* Answers against the schemas, and the samples as requests; both lie next to this project and are not available everywhere. */

const shared = fileURLToPath(new URL('../../../../shared', import.meta.url));
const schema = join(shared, 'xsd/ehbox/mailbox.xsd');
const samples = join(shared, 'samples/ehbox');
const xmllint = systemPart('xmllint');
const missing = xmllint.missing || xmlsec.missing || !existsSync(schema);

describe.skipIf(missing)('simulated mailbox and the schemas of eHealthBox v3', () => {
  let world: MailWorld;
  let number = 0;

  beforeAll(async () => {
    world = await openMailWorld();
  });
  afterAll(() => world.simulator.stop());

  /** Throws with the complaints where an answer is not valid. */
  function requireValid({ text }: Pick<MailAnswer, 'text'>): void {
    const file = join(world.simulator.folder, `answer-${String(number++)}.xml`);
    writeFileSync(file, text);
    execFileSync(xmllint.path, ['--noout', '--nonet', '--schema', schema, file], {
      stdio: 'pipe',
    });
  }

  it('answers in valid messages', async () => {
    const { doctor, nurse } = world;
    const pdf = Buffer.from('%PDF-1.7');
    const cid = 'p1@ehealth.fgov.be';
    const sent = await doctor.publish(
      letter({
        to:
          to('INSS', '00000000196', 'NURSE', {
            user: '<User FirstName="Sacha" LastName="Modele">00000000196</User>',
          }) + to('INSS', '00000000493', 'DOCTOR'),
        receipts: [true, true, true],
        more:
          '<FreeInformations><Table Title="Afspraak &quot;1&quot;"><Row><EncryptableLeftCell>RGF0dW0=</EncryptableLeftCell>' +
          '<EncryptableRightCell>MQ==</EncryptableRightCell></Row></Table></FreeInformations>' +
          '<EncryptableINSSPatient>MDAwMDAwMDAxOTY=</EncryptableINSSPatient>' +
          annex('Labo', enclosed(pdf, { cid, type: 'application/pdf' })),
        after: '<Meta><Type>t</Type><Value>v</Value></Meta><CopyMailTo>a@example.org</CopyMailTo>',
      }),
      { parts: [{ id: cid, bytes: pdf }] },
    );
    const [sentId = ''] = await world.ids(doctor, 'SENTBOX');
    const source = '<Source>INBOX</Source>';
    const [received = ''] = await world.ids(nurse);
    const answers = [
      sent,
      await nurse.consult('getBoxInfo', consult('GetBoxInfo')),
      await nurse.consult(
        'getFullMessage',
        consult('GetFullMessage', `${source}<MessageId>${received}</MessageId>`),
      ),
      await doctor.consult('getMessagesList', consult('GetMessagesList', source)),
      await doctor.consult(
        'getAllEhboxesMessagesList',
        consult('GetAllEhboxesMessagesList', source),
      ),
    ];
    for (const id of await world.ids(doctor)) {
      answers.push(
        await doctor.consult(
          'getFullMessage',
          consult('GetFullMessage', `${source}<MessageId>${id}</MessageId>`),
        ),
      );
    }
    answers.push(
      await doctor.consult(
        'getMessageAcknowledgmentsStatus',
        consult('GetMessageAcknowledgmentsStatus', `<MessageId>${sentId}</MessageId>`),
      ),
      await nurse.consult(
        'getMessageHistory',
        consult('GetHistory', `${source}<MessageId>${received}</MessageId>`),
      ),
      await nurse.consult(
        'moveMessage',
        consult(
          'MoveMessage',
          `${source}<Destination>BININBOX</Destination><MessageId>${received}</MessageId><MessageId>0000000A1B2C3</MessageId>`,
        ),
      ),
      await nurse.consult(
        'deleteMessage',
        consult('DeleteMessage', `${source}<MessageId>0000000A1B2C3</MessageId>`),
      ),
      await nurse.consult(
        'getMessagesList',
        consult(
          'GetMessagesList',
          '<Source>SENTBOX</Source><StartIndex>9</StartIndex><EndIndex>8</EndIndex>',
        ),
      ),
    );
    const day = (ahead: number): string =>
      new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    const period = (from: number, end: number, substitute: string): string =>
      consult(
        'InsertOoO',
        `<StartDate>${day(from)}</StartDate><EndDate>${day(end)}</EndDate>${substitute}`,
      );
    const substitute = box('INSS', '00000000097', 'DOCTOR', '', 'Substitute');
    answers.push(
      await doctor.consult('insertOoO', period(20, 22, '')),
      await nurse.consult('insertOoO', period(-1, 4, substitute)),
      await nurse.consult('insertOoO', period(19, 24, substitute)),
      await nurse.consult('insertOoO', period(30, 24, '')),
      await nurse.consult('getOoOList', consult('GetOoOList')),
      await doctor.publish(letter()),
      await nurse.consult('deleteOoO', consult('DeleteOoO', '<OoOId>4711</OoOId>')),
    );
    for (const answer of answers) requireValid(answer);
    expect(answers.at(-2)?.code).toBe('826');
    expect(all(answers.at(-2)?.text ?? '', 'AbsentTo')).toEqual([day(4)]);
  });

  it('answers in valid messages when letters are at the limits', async () => {
    await world.simulator.clearMailbox();
    await world.simulator.publishEtk(await testKeystore('complete'));
    await world.simulator.putLetters({ box: doctorBox, letters: 'odd' });
    await world.simulator.putLetters({ box: doctorBox, letters: 'large' });
    const ids = await world.ids(world.doctor);
    expect(ids).toHaveLength(14);
    requireValid(
      await world.doctor.consult(
        'getMessagesList',
        consult('GetMessagesList', '<Source>INBOX</Source>'),
      ),
    );
    for (const id of ids) {
      const body = `<Source>INBOX</Source><MessageId>${id}</MessageId>`;
      const answer = await world.doctor.consult('getFullMessage', consult('GetFullMessage', body));
      requireValid(answer);
    }
  });

  it('takes the requests of the samples', async () => {
    const { doctor } = world;
    const requests = readdirSync(samples).filter((name) => /Request.*\.xml$/.test(name));
    for (const name of requests) {
      const body = readFileSync(join(samples, name), 'utf8').replace(/<\?xml.*?\?>\s*/, '');
      const operation = /^[A-Za-z]+(?=Request)/.exec(name)?.[0] ?? '';
      const action = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`.replace(
        'getHistory',
        'getMessageHistory',
      );
      const { code } = body.includes(publication)
        ? await doctor.publish(body)
        : await doctor.consult(action, body);
      // Their letters, boxes and parts are not there; their form is right
      expect([name, code]).toEqual([
        name,
        expect.stringMatching(/^(100|806|809|813|815|831|833|SOA-03007)$/),
      ]);
    }
    expect(requests.length).toBeGreaterThan(12);
  });
});
