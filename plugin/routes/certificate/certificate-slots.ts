import type { JudgedCertificate } from '../../domain/certificate/service.ts';
import type { HolderKind, OrganisationKind } from '../../pki/x509/identifier.ts';
import type { HostUser } from '../../domain/practice/directory.ts';
import { leadingCertificate } from '../parts/badge.ts';
import type { CertificateLevel } from '../../domain/certificate/verdict/level.ts';

/** A place on a profile where a certificate belongs: the person, one of their groups, one of their companies. */
export interface HolderPlace {
  readonly kind: HolderKind;
  /** '' for a person whose profile has no national number. */
  readonly identifier: string;
  /** Name of the organisation; null for the person, and for an organisation that the profile no longer lists. */
  readonly name: string | null;
  /** False when certificates are there but the profile no longer names the organisation. */
  readonly listed: boolean;
  readonly certificates: readonly JudgedCertificate[];
  /** The certificate that speaks for the place. */
  readonly leading: JudgedCertificate | undefined;
}

/** Every place of a profile, in the order in which users know them; a certificate always has one, listed or not. */
export function holderPlaces(
  user: HostUser,
  certificates: readonly JudgedCertificate[],
): HolderPlace[] {
  return [
    place('person', user.ssin ?? '', null, true, certificates.filter(of('person'))),
    ...organisationPlaces('group', user, certificates),
    ...organisationPlaces('company', user, certificates),
  ];
}

function organisationPlaces(
  kind: OrganisationKind,
  user: HostUser,
  certificates: readonly JudgedCertificate[],
): HolderPlace[] {
  const listed = user.organisations.filter((organisation) => organisation.kind === kind);
  const own = certificates.filter(of(kind));
  const unlisted = new Set(own.map(({ record }) => record.identifier));
  for (const { identifier } of listed) unlisted.delete(identifier);
  const at = (identifier: string) => own.filter(({ record }) => record.identifier === identifier);
  return [
    ...listed.map(({ identifier, name }) => place(kind, identifier, name, true, at(identifier))),
    ...[...unlisted].map((identifier) => place(kind, identifier, null, false, at(identifier))),
  ];
}

function of(kind: HolderKind): (certificate: JudgedCertificate) => boolean {
  return ({ record }) => record.kind === kind;
}

function place(
  kind: HolderKind,
  identifier: string,
  name: string | null,
  listed: boolean,
  certificates: readonly JudgedCertificate[],
): HolderPlace {
  return {
    kind,
    identifier,
    name,
    listed,
    certificates,
    leading: leadingCertificate(certificates),
  };
}

const needOf: Readonly<Record<CertificateLevel, number>> = { unusable: 0, attention: 1, ok: 3 };

/** One place per kind, the one in most need: what a line of a list has room for. */
export function worstFirst(
  user: HostUser,
  certificates: readonly JudgedCertificate[],
): HolderPlace[] {
  const worst = new Map<HolderKind, HolderPlace>();
  for (const candidate of holderPlaces(user, certificates)) {
    const known = worst.get(candidate.kind);
    if (known === undefined || need(candidate) < need(known)) worst.set(candidate.kind, candidate);
  }
  return [...worst.values()];
}

/** A missing certificate comes between one to watch and one in order: an organisation may well do without. */
function need(place: HolderPlace): number {
  return place.leading === undefined ? 2 : needOf[place.leading.verdict.level];
}
