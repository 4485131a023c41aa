import type {
  Finding,
  FindingCode,
  Severity,
} from '../../../plugin/domain/certificate/findings/finding.ts';
import type { StatusAnswer } from '../../../plugin/domain/certificate/online-status.ts';
import type { RenewalSubject } from '../../../plugin/domain/renewal/plan/successor.ts';
import type { RenewalPolicy } from '../../../plugin/domain/renewal/plan/window.ts';

export const day = 86_400_000;

export const policy: RenewalPolicy = {
  windowStartDays: 85,
  windowEndDays: 60,
  officeHours: { from: '08:00', to: '19:00' },
  consultingHours: [
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ],
  installationKey: new Uint8Array(32).fill(5),
};

export const notBefore = new Date('2024-06-15T10:00:00Z');
export const notAfter = new Date('2027-06-15T10:00:00Z');

/** So many days before the end of {@link aSubject}; negative after it. */
export const daysBefore = (days: number) => new Date(notAfter.getTime() - days * day);

export function findingOf(code: FindingCode, severity: Severity = 'error'): Finding {
  return { code, variant: null, severity, blocks: [], facts: {} };
}

type Changes = Partial<Omit<RenewalSubject, 'verdict'>> & {
  readonly verdict?: Partial<RenewalSubject['verdict']>;
  /** Short for a verdict with just these. */
  readonly findings?: readonly FindingCode[];
};

/** A person's finished production certificate, three years long. */
export function aSubject({ verdict, findings = [], ...changes }: Changes = {}): RenewalSubject {
  return {
    certificateId: 'certificate-1',
    status: null,
    loadedAt: notBefore,
    ...changes,
    verdict: {
      state: 'Complete',
      holder: { type: 'SSIN', id: '00000000097', applicationId: null, name: 'Camille Exemple' },
      environment: 'production',
      validity: { notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString() },
      fingerprint: 'AB'.repeat(32),
      findings: findings.map((code) => findingOf(code)),
      ...verdict,
    },
  };
}

/** A placeholder names neither holder nor dates. */
export function aPlaceholder(loadedAt: Date, changes: Changes = {}): RenewalSubject {
  return aSubject({
    certificateId: 'placeholder-1',
    loadedAt,
    findings: ['NotCompleted'],
    ...changes,
    verdict: {
      state: 'NotCompleted',
      holder: null,
      environment: null,
      validity: null,
      ...changes.verdict,
    },
  });
}

/** The certificate that follows on {@link aSubject}, valid from then on for three years. */
export function aNewer(from: Date, changes: Changes = {}): RenewalSubject {
  return aSubject({
    certificateId: 'newer-1',
    loadedAt: from,
    ...changes,
    verdict: {
      validity: {
        notBefore: from.toISOString(),
        notAfter: new Date(from.getTime() + 1096 * day).toISOString(),
      },
      fingerprint: 'CD'.repeat(32),
      ...changes.verdict,
    },
  });
}

export function aStatus(changes: Partial<StatusAnswer> = {}): StatusAnswer {
  return { certificate: null, etk: null, replaceable: null, replaceableFrom: null, ...changes };
}
