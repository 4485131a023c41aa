import type { renewalScreens as fr } from '../fr/renewal-screens.ts';

/** Screens of notices, guide and mute. */
export const renewalScreens: Record<keyof typeof fr, string> = {
  // Every page
  'noticeBar.label': 'Meldingen over uw certificaten',
  'noticeBar.more.one': 'en nog {count} melding',
  'noticeBar.more.other': 'en nog {count} meldingen',
  'notice.checked': 'eHealth werd bevraagd. De antwoorden staan hieronder.',
  'notice.acknowledged': 'De melding is verborgen. Ze komt terug als de toestand ernstiger wordt.',
  'notice.muted': 'De meldingen van dit certificaat zijn gedempt.',
  'notice.unmuted': 'De meldingen van dit certificaat zijn weer actief.',
  'notice.status-on': 'De nachtelijke controle is toegestaan.',
  'notice.status-off': 'De nachtelijke controle is gestopt en de bewaarde sleutel is gewist.',
  'notice.calendar-revoked': 'Het adres van uw agenda werkt niet meer.',

  // Renewals of the practice, or one’s own
  'renewals.title.practice': 'Vernieuwingen van de praktijk',
  'renewals.title.own': 'Mijn vernieuwingen',
  'renewals.clear': 'Alles in orde',
  'renewals.attention.one': '{count} vernieuwing vraagt uw aandacht',
  'renewals.attention.other': '{count} vernieuwingen vragen uw aandacht',
  'renewals.troubled.one': '{count} bericht is niet aangekomen',
  'renewals.troubled.other': '{count} berichten zijn niet aangekomen',
  'renewals.checked': 'Gecontroleerd op {at}',
  'renewals.none': 'Geen lopende vernieuwingen.',
  'renewals.since': 'sinds {date}',
  'renewals.planned': 'Vernieuwing gepland op {date}',
  'renewals.waits.holder': 'Wacht op {name}',
  'renewals.waits.you': 'U bent aan zet',
  'renewals.waits.ehealth': 'Wacht op het antwoord van eHealth',
  'renewals.waits.muted': 'Tot {date}',
  'renewals.act.see': 'Gids bekijken',
  'renewals.act.renew': 'Het certificaat vernieuwen',
  'renewals.act.request': 'Een nieuw certificaat aanvragen',
  'renewals.act.complete': 'De aanvraag vervolledigen',
  'renewals.act.load': 'Het juiste bestand laden',
  'renewals.act.activate': 'De ETK activeren',
  'renewals.act.wait': 'Nagaan hoe ver de aanvraag staat',
  'renewals.act.muted': 'Demping bekijken of opheffen',
  'renewals.link': 'Opvolging van de vernieuwingen',
  'renewals.link.one': 'Opvolging van de vernieuwingen: {count} wacht op iemand',
  'renewals.link.other': 'Opvolging van de vernieuwingen: {count} wachten op iemand',
  'renewals.calendar': 'Deze datums in mijn agenda ontvangen',
  'renewals.delivery.title': 'Berichten die niet zijn aangekomen',
  'renewals.delivery.help':
    'Verwittig deze personen op een andere manier en laat het versturen van berichten nakijken.',
  'renewals.delivery.email.notice': 'E-mail: melding',
  'renewals.delivery.email.notice-ended': 'E-mail: einde van een melding',
  'renewals.delivery.email.digest': 'E-mail: weekoverzicht',
  'renewals.delivery.webhook.notice': 'Automatisch bericht: melding',
  'renewals.delivery.webhook.notice-ended': 'Automatisch bericht: einde van een melding',
  'renewals.delivery.webhook.digest': 'Automatisch bericht: overzicht',
  'renewals.delivery.failed': 'Opgegeven',
  'renewals.delivery.retry': 'Nieuwe poging op {at}',
  'renewals.delivery.gone': 'Onbekende gebruiker',

  // The guide
  'guide.title': 'Vernieuwingsgids',
  'guide.link': 'Vernieuwingsgids',
  'guide.acknowledge': 'Deze melding verbergen',
  'guide.acknowledge.hint':
    'Een verborgen melding komt terug als de toestand ernstiger wordt. Ze verdwijnt vanzelf als alles gedaan is.',
  'guide.steps': 'De stappen, een voor een',
  'guide.ticks':
    'De vinkjes komen van wat wij in uw bestanden en bij eHealth vaststellen: u hoeft niets aan te vinken.',
  'guide.paths': 'Uw situatie:',
  'guide.path.card': 'met een Belgische identiteitskaart',
  'guide.path.no-card': 'niet-inwoner zonder kaart',
  'guide.path.medical-house': 'wijkgezondheidscentrum',
  'guide.atHand': 'Bij de hand te houden voor de volgende stap',
  'guide.thing.card': 'de elektronische identiteitskaart (eID) van wie ondertekent',
  'guide.thing.pin': 'de pincode ervan',
  'guide.thing.reader': 'een kaartlezer',
  'guide.thing.tool': 'de eHealth Certificate Manager',
  'guide.thing.old-keystore': 'het huidige certificaatbestand (keystore .p12)',
  'guide.thing.old-password': 'het wachtwoord van dat bestand',
  'guide.thing.new-keystore': 'het nieuwe bestand: zijn naam draagt de recentste datum',
  'guide.thing.new-password': 'het wachtwoord van het nieuwe bestand',
  'guide.thing.new-password.choose': 'een wachtwoord dat u kiest voor het nieuwe bestand',
  'guide.thing.csam-key': 'uw digitale sleutel ‘beveiligingscode via mobiele app’',
  'guide.thing.identity-copy':
    'een leesbare kopie, voor- en achterkant, van uw identiteitsdocument',
  'guide.thing.inami-manager': 'de certificaatbeheerder die bij het RIZIV geregistreerd is',
  'guide.thing.organisation-mandate':
    'het schriftelijke mandaat van de organisatie, als u niet de wettelijke vertegenwoordiger bent',
  'guide.step.renew': 'De vernieuwing aanvragen',
  'guide.step.request': 'Een nieuw certificaat aanvragen',
  'guide.step.wait': 'Wachten op de tweede e-mail van eHealth',
  'guide.step.complete': 'De aanvraag vervolledigen (stap 2)',
  'guide.step.complete.renewal': 'De vernieuwing vervolledigen',
  'guide.step.load': 'Het nieuwe bestand overal laden',
  'guide.step.activate': 'De ETK activeren',
  'guide.stepState.done': 'Gedaan',
  'guide.stepState.next': 'Nu te doen',
  'guide.stepState.ahead': 'Daarna',
  'guide.stepState.unknown': 'Van hieruit niet te zien',

  'guide.evidence.placeholder-loaded':
    'Het nieuwe bestand is geladen, maar de aanvraag is niet afgerond.',
  'guide.evidence.placeholder-only':
    'Het geladen bestand bevat de aanvraag, nog niet het certificaat.',
  'guide.evidence.request-pending':
    'eHealth heeft de aanvraag en heeft het certificaat nog niet uitgereikt.',
  'guide.evidence.request-refused': 'eHealth heeft de aanvraag geweigerd.',
  'guide.evidence.authentication-only':
    'Het certificaat is er, maar de vercijferingssleutel ontbreekt.',
  'guide.evidence.no-key-published':
    'eHealth publiceert geen vercijferingssleutel voor deze houder.',
  'guide.evidence.new-file-loaded': 'Het nieuwe bestand is hier geladen.',
  'guide.evidence.file-loaded': 'Dit bestand bevat het nieuwe certificaat.',
  'guide.evidence.other-key-published':
    'eHealth publiceert de sleutel van een ander, wellicht recenter bestand.',
  'guide.evidence.old-key-published': 'eHealth publiceert nog de oude vercijferingssleutel.',
  'guide.evidence.wrong-environment':
    'Het geladen certificaat is voor een andere omgeving gemaakt.',
  'guide.evidence.window-open':
    'eHealth aanvaardt nu de vernieuwing en er is nog geen nieuw bestand geladen.',
  'guide.evidence.ended': 'Het certificaat is vervallen: het kan niet meer vernieuwd worden.',
  'guide.evidence.revoked': 'Het certificaat is herroepen: het kan niet meer vernieuwd worden.',
  'guide.evidence.weak-key':
    'De sleutel van het certificaat voldoet niet meer aan de eisen van eHealth.',
  'guide.evidence.issuer-ends': 'De autoriteit die het uitreikte, vervalt vóór het certificaat.',
  'guide.evidence.successor-loaded': 'Het volgende certificaat is geladen en actief.',

  // What to do: the buttons of the official tool are named as it names them
  'guide.do.renew.open':
    'Open de eHealth Certificate Manager op de computer waarop het huidige bestand staat.',
  'guide.do.renew.button':
    'Klik op de knop voor de vernieuwing (in het Frans ‘Renouvelez votre certificat eHealth’) en aanvaard de gebruiksvoorwaarden.',
  'guide.do.card':
    'Steek de identiteitskaart in de lezer en laat ze er tot het einde in. De volgende knop wordt pas actief als de kaart gelezen is.',
  'guide.do.renew.old':
    'Kies het huidige certificaatbestand (keystore) en typ het wachtwoord ervan.',
  'guide.do.pin': 'Typ de pincode van de kaart.',
  'guide.do.contact':
    'Kijk de contactgegevens na: eHealth stuurt zijn e-mails naar die adressen. Vul minstens één e-mailadres en één telefoonnummer in; twee adressen of twee nummers mogen niet gelijk zijn.',
  'guide.do.sign': 'Lees de samenvatting na en typ opnieuw de pincode: dat is uw handtekening.',
  'guide.do.newPassword':
    'Kies het wachtwoord van het nieuwe bestand: minstens 8 tekens, met een cijfer of een symbool; liever 12 of meer. Bewaar het op een veilige plaats.',
  'guide.do.send': 'Verstuur de aanvraag. Versturen is een aparte knop: velen stoppen er net voor.',
  'guide.do.request.open':
    'Open de eHealth Certificate Manager. Bewaar het oude bestand: het dient nog om oude berichten te lezen.',
  'guide.do.request.button':
    'Klik op de knop voor een nieuwe aanvraag (in het Frans ‘Demandez un nouveau certificat’) en aanvaard de gebruiksvoorwaarden.',
  'guide.do.request.holder': 'Geef aan voor wie het certificaat is: uzelf, of uw organisatie.',
  'guide.do.commune':
    'Maak een afspraak bij een Belgische gemeente die voor de registratie uitgerust is: uw identiteitsdocumenten worden er gecontroleerd. Hebt u uw digitale sleutel al, ga dan meteen naar het certificaat.',
  'guide.do.digitalKey':
    'Activeer uw digitale sleutel met de code op papier en de link in de e-mail: ze zijn 14 dagen geldig.',
  'guide.do.mobileCode':
    'Kies de sleutel ‘beveiligingscode via mobiele app’: sms en token geven geen toegang tot eHealth.',
  'guide.do.nonResident':
    'Neem in de eHealth Certificate Manager de optie voor niet-inwoners: bisnummer (INSZ), namen, e-mail, telefoon en wachtwoord van het nieuwe bestand. Meld u daarna aan via CSAM.',
  'guide.do.contract':
    'Vul het contract in, onderteken het en stuur het met de kopie van uw identiteitsdocument naar de certificatendienst van eHealth.',
  'guide.do.inami':
    'De certificaatbeheerder moet bij het RIZIV geregistreerd zijn. Is dat nog niet zo, schrijf dan naar hc-group@riziv.fgov.be: het RIZIV-nummer van het wijkgezondheidscentrum, de rol (in het Frans ‘titulaire pour le certificat’) en het RIZIV-nummer van de beheerder.',
  'guide.do.inami.then':
    'Na de controle door het RIZIV gaat die beheerder verder, met zijn eigen kaart.',
  'guide.do.wait.mails':
    'eHealth stuurt twee e-mails, van ehealth-certificates@ehealth.fgov.be: de eerste bevestigt de aanvraag, de tweede zegt vanaf wanneer het certificaat geïnstalleerd kan worden. Kijk ook bij de ongewenste e-mail.',
  'guide.do.wait.long':
    'Meestal duurt dat enkele minuten. Wordt de aanvraag met de hand nagekeken: tot 10 dagen.',
  'guide.do.wait.approval': 'De aanvraag wordt met de hand nagekeken: dat kan tot 10 dagen duren.',
  'guide.do.wait.works': 'Intussen blijft het huidige certificaat werken.',
  'guide.do.complete.renewal':
    'Klik in de eHealth Certificate Manager op de knop bij Vernieuwing (in het Frans ‘Complétez votre demande de renouvellement’). De e-mail van eHealth noemt ‘Complétez une demande de certificat’: voor een vernieuwing is dat niet de juiste knop.',
  'guide.do.complete.newest':
    'Kies het nieuwe bestand: dat met de recentste datum en het recentste uur in de naam.',
  'guide.do.complete.button':
    'Klik in de eHealth Certificate Manager op de knop om een aanvraag te vervolledigen (in het Frans ‘Complétez une demande de certificat’), op dezelfde computer als de aanvraag.',
  'guide.do.complete.which':
    'Zijn er meerdere bestanden, kies dan op nummer: SSIN= voor een persoon, NIHII-GROUP= voor een groepering van verpleegkundigen, CBE= voor een onderneming.',
  'guide.do.complete.install':
    'Typ het wachtwoord van dat bestand en installeer het certificaat. Kaart en pincode zijn niet nodig.',
  'guide.do.load.here': 'Laad het nieuwe bestand hier, met de knop hieronder.',
  'guide.do.load.everywhere':
    'Laad het ook in uw andere software en op elke computer die het oude bestand gebruikte.',
  'guide.do.load.keep': 'Bewaar het oude bestand: het dient nog om oude berichten te lezen.',
  'guide.do.activate.button':
    'Is het nieuwe bestand overal geladen, open dan de eHealth Certificate Manager en klik op de knop om de ETK te activeren (in het Frans ‘Activez votre ETK (eHealth Encryption Token Key) de renouvellement’).',
  'guide.do.activate.file':
    'Kies het nieuwe bestand en typ het wachtwoord ervan. Kaart en pincode zijn niet nodig.',
  'guide.do.activate.after':
    'Vanaf dan worden berichten vercijferd voor het nieuwe certificaat: een computer met het oude kan ze niet meer lezen.',
  'guide.load': 'Het nieuwe bestand laden',
  'guide.dates': 'Wanneer?',
  'guide.date.opens': 'Mogelijk vanaf',
  'guide.date.planned': 'Gepland op',
  'guide.date.latest': 'Uiterlijk op',
  'guide.date.ends': 'Einde van het certificaat',
  'guide.tips': 'Goed om te weten',
  'guide.tip.delay':
    'Een nieuw certificaat komt meestal binnen enkele minuten, maar soms duurt het tot 10 dagen: wacht niet tot de laatste week.',
  'guide.tip.contact':
    'Is uw e-mailadres of telefoonnummer veranderd? Pas het aan tijdens de vernieuwing: anders gaan de e-mails van eHealth verloren.',
  'guide.tip.password':
    'Neem voor elk certificaat een ander wachtwoord en geef het aan niemand. Eens verloren kan niemand het terugvinden.',
  'guide.tip.help':
    'Zit u vast? Contactcenter eHealth: 02 788 51 55 (7–20 uur), support@ehealth.fgov.be.',

  // What eHealth said
  'guide.probes': 'Wat eHealth ervan zegt',
  'guide.probe.notVerified': 'Niet gecontroleerd',
  'guide.probe.checked': 'Gecontroleerd op {at}',
  'guide.probe.failed': 'Laatste poging op {at}, zonder bruikbaar antwoord: {problem}.',
  'guide.probe.problem.NoAddress': 'er is geen adres ingesteld',
  'guide.probe.problem.NoConnection': 'de dienst was niet bereikbaar',
  'guide.probe.problem.Timeout': 'de dienst antwoordde niet op tijd',
  'guide.probe.problem.Refused': 'de dienst weigerde de vraag',
  'guide.probe.problem.Fault': 'de dienst meldde een fout',
  'guide.probe.problem.Unreadable': 'het antwoord is onleesbaar',
  'guide.probe.problem.NotTrusted': 'het antwoord is niet door een gekende autoriteit ondertekend',
  'guide.probe.problem.Outdated': 'het antwoord is verouderd',
  'guide.probe.revocation': 'Herroeping',
  'guide.probe.revocation.good': 'Het certificaat is niet herroepen.',
  'guide.probe.revocation.revoked': 'Het certificaat is herroepen.',
  'guide.probe.revocation.revokedAt': 'Het certificaat is herroepen sinds {at}.',
  'guide.probe.revocation.unknown': 'De autoriteit spreekt zich niet uit over dit certificaat.',
  'guide.probe.depot': 'Gepubliceerde vercijferingssleutel',
  'guide.probe.depot.ours': 'eHealth publiceert de sleutel van dit bestand.',
  'guide.probe.depot.other': 'eHealth publiceert een andere sleutel dan die van dit bestand.',
  'guide.probe.depot.none': 'eHealth publiceert geen sleutel voor deze houder.',
  'guide.probe.status': 'Toestand bij eHealth',
  'guide.probe.status.notAllowed': 'Niet gecontroleerd: de houder heeft het niet toegestaan.',
  'guide.probe.status.unknown': 'eHealth geeft een toestand die wij niet kennen.',
  'guide.probe.status.certificate.IN_PROGRESS':
    'Het certificaat is aangevraagd, nog niet uitgereikt.',
  'guide.probe.status.certificate.VALID_ACTIVE': 'Het certificaat is geldig.',
  'guide.probe.status.certificate.REFUSED': 'De aanvraag werd geweigerd.',
  'guide.probe.status.certificate.REVOKED': 'Het certificaat is herroepen.',
  'guide.probe.status.certificate.EXPIRED': 'Het certificaat is vervallen.',
  'guide.probe.status.etk.NOT_REQUESTED': 'De ETK is niet aangevraagd.',
  'guide.probe.status.etk.IN_REQUEST': 'De ETK wordt geregistreerd.',
  'guide.probe.status.etk.WAIT_FOR_ACTIVATION': 'De ETK wacht op activering.',
  'guide.probe.status.etk.VALID_ACTIVE': 'De ETK is actief.',
  'guide.probe.status.etk.REVOKED': 'De ETK is herroepen.',
  'guide.probe.status.etk.EXPIRED': 'De ETK is vervallen.',
  'guide.check': 'Nu controleren',
  'guide.check.busy': 'Bezig met controleren…',
  'guide.consent.offer': 'Een controle elke nacht toestaan',
  'guide.consent.given': 'Controle elke nacht: toegestaan',

  // Mute
  'mute.title': 'Meldingen dempen',
  'mute.title.muted': 'Meldingen gedempt',
  'mute.intro':
    'Geen meldingen meer voor dit certificaat tot de gekozen datum. Een dringende melding komt toch terug, behalve bij een vertrek of een certificaat dat niet vernieuwd wordt. Uw naam, de reden en de datum komen in het auditlogboek.',
  'mute.reason': 'Waarom?',
  'mute.reason.leaving': 'De houder verlaat de praktijk',
  'mute.reason.not-renewed': 'Dit certificaat wordt niet vernieuwd',
  'mute.reason.handled-elsewhere': 'Iemand regelt het al elders',
  'mute.reason.absent': 'De houder is afwezig',
  'mute.reason.missing': 'Kies een reden.',
  'mute.text': 'Toelichting (optioneel)',
  'mute.text.hint': 'Hoogstens 200 tekens, zonder patiëntgegevens.',
  'mute.text.long': 'De toelichting is langer dan 200 tekens.',
  'mute.until': 'Tot',
  'mute.until.hint': 'De meldingen beginnen die dag opnieuw. Ten laatste binnen 180 dagen.',
  'mute.until.wrong': 'Kies een datum tussen morgen en binnen {days} dagen.',
  'mute.errors': 'Meerdere punten moeten verbeterd worden',
  'mute.submit': 'Dempen',
  'mute.now': 'Gedempt tot {date}, door {name}: {reason}.',
  'mute.lift': 'Meldingen weer activeren',

  // The holder’s consent to the nightly check
  'statusConsent.title': 'Controle elke nacht',
  'statusConsent.intro':
    'eHealth kan elke nacht zeggen hoe het met dit certificaat staat: geldig, herroepen, wachtend op activering, te vernieuwen vanaf welke datum. De vraag moet met de sleutel van het certificaat ondertekend worden.',
  'statusConsent.kept':
    'De authenticatiesleutel van het bestand wordt versleuteld bewaard. Het wachtwoord wordt niet bewaard.',
  'statusConsent.only':
    'Hij dient enkel voor die vraag: hij opent geen sessie en ondertekent niets anders.',
  'statusConsent.without':
    'Zonder uw akkoord werkt alles ook: wij kijken dan enkel naar wat openbaar is.',
  'statusConsent.revocable':
    'U kunt altijd van gedachten veranderen: de sleutel wordt dan gewist. Dat gebeurt ook als het bestand vervangen of verwijderd wordt.',
  'statusConsent.enabled': 'De nachtelijke controle is toegestaan.',
  'statusConsent.enable': 'Toestaan',
  'statusConsent.disable': 'Stoppen en de sleutel wissen',
  'statusConsent.password.hint':
    'Het bewijst dat het certificaat van u is. Het wordt niet bewaard.',

  // One’s own calendar
  'calendarPage.title': 'De vervaldagen in mijn agenda',
  'calendarPage.intro':
    'Uw agenda kan zich op uw vervaldagen abonneren: begin van de vernieuwingsperiode, gepland moment en einde van elk certificaat, met herinneringen.',
  'calendarPage.ready': 'Uw adres',
  'calendarPage.address': 'Adres van de agenda',
  'calendarPage.address.hint': 'Kopieer het nu: het wordt niet meer getoond.',
  'calendarPage.outlook': 'Outlook: Agenda toevoegen, dan Abonneren via internet.',
  'calendarPage.google': 'Google Agenda: Andere agenda’s, dan Via URL.',
  'calendarPage.apple': 'iPhone of Mac: Agenda-abonnement toevoegen.',
  'calendarPage.reach': 'Het adres werkt enkel waar deze software bereikbaar is.',
  'calendarPage.secret': 'Het adres is geheim',
  'calendarPage.secret.who':
    'Wie het kent, ziet uw vervaldagen, zonder wachtwoord: geef het niet door.',
  'calendarPage.secret.what':
    'Het toont enkel namen en datums: geen nummer, geen bestand, geen sessie.',
  'calendarPage.secret.once':
    'Het wordt maar één keer getoond. Is het verloren of gekend door een ander, vervang het dan.',
  'calendarPage.since': 'Gedeeld sinds {at}',
  'calendarPage.create': 'Adres aanmaken',
  'calendarPage.renew': 'Adres vervangen',
  'calendarPage.renew.hint': 'Het oude adres werkt meteen niet meer.',
  'calendarPage.revoke': 'Delen stoppen',
};
