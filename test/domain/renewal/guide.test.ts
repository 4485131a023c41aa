import { expect, test } from 'vitest';
import type { HolderKind } from '../../../plugin/pki/x509/identifier.ts';
import { decideReconcile } from '../../../plugin/domain/renewal/decision.ts';
import { guideFor } from '../../../plugin/domain/renewal/guide/guide.ts';
import type { GuidePath, GuidePrerequisite } from '../../../plugin/domain/renewal/renewal.ts';
import type { RenewalSubject } from '../../../plugin/domain/renewal/plan/successor.ts';
import {
  aNewer,
  aPlaceholder,
  aStatus,
  aSubject,
  daysBefore,
  notAfter,
  policy,
} from './subjects.ts';

interface Case {
  readonly own?: RenewalSubject;
  readonly siblings?: readonly RenewalSubject[];
  readonly now?: Date;
  readonly kind?: HolderKind;
  readonly identifier?: string;
  readonly path?: GuidePath;
}

function guide({
  own = aSubject(),
  siblings = [],
  now = daysBefore(70),
  kind = 'person',
  identifier = '00000000097',
  path,
}: Case) {
  const { plan } = decideReconcile(
    { own, siblings, former: [], mute: null, previous: null, notifiedAt: null, readiness: null },
    policy,
    now,
  );
  return guideFor({ own, siblings, plan, kind, identifier }, now, path);
}

/** "renew+ wait? complete> load activate": done, unknown, next, ahead. */
const marks = { done: '+', unknown: '?', next: '>', ahead: '' } as const;
const written = (given: Case) =>
  guide(given)
    .steps.map(({ name, state }) => name + marks[state])
    .join(' ');

const newer = (findings: readonly 'EtkNotActivated'[] = []) => aNewer(daysBefore(72), { findings });
const pending = { status: aStatus({ certificate: 'IN_PROGRESS' }) };

const ways: readonly [string, Case, string][] = [
  ['long before its window', { now: daysBefore(300) }, 'renew wait complete load activate'],
  ['in its window', {}, 'renew> wait complete load activate'],
  ['overdue', { now: daysBefore(5) }, 'renew> wait complete load activate'],
  [
    'with the placeholder of its renewal loaded',
    { siblings: [aPlaceholder(daysBefore(71))] },
    'renew+ wait? complete> load activate',
  ],
  [
    'with a renewal that eHealth works on',
    { siblings: [aPlaceholder(daysBefore(71), pending)] },
    'renew+ wait> complete load activate',
  ],
  [
    'with a renewed file that lacks its encryption key',
    { siblings: [aNewer(daysBefore(72), { verdict: { state: 'NoEncryptionKey' } })] },
    'renew+ wait+ complete> load activate',
  ],
  [
    'with the renewed file loaded, its key not published',
    { siblings: [newer(['EtkNotActivated'])] },
    'renew+ wait+ complete+ load+ activate>',
  ],
  [
    'with the renewed file loaded and active',
    { siblings: [newer()] },
    'renew+ wait+ complete+ load+ activate+',
  ],
  [
    'the renewed file itself, not activated',
    { own: aSubject({ findings: ['EtkNotActivated'] }) },
    'renew+ wait+ complete+ load+ activate>',
  ],
  [
    'where eHealth publishes the key of another file',
    { own: aSubject({ findings: ['OtherFilePublished'] }) },
    'renew+ wait+ complete+ load>',
  ],
  [
    'expired',
    { own: aSubject({ findings: ['Expired'] }), now: notAfter },
    'request> wait complete load',
  ],
  ['revoked', { own: aSubject({ findings: ['Revoked'] }) }, 'request> wait complete load'],
  ['a weak key', { own: aSubject({ findings: ['WeakKey'] }) }, 'request> wait complete load'],
  [
    'expired, with the placeholder of a new request',
    {
      own: aSubject({ findings: ['Expired'] }),
      siblings: [aPlaceholder(daysBefore(-3))],
      now: daysBefore(-4),
    },
    'request+ wait? complete> load',
  ],
  ['a placeholder alone', { own: aPlaceholder(daysBefore(71)) }, 'complete> load'],
  [
    'a placeholder that eHealth works on',
    { own: aPlaceholder(daysBefore(71), pending) },
    'wait> complete load',
  ],
  [
    'a placeholder next to the certificate that it renews',
    { own: aPlaceholder(daysBefore(71)), siblings: [aSubject()] },
    'complete> load activate',
  ],
  [
    'a placeholder that was refused',
    { own: aPlaceholder(daysBefore(71), { findings: ['RequestRefused', 'NotCompleted'] }) },
    'request> wait complete load',
  ],
  [
    'without its encryption key',
    { own: aSubject({ findings: ['NoEncryptionKey'], verdict: { state: 'NoEncryptionKey' } }) },
    'complete> load',
  ],
  [
    'whole, but eHealth has withdrawn its encryption key',
    { own: aSubject({ findings: ['NoEncryptionKey'] }), now: daysBefore(500) },
    'complete> load',
  ],
  ['of another environment', { own: aSubject({ findings: ['WrongEnvironment'] }) }, 'load>'],
  [
    'whose authority ends first',
    { own: aSubject({ findings: ['IssuerEndsFirst'] }), now: daysBefore(300) },
    'request> wait complete load',
  ],
  ['no certificate at all', { own: aSubject({ verdict: { state: 'NotEhealth' } }) }, ''],
];

