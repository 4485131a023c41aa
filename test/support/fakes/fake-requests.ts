import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import { PluginError } from '../../../plugin/errors.ts';

/** What fakes of requests for certificates and for their end keep. */
export interface RequestsFixture<Request> {
  requests: Request[];
  /** What a request becomes by an act that works. */
  becomes: Partial<Request>;
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
>(fixture: RequestsFixture<Request>): FakeRequests<Request> {
  const act: FakeRequests<Request>['act'] = async (name, details) => {
    await Promise.resolve();
    fixture.calls.push({ name, with: details });
    if (fixture.refusal !== undefined) throw fixture.refusal;
  };
  const find: FakeRequests<Request>['find'] = async (actor, id) => {
    await Promise.resolve();
    const found = fixture.requests.find((one) => one.id === id);
    if (found === undefined || (found.userId !== actor.userId && !actor.roles.includes('admin')))
      throw new PluginError('ERR_NOT_FOUND', 'no such request');
    return found;
  };
  return {
    act,
    find,
    forUser: async (_actor, userId) => {
      await Promise.resolve();
      return fixture.requests.filter((one) => one.userId === userId);
    },
    actOn: async (actor, id, name, details) => {
      const found = await find(actor, id);
      if (found.userId !== actor.userId) throw new PluginError('ERR_FORBIDDEN', 'not theirs');
      await act(name, { id, ...details });
      const changed = { ...found, ...fixture.becomes };
      fixture.requests = fixture.requests.map((one) => (one.id === id ? changed : one));
      return changed;
    },
  };
}
