import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { EtkOrder } from '../../simulator/control/control.ts';
import { etkOf, type SampleKeystore } from '../../simulator/keystore/sample-keystores.ts';

/** Encryption keys that eHealth would publish: in reality step 2 publishes them, here the loading of a file that the demo generated. */
export interface PublishedKeys {
  /** A file was made: should it be loaded one day, its key is known. */
  readonly remember: (sample: SampleKeystore) => Promise<void>;
  /** A file with this authentication certificate (SHA-256, hex) was loaded: its holder's key is this one from now on. */
  readonly loaded: (fingerprint: string) => Promise<void>;
  /** Publishes all of them again in the simulated depot, which keeps nothing when its process ends. */
  readonly publishAll: () => Promise<void>;
}

interface Ledger {
  readonly made: Readonly<Record<string, EtkOrder>>;
  /** Fingerprints, latest last. */
  readonly published: readonly string[];
}

/** Keeps the ledger in `file`; `control` is the simulator's control port. */
export async function openPublishedKeys(file: string, control: string): Promise<PublishedKeys> {
  let ledger = await readLedger(file);
  let written: Promise<void> = Promise.resolve();
  const save = (next: Ledger): Promise<void> => {
    ledger = next;
    // One after the other: two files may be loaded at once
    written = written.then(() => writeFile(file, JSON.stringify(ledger), { mode: 0o600 }));
    return written;
  };
  const publish = async (fingerprint: string): Promise<void> => {
    const order = ledger.made[fingerprint];
    if (order === undefined) return;
    const response = await fetch(`${control}/etk`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    });
    if (!response.ok) throw new Error(`the simulated depot: ${String(response.status)}`);
  };
  return {
    remember: async (sample) => {
      if (sample.certificates === null) return;
      const fingerprint = createHash('sha256')
        .update(sample.certificates.authentication)
        .digest('hex')
        .toUpperCase();
      await save({ ...ledger, made: { ...ledger.made, [fingerprint]: etkOf(sample) } });
    },
    loaded: async (fingerprint) => {
      if (ledger.made[fingerprint] === undefined) return;
      const others = ledger.published.filter((one) => one !== fingerprint);
      await save({ ...ledger, published: [...others, fingerprint] });
      await publish(fingerprint);
    },
    publishAll: async () => {
      for (const fingerprint of ledger.published) await publish(fingerprint);
    },
  };
}

async function readLedger(file: string): Promise<Ledger> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Ledger;
  } catch {
    // Absent, or cut short by a start that was broken off
    return { made: {}, published: [] };
  }
}
