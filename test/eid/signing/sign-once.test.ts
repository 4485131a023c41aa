import { verify, X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { CardKeyName, CardService, SignOnce } from '../../../plugin/eid/card-service.ts';
import { createCardService } from '../../../plugin/eid/create-card-service.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import { testEidPki } from '../../support/card/eid-pki.ts';
import type { EmulatedCard, EmulatedCardOptions } from '../../support/card/emulated-card.ts';
import { faultyCard } from '../../support/card/faulty-cards.ts';
import type { Step } from '../../support/card/faulty-cards.ts';
import { gateCard } from '../../support/card/gated-card.ts';
import { createReaderHarness, hasCard, untilState } from '../../support/card/reader-harness.ts';

/*
 * One signature with a PIN that was asked for it, by the whole card service over a reader in this process.
 */

const desk = 'Desk 00 00';
const data = Buffer.from('the contract as it is sent');

const services: CardService[] = [];
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
});

async function serviceWith(options: Partial<EmulatedCardOptions> = {}, step?: [Step, number]) {
  const card = await anEmulatedCard({ applet: '1.8', ...options });
  const faulty = faultyCard(card);
  if (step !== undefined) faulty.answer(...step);
  const gate = gateCard(faulty);
  const harness = createReaderHarness([desk]);
  const eidPki = await testEidPki();
  const service = createCardService({
    settings: {
      reader: null,
      pkcs11Library: null,
      signing: 'apdu',
      rootAnchors: [eidPki.rsa.root.certificate, eidPki.ec.root.certificate],
    },
    now: () => new Date(),
    port: harness.port,
    noticeMs: 50,
  });
  services.push(service);
  harness.insert(desk, gate.card);
  await untilState(service, hasCard);
  return {
    card,
    gate,
    harness,
    service,
    signOnce: (key: CardKeyName, changes: Partial<SignOnce> = {}) =>
      service.signOnce({
        readerName: desk,
        chipNumber: card.chipNumber,
        pin: '1234',
        lastTryConfirmed: false,
        key,
        data,
        ...changes,
      }),
  };
}

const isBy = (certificate: Buffer, signature: Uint8Array, hash = 'sha256'): boolean =>
  verify(
    hash,
    data,
    { key: new X509Certificate(certificate).publicKey, dsaEncoding: 'ieee-p1363' },
    signature,
  );

const certificateOf = (card: EmulatedCard, key: CardKeyName): Buffer =>
  (key === 'signature' ? card.signatureCertificate : card.authenticationCertificate)!;

const kinds = [
  { applet: '1.1', keyType: 'RSA' },
  { applet: '1.7', keyType: 'RSA' },
  { applet: '1.8', keyType: 'EC' },
  { applet: '1.7', keyType: 'EC' },
] as const;

describe.each(kinds)('applet $applet with $keyType keys', (kind) => {
  test.each(['authentication', 'signature'] as const)(
    'signs once with the %s key, and leaves the card closed',
    async (key) => {
      const { card, harness, signOnce } = await serviceWith(kind);
      const signature = await signOnce(key);
      expect(isBy(certificateOf(card, key), signature)).toBe(true);
      expect([card.verified, card.pinAttempts, card.signatures]).toEqual([false, 1, 1]);
      expect(harness.open).toBe(0);
    },
  );

  test('signs with SHA-384 as asked, when its keys are EC', async () => {
    const { card, signOnce } = await serviceWith(kind);
    const hash = kind.keyType === 'EC' ? 'sha384' : 'sha256';
    for (const key of ['signature', 'authentication'] as const) {
      const signature = await signOnce(key, { ecdsaHash: 'sha384' });
      expect(isBy(certificateOf(card, key), signature, hash)).toBe(true);
    }
    // The card is left as another program expects it
    expect(isBy(certificateOf(card, 'signature'), await signOnce('signature'))).toBe(true);
  });

  test.each(['authentication', 'signature'] as const)(
    'returns the certificate of the %s key with the authorities above it, without PIN',
    async (key) => {
      const { card, service } = await serviceWith(kind);
      const found = await service.certificate(
        { readerName: desk, chipNumber: card.chipNumber },
        key,
      );
      expect(found.keyType).toBe(kind.keyType);
      const hex = (der: Uint8Array) => Buffer.from(der).toString('hex');
      expect(hex(found.certificate)).toBe(hex(certificateOf(card, key)));
      expect(found.issuers.map(hex)).toEqual(card.issuers.map(hex));
      expect(card.pinAttempts).toBe(0);
    },
  );
});

