import type { renewal as fr } from '../fr/renewal.ts';

/** Words of renewal: history, states, reasons, notices as screens, mails, calendars and the host’s bar have them. */
export const renewal: Record<keyof typeof fr, string> = {
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

  // Where the renewal of a certificate stands: a word for a badge
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

  // What else needs somebody
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
  'notice.RequestPending.title':
    '{holder}: eHealth heeft het aangevraagde certificaat nog niet uitgereikt',
  'notice.RequestPending.text':
    'De aanvraag wacht langer dan gewoonlijk; als ze met de hand nagekeken wordt, kan het tot 10 dagen duren. Kijk of de tweede e-mail van eHealth er is, ook in de ongewenste e-mail. Duurt het langer dan 10 dagen, bel dan het contactcenter (02 788 51 55).',
  'notice.RequestPending.action': 'Stand van de aanvraag bekijken',

  // E-mails
  'mail.hello': 'Dag {name},',
  'mail.asAdmin':
    'U krijgt dit bericht als beheerder. Dit certificaat staat op het profiel van {user}; die persoon is aan zet, verwittig hem of haar zo nodig.',
  'mail.facts.holder': 'Houder',
  'mail.facts.notAfter': 'Geldig tot',
  'mail.facts.state': 'Vernieuwing',
  'mail.facts.plannedOn': 'Gepland op',
  'mail.where':
    'Het vervolg vindt u in uw software: open daar de eHealth-certificaten, kies dit certificaat en dan de vernieuwing ervan.',
  'mail.calendar': 'De datums zijn bijgevoegd voor uw agenda.',
  'mail.ends': 'Deze melding stopt vanzelf zodra de oorzaak weg is.',
  'mail.footer':
    'Automatisch bericht van het beheer van eHealth-certificaten in uw software. Wij vragen nooit een wachtwoord of pincode per e-mail.',

  // Weekly digest for admins
  'digest.subject.one': 'eHealth-certificaten: één punt om op te volgen',
  'digest.subject.other': 'eHealth-certificaten: {count} punten om op te volgen',
  'digest.subject.clear': 'eHealth-certificaten: alles in orde',
  'digest.intro': 'Dit is de toestand van de eHealth-certificaten van uw praktijk op {date}.',
  'digest.clear':
    'Alles in orde: geen enkel certificaat vervalt binnen 90 dagen en er wordt op niemand gewacht.',
  'digest.expired': 'Vervallen, maar nog geladen',
  'digest.waiting': 'Wacht op iemand',
  'digest.ending': 'Vervallen binnen 90 dagen',
  'digest.failed': 'Berichten die niet aangekomen zijn',
  'digest.fallback': 'Fallbackprocedure, de laatste {days} dagen',
  'digest.expired.line': '{holder}: sinds {notAfter} (profiel: {user})',
  'digest.waiting.line': '{holder}: {reason} {user} is aan zet, sinds {since}.',
  'digest.waiting.line.ehealth': '{holder}: {reason} Sinds {since}.',
  'digest.ending.line.one': '{holder}: nog één dag, tot {notAfter} ({state})',
  'digest.ending.line.other': '{holder}: nog {days} dagen, tot {notAfter} ({state})',
  'digest.ending.line.today': '{holder}: nog vandaag, {notAfter} ({state})',
  'digest.failed.line': '{recipient}: {problem}',
  'digest.fallback.line.one': '{holder}: één sessie, op {lastAt}',
  'digest.fallback.line.other': '{holder}: {count} sessies, de laatste op {lastAt}',
  'digest.more.one': '… en nog één',
  'digest.more.other': '… en nog {count}',
  'digest.action': 'Vernieuwingen bekijken',
  'digest.where':
    'Meer vindt u in uw software, bij de eHealth-certificaten, onder de vernieuwingen.',

  // Why a message did not arrive, or was no longer sent
  'delivery.webhook': 'Praktijksoftware (webhook)',
  'delivery.problem.NoConnection': 'de server antwoordt niet',
  'delivery.problem.Timeout': 'de server antwoordde niet op tijd',
  'delivery.problem.Tls': 'de verbinding kon niet beveiligd worden',
  'delivery.problem.SignIn': 'de mailserver weigerde onze aanmelding (gebruiker of wachtwoord)',
  'delivery.problem.Deferred': 'voorlopig geweigerd door de server',
  'delivery.problem.Refused': 'definitief geweigerd door de server',
  'delivery.problem.Gone': 'de ontvanger wil geen berichten meer',
  'delivery.problem.Unexpected': 'er trad een onverwachte fout op',
  'delivery.problem.NoUser': 'de gebruiker bestaat niet meer',
  'delivery.problem.UserInactive': 'de gebruiker is niet meer actief',
  'delivery.problem.NoAddress': 'het profiel van de gebruiker heeft geen e-mailadres',
  'delivery.problem.NoChannel': 'dit verzendkanaal is niet meer ingesteld',
  'delivery.problem.NotConcerned': 'de gebruiker is geen beheerder meer',
  'delivery.problem.Muted': 'de melding werd gedempt',
  'delivery.problem.NoticeEnded': 'de melding is niet meer nodig',
  'delivery.problem.NothingToTell': 'er was niets te melden',

  // Calendar
  'calendar.name': 'eHealth-certificaten',
  'calendar.opens.title': '{holder}: {certificate} kan vernieuwd worden',
  'calendar.opens.text':
    'Vanaf vandaag aanvaardt eHealth de vernieuwing. Het certificaat vervalt op {notAfter}.',
  'calendar.planned.title': '{holder}: {certificate} vernieuwen',
  'calendar.planned.text':
    'Nodig: {eid} met de pincode, een kaartlezer, het huidige bestand en het wachtwoord ervan. Het certificaat vervalt op {notAfter}.',
  'calendar.ends.title': '{holder}: {certificate} vervalt',
  'calendar.ends.text':
    'Daarna opent het geen sessies meer en is een nieuwe aanvraag nodig in plaats van een vernieuwing.',
};
