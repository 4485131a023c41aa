import type { enrolmentHolder as fr } from '../fr/enrolment-holder.ts';

/** For which holder a certificate is asked: organisations, limits, people without a Belgian card. */
export const enrolmentHolder: Readonly<Record<keyof typeof fr, string>> = {
  'enrolment.choose.say.taken': '{name} hat schon ein Zertifikat.',
  'enrolment.choose.say.more': 'Ein weiteres Zertifikat für {name}',
  'enrolment.choose.then':
    'Ein weiteres Zertifikat hat eine Anwendungskennung, die es von den anderen unterscheidet.',
  'enrolment.choose.application': 'Anwendungskennung',
  'enrolment.choose.application.hint':
    'Verlangt Ihre Software keine andere, behalten Sie diese. Buchstaben, Ziffern und Striche, höchstens 30.',
  'enrolment.choose.taken': 'Schon vergeben: {ids}',
  'enrolment.choose.taken.unnamed': 'ohne Kennung',
  'enrolment.choose.load': 'Die Datei ist anderswo? Laden Sie sie lieber',
  'enrolment.more': 'Mehrere Programme, mehrere Zertifikate?',
  'enrolment.more.text':
    'Eine Organisation kann zehn haben, jedes mit einer eigenen Anwendungskennung.',
  'enrolment.more.link': 'Ein weiteres Zertifikat beantragen',
  'enrolment.existing': 'Schon bei eHealth',
  'enrolment.existing.none': 'kein Zertifikat; höchstens zehn',
  'enrolment.existing.one': '{count} Zertifikat; höchstens zehn',
  'enrolment.existing.other': '{count} Zertifikate; höchstens zehn',
  'enrolment.fewLeft.one':
    'Das ist das letzte mögliche Zertifikat: Eine Organisation hat höchstens zehn.',
  'enrolment.fewLeft.other':
    'Es bleiben {count} Zertifikate: Eine Organisation hat höchstens zehn.',
  'enrolment.fewLeft.remedy': 'Widerrufen Sie, was nicht mehr gebraucht wird.',
  'enrolment.reached.say': '{name} hat schon zehn Zertifikate, das Höchste.',
  'enrolment.reached.then':
    'eHealth gibt keines mehr. Widerrufen Sie eines, das nicht mehr gebraucht wird, und kommen Sie dann zurück.',
  'enrolment.reached.revoke': 'Ein Zertifikat widerrufen',
  'enrolment.elsewhere.say': 'Sie haben schon ein Zertifikat, aber seine Datei ist nicht hier.',
  'enrolment.elsewhere.then': 'eHealth gibt nur eines pro Person.',
  'enrolment.elsewhere.text':
    'Die Datei ist auf einem anderen Computer oder in einem anderen Programm? Kopieren Sie sie und laden Sie sie hier. Sie ist verloren? Widerrufen Sie zuerst das Zertifikat und beantragen Sie dann ein neues.',
  'enrolment.elsewhere.load': 'Diese Datei laden',
  'enrolment.elsewhere.revoke': 'Sie ist verloren: Zertifikat widerrufen',
  'enrolment.organisations.link': 'Für welche Organisationen darf ich beantragen?',
  'enrolment.organisations.say': 'Für wen können Sie ein Zertifikat beantragen?',
  'enrolment.organisations.then':
    'eHealth antwortet dem Inhaber der Karte. Mit dieser PIN unterschreiben Sie nichts.',
  'enrolment.organisations.existing': 'Schon bei eHealth: {existing}',
  'enrolment.organisations.then.listed': 'Das weiß eHealth über Sie.',
  'enrolment.organisations.submit': 'eHealth fragen',
  'enrolment.organisations.busy': 'Frage an eHealth…',
  'enrolment.organisations.failed': 'eHealth konnte nicht gefragt werden',
  'enrolment.organisations.self.known':
    'eHealth kennt Ihren Beruf: Der Antrag wird ohne Warten geprüft.',
  'enrolment.organisations.self.unknown':
    'eHealth kennt Ihren Beruf nicht: Der Antrag würde von Hand geprüft, bis zu zehn Tage.',
  'enrolment.organisations.none':
    'eHealth kennt Sie für keine Organisation. Deren Leitung kann Sie bei eHealth dazu ermächtigen.',
  'enrolment.organisations.unknown': 'eHealth hat nicht gesagt, wie viele Zertifikate sie hat.',
  'enrolment.organisations.request': 'Beantragen',
  'enrolment.organisations.request.for': 'für {name}',
  'enrolment.organisations.absent':
    'Nicht in Ihrem Profil: Die Praxissoftware muss sie zuerst hinzufügen.',
  'enrolment.organisations.reached': 'Zehn Zertifikate, das Höchste: Widerrufen Sie zuerst eines.',
  'enrolment.abroad.link': 'Ich habe keinen belgischen Personalausweis',
  'enrolment.abroad.say': 'Ein Zertifikat ohne belgischen Personalausweis beantragen',
  'enrolment.abroad.then':
    'Für alle, die nicht in Belgien wohnen. Hier wird nichts unterschrieben: Sie bestätigen den Antrag danach bei eHealth.',
  'enrolment.abroad.person': 'Sie',
  'enrolment.abroad.number': 'Bis-Nummer',
  'enrolment.abroad.number.usual': 'Die Nummer Ihres Profils ist keine Bis-Nummer.',
  'enrolment.abroad.number.usual.text':
    'eHealth lässt diesen Weg nur mit einer Bis-Nummer zu. Berichtigen Sie zuerst das Profil in der Praxissoftware, oder beantragen Sie mit Ihrer Karte.',
  'enrolment.abroad.firstNames': 'Vornamen',
  'enrolment.abroad.lastName': 'Familienname',
  'enrolment.abroad.names.hint': 'Genau wie in Ihrem Ausweis: eHealth vergleicht.',
  'enrolment.missing.firstNames': 'Die Vornamen fehlen.',
  'enrolment.missing.lastName': 'Der Familienname fehlt.',
  'enrolment.abroad.submit': 'Antrag senden',
  'enrolment.abroad.busy': 'Antrag wird gesendet…',
  'enrolment.abroad.busy.help': 'eHealth erhält den Antrag. Einige Sekunden.',
  'enrolment.abroad.failed': 'Der Antrag ist nicht gesendet',
  'enrolment.abroad.card': 'Ich habe einen belgischen Personalausweis',
  'enrolment.abroad.next.confirm':
    'eHealth nennt eine Adresse und ein Datum: Dort bestätigen Sie den Antrag vor diesem Datum.',
  'enrolment.abroad.next.nothing': 'Ohne Bestätigung wird nichts ausgestellt.',
  'enrolment.abroad.next.arrives':
    'Danach kommt das Zertifikat hier an; Sie können die Seite schließen.',
  'enrolment.confirm.after':
    'Schon bestätigt? Dann ist nichts weiter zu tun: Das Zertifikat kommt hier an.',
  'enrolment.sheet.state.confirm': 'Zu bestätigen',
  'enrolment.card.confirm': 'Der Antrag wartet auf Ihre Bestätigung bei eHealth.',
  'enrolment.card.confirm.until': 'Bei eHealth zu bestätigen vor dem {date}.',
  'enrolment.problem.notReceived.abroad':
    'eHealth kennt ihn nicht. „Jetzt nachsehen“ sendet ihn erneut; es gibt keinen doppelten Antrag.',
  'enrolment.abandon.text.abroad':
    'Ohne Ihre Bestätigung stellt eHealth nichts aus. Der vorbereitete Schlüssel wird vernichtet; Sie können jederzeit neu beginnen.',
  'enrolment.abandoned.then.abroad':
    'Ohne Bestätigung stellt eHealth nichts aus; der Schlüssel ist hier vernichtet.',
};
