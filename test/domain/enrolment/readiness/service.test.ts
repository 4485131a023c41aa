import { afterEach, describe, expect, it } from 'vitest';
import { createReadinessServices } from '../../../../plugin/domain/enrolment/readiness/service.ts';
import type { ReadinessServiceDeps } from '../../../../plugin/domain/enrolment/readiness/service.ts';
import type { SessionTrace } from '../../../../plugin/domain/session/repository.ts';
import type { CardService } from '../../../../plugin/eid/card-service.ts';
import { createCardService } from '../../../../plugin/eid/create-card-service.ts';
import { PluginError } from '../../../../plugin/errors.ts';
import { anActor, anAdmin } from '../../../support/builders/actor.ts';
import { aUser } from '../../../support/builders/user.ts';
import { anEmulatedCard, cardHolder } from '../../../support/card/an-emulated-card.ts';
import type { EmulatedCardOptions } from '../../../support/card/emulated-card.ts';
import { foreignCard } from '../../../support/card/faulty-cards.ts';
import { createReaderHarness, untilState } from '../../../support/card/reader-harness.ts';

const now = new Date('2026-06-01T10:00:00Z');
const desk = 'Desk 00 00';

const services: CardService[] = [];
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
});

const answering: NonNullable<ReadinessServiceDeps['authority']> = () =>
  Promise.resolve({
    kind: 'answered',
    milliseconds: 300,
    clock: { offset: 1_000, uncertainty: 150 },
  });

/** With a real card service over a reader in this process. */
async function checkWith(
  card: Partial<EmulatedCardOptions> | 'foreign' | null,
  changes: Partial<ReadinessServiceDeps> = {},
) {
  const harness = createReaderHarness([desk]);
  const service = createCardService({
    settings: { reader: null, pkcs11Library: null, signing: 'apdu', rootAnchors: [] },
    now: () => now,
    port: harness.port,
    noticeMs: 20,
  });
  services.push(service);
  const emulated =
    card === null || card === 'foreign' ? null : await anEmulatedCard({ applet: '1.8', ...card });
  if (card !== null) harness.insert(desk, emulated ?? foreignCard());
  await untilState(
    service,
    (state) =>
      state.service === 'running' &&
      state.readers.every((reader) => reader.card.kind !== 'reading'),
  );
  const kept: unknown[][] = [];
  const readiness = createReadinessServices({
    records: {
      saveGood: (...given) => {
        kept.push(given);
        return Promise.resolve();
      },
    },
    card: service,
    signing: 'auto',
    token: null,
    revocation: null,
    sessions: { listForUser: () => Promise.resolve([]) },
    authority: answering,
    authorizer: {
      requireUser: (_actor, userId) =>
        Promise.resolve(aUser({ id: userId, ssin: cardHolder.ssin })),
    },
    now: () => now,
    ...changes,
  });
  return { emulated, kept, check: () => readiness.check(anActor(), 'anne'), readiness };
}

const reasons = ({ lines }: { readonly lines: readonly { readonly reason: string }[] }) =>
  lines.map(({ reason }) => reason);
const openedAt = (mode: SessionTrace['mode'], at: string) =>
  ({ mode, openedAt: new Date(at) }) as SessionTrace;

