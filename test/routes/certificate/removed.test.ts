import request from 'supertest';
import { expect, test } from 'vitest';
import { aJudged } from '../../support/builders/certificate.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import { screenApp } from '../../support/servers/screen-app.ts';
import { byRole, readPage } from '../../support/tools/page.ts';

const removed = {
  record: aJudged({ id: 'gone', fileName: 'old.p12' }).record,
  removedAt: new Date('2026-06-01T09:00:00Z'),
  removedBy: { userId: 'anne', displayName: 'Anne Exemple' },
  until: new Date('2026-06-02T09:00:00Z'),
};

test('shows a removed certificate with its undo, and brings it back when the button is pressed', async () => {
  const fixture = aCertificateFixture({ users: [aUser()], removed: [removed] });
  const app = screenApp(fixture);
  const $ = readPage((await request(app).get('/users/anne?done=removed')).text);
  const button = byRole($, 'button', { name: 'Annuler la suppression de old.p12' });
  const action = button.closest('form').attr('action')!;
  const answer = await request(app).post(action);
  expect([answer.status, answer.headers['location']]).toEqual([303, '/users/anne?done=restored']);
  expect(fixture.calls).toEqual([{ name: 'restore', with: { userId: 'anne', id: 'gone' } }]);
});
