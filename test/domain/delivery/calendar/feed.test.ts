import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { HostUser } from '../../../../plugin/domain/practice/directory.ts';
import { reviseEvents } from '../../../../plugin/domain/delivery/calendar/revisions.ts';
import { calendarEvents } from '../../../../plugin/domain/delivery/calendar/events.ts';
import { createCalendarFeeds } from '../../../../plugin/domain/delivery/calendar/feed.ts';
import type { CalendarFeedsDeps } from '../../../../plugin/domain/delivery/calendar/feed.ts';
import { openLink } from '../../../../plugin/domain/delivery/open-link.ts';
import { formatsFor, languages, translator } from '../../../../plugin/i18n/index.ts';
import {
  planDates,
  andrea,
  anne,
  notAfter,
  openDeliveryFixture,
  practiceId,
  start,
} from '../delivery-fixture.ts';
import type { DeliveryFixture } from '../delivery-fixture.ts';
import { anActor } from '../../../support/builders/actor.ts';
import type { RenewalPlan } from '../../../../plugin/domain/renewal/renewal.ts';
import { aWaitingPlan } from '../../../support/builders/plan.ts';

const actor = anActor({ userId: anne.id, displayName: anne.displayName, language: 'nl' });

const day = 86_400_000;

function calendarsOf(fixture: DeliveryFixture, changes: Partial<CalendarFeedsDeps> = {}) {
  return createCalendarFeeds({
    ...fixture.store,
    directory: {
      findUser: (practice, id) =>
        Promise.resolve(practice === practiceId ? fixture.people.get(id) : undefined),
    },
    openUrl: null,
    requestsHere: false,
    language: 'fr',
    enabled: true,
    now: () => fixture.clock.now,
    ...changes,
  });
}

/** By another parser: per event what a calendar shows of it. */
function read(text: string | null) {
  return new ICAL.Component(ICAL.parse(text ?? '') as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        title: event.summary,
        start: event.startDate.toString(),
        sequence: event.sequence,
        status: component.getFirstPropertyValue('status'),
        alarms: component.getAllSubcomponents('valarm').length,
      };
    });
}

