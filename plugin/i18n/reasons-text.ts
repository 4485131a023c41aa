import type { MessageKey, Translate } from './index.ts';

type Reason = MessageKey extends infer Key
  ? Key extends `session.reason.${infer Name}`
    ? Name
    : never
  : never;

/** How often the fallback was used for which reason. */
export function reasonsText(
  t: Translate,
  reasons: readonly { readonly reason: Reason; readonly count: number }[],
): string {
  return reasons
    .map(({ reason, count }) => `${t(`session.reason.${reason}`)} (${String(count)})`)
    .join(' · ');
}
