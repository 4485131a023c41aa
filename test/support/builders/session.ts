import type { FallbackState } from '../../../plugin/domain/session/fallback-policy.ts';
import type { SessionTrace } from '../../../plugin/domain/session/repository.ts';
import type { Opening, SessionOverview } from '../../../plugin/domain/session/service.ts';
import type { EhealthSession } from '../../../plugin/domain/session/session.ts';
import { aJudged } from './certificate.ts';

/* Sessions, in order unless a test says otherwise. */

export function aSession(changes: Partial<EhealthSession> = {}): EhealthSession {
  return {
    id: 'session-1',
    practiceId: 'practice-1',
    userId: 'anne',
    userName: 'Anne Exemple',
    mode: 'eid',
    quality: 'doctor',
    holder: { kind: 'person', identifier: '00000000097', name: 'Anne Exemple' },
    certificateId: 'certificate-1',
    environment: 'acceptance',
    openedAt: new Date('2026-06-01T08:00:00Z'),
    notOnOrAfter: new Date('2026-06-01T16:30:00Z'),
    recognition: { recognised: true },
    attributes: [
      {
        name: 'urn:be:fgov:person:ssin:doctor:boolean',
        namespace: 'urn:be:fgov:certified-namespace:ehealth',
        values: ['true'],
      },
    ],
    warnings: [],
    fallbackReason: null,
    ...changes,
  };
}

/** Six and a half hours left at ten in the morning (UTC), unless said otherwise. */
export function anOverview(
  session: Partial<EhealthSession> = {},
  changes: Partial<Omit<SessionOverview, 'session'>> = {},
): SessionOverview {
  return { session: aSession(session), phase: 'open', secondsLeft: 23_400, ...changes };
}

export function aFallbackState(changes: Partial<FallbackState> = {}): FallbackState {
  return {
    openings: 0,
    periodDays: 30,
    level: 'none',
    noticeAfter: 5,
    faults: 0,
    reasons: [],
    liftedUntil: null,
    ...changes,
  };
}

export function anOpening(changes: Partial<Opening> = {}): Opening {
  return {
    certificate: aJudged(),
    holder: { kind: 'person', identifier: '00000000097', name: 'Anne Exemple' },
    qualities: ['doctor'],
    qualityStated: true,
    modes: ['eid', 'fallback'],
    blockedBy: null,
    notices: [],
    pinOnly: false,
    fallback: aFallbackState(),
    reusable: null,
    ...changes,
  };
}

type OpenTrace = Omit<SessionTrace, 'endedAt' | 'endCause'>;

/** What is kept of a session that still runs. */
export function anOpenTrace(changes: Partial<OpenTrace> = {}): OpenTrace {
  return {
    id: 'session-0',
    practiceId: 'practice-1',
    userId: 'anne',
    userName: 'Anne Exemple',
    mode: 'eid',
    quality: 'doctor',
    kind: 'person',
    identifier: '00000000097',
    holderName: 'Anne Exemple',
    certificateId: 'certificate-1',
    recognised: true,
    openedAt: new Date('2026-05-31T06:00:00Z'),
    notOnOrAfter: new Date('2026-05-31T18:00:00Z'),
    fallbackReason: null,
    fallbackText: '',
    ...changes,
  };
}

/** The same of one that its user ended. */
export function aTrace(changes: Partial<SessionTrace> = {}): SessionTrace {
  return {
    ...anOpenTrace(),
    endedAt: new Date('2026-05-31T16:10:00Z'),
    endCause: 'user',
    ...changes,
  };
}
