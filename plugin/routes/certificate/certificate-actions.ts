import type { JudgedCertificate } from '../../domain/certificate/service.ts';
import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import type { RenewalPlan } from '../../domain/renewal/renewal.ts';
import type { HereView } from '../parts/enrolment/here.ts';
import { hereView } from '../parts/enrolment/here.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { waitsForActivation } from '../parts/enrolment/request-card.ts';
import { revokeHref } from '../parts/enrolment/revoke.ts';
import { identifierInLink, paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';

/** What may be done with a stored file, wherever it is shown; null: no button for this actor. */
export interface CertificateActions {
  /** Since when another file serves in its place, and what this one is still good for; null for one in use. */
  readonly replaced: { readonly tag: string; readonly text: string } | null;
  /** What can be done about it in these screens, as renewing it. */
  readonly here: HereView | null;
  /** To open a session with it; null for who is not its holder, and for a file that opens none. */
  readonly sessionHref: string | null;
  /** To choose between password and PIN alone. */
  readonly pinOnlyHref: string | null;
  /** Also null for a new file that waits for its activation. */
  readonly replaceHref: string | null;
  readonly removeHref: string | null;
  /** To end the certificate before its time; its holder alone. */
  readonly revokeHref: string | null;
  readonly exportHref: string | null;
  readonly passwordHref: string | null;
}

/** Asks the services what the actor may do; `running`: requests of the file's user. It decides which buttons a page shows, nothing else: the services check again. */
export async function certificateActions(
  page: PageLocals,
  { record, verdict }: Pick<JudgedCertificate, 'record' | 'verdict'>,
  {
    plan,
    running,
  }: { readonly plan: RenewalPlan | undefined; readonly running: readonly Enrolment[] },
  {
    services,
    sessionPolicy,
    enrolments,
    revocations,
  }: Pick<ScreenDeps, 'services' | 'sessionPolicy' | 'enrolments' | 'revocations'>,
): Promise<CertificateActions> {
  const links = paths(page.base);
  const [load, remove, exporting] = await Promise.all([
    services.may(page.actor, 'load', record),
    services.may(page.actor, 'remove', record),
    services.may(page.actor, 'export', record),
  ]);
  const active = record.role === 'active';
  const opens = active && verdict.works.session && record.userId === page.actor.userId;
  return {
    replaced: active ? null : replacedView(page, { record, verdict }),
    here: hereView(page, enrolments, { record, verdict }, plan),
    sessionHref: opens ? links.sessionOpen({ certificate: record.id }) : null,
    pinOnlyHref:
      opens && record.kind === 'person' && sessionPolicy.pinOnly ? links.pinOnly(record.id) : null,
    replaceHref:
      load && active && !waitsForActivation(record, running)
        ? links.load(record.userId, record.kind, identifierInLink(record))
        : null,
    removeHref: remove ? links.remove(record.id) : null,
    revokeHref: revokeHref(page, revocations, { record, verdict }),
    exportHref: exporting ? links.export(record.id) : null,
    passwordHref: exporting ? links.password(record.id) : null,
  };
}

function replacedView(
  page: PageLocals,
  { record, verdict }: Pick<JudgedCertificate, 'record' | 'verdict'>,
): CertificateActions['replaced'] {
  const isRevoked = verdict.findings.some(({ code }) => code === 'Revoked');
  const kept = verdict.encryptionKeys.length > 0 ? 'user.decryptOnly' : 'user.superseded';
  const key = isRevoked ? 'user.revoked' : kept;
  const date = page.formatDate(record.replacedAt ?? record.loadedAt);
  return { tag: page.t(key), text: page.t(`${key}.help`, { date }) };
}
