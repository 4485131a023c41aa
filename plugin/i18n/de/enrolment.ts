import type { enrolment as fr } from '../fr/enrolment.ts';

/** Requests for a certificate, from the form to the activation. */
export const enrolment: Readonly<Record<keyof typeof fr, string>> = {
  // Where a request begins
  'enrolment.begin': 'Ein Zertifikat beantragen',
  'enrolment.begin.renewal': 'Hier erneuern',
  'enrolment.begin.first': 'Hier beantragen',
  'enrolment.begin.first.hint':
    'Ihr Personalausweis, sein PIN-Code und einige Minuten genügen. Das offizielle Programm tut dasselbe.',
  'enrolment.complete': 'Hier abschließen',
  'enrolment.continue': 'Antrag fortsetzen',
  'enrolment.see': 'Antrag ansehen',
  'enrolment.official': 'Mit dem offiziellen Programm',
  // Steps
  'enrolment.steps': 'Schritt {step} von {steps}',
  'enrolment.step.data': 'Ihre Angaben prüfen',
  'enrolment.step.sign': 'Lesen und unterschreiben',
  'enrolment.step.wait': 'Warten',
  'enrolment.step.activate': 'Aktivieren',
  'enrolment.step.done': 'Fertig',
  'enrolment.step.past': '(erledigt)',
  // The form
  'enrolment.form.say': 'Diese Angaben stehen später in Ihrem Zertifikat.',
  'enrolment.form.say.organisation': 'Diese Angaben stehen später im Zertifikat von {name}.',
  'enrolment.form.say.card': 'Stecken Sie Ihre Karte ein: Ihre Angaben werden von ihr gelesen.',
  'enrolment.form.then.new':
    'Prüfen Sie sie hier. Die nächste Seite zeigt den Vertrag von eHealth; vorher wird nichts unterschrieben.',
  'enrolment.form.then.renewal':
    'Ihr Zertifikat endet am {date} und funktioniert bis dahin. Es wird nichts unterschrieben, bevor Sie den Vertrag gelesen haben.',
  'enrolment.form.for': 'Für wen?',
  'enrolment.form.for.self': 'Für mich',
  'enrolment.form.type': 'Welche Art von Organisation?',
  'enrolment.form.type.choose': 'Wählen Sie…',
  'enrolment.form.type.hint': 'eHealth schreibt diese Angabe in das Zertifikat.',
  'enrolment.form.type.other': 'Andere Gruppierung',
  'enrolment.form.next': 'Weiter',
  'enrolment.form.card': 'Von Ihrer Karte gelesen',
  'enrolment.form.matches': 'Stimmt mit Ihrem Profil überein',
  'enrolment.form.name': 'Name',
  'enrolment.form.ssin': 'Nationalregisternummer',
  'enrolment.form.organisation': 'Organisation',
  'enrolment.form.current': 'Aktuelles Zertifikat',
  'enrolment.form.current.until': 'gültig bis zum {date}',
  'enrolment.form.wrong': 'Stimmt eine Angabe nicht?',
  'enrolment.form.wrong.text':
    'Name und Nationalregisternummer kommen aus dem Nationalregister: Ihre Gemeinde berichtigt sie. Angaben einer Organisation werden beim LIKIV oder bei der Zentralen Datenbank der Unternehmen berichtigt.',
  'enrolment.form.contact': 'Wo eHealth Sie erreicht',
  'enrolment.form.emailPrivate': 'E-Mail',
  'enrolment.form.phonePrivate': 'Telefon',
  'enrolment.form.emailGeneral': 'Zweite E-Mail-Adresse (freiwillig)',
  'enrolment.form.phoneGeneral': 'Zweite Telefonnummer (freiwillig)',
  'enrolment.form.contact.hint': 'eHealth meldet dort das Zertifikat und später sein Ende.',
  'enrolment.form.contact.more': 'Eine zweite E-Mail-Adresse oder Telefonnummer hinzufügen',
  'enrolment.form.password': 'Kennwort des neuen Zertifikats',
  'enrolment.form.password.hint':
    'Es öffnet Ihre Sitzungen. Es wird nicht aufbewahrt, und niemand kann es wiederfinden.',
  'enrolment.form.password.same': 'Kennwort Ihres aktuellen Zertifikats',
  'enrolment.form.password.same.hint':
    'Das neue behält es: Sie müssen sich nichts Neues merken. Die alten Schlüssel ziehen mit um, und Ihre alten Nachrichten bleiben lesbar.',
  'enrolment.form.password.other': 'Ein anderes Kennwort wählen, oder das aktuelle ist verloren',
  'enrolment.form.password.other.hint':
    'Ist das aktuelle verloren, lassen Sie das Feld oben leer. Die alte Datei bleibt dann getrennt erhalten, für die alten Nachrichten.',
  'enrolment.form.conditions': 'Die Bedingungen von eHealth, in klaren Worten',
  'enrolment.form.condition.knows':
    'Sie wissen, wozu ein Zertifikat dient, oder haben sich beraten lassen, und Ihre Angaben stimmen.',
  'enrolment.form.condition.lawful':
    'Sie nutzen es nach dem Gesetz und den Regeln von eHealth und verändern es nicht.',
  'enrolment.form.condition.holder':
    'Sie stehen für alles ein, was bis zu seinem Ende damit geschieht, auch durch andere.',
  'enrolment.form.condition.changes':
    'Ändern sich Ihre Angaben, melden Sie das eHealth sofort: 02 788 51 55.',
  'enrolment.form.condition.loss':
    'Bei Verlust, Diebstahl oder Zweifel nutzen Sie es nicht mehr und lassen es widerrufen.',
  'enrolment.form.condition.limit.person':
    'Eine Person hat ein einziges Zertifikat; das alte und das neue bestehen während des Wechsels nebeneinander.',
  'enrolment.form.condition.limit.organisation':
    'Eine Organisation hat höchstens zehn Zertifikate.',
  'enrolment.form.accept': 'Ich nehme diese Bedingungen an',
  'enrolment.form.unattended': 'Von selbst abschließen, während ich weg bin',
  'enrolment.form.unattended.hint':
    'Die Schlüssel dieser einen Datei bleiben hier, verschlüsselt, bis das Zertifikat eingerichtet ist; danach werden sie gelöscht. Sonst geben Sie das Kennwort noch einmal ein, wenn das Zertifikat ankommt.',
  'enrolment.form.submit': 'Das stimmt, Vertrag lesen',
  'enrolment.form.busy': 'Vertrag wird vorbereitet…',
  'enrolment.form.busy.help':
    'eHealth bereitet den Vertrag vor. Einige Sekunden: Lassen Sie die Karte im Leser.',
  'enrolment.form.again':
    'Zur Sicherheit werden Kennwörter nicht aufbewahrt: Geben Sie sie noch einmal ein.',
  'enrolment.form.failed': 'Der Vertrag konnte nicht vorbereitet werden',
  'enrolment.tooEarly.say': 'Es ist zu früh zum Erneuern: möglich ab dem {date}.',
  'enrolment.tooEarly.then':
    'eHealth nimmt eine Erneuerung nur in den letzten Monaten an. Sie werden hier benachrichtigt, wenn es so weit ist.',
  'enrolment.tooEarly.until': 'Das aktuelle Zertifikat funktioniert bis zum {date}.',
  'enrolment.other.say': 'Nur {name} kann dieses Zertifikat beantragen.',
  'enrolment.other.then':
    'Der Vertrag wird mit dem Personalausweis des Inhabers unterschrieben. Sie können ihn erinnern.',
  'enrolment.noNumber.say': 'Auf diesem Profil fehlt eine Nationalregisternummer.',
  'enrolment.noNumber.then':
    'Die Praxissoftware liefert sie: Ergänzen Sie dort das Profil und kommen Sie dann zurück.',
  'enrolment.back': 'Zurück zum Profil',
  // What was not filled in
  'enrolment.missing.emailPrivate': 'Die E-Mail-Adresse fehlt.',
  'enrolment.missing.phonePrivate': 'Die Telefonnummer fehlt.',
  'enrolment.missing.password': 'Das Kennwort fehlt.',
  'enrolment.missing.next': 'Das Kennwort des neuen Zertifikats fehlt.',
  'enrolment.missing.accepted': 'Die Bedingungen sind noch nicht angenommen.',
  'enrolment.missing.agreed': 'Der Vertrag ist noch nicht angenommen.',
  'enrolment.missing.everywhere': 'Das Kästchen ist noch nicht angekreuzt.',
  'enrolment.missing.reason': 'Wählen Sie einen Grund.',
  'enrolment.missing.pin': 'Der PIN-Code fehlt.',
  'enrolment.missing.remedy': 'Ergänzen Sie, was markiert ist, und senden Sie erneut.',
  'enrolment.unsuitable': 'Das aktuelle Kennwort eignet sich nicht für ein neues Zertifikat.',
  'enrolment.unsuitable.remedy':
    'Die Regeln von eHealth haben sich seither geändert. Wählen Sie ein anderes für das neue; mit dem aktuellen werden noch die alten Schlüssel übernommen.',
  // The contract
  'enrolment.contract.say': 'Lesen Sie den Vertrag und unterschreiben Sie mit Ihrer Karte.',
  'enrolment.contract.then': 'Es ist der einzige PIN-Code, den Sie eingeben.',
  'enrolment.contract.title': 'Vertrag von eHealth',
  'enrolment.contract.frame': 'Text des Vertrags von eHealth',
  'enrolment.contract.languages': 'Sprache des Vertrags',
  'enrolment.contract.alone': 'Vertrag einzeln öffnen',
  'enrolment.contract.plain': 'Reiner Text',
  'enrolment.contract.card': 'Unterschrift',
  'enrolment.contract.binding': 'Ihr PIN-Code gilt als Unterschrift.',
  'enrolment.contract.binding.text': 'Sie bindet Sie rechtlich, wie von Hand.',
  'enrolment.contract.agree': 'Ich habe den Vertrag gelesen und nehme ihn an',
  'enrolment.contract.pin': 'PIN-Code der Karte',
  'enrolment.contract.pin.hint': 'Der PIN-Code geht nur an die Karte, ein einziges Mal.',
  'enrolment.contract.pin.pad':
    'Ihr Leser hat eine eigene Tastatur: Klicken Sie auf den Knopf und geben Sie den PIN-Code dort ein.',
  'enrolment.contract.submit': 'Vertrag unterschreiben',
  'enrolment.contract.busy': 'Unterschrift…',
  'enrolment.contract.busy.help':
    'Die Karte unterschreibt, dann erhält eHealth den Antrag. Lassen Sie die Karte im Leser.',
  'enrolment.contract.failed': 'Der Vertrag ist nicht unterschrieben',
  'enrolment.contract.failed.sent': 'Der Antrag ist nicht angenommen',
  'enrolment.contract.again':
    'Zur Sicherheit wird der PIN-Code nicht aufbewahrt: Geben Sie ihn noch einmal ein.',
  // Waiting
  'enrolment.confirm.say': 'Bestätigen Sie Ihren Antrag auf der Website von eHealth.',
  'enrolment.confirm.then':
    'Melden Sie sich unter der Adresse unten mit Ihrem digitalen Schlüssel an. Vorher wird nichts ausgestellt.',
  'enrolment.confirm.action': 'Bei eHealth bestätigen',
  'enrolment.confirm.until': 'Vor dem {date}',
  'enrolment.confirm.ended.say': 'Die Frist, den Antrag zu bestätigen, ist abgelaufen.',
  'enrolment.confirm.ended.then':
    'Haben Sie ihn rechtzeitig bestätigt, ist nichts zu tun. Sonst geben Sie ihn auf und beginnen Sie erneut.',
  'enrolment.confirm.lost.say':
    'eHealth hat den Antrag, aber die Adresse zum Bestätigen ist nicht angekommen.',
  'enrolment.confirm.lost.then':
    'Suchen Sie sie in den E-Mails von eHealth, oder geben Sie den Antrag auf und beginnen Sie erneut.',
  'enrolment.confirm.sent.say': 'Wir prüfen, ob eHealth den Antrag erhalten hat.',
  'enrolment.confirm.sent.then': 'Ist er nicht angekommen, sendet „Jetzt nachsehen“ ihn erneut.',
  'enrolment.submitting.say': 'Unterschrieben. Wir prüfen, ob eHealth den Antrag erhalten hat.',
  'enrolment.submitting.then':
    'Die Antwort kam nicht an. Sie müssen nicht noch einmal unterschreiben: Wir fragen eHealth.',
  'enrolment.waiting.say': 'Unterschrieben. eHealth bereitet Ihr Zertifikat vor.',
  'enrolment.waiting.then': 'Meist einige Minuten; manchmal bis zum nächsten Tag.',
  'enrolment.waiting.say.late': 'Unterschrieben. Bei eHealth dauert es länger als üblich.',
  'enrolment.waiting.then.late': 'Das kommt vor, und Sie müssen nichts wiederholen.',
  'enrolment.waiting.say.hand': 'Unterschrieben. eHealth prüft Ihren Antrag von Hand.',
  'enrolment.waiting.then.hand':
    'Rechnen Sie mit bis zu zehn Tagen. Sie müssen nichts wiederholen.',
  'enrolment.waiting.say.completion': 'eHealth hat dieses Zertifikat noch nicht ausgestellt.',
  'enrolment.waiting.then.completion':
    'Der anderswo gestellte Antrag ist in Vorbereitung. Wir verfolgen ihn von hier aus.',
  'enrolment.sheet.new': 'Neues Zertifikat, {name}',
  'enrolment.sheet.state.preparing': 'In Vorbereitung',
  'enrolment.sheet.state.checking': 'In Prüfung',
  'enrolment.sheet.state.arrived': 'Angekommen',
  'enrolment.sheet.signed': 'unterschrieben am {at}',
  'enrolment.sheet.usual': 'meist fertig vor',
  'enrolment.sheet.line': 'Unterschrieben am {at}; meist fertig vor {time}.',
  'enrolment.sheet.now': 'jetzt',
  'enrolment.sheet.asked': 'Letzte Frage an eHealth am {at}.',
  'enrolment.sheet.close':
    'Sie können diese Seite schließen: Wir sehen von selbst nach, und Sie finden die Fortsetzung auf Ihrem Profil.',
  'enrolment.sheet.works': 'Ihr aktuelles Zertifikat funktioniert weiter.',
  'enrolment.look': 'Jetzt nachsehen',
  'enrolment.look.busy': 'Frage an eHealth…',
  'enrolment.next': 'Danach',
  'enrolment.next.alone': 'Das neue Zertifikat wird von selbst auf Ihrem Profil eingerichtet.',
  'enrolment.next.password': 'Wenn es ankommt, richtet Ihr Kennwort es ein: ein Klick, ohne Karte.',
  'enrolment.next.keep': 'Bewahren Sie Ihr Kennwort: Es öffnet Ihre Sitzungen.',
  'enrolment.next.activate':
    'Bei einer Erneuerung aktivieren Sie es, sobald es überall ist, wo das alte diente.',
  'enrolment.signedContract': 'Unterschriebenen Vertrag ansehen',
  // Delivered
  'enrolment.delivered.say': 'Ihr Zertifikat ist angekommen: Ihr Kennwort richtet es ein.',
  'enrolment.delivered.then': 'Ohne Karte und ohne PIN-Code.',
  'enrolment.delivered.say.alone':
    'Ihr Zertifikat ist angekommen. Es wird von selbst eingerichtet.',
  'enrolment.delivered.then.alone': 'Das dauert einige Sekunden, manchmal einige Minuten.',
  'enrolment.finish.password': 'Kennwort des Zertifikats',
  'enrolment.finish.password.hint': 'Das am Anfang des Antrags gewählte. Es wird nicht aufbewahrt.',
  'enrolment.finish.submit': 'Einrichten',
  'enrolment.finish.busy': 'Einrichten…',
  'enrolment.finish.busy.help':
    'eHealth registriert den Verschlüsselungsschlüssel. Einige Sekunden.',
  'enrolment.finish.failed': 'Das Zertifikat ist noch nicht eingerichtet',
  'enrolment.registered.say': 'Fast fertig: Das Zertifikat kommt auf Ihr Profil.',
  'enrolment.registered.then': 'Sie müssen nichts mehr eingeben.',
  // To activate
  'enrolment.activate.say': 'Ihr neues Zertifikat ist bereit. Es ist noch zu aktivieren.',
  'enrolment.activate.then':
    'Es ist schon hier und öffnet Ihre Sitzungen. Bis zur Aktivierung kommen Ihre Nachrichten noch für das alte an.',
  'enrolment.activate.places': 'Ihre anderen Orte',
  'enrolment.activate.places.text':
    'Benutzt ein anderes Programm oder ein anderer Computer Ihr altes Zertifikat? Notieren Sie ihn und geben Sie ihm eine Kopie des neuen: Nach der Aktivierung liest das alte allein die neuen Nachrichten nicht mehr.',
  'enrolment.activate.place.here': 'Dieses Programm: schon bereit, für alle seine Benutzer',
  'enrolment.activate.place.done': 'hat die neue Datei',
  'enrolment.activate.place.open': 'noch zu tun',
  'enrolment.activate.place.copy': 'Kopie',
  'enrolment.activate.place.copy.of': 'Eine Kopie nehmen für {name}',
  'enrolment.activate.place.mark': 'Erledigt',
  'enrolment.activate.place.mark.of': 'Erledigt: {name}',
  'enrolment.activate.place.unmark': 'Noch nicht',
  'enrolment.activate.place.unmark.of': 'Noch nicht: {name}',
  'enrolment.activate.place.remove': '{name} aus der Liste entfernen',
  'enrolment.activate.place.name': 'Einen Ort hinzufügen',
  'enrolment.activate.place.name.hint':
    'Zum Beispiel „Programm der Praxis B“ oder „Bereitschafts-PC“.',
  'enrolment.activate.place.add': 'Hinzufügen',
  'enrolment.activate.anyway.one':
    'Aktivieren, ohne auf diesen Ort zu warten, der die neue Datei noch nicht hat: {names}',
  'enrolment.activate.anyway.other':
    'Aktivieren, ohne auf diese {count} Orte zu warten, die die neue Datei noch nicht haben: {names}',
  'enrolment.activate.submit.open.one': 'Aktivieren, noch {count} Ort offen',
  'enrolment.activate.submit.open.other': 'Aktivieren, noch {count} Orte offen',
  'enrolment.activate.copy': 'Kopie des neuen nehmen',
  'enrolment.activate.none': 'Sie arbeiten nur hier? Dann ist alles bereit.',
  'enrolment.activate.everywhere': 'Das neue Zertifikat ist überall, wo das alte diente',
  'enrolment.activate.off':
    'Ab dann veröffentlicht eHealth den alten Verschlüsselungsschlüssel nicht mehr. Das alte Zertifikat bleibt hier für die alten Nachrichten.',
  'enrolment.activate.submit': 'Neues Zertifikat aktivieren',
  'enrolment.activate.busy': 'Aktivierung…',
  'enrolment.activate.failed': 'Das Zertifikat ist noch nicht aktiviert',
  // Done
  'enrolment.done.say': 'Fertig: in Ordnung bis zum {date}.',
  'enrolment.done.say.undated': 'Fertig: Ihr Zertifikat ist in Ordnung.',
  'enrolment.done.valid': 'In Ordnung',
  'enrolment.done.already': 'Schon für Sie erledigt',
  'enrolment.done.profile': 'Auf Ihrem Profil eingerichtet',
  'enrolment.done.registered': 'Verschlüsselungsschlüssel bei eHealth veröffentlicht',
  'enrolment.done.old': 'Das alte bleibt für die alten Nachrichten erhalten',
  'enrolment.done.session': 'Sitzung öffnen',
  'enrolment.done.copy': 'Kopie der Datei aufbewahren',
  'enrolment.abandoned.say': 'Dieser Antrag ist aufgegeben.',
  'enrolment.abandoned.then': 'Bei eHealth liegt nichts, und sein Schlüssel ist vernichtet.',
  'enrolment.abandoned.then.completion': 'Die geladene Datei bleibt auf Ihrem Profil, wie vorher.',
  // Of another person
  'enrolment.theirs.say.contract': '{name} muss den Vertrag lesen und unterschreiben.',
  'enrolment.theirs.say.wait': 'eHealth bereitet das Zertifikat von {name} vor.',
  'enrolment.theirs.say.password': 'Das Zertifikat ist angekommen; {name} muss es einrichten.',
  'enrolment.theirs.say.activate': '{name} muss das neue Zertifikat noch aktivieren.',
  'enrolment.theirs.then': 'Nur der Inhaber kann fortfahren.',
  // What went wrong
  'enrolment.problem.refused': 'eHealth hat den Antrag abgelehnt',
  'enrolment.problem.refused.contract':
    'Es ist nichts verloren: Lesen Sie die Antwort, berichtigen Sie, was sie nennt, und unterschreiben Sie erneut oder beginnen Sie mit anderen Angaben.',
  'enrolment.problem.refused.other':
    'Lesen Sie die Antwort unten. Im Zweifel rufen Sie eHealth an: 02 788 51 55. Es liegt nicht an Ihnen.',
  'enrolment.problem.late': 'Das Zertifikat ist nach zehn Tagen nicht angekommen',
  'enrolment.problem.late.text':
    'Rufen Sie eHealth an: 02 788 51 55. Der Antrag ist dort bekannt. Sie können auch hier noch einmal nachsehen.',
  'enrolment.problem.unreachable': 'eHealth antwortet im Moment nicht',
  'enrolment.problem.unreachable.text':
    'Es ist nichts verloren, und nichts ist zu wiederholen. Wir versuchen es von selbst wieder am {at}.',
  'enrolment.problem.unreachable.now':
    'Es ist nichts verloren, und nichts ist zu wiederholen. Versuchen Sie es in einigen Minuten wieder.',
  'enrolment.problem.notReceived': 'Der Antrag ist nicht bei eHealth angekommen',
  'enrolment.problem.notReceived.text':
    'eHealth kennt ihn nicht: Der Vertrag ist noch einmal zu unterschreiben. Es wird kein doppelter Antrag daraus.',
  'enrolment.problem.untrusted': 'Die Antwort von eHealth passt nicht zu Ihrem Antrag',
  'enrolment.problem.untrusted.text':
    'Zur Sicherheit wurde nichts davon übernommen. Melden Sie es Ihrem Anbieter und geben Sie ihm die Einzelheiten unten.',
  // Giving up, taking the file away
  'enrolment.abandon': 'Antrag aufgeben',
  'enrolment.abandon.title': 'Diesen Antrag aufgeben?',
  'enrolment.abandon.text':
    'Bei eHealth liegt noch nichts. Der vorbereitete Schlüssel wird vernichtet; Sie können jederzeit neu beginnen.',
  'enrolment.abandon.text.completion':
    'Die geladene Datei bleibt, wie sie ist, auf Ihrem Profil; Sie können jederzeit neu beginnen.',
  'enrolment.abandon.keep': 'Antrag behalten',
  'enrolment.abandon.confirm': 'Aufgeben',
  'notice.enrolment-abandoned': 'Der Zertifikatsantrag ist aufgegeben.',
  'enrolment.export': 'Anderswo abschließen: Datei nehmen',
  'enrolment.export.title': 'Datei dieses Antrags nehmen',
  'enrolment.export.text':
    'Sie erhalten die unfertige Datei, geschützt durch ihr Kennwort. Das offizielle Programm oder eine andere Software kann sie abschließen.',
  'enrolment.export.warning':
    'Schließen Sie nur an einem Ort ab: hier oder anderswo. Zwei abgeschlossene Dateien hätten nicht dieselben Schlüssel.',
  'enrolment.export.hint':
    'Das am Anfang des Antrags gewählte; es beweist, dass die Datei Ihnen gehört.',
  'enrolment.export.submit': 'Datei herunterladen',
  // Step 2 of a file that is loaded already
  'enrolment.completeStored.title': 'Dieses Zertifikat abschließen',
  'enrolment.completeStored.say': 'Schritt 2 fehlt: Ihr Kennwort genügt.',
  'enrolment.completeStored.then':
    'Ohne Karte und ohne PIN-Code. Die geladene Datei wird an Ort und Stelle ergänzt.',
  'enrolment.completeStored.file': 'Datei',
  'enrolment.completeStored.does': 'Was geschieht',
  'enrolment.completeStored.does.fetch': 'eHealth gibt das Zertifikat heraus, wenn es bereit ist.',
  'enrolment.completeStored.does.key':
    'Ein Verschlüsselungsschlüssel wird erzeugt und bei eHealth registriert.',
  'enrolment.completeStored.does.file': 'Die fertige Datei nimmt den Platz dieser Datei ein.',
  'enrolment.completeStored.submit': 'Zertifikat abschließen',
  'enrolment.completeStored.failed': 'Das Zertifikat ist noch nicht abgeschlossen',
  // On the profile
  'enrolment.card.title': 'Zertifikatsantrag, {name}',
  'enrolment.card.contract': 'Der Vertrag wartet auf Ihre Unterschrift.',
  'enrolment.card.waiting': 'eHealth bereitet das Zertifikat vor.',
  'enrolment.card.hand': 'eHealth prüft den Antrag von Hand, bis zu zehn Tage.',
  'enrolment.card.password': 'Das Zertifikat ist angekommen: Es ist noch einzurichten.',
  'enrolment.card.installing': 'Das Zertifikat wird eingerichtet.',
  'enrolment.card.activate': 'Das neue Zertifikat ist bereit: Es ist noch zu aktivieren.',
  'enrolment.card.problem': 'Der Antrag kommt nicht weiter: Sehen Sie nach, warum.',
  // In the guide
  'guide.evidence.contract-ready': 'Der Vertrag liegt hier bereit: Er ist noch zu unterschreiben.',
  'guide.evidence.signed-here': 'Hier beantragt, mit der Karte unterschrieben.',
  'guide.evidence.waiting-here':
    'Der Antrag wird hier verfolgt: eHealth hat das Zertifikat noch nicht ausgestellt.',
  'guide.evidence.delivered-here': 'Das Zertifikat ist hier angekommen.',
  'guide.evidence.installed-here': 'Das neue Zertifikat ist hier eingerichtet.',
};
