import type { delivery as fr } from '../fr/delivery.ts';

/** Messages that leave: e-mail, weekly digest, calendar. Dutch. */
export const delivery: Readonly<Record<keyof typeof fr, string>> = {
  // E-mails
  'mail.hello': 'Dag {name},',
  'mail.asAdmin':
    'U krijgt dit bericht als beheerder. Dit certificaat staat op het profiel van {user}; die persoon is aan zet, verwittig hem of haar zo nodig.',
  'mail.facts.holder': 'Houder',
  'mail.facts.notAfter': 'Geldig tot',
  'mail.facts.state': 'Vernieuwing',
  'mail.facts.plannedOn': 'Gepland op',
  'mail.where':
    'Het vervolg vindt u in uw software: open daar de eHealth-certificaten, kies dit certificaat en dan de vernieuwing ervan.',
  'mail.calendar': 'De datums zijn bijgevoegd voor uw agenda.',
  'mail.ends': 'Deze melding stopt vanzelf zodra de oorzaak weg is.',
  'mail.footer':
    'Automatisch bericht van het beheer van eHealth-certificaten in uw software. Wij vragen nooit een wachtwoord of pincode per e-mail.',
  // Weekly digest for admins
  'digest.subject.one': 'eHealth-certificaten: één punt om op te volgen',
  'digest.subject.other': 'eHealth-certificaten: {count} punten om op te volgen',
  'digest.subject.clear': 'eHealth-certificaten: alles in orde',
  'digest.intro': 'Dit is de toestand van de eHealth-certificaten van uw praktijk op {date}.',
  'digest.clear':
    'Alles in orde: geen enkel certificaat vervalt binnen 90 dagen en er wordt op niemand gewacht.',
  'digest.expired': 'Vervallen, maar nog geladen',
  'digest.waiting': 'Wacht op iemand',
  'digest.ending': 'Vervallen binnen 90 dagen',
  'digest.failed': 'Berichten die niet aangekomen zijn',
  'digest.fallback': 'Fallbackprocedure, de laatste {days} dagen',
  'digest.expired.line': '{holder}: sinds {notAfter} (profiel: {user})',
  'digest.waiting.line': '{holder}: {reason} {user} is aan zet, sinds {since}.',
  'digest.waiting.line.ehealth': '{holder}: {reason} Sinds {since}.',
  'digest.ending.line.one': '{holder}: nog één dag, tot {notAfter} ({state})',
  'digest.ending.line.other': '{holder}: nog {days} dagen, tot {notAfter} ({state})',
  'digest.ending.line.today': '{holder}: nog vandaag, {notAfter} ({state})',
  'digest.failed.line': '{recipient}: {problem}',
  'digest.fallback.line.one': '{holder}: één sessie, op {lastAt}',
  'digest.fallback.line.other': '{holder}: {count} sessies, de laatste op {lastAt}',
  'digest.more.one': '… en nog één',
  'digest.more.other': '… en nog {count}',
  'digest.action': 'Vernieuwingen bekijken',
  'digest.where':
    'Meer vindt u in uw software, bij de eHealth-certificaten, onder de vernieuwingen.',
  // Why a message did not arrive, or was no longer sent
  'delivery.webhook': 'Praktijksoftware (webhook)',
  'delivery.problem.NoConnection': 'de server antwoordt niet',
  'delivery.problem.Timeout': 'de server antwoordde niet op tijd',
  'delivery.problem.Tls': 'de verbinding kon niet beveiligd worden',
  'delivery.problem.SignIn': 'de mailserver weigerde onze aanmelding (gebruiker of wachtwoord)',
  'delivery.problem.Deferred': 'voorlopig geweigerd door de server',
  'delivery.problem.Refused': 'definitief geweigerd door de server',
  'delivery.problem.Gone': 'de ontvanger wil geen berichten meer',
  'delivery.problem.Unexpected': 'er trad een onverwachte fout op',
  'delivery.problem.NoUser': 'de gebruiker bestaat niet meer',
  'delivery.problem.UserInactive': 'de gebruiker is niet meer actief',
  'delivery.problem.NoAddress': 'het profiel van de gebruiker heeft geen e-mailadres',
  'delivery.problem.AddressInvalid':
    'het e-mailadres in het profiel van de gebruiker is geen geldig adres',
  'delivery.problem.NoChannel': 'dit verzendkanaal is niet meer ingesteld',
  'delivery.problem.NotConcerned': 'de gebruiker is geen beheerder meer',
  'delivery.problem.Muted': 'de melding werd gedempt',
  'delivery.problem.NoticeEnded': 'de melding is niet meer nodig',
  'delivery.problem.NothingToTell': 'er was niets te melden',
  // Calendar
  'calendar.name': 'eHealth-certificaten',
  'calendar.ready.title': '{holder}: nakijken of de eID kan tekenen',
  'calendar.ready.text':
    '{holder}: {certificate} vervalt op {notAfter}. Kijk na of {eid} de vernieuwing kan tekenen: een nieuwe kaart of pincode bij de gemeente vraagt soms weken.',
  'calendar.opens.title': '{holder}: {certificate} kan vernieuwd worden',
  'calendar.opens.text':
    'Vanaf vandaag aanvaardt eHealth de vernieuwing. Het certificaat vervalt op {notAfter}.',
  'calendar.planned.title': '{holder}: {certificate} vernieuwen',
  'calendar.planned.text':
    'Nodig: {eid} met de pincode, een kaartlezer, het huidige bestand en het wachtwoord ervan. Het certificaat vervalt op {notAfter}.',
  'calendar.ends.title': '{holder}: {certificate} vervalt',
  'calendar.ends.text':
    'Daarna opent het geen sessies meer en is een nieuwe aanvraag nodig in plaats van een vernieuwing.',
  // One’s own calendar
  'calendarPage.title': 'Mijn vervaldagen in mijn agenda',
  'calendarPage.intro':
    'Uw agenda kan zich op uw vervaldagen abonneren: begin van de vernieuwingsperiode, gepland moment en einde van elk certificaat, met herinneringen. Alleen de certificaten van uw eigen profiel staan erin.',
  'calendarPage.ready': 'Uw adres',
  'calendarPage.address': 'Adres van de agenda',
  'calendarPage.address.hint': 'Kopieer het nu: het wordt niet meer getoond.',
  'calendarPage.outlook': 'Outlook: Agenda toevoegen, dan Abonneren via internet.',
  'calendarPage.google': 'Google Agenda: Andere agenda’s, dan Via URL.',
  'calendarPage.apple': 'iPhone of Mac: Agenda-abonnement toevoegen.',
  'calendarPage.reach': 'Het adres werkt enkel waar deze software bereikbaar is.',
  'calendarPage.secret': 'Het adres is geheim',
  'calendarPage.secret.who':
    'Wie het kent, ziet uw vervaldagen, zonder wachtwoord: geef het niet door.',
  'calendarPage.secret.what':
    'Het toont enkel namen en datums: geen nummer, geen bestand, geen sessie.',
  'calendarPage.secret.once':
    'Het wordt maar één keer getoond. Is het verloren of gekend door een ander, vervang het dan.',
  'calendarPage.since': 'Gedeeld sinds {at}',
  'calendarPage.create': 'Adres aanmaken',
  'calendarPage.renew': 'Adres vervangen',
  'calendarPage.renew.hint': 'Het oude adres werkt meteen niet meer.',
  'calendarPage.revoke': 'Delen stoppen',
};
