import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ns } from '../../../plugin/ehealth/names.ts';
import { signedEnvelope } from '../../../plugin/ehealth/soap/ws-security.ts';
import { parseXml, textOf, XmlError } from '../../../plugin/ehealth/xml/xml.ts';
import { testSigningKey } from '../../support/fixtures/signing-keys.ts';
import { runOnFiles, verifyWithXmlsec, xmlsec } from '../../support/tools/xmlsec.ts';

const checkWire = '../shared/check-wire';
const now = new Date('2026-01-15T09:00:00.123Z');

const body =
  `<wst:RequestSecurityTokenResponse xmlns:wst="${ns.wst}" Context="c">` +
  `<wst:SignChallengeResponse><wst:Challenge>a "b" &amp; 'c' é\n</wst:Challenge></wst:SignChallengeResponse></wst:RequestSecurityTokenResponse>`;

describe.each(['RSA', 'EC'] as const)('STS message signed with an %s key', (kind) => {
  it.skipIf(xmlsec.missing)('passes verification by xmlsec1', async () => {
    const { signer, certificate } = await testSigningKey(kind);
    const message = await signedEnvelope({ body, signer, now });
    expect(await verifyWithXmlsec(message, certificate)).toMatchObject({ ok: true });
  });

  it.skipIf(!existsSync(checkWire))('passes check-wire', async () => {
    const { signer } = await testSigningKey(kind);
    const message = await signedEnvelope({ body, signer, now });
    const run = await runOnFiles(checkWire, { 'message.xml': message }, ['-v', '{message.xml}']);
    expect(run.stdout).toMatch(/^ok /);
    expect(run.stdout).toContain(kind === 'RSA' ? 'rsa-sha256' : 'ecdsa-sha256');
  });

  it.skipIf(xmlsec.missing)(
    'fails verification by xmlsec1 when a byte of a signed part changes',
    async () => {
      const { signer, certificate } = await testSigningKey(kind);
      const message = await signedEnvelope({ body, signer, now });
      const places = [
        'Context="c"',
        'é',
        'wsu:Created>2026',
        'X509v3">MII',
        'wsu:Expires>2026',
        'EncodingType="http',
        'DigestValue>',
        'SignatureValue>',
      ];
      for (const place of places) {
        const at = message.indexOf(place) + place.length;
        const flipped = message[at] === 'A' ? 'B' : 'A';
        const tampered = message.slice(0, at) + flipped + message.slice(at + 1);
        const run = await verifyWithXmlsec(tampered, certificate);
        expect(run.ok, `changed behind ${place}`).toBe(false);
      }
    },
  );
});

it.skipIf(xmlsec.missing)('passes verification by xmlsec1 for any XML in the body', async () => {
  const { signer, certificate } = await testSigningKey('RSA');
  const bodies = [
    '<a xmlns="urn:a"><b xmlns=""><c/></b></a>',
    '<a xmlns="urn:a" xmlns:soap="urn:other"><soap:b soap:x="1"/></a>',
    '<z:a xmlns:z="urn:z" xmlns:wsu="urn:not-wsu" wsu:b="1" z:a="&#9;&quot;"><![CDATA[<x>]]>&#13;</z:a>',
    '\r\n  <a\r\n b = "1\r\n2"/>\r\n',
  ];
  for (const each of bodies) {
    const message = await signedEnvelope({ body: each, signer, now });
    expect(await verifyWithXmlsec(message, certificate), each).toMatchObject({ ok: true });
  }
});

it('sets a life of 60 seconds from the given instant, or as long as requested', async () => {
  const { signer } = await testSigningKey('RSA');
  const times = async (lifeSeconds?: number) => {
    const message = await signedEnvelope({
      body,
      signer,
      now,
      ...(lifeSeconds === undefined ? {} : { lifeSeconds }),
    });
    return parseXml(message)
      .elements.filter(
        ({ namespace, localName }) => namespace === ns.wsu && localName !== 'Timestamp',
      )
      .map(textOf);
  };
  expect(await times()).toEqual(['2026-01-15T09:00:00.123Z', '2026-01-15T09:01:00.123Z']);
  expect(await times(300)).toEqual(['2026-01-15T09:00:00.123Z', '2026-01-15T09:05:00.123Z']);
});

it('signs body, token and timestamp, each by an ID that no other message has', async () => {
  const { signer } = await testSigningKey('RSA');
  const ids = async () => {
    const { elements } = parseXml(await signedEnvelope({ body, signer, now }));
    const signed = elements
      .filter(({ localName, namespace }) => localName === 'Reference' && namespace === ns.ds)
      .map(({ attributes }) => attributes[0]?.value.slice(1));
    const named = new Map(
      elements.flatMap((element) =>
        element.attributes
          .filter(({ localName, namespace }) => localName === 'Id' && namespace === ns.wsu)
          .map(({ value }) => [value, element.localName] as const),
      ),
    );
    expect(signed.map((id) => named.get(id ?? ''))).toEqual([
      'Body',
      'BinarySecurityToken',
      'Timestamp',
    ]);
    return signed;
  };
  const all = [...(await ids()), ...(await ids())];
  expect(new Set(all).size).toBe(6);
});

it('asks the signer once, and passes a refusal on', async () => {
  const { signer } = await testSigningKey('EC');
  const refusal = new Error('the card is gone');
  let asked = 0;
  const failing = {
    ...signer,
    sign: () => {
      asked += 1;
      return Promise.reject(refusal);
    },
  };
  await expect(signedEnvelope({ body, signer: failing, now })).rejects.toBe(refusal);
  expect(asked).toBe(1);
});

it.each([
  '</soap:Body>',
  '</soap:Body><soap:Body>',
  '<a>',
  '<!DOCTYPE a>',
  '&x;',
  '<a></b>',
  '<?x y?>',
  'a<',
  '<x:a/>',
])('rejects a body that breaks out of its element: %s', async (bad) => {
  const { signer } = await testSigningKey('RSA');
  await expect(signedEnvelope({ body: bad, signer, now })).rejects.toThrow(XmlError);
});
