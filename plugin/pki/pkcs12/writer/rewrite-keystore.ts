import { PluginError } from '../../../errors.ts';
import type {
  KeystoreFacts,
  KeystoreLimits,
  KeystoreProtection,
  OpenedKeystore,
  RewrittenKeystore,
} from '../keystore-content.ts';
import { openKeystore } from '../open-keystore.ts';
import { writeKeystore } from './write-keystore.ts';

/**
 * The same keystore under another password: every key and certificate with its names and in its order, encrypted again. Passwords as
 * passwordBytes makes them. The result has been opened and compared before it is returned.
 *
 * Throws what openKeystore throws for the file, and ERR_KEYSTORE_NOT_REWRITABLE for one that holds what would get lost: revocation
 * lists, secret keys, unreadable certificates, bags of an unknown kind.
 */
export function rewriteKeystore(
  file: Uint8Array,
  password: Uint8Array,
  newPassword: Uint8Array,
  protection: KeystoreProtection,
  limits: KeystoreLimits,
): RewrittenKeystore {
  const opened = openKeystore(file, password, limits);
  try {
    refuseLoss(opened.facts);
    const written = writeKeystore(contentOf(opened), newPassword, protection);
    return { file: written, facts: checkedFacts(opened.facts, written, newPassword, limits) };
  } finally {
    for (const { pkcs8 } of opened.privateKeys) pkcs8.fill(0);
  }
}

function refuseLoss({ crls, secrets, unreadCertificates, anomalies }: KeystoreFacts): void {
  if (crls + secrets + unreadCertificates === 0 && !anomalies.includes('UnknownBag')) return;
  throw new PluginError(
    'ERR_KEYSTORE_NOT_REWRITABLE',
    'the keystore holds more than keys and certificates',
  );
}

function contentOf({ facts, privateKeys }: OpenedKeystore) {
  return {
    keys: privateKeys.map(({ keyIndex, pkcs8 }) => {
      const key = facts.keys[keyIndex];
      return {
        pkcs8,
        friendlyName: key?.friendlyName ?? null,
        localKeyId: key?.localKeyId ?? null,
      };
    }),
    certificates: facts.certificates.map(({ der, friendlyName, localKeyId }) => ({
      der: Buffer.from(der, 'base64'),
      friendlyName,
      localKeyId,
    })),
  };
}

/** A keystore that does not open would lose its holder's keys. */
function checkedFacts(
  before: KeystoreFacts,
  written: Uint8Array,
  password: Uint8Array,
  limits: KeystoreLimits,
): KeystoreFacts {
  const { facts, privateKeys } = openKeystore(written, password, limits);
  for (const { pkcs8 } of privateKeys) pkcs8.fill(0);
  const outline = ({ keys, certificates }: KeystoreFacts) =>
    JSON.stringify([keys, certificates.map(({ der }) => der)]);
  if (outline(before) !== outline(facts)) throw new Error('the written keystore has other content');
  return facts;
}
