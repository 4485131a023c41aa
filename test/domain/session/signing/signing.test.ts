import { describe, expect, it } from 'vitest';
import { ns } from '../../../../plugin/ehealth/names.ts';
import { samplePassword } from '../../../../simulator/keystore/sample-keystores.ts';
import { verifyWithXmlsec, xmlsec } from '../../../support/tools/xmlsec.ts';
import { admin, alix, aPractice, basile, byFallback, service, withCardAlone } from '../practice.ts';
import { aPolicy } from '../session-fixture.ts';

const code = (wanted: string) => expect.objectContaining({ code: wanted }) as unknown;

const envelope = `<s:Envelope xmlns:s="${ns.soap}"><s:Body><a xmlns="urn:a">text</a></s:Body></s:Envelope>`;

/** The certificate that a message carries as its token; null where it carries none. */
function tokenOf(message: string): Uint8Array | null {
  const found = /<wsse:BinarySecurityToken[^>]*>([^<]*)</.exec(message);
  return found === null ? null : Buffer.from(found[1] ?? '', 'base64');
}

const lifeOf = (message: string) => {
  const [created = '', expires = ''] = [
    ...message.matchAll(/<wsu:(?:Created|Expires)>([^<]*)</g),
  ].map(([, instant]) => instant);
  return (Date.parse(expires) - Date.parse(created)) / 1000;
};

describe('sign', () => {
  it('signs with the assertion over body and time stamp when nothing else is asked', async () => {
    const practice = await aPractice();
    await practice.sessions.open(alix, byFallback(await practice.load('complete')));
    const signed = await practice.sessions.sign(service, 'alix', envelope);
    expect(signed.match(/<ds:Reference /g)).toHaveLength(2);
    expect(signed).toContain('AssertionID="_a1"');
    expect([tokenOf(signed), lifeOf(signed)]).toEqual([null, 60]);
  });

  it('signs the time stamp alone, with the life asked for, when the service wants it so', async () => {
    const practice = await aPractice();
    await practice.sessions.open(alix, byFallback(await practice.load('complete')));
    const signed = await practice.sessions.sign(alix, 'alix', envelope, {
      parts: 'timestamp',
      lifeSeconds: 30,
    });
    expect(signed).toContain('<s:Body><a xmlns="urn:a">text</a></s:Body>');
    expect(signed.match(/<ds:Reference /g)).toHaveLength(1);
    expect([signed.includes('AssertionID="_a1"'), lifeOf(signed)]).toEqual([true, 30]);
  });

  it.skipIf(xmlsec.missing)(
    'signs with the session’s certificate and no assertion when the service takes no session',
    async () => {
      const practice = await aPractice();
      await practice.sessions.open(alix, byFallback(await practice.load('complete')));
      const signed = await practice.sessions.sign(service, 'alix', envelope, { token: 'x509' });
      const certificate = tokenOf(signed);
      expect(signed).not.toContain('Assertion');
      expect(signed.match(/<ds:Reference /g)).toHaveLength(3);
      const run = await verifyWithXmlsec(signed, certificate ?? Buffer.alloc(0));
      expect(run, run.stderr).toMatchObject({ ok: true });
    },
  );

  it('signs with the card’s certificate when the session is with the card alone', async () => {
    const practice = await aPractice({ policy: aPolicy({ eidOnly: true }) });
    await practice.sessions.open(alix, withCardAlone());
    const signed = await practice.sessions.sign(alix, 'alix', envelope, { token: 'x509' });
    expect(tokenOf(signed)).toEqual(Buffer.from(practice.card.signer.certificate));
  });

  it.each([0, -1, 1.5, 3601, Number.NaN])('rejects a life of %d seconds', async (lifeSeconds) => {
    const practice = await aPractice();
    await expect(
      practice.sessions.sign(alix, 'alix', envelope, { lifeSeconds }),
    ).rejects.toMatchObject({ code: 'ERR_FORM_INVALID', params: { path: 'lifeSeconds' } });
  });
});

describe('signWithCertificate', () => {
  it.skipIf(xmlsec.missing)(
    'signs by the keystore’s key without any session, and records it, when the password is right',
    async () => {
      const practice = await aPractice();
      const id = await practice.load('complete');
      const signed = await practice.sessions.signWithCertificate(alix, id, envelope, {
        password: samplePassword,
        lifeSeconds: 90,
      });
      expect(practice.tokens.requests).toEqual([]);
      expect(lifeOf(signed)).toBe(90);
      const run = await verifyWithXmlsec(signed, tokenOf(signed) ?? Buffer.alloc(0));
      expect(run, run.stderr).toMatchObject({ ok: true });
      expect(await practice.audit('alix', 'certificate.signed')).toMatchObject([
        { outcome: 'ok', certificateId: id, assurance: 'keystore-password' },
      ]);
    },
  );

  it('rejects a wrong password, and records the refusal without it', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    const password = 'not the password';
    await expect(
      practice.sessions.signWithCertificate(alix, id, envelope, { password }),
    ).rejects.toEqual(code('ERR_KEYSTORE_PASSWORD'));
    const entries = await practice.audit('alix', 'certificate.signed');
    expect(entries).toMatchObject([
      { outcome: 'refused', details: { code: 'ERR_KEYSTORE_PASSWORD' } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(password);
  });

  it('rejects what is no envelope before the audit says that it signed', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    await expect(
      practice.sessions.signWithCertificate(alix, id, '<x/>', { password: samplePassword }),
    ).rejects.toEqual(code('ERR_ENVELOPE_INVALID'));
    expect(await practice.audit('alix', 'certificate.signed')).toMatchObject([
      { outcome: 'refused', details: { code: 'ERR_ENVELOPE_INVALID' } },
    ]);
  });

  it('rejects every actor but the holder before a secret is used', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    const request = { password: samplePassword };
    const sign = (by: typeof alix) =>
      practice.sessions.signWithCertificate(by, id, envelope, request);
    await expect(sign(basile)).rejects.toEqual(code('ERR_NOT_FOUND'));
    await expect(sign(admin)).rejects.toEqual(code('ERR_FORBIDDEN'));
    await expect(sign(service)).rejects.toEqual(code('ERR_FORBIDDEN'));
    expect(practice.passwords).toEqual([]);
  });

  it('rejects a file that opens no session, with the finding that blocks it', async () => {
    const practice = await aPractice();
    const id = await practice.load('complete');
    await practice.replace(id, 'complete');
    await expect(
      practice.sessions.signWithCertificate(alix, id, envelope, { password: samplePassword }),
    ).rejects.toMatchObject({ code: 'ERR_SESSION_BLOCKED', params: { finding: 'NewerLoaded' } });
    expect(practice.passwords).toEqual([]);
  });
});
