import type { readiness as fr } from '../fr/readiness.ts';

/** Whether a person is ready to sign a request. German. */
export const readiness: Readonly<Record<keyof typeof fr, string>> = {
  'readiness.title': 'Bereit zum Unterschreiben?',
  'readiness.say.good': 'Alles ist bereit: Sie können unterschreiben.',
  'readiness.say.attention.one': 'Fast bereit: Ein Punkt verdient Ihre Aufmerksamkeit.',
  'readiness.say.attention.other': 'Fast bereit: {count} Punkte verdienen Ihre Aufmerksamkeit.',
  'readiness.say.bad.one': 'Noch nicht bereit: Ein Punkt ist zu regeln.',
  'readiness.say.bad.other': 'Noch nicht bereit: {count} Punkte sind zu regeln.',
  'readiness.then':
    'Ein Zertifikatsantrag wird mit Ihrem Personalausweis unterschrieben. Nichts wurde unterschrieben und kein PIN-Code verlangt.',
  'readiness.again': 'Erneut prüfen',
  'readiness.lines': 'Was zum Unterschreiben nötig ist',
  'readiness.keepCard': 'Lassen Sie die Karte bis zum Ende des Antrags im Lesegerät.',
  'readiness.checked': 'Geprüft um {at} (dieser Computer)',
  'readiness.checkedBoth': 'Geprüft um {ehealth} (eHealth) · {at} (dieser Computer)',
  'readiness.openSession': 'Eine Sitzung öffnen',
  'readiness.profile': 'Mein Profil ansehen',
  'readiness.continue': 'Zum Antrag',
  'readiness.link': 'Prüfen, ob alles zum Unterschreiben bereit ist',
  'readiness.link.why':
    'Eine Karte ohne Unterschriftszertifikat oder ein vergessener Code zeigt sich oft erst am Tag selbst. Prüfen Sie es jetzt: Es dauert eine Minute.',
  'readiness.level.good': 'in Ordnung',
  'readiness.level.attention': 'ansehen',
  'readiness.level.bad': 'zu regeln',
  'readiness.line.cardService': 'Kartendienst',
  'readiness.line.reader': 'Kartenlesegerät',
  'readiness.line.middleware': 'Software der Karte',
  'readiness.line.card': 'Personalausweis',
  'readiness.line.cardEnd': 'Gültigkeit der Karte',
  'readiness.line.signature': 'Unterschriftszertifikat',
  'readiness.line.pin': 'PIN-Code',
  'readiness.line.clock': 'Uhrzeit dieses Computers',
  'readiness.line.services': 'Dienste von eHealth',
  'readiness.reason.ServiceRuns': 'Der Kartendienst dieses Computers läuft.',
  'readiness.reason.ServiceStopped': 'Der Kartendienst dieses Computers antwortet nicht.',
  'readiness.reason.SupportMissing': 'Diese Installation kann keine Karte lesen.',
  'readiness.reason.CardsOff': 'Karten sind in dieser Installation ausgeschaltet.',
  'readiness.reason.ReaderReady': 'Angeschlossen: {reader}.',
  'readiness.reason.NoReader': 'Es ist kein Kartenlesegerät angeschlossen.',
  'readiness.reason.LibraryFound': 'Gefunden: {library}.',
  'readiness.reason.CommandsUsed': 'Nichts zu installieren: Die Karte wird direkt benutzt.',
  'readiness.reason.LibraryMissing': 'Die Software der Karte wurde nicht gefunden.',
  'readiness.reason.LibraryFails': 'Die Software der Karte startet nicht: {library}.',
  'readiness.reason.LibraryRefusesKey':
    'Diese Software verweigert den Unterschriftsschlüssel der Karte: {library}.',
  'readiness.reason.CardYours': 'Es ist Ihrer.',
  'readiness.reason.NoCard': 'Es steckt keine Karte im Lesegerät.',
  'readiness.reason.CardBeingRead': 'Die Karte wird gelesen.',
  'readiness.reason.SeveralCards': 'Mehrere Karten stecken.',
  'readiness.reason.OtherPerson': 'Die eingesteckte Karte ist nicht Ihre.',
  'readiness.reason.NoNumber':
    'Ihr Profil hat keine Nationalregisternummer: Die Karte kann Ihnen nicht zugeordnet werden.',
  'readiness.reason.CardUnusable': 'Diese Karte ist nicht verwendbar.',
  'readiness.reason.CardLasts': 'Gültig bis {date}.',
  'readiness.reason.CardEndsSoon': 'Ihre Karte endet am {date}.',
  'readiness.reason.CardEnded': 'Ihre Karte ist am {date} abgelaufen.',
  'readiness.reason.CardNotYetValid': 'Ihre Karte ist noch nicht gültig.',
  'readiness.reason.SignatureOnCard': 'Auf der Karte, gültig bis {date}.',
  'readiness.reason.SignatureOnToken': 'Auf „{place}“, gültig bis {date}.',
  'readiness.reason.NoSignature': 'Ihre Karte hat kein Unterschriftszertifikat.',
  'readiness.reason.SignatureInactive':
    'Das Unterschriftszertifikat Ihrer Karte wurde nie aktiviert.',
  'readiness.reason.SignatureRevoked':
    'Das Unterschriftszertifikat Ihrer Karte ist widerrufen oder ausgesetzt.',
  'readiness.reason.SignatureEnded':
    'Das Unterschriftszertifikat Ihrer Karte ist am {date} abgelaufen.',
  'readiness.reason.SignatureUnread': 'Das Unterschriftszertifikat konnte nicht gelesen werden.',
  'readiness.reason.PinUsed': 'Hier für eine Sitzung benutzt am {date}.',
  'readiness.reason.PinNotUsed': 'Wissen Sie Ihren PIN-Code noch?',
  'readiness.reason.PinLastTry': 'Es bleibt nur ein Versuch des PIN-Codes.',
  'readiness.reason.PinBlocked': 'Der PIN-Code Ihrer Karte ist gesperrt.',
  'readiness.reason.PinOfToken':
    'Verlangt wird der PIN-Code dieses Trägers, nicht der des Ausweises.',
  'readiness.reason.ClockRight': 'Gleich mit eHealth.',
  'readiness.reason.ClockOff': 'Die Uhrzeit weicht {seconds} Sekunden von der von eHealth ab.',
  'readiness.reason.ClockAhead': 'Die Uhr geht {span} vor.',
  'readiness.reason.ClockBehind': 'Die Uhr geht {span} nach.',
  'readiness.reason.ClockUnknown': 'Die Uhrzeit von eHealth ist nicht bekannt.',
  'readiness.reason.ServicesAnswer': 'Antworten in {seconds} s.',
  'readiness.reason.ServicesFault':
    'Die Dienste von eHealth antworten, können aber im Augenblick nichts bearbeiten.',
  'readiness.reason.ServicesSilent': 'Die Dienste von eHealth antworten nicht.',
  'readiness.reason.ServicesUnknown':
    'Es ist keine Adresse von eHealth für Zertifikate eingestellt.',
  'readiness.remedy.StartService':
    'Schließen Sie das Lesegerät an. Ist es angeschlossen, starten Sie diesen Computer neu oder rufen Sie Ihren Informatiker.',
  'readiness.remedy.InstallSupport': 'Ihr Informatiker muss die Installation ergänzen.',
  'readiness.remedy.AllowCards':
    'Unterschreiben Sie an einem Computer der Praxis mit Kartenlesegerät.',
  'readiness.remedy.PlugReader':
    'Schließen Sie ein Lesegerät für Personalausweise an und prüfen Sie erneut.',
  'readiness.remedy.InstallMiddleware': 'Installieren Sie die eID-Software von eid.belgium.be.',
  'readiness.remedy.UseCommands':
    'Ihr Informatiker kann „eid.signing“ auf „auto“ stellen: Die Karte wird dann direkt benutzt.',
  'readiness.remedy.InsertCard':
    'Stecken Sie Ihren Personalausweis in das Lesegerät, den Chip nach vorn.',
  'readiness.remedy.WaitForCard': 'Warten Sie einige Sekunden und prüfen Sie erneut.',
  'readiness.remedy.KeepOneCard': 'Lassen Sie nur Ihre Karte in den Lesegeräten.',
  'readiness.remedy.InsertOwnCard':
    'Stecken Sie Ihren eigenen Personalausweis ein. Ist es doch Ihrer, prüfen Sie die Nationalregisternummer Ihres Profils.',
  'readiness.remedy.CompleteProfile':
    'Bitten Sie einen Verwalter, Ihre Nationalregisternummer in Ihr Profil einzutragen.',
  'readiness.remedy.CheckCard':
    'Nehmen Sie die Karte heraus, stecken Sie sie wieder ein und prüfen Sie erneut.',
  'readiness.remedy.RenewCard':
    'Beantragen Sie eine neue Karte bei Ihrer Gemeinde: Das dauert einige Wochen. Lassen Sie dort das Unterschriftszertifikat aktivieren.',
  'readiness.remedy.CheckDate':
    'Prüfen Sie das Datum dieses Computers, oder benutzen Sie Ihre jetzige Karte.',
  'readiness.remedy.AddSignature':
    'Vereinbaren Sie einen Termin bei Ihrer Gemeinde, um es hinzuzufügen, mit Karte und Codes. Ohne es lässt sich kein Antrag unterschreiben.',
  'readiness.remedy.ActivateSignature':
    'Vereinbaren Sie einen Termin bei Ihrer Gemeinde, um es zu aktivieren, mit Karte und Codes.',
  'readiness.remedy.TryAgain': 'Prüfen Sie gleich noch einmal.',
  'readiness.remedy.TestPin':
    'Die Karte hat nur einen PIN-Code. Öffnen Sie eine Sitzung mit ihr: So prüfen Sie ihn, ohne Bindendes zu unterschreiben.',
  'readiness.remedy.FindPin':
    'Suchen Sie den richtigen Code vor jedem weiteren Versuch: Ein Fehler mehr sperrt die Karte.',
  'readiness.remedy.UnblockPin': 'Lassen Sie ihn von Ihrer Gemeinde entsperren.',
  'readiness.remedy.FindTokenPin': 'Halten Sie ihn bereit: Ohne Sie wird nichts versucht.',
  'readiness.remedy.SetClock':
    'eHealth verweigert eine Unterschrift mit anderer Uhrzeit. Unter Windows: Rechtsklick auf die Uhr, „Datum und Uhrzeit anpassen“, dann „Jetzt synchronisieren“.',
  'readiness.remedy.WaitForServices':
    'Versuchen Sie es später: eHealth meldet Störungen auf status.ehealth.fgov.be.',
  'readiness.remedy.CheckConnection':
    'Prüfen Sie die Internetverbindung dieses Computers, dann versuchen Sie es erneut.',
  'readiness.remedy.SetAddress':
    'Ihr Informatiker findet die Adresse unter „probes.certRaEndpoint“ im Handbuch der Einstellungen.',
};
