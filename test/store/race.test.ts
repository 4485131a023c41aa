import { expect, test } from 'vitest';
import { jobIds } from '../../plugin/jobs/job.ts';
import { runChild } from './child/run-child.ts';
import { aCertificate, freshStore, rawDatabase } from './store-fixture.ts';
import { aDelivery } from '../support/builders/notice.ts';

interface Taken {
  readonly raised: readonly string[];
  readonly jobs: readonly string[];
  readonly deliveries: readonly string[];
  readonly probes: readonly string[];
}

test('takes nothing twice in two processes, and offers taken work again after the leases when both die', async () => {
  const { store, place } = await freshStore();
  const certificates = Array.from({ length: 25 }, (_, index) => `c${index + 10}`);
  for (const id of certificates) await store.certificates.insert(aCertificate({ id }));
  const messages = certificates.map((id) => `message ${id}`);
  for (const id of messages) await store.deliveries.add(aDelivery({ id }));
  // Both have started and wait by then; a slower one only finds less to take
  const start = new Date(Date.now() + 2_500);
  await store.jobs.ensure(jobIds.map((id) => ({ id, firstAt: start })));

  const names = ['one', 'two'];
  const ends = await Promise.all(
    names.map((name) =>
      runChild('race.ts', [place.databasePath, place.keyPath, String(start.getTime()), name]),
    ),
  );
  expect(ends.map(({ signal, stderr }) => [signal, stderr])).toEqual(
    names.map(() => ['SIGKILL', '']),
  );
  const taken = ends.map(({ stdout }) => JSON.parse(stdout) as Taken);
  const all = (what: keyof Taken) => taken.flatMap((one) => one[what]).sort();

  expect(
    all('raised')
      .map((id) => id.split(' ')[1])
      .sort(),
  ).toEqual(certificates);
  expect(all('jobs')).toEqual([...jobIds].sort());
  expect(all('deliveries')).toEqual(messages);
  const probes = certificates.flatMap((id) => [`${id} depot`, `${id} revocation`]);
  expect(all('probes')).toEqual(probes);
  const audited = rawDatabase(place)
    .prepare("SELECT count(*) FROM audit_entry WHERE event = 'notice.raised'")
    .pluck();
  expect(audited.get()).toBe(certificates.length);

  const soon = new Date(start.getTime() + 59_999);
  const later = new Date(start.getTime() + 60_000);
  const again = async (at: Date) => ({
    deliveries: (await store.deliveries.take(at, at, 100)).filter(({ kind }) => kind === 'digest')
      .length,
    probes: (await store.probes.take(at, ['depot', 'revocation'], at, 100)).length,
    jobs: (await store.jobs.list(at)).filter(({ lastOutcome }) => lastOutcome === 'lost').length,
  });
  expect(await again(soon)).toEqual({ deliveries: 0, probes: 0, jobs: 0 });
  expect(await again(later)).toEqual({
    deliveries: messages.length,
    probes: probes.length,
    jobs: jobIds.length,
  });
});
