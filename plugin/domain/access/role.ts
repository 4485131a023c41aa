import { PluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';

/*
 * What a role allows by itself, independent of any object. Each `require…` throws ERR_FORBIDDEN; `act` says in its message,
 * which only the log shows, what was refused.
 */

type Bearer = Pick<Actor, 'roles'>;

export function isAdmin({ roles }: Bearer): boolean {
  return roles.includes('admin');
}

/** The host's back end, acting for its users: it manages the practice, yet it is no person and opens no session. */
export function isService({ roles }: Bearer): boolean {
  return roles.includes('service');
}

/** Whose attempts and files are counted: a service acts for the user it names, any other actor for themself. */
export function concernedUser(actor: Pick<Actor, 'roles' | 'userId'>, userId: string): string {
  return isService(actor) ? userId : actor.userId;
}

/** Manages every certificate of the practice: an admin, or a service. */
export function isManager(actor: Bearer): boolean {
  return isAdmin(actor) || isService(actor);
}

export function requireAdmin(actor: Bearer, act: string): void {
  if (!isAdmin(actor)) throw forbidden(act, 'admins');
}

export function requireService(actor: Bearer, act: string): void {
  if (!isService(actor)) throw forbidden(act, 'services');
}

export function requireManager(actor: Bearer, act: string): void {
  if (!isManager(actor)) throw forbidden(act, 'admins and services');
}

function forbidden(act: string, roles: string): PluginError {
  return new PluginError('ERR_FORBIDDEN', `${act}: for ${roles} only`);
}
