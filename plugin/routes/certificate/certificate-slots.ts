import type { JudgedCertificate } from '../../domain/certificate/service.ts';
import type { HolderKind, OrganisationKind } from '../../pki/x509/identifier.ts';
import type { HostUser } from '../../domain/practice/directory.ts';
import { leadingCertificate } from '../parts/badge.ts';
import type { CertificateLevel } from '../../domain/certificate/verdict/level.ts';

/** A place on a profile where a certificate belongs: the person, one of their groups, one of their companies. */
export interface CertificateSlot {
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
export function certificateSlots(
  user: HostUser,
  certificates: readonly JudgedCertificate[],
): CertificateSlot[] {
  return [
    slot('person', user.ssin ?? '', null, true, certificates.filter(of('person'))),
    ...organisationSlots('group', user, certificates),
    ...organisationSlots('company', user, certificates),
  ];
}

function organisationSlots(
  kind: OrganisationKind,
  user: HostUser,
  certificates: readonly JudgedCertificate[],
): CertificateSlot[] {
  const listed = user.organisations.filter((organisation) => organisation.kind === kind);
  const own = certificates.filter(of(kind));
  const unlisted = new Set(own.map(({ record }) => record.identifier));
  for (const { identifier } of listed) unlisted.delete(identifier);
  const at = (identifier: string) => own.filter(({ record }) => record.identifier === identifier);
  return [
    ...listed.map(({ identifier, name }) => slot(kind, identifier, name, true, at(identifier))),
    ...[...unlisted].map((identifier) => slot(kind, identifier, null, false, at(identifier))),
  ];
}

function of(kind: HolderKind): (certificate: JudgedCertificate) => boolean {
  return ({ record }) => record.kind === kind;
}

function slot(
  kind: HolderKind,
  identifier: string,
  name: string | null,
  listed: boolean,
  certificates: readonly JudgedCertificate[],
): CertificateSlot {
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
): CertificateSlot[] {
  const worst = new Map<HolderKind, CertificateSlot>();
  for (const candidate of certificateSlots(user, certificates)) {
    const known = worst.get(candidate.kind);
    if (known === undefined || need(candidate) < need(known)) worst.set(candidate.kind, candidate);
  }
  return [...worst.values()];
}

/** A missing certificate comes between one to watch and one in order: an organisation may well do without. */
function need(slot: CertificateSlot): number {
  return slot.leading === undefined ? 2 : needOf[slot.leading.verdict.level];
}

/** Files of one place shown at first, in use and kept for old messages: a page costs what it shows, however many there are. */
const shownFiles = 10;
const shownOlder = 5;

/** A place with the files that the page shows of it. */
export interface ShownSlot extends CertificateSlot {
  readonly active: readonly JudgedCertificate[];
  readonly older: readonly JudgedCertificate[];
  readonly olderCount: number;
}

export function shownSlot(slot: CertificateSlot, isWhole: boolean): ShownSlot {
  const active = slot.certificates.filter(({ record }) => record.role === 'active');
  const older = slot.certificates.filter(({ record }) => record.role !== 'active');
  const first = active.slice(0, isWhole ? active.length : shownFiles);
  const { leading } = slot;
  return {
    ...slot,
    // The one that gives the place its colour is always among them
    active:
      leading === undefined || first.includes(leading) ? first : [leading, ...first.slice(0, -1)],
    older: older.slice(0, isWhole ? older.length : shownOlder),
    olderCount: older.length,
  };
}
