import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCallCounter } from '../../bench/call-counter.ts';
import type { CallCounter } from '../../bench/call-counter.ts';

/*
 * Time depends on the machine, so calls are counted: the same page for few files and for as many as a holder may have. Before the files
 * were judged once a page, fifty took 26 seconds.
 */

const few = 5;
const many = 50;

interface Work {
  readonly calls: number;
  readonly judged: number;
}

describe('page of a holder', () => {
  let counter: CallCounter;
  // Before the product is loaded: what is compiled earlier counts for nothing
  beforeAll(async () => {
    counter = await startCallCounter();
  });
  afterAll(() => counter.close());

  const workWith = async (files: number): Promise<Work> => {
    const { startPlugin } = await import('../support/servers/plugin.ts');
    const { fillHolder } = await import('../../bench/holder.ts');
    const started = await startPlugin();
    await fillHolder(started, files);
    await started.plugin.jobs.find(({ id }) => id === 'renewal-watch')?.run();
    const agent = await started.launch('alix');
    const page = () => agent.get('/users/alix').expect(200);
    await page();
    const called = await counter.during(page);
    await started.close();
    const callsOf = (name: string) =>
      called.filter((one) => one.name === name).reduce((sum, { calls }) => sum + calls, 0);
    return {
      calls: called.reduce((sum, { calls }) => sum + calls, 0),
      judged: callsOf('judgeAnalysed'),
    };
  };

  it('judges each file once, and its work grows no faster than the files', async () => {
    const small = await workWith(few);
    const large = await workWith(many);
    expect([small.judged, large.judged]).toEqual([few, many]);
    expect(large.calls / small.calls).toBeLessThan(many / few);
  });
});
