import { randomBytes, verify, X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { logInByApdu } from '../../../plugin/eid/signing/apdu-signer.ts';
import { createPcscPort } from '../../../plugin/eid/reader/pcsc.ts';
import type { ReaderPort } from '../../../plugin/eid/reader/reader-port.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import type { EmulatedCard } from '../../support/card/emulated-card.ts';
import { askedOfPad, padDriver, setPad } from '../../support/card/pad/pin-pad-driver.ts';
import { pcscdIsMissing, startPcscd, type RunningPcscd } from '../../support/card/pcscd.ts';
import { insertCard } from '../../support/card/vpcd.ts';

/* The whole way: binding, card service, a reader's driver with a keypad, an emulated card. */

let pcscd: RunningPcscd | null = null;
let port: ReaderPort | null = null;

afterEach(async () => {
  await port?.stop();
  await pcscd?.stop();
  [port, pcscd] = [null, null];
});

async function readerWith(card: EmulatedCard) {
  pcscd = await startPcscd({ pinPad: true });
  const [reader] = pcscd.readers;
  if (reader === undefined) throw new Error('no reader');
  await insertCard(card, reader.port);
  const opened = createPcscPort();
  port = opened;
  await new Promise<void>((resolve) => {
    opened.start((state) => {
      const isThere = (slot: { name: string; present: boolean }) =>
        slot.name === reader.name && slot.present;
      if (typeof state !== 'string' && state.some(isThere)) resolve();
    });
  });
  return { reader, port: opened };
}

describe.skipIf(pcscdIsMissing() || padDriver.missing).each([
  ['1.7', 'RSA'],
  ['1.8', 'EC'],
] as const)('keypad of a real reader driver with a card of applet %s', (applet, keyType) => {
  it('signs by the PIN typed there, and reports each other end without spending a try', async () => {
    const card = await anEmulatedCard({ applet });
    const { reader, port: readers } = await readerWith(card);
    expect(await readers.hasPinPad(reader.name)).toBe(true);
    const connection = await readers.connect(reader.name);

    for (const [act, code] of [
      ['wait', 'ERR_PIN_TIMEOUT'],
      ['cancel', 'ERR_PIN_CANCELLED'],
      [{ digits: '12' }, 'ERR_PIN_FORMAT'],
    ] as const) {
      setPad(reader.library, act);
      await expect(logInByApdu(connection, keyType, null)).rejects.toMatchObject({ code });
    }
    expect([card.pinAttempts, card.triesLeft]).toEqual([0, 3]);

    setPad(reader.library, { digits: '4321' });
    await expect(logInByApdu(connection, keyType, null)).rejects.toMatchObject({
      code: 'ERR_PIN_WRONG',
      params: { triesLeft: 2 },
    });

    setPad(reader.library, { digits: '1234' });
    const key = await logInByApdu(connection, keyType, null);
    const data = randomBytes(64);
    const { publicKey } = new X509Certificate(card.authenticationCertificate!);
    const signature = await key.sign(data);
    expect(verify('sha256', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(
      true,
    );
    expect(new Set(askedOfPad(reader.library)).size).toBe(1);
    await connection.disconnect('leave');
  });
});
