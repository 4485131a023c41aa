import type { sessionErrors as fr } from '../fr/errors-session.ts';

/** What the errors of sessions, card and eHealth’s token service say: what happened, then the one thing to do. Codes: plugin/errors.ts. */
export const sessionErrors: Readonly<Record<keyof typeof fr, string>> = {
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
  'error.ERR_SESSION_KEY_MISSING.message':
    'Der Schlüssel, der die Sitzung öffnet, fehlt: Das Kennwort des Zertifikats wurde nicht angegeben, oder die Datei enthält diesen Schlüssel nicht mehr.',
  'error.ERR_SESSION_KEY_MISSING.remedy':
    'Geben Sie das Kennwort des Zertifikats ein. Kommt die Meldung wieder, laden Sie die Originaldatei erneut.',
  'error.ERR_QUALITY_UNFIT.message':
    'Diese Eigenschaft passt nicht zu diesem Zertifikat: eHealth würde die Sitzung nicht öffnen.',
  'error.ERR_QUALITY_UNFIT.remedy':
    'Wählen Sie eine der angebotenen Eigenschaften. Fehlt eine, ergänzen Sie das Profil in Ihrer Software.',
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
    'Die Karte wurde vorzeitig herausgenommen oder ausgetauscht; nichts wurde geöffnet.',
  'error.ERR_CARD_REMOVED.remedy':
    'Stecken Sie sie wieder ein und lassen Sie sie bis zum Ende im Leser.',
  'error.ERR_CARD_BUSY.message': 'Ein anderes Programm benutzt die Karte gerade.',
  'error.ERR_CARD_BUSY.remedy':
    'Schließen Sie dieses Programm (Browser, eID Viewer …) oder warten Sie, bis es fertig ist, und versuchen Sie es dann erneut.',
  'error.ERR_CARD_FAULT.message':
    'Karte oder Leser haben nicht wie erwartet geantwortet; nichts wurde geöffnet.',
  'error.ERR_CARD_FAULT.remedy':
    'Nehmen Sie die Karte heraus, stecken Sie sie wieder ein und versuchen Sie es erneut. Geschieht es wieder, versuchen Sie einen anderen Leser.',
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
  'error.ERR_CARD_OTHER_PERSON.message':
    'Die eingesteckte Karte gehört jemand anderem; ihr PIN-Code wurde nicht verlangt.',
  'error.ERR_CARD_OTHER_PERSON.remedy':
    'Stecken Sie Ihre eigene Karte ein. Ist es doch Ihre, prüfen Sie die Nationalregisternummer in Ihrem Profil.',
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
    'Bestätigen Sie nur, wenn Sie sich des PIN-Codes sicher sind. Benutzen Sie sonst das Ersatzverfahren.',
  'error.ERR_PIN_BLOCKED.message':
    'Der PIN-Code dieser Karte ist gesperrt: Sie signiert nichts mehr.',
  'error.ERR_PIN_BLOCKED.remedy':
    'Lassen Sie ihn von Ihrer Gemeinde entsperren. Bis dahin bleibt das Ersatzverfahren möglich; den Code erneut einzugeben hilft nicht.',
  'error.ERR_PIN_CANCELLED.message':
    'Die Eingabe des PIN-Codes wurde abgebrochen, oder die Zeit ist um.',
  'error.ERR_PIN_CANCELLED.remedy':
    'Beginnen Sie erneut, wann Sie möchten: Es ging kein Versuch verloren.',
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
    'Versuchen Sie es noch einmal. Geschieht es wieder, informieren Sie Ihren Support und geben Sie die Einzelheiten an.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signature':
    'Die Antwort von eHealth wurde unterwegs verändert, oder ihre Signatur stimmt nicht; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.algorithm':
    'Die Antwort von eHealth wurde unterwegs verändert, oder ihre Signatur stimmt nicht; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signer':
    'Die Antwort ist nicht vom erwarteten Dienst von eHealth signiert; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.issuer':
    'Die Antwort ist nicht vom erwarteten Dienst von eHealth signiert; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.context':
    'Die Antwort gehört zu einer anderen Anfrage; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.identity':
    'eHealth hat für eine andere Nummer als Ihre geantwortet; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.holder-of-key':
    'Die erhaltene Sitzung ist an ein anderes Zertifikat als Ihres gebunden; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.confirmation':
    'Die erhaltene Sitzung ist an ein anderes Zertifikat als Ihres gebunden; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.validity':
    'Die erhaltene Sitzung ist jetzt nicht gültig; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_TOKEN_REFUSED.problem.validity.remedy':
    'Prüfen Sie Datum und Uhrzeit dieses Computers und versuchen Sie es dann erneut.',
  'error.ERR_STS_SIGNER_UNKNOWN.message':
    'Die Antwort von eHealth ist von einer Stelle signiert, die diese Installation nicht kennt; zur Sicherheit wurde keine Sitzung geöffnet.',
  'error.ERR_STS_SIGNER_UNKNOWN.remedy':
    'Bitten Sie Ihren Informatiker, diese Stelle in den Einstellungen hinzuzufügen oder die aktuelle Version des Programms zu installieren.',
};
