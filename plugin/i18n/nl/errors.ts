import type { errors as fr } from '../fr/errors.ts';

/** What every error says: what happened, then the one thing to do. Codes: plugin/errors.ts. */
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
  'error.ERR_KEYSTORE_BUSY.message':
    'Er worden nu veel bestanden tegelijk nagekeken; het uwe kon nog niet aan de beurt komen.',
  'error.ERR_KEYSTORE_BUSY.remedy':
    'Wacht enkele seconden en probeer opnieuw. Het ligt niet aan het bestand of het wachtwoord.',
  'error.ERR_FORM_INVALID.message': 'Het formulier kon niet worden gelezen zoals het is verzonden.',
  'error.ERR_FORM_INVALID.remedy':
    'Ga terug naar de vorige pagina, controleer elk veld en verzend opnieuw.',
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
  'error.ERR_LAUNCH_TOKEN.message':
    'De toegang is niet aanvaard: de toelating om te openen is vervallen, al gebruikt of niet geldig.',
  'error.ERR_LAUNCH_TOKEN.remedy':
    'Ga terug naar uw software en open de eHealth-certificaten opnieuw. Gebeurt het weer, controleer dan de klok van beide computers en verwittig uw informaticus.',
  'error.ERR_SESSION_REQUIRED.message':
    'Uw toegang tot deze pagina is afgelopen of nog niet begonnen.',
  'error.ERR_SESSION_REQUIRED.remedy':
    'Ga terug naar uw software en open de eHealth-certificaten opnieuw.',
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
  'error.ERR_DATABASE_UNUSABLE.message':
    'De databank kan niet worden geopend of aanvaardt geen schrijfbewerkingen.',
  'error.ERR_DATABASE_UNUSABLE.remedy':
    'Controleer of het bestand bestaat, of de dienst erin mag schrijven en of de schijf niet vol is; “trousseau doctor” zegt welke van de drie.',
  'error.ERR_MIGRATION_EDITED.message':
    'Een update die al op de databank is toegepast, is achteraf gewijzigd.',
  'error.ERR_MIGRATION_EDITED.remedy':
    'Installeer de oorspronkelijke versie van het programma opnieuw; wijzig nooit bestanden in de map migrations.',
  'error.ERR_MIGRATION_UNKNOWN.message':
    'De databank is geschreven door een nieuwere versie van het programma.',
  'error.ERR_MIGRATION_UNKNOWN.remedy':
    'Installeer die nieuwere versie of zet de back-up van vóór de update terug.',
  'error.ERR_MASTER_KEY_MISSING.message':
    'De hoofdsleutel die de certificaten beschermt, is niet te vinden.',
  'error.ERR_MASTER_KEY_MISSING.remedy':
    'Zet het sleutelbestand of de variabele terug op zijn plaats; zonder die sleutel kunnen de bewaarde certificaten niet worden geopend.',
  'error.ERR_MASTER_KEY_UNSAFE.message':
    'Andere accounts op deze computer kunnen het bestand van de hoofdsleutel lezen.',
  'error.ERR_MASTER_KEY_UNSAFE.remedy':
    'Beperk het tot het account van de dienst (modus 0600) en start opnieuw.',
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
};