test('presents the PIN again for the next signature', async () => {
  const { card, signOnce } = await serviceWith();
  await signOnce('signature');
  await signOnce('signature');
  expect([card.pinAttempts, card.signatures]).toEqual([2, 2]);
});

test('leaves the authentication key chosen, so that the next PIN of any program unlocks it', async () => {
  const { card, service, signOnce } = await serviceWith();
  const verifyPin = () => card.transmit(Buffer.from('0020000108241234ffffffffff', 'hex'));
  await service.certificate({ readerName: desk, chipNumber: card.chipNumber }, 'signature');
  await verifyPin();
  expect(card.verified).toBe(true);
  await signOnce('signature');
  expect(card.verified).toBe(false);
  await verifyPin();
  expect(card.verified).toBe(true);
  await expect(signOnce('signature', { pin: '4321' })).rejects.toMatchObject({
    code: 'ERR_PIN_WRONG',
  });
  await verifyPin();
  expect(card.verified).toBe(true);
});

describe.each(kinds)('a session with applet $applet and $keyType keys', (kind) => {
  async function withSession() {
    const started = await serviceWith(kind);
    const { card, service } = started;
    const { chipNumber } = card;
    const session = await service.logIn({
      readerName: desk,
      chipNumber,
      pin: '1234',
      lastTryConfirmed: false,
    });
    let lost = 0;
    session.onLost(() => (lost += 1));
    const signs = async () =>
      isBy(card.authenticationCertificate!, await session.signer.sign(data));
    return { ...started, session, signs, lost: () => lost };
  }

  test('goes on during and after a signature, and still closes the card at its end', async () => {
    const { card, harness, session, signOnce, signs, lost } = await withSession();
    for (const key of ['signature', 'authentication', 'signature'] as const) {
      const [signature, isUsed] = await Promise.all([signOnce(key), signs()]);
      expect(isBy(certificateOf(card, key), signature)).toBe(true);
      expect([isUsed, await signs(), lost(), harness.open]).toEqual([true, true, 0, 1]);
    }
    expect([card.verified, card.pinAttempts]).toEqual([true, 4]);
    await session.close();
    expect([card.verified, harness.open]).toEqual([false, 0]);
  });

  test('ends with a wrong PIN, which takes back every right of the card', async () => {
    const { card, harness, session, signOnce, lost } = await withSession();
    await expect(signOnce('signature', { pin: '4321' })).rejects.toMatchObject({
      code: 'ERR_PIN_WRONG',
    });
    expect([lost(), card.verified]).toEqual([1, false]);
    await expect(session.signer.sign(data)).rejects.toMatchObject({ code: 'ERR_CARD_REMOVED' });
    await expect.poll(() => harness.open).toBe(0);
  });

  test('leaves no PIN state open when it ends while a PIN is on its way to the card', async () => {
    const { card, gate, harness, session, signOnce } = await withSession();
    // The signature's transaction is not begun: the card is asked about itself first
    const held = gate.holdAt(([cla, instruction]) => cla === 0x80 && instruction === 0xe4);
    const signing = signOnce('authentication');
    await held.reached;
    const closing = session.close();
    held.release();
    await Promise.all([closing, signing]);
    expect(card.verified).toBe(false);
    await expect.poll(() => harness.open).toBe(0);
  });
});

test('lets a session go on when the card refuses to sign without taking back its rights', async () => {
  const { card, service, signOnce } = await serviceWith({}, ['sign', 0x6400]);
  const login = { readerName: desk, chipNumber: card.chipNumber, pin: '1234' };
  const session = await service.logIn({ ...login, lastTryConfirmed: false });
  let lost = 0;
  session.onLost(() => (lost += 1));
  await expect(signOnce('signature')).rejects.toMatchObject({ code: 'ERR_CARD_FAULT' });
  expect([lost, card.verified]).toEqual([0, true]);
  await session.close();
  expect(card.verified).toBe(false);
});

