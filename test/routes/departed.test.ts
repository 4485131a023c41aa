import { expect, test } from 'vitest';
import request from 'supertest';
import { testKeystore } from '../support/fixtures/keystores.ts';
import { startPlugin, testUsers } from '../support/servers/plugin.ts';

test('shows, mutes and checks a renewal for an admin when the host no longer knows the user', async () => {
  const users = [...testUsers];
  const started = await startPlugin({
    users,
    settings: { probes: { depot: false, status: false } },
  });
  const asService = (call: request.Test) =>
    call.set('Authorization', `Bearer ${started.bearer('service')}`);
  const { bytes } = await testKeystore('complete');
  const opened = await asService(request(started.app).post('/api/v1/users/alix/certificates'))
    .field({ kind: 'person', identifier: '00000000097', password: 'Essai-1234' })
    .attach('file', bytes, 'a.p12')
    .expect(201);
  const draft = opened.body as { id: string };
  const stored = await asService(request(started.app).post(`/api/v1/drafts/${draft.id}/store`))
    .send({})
    .expect(201);
  const { certificateId } = stored.body as { certificateId: string };
  users.splice(
    users.findIndex(({ id }) => id === 'alix'),
    1,
  );

  const admin = await started.launch('admin');
  const guide = `/certificates/${certificateId}/renewal`;
  expect((await admin.get(guide)).status).toBe(200);
  await admin.post(`${guide}/check`).expect(303);
  await admin
    .post(`${guide}/mute`)
    .type('form')
    .send({
      reason: 'leaving',
      until: new Date(Date.now() + 86_400_000 * 9).toISOString().slice(0, 10),
    })
    .expect(303);
  expect((await admin.get('/renewals')).status).toBe(200);
  await started.close();
});
