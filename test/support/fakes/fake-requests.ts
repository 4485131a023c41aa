import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import { PluginError } from '../../../plugin/errors.ts';

/** What fakes of requests for certificates and for their end keep. */
export interface RequestsFixture {
  /** What every act answers; undefined for "it works". */
  refusal: PluginError | undefined;
  /** Every act, in order. */
  readonly calls: { readonly name: string; readonly with: unknown }[];
}

export interface FakeRequests<Request> {
  /** Writes an act down, and refuses where the fixture does. */
  readonly act: (name: string, details: object) => Promise<void>;
  readonly find: (actor: Actor, id: string) => Promise<Request>;
  readonly forUser: (actor: Actor, userId: string) => Promise<readonly Request[]>;
  /** An act on a request that is there, by its own person. */
  readonly actOn: (actor: Actor, id: string, name: string, details: object) => Promise<Request>;
}

export function createFakeRequests<
  Request extends { readonly id: string; readonly userId: string },
>(fixture: RequestsFixture, requests: () => readonly Request[]): FakeRequests<Request> {
  const act: FakeRequests<Request>['act'] = async (name, details) => {
    await Promise.resolve();
    fixture.calls.push({ name, with: details });
    if (fixture.refusal !== undefined) throw fixture.refusal;
  };
  const find: FakeRequests<Request>['find'] = async (actor, id) => {
    await Promise.resolve();
    const found = requests().find((one) => one.id === id);
    if (found === undefined || (found.userId !== actor.userId && !actor.roles.includes('admin')))
      throw new PluginError('ERR_NOT_FOUND', 'no such request');
    return found;
  };
  return {
    act,
    find,
    forUser: async (_actor, userId) => {
      await Promise.resolve();
      return requests().filter((one) => one.userId === userId);
    },
    actOn: async (actor, id, name, details) => {
      const found = await find(actor, id);
      if (found.userId !== actor.userId) throw new PluginError('ERR_FORBIDDEN', 'not theirs');
      await act(name, { id, ...details });
      return found;
    },
  };
}
