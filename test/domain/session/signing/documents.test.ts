import { describe, expect, it } from 'vitest';
import { PluginError } from '../../../../plugin/errors.ts';
import { createDocumentSigning } from '../../../../plugin/domain/session/signing/documents.ts';
import type { DocumentSigningDeps } from '../../../../plugin/domain/session/signing/documents.ts';
import { checkXades } from '../../../support/tools/xades-checker.ts';
import { alix, aPractice, basile, byFallback, service } from '../practice.ts';
import { testSigningKey } from '../../../support/fixtures/signing-keys.ts';

const code = (wanted: string) => expect.objectContaining({ code: wanted }) as unknown;
const document = '<a xmlns="urn:a"><b Id="b-1">text</b></a>';

describe('signDocument', () => {
  it('signs by XAdES-BES with the session’s key when nothing else is asked', async () => {
    const practice = await aPractice();
    await practice.sessions.open(alix, byFallback(await practice.load('complete')));
    const signed = await practice.sessions.signDocument(service, 'alix', document);
    expect(checkXades(signed)).toMatchObject({ isSigned: true, covered: ['', expect.any(String)] });
    const alone = await practice.sessions.signDocument(alix, 'alix', document, {
      elementId: 'b-1',
      placement: 'detached',
      certificateReference: 'v1',
    });
    expect(checkXades(alone, document)).toMatchObject({ covered: ['#b-1', expect.any(String)] });
  });

  it('rejects where there is no session, for another user, and without a time-stamp service', async () => {
    const practice = await aPractice();
    const { sessions } = practice;
    await expect(sessions.signDocument(alix, 'alix', document)).rejects.toEqual(
      code('ERR_SESSION_NONE'),
    );
    await sessions.open(alix, byFallback(await practice.load('complete')));
    await expect(sessions.signDocument(basile, 'alix', document)).rejects.toEqual(
      code('ERR_NOT_FOUND'),
    );
    await expect(
      sessions.signDocument(alix, 'alix', document, { form: 'xades-t' }),
    ).rejects.toEqual(code('ERR_TIMESTAMP_NOT_CONFIGURED'));
    await expect(sessions.timeStamp(alix, 'alix', Buffer.alloc(32))).rejects.toEqual(
      code('ERR_TIMESTAMP_NOT_CONFIGURED'),
    );
  });
});

describe('with a time-stamp service', () => {
  const signing = async (stamp: NonNullable<DocumentSigningDeps['timeStamps']>['stamp']) => {
    const { signer } = await testSigningKey('RSA');
    return createDocumentSigning({
      usableSessions: {
        require: () => Promise.resolve({ signer } as never),
      },
      timeStamps: { stamp },
      clock: () => new Date('2026-06-01T08:00:00Z'),
    });
  };

  it('puts the token of the service into an XAdES-T signature', async () => {
    const asked: Uint8Array[] = [];
    const { signDocument } = await signing((digest) => {
      asked.push(digest);
      return Promise.resolve({ token: Uint8Array.of(0x30, 0) } as never);
    });
    const signed = await signDocument(alix, 'alix', document, { form: 'xades-t' });
    expect(checkXades(signed).timeStamp).toEqual({
      token: Buffer.from([0x30, 0]),
      digest: Buffer.from(asked[0] ?? []),
    });
  });

  it('gives no signature when there is no time stamp', async () => {
    const { signDocument } = await signing(() =>
      Promise.reject(new PluginError('ERR_TIMESTAMP_UNREACHABLE', 'no answer')),
    );
    await expect(signDocument(alix, 'alix', document, { form: 'xades-t' })).rejects.toEqual(
      code('ERR_TIMESTAMP_UNREACHABLE'),
    );
  });
});
