import { parseArgs } from 'node:util';
import { createSimulatedEidPki, openSimulatedEidPki } from '../../../simulator/pki/eid-pki.ts';
import { createEmulatedCard } from './emulated-card.ts';
import { startPcscd } from './pcscd.ts';
import { insertCard } from './vpcd.ts';

/*
 * Puts an emulated identity card into a virtual reader by hand, so that `npm start` has something to read:
 *
 *   npx tsx test/support/card/main.ts --ssin 00000000097 --name "Alix Noor Exemple" --pki FOLDER
 *
 * It starts the smart card service with two virtual readers, or, with --port, uses one that runs. Ctrl-C takes the card out. The
 * PIN is 1234 unless --pin says otherwise. FOLDER is where the simulated state is kept; without it the card is of a state that no
 * service knows.
 */

const { values } = parseArgs({
  options: {
    applet: { type: 'string', default: '1.8' },
    ssin: { type: 'string', default: '00000000097' },
    name: { type: 'string', default: 'Alix Noor Exemple' },
    pki: { type: 'string' },
    pin: { type: 'string', default: '1234' },
    tries: { type: 'string', default: '3' },
    port: { type: 'string' },
  },
});

const applet = values.applet === '1.7' ? '1.7' : '1.8';
const names = values.name.split(' ');
const eidPki = await (values.pki === undefined
  ? createSimulatedEidPki()
  : openSimulatedEidPki(values.pki));
const card = await createEmulatedCard({
  applet,
  person: {
    ssin: values.ssin,
    firstNames: names.slice(0, -1).join(' '),
    lastName: names.at(-1) ?? '',
  },
  eidPki,
  pin: values.pin,
  tries: Number(values.tries),
});
const service = values.port === undefined ? await startPcscd() : null;
const [reader] = service?.readers ?? [];
const inserted = await insertCard(card, reader?.port ?? Number(values.port));
console.log(`Card of ${values.name} (applet ${applet}) in "${reader?.name ?? 'the reader'}".`);
for (const other of service?.readers.slice(1) ?? []) {
  console.log(`Free: "${other.name}", --port ${other.port}.`);
}

const takeOut = async (): Promise<void> => {
  await inserted.remove();
  await service?.stop();
  process.exit(0);
};
process.once('SIGINT', () => void takeOut());
process.once('SIGTERM', () => void takeOut());
