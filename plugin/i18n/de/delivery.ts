import type { delivery as fr } from '../fr/delivery.ts';

/** Messages that leave: e-mail, weekly digest, calendar. German. */
export const delivery: Readonly<Record<keyof typeof fr, string>> = {
  // E-mails
  'mail.hello': 'Guten Tag {name},',
  'mail.asAdmin':
    'Sie erhalten diese Nachricht als Administrator. Dieses Zertifikat gehört zum Profil von {user}; diese Person muss selbst handeln, informieren Sie sie bei Bedarf.',
  'mail.facts.holder': 'Inhaber',
  'mail.facts.notAfter': 'Gültig bis',
  'mail.facts.state': 'Erneuerung',
  'mail.facts.plannedOn': 'Geplant für',
  'mail.where':
    'Wie es weitergeht, steht in Ihrer Software: Öffnen Sie dort die eHealth-Zertifikate, wählen Sie dieses Zertifikat und dann seine Erneuerung.',
  'mail.calendar': 'Die Termine für Ihren Kalender sind beigefügt.',
  'mail.ends': 'Dieser Hinweis endet von selbst, sobald seine Ursache behoben ist.',
  'mail.footer':
    'Automatische Nachricht der Verwaltung der eHealth-Zertifikate in Ihrer Software. Wir fragen nie per E-Mail nach einem Kennwort oder PIN-Code.',
  // Weekly digest for admins
  'digest.subject.one': 'eHealth-Zertifikate: ein Punkt zu verfolgen',
  'digest.subject.other': 'eHealth-Zertifikate: {count} Punkte zu verfolgen',
  'digest.subject.clear': 'eHealth-Zertifikate: alles in Ordnung',
  'digest.intro': 'Dies ist der Stand der eHealth-Zertifikate Ihrer Praxis am {date}.',
  'digest.clear':
    'Alles in Ordnung: Kein Zertifikat läuft in den nächsten 90 Tagen ab, und auf niemanden wird gewartet.',
  'digest.expired': 'Abgelaufen, aber noch geladen',
  'digest.waiting': 'Wartet auf jemanden',
  'digest.ending': 'Laufen in den nächsten 90 Tagen ab',
  'digest.failed': 'Nachrichten, die nicht angekommen sind',
  'digest.fallback': 'Ersatzverfahren, in den letzten {days} Tagen',
  'digest.expired.line': '{holder}: seit dem {notAfter} (Profil: {user})',
  'digest.waiting.line': '{holder}: {reason} Am Zug ist {user}, seit dem {since}.',
  'digest.waiting.line.ehealth': '{holder}: {reason} Seit dem {since}.',
  'digest.ending.line.one': '{holder}: noch ein Tag, bis zum {notAfter} ({state})',
  'digest.ending.line.other': '{holder}: noch {days} Tage, bis zum {notAfter} ({state})',
  'digest.ending.line.today': '{holder}: nur noch heute, {notAfter} ({state})',
  'digest.failed.line': '{recipient}: {problem}',
  'digest.fallback.line.one': '{holder}: eine Sitzung, am {lastAt}',
  'digest.fallback.line.other': '{holder}: {count} Sitzungen, die letzte am {lastAt}',
  'digest.more.one': '… und ein weiterer Eintrag',
  'digest.more.other': '… und {count} weitere',
  'digest.action': 'Erneuerungen ansehen',
  'digest.where':
    'Einzelheiten finden Sie in Ihrer Software bei den eHealth-Zertifikaten, unter den Erneuerungen.',
  // Why a message did not arrive, or was no longer sent
  'delivery.webhook': 'Praxissoftware (Webhook)',
  'delivery.problem.NoConnection': 'der Server antwortet nicht',
  'delivery.problem.Timeout': 'der Server hat nicht rechtzeitig geantwortet',
  'delivery.problem.Tls': 'die Verbindung ließ sich nicht absichern',
  'delivery.problem.SignIn':
    'der E-Mail-Server hat unsere Anmeldung abgelehnt (Benutzer oder Kennwort)',
  'delivery.problem.Deferred': 'vom Server vorläufig abgelehnt',
  'delivery.problem.Refused': 'vom Server endgültig abgelehnt',
  'delivery.problem.Gone': 'der Empfänger möchte keine Nachrichten mehr',
  'delivery.problem.Unexpected': 'ein unerwarteter Fehler ist aufgetreten',
  'delivery.problem.NoUser': 'der Benutzer existiert nicht mehr',
  'delivery.problem.UserInactive': 'der Benutzer ist nicht mehr aktiv',
  'delivery.problem.NoAddress': 'das Profil des Benutzers hat keine E-Mail-Adresse',
  'delivery.problem.AddressInvalid':
    'die E-Mail-Adresse im Profil des Benutzers ist keine gültige Adresse',
  'delivery.problem.NoChannel': 'dieser Versandweg ist nicht mehr eingerichtet',
  'delivery.problem.NotConcerned': 'der Benutzer ist kein Administrator mehr',
  'delivery.problem.Muted': 'der Hinweis wurde stummgeschaltet',
  'delivery.problem.NoticeEnded': 'der Hinweis ist erledigt',
  'delivery.problem.NothingToTell': 'es gab nichts zu melden',
  // Calendar
  'calendar.name': 'eHealth-Zertifikate',
  'calendar.ready.title': '{holder}: prüfen, ob die eID unterschreiben kann',
  'calendar.ready.text':
    '{holder}: {certificate} läuft am {notAfter} ab. Prüfen Sie, ob {eid} die Erneuerung unterschreiben kann: Eine neue Karte oder ein neuer PIN-Code bei der Gemeinde braucht manchmal Wochen.',
  'calendar.opens.title': '{holder}: {certificate} kann erneuert werden',
  'calendar.opens.text':
    'Ab heute nimmt eHealth die Erneuerung an. Das Zertifikat läuft am {notAfter} ab.',
  'calendar.planned.title': '{holder}: {certificate} erneuern',
  'calendar.planned.text':
    'Nötig sind {eid} mit dem PIN-Code, ein Kartenleser, die aktuelle Datei und ihr Kennwort. Das Zertifikat läuft am {notAfter} ab.',
  'calendar.ends.title': '{holder}: {certificate} läuft ab',
  'calendar.ends.text':
    'Danach öffnet es keine Sitzung mehr, und statt einer Erneuerung ist ein neuer Antrag nötig.',
  // One’s own calendar
  'calendarPage.title': 'Meine Termine in meinem Kalender',
  'calendarPage.intro':
    'Ihr Kalender kann Ihre Termine abonnieren: Beginn des Erneuerungszeitraums, geplanter Moment und Ende jedes Zertifikats, mit Erinnerungen. Nur die Zertifikate Ihres eigenen Profils stehen darin.',
  'calendarPage.ready': 'Ihre Adresse',
  'calendarPage.address': 'Adresse des Kalenders',
  'calendarPage.address.hint': 'Kopieren Sie sie jetzt: Sie wird nicht mehr angezeigt.',
  'calendarPage.outlook': 'Outlook: Kalender hinzufügen, dann Aus dem Internet abonnieren.',
  'calendarPage.google': 'Google Kalender: Weitere Kalender, dann Per URL.',
  'calendarPage.apple': 'iPhone oder Mac: Kalenderabonnement hinzufügen.',
  'calendarPage.reach': 'Die Adresse funktioniert nur dort, wo diese Software erreichbar ist.',
  'calendarPage.secret': 'Die Adresse ist geheim',
  'calendarPage.secret.who':
    'Wer sie kennt, sieht Ihre Termine ohne Kennwort: Geben Sie sie nicht weiter.',
  'calendarPage.secret.what':
    'Sie zeigt nur Namen und Daten: keine Nummer, keine Datei, keine Sitzung.',
  'calendarPage.secret.once':
    'Sie wird nur einmal angezeigt. Ist sie verloren oder anderen bekannt, ersetzen Sie sie.',
  'calendarPage.since': 'Geteilt seit dem {at}',
  'calendarPage.create': 'Adresse erstellen',
  'calendarPage.renew': 'Adresse ersetzen',
  'calendarPage.renew.hint': 'Die alte Adresse funktioniert sofort nicht mehr.',
  'calendarPage.revoke': 'Teilen beenden',
};
