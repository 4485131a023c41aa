import { appendFileSync } from 'node:fs';
import type { Reporter, TestModule, TestSpecification } from 'vitest/node';

/**
 * Writes the progress of a test run to the file that TEST_PROGRESS names, a line of JSON an event, so that scripts/test.mjs
 * can count tests and name files also after it killed the run. Without that variable it writes nothing.
 */
export default class ProgressReporter implements Reporter {
  private readonly path = process.env['TEST_PROGRESS'];

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.write({ event: 'run', files: specifications.map(({ moduleId }) => moduleId) });
  }

  onTestModuleQueued({ moduleId }: TestModule): void {
    this.write({ event: 'start', file: moduleId });
  }

  onTestModuleEnd(module: TestModule): void {
    this.write({ event: 'end', file: module.moduleId, ...countTests(module) });
  }

  onTestRunEnd(_modules: readonly TestModule[], errors: readonly unknown[]): void {
    this.write({ event: 'done', errors: errors.length });
  }

  private write(event: object): void {
    if (this.path !== undefined) appendFileSync(this.path, `${JSON.stringify(event)}\n`);
  }
}

function countTests(module: TestModule) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    count[state === 'pending' ? 'skipped' : state] += 1;
  }
  // A file that could not be loaded has no test to count, and a hook can fail where every test passed
  if (count.failed === 0 && module.state() === 'failed') count.failed = 1;
  return count;
}
