import { describe, expect, it } from 'vitest';
import {
  isAdmin,
  isManager,
  isService,
  requireAdmin,
  requireManager,
  requireService,
} from '../../../plugin/domain/access/role.ts';
import { roles } from '../../../plugin/domain/practice/actor.ts';
import type { Role } from '../../../plugin/domain/practice/actor.ts';
import { isPluginError } from '../../../plugin/errors.ts';

const checks = [
  ['admin', isAdmin, requireAdmin, ['admin']],
  ['service', isService, requireService, ['service']],
  ['manager', isManager, requireManager, ['admin', 'service']],
] as const;

const passes = (check: () => void): boolean => {
  try {
    check();
    return true;
  } catch (error) {
    expect(isPluginError(error, 'ERR_FORBIDDEN')).toBe(true);
    return false;
  }
};

describe.each(checks)('role check for %s', (_name, is, require, allowed) => {
  it.each(roles)('returns the same answer in both forms for a %s', (role) => {
    const expected = (allowed as readonly Role[]).includes(role);
    expect(is({ roles: [role] })).toBe(expected);
    expect(passes(() => require({ roles: [role] }, 'jobs'))).toBe(expected);
  });

  it('accepts an actor when one of several roles fits', () => {
    expect(is({ roles: ['clinician', allowed[0]] })).toBe(true);
  });

  it('refuses an actor when the list of roles is empty', () => {
    expect(is({ roles: [] })).toBe(false);
    expect(() => require({ roles: [] }, 'jobs')).toThrow(/^jobs: for /);
  });
});
