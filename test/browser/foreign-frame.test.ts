import { createServer } from 'node:https';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { translator } from '../../plugin/i18n/index.ts';
import { createLocalServers } from '../support/servers/local-servers.ts';
import { startPlugin } from '../support/servers/plugin.ts';
import type { TestPlugin } from '../support/servers/plugin.ts';
import { openssl, selfMadeCertificate } from '../support/servers/smtp.ts';
import { chromiumPart } from '../support/tools/browser.ts';

/*
 * The module on https://module.test in a frame of an EHR on https://ehr.test: two sites, in Debian's Chromium. In Firefox:
 * foreign-frame-firefox.test.ts.
 */
const t = translator('fr');

describe.skipIf(chromiumPart.missing || openssl.missing)(
  'the module in a frame of another site',
  () => {
    const servers = createLocalServers();
    let started: TestPlugin;
    let ehr: string;
    /** Changes what the module answers, as a browser that knows no partitioned cookies would read it. */
    let withoutPartitions = false;

    beforeAll(async () => {
      const { key, certificate: cert } = await selfMadeCertificate();
      const listen = (answer: RequestListener, origin: string) =>
        servers.listen(createServer({ key, cert }, answer), origin);
      const module = await listen((req, res) => {
        if (withoutPartitions) stripPartitioned(res);
        started.app(req, res);
      }, 'https://module.test');
      ehr = await listen((_, res) => {
        res.setHeader('Content-Type', 'text/html');
        res.end(`<h1>EHR</h1><script>
        window.received = [];
        addEventListener('message', ({ data }) => void window.received.push(data));
        </script><iframe name="m" width="900" height="600"></iframe>
        <form method="post" target="m" action="${module}/launch">
          <input name="token" value="${started.launchToken('admin')}"><button>Open</button>
        </form>`);
      }, 'https://ehr.test');
      started = await startPlugin({
        settings: { cookie: { sameSite: 'none' }, publicOrigin: module, frameAncestors: [ehr] },
      });
    });
    afterAll(async () => {
      servers.closeAll();
      await started.close();
    });

    function stripPartitioned(res: ServerResponse): void {
      const setHeader = res.setHeader.bind(res);
      res.setHeader = (name, value) => {
        const isCookie = name.toLowerCase() === 'set-cookie';
        return setHeader(
          name,
          isCookie ? [value].flat().map((one) => String(one).replace('; Partitioned', '')) : value,
        );
      };
    }

    /** A browser with a profile of its own; `blocked`: third-party cookies are, by the user's setting. */
    async function browse(blocked: boolean): Promise<BrowserContext> {
      const profile = mkdtempSync(join(tmpdir(), 'trousseau-frame-'));
      mkdirSync(join(profile, 'Default'));
      writeFileSync(
        join(profile, 'Default', 'Preferences'),
        JSON.stringify({ profile: { cookie_controls_mode: blocked ? 1 : 0 } }),
      );
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: chromiumPart.path,
        ignoreHTTPSErrors: true,
        locale: 'fr-BE',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--host-resolver-rules=MAP *.test 127.0.0.1',
          '--ignore-certificate-errors',
        ],
      });
      context.setDefaultTimeout(20_000);
      onTestFinished(async () => {
        await context.close();
        rmSync(profile, { recursive: true, force: true });
      });
      return context;
    }

    async function launchIn(context: BrowserContext) {
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('response', (response) => {
        const { hostname, pathname, search } = new URL(response.url());
        if (hostname === 'module.test' && !pathname.startsWith('/assets'))
          asked.push(`${response.request().method()} ${pathname}${search} ${response.status()}`);
      });
      await page.goto(ehr);
      await page.getByRole('button', { name: 'Open' }).click();
      const frame = page.frameLocator('iframe[name=m]');
      await frame.getByRole('heading', { level: 1 }).waitFor();
      return { page, frame, asked };
    }

    it.each([
      ['allowed', false],
      ['blocked', true],
    ])('shows the overview when cookies of other sites are %s', async (_name, blocked) => {
      const { page, frame, asked } = await launchIn(await browse(blocked));
      await frame
        .getByRole('link', { name: t('nav.users') })
        .first()
        .waitFor();
      // The page carries what the host is sent: nothing else is asked
      expect(asked).toEqual(['POST /launch 303', 'GET / 200']);
      await expect
        .poll(() => page.evaluate<unknown>('window.received'))
        .toContainEqual({
          source: 'trousseau',
          version: 1,
          page: '/',
          state: { badge: [], notices: [], letters: null, session: null },
        });
      // The offer of another window has left the address
      expect(
        page
          .frames()
          .map((one) => one.url())
          .join(' '),
      ).not.toContain('tr-window');
      await frame
        .getByRole('link', { name: t('nav.users') })
        .first()
        .click();
      await frame.getByRole('heading', { level: 1 }).waitFor();
      expect(asked).toContain('GET /users 200');
    });

    it('goes on in a window of its own when the browser keeps no cookie at all in the frame', async () => {
      withoutPartitions = true;
      onTestFinished(() => void (withoutPartitions = false));
      const context = await browse(true);
      const { page, frame, asked } = await launchIn(context);
      expect(asked).toEqual(['POST /launch 303', 'GET / 401']);
      const opens = context.waitForEvent('page');
      await frame.getByRole('button', { name: t('errorPage.window.open') }).click();
      const own = await opens;
      await own
        .getByRole('link', { name: t('nav.users') })
        .first()
        .waitFor();
      expect(new URL(own.url()).pathname).toBe('/');
      expect([...page.frames(), ...own.frames()].map((one) => one.url()).join(' ')).not.toContain(
        'tr-window',
      );
    });
  },
);
