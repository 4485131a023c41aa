import type { HolderKind } from '../../../pki/x509/identifier.ts';
import { pathsFor } from './path.ts';
import { guidePrerequisites } from './prerequisites.ts';
import type { Guide, GuidePath, GuideStep, GuideStepName, RenewalPlan } from '../renewal.ts';
import { hasFinding, isRequested, progressOf } from '../plan/successor.ts';
import type { RenewalSubject } from '../plan/successor.ts';

/** What a guide goes by. */
export interface GuideFacts {
  readonly own: RenewalSubject;
  readonly siblings: readonly RenewalSubject[];
  readonly plan: RenewalPlan;
  readonly kind: HolderKind;
  readonly identifier: string;
}

/** Why a step counts as done or as next. Texts: `guide.evidence.<evidence>`. */
type GuideEvidence =
  | 'placeholder-loaded'
  | 'placeholder-only'
  | 'request-pending'
  | 'request-refused'
  | 'authentication-only'
  | 'no-key-published'
  | 'new-file-loaded'
  | 'file-loaded'
  | 'other-key-published'
  | 'old-key-published'
  | 'wrong-environment'
  | 'window-open'
  | 'ended'
  | 'revoked'
  | 'weak-key'
  | 'issuer-ends'
  | 'successor-loaded';

/** Progress in a renewal procedure: steps, number completed, and the evidence. */
interface GuideProgress {
  readonly steps: readonly GuideStepName[];
  /** The one to do now; null: none, neither yet nor any more. */
  readonly next: GuideStepName | null;
  readonly isDone: boolean;
  /** Evidence that the steps before are done. */
  readonly before: GuideEvidence | null;
  /** Evidence that `next` is the next. */
  readonly now: GuideEvidence | null;
  /** Steps before the next one of which nothing can be seen from here. */
  readonly unseen?: readonly GuideStepName[];
}

const renewal: readonly GuideStepName[] = ['renew', 'wait', 'complete', 'load', 'activate'];
const renewedElsewhere: readonly GuideStepName[] = ['renew', 'wait', 'complete', 'load'];
const request: readonly GuideStepName[] = ['request', 'wait', 'complete', 'load'];

/**
 * From a certificate to the next step for it (rules.md 1, 2, 7): which steps there are, which of them are behind by what files and
 * eHealth show, and what to have at hand. No step is ticked off by hand. The new file is loaded everywhere before its encryption key is
 * activated: between the two, messages could not be opened.
 */
export function guideFor(facts: GuideFacts, now: Date, path?: GuidePath): Guide {
  const paths = pathsFor(facts.kind, facts.identifier, facts.own.verdict.holder?.type ?? null);
  const chosen = path !== undefined && paths.includes(path) ? path : (paths[0] ?? 'card');
  const progress = guideProgress(facts, now);
  return {
    path: chosen,
    paths,
    steps: progress.steps.map((name) => stepOf(name, progress)),
    next: progress.next,
    atHand: guidePrerequisites(
      progress.next ?? (progress.isDone ? null : (progress.steps[0] ?? null)),
      chosen,
      facts.kind,
    ),
  };
}

function stepOf(name: GuideStepName, progress: GuideProgress): GuideStep {
  if (progress.isDone) return { name, state: 'done', evidence: progress.before };
  if (name === progress.next) return { name, state: 'next', evidence: progress.now };
  const isBehind =
    progress.next !== null && progress.steps.indexOf(name) < progress.steps.indexOf(progress.next);
  if (!isBehind) return { name, state: 'ahead', evidence: null };
  return progress.unseen?.includes(name) === true
    ? { name, state: 'unknown', evidence: null }
    : { name, state: 'done', evidence: progress.before };
}

const at = (
  steps: readonly GuideStepName[],
  next: GuideStepName,
  now: GuideEvidence,
  before: GuideEvidence | null = null,
  unseen: readonly GuideStepName[] = [],
): GuideProgress => ({ steps, next, isDone: false, before, now, unseen });

