import { dayInMilliseconds } from '../time/duration.ts';
import type { CertificateRecord, CertificateRepository } from '../certificate/repository.ts';
import type { JudgedCertificate } from '../certificate/service.ts';
import type { VerdictService } from '../certificate/verdict-service.ts';
import { holderKindOf } from '../../pki/x509/ehealth-subject.ts';
import { PluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import type { HostUser } from '../practice/directory.ts';
import { holderKey, isEnded } from './enrolment.ts';
import type { ExistingCertificatesDeps } from './limit/existing-certificates.ts';
import { readExisting } from './limit/existing-certificates.ts';
import { holderLimit } from './limit/holder-limit.ts';
import type { EnrolmentRepository } from './repository.ts';
import type { EnrolmentOffer, RequestedOrganisation } from './service.ts';

export interface OfferDeps extends ExistingCertificatesDeps {
  readonly certificates: Pick<CertificateRepository, 'listForHolder'>;
  readonly enrolments: Pick<EnrolmentRepository, 'listForUser'>;
  readonly verdicts: Pick<VerdictService, 'read'>;
}

export interface OfferSource {
  offer(
    actor: Actor,
    user: HostUser,
    organisation: RequestedOrganisation | null,
  ): Promise<EnrolmentOffer>;
}

/** Where eHealth does not say it itself (rules.md section 1). */
const opensDaysBefore = 90;

/**
 * What a request of this person would be now: a renewal where a working certificate of the same holder runs, from when eHealth takes
 * one; else a new certificate.
 */
export function createOfferSource(deps: OfferDeps): OfferSource {
  const { certificates, enrolments, verdicts, now } = deps;
  return {
    offer: async (actor, user, organisation) => {
      const holder = organisation ?? { type: 'SSIN', id: user.ssin ?? '', applicationId: null };
      const kind = holderKindOf(holder.type);
      if (kind === null || holder.id === '')
        throw new PluginError('ERR_IDENTIFIER_INVALID', 'no number that a certificate can have', {
          params: { kind: kind ?? 'person', problem: 'Empty' },
        });
      const at = now();
      const records = await certificates.listForHolder(actor.practiceId, kind, holder.id);
      const reading = verdicts.read();
      const judged = await Promise.all(
        records.map((record) => reading.judged(record, user.displayName)),
      );
      const current = newestOf(
        judged.filter(({ verdict }) => isRunning(verdict, holder.applicationId, at)),
      );
      const requests = await enrolments.listForUser(actor.practiceId, user.id, new Date(0));
      const running = requests.find(
        (one) => !isEnded(one) && holderKey(one.holder) === holderKey({ ...holder, name: '' }),
      );
      const opensAt = current === null ? null : opening(current);
      // Of a person who renews, or whose request runs, nothing more is to be known
      const isAsked = holder.type !== 'SSIN' || (current === null && running === undefined);
      const existing = isAsked
        ? await readExisting(holder, records.flatMap(serialsOf), deps)
        : null;
      const last = requests.find(({ contactData }) => contactData !== null)?.contactData;
      return {
        kind: current === null ? 'new' : 'renewal',
        current,
        opensAt: opensAt !== null && opensAt > at ? opensAt : null,
        running: running ?? null,
        // A renewal takes the place of one that counts already
        limit:
          existing && current === null
            ? holderLimit(existing, {
                applicationId: holder.applicationId,
                replaceableFrom: new Date(at.getTime() + opensDaysBefore * dayInMilliseconds),
              })
            : null,
        applicationIds: existing?.kind === 'organisation' ? existing.applicationIds : null,
        contactData: last ?? { ...(user.email && { emailPrivate: user.email }) },
      };
    },
  };
}

/** One that eHealth counts as the holder's: delivered, not ended, not revoked. */
function isRunning(
  { state, validity, holder, findings }: JudgedCertificate['verdict'],
  applicationId: string | null,
  at: Date,
): boolean {
  if (state !== 'Complete' && state !== 'NoEncryptionKey') return false;
  if (holder?.applicationId !== applicationId) return false;
  if (validity === null || new Date(validity.notAfter) <= at) return false;
  return !findings.some(({ code }) => code === 'Revoked' || code === 'WrongEnvironment');
}

/** Serial numbers of all certificates in a file, its encryption certificates among them. */
const serialsOf = ({ facts }: CertificateRecord): readonly string[] =>
  facts.certificates.map(({ serialNumber }) => serialNumber);

function newestOf(judged: readonly JudgedCertificate[]): JudgedCertificate | null {
  const end = ({ verdict }: JudgedCertificate) => verdict.validity?.notAfter ?? '';
  return judged.toSorted((a, b) => (end(a) < end(b) ? 1 : -1))[0] ?? null;
}

function opening({ record, verdict }: JudgedCertificate): Date | null {
  const said = record.probes.status?.answer?.replaceableFrom;
  if (said !== undefined && said !== null) return new Date(said);
  if (verdict.validity === null) return null;
  return new Date(Date.parse(verdict.validity.notAfter) - opensDaysBefore * dayInMilliseconds);
}
