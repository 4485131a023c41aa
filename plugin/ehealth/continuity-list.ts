import type { ListedEndpoint } from './endpoints.ts';
import type { Line } from './transport.ts';

/** eHealth's business-continuity list (sessions.md section 16), as far as it concerns the STS. */
export interface ContinuityList {
  /** Of the last good list; empty before the first. */
  endpoints(): readonly ListedEndpoint[];
  /** Looks at the list again, at most every 15 minutes. Never rejects: without a good list the last one stays. */
  refresh(transport: { open(): Line }): Promise<void>;
}
