import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { RunningDemo } from '../../../demo/start-demo.ts';
import type { Language } from '../../../plugin/i18n/language.ts';
import { axeViolations } from './browser.ts';
import type { TestBrowser } from './browser.ts';

/* How stories in a browser move about in the demo: log in, read headings, load files, have each page read by axe. */

/** A browser of one's own, logged in to the demo in this language; it closes when the test ends. */
export async function logIn(
  browser: TestBrowser,
  demo: RunningDemo,
  userId: string,
  language: Language,
  options: Parameters<TestBrowser['context']>[0] = {},
): Promise<Page> {
  const context: BrowserContext = await browser.context(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(demo.url);
  await page.locator(`button[name=language][value=${language}]`).click();
  await page.locator(`button[name=user][value=${userId}]`).click();
  await page.getByRole('navigation').first().waitFor();
  return page;
}

export async function heading(module: FrameLocator, name: string): Promise<void> {
  await module.getByRole('heading', { level: 1, name }).waitFor();
}

/** Fills in the form that loads a file, and sends it. */
export async function examine(
  module: FrameLocator,
  submit: string,
  file: string,
  password: string,
): Promise<void> {
  await module.locator('input[name=file]').setInputFiles(file);
  await module.locator('input[name=password]').fill(password);
  await module.getByRole('button', { name: submit }).click();
}

export async function expectClean(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
}
