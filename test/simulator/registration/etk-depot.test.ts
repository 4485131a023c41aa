import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { etkOf, type SampleKeystore } from '../../../simulator/keystore/sample-keystores.ts';
import { testKeystore, testPki } from '../../support/fixtures/keystores.ts';
import { startSimulator, type TestSimulator } from '../../support/servers/simulator.ts';
import { systemPart } from '../../support/tools/system-parts.ts';
import { call, inSoap, type Answer } from './registration-message.ts';
import { checkWire } from '../check-wire.ts';

const openssl = systemPart('openssl');

const depotNamespace = 'urn:be:fgov:ehealth:etkdepot:1_0:protocol';

/** GetEtk after registration.md 8; `applicationId` null leaves the element out. */
const question = (type: string, value: string, applicationId: string | null = ''): string =>
  inSoap(
    `<d:GetEtkRequest xmlns:d="${depotNamespace}"><d:SearchCriteria><d:Identifier>` +
      `<d:Type>${type}</d:Type><d:Value>${value}</d:Value>` +
      (applicationId === null ? '' : `<d:ApplicationID>${applicationId}</d:ApplicationID>`) +
      '</d:Identifier></d:SearchCriteria></d:GetEtkRequest>',
  );

describe('simulated depot', () => {
  let simulator: TestSimulator;
  let folder: string;
  let person: SampleKeystore;
  let company: SampleKeystore;

  beforeAll(async () => {
    [simulator, person, company] = await Promise.all([
      startSimulator(),
      testKeystore('complete'),
      testKeystore('company'),
    ]);
    folder = mkdtempSync(join(tmpdir(), 'trousseau-etk-'));
    const { issuing001, issuing002 } = await testPki();
    const pem = [issuing001, issuing002].map(({ certificate }) =>
      new X509Certificate(certificate).toString(),
    );
    writeFileSync(join(folder, 'authorities.pem'), pem.join(''));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await simulator.stop();
  });
  beforeEach(async () => {
    await simulator.fault(null);
    await simulator.withdrawEtks();
  });

  const ask = (text: string, action = '""'): Promise<Answer> =>
    call(simulator.ready.depot, action, text);

  const etkOfAnswer = ({ text }: Answer): Buffer =>
    Buffer.from(/<d:ETK>([^<]+)<\/d:ETK>/.exec(text)?.[1] ?? '', 'base64');

  /** The content of a token as openssl gives it out once it believes the signature; null where it does not. */
  function verified(etk: Buffer): Buffer | null {
    const file = join(folder, 'etk.der');
    writeFileSync(file, etk);
    const { status, stdout } = spawnSync(openssl.path, [
      ...['cms', '-verify', '-inform', 'DER', '-binary', '-in', file],
      ...['-CAfile', join(folder, 'authorities.pem'), '-partial_chain', '-purpose', 'any'],
    ]);
    return status === 0 ? stdout : null;
  }

  it('answers 404 when no token was published', async () => {
    const { status, text } = await ask(question('SSIN', '00000000097'));
    expect(status).toBe(200);
    expect(text).toContain('<Code>404</Code>');
    expect(text).not.toContain('GivenSearchCriteria');
  });

  it.skipIf(openssl.missing)(
    'returns the encryption certificate signed by the registrar',
    async () => {
      await simulator.publishEtk(person);
      const answer = await ask(question('SSIN', '00000000097'));
      expect(answer.text).toContain('<Code>200</Code>');
      expect(verified(etkOfAnswer(answer))).toEqual(person.certificates?.encryption);
      expect((await simulator.messages()).at(-1)).toMatchObject({
        service: 'depot',
        soapAction: '',
        outcome: '200',
      });
    },
  );

  it.skipIf(openssl.missing)(
    'writes the token as eHealth does: version 1, no signed attributes',
    async () => {
      await simulator.publishEtk(person);
      const file = join(folder, 'shape.der');
      writeFileSync(file, etkOfAnswer(await ask(question('SSIN', '00000000097'))));
      const shape = execFileSync(
        openssl.path,
        ['cms', '-cmsout', '-print', '-noout', '-inform', 'DER', '-in', file],
        { encoding: 'utf8' },
      );
      expect(shape).toMatch(/d\.signedData:\s+version: 1\s/);
      expect(shape).toMatch(/signedAttrs:\s+<ABSENT>/);
      expect(shape).toMatch(/signatureAlgorithm:\s+algorithm: rsaEncryption/);
      expect(shape).toMatch(/issuerAndSerialNumber/);
      expect(shape.match(/d\.certificate:/g)).toHaveLength(3);
    },
  );

  it('replaces an older token by a newer token of the same holder', async () => {
    await simulator.publishEtk(person);
    await simulator.publishEtk({ ...etkOf(company), type: 'SSIN', id: '00000000097' });
    expect((await simulator.state()).published).toBe(1);
    const etk = etkOfAnswer(await ask(question('SSIN', '00000000097')));
    expect(etk.includes(company.certificates?.encryption ?? '?')).toBe(true);
  });

  describe('with several tokens of one holder', () => {
    beforeEach(async () => {
      await simulator.publishEtk({ ...etkOf(company), applicationId: null });
      await simulator.publishEtk({ ...etkOf(company), applicationId: 'MYAPP' });
    });

    it('lists the tokens when the request has no application ID', async () => {
      const { text } = await ask(question('CBE', '0000000097', null));
      expect(text).toContain('<Code>200</Code>');
      const ids = [...text.matchAll(/<d:MatchingEtk>.*?<d:ApplicationID>([^<]*)</g)];
      expect(ids.map(([, id]) => id)).toEqual(['', 'MYAPP']);
      expect(text).not.toContain('<d:ETK>');
    });

    it.each([
      ['without application id', '', true],
      ['of one', 'MYAPP', true],
      ['of another', 'OTHER', false],
    ])('searches by application ID: %s', async (_, applicationId, found) => {
      const { text } = await ask(question('CBE', '0000000097', applicationId));
      expect(text.includes('<d:ETK>')).toBe(found);
      expect(text).toContain(found ? '<Code>200</Code>' : '<Code>404</Code>');
    });
  });

  it('returns the only token when the request has no application ID', async () => {
    await simulator.publishEtk(company);
    expect((await ask(question('CBE', '0000000097', null))).text).toContain('<d:ETK>');
  });

  it.each([
    ['a number that was not padded', 'SSIN', '97', 404],
    ['the padded number under another type', 'NIHII11', '00000000097', 404],
    ['an unknown type', 'PASSPORT', '00000000097', 400],
  ])('answers %s with a status', async (_, type, value, code) => {
    await simulator.publishEtk(person);
    expect((await ask(question(type, value))).text).toContain(`<Code>${String(code)}</Code>`);
  });

  it.each<[string, string, string]>([
    ['an action that is not empty', '"urn:getEtk"', question('SSIN', '00000000097')],
    ['an action without quotes', '', question('SSIN', '00000000097')],
    ['no criteria', '""', inSoap(`<d:GetEtkRequest xmlns:d="${depotNamespace}"/>`)],
    [
      'parts out of order',
      '""',
      question('SSIN', '1').replace(/(<d:Type>.*<\/d:Type>)(<d:Value>.*<\/d:Value>)/, '$2$1'),
    ],
  ])('answers %s with a fault', async (_, action, text) => {
    expect(await ask(text, action)).toMatchObject({ status: 500 });
  });

  describe.skipIf(openssl.missing)('with an ordered fault', () => {
    beforeEach(() => simulator.publishEtk(person));
    const asked = (): Promise<Answer> => ask(question('SSIN', '00000000097'));

    it('answers once with status 500', async () => {
      await simulator.fault('status-500', 1, 'depot');
      expect((await asked()).text).toContain('<Code>500</Code>');
      expect((await asked()).text).toContain('<Code>200</Code>');
    });

    it('answers with status 200 and no token', async () => {
      await simulator.fault('found-without-etk', 1, 'depot');
      const { text } = await asked();
      expect(text).toContain('<Code>200</Code>');
      expect(text).not.toContain('<d:ETK>');
    });

    it('writes indefinite lengths in a valid token', async () => {
      await simulator.fault('ber-etk', 1, 'depot');
      const etk = etkOfAnswer(await asked());
      expect(etk.subarray(0, 2).toString('hex')).toBe('3080');
      expect(verified(etk)).toEqual(person.certificates?.encryption);
    });

    it.each(['bad-etk-signature', 'unknown-signer'] as const)(
      'returns a forged token: %s',
      async (mode) => {
        await simulator.fault(mode, 1, 'depot');
        const etk = etkOfAnswer(await asked());
        expect(etk.includes(person.certificates?.encryption ?? '?')).toBe(true);
        expect(verified(etk)).toBeNull();
      },
    );

    it('returns a newer certificate of the same holder', async () => {
      await simulator.fault('other-serial', 1, 'depot');
      const content = verified(etkOfAnswer(await asked()));
      const [published, known] = [content, person.certificates?.encryption].map(
        (der) => new X509Certificate(der ?? ''),
      );
      expect(published?.subject).toBe(known?.subject);
      expect(published?.serialNumber).not.toBe(known?.serialNumber);
    });

    it('answers with the shared faults of HTTP and SOAP', async () => {
      await simulator.fault('soa-02001', 1, 'depot');
      expect((await asked()).text).toContain('SOA-02001');
      await simulator.fault('http-503', 1, 'depot');
      expect((await asked()).status).toBe(503);
      await simulator.fault('reset', 1, 'depot');
      await expect(asked()).rejects.toThrow();
    });
  });

  it.skipIf(checkWire.missing)('answers with messages that are valid by the schema', async () => {
    await simulator.publishEtk({ ...etkOf(company), applicationId: null });
    await simulator.publishEtk({ ...etkOf(company), applicationId: 'MYAPP' });
    const questions = [
      question('CBE', '0000000097', null),
      question('CBE', '0000000097'),
      question('SSIN', '00000000097'),
      question('PASSPORT', '1'),
    ];
    const answers = await Promise.all(questions.map((text) => ask(text)));
    const complaints = checkWire.complaints([...questions, ...answers.map(({ text }) => text)]);
    expect(complaints).toEqual([]);
  });
});
