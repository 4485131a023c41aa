import type { enrolmentHolder as fr } from '../fr/enrolment-holder.ts';

/** For which holder a certificate is asked: organisations, limits, people without a Belgian card. */
export const enrolmentHolder: Readonly<Record<keyof typeof fr, string>> = {
  'enrolment.choose.say.taken': '{name} heeft al een certificaat.',
  'enrolment.choose.say.more': 'Nog een certificaat voor {name}',
  'enrolment.choose.then':
    'Een bijkomend certificaat heeft een toepassings-ID, dat het van de andere onderscheidt.',
  'enrolment.choose.application': 'Toepassings-ID',
  'enrolment.choose.application.hint':
    'Vraagt uw software geen ander, behoud dan dit. Letters, cijfers en streepjes, hoogstens 30.',
  'enrolment.choose.taken': 'Al in gebruik: {ids}',
  'enrolment.choose.taken.unnamed': 'zonder ID',
  'enrolment.choose.load': 'Staat het bestand elders? Laad het liever',
  'enrolment.more': 'Verschillende programma’s, verschillende certificaten?',
  'enrolment.more.text': 'Een organisatie kan er tien hebben, elk met een eigen toepassings-ID.',
  'enrolment.more.link': 'Nog een certificaat aanvragen',
  'enrolment.existing': 'Al bij eHealth',
  'enrolment.existing.none': 'geen certificaat; ten hoogste tien',
  'enrolment.existing.one': '{count} certificaat; ten hoogste tien',
  'enrolment.existing.other': '{count} certificaten; ten hoogste tien',
  'enrolment.fewLeft.one':
    'Dit is het laatste mogelijke certificaat: een organisatie heeft er ten hoogste tien.',
  'enrolment.fewLeft.other':
    'Er blijven {count} certificaten over: een organisatie heeft er ten hoogste tien.',
  'enrolment.fewLeft.remedy': 'Trek in wat niet meer gebruikt wordt.',
  'enrolment.reached.say': '{name} heeft al tien certificaten, het maximum.',
  'enrolment.reached.then':
    'eHealth geeft er geen meer. Trek er een in dat niet meer gebruikt wordt en kom dan terug.',
  'enrolment.reached.revoke': 'Een certificaat intrekken',
  'enrolment.elsewhere.say': 'U hebt al een certificaat, maar het bestand ervan is hier niet.',
  'enrolment.elsewhere.then': 'eHealth geeft er één per persoon.',
  'enrolment.elsewhere.text':
    'Staat het bestand op een andere computer of in een ander programma? Kopieer het en laad het hier. Is het verloren? Trek dan eerst het certificaat in en vraag een nieuw aan.',
  'enrolment.elsewhere.load': 'Dit bestand laden',
  'enrolment.elsewhere.revoke': 'Het is verloren: het certificaat intrekken',
  'enrolment.organisations.link': 'Voor welke organisaties mag ik aanvragen?',
  'enrolment.organisations.say': 'Voor wie kunt u een certificaat aanvragen?',
  'enrolment.organisations.then':
    'eHealth antwoordt aan de houder van de kaart. Met deze pincode ondertekent u niets.',
  'enrolment.organisations.existing': 'Al bij eHealth: {existing}',
  'enrolment.organisations.then.listed': 'Dit is wat eHealth over u weet.',
  'enrolment.organisations.submit': 'Aan eHealth vragen',
  'enrolment.organisations.busy': 'Vraag aan eHealth…',
  'enrolment.organisations.failed': 'eHealth kon niet worden gevraagd',
  'enrolment.organisations.self.known':
    'eHealth kent uw beroep: de aanvraag wordt zonder wachten gevalideerd.',
  'enrolment.organisations.self.unknown':
    'eHealth kent uw beroep niet: de aanvraag zou met de hand worden nagekeken, tot tien dagen.',
  'enrolment.organisations.none':
    'eHealth kent u voor geen enkele organisatie. De verantwoordelijke kan u daar bij eHealth voor machtigen.',
  'enrolment.organisations.unknown': 'eHealth zei niet hoeveel certificaten ze heeft.',
  'enrolment.organisations.request': 'Aanvragen',
  'enrolment.organisations.request.for': 'voor {name}',
  'enrolment.organisations.absent':
    'Niet op uw profiel: de software van de praktijk moet ze er eerst aan toevoegen.',
  'enrolment.organisations.reached': 'Tien certificaten, het maximum: trek er eerst een in.',
  'enrolment.abroad.link': 'Ik heb geen Belgische identiteitskaart',
  'enrolment.abroad.say': 'Een certificaat aanvragen zonder Belgische identiteitskaart',
  'enrolment.abroad.then':
    'Voor wie niet in België woont. Hier wordt niets ondertekend: u bevestigt de aanvraag daarna bij eHealth.',
  'enrolment.abroad.person': 'U',
  'enrolment.abroad.number': 'Bisnummer',
  'enrolment.abroad.number.usual': 'Het nummer van uw profiel is geen bisnummer.',
  'enrolment.abroad.number.usual.text':
    'eHealth houdt deze weg voor wie een bisnummer heeft. Verbeter eerst het profiel in de software van de praktijk, of vraag aan met uw kaart.',
  'enrolment.abroad.firstNames': 'Voornamen',
  'enrolment.abroad.lastName': 'Familienaam',
  'enrolment.abroad.names.hint': 'Precies zoals op uw identiteitsdocument: eHealth vergelijkt.',
  'enrolment.missing.firstNames': 'De voornamen ontbreken.',
  'enrolment.missing.lastName': 'De familienaam ontbreekt.',
  'enrolment.abroad.submit': 'De aanvraag versturen',
  'enrolment.abroad.busy': 'De aanvraag wordt verstuurd…',
  'enrolment.abroad.busy.help': 'eHealth ontvangt de aanvraag. Enkele seconden.',
  'enrolment.abroad.failed': 'De aanvraag is niet verstuurd',
  'enrolment.abroad.card': 'Ik heb een Belgische identiteitskaart',
  'enrolment.abroad.next.confirm':
    'eHealth geeft een adres en een datum: daar bevestigt u de aanvraag vóór die datum.',
  'enrolment.abroad.next.nothing': 'Zonder bevestiging wordt niets afgeleverd.',
  'enrolment.abroad.next.arrives':
    'Daarna komt het certificaat hier aan; u kunt de pagina sluiten.',
  'enrolment.confirm.after':
    'Al bevestigd? Dan is er niets meer te doen: het certificaat komt hier aan.',
  'enrolment.sheet.state.confirm': 'Te bevestigen',
  'enrolment.card.confirm': 'De aanvraag wacht op uw bevestiging bij eHealth.',
  'enrolment.card.confirm.until': 'Te bevestigen bij eHealth vóór {date}.',
  'enrolment.problem.notReceived.abroad':
    'eHealth kent ze niet. “Nu kijken” verstuurt ze opnieuw; er komt geen dubbele aanvraag.',
  'enrolment.abandon.text.abroad':
    'Zonder uw bevestiging levert eHealth niets af. De voorbereide sleutel wordt vernietigd; u kunt opnieuw beginnen wanneer u wilt.',
  'enrolment.abandoned.then.abroad':
    'Zonder bevestiging levert eHealth niets af; de sleutel is hier vernietigd.',
};
