import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

class ByName extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((a, b) => a.moduleId.localeCompare(b.moduleId)));
  }
}

/** Two projects for supervise-tests.test.ts. Their files have names that the real projects do not include. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    maxWorkers: 1,
    sequence: { sequencer: ByName },
    reporters: ['default', '../../../scripts/progress-reporter.ts'],
    projects: [
      { extends: true, test: { name: 'stalling', include: ['[123]-*.ts'] } },
      { extends: true, test: { name: 'sound', include: ['sound.ts'] } },
    ],
  },
});