test.each(ways)('returns the steps, their states and the next step: %s', (_, given, steps) => {
  expect(written(given)).toBe(steps);
  const { next } = guide(given);
  expect(next).toBe(/(\w+)>/.exec(steps)?.[1] ?? null);
});

test('names the evidence for each step that is done or next, and for no other step', () => {
  for (const [, given] of ways) {
    for (const { state, evidence } of guide(given).steps) {
      expect(evidence !== null).toBe(state === 'done' || state === 'next');
    }
  }
});

const things: readonly [string, Case, readonly GuidePrerequisite[]][] = [
  [
    'a renewal',
    {},
    ['tool', 'card', 'pin', 'reader', 'old-keystore', 'old-password', 'new-password'],
  ],
  [
    'a renewal without card',
    { path: 'no-card' },
    ['tool', 'csam-key', 'identity-copy', 'old-keystore', 'old-password', 'new-password'],
  ],
  [
    'a new request of a company',
    { own: aSubject({ findings: ['Revoked'] }), kind: 'company', identifier: '0000000097' },
    ['tool', 'card', 'pin', 'reader', 'organisation-mandate', 'new-password'],
  ],
  [
    'a new request of a medical house',
    {
      own: aSubject({ findings: ['Revoked'] }),
      kind: 'group',
      identifier: '00000000',
      path: 'medical-house',
    },
    ['tool', 'card', 'pin', 'reader', 'inami-manager', 'new-password'],
  ],
  [
    'a second step',
    { own: aPlaceholder(daysBefore(71)) },
    ['tool', 'new-keystore', 'new-password'],
  ],
  [
    'loading',
    { own: aSubject({ findings: ['OtherFilePublished'] }) },
    ['new-keystore', 'new-password'],
  ],
  ['waiting', { own: aPlaceholder(daysBefore(71), pending) }, []],
  ['nothing left to do', { siblings: [newer()] }, []],
];

test.each(things)('returns the things to have at hand for %s', (_, given, atHand) => {
  expect(guide(given).atHand).toEqual(atHand);
});

const medicalHouse = aSubject({
  verdict: {
    holder: {
      type: 'NIHII-MEDICAL_HOUSE',
      id: '00000000',
      applicationId: null,
      name: 'Maison médicale Exemple',
    },
  },
});
const pathsOf: readonly [string, Case, readonly GuidePath[]][] = [
  ['a person', {}, ['card', 'no-card']],
  ['a person of the bis register, sex unknown', { identifier: '00200000032' }, ['no-card', 'card']],
  ['a person of the bis register, sex known', { identifier: '00520000000' }, ['no-card', 'card']],
  ['a person born in December', { identifier: '00120000000' }, ['card', 'no-card']],
  ['a group', { kind: 'group', identifier: '00000000' }, ['card', 'medical-house']],
  [
    'a medical house',
    { own: medicalHouse, kind: 'group', identifier: '00000000' },
    ['medical-house', 'card'],
  ],
  ['a company', { kind: 'company', identifier: '0000000097' }, ['card']],
];

test.each(pathsOf)('returns the paths of %s, likeliest first', (_, given, paths) => {
  const found = guide(given);
  expect(found.paths).toEqual(paths);
  expect(found.path).toBe(paths[0]);
});

test('returns the first path when the requested path does not fit the certificate', () => {
  expect(guide({ kind: 'company', identifier: '0000000097', path: 'no-card' }).path).toBe('card');
  expect(guide({ path: 'no-card' }).path).toBe('no-card');
});
