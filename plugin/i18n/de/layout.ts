import type { layout as fr } from '../fr/layout.ts';

/** What every page shares: navigation, forms, pagination, help, error page. German. */
export const layout: Readonly<Record<keyof typeof fr, string>> = {
  'app.name': 'eHealth-Zertifikate',
  'app.skip': 'Zum Inhalt',
  'app.back': 'Zurück zu {host}',
  'app.logout': 'Abmelden',
  'app.language': 'Sprache',
  'app.language.fr': 'Français',
  'app.language.nl': 'Nederlands',
  'app.language.de': 'Deutsch',
  'app.language.en': 'English',
  'app.footer':
    'Ein eHealth-Zertifikat gilt wie eine Unterschrift: Behalten Sie die Datei und ihr Kennwort für sich.',
  'nav.administration': 'Verwaltung',
  'app.theme': 'Farben',
  'app.theme.light': 'Hell',
  'app.theme.dark': 'Dunkel',
  'app.theme.auto': 'Auto',
  'form.capsLock': 'Die Feststelltaste ist aktiviert.',
  'nav.label': 'Navigation',
  'nav.overview': 'Zertifikate',
  'nav.users': 'Personen',
  'nav.mine': 'Meine Zertifikate',
  'nav.renewals': 'Erneuerungen',
  'nav.reports': 'Berichte',
  'nav.jobs': 'Aufgaben',
  'nav.authorities': 'Zertifizierungsstellen',
  'practiceNav.label': 'Verwaltung',
  'nav.help': 'Hilfe',
  'notice.success': 'Erledigt',
  'notice.stored': 'Das Zertifikat wurde in diesem Profil gespeichert.',
  'notice.already-stored': 'Diese Datei ist bereits in diesem Profil gespeichert.',
  'notice.replaced':
    'Das neue Zertifikat ist gespeichert. Das alte bleibt verfügbar, um Nachrichten von vor dem Austausch zu lesen.',
  'notice.removed': 'Das Zertifikat wurde aus diesem Profil entfernt.',
  'notice.already-removed': 'Dieses Zertifikat war bereits gelöscht.',
  'notice.restored':
    'Das Zertifikat ist wieder in diesem Profil. Ein Schlüssel, der für die PIN allein aufbewahrt wurde, ist neu zu erlauben.',
  'notice.password-changed': 'Das Kennwort ist geändert. Ihre Kopien anderswo behalten das alte.',
  'notice.discarded': 'Es wurde nichts gespeichert. Sie können eine andere Datei wählen.',
  'pages.label': 'Seiten',
  'pages.previous': 'Vorige Seite',
  'pages.next': 'Nächste Seite',
  'pages.position': 'Seite {page} von {pages}',
  'form.error.title': 'Etwas ist zu berichtigen',
  'form.error.prefix': 'Fehler:',
  'form.more': 'Mehr',
  'form.copy': 'Kopieren',
  'form.copied': 'Kopiert',
  'form.cancel': 'Abbrechen',
  'form.search': 'Suchen',
  'tool.open': 'Seite des eHealth Certificate Manager öffnen',
  'tool.href': 'https://www.ehealth.fgov.be/ehealthplatform/fr/service-certificats-ehealth',
  'tool.hint':
    'Offizielle Seite von eHealth (auf Französisch). Das Programm verlangt Java 8; mit einer neueren Version nehmen Sie die ZIP-Datei, die dort angeboten wird.',
  'tool.contact': 'Kontaktzentrum eHealth:',
  'first.title': 'Ein erstes Zertifikat beantragen',
  'first.intro':
    'Rechnen Sie mit einer halben Stunde und dem Personalausweis, dann mit einer E-Mail von eHealth: meist am selben Tag, manchmal erst nach 10 Tagen.',
  'first.open':
    'Öffnen Sie den eHealth Certificate Manager auf dem Computer, auf dem Sie mit dem Zertifikat arbeiten werden.',
  'first.link': 'Noch kein Zertifikat? So beantragen Sie es',
  'first.done': 'Ich habe die Datei: jetzt laden',
  'help.request': 'Ein Zertifikat beantragen',
  'help.title': 'Wo finde ich mein Zertifikat?',
  'help.intro':
    'Das offizielle Programm, der eHealth Certificate Manager, legt die Datei auf dem Computer ab, an dem der Antrag gestellt wurde. Arbeiten Sie an einem anderen Computer, kopieren Sie sie zuerst von dort.',
  'help.where': 'In welchem Ordner?',
  'help.windows.path': 'C:\\Users\\Ihr Name\\ehealth\\keystore',
  'help.windows':
    'Öffnen Sie im Explorer das Laufwerk C:, dann Benutzer, Ihren Namen, ehealth und keystore.',
  'help.windows.short': 'Kürzer: Fügen Sie dies in die Adresszeile des Explorers ein:',
  'help.server': 'Server',
  'help.server.text':
    'Wurde das Programm in einer entfernten Sitzung (Remotedesktop, Citrix) benutzt, liegt die Datei auf diesem Server, im Ordner Ihres dortigen Kontos. Suchen Sie sie in derselben Sitzung.',
  'help.macos.path': '/Users/Ihr Name/ehealth/keystore',
  'help.macos': 'Im Finder: Menü Gehe zu > Benutzerordner, dann ehealth und keystore.',
  'help.linux.path': '~/ehealth/keystore',
  'help.linux':
    'Im Prinzip am selben Ort: Öffnen Sie in Ihrem persönlichen Ordner ehealth, dann keystore.',
  'help.which': 'Welche Datei wählen?',
  'help.which.name.person':
    'Bei einer Person beginnt der Name mit SSIN= und der Nationalregisternummer. Im selben Ordner können Dateien mehrerer Personen liegen: Vergleichen Sie die Nummer.',
  'help.which.name.group':
    'Bei einer Gruppe beginnt er mit NIHII, dann einem Zusatz und den ersten 8 Ziffern der LIKIV-Nummer: zum Beispiel NIHII-GROUP= für eine Gruppe von Krankenpflegern.',
  'help.which.name.company': 'Bei einem Unternehmen beginnt er mit CBE= und der ZDU-Nummer.',
  'help.which.newest':
    'Gibt es mehrere zur selben Nummer, nehmen Sie die neueste: Datum und Uhrzeit des Antrags stehen im Namen (Jahr, Monat, Tag, dann Uhrzeit).',
  'help.which.renewed':
    'Nach einer Erneuerung liegt eine neue Datei neben der alten. Laden Sie die neue, sobald die Erneuerung abgeschlossen ist; bewahren Sie die alte auf Ihrer Festplatte auf.',
  'help.which.environment':
    'Ein Name, der auf .acc-p12 endet, gehört zu einem Testzertifikat: Es gibt keinen Zugang zur Produktion.',
  'help.which.example': 'Beispiel:',
  'help.not': 'Diese Dateien nicht nehmen',
  'help.not.ehcsr':
    '.ehcsr: Das ist der an eHealth gesandte Antrag, nicht das Zertifikat. Nehmen Sie die Datei gleichen Namens, die auf .p12 endet.',
  'help.not.reqid': '.reqid: Das ist die Nummer des Antrags.',
  'help.not.ehrr': '.ehrr: Das ist ein Antrag auf Widerruf.',
  'help.not.public': '.cer, .crt, .p7b oder .etk: nur der öffentliche Teil, ohne den Schlüssel.',
  'help.not.macos':
    'Ein Name, der mit „._“ beginnt: eine Beigabe von macOS; nehmen Sie die Datei ohne „._“.',
  'help.not.tool': '.zip, .jnlp oder .cmd: Das ist das Programm selbst.',
  'help.hidden': 'Scheinen die Dateien gleich zu heißen?',
  'help.hidden.windows':
    'Windows verbirgt oft das Ende der Namen: Drei Dateien sehen dann gleich aus. Windows 11: Setzen Sie im Explorer unter Anzeigen > Einblenden ein Häkchen bei „Dateinamenerweiterungen“. Windows 10: Dasselbe Kästchen steht auf der Registerkarte Ansicht. Nehmen Sie dann die Datei, die auf .p12 endet.',
  'help.hidden.macos':
    'Wählen Sie auf einem Mac die Datei aus und dann Ablage > Informationen: Dort steht der ganze Name.',
  'help.lost': 'Datei oder Kennwort verloren?',
  'help.lost.file':
    'Suchen Sie zuerst eine Kopie der Datei: auf den anderen Computern der Praxis und in Ihren Sicherungen. Ohne sie bleiben Nachrichten, die für dieses alte Zertifikat verschlüsselt wurden, unlesbar.',
  'help.lost.here':
    'Niemand kann ein verlorenes Kennwort wiederfinden, auch eHealth nicht. Widerrufen Sie das Zertifikat dann hier, mit Ihrer Karte, und beantragen Sie danach ein neues.',
  'help.lost.text':
    'Niemand kann ein verlorenes Kennwort wiederfinden, auch eHealth nicht. Widerrufen Sie das Zertifikat dann im eHealth Certificate Manager und beantragen Sie ein neues. eHealth-Kontaktzentrum: 02 788 51 55, support@ehealth.fgov.be.',
  'errorPage.code': 'Code',
  'errorPage.reference': 'Referenz für den Support',
  'errorPage.home': 'Zurück zur Startseite',
  'errorPage.window.text':
    'Ihr Browser nimmt keine Cookies einer Seite an, die in einer anderen angezeigt wird. Das Modul kann in einem eigenen Fenster geöffnet werden.',
  'errorPage.window.open': 'In eigenem Fenster öffnen',
  'nav.session': 'Sitzung',
  'nav.session.open': 'offen {until}',
  'nav.session.unrecognised': 'offen ohne Anerkennung {until}',
  'nav.session.ending': 'Ihre eHealth-Sitzung endet in {minutes} Minuten.',
  'nav.session.ended': 'Ihre eHealth-Sitzung ist beendet.',
  'notice.reminded': 'Die Erinnerung ist gesendet.',
  'notice.reminded-before': 'Diese Bitte wurde heute schon gesendet.',
};
