import { generateKeyPairSync } from 'node:crypto';
import type {
  CardLogin,
  CardService,
  CardSession,
  EidCard,
  OpenCard,
  ReadersState,
} from '../../../plugin/eid/card-service.ts';
import { checkPinFormat, checkPinTry, pinBlocked, wrongPin } from '../../../plugin/eid/card/pin.ts';
import type { IssuedToken, TokenRequest, TokenService } from '../../../plugin/ehealth/sts/token.ts';
import { PluginError } from '../../../plugin/errors.ts';
import { keySigner } from '../../../plugin/pki/signer.ts';
import type { Signer } from '../../../plugin/pki/signer.ts';
import { EhealthSetting, SessionSetting } from '../../../plugin/settings/sessions.ts';
import type { SessionPolicy } from '../../../plugin/domain/session/policy.ts';
import { aCard } from '../../support/builders/card.ts';

/* Fakes for the ports of sessions: a token service and a card that count the requests they receive. */

/** A promise that the test settles: it represents "the STS has not answered yet". */
export function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((settle, fail) => {
    resolve = settle;
    reject = fail;
  });
  return { promise, resolve, reject };
}

/** The defaults of the settings, in the simulated environment. */
export function aPolicy(sessions: Partial<SessionPolicy['sessions']> = {}): SessionPolicy {
  return {
    environment: 'simulation',
    sessions: { ...SessionSetting.parse({}), ...sessions },
    ehealth: EhealthSetting.parse({}),
  };
}

export interface FakeTokens extends Pick<
  TokenService,
  'issue' | 'renew' | 'now' | 'reach' | 'outage'
> {
  /** While it is there, the service cannot be reached. */
  unreachable: PluginError | null;
  readonly requests: TokenRequest[];
  lifeMinutes: number;
  recognised: boolean;
  /** What the next requests meet instead of a token. */
  failure: PluginError | null;
  /** Awaited before each answer. */
  gate: Promise<void>;
}

export function fakeTokens(now: () => Date): FakeTokens {
  const tokens: FakeTokens = {
    requests: [],
    lifeMinutes: 720,
    recognised: true,
    failure: null,
    gate: Promise.resolve(),
    unreachable: null,
    now,
    reach: () =>
      tokens.unreachable === null ? Promise.resolve() : Promise.reject(tokens.unreachable),
    outage: () => tokens.unreachable,
    issue: async (request) => {
      tokens.requests.push(request);
      await tokens.gate;
      if (tokens.failure !== null) throw tokens.failure;
      // Both credentials must really be able to sign
      await request.header.sign(Uint8Array.of(1));
      await request.holderOfKey.sign(Uint8Array.of(2));
      return aToken(now(), tokens);
    },
    renew: () => Promise.reject(new Error('nothing here asks for a renewal')),
  };
  return tokens;
}

function aToken(receivedAt: Date, { lifeMinutes, recognised, requests }: FakeTokens): IssuedToken {
  return {
    assertion: `<Assertion xmlns="urn:oasis:names:tc:SAML:1.0:assertion" AssertionID="_a${requests.length}"/>`,
    assertionId: `_a${requests.length}`,
    notBefore: receivedAt,
    notOnOrAfter: new Date(receivedAt.getTime() + lifeMinutes * 60_000),
    receivedAt,
    attributes: [],
    recognition: recognised
      ? { recognised }
      : { recognised, failing: ['urn:be:fgov:person:ssin:doctor:boolean'] },
    warnings: [],
  };
}

export interface FakeCard extends CardService {
  /** The card in the only reader now; null means that the reader is empty. */
  card_: EidCard | null;
  pin: string;
  triesLeft_: number;
  pinPad: boolean;
  /** What a log-in gives; any key unless a test needs one that eHealth knows. */
  signer: Signer;
  /** PINs presented to the card, in order. */
  readonly presented: (string | null)[];
  /** Log-ins that were not ended yet. */
  open: number;
  /** Takes the card out. */
  pull(): void;
  /** Reports these cards as left open. */
  leaveOpen(cards: readonly OpenCard[]): void;
}

const cardKey = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({
  format: 'der',
  type: 'pkcs8',
});

export function fakeCard(): FakeCard {
  const listeners = new Set<() => void>();
  const watchers = new Set<(state: ReadersState) => void>();
  let leftOpen: readonly OpenCard[] = [];
  const state = (): ReadersState => ({
    ...(leftOpen.length === 0 ? {} : { leftOpen }),
    service: 'running',
    readers: [
      {
        name: aCard().readerName,
        pinPad: fake.pinPad,
        card: fake.card_ === null ? { kind: 'empty' } : { kind: 'eid', card: fake.card_ },
      },
    ],
  });
  const fake: FakeCard = {
    card_: aCard(),
    pin: '1234',
    triesLeft_: 3,
    pinPad: false,
    signer: keySigner(cardKey, Uint8Array.of(9, 9, 9)),
    presented: [],
    open: 0,
    pull: () => {
      fake.card_ = null;
      for (const listener of [...listeners]) listener();
      listeners.clear();
    },
    readers: () => Promise.resolve(state()),
    leaveOpen: (cards) => {
      leftOpen = cards;
      for (const watcher of watchers) watcher(state());
    },
    onChange: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    card: () =>
      fake.card_ === null
        ? Promise.reject(new PluginError('ERR_CARD_NONE', 'no card'))
        : Promise.resolve(fake.card_),
    triesLeft: () => Promise.resolve(fake.triesLeft_),
    logIn: async (login) => {
      await Promise.resolve();
      present(login);
      fake.open += 1;
      return session();
    },
    certificate: ({ readerName }) => {
      const found = fake.card_;
      return found?.readerName === readerName
        ? Promise.resolve({
            certificate: fake.signer.certificate,
            keyType: fake.signer.keyType,
            issuers: found.issuers,
            validity: found.certificateValidity,
          })
        : Promise.reject(new PluginError('ERR_CARD_NONE', 'no card'));
    },
    signOnce: async (request) => {
      await Promise.resolve();
      present(request);
      return fake.signer.sign(request.data);
    },
    close: () => Promise.resolve(),
  };

  const present = ({ pin, lastTryConfirmed }: CardLogin): void => {
    if (pin !== null) checkPinFormat(pin);
    checkPinTry({ triesLeft: fake.triesLeft_, lastTryConfirmed });
    fake.presented.push(pin);
    if (pin === null || pin === fake.pin) return;
    fake.triesLeft_ -= 1;
    throw fake.triesLeft_ === 0 ? pinBlocked() : wrongPin(fake.triesLeft_);
  };

  const session = (): CardSession => {
    const own = new Set<() => void>();
    let closed = false;
    return {
      signer: fake.signer,
      onLost: (listener) => {
        own.add(listener);
        listeners.add(listener);
      },
      close: () => {
        if (!closed) fake.open -= 1;
        closed = true;
        for (const listener of own) listeners.delete(listener);
        return Promise.resolve();
      },
    };
  };
  return fake;
}
