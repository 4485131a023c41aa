import type { MessageKey } from '../../i18n/index.ts';
import type { GuidePath, GuideStep, GuideStepName } from '../../domain/renewal/renewal.ts';

/*
 * What to do at each step, in the official tool and here (domain: rules.md 2 and 7). The buttons are named as the tool names
 * them, in French.
 */

const signing: readonly MessageKey[] = [
  'guide.do.contact',
  'guide.do.sign',
  'guide.do.newPassword',
  'guide.do.send',
];

const digitalKey: readonly MessageKey[] = [
  'guide.do.commune',
  'guide.do.digitalKey',
  'guide.do.mobileCode',
];

const nonResident: readonly MessageKey[] = [
  ...digitalKey,
  'guide.do.nonResident',
  'guide.do.contract',
];

const medicalHouse: readonly MessageKey[] = ['guide.do.inami', 'guide.do.inami.then'];

const renewWithCard: readonly MessageKey[] = [
  'guide.do.renew.open',
  'guide.do.renew.button',
  'guide.do.card',
  'guide.do.renew.old',
  'guide.do.pin',
  ...signing,
];

const requestWithCard: readonly MessageKey[] = [
  'guide.do.request.open',
  'guide.do.request.button',
  'guide.do.card',
  'guide.do.pin',
  'guide.do.request.holder',
  ...signing,
];

/** A step as these screens take it. */
interface StepHere {
  readonly step: Pick<GuideStep, 'name' | 'state' | 'evidence'>;
  readonly path: GuidePath;
  readonly renewing: boolean;
  /** A request for this certificate runs here. */
  readonly requested: boolean;
}

/**
 * The same step in these screens, in order; null where only the official tool has it: what was begun there and waits for its activation, or
 * an encryption key that eHealth no longer publishes.
 */
export function stepInstructionsHere({
  step: { name, state, evidence },
  path,
  renewing,
  requested,
}: StepHere): readonly MessageKey[] | null {
  const isBegunElsewhere = state === 'next' && !requested;
  switch (name) {
    case 'renew':
    case 'request':
      if (path === 'no-card')
        return [...digitalKey, 'guide.here.nonResident', 'guide.here.nonResident.confirm'];
      return [
        ...(path === 'medical-house' ? medicalHouse : []),
        'guide.here.begin',
        'guide.here.sign',
      ];
    case 'wait':
      if (isBegunElsewhere) return null;
      return ['guide.here.wait', ...(renewing ? (['guide.do.wait.works'] as const) : [])];
    case 'complete':
      return evidence === 'no-key-published' ? null : ['guide.here.complete'];
    case 'load':
      return isBegunElsewhere ? null : ['guide.here.load', 'guide.here.load.everywhere'];
    case 'activate':
      return isBegunElsewhere ? null : ['guide.here.activate', 'guide.do.activate.after'];
  }
}

/** Instructions of one step with the official tool, in order. `renewing`: a renewal runs, not a new request; the tool has other buttons for it. */
export function stepInstructions(
  name: GuideStepName,
  path: GuidePath,
  renewing: boolean,
): readonly MessageKey[] {
  switch (name) {
    case 'renew':
      return path === 'no-card'
        ? nonResident
        : [...(path === 'medical-house' ? medicalHouse : []), ...renewWithCard];
    case 'request':
      return path === 'no-card'
        ? nonResident
        : [...(path === 'medical-house' ? medicalHouse : []), ...requestWithCard];
    case 'wait':
      return [
        'guide.do.wait.mails',
        path === 'no-card' ? 'guide.do.wait.approval' : 'guide.do.wait.long',
        ...(renewing ? (['guide.do.wait.works'] as const) : []),
      ];
    case 'complete':
      return renewing
        ? ['guide.do.complete.renewal', 'guide.do.complete.newest', 'guide.do.complete.install']
        : ['guide.do.complete.button', 'guide.do.complete.which', 'guide.do.complete.install'];
    case 'load':
      return ['guide.do.load.here', 'guide.do.load.everywhere', 'guide.do.load.keep'];
    case 'activate':
      return ['guide.do.activate.button', 'guide.do.activate.file', 'guide.do.activate.after'];
  }
}
