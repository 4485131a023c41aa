import { PluginError } from '../../../errors.ts';

/**
 * The rules for a keystore password that is set here, each a pattern that the password fits: those of the official tool, and no letter
 * that it or another program may encode differently (rules.md section 4). A file that is loaded may have any password.
 */
export const passwordRules = [
  { name: 'Length', pattern: /^.{8,}$/s },
  // Printable ASCII without the blank
  { name: 'Characters', pattern: /^[!-~]*$/ },
  { name: 'Variety', pattern: /[^A-Za-z]/ },
] as const;

export type PasswordRule = (typeof passwordRules)[number]['name'];

/** Throws ERR_PASSWORD_UNSUITABLE, which names the first rule that a new password breaks. */
export function requireSuitablePassword(password: string): void {
  const problem = brokenRule(password);
  if (problem === null) return;
  throw new PluginError('ERR_PASSWORD_UNSUITABLE', `the new password breaks ${problem}`, {
    params: { problem },
  });
}

/** The first rule that a new password breaks; null when it is suitable. */
function brokenRule(password: string): PasswordRule | null {
  return passwordRules.find(({ pattern }) => !pattern.test(password))?.name ?? null;
}
