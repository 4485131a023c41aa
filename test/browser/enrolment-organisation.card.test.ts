import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPractices, practiceCompany } from '../../demo/data/people.ts';
import { startDemo } from '../../demo/start-demo.ts';
import type { RunningDemo } from '../../demo/start-demo.ts';
import { translator } from '../../plugin/i18n/index.ts';
import { createSimulatorControl } from '../../simulator/control/control-client.ts';
import { openSimulatedEidPki } from '../../simulator/pki/eid-pki.ts';
import { createEmulatedCard } from '../support/card/emulated-card.ts';
import type { EmulatedCard } from '../support/card/emulated-card.ts';
import { pcscdIsMissing, startPcscd } from '../support/card/pcscd.ts';
import type { RunningPcscd } from '../support/card/pcscd.ts';
import { insertCard } from '../support/card/vpcd.ts';
import type { InsertedCard } from '../support/card/vpcd.ts';
import { chromiumPart, startBrowser } from '../support/tools/browser.ts';
import type { TestBrowser } from '../support/tools/browser.ts';
import { closeAll } from '../support/stories/close-all.ts';
import {
  fillInRequest,
  look,
  openOwnPage,
  says,
  storyPictures,
} from '../support/stories/enrolment-story.ts';

const t = translator('fr');
const pin = '4711';
const missing = chromiumPart.missing || pcscdIsMissing();

/* A certificate of a practice's company, asked for by a person that eHealth lets act for it; and the way to a second one. */
describe.skipIf(missing)('request for an organisation (needs chromium, pcscd, vpcd)', () => {
  let browser: TestBrowser;
  let pcscd: RunningPcscd;
  let demo: RunningDemo;
  let folder: string;
  let card: EmulatedCard;
  let inserted: InsertedCard | undefined;

  beforeAll(async () => {
    mkdirSync(storyPictures, { recursive: true });
    folder = mkdtempSync(join(tmpdir(), 'trousseau-enrolment-organisation-'));
    pcscd = await startPcscd();
    browser = await startBrowser();
    demo = await startDemo({ dataFolder: folder, port: 0, users: 12, preload: false });
    const user = createPractices(12)
      .flatMap((practice) => practice.users)
      .find(({ id }) => id === 'basile')!;
    const [firstNames = '', lastName = ''] = user.displayName.replace('Dr ', '').split(' ');
    card = await createEmulatedCard({
      applet: '1.7',
      eidPki: await openSimulatedEidPki(join(folder, 'authorities')),
      pin,
      person: { ssin: user.ssin!, firstNames, lastName },
    });
    inserted = await insertCard(card, pcscd.readers[0]!.port);
  }, 120_000);
  afterAll(() =>
    closeAll(
      () => inserted?.remove(),
      () => browser.close(),
      () => demo.close(),
      () => pcscd.stop(),
      () => rmSync(folder, { recursive: true, force: true }),
    ),
  );

  test('goes from eHealth’s list to the certificate in place, and proposes an application id for the next', async () => {
    const control = createSimulatorControl(demo.simulator.control);
    await control.registration({ contractHtml: 'plain', delivery: { mode: 'immediate' } });
    const page = await openOwnPage(browser, demo, 'basile', '/enrolment/organisations');
    await page.getByLabel(t('enrolment.contract.pin')).fill(pin);
    await look(page, 'organisations');
    await page.getByLabel(t('enrolment.contract.pin')).fill(pin);
    await page.getByRole('button', { name: t('enrolment.organisations.submit') }).click();
    const ask = page.getByRole('link', { name: practiceCompany.name });
    await ask.waitFor({ timeout: 60_000 });
    expect([card.pinAttempts, card.signatures]).toEqual([1, 1]);
    await look(page, 'organisations-listed');

    await ask.click();
    await says(page, t('enrolment.form.say.organisation', { name: practiceCompany.name }));
    await page.getByText(t('enrolment.existing.none')).waitFor();
    await look(page, 'organisation-data');
    await fillInRequest(page);
    await page.getByRole('button', { name: t('enrolment.form.submit') }).click();
    await says(page, t('enrolment.contract.say'));
    await page.getByLabel(t('enrolment.contract.agree')).check();
    await page.getByLabel(t('enrolment.contract.pin')).fill(pin);
    await page.getByRole('button', { name: t('enrolment.contract.submit') }).click();
    await says(page, /^C’est fait/);
    expect([card.pinAttempts, card.signatures]).toEqual([2, 2]);
    await look(page, 'organisation-done');

    // One runs: a second one needs an application id, which is proposed
    const again = new URLSearchParams({ id: practiceCompany.identifier });
    await page.goto(`${demo.url}/trousseau/users/basile/enrolment?${again.toString()}`);
    await page.getByRole('link', { name: t('enrolment.more.link') }).click();
    await says(page, t('enrolment.choose.say.more', { name: practiceCompany.name }));
    await look(page, 'organisation-more');
    await page.getByRole('button', { name: t('enrolment.form.next') }).click();
    await page.getByText(`CBE ${practiceCompany.identifier} · APP2`).waitFor();
    await page.getByText(t('enrolment.existing.one', { count: 1 })).waitFor();
  }, 120_000);
});
