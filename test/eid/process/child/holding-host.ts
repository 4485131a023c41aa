import { once } from 'node:events';
import { createCardProcess } from '../../../../plugin/eid/process/card-process.ts';
import { startChild } from '../../../../plugin/eid/process/child-link.ts';

/* A host that logs a card in, prints the process of the cards, and holds on until it is killed. The PIN comes on its standard input. */

const [line] = (await once(process.stdin, 'data')) as [Buffer];
const pin = line.toString().trim();
let pid = 0;
const cards = createCardProcess({
  settings: { reader: null, pkcs11Library: null, signing: 'apdu', rootAnchors: [] },
  start: () => {
    const link = startChild();
    pid = link.pid ?? 0;
    return link;
  },
});
await new Promise<void>((resolve) => {
  cards.onChange((state) => {
    if (state.service === 'running' && state.readers.some(({ card }) => card.kind === 'eid'))
      resolve();
  });
  void cards.readers();
});
const { readerName, chipNumber } = await cards.card();
await cards.logIn({ readerName, chipNumber, pin, lastTryConfirmed: false });
process.stdout.write(`${pid}\n`);
setInterval(() => undefined, 60_000);
