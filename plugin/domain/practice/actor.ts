import type { Language } from '../../i18n/language.ts';

/** The roles that a host gives its users and its back end, in launch tokens, bearer tokens and the manifest. */
export const roles = ['admin', 'clinician', 'service'] as const;
export type Role = (typeof roles)[number];

/** Claims of the launch token and of a bearer token, after verification. */
export interface Actor {
  readonly userId: string;
  readonly displayName: string;
  readonly practiceId: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  /** Which of the two it was, for the audit; a launch token when absent. */
  readonly signedInBy?: 'launch' | 'bearer';
  /** From where this request came, for the audit; a proxy's word counts only where the host trusts it. Never kept with a session. */
  readonly address?: string | undefined;
}
