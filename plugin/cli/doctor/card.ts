import { withTimeout } from '../../async.ts';
import type { CardService, CardState, ReadersState } from '../../eid/card-service.ts';
import type { SignatureTokens } from '../../eid/signature-token.ts';
import { createCardProcess } from '../../eid/process/card-process.ts';
import { startChild } from '../../eid/process/child-link.ts';
import type { LibraryState } from '../../eid/process/protocol.ts';
import type { PluginErrorCode } from '../../errors.ts';
import { isPluginError, PluginError } from '../../errors.ts';
import { errorText } from '../../i18n/error-text.ts';
import { translator } from '../../i18n/index.ts';
import { maskIdentifier } from '../../pki/x509/identifier.ts';
import type { Settings } from '../../settings/index.ts';
import { readCardRoots } from '../../settings/anchor-files.ts';
import { failedCheck } from './check.ts';
import type { Check } from './check.ts';

/** A card takes a second or two to be read; one that has not been by then is reported as unread. In milliseconds. */
const patienceMs = 10_000;

/**
 * Checks service, readers, cards and library with the process that sessions use. No PIN, no personal data but the end of a
 * national number. Nothing here keeps the plugin from running, so nothing is worse than a warning but a settings file that lies.
 */
export async function checkCards(
  eid: Settings['eid'],
  env: NodeJS.ProcessEnv,
): Promise<readonly Check[]> {
  if (!eid.enabled) return [ok('card service', 'switched off in the settings')];
  let rootAnchors: readonly Uint8Array[];
  try {
    rootAnchors = readCardRoots(eid.rootAnchors);
  } catch (error) {
    return [failedCheck('card roots', error)];
  }
  const { reader, pkcs11Library, signing, signatureToken } = eid;
  const service = createCardProcess({
    settings: { reader, pkcs11Library, signing, signatureToken, rootAnchors },
    start: () => startChild(env),
  });
  try {
    const state = await settled(service, patienceMs);
    return [
      ...readerChecks(state),
      libraryCheck(eid, await service.library()),
      ...(await tokenChecks(service.token)),
    ];
  } finally {
    await service.close();
  }
}

/** The state once no card is being read any more, or after `limitMs`. */
async function settled(
  service: Pick<CardService, 'readers' | 'onChange'>,
  limitMs: number,
): Promise<ReadersState> {
  let state = await service.readers();
  if (!isReading(state)) return state;
  let stop: () => void = () => undefined;
  const allRead = new Promise<void>((resolve) => {
    stop = service.onChange((next) => {
      state = next;
      if (!isReading(next)) resolve();
    });
  });
  await withTimeout(allRead, limitMs);
  stop();
  return state;
}

function isReading(state: ReadersState): boolean {
  return state.service === 'running' && state.readers.some(({ card }) => card.kind === 'reading');
}

/** Service, readers, and what is in them. */
export function readerChecks(state: ReadersState): readonly Check[] {
  if (state.service === 'unavailable')
    return [
      warning('card service', 'eID cards cannot be read on this machine', remedyOf(state.code)),
    ];
  const running = ok('card service', 'running');
  if (state.readers.length === 0)
    return [running, warning('card readers', 'no usable reader', remedyOf('ERR_READER_NONE'))];
  const names = state.readers.map(({ name, pinPad }) => (pinPad ? `${name} (keypad)` : name));
  const cards = state.readers.flatMap(({ name, card }) => cardCheck(name, card));
  return [running, ok('card readers', names.join('; ')), ...cards];
}

function cardCheck(readerName: string, card: CardState): readonly Check[] {
  const name = 'card';
  switch (card.kind) {
    case 'empty':
      return [];
    case 'reading':
      return [warning(name, `${readerName}: takes too long to read`, remedyOf('ERR_CARD_FAULT'))];
    case 'unusable':
      return [warning(name, `${readerName}: ${card.code}`, remedyOf(card.code))];
    case 'eid': {
      const { applet, ssin, rootKnown } = card.card;
      const root = rootKnown ? 'known root' : 'root taken from the card itself';
      return [ok(name, `${readerName}: eID applet ${applet}, ${maskIdentifier(ssin)}, ${root}`)];
    }
  }
}

/** The library, and whether it is needed: without one, cards are used by direct commands. */
export function libraryCheck(
  { signing, pkcs11Library }: Pick<Settings['eid'], 'signing' | 'pkcs11Library'>,
  state: LibraryState,
): Check {
  const name = 'middleware';
  if (signing === 'apdu') return ok(name, 'not used, as set in eid.signing');
  if (state.kind === 'loads') return ok(name, `${state.library.path} (${state.library.kind})`);
  if (state.kind === 'fails')
    return warning(
      name,
      `${state.library.path} does not load: ${state.code}`,
      remedyOf(state.code),
    );
  if (pkcs11Library !== null)
    return warning(
      name,
      `${pkcs11Library} does not exist`,
      'Correct eid.pkcs11Library in the settings, or leave it out.',
    );
  return signing === 'pkcs11'
    ? warning(name, 'no library found in the usual places', remedyOf('ERR_MIDDLEWARE_MISSING'))
    : ok(name, 'none; cards are used directly, without the keypad of a reader');
}

/** The token of the settings that is no identity card; none where there is none. No PIN, no name. */
export async function tokenChecks(token: SignatureTokens | null): Promise<readonly Check[]> {
  if (token === null) return [];
  const name = 'signature token';
  try {
    const { label, keys } = await token.read();
    return keys.length === 0
      ? [warning(name, `${label}: no signature certificate`, remedyOf('ERR_TOKEN_NO_CERTIFICATE'))]
      : [ok(name, `${label}: ${keys.map(({ keyType }) => keyType).join(', ')}`)];
  } catch (error) {
    if (!isPluginError(error)) throw error;
    return [warning(name, `not usable: ${error.code}`, remedyOf(error.code))];
  }
}

function ok(name: string, found: string): Check {
  return { name, status: 'ok', found, remedy: null };
}

function warning(name: string, found: string, remedy: string | null): Check {
  return { name, status: 'warning', found, remedy };
}

function remedyOf(code: PluginErrorCode): string | null {
  return errorText(new PluginError(code, code), translator('en')).remedy;
}
