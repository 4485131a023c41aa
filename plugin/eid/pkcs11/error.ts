import { PluginError } from '../../errors.ts';
import type { PluginErrorCode } from '../../errors.ts';
import { returnValue, tokenFlag } from './cryptoki.ts';
import { pinBlocked, pinFormat, wrongPin } from '../card/pin.ts';
import type { Pkcs11Failure } from './message.ts';

type FunctionFailure = Extract<Pkcs11Failure, { kind: 'Function' }>;

/** What each other return value means to the holder (eid.md 5.4); any other is a fault of card or library. */
const codes = new Map<number, PluginErrorCode>([
  [returnValue.CKR_SLOT_ID_INVALID, 'ERR_CARD_REMOVED'],
  [returnValue.CKR_DEVICE_REMOVED, 'ERR_CARD_REMOVED'],
  [returnValue.CKR_TOKEN_NOT_PRESENT, 'ERR_CARD_REMOVED'],
  [returnValue.CKR_SESSION_HANDLE_INVALID, 'ERR_CARD_REMOVED'],
  [returnValue.CKR_KEY_HANDLE_INVALID, 'ERR_CARD_REMOVED'],
  [returnValue.CKR_OBJECT_HANDLE_INVALID, 'ERR_CARD_REMOVED'],
  // Another program reset the card, and the PIN with it: what the holder does is the same
  [returnValue.CKR_USER_NOT_LOGGED_IN, 'ERR_CARD_REMOVED'],
  [returnValue.CKR_TOKEN_NOT_RECOGNIZED, 'ERR_CARD_NOT_EID'],
  [returnValue.CKR_FUNCTION_CANCELED, 'ERR_PIN_CANCELLED'],
  [returnValue.CKR_MECHANISM_INVALID, 'ERR_MIDDLEWARE_OLD'],
  [returnValue.CKR_FUNCTION_NOT_SUPPORTED, 'ERR_MIDDLEWARE_OLD'],
]);

/** The coded error for a failure of the PKCS#11 thread. The support note has the library's own words. */
export function pkcs11Error(failure: Pkcs11Failure | { readonly kind: 'Stuck' }): PluginError {
  switch (failure.kind) {
    case 'NoBinding':
      return new PluginError('ERR_READER_SUPPORT_MISSING', 'pkcs11js is not installed');
    case 'NoLibrary':
      return new PluginError('ERR_MIDDLEWARE_MISSING', 'the PKCS#11 library does not load', {
        support: { code: 'load', text: failure.detail, ticket: null },
      });
    case 'NoToken':
      return new PluginError('ERR_CARD_REMOVED', 'the PKCS#11 library sees no card in this reader');
    case 'NoMechanism':
      return new PluginError(
        'ERR_MIDDLEWARE_OLD',
        'the PKCS#11 library cannot sign with this card',
      );
    case 'NoKey':
      return failure.key === 'signature'
        ? new PluginError('ERR_CARD_NO_SIGNATURE', 'the card has no signature key')
        : new PluginError('ERR_CARD_NO_CERTIFICATE', 'the card has no authentication key');
    case 'NoSession':
      return new PluginError('ERR_CARD_REMOVED', 'the PKCS#11 session has ended');
    case 'Stuck':
      return new PluginError('ERR_CARD_FAULT', 'the PKCS#11 library did not answer');
    case 'Function':
      return functionError(failure);
  }
}

function functionError(failure: FunctionFailure): PluginError {
  return (
    pinError(failure) ??
    new PluginError(
      codes.get(failure.code) ?? 'ERR_CARD_FAULT',
      `${failure.name} returned ${failure.returned}`,
      { support: { code: failure.returned, text: failure.name, ticket: null } },
    )
  );
}

/** Libraries differ in how they report that the try was the last (eid.md 4): by the code, or by the flags of the token. */
function pinError({ code, flags }: FunctionFailure): PluginError | null {
  const has = (flag: number): boolean => flags !== null && (flags & flag) !== 0;
  switch (code) {
    case returnValue.CKR_PIN_LOCKED:
      return pinBlocked();
    case returnValue.CKR_PIN_INCORRECT:
      if (has(tokenFlag.CKF_USER_PIN_LOCKED)) return pinBlocked();
      return wrongPin(has(tokenFlag.CKF_USER_PIN_FINAL_TRY) ? 1 : null);
    case returnValue.CKR_PIN_INVALID:
    case returnValue.CKR_PIN_LEN_RANGE:
      return pinFormat();
    default:
      return null;
  }
}

/** The same for a token that is no identity card. */
export function signatureTokenError(
  failure: Pkcs11Failure | { readonly kind: 'Stuck' },
): PluginError {
  const error = pkcs11Error(failure);
  const code = tokenCodes.get(error.code) ?? 'ERR_TOKEN_FAULT';
  if (code === error.code) return error;
  const { message, support } = error;
  return new PluginError(code, message, support === null ? {} : { support });
}

/** What a code of the identity card is called for another token; any other is a fault of it. */
const tokenCodes = new Map<PluginErrorCode, PluginErrorCode>([
  ['ERR_READER_SUPPORT_MISSING', 'ERR_READER_SUPPORT_MISSING'],
  ['ERR_MIDDLEWARE_MISSING', 'ERR_TOKEN_MISSING'],
  ['ERR_CARD_REMOVED', 'ERR_TOKEN_MISSING'],
  ['ERR_CARD_NO_SIGNATURE', 'ERR_TOKEN_NO_CERTIFICATE'],
  ['ERR_PIN_FORMAT', 'ERR_TOKEN_PIN_FORMAT'],
  ['ERR_PIN_WRONG', 'ERR_TOKEN_PIN_WRONG'],
  ['ERR_PIN_BLOCKED', 'ERR_TOKEN_PIN_BLOCKED'],
  ['ERR_PIN_CANCELLED', 'ERR_PIN_CANCELLED'],
]);
