import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { seal, type SealOptions } from '../../../plugin/ehealth/etee/seal.ts';
import { unseal } from '../../../plugin/ehealth/etee/unseal.ts';
import type { PluginErrorCode } from '../../../plugin/errors.ts';
import type { EncryptionToken } from '../../../plugin/pki/cms/etk.ts';
import {
  issueEncryptionCertificate,
  issueLeaf,
} from '../../../simulator/pki/certification-authority.ts';
import {
  correspondence,
  letter,
  makeCorrespondent,
  sealedAt,
  senderOf,
  tokenOf,
  validity,
  type Correspondence,
} from '../../support/fixtures/sealed-letters.ts';
import { findSecrets, placeOf, secretBytes } from '../../support/tools/secret-search.ts';

let parties: Correspondence;
let tokens: { readonly own: EncryptionToken; readonly recipient: EncryptionToken };

beforeAll(async () => {
  parties = await correspondence();
  tokens = {
    own: tokenOf(parties, parties.sender),
    recipient: tokenOf(parties, parties.recipient),
  };
});

const sealIt = (changes: Partial<SealOptions> = {}, content: Uint8Array = letter) =>
  seal(content, {
    sender: senderOf(parties),
    own: tokens.own,
    recipients: [tokens.recipient],
    at: sealedAt,
    ...changes,
  });

function expectRefusal(work: () => unknown, code: PluginErrorCode, params: object = {}): void {
  let thrown: unknown;
  try {
    work();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ code, params });
}

/** A holder whose keys are elliptic. */
function ecToken(name: string): EncryptionToken {
  const [leafKeys, keys] = [0, 1].map(() => generateKeyPairSync('ec', { namedCurve: 'P-384' }));
  if (leafKeys === undefined || keys === undefined) throw new Error('no keys');
  const holder = { type: 'SSIN', id: '00000000196', applicationId: null, name };
  const leaf = issueLeaf(parties.line, { holder, publicKey: leafKeys.publicKey, ...validity });
  const encryption = issueEncryptionCertificate(leaf, leafKeys.privateKey, keys.publicKey);
  return tokenOf(parties, { leaf, encryption });
}

describe('seal', () => {
  it('seals for recipients and sender so that each opens it', async () => {
    const third = await makeCorrespondent(parties.line);
    const sealed = sealIt({ recipients: [tokens.recipient, tokenOf(parties, third)] });
    for (const { decryptionKey } of [parties.recipient, parties.sender, third]) {
      const verdict = unseal(sealed, {
        keys: [decryptionKey],
        anchors: parties.anchors,
        now: sealedAt,
      });
      expect(verdict).toMatchObject({ level: 'verified', errors: [], warnings: [] });
      expect(verdict.recipients).toHaveLength(3);
      expect(verdict.signingTime).toEqual(sealedAt);
      expect(Buffer.from(verdict.content ?? [])).toEqual(letter);
    }
  });

  it('seals nothing at all, and 9 MB', () => {
    for (const content of [Buffer.alloc(0), randomBytes(9_000_000)]) {
      const { content: opened } = unseal(sealIt({}, content), {
        keys: [parties.recipient.decryptionKey],
        anchors: parties.anchors,
        now: sealedAt,
      });
      expect(Buffer.from(opened ?? [1]).equals(content)).toBe(true);
    }
  });

  it('uses another key and vector each time, and each recipient once', () => {
    const [one, other] = [sealIt(), sealIt({ recipients: [tokens.recipient, tokens.own] })];
    expect(one.length).toBe(other.length);
    expect(one.equals(other)).toBe(false);
  });

  it('refuses a recipient with an elliptic-curve key by name, and seals for none', () => {
    const recipients = [tokens.recipient, ecToken('CLARA EXEMPLE')];
    expect(recipients[1]?.flaws).toEqual([]);
    expectRefusal(() => sealIt({ recipients }), 'ERR_LETTER_RECIPIENT_KEY', {
      names: 'CLARA EXEMPLE',
    });
  });

  it('refuses a token with flaws, and one that has expired since it was read', () => {
    const unknown = tokenOf({ ...parties, anchors: [] }, parties.recipient);
    expect(unknown.flaws).toEqual(['Issuer']);
    expectRefusal(() => sealIt({ recipients: [unknown] }), 'ERR_LETTER_RECIPIENT_TOKEN', {
      names: 'PRAKTIJK EXEMPEL',
    });
    const at = new Date('2029-01-15T09:49:59Z');
    expect(sealIt({ at })).toBeInstanceOf(Buffer);
    const { certificate } = tokens.recipient;
    const ended = {
      ...tokens.recipient,
      certificate: { ...certificate, notAfter: '2029-01-01T00:00:00.000Z' },
    };
    expectRefusal(() => sealIt({ at, recipients: [ended] }), 'ERR_LETTER_RECIPIENT_TOKEN');
  });

  it('refuses a sender whose own token is not valid', () => {
    const own = tokenOf({ ...parties, anchors: [] }, parties.sender);
    expectRefusal(() => sealIt({ own }), 'ERR_LETTER_RECIPIENT_TOKEN', { names: 'ALIX EXEMPLE' });
  });

  it('refuses no recipients, too many, and content that is too large', () => {
    expectRefusal(() => sealIt({ recipients: [] }), 'ERR_LETTER_RECIPIENTS', { count: 0 });
    const many = Array.from({ length: 201 }, () => tokens.recipient);
    expectRefusal(() => sealIt({ recipients: many }), 'ERR_LETTER_RECIPIENTS', { limit: 200 });
    expectRefusal(() => sealIt({}, Buffer.alloc(10 * 1024 * 1024 + 1)), 'ERR_LETTER_TOO_LARGE', {
      size: 11,
      limit: 10,
    });
  });

  it('refuses a sender whose signature recipients would flag', () => {
    const { leaf } = parties.sender;
    const publicKey = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const holder = { type: 'SSIN', id: '00000000196', applicationId: null, name: 'CLARA EXEMPLE' };
    const ec = issueLeaf(parties.line, { holder, publicKey: publicKey.publicKey, ...validity });
    const sender = { certificate: ec.der, chain: [], privateKey: publicKey.privateKey };
    expectRefusal(() => sealIt({ sender }), 'ERR_LETTER_SENDER_KEY');
    const late = new Date(leaf.notAfter.getTime() + 1000);
    expectRefusal(() => sealIt({ at: late }), 'ERR_LETTER_SENDER_CERTIFICATE');
    const mixed = { ...senderOf(parties), privateKey: parties.recipient.leafKey };
    expect(() => sealIt({ sender: mixed })).toThrow(TypeError);
  });

  it('keeps content and keys out of errors and of the sealed message', () => {
    const secrets = [
      secretBytes('content', letter),
      secretBytes('key', parties.sender.leafKey.export({ format: 'der', type: 'pkcs8' }), 32),
    ];
    const failures = [{ recipients: [ecToken('CLARA')] }, { at: new Date('2031-01-01') }].map(
      (changes) => {
        try {
          return sealIt(changes);
        } catch (error) {
          return error;
        }
      },
    );
    const places = [
      ...failures.map((one) => placeOf('error', one)),
      { name: 'message', bytes: sealIt() },
    ];
    expect(findSecrets(secrets, places)).toEqual([]);
  });

  it('carries the certificates of the sender, which name no recipient', () => {
    const sealed = sealIt();
    for (const der of [parties.sender.leaf.der, ...parties.chain])
      expect(sealed.includes(der)).toBe(true);
    expect(sealed.includes(parties.recipient.leaf.der)).toBe(false);
  });
});
