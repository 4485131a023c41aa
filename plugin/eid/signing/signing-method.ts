import { isPluginError, PluginError } from '../../errors.ts';
import type { Signer } from '../../pki/signer.ts';
import type { CardKeyName, EidCard } from '../card-service.ts';
import { decideFit } from '../pkcs11/token.ts';
import type { Pkcs11, Pkcs11Fit } from '../pkcs11/token.ts';

export interface WantedKey {
  /** The reader's own keypad asks. */
  readonly keypad: boolean;
  readonly key: CardKeyName;
  /** One signature with a card that has a session open, which goes on. */
  readonly isWithinSession: boolean;
}

/** By the PKCS#11 library, by commands straight to the card, or "auto": the library first, then commands. */
export type SigningSetting = 'auto' | 'pkcs11' | 'apdu';

export type SigningMethod = 'pkcs11' | 'apdu';

/** What the library showed of the card, or why it showed nothing; `NoLibrary` where none was found. */
export type LibraryView =
  | Pkcs11Fit
  | { readonly kind: 'NoLibrary' }
  | { readonly kind: 'Failed'; readonly error: PluginError };

/**
 * Decides which way to sign. Pure. "auto" always finds a way, because commands straight to the card, and to a reader's keypad,
 * need nothing installed. For the signature key it takes them at once: OpenSC refuses that key on purpose, and the official library asks the
 * PIN itself, in a window of its own, and may ask again (README.md). Within a session, too: the library would log that one off.
 */
export function decideSigningMethod(
  setting: SigningSetting,
  view: LibraryView,
  { key, isWithinSession }: Pick<WantedKey, 'key' | 'isWithinSession'>,
): { readonly method: SigningMethod } | { readonly refuse: PluginError } {
  if (setting === 'auto' && (key === 'signature' || isWithinSession)) return { method: 'apdu' };
  if (setting !== 'apdu' && view.kind === 'fits') return { method: 'pkcs11' };
  if (setting !== 'pkcs11') return { method: 'apdu' };
  return { refuse: refusal(view) };
}

function refusal(view: LibraryView): PluginError {
  switch (view.kind) {
    case 'Failed':
      return view.error;
    case 'OtherCard':
      return new PluginError('ERR_CARD_REMOVED', 'the PKCS#11 library sees another card');
    case 'Unfit':
    case 'NoKeypad':
      return new PluginError(
        'ERR_MIDDLEWARE_OLD',
        `the PKCS#11 library cannot do what this card or reader needs: ${view.kind}`,
      );
    case 'NoLibrary':
    case 'fits':
      return noLibrary();
  }
}

function noLibrary(): PluginError {
  return new PluginError('ERR_MIDDLEWARE_MISSING', 'no PKCS#11 library is installed');
}

export interface SigningMethodDeps {
  readonly setting: SigningSetting;
  /** Null where no library was found. */
  readonly pkcs11: Pick<Pkcs11, 'inspect'> | null;
  /** Called, with "auto", when the library was skipped. */
  readonly onLibrarySkipped: (reason: string) => void;
}

export type ChooseSigningMethod = (
  card: Pick<EidCard, 'readerName' | 'chipNumber'>,
  keyType: Signer['keyType'],
  wanted: WantedKey,
) => Promise<SigningMethod>;

/**
 * Checks what the library can do with a card, without a PIN, and chooses. Rejects with ERR_MIDDLEWARE_…,
 * ERR_READER_SUPPORT_MISSING or ERR_CARD_….
 */
export function createSigningMethodChooser({
  setting,
  pkcs11,
  onLibrarySkipped,
}: SigningMethodDeps): ChooseSigningMethod {
  /** Keys that the library was seen unable to sign with: looking again would cost seconds at each log-in. */
  const unfit = new Set<string>();

  return async (card, keyType, wanted) => {
    const { keypad, key, isWithinSession } = wanted;
    const seen = `${key} ${card.chipNumber}`;
    const isAsked =
      setting === 'pkcs11' || (setting === 'auto' && key === 'authentication' && !isWithinSession);
    const view = isAsked ? await viewOf() : ({ kind: 'NoLibrary' } as const);
    if (view.kind === 'Unfit') unfit.add(seen);
    const decision = decideSigningMethod(setting, view, wanted);
    if ('refuse' in decision) throw decision.refuse;
    if (setting === 'auto' && isAsked && decision.method === 'apdu')
      onLibrarySkipped(view.kind === 'Failed' ? view.error.code : view.kind);
    return decision.method;

    async function viewOf(): Promise<LibraryView> {
      if (pkcs11 === null) return { kind: 'NoLibrary' };
      if (unfit.has(seen)) return { kind: 'Unfit' };
      try {
        const token = await pkcs11.inspect(card.readerName);
        return decideFit(token, { keyType, chipNumber: card.chipNumber, keypad, key });
      } catch (error) {
        if (!isPluginError(error)) throw error;
        return { kind: 'Failed', error };
      }
    }
  };
}
