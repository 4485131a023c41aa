import { auditDraft } from '../../domain/audit/audit-entry.ts';
import type { AuditRepository } from '../../domain/audit/audit.ts';
import type { PluginErrorCode } from '../../errors.ts';
import type { HostLog } from '../../logging.ts';
import type { OnRefusal } from './error-page.ts';

/** Errors that refuse an access; other ones are mistakes in a form, or states of a card or certificate. */
const refusals: ReadonlySet<PluginErrorCode> = new Set([
  'ERR_LAUNCH_TOKEN',
  'ERR_FORBIDDEN',
  'ERR_NOT_FOUND',
  'ERR_CROSS_ORIGIN',
  'ERR_RATE_LIMITED',
]);

export interface RefusalAuditDeps {
  /** Bounds refusals; see domain/audit/refusals.ts. */
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly now: () => Date;
  readonly log: HostLog;
}

/**
 * Audits what a person was refused, wherever it was decided, unless the service that decided it has done so. Where no user is known,
 * the entry is in the installation's own chain.
 */
export function auditRefusals({ audit, now, log }: RefusalAuditDeps): OnRefusal {
  return (error, { actor, method, path, address }) => {
    if (error.audited || !refusals.has(error.code)) return;
    const reason = error.code === 'ERR_LAUNCH_TOKEN' ? { reason: error.message } : {};
    const asked = { code: error.code, method, path, ...reason };
    const by = actor ?? unknown;
    audit
      .append({
        ...auditDraft({ ...by, address }, now(), 'access.denied', {
          outcome: 'refused',
          details: asked,
        }),
        ...(actor === null ? { assurance: 'none' } : {}),
      })
      .catch((failure: unknown) => {
        log.error({ err: failure }, 'refusal not recorded');
      });
  };
}

const unknown = {
  practiceId: '',
  userId: 'unknown',
  displayName: 'unknown',
  roles: [],
  language: 'en',
} as const;
