import type { errors as fr } from '../fr/errors.ts';

/** What every error says: what happened, then the one thing to do. Codes: plugin/errors.ts. */
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
  'error.ERR_KEYSTORE_BUSY.message':
    'Gerade werden viele Dateien gleichzeitig geprüft; Ihre konnte noch nicht an die Reihe kommen.',
  'error.ERR_KEYSTORE_BUSY.remedy':
    'Warten Sie einige Sekunden und versuchen Sie es erneut. Es liegt weder an der Datei noch am Kennwort.',
  'error.ERR_FORM_INVALID.message':
    'Das Formular konnte so, wie es gesendet wurde, nicht gelesen werden.',
  'error.ERR_FORM_INVALID.remedy':
    'Gehen Sie zur vorigen Seite zurück, prüfen Sie jedes Feld und senden Sie es erneut.',
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
  'error.ERR_LAUNCH_TOKEN.message':
    'Der Zugang wurde nicht angenommen: Die Erlaubnis zum Öffnen ist abgelaufen, schon benutzt oder ungültig.',
  'error.ERR_LAUNCH_TOKEN.remedy':
    'Gehen Sie in Ihre Software zurück und öffnen Sie die eHealth-Zertifikate erneut. Wiederholt es sich, prüfen Sie die Uhr beider Computer und verständigen Sie Ihren Informatiker.',
  'error.ERR_SESSION_REQUIRED.message':
    'Ihr Zugang zu dieser Seite ist beendet oder hat noch nicht begonnen.',
  'error.ERR_SESSION_REQUIRED.remedy':
    'Gehen Sie in Ihre Software zurück und öffnen Sie die eHealth-Zertifikate erneut.',
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
  'error.ERR_DATABASE_UNUSABLE.message':
    'Die Datenbank lässt sich nicht öffnen oder nimmt keine Schreibvorgänge an.',
  'error.ERR_DATABASE_UNUSABLE.remedy':
    'Prüfen Sie, ob die Datei vorhanden ist, ob der Dienst hineinschreiben darf und ob die Platte nicht voll ist; „trousseau doctor“ sagt, welches davon.',
  'error.ERR_MIGRATION_EDITED.message':
    'Eine bereits auf die Datenbank angewandte Aktualisierung wurde nachträglich verändert.',
  'error.ERR_MIGRATION_EDITED.remedy':
    'Installieren Sie die ursprüngliche Programmversion erneut; ändern Sie nie Dateien im Ordner migrations.',
  'error.ERR_MIGRATION_UNKNOWN.message':
    'Die Datenbank wurde von einer neueren Programmversion geschrieben.',
  'error.ERR_MIGRATION_UNKNOWN.remedy':
    'Installieren Sie diese neuere Version oder spielen Sie die Sicherung von vor der Aktualisierung zurück.',
  'error.ERR_MASTER_KEY_MISSING.message':
    'Der Hauptschlüssel, der die Zertifikate schützt, ist nicht zu finden.',
  'error.ERR_MASTER_KEY_MISSING.remedy':
    'Stellen Sie die Schlüsseldatei oder die Variable wieder an ihren Platz; ohne ihn lassen sich die gespeicherten Zertifikate nicht öffnen.',
  'error.ERR_MASTER_KEY_UNSAFE.message':
    'Andere Konten dieses Computers können die Datei des Hauptschlüssels lesen.',
  'error.ERR_MASTER_KEY_UNSAFE.remedy':
    'Beschränken Sie sie auf das Konto des Dienstes (Modus 0600) und starten Sie neu.',
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
};