describe('what costs no try', () => {
  test.each([
    ['no signature certificate', { withSignature: false }, 'ERR_CARD_NO_SIGNATURE'],
    [
      'a signature key never activated',
      { isSignatureInactive: true },
      'ERR_CARD_SIGNATURE_INACTIVE',
    ],
    ['the certificate of another', { signatureSsin: '00000000196' }, 'ERR_CARD_IDENTITY_UNPROVED'],
    ['a blocked PIN', { tries: 0 }, 'ERR_PIN_BLOCKED'],
    ['one try left', { tries: 1 }, 'ERR_PIN_LAST_TRY'],
  ] as const)('rejects for a card with %s', async (_name, options, code) => {
    const { card, signOnce } = await serviceWith(options);
    await expect(signOnce('signature')).rejects.toMatchObject({ code });
    expect(card.pinAttempts).toBe(0);
  });

  test.each([
    ['a PIN that is none', { pin: '12' }, 'ERR_PIN_FORMAT'],
    ['the keypad of a reader that has none', { pin: null }, 'ERR_PIN_FORMAT'],
    ['another card', { chipNumber: '00'.repeat(16) }, 'ERR_CARD_REMOVED'],
  ] as const)('rejects for %s', async (_name, changes, code) => {
    const { card, signOnce } = await serviceWith();
    await expect(signOnce('signature', changes)).rejects.toMatchObject({ code });
    expect(card.pinAttempts).toBe(0);
  });

  test('rejects the certificate of another card than the one shown', async () => {
    const { service } = await serviceWith();
    const other = { readerName: desk, chipNumber: '00'.repeat(16) };
    for (const key of ['authentication', 'signature'] as const)
      await expect(service.certificate(other, key)).rejects.toMatchObject({
        code: 'ERR_CARD_REMOVED',
      });
  });

  test('signs with the authentication key of a card without a signature certificate', async () => {
    const { card, signOnce } = await serviceWith({ withSignature: false });
    expect(isBy(card.authenticationCertificate!, await signOnce('authentication'))).toBe(true);
  });
});

describe('what costs one try at most', () => {
  test('reports a wrong PIN with the tries left, and does not try again', async () => {
    const { card, signOnce } = await serviceWith();
    const wrong = signOnce('signature', { pin: '4321' });
    await expect(wrong).rejects.toMatchObject({ code: 'ERR_PIN_WRONG', params: { triesLeft: 2 } });
    expect([card.pinAttempts, card.signatures]).toEqual([1, 0]);
  });

  test('signs with the last try once it is confirmed', async () => {
    const { card, signOnce } = await serviceWith({ tries: 1 });
    await signOnce('signature', { lastTryConfirmed: true });
    expect([card.pinAttempts, card.triesLeft]).toEqual([1, 3]);
  });

  test('reports the PIN as blocked when the last try was wrong', async () => {
    const { card, signOnce } = await serviceWith({ tries: 1 });
    const wrong = signOnce('signature', { pin: '4321', lastTryConfirmed: true });
    await expect(wrong).rejects.toMatchObject({ code: 'ERR_PIN_BLOCKED' });
    expect(card.pinAttempts).toBe(1);
  });

  test.each([
    ['says so when it is to sign', ['sign', 0x6985], 'ERR_CARD_SIGNATURE_INACTIVE'],
    ['refuses to sign', ['sign', 0x6400], 'ERR_CARD_FAULT'],
  ] as const)('rejects a card whose key was taken and %s', async (_name, step, code) => {
    const { card, harness, signOnce } = await serviceWith({}, [...step]);
    await expect(signOnce('signature')).rejects.toMatchObject({ code });
    expect([card.pinAttempts, card.verified]).toEqual([1, false]);
    await expect.poll(() => harness.open).toBe(0);
  });

  test.each([
    ['before its PIN is taken', 0x20],
    ['before it has signed', 0x2a],
  ])('reports a card that is pulled %s', async (_name, instruction) => {
    const { card, gate, harness, signOnce } = await serviceWith();
    const held = gate.holdAt(
      (command) => command[1] === instruction && (instruction !== 0x20 || (command[4] ?? 0) > 0),
    );
    const signing = signOnce('signature');
    signing.catch(() => undefined);
    await held.reached;
    harness.remove(desk);
    held.release();
    await expect(signing).rejects.toMatchObject({ code: 'ERR_CARD_REMOVED' });
    expect(card.pinAttempts).toBeLessThan(2);
  });

  test('returns the signature of a card that is pulled right after it', async () => {
    const { card, gate, harness, signOnce } = await serviceWith();
    const held = gate.holdAt(([cla, instruction]) => cla === 0x80 && instruction === 0xe6);
    const signing = signOnce('signature');
    await held.reached;
    harness.remove(desk);
    held.release();
    expect(isBy(card.signatureCertificate!, await signing)).toBe(true);
  });
});
