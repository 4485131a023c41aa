import type { renewal as fr } from '../fr/renewal.ts';

/** Words of renewal: history, states, reasons, notices as screens, mails, calendars and the host’s bar have them. */
export const renewal: Record<keyof typeof fr, string> = {
  'history.renewal.due': 'Erneuerung beim Inhaber angefragt',
  'history.renewal.done': 'Erneuerung abgeschlossen',
  'history.renewal.too-late': 'Zertifikat ohne Erneuerung abgelaufen',
  'history.notice.raised': 'Hinweis gegeben',
  'history.notice.acknowledged': 'Hinweis gelesen',
  'history.notice.muted': 'Hinweise stummgeschaltet',
  'history.notice.unmuted': 'Stummschaltung aufgehoben',
  'history.notice.ended': 'Hinweis erledigt',
  'history.calendar.created': 'Kalender freigegeben',
  'history.calendar.revoked': 'Kalenderfreigabe beendet',
  'history.probe.status-allowed': 'Nächtliche Prüfung erlaubt',
  'history.probe.status-forbidden': 'Nächtliche Prüfung zurückgezogen',
  'history.job.run-by-hand': 'Aufgabe von Hand gestartet',
  'history.system.trust-updated': 'Liste der Zertifizierungsstellen aktualisiert',

  // Where the renewal of a certificate stands: a word for a badge
  'renewal.state.NotDueYet': 'nichts zu tun',
  'renewal.state.WindowOpen': 'erneuerbar',
  'renewal.state.Due': 'Handlung nötig',
  'renewal.state.WaitingForHolder': 'wartet auf Inhaber',
  'renewal.state.InProgress': 'läuft',
  'renewal.state.WaitingForDelivery': 'wartet auf eHealth',
  'renewal.state.WaitingForActivation': 'wartet auf Aktivierung',
  'renewal.state.Overdue': 'überfällig',
  'renewal.state.Expired': 'abgelaufen',
  'renewal.state.Done': 'erneuert',
  'renewal.state.Muted': 'stummgeschaltet',

  // … and why, in a sentence
  'renewal.reason.WindowAhead': 'Der Erneuerungszeitraum hat noch nicht begonnen.',
  'renewal.reason.WindowOpen':
    'eHealth nimmt die Erneuerung bereits an; der geplante Zeitpunkt steht noch bevor.',
  'renewal.reason.PlannedMoment': 'Der für die Erneuerung geplante Zeitpunkt ist gekommen.',
  'renewal.reason.WindowPassed':
    'Die geplante Frist für die Erneuerung ist verstrichen; eHealth nimmt sie noch an.',
  'renewal.reason.Ended':
    'Das Zertifikat ist abgelaufen: Ein neuer Antrag ist nötig, eine Erneuerung ist nicht mehr möglich.',
  'renewal.reason.Revoked': 'Das Zertifikat wurde widerrufen: Ein neuer Antrag ist nötig.',
  'renewal.reason.RequestRefused': 'eHealth hat den Antrag abgelehnt.',
  'renewal.reason.WeakKey':
    'Der Schlüssel dieses Zertifikats erfüllt die Anforderungen von eHealth nicht.',
  'renewal.reason.WrongEnvironment': 'Das Zertifikat ist für eine andere Umgebung bestimmt.',
  'renewal.reason.NotCompleted': 'Der Antrag ist nicht abgeschlossen: Schritt 2 fehlt.',
  'renewal.reason.NoEncryptionKey':
    'Der Verschlüsselungsschlüssel fehlt oder ist nicht veröffentlicht: Schritt 2 ist nicht abgeschlossen.',
  'renewal.reason.OtherFilePublished':
    'eHealth veröffentlicht den Verschlüsselungsschlüssel einer anderen, vermutlich neueren Datei.',
  'renewal.reason.EtkNotActivated': 'Die neue Datei ist da; ihr ETK ist noch nicht aktiviert.',
  'renewal.reason.IssuerEndsFirst':
    'Die ausstellende Zertifizierungsstelle läuft vor dem Zertifikat ab.',
  'renewal.reason.RequestPending':
    'Der Antrag liegt bei eHealth; das Zertifikat ist noch nicht ausgestellt.',
  'renewal.reason.RenewalBegun':
    'Die Erneuerung hat begonnen: Eine neue Datei ist noch abzuschließen.',
  'renewal.reason.SuccessorLoaded': 'Das Nachfolgezertifikat ist geladen und aktiv.',
  'renewal.reason.NothingToRenew': 'Diese Datei enthält nichts zu erneuern.',
  'renewal.reason.Muted': 'Die Hinweise zu diesem Zertifikat sind stummgeschaltet.',

  // Parts of a notice’s sentences
  'notice.certificate.production': 'das eHealth-Zertifikat',
  'notice.certificate.acceptance': 'das eHealth-Testzertifikat',
  'notice.certificate.simulation': 'das eHealth-Demonstrationszertifikat',
  'notice.eid.person': 'die eID des Inhabers',
  'notice.eid.organisation': 'die eID einer bevollmächtigten Person',

  // The end of validity comes nearer
  'notice.Expiry.open.title': '{holder}: {certificate} kann erneuert werden',
  'notice.Expiry.open.text':
    'Es läuft in {days} Tagen ab, am {notAfter}. Es eilt nicht: Wählen Sie einen passenden Zeitpunkt. Nötig sind {eid} mit dem PIN-Code, ein Kartenleser, die aktuelle Datei und ihr Kennwort.',
  'notice.Expiry.open.action': 'Zeigen, wie erneuert wird',
  'notice.Expiry.open.planned.text':
    'Es läuft in {days} Tagen ab, am {notAfter}. Wir haben die Erneuerung für den {plannedOn} vorgesehen; Sie können sie auch schon jetzt vornehmen. Nötig sind {eid} mit dem PIN-Code, ein Kartenleser, die aktuelle Datei und ihr Kennwort.',
  'notice.Expiry.ask.title': '{holder}: {certificate} läuft in {days} Tagen ab',
  'notice.Expiry.ask.text':
    'Es läuft in {days} Tagen ab, am {notAfter}. Jetzt ist ein guter Zeitpunkt, es zu erneuern. Nötig sind {eid} mit dem PIN-Code, ein Kartenleser, die aktuelle Datei und ihr Kennwort.',
  'notice.Expiry.ask.action': 'Erneuern',
  'notice.Expiry.soon.title': '{holder}: {certificate} läuft in {days} Tagen ab',
  'notice.Expiry.soon.text':
    'Es läuft in {days} Tagen ab, am {notAfter}. Ein neues Zertifikat kommt meist in wenigen Minuten, manchmal dauert es aber bis zu 10 Tage: Erneuern Sie es jetzt. Nötig sind {eid} mit dem PIN-Code, ein Kartenleser, die aktuelle Datei und ihr Kennwort.',
  'notice.Expiry.soon.action': 'Erneuern',
  'notice.Expiry.last.title': '{holder}: {certificate} läuft in {days} Tagen ab',
  'notice.Expiry.last.text':
    'Es läuft in {days} Tagen ab, am {notAfter}. Ein neues zu bekommen dauert manchmal bis zu 10 Tage: Dies ist die letzte Gelegenheit, es ohne drohende Unterbrechung zu erneuern. Nötig sind {eid} mit dem PIN-Code, ein Kartenleser, die aktuelle Datei und ihr Kennwort.',
  'notice.Expiry.last.action': 'Erneuern',
  'notice.Expiry.urgent.title': '{holder}: {certificate} läuft in {days} Tagen ab',
  'notice.Expiry.urgent.text':
    'Es läuft in {days} Tagen ab, am {notAfter}. Danach öffnet es keine eHealth-Sitzung mehr, und statt einer Erneuerung ist ein neuer Antrag nötig. Erneuern Sie es noch heute; bereithalten: {eid}.',
  'notice.Expiry.urgent.action': 'Heute erneuern',
  'notice.Expiry.tomorrow.title': '{holder}: {certificate} läuft morgen ab',
  'notice.Expiry.tomorrow.text':
    'Es läuft morgen ab, am {notAfter} um {time} Uhr. Danach öffnet es keine eHealth-Sitzung mehr, und statt einer Erneuerung ist ein neuer Antrag nötig. Erneuern Sie es noch heute; bereithalten: {eid}.',
  'notice.Expiry.tomorrow.action': 'Heute erneuern',
  'notice.Expiry.today.title': '{holder}: {certificate} läuft heute um {time} Uhr ab',
  'notice.Expiry.today.text':
    'Es funktioniert heute, {notAfter}, bis {time} Uhr. Danach öffnet es keine eHealth-Sitzung mehr, und statt einer Erneuerung ist ein neuer Antrag nötig. Erneuern Sie es sofort; bereithalten: {eid}.',
  'notice.Expiry.today.action': 'Jetzt erneuern',
  'notice.Expiry.over.title': '{holder}: {certificate} ist abgelaufen',
  'notice.Expiry.over.text':
    'Es ist am {notAfter} um {time} Uhr abgelaufen. Es öffnet keine Sitzung mehr und kann nicht mehr erneuert werden: Ein neuer Antrag ist nötig. Bewahren Sie diese Datei auf, sie wird noch zum Lesen alter Nachrichten gebraucht.',
  'notice.Expiry.over.action': 'Neues Zertifikat beantragen',
  'notice.Expiry.week.title': '{holder}: {certificate} ist seit einer Woche abgelaufen',
  'notice.Expiry.week.text':
    'Es ist am {notAfter} abgelaufen. Es öffnet keine Sitzung mehr und kann nicht mehr erneuert werden: Ein neuer Antrag ist nötig. Bewahren Sie diese Datei auf, sie wird noch zum Lesen alter Nachrichten gebraucht.',
  'notice.Expiry.week.action': 'Neues Zertifikat beantragen',
  'notice.Expiry.weeks.title': '{holder}: {certificate} ist seit {weeks} Wochen abgelaufen',
  'notice.Expiry.weeks.text':
    'Es ist am {notAfter} abgelaufen. Es öffnet keine Sitzung mehr und kann nicht mehr erneuert werden: Ein neuer Antrag ist nötig. Bewahren Sie diese Datei auf, sie wird noch zum Lesen alter Nachrichten gebraucht. Wird es nicht mehr gebraucht, entfernen Sie es oder schalten Sie die Hinweise stumm.',
  'notice.Expiry.weeks.action': 'Neues Zertifikat beantragen',

  // … while the renewal is under way
  'notice.Expiry.InProgress.text':
    'Ende der Gültigkeit: {notAfter} um {time} Uhr. Eine neue Datei ist schon da: Schließen Sie ihren Antrag mit ihrem Kennwort ab und laden Sie sie dann erneut. Eine Karte ist nicht nötig.',
  'notice.Expiry.InProgress.action': 'Antrag abschließen',
  'notice.Expiry.WaitingForDelivery.text':
    'Ende der Gültigkeit: {notAfter} um {time} Uhr. Der Antrag liegt bei eHealth, das neue Zertifikat ist noch nicht ausgestellt. Sehen Sie nach, ob die zweite E-Mail gekommen ist.',
  'notice.Expiry.WaitingForDelivery.action': 'Stand des Antrags ansehen',
  'notice.Expiry.WaitingForActivation.text':
    'Ende der Gültigkeit: {notAfter} um {time} Uhr. Die neue Datei ist geladen: Aktivieren Sie ihren ETK, sobald sie auch in jedem Programm und auf jedem Computer geladen ist. Eine Karte ist nicht nötig.',
  'notice.Expiry.WaitingForActivation.action': 'ETK aktivieren',

  // What else needs somebody
  'notice.Revoked.title': '{holder}: {certificate} wurde widerrufen',
  'notice.Revoked.text':
    'Es öffnet keine Sitzung mehr und kann nicht erneuert werden. Beantragen Sie ein neues Zertifikat und bewahren Sie diese Datei für alte Nachrichten auf. Überrascht Sie der Widerruf, rufen Sie das Kontaktzentrum von eHealth an (02 788 51 55).',
  'notice.Revoked.action': 'Neues Zertifikat beantragen',
  'notice.RequestRefused.title': '{holder}: eHealth hat den Zertifikatsantrag abgelehnt',
  'notice.RequestRefused.text':
    'Für diesen Antrag wird kein Zertifikat ausgestellt. Den Grund nennt die E-Mail von eHealth; beheben Sie ihn und stellen Sie einen neuen Antrag. Das Kontaktzentrum von eHealth hilft Ihnen weiter (02 788 51 55).',
  'notice.RequestRefused.action': 'Neues Zertifikat beantragen',
  'notice.WeakKey.title': '{holder}: {certificate} hat einen Schlüssel, den eHealth nicht annimmt',
  'notice.WeakKey.text':
    'eHealth kann es jederzeit ablehnen. Beantragen Sie ein neues Zertifikat: Dabei entsteht ein geeigneter Schlüssel. Bewahren Sie diese Datei für alte Nachrichten auf.',
  'notice.WeakKey.action': 'Neues Zertifikat beantragen',
  'notice.WrongEnvironment.title':
    '{holder}: Dieses Zertifikat ist für eine andere Umgebung bestimmt',
  'notice.WrongEnvironment.text':
    'Ein Testzertifikat funktioniert nicht in der Produktion und umgekehrt: Damit öffnet sich keine Sitzung. Laden Sie das Zertifikat der richtigen Umgebung oder beantragen Sie eines.',
  'notice.WrongEnvironment.action': 'Richtige Datei laden',
  'notice.NotCompleted.title':
    '{holder}: Der Antrag auf das eHealth-Zertifikat ist nicht abgeschlossen',
  'notice.NotCompleted.text':
    'Die Datei enthält den Schlüssel, aber noch nicht das Zertifikat: Sie öffnet keine Sitzung. Sobald die zweite E-Mail von eHealth da ist, führen Sie mit dieser Datei und ihrem Kennwort Schritt 2 aus und laden sie dann erneut. Eine Karte ist nicht nötig.',
  'notice.NotCompleted.action': 'Antrag abschließen',
  'notice.NoEncryptionKey.title':
    '{holder}: Verschlüsselungsschlüssel fehlt oder ist nicht veröffentlicht ({certificate})',
  'notice.NoEncryptionKey.text':
    'Schritt 2 wurde nicht zu Ende geführt: Eine Sitzung lässt sich öffnen, aber verschlüsselte Nachrichten lassen sich nicht austauschen. Nehmen Sie eine vollständigere Kopie dieser Datei, falls es eine gibt, sonst wiederholen Sie Schritt 2. Eine Karte ist nicht nötig.',
  'notice.NoEncryptionKey.action': 'Antrag abschließen',
  'notice.OtherFilePublished.title':
    '{holder}: Es gibt vermutlich eine neuere Datei ({certificate})',
  'notice.OtherFilePublished.text':
    'eHealth veröffentlicht einen Verschlüsselungsschlüssel, der nicht in dieser Datei ist: Heute gesendete Nachrichten lassen sich mit ihr nicht lesen. Suchen Sie die neueste Datei dort, wo das Zertifikat erneuert wurde, und laden Sie sie hier.',
  'notice.OtherFilePublished.action': 'Richtige Datei laden',
  'notice.EtkNotActivated.title': '{holder}: Der erneuerte ETK ist noch nicht aktiviert',
  'notice.EtkNotActivated.text':
    'Die Erneuerung ist auf halbem Weg: eHealth veröffentlicht noch den alten Verschlüsselungsschlüssel. Laden Sie die neue Datei zuerst in jedes Programm und auf jeden Computer, aktivieren Sie dann den ETK. Eine Karte ist nicht nötig.',
  'notice.EtkNotActivated.action': 'ETK aktivieren',
  'notice.IssuerEndsFirst.title':
    '{holder}: Die Zertifizierungsstelle läuft vor diesem Zertifikat ab',
  'notice.IssuerEndsFirst.text':
    'Sobald die ausstellende Zertifizierungsstelle abläuft, kann eHealth dieses Zertifikat ablehnen, auch wenn es selbst noch gilt. Vorher ist ein neues Zertifikat nötig: Das Kontaktzentrum von eHealth (02 788 51 55) kann sagen, wann Sie es beantragen.',
  'notice.IssuerEndsFirst.action': 'Schritte ansehen',
  'notice.RequestPending.title':
    '{holder}: eHealth hat das beantragte Zertifikat noch nicht ausgestellt',
  'notice.RequestPending.text':
    'Der Antrag wartet länger als üblich; von Hand geprüft, kann er bis zu 10 Tage dauern. Sehen Sie nach, ob die zweite E-Mail von eHealth gekommen ist, auch im Spam-Ordner. Nach mehr als 10 Tagen rufen Sie das Kontaktzentrum an (02 788 51 55).',
  'notice.RequestPending.action': 'Stand des Antrags ansehen',

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
  'delivery.problem.NoChannel': 'dieser Versandweg ist nicht mehr eingerichtet',
  'delivery.problem.NotConcerned': 'der Benutzer ist kein Administrator mehr',
  'delivery.problem.Muted': 'der Hinweis wurde stummgeschaltet',
  'delivery.problem.NoticeEnded': 'der Hinweis ist erledigt',
  'delivery.problem.NothingToTell': 'es gab nichts zu melden',

  // Calendar
  'calendar.name': 'eHealth-Zertifikate',
  'calendar.opens.title': '{holder}: {certificate} kann erneuert werden',
  'calendar.opens.text':
    'Ab heute nimmt eHealth die Erneuerung an. Das Zertifikat läuft am {notAfter} ab.',
  'calendar.planned.title': '{holder}: {certificate} erneuern',
  'calendar.planned.text':
    'Nötig sind {eid} mit dem PIN-Code, ein Kartenleser, die aktuelle Datei und ihr Kennwort. Das Zertifikat läuft am {notAfter} ab.',
  'calendar.ends.title': '{holder}: {certificate} läuft ab',
  'calendar.ends.text':
    'Danach öffnet es keine Sitzung mehr, und statt einer Erneuerung ist ein neuer Antrag nötig.',
};
