import type { delivery as fr } from '../fr/delivery.ts';

/** Messages that leave: e-mail, weekly digest, calendar. English. */
export const delivery: Readonly<Record<keyof typeof fr, string>> = {
  // E-mails
  'mail.hello': 'Hello {name},',
  'mail.asAdmin':
    'You receive this message as an administrator. This certificate is on the profile of {user}; that person has to act, so tell them if need be.',
  'mail.facts.holder': 'Holder',
  'mail.facts.notAfter': 'Valid until',
  'mail.facts.state': 'Renewal',
  'mail.facts.plannedOn': 'Planned for',
  'mail.where':
    'Go on in your software: open the eHealth certificates there, choose this certificate, then its renewal.',
  'mail.calendar': 'The dates are attached for your calendar.',
  'mail.ends': 'This notice stops by itself once its cause is gone.',
  'mail.footer':
    'Automatic message from the eHealth certificate management of your software. We never ask for a password or a PIN by e-mail.',
  // Weekly digest for admins
  'digest.subject.one': 'eHealth certificates: one point to follow up',
  'digest.subject.other': 'eHealth certificates: {count} points to follow up',
  'digest.subject.clear': 'eHealth certificates: all clear',
  'digest.intro': 'This is how the eHealth certificates of your practice stand on {date}.',
  'digest.clear': 'All clear: no certificate expires within 90 days and nobody is waited for.',
  'digest.expired': 'Expired, but still loaded',
  'digest.waiting': 'Waiting for somebody',
  'digest.ending': 'Expire within 90 days',
  'digest.failed': 'Messages that did not arrive',
  'digest.fallback': 'Fallback, over the last {days} days',
  'digest.expired.line': '{holder}: since {notAfter} (profile: {user})',
  'digest.waiting.line': '{holder}: {reason} It is up to {user}, since {since}.',
  'digest.waiting.line.ehealth': '{holder}: {reason} Since {since}.',
  'digest.ending.line.one': '{holder}: one day left, until {notAfter} ({state})',
  'digest.ending.line.other': '{holder}: {days} days left, until {notAfter} ({state})',
  'digest.ending.line.today': '{holder}: today only, {notAfter} ({state})',
  'digest.failed.line': '{recipient}: {problem}',
  'digest.fallback.line.one': '{holder}: one session, on {lastAt}',
  'digest.fallback.line.other': '{holder}: {count} sessions, the last on {lastAt}',
  'digest.more.one': '… and one more',
  'digest.more.other': '… and {count} more',
  'digest.action': 'See the renewals',
  'digest.where': 'Details are in your software, with the eHealth certificates, under renewals.',
  // Why a message did not arrive, or was no longer sent
  'delivery.webhook': 'Practice software (webhook)',
  'delivery.problem.NoConnection': 'the server does not answer',
  'delivery.problem.Timeout': 'the server did not answer in time',
  'delivery.problem.Tls': 'the connection could not be secured',
  'delivery.problem.SignIn': 'the mail server refused our sign-in (user or password)',
  'delivery.problem.Deferred': 'refused by the server for the time being',
  'delivery.problem.Refused': 'refused by the server for good',
  'delivery.problem.Gone': 'the recipient wants no more messages',
  'delivery.problem.Unexpected': 'an unexpected error occurred',
  'delivery.problem.NoUser': 'the user no longer exists',
  'delivery.problem.UserInactive': 'the user is no longer active',
  'delivery.problem.NoAddress': 'the user’s profile has no e-mail address',
  'delivery.problem.AddressInvalid':
    'the e-mail address in the user’s profile is not a valid address',
  'delivery.problem.NoChannel': 'this way of sending is no longer set up',
  'delivery.problem.NotConcerned': 'the user is no longer an administrator',
  'delivery.problem.Muted': 'the notice was muted',
  'delivery.problem.NoticeEnded': 'the notice is no longer needed',
  'delivery.problem.NothingToTell': 'there was nothing to report',
  // Calendar
  'calendar.name': 'eHealth certificates',
  'calendar.ready.title': '{holder}: check that the eID can sign',
  'calendar.ready.text':
    '{holder}: {certificate} ends on {notAfter}. Check that {eid} can sign the renewal: a new card or PIN from the municipality sometimes takes weeks.',
  'calendar.opens.title': '{holder}: {certificate} can be renewed',
  'calendar.opens.text':
    'From today eHealth accepts the renewal. The certificate expires on {notAfter}.',
  'calendar.planned.title': '{holder}: renew {certificate}',
  'calendar.planned.text':
    'You need {eid} with its PIN, a card reader, the current file and its password. The certificate expires on {notAfter}.',
  'calendar.ends.title': '{holder}: {certificate} expires',
  'calendar.ends.text':
    'After this moment it opens no session, and a new request is needed instead of a renewal.',
  // One’s own calendar
  'calendarPage.title': 'My dates in my calendar',
  'calendarPage.intro':
    'Your calendar can subscribe to your dates: start of the renewal window, planned moment and end of each certificate, with reminders. Only the certificates of your own profile are in it.',
  'calendarPage.ready': 'Your address',
  'calendarPage.address': 'Calendar address',
  'calendarPage.address.hint': 'Copy it now: it will not be shown again.',
  'calendarPage.outlook': 'Outlook: Add calendar, then Subscribe from web.',
  'calendarPage.google': 'Google Calendar: Other calendars, then From URL.',
  'calendarPage.apple': 'iPhone or Mac: Add subscription calendar.',
  'calendarPage.reach': 'The address works only where this software can be reached.',
  'calendarPage.secret': 'The address is a secret',
  'calendarPage.secret.who':
    'Whoever knows it sees your dates, without a password: do not pass it on.',
  'calendarPage.secret.what': 'It gives names and dates only: no number, no file, no session.',
  'calendarPage.secret.once':
    'It is shown only once. If it is lost, or known to somebody else, replace it.',
  'calendarPage.since': 'Shared since {at}',
  'calendarPage.create': 'Make the address',
  'calendarPage.renew': 'Replace the address',
  'calendarPage.renew.hint': 'The old address stops working at once.',
  'calendarPage.revoke': 'Stop sharing',
};