describe('calendar feed', () => {
  test('lists window, planned moment and end of the user’s certificate under a secret address', async () => {
    const fixture = await openDeliveryFixture();
    const id = await fixture.load();
    const calendars = calendarsOf(fixture);
    expect(await calendars.find(actor)).toBeNull();

    const token = await calendars.create(actor);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await calendars.find(actor)).toEqual({ createdAt: start });
    const text = await calendars.feed(token);
    expect(read(text)).toEqual([
      {
        uid: `${id}.opens@trousseau`,
        title: 'Anne Exemple\u00a0: le certificat eHealth peut être renouvelé',
        start: '2026-09-01',
        sequence: 0,
        status: 'CONFIRMED',
        alarms: 0,
      },
      {
        uid: `${id}.planned@trousseau`,
        title: 'Anne Exemple\u00a0: renouveler le certificat eHealth',
        start: '2026-09-20T09:00:00Z',
        sequence: 0,
        status: 'CONFIRMED',
        alarms: 1,
      },
      {
        uid: `${id}.ends@trousseau`,
        title: 'Anne Exemple\u00a0: le certificat eHealth expire',
        start: '2026-11-30T10:15:00Z',
        sequence: 0,
        status: 'CONFIRMED',
        alarms: 4,
      },
    ]);
    expect(text).not.toMatch(/0000000|camille\.p12/);
    // Asked again without a change it is the same, to the letter
    fixture.clock.now = new Date(start.getTime() + day);
    expect(await calendars.feed(token)).toBe(text);
  });

  test('audits creation and revocation without the token, and closes after the revocation', async () => {
    const fixture = await openDeliveryFixture();
    const calendars = calendarsOf(fixture);
    const token = await calendars.create(actor);
    await calendars.revoke(actor);
    expect(await calendars.feed(token)).toBeNull();
    expect(await calendars.find(actor)).toBeNull();
    const history = await fixture.store.audit.listForUser(practiceId, anne.id, 10);
    expect(history.map(({ event }) => event)).toEqual(['calendar.revoked', 'calendar.created']);
    expect(JSON.stringify(history)).not.toContain(token);
  });

  test('closes the former address when a new address is created', async () => {
    const fixture = await openDeliveryFixture();
    const calendars = calendarsOf(fixture);
    const former = await calendars.create(actor);
    const token = await calendars.create(actor);
    expect(await calendars.feed(former)).toBeNull();
    expect(await calendars.feed(token)).not.toBeNull();
    expect(await calendars.feed(`${token}x`)).toBeNull();
    expect(await calendars.feed('')).toBeNull();
  });

  test('shows the certificates of the user’s organisations, and hides those of other users', async () => {
    const fixture = await openDeliveryFixture();
    const group = { kind: 'group', identifier: '00000097', name: 'Groupe Exemple' } as const;
    const member: HostUser = { ...anne, organisations: [group] };
    fixture.people.set(anne.id, member);
    await fixture.load();
    await fixture.load({
      userId: andrea.id,
      kind: 'group',
      identifier: group.identifier,
      holderName: 'Groupe Exemple',
    });
    await fixture.load({
      userId: andrea.id,
      identifier: '00000000196',
      holderName: 'Andrea Admin',
    });
    const calendars = calendarsOf(fixture);
    const titles = read(await calendars.feed(await calendars.create(actor))).map(
      ({ title }) => title,
    );
    expect(titles).toHaveLength(6);
    expect(titles.filter((title) => title.startsWith('Groupe Exemple'))).toHaveLength(3);
  });

  test('raises the sequence for a new plan, and cancels when a successor is active or the file is gone', async () => {
    const fixture = await openDeliveryFixture();
    const id = await fixture.load();
    const calendars = calendarsOf(fixture);
    const token = await calendars.create(actor);
    await calendars.feed(token);

    await fixture.raise(id, [], {}, { dueAt: new Date('2026-11-04T12:30:00.000Z') });
    const moved = read(await calendars.feed(token));
    expect(moved.map(({ sequence }) => sequence)).toEqual([0, 1, 0]);
    expect(moved[1]?.start).toBe('2026-11-04T12:30:00Z');

    await fixture.raise(id, [], { step: 14 }, { state: 'Done', reason: 'SuccessorLoaded' });
    const done = read(await calendars.feed(token));
    expect(done.map(({ status }) => status)).toEqual(Array(3).fill('CANCELLED'));
    expect(done.map(({ sequence }) => sequence).sort()).toEqual([1, 1, 2]);
    expect(done.map(({ title }) => title).sort()).toEqual(moved.map(({ title }) => title).sort());

    await fixture.raise(id, [], { step: 7 }, {});
    expect(read(await calendars.feed(token)).map(({ sequence }) => sequence)).toEqual([2, 3, 2]);

    const entry = {
      practiceId,
      at: start,
      actor: { userId: anne.id, displayName: 'Anne' },
      event: 'certificate.removed',
      outcome: 'ok',
      subjectUserId: anne.id,
      certificateId: id,
      assurance: 'launch',
      details: {},
    } as const;
    await fixture.store.certificates.remove(practiceId, id, entry);
    const gone = read(await calendars.feed(token));
    expect(gone.map(({ status }) => status)).toEqual(Array(3).fill('CANCELLED'));

    fixture.clock.now = new Date(start.getTime() + 91 * day);
    expect(read(await calendars.feed(token))).toEqual([]);
  });

  test('cancels the events of a file when a newer file replaces that file', async () => {
    const fixture = await openDeliveryFixture();
    const id = await fixture.load();
    const calendars = calendarsOf(fixture);
    const token = await calendars.create(actor);
    await calendars.feed(token);
    await fixture.load({ fileName: 'newer.p12' }, {}, id);
    const events = read(await calendars.feed(token));
    const statusOf = (own: boolean) =>
      events.filter(({ uid }) => uid.startsWith(id) === own).map(({ status }) => status);
    expect(statusOf(true)).toEqual(Array(3).fill('CANCELLED'));
    expect(statusOf(false)).toEqual(Array(3).fill('CONFIRMED'));
  });

  test('omits alarms while muted, and omits events for a file without an end', async () => {
    const fixture = await openDeliveryFixture();
    const muted = { state: 'Due', reason: 'PlannedMoment', until: notAfter } as const;
    await fixture.load({}, { state: 'Muted', reason: 'Muted', muted });
    await fixture.load(
      { holderName: '', summary: { notBefore: null, notAfter: null, state: 'NotCompleted' } },
      {
        state: 'Due',
        reason: 'NotCompleted',
        opensAt: null,
        dueAt: null,
        latestAt: null,
        notAfter: null,
      },
    );
    const calendars = calendarsOf(fixture);
    const events = read(await calendars.feed(await calendars.create(actor)));
    expect(events.map(({ alarms }) => alarms)).toEqual([0, 0, 0]);
  });

  test('returns nothing when the profile is gone or the settings switch feeds off', async () => {
    const fixture = await openDeliveryFixture();
    const calendars = calendarsOf(fixture);
    const token = await calendars.create(actor);
    const off = calendarsOf(fixture, { enabled: false });
    expect(await off.feed(token)).toBeNull();
    expect(await off.find(actor)).toBeNull();
    await expect(off.create(actor)).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
    fixture.people.set(anne.id, { ...anne, active: false });
    expect(await calendars.feed(token)).toBeNull();
    fixture.people.delete(anne.id);
    expect(await calendars.feed(token)).toBeNull();
    await expect(calendars.create(actor)).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
  });
});

