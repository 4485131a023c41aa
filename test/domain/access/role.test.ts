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

describe.each(checks)('the check for a %s', (_name, is, require, allowed) => {
  it.each(roles)('passes or refuses a %s alike in both forms', (role) => {
    const expected = (allowed as readonly Role[]).includes(role);
    expect(is({ roles: [role] })).toBe(expected);
    expect(passes(() => require({ roles: [role] }, 'jobs'))).toBe(expected);
  });

  it('passes when one of several roles fits', () => {
    expect(is({ roles: ['clinician', allowed[0]] })).toBe(true);
  });

  it('refuses an actor without any role', () => {
    expect(is({ roles: [] })).toBe(false);
    expect(() => require({ roles: [] }, 'jobs')).toThrow(/^jobs: for /);
  });
});
