import type { CardService, EidCard, ReadersState } from '../../../eid/card-service.ts';
import type { SignatureTokens } from '../../../eid/signature-token.ts';
import { withTimeout } from '../../../async.ts';
import { isPluginError } from '../../../errors.ts';
import type { HostUser } from '../../practice/directory.ts';
import type { RevocationChecker } from '../../probe/questions.ts';
import { chooseReader } from '../../session/opening/card-view.ts';
import type { SessionRepository } from '../../session/repository.ts';
import type {
  AuthorityFact,
  CardFact,
  LibraryFacts,
  ReaderFacts,
  ReadinessFacts,
  SignatureFact,
  TokenFact,
} from './readiness-facts.ts';

export interface ReadinessGathererDeps {
  /** null: no card can be in this machine. */
  readonly card: (CardService & { library(): Promise<CardLibrary> }) | null;
  readonly signing: LibraryFacts['setting'];
  /** null: none is configured. */
  readonly token: SignatureTokens | null;
  /** null: certificates are not asked about. */
  readonly revocation: RevocationChecker | null;
  readonly sessions: Pick<SessionRepository, 'listForUser'>;
  /** Asks the registration authority without a signature; null: no address of it is known. */
  readonly authority: (() => Promise<AuthorityFact>) | null;
  readonly now: () => Date;
}

export type CardLibrary =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'fails' | 'loads';
      readonly library: { readonly path: string; readonly kind: string };
    };

/** A page waits for no responder of the card's issuer longer than this, in milliseconds. */
const revocationLimitMs = 6_000;
/** Nor for a token, in milliseconds. */
const tokenLimitMs = 10_000;

/** Sessions looked through for the last one with a card; older ones say nothing about a code of today. */
const sessionsRead = 50;

/** Gathers the facts of one person, without a PIN: all that takes time at once. Rejects for a mistake of ours only. */
export function createReadinessGatherer(
  deps: ReadinessGathererDeps,
): (practiceId: string, user: HostUser) => Promise<ReadinessFacts> {
  const { card: cards, token, authority } = deps;

  return async (practiceId, user) => {
    const [ofCard, ofToken, ofAuthority, pinUsedAt] = await Promise.all([
      cards === null ? noCards : gatherCard(cards, user.ssin),
      token === null ? null : tokenFact(token, user.ssin, deps.now()),
      authority === null ? ({ kind: 'unknown' } as const) : authority(),
      lastPinUse(practiceId, user.id),
    ]);
    return { ...ofCard, token: ofToken, authority: ofAuthority, pinUsedAt };
  };

  async function gatherCard(
    service: NonNullable<typeof cards>,
    ssin: string | null,
  ): Promise<OfCard> {
    const state = await service.readers();
    const { readers, own } = readerFacts(state, ssin);
    const [library, signature] = await Promise.all([
      readers.kind === 'readers' ? libraryFacts(service) : null,
      own === null ? null : signatureFact(service, own),
    ]);
    return { readers, library, signature, triesLeft: own?.triesLeft ?? null };
  }

  /** Loading a library takes seconds, so it is loaded only where it is to sign. */
  async function libraryFacts(service: NonNullable<typeof cards>): Promise<LibraryFacts> {
    if (deps.signing !== 'pkcs11') return { setting: deps.signing, found: { kind: 'none' } };
    const found = await service.library();
    if (found.kind === 'none') return { setting: deps.signing, found };
    const { path, kind } = found.library;
    const name = path.split(/[\\/]/).at(-1) ?? path;
    const refusesSignature = kind === 'opensc' || /opensc/i.test(name);
    return {
      setting: deps.signing,
      found:
        found.kind === 'fails'
          ? { kind: 'fails', name }
          : { kind: 'loads', name, refusesSignature },
    };
  }

  async function signatureFact(service: CardService, own: EidCard): Promise<SignatureFact> {
    try {
      const { certificate, issuers, validity } = await service.certificate(own, 'signature');
      const isRevoked = await revoked(certificate, issuers[0] ?? null);
      return { kind: 'present', validUntil: validity.notAfter, isRevoked };
    } catch (error) {
      if (!isPluginError(error)) throw error;
      return { kind: 'failed', code: error.code };
    }
  }

  /** A certificate that was never activated at the municipality may be suspended, and shows as revoked. */
  async function revoked(
    certificate: Uint8Array,
    issuer: Uint8Array | null,
  ): Promise<boolean | null> {
    if (deps.revocation === null) return null;
    const outcome = await withTimeout(
      deps.revocation.check({ certificate, issuer }),
      revocationLimitMs,
      () => null,
    );
    if (outcome?.ok !== true || outcome.answer.kind === 'unknown') return null;
    return outcome.answer.kind === 'revoked';
  }

  async function lastPinUse(practiceId: string, userId: string): Promise<Date | null> {
    const traces = await deps.sessions.listForUser(practiceId, userId, sessionsRead);
    return traces.find(({ mode }) => mode !== 'fallback')?.openedAt ?? null;
  }
}

type OfCard = Pick<ReadinessFacts, 'readers' | 'library' | 'signature' | 'triesLeft'>;

const noCards: OfCard = {
  readers: { kind: 'off' },
  library: null,
  signature: null,
  triesLeft: null,
};

function readerFacts(
  state: ReadersState,
  ssin: string | null,
): { readonly readers: ReaderFacts; readonly own: EidCard | null } {
  if (state.service === 'unavailable')
    return { readers: { kind: 'unavailable', code: state.code }, own: null };
  const { card, own } = cardFact(chooseReader(state.readers, ssin), ssin);
  const names = state.readers.map(({ name }) => name);
  return { readers: { kind: 'readers', names, card }, own };
}

function cardFact(
  chosen: ReturnType<typeof chooseReader>,
  ssin: string | null,
): { readonly card: CardFact | null; readonly own: EidCard | null } {
  if (chosen === undefined) return { card: null, own: null };
  if (chosen === 'several') return { card: { kind: 'several' }, own: null };
  const { card } = chosen;
  switch (card.kind) {
    case 'empty':
      return { card: null, own: null };
    case 'reading':
      return { card: { kind: 'reading' }, own: null };
    case 'unusable':
      return { card: { kind: 'unusable', code: card.code }, own: null };
    case 'eid': {
      const { validFrom, validTo, certificateValidity } = card.card;
      if (ssin === null) return { card: { kind: 'no-number' }, own: null };
      if (card.card.ssin !== ssin) return { card: { kind: 'other' }, own: null };
      return {
        card: { kind: 'own', validFrom, validTo, certificateValidity },
        own: card.card,
      };
    }
  }
}

async function tokenFact(
  token: SignatureTokens,
  ssin: string | null,
  now: Date,
): Promise<TokenFact> {
  try {
    const found = await withTimeout(token.read(), tokenLimitMs, () => null);
    const ends = (found?.keys ?? [])
      .filter((key) => ssin !== null && key.ssin === ssin)
      .filter(({ validity }) => validity.notBefore <= now && now <= validity.notAfter)
      .map(({ validity }) => validity.notAfter.getTime());
    if (found === null) return { kind: 'failed', code: 'ERR_TOKEN_FAULT' };
    return ends.length === 0
      ? { kind: 'failed', code: 'ERR_TOKEN_NO_CERTIFICATE' }
      : { kind: 'key', label: found.label, validUntil: new Date(Math.max(...ends)) };
  } catch (error) {
    if (!isPluginError(error)) throw error;
    return { kind: 'failed', code: error.code };
  }
}
