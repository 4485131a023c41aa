import { join } from 'node:path';
import { packageRoot } from '../plugin/package-root.ts';
import { systemLanguage, translator } from './i18n/index.ts';
import { createPractices, readyMadeUserIds } from './data/people.ts';
import { startDemo } from './start-demo.ts';

/*
 * What `npm start` runs. PORT, DEMO_USERS and TROUSSEAU_DEMO_DATA (folder) change its defaults.
 */

const port = numberFrom('PORT', 8470, 0, 65_535);
const users = numberFrom('DEMO_USERS', 30, 5, 100_000);
const dataFolder = process.env['TROUSSEAU_DEMO_DATA'] ?? join(packageRoot(), '.data');

const language = systemLanguage(process.env);
const demo = await startDemo({
  dataFolder,
  port,
  users,
  onStep: (step) => {
    console.log(`  ${translator(language)(`start.${step}`)}`);
  },
});

// Before the address is printed: its reader may end this process at once
const stop = (): void => {
  // A second signal ends the process at once, should closing hang
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
  demo.close().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);

const t = translator(language);
const people = createPractices(5).flatMap((practice) => practice.users);
console.log(`\nCabinet Démo: ${demo.url}\n`);
for (const id of readyMadeUserIds) {
  const user = people.find((one) => one.id === id);
  if (user !== undefined) console.log(`  ${user.displayName.padEnd(20)} ${t(`login.${id}`)}`);
}
console.log(`\n${t('start.ready', { folder: dataFolder })}`);

function numberFrom(variable: string, fallback: number, least: number, most: number): number {
  const text = process.env[variable];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  console.error(`${variable} must be a whole number from ${String(least)} to ${String(most)}`);
  process.exit(1);
}
