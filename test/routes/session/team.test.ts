import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { TeamMember } from '../../../plugin/domain/report/team-day.ts';
import { languages } from '../../../plugin/i18n/index.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import { aRenewalFixture } from '../../support/fakes/fake-renewal-services.ts';
import { screenApp } from '../../support/servers/screen-app.ts';
import { byRole, hostile, readPage, words } from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

const member = (id: string, changes: Partial<TeamMember> = {}): TeamMember => ({
  user: aUser({ id, displayName: `Personne ${id}` }),
  sessions: [],
  certificate: { id: `of-${id}`, notAfter: new Date('2027-03-01T09:00:00Z'), works: true },
  today: null,
  certificateCovers: true,
  sessionCovers: false,
  ...changes,
});

const session = {
  holderName: 'Personne a',
  kind: 'person',
  mode: 'eid',
  until: new Date('2026-06-01T18:14:00Z'),
} as const;

const team = [
  member('late', { today: 'EndsBeforeMorning', certificateCovers: false }),
  member('open', { sessions: [session] }),
  member('closed'),
  member('none', { certificate: null, certificateCovers: false }),
];

const appWith = (members: readonly TeamMember[], language: 'fr' | 'nl' | 'de' | 'en' = 'fr') => {
  const renewals = aRenewalFixture();
  const fixture = aCertificateFixture({ users: [aUser()] });
  return { renewals, app: screenApp(fixture, { team: members, renewals, language }) };
};

const sectionOf = async (name: RegExp) => {
  const $ = readPage((await request(appWith(team).app).get('/team')).text);
  const title = byRole($, 'heading', { level: 2 }).filter((_, one) => name.test($(one).text()));
  return words(title.closest('section'));
};

describe('the team page', () => {
  test('shows who must come by, who cannot work next morning, and who has a session', async () => {
    expect(await sectionOf(/À voir aujourd’hui \(1\)/)).toContain('Personne late');
    expect(await sectionOf(/Ne pourront pas travailler/)).toContain('Personne none');
    expect(await sectionOf(/Sessions ouvertes/)).toContain('20:14');
    expect(await sectionOf(/Pas de session/)).toContain('Personne closed');
  });

  test('asks a colleague for a session when the button is pressed, and confirms', async () => {
    const { app, renewals } = appWith(team);
    const $ = readPage((await request(app).get('/team')).text);
    const form = byRole($, 'button', { name: /Demander d’ouvrir une session : Personne closed/ });
    const body = form.closest('form').serialize();
    const answer = await request(app).post('/reminders').type('form').send(body);
    expect([answer.status, answer.headers['location']]).toEqual([303, '/team?done=reminded']);
    expect(renewals.calls).toEqual([
      { name: 'remind', with: { userId: 'closed', kind: 'session' } },
    ]);
  });

  test.each(languages)('keeps hostile names as text, in %s', async (language) => {
    const user = aUser({ displayName: hostile, function: hostile });
    const { app } = appWith([member('x', { user, today: 'Unusable' })], language);
    const { text } = await request(app).get('/team');
    expect(htmlProblems(text)).toEqual([]);
    expect(text).not.toContain(hostile);
  });
});
