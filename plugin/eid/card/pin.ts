import { PluginError } from '../../errors.ts';

/*
 * The rules of a PIN that cost nothing to break here and a try to break on the card. Nothing in this file keeps a PIN, and no
 * error made here holds one.
 */

const zero = 0x30;

/** Throws ERR_PIN_FORMAT before the card sees anything that cannot be a PIN: 4 to 12 digits (eid.md 1.4). */
export function checkPinFormat(pin: string): void {
  if (pin.length < 4 || pin.length > 12) throw pinFormat();
  // No regular expression: the engine keeps the last text that one matched (RegExp.$_)
  for (let index = 0; index < pin.length; index += 1)
    if (pin.charCodeAt(index) < zero || pin.charCodeAt(index) > zero + 9) throw pinFormat();
}

/**
 * The block of VERIFY: a byte of twice the number of digits, the digits as BCD, the rest F. The caller wipes it after use.
 * Throws ERR_PIN_FORMAT.
 */
export function pinBlock(pin: string): Uint8Array {
  checkPinFormat(pin);
  const block = new Uint8Array(8).fill(0xff);
  block[0] = 0x20 | pin.length;
  for (let index = 0; index < pin.length; index += 1) {
    const digit = pin.charCodeAt(index) - zero;
    const byte = 1 + (index >> 1);
    block[byte] = index % 2 === 0 ? (digit << 4) | 0x0f : ((block[byte] ?? 0) & 0xf0) | digit;
  }
  return block;
}

export type PinTry =
  | { readonly kind: 'present' }
  | { readonly kind: 'refuse'; readonly code: 'ERR_PIN_LAST_TRY' | 'ERR_PIN_BLOCKED' };

/**
 * Decides whether the card may be asked at all. Pure. A card that cannot report its remaining tries is asked: its holder has been warned
 * by the last wrong answer, not by us.
 */
export function decidePinTry(facts: {
  readonly triesLeft: number | null;
  readonly lastTryConfirmed: boolean;
}): PinTry {
  if (facts.triesLeft === 0) return { kind: 'refuse', code: 'ERR_PIN_BLOCKED' };
  if (facts.triesLeft === 1 && !facts.lastTryConfirmed)
    return { kind: 'refuse', code: 'ERR_PIN_LAST_TRY' };
  return { kind: 'present' };
}

/** Carries {@link decidePinTry} out: throws ERR_PIN_BLOCKED or ERR_PIN_LAST_TRY, with the card untouched. */
export function checkPinTry(facts: Parameters<typeof decidePinTry>[0]): void {
  const decision = decidePinTry(facts);
  if (decision.kind === 'present') return;
  throw decision.code === 'ERR_PIN_BLOCKED'
    ? pinBlocked()
    : new PluginError(
        'ERR_PIN_LAST_TRY',
        'the last PIN attempt before the card blocks needs confirmation',
        {
          params: { triesLeft: 1 },
        },
      );
}

/** What to say after a wrong PIN. The one that used up the last try is "blocked", not "wrong"; null where the card cannot report its tries. */
export function wrongPin(triesLeft: number | null): PluginError {
  if (triesLeft === 0) return pinBlocked();
  return new PluginError('ERR_PIN_WRONG', 'the card refused the PIN', {
    params: triesLeft === null ? {} : { triesLeft },
  });
}

export function pinBlocked(): PluginError {
  return new PluginError('ERR_PIN_BLOCKED', 'the PIN of the card is blocked', {
    params: { triesLeft: 0 },
  });
}

export function pinFormat(): PluginError {
  return new PluginError('ERR_PIN_FORMAT', 'a PIN has 4 to 12 digits');
}
