import { constants, createHash, publicDecrypt, verify, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { anEmulatedCard } from '../support/card/an-emulated-card.ts';
import { type EmulatedCard } from '../support/card/emulated-card.ts';

/*
 * All other card tests rely on the emulated card, so it is checked against the documentation here (eid.md 1.4, 1.5, 9).
 */

const transmit = (card: EmulatedCard, command: string | Buffer): Promise<Uint8Array> =>
  card.transmit(
    Buffer.isBuffer(command) ? command : Buffer.from(command.replaceAll(' ', ''), 'hex'),
  );

const send = async (card: EmulatedCard, command: string | Buffer): Promise<string> =>
  Buffer.from(await transmit(card, command))
    .toString('hex')
    .toUpperCase();

const rightPin = '00 20 00 01 08 24 12 34 FF FF FF FF FF';
const wrongPin = '00 20 00 01 08 24 43 21 FF FF FF FF FF';
const pinStatus = '00 20 00 01 00';
const data = Buffer.from('to be signed');

const signatureOver = (hash: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x00, 0x2a, 0x9e, 0x9a, hash.length]), hash]);

describe('files', () => {
  it('answers a T=0 reading that asks too much with the available length', async () => {
    const card = await anEmulatedCard();
    expect(await send(card, '00 B0 00 00 10')).toBe('6986');
    expect(await send(card, '00 A4 08 0C 04 3F 00 2F 00')).toBe('9000');
    expect(await send(card, '00 B0 00 00 00')).toBe('6C25');
    expect(await send(card, '00 B0 00 00 25')).toBe(
      '61234F0CA000000177504B43532D3135500642454C50494351043F00DF00730506036038029000',
    );
    expect(await send(card, '00 B0 00 25 01')).toBe('6B00');
    expect(await send(card, '00 A4 08 0C 06 3F 00 DF 01 40 99')).toBe('6A82');
  });

  it('returns whole answers when the reader follows 6Cxx itself', async () => {
    const card = await anEmulatedCard({ applet: '1.7', apduLevel: true });
    await send(card, '00 A4 08 0C 04 3F 00 2F 00');
    expect(await send(card, '00 B0 00 00 00')).toMatch(/^6123.*9000$/);
  });

  it.each([
    ['1.7', { 5031: 36, 5032: 41, 5034: 53, 5035: 119, 5037: 163 }],
    ['1.8', { 5031: 36, 5032: 41, 5034: 53, 5035: 119, 5037: 175 }],
  ] as const)(
    'keeps the documented lengths of the PKCS#15 directory for applet %s',
    async (applet, sizes) => {
      const card = await anEmulatedCard({ applet, withSignature: false });
      for (const [id, size] of Object.entries(sizes)) {
        await send(card, `00 A4 08 0C 06 3F 00 DF 00 ${id}`);
        expect(await send(card, '00 B0 00 00 00')).toBe(`6C${size.toString(16).toUpperCase()}`);
      }
    },
  );
});

describe('chip data', () => {
  it.each([
    ['1.1', '11'],
    ['1.7', '17'],
    ['1.8', '18'],
  ] as const)('reports applet %s in byte 21 of 28', async (applet, code) => {
    const card = await anEmulatedCard({ applet });
    const answer = await send(card, '80 E4 00 00 1C');
    expect(answer).toHaveLength(2 * 28 + 4);
    expect(answer.slice(0, 32)).toBe(card.chipNumber);
    expect(answer.slice(42, 44)).toBe(code);
    expect(await send(card, '80 E4 00 00 00')).toBe('6C1C');
  });

  it('returns the tries of applet 1.8 without a PIN', async () => {
    expect(await send(await anEmulatedCard({ applet: '1.8', tries: 2 }), '80 E4 00 01 1F')).toMatch(
      /02FFFF9000$/,
    );
    expect(await send(await anEmulatedCard(), '80 E4 00 01 1F')).toBe('6B00');
  });
});

