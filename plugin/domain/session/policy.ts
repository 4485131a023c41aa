import type { z } from 'zod';
import type { Environment } from '../../pki/x509/trust-anchor.ts';
import type { EhealthSetting, SessionSetting } from '../../settings/sessions.ts';

export type EhealthSettings = z.output<typeof EhealthSetting>;
export type SessionSettings = z.output<typeof SessionSetting>;

/** What this folder needs of the plugin's settings. */
export interface SessionPolicy {
  readonly environment: Environment;
  readonly sessions: SessionSettings;
  readonly ehealth: Pick<EhealthSettings, 'claims' | 'requestedHours' | 'useRenew'>;
}
