import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createPractices } from '../../demo/data/people.ts';
import { startDemo } from '../../demo/start-demo.ts';
import type { RunningDemo } from '../../demo/start-demo.ts';
import { translator } from '../../plugin/i18n/index.ts';
import type { RegistrationSettings } from '../../simulator/control/registration-settings.ts';
import { createSimulatorControl } from '../../simulator/control/control-client.ts';
import { openSimulatedEidPki } from '../../simulator/pki/eid-pki.ts';
import { createEmulatedCard } from '../support/card/emulated-card.ts';
import type { EmulatedCard, EmulatedCardOptions } from '../support/card/emulated-card.ts';
import { pcscdIsMissing, startPcscd } from '../support/card/pcscd.ts';
import type { RunningPcscd } from '../support/card/pcscd.ts';
import { insertCard } from '../support/card/vpcd.ts';
import type { InsertedCard } from '../support/card/vpcd.ts';
import { chromiumPart, startBrowser } from '../support/tools/browser.ts';
import type { TestBrowser } from '../support/tools/browser.ts';
import { closeAll } from '../support/stories/close-all.ts';
import { keystoreKeySecrets } from '../support/tools/key-secrets.ts';
import { findSecrets, secretText } from '../support/tools/secret-search.ts';
import type { Place } from '../support/tools/secret-search.ts';
import { expectClean, logIn } from '../support/tools/story.ts';

/*
 * A certificate as its holder gets it: Debian's Chromium, the demo practice, the simulated registration services as a process of their own,
 * the system's card service with an emulated identity card. Pictures of each state are kept in test/.output/screens.
 */

const pin = '4711';
const password = 'Tilleul-2468';
const t = translator('fr');
const pictures = 'test/.output/screens';
const missing = chromiumPart.missing || pcscdIsMissing();