describe('PIN', () => {
  it('counts down, blocks, and stays blocked for the right PIN', async () => {
    const card = await anEmulatedCard();
    const answers = [];
    for (const command of [pinStatus, wrongPin, wrongPin, wrongPin, wrongPin, rightPin, pinStatus])
      answers.push(await send(card, command));
    expect(answers).toEqual(['63C3', '63C2', '63C1', '63C0', '6983', '6983', '6983']);
    expect(card.pinAttempts).toBe(5);
  });

  it('forgets the PIN state, and keeps the tries, when power goes', async () => {
    const card = await anEmulatedCard({ applet: '1.8' });
    await send(card, wrongPin);
    card.power('off');
    expect(await send(card, pinStatus)).toBe('63C2');
    expect(await send(card, rightPin)).toBe('9000');
    expect(await send(card, pinStatus)).toBe('9000');
    card.power('reset');
    expect(await send(card, pinStatus)).toBe('63C3');
  });

  it('ends the PIN state after a wrong PIN and after log-off', async () => {
    const card = await anEmulatedCard();
    await send(card, rightPin);
    await send(card, wrongPin);
    expect(card.verified).toBe(false);
    await send(card, rightPin);
    await send(card, '80 E6 00 00');
    expect(card.verified).toBe(false);
  });

  it('spends a try for a status question on applet 1.1', async () => {
    const card = await anEmulatedCard({ applet: '1.1' });
    expect(await send(card, pinStatus)).toBe('63C2');
    expect(card.pinAttempts).toBe(1);
  });

  it('stays out of the log of commands', async () => {
    const card = await anEmulatedCard();
    await send(card, rightPin);
    expect(card.commands).toEqual(['0020000108']);
  });
});

describe('signing', () => {
  it('returns PKCS#1 v1.5 for an RSA key, fetched with GET RESPONSE', async () => {
    const card = await anEmulatedCard();
    const key = new X509Certificate(card.authenticationCertificate!).publicKey;
    const hash = createHash('sha256').update(data).digest();
    expect(await send(card, signatureOver(hash))).toBe('6985');
    expect(await send(card, '00 22 41 B6 05 04 80 08 84 82')).toBe('9000');
    expect(await send(card, signatureOver(hash))).toBe('6982');
    expect(await send(card, rightPin)).toBe('9000');
    expect(await send(card, signatureOver(hash))).toBe('6100');
    const answer = Buffer.from(await transmit(card, '00 C0 00 00 00'));
    expect(answer.subarray(256).toString('hex')).toBe('9000');
    expect(verify('sha256', data, key, answer.subarray(0, 256))).toBe(true);
    expect(await send(card, '00 C0 00 00 00')).toBe('6985');
    expect(card.signatures).toBe(1);
  });

  it('signs the given data as is for an RSA key and algorithm 01', async () => {
    const card = await anEmulatedCard();
    const key = new X509Certificate(card.authenticationCertificate!).publicKey;
    await send(card, rightPin);
    await send(card, '00 22 41 B6 05 04 80 01 84 82');
    await send(card, signatureOver(data));
    const answer = Buffer.from(await transmit(card, '00 C0 00 00 00')).subarray(0, 256);
    expect(publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, answer)).toEqual(data);
  });

  it.each([
    [0x01, 'sha256'],
    [0x02, 'sha384'],
    [0x04, 'sha512'],
    [0x40, 'sha256'],
  ] as const)('returns raw r and s for an EC key and algorithm %i (%s)', async (code, hashName) => {
    const card = await anEmulatedCard({ applet: '1.8' });
    const key = new X509Certificate(card.authenticationCertificate!).publicKey;
    await send(card, rightPin);
    await send(card, Buffer.from([0x00, 0x22, 0x41, 0xb6, 5, 4, 0x80, code, 0x84, 0x82]));
    const hash = createHash(hashName).update(data).digest();
    expect(await send(card, signatureOver(hash))).toBe('6160');
    const answer = Buffer.from(await transmit(card, '00 C0 00 00 60')).subarray(0, 96);
    expect(verify(hashName, data, { key, dsaEncoding: 'ieee-p1363' }, answer)).toBe(true);
    expect(await send(card, signatureOver(Buffer.alloc(31)))).toBe('6700');
  });

  it('requires the PIN directly before each signature with the signature key', async () => {
    const card = await anEmulatedCard();
    const hash = createHash('sha256').update(data).digest();
    await send(card, '00 22 41 B6 05 04 80 08 84 83');
    await send(card, rightPin);
    expect(await send(card, signatureOver(hash))).toBe('6100');
    expect(await send(card, signatureOver(hash))).toBe('6982');
  });
});
