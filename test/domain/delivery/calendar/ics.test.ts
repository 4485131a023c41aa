import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it, test } from 'vitest';
import {
  escapeText,
  foldLine,
  writeCalendar,
} from '../../../../plugin/domain/delivery/calendar/ics.ts';
import type { CalendarEvent } from '../../../../plugin/domain/delivery/calendar/ics.ts';

const event = (changes: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'c1.ends@trousseau',
  sequence: 3,
  changedAt: new Date('2026-09-01T06:00:00.000Z'),
  cancelled: false,
  when: { kind: 'instant', at: '2026-11-30T10:15:00.000Z', minutes: 30 },
  title: 'Anne Exemple\u00a0: fin',
  text: 'Une ligne, puis\nune autre ; et un \\.',
  url: 'https://host.example/open?next=%2Fcertificates%2Fc1',
  alarmDays: [30, 1],
  ...changes,
});

const write = (...events: readonly CalendarEvent[]) =>
  writeCalendar({ name: 'Certificats eHealth', language: 'fr', events });

/** Read back by a parser that is not ours. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return {
    calendar,
    events: calendar
      .getAllSubcomponents('vevent')
      .map((component) => ({ component, event: new ICAL.Event(component) })),
  };
}

describe('writeCalendar', () => {
  test('writes an event that another parser reads with the same values', () => {
    const { calendar, events } = read(write(event()));
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Certificats eHealth');
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT12H');
    const [only] = events;
    expect(only?.event.uid).toBe('c1.ends@trousseau');
    expect(only?.event.sequence).toBe(3);
    expect(only?.event.summary).toBe('Anne Exemple\u00a0: fin');
    expect(only?.event.description).toBe('Une ligne, puis\nune autre ; et un \\.');
    expect(only?.event.startDate.toJSDate().toISOString()).toBe('2026-11-30T10:15:00.000Z');
    expect(only?.event.endDate.toJSDate().toISOString()).toBe('2026-11-30T10:45:00.000Z');
    expect(only?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    const alarms = only?.component.getAllSubcomponents('valarm') ?? [];
    expect(alarms.map((alarm) => String(alarm.getFirstPropertyValue('trigger')))).toEqual([
      '-P30D',
      '-P1D',
    ]);
  });

  it('writes the time zone of Belgium when there is no event', () => {
    const { calendar, events } = read(write());
    expect(events).toEqual([]);
    const [component] = calendar.getAllSubcomponents();
    expect(component?.name).toBe('vtimezone');
    const zone = new ICAL.Timezone(component!);
    expect(zone.tzid).toBe('Europe/Brussels');
    const offset = (at: string) => zone.utcOffset(ICAL.Time.fromDateTimeString(at)) / 3600;
    expect(['2026-01-15T12:00:00', '2026-07-15T12:00:00'].map(offset)).toEqual([1, 2]);
    // The last Sundays of March and October 2027
    expect(['2027-03-28T01:59:00', '2027-03-28T03:01:00'].map(offset)).toEqual([1, 2]);
    expect(['2027-10-31T01:59:00', '2027-10-31T03:01:00'].map(offset)).toEqual([2, 1]);
    expect(write(event())).not.toContain('VTIMEZONE');
  });

  test('writes days without an hour, and instants without a duration for zero minutes', () => {
    const { events } = read(
      write(
        event({ when: { kind: 'day', day: '2026-09-05' } }),
        event({ uid: 'b', when: { kind: 'instant', at: '2026-11-30T10:15:00.000Z', minutes: 0 } }),
      ),
    );
    expect(events[0]?.event.startDate.isDate).toBe(true);
    expect(events[0]?.event.startDate.toString()).toBe('2026-09-05');
    expect(events[1]?.event.duration.toSeconds()).toBe(0);
  });

  test('writes the status CANCELLED and no alarm when an event is cancelled', () => {
    const { events } = read(write(event({ cancelled: true })));
    expect(events[0]?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(events[0]?.component.getAllSubcomponents('valarm')).toEqual([]);
  });

  test('writes a valid calendar when there are no events', () => {
    expect(read(write()).events).toEqual([]);
  });
});

/** Characters of every width, and those that mean something to a calendar. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom('\\', ';', ',', '\n', ':', '"', 'é', '€', '\u00a0', '🗓', ' '),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 300,
  size: 'max',
});

test('preserves any text when another parser reads the calendar', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const [only] = read(write(event({ title: text, text }))).events;
      expect(only?.event.description).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test('folds lines at 75 octets, between characters, and reversibly', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const line = `DESCRIPTION:${escapeText(text)}`;
      const folded = foldLine(line);
      for (const part of folded.split('\r\n')) {
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
        expect(Buffer.from(part).toString('utf8')).toBe(part);
      }
      expect(folded.replaceAll('\r\n ', '')).toBe(line);
    }),
    { numRuns: 300 },
  );
});

test('ends each line with CRLF, and starts no new line when a name contains line breaks', () => {
  const text = write(event({ title: 'Anne\r\nATTENDEE:mailto:x@y.example\u0000', url: null }));
  expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
  expect(text).not.toContain('\r\nATTENDEE');
  expect(read(text).events).toHaveLength(1);
});
