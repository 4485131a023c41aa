import type { Quality } from '../../ehealth/claims/quality.ts';
import type { OrganisationKind } from '../../pki/x509/identifier.ts';
import type { Language } from '../../i18n/language.ts';

/** The host's people, read on demand. Every call is scoped to one practice; an unknown id is undefined, never another practice's. */
export interface HostDirectory {
  findUser(practiceId: string, userId: string): Promise<HostUser | undefined>;
  listUsers(practiceId: string, query: UserQuery): Promise<UserPage>;
  /**
   * Recipients of the weekly digest and of escalations when holders do not act; none when the host does not list them. Where it
   * does, a signed-in admin who is not in the list any more loses that role within seconds.
   */
  listAdmins?(practiceId: string): Promise<readonly HostUser[]>;
}

export interface UserQuery {
  /** Part of a name or number; '' for all users. */
  readonly text: string;
  readonly offset: number;
  readonly limit: number;
}

export interface UserPage {
  readonly users: readonly HostUser[];
  readonly total: number;
}

/** A user's profile as Configuration > Users of the host has it. */
export interface HostUser {
  readonly id: string;
  readonly displayName: string;
  /** A word for the screen, in the host's language: "Médecin", "Infirmière". */
  readonly function: string;
  readonly active: boolean;
  /** National number, 11 digits; null when the profile has none. */
  readonly ssin: string | null;
  readonly nihii: readonly NihiiNumber[];
  /** As what eHealth should recognise this person; asked on screen when the host does not say. */
  readonly quality?: Quality;
  /** Where notices are sent; none by e-mail when absent. Asked at each sending; kept only in a profile that a host pushes. */
  readonly email?: string | null;
  /** Of notices sent while the user is not there; that of the settings when absent. */
  readonly language?: Language;
  /** Groups and companies this user belongs to; a clinician sees the certificates of these. */
  readonly organisations: readonly HostOrganisation[];
}

/** A NIHII (INAMI/RIZIV) number with the period in which it holds; dates as YYYY-MM-DD, null for open. */
export interface NihiiNumber {
  readonly number: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface HostOrganisation {
  readonly kind: OrganisationKind;
  /** First 8 digits of the NIHII number for a group, 10 digits (CBE) for a company. */
  readonly identifier: string;
  readonly name: string;
  /** As what eHealth should recognise it; read from its certificate when the host does not say. */
  readonly quality?: Quality;
  /** National number of the person in charge, for a pharmacy its titular pharmacist; the user's own when the host does not say. */
  readonly titularSsin?: string;
}
