import type { CertificateFigure } from './repository.ts';
import { renewalStates } from '../domain/renewal/renewal.ts';
import type { RenewalState } from '../domain/renewal/renewal.ts';
import type { GaugeName, Sample } from './metric-catalogue.ts';
import { keystoreStates } from '../domain/certificate/findings/finding.ts';

/*
 * Certificates as samples: a line for each, or sums without the label `cert` where there are too many. Pure. Alerts are written so
 * that they hold for both.
 */

/** The lines of one certificate. */
export function samplesOf(figure: CertificateFigure, now: Date): Sample[] {
  const { notBefore, notAfter, plan, certificateId: cert } = figure;
  const env = figure.environment ?? '';
  const labels = { cert, env, kind: figure.kind };
  const samples: Sample[] = keystoreStates.map((state) => ({
    name: 'ehealth_cert_state',
    labels: { cert, env, state },
    value: figure.state === state ? 1 : 0,
  }));
  const add = (name: GaugeName, value: number, of: Sample['labels'] = labels) => {
    samples.push({ name, labels: of, value });
  };
  if (notBefore !== null) {
    add('ehealth_cert_not_before_timestamp_seconds', seconds(notBefore));
  }
  if (notAfter !== null) {
    add('ehealth_cert_not_after_timestamp_seconds', seconds(notAfter));
    add('ehealth_cert_expires_in_seconds', seconds(notAfter) - seconds(now));
    add('ehealth_cert_expired', notAfter <= now ? 1 : 0);
  }
  if (plan === null) return samples;
  for (const state of renewalStates) {
    add('ehealth_renewal_state', plan.state === state ? 1 : 0, { cert, state });
  }
  if (plan.dueAt !== null) {
    add('ehealth_renewal_due_timestamp_seconds', seconds(plan.dueAt), { cert });
  }
  if (plan.state === 'WaitingForDelivery') {
    add('ehealth_renewal_pending_seconds', seconds(now) - seconds(plan.since), { cert });
  }
  return samples;
}

export interface CertificateSums {
  add(figure: CertificateFigure): void;
  samples(): Sample[];
}

interface KindSums {
  begins: number | null;
  ends: number | null;
  expired: number;
}

/**
 * The same figures without a line for each certificate. Of ends that matter only those that nothing has replaced: a renewed
 * certificate must not be what keeps an alert on.
 */
export function certificateSums(now: Date): CertificateSums {
  const kinds = new Map<string, KindSums & { readonly labels: Sample['labels'] }>();
  const keystores = new Map<string, number>();
  const renewals = new Map<RenewalState, number>(renewalStates.map((state) => [state, 0]));
  let pending: number | null = null;

  return {
    add: ({ environment, kind, notBefore, notAfter, state, plan }) => {
      const env = environment ?? '';
      const key = `${env} ${kind}`;
      const sums = kinds.get(key) ?? {
        labels: { env, kind },
        begins: null,
        ends: null,
        expired: 0,
      };
      kinds.set(key, sums);
      keystores.set(`${env} ${state}`, (keystores.get(`${env} ${state}`) ?? 0) + 1);
      if (plan !== null) renewals.set(plan.state, (renewals.get(plan.state) ?? 0) + 1);
      if (plan?.state === 'WaitingForDelivery') {
        pending = Math.max(pending ?? 0, seconds(now) - seconds(plan.since));
      }
      if (plan?.state === 'Done') return;
      if (notBefore !== null && notBefore > now) {
        sums.begins = Math.max(sums.begins ?? 0, seconds(notBefore));
      }
      if (notAfter === null) return;
      if (notAfter <= now) sums.expired += 1;
      else sums.ends = Math.min(sums.ends ?? Infinity, seconds(notAfter));
    },

    samples: () => {
      const samples: Sample[] = [];
      for (const { labels, begins, ends, expired } of kinds.values()) {
        if (begins !== null) {
          const name = 'ehealth_cert_not_before_timestamp_seconds';
          samples.push({ name, labels, value: begins });
        }
        if (ends !== null) {
          const value = ends - seconds(now);
          samples.push(
            { name: 'ehealth_cert_not_after_timestamp_seconds', labels, value: ends },
            { name: 'ehealth_cert_expires_in_seconds', labels, value },
          );
        }
        samples.push({ name: 'ehealth_cert_expired', labels, value: expired });
      }
      for (const [key, value] of keystores) {
        const [env = '', state = ''] = key.split(' ');
        samples.push({ name: 'ehealth_cert_state', labels: { env, state }, value });
      }
      for (const [state, value] of renewals) {
        samples.push({ name: 'ehealth_renewal_state', labels: { state }, value });
      }
      if (pending !== null) {
        samples.push({ name: 'ehealth_renewal_pending_seconds', labels: {}, value: pending });
      }
      return samples;
    },
  };
}

export function seconds(instant: Date): number {
  return instant.getTime() / 1000;
}
