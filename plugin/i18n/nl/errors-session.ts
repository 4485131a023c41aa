import type { sessionErrors as fr } from '../fr/errors-session.ts';

/** What the errors of sessions, card and eHealth’s token service say: what happened, then the one thing to do. Codes: plugin/errors.ts. */
export const sessionErrors: Readonly<Record<keyof typeof fr, string>> = {
  'error.ERR_SESSION_NONE.message':
    'Er is geen eHealth-sessie open, of de uwe loopt net ten einde.',
  'error.ERR_SESSION_NONE.remedy':
    'Open een sessie met uw elektronische identiteitskaart en probeer dan opnieuw.',
  'error.ERR_SESSION_BLOCKED.message':
    'Met dit certificaat kan geen sessie worden geopend; u hebt niets hoeven in te vullen.',
  'error.ERR_SESSION_BLOCKED.remedy':
    'Open de pagina van het certificaat: daar staat wat er ontbreekt en wat u eraan doet.',
  'error.ERR_SESSION_BUSY.message':
    'Er wordt al een sessie voor u geopend, wellicht in een ander venster.',
  'error.ERR_SESSION_BUSY.remedy': 'Werk die daar af, of wacht een minuut en probeer hier opnieuw.',
  'error.ERR_SESSION_KEY_MISSING.message':
    'De sleutel die de sessie opent, ontbreekt: het wachtwoord van het certificaat is niet ingevuld of het bestand bevat die sleutel niet meer.',
  'error.ERR_SESSION_KEY_MISSING.remedy':
    'Typ het wachtwoord van het certificaat. Komt deze melding terug, laad dan het oorspronkelijke bestand opnieuw.',
  'error.ERR_QUALITY_UNFIT.message':
    'Deze hoedanigheid past niet bij dit certificaat: eHealth zou de sessie niet openen.',
  'error.ERR_QUALITY_UNFIT.remedy':
    'Kies een van de voorgestelde hoedanigheden. Ontbreekt er een, vul dan het profiel aan in uw software.',
  'error.ERR_FALLBACK_REASON.message': 'De fallbackprocedure vraagt een reden.',
  'error.ERR_FALLBACK_REASON.remedy':
    'Kies waarom de identiteitskaart niet gebruikt kan worden; voeg bij “Andere reden” enkele woorden toe.',
  'error.ERR_FALLBACK_STOPPED.message':
    'De fallbackprocedure is de laatste tijd te vaak gebruikt; ze is voor deze houder opgeschort.',
  'error.ERR_FALLBACK_STOPPED.remedy':
    'Gebruik de elektronische identiteitskaart of vraag de verantwoordelijke van uw praktijk om de opschorting 24 uur op te heffen.',
  'error.ERR_FALLBACK_STOPPED.days.one':
    'De fallbackprocedure is in {days} dag te vaak gebruikt; ze is voor deze houder opgeschort.',
  'error.ERR_FALLBACK_STOPPED.days.other':
    'De fallbackprocedure is in {days} dagen te vaak gebruikt; ze is voor deze houder opgeschort.',
  'error.ERR_MODE_DISABLED.message':
    'Deze manier om een sessie te openen wordt in deze praktijk niet aangeboden.',
  'error.ERR_MODE_DISABLED.remedy':
    'Kies een van de getoonde manieren; de verantwoordelijke van uw praktijk kan de instellingen wijzigen.',
  'error.ERR_CLAIM_MISMATCH.message':
    'Het nummer van het profiel ({asserted}) is niet dat van het certificaat ({certificate}): eHealth zou de sessie weigeren.',
  'error.ERR_CLAIM_MISMATCH.remedy':
    'Controleer het nummer in het profiel, in uw software, of kies het certificaat met dat nummer.',
  'error.ERR_ENVELOPE_INVALID.message':
    'Het bericht dat uw software wilde versturen, heeft niet de verwachte vorm; het is niet ondertekend.',
  'error.ERR_ENVELOPE_INVALID.remedy':
    'Geef deze code door aan de helpdesk van uw software. Uw sessie blijft open.',
  'error.ERR_READER_SUPPORT_MISSING.message':
    'Deze installatie kan geen kaartlezer gebruiken: er ontbreekt een onderdeel van het programma.',
  'error.ERR_READER_SUPPORT_MISSING.remedy':
    'Verwittig uw informaticus: “trousseau doctor” zegt wat er ontbreekt. Intussen blijft de fallbackprocedure mogelijk.',
  'error.ERR_READER_SERVICE.message':
    'De dienst van deze computer die de kaartlezers bedient, antwoordt niet.',
  'error.ERR_READER_SERVICE.remedy':
    'Trek de kaartlezer uit de computer en sluit hem weer aan; helpt dat niet, start de computer dan opnieuw.',
  'error.ERR_READER_NONE.message': 'Er is geen kaartlezer op deze computer aangesloten.',
  'error.ERR_READER_NONE.remedy':
    'Sluit de kaartlezer aan; is dat al zo, probeer dan een andere USB-poort of een andere lezer.',
  'error.ERR_CARD_NONE.message': 'Er zit geen kaart in de kaartlezer.',
  'error.ERR_CARD_NONE.remedy':
    'Steek uw elektronische identiteitskaart er volledig in, met de chip naar voren.',
  'error.ERR_CARD_SEVERAL.message':
    'Er zitten meerdere kaarten in de lezers: het is niet duidelijk welke gebruikt moet worden.',
  'error.ERR_CARD_SEVERAL.remedy': 'Laat alleen de uwe in een lezer zitten en probeer opnieuw.',
  'error.ERR_CARD_UNREADABLE.message': 'De kaart in de lezer kon niet worden gelezen.',
  'error.ERR_CARD_UNREADABLE.remedy':
    'Neem ze eruit, veeg de chip schoon met een zachte doek en steek ze er weer in. Probeer anders een andere lezer.',
  'error.ERR_CARD_NOT_EID.message':
    'De kaart in de lezer is geen Belgische elektronische identiteitskaart.',
  'error.ERR_CARD_NOT_EID.remedy':
    'Steek uw elektronische identiteitskaart in de lezer in plaats van deze.',
  'error.ERR_CARD_REMOVED.message':
    'De kaart is te vroeg uit de lezer genomen of vervangen; er is niets geopend.',
  'error.ERR_CARD_REMOVED.remedy': 'Steek ze er weer in en laat ze in de lezer tot het klaar is.',
  'error.ERR_CARD_BUSY.message': 'Een ander programma gebruikt op dit moment de kaart.',
  'error.ERR_CARD_BUSY.remedy':
    'Sluit dat programma (browser, eID Viewer…) of wacht tot het klaar is, en probeer dan opnieuw.',
  'error.ERR_CARD_FAULT.message':
    'De kaart of de lezer heeft niet geantwoord zoals verwacht; er is niets geopend.',
  'error.ERR_CARD_FAULT.remedy':
    'Neem de kaart eruit, steek ze er weer in en probeer opnieuw. Gebeurt het weer, probeer dan een andere lezer.',
  'error.ERR_CARD_EXPIRED.message':
    'Deze identiteitskaart, of haar certificaat, is vervallen: eHealth zou ze niet aanvaarden.',
  'error.ERR_CARD_EXPIRED.remedy':
    'Vraag een nieuwe kaart aan bij uw gemeente. Intussen blijft de fallbackprocedure mogelijk.',
  'error.ERR_CARD_IDENTITY_UNPROVED.message':
    'De identiteit op de kaart wordt niet bevestigd door het Rijksregister; de kaart is niet gebruikt.',
  'error.ERR_CARD_IDENTITY_UNPROVED.remedy':
    'Neem de kaart eruit en steek ze er weer in. Gebeurt het weer, laat ze dan nakijken bij uw gemeente.',
  'error.ERR_CARD_NO_CERTIFICATE.message':
    'Deze kaart bevat niet het certificaat waarmee u zich aanmeldt.',
  'error.ERR_CARD_NO_CERTIFICATE.remedy':
    'Controleer dat in eID Viewer; uw gemeente kan het activeren. Intussen blijft de fallbackprocedure mogelijk.',
  'error.ERR_CARD_OTHER_PERSON.message':
    'De kaart in de lezer is van iemand anders; haar pincode is niet gevraagd.',
  'error.ERR_CARD_OTHER_PERSON.remedy':
    'Steek uw eigen kaart erin. Is het wel de uwe, controleer dan het rijksregisternummer in uw profiel.',
  'error.ERR_MIDDLEWARE_MISSING.message':
    'De eID-software, nodig om de identiteitskaart te gebruiken, is op deze computer niet gevonden.',
  'error.ERR_MIDDLEWARE_MISSING.remedy':
    'Installeer ze via eid.belgium.be en probeer opnieuw. Intussen blijft de fallbackprocedure mogelijk.',
  'error.ERR_MIDDLEWARE_OLD.message':
    'De eID-software van deze computer is te oud voor deze kaart; de kaart werkt, maar de software kent ze niet.',
  'error.ERR_MIDDLEWARE_OLD.remedy':
    'Installeer de huidige versie via eid.belgium.be en probeer opnieuw.',
  'error.ERR_PIN_FORMAT.message':
    'Een pincode telt 4 tot 12 cijfers; deze is niet aan de kaart voorgelegd.',
  'error.ERR_PIN_FORMAT.remedy': 'Typ hem opnieuw, alleen cijfers. Er is geen poging verloren.',
  'error.ERR_PIN_WRONG.message': 'De kaart heeft deze pincode niet aanvaard.',
  'error.ERR_PIN_WRONG.remedy':
    'De kaart zegt niet hoeveel pogingen er nog zijn; bij de derde fout op rij blokkeert ze. Zoek eerst de juiste code op.',
  'error.ERR_PIN_WRONG.triesLeft.one':
    'De kaart heeft deze pincode niet aanvaard: er rest nog {triesLeft} poging.',
  'error.ERR_PIN_WRONG.triesLeft.other':
    'De kaart heeft deze pincode niet aanvaard: er resten nog {triesLeft} pogingen.',
  'error.ERR_PIN_WRONG.triesLeft.one.remedy':
    'Bij de volgende geweigerde code blokkeert de kaart en kan alleen de gemeente ze deblokkeren. Gebruik bij twijfel liever de fallbackprocedure.',
  'error.ERR_PIN_WRONG.triesLeft.other.remedy':
    'Neem de tijd om de code terug te vinden en typ hem dan opnieuw.',
  'error.ERR_PIN_LAST_TRY.message':
    'Er rest nog één poging voor de kaart blokkeert; ze heeft nog niets gekregen.',
  'error.ERR_PIN_LAST_TRY.remedy':
    'Bevestig alleen als u zeker bent van de pincode. Gebruik anders de fallbackprocedure.',
  'error.ERR_PIN_BLOCKED.message':
    'De pincode van deze kaart is geblokkeerd: ze ondertekent niets meer.',
  'error.ERR_PIN_BLOCKED.remedy':
    'Laat hem deblokkeren door uw gemeente. Intussen blijft de fallbackprocedure mogelijk; de code opnieuw typen helpt niet.',
  'error.ERR_PIN_CANCELLED.message': 'Het intypen van de pincode is onderbroken, of de tijd is om.',
  'error.ERR_PIN_CANCELLED.remedy': 'Begin opnieuw wanneer u wilt: er is geen poging verloren.',
  'error.ERR_STS_NOT_CONFIGURED.message':
    'De toegang tot de sessiedienst van eHealth is in deze installatie niet ingesteld.',
  'error.ERR_STS_NOT_CONFIGURED.remedy':
    'Vraag uw informaticus om de instelling “ehealth” aan te vullen.',
  'error.ERR_STS_UNREACHABLE.message':
    'Wij konden eHealth niet bereiken: er komt geen verbinding tot stand.',
  'error.ERR_STS_UNREACHABLE.remedy':
    'Controleer of deze computer toegang heeft tot internet en probeer opnieuw. Werkt de rest van internet, kijk dan op de statussite van eHealth.',
  'error.ERR_STS_UNREACHABLE.problem.tls':
    'De verbinding met eHealth is niet veilig: het certificaat van de server is niet herkend, en er is niets verstuurd.',
  'error.ERR_STS_UNREACHABLE.problem.tls.remedy':
    'Vraag uw informaticus of een proxy of antivirus de verbinding onderschept, en of de datum van deze computer klopt.',
  'error.ERR_STS_TIMEOUT.message':
    'eHealth heeft niet op tijd geantwoord; er is geen sessie geopend.',
  'error.ERR_STS_TIMEOUT.remedy':
    'Probeer het over enkele minuten opnieuw; de statussite van eHealth zegt of er een storing bekend is.',
  'error.ERR_STS_UNAVAILABLE.message':
    'De sessiedienst van eHealth is buiten dienst of in onderhoud; het probleem ligt niet bij u.',
  'error.ERR_STS_UNAVAILABLE.remedy':
    'Probeer het later opnieuw; de statussite van eHealth meldt storingen en wanneer ze voorbij zijn.',
  'error.ERR_STS_CLOCK.message':
    'De klok van deze computer staat niet juist; daarom weigert eHealth zijn berichten.',
  'error.ERR_STS_CLOCK.remedy':
    'Zet datum en tijd op automatisch instellen en probeer opnieuw. Het ligt niet aan het certificaat of de kaart.',
  'error.ERR_STS_CLOCK.seconds.one':
    'De klok van deze computer wijkt {seconds} seconde af van die van eHealth, dat daarom zijn berichten weigert.',
  'error.ERR_STS_CLOCK.seconds.other':
    'De klok van deze computer wijkt {seconds} seconden af van die van eHealth, dat daarom zijn berichten weigert.',
  'error.ERR_STS_DENIED.message':
    'eHealth heeft de aanvraag geweigerd: het gevraagde nummer of de hoedanigheid past niet bij dit certificaat.',
  'error.ERR_STS_DENIED.remedy':
    'Controleer in het profiel het rijksregisternummer, het RIZIV-nummer en de hoedanigheid. Kloppen die, bel dan het contactcenter van eHealth (02 788 51 55).',
  'error.ERR_STS_CREDENTIAL.message':
    'eHealth heeft het certificaat of de kaart niet aanvaard: vervallen, herroepen of bestemd voor een andere omgeving.',
  'error.ERR_STS_CREDENTIAL.remedy':
    'Bekijk de toestand van het certificaat op zijn pagina en die van de kaart in eID Viewer. Zijn ze in orde, bel dan het contactcenter van eHealth (02 788 51 55).',
  'error.ERR_STS_NOT_ALLOWED.message':
    'eHealth herkent u, maar geeft u dit recht niet: er ontbreekt een rol of een mandaat.',
  'error.ERR_STS_NOT_ALLOWED.remedy':
    'Controleer uw gegevens bij het RIZIV of het mandaat voor de organisatie; opnieuw proberen verandert niets.',
  'error.ERR_STS_NOT_AUTHENTICATED.message':
    'eHealth kon uw identiteit niet vaststellen; er is geen sessie geopend.',
  'error.ERR_STS_NOT_AUTHENTICATED.remedy':
    'Controleer eerst de klok van deze computer, daarna het certificaat op zijn pagina en de kaart in eID Viewer.',
  'error.ERR_STS_MALFORMED.message':
    'eHealth heeft onze aanvraag niet begrepen; de fout zit in ons programma.',
  'error.ERR_STS_MALFORMED.remedy':
    'Geef de details hieronder aan de helpdesk, met het incidentnummer van eHealth als er een is; opnieuw proberen verandert niets.',
  'error.ERR_STS_FAULT.message':
    'eHealth heeft een fout gemeld die wij niet kennen; er is geen sessie geopend.',
  'error.ERR_STS_FAULT.remedy':
    'Probeer nog één keer. Komt de fout terug, bel dan het contactcenter van eHealth (02 788 51 55) en geef de details hieronder door.',
  'error.ERR_STS_ANSWER.message':
    'Het antwoord is niet wat eHealth gewoonlijk geeft: wij konden het niet lezen.',
  'error.ERR_STS_ANSWER.remedy':
    'Probeer het over enkele minuten opnieuw. Gebeurt het weer, vraag dan uw informaticus of een proxy of antivirus de antwoorden wijzigt.',
  'error.ERR_STS_TOKEN_REFUSED.message':
    'Het antwoord van eHealth heeft onze controles niet doorstaan; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.remedy':
    'Probeer nog één keer. Gebeurt het weer, verwittig dan uw helpdesk en geef de details door.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signature':
    'Het antwoord van eHealth is onderweg gewijzigd, of de handtekening klopt niet; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.algorithm':
    'Het antwoord van eHealth is onderweg gewijzigd, of de handtekening klopt niet; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signer':
    'Het antwoord is niet ondertekend door de verwachte dienst van eHealth; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.issuer':
    'Het antwoord is niet ondertekend door de verwachte dienst van eHealth; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.context':
    'Het antwoord hoort bij een andere aanvraag; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.identity':
    'eHealth heeft geantwoord voor een ander nummer dan het uwe; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.holder-of-key':
    'De ontvangen sessie hangt vast aan een ander certificaat dan het uwe; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.confirmation':
    'De ontvangen sessie hangt vast aan een ander certificaat dan het uwe; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.validity':
    'De ontvangen sessie is op dit moment niet geldig; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.validity.remedy':
    'Controleer datum en tijd van deze computer en probeer opnieuw.',
  'error.ERR_STS_SIGNER_UNKNOWN.message':
    'Het antwoord van eHealth is ondertekend door een autoriteit die deze installatie niet kent; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_SIGNER_UNKNOWN.remedy':
    'Vraag uw informaticus om die autoriteit aan de instellingen toe te voegen of de huidige versie van het programma te installeren.',
};
