/*
 * Calendars as RFC 5545 writes them, published (METHOD:PUBLISH): one for a feed, one attached to a mail. Only text; which events there
 * are is decided in events.ts, what a reader already knows of them in revisions.ts.
 */

export interface CalendarEvent {
  /** Stays the same for as long as the event means the same thing. */
  readonly uid: string;
  /** Rises with every change: calendars take the highest they have seen. */
  readonly sequence: number;
  readonly changedAt: Date;
  readonly cancelled: boolean;
  /** A whole day as YYYY-MM-DD, or an instant (ISO 8601 UTC) with a length in minutes, 0 for none. */
  readonly when:
    | { readonly kind: 'day'; readonly day: string }
    | { readonly kind: 'instant'; readonly at: string; readonly minutes: number };
  readonly title: string;
  readonly text: string;
  readonly url: string | null;
  /** Days before the start at which a calendar reminds. */
  readonly alarmDays: readonly number[];
}

export interface Calendar {
  readonly name: string;
  readonly language: string;
  readonly events: readonly CalendarEvent[];
}

/** How often a subscriber should come back: plans change at night. */
const refresh = 'PT12H';

/** The whole calendar, lines ended by CRLF and folded. One without events holds the time zone: RFC 5545 3.6 asks for a component. */
export function writeCalendar({ name, language, events }: Calendar): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Trousseau//eHealth certificates//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    // RFC 7986, and the older names that Outlook and Apple read
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${refresh}`,
    `X-PUBLISHED-TTL:${refresh}`,
    ...(events.length === 0 ? timeZone : events.flatMap(eventLines)),
    'END:VCALENDAR',
  ]
    .map((line) => `${foldLine(line)}\r\n`)
    .join('');
}

/** Belgium since 1996 (Directive 2000/84/EC). */
const timeZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Brussels',
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'END:STANDARD',
  'END:VTIMEZONE',
];

function eventLines(event: CalendarEvent): string[] {
  const title = escapeText(event.title);
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${utc(event.changedAt)}`,
    `LAST-MODIFIED:${utc(event.changedAt)}`,
    `SEQUENCE:${String(event.sequence)}`,
    ...whenLines(event.when),
    `SUMMARY:${title}`,
    `DESCRIPTION:${escapeText(event.text)}`,
    ...(event.url === null ? [] : [`URL:${event.url}`]),
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // The end of a certificate does not make its holder busy
    'TRANSP:TRANSPARENT',
    ...(event.cancelled ? [] : event.alarmDays.flatMap((days) => alarmLines(days, title))),
    'END:VEVENT',
  ];
}

function whenLines(when: CalendarEvent['when']): string[] {
  if (when.kind === 'day') return [`DTSTART;VALUE=DATE:${when.day.replaceAll('-', '')}`];
  const start = `DTSTART:${utc(new Date(when.at))}`;
  return when.minutes === 0 ? [start] : [start, `DURATION:PT${String(when.minutes)}M`];
}

function alarmLines(days: number, title: string): string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    days === 0 ? 'TRIGGER:PT0S' : `TRIGGER:-P${String(days)}D`,
    `DESCRIPTION:${title}`,
    'END:VALARM',
  ];
}

/** 20261130T101500Z */
const utc = (instant: Date) => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** RFC 5545 3.3.11. What a name cannot hold in a calendar (control characters) is left out. */
export function escapeText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex -- not allowed in a calendar
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
      .replace(/[\\;,]/g, '\\$&')
      .replaceAll('\n', '\\n')
  );
}

const longestLine = 75;

/** RFC 5545 3.1: at most 75 octets a line, never cut inside a character. A continuation begins with a blank, which counts. */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > longestLine) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
