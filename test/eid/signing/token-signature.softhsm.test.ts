import { verify, X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createCardProcess } from '../../../plugin/eid/process/card-process.ts';
import { createPkcs11Thread } from '../../../plugin/eid/pkcs11/thread.ts';
import type { Pkcs11Thread } from '../../../plugin/eid/pkcs11/thread.ts';
import { createSignatureTokens } from '../../../plugin/eid/signing/token-signature.ts';
import { issueCitizen } from '../../../simulator/pki/eid-pki.ts';
import { freshKeys } from '../../../simulator/pki/key-source.ts';
import { cardHolder } from '../../support/card/an-emulated-card.ts';
import { testEidPki } from '../../support/card/eid-pki.ts';
import { createSoftHsm, softHsm } from '../../support/tools/softhsm.ts';
import type { SoftHsm, TokenEntry } from '../../support/tools/softhsm.ts';

/*
 * A token of another kind than the identity card, with SoftHSM in its place: a signing service or a USB token shows itself in the same way.
 */

const data = Buffer.from('the contract');
const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2029-01-01') };

async function entry(
  keyType: 'RSA' | 'P-256' | 'P-384',
  kind: 'authentication' | 'signature' = 'signature',
): Promise<TokenEntry> {
  const pki = await testEidPki();
  const line = keyType === 'RSA' ? pki.rsa : pki.ec;
  const keys = await (keyType === 'RSA' ? freshKeys.rsa() : freshKeys.ec(keyType));
  return {
    privateKey: keys.privateKey,
    certificate: issueCitizen(line, cardHolder, kind, keys.publicKey, validity).der,
    issuers: [line.citizen.certificate, line.root.certificate],
  };
}

function isBy(certificate: Uint8Array, signature: Uint8Array, hash = 'sha256'): boolean {
  const { publicKey } = new X509Certificate(certificate);
  return verify(hash, data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
}

describe.skipIf(softHsm.missing)('signature token with SoftHSM', () => {
  let hsm: SoftHsm;
  const entries: Record<string, TokenEntry> = {};
  const threads: Pkcs11Thread[] = [];

  beforeAll(async () => {
    hsm = createSoftHsm('Code-é-7');
    for (const keyType of ['RSA', 'P-256', 'P-384'] as const) {
      entries[keyType] = await entry(keyType);
      hsm.addToken(`Sign ${keyType}`, [entries[keyType], await entry(keyType, 'authentication')]);
    }
    const always = { ...(await entry('P-256')), alwaysAuthenticate: true };
    entries['each time'] = always;
    hsm.addToken('Sign each time', [always]);
    hsm.addToken('Nothing', []);
  });
  afterEach(async () => {
    await Promise.all(threads.splice(0).map((thread) => thread.close()));
  });
  afterAll(() => hsm.remove());

  const tokenWith = (label: string, library = hsm.library) => {
    const thread = createPkcs11Thread(library);
    threads.push(thread);
    return createSignatureTokens({ thread, label });
  };
  const request = (name: string, pin: string | null = hsm.pin) => ({
    certificate: entries[name]!.certificate,
    pin,
    lastTryConfirmed: false,
    data,
  });

  it.each([
    ['RSA', 'RSA'],
    ['P-256', 'EC'],
    ['P-384', 'EC'],
    ['each time', 'EC'],
  ])('signs with a key of %s, found by its certificate', async (name, keyType) => {
    const token = tokenWith(`Sign ${name}`);
    const found = await token.read();
    expect(found).toMatchObject({ label: `Sign ${name}`, pinPad: false, triesLeft: null });
    expect(found.keys).toMatchObject([{ keyType, ssin: cardHolder.ssin, validity }]);
    const [key] = found.keys;
    expect(Buffer.from(key!.certificate).equals(entries[name]!.certificate)).toBe(true);
    expect(key!.issuers).toHaveLength(2);
    for (let times = 0; times < 2; times += 1)
      expect(isBy(key!.certificate, await token.signOnce(request(name)))).toBe(true);
  });

  it.each([
    ['RSA', 'sha256'],
    ['P-256', 'sha384'],
    ['P-384', 'sha384'],
  ])('signs with a key of %s and %s when SHA-384 is asked for', async (name, hash) => {
    const asked = { ...request(name), ecdsaHash: 'sha384' } as const;
    const signature = await tokenWith(`Sign ${name}`).signOnce(asked);
    expect(isBy(asked.certificate, signature, hash)).toBe(true);
  });

  it('reports a wrong PIN, and signs with the right one afterwards', async () => {
    const token = tokenWith('Sign P-256');
    await expect(token.signOnce(request('P-256', 'wrong one'))).rejects.toMatchObject({
      code: 'ERR_TOKEN_PIN_WRONG',
    });
    // SoftHSM never blocks, but says that tries are low
    const confirmed = { ...request('P-256'), lastTryConfirmed: true };
    expect(isBy(confirmed.certificate, await token.signOnce(confirmed))).toBe(true);
  });

  it.each(['', '123', null])('rejects the PIN %j before the token sees it', async (pin) => {
    await expect(tokenWith('Sign P-256').signOnce(request('P-256', pin))).rejects.toMatchObject({
      code: 'ERR_TOKEN_PIN_FORMAT',
    });
  });

  it('rejects a certificate that the token has not', async () => {
    await expect(tokenWith('Sign P-256').signOnce(request('RSA'))).rejects.toMatchObject({
      code: 'ERR_TOKEN_NO_CERTIFICATE',
    });
  });

  it('returns no key of a token that has none, and reports a token that is not there', async () => {
    expect((await tokenWith('Nothing').read()).keys).toEqual([]);
    await expect(tokenWith('Unplugged').read()).rejects.toMatchObject({
      code: 'ERR_TOKEN_MISSING',
    });
    await expect(tokenWith('Nothing', '/nowhere/lib.so').read()).rejects.toMatchObject({
      code: 'ERR_TOKEN_MISSING',
    });
  });

  it('signs by the process of the cards', async () => {
    const cards = createCardProcess({
      settings: {
        ...{ reader: null, pkcs11Library: null, signing: 'apdu', rootAnchors: [] },
        signatureToken: { library: hsm.library, label: 'Sign P-256' },
      },
    });
    onTestFinished(() => cards.close());
    await cards.readers();
    expect((await cards.token!.read()).keys).toMatchObject([{ ssin: cardHolder.ssin }]);
    expect(
      isBy(
        entries['P-256']!.certificate,
        await cards.token!.signOnce({ ...request('P-256'), lastTryConfirmed: true }),
      ),
    ).toBe(true);
    await expect(cards.token!.signOnce(request('P-256', 'wrong one'))).rejects.toMatchObject({
      code: 'ERR_TOKEN_PIN_WRONG',
    });
  });

  it('keeps the PIN out of errors', async () => {
    const { inspect } = await import('node:util');
    const error: unknown = await tokenWith('Sign P-256')
      .signOnce(request('P-256', 'a-secret-86420'))
      .catch((reason: unknown) => reason);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('86420');
  });
});
