import { expect, test } from 'vitest';
import fc from 'fast-check';
import request from 'supertest';
import { downloadName, uploadedName } from '../../../plugin/routes/parts/file-name.ts';
import { testKeystore } from '../../support/fixtures/keystores.ts';
import { startPlugin } from '../../support/servers/plugin.ts';

test.each([
  ['C:\\Users\\alix\\SSIN=00000000097.p12', 'SSIN=00000000097.p12'],
  ['../../etc/passwd', 'passwd'],
  ['été.p12', 'été.p12'],
  ['a\r\nSet-Cookie: b\0.p12', 'aSet-Cookie: b.p12'],
  ['exe.\u202e21p.', 'exe.21p.'],
  [`${'a'.repeat(254)}\u{20000}.p12`, 'a'.repeat(254)],
  ['', ''],
])('keeps the uploaded name %j as %j', (sent, kept) => {
  expect(uploadedName(sent)).toBe(kept);
});

test.each([
  ['SSIN=00000000097 20260115-100000.p12', 'SSIN=00000000097 20260115-100000.p12'],
  ['"; filename="evil.exe', '__ filename=_evil.exe'],
  ['..\\..\\x', '_.._x'],
  ['.. .htaccess', 'htaccess'],
  ['', 'certificate.p12'],
])('converts the name %j to the download name %j', (kept, handedOut) => {
  expect(downloadName(kept)).toBe(handedOut);
});

test('returns a name that is safe in a header and in a folder for any input', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const safe = downloadName(uploadedName(name));
      expect(safe).toMatch(/^[\p{L}\p{N},=_()-][\p{L}\p{N} ,=._()-]{0,119}$/u);
      expect(() => encodeURIComponent(safe)).not.toThrow();
    }),
  );
});

test('keeps and returns names in the API as on the screens', async () => {
  const started = await startPlugin();
  const { bytes } = await testKeystore('complete');
  const post = (path: string) =>
    request(started.app)
      .post(`/api/v1${path}`)
      .set('Authorization', `Bearer ${started.bearer('alix')}`);
  const opened = await post('/users/alix/certificates')
    .field({ kind: 'person', identifier: '00000000097', password: 'Essai-1234' })
    .attach('file', bytes, `x/${'é'.repeat(300)}"\u202e.p12`)
    .expect(201);
  const draft = opened.body as { id: string; fileName: string };
  expect(draft.fileName).toBe('é'.repeat(255));
  const stored = await post(`/drafts/${draft.id}/store`).send({}).expect(201);
  const { certificateId } = stored.body as { certificateId: string };
  const file = await post(`/certificates/${certificateId}/export`)
    .send({ password: 'Essai-1234' })
    .expect(200);
  expect(file.headers['content-disposition']).toMatch(/^attachment; filename="\?+"; filename\*=/);
  expect(file.headers['content-type']).toBe('application/x-pkcs12');
  await started.close();
});
