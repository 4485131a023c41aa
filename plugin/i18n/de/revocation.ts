import type { revocation as fr } from '../fr/revocation.ts';

/** The end of a certificate before its time. */
export const revocation: Readonly<Record<keyof typeof fr, string>> = {
  'revocation.begin': 'Widerrufen',
  'revocation.begin.say': 'Dieses Zertifikat widerrufen',
  'revocation.begin.then':
    'Ein Widerruf ist endgültig. Die nächste Seite zeigt den Vertrag von eHealth; vorher wird nichts unterschrieben.',
  'revocation.begin.submit': 'Den Vertrag lesen',
  'revocation.begin.failed': 'Der Widerruf wurde nicht begonnen',
  'revocation.file': 'Datei',
  'revocation.until': 'Gültig bis',
  'revocation.effects': 'Was sich ändert',
  'revocation.ends': 'Was endet',
  'revocation.ends.certificate':
    'Das Zertifikat und sein Verschlüsselungsschlüssel, sofort und überall.',
  'revocation.ends.sessions.one': '{count} damit geöffnete eHealth-Sitzung.',
  'revocation.ends.sessions.other': '{count} damit geöffnete eHealth-Sitzungen.',
  'revocation.ends.messages': 'Keine neue Nachricht kann mehr dafür verschlüsselt werden.',
  'revocation.stays': 'Was bleibt',
  'revocation.stays.old':
    'Die Datei bleibt hier aufbewahrt: Ihre alten Nachrichten bleiben lesbar.',
  'revocation.stays.new': 'Sie können gleich danach ein neues Zertifikat beantragen.',
  'revocation.card': 'Ihre Karte',
  'revocation.reason': 'Warum?',
  'revocation.reason.superseded': 'Kennwort oder Datei verloren, Daten zu ändern',
  'revocation.reason.keyCompromise': 'Diebstahl, oder Zweifel, ob jemand anders es benutzt',
  'revocation.reason.affiliationChanged': 'Der Inhaber hat die Organisation gewechselt',
  'revocation.reason.cessationOfOperation': 'Ende der Tätigkeit',
  'revocation.contract.say':
    'Lesen Sie den Vertrag des Widerrufs und unterschreiben Sie mit Ihrer Karte.',
  'revocation.contract.then':
    'Nach der Unterschrift kann das Zertifikat nicht wiederhergestellt werden.',
  'revocation.submitting.say': 'Es ist unterschrieben. Wir prüfen, ob eHealth es erhalten hat.',
  'revocation.submitting.then':
    'Es kam keine Antwort. Benutzen Sie dieses Zertifikat nicht mehr; nichts ist erneut zu unterschreiben.',
  'revocation.done.say': 'Dieses Zertifikat ist widerrufen.',
  'revocation.done.then':
    'Die Sitzungen sind geschlossen. Beantragen Sie jetzt ein neues Zertifikat, um weiterzuarbeiten.',
  'revocation.abandoned.say': 'Dieser Widerruf ist aufgegeben.',
  'revocation.abandoned.then': 'Nichts wurde unterschrieben: das Zertifikat bleibt gültig.',
  'revocation.problem.notReceived':
    'eHealth hat den Widerruf nicht erhalten: das Zertifikat ist noch gültig. Unterschreiben Sie erneut.',
  'revocation.problem.refused':
    'eHealth hat den Widerruf abgelehnt. Lesen Sie die Antwort, bevor Sie erneut unterschreiben.',
  'revocation.failed.sent': 'Der Widerruf wurde nicht angenommen',
  'revocation.settle': 'Prüfen',
  'revocation.settle.text':
    'Wir fragen von selbst ab und zu nach. Sie können es sofort tun, ohne PIN-Code.',
  'revocation.settle.submit': 'Jetzt prüfen',
  'revocation.settle.busy': 'Prüfung…',
  'revocation.settle.failed': 'eHealth hat nicht geantwortet',
  'revocation.register': 'Das Register von eHealth fragen',
  'revocation.register.text':
    'Mit Ihrer Karte und dem PIN-Code antwortet das Register mit Gewissheit. Das ist keine Unterschrift.',
  'revocation.register.submit': 'Mit der Karte fragen',
  'revocation.abandon': 'Den Widerruf aufgeben',
  'revocation.certificate': 'Das Zertifikat ansehen',
  'revocation.card.title': 'Widerruf eines Zertifikats, {name}',
  'revocation.card.contract':
    'Der Vertrag des Widerrufs wartet auf Ihre Unterschrift. Das Zertifikat ist noch gültig.',
  'revocation.card.submitting': 'Es ist unterschrieben. Wir prüfen, ob eHealth es erhalten hat.',
  'revocation.card.problem':
    'Der Widerruf ist nicht erfolgt: Sehen Sie nach, warum. Das Zertifikat ist noch gültig.',
  'revocation.continue': 'Widerruf fortsetzen',
  'revocation.see': 'Widerruf ansehen',
  'revocation.lost.say': 'Ein Zertifikat widerrufen, dessen Datei verloren ist',
  'revocation.lost.then':
    'eHealth nennt Ihre Zertifikate, mit Ihrer Karte und dem PIN-Code. Das ist noch keine Unterschrift.',
  'revocation.lost.then.listed': 'Wählen Sie das verlorene. Ein Widerruf ist endgültig.',
  'revocation.lost.none':
    'eHealth hat kein aktives Zertifikat von Ihnen: beantragen Sie ein neues.',
  'revocation.lost.which': 'Welches Zertifikat?',
  'revocation.lost.period': 'vom {from} bis {to}',
  'revocation.lost.submit': 'Meine Zertifikate ansehen',
  'revocation.lost.busy': 'Frage an eHealth…',
  'revocation.password': 'Kennwort verloren? Es kann nicht wiedergefunden werden.',
  'revocation.password.action': 'Widerrufen und ein neues Zertifikat beantragen',
  'notice.revocation-abandoned': 'Der Widerruf ist aufgegeben.',
};
