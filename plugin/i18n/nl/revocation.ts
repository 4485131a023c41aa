import type { revocation as fr } from '../fr/revocation.ts';

/** The end of a certificate before its time. */
export const revocation: Readonly<Record<keyof typeof fr, string>> = {
  'revocation.begin': 'Herroepen',
  'revocation.begin.say': 'Dit certificaat herroepen',
  'revocation.begin.then':
    'Een herroeping is definitief. De volgende pagina toont het contract van eHealth; er wordt eerder niets ondertekend.',
  'revocation.begin.submit': 'Het contract lezen',
  'revocation.begin.failed': 'De herroeping is niet begonnen',
  'revocation.file': 'Bestand',
  'revocation.until': 'Geldig tot',
  'revocation.effects': 'Wat verandert',
  'revocation.ends': 'Wat stopt',
  'revocation.ends.certificate': 'Het certificaat en zijn encryptiesleutel, meteen en overal.',
  'revocation.ends.sessions.one': '{count} eHealth-sessie die ermee geopend is.',
  'revocation.ends.sessions.other': '{count} eHealth-sessies die ermee geopend zijn.',
  'revocation.ends.messages': 'Er kan geen nieuw bericht meer voor worden versleuteld.',
  'revocation.stays': 'Wat blijft',
  'revocation.stays.old': 'Het bestand blijft hier bewaard: uw oude berichten blijven leesbaar.',
  'revocation.stays.new': 'U kunt meteen daarna een nieuw certificaat aanvragen.',
  'revocation.card': 'Uw kaart',
  'revocation.reason': 'Waarom?',
  'revocation.reason.superseded': 'Wachtwoord of bestand verloren, gegevens te wijzigen',
  'revocation.reason.keyCompromise': 'Diefstal, of twijfel of iemand anders het gebruikt',
  'revocation.reason.affiliationChanged': 'De houder is van organisatie veranderd',
  'revocation.reason.cessationOfOperation': 'Stopzetting van de activiteit',
  'revocation.contract.say': 'Lees het contract van de herroeping en onderteken met uw kaart.',
  'revocation.contract.then': 'Na de handtekening kan het certificaat niet worden hersteld.',
  'revocation.submitting.say': 'Het is ondertekend. We gaan na of eHealth het heeft ontvangen.',
  'revocation.submitting.then':
    'Er kwam geen antwoord. Gebruik dit certificaat niet meer; u hoeft niets opnieuw te ondertekenen.',
  'revocation.done.say': 'Dit certificaat is herroepen.',
  'revocation.done.then':
    'De sessies zijn gesloten. Vraag nu een nieuw certificaat aan om te kunnen voortwerken.',
  'revocation.abandoned.say': 'Deze herroeping is opgegeven.',
  'revocation.abandoned.then': 'Er is niets ondertekend: het certificaat blijft geldig.',
  'revocation.problem.notReceived':
    'eHealth heeft de herroeping niet ontvangen: het certificaat is nog geldig. Onderteken opnieuw.',
  'revocation.problem.refused':
    'eHealth heeft de herroeping geweigerd. Lees het antwoord voor u opnieuw ondertekent.',
  'revocation.failed.sent': 'De herroeping is niet aanvaard',
  'revocation.settle': 'Nagaan',
  'revocation.settle.text':
    'We vragen het zelf geregeld na. U kunt het meteen doen, zonder pincode.',
  'revocation.settle.submit': 'Nu nagaan',
  'revocation.settle.busy': 'Bezig met nagaan…',
  'revocation.settle.failed': 'eHealth heeft niet geantwoord',
  'revocation.register': 'Het register van eHealth vragen',
  'revocation.register.text':
    'Met uw kaart en de pincode antwoordt het register met zekerheid. Dit is geen handtekening.',
  'revocation.register.submit': 'Vragen met de kaart',
  'revocation.abandon': 'De herroeping opgeven',
  'revocation.certificate': 'Het certificaat bekijken',
  'revocation.card.title': 'Herroeping van een certificaat, {name}',
  'revocation.card.contract':
    'Het contract van de herroeping wacht op uw handtekening. Het certificaat is nog geldig.',
  'revocation.card.submitting': 'Het is ondertekend. We kijken na of eHealth het ontvangen heeft.',
  'revocation.card.problem':
    'De herroeping is niet gebeurd: bekijk waarom. Het certificaat is nog geldig.',
  'revocation.continue': 'Verder met de herroeping',
  'revocation.see': 'De herroeping bekijken',
  'revocation.lost.say': 'Een certificaat herroepen waarvan het bestand verloren is',
  'revocation.lost.then':
    'eHealth geeft de lijst van uw certificaten, met uw kaart en de pincode. Dit is nog geen handtekening.',
  'revocation.lost.then.listed': 'Kies het verloren certificaat. Een herroeping is definitief.',
  'revocation.lost.none': 'eHealth heeft geen actief certificaat van u: vraag een nieuw aan.',
  'revocation.lost.which': 'Welk certificaat?',
  'revocation.lost.period': 'van {from} tot {to}',
  'revocation.lost.submit': 'Mijn certificaten bekijken',
  'revocation.lost.busy': 'Vraag aan eHealth…',
  'revocation.password': 'Wachtwoord verloren? Het kan niet worden teruggevonden.',
  'revocation.password.action': 'Herroepen en een nieuw certificaat aanvragen',
  'notice.revocation-abandoned': 'De herroeping is opgegeven.',
};
