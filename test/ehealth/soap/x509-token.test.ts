import { beforeAll, describe, expect, it } from 'vitest';
import { ns } from '../../../plugin/ehealth/names.ts';
import type { SecurityHeader } from '../../../plugin/ehealth/soap/security-header.ts';
import { addX509Header } from '../../../plugin/ehealth/soap/x509-token.ts';
import {
  attributeOf,
  childElements,
  onlyChild,
  parseXml,
  textOf,
} from '../../../plugin/ehealth/xml/xml.ts';
import { testPki } from '../../support/fixtures/keystores.ts';
import { testSigningKey } from '../../support/fixtures/signing-keys.ts';
import { judgeByWss4j, wss4j } from '../../support/tools/wss4j/wss4j.ts';
import { verifyWithXmlsec, xmlsec } from '../../support/tools/xmlsec.ts';

const plain = `<s:Envelope xmlns:s="${ns.soap}"><s:Body><a xmlns="urn:a">text</a></s:Body></s:Envelope>`;
const shapes = [
  plain,
  `<Envelope xmlns="${ns.soap}"><Header/><Body><a xmlns=""/></Body></Envelope>`,
  `<s:Envelope xmlns:s="${ns.soap}" xmlns:wsu="urn:not"><s:Header><t:To xmlns:t="urn:t">x</t:To></s:Header><s:Body><wsu:a/></s:Body></s:Envelope>`,
  `<s:Envelope xmlns:s="${ns.soap}" xmlns:u="${ns.wsu}"><s:Body u:Id="b-1">\r\n<a>é</a></s:Body></s:Envelope>`,
];

let keys: Readonly<Record<'RSA' | 'EC', SecurityHeader>>;
let authorities: readonly Uint8Array[];

beforeAll(async () => {
  const now = new Date();
  // Good for longer than a busy machine needs to start the judge
  const header = async (kind: 'RSA' | 'EC') => ({
    signer: (await testSigningKey(kind)).signer,
    now,
    lifeSeconds: 3000,
  });
  keys = { RSA: await header('RSA'), EC: await header('EC') };
  const { root001, issuing001 } = await testPki();
  authorities = [root001.certificate, issuing001.certificate];
});

const changed = (signed: string, mark: string) => {
  const at = signed.indexOf(mark) + mark.length;
  return `${signed.slice(0, at)}${signed[at] === 'x' ? 'y' : 'x'}${signed.slice(at + 1)}`;
};

it.skipIf(wss4j.missing)(
  'signs so that WSS4J accepts the message, and refuses it once a part is changed',
  { timeout: 240_000 },
  async () => {
    const whole = await Promise.all(
      [keys.RSA, keys.EC].flatMap((header) => shapes.map((shape) => addX509Header(shape, header))),
    );
    const alone = await Promise.all(
      [keys.RSA, keys.EC].map((header) => addX509Header(plain, { ...header, parts: 'timestamp' })),
    );
    const [first = '', third = ''] = [whole[0], alone[0]];
    const verdicts = await judgeByWss4j(
      [
        ...whole,
        ...alone,
        changed(first, '<a xmlns="urn:a">'),
        changed(third, '<a xmlns="urn:a">'),
      ],
      authorities,
    );
    expect(verdicts).toEqual([
      ...whole.map(() => 'ok Body BinarySecurityToken Timestamp'),
      ...alone.map(() => 'ok BinarySecurityToken Timestamp'),
      expect.stringMatching(/^refused /),
      // The Body is not signed there: it may change on its way
      'ok BinarySecurityToken Timestamp',
    ]);
  },
);

describe.each(['RSA', 'EC'] as const)('message signed by an %s key', (kind) => {
  it.skipIf(xmlsec.missing)('passes verification by xmlsec1 in each shape', async () => {
    for (const shape of shapes) {
      const signed = await addX509Header(shape, keys[kind]);
      const run = await verifyWithXmlsec(signed, keys[kind].signer.certificate);
      expect(run, run.stderr).toMatchObject({ ok: true });
    }
  });

  it('carries the certificate, a time stamp and a signature that refers to the certificate', async () => {
    const signed = parseXml(await addX509Header(plain, keys[kind]));
    const security = onlyChild(onlyChild(signed.root, ns.soap, 'Header'), ns.wsse, 'Security');
    expect(childElements(security).map(({ localName }) => localName)).toEqual([
      'BinarySecurityToken',
      'Timestamp',
      'Signature',
    ]);
    const token = onlyChild(security, ns.wsse, 'BinarySecurityToken');
    expect(textOf(token)).toBe(Buffer.from(keys[kind].signer.certificate).toString('base64'));
    const reference = signed.elements.find(
      ({ localName, namespace }) => localName === 'Reference' && namespace === ns.wsse,
    );
    expect(reference && attributeOf(reference, 'URI')).toBe(`#${attributeOf(token, 'Id', ns.wsu)}`);
    expect(signed.text).not.toContain('Assertion');
  });
});

it('rejects an envelope that has a security header before it signs', async () => {
  const signed = await addX509Header(plain, keys.RSA);
  await expect(addX509Header(signed, keys.RSA)).rejects.toMatchObject({
    code: 'ERR_ENVELOPE_INVALID',
    params: { problem: 'security' },
  });
});
