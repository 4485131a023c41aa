import { decideOpening } from './session-access.ts';
import { createStoredKey } from './stored-key.ts';
import type { StoredKeyDeps } from './stored-key.ts';
import type { SessionServices } from './service.ts';

export interface PinOnlyDeps extends StoredKeyDeps {
  readonly allowed: boolean;
}

/**
 * The holder's opt-in "ask my PIN only" (DESIGN decision 5): keeps the authentication key of their personal certificate, sealed,
 * once they have proved the password.
 */
export function createPinOnly(
  deps: PinOnlyDeps,
): Pick<SessionServices, 'enablePinOnly' | 'disablePinOnly'> {
  const storedKey = createStoredKey(deps, {
    purpose: 'session',
    action: 'pin-only',
    storedEvent: 'session.pin-only-enabled',
    forgottenEvent: 'session.pin-only-disabled',
    decide: (actor, record, me) => {
      const decision = decideOpening(actor, record, me);
      return decision === 'allow' && record.kind !== 'person' ? 'forbidden' : decision;
    },
    offered: deps.allowed,
  });
  return {
    enablePinOnly: (actor, certificateId, password, signal) =>
      storedKey.keep(actor, certificateId, password, signal),
    disablePinOnly: (actor, certificateId) => storedKey.forget(actor, certificateId),
  };
}
