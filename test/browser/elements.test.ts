import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningDemo } from '../../demo/start-demo.ts';
import { startDemo } from '../../demo/start-demo.ts';
import { packageRoot } from '../../plugin/package-root.ts';
import { axeViolations, chromiumPart, startBrowser } from '../support/tools/browser.ts';
import type { TestBrowser } from '../support/tools/browser.ts';

const pictures = join(packageRoot(), 'test', '.output', 'screens');

describe.skipIf(chromiumPart.missing)('page of the parts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-elements-'));
  let demo: RunningDemo;
  let browser: TestBrowser;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    demo = await startDemo({ dataFolder: folder, port: 0, users: 5, preload: false });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([1366, 375])(
    'shows every part in both themes, read well and without overflow, at %i px',
    async (width) => {
      const context = await browser.context({ width });
      const page = await context.newPage();
      const failures: string[] = [];
      page.on('pageerror', (error) => failures.push(error.message));
      page.on('requestfailed', (request) => failures.push(request.url()));
      await page.goto(`${demo.url}/elements`);
      expect(await axeViolations(page)).toEqual([]);
      expect(
        await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        ),
      ).toBeLessThanOrEqual(0);
      await page.screenshot({
        path: join(pictures, `elements-${String(width)}.png`),
        fullPage: true,
      });
      expect(failures).toEqual([]);
      await context.close();
    },
  );
});
