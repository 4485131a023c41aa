import type { errors as fr } from '../fr/errors.ts';

/** What errors say: what happened, then the one thing to do. Codes: plugin/errors.ts. German. */
export const errors: Readonly<Record<keyof typeof fr, string>> = {
  'error.ERR_KEYSTORE_PASSWORD.message': 'Das Kennwort passt nicht zu dieser Datei.',
  'error.ERR_KEYSTORE_PASSWORD.remedy':
    'Geben Sie es erneut ein und prüfen Sie die Feststelltaste (Caps Lock) und die Tastaturbelegung (AZERTY oder QWERTY). Ein verlorenes Kennwort kann niemand wiederherstellen: Dann muss das Zertifikat widerrufen und ein neues beantragt werden.',
  'error.ERR_KEYSTORE_CONTENT_PASSWORD.message':
    'Das Kennwort öffnet die Datei, aber nicht ihren Inhalt: Diese Datei hat zwei Kennwörter.',
  'error.ERR_KEYSTORE_CONTENT_PASSWORD.remedy':
    'Nehmen Sie die Originaldatei, die das eHealth-Programm geschrieben hat; ein anderes Programm hat diese hier wohl verändert.',
  'error.ERR_KEYSTORE_UNSUPPORTED.message':
    'Diese Datei ist mit einem Verfahren geschützt, das wir nicht lesen können ({algorithm}). Am Kennwort liegt es nicht.',
  'error.ERR_KEYSTORE_UNSUPPORTED.remedy':
    'Nehmen Sie die Originaldatei aus dem Ordner ehealth/keystore des Computers, auf dem der Antrag gestellt wurde.',
  'error.ERR_KEYSTORE_DAMAGED.message':
    'Diese Datei ist beschädigt oder unvollständig. Am Kennwort liegt es nicht.',
  'error.ERR_KEYSTORE_DAMAGED.remedy':
    'Kopieren Sie die Datei erneut aus ihrem ursprünglichen Ordner, nicht per E-Mail und ohne sie in einem anderen Programm zu öffnen, und laden Sie diese Kopie.',
  'error.ERR_KEYSTORE_NOT_PKCS12.message':
    'Diese Datei ist kein eHealth-Zertifikat mit seinem Schlüssel.',
  'error.ERR_KEYSTORE_NOT_PKCS12.remedy':
    'Wählen Sie die Datei, die auf .p12 (oder .acc-p12) endet, im Ordner ehealth/keystore.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.jks':
    'Diese Datei ist ein Java-Schlüsselspeicher (.jks), keine eHealth-Datei.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.jceks':
    'Diese Datei ist ein Java-Schlüsselspeicher (.jceks), keine eHealth-Datei.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.certificate':
    'Diese Datei enthält nur den öffentlichen Teil eines Zertifikats (.cer, .crt): Es ist kein Schlüssel darin.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.certificate-bundle':
    'Diese Datei enthält nur öffentliche Angaben (.p7b oder .etk): Es ist kein Schlüssel darin.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.pem':
    'Diese Datei ist eine in Text umgewandelte Kopie (.pem, .key), nicht das Original.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.zip':
    'Diese Datei ist ein ZIP-Archiv oder das eHealth-Programm selbst.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.ehcsr':
    'Diese Datei ist der an eHealth gesendete Antrag (.ehcsr), nicht das Zertifikat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.reqid':
    'Diese Datei enthält nur die Nummer des Antrags (.reqid), nicht das Zertifikat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.revocation-request':
    'Diese Datei ist ein Antrag auf Widerruf (.ehrr), nicht das Zertifikat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.shortcut':
    'Diese Datei ist eine Verknüpfung zu einer anderen Datei.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.empty':
    'Diese Datei ist leer: Vielleicht wurde sie nicht vollständig heruntergeladen.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.macos-metadata':
    'Diese Datei, deren Name mit „._“ beginnt, ist eine Begleitdatei von macOS.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.script':
    'Diese Datei ist ein Programm oder Skript, kein Zertifikat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.xml': 'Diese Datei ist ein XML-Dokument, kein Zertifikat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.pdf': 'Diese Datei ist ein PDF-Dokument, kein Zertifikat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.image': 'Diese Datei ist ein Bild, kein Zertifikat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.private-key-der':
    'Diese Datei enthält nur einen Schlüssel, ohne das Zertifikat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.csr':
    'Diese Datei ist ein Zertifikatsantrag (CSR), nicht das Zertifikat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.unknown':
    'Wir erkennen diese Art von Datei nicht; ein eHealth-Zertifikat ist es jedenfalls nicht.',
  'error.ERR_KEYSTORE_TOO_COSTLY.message':
    'Das Öffnen dieser Datei würde übermäßig viel Rechenarbeit verlangen und wurde abgebrochen. Über das Kennwort ist damit nichts gesagt.',
  'error.ERR_KEYSTORE_TOO_COSTLY.remedy':
    'Nehmen Sie die Originaldatei, die das eHealth-Programm geschrieben hat.',
  'error.ERR_KEYSTORE_TOO_LARGE.message':
    'Diese Datei ist zu groß für ein eHealth-Zertifikat (mehr als 1 MB).',
  'error.ERR_KEYSTORE_TOO_LARGE.remedy':
    'Wählen Sie die ursprüngliche .p12-Datei: Sie ist nur wenige Kilobyte groß.',
  'error.ERR_CERTIFICATE_TOO_LARGE.message':
    'Diese Datei enthält viel zu große Zertifikate (mehr als {limit} kB): Sie sind nicht von eHealth.',
  'error.ERR_CERTIFICATE_TOO_LARGE.remedy':
    'Nehmen Sie die ursprüngliche .p12-Datei, die das eHealth-Programm geschrieben hat.',
  'error.ERR_KEYSTORE_BUSY.message':
    'Gerade werden viele Dateien gleichzeitig geprüft; Ihre konnte noch nicht an die Reihe kommen.',
  'error.ERR_KEYSTORE_BUSY.remedy':
    'Warten Sie einige Sekunden und versuchen Sie es erneut. Es liegt weder an der Datei noch am Kennwort.',
  'error.ERR_KEYSTORE_NOT_REWRITABLE.message':
    'Diese Datei enthält mehr als Schlüssel und Zertifikate: Eine Kennwortänderung hier würde einen Teil davon verlieren.',
  'error.ERR_KEYSTORE_NOT_REWRITABLE.remedy':
    'Ändern Sie das Kennwort mit dem eHealth Certificate Manager und laden Sie die Datei danach neu.',
  'error.ERR_PASSWORD_UNSUITABLE.message': 'Dieses neue Kennwort ist nicht geeignet.',
  'error.ERR_PASSWORD_UNSUITABLE.remedy':
    'Wählen Sie mindestens 8 Zeichen ohne Umlaute, Akzente oder Leerzeichen, darunter eine Ziffer oder ein Symbol.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Length':
    'Dieses neue Kennwort ist zu kurz: Es braucht mindestens 8 Zeichen.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Characters':
    'Dieses neue Kennwort enthält einen Umlaut, einen Akzent, ein Leerzeichen oder ein Zeichen, das andere Programme nicht lesen.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Variety':
    'In diesem neuen Kennwort fehlt eine Ziffer oder ein Symbol.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Confirmation':
    'Die beiden Eingaben des neuen Kennworts sind verschieden.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Confirmation.remedy':
    'Geben Sie zweimal dasselbe neue Kennwort ein.',
  'error.ERR_ENROLMENT_RUNNING.message': 'Für diesen Inhaber läuft schon ein Zertifikatsantrag.',
  'error.ERR_ENROLMENT_RUNNING.remedy':
    'Setzen Sie den laufenden Antrag auf dem Profil fort, oder geben Sie ihn auf, bevor Sie einen neuen beginnen.',
  'error.ERR_ENROLMENT_TOO_EARLY.message': 'Es ist zu früh, dieses Zertifikat zu erneuern.',
  'error.ERR_ENROLMENT_TOO_EARLY.remedy':
    'eHealth nimmt die Erneuerung nur in den letzten Monaten an. Das Datum steht auf dem Profil.',
  'error.ERR_ENROLMENT_LIMIT.message':
    'Diese Organisation hat schon so viele Zertifikate, wie eHealth erlaubt.',
  'error.ERR_ENROLMENT_LIMIT.remedy':
    'eHealth nimmt höchstens zehn an. Widerrufen Sie eines, das nicht mehr gebraucht wird, und beginnen Sie von vorn.',
  'error.ERR_ENROLMENT_APPLICATION_TAKEN.message':
    'Diese Organisation hat schon ein Zertifikat mit dieser Anwendungskennung.',
  'error.ERR_ENROLMENT_APPLICATION_TAKEN.remedy':
    'Wählen Sie eine andere Anwendungskennung oder widerrufen Sie zuerst das alte Zertifikat.',
  'error.ERR_ENROLMENT_ELSEWHERE.message':
    'Sie haben schon ein Zertifikat, aber seine Datei ist nicht hier.',
  'error.ERR_ENROLMENT_ELSEWHERE.remedy':
    'eHealth gibt nur eines pro Person. Laden Sie diese Datei in Ihr Profil. Ist sie verloren, widerrufen Sie zuerst das Zertifikat.',
  'error.ERR_ENROLMENT_STATE.message': 'Dieser Antrag ist nicht mehr bei diesem Schritt.',
  'error.ERR_ENROLMENT_STATE.remedy':
    'Öffnen Sie den Antrag vom Profil aus neu: Er zeigt, was noch zu tun ist.',
  'error.ERR_ENROLMENT_BUSY.message': 'Ein Schritt dieses Antrags läuft gerade.',
  'error.ERR_ENROLMENT_BUSY.remedy': 'Warten Sie einige Sekunden und öffnen Sie den Antrag neu.',
  'error.ERR_ENROLMENT_PASSWORD.message': 'Zum Fortfahren ist das Kennwort des Zertifikats nötig.',
  'error.ERR_ENROLMENT_PASSWORD.remedy':
    'Geben Sie das Kennwort ein, das am Anfang des Antrags gewählt wurde.',
  'error.ERR_ENROLMENT_PLACE.message': 'Dieser Ort kann nicht hinzugefügt werden.',
  'error.ERR_ENROLMENT_PLACE.remedy':
    'Geben Sie ihm einen kurzen Namen, zum Beispiel „Bereitschafts-PC“.',
  'error.ERR_ENROLMENT_PLACE.problem.Missing': 'Geben Sie diesem Ort einen Namen.',
  'error.ERR_ENROLMENT_PLACE.problem.Long': 'Dieser Name ist zu lang: höchstens {limit} Zeichen.',
  'error.ERR_ENROLMENT_PLACE.problem.Known': 'Dieser Ort steht schon in der Liste.',
  'error.ERR_ENROLMENT_PLACE.problem.Known.remedy':
    'Haken Sie ihn ab, sobald er die neue Datei hat, oder geben Sie einen anderen Namen.',
  'error.ERR_ENROLMENT_PLACE.problem.Many': 'Die Liste ist voll: höchstens {limit} Orte.',
  'error.ERR_ENROLMENT_PLACE.problem.Many.remedy': 'Entfernen Sie einen Ort, der nicht mehr dient.',
  'error.ERR_CONTACT_DATA.message': 'Eine Kontaktangabe ist für eHealth nicht geeignet.',
  'error.ERR_CONTACT_DATA.remedy':
    'Geben Sie mindestens eine E-Mail-Adresse und eine Telefonnummer an; zwei derselben Art müssen verschieden sein.',
  'error.ERR_CONTACT_DATA.problem.Empty': 'Die E-Mail-Adresse oder die Telefonnummer fehlt.',
  'error.ERR_CONTACT_DATA.problem.Form':
    'Die E-Mail-Adresse oder die Telefonnummer hat nicht die erwartete Form.',
  'error.ERR_CONTACT_DATA.problem.Form.remedy':
    'Schreiben Sie die Nummer in Ziffern, auch mit Leerzeichen, und die Adresse wie name@beispiel.be.',
  'error.ERR_CONTACT_DATA.problem.TooLong': 'Die E-Mail-Adresse ist zu lang.',
  'error.ERR_CONTACT_DATA.problem.Same': 'Zwei Kontaktangaben derselben Art sind gleich.',
  'error.ERR_CONTACT_DATA.problem.Same.remedy': 'Ändern Sie die zweite, oder lassen Sie sie leer.',
  'error.ERR_REGISTRATION_NOT_CONFIGURED.message':
    'Zertifikatsanträge sind in dieser Installation nicht eingestellt.',
  'error.ERR_REGISTRATION_NOT_CONFIGURED.remedy':
    'Wer die Installation verwaltet, gibt in den Einstellungen die Adresse des Registrierungsdienstes an.',
  'error.ERR_REGISTRATION_UNREACHABLE.message':
    'Der Registrierungsdienst von eHealth antwortet nicht.',
  'error.ERR_REGISTRATION_UNREACHABLE.remedy':
    'Es ist nichts verloren. Versuchen Sie es in einigen Minuten wieder; die Statusseite von eHealth meldet Störungen.',
  'error.ERR_REGISTRATION_REFUSED.message': 'eHealth hat diesen Antrag abgelehnt.',
  'error.ERR_REGISTRATION_REFUSED.remedy':
    'Lesen Sie die Antwort unter „Einzelheiten“. Im Zweifel rufen Sie eHealth an: 02 788 51 55.',
  'error.ERR_REGISTRATION_ANSWER.message': 'Die Antwort von eHealth passt nicht zum Antrag.',
  'error.ERR_REGISTRATION_ANSWER.remedy':
    'Nichts davon wurde übernommen. Versuchen Sie es noch einmal; wiederholt es sich, melden Sie es Ihrem Anbieter.',
  'error.ERR_MAILBOX_UNREACHABLE.message':
    'Die eHealthBox ist nicht zu erreichen: Es kommt keine Verbindung zustande.',
  'error.ERR_MAILBOX_UNREACHABLE.remedy':
    'Prüfen Sie, ob dieser Computer Internet hat, und versuchen Sie es wieder. Geht das übrige Internet, sehen Sie auf der Statusseite von eHealth nach.',
  'error.ERR_MAILBOX_UNREACHABLE.problem.tls':
    'Die Verbindung mit der eHealthBox ist nicht sicher: Das Zertifikat ihres Servers wurde nicht erkannt, und es wurde nichts gesendet.',
  'error.ERR_MAILBOX_UNREACHABLE.problem.tls.remedy':
    'Fragen Sie Ihren Informatiker, ob ein Proxy oder ein Virenschutz die Verbindung abfängt und ob das Datum dieses Computers stimmt.',
  'error.ERR_MAILBOX_TIMEOUT.message': 'Die eHealthBox hat nicht rechtzeitig geantwortet.',
  'error.ERR_MAILBOX_TIMEOUT.remedy':
    'Versuchen Sie es in einigen Minuten wieder; die Statusseite von eHealth sagt, ob eine Störung bekannt ist.',
  'error.ERR_MAILBOX_UNAVAILABLE.message':
    'Die eHealthBox ist gestört oder in Wartung; das Problem liegt nicht bei Ihnen.',
  'error.ERR_MAILBOX_UNAVAILABLE.remedy':
    'Es ist nichts verloren: Versuchen Sie es später wieder. Die Statusseite von eHealth meldet Störungen und ihr Ende.',
  'error.ERR_MAILBOX_ANSWER.message':
    'Die Antwort ist nicht die, die die eHealthBox gewöhnlich gibt: Wir konnten sie nicht lesen.',
  'error.ERR_MAILBOX_ANSWER.remedy':
    'Versuchen Sie es einmal wieder. Wiederholt es sich, prüft Ihr Informatiker, ob ein Proxy oder ein Virenschutz Antworten verändert.',
  'error.ERR_MAILBOX_SESSION.message': 'Die eHealthBox hat Ihre Sitzung nicht angenommen.',
  'error.ERR_MAILBOX_SESSION.remedy':
    'Prüfen Sie zuerst die Uhr dieses Computers, öffnen Sie dann eine neue Sitzung und versuchen Sie es wieder.',
  'error.ERR_MAILBOX_NOT_ALLOWED.message':
    'eHealth erkennt Sie, gibt Ihnen aber keinen Zugang zu diesem Postfach oder dieser Handlung.',
  'error.ERR_MAILBOX_NOT_ALLOWED.remedy':
    'Prüfen Sie die Eigenschaft, mit der die Sitzung geöffnet wurde, oder das Mandat für die Organisation. Im Zweifel rufen Sie eHealth an: 02 788 51 55.',
  'error.ERR_MAILBOX_MALFORMED.message':
    'Die eHealthBox hat unsere Anfrage nicht verstanden; der Fehler liegt in unserem Programm.',
  'error.ERR_MAILBOX_MALFORMED.remedy':
    'Geben Sie Ihrem Anbieter die Einzelheiten unten, mit der Vorfallnummer, falls es eine gibt; ein neuer Versuch ändert nichts.',
  'error.ERR_MAILBOX_REFUSED.message': 'Die eHealthBox hat diese Handlung abgelehnt.',
  'error.ERR_MAILBOX_REFUSED.remedy':
    'Lesen Sie ihre Antwort unter „Einzelheiten“. Im Zweifel rufen Sie eHealth an (02 788 51 55) und nennen Sie den Code.',
  'error.ERR_MAILBOX_MESSAGE_GONE.message':
    'Dieser Brief ist nicht mehr in diesem Ordner der eHealthBox.',
  'error.ERR_MAILBOX_MESSAGE_GONE.remedy':
    'Vielleicht hat ihn jemand verschoben oder gelöscht, oder seine Aufbewahrungszeit ist vorbei. Laden Sie die Liste neu.',
  'error.ERR_MAILBOX_BOX.message':
    'Dieses Postfach gibt es nicht, oder Sie haben keinen Zugang dazu.',
  'error.ERR_MAILBOX_BOX.remedy':
    'Wählen Sie ein anderes Postfach. Wer die Organisation verwaltet, kann Ihnen in der Benutzerverwaltung von eHealth Zugang geben.',
  'error.ERR_MAILBOX_NOT_SENDER.message':
    'Nur der Absender eines Briefes kann seine Zustellung verfolgen.',
  'error.ERR_MAILBOX_NOT_SENDER.remedy':
    'Öffnen Sie das Postfach, das den Brief gesendet hat, und versuchen Sie es wieder.',
  'error.ERR_MAILBOX_MOVE.message':
    'Ein Brief geht nur von seinem Ordner in dessen Papierkorb und zurück.',
  'error.ERR_MAILBOX_MOVE.remedy':
    'Laden Sie die Liste neu und wählen Sie den Papierkorb dieses Ordners.',
  'error.ERR_MAILBOX_LETTER_INVALID.message':
    'Ein Teil des Briefes ist für die eHealthBox nicht geeignet.',
  'error.ERR_MAILBOX_LETTER_INVALID.remedy':
    'Verbessern Sie den Brief und senden Sie ihn noch einmal. Es wurde nichts gesendet.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.title':
    'Der Betreff des Briefes ist leer oder länger als 400 Zeichen.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.file-name':
    'Ein Dateiname ist leer oder länger als 255 Zeichen.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.recipients':
    'Der Brief hat keinen Empfänger, oder eine Nummer oder Eigenschaft fehlt.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.many-recipients':
    'Ein Brief hat höchstens {limit} Empfänger.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.text': 'Der Brief ist leer.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.many-annexes': 'Ein Brief hat höchstens 30 Anlagen.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.patient':
    'Die Nationalregisternummer des Patienten stimmt nicht.',
  'error.ERR_MAILBOX_LETTER_TOO_LARGE.message':
    'Dieser Brief ist zu groß für die eHealthBox: höchstens 10 MB mit den Anlagen.',
  'error.ERR_MAILBOX_LETTER_TOO_LARGE.remedy':
    'Es wurde nichts gesendet. Verkleinern Sie die Anlagen, oder verteilen Sie sie auf mehrere Briefe.',
  'error.ERR_MAILBOX_RECIPIENT.message': 'Die eHealthBox kennt diesen Empfänger nicht.',
  'error.ERR_MAILBOX_RECIPIENT.remedy':
    'Es wurde nichts gesendet. Prüfen Sie Nummer und Eigenschaft des Empfängers, oder wählen Sie ein anderes seiner Postfächer.',
  'error.ERR_MAILBOX_RECIPIENT.problem.quality':
    'Die eHealthBox kennt die Eigenschaft nicht, die für diesen Empfänger gewählt wurde.',
  'error.ERR_MAILBOX_RECIPIENT.problem.not-allowed':
    'Die eHealthBox erlaubt Ihnen nicht, an Empfänger mit dieser Eigenschaft zu schreiben.',
  'error.ERR_MAILBOX_RECIPIENT.problem.not-allowed.remedy':
    'Es wurde nichts gesendet. Wählen Sie ein anderes Postfach des Empfängers. Im Zweifel rufen Sie eHealth an: 02 788 51 55.',
  'error.ERR_MAILBOX_ALTERED.message':
    'Eine Anlage kam anders an, als wir sie gesendet haben; die eHealthBox hat sie abgelehnt.',
  'error.ERR_MAILBOX_ALTERED.remedy':
    'Es wurde nichts gesendet. Versuchen Sie es einmal wieder; wiederholt es sich, prüft Ihr Informatiker, ob ein Proxy die Daten verändert.',
  'error.ERR_MAILBOX_SEND_UNCERTAIN.message':
    'Die Verbindung ist abgebrochen: Wir wissen nicht, ob der Brief gesendet wurde.',
  'error.ERR_MAILBOX_SEND_UNCERTAIN.remedy':
    'Senden Sie ihn nicht sofort ein zweites Mal. Sehen Sie zuerst nach, ob er bei den gesendeten Briefen ist.',
  'error.ERR_FORM_INVALID.message':
    'Das Formular konnte so, wie es gesendet wurde, nicht gelesen werden.',
  'error.ERR_FORM_INVALID.remedy':
    'Gehen Sie zur vorigen Seite zurück, prüfen Sie jedes Feld und senden Sie es erneut.',
  'error.ERR_UPLOAD_TOO_LARGE.message':
    'Diese Dateien sind zu groß, um zusammen geprüft zu werden.',
  'error.ERR_UPLOAD_TOO_LARGE.remedy': 'Wählen Sie weniger auf einmal: zusammen höchstens 64 MB.',
  'error.ERR_FILE_MISSING.message': 'Es wurde keine Datei angehängt.',
  'error.ERR_FILE_MISSING.remedy':
    'Wählen Sie die .p12-Datei des Zertifikats und senden Sie erneut.',
  'error.ERR_IDENTIFIER_INVALID.message':
    'Diese Nummer stimmt nicht: Die Prüfziffern passen nicht, oder es fehlen Ziffern.',
  'error.ERR_IDENTIFIER_INVALID.remedy':
    'Übernehmen Sie die Nummer vom Personalausweis, vom Schreiben des LIKIV oder aus der Zentralen Datenbank der Unternehmen.',
  'error.ERR_IDENTIFIER_INVALID.problem.Empty': 'Die Nummer ist nicht ausgefüllt.',
  'error.ERR_IDENTIFIER_INVALID.problem.Empty.remedy':
    'Geben Sie die Nummer des Zertifikatsinhabers ein.',
  'error.ERR_IDENTIFIER_INVALID.problem.Characters':
    'In dieser Nummer steht etwas anderes als Ziffern.',
  'error.ERR_IDENTIFIER_INVALID.problem.Characters.remedy':
    'Geben Sie nur die Ziffern ein; Punkte, Striche und Leerzeichen stören nicht.',
  'error.ERR_IDENTIFIER_INVALID.problem.Length': 'Diese Nummer hat zu viele Ziffern.',
  'error.ERR_IDENTIFIER_INVALID.problem.Length.remedy':
    'Eine Nationalregisternummer hat 11, die LIKIV-Nummer einer Gruppe 8 und eine Unternehmensnummer 10.',
  'error.ERR_IDENTIFIER_INVALID.problem.CheckDigit':
    'Eine Ziffer fehlt oder stimmt nicht: Die Prüfziffern dieser Nummer passen nicht.',
  'error.ERR_IDENTIFIER_INVALID.problem.Profile':
    'Das Profil dieses Benutzers nennt eine andere Nationalregisternummer.',
  'error.ERR_IDENTIFIER_INVALID.problem.Profile.remedy':
    'Wählen Sie den Benutzer, dem das Zertifikat gehört, oder berichtigen Sie die Nummer in seinem Profil, in Ihrer Software.',
  'error.ERR_DRAFT_EXPIRED.message':
    'Diese Datei wurde geöffnet, aber nicht rechtzeitig gespeichert; aus Sicherheitsgründen wurde sie verworfen.',
  'error.ERR_DRAFT_EXPIRED.remedy':
    'Laden Sie die Datei erneut: Sie haben eine Viertelstunde Zeit, sich zu entscheiden.',
  'error.ERR_NOT_STORABLE.message':
    'Diese Datei wäre in diesem Profil nutzlos; sie wurde nicht gespeichert.',
  'error.ERR_NOT_STORABLE.remedy':
    'Lesen Sie das Ergebnis der Prüfung und laden Sie dann die richtige Datei.',
  'error.ERR_NOT_FOUND.message':
    'Diese Seite oder dieses Zertifikat gibt es nicht oder nicht mehr.',
  'error.ERR_NOT_FOUND.remedy': 'Gehen Sie zur Startseite zurück und suchen Sie von dort aus.',
  'error.ERR_METHOD_NOT_ALLOWED.message':
    'Diese Adresse gibt es, aber sie wird nicht auf diese Weise benutzt.',
  'error.ERR_METHOD_NOT_ALLOWED.remedy':
    'Gehen Sie zur vorigen Seite zurück und benutzen Sie die Schaltflächen dort.',
  'error.ERR_CONFLICT.message':
    'Inzwischen hat jemand anders dieses Zertifikat geändert; Ihr Auftrag wurde nicht ausgeführt.',
  'error.ERR_CONFLICT.remedy':
    'Öffnen Sie die Seite des Benutzers erneut, sehen Sie nach, was sich geändert hat, und beginnen Sie neu, falls es noch nötig ist.',
  'error.ERR_CERTIFICATE_LOADED.message': 'Dieses Zertifikat ist für diesen Inhaber schon geladen.',
  'error.ERR_CERTIFICATE_LOADED.remedy':
    'Verwerfen Sie diese Datei, oder wählen Sie, die schon geladene zu ersetzen.',
  'error.ERR_CERTIFICATE_LIMIT.message':
    'Dieser Inhaber oder dieses Profil hat schon {limit} Dateien: Mehr sind nicht möglich.',
  'error.ERR_CERTIFICATE_LIMIT.remedy':
    'Wählen Sie, eine der geladenen Dateien zu ersetzen, oder entfernen Sie zuerst, was nicht mehr gebraucht wird.',
  'error.ERR_LAUNCH_TOKEN.message':
    'Der Zugang wurde nicht angenommen: Die Erlaubnis zum Öffnen ist abgelaufen, schon benutzt oder ungültig.',
  'error.ERR_LAUNCH_TOKEN.remedy':
    'Gehen Sie in Ihre Software zurück und öffnen Sie die eHealth-Zertifikate erneut. Wiederholt es sich, prüfen Sie die Uhr beider Computer und verständigen Sie Ihren Informatiker.',
  'error.ERR_SESSION_REQUIRED.message':
    'Ihr Zugang zu dieser Seite ist beendet oder hat noch nicht begonnen.',
  'error.ERR_SESSION_REQUIRED.remedy':
    'Gehen Sie in Ihre Software zurück und öffnen Sie die eHealth-Zertifikate erneut.',
  'error.ERR_USER_INACTIVE.message': 'Sie sind kein aktiver Benutzer dieser Praxis (mehr).',
  'error.ERR_USER_INACTIVE.remedy':
    'Bitten Sie die verantwortliche Person Ihrer Praxis, Ihr Konto in Ihrer Software zu prüfen, und öffnen Sie danach die eHealth-Zertifikate erneut.',
  'error.ERR_FORBIDDEN.message': 'Sie dürfen dies sehen, aber nicht tun.',
  'error.ERR_FORBIDDEN.remedy':
    'Bitten Sie die verantwortliche Person Ihrer Praxis oder den Zertifikatsinhaber, es zu tun.',
  'error.ERR_CROSS_ORIGIN.message':
    'Die Anfrage kam von einer fremden Seite; sie wurde nicht ausgeführt.',
  'error.ERR_CROSS_ORIGIN.remedy':
    'Öffnen Sie die Seite aus Ihrer Software heraus und beginnen Sie dort neu.',
  'error.ERR_RATE_LIMITED.message':
    'In kurzer Zeit wurden mehrere Kennwörter versucht; aus Sicherheitsgründen wurde dieses nicht versucht.',
  'error.ERR_RATE_LIMITED.remedy':
    'Warten Sie {seconds} Sekunden und prüfen Sie inzwischen das Kennwort; versuchen Sie es dann erneut.',
  'error.ERR_SETTINGS_INVALID.message': 'Die Einstellung „{path}“ ist ungültig: {problem}.',
  'error.ERR_SETTINGS_INVALID.remedy': 'Berichtigen Sie diese Einstellung und starten Sie neu.',
  'error.ERR_SETTINGS_UNSAFE.message':
    'Andere Konten dieses Computers können {path} lesen; darin steht ein Geheimnis (Modus {mode}).',
  'error.ERR_SETTINGS_UNSAFE.remedy':
    'Beschränken Sie diese Datei auf das Konto des Dienstes (Modus 0600, oder 0440 nur zum Lesen) und starten Sie neu.',
  'error.ERR_DATABASE_UNUSABLE.message':
    'Die Datenbank lässt sich nicht öffnen oder nimmt keine Schreibvorgänge an.',
  'error.ERR_DATABASE_UNUSABLE.remedy':
    'Prüfen Sie, ob die Datei vorhanden ist, ob der Dienst hineinschreiben darf und ob die Platte nicht voll ist; „trousseau doctor“ sagt, welches davon.',
  'error.ERR_DATABASE_FULL.message':
    'Die Platte der Datenbank ist voll; es wurde nichts gespeichert.',
  'error.ERR_DATABASE_FULL.remedy':
    'Schaffen Sie Platz auf dieser Platte; der Dienst arbeitet von selbst weiter, ohne Neustart.',
  'error.ERR_DATABASE_READ_ONLY.message':
    'Die Datenbank nimmt keine Schreibvorgänge an; es wurde nichts gespeichert.',
  'error.ERR_DATABASE_READ_ONLY.remedy':
    'Geben Sie dem Dienst das Recht, in die Datei und ihren Ordner zu schreiben, und prüfen Sie, ob die Platte nur lesbar eingehängt ist.',
  'error.ERR_DATABASE_DAMAGED.message': 'Die Datenbank ist beschädigt.',
  'error.ERR_DATABASE_DAMAGED.remedy':
    'Halten Sie den Dienst an, bewahren Sie die Datei unverändert auf und spielen Sie die letzte Sicherung ein; „trousseau restore-check“ sagt, ob sie gut ist.',
  'error.ERR_DATABASE_BUSY.message':
    'Ein anderes Programm schreibt seit Längerem in die Datenbank; Ihr Auftrag wurde nicht ausgeführt.',
  'error.ERR_DATABASE_BUSY.remedy':
    'Warten Sie einige Sekunden und versuchen Sie es erneut. Dauert es an, suchen Sie das Programm, das die Datei offen hält.',
  'error.ERR_MIGRATION_EDITED.message':
    'Eine bereits auf die Datenbank angewandte Aktualisierung wurde nachträglich verändert.',
  'error.ERR_MIGRATION_EDITED.remedy':
    'Installieren Sie die ursprüngliche Programmversion erneut; ändern Sie nie Dateien im Ordner migrations.',
  'error.ERR_MIGRATION_UNKNOWN.message':
    'Die Datenbank wurde von einer neueren Programmversion geschrieben.',
  'error.ERR_MIGRATION_UNKNOWN.remedy':
    'Installieren Sie diese neuere Version oder spielen Sie die Sicherung von vor der Aktualisierung zurück.',
  'error.ERR_LETTER_KEYS_MISSING.message':
    'Ihre Sitzung hat die Schlüssel noch nicht, die versiegelte Briefe öffnen.',
  'error.ERR_LETTER_KEYS_MISSING.remedy':
    'Geben Sie das Kennwort Ihres Zertifikats ein, um sie zu öffnen.',
  'error.ERR_LETTER_UNREADABLE.message': 'Dieser Teil des Briefes lässt sich nicht öffnen.',
  'error.ERR_LETTER_UNREADABLE.remedy':
    'Lesen Sie auf der Seite des Briefes, warum, und bitten Sie den Absender nötigenfalls, ihn erneut zu senden.',
  'error.ERR_LETTER_KEYS_NONE.message':
    'Diese Datei hat keinen Schlüssel, um die Post dieser Sitzung zu lesen.',
  'error.ERR_LETTER_KEYS_NONE.remedy':
    'Wählen Sie das Zertifikat derselben Person oder Organisation oder laden Sie die alte Datei.',
  'error.ERR_LETTER_RECIPIENTS.message':
    'Dieser Brief hat {count} Empfänger; es muss mindestens einer sein, höchstens {limit}.',
  'error.ERR_LETTER_RECIPIENTS.remedy':
    'Berichtigen Sie die Liste der Empfänger, oder senden Sie mehrere Briefe.',
  'error.ERR_LETTER_RECIPIENT_KEY.message':
    'Der Brief kann für {names} noch nicht verschlüsselt werden: Das ist ein Schlüssel neuer Art, und eHealth hat nicht veröffentlicht, wie er benutzt wird. Es wurde nichts gesendet.',
  'error.ERR_LETTER_RECIPIENT_KEY.remedy':
    'Nehmen Sie diesen Empfänger aus dem Brief, und schreiben Sie ihm auf anderem Weg.',
  'error.ERR_LETTER_RECIPIENT_TOKEN.message':
    'Der veröffentlichte Schlüssel von {names} ist nicht gültig. Es wurde nichts gesendet.',
  'error.ERR_LETTER_RECIPIENT_TOKEN.remedy':
    'Nehmen Sie diesen Empfänger aus dem Brief, oder versuchen Sie es wieder, wenn sein Zertifikat erneuert ist.',
  'error.ERR_LETTER_RECIPIENT_NONE.message':
    'eHealth kennt keinen Schlüssel für {names}: Der Brief kann nicht versiegelt werden. Es wurde nichts gesendet.',
  'error.ERR_LETTER_RECIPIENT_NONE.remedy':
    'Prüfen Sie die Nummer, wählen Sie ein anderes Postfach dieses Empfängers, oder schreiben Sie ihm auf anderem Weg.',
  'error.ERR_LETTER_DEPOT.message':
    'eHealth gibt die Schlüssel Ihrer Empfänger zurzeit nicht heraus. Es wurde nichts gesendet.',
  'error.ERR_LETTER_DEPOT.remedy':
    'Ihr Brief ist als Entwurf aufbewahrt: Versuchen Sie es in einigen Minuten noch einmal.',
  'error.ERR_LETTER_OWN_TOKEN.message':
    'eHealth veröffentlicht keinen Schlüssel auf Ihren Namen: Sie könnten diesen Brief nicht wieder lesen. Es wurde nichts gesendet.',
  'error.ERR_LETTER_OWN_TOKEN.remedy':
    'Prüfen Sie Ihr Zertifikat auf seiner Seite: Vielleicht ist es noch nicht ganz fertig.',
  'error.ERR_LETTER_SENDER_CARD.message':
    'Ihre Sitzung ist nur mit der Karte geöffnet: Zum Versiegeln des Briefes fehlt Ihr Zertifikat. Es wurde nichts gesendet.',
  'error.ERR_LETTER_SENDER_CARD.remedy':
    'Öffnen Sie eine Sitzung mit Ihrem Zertifikat. Ihr Brief ist als Entwurf aufbewahrt.',
  'error.ERR_LETTER_SENDER_KEY.message':
    'Ihr Zertifikat kann noch keine verschlüsselten Briefe signieren: Sein Schlüssel ist von neuer Art, und eHealth hat nicht veröffentlicht, wie er benutzt wird.',
  'error.ERR_LETTER_SENDER_KEY.remedy':
    'Senden Sie diesen Brief mit der Webanwendung der eHealthBox.',
  'error.ERR_LETTER_SENDER_CERTIFICATE.message':
    'Ihr eHealth-Zertifikat ist heute nicht gültig: Ihre Empfänger könnten dem Brief nicht vertrauen. Es wurde nichts gesendet.',
  'error.ERR_LETTER_SENDER_CERTIFICATE.remedy':
    'Erneuern Sie Ihr Zertifikat, und senden Sie dann den Brief.',
  'error.ERR_LETTER_TOO_LARGE.message':
    'Dieser Teil des Briefes ist zu groß ({size} MB): Ein ganzer Brief hat höchstens {limit} MB.',
  'error.ERR_LETTER_TOO_LARGE.remedy': 'Nehmen Sie eine Anlage heraus, oder verkleinern Sie sie.',
  'error.ERR_LETTER_BUSY.message':
    'Viele Briefe werden gleichzeitig geöffnet oder verschlüsselt; Ihrer noch nicht.',
  'error.ERR_LETTER_BUSY.remedy':
    'Warten Sie einige Sekunden und versuchen Sie es dann noch einmal.',
  'error.ERR_MASTER_KEY_MISSING.message':
    'Der Hauptschlüssel, der die Zertifikate schützt, ist nicht zu finden.',
  'error.ERR_MASTER_KEY_MISSING.remedy':
    'Stellen Sie die Schlüsseldatei oder die Variable wieder an ihren Platz; ohne ihn lassen sich die gespeicherten Zertifikate nicht öffnen.',
  'error.ERR_MASTER_KEY_UNSAFE.message':
    'Andere Konten dieses Computers können die Datei des Hauptschlüssels lesen.',
  'error.ERR_MASTER_KEY_UNSAFE.remedy':
    'Beschränken Sie sie auf das Konto des Dienstes (Modus 0600, oder 0440 nur zum Lesen) und starten Sie neu.',
  'error.ERR_MASTER_KEY_WRONG.message': 'Der Hauptschlüssel gehört nicht zu dieser Datenbank.',
  'error.ERR_MASTER_KEY_WRONG.remedy':
    'Setzen Sie den Schlüssel ein, der zu dieser Datenbank gehört; es wurde nichts geschrieben.',
  'error.ERR_SEAL_BROKEN.message':
    'Ein gespeichertes Zertifikat wurde in der Datenbank verändert und lässt sich nicht mehr öffnen.',
  'error.ERR_SEAL_BROKEN.remedy':
    'Spielen Sie die Datenbank aus einer Sicherung zurück oder laden Sie die ursprüngliche Zertifikatsdatei erneut.',
  'error.ERR_AUDIT_CHAIN_BROKEN.message':
    'Das Prüfprotokoll wurde außerhalb des Programms verändert.',
  'error.ERR_AUDIT_CHAIN_BROKEN.remedy':
    'Bewahren Sie eine Kopie der Datenbank unverändert auf und verständigen Sie die für Sicherheit verantwortliche Person.',
  'error.ERR_BACKUP_FAILED.message': 'Die Sicherung konnte nicht geschrieben werden.',
  'error.ERR_BACKUP_FAILED.remedy':
    'Nennen Sie eine Datei, die es noch nicht gibt, in einem vorhandenen Ordner, in den Sie schreiben dürfen und der noch Platz hat.',
  'error.ERR_BACKUP_INVALID.message':
    'Diese Sicherung ist für eine Wiederherstellung nicht brauchbar.',
  'error.ERR_BACKUP_INVALID.remedy':
    'Nehmen Sie eine ältere Sicherung und prüfen Sie sie mit „trousseau restore-check“.',
  'error.ERR_UNEXPECTED.message': 'Auf unserer Seite ist ein unerwarteter Fehler aufgetreten.',
  'error.ERR_UNEXPECTED.remedy':
    'Versuchen Sie es gleich noch einmal. Wiederholt es sich, nennen Sie Ihrem Support die Referenz unten.',
  'error.ERR_SESSION_NONE.message':
    'Es ist keine eHealth-Sitzung offen, oder Ihre geht gerade zu Ende.',
  'error.ERR_SESSION_NONE.remedy':
    'Öffnen Sie eine Sitzung mit Ihrem elektronischen Personalausweis und versuchen Sie es dann erneut.',
  'error.ERR_SESSION_BLOCKED.message':
    'Mit diesem Zertifikat lässt sich keine Sitzung öffnen; Sie mussten nichts eingeben.',
  'error.ERR_SESSION_BLOCKED.remedy':
    'Öffnen Sie die Seite des Zertifikats: Dort steht, was fehlt und was Sie tun können.',
  'error.ERR_SESSION_BUSY.message':
    'Für Sie wird bereits eine Sitzung geöffnet, wohl in einem anderen Fenster.',
  'error.ERR_SESSION_BUSY.remedy':
    'Schließen Sie den Vorgang dort ab, oder warten Sie eine Minute und versuchen Sie es hier erneut.',
  'error.ERR_SESSION_CANCELLED.message':
    'Das Öffnen wurde vor dem Ende abgebrochen; es wurde keine Sitzung geöffnet.',
  'error.ERR_SESSION_CANCELLED.remedy': 'Beginnen Sie von vorn, wenn die Sitzung noch nötig ist.',
  'error.ERR_SESSION_CANCELLED.problem.log-off':
    'Sie wurden während des Öffnens abgemeldet; es wurde keine Sitzung geöffnet.',
  'error.ERR_SESSION_CANCELLED.problem.log-off.remedy':
    'Melden Sie sich in Ihrer Software wieder an und beginnen Sie von vorn.',
  'error.ERR_SESSION_CANCELLED.problem.restart':
    'Das Programm wurde während des Öffnens beendet; es wurde keine Sitzung geöffnet.',
  'error.ERR_SESSION_CANCELLED.problem.restart.remedy':
    'Warten Sie, bis es wieder läuft, und beginnen Sie von vorn.',
  'error.ERR_SESSION_CANCELLED.problem.card-session':
    'Die Sitzung, deren Karte hier diente, ist inzwischen beendet; es wurde keine andere geöffnet.',
  'error.ERR_SESSION_CANCELLED.problem.card-session.remedy':
    'Beginnen Sie von vorn: Ihre PIN wird dann verlangt.',
  'error.ERR_SESSION_KEY_MISSING.message':
    'Der Schlüssel, der die Sitzung öffnet, fehlt: Das Kennwort des Zertifikats wurde nicht angegeben, oder die Datei enthält diesen Schlüssel nicht mehr.',
  'error.ERR_SESSION_KEY_MISSING.remedy':
    'Geben Sie das Kennwort des Zertifikats ein. Kommt die Meldung wieder, laden Sie die Originaldatei erneut.',
  'error.ERR_QUALITY_UNFIT.message':
    'Diese Eigenschaft passt nicht zu diesem Zertifikat: eHealth würde die Sitzung nicht öffnen.',
  'error.ERR_QUALITY_UNFIT.remedy':
    'Wählen Sie eine der angebotenen Eigenschaften. Fehlt eine, ergänzen Sie das Profil in Ihrer Software.',
  'error.ERR_QUALITY_NONE.message':
    'Soweit wir wissen, kennt eHealth für Zertifikate dieser Art ({type}) keine Eigenschaft: Damit wird keine Sitzung geöffnet.',
  'error.ERR_QUALITY_NONE.remedy':
    'Das Zertifikat bleibt für verschlüsselte Nachrichten nützlich. Hat eHealth Ihnen eine Eigenschaft genannt, kann Ihr Informatiker sie mit der Einstellung „ehealth.claims“ hinzufügen.',
  'error.ERR_FALLBACK_REASON.message': 'Das Ersatzverfahren verlangt einen Grund.',
  'error.ERR_FALLBACK_REASON.remedy':
    'Wählen Sie, warum der Personalausweis nicht benutzt werden kann; bei „Anderer Grund“ fügen Sie einige Worte hinzu.',
  'error.ERR_FALLBACK_STOPPED.message':
    'Das Ersatzverfahren wurde in letzter Zeit zu oft benutzt; es ist für diesen Inhaber ausgesetzt.',
  'error.ERR_FALLBACK_STOPPED.remedy':
    'Benutzen Sie den elektronischen Personalausweis, oder bitten Sie die verantwortliche Person Ihrer Praxis, die Sperre für 24 Stunden aufzuheben.',
  'error.ERR_FALLBACK_STOPPED.days.one':
    'Das Ersatzverfahren wurde in {days} Tag zu oft benutzt; es ist für diesen Inhaber ausgesetzt.',
  'error.ERR_FALLBACK_STOPPED.days.other':
    'Das Ersatzverfahren wurde in {days} Tagen zu oft benutzt; es ist für diesen Inhaber ausgesetzt.',
  'error.ERR_MODE_DISABLED.message':
    'Diese Art, eine Sitzung zu öffnen, wird in dieser Praxis nicht angeboten.',
  'error.ERR_MODE_DISABLED.remedy':
    'Wählen Sie eine der gezeigten Arten; die verantwortliche Person Ihrer Praxis kann die Einstellungen ändern.',
  'error.ERR_CLAIM_MISMATCH.message':
    'Die Nummer im Profil ({asserted}) ist nicht die des Zertifikats ({certificate}): eHealth würde die Sitzung ablehnen.',
  'error.ERR_CLAIM_MISMATCH.remedy':
    'Prüfen Sie die Nummer im Profil, in Ihrer Software, oder wählen Sie das Zertifikat mit dieser Nummer.',
  'error.ERR_ENVELOPE_INVALID.message':
    'Die Nachricht, die Ihre Software senden wollte, hat nicht die erwartete Form; sie wurde nicht signiert.',
  'error.ERR_ENVELOPE_INVALID.remedy':
    'Nennen Sie diesen Code dem Support Ihrer Software. Ihre Sitzung bleibt offen.',
  'error.ERR_ENVELOPE_BUSY.message':
    'Viele große Nachrichten werden gleichzeitig signiert; Ihre noch nicht.',
  'error.ERR_ENVELOPE_BUSY.remedy':
    'Warten Sie einige Sekunden und versuchen Sie es dann noch einmal.',
  'error.ERR_DOCUMENT_INVALID.message':
    'Das Dokument, das Ihre Software signieren lassen wollte, hat nicht die erwartete Form; es wurde nicht signiert.',
  'error.ERR_DOCUMENT_INVALID.remedy':
    'Geben Sie diesen Code an den Support Ihrer Software weiter. Ihre Sitzung bleibt offen.',
  'error.ERR_TIMESTAMP_NOT_CONFIGURED.message':
    'Der Zeitstempeldienst von eHealth ist in dieser Installation nicht eingestellt.',
  'error.ERR_TIMESTAMP_NOT_CONFIGURED.remedy':
    'Bitten Sie Ihre EDV-Betreuung, die Einstellung „ehealth.timeStamp“ zu ergänzen.',
  'error.ERR_TIMESTAMP_UNREACHABLE.message':
    'Der Zeitstempeldienst von eHealth antwortet nicht; es wurde kein Zeitstempel gesetzt.',
  'error.ERR_TIMESTAMP_UNREACHABLE.remedy':
    'Versuchen Sie es in einigen Minuten erneut. Ihre Sitzung bleibt offen.',
  'error.ERR_TIMESTAMP_REFUSED.message':
    'Der Zeitstempeldienst von eHealth hat keinen gültigen Zeitstempel geliefert.',
  'error.ERR_TIMESTAMP_REFUSED.remedy':
    'Geben Sie diesen Code an den Support Ihrer Software weiter. Ihre Sitzung bleibt offen.',
  'error.ERR_READER_SUPPORT_MISSING.message':
    'Diese Installation kann keinen Kartenleser benutzen: Ein Teil des Programms fehlt.',
  'error.ERR_READER_SUPPORT_MISSING.remedy':
    'Informieren Sie Ihren Informatiker: „trousseau doctor“ sagt ihm, was fehlt. Bis dahin bleibt das Ersatzverfahren möglich.',
  'error.ERR_READER_SERVICE.message':
    'Der Dienst dieses Computers, der die Kartenleser bedient, antwortet nicht.',
  'error.ERR_READER_SERVICE.remedy':
    'Ziehen Sie den Kartenleser ab und stecken Sie ihn wieder an; hilft das nicht, starten Sie den Computer neu.',
  'error.ERR_READER_NONE.message': 'An diesem Computer ist kein Kartenleser angeschlossen.',
  'error.ERR_READER_NONE.remedy':
    'Schließen Sie den Kartenleser an; ist er es schon, versuchen Sie einen anderen USB-Anschluss oder einen anderen Leser.',
  'error.ERR_CARD_NONE.message': 'Im Kartenleser steckt keine Karte.',
  'error.ERR_CARD_NONE.remedy':
    'Stecken Sie Ihren elektronischen Personalausweis ganz hinein, mit dem Chip voran.',
  'error.ERR_CARD_SEVERAL.message':
    'Es sind mehrere Karten eingesteckt: Es ist unklar, welche benutzt werden soll.',
  'error.ERR_CARD_SEVERAL.remedy':
    'Lassen Sie nur Ihre eigene in einem Leser und versuchen Sie es erneut.',
  'error.ERR_CARD_UNREADABLE.message': 'Die eingesteckte Karte konnte nicht gelesen werden.',
  'error.ERR_CARD_UNREADABLE.remedy':
    'Nehmen Sie sie heraus, wischen Sie den Chip mit einem weichen Tuch ab und stecken Sie sie wieder ein. Versuchen Sie sonst einen anderen Leser.',
  'error.ERR_CARD_NOT_EID.message':
    'Die eingesteckte Karte ist kein belgischer elektronischer Personalausweis.',
  'error.ERR_CARD_NOT_EID.remedy':
    'Stecken Sie stattdessen Ihren elektronischen Personalausweis ein.',
  'error.ERR_CARD_REMOVED.message':
    'Die Karte wurde vorzeitig herausgenommen oder ausgetauscht; nichts wurde ausgeführt.',
  'error.ERR_CARD_REMOVED.remedy':
    'Stecken Sie sie wieder ein und lassen Sie sie bis zum Ende im Leser.',
  'error.ERR_CARD_BUSY.message': 'Ein anderes Programm benutzt die Karte gerade.',
  'error.ERR_CARD_BUSY.remedy':
    'Schließen Sie dieses Programm (Browser, eID Viewer …) oder warten Sie, bis es fertig ist, und versuchen Sie es dann erneut.',
  'error.ERR_CARD_IN_USE.message':
    'Unser Programm arbeitet noch mit dieser Karte, für ein anderes Fenster oder eine andere Anfrage.',
  'error.ERR_CARD_IN_USE.remedy':
    'Warten Sie einige Sekunden, bis es fertig ist, und versuchen Sie es erneut. Es ging kein Versuch verloren.',
  'error.ERR_CARD_FAULT.message':
    'Karte oder Leser haben nicht wie erwartet geantwortet; nichts wurde geöffnet.',
  'error.ERR_CARD_FAULT.remedy':
    'Nehmen Sie die Karte heraus, stecken Sie sie wieder ein und versuchen Sie es erneut. Geschieht es wieder, versuchen Sie einen anderen Leser.',
  'error.ERR_CARD_LEFT_OPEN.message':
    'Die Karte konnte nicht gesperrt werden: Ein anderes Programm hält sie besetzt, oder sie hat nicht rechtzeitig geantwortet. Sie könnte noch ohne PIN signieren.',
  'error.ERR_CARD_LEFT_OPEN.remedy':
    'Nehmen Sie die Karte aus dem Leser. Schließen Sie andere Programme, die sie verwenden, stecken Sie sie wieder ein und versuchen Sie es erneut.',
  'error.ERR_CARD_NOT_YET_VALID.message':
    'Dieser Personalausweis oder sein Zertifikat ist noch nicht gültig; nach der PIN wurde nicht gefragt.',
  'error.ERR_CARD_NOT_YET_VALID.remedy':
    'Prüfen Sie das Datum dieses Computers. Ist es richtig, verwenden Sie Ihre jetzige Karte bis zum ersten Gültigkeitstag der neuen.',
  'error.ERR_CARD_EXPIRED.message':
    'Dieser Personalausweis oder sein Zertifikat ist abgelaufen: eHealth würde ihn nicht annehmen.',
  'error.ERR_CARD_EXPIRED.remedy':
    'Beantragen Sie einen neuen Ausweis bei Ihrer Gemeinde. Bis dahin bleibt das Ersatzverfahren möglich.',
  'error.ERR_CARD_IDENTITY_UNPROVED.message':
    'Die auf der Karte gelesene Identität wird vom Nationalregister nicht bestätigt; die Karte wurde nicht benutzt.',
  'error.ERR_CARD_IDENTITY_UNPROVED.remedy':
    'Nehmen Sie die Karte heraus und stecken Sie sie wieder ein. Geschieht es wieder, lassen Sie sie von Ihrer Gemeinde prüfen.',
  'error.ERR_CARD_NO_CERTIFICATE.message':
    'Diese Karte enthält nicht das Zertifikat, mit dem man sich ausweist.',
  'error.ERR_CARD_NO_CERTIFICATE.remedy':
    'Prüfen Sie es im eID Viewer; Ihre Gemeinde kann es aktivieren. Bis dahin bleibt das Ersatzverfahren möglich.',
  'error.ERR_CARD_NO_SIGNATURE.message':
    'Diese Karte enthält kein Unterschriftszertifikat: Der Inhaber hat es abgelehnt oder hat noch kein Recht darauf.',
  'error.ERR_CARD_NO_SIGNATURE.remedy':
    'Bitten Sie Ihre Gemeinde, das Unterschriftszertifikat hinzuzufügen, oder unterschreiben Sie mit einem anderen Mittel als dieser Karte.',
  'error.ERR_CARD_SIGNATURE_INACTIVE.message':
    'Das Unterschriftszertifikat dieser Karte wurde nie aktiviert; es ging kein Versuch des PIN-Codes verloren.',
  'error.ERR_CARD_SIGNATURE_INACTIVE.remedy':
    'Lassen Sie es von Ihrer Gemeinde aktivieren, mit Karte und PIN-Code zur Hand.',
  'error.ERR_CARD_OTHER_PERSON.message':
    'Die eingesteckte Karte gehört jemand anderem; ihr PIN-Code wurde nicht verlangt.',
  'error.ERR_CARD_OTHER_PERSON.remedy':
    'Stecken Sie Ihre eigene Karte ein. Ist es doch Ihre, prüfen Sie die Nationalregisternummer in Ihrem Profil.',
  'error.ERR_TOKEN_MISSING.message':
    'Der eingestellte Unterschriftsträger wurde auf diesem Computer nicht gefunden.',
  'error.ERR_TOKEN_MISSING.remedy':
    'Schließen Sie ihn an oder starten Sie seine Software, dann versuchen Sie es erneut. Kommt es wieder vor, rufen Sie Ihren Informatiker.',
  'error.ERR_TOKEN_NO_CERTIFICATE.message':
    'Der Unterschriftsträger enthält kein gültiges Unterschriftszertifikat auf Ihren Namen; sein PIN-Code wurde nicht verlangt.',
  'error.ERR_TOKEN_NO_CERTIFICATE.remedy':
    'Prüfen Sie Inhaber und Ende des Zertifikats in seiner Software, oder unterschreiben Sie mit Ihrem Personalausweis.',
  'error.ERR_TOKEN_FAULT.message':
    'Der Unterschriftsträger hat nicht wie erwartet geantwortet; nichts wurde unterschrieben.',
  'error.ERR_TOKEN_FAULT.remedy':
    'Trennen Sie ihn oder starten Sie seine Software neu, dann versuchen Sie es erneut.',
  'error.ERR_TOKEN_PIN_FORMAT.message':
    'Dieser PIN-Code hat nicht die Länge, die der Unterschriftsträger erwartet; er wurde ihm nicht gegeben.',
  'error.ERR_TOKEN_PIN_FORMAT.remedy':
    'Geben Sie den PIN-Code dieses Trägers ein, nicht den des Personalausweises. Es ging kein Versuch verloren.',
  'error.ERR_TOKEN_PIN_WRONG.message':
    'Der Unterschriftsträger hat diesen PIN-Code nicht angenommen.',
  'error.ERR_TOKEN_PIN_WRONG.remedy':
    'Suchen Sie zuerst den richtigen Code: Nach einigen Fehlern sperrt sich der Träger.',
  'error.ERR_TOKEN_PIN_BLOCKED.message':
    'Der PIN-Code des Unterschriftsträgers ist gesperrt: Er unterschreibt nichts mehr.',
  'error.ERR_TOKEN_PIN_BLOCKED.remedy':
    'Entsperren Sie ihn mit der Software oder beim Anbieter dieses Trägers, oder unterschreiben Sie mit Ihrem Personalausweis.',
  'error.ERR_MIDDLEWARE_MISSING.message':
    'Die eID-Software, die für den Personalausweis nötig ist, wurde auf diesem Computer nicht gefunden.',
  'error.ERR_MIDDLEWARE_MISSING.remedy':
    'Installieren Sie sie von eid.belgium.be und versuchen Sie es dann erneut. Bis dahin bleibt das Ersatzverfahren möglich.',
  'error.ERR_MIDDLEWARE_OLD.message':
    'Die eID-Software dieses Computers ist zu alt für diese Karte; die Karte funktioniert, aber die Software kennt sie nicht.',
  'error.ERR_MIDDLEWARE_OLD.remedy':
    'Installieren Sie die aktuelle Version von eid.belgium.be und versuchen Sie es dann erneut.',
  'error.ERR_PIN_FORMAT.message':
    'Ein PIN-Code hat 4 bis 12 Ziffern; dieser wurde der Karte nicht vorgelegt.',
  'error.ERR_PIN_FORMAT.remedy':
    'Geben Sie ihn erneut ein, nur Ziffern. Es ging kein Versuch verloren.',
  'error.ERR_PIN_WRONG.message': 'Die Karte hat diesen PIN-Code nicht angenommen.',
  'error.ERR_PIN_WRONG.remedy':
    'Die Karte sagt nicht, wie viele Versuche noch bleiben; beim dritten Fehler in Folge sperrt sie sich. Suchen Sie erst den richtigen Code.',
  'error.ERR_PIN_WRONG.triesLeft.one':
    'Die Karte hat diesen PIN-Code nicht angenommen: Es bleibt {triesLeft} Versuch.',
  'error.ERR_PIN_WRONG.triesLeft.other':
    'Die Karte hat diesen PIN-Code nicht angenommen: Es bleiben {triesLeft} Versuche.',
  'error.ERR_PIN_WRONG.triesLeft.one.remedy':
    'Beim nächsten abgelehnten Code sperrt sich die Karte, und nur die Gemeinde kann sie entsperren. Benutzen Sie im Zweifel lieber das Ersatzverfahren.',
  'error.ERR_PIN_WRONG.triesLeft.other.remedy':
    'Nehmen Sie sich Zeit, den Code wiederzufinden, und geben Sie ihn dann erneut ein.',
  'error.ERR_PIN_LAST_TRY.message':
    'Es bleibt nur ein Versuch, bevor die Karte sich sperrt; ihr wurde noch nichts vorgelegt.',
  'error.ERR_PIN_LAST_TRY.remedy':
    'Bestätigen Sie nur, wenn Sie sich des PIN-Codes sicher sind. Geben Sie sonst nichts ein: Eine Sitzung öffnet sich auch mit dem Ersatzverfahren.',
  'error.ERR_PIN_BLOCKED.message':
    'Der PIN-Code dieser Karte ist gesperrt: Sie signiert nichts mehr.',
  'error.ERR_PIN_BLOCKED.remedy':
    'Lassen Sie ihn von Ihrer Gemeinde entsperren; den Code erneut einzugeben hilft nicht. Bis dahin öffnet sich eine Sitzung mit dem Ersatzverfahren.',
  'error.ERR_PIN_CANCELLED.message':
    'Die Eingabe des PIN-Codes wurde abgebrochen, oder die Zeit ist um.',
  'error.ERR_PIN_CANCELLED.remedy':
    'Beginnen Sie erneut, wann Sie möchten: Es ging kein Versuch verloren.',
  'error.ERR_PIN_TIMEOUT.message':
    'Auf dem Kartenleser wurde nicht rechtzeitig ein PIN-Code eingegeben.',
  'error.ERR_PIN_TIMEOUT.remedy':
    'Beginnen Sie erneut, geben Sie dann Ihren Code auf dem Kartenleser ein und bestätigen Sie mit der grünen Taste: Es ging kein Versuch verloren.',
  'error.ERR_STS_NOT_CONFIGURED.message':
    'Der Zugang zum Sitzungsdienst von eHealth ist in dieser Installation nicht eingestellt.',
  'error.ERR_STS_NOT_CONFIGURED.remedy':
    'Bitten Sie Ihren Informatiker, die Einstellung „ehealth“ zu ergänzen.',
  'error.ERR_STS_UNREACHABLE.message':
    'Wir konnten eHealth nicht erreichen: Es kommt keine Verbindung zustande.',
  'error.ERR_STS_UNREACHABLE.remedy':
    'Prüfen Sie, ob dieser Computer Zugang zum Internet hat, und versuchen Sie es dann erneut. Geht das übrige Internet, sehen Sie auf der Statusseite von eHealth nach.',
  'error.ERR_STS_UNREACHABLE.problem.tls':
    'Die Verbindung mit eHealth ist nicht sicher: Das Zertifikat des Servers wurde nicht erkannt, und nichts wurde gesendet.',
  'error.ERR_STS_UNREACHABLE.problem.tls.remedy':
    'Fragen Sie Ihren Informatiker, ob ein Proxy oder Virenschutz die Verbindung abfängt und ob das Datum dieses Computers stimmt.',
  'error.ERR_STS_TIMEOUT.message':
    'eHealth hat nicht rechtzeitig geantwortet; es wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TIMEOUT.remedy':
    'Versuchen Sie es in einigen Minuten erneut; die Statusseite von eHealth sagt, ob eine Störung bekannt ist.',
  'error.ERR_STS_UNAVAILABLE.message':
    'Der Sitzungsdienst von eHealth ist gestört oder wird gewartet; das Problem liegt nicht bei Ihnen.',
  'error.ERR_STS_UNAVAILABLE.remedy':
    'Versuchen Sie es später erneut; die Statusseite von eHealth meldet Störungen und ihr Ende.',
  'error.ERR_STS_CLOCK.message':
    'Die Uhr dieses Computers geht falsch; eHealth lehnt seine Nachrichten deshalb ab.',
  'error.ERR_STS_CLOCK.remedy':
    'Stellen Sie Datum und Uhrzeit auf automatisch und versuchen Sie es dann erneut. Es liegt weder am Zertifikat noch an der Karte.',
  'error.ERR_STS_CLOCK.seconds.one':
    'Die Uhr dieses Computers weicht um {seconds} Sekunde von der Uhr von eHealth ab; seine Nachrichten werden deshalb abgelehnt.',
  'error.ERR_STS_CLOCK.seconds.other':
    'Die Uhr dieses Computers weicht um {seconds} Sekunden von der Uhr von eHealth ab; seine Nachrichten werden deshalb abgelehnt.',
  'error.ERR_STS_DENIED.message':
    'eHealth hat die Anfrage abgelehnt: Die verlangte Nummer oder Eigenschaft passt nicht zu diesem Zertifikat.',
  'error.ERR_STS_DENIED.remedy':
    'Prüfen Sie im Profil die Nationalregisternummer, die LIKIV-Nummer und die Eigenschaft. Stimmen sie, rufen Sie das Kontaktzentrum von eHealth (02 788 51 55) an.',
  'error.ERR_STS_CREDENTIAL.message':
    'eHealth hat das Zertifikat oder die Karte nicht angenommen: abgelaufen, widerrufen oder für eine andere Umgebung bestimmt.',
  'error.ERR_STS_CREDENTIAL.remedy':
    'Sehen Sie den Zustand des Zertifikats auf seiner Seite und den der Karte im eID Viewer nach. Sind beide in Ordnung, rufen Sie das Kontaktzentrum von eHealth (02 788 51 55) an.',
  'error.ERR_STS_NOT_ALLOWED.message':
    'eHealth erkennt Sie, gewährt Ihnen dieses Recht aber nicht: Eine Rolle oder ein Mandat fehlt.',
  'error.ERR_STS_NOT_ALLOWED.remedy':
    'Prüfen Sie Ihre Angaben beim LIKIV oder das Mandat für die Organisation; ein neuer Versuch ändert nichts.',
  'error.ERR_STS_NOT_AUTHENTICATED.message':
    'eHealth konnte Ihre Identität nicht feststellen; es wurde keine Sitzung geöffnet.',
  'error.ERR_STS_NOT_AUTHENTICATED.remedy':
    'Prüfen Sie zuerst die Uhr dieses Computers, dann das Zertifikat auf seiner Seite und die Karte im eID Viewer.',
  'error.ERR_STS_MALFORMED.message':
    'eHealth hat unsere Anfrage nicht verstanden; der Fehler liegt in unserem Programm.',
  'error.ERR_STS_MALFORMED.remedy':
    'Geben Sie dem Support die Einzelheiten unten, mit der Vorfallsnummer von eHealth, falls es eine gibt; ein neuer Versuch ändert nichts.',
  'error.ERR_STS_FAULT.message':
    'eHealth hat einen Fehler gemeldet, den wir nicht kennen; es wurde keine Sitzung geöffnet.',
  'error.ERR_STS_FAULT.remedy':
    'Versuchen Sie es noch einmal. Kommt der Fehler wieder, rufen Sie das Kontaktzentrum von eHealth (02 788 51 55) an und nennen Sie die Einzelheiten unten.',
  'error.ERR_STS_ANSWER.message':
    'Die Antwort ist nicht die, die eHealth sonst gibt: Wir konnten sie nicht lesen.',
  'error.ERR_STS_ANSWER.remedy':
    'Versuchen Sie es in einigen Minuten erneut. Geschieht es wieder, fragen Sie Ihren Informatiker, ob ein Proxy oder Virenschutz die Antworten verändert.',
  'error.ERR_STS_TOKEN_REFUSED.message':
    'Die Antwort von eHealth hat unsere Prüfungen nicht bestanden; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.remedy':
    'Versuchen Sie es noch einmal. Geschieht es wieder, informieren Sie Ihren Support und geben Sie die Einzelheiten unten an.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signature':
    'Die Antwort von eHealth wurde unterwegs verändert, oder ihre Signatur stimmt nicht; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.algorithm':
    'Die Antwort von eHealth ist auf eine Weise signiert, die wir nicht annehmen; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.algorithm.remedy':
    'Ein neuer Versuch ändert nichts: Informieren Sie Ihren Support und geben Sie die Einzelheiten unten an.',
  'error.ERR_STS_TOKEN_REFUSED.problem.sha1':
    'Die Antwort von eHealth ist mit einem alten Verfahren (SHA-1) signiert, das diese Installation nicht annimmt; es wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.sha1.remedy':
    'Ein neuer Versuch ändert nichts. Ihr Informatiker kann solche Signaturen mit der Einstellung „ehealth.acceptSha1“ annehmen, falls eHealth sie noch verwendet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.unsigned':
    'Die erhaltene Antwort ist nicht signiert: Nichts beweist, dass sie von eHealth kommt; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.structure':
    'Die erhaltene Antwort hat nicht die Form einer Sitzung von eHealth; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.several':
    'Die erhaltene Antwort enthält mehr als eine Sitzung oder Signatur; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.id':
    'Die Signatur der Antwort gilt nicht der erhaltenen Sitzung; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.conditions':
    'Die erhaltene Sitzung nennt keine lesbare Gültigkeitsdauer; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.condition':
    'Die erhaltene Sitzung hat eine Bedingung, die wir nicht erfüllen können; es wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.life':
    'Die erhaltene Sitzung würde viel länger dauern, als eHealth gewährt; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.life.remedy':
    'Informieren Sie Ihren Support und geben Sie die Einzelheiten unten an. Die zulässige Dauer ist die Einstellung „ehealth.maxLifeHours“.',
  'error.ERR_STS_TOKEN_REFUSED.problem.audience':
    'Die erhaltene Sitzung ist für andere Dienste als die von eHealth bestimmt; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.audience.remedy':
    'Informieren Sie Ihren Support und geben Sie die Einzelheiten unten an. Weitere Empfänger nennt die Einstellung „ehealth.audiences“.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signer':
    'Die Antwort ist nicht vom erwarteten Dienst von eHealth signiert; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signer-expired':
    'Das Zertifikat des Dienstes von eHealth, der die Antwort signiert hat, ist jetzt nicht gültig; es wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signer-expired.remedy':
    'Prüfen Sie Datum und Uhrzeit dieses Computers. Stimmen sie, versuchen Sie es später erneut oder geben Sie Ihrem Support die Einzelheiten unten an.',
  'error.ERR_STS_TOKEN_REFUSED.problem.issuer':
    'Die erhaltene Sitzung nennt eHealth nicht als Aussteller; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.confirmation':
    'Die erhaltene Sitzung ist an kein Zertifikat gebunden: Jeder könnte sie verwenden; zur Sicherheit wurde sie nicht geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.context':
    'Die Antwort gehört zu einer anderen Anfrage; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.identity':
    'eHealth hat für eine andere Nummer als Ihre geantwortet; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.holder-of-key':
    'Die erhaltene Sitzung ist an ein anderes Zertifikat als Ihres gebunden; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.validity':
    'Die erhaltene Sitzung ist jetzt nicht gültig; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.validity.remedy':
    'Prüfen Sie Datum und Uhrzeit dieses Computers und versuchen Sie es dann erneut.',
  'error.ERR_STS_SIGNER_UNKNOWN.message':
    'Die Antwort von eHealth ist von einer Stelle signiert, die diese Installation nicht kennt; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_SIGNER_UNKNOWN.remedy':
    'Bitten Sie Ihren Informatiker, diese Stelle, die in den Einzelheiten unten steht, in der Einstellung „ehealth.signerAnchors“ hinzuzufügen oder die aktuelle Version des Programms zu installieren.',
  'error.ERR_MUTE_INVALID.message':
    'Das Enddatum passt nicht: Es muss zwischen morgen und in 180 Tagen liegen.',
  'error.ERR_MUTE_INVALID.remedy':
    'Wählen Sie ein Datum in dieser Frist. Die Stummschaltung kann später verlängert werden.',
  'error.ERR_PROBE_TOO_SOON.message': 'Dieses Zertifikat wurde gerade bei eHealth geprüft.',
  'error.ERR_PROBE_TOO_SOON.remedy': 'Warten Sie eine Minute, bevor Sie es erneut prüfen.',
  'error.ERR_JOB_RUNNING.message': 'Diese Aufgabe läuft bereits.',
  'error.ERR_JOB_RUNNING.remedy':
    'Warten Sie, bis sie fertig ist; die Seite zeigt dann ihr Ergebnis.',
  'error.ERR_TRUST_ARCHIVE_INVALID.message':
    'Diese Datei ist kein brauchbares ZIP-Archiv mit Zertifikaten.',
  'error.ERR_TRUST_ARCHIVE_INVALID.remedy':
    'Nehmen Sie das Archiv so, wie eHealth es veröffentlicht, ohne Änderungen.',
  'error.ERR_TRUST_LIST_INVALID.message': 'Diese Vertrauensliste wird nicht angenommen.',
  'error.ERR_TRUST_LIST_INVALID.remedy':
    'Nehmen Sie die Liste so, wie sie veröffentlicht ist. Ist der Unterzeichner neu, muss der Betreiber ihn in den Einstellungen eintragen (trust.listSigners).',
  'error.ERR_TRUST_LIST_INVALID.problem.not-text':
    'Diese Datei ist kein Text in UTF-8: Sie ist keine Vertrauensliste.',
  'error.ERR_TRUST_LIST_INVALID.problem.not-xml':
    'Diese Datei ist kein korrektes XML oder enthält einen Dokumenttyp, den wir nicht annehmen.',
  'error.ERR_TRUST_LIST_INVALID.problem.too-large':
    'Diese Vertrauensliste ist größer, als dieses Modul lesen kann (4 MB).',
  'error.ERR_TRUST_LIST_INVALID.problem.too-large.remedy':
    'Fragen Sie den Support Ihrer Software; ein ZIP-Archiv der Zertifikate kann die Liste ersetzen.',
  'error.ERR_TRUST_LIST_INVALID.problem.algorithm':
    'Diese Vertrauensliste ist mit einem Verfahren unterschrieben, das dieses Modul nicht annimmt oder das zu schwach ist (SHA-1).',
  'error.ERR_TRUST_LIST_INVALID.problem.algorithm.remedy':
    'Fragen Sie den Support Ihrer Software; ein ZIP-Archiv der Zertifikate kann die Liste ersetzen.',
  'error.ERR_TRUST_LIST_INVALID.problem.signature':
    'Die Unterschrift dieser Vertrauensliste passt nicht zu ihrem Inhalt oder deckt nicht die ganze Liste.',
  'error.ERR_TRUST_LIST_INVALID.problem.signer':
    'Diese Vertrauensliste ist mit einem Zertifikat unterschrieben, das die Einstellungen nicht kennen.',
  'error.ERR_TRUST_LIST_INVALID.problem.signer.remedy':
    'Der Betreiber muss diesen Unterzeichner nach einer Prüfung in den Einstellungen eintragen (trust.listSigners).',
  'error.ERR_TRUST_LIST_INVALID.problem.signer-ended':
    'Diese Vertrauensliste ist mit einem Zertifikat unterschrieben, das heute nicht gültig ist.',
  'error.ERR_TRUST_LIST_INVALID.problem.shape':
    'Diese Datei ist unterschrieben, folgt aber nicht der Norm für Vertrauenslisten (ETSI TS 119 612).',
  'error.ERR_TRUST_LIST_INVALID.problem.not-issued-yet':
    'Das Ausgabedatum dieser Vertrauensliste liegt in der Zukunft.',
  'error.ERR_TRUST_LIST_INVALID.problem.not-issued-yet.remedy':
    'Prüfen Sie die Uhr dieses Computers.',
  'error.ERR_TRUST_LIST_INVALID.problem.expired':
    'Das Datum der nächsten Ausgabe dieser Vertrauensliste ist vorbei.',
  'error.ERR_TRUST_LIST_INVALID.problem.expired.remedy':
    'Nehmen Sie die heute veröffentlichte Liste.',
  'error.ERR_TRUST_LIST_INVALID.problem.older':
    'Diese Vertrauensliste ist älter als die zuletzt angewandte.',
  'error.ERR_TRUST_LIST_INVALID.problem.older.remedy':
    'Nehmen Sie die heute veröffentlichte Liste.',
  'error.ERR_TRUST_LIST_INVALID.problem.empty':
    'Diese Vertrauensliste nennt keine anerkannte Zertifizierungsstelle.',
  'errorTitle.form': 'Zu berichtigen',
  'errorTitle.access': 'Kein Zugang',
  'errorTitle.missing': 'Nicht gefunden',
  'errorTitle.wait': 'Einen Augenblick',
  'errorTitle.conflict': 'Inzwischen geändert',
  'errorTitle.card': 'Karte oder Kartenleser',
  'errorTitle.session': 'eHealth-Sitzung',
  'errorTitle.ehealth': 'Problem mit eHealth',
  'errorTitle.ours': 'Fehler auf unserer Seite',
};
