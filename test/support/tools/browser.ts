import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { systemPart } from './system-parts.ts';

/** Debian's Chromium; tests that need it are skipped by name where it is absent. */
export const chromiumPart = systemPart('chromium');

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

export interface TestBrowser {
  /** A fresh context: own cookies, own language. */
  context(options?: {
    readonly javaScript?: boolean;
    readonly width?: number;
  }): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Starts headless Chromium with a profile folder of its own, which goes when it closes. */
export async function startBrowser(): Promise<TestBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'trousseau-chromium-'));
  const browser = await chromium.launch({
    executablePath: chromiumPart.path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      `--disk-cache-dir=${join(profile, 'cache')}`,
    ],
    env: { ...process.env, HOME: profile },
  });
  return {
    context: async ({ javaScript = true, width = 1280 } = {}) => {
      const context = await browser.newContext({
        javaScriptEnabled: javaScript,
        viewport: { width, height: 900 },
        acceptDownloads: true,
        locale: 'fr-BE',
      });
      // Shorter than a test's own limit, so that a failure names what was waited for
      context.setDefaultTimeout(10_000);
      return context;
    },
    close: async () => {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly {
    readonly target: readonly string[];
    readonly failureSummary?: string;
  }[];
}

/** Documents that axe found clean in this process, with the width they were shown at. */
const clean = new Set<string>();

/**
 * What axe finds wrong on the page, every frame included, one line per node; empty when it is clean. A frame that looks to the
 * letter as it did when it was last found clean is not read again: around the module the host's page stays as it is.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  const lines: string[] = [];
  for (const frame of page.frames()) {
    if (!frame.url().startsWith('http') || !(await runsScripts(frame))) continue;
    const shown = `${String(page.viewportSize()?.width)} ${frame.url()} ${await frame.content()}`;
    if (clean.has(shown)) continue;
    // Evaluated by the test driver, so the page's content security policy stays as it is
    if ((await frame.evaluate('typeof axe')) === 'undefined') await frame.evaluate(axeSource);
    const violations = await frame.evaluate(
      `axe.run(document, { iframes: false, resultTypes: ['violations'] }).then((result) => result.violations)`,
    );
    const found = violations as AxeViolation[];
    if (found.length === 0) clean.add(shown);
    for (const violation of found) {
      for (const node of violation.nodes) {
        lines.push(`${violation.id} at ${node.target.join(' ')} (${frame.url()})`);
      }
    }
  }
  return lines;
}

/** A document that is sandboxed without scripts is no page of ours, and axe cannot run in it. */
async function runsScripts(frame: Frame): Promise<boolean> {
  if (frame.parentFrame() === null) return true;
  const sandbox = await (await frame.frameElement()).getAttribute('sandbox');
  return sandbox === null || sandbox.includes('allow-scripts');
}
