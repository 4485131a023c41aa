import type { layout as fr } from '../fr/layout.ts';

/** What every page shares: navigation, forms, pagination, help, error page. Dutch. */
export const layout: Readonly<Record<keyof typeof fr, string>> = {
  'app.name': 'eHealth-certificaten',
  'app.skip': 'Naar de inhoud',
  'app.back': 'Terug naar {host}',
  'app.logout': 'Afmelden',
  'app.language': 'Taal',
  'app.language.fr': 'Français',
  'app.language.nl': 'Nederlands',
  'app.language.de': 'Deutsch',
  'app.language.en': 'English',
  'app.footer':
    'Een eHealth-certificaat geldt als een handtekening: houd het bestand en het wachtwoord voor uzelf.',
  'nav.administration': 'Beheer',
  'app.theme': 'Kleuren',
  'app.theme.light': 'Licht',
  'app.theme.dark': 'Donker',
  'app.theme.auto': 'Auto',
  'form.capsLock': 'Caps Lock staat aan.',
  'nav.label': 'Navigatie',
  'nav.overview': 'Certificaten',
  'nav.users': 'Personen',
  'nav.mine': 'Mijn certificaten',
  'nav.renewals': 'Vernieuwingen',
  'nav.reports': 'Rapporten',
  'nav.jobs': 'Taken',
  'nav.authorities': 'Autoriteiten',
  'practiceNav.label': 'Beheer',
  'nav.help': 'Hulp',
  'notice.success': 'Gelukt',
  'notice.stored': 'Het certificaat is bij dit profiel opgeslagen.',
  'notice.already-stored': 'Dit bestand is al opgeslagen op dit profiel.',
  'notice.replaced':
    'Het nieuwe certificaat is opgeslagen. Het oude blijft beschikbaar om berichten van vóór de vervanging te lezen.',
  'notice.removed': 'Het certificaat is van dit profiel verwijderd.',
  'notice.already-removed': 'Dit certificaat was al verwijderd.',
  'notice.restored':
    'Het certificaat staat weer op dit profiel. Een sleutel die bewaard werd voor de pincode alleen, moet u opnieuw toelaten.',
  'notice.password-changed': 'Het wachtwoord is gewijzigd. Uw kopieën elders houden het oude.',
  'notice.discarded': 'Er is niets opgeslagen. U kunt een ander bestand kiezen.',
  'pages.label': 'Pagina’s',
  'pages.previous': 'Vorige pagina',
  'pages.next': 'Volgende pagina',
  'pages.position': 'Pagina {page} van {pages}',
  'form.error.title': 'Er is iets te verbeteren',
  'form.error.prefix': 'Fout:',
  'form.more': 'Meer',
  'form.copy': 'Kopiëren',
  'form.copied': 'Gekopieerd',
  'form.cancel': 'Annuleren',
  'form.search': 'Zoeken',
  'tool.open': 'De pagina van de eHealth Certificate Manager openen',
  'tool.href': 'https://www.ehealth.fgov.be/ehealthplatform/nl/service-ehealth-certificaten',
  'tool.hint':
    'Officiële pagina van eHealth. De toepassing vraagt Java 8; hebt u een recentere versie, neem dan het ZIP-bestand dat er wordt aangeboden.',
  'tool.contact': 'Contactcentrum eHealth:',
  'first.title': 'Een eerste certificaat aanvragen',
  'first.intro':
    'Reken op een halfuur met de identiteitskaart, en daarna op een e-mail van eHealth: meestal dezelfde dag, soms pas na 10 dagen.',
  'first.open':
    'Open de eHealth Certificate Manager op de computer waarop u met het certificaat zult werken.',
  'first.link': 'Nog geen certificaat? Bekijk hoe u het aanvraagt',
  'first.done': 'Ik heb het bestand: laden',
  'help.request': 'Een certificaat aanvragen',
  'help.title': 'Waar vind ik mijn certificaat?',
  'help.intro':
    'Het officiële programma, de eHealth Certificate Manager, bewaart het bestand op de computer waarop de aanvraag is gedaan. Werkt u op een andere computer, kopieer het dan eerst van daar.',
  'help.where': 'In welke map?',
  'help.windows.path': 'C:\\Users\\uw naam\\ehealth\\keystore',
  'help.windows':
    'Open in de Verkenner de schijf C:, dan Gebruikers, uw naam, ehealth en keystore.',
  'help.windows.short': 'Sneller: plak dit in de adresbalk van de Verkenner:',
  'help.server': 'Server',
  'help.server.text':
    'Is het programma gebruikt in een sessie op afstand (Extern bureaublad, Citrix), dan staat het bestand op die server, in de map van uw account daar. Zoek het vanuit dezelfde sessie.',
  'help.macos.path': '/Users/uw naam/ehealth/keystore',
  'help.macos': 'In de Finder, menu Ga > Thuismap, dan ehealth en keystore.',
  'help.linux.path': '~/ehealth/keystore',
  'help.linux':
    'In principe op dezelfde plaats: open in uw persoonlijke map ehealth en dan keystore.',
  'help.which': 'Welk bestand kiezen?',
  'help.which.name.person':
    'Voor een persoon begint de naam met SSIN= gevolgd door het rijksregisternummer. In dezelfde map kunnen bestanden van meerdere personen staan: vergelijk het nummer.',
  'help.which.name.group':
    'Voor een groepering begint hij met NIHII, dan een aanduiding en de eerste 8 cijfers van het RIZIV-nummer: bijvoorbeeld NIHII-GROUP= voor een groepering van verpleegkundigen.',
  'help.which.name.company':
    'Voor een onderneming begint hij met CBE= gevolgd door het KBO-nummer.',
  'help.which.newest':
    'Zijn er meerdere voor hetzelfde nummer, neem dan het recentste: datum en uur van de aanvraag staan in de naam (jaar, maand, dag en dan het uur).',
  'help.which.renewed':
    'Na een vernieuwing staat er een nieuw bestand naast het oude. Laad het nieuwe zodra de vernieuwing vervolledigd is; bewaar het oude op uw schijf.',
  'help.which.environment':
    'Een naam die op .acc-p12 eindigt, is die van een testcertificaat: het geeft geen toegang tot de productie.',
  'help.which.example': 'Voorbeeld:',
  'help.not': 'Welke bestanden niet',
  'help.not.ehcsr':
    '.ehcsr: dat is de aanvraag aan eHealth, niet het certificaat. Neem het bestand met dezelfde naam dat op .p12 eindigt.',
  'help.not.reqid': '.reqid: dat is het nummer van de aanvraag.',
  'help.not.ehrr': '.ehrr: dat is een aanvraag tot herroeping.',
  'help.not.public': '.cer, .crt, .p7b of .etk: alleen het publieke deel, zonder de sleutel.',
  'help.not.macos':
    'Een naam die met “._” begint: een bijlage van macOS; neem het bestand zonder “._”.',
  'help.not.tool': '.zip, .jnlp of .cmd: dat is het programma zelf.',
  'help.hidden': 'Lijken de bestanden dezelfde naam te hebben?',
  'help.hidden.windows':
    'Windows verbergt vaak het einde van de namen: drie bestanden lijken dan op elkaar. Windows 11: vink in de Verkenner bij Weergeven > Weergeven “Bestandsnaamextensies” aan. Windows 10: hetzelfde vakje staat op het tabblad Beeld. Neem dan het bestand dat op .p12 eindigt.',
  'help.hidden.macos':
    'Selecteer op een Mac het bestand en kies Archief > Toon info: daar staat de volledige naam.',
  'help.lost': 'Bestand of wachtwoord kwijt?',
  'help.lost.file':
    'Zoek eerst een kopie van het bestand: op de andere computers van de praktijk en in uw back-ups. Zonder dat bestand blijven berichten die voor dat oude certificaat vercijferd zijn, onleesbaar.',
  'help.lost.here':
    'Niemand kan een verloren wachtwoord terugvinden, ook eHealth niet. Herroep het certificaat dan hier, met uw kaart, en vraag daarna een nieuw aan.',
  'help.lost.text':
    'Niemand kan een verloren wachtwoord terugvinden, ook eHealth niet. Herroep het certificaat dan in de eHealth Certificate Manager en vraag daarna een nieuw aan. Contactcentrum eHealth: 02 788 51 55, support@ehealth.fgov.be.',
  'errorPage.code': 'Code',
  'errorPage.reference': 'Referentie voor de support',
  'errorPage.home': 'Terug naar het begin',
  'errorPage.window.text':
    'Uw browser aanvaardt geen cookies van een pagina die in een andere wordt getoond. De module kan in een apart venster worden geopend.',
  'errorPage.window.open': 'Openen in een apart venster',
  'nav.session': 'Sessie',
  'nav.session.open': 'open {until}',
  'nav.session.unrecognised': 'open zonder erkenning {until}',
  'nav.session.ending': 'Uw eHealth-sessie eindigt over {minutes} minuten.',
  'nav.session.ended': 'Uw eHealth-sessie is afgelopen.',
  'notice.reminded': 'De herinnering is verstuurd.',
  'notice.reminded-before': 'Deze vraag is vandaag al verstuurd.',
};
