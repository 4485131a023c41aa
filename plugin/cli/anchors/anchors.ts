import { basename } from 'node:path';
import { builtInAnchors, environments } from '../../pki/x509/trust-anchor.ts';
import type { Environment } from '../../pki/x509/trust-anchor.ts';
import { createStore } from '../../store/index.ts';
import { createTrustStore } from '../../domain/trust/trust-store.ts';
import { createTrustUpdates } from '../../domain/trust/updates.ts';
import type { TrustUpdates, UpdatedBy } from '../../domain/trust/updates.ts';
import type { TrustStore, TrustUpdate } from '../../domain/trust/service.ts';
import { trustSets } from '../../domain/trust/trust-entry.ts';
import type { TrustSet } from '../../domain/trust/trust-entry.ts';
import { readAnchorSettings } from './settings.ts';
import { entriesText, previewText } from './text.ts';
import { readLimited } from '../limited-file.ts';
import { runCommand, UsageError } from '../run-command.ts';
import type { CliIo } from '../run-command.ts';
import { parseStoreArguments, requireOption, storeOptionsUsage } from '../store/store-options.ts';
import type { StoreArguments } from '../store/store-options.ts';

const usage = `Usage: trousseau anchors list [options]
       trousseau anchors preview FILE --environment NAME [options]
       trousseau anchors apply FILE --environment NAME --yes [options]

Shows and updates the trusted certification authorities. FILE is a ZIP of certificates as eHealth publishes them, or a
signed trusted list (ETSI TS 119 612). A running module picks an update up by itself.
${storeOptionsUsage}  --environment NAME          production, acceptance or simulation
  --set NAME                  issuers (default) or assertion-signers
  --list-signer FILE          PEM of a certificate that may sign a trusted list, besides trust.listSigners of the settings
  --yes                       apply; without it, apply only shows what it would do
  --json                      list or preview as JSON
`;

/** As an upload to the screens may be. */
const maxBytes = 4 * 1024 * 1024;
const operator: UpdatedBy = {
  userId: 'operator',
  displayName: 'trousseau anchors',
  practiceId: null,
  assurance: 'none',
};

/** `trousseau anchors`: exit status 0 done, 1 failed, refused or not confirmed, 255 wrong usage. */
export function run(args: string[], io: CliIo): Promise<number> {
  return runCommand(args, io, usage, async () => {
    const options = parseStoreArguments(
      args,
      io.env,
      ['yes', 'json'],
      ['environment', 'set', 'list-signer'],
    );
    const work = commandOf(options);
    const settings = readAnchorSettings(options.text('settings'), options.text('list-signer'));
    const now = () => new Date();
    const store = await createStore({
      databasePath: requireOption(options.databasePath, '--database FILE'),
      masterKeys: requireOption(options.masterKeys, '--master-key-file FILE'),
      mustExist: true,
      now,
    });
    try {
      const repository = store.trust;
      const trustStore = createTrustStore({ ...settings, builtIn: builtInAnchors, repository });
      await trustStore.refresh();
      const updates = createTrustUpdates({ ...settings, repository, trustStore, now });
      return await work({ trustStore, updates }, io);
    } finally {
      await store.close();
    }
  });
}

type Work = (
  trust: { readonly trustStore: TrustStore; readonly updates: TrustUpdates },
  io: CliIo,
) => Promise<number>;

function commandOf(options: StoreArguments): Work {
  const [command, ...files] = options.positionals;
  const json = options.switches.has('json');
  if (command === 'list' && files.length === 0) {
    return ({ trustStore }, io) => {
      const entries = trustStore.entries();
      io.stdout.write(json ? toJson(entries) : entriesText(entries));
      return Promise.resolve(0);
    };
  }
  const [file] = files;
  if ((command === 'preview' || command === 'apply') && file !== undefined && files.length === 1) {
    const update = updateOf(options, file);
    const confirmed = command === 'preview' ? null : options.switches.has('yes');
    return ({ updates }, io) => carryOut(updates, io, { update: update(), confirmed, json });
  }
  throw new UsageError('give one of: list, preview FILE, apply FILE');
}

/** The file is read late: wrong usage is reported first. */
function updateOf(options: StoreArguments, file: string): () => TrustUpdate {
  const environment = environmentOf(options.text('environment'));
  const set = setOf(options.text('set'));
  return () => ({ file: readLimited(file, maxBytes), fileName: basename(file), environment, set });
}

async function carryOut(
  updates: TrustUpdates,
  io: CliIo,
  {
    update,
    confirmed,
    json,
  }: {
    readonly update: TrustUpdate;
    /** null: only a preview was asked for. */
    readonly confirmed: boolean | null;
    readonly json: boolean;
  },
): Promise<number> {
  const preview = await updates.prepare(operator, update);
  io.stdout.write(json ? toJson(preview) : previewText(preview));
  if (confirmed === true) {
    await updates.apply(operator, preview.id);
    return 0;
  }
  await updates.discard(operator, preview.id);
  if (confirmed === null) return 0;
  io.stderr.write('trousseau: nothing was changed\n  -> Add --yes to apply the update.\n');
  return 1;
}

function environmentOf(text: string | undefined): Environment {
  const found = environments.find((one) => one === text);
  if (found === undefined)
    throw new UsageError(`--environment must be one of ${environments.join(', ')}`);
  return found;
}

function setOf(text = 'issuers'): TrustSet {
  const found = trustSets.find((one) => one === text);
  if (found === undefined)
    throw new UsageError(
      `--set must be ${trustSets.join('--set must be issuers or assertion-signers')}`,
    );
  return found;
}

const toJson = (content: unknown) => `${JSON.stringify(content, null, 2)}\n`;
