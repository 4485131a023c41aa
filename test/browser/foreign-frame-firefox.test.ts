import { createServer } from 'node:https';
import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translator } from '../../plugin/i18n/index.ts';
import { createLocalServers } from '../support/servers/local-servers.ts';
import { startPlugin } from '../support/servers/plugin.ts';
import type { TestPlugin } from '../support/servers/plugin.ts';
import { openssl, selfMadeCertificate } from '../support/servers/smtp.ts';
import { firefoxPart, startFirefox, type TestFirefox } from './firefox.ts';

/*
 * As foreign-frame.test.ts, in Debian's Firefox. By Marionette, because Playwright drives a build of its own: over WebDriver BiDi it sends
 * commands that this Firefox does not have.
 */
const t = translator('fr');

describe.skipIf(firefoxPart.missing || openssl.missing)(
  'the module in a frame of another site, in Firefox',
  () => {
    const servers = createLocalServers();
    let started: TestPlugin;
    let ehr: string;
    let firefox: TestFirefox;
    const asked: string[] = [];

    beforeAll(async () => {
      const { key, certificate: cert } = await selfMadeCertificate();
      const listen = (answer: RequestListener, origin: string) =>
        servers.listen(createServer({ key, cert }, answer), origin);
      const module = await listen((req, res) => {
        const { method = '', url = '' } = req;
        if (!url.startsWith('/assets'))
          res.on('finish', () => asked.push(`${method} ${url} ${res.statusCode}`));
        started.app(req, res);
      }, 'https://module.test');
      ehr = await listen((_, res) => {
        res.setHeader('Content-Type', 'text/html');
        res.end(`<h1>EHR</h1><iframe name="m" width="900" height="600"></iframe>
        <form method="post" target="m" action="${module}/launch">
          <input name="token" value="${started.launchToken('admin')}"><button>Open</button>
        </form>`);
      }, 'https://ehr.test');
      started = await startPlugin({
        settings: { cookie: { sameSite: 'none' }, publicOrigin: module, frameAncestors: [ehr] },
      });
      firefox = await startFirefox();
    });
    afterAll(async () => {
      await firefox.close();
      servers.closeAll();
      await started.close();
    });

    /** Opens the module in the frame of a new window, and goes into it. */
    async function launch(): Promise<void> {
      asked.length = 0;
      const { handle } = await firefox.command<{ readonly handle: string }>('WebDriver:NewWindow', {
        type: 'window',
      });
      await firefox.command('WebDriver:SwitchToWindow', { handle });
      await firefox.command('WebDriver:Navigate', { url: ehr });
      await firefox.click(await firefox.find('//button'));
      await firefox.command('WebDriver:SwitchToFrame', { element: await firefox.find('//iframe') });
      // A click on a page that has no styles yet misses what moves when they come; the empty page before it is complete as well
      const script = 'return `${document.readyState} ${location.protocol}`';
      await expect
        .poll(() => firefox.command('WebDriver:ExecuteScript', { script, args: [] }))
        .toBe('complete https:');
    }
    const users = `//a[normalize-space()="${t('nav.users')}"]`;

    it('shows the overview in the frame, with a cookie that the frame’s site alone has', async () => {
      await launch();
      await firefox.click(await firefox.find(users));
      await expect.poll(() => asked).toEqual(['POST /launch 303', 'GET / 200', 'GET /users 200']);
    });

    it('goes on in a window of its own when the user blocks all cookies of other sites', async () => {
      await firefox.prefer('network.cookie.cookieBehavior', 1);
      await launch();
      const before = await firefox.command<readonly string[]>('WebDriver:GetWindowHandles');
      await firefox.click(
        await firefox.find(`//button[normalize-space()="${t('errorPage.window.open')}"]`),
      );
      const opened = async () =>
        (await firefox.command<readonly string[]>('WebDriver:GetWindowHandles')).filter(
          (one) => !before.includes(one),
        );
      await expect.poll(opened).toHaveLength(1);
      await firefox.command('WebDriver:SwitchToWindow', { handle: (await opened())[0] });
      await firefox.find(users);
      expect(asked.slice(0, 2)).toEqual(['POST /launch 303', 'GET / 401']);
      expect(asked.at(-1)).toBe('GET / 200');
    });
  },
);