test('keeps calendar events unchanged while the certificate has no plan yet', () => {
  const t = translator('fr');
  const wanted = calendarEvents(t, formatsFor('fr'), null, {
    certificateId: 'c1',
    holderName: 'Anne Exemple',
    kind: 'person',
    environment: 'production',
    plan: aWaitingPlan(planDates),
    requestsHere: false,
  });
  const { changed } = reviseEvents([], wanted, new Set(), start);
  expect(changed).toHaveLength(3);
  const unknown = reviseEvents(changed, [], new Set(['c1']), notAfter);
  expect(unknown.changed).toEqual([]);
  expect(unknown.events.map(({ cancelled }) => cancelled)).toEqual([false, false, false]);
  expect(reviseEvents(changed, [], new Set(), notAfter).changed).toHaveLength(3);
});

test('returns a day for the check of what a signature needs, a hundred days before the end', () => {
  const of = (changes: Partial<RenewalPlan>, requestsHere: boolean) =>
    calendarEvents(translator('fr'), formatsFor('fr'), 'https://h.example/?next={path}', {
      certificateId: 'c1',
      holderName: 'Anne Exemple',
      kind: 'person',
      environment: 'production',
      plan: aWaitingPlan({ notAfter: new Date('2027-04-10T22:30:00.000Z'), ...changes }),
      requestsHere,
    }).filter(({ uid }) => uid.startsWith('c1.ready'));
  expect(of({ state: 'NotDueYet' }, true)).toMatchObject([
    { when: { kind: 'day', day: '2027-01-01' }, url: 'https://h.example/?next=%2Freadiness' },
  ]);
  // Asked for already, and where nothing is signed here
  expect(of({ state: 'WaitingForHolder' }, true)).toEqual([]);
  expect(of({ state: 'NotDueYet' }, false)).toEqual([]);
});

test.each(languages)('writes events in %s without open placeholders', (language) => {
  for (const kind of ['person', 'company'] as const) {
    const events = calendarEvents(translator(language), formatsFor(language), null, {
      certificateId: 'c1',
      holderName: 'Anne Exemple',
      kind,
      environment: 'acceptance',
      plan: aWaitingPlan({ ...planDates, state: 'NotDueYet' }),
      requestsHere: true,
    });
    expect(events).toHaveLength(4);
    for (const { title, text } of events) {
      expect(title).toContain('Anne Exemple');
      expect(`${title} ${text}`).not.toMatch(/\{|calendar\./);
    }
  }
});

test.each([
  [null, null],
  ['https://h.example/open?next={path}', 'https://h.example/open?next=%2Fcertificates%2Fc%2F1'],
  ['https://h.example/app#{path}', 'https://h.example/app#%2Fcertificates%2Fc%2F1'],
  ['https://h.example/ehealth{path}', 'https://h.example/ehealth/certificates/c/1'],
  ['https://h.example/start', 'https://h.example/start'],
])('builds from %s the link %s', (openUrl, link) => {
  expect(openLink(openUrl, '/certificates/c/1')).toBe(link);
});
