import type { errors as fr } from '../fr/errors.ts';

/** What errors say: what happened, then the one thing to do. Codes: plugin/errors.ts. Dutch. */
export const errors: Readonly<Record<keyof typeof fr, string>> = {
  'error.ERR_KEYSTORE_PASSWORD.message': 'Het wachtwoord hoort niet bij dit bestand.',
  'error.ERR_KEYSTORE_PASSWORD.remedy':
    'Typ het opnieuw en controleer Caps Lock en de toetsenbordindeling (AZERTY of QWERTY). Een verloren wachtwoord kan niemand terughalen: dan moet u het certificaat herroepen en een nieuw aanvragen.',
  'error.ERR_KEYSTORE_CONTENT_PASSWORD.message':
    'Het wachtwoord opent het bestand, maar niet de inhoud: dit bestand heeft twee wachtwoorden.',
  'error.ERR_KEYSTORE_CONTENT_PASSWORD.remedy':
    'Neem het oorspronkelijke bestand dat het eHealth-programma heeft geschreven; een ander programma heeft dit wellicht gewijzigd.',
  'error.ERR_KEYSTORE_UNSUPPORTED.message':
    'Dit bestand is beveiligd op een manier die wij niet kunnen lezen ({algorithm}). Het wachtwoord is niet de oorzaak.',
  'error.ERR_KEYSTORE_UNSUPPORTED.remedy':
    'Neem het oorspronkelijke bestand uit de map ehealth/keystore van de computer waarop de aanvraag is gedaan.',
  'error.ERR_KEYSTORE_DAMAGED.message':
    'Dit bestand is beschadigd of onvolledig. Het wachtwoord is niet de oorzaak.',
  'error.ERR_KEYSTORE_DAMAGED.remedy':
    'Kopieer het bestand opnieuw uit de oorspronkelijke map, zonder e-mail en zonder het in een ander programma te openen, en laad die kopie.',
  'error.ERR_KEYSTORE_NOT_PKCS12.message':
    'Dit bestand is geen eHealth-certificaat met zijn sleutel.',
  'error.ERR_KEYSTORE_NOT_PKCS12.remedy':
    'Kies het bestand dat eindigt op .p12 (of .acc-p12) in de map ehealth/keystore.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.jks':
    'Dit bestand is een Java-sleutelbestand (.jks), geen eHealth-bestand.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.jceks':
    'Dit bestand is een Java-sleutelbestand (.jceks), geen eHealth-bestand.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.certificate':
    'Dit bestand bevat enkel het publieke deel van een certificaat (.cer, .crt): er zit geen sleutel in.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.certificate-bundle':
    'Dit bestand bevat enkel publieke gegevens (.p7b of .etk): er zit geen sleutel in.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.pem':
    'Dit bestand is een kopie die naar tekst is omgezet (.pem, .key), niet het origineel.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.zip':
    'Dit bestand is een ZIP-archief of het eHealth-programma zelf.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.ehcsr':
    'Dit bestand is de aanvraag die naar eHealth is gestuurd (.ehcsr), niet het certificaat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.reqid':
    'Dit bestand bevat enkel het nummer van de aanvraag (.reqid), niet het certificaat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.revocation-request':
    'Dit bestand is een aanvraag tot herroeping (.ehrr), niet het certificaat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.shortcut':
    'Dit bestand is een snelkoppeling naar een ander bestand.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.empty':
    'Dit bestand is leeg: misschien is het niet volledig gedownload.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.macos-metadata':
    'Dit bestand, waarvan de naam met “._” begint, is een bijlage van macOS.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.script':
    'Dit bestand is een programma of script, geen certificaat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.xml': 'Dit bestand is een XML-document, geen certificaat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.pdf': 'Dit bestand is een PDF-document, geen certificaat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.image': 'Dit bestand is een afbeelding, geen certificaat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.private-key-der':
    'Dit bestand bevat enkel een sleutel, zonder het certificaat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.csr':
    'Dit bestand is een certificaataanvraag (CSR), niet het certificaat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.unknown':
    'Wij herkennen dit soort bestand niet; het is in elk geval geen eHealth-certificaat.',
  'error.ERR_KEYSTORE_TOO_COSTLY.message':
    'Dit bestand openen zou buitensporig veel rekenwerk vragen; dat is gestopt. Over het wachtwoord is niets gezegd.',
  'error.ERR_KEYSTORE_TOO_COSTLY.remedy':
    'Neem het oorspronkelijke bestand dat het eHealth-programma heeft geschreven.',
  'error.ERR_KEYSTORE_TOO_LARGE.message':
    'Dit bestand is te groot voor een eHealth-certificaat (meer dan 1 MB).',
  'error.ERR_KEYSTORE_TOO_LARGE.remedy':
    'Kies het oorspronkelijke .p12-bestand: dat is maar enkele kilobytes groot.',
  'error.ERR_CERTIFICATE_TOO_LARGE.message':
    'Dit bestand bevat veel te grote certificaten (meer dan {limit} kB): die zijn niet van eHealth.',
  'error.ERR_CERTIFICATE_TOO_LARGE.remedy':
    'Neem het oorspronkelijke .p12-bestand dat het eHealth-programma heeft geschreven.',
  'error.ERR_KEYSTORE_BUSY.message':
    'Er worden nu veel bestanden tegelijk nagekeken; het uwe kon nog niet aan de beurt komen.',
  'error.ERR_KEYSTORE_BUSY.remedy':
    'Wacht enkele seconden en probeer opnieuw. Het ligt niet aan het bestand of het wachtwoord.',
  'error.ERR_KEYSTORE_NOT_REWRITABLE.message':
    'Dit bestand bevat meer dan sleutels en certificaten: een wachtwoordwijziging hier zou een deel ervan verliezen.',
  'error.ERR_KEYSTORE_NOT_REWRITABLE.remedy':
    'Wijzig het wachtwoord met de eHealth Certificate Manager en laad het bestand daarna opnieuw.',
  'error.ERR_PASSWORD_UNSUITABLE.message': 'Dit nieuwe wachtwoord is niet geschikt.',
  'error.ERR_PASSWORD_UNSUITABLE.remedy':
    'Kies minstens 8 tekens zonder accenten of spaties, waaronder een cijfer of een symbool.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Length':
    'Dit nieuwe wachtwoord is te kort: er zijn minstens 8 tekens nodig.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Characters':
    'Dit nieuwe wachtwoord bevat een accent, een spatie of een teken dat andere programma’s niet lezen.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Variety':
    'In dit nieuwe wachtwoord ontbreekt een cijfer of een symbool.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Confirmation':
    'De twee keer dat u het nieuwe wachtwoord typte, verschillen.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Confirmation.remedy':
    'Typ twee keer hetzelfde nieuwe wachtwoord.',
  'error.ERR_ENROLMENT_RUNNING.message': 'Voor deze houder loopt al een certificaataanvraag.',
  'error.ERR_ENROLMENT_RUNNING.remedy':
    'Ga verder met de lopende aanvraag op het profiel, of geef ze op voordat u een nieuwe begint.',
  'error.ERR_ENROLMENT_TOO_EARLY.message': 'Het is te vroeg om dit certificaat te vernieuwen.',
  'error.ERR_ENROLMENT_TOO_EARLY.remedy':
    'eHealth aanvaardt de vernieuwing alleen in de laatste maanden. De datum staat op het profiel.',
  'error.ERR_ENROLMENT_LIMIT.message':
    'Deze organisatie heeft al zoveel certificaten als eHealth toestaat.',
  'error.ERR_ENROLMENT_LIMIT.remedy':
    'eHealth aanvaardt er ten hoogste tien. Trek er een in dat niet meer gebruikt wordt en begin opnieuw.',
  'error.ERR_ENROLMENT_APPLICATION_TAKEN.message':
    'Deze organisatie heeft al een certificaat met dit toepassings-ID.',
  'error.ERR_ENROLMENT_APPLICATION_TAKEN.remedy':
    'Kies een ander toepassings-ID, of trek eerst het oude certificaat in.',
  'error.ERR_ENROLMENT_ELSEWHERE.message':
    'U hebt al een certificaat, maar het bestand ervan is hier niet.',
  'error.ERR_ENROLMENT_ELSEWHERE.remedy':
    'eHealth geeft er één per persoon. Laad dat bestand op uw profiel. Is het verloren, trek dan eerst het certificaat in.',
  'error.ERR_ENROLMENT_STATE.message': 'Deze aanvraag is niet meer aan die stap toe.',
  'error.ERR_ENROLMENT_STATE.remedy':
    'Open de aanvraag opnieuw vanaf het profiel: ze toont wat er nog te doen is.',
  'error.ERR_ENROLMENT_BUSY.message': 'Een stap van deze aanvraag is bezig.',
  'error.ERR_ENROLMENT_BUSY.remedy': 'Wacht enkele seconden en open de aanvraag opnieuw.',
  'error.ERR_ENROLMENT_PASSWORD.message':
    'Het wachtwoord van het certificaat is nodig om verder te gaan.',
  'error.ERR_ENROLMENT_PASSWORD.remedy':
    'Typ het wachtwoord dat bij het begin van de aanvraag werd gekozen.',
  'error.ERR_ENROLMENT_PLACE.message': 'Deze plaats kan niet worden toegevoegd.',
  'error.ERR_ENROLMENT_PLACE.remedy': 'Geef ze een korte naam, bijvoorbeeld ‘Wacht-pc’.',
  'error.ERR_ENROLMENT_PLACE.problem.Missing': 'Geef deze plaats een naam.',
  'error.ERR_ENROLMENT_PLACE.problem.Long': 'Deze naam is te lang: hoogstens {limit} tekens.',
  'error.ERR_ENROLMENT_PLACE.problem.Known': 'Deze plaats staat al in de lijst.',
  'error.ERR_ENROLMENT_PLACE.problem.Known.remedy':
    'Vink ze aan zodra ze het nieuwe bestand heeft, of geef een andere naam.',
  'error.ERR_ENROLMENT_PLACE.problem.Many': 'De lijst is vol: hoogstens {limit} plaatsen.',
  'error.ERR_ENROLMENT_PLACE.problem.Many.remedy': 'Verwijder een plaats die niet meer dient.',
  'error.ERR_CONTACT_DATA.message': 'Een contactgegeven is niet geschikt voor eHealth.',
  'error.ERR_CONTACT_DATA.remedy':
    'Geef minstens één e-mailadres en één telefoonnummer; twee van dezelfde soort moeten verschillen.',
  'error.ERR_CONTACT_DATA.problem.Empty': 'Het e-mailadres of het telefoonnummer ontbreekt.',
  'error.ERR_CONTACT_DATA.problem.Form':
    'Het e-mailadres of het telefoonnummer heeft niet de verwachte vorm.',
  'error.ERR_CONTACT_DATA.problem.Form.remedy':
    'Schrijf het nummer in cijfers, eventueel met spaties, en het adres zoals naam@voorbeeld.be.',
  'error.ERR_CONTACT_DATA.problem.TooLong': 'Het e-mailadres is te lang.',
  'error.ERR_CONTACT_DATA.problem.Same': 'Twee contactgegevens van dezelfde soort zijn gelijk.',
  'error.ERR_CONTACT_DATA.problem.Same.remedy': 'Wijzig het tweede, of laat het leeg.',
  'error.ERR_REGISTRATION_NOT_CONFIGURED.message':
    'Certificaataanvragen zijn in deze installatie niet ingesteld.',
  'error.ERR_REGISTRATION_NOT_CONFIGURED.remedy':
    'De beheerder van de installatie geeft het adres van de registratiedienst in de instellingen.',
  'error.ERR_REGISTRATION_UNREACHABLE.message': 'De registratiedienst van eHealth antwoordt niet.',
  'error.ERR_REGISTRATION_UNREACHABLE.remedy':
    'Er is niets verloren. Probeer het over enkele minuten opnieuw; de statuspagina van eHealth meldt storingen.',
  'error.ERR_REGISTRATION_REFUSED.message': 'eHealth heeft deze aanvraag geweigerd.',
  'error.ERR_REGISTRATION_REFUSED.remedy':
    'Lees het antwoord onder “Details”. Bel bij twijfel eHealth op 02 788 51 55.',
  'error.ERR_REGISTRATION_ANSWER.message': 'Het antwoord van eHealth past niet bij de aanvraag.',
  'error.ERR_REGISTRATION_ANSWER.remedy':
    'Er is niets van overgenomen. Probeer opnieuw; herhaalt het zich, verwittig dan uw leverancier.',
  'error.ERR_MAILBOX_UNREACHABLE.message':
    'We konden de eHealthBox niet bereiken: er komt geen verbinding tot stand.',
  'error.ERR_MAILBOX_UNREACHABLE.remedy':
    'Ga na of deze computer internet heeft en probeer opnieuw. Werkt de rest van het internet, kijk dan op de statuspagina van eHealth.',
  'error.ERR_MAILBOX_UNREACHABLE.problem.tls':
    'De verbinding met de eHealthBox is niet veilig: het certificaat van de server werd niet herkend en er werd niets verzonden.',
  'error.ERR_MAILBOX_UNREACHABLE.problem.tls.remedy':
    'Vraag uw informaticus of een proxy of een virusscanner de verbinding onderschept, en of de datum van deze computer juist is.',
  'error.ERR_MAILBOX_TIMEOUT.message': 'De eHealthBox heeft niet op tijd geantwoord.',
  'error.ERR_MAILBOX_TIMEOUT.remedy':
    'Probeer het over enkele minuten opnieuw; de statuspagina van eHealth zegt of een storing bekend is.',
  'error.ERR_MAILBOX_UNAVAILABLE.message':
    'De eHealthBox is gestoord of in onderhoud; het probleem ligt niet bij u.',
  'error.ERR_MAILBOX_UNAVAILABLE.remedy':
    'Er is niets verloren: probeer het later opnieuw. De statuspagina van eHealth meldt storingen en het einde ervan.',
  'error.ERR_MAILBOX_ANSWER.message':
    'Het ontvangen antwoord is niet dat wat de eHealthBox gewoonlijk geeft: we konden het niet lezen.',
  'error.ERR_MAILBOX_ANSWER.remedy':
    'Probeer één keer opnieuw. Herhaalt het zich, dan gaat uw informaticus na of een proxy of een virusscanner antwoorden wijzigt.',
  'error.ERR_MAILBOX_SESSION.message': 'De eHealthBox heeft uw sessie niet aanvaard.',
  'error.ERR_MAILBOX_SESSION.remedy':
    'Kijk eerst of de klok van deze computer juist is, open dan een nieuwe sessie en probeer opnieuw.',
  'error.ERR_MAILBOX_NOT_ALLOWED.message':
    'eHealth herkent u, maar geeft u geen toegang tot deze box of deze handeling.',
  'error.ERR_MAILBOX_NOT_ALLOWED.remedy':
    'Controleer de hoedanigheid die bij het openen van de sessie werd gekozen, of het mandaat voor de organisatie. Bel bij twijfel eHealth op 02 788 51 55.',
  'error.ERR_MAILBOX_MALFORMED.message':
    'De eHealthBox begreep onze vraag niet; de fout zit in ons programma.',
  'error.ERR_MAILBOX_MALFORMED.remedy':
    'Geef uw leverancier de details hieronder, met het incidentnummer als er een is; opnieuw proberen verandert niets.',
  'error.ERR_MAILBOX_REFUSED.message': 'De eHealthBox heeft deze handeling geweigerd.',
  'error.ERR_MAILBOX_REFUSED.remedy':
    'Lees het antwoord onder “Details”. Bel bij twijfel eHealth op 02 788 51 55 en vermeld de code.',
  'error.ERR_MAILBOX_MESSAGE_GONE.message':
    'Deze brief zit niet meer in deze map van de eHealthBox.',
  'error.ERR_MAILBOX_MESSAGE_GONE.remedy':
    'Misschien heeft iemand hem verplaatst of verwijderd, of is de bewaartermijn voorbij. Vernieuw de lijst.',
  'error.ERR_MAILBOX_BOX.message': 'Deze box bestaat niet, of u hebt er geen toegang toe.',
  'error.ERR_MAILBOX_BOX.remedy':
    'Kies een andere box. De verantwoordelijke van de organisatie kan u toegang geven in het gebruikersbeheer van eHealth.',
  'error.ERR_MAILBOX_NOT_SENDER.message':
    'Alleen de afzender van een brief kan de aflevering ervan volgen.',
  'error.ERR_MAILBOX_NOT_SENDER.remedy':
    'Open de box die de brief heeft verzonden en probeer opnieuw.',
  'error.ERR_MAILBOX_MOVE.message':
    'Een brief gaat alleen van zijn map naar de prullenbak ervan, en terug.',
  'error.ERR_MAILBOX_MOVE.remedy': 'Vernieuw de lijst en kies de prullenbak van deze map.',
  'error.ERR_MAILBOX_LETTER_INVALID.message':
    'Een deel van de brief is niet geschikt voor de eHealthBox.',
  'error.ERR_MAILBOX_LETTER_INVALID.remedy':
    'Verbeter de brief en verzend opnieuw. Er werd niets verzonden.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.title':
    'Het onderwerp van de brief is leeg of langer dan 400 tekens.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.file-name':
    'Een bestandsnaam is leeg of langer dan 255 tekens.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.recipients':
    'De brief heeft geen bestemmeling, of een nummer of hoedanigheid ontbreekt.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.many-recipients':
    'Een brief heeft hoogstens {limit} bestemmelingen.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.text': 'De brief is leeg.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.many-annexes': 'Een brief heeft hoogstens 30 bijlagen.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.patient':
    'Het rijksregisternummer van de patiënt klopt niet.',
  'error.ERR_MAILBOX_LETTER_TOO_LARGE.message':
    'Deze brief is te groot voor de eHealthBox: hoogstens 10 MB met de bijlagen.',
  'error.ERR_MAILBOX_LETTER_TOO_LARGE.remedy':
    'Er werd niets verzonden. Verklein de bijlagen, of verdeel ze over meerdere brieven.',
  'error.ERR_MAILBOX_RECIPIENT.message': 'De eHealthBox kent deze bestemmeling niet.',
  'error.ERR_MAILBOX_RECIPIENT.remedy':
    'Er werd niets verzonden. Controleer het nummer en de hoedanigheid van de bestemmeling, of kies een andere box.',
  'error.ERR_MAILBOX_RECIPIENT.problem.quality':
    'De eHealthBox kent de gekozen hoedanigheid van deze bestemmeling niet.',
  'error.ERR_MAILBOX_RECIPIENT.problem.not-allowed':
    'De eHealthBox laat u niet toe te schrijven naar bestemmelingen met deze hoedanigheid.',
  'error.ERR_MAILBOX_RECIPIENT.problem.not-allowed.remedy':
    'Er werd niets verzonden. Kies een andere box van de bestemmeling. Bel bij twijfel eHealth op 02 788 51 55.',
  'error.ERR_MAILBOX_ALTERED.message':
    'Een bijlage kwam anders aan dan wij ze verzonden; de eHealthBox heeft ze geweigerd.',
  'error.ERR_MAILBOX_ALTERED.remedy':
    'Er werd niets verzonden. Probeer één keer opnieuw; herhaalt het zich, dan gaat uw informaticus na of een proxy de gegevens wijzigt.',
  'error.ERR_MAILBOX_SEND_UNCERTAIN.message':
    'De verbinding werd verbroken: we weten niet of de brief vertrokken is.',
  'error.ERR_MAILBOX_SEND_UNCERTAIN.remedy':
    'Verzend hem niet meteen een tweede keer. Kijk eerst of hij bij de verzonden brieven staat.',
  'error.ERR_FORM_INVALID.message': 'Het formulier kon niet worden gelezen zoals het is verzonden.',
  'error.ERR_FORM_INVALID.remedy':
    'Ga terug naar de vorige pagina, controleer elk veld en verzend opnieuw.',
  'error.ERR_UPLOAD_TOO_LARGE.message': 'Deze bestanden zijn te groot om samen te onderzoeken.',
  'error.ERR_UPLOAD_TOO_LARGE.remedy': 'Kies er minder tegelijk: samen hoogstens 64 MB.',
  'error.ERR_FILE_MISSING.message': 'Er is geen bestand bijgevoegd.',
  'error.ERR_FILE_MISSING.remedy': 'Kies het .p12-bestand van het certificaat en verzend opnieuw.',
  'error.ERR_IDENTIFIER_INVALID.message':
    'Dit nummer klopt niet: de controlecijfers komen niet overeen of er ontbreken cijfers.',
  'error.ERR_IDENTIFIER_INVALID.remedy':
    'Neem het nummer over van de identiteitskaart, de brief van het RIZIV of de Kruispuntbank van Ondernemingen.',
  'error.ERR_IDENTIFIER_INVALID.problem.Empty': 'Het nummer is niet ingevuld.',
  'error.ERR_IDENTIFIER_INVALID.problem.Empty.remedy':
    'Typ het nummer van de houder van het certificaat.',
  'error.ERR_IDENTIFIER_INVALID.problem.Characters': 'In dit nummer staat iets anders dan cijfers.',
  'error.ERR_IDENTIFIER_INVALID.problem.Characters.remedy':
    'Typ alleen de cijfers; punten, streepjes en spaties storen niet.',
  'error.ERR_IDENTIFIER_INVALID.problem.Length': 'Dit nummer heeft te veel cijfers.',
  'error.ERR_IDENTIFIER_INVALID.problem.Length.remedy':
    'Een rijksregisternummer heeft er 11, het RIZIV-nummer van een groepering 8 en een ondernemingsnummer 10.',
  'error.ERR_IDENTIFIER_INVALID.problem.CheckDigit':
    'Er ontbreekt een cijfer of er klopt er een niet: de controlecijfers van dit nummer komen niet overeen.',
  'error.ERR_IDENTIFIER_INVALID.problem.Profile':
    'Het profiel van deze gebruiker vermeldt een ander rijksregisternummer.',
  'error.ERR_IDENTIFIER_INVALID.problem.Profile.remedy':
    'Kies de gebruiker van wie het certificaat is, of verbeter het nummer in zijn profiel, in uw software.',
  'error.ERR_DRAFT_EXPIRED.message':
    'Dit bestand was geopend maar niet op tijd bewaard; voor de veiligheid is het vergeten.',
  'error.ERR_DRAFT_EXPIRED.remedy':
    'Laad het bestand opnieuw: u hebt een kwartier om te beslissen.',
  'error.ERR_NOT_STORABLE.message':
    'Dit bestand zou op dit profiel nergens toe dienen; het is niet bewaard.',
  'error.ERR_NOT_STORABLE.remedy':
    'Lees het resultaat van het onderzoek en laad daarna het juiste bestand.',
  'error.ERR_NOT_FOUND.message': 'Deze pagina of dit certificaat bestaat niet of niet meer.',
  'error.ERR_NOT_FOUND.remedy': 'Ga terug naar de startpagina en zoek van daaruit.',
  'error.ERR_METHOD_NOT_ALLOWED.message':
    'Dit adres bestaat, maar wordt niet op deze manier gebruikt.',
  'error.ERR_METHOD_NOT_ALLOWED.remedy':
    'Ga terug naar de vorige pagina en gebruik de knoppen daar.',
  'error.ERR_CONFLICT.message':
    'Intussen heeft iemand anders dit certificaat gewijzigd; uw vraag is niet uitgevoerd.',
  'error.ERR_CONFLICT.remedy':
    'Open de pagina van de gebruiker opnieuw, kijk wat er veranderd is en begin opnieuw als dat nog nodig is.',
  'error.ERR_CERTIFICATE_LOADED.message': 'Dit certificaat is voor deze houder al geladen.',
  'error.ERR_CERTIFICATE_LOADED.remedy':
    'Laat dit bestand vallen, of kies om het geladen bestand te vervangen.',
  'error.ERR_CERTIFICATE_LIMIT.message':
    'Deze houder of dit profiel heeft al {limit} bestanden: meer kunnen er niet zijn.',
  'error.ERR_CERTIFICATE_LIMIT.remedy':
    'Kies om een van de geladen bestanden te vervangen, of verwijder eerst wat niet meer dient.',
  'error.ERR_LAUNCH_TOKEN.message':
    'De toegang is niet aanvaard: de toelating om te openen is vervallen, al gebruikt of niet geldig.',
  'error.ERR_LAUNCH_TOKEN.remedy':
    'Ga terug naar uw software en open de eHealth-certificaten opnieuw. Gebeurt het weer, controleer dan de klok van beide computers en verwittig uw informaticus.',
  'error.ERR_SESSION_REQUIRED.message':
    'Uw toegang tot deze pagina is afgelopen of nog niet begonnen.',
  'error.ERR_SESSION_REQUIRED.remedy':
    'Ga terug naar uw software en open de eHealth-certificaten opnieuw.',
  'error.ERR_USER_INACTIVE.message':
    'U bent geen (of niet langer een) actieve gebruiker van deze praktijk.',
  'error.ERR_USER_INACTIVE.remedy':
    'Vraag de verantwoordelijke van uw praktijk om uw account in uw software na te kijken en open daarna de eHealth-certificaten opnieuw.',
  'error.ERR_FORBIDDEN.message': 'U mag dit zien, maar niet doen.',
  'error.ERR_FORBIDDEN.remedy':
    'Vraag het aan de verantwoordelijke van uw praktijk of aan de houder van het certificaat.',
  'error.ERR_CROSS_ORIGIN.message':
    'De vraag kwam van een andere pagina dan de onze; ze is niet uitgevoerd.',
  'error.ERR_CROSS_ORIGIN.remedy': 'Open de pagina vanuit uw software en begin daar opnieuw.',
  'error.ERR_RATE_LIMITED.message':
    'Er zijn in korte tijd meerdere wachtwoorden geprobeerd; om veiligheidsredenen is dit niet geprobeerd.',
  'error.ERR_RATE_LIMITED.remedy':
    'Wacht {seconds} seconden en kijk het wachtwoord intussen na; probeer dan opnieuw.',
  'error.ERR_SETTINGS_INVALID.message': 'De instelling “{path}” is niet geldig: {problem}.',
  'error.ERR_SETTINGS_INVALID.remedy': 'Verbeter deze instelling en start opnieuw.',
  'error.ERR_SETTINGS_UNSAFE.message':
    'Andere accounts op deze computer kunnen {path} lezen, dat een geheim bevat (modus {mode}).',
  'error.ERR_SETTINGS_UNSAFE.remedy':
    'Beperk dit bestand tot het account van de dienst (modus 0600, of 0440 voor alleen-lezen) en start opnieuw.',
  'error.ERR_DATABASE_UNUSABLE.message':
    'De databank kan niet worden geopend of aanvaardt geen schrijfbewerkingen.',
  'error.ERR_DATABASE_UNUSABLE.remedy':
    'Controleer of het bestand bestaat, of de dienst erin mag schrijven en of de schijf niet vol is; “trousseau doctor” zegt welke van de drie.',
  'error.ERR_DATABASE_FULL.message': 'De schijf van de databank is vol; er is niets bewaard.',
  'error.ERR_DATABASE_FULL.remedy':
    'Maak plaats vrij op die schijf; de dienst gaat vanzelf verder, zonder herstart.',
  'error.ERR_DATABASE_READ_ONLY.message':
    'De databank aanvaardt geen schrijfbewerkingen; er is niets bewaard.',
  'error.ERR_DATABASE_READ_ONLY.remedy':
    'Geef de dienst het recht om in het bestand en zijn map te schrijven, en controleer of de schijf niet alleen-lezen is aangekoppeld.',
  'error.ERR_DATABASE_DAMAGED.message': 'De databank is beschadigd.',
  'error.ERR_DATABASE_DAMAGED.remedy':
    'Stop de dienst, bewaar het bestand zoals het is en zet de laatste back-up terug; “trousseau restore-check” zegt of die goed is.',
  'error.ERR_DATABASE_BUSY.message':
    'Een ander programma schrijft al lang in de databank; uw vraag is niet uitgevoerd.',
  'error.ERR_DATABASE_BUSY.remedy':
    'Wacht enkele seconden en probeer opnieuw. Blijft het duren, zoek dan welk programma het bestand openhoudt.',
  'error.ERR_MIGRATION_EDITED.message':
    'Een update die al op de databank is toegepast, is achteraf gewijzigd.',
  'error.ERR_MIGRATION_EDITED.remedy':
    'Installeer de oorspronkelijke versie van het programma opnieuw; wijzig nooit bestanden in de map migrations.',
  'error.ERR_MIGRATION_UNKNOWN.message':
    'De databank is geschreven door een nieuwere versie van het programma.',
  'error.ERR_MIGRATION_UNKNOWN.remedy':
    'Installeer die nieuwere versie of zet de back-up van vóór de update terug.',
  'error.ERR_LETTER_KEYS_MISSING.message':
    'Uw sessie heeft nog niet de sleutels die verzegelde brieven openen.',
  'error.ERR_LETTER_KEYS_MISSING.remedy': 'Typ het wachtwoord van uw certificaat om ze te openen.',
  'error.ERR_LETTER_UNREADABLE.message': 'Dit deel van de brief kan niet worden geopend.',
  'error.ERR_LETTER_UNREADABLE.remedy':
    'Lees op de pagina van de brief waarom, en vraag de afzender zo nodig om de brief opnieuw te sturen.',
  'error.ERR_LETTER_KEYS_NONE.message':
    'Dit bestand heeft geen sleutel om de post van deze sessie te lezen.',
  'error.ERR_LETTER_KEYS_NONE.remedy':
    'Kies het certificaat van dezelfde persoon of organisatie, of laad het oude bestand.',
  'error.ERR_LETTER_RECIPIENTS.message':
    'Deze brief heeft {count} bestemmelingen; er is er minstens één nodig, en hoogstens {limit}.',
  'error.ERR_LETTER_RECIPIENTS.remedy':
    'Verbeter de lijst van bestemmelingen, of verstuur meerdere brieven.',
  'error.ERR_LETTER_RECIPIENT_KEY.message':
    'De brief kan nog niet worden versleuteld voor {names}: dat is een nieuw soort sleutel, en eHealth heeft niet gepubliceerd hoe die gebruikt wordt. Er is niets verstuurd.',
  'error.ERR_LETTER_RECIPIENT_KEY.remedy':
    'Haal deze bestemmeling uit de brief, en schrijf op een andere manier.',
  'error.ERR_LETTER_RECIPIENT_TOKEN.message':
    'De gepubliceerde encryptiesleutel van {names} is niet geldig. Er is niets verstuurd.',
  'error.ERR_LETTER_RECIPIENT_TOKEN.remedy':
    'Haal deze bestemmeling uit de brief, of probeer opnieuw wanneer het certificaat vernieuwd is.',
  'error.ERR_LETTER_RECIPIENT_NONE.message':
    'eHealth kent geen sleutel voor {names}: de brief kan niet verzegeld worden. Er is niets verstuurd.',
  'error.ERR_LETTER_RECIPIENT_NONE.remedy':
    'Controleer het nummer, kies een andere box van deze bestemmeling, of schrijf hem op een andere manier.',
  'error.ERR_LETTER_DEPOT.message':
    'eHealth geeft de sleutels van uw bestemmelingen nu niet. Er is niets verstuurd.',
  'error.ERR_LETTER_DEPOT.remedy':
    'Uw brief is als ontwerp bewaard: probeer het over enkele minuten opnieuw.',
  'error.ERR_LETTER_OWN_TOKEN.message':
    'eHealth publiceert geen sleutel op uw naam: u zou deze brief niet kunnen herlezen. Er is niets verstuurd.',
  'error.ERR_LETTER_OWN_TOKEN.remedy':
    'Controleer uw certificaat op zijn pagina: misschien is het nog niet helemaal klaar.',
  'error.ERR_LETTER_SENDER_CARD.message':
    'Uw sessie is met de kaart alleen geopend: uw certificaat ontbreekt om de brief te verzegelen. Er is niets verstuurd.',
  'error.ERR_LETTER_SENDER_CARD.remedy':
    'Open een sessie met uw certificaat. Uw brief is als ontwerp bewaard.',
  'error.ERR_LETTER_SENDER_KEY.message':
    'Uw certificaat kan nog geen versleutelde brieven ondertekenen: de sleutel is van een nieuw soort, en eHealth heeft niet gepubliceerd hoe die gebruikt wordt.',
  'error.ERR_LETTER_SENDER_KEY.remedy':
    'Verstuur deze brief met de webtoepassing van de eHealthBox.',
  'error.ERR_LETTER_SENDER_CERTIFICATE.message':
    'Uw eHealth-certificaat is vandaag niet geldig: uw bestemmelingen zouden de brief niet kunnen vertrouwen. Er is niets verstuurd.',
  'error.ERR_LETTER_SENDER_CERTIFICATE.remedy':
    'Vernieuw uw certificaat, en verstuur dan de brief.',
  'error.ERR_LETTER_TOO_LARGE.message':
    'Dit deel van de brief is te groot ({size} MB): een hele brief is hoogstens {limit} MB.',
  'error.ERR_LETTER_TOO_LARGE.remedy': 'Verwijder een bijlage, of maak ze kleiner.',
  'error.ERR_LETTER_BUSY.message':
    'Er worden veel brieven tegelijk geopend of versleuteld; de uwe nog niet.',
  'error.ERR_LETTER_BUSY.remedy': 'Wacht enkele seconden en probeer het dan opnieuw.',
  'error.ERR_MASTER_KEY_MISSING.message':
    'De hoofdsleutel die de certificaten beschermt, is niet te vinden.',
  'error.ERR_MASTER_KEY_MISSING.remedy':
    'Zet het sleutelbestand of de variabele terug op zijn plaats; zonder die sleutel kunnen de bewaarde certificaten niet worden geopend.',
  'error.ERR_MASTER_KEY_UNSAFE.message':
    'Andere accounts op deze computer kunnen het bestand van de hoofdsleutel lezen.',
  'error.ERR_MASTER_KEY_UNSAFE.remedy':
    'Beperk het tot het account van de dienst (modus 0600, of 0440 voor alleen-lezen) en start opnieuw.',
  'error.ERR_MASTER_KEY_WRONG.message': 'De hoofdsleutel hoort niet bij deze databank.',
  'error.ERR_MASTER_KEY_WRONG.remedy':
    'Zet de sleutel terug die bij deze databank hoort; er is niets geschreven.',
  'error.ERR_SEAL_BROKEN.message':
    'Een bewaard certificaat is in de databank aangetast en kan niet meer worden geopend.',
  'error.ERR_SEAL_BROKEN.remedy':
    'Zet de databank terug vanuit een back-up of laad het oorspronkelijke certificaatbestand opnieuw.',
  'error.ERR_AUDIT_CHAIN_BROKEN.message': 'Het auditlogboek is buiten het programma om gewijzigd.',
  'error.ERR_AUDIT_CHAIN_BROKEN.remedy':
    'Bewaar een kopie van de databank zoals ze is en verwittig de verantwoordelijke voor de veiligheid.',
  'error.ERR_BACKUP_FAILED.message': 'De back-up kon niet worden geschreven.',
  'error.ERR_BACKUP_FAILED.remedy':
    'Geef de naam van een bestand dat nog niet bestaat, in een bestaande map waarin u mag schrijven en waar nog plaats is.',
  'error.ERR_BACKUP_INVALID.message': 'Deze back-up is niet bruikbaar om terug te zetten.',
  'error.ERR_BACKUP_INVALID.remedy':
    'Neem een oudere back-up en controleer die met “trousseau restore-check”.',
  'error.ERR_UNEXPECTED.message': 'Er is bij ons een onverwachte fout opgetreden.',
  'error.ERR_UNEXPECTED.remedy':
    'Probeer het zo dadelijk opnieuw. Gebeurt het weer, geef dan de referentie hieronder aan uw helpdesk.',
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
  'error.ERR_SESSION_CANCELLED.message':
    'Het openen is vóór het einde onderbroken; er is geen sessie geopend.',
  'error.ERR_SESSION_CANCELLED.remedy': 'Begin opnieuw als de sessie nog nodig is.',
  'error.ERR_SESSION_CANCELLED.problem.log-off':
    'U bent tijdens het openen afgemeld; er is geen sessie geopend.',
  'error.ERR_SESSION_CANCELLED.problem.log-off.remedy':
    'Meld u opnieuw aan in uw software en begin opnieuw.',
  'error.ERR_SESSION_CANCELLED.problem.restart':
    'Het programma is tijdens het openen gestopt; er is geen sessie geopend.',
  'error.ERR_SESSION_CANCELLED.problem.restart.remedy':
    'Wacht tot het opnieuw gestart is en begin opnieuw.',
  'error.ERR_SESSION_CANCELLED.problem.card-session':
    'De sessie waarvan de kaart hier diende, is intussen beëindigd; er is geen andere geopend.',
  'error.ERR_SESSION_CANCELLED.problem.card-session.remedy':
    'Begin opnieuw: uw pincode wordt dan gevraagd.',
  'error.ERR_SESSION_KEY_MISSING.message':
    'De sleutel die de sessie opent, ontbreekt: het wachtwoord van het certificaat is niet ingevuld of het bestand bevat die sleutel niet meer.',
  'error.ERR_SESSION_KEY_MISSING.remedy':
    'Typ het wachtwoord van het certificaat. Komt deze melding terug, laad dan het oorspronkelijke bestand opnieuw.',
  'error.ERR_QUALITY_UNFIT.message':
    'Deze hoedanigheid past niet bij dit certificaat: eHealth zou de sessie niet openen.',
  'error.ERR_QUALITY_UNFIT.remedy':
    'Kies een van de voorgestelde hoedanigheden. Ontbreekt er een, vul dan het profiel aan in uw software.',
  'error.ERR_QUALITY_NONE.message':
    'Voor zover wij weten kent eHealth aan certificaten van dit type ({type}) geen hoedanigheid toe: hiermee wordt geen sessie geopend.',
  'error.ERR_QUALITY_NONE.remedy':
    'Het certificaat blijft nuttig voor versleutelde berichten. Heeft eHealth u een hoedanigheid meegedeeld, dan kan uw informaticus ze toevoegen met de instelling “ehealth.claims”.',
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
  'error.ERR_ENVELOPE_BUSY.message':
    'Er worden veel grote berichten tegelijk ondertekend; het uwe nog niet.',
  'error.ERR_ENVELOPE_BUSY.remedy': 'Wacht enkele seconden en probeer opnieuw.',
  'error.ERR_DOCUMENT_INVALID.message':
    'Het document dat uw software wilde laten ondertekenen, heeft niet de verwachte vorm; het is niet ondertekend.',
  'error.ERR_DOCUMENT_INVALID.remedy':
    'Geef deze code door aan de support van uw software. Uw sessie blijft open.',
  'error.ERR_TIMESTAMP_NOT_CONFIGURED.message':
    'De tijdstempeldienst van eHealth is in deze installatie niet ingesteld.',
  'error.ERR_TIMESTAMP_NOT_CONFIGURED.remedy':
    'Vraag uw informaticus om de instelling “ehealth.timeStamp” aan te vullen.',
  'error.ERR_TIMESTAMP_UNREACHABLE.message':
    'De tijdstempeldienst van eHealth antwoordt niet; er is niets van een tijdstempel voorzien.',
  'error.ERR_TIMESTAMP_UNREACHABLE.remedy':
    'Probeer het over enkele minuten opnieuw. Uw sessie blijft open.',
  'error.ERR_TIMESTAMP_REFUSED.message':
    'De tijdstempeldienst van eHealth heeft geen geldige tijdstempel gegeven.',
  'error.ERR_TIMESTAMP_REFUSED.remedy':
    'Geef deze code door aan de support van uw software. Uw sessie blijft open.',
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
    'De kaart is te vroeg uit de lezer genomen of vervangen; er is niets gedaan.',
  'error.ERR_CARD_REMOVED.remedy': 'Steek ze er weer in en laat ze in de lezer tot het klaar is.',
  'error.ERR_CARD_BUSY.message': 'Een ander programma gebruikt op dit moment de kaart.',
  'error.ERR_CARD_BUSY.remedy':
    'Sluit dat programma (browser, eID Viewer…) of wacht tot het klaar is, en probeer dan opnieuw.',
  'error.ERR_CARD_IN_USE.message':
    'Ons programma is nog met deze kaart bezig, voor een ander venster of een andere aanvraag.',
  'error.ERR_CARD_IN_USE.remedy':
    'Wacht enkele seconden tot het klaar is en probeer opnieuw. Er is geen poging verloren gegaan.',
  'error.ERR_CARD_FAULT.message':
    'De kaart of de lezer heeft niet geantwoord zoals verwacht; er is niets geopend.',
  'error.ERR_CARD_FAULT.remedy':
    'Neem de kaart eruit, steek ze er weer in en probeer opnieuw. Gebeurt het weer, probeer dan een andere lezer.',
  'error.ERR_CARD_LEFT_OPEN.message':
    'De kaart kon niet worden vergrendeld: een ander programma houdt ze bezet, of ze antwoordde niet op tijd. Ze kan misschien nog tekenen zonder pincode.',
  'error.ERR_CARD_LEFT_OPEN.remedy':
    'Haal de kaart uit de lezer. Sluit andere programma’s die ze gebruiken, steek ze er opnieuw in en probeer opnieuw.',
  'error.ERR_CARD_NOT_YET_VALID.message':
    'Deze identiteitskaart, of het certificaat erop, is nog niet geldig; de pincode werd niet gevraagd.',
  'error.ERR_CARD_NOT_YET_VALID.remedy':
    'Controleer de datum van deze computer. Is die juist, gebruik dan uw huidige kaart tot de eerste geldigheidsdag van de nieuwe.',
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
  'error.ERR_CARD_NO_SIGNATURE.message':
    'Deze kaart bevat geen handtekeningcertificaat: de houder heeft het geweigerd of heeft er nog geen recht op.',
  'error.ERR_CARD_NO_SIGNATURE.remedy':
    'Vraag uw gemeente om het handtekeningcertificaat toe te voegen, of teken met een ander middel dan deze kaart.',
  'error.ERR_CARD_SIGNATURE_INACTIVE.message':
    'Het handtekeningcertificaat van deze kaart is nooit geactiveerd; er ging geen poging van de pincode verloren.',
  'error.ERR_CARD_SIGNATURE_INACTIVE.remedy':
    'Laat het door uw gemeente activeren, met uw kaart en uw pincode bij de hand.',
  'error.ERR_CARD_OTHER_PERSON.message':
    'De kaart in de lezer is van iemand anders; haar pincode is niet gevraagd.',
  'error.ERR_CARD_OTHER_PERSON.remedy':
    'Steek uw eigen kaart erin. Is het wel de uwe, controleer dan het rijksregisternummer in uw profiel.',
  'error.ERR_TOKEN_MISSING.message':
    'De ingestelde handtekeningdrager werd op deze computer niet gevonden.',
  'error.ERR_TOKEN_MISSING.remedy':
    'Sluit hem aan of start zijn software, en probeer dan opnieuw. Komt het terug, bel dan uw informaticus.',
  'error.ERR_TOKEN_NO_CERTIFICATE.message':
    'De handtekeningdrager bevat geen geldig handtekeningcertificaat op uw naam; zijn pincode werd niet gevraagd.',
  'error.ERR_TOKEN_NO_CERTIFICATE.remedy':
    'Controleer houder en einde van het certificaat in zijn software, of teken met uw identiteitskaart.',
  'error.ERR_TOKEN_FAULT.message':
    'De handtekeningdrager antwoordde niet zoals verwacht; er werd niets getekend.',
  'error.ERR_TOKEN_FAULT.remedy':
    'Koppel hem los of herstart zijn software, en probeer dan opnieuw.',
  'error.ERR_TOKEN_PIN_FORMAT.message':
    'Deze pincode heeft niet de lengte die de handtekeningdrager verwacht; ze werd hem niet gegeven.',
  'error.ERR_TOKEN_PIN_FORMAT.remedy':
    'Typ de pincode van die drager, niet die van de identiteitskaart. Er ging geen poging verloren.',
  'error.ERR_TOKEN_PIN_WRONG.message': 'De handtekeningdrager aanvaardde deze pincode niet.',
  'error.ERR_TOKEN_PIN_WRONG.remedy':
    'Zoek eerst de juiste code: na enkele fouten blokkeert de drager.',
  'error.ERR_TOKEN_PIN_BLOCKED.message':
    'De pincode van de handtekeningdrager is geblokkeerd: hij tekent niets meer.',
  'error.ERR_TOKEN_PIN_BLOCKED.remedy':
    'Deblokkeer hem met de software of de leverancier van die drager, of teken met uw identiteitskaart.',
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
    'Bevestig alleen als u zeker bent van de pincode. Typ anders niets: een sessie opent ook met de fallbackprocedure.',
  'error.ERR_PIN_BLOCKED.message':
    'De pincode van deze kaart is geblokkeerd: ze ondertekent niets meer.',
  'error.ERR_PIN_BLOCKED.remedy':
    'Laat hem deblokkeren door uw gemeente; de code opnieuw typen helpt niet. Intussen opent een sessie met de fallbackprocedure.',
  'error.ERR_PIN_CANCELLED.message': 'Het intypen van de pincode is onderbroken, of de tijd is om.',
  'error.ERR_PIN_CANCELLED.remedy': 'Begin opnieuw wanneer u wilt: er is geen poging verloren.',
  'error.ERR_PIN_TIMEOUT.message': 'Er is niet op tijd een pincode op de kaartlezer getypt.',
  'error.ERR_PIN_TIMEOUT.remedy':
    'Begin opnieuw, typ dan uw code op de kaartlezer en bevestig met de groene toets: er is geen poging verloren.',
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
    'Probeer nog één keer. Gebeurt het weer, verwittig dan uw helpdesk en geef de details hieronder door.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signature':
    'Het antwoord van eHealth is onderweg gewijzigd, of de handtekening klopt niet; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.algorithm':
    'Het antwoord van eHealth is ondertekend op een manier die wij niet aanvaarden; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.algorithm.remedy':
    'Opnieuw proberen verandert niets: verwittig uw helpdesk en geef de details hieronder door.',
  'error.ERR_STS_TOKEN_REFUSED.problem.sha1':
    'Het antwoord van eHealth is ondertekend met een oude methode (SHA-1) die deze installatie niet aanvaardt; er is geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.sha1.remedy':
    'Opnieuw proberen verandert niets. Uw informaticus kan zulke handtekeningen aanvaarden met de instelling “ehealth.acceptSha1”, als eHealth ze nog gebruikt.',
  'error.ERR_STS_TOKEN_REFUSED.problem.unsigned':
    'Het ontvangen antwoord is niet ondertekend: niets bewijst dat het van eHealth komt; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.structure':
    'Het ontvangen antwoord heeft niet de vorm van een sessie van eHealth; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.several':
    'Het ontvangen antwoord bevat meer dan één sessie of handtekening; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.id':
    'De handtekening van het antwoord slaat niet op de ontvangen sessie; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.conditions':
    'De ontvangen sessie vermeldt geen leesbare geldigheidsduur; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.condition':
    'De ontvangen sessie heeft een voorwaarde waaraan wij niet kunnen voldoen; er is geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.life':
    'De ontvangen sessie zou veel langer duren dan eHealth toestaat; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.life.remedy':
    'Verwittig uw helpdesk en geef de details hieronder door. De toegestane duur is de instelling “ehealth.maxLifeHours”.',
  'error.ERR_STS_TOKEN_REFUSED.problem.audience':
    'De ontvangen sessie is bestemd voor andere diensten dan die van eHealth; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.audience.remedy':
    'Verwittig uw helpdesk en geef de details hieronder door. Andere bestemmelingen kunnen worden toegevoegd met de instelling “ehealth.audiences”.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signer':
    'Het antwoord is niet ondertekend door de verwachte dienst van eHealth; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signer-expired':
    'Het certificaat van de dienst van eHealth die het antwoord ondertekende, is op dit moment niet geldig; er is geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signer-expired.remedy':
    'Controleer datum en tijd van deze computer. Kloppen ze, probeer dan later opnieuw of geef de details hieronder door aan uw helpdesk.',
  'error.ERR_STS_TOKEN_REFUSED.problem.issuer':
    'De ontvangen sessie noemt eHealth niet als uitgever; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.confirmation':
    'De ontvangen sessie hangt aan geen enkel certificaat vast: iedereen zou ze kunnen gebruiken; voor de veiligheid is ze niet geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.context':
    'Het antwoord hoort bij een andere aanvraag; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.identity':
    'eHealth heeft geantwoord voor een ander nummer dan het uwe; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.holder-of-key':
    'De ontvangen sessie hangt vast aan een ander certificaat dan het uwe; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.validity':
    'De ontvangen sessie is op dit moment niet geldig; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_TOKEN_REFUSED.problem.validity.remedy':
    'Controleer datum en tijd van deze computer en probeer opnieuw.',
  'error.ERR_STS_SIGNER_UNKNOWN.message':
    'Het antwoord van eHealth is ondertekend door een autoriteit die deze installatie niet kent; voor de veiligheid is er geen sessie geopend.',
  'error.ERR_STS_SIGNER_UNKNOWN.remedy':
    'Vraag uw informaticus om die autoriteit, vermeld in de details hieronder, toe te voegen aan de instelling “ehealth.signerAnchors” of de huidige versie van het programma te installeren.',
  'error.ERR_MUTE_INVALID.message':
    'De einddatum past niet: kies een dag tussen morgen en over 180 dagen.',
  'error.ERR_MUTE_INVALID.remedy':
    'Kies een datum binnen die termijn. Dempen kan later worden verlengd.',
  'error.ERR_PROBE_TOO_SOON.message': 'Dit certificaat werd net bij eHealth nagekeken.',
  'error.ERR_PROBE_TOO_SOON.remedy': 'Wacht een minuut voor u het opnieuw nakijkt.',
  'error.ERR_JOB_RUNNING.message': 'Deze taak loopt al.',
  'error.ERR_JOB_RUNNING.remedy': 'Wacht tot ze klaar is; de pagina toont dan het resultaat.',
  'error.ERR_TRUST_ARCHIVE_INVALID.message':
    'Dit bestand is geen bruikbaar ZIP-archief met certificaten.',
  'error.ERR_TRUST_ARCHIVE_INVALID.remedy':
    'Neem het archief zoals eHealth het publiceert, zonder wijzigingen.',
  'error.ERR_TRUST_LIST_INVALID.message': 'Deze vertrouwenslijst wordt niet aanvaard.',
  'error.ERR_TRUST_LIST_INVALID.remedy':
    'Neem de lijst zoals ze gepubliceerd is. Is de ondertekenaar nieuw, dan moet de beheerder van de installatie hem in de instellingen opnemen (trust.listSigners).',
  'error.ERR_TRUST_LIST_INVALID.problem.not-text':
    'Dit bestand is geen tekst in UTF-8: het is geen vertrouwenslijst.',
  'error.ERR_TRUST_LIST_INVALID.problem.not-xml':
    'Dit bestand is geen correcte XML, of bevat een documenttype, wat we niet aanvaarden.',
  'error.ERR_TRUST_LIST_INVALID.problem.too-large':
    'Deze vertrouwenslijst is groter dan wat deze module kan lezen (4 MB).',
  'error.ERR_TRUST_LIST_INVALID.problem.too-large.remedy':
    'Vraag het de helpdesk van uw software; een ZIP-archief met de certificaten kan de lijst vervangen.',
  'error.ERR_TRUST_LIST_INVALID.problem.algorithm':
    'Deze vertrouwenslijst is ondertekend met een methode die deze module niet aanvaardt, of die te zwak is (SHA-1).',
  'error.ERR_TRUST_LIST_INVALID.problem.algorithm.remedy':
    'Vraag het de helpdesk van uw software; een ZIP-archief met de certificaten kan de lijst vervangen.',
  'error.ERR_TRUST_LIST_INVALID.problem.signature':
    'De handtekening van deze vertrouwenslijst klopt niet met haar inhoud, of dekt niet de hele lijst.',
  'error.ERR_TRUST_LIST_INVALID.problem.signer':
    'Deze vertrouwenslijst is ondertekend met een certificaat dat de instellingen niet kennen.',
  'error.ERR_TRUST_LIST_INVALID.problem.signer.remedy':
    'De beheerder van de installatie moet deze ondertekenaar na controle in de instellingen opnemen (trust.listSigners).',
  'error.ERR_TRUST_LIST_INVALID.problem.signer-ended':
    'Deze vertrouwenslijst is ondertekend met een certificaat dat vandaag niet geldig is.',
  'error.ERR_TRUST_LIST_INVALID.problem.shape':
    'Dit bestand is ondertekend, maar volgt de norm voor vertrouwenslijsten niet (ETSI TS 119 612).',
  'error.ERR_TRUST_LIST_INVALID.problem.not-issued-yet':
    'De publicatiedatum van deze vertrouwenslijst ligt in de toekomst.',
  'error.ERR_TRUST_LIST_INVALID.problem.not-issued-yet.remedy':
    'Controleer de klok van deze computer.',
  'error.ERR_TRUST_LIST_INVALID.problem.expired':
    'De datum van de volgende bijwerking van deze vertrouwenslijst is voorbij.',
  'error.ERR_TRUST_LIST_INVALID.problem.expired.remedy':
    'Neem de lijst die vandaag gepubliceerd is.',
  'error.ERR_TRUST_LIST_INVALID.problem.older':
    'Deze vertrouwenslijst is ouder dan de laatste die is toegepast.',
  'error.ERR_TRUST_LIST_INVALID.problem.older.remedy': 'Neem de lijst die vandaag gepubliceerd is.',
  'error.ERR_TRUST_LIST_INVALID.problem.empty':
    'Deze vertrouwenslijst noemt geen enkele erkende certificeringsautoriteit.',
  'errorTitle.form': 'Te verbeteren',
  'errorTitle.access': 'Geen toegang',
  'errorTitle.missing': 'Niet gevonden',
  'errorTitle.wait': 'Een ogenblik',
  'errorTitle.conflict': 'Intussen gewijzigd',
  'errorTitle.card': 'Kaart of kaartlezer',
  'errorTitle.session': 'eHealth-sessie',
  'errorTitle.ehealth': 'Probleem met eHealth',
  'errorTitle.ours': 'Fout aan onze kant',
};
