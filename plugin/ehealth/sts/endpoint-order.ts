import type { Line } from '../soap/transport.ts';

/** One address of a service as the business-continuity list has it. */
export interface ListedEndpoint {
  readonly url: string;
  /** 0 is the default one. */
  readonly order: number;
  readonly active: boolean;
}

/** eHealth's business-continuity list (sessions.md section 16), as far as it concerns the STS. */
export interface ContinuityList {
  /** Of the last good list; empty before the first. */
  endpoints(): readonly ListedEndpoint[];
  /** Asks for a newer list, at most every 15 minutes. Never rejects: the last good list stays. */
  refresh(transport: { open(): Line }): Promise<void>;
}

/**
 * The addresses to try, each at most once in a call: the active one first, then the others round robin from there
 * (sessions.md section 16). Without a list, the configured one alone. An address of another kind than the configured one
 * (http for https) is not taken over.
 */
export function endpointsInOrder(
  configured: string,
  listed: readonly ListedEndpoint[],
): readonly string[] {
  const { protocol } = new URL(configured);
  const sorted = listed
    .filter(({ url }) => URL.canParse(url) && new URL(url).protocol === protocol)
    .toSorted((one, other) => one.order - other.order);
  if (sorted.length === 0) return [configured];
  const first = Math.max(
    0,
    sorted.findIndex(({ active }) => active),
  );
  const round = [...sorted.slice(first), ...sorted.slice(0, first)].map(({ url }) => url);
  return Array.from(new Set(round));
}

/** Whether the service runs elsewhere than by default, so that the list is worth another look. */
export function isSwitched(listed: readonly ListedEndpoint[]): boolean {
  return listed.some(({ active, order }) => active && order !== 0);
}
