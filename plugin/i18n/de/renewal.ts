import type { renewal as fr } from '../fr/renewal.ts';

/** Renewal: plan, notices, guide, mute, nightly check. German. */
export const renewal: Readonly<Record<keyof typeof fr, string>> = {
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
  // State of a renewal: a word for a badge
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
  // What else needs action
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
  'notice.Readiness.title': '{holder}: Sind Sie bereit, {certificate} zu erneuern?',
  'notice.Readiness.text':
    'Es läuft in {days} Tagen ab, am {notAfter}, und kann bald erneuert werden. Prüfen Sie schon jetzt, ob {eid} unterschreiben kann: Eine neue Karte oder ein neuer PIN-Code bei der Gemeinde braucht manchmal Wochen.',
  'notice.Readiness.action': 'Jetzt prüfen',
  'notice.RequestPending.title':
    '{holder}: eHealth hat das beantragte Zertifikat noch nicht ausgestellt',
  'notice.RequestPending.text':
    'Der Antrag wartet länger als üblich; von Hand geprüft, kann er bis zu 10 Tage dauern. Sehen Sie nach, ob die zweite E-Mail von eHealth gekommen ist, auch im Spam-Ordner. Nach mehr als 10 Tagen rufen Sie das Kontaktzentrum an (02 788 51 55).',
  'notice.RequestPending.action': 'Stand des Antrags ansehen',
  // Every page
  'noticeBar.label': 'Hinweise zu Ihren Zertifikaten',
  'noticeBar.more.one': 'und {count} weiterer Hinweis',
  'noticeBar.more.other': 'und {count} weitere Hinweise',
  'notice.checked': 'eHealth wurde abgefragt. Die Antworten stehen unten.',
  'notice.acknowledged': 'Der Hinweis ist ausgeblendet. Er kommt wieder, wenn es dringender wird.',
  'notice.muted': 'Die Hinweise zu diesem Zertifikat sind stummgeschaltet.',
  'notice.unmuted': 'Die Hinweise zu diesem Zertifikat sind wieder aktiv.',
  'notice.status-on': 'Die nächtliche Prüfung ist erlaubt.',
  'notice.status-off': 'Die nächtliche Prüfung ist beendet, der aufbewahrte Schlüssel gelöscht.',
  'notice.calendar-revoked': 'Die Adresse Ihres Kalenders funktioniert nicht mehr.',
  'notice.calendar-shared':
    'Ihr Kalender hat bereits eine Adresse, und sie funktioniert. Sie wird nur einmal angezeigt: Wenn Sie sie nicht kopiert haben, ersetzen Sie sie.',
  // Renewals of the practice, or one’s own
  'renewals.title.practice': 'Erneuerungen der Praxis',
  'renewals.title.own': 'Meine Erneuerungen',
  'renewals.clear': 'Alles in Ordnung',
  'renewals.attention.one': '{count} Erneuerung braucht Ihre Aufmerksamkeit',
  'renewals.attention.other': '{count} Erneuerungen brauchen Ihre Aufmerksamkeit',
  'renewals.failing.one': '{count} Nachricht ist nicht angekommen',
  'renewals.failing.other': '{count} Nachrichten sind nicht angekommen',
  'renewals.checked': 'Geprüft am {at}',
  'renewals.none': 'Keine laufenden Erneuerungen.',
  'renewals.since': 'seit dem {date}',
  'renewals.planned': 'Erneuerung geplant am {date}',
  'renewals.waits.holder': 'Wartet auf {name}',
  'renewals.waits.you': 'Sie sind am Zug',
  'renewals.waits.ehealth': 'Wartet auf die Antwort von eHealth',
  'renewals.waits.muted': 'Bis zum {date}',
  'renewals.act.see': 'Anleitung ansehen',
  'renewals.act.renew': 'Zertifikat erneuern',
  'renewals.act.request': 'Neues Zertifikat beantragen',
  'renewals.act.complete': 'Antrag abschließen',
  'renewals.act.load': 'Richtige Datei laden',
  'renewals.act.activate': 'ETK aktivieren',
  'renewals.act.wait': 'Stand des Antrags ansehen',
  'renewals.act.muted': 'Stummschaltung ansehen oder aufheben',
  'renewals.link': 'Übersicht der Erneuerungen',
  'renewals.link.one': 'Übersicht der Erneuerungen: {count} wartet auf jemanden',
  'renewals.link.other': 'Übersicht der Erneuerungen: {count} warten auf jemanden',
  'renewals.calendar': 'Meine Termine in meinem Kalender erhalten',
  'renewals.delivery.title': 'Nachrichten, die nicht angekommen sind',
  'renewals.delivery.help':
    'Benachrichtigen Sie diese Personen auf anderem Weg und lassen Sie den Versand prüfen.',
  'renewals.delivery.email.notice': 'E-Mail: Hinweis',
  'renewals.delivery.email.notice-ended': 'E-Mail: Ende eines Hinweises',
  'renewals.delivery.email.digest': 'E-Mail: Wochenübersicht',
  'renewals.delivery.webhook.notice': 'Automatische Nachricht: Hinweis',
  'renewals.delivery.webhook.notice-ended': 'Automatische Nachricht: Ende eines Hinweises',
  'renewals.delivery.webhook.digest': 'Automatische Nachricht: Übersicht',
  'renewals.delivery.failed': 'Aufgegeben',
  'renewals.delivery.retry': 'Neuer Versuch am {at}',
  'renewals.delivery.gone': 'Unbekannter Benutzer',
  // The guide
  'guide.title': 'Anleitung zur Erneuerung',
  'guide.link': 'Anleitung zur Erneuerung',
  'guide.acknowledge': 'Diesen Hinweis ausblenden',
  'guide.acknowledge.hint':
    'Ein ausgeblendeter Hinweis kommt wieder, wenn es dringender wird. Er verschwindet von selbst, wenn alles getan ist.',
  'guide.steps': 'Die Schritte der Reihe nach',
  'guide.ticks':
    'Die Häkchen stammen aus dem, was wir in Ihren Dateien und bei eHealth feststellen: Sie müssen nichts abhaken.',
  'guide.paths': 'Ihre Situation:',
  'guide.path.card': 'mit belgischem Personalausweis',
  'guide.path.no-card': 'nicht in Belgien wohnhaft, ohne Karte',
  'guide.path.medical-house': 'Ärztehaus (maison médicale)',
  'guide.atHand': 'Bereithalten für den nächsten Schritt',
  'guide.thing.card': 'der elektronische Personalausweis (eID) der Person, die unterzeichnet',
  'guide.thing.pin': 'der zugehörige PIN-Code',
  'guide.thing.reader': 'ein Kartenleser',
  'guide.thing.tool': 'der eHealth Certificate Manager',
  'guide.thing.old-keystore': 'die aktuelle Zertifikatsdatei (.p12)',
  'guide.thing.old-password': 'das Kennwort dieser Datei',
  'guide.thing.new-keystore': 'die neue Datei: die mit dem jüngsten Datum im Namen',
  'guide.thing.new-password': 'das Kennwort der neuen Datei',
  'guide.thing.new-password.choose': 'ein Kennwort, das Sie für die neue Datei wählen',
  'guide.thing.csam-key': 'Ihr digitaler Schlüssel „Sicherheitscode über mobile App“',
  'guide.thing.identity-copy': 'eine leserliche Kopie beider Seiten Ihres Ausweisdokuments',
  'guide.thing.inami-manager': 'der beim LIKIV eingetragene Zertifikatsverwalter',
  'guide.thing.organisation-mandate':
    'die schriftliche Vollmacht der Organisation, wenn Sie nicht ihr gesetzlicher Vertreter sind',
  'guide.step.renew': 'Erneuerung beantragen',
  'guide.step.request': 'Neues Zertifikat beantragen',
  'guide.step.wait': 'Auf die zweite E-Mail von eHealth warten',
  'guide.step.complete': 'Antrag abschließen (Schritt 2)',
  'guide.step.complete.renewal': 'Erneuerung abschließen',
  'guide.step.load': 'Die neue Datei überall laden',
  'guide.step.activate': 'ETK aktivieren',
  'guide.stepState.done': 'Erledigt',
  'guide.stepState.next': 'Jetzt zu tun',
  'guide.stepState.ahead': 'Danach',
  'guide.stepState.unknown': 'Von hier aus nicht erkennbar',
  'guide.evidence.placeholder-loaded':
    'Die neue Datei ist geladen, aber der Antrag ist nicht abgeschlossen.',
  'guide.evidence.placeholder-only':
    'Die geladene Datei enthält den Antrag, noch nicht das Zertifikat.',
  'guide.evidence.request-pending':
    'eHealth hat den Antrag und das Zertifikat noch nicht ausgestellt.',
  'guide.evidence.request-refused': 'eHealth hat den Antrag abgelehnt.',
  'guide.evidence.authentication-only':
    'Das Zertifikat ist da, aber der Verschlüsselungsschlüssel fehlt.',
  'guide.evidence.no-key-published':
    'eHealth veröffentlicht für diesen Inhaber keinen Verschlüsselungsschlüssel.',
  'guide.evidence.new-file-loaded': 'Die neue Datei ist hier geladen.',
  'guide.evidence.file-loaded': 'Diese Datei enthält das neue Zertifikat.',
  'guide.evidence.other-key-published':
    'eHealth veröffentlicht den Schlüssel einer anderen, wohl neueren Datei.',
  'guide.evidence.old-key-published':
    'eHealth veröffentlicht noch den alten Verschlüsselungsschlüssel.',
  'guide.evidence.wrong-environment':
    'Das geladene Zertifikat ist für eine andere Umgebung bestimmt.',
  'guide.evidence.window-open':
    'eHealth nimmt die Erneuerung jetzt an, und es ist noch keine neue Datei geladen.',
  'guide.evidence.ended': 'Das Zertifikat ist abgelaufen: Es kann nicht mehr erneuert werden.',
  'guide.evidence.revoked': 'Das Zertifikat wurde widerrufen: Es kann nicht mehr erneuert werden.',
  'guide.evidence.weak-key':
    'Der Schlüssel des Zertifikats genügt den Anforderungen von eHealth nicht mehr.',
  'guide.evidence.issuer-ends': 'Die ausstellende Stelle läuft vor dem Zertifikat ab.',
  'guide.evidence.successor-loaded': 'Das nachfolgende Zertifikat ist geladen und aktiv.',
  // What to do: the buttons of the official tool are named as it names them
  'guide.do.renew.open':
    'Öffnen Sie den eHealth Certificate Manager auf dem Computer, auf dem die aktuelle Datei liegt.',
  'guide.do.renew.button':
    'Klicken Sie auf die Schaltfläche zur Erneuerung (dritte Gruppe im Menü, erste Schaltfläche) und nehmen Sie die Nutzungsbedingungen an.',
  'guide.do.card':
    'Stecken Sie den Personalausweis ein und lassen Sie ihn bis zum Schluss im Leser. Die nächste Schaltfläche wird erst aktiv, wenn die Karte gelesen ist.',
  'guide.do.renew.old': 'Wählen Sie die aktuelle Zertifikatsdatei und geben Sie ihr Kennwort ein.',
  'guide.do.pin': 'Geben Sie den PIN-Code der Karte ein.',
  'guide.do.contact':
    'Prüfen Sie die Kontaktdaten: eHealth schickt seine E-Mails an diese Adressen. Geben Sie mindestens eine E-Mail-Adresse und eine Telefonnummer an; zwei Adressen oder zwei Nummern dürfen nicht gleich sein.',
  'guide.do.sign':
    'Lesen Sie die Zusammenfassung durch und geben Sie den PIN-Code erneut ein: Das ist Ihre Unterschrift.',
  'guide.do.newPassword':
    'Wählen Sie das Kennwort der neuen Datei: mindestens 8 Zeichen, darunter eine Ziffer oder ein Sonderzeichen; besser 12 oder mehr. Bewahren Sie es sicher auf.',
  'guide.do.send':
    'Senden Sie den Antrag ab. Das ist eine eigene Schaltfläche: Viele hören kurz davor auf.',
  'guide.do.request.open':
    'Öffnen Sie den eHealth Certificate Manager. Behalten Sie die alte Datei: Sie dient noch zum Lesen alter Nachrichten.',
  'guide.do.request.button':
    'Klicken Sie auf die Schaltfläche für einen neuen Antrag (erste Gruppe im Menü, erste Schaltfläche) und nehmen Sie die Nutzungsbedingungen an.',
  'guide.do.request.holder':
    'Geben Sie an, für wen das Zertifikat ist: für Sie selbst oder Ihre Organisation.',
  'guide.do.commune':
    'Vereinbaren Sie einen Termin bei einer belgischen Gemeinde mit Registrierungsstelle: Dort werden Ihre Ausweisdokumente geprüft. Haben Sie Ihren digitalen Schlüssel schon, gehen Sie gleich zum Zertifikat.',
  'guide.do.digitalKey':
    'Aktivieren Sie Ihren digitalen Schlüssel mit dem Code auf Papier und dem Link in der E-Mail: Sie gelten 14 Tage.',
  'guide.do.mobileCode':
    'Wählen Sie den Schlüssel „Sicherheitscode über mobile App“: SMS und Token geben keinen Zugang zu eHealth.',
  'guide.do.nonResident':
    'Wählen Sie im eHealth Certificate Manager die Option für Nichtansässige: Bis-Nummer, Namen, E-Mail, Telefon und Kennwort der neuen Datei. Melden Sie sich dann über CSAM an.',
  'guide.do.contract':
    'Füllen Sie den Vertrag aus, unterschreiben Sie ihn und senden Sie ihn mit der Kopie Ihres Ausweisdokuments an den Zertifikatsdienst von eHealth.',
  'guide.do.inami':
    'Der Zertifikatsverwalter muss beim LIKIV eingetragen sein. Ist er es noch nicht, schreiben Sie an hc-group@riziv.fgov.be: die LIKIV-Nummer des Ärztehauses, die Rolle (auf Französisch „titulaire pour le certificat“) und die LIKIV-Nummer des Verwalters.',
  'guide.do.inami.then':
    'Nach der Prüfung durch das LIKIV macht dieser Verwalter mit seiner eigenen Karte weiter.',
  'guide.do.wait.mails':
    'eHealth schickt zwei E-Mails von ehealth-certificates@ehealth.fgov.be: Die erste bestätigt den Antrag, die zweite sagt, ab wann das Zertifikat installiert werden kann. Sehen Sie auch im Spam-Ordner nach.',
  'guide.do.wait.long':
    'Meist dauert das einige Minuten. Wird der Antrag von Hand geprüft: bis zu 10 Tage.',
  'guide.do.wait.approval': 'Der Antrag wird von Hand geprüft: Rechnen Sie mit bis zu 10 Tagen.',
  'guide.do.wait.works': 'Das aktuelle Zertifikat funktioniert inzwischen weiter.',
  'guide.do.complete.renewal':
    'Klicken Sie im eHealth Certificate Manager auf die Schaltfläche bei der Erneuerung (dritte Gruppe im Menü, zweite Schaltfläche). Die E-Mail von eHealth nennt „Complétez une demande de certificat“: Für eine Erneuerung ist das nicht die richtige.',
  'guide.do.complete.newest':
    'Wählen Sie die neue Datei: die mit dem jüngsten Datum und der jüngsten Uhrzeit im Namen.',
  'guide.do.complete.button':
    'Klicken Sie im eHealth Certificate Manager auf die Schaltfläche zum Abschließen (erste Gruppe im Menü, zweite Schaltfläche), auf demselben Computer wie beim Antrag.',
  'guide.do.complete.which':
    'Bei mehreren Dateien entscheidet die Nummer: SSIN= für eine Person, NIHII-GROUP= für eine Gruppe von Krankenpflegern, CBE= für ein Unternehmen.',
  'guide.do.complete.install':
    'Geben Sie das Kennwort dieser Datei ein und installieren Sie das Zertifikat. Karte und PIN-Code sind nicht nötig.',
  'guide.do.load.here': 'Laden Sie die neue Datei hier mit der Schaltfläche unten.',
  'guide.do.load.everywhere':
    'Laden Sie sie auch in Ihre anderen Programme und auf jeden Computer, der die alte Datei benutzte.',
  'guide.do.load.keep': 'Behalten Sie die alte Datei: Sie dient noch zum Lesen alter Nachrichten.',
  'guide.do.activate.button':
    'Ist die neue Datei überall geladen, öffnen Sie den eHealth Certificate Manager und klicken Sie auf die Schaltfläche zum Aktivieren (dritte Gruppe im Menü, dritte Schaltfläche).',
  'guide.do.activate.file':
    'Wählen Sie die neue Datei und geben Sie ihr Kennwort ein. Karte und PIN-Code sind nicht nötig.',
  'guide.do.activate.after':
    'Von da an werden Nachrichten für das neue Zertifikat verschlüsselt: Ein Computer mit dem alten kann sie nicht mehr lesen.',
  'guide.here.begin':
    'Beginnen Sie den Antrag hier: Ihre Kontaktdaten, danach ein Kennwort für die neue Datei.',
  'guide.here.sign':
    'Lesen Sie den Vertrag von eHealth und unterschreiben Sie einmal mit Ihrer eID und ihrem PIN-Code.',
  'guide.here.nonResident':
    'Beginnen Sie den Antrag hier, ohne Karte: Namen, Kontaktdaten und Kennwort der neuen Datei.',
  'guide.here.nonResident.confirm':
    'Bestätigen Sie ihn danach vor dem Ende der Frist auf der Seite von eHealth, zu der Sie geleitet werden.',
  'guide.here.wait':
    'eHealth bereitet das Zertifikat vor, und wir fragen für Sie danach: gewöhnlich einige Minuten, manchmal bis zu 10 Tage, wenn der Antrag von Hand geprüft wird.',
  'guide.here.complete':
    'Geben Sie hier das Kennwort der neuen Datei ein: Das Zertifikat wird mit seinem Verschlüsselungsschlüssel darin installiert. Weder Karte noch PIN-Code sind nötig.',
  'guide.here.load': 'Auf Ihrem Profil erscheint das neue Zertifikat von selbst.',
  'guide.here.load.everywhere':
    'Geben Sie Ihren anderen Programmen und jedem Computer mit der alten Datei eine Kopie. Behalten Sie auch die alte.',
  'guide.here.activate':
    'Haben alle Programme und Computer die neue Datei, aktivieren Sie sie hier. Weder Karte noch PIN-Code sind nötig.',
  'guide.done': 'Ich habe die neue Datei: jetzt laden',
  'guide.load': 'Neue Datei laden',
  'guide.dates': 'Wann?',
  'guide.date.opens': 'Möglich ab',
  'guide.date.planned': 'Geplant am',
  'guide.date.latest': 'Spätestens am',
  'guide.date.ends': 'Ende des Zertifikats',
  'guide.tips': 'Gut zu wissen',
  'guide.tip.delay':
    'Ein neues Zertifikat kommt meist in wenigen Minuten, manchmal dauert es aber bis zu 10 Tage: Warten Sie nicht bis zur letzten Woche.',
  'guide.tip.contact':
    'Haben sich E-Mail-Adresse oder Telefonnummer geändert? Berichtigen Sie sie bei der Erneuerung: Sonst gehen die E-Mails von eHealth verloren.',
  'guide.tip.password':
    'Nehmen Sie für jedes Zertifikat ein anderes Kennwort und geben Sie es niemandem. Ist es verloren, kann es niemand wiederfinden.',
  'guide.tip.help':
    'Kommen Sie nicht weiter? Kontaktzentrum eHealth: 02 788 51 55 (7–20 Uhr), support@ehealth.fgov.be.',
  // What eHealth said
  'guide.probes': 'Was eHealth dazu sagt',
  'guide.probe.notVerified': 'Nicht geprüft',
  'guide.probe.checked': 'Geprüft am {at}',
  'guide.probe.failed': 'Letzter Versuch am {at}, ohne brauchbare Antwort: {problem}.',
  'guide.probe.problem.NoAddress': 'keine Adresse eingestellt',
  'guide.probe.problem.NoConnection': 'der Dienst war nicht erreichbar',
  'guide.probe.problem.Timeout': 'der Dienst hat nicht rechtzeitig geantwortet',
  'guide.probe.problem.Refused': 'der Dienst hat die Anfrage abgelehnt',
  'guide.probe.problem.Fault': 'der Dienst hat einen Fehler gemeldet',
  'guide.probe.problem.Unreadable': 'die Antwort ist unlesbar',
  'guide.probe.problem.NotTrusted': 'die Antwort ist von keiner bekannten Stelle signiert',
  'guide.probe.problem.Outdated': 'die Antwort ist veraltet',
  'guide.probe.revocation': 'Widerruf',
  'guide.probe.revocation.good': 'Das Zertifikat ist nicht widerrufen.',
  'guide.probe.revocation.revoked': 'Das Zertifikat ist widerrufen.',
  'guide.probe.revocation.revokedAt': 'Das Zertifikat ist seit dem {at} widerrufen.',
  'guide.probe.revocation.unknown':
    'Die ausstellende Stelle äußert sich nicht zu diesem Zertifikat.',
  'guide.probe.depot': 'Veröffentlichter Verschlüsselungsschlüssel',
  'guide.probe.depot.ours': 'eHealth veröffentlicht den Schlüssel dieser Datei.',
  'guide.probe.depot.other': 'eHealth veröffentlicht einen anderen Schlüssel als den dieser Datei.',
  'guide.probe.depot.none': 'eHealth veröffentlicht für diesen Inhaber keinen Schlüssel.',
  'guide.probe.status': 'Stand bei eHealth',
  'guide.probe.status.notAllowed': 'Nicht geprüft: Der Inhaber hat es nicht erlaubt.',
  'guide.probe.status.unknown': 'eHealth nennt einen Stand, den wir nicht kennen.',
  'guide.probe.status.certificate.IN_PROGRESS':
    'Das Zertifikat ist beantragt, noch nicht ausgestellt.',
  'guide.probe.status.certificate.VALID_ACTIVE': 'Das Zertifikat ist gültig.',
  'guide.probe.status.certificate.REFUSED': 'Der Antrag wurde abgelehnt.',
  'guide.probe.status.certificate.REVOKED': 'Das Zertifikat ist widerrufen.',
  'guide.probe.status.certificate.EXPIRED': 'Das Zertifikat ist abgelaufen.',
  'guide.probe.status.etk.NOT_REQUESTED': 'Der ETK wurde nicht beantragt.',
  'guide.probe.status.etk.IN_REQUEST': 'Der ETK wird gerade registriert.',
  'guide.probe.status.etk.WAIT_FOR_ACTIVATION': 'Der ETK wartet auf die Aktivierung.',
  'guide.probe.status.etk.VALID_ACTIVE': 'Der ETK ist aktiv.',
  'guide.probe.status.etk.REVOKED': 'Der ETK ist widerrufen.',
  'guide.probe.status.etk.EXPIRED': 'Der ETK ist abgelaufen.',
  'guide.check': 'Jetzt prüfen',
  'guide.check.busy': 'Prüfung läuft …',
  'guide.consent.offer': 'Eine Prüfung jede Nacht erlauben',
  'guide.consent.given': 'Prüfung jede Nacht: erlaubt',
  // Mute
  'mute.title': 'Hinweise stummschalten',
  'mute.title.muted': 'Hinweise stummgeschaltet',
  'mute.intro':
    'Keine Hinweise mehr zu diesem Zertifikat bis zum gewählten Tag. Ein dringender Hinweis kommt trotzdem, außer bei einem Weggang oder einem Zertifikat, das nicht erneuert wird. Ihr Name, der Grund und das Datum stehen im Prüfprotokoll.',
  'mute.reason': 'Warum?',
  'mute.reason.leaving': 'Der Inhaber verlässt die Praxis',
  'mute.reason.not-renewed': 'Dieses Zertifikat wird nicht erneuert',
  'mute.reason.handled-elsewhere': 'Jemand kümmert sich schon anderswo darum',
  'mute.reason.absent': 'Der Inhaber ist abwesend',
  'mute.reason.missing': 'Wählen Sie einen Grund.',
  'mute.text': 'Erläuterung (freiwillig)',
  'mute.text.hint': 'Höchstens 200 Zeichen, ohne Patientendaten.',
  'mute.text.long': 'Die Erläuterung ist länger als 200 Zeichen.',
  'mute.until': 'Bis zum',
  'mute.until.hint': 'An diesem Tag beginnen die Hinweise wieder. Spätestens in 180 Tagen.',
  'mute.until.wrong': 'Wählen Sie ein Datum zwischen morgen und in {days} Tagen.',
  'mute.errors': 'Mehrere Angaben sind zu berichtigen',
  'mute.submit': 'Stummschalten',
  'mute.now': 'Stummgeschaltet bis zum {date}, von {name}: {reason}.',
  'mute.lift': 'Hinweise wieder einschalten',
  // The holder’s consent to the nightly check
  'statusConsent.title': 'Prüfung jede Nacht',
  'statusConsent.intro':
    'eHealth kann jede Nacht sagen, wie es um dieses Zertifikat steht: gültig, widerrufen, wartet auf Aktivierung, ab wann erneuerbar. Die Anfrage muss mit dem Schlüssel des Zertifikats signiert werden.',
  'statusConsent.kept':
    'Der Authentifizierungsschlüssel der Datei wird verschlüsselt aufbewahrt. Das Kennwort wird nicht aufbewahrt.',
  'statusConsent.only':
    'Er dient nur dieser Anfrage: Er öffnet keine Sitzung und signiert nichts anderes.',
  'statusConsent.without':
    'Ohne Ihr Einverständnis funktioniert auch alles: Dann sehen wir nur, was öffentlich ist.',
  'statusConsent.revocable':
    'Sie können es sich jederzeit anders überlegen: Der Schlüssel wird dann gelöscht, ebenso wenn die Datei ersetzt oder gelöscht wird.',
  'statusConsent.enabled': 'Die nächtliche Prüfung ist erlaubt.',
  'statusConsent.enable': 'Erlauben',
  'statusConsent.disable': 'Beenden und Schlüssel löschen',
  'statusConsent.password.hint':
    'Es beweist, dass das Zertifikat Ihres ist. Es wird nicht aufbewahrt.',
  'history.notice.reminded': '{actor} hat eine Erinnerung gesendet',
  'remind.renewal': 'Erinnern',
  'remind.session': 'Um eine Sitzung bitten',
  'remind.all': 'Alle erinnern',
  'remind.sent': 'Heute erinnert',
  'reminder.renewal.title': '{name} bittet Sie, sich um Ihr eHealth-Zertifikat zu kümmern',
  'reminder.renewal.text': 'Gebeten am {at}. Nur Sie können weitermachen.',
  'reminder.renewal.action': 'Ansehen, was zu tun ist',
  'reminder.session.title': '{name} bittet Sie, eine eHealth-Sitzung zu öffnen',
  'reminder.session.text': 'Gebeten am {at}. Niemand kann sie an Ihrer Stelle öffnen.',
  'reminder.session.action': 'Eine Sitzung öffnen',
  'practiceNotice.title.one': '{count} Zertifikat der Praxis ist dringend',
  'practiceNotice.title.other': '{count} Zertifikate der Praxis sind dringend',
  'practiceNotice.text': 'Sehen Sie, wer handeln muss, und senden Sie eine Erinnerung.',
  'practiceNotice.action': 'Ansehen',
};
