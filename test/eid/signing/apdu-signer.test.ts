import { randomBytes, verify, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { logInByApdu } from '../../../plugin/eid/signing/apdu-signer.ts';
import { readCardData, readPinState, readTriesLeft } from '../../../plugin/eid/card/card-data.ts';
import { endPinState } from '../../../plugin/eid/signing/logout.ts';
import type { Transmit } from '../../../plugin/eid/reader/reader-port.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import { connectDirectly } from '../../support/card/card-connection.ts';
import type { EmulatedCard, EmulatedCardOptions } from '../../support/card/emulated-card.ts';

const kinds = [
  { applet: '1.1', keyType: 'RSA' },
  { applet: '1.7', keyType: 'RSA' },
  { applet: '1.8', keyType: 'EC' },
  // Cards of before 2016 with new keys: the certificate decides, never the applet (eid.md 9b)
  { applet: '1.7', keyType: 'EC' },
  { applet: '1.8', keyType: 'RSA' },
] as const;
const askable = kinds.filter(({ applet }) => applet !== '1.1');

function verified(card: EmulatedCard, data: Uint8Array, signature: Uint8Array): boolean {
  const { publicKey } = new X509Certificate(card.authenticationCertificate!);
  return verify('sha256', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
}

describe.each(kinds)('applet $applet with $keyType keys', (kind) => {
  const make = (options: Partial<EmulatedCardOptions> = {}) =>
    anEmulatedCard({ applet: kind.applet, keyType: kind.keyType, ...options });

  test('signs several times with one PIN, verifiable with the certificate', async () => {
    const card = await make();
    const key = await logInByApdu(connectDirectly(card), kind.keyType, '1234');
    for (const length of [0, 1, 1000]) {
      const data = randomBytes(length);
      expect(verified(card, data, await key.sign(data))).toBe(true);
    }
    expect(card.pinAttempts).toBe(1);
  });

  test('counts down with each wrong PIN, and blocks after the third', async () => {
    const card = await make();
    for (const params of [{ triesLeft: 2 }, { triesLeft: 1 }]) {
      const connection = connectDirectly(card);
      await expect(logInByApdu(connection, kind.keyType, '4321')).rejects.toMatchObject({
        code: 'ERR_PIN_WRONG',
        params,
      });
      expect(connection.disconnected).toBeNull();
    }
    const blocked = { code: 'ERR_PIN_BLOCKED', params: { triesLeft: 0 } };
    await expect(logInByApdu(connectDirectly(card), kind.keyType, '4321')).rejects.toMatchObject(
      blocked,
    );
    await expect(logInByApdu(connectDirectly(card), kind.keyType, '1234')).rejects.toMatchObject(
      blocked,
    );
    expect(card.pinAttempts).toBe(4);
    expect(card.signatures).toBe(0);
  });

  test('rejects a malformed PIN without spending a try', async () => {
    const card = await make();
    await expect(logInByApdu(connectDirectly(card), kind.keyType, '12')).rejects.toMatchObject({
      code: 'ERR_PIN_FORMAT',
    });
    expect([card.pinAttempts, card.triesLeft]).toEqual([0, 3]);
  });

  test('logs off at the end, and leaves the card to others', async () => {
    const card = await make();
    const connection = connectDirectly(card);
    await logInByApdu(connection, kind.keyType, '1234');
    expect(card.verified).toBe(true);
    await endPinState(connection, kind.applet);
    expect([card.verified, connection.disconnected]).toEqual([false, 'leave']);
  });

  test('rejects a signature when another program reset the card', async () => {
    const card = await make();
    const key = await logInByApdu(connectDirectly(card), kind.keyType, '1234');
    card.power('reset');
    await expect(key.sign(randomBytes(10))).rejects.toMatchObject({ code: 'ERR_CARD_REMOVED' });
    expect([card.pinAttempts, card.signatures]).toEqual([1, 0]);
  });

  test('selects the right key when another program has chosen another key', async () => {
    const card = await make();
    const connection = connectDirectly(card);
    await connection.transaction(async (transmit) => {
      await transmit(Uint8Array.from([0, 0x22, 0x41, 0xb6, 5, 4, 0x80, 1, 0x84, 0x83]));
    });
    const key = await logInByApdu(connection, kind.keyType, '1234');
    const data = randomBytes(10);
    expect(verified(card, data, await key.sign(data))).toBe(true);
  });

  test.each([
    ['Removed', 'ERR_CARD_REMOVED'],
    ['NoCard', 'ERR_CARD_REMOVED'],
    ['Reset', 'ERR_CARD_REMOVED'],
    ['Unresponsive', 'ERR_CARD_UNREADABLE'],
    ['Failed', 'ERR_CARD_FAULT'],
    ['NoReader', 'ERR_READER_NONE'],
    ['NoService', 'ERR_READER_SERVICE'],
  ] as const)('maps the reader failure %s to %s', async (failure, code) => {
    const connection = connectDirectly(await make());
    const key = await logInByApdu(connection, kind.keyType, '1234');
    connection.fail(failure);
    await expect(key.sign(randomBytes(10))).rejects.toMatchObject({ code });
    await endPinState(connection, kind.applet);
    expect(connection.disconnected).toBe('reset');
  });

  test('maps the reader failure Busy to ERR_CARD_BUSY, and keeps the card until it can be logged off', async () => {
    const card = await make();
    const connection = connectDirectly(card);
    const key = await logInByApdu(connection, kind.keyType, '1234');
    connection.fail('Busy');
    await expect(key.sign(randomBytes(10))).rejects.toMatchObject({ code: 'ERR_CARD_BUSY' });
    const ending = endPinState(connection, kind.applet);
    connection.fail(null);
    await ending;
    expect([card.verified, connection.disconnected]).toEqual([false, 'leave']);
  });
});

describe.each(askable)(
  'card of applet $applet with $keyType keys without a PIN',
  ({ applet, keyType }) => {
    const ask = async <T>(card: EmulatedCard, question: (transmit: Transmit) => Promise<T>) =>
      connectDirectly(card).transaction(question);

    test.each([3, 2, 1, 0])('returns %i tries left, and spends none', async (tries) => {
      const card = await anEmulatedCard({ applet, tries });
      const triesLeft = await ask(card, (transmit) => readTriesLeft(transmit, applet));
      expect(triesLeft).toBe(tries);
      expect([card.triesLeft, card.pinAttempts]).toEqual([tries, 0]);
    });

    test('returns chip number and applet', async () => {
      const card = await anEmulatedCard({ applet });
      expect(await ask(card, readCardData)).toEqual({ chipNumber: card.chipNumber, applet });
    });

    test('returns the PIN state before and after a log-in', async () => {
      const card = await anEmulatedCard({ applet, keyType });
      const connection = connectDirectly(card);
      const state = () => connection.transaction((transmit) => readPinState(transmit, applet));
      expect(await state()).toBe('closed');
      await logInByApdu(connection, keyType, '1234');
      expect(await state()).toBe('open');
    });

    test('resets the card when the card ignores the log-off', async () => {
      const card = await anEmulatedCard({ applet });
      const deaf = {
        ...card,
        transmit: (command: Uint8Array) =>
          command[1] === 0xe6 ? Promise.resolve(Uint8Array.of(0x90, 0x00)) : card.transmit(command),
      };
      const connection = connectDirectly(deaf);
      await logInByApdu(connection, keyType, '1234');
      await endPinState(connection, applet);
      expect([connection.disconnected, card.verified]).toEqual(['reset', false]);
    });
  },
);

test('returns no tries for an old card, where the question would count as a wrong PIN', async () => {
  const card = await anEmulatedCard({ applet: '1.1' });
  const triesLeft = await connectDirectly(card).transaction((transmit) =>
    readTriesLeft(transmit, '1.1'),
  );
  expect(triesLeft).toBeNull();
  await endPinState(connectDirectly(card), '1.1');
  expect([card.triesLeft, card.pinAttempts]).toEqual([3, 0]);
});

test('wipes the PIN from every command after the log-in', async () => {
  const card = await anEmulatedCard({ applet: '1.7', pin: '864209' });
  const seen: Uint8Array[] = [];
  const spied = {
    ...card,
    transmit: (command: Uint8Array) => {
      seen.push(command);
      return card.transmit(command);
    },
  };
  await logInByApdu(connectDirectly(spied), 'RSA', '864209');
  expect(card.verified).toBe(true);
  for (const command of seen) expect(Buffer.from(command).toString('hex')).not.toContain('864209');
});
