import { randomBytes, verify, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { logInByApdu } from '../../../plugin/eid/signing/apdu-signer.ts';
import { pinBlock } from '../../../plugin/eid/card/pin.ts';
import { pinVerifyStructure, verifyPinOnPad } from '../../../plugin/eid/signing/pin-pad.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import { connectWithPad, filledIn } from '../../support/card/pad/pin-pad.ts';

const kinds = [
  { applet: '1.1', keyType: 'RSA' },
  { applet: '1.7', keyType: 'RSA' },
  { applet: '1.8', keyType: 'EC' },
] as const;

describe('pinVerifyStructure', () => {
  it.each(['1234', '12345', '123456', '123456789012'])(
    'returns what makes a reader write the block of VERIFY for %s',
    (pin) => {
      expect(Buffer.from(filledIn(pinVerifyStructure(), pin)).toString('hex')).toBe(
        `0020000108${Buffer.from(pinBlock(pin)).toString('hex')}`,
      );
    },
  );

  it('returns the bytes that public clients of the card send', () => {
    expect(Buffer.from(pinVerifyStructure()).toString('hex')).toBe(
      '1e1e8947040c040201090400000000' + '0d000000' + '002000010820ffffffffffffff',
    );
  });
});

describe.each(kinds)('keypad with a card of applet $applet', ({ applet, keyType }) => {
  it('signs with the PIN that is typed on the reader, which never comes from this machine', async () => {
    const card = await anEmulatedCard({ applet });
    const connection = connectWithPad(card, { digits: '1234' });
    const key = await logInByApdu(connection, keyType, null);
    const data = randomBytes(100);
    const { publicKey } = new X509Certificate(card.authenticationCertificate!);
    const signature = await key.sign(data);
    expect(verify('sha256', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(
      true,
    );
    expect([card.pinAttempts, connection.asked.length]).toEqual([1, 1]);
    expect(connection.sent.filter(([, command]) => command === 0x20)).toEqual([]);
  });

  it('reports a wrong PIN with the tries left, and the block after the third', async () => {
    const card = await anEmulatedCard({ applet });
    const wrong = () => logInByApdu(connectWithPad(card, { digits: '4321' }), keyType, null);
    await expect(wrong()).rejects.toMatchObject({
      code: 'ERR_PIN_WRONG',
      params: { triesLeft: 2 },
    });
    await expect(wrong()).rejects.toMatchObject({
      code: 'ERR_PIN_WRONG',
      params: { triesLeft: 1 },
    });
    await expect(wrong()).rejects.toMatchObject({ code: 'ERR_PIN_BLOCKED' });
    await expect(wrong()).rejects.toMatchObject({ code: 'ERR_PIN_BLOCKED' });
    expect(card.signatures).toBe(0);
  });

  it.each([
    ['wait', 'ERR_PIN_TIMEOUT'],
    ['cancel', 'ERR_PIN_CANCELLED'],
    [{ digits: '123' }, 'ERR_PIN_FORMAT'],
    [null, 'ERR_MIDDLEWARE_MISSING'],
  ] as const)('spends no try when the holder does %j', async (act, code) => {
    const card = await anEmulatedCard({ applet });
    await expect(logInByApdu(connectWithPad(card, act), keyType, null)).rejects.toMatchObject({
      code,
    });
    expect([card.pinAttempts, card.triesLeft]).toEqual([0, 3]);
  });
});

describe('verifyPinOnPad', () => {
  it.each([
    ['', 'ERR_CARD_FAULT'],
    ['90', 'ERR_CARD_FAULT'],
    ['6b80', 'ERR_CARD_FAULT'],
    ['6982', 'ERR_CARD_REMOVED'],
    ['63c0', 'ERR_PIN_BLOCKED'],
    ['6402', 'ERR_PIN_FORMAT'],
  ])('rejects the answer "%s" with %s', async (answer, code) => {
    await expect(
      verifyPinOnPad(() => Promise.resolve(Buffer.from(answer, 'hex'))),
    ).rejects.toMatchObject({ code });
  });

  it('rejects when the connection knows no features at all', async () => {
    await expect(verifyPinOnPad(undefined)).rejects.toMatchObject({
      code: 'ERR_MIDDLEWARE_MISSING',
    });
  });
});
