import type { readiness as fr } from '../fr/readiness.ts';

/** Whether a person is ready to sign a request. Dutch. */
export const readiness: Readonly<Record<keyof typeof fr, string>> = {
  'readiness.title': 'Klaar om te tekenen?',
  'readiness.say.good': 'Alles is klaar: u kunt tekenen.',
  'readiness.say.attention.one': 'Bijna klaar: één punt verdient uw aandacht.',
  'readiness.say.attention.other': 'Bijna klaar: {count} punten verdienen uw aandacht.',
  'readiness.say.bad.one': 'Nog niet klaar: één punt moet in orde komen.',
  'readiness.say.bad.other': 'Nog niet klaar: {count} punten moeten in orde komen.',
  'readiness.then':
    'Een certificaataanvraag tekent u met uw identiteitskaart. Er is niets getekend en geen pincode gevraagd.',
  'readiness.again': 'Opnieuw controleren',
  'readiness.lines': 'Wat nodig is om te tekenen',
  'readiness.keepCard': 'Laat de kaart tot het einde van de aanvraag in de lezer.',
  'readiness.checked': 'Gecontroleerd om {at} (deze computer)',
  'readiness.checkedBoth': 'Gecontroleerd om {ehealth} (eHealth) · {at} (deze computer)',
  'readiness.openSession': 'Een sessie openen',
  'readiness.profile': 'Mijn profiel bekijken',
  'readiness.continue': 'Naar de aanvraag',
  'readiness.link': 'Controleren of alles klaar is om te tekenen',
  'readiness.link.why':
    'Een kaart zonder handtekeningcertificaat of een vergeten code ontdekt men vaak pas op de dag zelf. Controleer het nu: dat duurt een minuut.',
  'readiness.level.good': 'in orde',
  'readiness.level.attention': 'te bekijken',
  'readiness.level.bad': 'op te lossen',
  'readiness.line.cardService': 'Kaartdienst',
  'readiness.line.reader': 'Kaartlezer',
  'readiness.line.middleware': 'Software van de kaart',
  'readiness.line.card': 'Identiteitskaart',
  'readiness.line.cardEnd': 'Geldigheid van de kaart',
  'readiness.line.signature': 'Handtekeningcertificaat',
  'readiness.line.pin': 'Pincode',
  'readiness.line.clock': 'Uur van deze computer',
  'readiness.line.services': 'Diensten van eHealth',
  'readiness.reason.ServiceRuns': 'De kaartdienst van deze computer werkt.',
  'readiness.reason.ServiceStopped': 'De kaartdienst van deze computer antwoordt niet.',
  'readiness.reason.SupportMissing': 'Deze installatie kan geen kaart lezen.',
  'readiness.reason.CardsOff': 'Het gebruik van kaarten is in deze installatie uitgeschakeld.',
  'readiness.reason.ReaderReady': 'Aangesloten: {reader}.',
  'readiness.reason.NoReader': 'Er is geen kaartlezer aangesloten.',
  'readiness.reason.LibraryFound': 'Gevonden: {library}.',
  'readiness.reason.CommandsUsed': 'Niets te installeren: de kaart wordt rechtstreeks gebruikt.',
  'readiness.reason.LibraryMissing': 'De software van de kaart werd niet gevonden.',
  'readiness.reason.LibraryFails': 'De software van de kaart start niet: {library}.',
  'readiness.reason.LibraryRefusesKey':
    'Deze software weigert de handtekeningsleutel van de kaart: {library}.',
  'readiness.reason.CardYours': 'Het is de uwe.',
  'readiness.reason.NoCard': 'Er zit geen kaart in de lezer.',
  'readiness.reason.CardBeingRead': 'De kaart wordt gelezen.',
  'readiness.reason.SeveralCards': 'Er zijn verschillende kaarten.',
  'readiness.reason.OtherPerson': 'De ingestoken kaart is niet de uwe.',
  'readiness.reason.NoNumber':
    'Uw profiel heeft geen rijksregisternummer: de kaart kan niet aan u worden toegewezen.',
  'readiness.reason.CardUnusable': 'Deze kaart kan niet worden gebruikt.',
  'readiness.reason.CardLasts': 'Geldig tot {date}.',
  'readiness.reason.CardEndsSoon': 'Uw kaart loopt af op {date}.',
  'readiness.reason.CardEnded': 'Uw kaart liep af op {date}.',
  'readiness.reason.CardNotYetValid': 'Uw kaart is nog niet geldig.',
  'readiness.reason.SignatureOnCard': 'Op de kaart, geldig tot {date}.',
  'readiness.reason.SignatureOnToken': 'Op “{place}”, geldig tot {date}.',
  'readiness.reason.NoSignature': 'Uw kaart heeft geen handtekeningcertificaat.',
  'readiness.reason.SignatureInactive':
    'Het handtekeningcertificaat van uw kaart is nooit geactiveerd.',
  'readiness.reason.SignatureRevoked':
    'Het handtekeningcertificaat van uw kaart is ingetrokken of geschorst.',
  'readiness.reason.SignatureEnded': 'Het handtekeningcertificaat van uw kaart liep af op {date}.',
  'readiness.reason.SignatureUnread': 'Het handtekeningcertificaat kon niet worden gelezen.',
  'readiness.reason.PinUsed': 'Hier voor een sessie gebruikt op {date}.',
  'readiness.reason.PinNotUsed': 'Kent u uw pincode nog?',
  'readiness.reason.PinLastTry': 'Er blijft nog één poging van de pincode.',
  'readiness.reason.PinBlocked': 'De pincode van uw kaart is geblokkeerd.',
  'readiness.reason.PinOfToken':
    'De gevraagde pincode is die van deze drager, niet die van de kaart.',
  'readiness.reason.ClockRight': 'Gelijk met eHealth.',
  'readiness.reason.ClockOff': 'Het uur verschilt {seconds} seconden van dat van eHealth.',
  'readiness.reason.ClockAhead': 'De klok loopt {span} voor.',
  'readiness.reason.ClockBehind': 'De klok loopt {span} achter.',
  'readiness.reason.ClockUnknown': 'Het uur van eHealth is niet bekend.',
  'readiness.reason.ServicesAnswer': 'Antwoorden in {seconds} s.',
  'readiness.reason.ServicesFault':
    'De diensten van eHealth antwoorden, maar kunnen nu niets verwerken.',
  'readiness.reason.ServicesSilent': 'De diensten van eHealth antwoorden niet.',
  'readiness.reason.ServicesUnknown': 'Er is geen adres van eHealth voor certificaten ingesteld.',
  'readiness.remedy.StartService':
    'Sluit de lezer aan. Is dat al zo, herstart dan deze computer of bel uw informaticus.',
  'readiness.remedy.InstallSupport': 'Uw informaticus moet de installatie aanvullen.',
  'readiness.remedy.AllowCards': 'Teken op een computer van de praktijk met een kaartlezer.',
  'readiness.remedy.PlugReader':
    'Sluit een lezer voor identiteitskaarten aan en controleer opnieuw.',
  'readiness.remedy.InstallMiddleware': 'Installeer de eID-software van eid.belgium.be.',
  'readiness.remedy.UseCommands':
    'Uw informaticus kan “eid.signing” op “auto” zetten: de kaart wordt dan rechtstreeks gebruikt.',
  'readiness.remedy.InsertCard': 'Steek uw identiteitskaart in de lezer, de chip naar voren.',
  'readiness.remedy.WaitForCard': 'Wacht enkele seconden en controleer opnieuw.',
  'readiness.remedy.KeepOneCard': 'Laat alleen uw kaart in de lezers.',
  'readiness.remedy.InsertOwnCard':
    'Steek uw eigen identiteitskaart in. Is het toch de uwe, controleer dan het rijksregisternummer van uw profiel.',
  'readiness.remedy.CompleteProfile':
    'Vraag een beheerder om uw rijksregisternummer aan uw profiel toe te voegen.',
  'readiness.remedy.CheckCard': 'Neem de kaart uit, steek ze opnieuw in en controleer opnieuw.',
  'readiness.remedy.RenewCard':
    'Vraag een nieuwe kaart aan uw gemeente: dat duurt enkele weken. Laat er het handtekeningcertificaat activeren.',
  'readiness.remedy.CheckDate':
    'Controleer de datum van deze computer, of gebruik uw huidige kaart.',
  'readiness.remedy.AddSignature':
    'Maak een afspraak bij uw gemeente om het toe te voegen, met kaart en codes. Zonder kan geen aanvraag worden getekend.',
  'readiness.remedy.ActivateSignature':
    'Maak een afspraak bij uw gemeente om het te activeren, met kaart en codes.',
  'readiness.remedy.TryAgain': 'Controleer zo meteen opnieuw.',
  'readiness.remedy.TestPin':
    'De kaart heeft maar één pincode. Open er een sessie mee: zo controleert u ze zonder iets bindends te tekenen.',
  'readiness.remedy.FindPin':
    'Zoek de juiste code voor u nog probeert: één fout meer blokkeert de kaart.',
  'readiness.remedy.UnblockPin': 'Laat hem deblokkeren door uw gemeente.',
  'readiness.remedy.FindTokenPin': 'Houd hem bij de hand: zonder u wordt niets geprobeerd.',
  'readiness.remedy.SetClock':
    'eHealth weigert een handtekening met een ander uur. In Windows: klik rechts op het uur, “Datum en tijd aanpassen”, dan “Nu synchroniseren”.',
  'readiness.remedy.WaitForServices':
    'Probeer later opnieuw: eHealth meldt storingen op status.ehealth.fgov.be.',
  'readiness.remedy.CheckConnection':
    'Controleer de internetverbinding van deze computer en probeer opnieuw.',
  'readiness.remedy.SetAddress':
    'Uw informaticus vindt het adres onder “probes.certRaEndpoint” in de handleiding van de instellingen.',
};
