import type { Environment } from '../../../pki/x509/trust-anchor.ts';
import { overviewOf } from '../lifecycle.ts';
import type { SessionTrace } from '../repository.ts';
import type { SessionOverview } from '../service.ts';
import type { EhealthSession } from '../session.ts';

/** The practice's running sessions by name: those held here whole, those of other processes as far as their trace says. Pure. */
export function practiceSessions(facts: {
  readonly held: readonly EhealthSession[];
  readonly traces: readonly SessionTrace[];
  readonly environment: Environment;
  readonly warnMinutes: readonly number[];
  readonly now: Date;
}): readonly SessionOverview[] {
  const { held, traces, environment, warnMinutes, now } = facts;
  const elsewhere = traces
    .filter(({ id, notOnOrAfter }) => notOnOrAfter > now && held.every((one) => one.id !== id))
    .map((trace) => sessionOf(trace, environment));
  return [...held, ...elsewhere]
    .map((session) => overviewOf(session, now, warnMinutes))
    .sort((a, b) => a.session.userName.localeCompare(b.session.userName));
}

function sessionOf(trace: SessionTrace, environment: Environment): EhealthSession {
  const { kind, identifier, holderName, recognised } = trace;
  return {
    ...trace,
    holder: { kind, identifier, name: holderName },
    environment,
    recognition: recognised ? { recognised } : { recognised, failing: [] },
    attributes: [],
    warnings: [],
  };
}
