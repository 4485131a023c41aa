import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { xmlsec } from '../xmlsec.ts';
import { annex, consult, enclosed, letter } from './mail-message.ts';
import { openMailWorld, type MailWorld } from './mail-world.ts';

describe.skipIf(xmlsec.missing)('simulated mailbox, with letters as large as they may be', () => {
  let world: MailWorld;

  beforeAll(async () => {
    world = await openMailWorld();
  });
  afterAll(() => world.simulator.stop());

  it('carries nine million bytes as an attachment', async () => {
    const bytes = randomBytes(9_000_000);
    const cid = 'scan@ehealth.fgov.be';
    const more = annex('Scan', enclosed(bytes, { cid }));
    const sent = await world.doctor.publish(letter({ more }), { parts: [{ id: cid, bytes }] });
    expect(sent.code).toBe('100');
    const [id = ''] = await world.ids(world.nurse);
    const { parts } = await world.nurse.consult(
      'getFullMessage',
      consult('GetFullMessage', `<Source>INBOX</Source><MessageId>${id}</MessageId>`),
    );
    expect([...parts.values()].some((part) => part.equals(bytes))).toBe(true);
  });

  it('takes a body of nine million bytes in base64', async () => {
    await world.simulator.clearMailbox();
    const document = enclosed(randomBytes(9_000_000));
    expect((await world.doctor.publish(letter({ document }))).code).toBe('100');
  });
});
