/**
 * `npm run screenshots`: the README's pictures, taken of the running demo in Debian's Chromium. Run it when a screen changed.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../demo/start-demo.ts';
import type { TrialId } from '../demo/trial-keystores.ts';
import type { Language } from '../plugin/host.ts';
import { packageRoot } from '../plugin/package-root.ts';
import { samplePassword } from '../simulator/sample-keystores.ts';
import { startBrowser, type TestBrowser } from '../test/support/browser.ts';

const target = join(packageRoot(), 'demo', 'screenshots');

const folder = mkdtempSync(join(tmpdir(), 'trousseau-screenshots-'));
const demo = await startDemo({ dataFolder: folder, port: 0, users: 12 });
const browser = await startBrowser();
mkdirSync(target, { recursive: true });
try {
  const page = await logIn(browser, demo, 'claire', 'fr');
  await page.goto(`${demo.url}/configuration/certificates`);
  await page.frameLocator('iframe[name=trousseau]').getByRole('heading', { level: 1 }).waitFor();
  await save(page, 'overview-fr');
  const module = `${demo.url}/trousseau`;
  await page.goto(`${module}/users/elise/certificates/new?kind=person`);
  await save(page, 'load-fr');
  await examine(page, module, 'complete');
  await save(page, 'verdict-complete-fr');
  await page.locator('main form button[type=submit]').first().click();
  await page.getByRole('status').waitFor();
  await save(page, 'user-fr');
  await examine(page, module, 'notCompleted');
  await save(page, 'verdict-not-completed-fr');
  for (const language of ['nl', 'de', 'en'] as const) {
    const other = await logIn(browser, demo, 'claire', language);
    await other.goto(`${demo.url}/configuration/certificates`);
    await other.frameLocator('iframe[name=trousseau]').getByRole('heading', { level: 1 }).waitFor();
    await save(other, `overview-${language}`);
  }
} finally {
  await browser.close();
  await demo.close();
  rmSync(folder, { recursive: true, force: true });
}

async function logIn(
  from: TestBrowser,
  { url }: RunningDemo,
  userId: string,
  language: Language,
): Promise<Page> {
  const page = await (await from.context()).newPage();
  await page.goto(url);
  await page.locator(`button[name=language][value=${language}]`).click();
  await page.locator(`button[name=user][value=${userId}]`).click();
  await page.getByRole('navigation').first().waitFor();
  return page;
}

async function examine(page: Page, module: string, id: TrialId): Promise<void> {
  await page.goto(`${module}/users/elise/certificates/new?kind=person`);
  const files = join(folder, 'keystores', id);
  const [name = ''] = readdirSync(files);
  await page.setInputFiles('input[name=file]', join(files, name));
  await page.fill('input[name=password]', samplePassword);
  await page.locator('form[enctype] button[type=submit]').click();
  await page.waitForURL('**/drafts/*');
}

async function save(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(target, `${name}.png`) });
}