describe('readiness check', () => {
  it('keeps that all was in order, and nothing of what was not', async () => {
    const listForUser = () => Promise.resolve([openedAt('eid', '2026-05-20T08:00:00Z')]);
    const good = await checkWith({}, { sessions: { listForUser } });
    expect(await good.check()).toMatchObject({ level: 'good' });
    expect(good.kept).toEqual([[anActor().practiceId, 'anne', now]]);
    const missing = await checkWith(null);
    expect(await missing.check()).toMatchObject({ level: 'bad' });
    expect(missing.kept).toEqual([]);
  });

  it('returns what a card in its reader shows, without asking its PIN', async () => {
    const { emulated, check } = await checkWith({});
    const found = await check();
    expect(reasons(found)).toEqual([
      'ServiceRuns',
      'ReaderReady',
      'CommandsUsed',
      'CardYours',
      'CardLasts',
      'SignatureOnCard',
      'PinNotUsed',
      'ClockRight',
      'ServicesAnswer',
    ]);
    expect(found).toMatchObject({
      level: 'attention',
      checkedAt: now,
      ehealthAt: new Date('2026-06-01T10:00:01Z'),
    });
    expect([emulated!.pinAttempts, emulated!.signatures]).toEqual([0, 0]);
  });

  it.each([
    ['no card', null, 'NoCard'],
    ['a bank card', 'foreign', 'CardUnusable'],
    ['another person’s card', { person: { ...cardHolder, ssin: '00000000196' } }, 'OtherPerson'],
    ['no signature certificate', { withSignature: false }, 'NoSignature'],
    ['a key never activated', { isSignatureInactive: true }, 'SignatureInactive'],
    ['a blocked card', { tries: 0 }, 'PinBlocked'],
    ['one try left', { tries: 1 }, 'PinLastTry'],
    ['a card that has ended', { person: { ...cardHolder, validTo: '31.05.2026' } }, 'CardEnded'],
  ] as const)('reports %s', async (_name, card, reason) => {
    const { check } = await checkWith(card);
    const found = await check();
    expect(reasons(found)).toContain(reason);
    expect(found.level).toBe(reason === 'PinLastTry' ? 'attention' : 'bad');
  });

  it('takes the last session with a card as the last use of its PIN', async () => {
    const { check } = await checkWith(
      {},
      {
        sessions: {
          listForUser: () =>
            Promise.resolve([
              openedAt('fallback', '2026-05-31T08:00:00Z'),
              openedAt('eid', '2026-05-20T08:00:00Z'),
            ]),
        },
      },
    );
    expect((await check()).lines.find(({ line }) => line === 'pin')).toMatchObject({
      reason: 'PinUsed',
      params: { date: '2026-05-20T08:00:00.000Z' },
    });
  });

  it.each([
    [{ ok: true, answer: { kind: 'revoked' } }, 'SignatureRevoked'],
    [{ ok: true, answer: { kind: 'good' } }, 'SignatureOnCard'],
    [{ ok: true, answer: { kind: 'unknown' } }, 'SignatureOnCard'],
    [{ ok: false, problem: 'NoConnection' }, 'SignatureOnCard'],
  ])('asks the issuer about the signature certificate: %j', async (outcome, reason) => {
    const asked: unknown[] = [];
    const { emulated, check } = await checkWith(
      {},
      {
        revocation: {
          check: (input) => {
            asked.push(Buffer.from(input.certificate), Buffer.from(input.issuer!));
            return Promise.resolve(outcome as never);
          },
        },
      },
    );
    expect(reasons(await check())).toContain(reason);
    expect(asked).toEqual([emulated!.signatureCertificate, emulated!.issuers[0]]);
  });

  it('takes a token in the name of the user where the card is missing', async () => {
    const key = {
      certificate: Uint8Array.of(1),
      keyType: 'EC',
      issuers: [],
      validity: { notBefore: new Date(0), notAfter: new Date('2028-01-01') },
    } as const;
    const withToken = (ssin: string) => ({
      token: {
        read: () =>
          Promise.resolve({
            label: 'Remote',
            pinPad: false,
            triesLeft: null,
            keys: [{ ...key, ssin }],
          }),
        signOnce: () => Promise.reject(new TypeError('no signature is asked for')),
      },
    });
    const mine = await checkWith(null, withToken(cardHolder.ssin));
    expect(reasons(await mine.check())).toContain('SignatureOnToken');
    const other = await checkWith(null, withToken('00000000196'));
    expect(reasons(await other.check())).not.toContain('SignatureOnToken');
  });

  it('reports that a token cannot be reached no worse than that there is none', async () => {
    const { check } = await checkWith(
      {},
      {
        token: {
          read: () => Promise.reject(new PluginError('ERR_TOKEN_MISSING', 'unplugged')),
          signOnce: () => Promise.reject(new TypeError('no signature is asked for')),
        },
      },
    );
    expect(reasons(await check())).toContain('SignatureOnCard');
  });

  it('returns what is left where no card can be used and no address is known', async () => {
    const { check } = await checkWith(null, { card: null, authority: null });
    const found = await check();
    expect(reasons(found)).toEqual(['CardsOff', 'ServicesUnknown']);
    expect(found.ehealthAt).toBeNull();
  });

  it('refuses all but the person', async () => {
    const { readiness } = await checkWith(null);
    await expect(readiness.check(anAdmin(), 'anne')).rejects.toMatchObject({
      code: 'ERR_FORBIDDEN',
    });
    const service = anActor({ roles: ['service'] });
    await expect(readiness.check(service, 'anne')).rejects.toMatchObject({ code: 'ERR_FORBIDDEN' });
  });
});
