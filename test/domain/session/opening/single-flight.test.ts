import { expect, it } from 'vitest';
import { PluginError } from '../../../../plugin/errors.ts';
import type { OpenOutcome } from '../../../../plugin/domain/session/service.ts';
import {
  createOpeningSingleFlight,
  type OpeningKey,
} from '../../../../plugin/domain/session/opening/single-flight.ts';
import { deferred } from '../session-fixture.ts';

const key: OpeningKey = { practiceId: 'p1', userId: 'anne', what: 'eid c1', quality: 'doctor' };
const outcome = { reused: false } as OpenOutcome;
const busy = expect.objectContaining({ code: 'ERR_SESSION_BUSY' }) as unknown;

it('returns the same session when a second window asks during the first opening', async () => {
  const singleFlight = createOpeningSingleFlight();
  const { promise, resolve } = deferred<OpenOutcome>();
  let works = 0;
  const work = () => ((works += 1), promise);
  const both = Promise.all([singleFlight.run(key, work), singleFlight.run(key, work)]);
  resolve(outcome);
  expect((await both).map(({ reused }) => reused)).toEqual([false, true]);
  expect(works).toBe(1);
});

it('rejects the second opening when the secrets of the first were wrong', async () => {
  const singleFlight = createOpeningSingleFlight();
  const { promise, reject } = deferred<OpenOutcome>();
  const first = singleFlight.run(key, () => promise);
  const second = singleFlight.run(key, () => Promise.resolve(outcome));
  reject(new PluginError('ERR_PIN_WRONG', 'wrong'));
  await expect(first).rejects.toMatchObject({ code: 'ERR_PIN_WRONG' });
  await expect(second).rejects.toEqual(busy);
  await expect(singleFlight.run(key, () => Promise.resolve(outcome))).resolves.toBe(outcome);
});

it('rejects a request for another quality when an opening is in progress', async () => {
  const singleFlight = createOpeningSingleFlight();
  const { promise, resolve } = deferred<OpenOutcome>();
  const first = singleFlight.run(key, () => promise);
  await expect(singleFlight.run({ ...key, quality: 'nurse' }, () => promise)).rejects.toEqual(busy);
  resolve(outcome);
  await first;
});

it('keeps users, practices and certificates independent when an opening is in progress', async () => {
  const singleFlight = createOpeningSingleFlight();
  const { promise, resolve } = deferred<OpenOutcome>();
  const first = singleFlight.run(key, () => promise);
  for (const other of [{ userId: 'basile' }, { practiceId: 'p2' }, { what: 'eid c2' }]) {
    await expect(
      singleFlight.run({ ...key, ...other }, () => Promise.resolve(outcome)),
    ).resolves.toBe(outcome);
  }
  resolve(outcome);
  await first;
});

it('cancels only the openings of the user who logs off, and all when closed', async () => {
  const singleFlight = createOpeningSingleFlight();
  const { promise, resolve } = deferred<OpenOutcome>();
  const causes: (() => string | null)[] = [];
  const work = (attempt: { readonly cancelledBy: string | null }) => {
    causes.push(() => attempt.cancelledBy);
    return promise;
  };
  const both = [singleFlight.run(key, work), singleFlight.run({ ...key, userId: 'basile' }, work)];
  singleFlight.cancel('log-off', { practiceId: 'p1', userId: 'anne' });
  expect(causes.map((cause) => cause())).toEqual(['log-off', null]);
  singleFlight.close('restart');
  expect(causes.map((cause) => cause())).toEqual(['log-off', 'restart']);
  await expect(singleFlight.run({ ...key, what: 'later' }, work)).rejects.toEqual(busy);
  resolve(outcome);
  await Promise.all(both);
});
