import { withTimeout } from '../../../async.ts';
import type { CertRa } from '../../../ehealth/registration/cert-ra/cert-ra.ts';
import type { EtkDepot } from '../../../ehealth/registration/etk-depot.ts';
import { readEtkOnDemand } from '../../../pki/cms/etk-on-demand.ts';
import type { Holder } from '../../../pki/x509/ehealth-subject.ts';
import type { TrustAnchor } from '../../../pki/x509/trust-anchor.ts';
import type { ExistingCertificates } from './holder-limit.ts';

export interface ExistingCertificatesDeps {
  readonly certRa: Pick<CertRa, 'existingApplicationIds'>;
  readonly depot: Pick<EtkDepot, 'get'>;
  readonly anchors: () => readonly TrustAnchor[];
  readonly now: () => Date;
}

/** A form waits for this; eHealth decides by itself about what it did not answer in time. */
const patienceMs = 4_000;

/**
 * Asks what eHealth has of a holder: the application ids of an organisation, or whether it publishes an encryption token of a person whose key
 * is in none of these files (registration.md sections 6.3 and 8). No PIN, no password. null where eHealth does not say it in time.
 */
export async function readExisting(
  holder: Pick<Holder, 'type' | 'id'>,
  ownSerials: readonly string[],
  deps: ExistingCertificatesDeps,
): Promise<ExistingCertificates | null> {
  const asked =
    holder.type === 'SSIN' ? ofPerson(holder, ownSerials, deps) : ofOrganisation(holder, deps);
  return withTimeout(asked, patienceMs, () => null);
}

async function ofOrganisation(
  holder: Pick<Holder, 'type' | 'id'>,
  { certRa }: Pick<ExistingCertificatesDeps, 'certRa'>,
): Promise<ExistingCertificates | null> {
  const reply = await certRa.existingApplicationIds(holder);
  if (reply.kind !== 'applicationIds') return null;
  return { kind: 'organisation', applicationIds: reply.applicationIds };
}

async function ofPerson(
  { type, id }: Pick<Holder, 'type' | 'id'>,
  ownSerials: readonly string[],
  { depot, anchors, now }: Omit<ExistingCertificatesDeps, 'certRa'>,
): Promise<ExistingCertificates | null> {
  const reply = await depot.get({ type, id, applicationId: null });
  if (reply.kind === 'none') return { kind: 'person', elsewhereUntil: null };
  if (reply.kind !== 'published') return null;
  const token = await readEtkOnDemand(reply.token, { anchors: anchors(), now: now() });
  // What is not believed says nothing
  if (token === null || token.flaws.length > 0) return null;
  const isHere = ownSerials.includes(token.serialNumber);
  return { kind: 'person', elsewhereUntil: isHere ? null : new Date(token.certificate.notAfter) };
}
