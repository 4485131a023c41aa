import type { ClaimsRows } from '../../ehealth/claims/claims-table.ts';
import type { Environment } from '../../pki/x509/trust-anchor.ts';
import type { FallbackPolicy } from './fallback-policy.ts';

/** What sessions need of the plugin's settings (plugin/settings/sessions.ts), whose values fit as they are. */
export interface SessionPolicy {
  readonly environment: Environment;
  readonly sessions: {
    /** Offer sessions with the card alone. */
    readonly eidOnly: boolean;
    /** Holders may let us keep their authentication key, so that only the PIN is asked. */
    readonly pinOnly: boolean;
    /** Minutes before the end at which the holder is warned. */
    readonly warnMinutes: readonly number[];
    readonly fallback: FallbackPolicy & {
      /** Whether it is offered at all. */
      readonly enabled: boolean;
    };
  };
  readonly ehealth: {
    /** Rows that replace those of the built-in table, or add qualities. */
    readonly claims: ClaimsRows;
    /** Life asked for; eHealth decides what it grants. Hours. */
    readonly requestedHours: {
      readonly eid: number;
      readonly fallback: number;
    };
    /** Prolong by WS-Trust Renew instead of a new Issue. */
    readonly useRenew: boolean;
  };
}
