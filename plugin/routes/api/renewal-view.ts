import type * as z from 'zod';
import type { Guide, RenewalPlan } from '../../domain/renewal/renewal.ts';
import type { CertificateRenewal } from '../../domain/renewal/service.ts';
import type { RenewalSchema } from './renewal-schema.ts';
import type { ViewLocals } from '../middleware/view-locals.ts';
import { stateWord } from '../parts/renewal-state.ts';

type RenewalView = z.output<typeof RenewalSchema>;
type Words = Pick<ViewLocals, 't'>;

/** A renewal in the words of the API: plan, notices, what eHealth answered, and the steps. */
export function renewalView(
  { certificate, plan, notices, mute, statusAllowed }: CertificateRenewal,
  guide: Guide,
  words: Words,
): RenewalView {
  return {
    certificateId: certificate.record.id,
    plan: planView(plan, words),
    notices: notices.map(({ id, cause, step, severity, raisedAt }) => ({
      id,
      cause,
      step,
      severity,
      raisedAt: raisedAt.toISOString(),
    })),
    mute: mute && {
      reason: mute.reason,
      text: mute.text,
      until: mute.until.toISOString(),
      by: { userId: mute.by.userId, displayName: mute.by.displayName },
      at: mute.at.toISOString(),
    },
    statusAllowed,
    probes: probesView(certificate),
    guide: {
      path: guide.path,
      paths: [...guide.paths],
      steps: guide.steps.map(({ name, state, evidence }) => ({
        name,
        title: words.t(`guide.step.${name}`),
        state,
        evidence,
      })),
      next: guide.next,
      atHand: guide.atHand.map((thing) => words.t(`guide.thing.${thing}`)),
    },
  };
}

function planView(plan: RenewalPlan, { t }: Words): RenewalView['plan'] {
  const { state, reason, since, muted } = plan;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    state,
    reason,
    text: `${stateWord({ t }, state)}. ${t(`renewal.reason.${reason}`)}`,
    since: since.toISOString(),
    opensAt: iso(plan.opensAt),
    dueAt: iso(plan.dueAt),
    latestAt: iso(plan.latestAt),
    notAfter: iso(plan.notAfter),
    muted: muted && {
      state: muted.state,
      reason: muted.reason,
      until: muted.until.toISOString(),
    },
  };
}

/** Serial numbers stay inside, like all that names a certificate. */
function probesView({
  record: { probes },
  verdict: { encryptionKeys },
}: CertificateRenewal['certificate']): RenewalView['probes'] {
  const { depot, status, revocation } = probes;
  const isOurs = (serial: string) =>
    encryptionKeys.some(({ serialNumber }) => serialNumber === serial);
  return {
    depot: depot && {
      answer: depot.answer && {
        kind: depot.answer.kind,
        ours: depot.answer.kind === 'published' && isOurs(depot.answer.serialNumber),
        checkedAt: depot.answer.checkedAt,
      },
      failure: depot.failure && { ...depot.failure },
    },
    status: status && {
      answer: status.answer && { ...status.answer },
      failure: status.failure && { ...status.failure },
    },
    revocation: revocation && {
      answer: revocation.answer && { ...revocation.answer },
      failure: revocation.failure && { ...revocation.failure },
    },
  };
}
