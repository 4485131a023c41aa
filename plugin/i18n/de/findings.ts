import type { findings as fr } from '../fr/findings.ts';

/** What findings of a verdict say, and what `trousseau inspect` prints. German. */
export const findings: Readonly<Record<keyof typeof fr, string>> = {
  // How far the procedure went
  'state.NotCompleted': 'Antrag nicht abgeschlossen: Schritt 2 fehlt',
  'state.NoEncryptionKey': 'unvollständig: Verschlüsselungsschlüssel fehlt',
  'state.Complete': 'vollständig',
  'state.OldKeysOnly': 'nur Entschlüsselung: nur alte Schlüssel',
  'state.CertificateUnreadable': 'Zertifikat für dieses Modul nicht lesbar',
  'state.NoPrivateKey': 'ohne privaten Schlüssel',
  'state.NotEhealth': 'kein eHealth-Zertifikat',
  'level.ok': 'in Ordnung',
  'level.attention': 'Beachtung nötig',
  'level.unusable': 'unbrauchbar',
  'severity.error': 'blockierend',
  'severity.warning': 'Warnung',
  'severity.info': 'Hinweis',
  'blocks.session': 'eine eHealth-Sitzung öffnen',
  'blocks.decryption': 'verschlüsselte Nachrichten lesen',
  'blocks.renewal': 'das Zertifikat erneuern',
  'environment.production': 'Produktion',
  'environment.acceptance': 'Akzeptanz (Test)',
  'environment.simulation': 'Demonstration',
  'holderKind.person': 'Person',
  'holderKind.group': 'Gruppe',
  'holderKind.company': 'ZDU',
  // What the file is
  'finding.NotEhealth.message':
    'Diese Datei lässt sich öffnen, enthält aber kein eHealth-Zertifikat.',
  'finding.NotEhealth.remedy':
    'Wählen Sie die .p12-Datei aus dem Ordner „ehealth/keystore“ des Computers, auf dem das Zertifikat beantragt wurde.',
  'finding.NotEhealth.eid.message':
    'Diese Datei enthält ein Zertifikat eines Personalausweises (eID), kein eHealth-Zertifikat.',
  'finding.NotEhealth.eid.remedy':
    'Wählen Sie die .p12-Datei aus dem Ordner „ehealth/keystore“ des Computers, auf dem das Zertifikat beantragt wurde.',
  'finding.NotEhealth.selfSigned.message':
    'Diese Datei trägt den Namen eines eHealth-Inhabers, aber ihr Zertifikat wurde von keiner Stelle ausgestellt: Es hat sich selbst unterschrieben.',
  'finding.NotEhealth.selfSigned.remedy':
    'Wählen Sie die .p12-Datei aus dem Ordner „ehealth/keystore“ des Computers, auf dem das Zertifikat beantragt wurde.',
  'finding.NoPrivateKey.message':
    'Diese Datei enthält ein Zertifikat, aber nicht den zugehörigen privaten Schlüssel: Sie kann nichts unterschreiben und nichts entschlüsseln.',
  'finding.NoPrivateKey.remedy': 'Nehmen Sie die ursprüngliche .p12-Datei statt eines Exports.',
  'finding.CertificateUnreadable.message':
    'Dieses Modul kann ein Zertifikat in dieser Datei nicht lesen: Eine seiner Angaben, zum Beispiel ein Datum, ergibt keinen Sinn. Der private Schlüssel ist vorhanden und das Passwort stimmt.',
  'finding.CertificateUnreadable.remedy':
    'Laden Sie die ursprüngliche .p12-Datei. Bleibt das Ergebnis gleich, zeigen Sie diese Seite dem Support Ihrer Software, bevor Sie ein neues Zertifikat beantragen.',
  'finding.CertificateUnreadable.encryption.message':
    'Eine Sitzung lässt sich öffnen, aber dieses Modul kann das Zertifikat eines anderen Schlüssels in dieser Datei nicht lesen: Wir wissen nicht, ob der Verschlüsselungsschlüssel vorhanden ist.',
  'finding.CertificateUnreadable.encryption.remedy':
    'Laden Sie die ursprüngliche .p12-Datei. Bleibt das Ergebnis gleich, zeigen Sie diese Seite dem Support Ihrer Software, bevor Sie ein neues Zertifikat beantragen.',
  'finding.NotCompleted.message':
    'Der Antrag für dieses Zertifikat ist nicht abgeschlossen: Die Datei enthält den Schlüssel, aber noch nicht das Zertifikat.',
  'finding.NotCompleted.remedy':
    'Führen Sie Schritt 2 im eHealth Certificate Manager aus und laden Sie diese Datei danach noch einmal. Eine Karte brauchen Sie nicht.',
  'finding.NotCompleted.remedy.here':
    'Schließen Sie den Antrag hier ab: Das Kennwort dieser Datei genügt, ohne Karte.',
  'finding.NotCompleted.renewal.message':
    'Die Erneuerung ist nicht abgeschlossen: Diese neue Datei enthält den Schlüssel, aber noch nicht das Zertifikat. Das alte Zertifikat gilt bis zu seinem Ende.',
  'finding.NotCompleted.renewal.remedy':
    'Schließen Sie die Erneuerung im eHealth Certificate Manager ab und laden Sie diese Datei danach noch einmal. Eine Karte brauchen Sie nicht.',
  'finding.NotCompleted.renewal.remedy.here':
    'Schließen Sie die Erneuerung hier ab: Das Kennwort dieser Datei genügt, ohne Karte.',
  'finding.NotCompleted.steps.1':
    'Warten Sie auf die zweite E-Mail von eHealth: Sie sagt, ab wann das Zertifikat bereitsteht. Oft dauert es Minuten, manchmal bis zu 10 Tage; sehen Sie auch im Spam-Ordner nach.',
  'finding.NotCompleted.steps.2':
    'Öffnen Sie den eHealth Certificate Manager auf dem Computer, auf dem der Antrag gestellt wurde, oder kopieren Sie diese Datei auf den Computer, den Sie benutzen.',
  'finding.NotCompleted.steps.3':
    'Klicken Sie auf die Schaltfläche zum Abschließen eines Antrags (erste Gruppe im Menü, zweite Schaltfläche).',
  'finding.NotCompleted.steps.4':
    'Gibt es mehrere Dateien, nehmen Sie die mit der richtigen Nummer: „SSIN=“ für eine Person, „NIHII“ für eine Gruppe, „CBE=“ für ein Unternehmen.',
  'finding.NotCompleted.steps.5':
    'Tippen Sie das Kennwort der Zertifikatsdatei und installieren Sie das Zertifikat: Dieselbe Schaltfläche erzeugt den Verschlüsselungsschlüssel.',
  'finding.NotCompleted.steps.6': 'Laden Sie diese Datei hier noch einmal.',
  'finding.NotCompleted.renewal.steps.1':
    'Warten Sie auf die zweite E-Mail von eHealth: Sie sagt, ab wann das Zertifikat bereitsteht. Oft dauert es Minuten, manchmal bis zu 10 Tage; sehen Sie auch im Spam-Ordner nach.',
  'finding.NotCompleted.renewal.steps.2':
    'Öffnen Sie den eHealth Certificate Manager auf dem Computer, auf dem der Antrag gestellt wurde, oder kopieren Sie diese Datei auf den Computer, den Sie benutzen.',
  'finding.NotCompleted.renewal.steps.3':
    'Klicken Sie auf die Schaltfläche zum Abschließen der Erneuerung (dritte Gruppe im Menü, zweite Schaltfläche), nicht auf die für einen neuen Antrag, die in der E-Mail steht.',
  'finding.NotCompleted.renewal.steps.4':
    'Wählen Sie die neue Datei: die mit dem jüngsten Datum im Namen.',
  'finding.NotCompleted.renewal.steps.5':
    'Tippen Sie das Kennwort dieser neuen Zertifikatsdatei und installieren Sie das erneuerte Zertifikat.',
  'finding.NotCompleted.renewal.steps.6':
    'Laden Sie diese Datei hier und in jedem Programm und Computer, der die alte benutzt hat.',
  'finding.NotCompleted.renewal.steps.7':
    'Klicken Sie erst danach auf die Schaltfläche zum Aktivieren der ETK (dritte Gruppe im Menü, dritte Schaltfläche), mit der neuen Datei: Die alte ETK ist dann außer Betrieb.',
  'finding.KeyCertificateMismatch.message':
    'Der private Schlüssel und das Zertifikat in dieser Datei gehören nicht zusammen: Die Datei wurde vermischt oder beschädigt.',
  'finding.KeyCertificateMismatch.remedy':
    'Nehmen Sie die ursprüngliche Datei, wie das Programm von eHealth sie geschrieben hat.',
  'finding.KeyCertificateMismatch.extra.message':
    'Zusätzliche Schlüssel in der Datei ohne passendes Zertifikat: {count}. Der Hauptschlüssel hat seines.',
  'finding.KeyCertificateMismatch.extra.remedy':
    'Lassen sich alte Nachrichten nicht öffnen, suchen Sie eine ältere Kopie dieser Datei.',
  // Whose it is
  'finding.HolderMismatch.person.message':
    'Dieses Zertifikat gehört nicht dieser Person: Es trägt die Nummer {foundType} {found}, die erwartete Nationalregisternummer endet aber auf {expected}.',
  'finding.HolderMismatch.person.remedy':
    'Wählen Sie das Zertifikat dieser Person oder berichtigen Sie die Nationalregisternummer in ihrem Profil.',
  'finding.HolderMismatch.group.message':
    'Dieses Zertifikat gehört nicht dieser Gruppe: Es trägt die Nummer {foundType} {found}, die erwartete LIKIV-Nummer endet aber auf {expected}.',
  'finding.HolderMismatch.group.remedy':
    'Wählen Sie das Zertifikat dieser Gruppe oder prüfen Sie die ersten acht Ziffern der LIKIV-Nummer.',
  'finding.HolderMismatch.company.message':
    'Dieses Zertifikat gehört nicht diesem Unternehmen: Es trägt die Nummer {foundType} {found}, die erwartete ZDU-Nummer endet aber auf {expected}.',
  'finding.HolderMismatch.company.remedy':
    'Wählen Sie das Zertifikat dieses Unternehmens oder prüfen Sie die ZDU-Nummer.',
  'finding.HolderMismatch.fileName.message':
    'Der Dateiname kündigt einen anderen Inhaber an ({foundType} {found}) als erwartet ({expected}). Der Inhalt sagt es erst, wenn der Antrag abgeschlossen ist.',
  'finding.HolderMismatch.fileName.remedy':
    'Prüfen Sie, ob dies wirklich die Datei dieses Inhabers ist.',
  'finding.NameInconsistent.message':
    'Der Inhaber ist in diesem Zertifikat auf zwei verschiedene Arten genannt; wir halten uns an {type} {found}.',
  'finding.NameInconsistent.remedy': 'Melden Sie es dem Kontaktzentrum von eHealth (02 788 51 55).',
  'finding.IdentifierCheckDigit.message':
    'Die Prüfziffern der Nummer im Zertifikat ({type} {found}) gehen nicht auf. Die Stelle hat es dennoch so ausgestellt.',
  'finding.IdentifierCheckDigit.remedy':
    'Vergleichen Sie die Nummer mit der des Inhabers; stimmt sie, ist nichts zu tun.',
  // When it holds
  'finding.Expired.message':
    'Dieses Zertifikat ist am {notAfter} abgelaufen. Es öffnet keine Sitzung mehr und kann nicht mehr erneuert werden; alte Nachrichten bleiben mit seinen Verschlüsselungsschlüsseln lesbar.',
  'finding.Expired.remedy':
    'Beantragen Sie ein neues Zertifikat im eHealth Certificate Manager (erste Gruppe im Menü, erste Schaltfläche) und bewahren Sie diese Datei für die alten Nachrichten auf.',
  'finding.Expired.remedy.here':
    'Beantragen Sie hier ein neues Zertifikat, mit der eID der Person, die unterschreibt, und bewahren Sie diese Datei für die alten Nachrichten auf.',
  'finding.NotYetValid.message': 'Dieses Zertifikat gilt erst ab dem {notBefore}.',
  'finding.NotYetValid.remedy':
    'Prüfen Sie zuerst Datum und Uhrzeit des Computers; stimmen sie, warten Sie bis dahin.',
  'finding.Expiring.message':
    'Dieses Zertifikat läuft in {daysLeft} Tagen ab, am {notAfter}. Es kann bereits erneuert werden.',
  'finding.Expiring.remedy':
    'Erneuern Sie es, wann es Ihnen passt, im eHealth Certificate Manager: Nötig sind die eID des Inhabers und ihr PIN-Code, diese Datei und ihr Kennwort.',
  'finding.Expiring.remedy.here':
    'Erneuern Sie es hier, wann es Ihnen passt: Nötig sind die eID und der PIN-Code der Person, die unterschreibt.',
  'finding.Expiring.steps.1':
    'Stecken Sie die eID des Inhabers in den Kartenleser und lassen Sie sie bis zum Ende des Antrags stecken.',
  'finding.Expiring.steps.2':
    'Klicken Sie im eHealth Certificate Manager auf die Schaltfläche zum Erneuern (dritte Gruppe im Menü, erste Schaltfläche), wählen Sie diese Datei und geben Sie ihr Kennwort ein. Prüfen Sie die E-Mail-Adresse und senden Sie den Antrag ab.',
  'finding.Expiring.steps.3':
    'Warten Sie auf die zweite E-Mail von eHealth: Sie sagt, ab wann das Zertifikat bereitsteht. Oft dauert es Minuten, manchmal bis zu 10 Tage; sehen Sie auch im Spam-Ordner nach.',
  'finding.Expiring.steps.4':
    'Klicken Sie auf die Schaltfläche zum Abschließen der Erneuerung (dritte Gruppe im Menü, zweite Schaltfläche) und wählen Sie die neue Datei: die mit dem jüngsten Datum im Namen.',
  'finding.Expiring.steps.5':
    'Laden Sie die neue Datei hier und in jedes Programm und auf jeden Computer, der die alte benutzt. Bewahren Sie auch die alte Datei auf.',
  'finding.Expiring.steps.6':
    'Klicken Sie erst danach auf die Schaltfläche zum Aktivieren der ETK (dritte Gruppe im Menü, dritte Schaltfläche), mit der neuen Datei: Die alte ETK ist dann außer Betrieb.',
  'finding.Expiring.soon.message':
    'Dieses Zertifikat läuft in {daysLeft} Tagen ab, am {notAfter}. Ein neues bekommen Sie meist in wenigen Minuten, manchmal dauert es aber bis zu 10 Tage.',
  'finding.Expiring.soon.remedy':
    'Erneuern Sie es jetzt im eHealth Certificate Manager: Nötig sind die eID des Inhabers und ihr PIN-Code, diese Datei und ihr Kennwort.',
  'finding.Expiring.soon.remedy.here':
    'Erneuern Sie es jetzt, hier: Nötig sind die eID und der PIN-Code der Person, die unterschreibt.',
  'finding.Expiring.urgent.message':
    'Dieses Zertifikat läuft in {daysLeft} Tagen ab, am {notAfter}. Es funktioniert noch, aber ein neues zu bekommen dauert manchmal bis zu 10 Tage.',
  'finding.Expiring.urgent.remedy':
    'Erneuern Sie es noch heute im eHealth Certificate Manager, mit der eID des Inhabers: Nach dem Ende ist ein neuer Antrag nötig.',
  'finding.Expiring.urgent.remedy.here':
    'Erneuern Sie es noch heute, hier, mit der eID der Person, die unterschreibt: Nach dem Ende ist ein neuer Antrag nötig.',
  'finding.Expiring.tomorrow.message':
    'Dieses Zertifikat läuft morgen ab, am {notAfter}. Es funktioniert noch.',
  'finding.Expiring.tomorrow.remedy':
    'Erneuern Sie es noch heute im eHealth Certificate Manager, mit der eID des Inhabers: Nach dem Ende ist ein neuer Antrag nötig.',
  'finding.Expiring.tomorrow.remedy.here':
    'Erneuern Sie es noch heute, hier, mit der eID der Person, die unterschreibt: Nach dem Ende ist ein neuer Antrag nötig.',
  'finding.Expiring.today.message':
    'Dieses Zertifikat läuft heute ab: {notAfter}. Bis dahin funktioniert es.',
  'finding.Expiring.today.remedy':
    'Erneuern Sie es noch heute im eHealth Certificate Manager, mit der eID des Inhabers: Nach dem Ende ist ein neuer Antrag nötig.',
  'finding.Expiring.today.remedy.here':
    'Erneuern Sie es noch heute, hier, mit der eID der Person, die unterschreibt: Nach dem Ende ist ein neuer Antrag nötig.',
  'finding.Expiring.renewed.message':
    'Dieses Zertifikat läuft am {notAfter} ab; das neue ist schon da.',
  'finding.Expiring.renewed.remedy':
    'Aktivieren Sie das neue Zertifikat vor diesem Datum, sobald jedes Programm und jeder Computer es hat.',
  'finding.Expiring.renewed.steps.1':
    'Geben Sie jedem Programm und jedem Computer mit der alten Datei eine Kopie der neuen.',
  'finding.Expiring.renewed.steps.2':
    'Aktivieren Sie danach das neue Zertifikat auf der Seite des Antrags.',
  'finding.UnusualValidity.message':
    'Dieses Zertifikat läuft {days} Tage, eine ungewöhnliche Dauer: Gewöhnlich sind es {usualMonths} Monate.',
  'finding.UnusualValidity.remedy':
    'Halten Sie sich an die angezeigten Daten; die Dauer sagt nicht, ob der Antrag abgeschlossen ist.',
  'finding.UnusualValidity.historic.message':
    'Dieses Zertifikat läuft {days} Tage, eine Dauer, die eHealth früher benutzt hat; heute sind es {usualMonths} Monate.',
  'finding.UnusualValidity.historic.remedy': 'Es ist nichts zu tun.',
  // Who issued it, and for which environment
  'finding.IssuerUnknown.message':
    'Die Stelle „{issuer}“, die dieses Zertifikat ausgestellt hat, ist hier nicht als eHealth-Stelle bekannt: eHealth wird es wahrscheinlich ablehnen.',
  'finding.IssuerUnknown.remedy':
    'Bitten Sie Ihren Anbieter, die Liste der Stellen zu aktualisieren; ist sie aktuell, ist dies kein eHealth-Zertifikat.',
  'finding.IssuerUnknown.missing.message':
    'Das Zertifikat der Stelle „{issuer}“ ist nicht in dieser Datei: Wir können nicht prüfen, wer es ausgestellt hat.',
  'finding.IssuerUnknown.missing.remedy':
    'Nehmen Sie die ursprüngliche Datei des Programms von eHealth statt eines Exports; sonst bitten Sie Ihren Anbieter, diese Stelle hinzuzufügen.',
  'finding.WrongEnvironment.message':
    'Dieses Zertifikat ist für die Umgebung „{environment}“ gemacht, dieses Programm arbeitet aber in „{expectedEnvironment}“.',
  'finding.WrongEnvironment.remedy':
    'Laden Sie ein Zertifikat der Umgebung „{expectedEnvironment}“.',
  'finding.WrongEnvironment.supposed.message':
    'Ihrem Namen nach ist diese Datei für die Umgebung „{environment}“ gemacht, dieses Programm arbeitet aber in „{expectedEnvironment}“.',
  'finding.WrongEnvironment.supposed.remedy':
    'Prüfen Sie die Umgebung, bevor Sie den Antrag abschließen.',
  'finding.EnvironmentNameMismatch.message':
    'Der Dateiname kündigt die Umgebung „{namedEnvironment}“ an, das Zertifikat stammt aber aus „{environment}“.',
  'finding.EnvironmentNameMismatch.remedy':
    'Der Inhalt zählt; prüfen Sie, ob es die gewünschte Datei ist.',
  'finding.ChainIncomplete.message':
    'Das Zertifikat der Stelle „{issuer}“ ist nicht in der Datei; wir haben es ergänzt.',
  'finding.ChainIncomplete.remedy': 'Es ist nichts zu tun.',
  'finding.ChainIncomplete.unknown.message':
    'Das Zertifikat der Stelle „{issuer}“ ist nicht in der Datei, und wir haben es auch nicht.',
  'finding.ChainIncomplete.unknown.remedy':
    'Nehmen Sie die ursprüngliche Datei des Programms von eHealth.',
  // Its keys
  'finding.NoEncryptionKey.message':
    'Schritt 2 ist nicht abgeschlossen: Der Verschlüsselungsschlüssel fehlt. Eine Sitzung lässt sich ohne ihn öffnen, aber verschlüsselte Nachrichten bleiben unlesbar.',
  'finding.NoEncryptionKey.remedy':
    'Gibt es eine neuere oder vollständigere Kopie dieser Datei, nehmen Sie diese; sonst wiederholen Sie Schritt 2 mit dieser. Eine Karte brauchen Sie nicht.',
  'finding.NoEncryptionKey.remedy.here':
    'Gibt es eine neuere oder vollständigere Kopie dieser Datei, nehmen Sie diese; sonst führen Sie Schritt 2 hier aus, mit dem Kennwort dieser Datei. Eine Karte brauchen Sie nicht.',
  'finding.NoEncryptionKey.oldKeys.message':
    'Schritt 2 ist nicht abgeschlossen: Der Verschlüsselungsschlüssel dieses Zertifikats fehlt. Eine Sitzung lässt sich ohne ihn öffnen, aber nur alte Nachrichten sind lesbar, mit den alten Schlüsseln der Datei.',
  'finding.NoEncryptionKey.oldKeys.remedy':
    'Gibt es eine neuere oder vollständigere Kopie dieser Datei, nehmen Sie diese; sonst wiederholen Sie Schritt 2 mit dieser. Eine Karte brauchen Sie nicht.',
  'finding.NoEncryptionKey.oldKeys.remedy.here':
    'Gibt es eine neuere oder vollständigere Kopie dieser Datei, nehmen Sie diese; sonst führen Sie Schritt 2 hier aus, mit dem Kennwort dieser Datei. Eine Karte brauchen Sie nicht.',
  'finding.NoEncryptionKey.steps.1':
    'Öffnen Sie den eHealth Certificate Manager auf dem Computer, auf dem der Antrag gestellt wurde, oder kopieren Sie diese Datei auf den Computer, den Sie benutzen.',
  'finding.NoEncryptionKey.steps.2':
    'Klicken Sie auf die Schaltfläche zum Abschließen eines Antrags (erste Gruppe im Menü, zweite Schaltfläche).',
  'finding.NoEncryptionKey.steps.3':
    'Gibt es mehrere Dateien, nehmen Sie die mit der richtigen Nummer: „SSIN=“ für eine Person, „NIHII“ für eine Gruppe, „CBE=“ für ein Unternehmen.',
  'finding.NoEncryptionKey.steps.4':
    'Tippen Sie das Kennwort der Zertifikatsdatei und installieren Sie das Zertifikat: Dieselbe Schaltfläche erzeugt den Verschlüsselungsschlüssel.',
  'finding.NoEncryptionKey.steps.5': 'Laden Sie diese Datei hier noch einmal.',
  'finding.NoEncryptionKey.oldKeys.steps.1':
    'Öffnen Sie den eHealth Certificate Manager auf dem Computer, auf dem der Antrag gestellt wurde, oder kopieren Sie diese Datei auf den Computer, den Sie benutzen.',
  'finding.NoEncryptionKey.oldKeys.steps.2':
    'Klicken Sie auf die Schaltfläche zum Abschließen eines Antrags (erste Gruppe im Menü, zweite Schaltfläche).',
  'finding.NoEncryptionKey.oldKeys.steps.3':
    'Gibt es mehrere Dateien, nehmen Sie die mit der richtigen Nummer: „SSIN=“ für eine Person, „NIHII“ für eine Gruppe, „CBE=“ für ein Unternehmen.',
  'finding.NoEncryptionKey.oldKeys.steps.4':
    'Tippen Sie das Kennwort der Zertifikatsdatei und installieren Sie das Zertifikat: Dieselbe Schaltfläche erzeugt den Verschlüsselungsschlüssel.',
  'finding.NoEncryptionKey.oldKeys.steps.5': 'Laden Sie diese Datei hier noch einmal.',
  'finding.NoEncryptionKey.elsewhere.message':
    'Der Verschlüsselungsschlüssel fehlt in dieser Datei, aber eHealth veröffentlicht einen für diesen Inhaber (geprüft am {checkedAt}): Er liegt wohl in einer anderen Kopie. Mit dieser Datei lässt sich eine Sitzung öffnen, aber verschlüsselte Nachrichten bleiben unlesbar.',
  'finding.NoEncryptionKey.elsewhere.remedy':
    'Suchen Sie die Kopie mit diesem Schlüssel und laden Sie sie hier. Wiederholen Sie Schritt 2 nicht, bevor Sie gesucht haben: Die andere Kopie könnte neue Nachrichten nicht mehr lesen.',
  'finding.NoEncryptionKey.elsewhere.steps.1':
    'Suchen Sie im Ordner „ehealth/keystore“ der Computer, auf denen das Zertifikat beantragt oder abgeschlossen wurde, und in den anderen Programmen, die eHealth-Sitzungen öffnen.',
  'finding.NoEncryptionKey.elsewhere.steps.2':
    'Laden Sie hier die neueste Datei dieses Inhabers: Das Urteil sagt, ob sie vollständig ist.',
  'finding.NoEncryptionKey.elsewhere.steps.3':
    'Gibt es diese Kopie nirgends mehr, und nur dann, wiederholen Sie Schritt 2 mit dieser Datei im eHealth Certificate Manager (erste Gruppe im Menü, zweite Schaltfläche).',
  'finding.NoEncryptionKey.elsewhere.steps.3.here':
    'Gibt es diese Kopie nirgends mehr, und nur dann, führen Sie Schritt 2 hier mit dieser Datei aus.',
  'finding.NoEncryptionKey.withdrawn.message':
    'Diese Datei enthält ihren Verschlüsselungsschlüssel, aber eHealth veröffentlicht keinen für diesen Inhaber (geprüft am {checkedAt}): Niemand kann ihm eine verschlüsselte Nachricht senden.',
  'finding.NoEncryptionKey.withdrawn.remedy':
    'Wiederholen Sie Schritt 2 mit dieser Datei; genügt das nicht, rufen Sie das Contact Center von eHealth an (02 788 51 55). Eine Karte brauchen Sie nicht.',
  'finding.OldKeysOnly.message':
    'Diese Datei enthält nur alte Verschlüsselungsschlüssel: Damit lassen sich alte Nachrichten lesen, aber keine Sitzung öffnen.',
  'finding.OldKeysOnly.remedy':
    'Bewahren Sie sie für die alten Nachrichten auf und laden Sie dazu die Datei des heutigen Zertifikats.',
  'finding.OldKeysKept.message':
    'Die Datei bewahrt {count} alte Verschlüsselungsschlüssel: Nachrichten von vor der Erneuerung bleiben lesbar.',
  'finding.OldKeysKept.remedy': 'Es ist nichts zu tun.',
  'finding.OldKeysKept.one.message':
    'Die Datei bewahrt einen alten Verschlüsselungsschlüssel: Nachrichten von vor der Erneuerung bleiben lesbar.',
  'finding.OldKeysKept.one.remedy': 'Es ist nichts zu tun.',
  'finding.WeakKey.message':
    'Der Schlüssel dieses Zertifikats ist zu kurz: {bits} Bit, eHealth verlangt mindestens {minimum}.',
  'finding.WeakKey.remedy': 'Beantragen Sie ein neues Zertifikat im eHealth Certificate Manager.',
  'finding.WeakKey.remedy.here':
    'Beantragen Sie hier ein neues Zertifikat, mit der eID der Person, die unterschreibt.',
  'finding.WeakKey.kind.message':
    'Der Schlüssel dieses Zertifikats ist von einer Art, die eHealth nicht annimmt: {algorithm}.',
  'finding.WeakKey.kind.remedy':
    'Beantragen Sie ein neues Zertifikat im eHealth Certificate Manager.',
  'finding.WeakKey.kind.remedy.here':
    'Beantragen Sie hier ein neues Zertifikat, mit der eID der Person, die unterschreibt.',
  // What eHealth itself says of it
  'finding.Revoked.message':
    'Dieses Zertifikat wurde am {revokedAt} widerrufen (geprüft am {checkedAt}). Es öffnet keine Sitzung mehr und kann nicht mehr erneuert werden; alte Nachrichten bleiben mit seinen Verschlüsselungsschlüsseln lesbar.',
  'finding.Revoked.remedy':
    'Beantragen Sie ein neues Zertifikat im eHealth Certificate Manager (erste Gruppe im Menü, erste Schaltfläche) und bewahren Sie diese Datei für die alten Nachrichten auf.',
  'finding.Revoked.remedy.here':
    'Beantragen Sie hier ein neues Zertifikat, mit der eID der Person, die unterschreibt, und bewahren Sie diese Datei für die alten Nachrichten auf.',
  'finding.Revoked.undated.message':
    'eHealth meldet, dass dieses Zertifikat widerrufen wurde (geprüft am {checkedAt}). Es öffnet keine Sitzung mehr und kann nicht mehr erneuert werden; alte Nachrichten bleiben mit seinen Verschlüsselungsschlüsseln lesbar.',
  'finding.Revoked.undated.remedy':
    'Beantragen Sie ein neues Zertifikat im eHealth Certificate Manager (erste Gruppe im Menü, erste Schaltfläche) und bewahren Sie diese Datei für die alten Nachrichten auf.',
  'finding.Revoked.undated.remedy.here':
    'Beantragen Sie hier ein neues Zertifikat, mit der eID der Person, die unterschreibt, und bewahren Sie diese Datei für die alten Nachrichten auf.',
  'finding.RequestRefused.message':
    'eHealth hat den Antrag für dieses Zertifikat abgelehnt (geprüft am {checkedAt}).',
  'finding.RequestRefused.remedy':
    'Lesen Sie die E-Mail von eHealth, die den Grund nennt, und stellen Sie einen neuen Antrag; rufen Sie im Zweifel das Contact Center von eHealth an (02 788 51 55).',
  'finding.EtkNotActivated.message':
    'Die Erneuerung ist noch nicht aktiviert: eHealth veröffentlicht weiterhin den alten Verschlüsselungsschlüssel (geprüft am {checkedAt}). Neue Nachrichten werden also noch für die alte Datei verschlüsselt.',
  'finding.EtkNotActivated.remedy':
    'Laden Sie diese Datei in jedem Programm und Computer, der die alte benutzt hat, und aktivieren Sie danach die ETK im eHealth Certificate Manager (dritte Gruppe im Menü, dritte Schaltfläche).',
  'finding.EtkNotActivated.here.message':
    'Dieses neue Zertifikat ist fertig, aber noch nicht aktiviert: Bis dahin kommen Nachrichten noch für das alte an, das in Gebrauch bleibt.',
  'finding.EtkNotActivated.here.remedy':
    'Aktivieren Sie es, sobald jedes Programm und jeder Computer mit der alten Datei die neue hat.',
  'finding.OtherFilePublished.message':
    'eHealth veröffentlicht einen anderen Verschlüsselungsschlüssel als die dieser Datei (geprüft am {checkedAt}): Neue Nachrichten kann sie nicht lesen. Anderswo gibt es eine neuere Datei.',
  'finding.OtherFilePublished.remedy':
    'Suchen Sie die neueste Datei dieses Inhabers und laden Sie sie hier. Wiederholen Sie Schritt 2 nicht: Der Schlüssel der anderen Datei wäre dann außer Betrieb.',
  'finding.OtherFilePublished.unsure.message':
    'eHealth veröffentlicht einen anderen Verschlüsselungsschlüssel als die dieser Datei (geprüft am {checkedAt}). Entweder gibt es anderswo eine neuere Datei, oder diese Datei stammt aus einer Erneuerung, die noch nicht aktiviert ist.',
  'finding.OtherFilePublished.unsure.remedy':
    'Stammt diese Datei aus einer Erneuerung, aktivieren Sie ihre ETK, sobald sie überall geladen ist; suchen Sie sonst die neueste Datei dieses Inhabers und laden Sie sie hier.',
  'finding.IssuerEndsFirst.message':
    'Die Stelle „{issuer}“, die dieses Zertifikat ausgestellt hat, endet am {issuerNotAfter}, vor dem Zertifikat selbst ({notAfter}): Danach könnte eHealth es ablehnen.',
  'finding.IssuerEndsFirst.remedy':
    'Erneuern Sie dieses Zertifikat vor dem {issuerNotAfter}, sobald eHealth es zulässt.',
  // What else is loaded
  'finding.NewerLoaded.message':
    'Ein neueres Zertifikat desselben Inhabers ist schon geladen; es gilt bis {newerNotAfter}.',
  'finding.NewerLoaded.remedy':
    'Benutzen Sie das neuere; bewahren Sie dieses nur zum Lesen alter Nachrichten auf.',
  'finding.NewerLoaded.toActivate.message':
    'Das neue Zertifikat dieses Inhabers ist da, aber noch nicht aktiviert. Bis dahin bleibt dieses in Gebrauch.',
  'finding.NewerLoaded.toActivate.remedy':
    'Aktivieren Sie das neue Zertifikat, sobald jedes Programm und jeder Computer es hat. Behalten Sie diese Datei: Sie dient noch zum Lesen alter Nachrichten.',
  'finding.SeveralCertificates.message':
    'Diese Datei enthält {count} Authentifizierungszertifikate; wir haben eines ausgewählt.',
  'finding.SeveralCertificates.remedy':
    'Prüfen Sie, ob der angezeigte Inhaber und die Daten die erwarteten sind.',
  'finding.SeveralCertificates.loaded.message':
    'Ein anderes, noch gültiges Zertifikat desselben Inhabers ist schon geladen: Mit diesem sind es {count}.',
  'finding.SeveralCertificates.loaded.remedy':
    'Ersetzen Sie das alte durch dieses, auf dem Profil, auf dem es liegt: Seine Verschlüsselungsschlüssel bleiben erhalten.',
  // The file around it
  'finding.FileContradictsContent.holder.message':
    'Der Dateiname sagt {namedType} {named}, das Zertifikat lautet aber auf {foundType} {found}.',
  'finding.FileContradictsContent.holder.remedy':
    'Der Inhalt zählt; prüfen Sie, ob es die gewünschte Datei ist.',
  'finding.FileContradictsContent.date.message':
    'Der Dateiname trägt das Datum {requestedOn}, das Zertifikat beginnt aber am {notBefore}.',
  'finding.FileContradictsContent.date.remedy':
    'Der Inhalt zählt; prüfen Sie, ob es die gewünschte Datei ist.',
  'finding.FileContradictsContent.size.message':
    'Diese Datei ist groß ({size} Byte) für einen nicht abgeschlossenen Antrag; die Größe beweist nicht, dass er abgeschlossen ist.',
  'finding.FileContradictsContent.size.remedy':
    'Halten Sie sich an den Inhalt: Schließen Sie den Antrag ab.',
  'finding.ProtectionObsolete.message':
    'Die Datei ist mit alten Verfahren geschützt: {algorithms}.',
  'finding.ProtectionObsolete.remedy':
    'Nichts zu tun: Das ist normal für eine Datei des Programms von eHealth, und jede hier geladene Datei wird neu verschlüsselt.',
  'finding.ProtectionObsolete.plain.message':
    'Die Schlüssel in dieser Datei sind nicht verschlüsselt: Wer die Datei hat, hat die Schlüssel.',
  'finding.ProtectionObsolete.plain.remedy':
    'Bewahren Sie die Kopie auf Ihrer Festplatte sicher auf; hier wird jede geladene Datei neu verschlüsselt.',
  'finding.ProtectionObsolete.noMac.message':
    'Die Datei hat keine Integritätsprüfung: Eine Änderung würde nicht auffallen.',
  'finding.ProtectionObsolete.noMac.remedy':
    'Bewahren Sie die Kopie auf Ihrer Festplatte sicher auf; hier wird jede geladene Datei neu verschlüsselt.',
  'finding.FileAnomaly.message': 'Die Datei weicht von der Norm ab, ist aber lesbar: {anomalies}.',
  'finding.FileAnomaly.remedy': 'Nichts zu tun, außer andere Feststellungen verlangen es.',
  // `trousseau inspect`
  'inspect.file': 'Datei',
  'inspect.state': 'Zustand',
  'inspect.holder': 'Inhaber',
  'inspect.environment': 'Umgebung',
  'inspect.validity': 'Gültigkeit',
  'inspect.issuer': 'Ausgestellt von',
  'inspect.content': 'Inhalt',
  'inspect.protection': 'Schutz',
  'inspect.works': 'Ermöglicht',
  'inspect.validity.range': 'von {notBefore} bis {notAfter}',
  'inspect.content.counts':
    'private Schlüssel: {keys}, Zertifikate: {certificates}, Verschlüsselungsschlüssel: {encryptionKeys}',
  'inspect.supposed': 'laut Dateiname',
  'inspect.nothing': 'nichts',
  'inspect.clear': 'Keine Feststellungen: alles in Ordnung.',
  'inspect.blocks': 'verhindert: {what}',
  'inspect.unreadable': 'Die Datei kann nicht gelesen werden.',
  'inspect.unreadable.remedy': 'Prüfen Sie den Pfad und die Rechte an der Datei.',
  'inspect.password': 'Kennwort der Zertifikatsdatei: ',
};
