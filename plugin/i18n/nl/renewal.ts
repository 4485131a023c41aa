import type { renewal as fr } from '../fr/renewal.ts';

/** Renewal: plan, notices, guide, mute, nightly check. Dutch. */
export const renewal: Readonly<Record<keyof typeof fr, string>> = {
  'history.renewal.due': 'Vernieuwing gevraagd aan de houder',
  'history.renewal.done': 'Vernieuwing voltooid',
  'history.renewal.too-late': 'Certificaat vervallen zonder vernieuwing',
  'history.notice.raised': 'Melding gegeven',
  'history.notice.acknowledged': 'Melding gelezen',
  'history.notice.muted': 'Meldingen gedempt',
  'history.notice.unmuted': 'Demping opgeheven',
  'history.notice.ended': 'Melding afgesloten',
  'history.calendar.created': 'Agenda gedeeld',
  'history.calendar.revoked': 'Delen van agenda gestopt',
  'history.probe.status-allowed': 'Nachtelijke controle toegestaan',
  'history.probe.status-forbidden': 'Nachtelijke controle ingetrokken',
  'history.job.run-by-hand': 'Taak met de hand gestart',
  'history.system.trust-updated': 'Lijst van autoriteiten bijgewerkt',
  // State of a renewal: a word for a badge
  'renewal.state.NotDueYet': 'niets te doen',
  'renewal.state.WindowOpen': 'kan vernieuwd worden',
  'renewal.state.Due': 'actie nodig',
  'renewal.state.WaitingForHolder': 'wacht op de houder',
  'renewal.state.InProgress': 'bezig',
  'renewal.state.WaitingForDelivery': 'wacht op eHealth',
  'renewal.state.WaitingForActivation': 'wacht op activering',
  'renewal.state.Overdue': 'te laat',
  'renewal.state.Expired': 'vervallen',
  'renewal.state.Done': 'vernieuwd',
  'renewal.state.Muted': 'gedempt',
  // … and why, in a sentence
  'renewal.reason.WindowAhead': 'De vernieuwingsperiode is nog niet begonnen.',
  'renewal.reason.WindowOpen':
    'eHealth aanvaardt de vernieuwing al; het geplande moment is nog niet gekomen.',
  'renewal.reason.PlannedMoment': 'Het geplande moment voor de vernieuwing is gekomen.',
  'renewal.reason.WindowPassed':
    'De geplande termijn voor de vernieuwing is voorbij; eHealth aanvaardt ze nog.',
  'renewal.reason.Ended':
    'Het certificaat is vervallen: een nieuwe aanvraag is nodig, vernieuwen kan niet meer.',
  'renewal.reason.Revoked': 'Het certificaat is herroepen: een nieuwe aanvraag is nodig.',
  'renewal.reason.RequestRefused': 'eHealth heeft de aanvraag geweigerd.',
  'renewal.reason.WeakKey': 'De sleutel van dit certificaat voldoet niet aan de eisen van eHealth.',
  'renewal.reason.WrongEnvironment': 'Het certificaat is voor een andere omgeving gemaakt.',
  'renewal.reason.NotCompleted': 'De aanvraag is niet afgerond: stap 2 ontbreekt.',
  'renewal.reason.NoEncryptionKey':
    'De vercijferingssleutel ontbreekt of is niet gepubliceerd: stap 2 is niet afgerond.',
  'renewal.reason.OtherFilePublished':
    'eHealth publiceert de vercijferingssleutel van een ander bestand, wellicht een recenter.',
  'renewal.reason.EtkNotActivated':
    'Het nieuwe bestand is er; de ETK ervan is nog niet geactiveerd.',
  'renewal.reason.IssuerEndsFirst':
    'De autoriteit die het certificaat uitreikte, vervalt vroeger dan het certificaat zelf.',
  'renewal.reason.RequestPending':
    'De aanvraag ligt bij eHealth; het certificaat is nog niet uitgereikt.',
  'renewal.reason.RenewalBegun':
    'De vernieuwing is begonnen: een nieuw bestand moet nog vervolledigd worden.',
  'renewal.reason.SuccessorLoaded': 'Het certificaat dat dit opvolgt, is geladen en actief.',
  'renewal.reason.NothingToRenew': 'Dit bestand bevat niets om te vernieuwen.',
  'renewal.reason.Muted': 'De meldingen over dit certificaat zijn gedempt.',
  // Parts of a notice’s sentences
  'notice.certificate.production': 'het eHealth-certificaat',
  'notice.certificate.acceptance': 'het eHealth-testcertificaat',
  'notice.certificate.simulation': 'het eHealth-demonstratiecertificaat',
  'notice.eid.person': 'de eID van de houder',
  'notice.eid.organisation': 'de eID van een gemachtigde',
  // The end of validity comes nearer
  'notice.Expiry.open.title': '{holder}: {certificate} kan vernieuwd worden',
  'notice.Expiry.open.text':
    'Het vervalt over {days} dagen, op {notAfter}. Er is geen haast: kies het moment dat u past. Nodig: {eid} met de pincode, een kaartlezer, het huidige bestand en het wachtwoord ervan.',
  'notice.Expiry.open.action': 'Bekijk hoe u vernieuwt',
  'notice.Expiry.open.planned.text':
    'Het vervalt over {days} dagen, op {notAfter}. We hebben de vernieuwing gepland op {plannedOn}; u mag het ook nu al doen. Nodig: {eid} met de pincode, een kaartlezer, het huidige bestand en het wachtwoord ervan.',
  'notice.Expiry.ask.title': '{holder}: {certificate} vervalt over {days} dagen',
  'notice.Expiry.ask.text':
    'Het vervalt over {days} dagen, op {notAfter}. Dit is het goede moment om het te vernieuwen. Nodig: {eid} met de pincode, een kaartlezer, het huidige bestand en het wachtwoord ervan.',
  'notice.Expiry.ask.action': 'Vernieuwen',
  'notice.Expiry.soon.title': '{holder}: {certificate} vervalt over {days} dagen',
  'notice.Expiry.soon.text':
    'Het vervalt over {days} dagen, op {notAfter}. Een nieuw certificaat krijgt u meestal binnen enkele minuten, maar soms duurt het tot 10 dagen: vernieuw het nu. Nodig: {eid} met de pincode, een kaartlezer, het huidige bestand en het wachtwoord ervan.',
  'notice.Expiry.soon.action': 'Vernieuwen',
  'notice.Expiry.last.title': '{holder}: {certificate} vervalt over {days} dagen',
  'notice.Expiry.last.text':
    'Het vervalt over {days} dagen, op {notAfter}. Een nieuw krijgen duurt soms tot 10 dagen: dit is het laatste moment om te vernieuwen zonder kans op een onderbreking. Nodig: {eid} met de pincode, een kaartlezer, het huidige bestand en het wachtwoord ervan.',
  'notice.Expiry.last.action': 'Vernieuwen',
  'notice.Expiry.urgent.title': '{holder}: {certificate} vervalt over {days} dagen',
  'notice.Expiry.urgent.text':
    'Het vervalt over {days} dagen, op {notAfter}. Na die datum kunt u er geen eHealth-sessie meer mee openen, en is een nieuwe aanvraag nodig in plaats van een vernieuwing. Vernieuw het vandaag nog, met {eid}.',
  'notice.Expiry.urgent.action': 'Vandaag vernieuwen',
  'notice.Expiry.tomorrow.title': '{holder}: {certificate} vervalt morgen',
  'notice.Expiry.tomorrow.text':
    'Het vervalt morgen, op {notAfter} om {time}. Na die datum kunt u er geen eHealth-sessie meer mee openen, en is een nieuwe aanvraag nodig in plaats van een vernieuwing. Vernieuw het vandaag nog, met {eid}.',
  'notice.Expiry.tomorrow.action': 'Vandaag vernieuwen',
  'notice.Expiry.today.title': '{holder}: {certificate} vervalt vandaag om {time}',
  'notice.Expiry.today.text':
    'Het werkt tot {time}, vandaag {notAfter}. Na die datum kunt u er geen eHealth-sessie meer mee openen, en is een nieuwe aanvraag nodig in plaats van een vernieuwing. Vernieuw het meteen, met {eid}.',
  'notice.Expiry.today.action': 'Nu vernieuwen',
  'notice.Expiry.over.title': '{holder}: {certificate} is vervallen',
  'notice.Expiry.over.text':
    'Het is vervallen op {notAfter} om {time}. Het opent geen sessies meer en kan niet meer vernieuwd worden: een nieuwe aanvraag is nodig. Bewaar dit bestand, u hebt het nog nodig om oude berichten te lezen.',
  'notice.Expiry.over.action': 'Een nieuw certificaat aanvragen',
  'notice.Expiry.week.title': '{holder}: {certificate} is sinds een week vervallen',
  'notice.Expiry.week.text':
    'Het is vervallen op {notAfter}. Het opent geen sessies meer en kan niet meer vernieuwd worden: een nieuwe aanvraag is nodig. Bewaar dit bestand, u hebt het nog nodig om oude berichten te lezen.',
  'notice.Expiry.week.action': 'Een nieuw certificaat aanvragen',
  'notice.Expiry.weeks.title': '{holder}: {certificate} is sinds {weeks} weken vervallen',
  'notice.Expiry.weeks.text':
    'Het is vervallen op {notAfter}. Het opent geen sessies meer en kan niet meer vernieuwd worden: een nieuwe aanvraag is nodig. Bewaar dit bestand, u hebt het nog nodig om oude berichten te lezen. Is het niet meer nodig, verwijder het dan of demp de meldingen.',
  'notice.Expiry.weeks.action': 'Een nieuw certificaat aanvragen',
  // … while the renewal is under way
  'notice.Expiry.InProgress.text':
    'Einde van de geldigheid: {notAfter} om {time}. Er is al een nieuw bestand: vervolledig de aanvraag met het wachtwoord ervan en laad het dan opnieuw. Een kaart is niet nodig.',
  'notice.Expiry.InProgress.action': 'De aanvraag vervolledigen',
  'notice.Expiry.WaitingForDelivery.text':
    'Einde van de geldigheid: {notAfter} om {time}. De aanvraag ligt bij eHealth, dat het nieuwe certificaat nog niet uitgereikt heeft. Kijk of de tweede e-mail er is.',
  'notice.Expiry.WaitingForDelivery.action': 'Stand van de aanvraag bekijken',
  'notice.Expiry.WaitingForActivation.text':
    'Einde van de geldigheid: {notAfter} om {time}. Het nieuwe bestand is geladen: activeer de ETK zodra het ook in elk programma en op elke computer geladen is. Een kaart is niet nodig.',
  'notice.Expiry.WaitingForActivation.action': 'De ETK activeren',
  // What else needs action
  'notice.Revoked.title': '{holder}: {certificate} is herroepen',
  'notice.Revoked.text':
    'Het opent geen sessies meer en kan niet vernieuwd worden. Vraag een nieuw certificaat aan en bewaar dit bestand voor oude berichten. Verrast de herroeping u, bel dan het contactcenter van eHealth (02 788 51 55).',
  'notice.Revoked.action': 'Een nieuw certificaat aanvragen',
  'notice.RequestRefused.title': '{holder}: eHealth heeft de certificaataanvraag geweigerd',
  'notice.RequestRefused.text':
    'Voor deze aanvraag komt er geen certificaat. In de e-mail van eHealth staat waarom; verbeter wat daar vermeld is en doe een nieuwe aanvraag. Het contactcenter van eHealth kan u helpen (02 788 51 55).',
  'notice.RequestRefused.action': 'Een nieuw certificaat aanvragen',
  'notice.WeakKey.title': '{holder}: {certificate} heeft een sleutel die eHealth niet aanvaardt',
  'notice.WeakKey.text':
    'eHealth kan het op elk moment weigeren. Vraag een nieuw certificaat aan: dan wordt een geschikte sleutel gemaakt. Bewaar dit bestand voor oude berichten.',
  'notice.WeakKey.action': 'Een nieuw certificaat aanvragen',
  'notice.WrongEnvironment.title': '{holder}: dit certificaat is voor een andere omgeving gemaakt',
  'notice.WrongEnvironment.text':
    'Een testcertificaat werkt niet in productie, en omgekeerd: hiermee gaat geen sessie open. Laad het certificaat van de juiste omgeving, of vraag er een aan.',
  'notice.WrongEnvironment.action': 'Het juiste bestand laden',
  'notice.NotCompleted.title': '{holder}: de aanvraag van het eHealth-certificaat is niet afgerond',
  'notice.NotCompleted.text':
    'Het bestand bevat de sleutel, maar nog niet het certificaat: het opent geen sessies. Doe stap 2 met dit bestand en het wachtwoord ervan zodra de tweede e-mail van eHealth er is, en laad het opnieuw. Een kaart is niet nodig.',
  'notice.NotCompleted.action': 'De aanvraag vervolledigen',
  'notice.NoEncryptionKey.title':
    '{holder}: vercijferingssleutel ontbreekt of is niet gepubliceerd ({certificate})',
  'notice.NoEncryptionKey.text':
    'Stap 2 is niet volledig uitgevoerd: een sessie openen lukt, maar vercijferde berichten uitwisselen niet. Neem een vollediger kopie van dit bestand als die er is, of doe stap 2 opnieuw. Een kaart is niet nodig.',
  'notice.NoEncryptionKey.action': 'De aanvraag vervolledigen',
  'notice.OtherFilePublished.title':
    '{holder}: er lijkt een recenter bestand te bestaan voor {certificate}',
  'notice.OtherFilePublished.text':
    'eHealth publiceert een vercijferingssleutel die niet in dit bestand zit: berichten die u vandaag toegestuurd krijgt, kunt u er niet mee lezen. Zoek het recentste bestand, daar waar het certificaat vernieuwd is, en laad het hier.',
  'notice.OtherFilePublished.action': 'Het juiste bestand laden',
  'notice.EtkNotActivated.title': '{holder}: de vernieuwde ETK is nog niet geactiveerd',
  'notice.EtkNotActivated.text':
    'De vernieuwing is halverwege blijven steken: eHealth publiceert nog de oude vercijferingssleutel. Laad het nieuwe bestand eerst in elk programma en op elke computer, en activeer dan de ETK. Een kaart is niet nodig.',
  'notice.EtkNotActivated.action': 'De ETK activeren',
  'notice.IssuerEndsFirst.title':
    '{holder}: de autoriteit van dit certificaat vervalt vroeger dan het certificaat',
  'notice.IssuerEndsFirst.text':
    'Zodra de autoriteit die het uitreikte vervalt, kan eHealth dit certificaat weigeren, ook al is het zelf nog geldig. Voor die datum is een nieuw certificaat nodig: het contactcenter van eHealth (02 788 51 55) kan zeggen wanneer u het aanvraagt.',
  'notice.IssuerEndsFirst.action': 'De stappen bekijken',
  'notice.Readiness.title': '{holder}: bent u klaar om {certificate} te vernieuwen?',
  'notice.Readiness.text':
    'Het vervalt over {days} dagen, op {notAfter}, en kan binnenkort vernieuwd worden. Kijk nu al na of {eid} kan tekenen: een nieuwe kaart of pincode bij de gemeente vraagt soms weken.',
  'notice.Readiness.action': 'Nu nakijken',
  'notice.RequestPending.title':
    '{holder}: eHealth heeft het aangevraagde certificaat nog niet uitgereikt',
  'notice.RequestPending.text':
    'De aanvraag wacht langer dan gewoonlijk; als ze met de hand nagekeken wordt, kan het tot 10 dagen duren. Kijk of de tweede e-mail van eHealth er is, ook in de ongewenste e-mail. Duurt het langer dan 10 dagen, bel dan het contactcenter (02 788 51 55).',
  'notice.RequestPending.action': 'Stand van de aanvraag bekijken',
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
  'notice.calendar-shared':
    'Uw agenda heeft al een adres, en het werkt. Het wordt maar één keer getoond: hebt u het niet gekopieerd, vervang het dan.',
  // Renewals of the practice, or one’s own
  'renewals.title.practice': 'Vernieuwingen van de praktijk',
  'renewals.title.own': 'Mijn vernieuwingen',
  'renewals.clear': 'Alles in orde',
  'renewals.attention.one': '{count} vernieuwing vraagt uw aandacht',
  'renewals.attention.other': '{count} vernieuwingen vragen uw aandacht',
  'renewals.failing.one': '{count} bericht is niet aangekomen',
  'renewals.failing.other': '{count} berichten zijn niet aangekomen',
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
  'renewals.calendar': 'Mijn datums in mijn agenda ontvangen',
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
    'Klik op de knop voor de vernieuwing (derde groep van het menu, eerste knop) en aanvaard de gebruiksvoorwaarden.',
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
    'Klik op de knop voor een nieuwe aanvraag (eerste groep van het menu, eerste knop) en aanvaard de gebruiksvoorwaarden.',
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
    'Klik in de eHealth Certificate Manager op de knop bij Vernieuwing (derde groep van het menu, tweede knop). De e-mail van eHealth noemt ‘Complétez une demande de certificat’: voor een vernieuwing is dat niet de juiste knop.',
  'guide.do.complete.newest':
    'Kies het nieuwe bestand: dat met de recentste datum en het recentste uur in de naam.',
  'guide.do.complete.button':
    'Klik in de eHealth Certificate Manager op de knop om een aanvraag te vervolledigen (eerste groep van het menu, tweede knop), op dezelfde computer als de aanvraag.',
  'guide.do.complete.which':
    'Zijn er meerdere bestanden, kies dan op nummer: SSIN= voor een persoon, NIHII-GROUP= voor een groepering van verpleegkundigen, CBE= voor een onderneming.',
  'guide.do.complete.install':
    'Typ het wachtwoord van dat bestand en installeer het certificaat. Kaart en pincode zijn niet nodig.',
  'guide.do.load.here': 'Laad het nieuwe bestand hier, met de knop hieronder.',
  'guide.do.load.everywhere':
    'Laad het ook in uw andere software en op elke computer die het oude bestand gebruikte.',
  'guide.do.load.keep': 'Bewaar het oude bestand: het dient nog om oude berichten te lezen.',
  'guide.do.activate.button':
    'Is het nieuwe bestand overal geladen, open dan de eHealth Certificate Manager en klik op de knop om de ETK te activeren (derde groep van het menu, derde knop).',
  'guide.do.activate.file':
    'Kies het nieuwe bestand en typ het wachtwoord ervan. Kaart en pincode zijn niet nodig.',
  'guide.do.activate.after':
    'Vanaf dan worden berichten vercijferd voor het nieuwe certificaat: een computer met het oude kan ze niet meer lezen.',
  'guide.here.begin':
    'Begin de aanvraag hier: uw contactgegevens, daarna een wachtwoord naar keuze voor het nieuwe bestand.',
  'guide.here.sign': 'Lees het contract van eHealth en teken één keer met uw eID en pincode.',
  'guide.here.nonResident':
    'Begin de aanvraag hier, zonder kaart: namen, contactgegevens en het wachtwoord van het nieuwe bestand.',
  'guide.here.nonResident.confirm':
    'Bevestig ze daarna op de pagina van eHealth waar u naartoe wordt geleid, vóór het einde van de termijn.',
  'guide.here.wait':
    'eHealth maakt het certificaat klaar, en wij vragen er voor u naar: gewoonlijk enkele minuten, soms tot 10 dagen als de aanvraag met de hand wordt nagekeken.',
  'guide.here.complete':
    'Typ hier het wachtwoord van het nieuwe bestand: het certificaat wordt erin geïnstalleerd, met de vercijferingssleutel. U hebt geen kaart en geen pincode nodig.',
  'guide.here.load': 'Op uw profiel komt het nieuwe certificaat vanzelf.',
  'guide.here.load.everywhere':
    'Geef een kopie aan uw andere programma’s en aan elke computer waar het oude bestand gebruikt werd. Bewaar ook het oude.',
  'guide.here.activate':
    'Heeft elk programma en elke computer het nieuwe bestand, activeer het dan hier. U hebt geen kaart en geen pincode nodig.',
  'guide.done': 'Ik heb het nieuwe bestand: laden',
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
  'history.notice.reminded': '{actor} heeft een herinnering verstuurd',
  'remind.renewal': 'Herinneren',
  'remind.session': 'Vragen om een sessie te openen',
  'remind.all': 'Iedereen herinneren',
  'remind.sent': 'Vandaag herinnerd',
  'reminder.renewal.title': '{name} vraagt u om werk te maken van uw eHealth-certificaat',
  'reminder.renewal.text': 'Gevraagd op {at}. Alleen u kunt verder.',
  'reminder.renewal.action': 'Bekijken wat er moet gebeuren',
  'reminder.session.title': '{name} vraagt u om een eHealth-sessie te openen',
  'reminder.session.text': 'Gevraagd op {at}. Niemand kan ze in uw plaats openen.',
  'reminder.session.action': 'Een sessie openen',
  'practiceNotice.title.one': '{count} certificaat van de praktijk is dringend',
  'practiceNotice.title.other': '{count} certificaten van de praktijk zijn dringend',
  'practiceNotice.text': 'Bekijk wie iets moet doen, en stuur een herinnering.',
  'practiceNotice.action': 'Bekijken',
};