function guideProgress(facts: GuideFacts, now: Date): GuideProgress {
  return begunElsewhere(facts, now) ?? ownProblem(facts) ?? byPlan(facts);
}

/** A newer file of the same holder is loaded: it says how far things are. */
function begunElsewhere({ own, siblings }: GuideFacts, now: Date): GuideProgress | null {
  const progress = progressOf(own, siblings, now);
  if (progress === null) return null;
  // A holder who can no longer renew has made a new request, and a first encryption key needs no activation
  const steps = isLost(own) ? request : renewal;
  switch (progress.progress) {
    case 'successor':
      return { steps, next: null, isDone: true, before: 'successor-loaded', now: null };
    case 'not-activated':
      return at(renewal, 'activate', 'old-key-published', 'new-file-loaded');
    case 'step2-missing':
      return at(steps, 'complete', 'authentication-only', 'new-file-loaded');
    case 'requested':
      return at(steps, 'wait', 'request-pending', 'placeholder-loaded');
    case 'begun':
      return at(steps, 'complete', 'placeholder-loaded', 'placeholder-loaded', ['wait']);
  }
}

function isLost(own: RenewalSubject): boolean {
  return hasFinding(own, 'Revoked', 'Expired', 'WeakKey');
}

/** What is the matter with the file itself. */
function ownProblem(facts: GuideFacts): GuideProgress | null {
  const { own } = facts;
  if (hasFinding(own, 'Revoked')) return at(request, 'request', 'revoked');
  if (hasFinding(own, 'Expired')) return at(request, 'request', 'ended');
  if (hasFinding(own, 'RequestRefused')) return at(request, 'request', 'request-refused');
  if (own.verdict.state === 'NotCompleted') return unfinished(facts);
  if (hasFinding(own, 'WeakKey')) return at(request, 'request', 'weak-key');
  if (hasFinding(own, 'WrongEnvironment')) return at(['load'], 'load', 'wrong-environment');
  if (own.verdict.state === 'NoEncryptionKey') {
    return at(['complete', 'load'], 'complete', 'authentication-only');
  }
  if (hasFinding(own, 'NoEncryptionKey')) {
    // The file is whole, eHealth has withdrawn its key: the second step registers one again
    return at(['complete', 'load'], 'complete', 'no-key-published');
  }
  if (hasFinding(own, 'OtherFilePublished')) {
    // Its key is published, so it was activated; only here it is missing
    return at(renewedElsewhere, 'load', 'other-key-published', 'other-key-published');
  }
  if (hasFinding(own, 'EtkNotActivated')) {
    return at(renewal, 'activate', 'old-key-published', 'file-loaded');
  }
  return null;
}

/** A placeholder: with an older certificate loaded too, it began as a renewal and ends with an activation. */
function unfinished({ own, siblings }: GuideFacts): GuideProgress {
  const isRenewal = siblings.some(
    (other) => other.verdict.state === 'Complete' && other.loadedAt <= own.loadedAt,
  );
  const rest: readonly GuideStepName[] = isRenewal
    ? ['complete', 'load', 'activate']
    : ['complete', 'load'];
  return isRequested(own)
    ? at(['wait', ...rest], 'wait', 'request-pending')
    : at(rest, 'complete', 'placeholder-only');
}

function byPlan({ plan }: GuideFacts): GuideProgress {
  const { state, reason } = plan.muted ?? plan;
  if (state === 'NotDueYet' || state === 'Done') {
    return {
      steps: state === 'Done' ? [] : renewal,
      next: null,
      isDone: false,
      before: null,
      now: null,
    };
  }
  if (state === 'Expired') return at(request, 'request', 'ended');
  if (reason === 'IssuerEndsFirst') return at(request, 'request', 'issuer-ends');
  return at(renewal, 'renew', 'window-open');
}
