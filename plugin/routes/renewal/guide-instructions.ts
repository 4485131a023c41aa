import type { MessageKey } from '../../i18n/index.ts';
import type { GuidePath, GuideStepName } from '../../domain/renewal/renewal.ts';

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

const nonResident: readonly MessageKey[] = [
  'guide.do.commune',
  'guide.do.digitalKey',
  'guide.do.mobileCode',
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

/** Instructions of one step, in order. `renewing`: a renewal runs, not a new request; the tool has other buttons for it. */
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