describe.skipIf(missing)(
  'request of a certificate in a browser (needs chromium, pcscd, vpcd)',
  () => {
    let browser: TestBrowser;
    let pcscd: RunningPcscd;
    let demo: RunningDemo;
    let folder: string;
    let inserted: InsertedCard | undefined;

    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      folder = mkdtempSync(join(tmpdir(), 'trousseau-enrolment-story-'));
      pcscd = await startPcscd();
      browser = await startBrowser();
      demo = await startDemo({ dataFolder: folder, port: 0, users: 12, preload: false });
    });
    afterEach(() => takeCard());
    afterAll(() =>
      closeAll(
        () => browser.close(),
        () => demo.close(),
        () => pcscd.stop(),
        () => rmSync(folder, { recursive: true, force: true }),
      ),
    );

    const registration = (patch: Partial<RegistrationSettings>) =>
      createSimulatorControl(demo.simulator.control).registration(patch);

    async function takeCard(): Promise<void> {
      await inserted?.remove();
      inserted = undefined;
    }

    async function insertCardOf(
      userId: string,
      applet: '1.7' | '1.8',
      options: Partial<EmulatedCardOptions> = {},
    ): Promise<EmulatedCard> {
      await takeCard();
      const user = createPractices(12)
        .flatMap((practice) => practice.users)
        .find(({ id }) => id === userId)!;
      const [firstNames = '', lastName = ''] = user.displayName.replace('Dr ', '').split(' ');
      const card = await createEmulatedCard({
        applet,
        eidPki: await openSimulatedEidPki(join(folder, 'authorities')),
        pin,
        person: { ssin: user.ssin!, firstNames, lastName },
        ...options,
      });
      inserted = await insertCard(card, pcscd.readers[0]!.port);
      return card;
    }

    /** The module alone, signed in by the host's launch. */
    async function openModule(userId: string): Promise<Page> {
      const page = await logIn(browser, demo, userId, 'fr', { width: 1366 });
      await page.goto(`${demo.url}/session`);
      await page
        .frameLocator('iframe[name=trousseau]')
        .getByRole('heading', { level: 1 })
        .waitFor();
      await page.goto(`${demo.url}/trousseau/users/${userId}`);
      return page;
    }

    const says = (page: Page, text: string | RegExp) =>
      page.getByRole('heading', { level: 1, name: text }).waitFor();

    /** Read by axe, and kept as a picture, wide and narrow. */
    async function look(page: Page, name: string): Promise<void> {
      await expectClean(page);
      for (const width of [375, 1366]) {
        await page.setViewportSize({ width, height: 768 });
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(
          true,
        );
        await page.screenshot({
          path: `${pictures}/enrolment-${name}-${width}.png`,
          fullPage: true,
        });
      }
    }

    async function fillIn(page: Page, isUnattended: boolean): Promise<void> {
      await page
        .getByLabel(t('enrolment.form.emailPrivate'), { exact: true })
        .fill('basile@cabinet.example');
      await page
        .getByLabel(t('enrolment.form.phonePrivate'), { exact: true })
        .fill('0400 00 00 01');
      await page.getByLabel(t('enrolment.form.password'), { exact: true }).fill(password);
      await page.getByLabel(t('password.confirmation')).fill(password);
      await page.getByLabel(t('enrolment.form.unattended')).setChecked(isUnattended);
      await page.getByLabel(t('enrolment.form.accept')).check();
    }

    test.each([
      ['basile', '1.7'],
      ['lotte', '1.8'],
    ] as const)(
      'goes from an empty profile to an open session with one signature, and ends the certificate with another (%s, applet %s)',
      async (userId, applet) => {
        await registration({
          contractHtml: 'hostile',
          delivery: { mode: 'seconds', count: 15 },
        });
        const page = await openModule(userId);
        await page
          .getByRole('link', { name: t('enrolment.begin') })
          .first()
          .click();

        // Without a card nothing is asked; the page notices it by itself
        await says(page, t('enrolment.form.say.card'));
        expect(await page.locator('input[type=password]').count()).toBe(0);
        await look(page, 'no-card');
        const card = await insertCardOf(userId, applet);
        await says(page, t('enrolment.form.say'));
        await look(page, 'data');
        await page.getByRole('button', { name: t('enrolment.form.submit') }).click();
        await page.getByRole('alert').waitFor();
        await look(page, 'data-missing');
        await fillIn(page, false);
        await page.getByRole('button', { name: t('enrolment.form.submit') }).click();

        // The contract of a stranger: shown, and without any effect
        await says(page, t('enrolment.contract.say'));
        const text = page.frameLocator('iframe').locator('body');
        await text.waitFor();
        expect((await text.innerText()).length).toBeGreaterThan(100);
        expect(card.pinAttempts).toBe(0);
        expect(new URL(page.url()).pathname).toMatch(/\/enrolments\/[\w-]+$/);
        await look(page, 'contract');
        const plain = await page.request.get(
          (await page
            .getByRole('link', { name: t('enrolment.contract.plain') })
            .getAttribute('href'))!.replace(/^/, demo.url),
        );
        expect(await plain.text()).not.toMatch(/<\w/);

        // A wrong PIN: one try less, said so, nothing tried again
        await page.getByLabel(t('enrolment.contract.agree')).check();
        await page.getByLabel(t('enrolment.contract.pin')).fill('1234');
        await page.getByRole('button', { name: t('enrolment.contract.submit') }).click();
        await page
          .getByRole('alert')
          .getByText(t('error.ERR_PIN_WRONG.triesLeft.other', { triesLeft: 2 }))
          .waitFor();
        expect([card.pinAttempts, card.signatures]).toEqual([1, 0]);
        await look(page, 'wrong-pin');
        await page.getByLabel(t('enrolment.contract.pin')).fill(pin);
        await page.getByRole('button', { name: t('enrolment.contract.submit') }).click();
        await says(page, /^C’est signé/);
        expect([card.pinAttempts, card.signatures, card.verified]).toEqual([2, 1, false]);
        await look(page, 'waiting');

        // eHealth delivers: the page finds out by itself
        await page
          .getByRole('heading', { level: 1, name: t('enrolment.delivered.say') })
          .waitFor({ timeout: 60_000 });
        await look(page, 'delivered');
        await page.getByLabel(t('enrolment.finish.password')).fill(password);
        await page.getByRole('button', { name: t('enrolment.finish.submit') }).click();
        await says(page, /^C’est fait/);
        await look(page, 'done');

        await page.getByRole('link', { name: t('enrolment.done.session') }).click();
        await page.locator('input[name=password]').fill(password);
        await page.locator('input[name=pin]').fill(pin);
        await page.getByRole('button', { name: t('opening.submit') }).click();
        await page.getByText(t('notice.session-opened')).waitFor();
        await revoke(page, userId, card);
      },
      240_000,
    );

    /** The certificate that was just got, with its session open: ended by one signature, and a new one is a click away. */
    async function revoke(page: Page, userId: string, card: EmulatedCard): Promise<void> {
      const [attempts, signatures] = [card.pinAttempts, card.signatures];
      await page.goto(`${demo.url}/trousseau/users/${userId}`);
      const way = page.locator('a[href*="/certificates/"][href$="/revoke"]').first();
      await page.goto(new URL((await way.getAttribute('href'))!, demo.url).href);
      await says(page, t('revocation.begin.say'));
      await page.getByText(t('revocation.ends.sessions.one', { count: 1 })).waitFor();
      await look(page, 'revoke');
      await page.getByLabel(t('revocation.reason.superseded')).check();
      await page.getByRole('button', { name: t('revocation.begin.submit') }).click();

      await says(page, t('revocation.contract.say'));
      const contract = new URL(page.url()).pathname;
      await look(page, 'revoke-contract');
      await page.goto(`${demo.url}/trousseau/users/${userId}`);
      await page.getByText(t('revocation.card.contract')).waitFor();
      await look(page, 'revoke-waits');
      await page.getByRole('link', { name: t('revocation.continue') }).click();
      expect(new URL(page.url()).pathname).toBe(contract);
      await page.getByLabel(t('enrolment.contract.agree')).check();
      await page.getByLabel(t('enrolment.contract.pin')).fill(pin);
      await page.getByRole('button', { name: t('enrolment.contract.submit') }).click();

      await says(page, t('revocation.done.say'));
      await look(page, 'revoked');
      expect([card.pinAttempts - attempts, card.signatures - signatures]).toEqual([1, 1]);
      await page.goto(`${demo.url}/trousseau/session`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.locator('[data-tr-ring]').count()).toBe(0);
      await page.goto(`${demo.url}${contract}`);
      await page.getByRole('link', { name: t('enrolment.begin') }).click();
      await says(page, t('enrolment.form.say'));
    }

    test('renews a certificate inside its window with one password and one PIN, and activates it', async () => {
      const sign = async (page: Page) => {
        await says(page, t('enrolment.contract.say'));
        await page.getByLabel(t('enrolment.contract.agree')).check();
        await page.getByLabel(t('enrolment.contract.pin')).fill(pin);
        await page.getByRole('button', { name: t('enrolment.contract.submit') }).click();
      };
      const reaches = (page: Page, text: string | RegExp) =>
        page.getByRole('heading', { level: 1, name: text }).waitFor({ timeout: 60_000 });
      await registration({
        contractHtml: 'plain',
        delivery: { mode: 'immediate' },
        validity: { days: 60 },
      });
      const page = await openModule('elise');
      const card = await insertCardOf('elise', '1.7');
      await page
        .getByRole('link', { name: t('enrolment.begin') })
        .first()
        .click();
      await reaches(page, t('enrolment.form.say'));
      await fillIn(page, true);
      await page.getByRole('button', { name: t('enrolment.form.submit') }).click();
      await sign(page);
      // Nothing more is asked: the keys were left until the certificate is in place
      await reaches(page, /^C’est fait/);

      await registration({ validity: { months: 36 } });
      await page.goto(`${demo.url}/trousseau/users/elise`);
      await page
        .getByRole('link', { name: t('enrolment.begin.renewal') })
        .first()
        .click();
      await reaches(page, t('enrolment.form.say'));
      await look(page, 'renewal');
      await page.getByLabel(t('enrolment.form.password.same')).fill(password);
      await page.getByLabel(t('enrolment.form.unattended')).check();
      await page.getByLabel(t('enrolment.form.accept')).check();
      await page.getByRole('button', { name: t('enrolment.form.submit') }).click();
      await sign(page);
      await reaches(page, t('enrolment.activate.say'));
      await look(page, 'activate');
      await page.goto(`${demo.url}/trousseau/users/elise`);
      await look(page, 'profile');
      await page.getByRole('link', { name: t('enrolment.continue') }).click();
      await page.getByLabel(t('enrolment.activate.everywhere')).check();
      await page.getByRole('button', { name: t('enrolment.activate.submit') }).click();
      await reaches(page, /^C’est fait/);
      await page.getByText(t('enrolment.done.old')).waitFor();
      await look(page, 'renewed');
      expect([card.pinAttempts, card.signatures]).toEqual([2, 2]);
    }, 240_000);

    /** Addresses and answers of a page, as far as they are ours. */
    function overhear(page: Page): () => Promise<Place[]> {
      const heard: Promise<Place[]>[] = [];
      page.on('response', (response) => {
        const name = `${response.request().method()} ${response.url()}`;
        const body = response.body().catch(() => Buffer.alloc(0));
        const address = { name: `address of ${name}`, bytes: Buffer.from(response.url()) };
        heard.push(body.then((bytes) => [address, { name: `answer to ${name}`, bytes }]));
      });
      return async () => (await Promise.all(heard)).flat();
    }

    test('explains what fails on the way, does nothing twice by itself, and keeps every secret', async () => {
      const own = { pin: '470118253946' };
      const wrong = { pin: '470118253947', password: 'Pas-celui-ci-97531' };
      const fault = (
        mode: 'http-503' | 'unknown-code' | 'response-lost',
        service: 'certra' | 'etkra',
      ) => createSimulatorControl(demo.simulator.control).fault({ mode, times: 1, service });
      await registration({ contractHtml: 'plain', delivery: { mode: 'immediate' } });
      const page = await openModule('odile');
      const heard = overhear(page);
      const alert = (text: string | RegExp) =>
        page.getByRole('alert').getByText(text).first().waitFor();
      const sign = async (pin: string) => {
        await page.getByLabel(t('enrolment.contract.agree')).check();
        await page.getByLabel(t('enrolment.contract.pin')).fill(pin);
        await page.getByRole('button', { name: t('enrolment.contract.submit') }).click();
      };
      const pinFields = () => page.locator('input[name=pin]').count();

      // No contract while eHealth is silent: nothing is kept of what is secret, and nothing was begun
      await insertCardOf('odile', '1.8', own);
      await page.goto(`${demo.url}/trousseau/users/odile/enrolment`);
      await says(page, t('enrolment.form.say'));
      await fillIn(page, false);
      await fault('http-503', 'certra');
      await page.getByRole('button', { name: t('enrolment.form.submit') }).click();
      await alert(t('error.ERR_REGISTRATION_UNREACHABLE.message'));
      expect(
        await page.getByLabel(t('enrolment.form.password'), { exact: true }).inputValue(),
      ).toBe('');
      await fillIn(page, false);
      await page.getByRole('button', { name: t('enrolment.form.submit') }).click();
      await says(page, t('enrolment.contract.say'));
      const contract = page.url();

      // The card goes before its PIN; then another person's, then one that is blocked: no PIN is asked
      await takeCard();
      await sign(own.pin);
      // The service notices within half a second that it went
      await alert(/Le lecteur ne contient pas de carte|La carte a été retirée/);
      await look(page, 'card-gone');
      for (const [userId, options, text] of [
        ['p7', own, /quelqu’un d’autre|une autre personne/],
        ['odile', { ...own, tries: 0 }, /bloqu/],
      ] as const) {
        const card = await insertCardOf(userId, '1.8', options);
        await expect
          .poll(async () => {
            await page.goto(contract);
            return page.locator('main').innerText();
          })
          .toMatch(text);
        expect([await pinFields(), card.pinAttempts]).toEqual([0, 0]);
        await says(page, t('enrolment.contract.say'));
        await look(page, userId === 'p7' ? 'card-of-another' : 'card-blocked');
      }

      // The last try is confirmed first; eHealth refuses what was signed, and nothing is signed again
      const card = await insertCardOf('odile', '1.8', { ...own, tries: 1 });
      await expect.poll(async () => (await page.goto(contract), pinFields())).toBe(1);
      await sign(own.pin);
      await page.getByRole('alert').waitFor();
      expect(card.pinAttempts).toBe(0);
      await look(page, 'last-try');
      await page.getByLabel(t('opening.lastTry.confirm')).check();
      await fault('unknown-code', 'certra');
      await sign(own.pin);
      await page.getByRole('alert', { name: t('enrolment.contract.failed.sent') }).waitFor();
      await alert(t('error.ERR_REGISTRATION_REFUSED.message'));
      await look(page, 'refused');
      await page.goto(contract);
      expect([card.pinAttempts, card.signatures]).toEqual([1, 1]);
      await sign(wrong.pin);
      await alert(t('error.ERR_PIN_WRONG.triesLeft.other', { triesLeft: 2 }));

      // No answer to what was sent: eHealth is asked, nothing is sent again, and the card is needed no more
      await fault('response-lost', 'certra');
      await sign(own.pin);
      await page.getByText(t('enrolment.problem.unreachable')).waitFor();
      await look(page, 'unanswered');
      await takeCard();
      await page
        .getByRole('heading', { level: 1, name: t('enrolment.delivered.say') })
        .waitFor({ timeout: 60_000 });
      expect([card.pinAttempts, card.signatures]).toEqual([3, 2]);

      // A wrong password, then silence where the encryption key is registered
      const finish = async (typed: string) => {
        await page.getByLabel(t('enrolment.finish.password')).fill(typed);
        await page.getByRole('button', { name: t('enrolment.finish.submit') }).click();
      };
      await finish(wrong.password);
      await page.getByRole('alert').waitFor();
      await fault('http-503', 'etkra');
      await finish(password);
      await page.getByText(t('enrolment.problem.unreachable')).waitFor();
      await look(page, 'token-unanswered');
      await finish(password);
      await says(page, /^C’est fait/);

      // What all this left anywhere
      const copy = await page.getByRole('link', { name: /copie/i }).first().getAttribute('href');
      const exported = await page.request.post(`${demo.url}${copy}`, {
        form: { password },
        headers: { 'sec-fetch-site': 'same-origin' },
      });
      const secrets = [
        ...[password, wrong.password].map((text) => secretText('a password', text)),
        ...[own.pin, wrong.pin].map((text) => secretText('a PIN', text)),
        ...keystoreKeySecrets(await exported.body(), password),
      ];
      expect(secrets.length).toBeGreaterThan(10);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => join(file.parentPath, file.name))
        .map((name): Place => ({ name, bytes: readFileSync(name) }));
      expect(findSecrets([secretText('a name', 'basile@cabinet.example')], files)).not.toEqual([]);
      expect(findSecrets(secrets, [...files, ...(await heard())])).toEqual([]);
    }, 240_000);
  },
);
