import type { trust as fr } from '../fr/trust.ts';

/** Certification authorities. German. */
export const trust: Readonly<Record<keyof typeof fr, string>> = {
  'authorities.title': 'Zertifizierungsstellen',
  'authorities.intro':
    'Trousseau vertraut nur den Stellen, die hier stehen. Die Liste gilt für die ganze Installation.',
  'authorities.none': 'Hier steht noch keine Stelle.',
  'authorities.set.issuers': 'Ausstellung der Zertifikate',
  'authorities.set.issuers.intro':
    'Die Stellen, von denen die eHealth-Zertifikate der Inhaber stammen.',
  'authorities.set.assertion-signers': 'Antworten beim Öffnen einer Sitzung',
  'authorities.set.assertion-signers.intro':
    'Die Stellen, die für den Unterzeichner der eHealth-Antworten beim Öffnen einer Sitzung bürgen. Es sind nicht unbedingt dieselben.',
  'authorities.column.name': 'Stelle',
  'authorities.column.ends': 'Endet am',
  'authorities.column.source': 'Quelle',
  'authorities.role.root': 'Wurzel',
  'authorities.role.issuing': 'ausstellend',
  'authorities.phase.soon': 'Endet bald',
  'authorities.phase.ended': 'Beendet',
  'authorities.source.built-in': 'Mit Trousseau geliefert',
  'authorities.source.settings': 'Einstellungen der Installation',
  'authorities.source.archive': 'Archiv',
  'authorities.source.trusted-list': 'Vertrauensliste',
  'authorities.added': 'hinzugefügt am {date}',
  'authorities.warning.title': 'Im Auge zu behalten',
  'authorities.warning.ends': '„{name}“ endet am {date}',
  'authorities.warning.ended': '„{name}“ endete am {date}',
  'authorities.warning.outlived.one':
    '{count} Zertifikat Ihrer Praxis läuft über dieses Datum hinaus: Danach könnte eHealth es ablehnen. Erneuern Sie es vorher, sobald eHealth es zulässt.',
  'authorities.warning.outlived.other':
    '{count} Zertifikate Ihrer Praxis laufen über dieses Datum hinaus: Danach könnte eHealth sie ablehnen. Erneuern Sie sie vorher, sobald eHealth es zulässt.',
  'authorities.warning.within.one':
    'Sie hat {count} Zertifikat Ihrer Praxis ausgestellt, das nicht über dieses Datum hinausläuft.',
  'authorities.warning.within.other':
    'Sie hat {count} Zertifikate Ihrer Praxis ausgestellt; keines läuft über dieses Datum hinaus.',
  'authorities.warning.unused':
    'Kein Zertifikat Ihrer Praxis hängt unmittelbar davon ab. Prüfen Sie, ob die nachfolgende Stelle in der Liste steht.',
  'authorities.warning.signer':
    'Prüfen Sie, ob die nachfolgende Stelle in der Liste steht: Ohne sie könnte danach keine Sitzung mehr geöffnet werden.',
  'authorities.form.title': 'Aktualisieren',
  'authorities.form.intro':
    'Die Datei wird zuerst geprüft: Ohne Ihre Zustimmung ändert sich nichts.',
  'authorities.form.set': 'Zu ergänzende Liste',
  'authorities.form.environment': 'Umgebung',
  'authorities.form.file': 'Aktualisierungsdatei',
  'authorities.form.file.hint':
    'Das ZIP-Archiv der Zertifikate, wie eHealth es veröffentlicht, oder eine signierte Vertrauensliste (XML).',
  'authorities.form.submit': 'Datei prüfen',
  'authorities.form.operator':
    'Nur der Betreiber der Installation aktualisiert diese Liste, mit dem Befehl „trousseau anchors“.',
  'authorities.file.missing':
    'Wählen Sie das ZIP-Archiv oder die Vertrauensliste und senden Sie erneut.',
  'authorities.file.tooLarge':
    'Diese Datei ist größer als {limit} MB: Sie ist keine Aktualisierung der Stellen.',
  'authorities.list.not-text': 'Diese Datei ist weder ein ZIP-Archiv noch eine Vertrauensliste.',
  'authorities.list.shape': 'Diese Datei ist keine Vertrauensliste (ETSI TS 119 612).',
  'authorities.list.signature': 'Die Signatur dieser Vertrauensliste fehlt oder stimmt nicht.',
  'authorities.list.signer':
    'Diese Vertrauensliste ist von jemandem signiert, den die Einstellungen nicht kennen.',
  'authorities.list.signer-ended':
    'Diese Vertrauensliste ist mit einem Zertifikat signiert, das heute nicht gültig ist.',
  'authorities.list.not-issued-yet':
    'Das Veröffentlichungsdatum dieser Vertrauensliste liegt in der Zukunft.',
  'authorities.list.expired':
    'Diese Vertrauensliste ist abgelaufen: Es muss eine neuere Ausgabe geben.',
  'authorities.list.older':
    'Diese Vertrauensliste ist älter als die zuletzt angewendete: Verwenden Sie die neueste Ausgabe.',
  'authorities.list.empty': 'Diese Vertrauensliste nennt keine Zertifizierungsstelle.',
  'authorities.notice.applied':
    'Die Liste der Stellen ist aktuell. Die Zertifikate werden ab sofort danach beurteilt.',
  'authorities.notice.discarded': 'Die Aktualisierung ist verworfen. Nichts hat sich geändert.',
  'authorities.notice.changed':
    'Inzwischen hat eine andere Aktualisierung die Liste geändert: Diese wurde nicht angewendet. Senden Sie die Datei erneut, falls sie noch nötig ist.',
  'authorities.notice.gone':
    'Diese Aktualisierung ist nicht mehr verfügbar: Sie wurde schon bearbeitet, oder ihre Frist ist abgelaufen. Senden Sie die Datei erneut, falls sie noch nötig ist.',
  'authorities.preview.title': 'Aktualisierung prüfen',
  'authorities.preview.intro':
    'Dies würde sich für die ganze Installation ändern. Noch ist nichts angewendet.',
  'authorities.preview.nothing': 'Diese Aktualisierung ändert nichts.',
  'authorities.preview.about': 'Die Datei',
  'authorities.preview.file': 'Name',
  'authorities.preview.kind': 'Art',
  'authorities.preview.kind.archive': 'Archiv mit Zertifikaten, nicht signiert',
  'authorities.preview.kind.trusted-list': 'Vertrauensliste, Signatur geprüft',
  'authorities.preview.number': 'Nummer der Liste',
  'authorities.preview.issued': 'Veröffentlicht am',
  'authorities.preview.next': 'Nächste Ausgabe vorgesehen am',
  'authorities.preview.next.none': 'keine: Die Liste ist geschlossen',
  'authorities.preview.signer': 'Signiert von',
  'authorities.preview.unsigned':
    'Niemand hat dieses Archiv signiert. Vergleichen Sie vor dem Anwenden jeden Fingerabdruck mit dem, den eHealth Ihnen auf anderem Weg mitteilt.',
  'authorities.preview.added': 'Neu',
  'authorities.preview.withdrawn': 'Entfernt',
  'authorities.preview.withdrawn.note':
    'Die Liste nennt sie nicht mehr. Die von ihnen ausgestellten Zertifikate werden nicht mehr anerkannt.',
  'authorities.preview.refused': 'Nicht übernommen',
  'authorities.preview.unchanged.one': '{count} Stelle der Datei stand schon in der Liste.',
  'authorities.preview.unchanged.other': '{count} Stellen der Datei standen schon in der Liste.',
  'authorities.preview.apply': 'Aktualisierung anwenden',
  'authorities.preview.discard': 'Verwerfen',
  'authorities.preview.close': 'Zurück zur Liste',
  'authorities.preview.expires':
    'Zu entscheiden vor {at}; danach muss die Datei erneut gesendet werden.',
  'authorities.refused.NotACa': 'ist nicht das Zertifikat einer Zertifizierungsstelle',
  'authorities.refused.Ended': 'bereits beendet',
  'authorities.refused.Unreadable': 'unlesbar',
  'authorities.refused.NotByKnownRoot': 'keine bekannte oder beigefügte Wurzel bürgt dafür',
  'authorities.refused.OtherService': 'betrifft einen anderen Dienst',
  'authorities.refused.Duplicate': 'kommt mehrmals vor',
};
