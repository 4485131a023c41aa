import type { EidCard } from '../../../eid/card-service.ts';
import type { PluginErrorCode } from '../../../errors.ts';

/** What is known of one person's means to sign, gathered without a PIN. */
export interface ReadinessFacts {
  readonly readers: ReaderFacts;
  /** null: not looked for, because no card can be used here. */
  readonly library: LibraryFacts | null;
  /** Of the person's own card; null without one. */
  readonly signature: SignatureFact | null;
  /** Tries left of that card's PIN; null where it cannot say. */
  readonly triesLeft: number | null;
  /** When this person last opened a session here with a card, which takes its PIN; null: never, as far as is kept. */
  readonly pinUsedAt: Date | null;
  /** null: none is configured. */
  readonly token: TokenFact | null;
  readonly authority: AuthorityFact;
}

export type ReaderFacts =
  /** The settings say that no card can be in this machine. */
  | { readonly kind: 'off' }
  | {
      readonly kind: 'unavailable';
      readonly code: 'ERR_READER_SERVICE' | 'ERR_READER_SUPPORT_MISSING';
    }
  | {
      readonly kind: 'readers';
      /** Names of the readers; virtual ones are none. */
      readonly names: readonly string[];
      /** null: no card is in any. */
      readonly card: CardFact | null;
    };

export type CardFact =
  | { readonly kind: 'reading' | 'several' | 'other' | 'no-number' }
  | { readonly kind: 'unusable'; readonly code: PluginErrorCode }
  | ({ readonly kind: 'own' } & Pick<EidCard, 'validFrom' | 'validTo' | 'certificateValidity'>);

export interface LibraryFacts {
  readonly setting: 'auto' | 'pkcs11' | 'apdu';
  readonly found:
    | { readonly kind: 'none' }
    | { readonly kind: 'fails'; readonly name: string }
    | { readonly kind: 'loads'; readonly name: string; readonly refusesSignature: boolean };
}

export type SignatureFact =
  | {
      readonly kind: 'present';
      readonly validUntil: Date;
      /** Revoked or suspended, as its issuer says now; null: not known. */
      readonly isRevoked: boolean | null;
    }
  | { readonly kind: 'failed'; readonly code: PluginErrorCode };

export type TokenFact =
  | { readonly kind: 'key'; readonly label: string; readonly validUntil: Date }
  | { readonly kind: 'failed'; readonly code: PluginErrorCode };

/** What an unsigned question to the registration authority showed. */
export type AuthorityFact =
  /** No address is known for this environment. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'answered'; readonly milliseconds: number; readonly clock: ClockFact | null }
  | {
      readonly kind: 'failed';
      /** `fault`: it answers, and cannot serve. */
      readonly problem: 'silent' | 'fault';
      readonly clock: ClockFact | null;
    };

export interface ClockFact {
  /** eHealth's clock minus ours, in milliseconds. */
  readonly offset: number;
  /** The offset is right to within this many milliseconds. */
  readonly uncertainty: number;
}
