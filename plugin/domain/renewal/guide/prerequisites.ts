import type { HolderKind } from '../../../pki/x509/identifier.ts';
import type { GuidePath, GuideStepName, GuidePrerequisite } from '../renewal.ts';

/** What to have at hand for a step (rules.md 2.1, 2.9, 7): nothing is worse than a form that ends at a missing password. */
export function guidePrerequisites(
  step: GuideStepName | null,
  path: GuidePath,
  kind: HolderKind,
): readonly GuidePrerequisite[] {
  switch (step) {
    case null:
    case 'wait':
      return [];
    case 'request':
      return [
        'tool',
        ...identityPrerequisites(path),
        ...organisationPrerequisites(path, kind),
        'new-password',
      ];
    case 'renew':
      return [
        'tool',
        ...identityPrerequisites(path),
        'old-keystore',
        'old-password',
        ...organisationPrerequisites(path, kind),
        'new-password',
      ];
    case 'complete':
    case 'activate':
      return ['tool', 'new-keystore', 'new-password'];
    case 'load':
      return ['new-keystore', 'new-password'];
  }
}

/** Proofs of identity. */
function identityPrerequisites(path: GuidePath): readonly GuidePrerequisite[] {
  return path === 'no-card' ? ['csam-key', 'identity-copy'] : ['card', 'pin', 'reader'];
}

/** Proofs of the right to act for others. */
function organisationPrerequisites(
  path: GuidePath,
  kind: HolderKind,
): readonly GuidePrerequisite[] {
  if (path === 'medical-house') return ['inami-manager'];
  return kind === 'person' ? [] : ['organisation-mandate'];
}
