import { environments } from '../../pki/x509/trust-anchor.ts';
import type { Environment, TrustAnchor } from '../../pki/x509/trust-anchor.ts';
import type { TrustSet } from '../../domain/trust/trust-entry.ts';
import type { BadgeView } from '../parts/badge.ts';
import type { PageLocals } from '../parts/page-locals.ts';

/** An authority as list and preview show it. */
export interface AuthorityView {
  readonly name: string;
  /** Root or issuing; null in the set whose entries are of either kind alike. */
  readonly role: string | null;
  readonly ends: string;
  readonly fingerprint: FingerprintView;
}

export interface FingerprintView {
  readonly short: string;
  readonly whole: string;
}

export interface OutcomeView {
  readonly tone: BadgeView['tone'];
  readonly text: string;
}

export function authorityView(
  page: Pick<PageLocals, 't' | 'formatDate'>,
  { name, role, notAfter, fingerprint }: TrustAnchor,
  set: TrustSet,
): AuthorityView {
  const grouped = fingerprint.replace(/(.{4})(?=.)/g, '$1 ');
  return {
    name,
    role: set === 'issuers' ? page.t(`authorities.role.${role}`) : null,
    ends: page.formatDate(notAfter),
    fingerprint: { short: `${grouped.slice(0, 19)}…`, whole: grouped },
  };
}

/** The installation's own environment first: the others only matter for tests. */
export function environmentsFrom(own: Environment): readonly Environment[] {
  return [own, ...environments.filter((environment) => environment !== own)];
}
