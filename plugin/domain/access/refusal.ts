import { PluginError } from '../../errors.ts';
import type { AccessDecision } from './access-decision.ts';

/**
 * The error of a refusal that is in the audit already. What the actor may not see is answered like what does not exist; the
 * messages are for the log.
 */
export function auditedRefusal(
  decision: Exclude<AccessDecision, 'allow'>,
  messages: Readonly<Record<Exclude<AccessDecision, 'allow'>, string>>,
): PluginError {
  const code = decision === 'hidden' ? 'ERR_NOT_FOUND' : 'ERR_FORBIDDEN';
  return new PluginError(code, messages[decision], { audited: true });
}
