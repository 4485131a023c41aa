import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { RunningDemo } from '../../../demo/start-demo.ts';
import { translator } from '../../../plugin/i18n/index.ts';
import type { TestBrowser } from '../tools/browser.ts';
import { expectClean, logIn } from '../tools/story.ts';

/* How stories of a request for a certificate move about, in French. Pictures of each state are kept in test/.output/screens. */

export const storyPassword = 'Tilleul-2468';
export const storyPictures = 'test/.output/screens';
const t = translator('fr');

/** A page of the module alone, of a user signed in by the host's launch. */
export async function openOwnPage(
  browser: TestBrowser,
  demo: RunningDemo,
  userId: string,
  path: string,
): Promise<Page> {
  const page = await logIn(browser, demo, userId, 'fr', { width: 1366 });
  await page.goto(`${demo.url}/session`);
  await page.frameLocator('iframe[name=trousseau]').getByRole('heading', { level: 1 }).waitFor();
  await page.goto(`${demo.url}/trousseau/users/${userId}${path}`);
  return page;
}

export const says = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name: text }).waitFor({ timeout: 60_000 });

/** Read by axe, and kept as a picture, wide and narrow. */
export async function look(page: Page, name: string): Promise<void> {
  await expectClean(page);
  for (const width of [375, 1366]) {
    await page.setViewportSize({ width, height: 768 });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.screenshot({
      path: `${storyPictures}/enrolment-${name}-${String(width)}.png`,
      fullPage: true,
    });
  }
}

/** What every form of a request asks for; the certificate is then finished without its person. */
export async function fillInRequest(page: Page): Promise<void> {
  const field = (key: Parameters<typeof t>[0]) => page.getByLabel(t(key), { exact: true });
  await field('enrolment.form.emailPrivate').fill('demande@cabinet.example');
  await field('enrolment.form.phonePrivate').fill('0400 00 00 01');
  await field('enrolment.form.password').fill(storyPassword);
  await page.getByLabel(t('password.confirmation')).fill(storyPassword);
  await page.getByLabel(t('enrolment.form.unattended')).check();
  await page.getByLabel(t('enrolment.form.accept')).check();
}
