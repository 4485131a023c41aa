import type { findings as fr } from '../fr/findings.ts';

/** What findings of a verdict say, and what `trousseau inspect` prints. Dutch. */
export const findings: Readonly<Record<keyof typeof fr, string>> = {
  // How far the procedure went
  'state.NotCompleted': 'aanvraag niet afgerond: stap 2 niet uitgevoerd',
  'state.NoEncryptionKey': 'onvolledig: vercijferingssleutel ontbreekt',
  'state.Complete': 'volledig',
  'state.OldKeysOnly': 'enkel ontcijferen: alleen oude sleutels',
  'state.CertificateUnreadable': 'certificaat onleesbaar voor deze module',
  'state.NoPrivateKey': 'zonder privésleutel',
  'state.NotEhealth': 'geen eHealth-certificaat',
  'level.ok': 'in orde',
  'level.attention': 'aandacht nodig',
  'level.unusable': 'onbruikbaar',
  'severity.error': 'blokkerend',
  'severity.warning': 'waarschuwing',
  'severity.info': 'informatie',
  'blocks.session': 'een eHealth-sessie openen',
  'blocks.decryption': 'vercijferde berichten lezen',
  'blocks.renewal': 'het certificaat vernieuwen',
  'environment.production': 'productie',
  'environment.acceptance': 'acceptatie (test)',
  'environment.simulation': 'demonstratie',
  'holderKind.person': 'Persoon',
  'holderKind.group': 'Groepering',
  'holderKind.company': 'KBO',
  // What the file is
  'finding.NotEhealth.message': 'Dit bestand gaat open, maar het bevat geen eHealth-certificaat.',
  'finding.NotEhealth.remedy':
    'Kies het .p12-bestand uit de map “ehealth/keystore” van de computer waarop het certificaat werd aangevraagd.',
  'finding.NotEhealth.eid.message':
    'Dit bestand bevat een certificaat van een identiteitskaart (eID), geen eHealth-certificaat.',
  'finding.NotEhealth.eid.remedy':
    'Kies het .p12-bestand uit de map “ehealth/keystore” van de computer waarop het certificaat werd aangevraagd.',
  'finding.NotEhealth.selfSigned.message':
    'Dit bestand draagt de naam van een eHealth-houder, maar zijn certificaat werd door geen enkele autoriteit uitgereikt: het heeft zichzelf ondertekend.',
  'finding.NotEhealth.selfSigned.remedy':
    'Kies het .p12-bestand uit de map “ehealth/keystore” van de computer waarop het certificaat werd aangevraagd.',
  'finding.NoPrivateKey.message':
    'Dit bestand bevat een certificaat, maar niet de privésleutel die erbij hoort: het kan niets ondertekenen of ontcijferen.',
  'finding.NoPrivateKey.remedy': 'Neem het oorspronkelijke .p12-bestand in plaats van een export.',
  'finding.CertificateUnreadable.message':
    'Deze module kan een certificaat in dit bestand niet lezen: een van de gegevens, bijvoorbeeld een datum, heeft geen betekenis. De privésleutel is er en het wachtwoord is juist.',
  'finding.CertificateUnreadable.remedy':
    'Laad het oorspronkelijke .p12-bestand. Blijft het resultaat hetzelfde, toon deze pagina dan aan de helpdesk van uw software voordat u een nieuw certificaat aanvraagt.',
  'finding.CertificateUnreadable.encryption.message':
    'Een sessie kan worden geopend, maar deze module kan het certificaat van een andere sleutel in dit bestand niet lezen: we weten niet of de vercijferingssleutel er is.',
  'finding.CertificateUnreadable.encryption.remedy':
    'Laad het oorspronkelijke .p12-bestand. Blijft het resultaat hetzelfde, toon deze pagina dan aan de helpdesk van uw software voordat u een nieuw certificaat aanvraagt.',
  'finding.NotCompleted.message':
    'De aanvraag van dit certificaat is niet afgerond: het bestand bevat de sleutel, maar nog niet het certificaat.',
  'finding.NotCompleted.remedy':
    'Voer stap 2 uit in de eHealth Certificate Manager en laad dit bestand daarna opnieuw. U hebt geen kaart nodig.',
  'finding.NotCompleted.remedy.here':
    'Vervolledig de aanvraag hier: het wachtwoord van dit bestand volstaat, zonder kaart.',
  'finding.NotCompleted.renewal.message':
    'De vernieuwing is niet afgerond: dit nieuwe bestand bevat de sleutel, maar nog niet het certificaat. Het oude certificaat werkt tot zijn einddatum.',
  'finding.NotCompleted.renewal.remedy':
    'Vervolledig de vernieuwing in de eHealth Certificate Manager en laad dit bestand daarna opnieuw. U hebt geen kaart nodig.',
  'finding.NotCompleted.renewal.remedy.here':
    'Vervolledig de vernieuwing hier: het wachtwoord van dit bestand volstaat, zonder kaart.',
  'finding.NotCompleted.steps.1':
    'Wacht op de tweede e-mail van eHealth: daarin staat vanaf wanneer het certificaat klaar is. Vaak duurt het enkele minuten, soms tot 10 dagen; kijk ook bij de ongewenste e-mail.',
  'finding.NotCompleted.steps.2':
    'Open de eHealth Certificate Manager op de computer waarop de aanvraag werd gedaan, of kopieer dit bestand naar de computer die u gebruikt.',
  'finding.NotCompleted.steps.3':
    'Klik op de knop om een certificaataanvraag te vervolledigen (eerste groep van het menu, tweede knop).',
  'finding.NotCompleted.steps.4':
    'Zijn er meerdere bestanden, neem dan dat met het juiste nummer: “SSIN=” voor een persoon, “NIHII” voor een groepering, “CBE=” voor een onderneming.',
  'finding.NotCompleted.steps.5':
    'Typ het wachtwoord van de keystore en installeer het certificaat: dezelfde knop maakt de vercijferingssleutel.',
  'finding.NotCompleted.steps.6': 'Laad dit bestand hier opnieuw.',
  'finding.NotCompleted.renewal.steps.1':
    'Wacht op de tweede e-mail van eHealth: daarin staat vanaf wanneer het certificaat klaar is. Vaak duurt het enkele minuten, soms tot 10 dagen; kijk ook bij de ongewenste e-mail.',
  'finding.NotCompleted.renewal.steps.2':
    'Open de eHealth Certificate Manager op de computer waarop de aanvraag werd gedaan, of kopieer dit bestand naar de computer die u gebruikt.',
  'finding.NotCompleted.renewal.steps.3':
    'Klik op de knop om de vernieuwing te vervolledigen (derde groep van het menu, tweede knop), niet op die voor een nieuwe aanvraag die de e-mail noemt.',
  'finding.NotCompleted.renewal.steps.4':
    'Kies het nieuwe bestand: dat met de recentste datum in de naam.',
  'finding.NotCompleted.renewal.steps.5':
    'Typ het wachtwoord van deze nieuwe keystore en installeer het vernieuwde certificaat.',
  'finding.NotCompleted.renewal.steps.6':
    'Laad dit bestand hier en in elk programma en op elke computer waar het oude gebruikt werd.',
  'finding.NotCompleted.renewal.steps.7':
    'Klik pas daarna op de knop om de ETK te activeren (derde groep van het menu, derde knop), met het nieuwe bestand: de oude ETK gaat dan buiten dienst.',
  'finding.KeyCertificateMismatch.message':
    'De privésleutel en het certificaat in dit bestand horen niet bij elkaar: het bestand is door elkaar gehaald of beschadigd.',
  'finding.KeyCertificateMismatch.remedy':
    'Neem het oorspronkelijke bestand, zoals het hulpprogramma van eHealth het schreef.',
  'finding.KeyCertificateMismatch.extra.message':
    'Bijkomende sleutels in het bestand zonder bijbehorend certificaat: {count}. De hoofdsleutel heeft wel het zijne.',
  'finding.KeyCertificateMismatch.extra.remedy':
    'Gaan oude berichten niet open, zoek dan een oudere kopie van dit bestand.',
  // Whose it is
  'finding.HolderMismatch.person.message':
    'Dit certificaat is niet dat van deze persoon: het draagt het nummer {foundType} {found}, terwijl het verwachte rijksregisternummer eindigt op {expected}.',
  'finding.HolderMismatch.person.remedy':
    'Kies het certificaat van deze persoon, of verbeter het rijksregisternummer in het profiel.',
  'finding.HolderMismatch.group.message':
    'Dit certificaat is niet dat van deze groepering: het draagt het nummer {foundType} {found}, terwijl het verwachte RIZIV-nummer eindigt op {expected}.',
  'finding.HolderMismatch.group.remedy':
    'Kies het certificaat van deze groepering, of controleer de eerste acht cijfers van het RIZIV-nummer.',
  'finding.HolderMismatch.company.message':
    'Dit certificaat is niet dat van deze onderneming: het draagt het nummer {foundType} {found}, terwijl het verwachte KBO-nummer eindigt op {expected}.',
  'finding.HolderMismatch.company.remedy':
    'Kies het certificaat van deze onderneming, of controleer het KBO-nummer.',
  'finding.HolderMismatch.fileName.message':
    'De bestandsnaam kondigt een andere houder aan ({foundType} {found}) dan verwacht ({expected}). De inhoud zegt het pas als de aanvraag afgerond is.',
  'finding.HolderMismatch.fileName.remedy': 'Controleer of dit wel het bestand van deze houder is.',
  'finding.NameInconsistent.message':
    'De houder staat op twee verschillende manieren in dit certificaat; wij houden {type} {found} aan.',
  'finding.NameInconsistent.remedy': 'Meld het aan het contactcenter van eHealth (02 788 51 55).',
  'finding.IdentifierCheckDigit.message':
    'De controlecijfers van het nummer in het certificaat ({type} {found}) kloppen niet. De autoriteit heeft het nochtans zo uitgereikt.',
  'finding.IdentifierCheckDigit.remedy':
    'Vergelijk het nummer met dat van de houder; klopt het, dan hoeft u niets te doen.',
  // When it holds
  'finding.Expired.message':
    'Dit certificaat is vervallen op {notAfter}. Het opent geen sessie meer en kan niet meer vernieuwd worden; oude berichten blijven leesbaar met zijn vercijferingssleutels.',
  'finding.Expired.remedy':
    'Vraag een nieuw certificaat aan in de eHealth Certificate Manager (eerste groep van het menu, eerste knop) en bewaar dit bestand voor de oude berichten.',
  'finding.Expired.remedy.here':
    'Vraag hier een nieuw certificaat aan, met de eID van wie tekent, en bewaar dit bestand voor de oude berichten.',
  'finding.NotYetValid.message': 'Dit certificaat geldt pas vanaf {notBefore}.',
  'finding.NotYetValid.remedy':
    'Controleer eerst de datum en het uur van de computer; kloppen die, wacht dan tot dat ogenblik.',
  'finding.Expiring.message':
    'Dit certificaat vervalt over {daysLeft} dagen, op {notAfter}. Het kan nu al vernieuwd worden.',
  'finding.Expiring.remedy':
    'Vernieuw het wanneer het u past, in de eHealth Certificate Manager: u hebt de eID van de houder en de pincode, dit bestand en het wachtwoord nodig.',
  'finding.Expiring.remedy.here':
    'Vernieuw het hier wanneer het u past: u hebt de eID en de pincode nodig van wie tekent.',
  'finding.Expiring.steps.1':
    'Steek de eID van de houder in de kaartlezer en laat ze zitten tot het einde van de aanvraag.',
  'finding.Expiring.steps.2':
    'Klik in de eHealth Certificate Manager op de knop om te vernieuwen (derde groep van het menu, eerste knop), kies dit bestand en typ het wachtwoord. Kijk het e-mailadres na en verzend de aanvraag.',
  'finding.Expiring.steps.3':
    'Wacht op de tweede e-mail van eHealth: daarin staat vanaf wanneer het certificaat klaar is. Vaak duurt het enkele minuten, soms tot 10 dagen; kijk ook bij de ongewenste e-mail.',
  'finding.Expiring.steps.4':
    'Klik op de knop om de vernieuwing te vervolledigen (derde groep van het menu, tweede knop) en kies het nieuwe bestand: dat met de recentste datum in de naam.',
  'finding.Expiring.steps.5':
    'Laad het nieuwe bestand hier en in elk programma en op elke computer waar het oude gebruikt wordt. Bewaar ook het oude bestand.',
  'finding.Expiring.steps.6':
    'Klik pas daarna op de knop om de ETK te activeren (derde groep van het menu, derde knop), met het nieuwe bestand: de oude ETK gaat dan buiten dienst.',
  'finding.Expiring.soon.message':
    'Dit certificaat vervalt over {daysLeft} dagen, op {notAfter}. Een nieuw krijgt u meestal binnen enkele minuten, maar soms duurt het tot 10 dagen.',
  'finding.Expiring.soon.remedy':
    'Vernieuw het nu in de eHealth Certificate Manager: u hebt de eID van de houder en de pincode, dit bestand en het wachtwoord nodig.',
  'finding.Expiring.soon.remedy.here':
    'Vernieuw het nu, hier: u hebt de eID en de pincode nodig van wie tekent.',
  'finding.Expiring.urgent.message':
    'Dit certificaat vervalt over {daysLeft} dagen, op {notAfter}. Het werkt nog, maar een nieuw krijgen duurt soms tot 10 dagen.',
  'finding.Expiring.urgent.remedy':
    'Vernieuw het vandaag nog in de eHealth Certificate Manager, met de eID van de houder: na de einddatum is een nieuwe aanvraag nodig.',
  'finding.Expiring.urgent.remedy.here':
    'Vernieuw het vandaag nog, hier, met de eID van wie tekent: na de einddatum is een nieuwe aanvraag nodig.',
  'finding.Expiring.tomorrow.message':
    'Dit certificaat vervalt morgen, op {notAfter}. Het werkt nog.',
  'finding.Expiring.tomorrow.remedy':
    'Vernieuw het vandaag nog in de eHealth Certificate Manager, met de eID van de houder: na de einddatum is een nieuwe aanvraag nodig.',
  'finding.Expiring.tomorrow.remedy.here':
    'Vernieuw het vandaag nog, hier, met de eID van wie tekent: na de einddatum is een nieuwe aanvraag nodig.',
  'finding.Expiring.today.message':
    'Dit certificaat vervalt vandaag: {notAfter}. Tot dan werkt het.',
  'finding.Expiring.today.remedy':
    'Vernieuw het vandaag nog in de eHealth Certificate Manager, met de eID van de houder: na de einddatum is een nieuwe aanvraag nodig.',
  'finding.Expiring.today.remedy.here':
    'Vernieuw het vandaag nog, hier, met de eID van wie tekent: na de einddatum is een nieuwe aanvraag nodig.',
  'finding.Expiring.renewed.message': 'Dit certificaat vervalt op {notAfter}; het nieuwe is er al.',
  'finding.Expiring.renewed.remedy':
    'Activeer het nieuwe certificaat vóór die datum, zodra elk programma en elke computer het heeft.',
  'finding.Expiring.renewed.steps.1':
    'Geef elk programma en elke computer met het oude bestand een kopie van het nieuwe.',
  'finding.Expiring.renewed.steps.2':
    'Activeer daarna het nieuwe certificaat, op de pagina van de aanvraag.',
  'finding.UnusualValidity.message':
    'Dit certificaat loopt {days} dagen, een ongewone duur: gewoonlijk is het {usualMonths} maanden.',
  'finding.UnusualValidity.remedy':
    'Ga uit van de getoonde data; de duur zegt niet of de aanvraag afgerond is.',
  'finding.UnusualValidity.historic.message':
    'Dit certificaat loopt {days} dagen, een duur die eHealth vroeger gebruikte; vandaag is het {usualMonths} maanden.',
  'finding.UnusualValidity.historic.remedy': 'U hoeft niets te doen.',
  // Who issued it, and for which environment
  'finding.IssuerUnknown.message':
    'De autoriteit “{issuer}” die dit certificaat uitreikte, is hier niet bekend als eHealth-autoriteit: eHealth zal het waarschijnlijk weigeren.',
  'finding.IssuerUnknown.remedy':
    'Vraag uw leverancier om de lijst van autoriteiten bij te werken; is die up-to-date, dan is dit geen eHealth-certificaat.',
  'finding.IssuerUnknown.missing.message':
    'Het certificaat van de autoriteit “{issuer}” zit niet in dit bestand: we kunnen niet nagaan wie het uitgereikt heeft.',
  'finding.IssuerUnknown.missing.remedy':
    'Neem het oorspronkelijke bestand van het hulpprogramma van eHealth in plaats van een export; vraag anders uw leverancier om deze autoriteit toe te voegen.',
  'finding.WrongEnvironment.message':
    'Dit certificaat is gemaakt voor de omgeving “{environment}”, terwijl dit programma in “{expectedEnvironment}” werkt.',
  'finding.WrongEnvironment.remedy':
    'Laad een certificaat van de omgeving “{expectedEnvironment}”.',
  'finding.WrongEnvironment.supposed.message':
    'Volgens zijn naam is dit bestand gemaakt voor de omgeving “{environment}”, terwijl dit programma in “{expectedEnvironment}” werkt.',
  'finding.WrongEnvironment.supposed.remedy': 'Controleer de omgeving voor u de aanvraag afrondt.',
  'finding.EnvironmentNameMismatch.message':
    'De bestandsnaam kondigt de omgeving “{namedEnvironment}” aan, maar het certificaat komt uit “{environment}”.',
  'finding.EnvironmentNameMismatch.remedy':
    'De inhoud telt; controleer of dit wel het gewenste bestand is.',
  'finding.ChainIncomplete.message':
    'Het certificaat van de autoriteit “{issuer}” zit niet in het bestand; wij hebben het aangevuld.',
  'finding.ChainIncomplete.remedy': 'U hoeft niets te doen.',
  'finding.ChainIncomplete.unknown.message':
    'Het certificaat van de autoriteit “{issuer}” zit niet in het bestand, en wij hebben het ook niet.',
  'finding.ChainIncomplete.unknown.remedy':
    'Neem het oorspronkelijke bestand van het hulpprogramma van eHealth.',
  // Its keys
  'finding.NoEncryptionKey.message':
    'Stap 2 is niet afgerond: de vercijferingssleutel ontbreekt. Een sessie kan zonder die sleutel opengaan, maar vercijferde berichten blijven onleesbaar.',
  'finding.NoEncryptionKey.remedy':
    'Bestaat er een recentere of vollediger kopie van dit bestand, neem die dan; doe anders stap 2 opnieuw met dit bestand. U hebt geen kaart nodig.',
  'finding.NoEncryptionKey.remedy.here':
    'Bestaat er een recentere of vollediger kopie van dit bestand, neem dan die; voer anders hier stap 2 uit, met het wachtwoord van dit bestand. U hebt geen kaart nodig.',
  'finding.NoEncryptionKey.oldKeys.message':
    'Stap 2 is niet afgerond: de vercijferingssleutel van dit certificaat ontbreekt. Een sessie kan zonder die sleutel opengaan, maar alleen oude berichten zijn leesbaar, met de oude sleutels in het bestand.',
  'finding.NoEncryptionKey.oldKeys.remedy':
    'Bestaat er een recentere of vollediger kopie van dit bestand, neem die dan; doe anders stap 2 opnieuw met dit bestand. U hebt geen kaart nodig.',
  'finding.NoEncryptionKey.oldKeys.remedy.here':
    'Bestaat er een recentere of vollediger kopie van dit bestand, neem dan die; voer anders hier stap 2 uit, met het wachtwoord van dit bestand. U hebt geen kaart nodig.',
  'finding.NoEncryptionKey.steps.1':
    'Open de eHealth Certificate Manager op de computer waarop de aanvraag werd gedaan, of kopieer dit bestand naar de computer die u gebruikt.',
  'finding.NoEncryptionKey.steps.2':
    'Klik op de knop om een certificaataanvraag te vervolledigen (eerste groep van het menu, tweede knop).',
  'finding.NoEncryptionKey.steps.3':
    'Zijn er meerdere bestanden, neem dan dat met het juiste nummer: “SSIN=” voor een persoon, “NIHII” voor een groepering, “CBE=” voor een onderneming.',
  'finding.NoEncryptionKey.steps.4':
    'Typ het wachtwoord van de keystore en installeer het certificaat: dezelfde knop maakt de vercijferingssleutel.',
  'finding.NoEncryptionKey.steps.5': 'Laad dit bestand hier opnieuw.',
  'finding.NoEncryptionKey.oldKeys.steps.1':
    'Open de eHealth Certificate Manager op de computer waarop de aanvraag werd gedaan, of kopieer dit bestand naar de computer die u gebruikt.',
  'finding.NoEncryptionKey.oldKeys.steps.2':
    'Klik op de knop om een certificaataanvraag te vervolledigen (eerste groep van het menu, tweede knop).',
  'finding.NoEncryptionKey.oldKeys.steps.3':
    'Zijn er meerdere bestanden, neem dan dat met het juiste nummer: “SSIN=” voor een persoon, “NIHII” voor een groepering, “CBE=” voor een onderneming.',
  'finding.NoEncryptionKey.oldKeys.steps.4':
    'Typ het wachtwoord van de keystore en installeer het certificaat: dezelfde knop maakt de vercijferingssleutel.',
  'finding.NoEncryptionKey.oldKeys.steps.5': 'Laad dit bestand hier opnieuw.',
  'finding.NoEncryptionKey.elsewhere.message':
    'De vercijferingssleutel ontbreekt in dit bestand, maar eHealth publiceert er een voor deze houder (nagekeken op {checkedAt}): hij zit waarschijnlijk in een andere kopie. Met dit bestand kan een sessie opengaan, maar vercijferde berichten blijven onleesbaar.',
  'finding.NoEncryptionKey.elsewhere.remedy':
    'Zoek de kopie met die sleutel en laad ze hier. Doe stap 2 niet opnieuw voor u gezocht hebt: de andere kopie zou nieuwe berichten niet meer kunnen lezen.',
  'finding.NoEncryptionKey.elsewhere.steps.1':
    'Zoek in de map “ehealth/keystore” van de computers waarop het certificaat aangevraagd of vervolledigd werd, en in de andere programma’s die eHealth-sessies openen.',
  'finding.NoEncryptionKey.elsewhere.steps.2':
    'Laad hier het recentste bestand van deze houder: het oordeel zegt of het volledig is.',
  'finding.NoEncryptionKey.elsewhere.steps.3':
    'Bestaat die kopie nergens meer, en alleen dan, doe dan stap 2 opnieuw met dit bestand in de eHealth Certificate Manager (eerste groep van het menu, tweede knop).',
  'finding.NoEncryptionKey.elsewhere.steps.3.here':
    'Bestaat die kopie nergens meer, en alleen dan, voer dan hier stap 2 uit met dit bestand.',
  'finding.NoEncryptionKey.withdrawn.message':
    'Dit bestand bevat zijn vercijferingssleutel, maar eHealth publiceert er geen voor deze houder (nagekeken op {checkedAt}): niemand kan een vercijferd bericht sturen.',
  'finding.NoEncryptionKey.withdrawn.remedy':
    'Doe stap 2 opnieuw met dit bestand; volstaat dat niet, bel dan het contactcenter van eHealth (02 788 51 55). U hebt geen kaart nodig.',
  'finding.OldKeysOnly.message':
    'Dit bestand bevat alleen oude vercijferingssleutels: u kunt er oude berichten mee lezen, maar geen sessie mee openen.',
  'finding.OldKeysOnly.remedy':
    'Bewaar het voor de oude berichten en laad daarnaast het bestand van het huidige certificaat.',
  'finding.OldKeysKept.message':
    'Het bestand bewaart {count} oude vercijferingssleutels: berichten van voor de vernieuwing blijven leesbaar.',
  'finding.OldKeysKept.remedy': 'U hoeft niets te doen.',
  'finding.OldKeysKept.one.message':
    'Het bestand bewaart één oude vercijferingssleutel: berichten van voor de vernieuwing blijven leesbaar.',
  'finding.OldKeysKept.one.remedy': 'U hoeft niets te doen.',
  'finding.WeakKey.message':
    'De sleutel van dit certificaat is te kort: {bits} bits, terwijl eHealth er minstens {minimum} vraagt.',
  'finding.WeakKey.remedy': 'Vraag een nieuw certificaat aan in de eHealth Certificate Manager.',
  'finding.WeakKey.remedy.here': 'Vraag hier een nieuw certificaat aan, met de eID van wie tekent.',
  'finding.WeakKey.kind.message':
    'De sleutel van dit certificaat is van een soort die eHealth niet aanvaardt: {algorithm}.',
  'finding.WeakKey.kind.remedy':
    'Vraag een nieuw certificaat aan in de eHealth Certificate Manager.',
  'finding.WeakKey.kind.remedy.here':
    'Vraag hier een nieuw certificaat aan, met de eID van wie tekent.',
  // What eHealth itself says of it
  'finding.Revoked.message':
    'Dit certificaat is op {revokedAt} herroepen (nagekeken op {checkedAt}). Het opent geen sessie meer en kan niet meer vernieuwd worden; oude berichten blijven leesbaar met zijn vercijferingssleutels.',
  'finding.Revoked.remedy':
    'Vraag een nieuw certificaat aan in de eHealth Certificate Manager (eerste groep van het menu, eerste knop) en bewaar dit bestand voor de oude berichten.',
  'finding.Revoked.remedy.here':
    'Vraag hier een nieuw certificaat aan, met de eID van wie tekent, en bewaar dit bestand voor de oude berichten.',
  'finding.Revoked.undated.message':
    'eHealth meldt dat dit certificaat herroepen is (nagekeken op {checkedAt}). Het opent geen sessie meer en kan niet meer vernieuwd worden; oude berichten blijven leesbaar met zijn vercijferingssleutels.',
  'finding.Revoked.undated.remedy':
    'Vraag een nieuw certificaat aan in de eHealth Certificate Manager (eerste groep van het menu, eerste knop) en bewaar dit bestand voor de oude berichten.',
  'finding.Revoked.undated.remedy.here':
    'Vraag hier een nieuw certificaat aan, met de eID van wie tekent, en bewaar dit bestand voor de oude berichten.',
  'finding.RequestRefused.message':
    'eHealth heeft de aanvraag van dit certificaat geweigerd (nagekeken op {checkedAt}).',
  'finding.RequestRefused.remedy':
    'Lees de e-mail van eHealth, die de reden geeft, en doe een nieuwe aanvraag; bel bij twijfel het contactcenter van eHealth (02 788 51 55).',
  'finding.EtkNotActivated.message':
    'De vernieuwing is nog niet geactiveerd: eHealth publiceert nog altijd de oude vercijferingssleutel (nagekeken op {checkedAt}). Nieuwe berichten worden dus nog voor het oude bestand vercijferd.',
  'finding.EtkNotActivated.remedy':
    'Laad dit bestand in elk programma en op elke computer waar het oude gebruikt werd en activeer daarna de ETK in de eHealth Certificate Manager (derde groep van het menu, derde knop).',
  'finding.EtkNotActivated.here.message':
    'Dit nieuwe certificaat is klaar, maar nog niet geactiveerd: tot dan komen berichten nog aan voor het oude, dat in gebruik blijft.',
  'finding.EtkNotActivated.here.remedy':
    'Activeer het zodra elk programma en elke computer met het oude bestand het nieuwe heeft.',
  'finding.OtherFilePublished.message':
    'eHealth publiceert een andere vercijferingssleutel dan die van dit bestand (nagekeken op {checkedAt}): nieuwe berichten kan het niet lezen. Elders bestaat een recenter bestand.',
  'finding.OtherFilePublished.remedy':
    'Zoek het recentste bestand van deze houder en laad het hier. Doe stap 2 niet opnieuw: de sleutel van het andere bestand zou dan buiten dienst gaan.',
  'finding.OtherFilePublished.unsure.message':
    'eHealth publiceert een andere vercijferingssleutel dan die van dit bestand (nagekeken op {checkedAt}). Ofwel bestaat er elders een recenter bestand, ofwel komt dit bestand van een vernieuwing die nog niet geactiveerd is.',
  'finding.OtherFilePublished.unsure.remedy':
    'Komt dit bestand van een vernieuwing, activeer dan de ETK zodra het overal geladen is; zoek anders het recentste bestand van deze houder en laad het hier.',
  'finding.IssuerEndsFirst.message':
    'De autoriteit “{issuer}” die dit certificaat uitreikte, loopt af op {issuerNotAfter}, vóór het certificaat zelf ({notAfter}): daarna kan eHealth het weigeren.',
  'finding.IssuerEndsFirst.remedy':
    'Vernieuw dit certificaat vóór {issuerNotAfter}, zodra eHealth dat toelaat.',
  // What else is loaded
  'finding.NewerLoaded.message':
    'Er is al een recenter certificaat van dezelfde houder geladen; het geldt tot {newerNotAfter}.',
  'finding.NewerLoaded.remedy':
    'Gebruik het recentste; bewaar dit alleen om oude berichten te lezen.',
  'finding.NewerLoaded.toActivate.message':
    'Het nieuwe certificaat van deze houder is er, maar is nog niet geactiveerd. Dit certificaat blijft tot dan in gebruik.',
  'finding.NewerLoaded.toActivate.remedy':
    'Activeer het nieuwe certificaat zodra elk programma en elke computer het heeft. Bewaar dit bestand: het dient nog om oude berichten te lezen.',
  'finding.SeveralCertificates.message':
    'Dit bestand bevat {count} authenticatiecertificaten; wij hebben er één gekozen.',
  'finding.SeveralCertificates.remedy':
    'Controleer of de getoonde houder en data zijn wat u verwacht.',
  'finding.SeveralCertificates.loaded.message':
    'Er is al een ander, nog geldig certificaat van dezelfde houder geladen: met dit erbij zijn het er {count}.',
  'finding.SeveralCertificates.loaded.remedy':
    'Vervang het oude door dit, op het profiel waar het staat: de vercijferingssleutels blijven bewaard.',
  // The file around it
  'finding.FileContradictsContent.holder.message':
    'De bestandsnaam zegt {namedType} {named}, maar het certificaat staat op naam van {foundType} {found}.',
  'finding.FileContradictsContent.holder.remedy':
    'De inhoud telt; controleer of dit wel het gewenste bestand is.',
  'finding.FileContradictsContent.date.message':
    'De bestandsnaam draagt de datum {requestedOn}, maar het certificaat begint op {notBefore}.',
  'finding.FileContradictsContent.date.remedy':
    'De inhoud telt; controleer of dit wel het gewenste bestand is.',
  'finding.FileContradictsContent.size.message':
    'Dit bestand is groot ({size} bytes) voor een aanvraag die niet afgerond is; de grootte bewijst niet dat ze het wel is.',
  'finding.FileContradictsContent.size.remedy': 'Ga uit van de inhoud: rond de aanvraag af.',
  'finding.ProtectionObsolete.message':
    'Het bestand is beveiligd met verouderde technieken: {algorithms}.',
  'finding.ProtectionObsolete.remedy':
    'U hoeft niets te doen: dit is normaal voor een bestand van het hulpprogramma van eHealth, en elk hier geladen bestand wordt opnieuw versleuteld.',
  'finding.ProtectionObsolete.plain.message':
    'De sleutels in dit bestand zijn niet versleuteld: wie het bestand heeft, heeft de sleutels.',
  'finding.ProtectionObsolete.plain.remedy':
    'Bewaar de kopie op uw schijf op een veilige plaats; hier wordt elk geladen bestand opnieuw versleuteld.',
  'finding.ProtectionObsolete.noMac.message':
    'Het bestand heeft geen integriteitscontrole: een wijziging zou niet opvallen.',
  'finding.ProtectionObsolete.noMac.remedy':
    'Bewaar de kopie op uw schijf op een veilige plaats; hier wordt elk geladen bestand opnieuw versleuteld.',
  'finding.FileAnomaly.message':
    'Het bestand wijkt af van de norm, maar is wel leesbaar: {anomalies}.',
  'finding.FileAnomaly.remedy': 'U hoeft niets te doen, tenzij andere vaststellingen het vragen.',
  // `trousseau inspect`
  'inspect.file': 'Bestand',
  'inspect.state': 'Toestand',
  'inspect.holder': 'Houder',
  'inspect.environment': 'Omgeving',
  'inspect.validity': 'Geldigheid',
  'inspect.issuer': 'Uitgereikt door',
  'inspect.content': 'Inhoud',
  'inspect.protection': 'Beveiliging',
  'inspect.works': 'Laat toe',
  'inspect.validity.range': 'van {notBefore} tot {notAfter}',
  'inspect.content.counts':
    'privésleutels: {keys}, certificaten: {certificates}, vercijferingssleutels: {encryptionKeys}',
  'inspect.supposed': 'volgens de bestandsnaam',
  'inspect.nothing': 'niets',
  'inspect.clear': 'Geen vaststellingen: alles in orde.',
  'inspect.blocks': 'verhindert: {what}',
  'inspect.unreadable': 'Het bestand kan niet gelezen worden.',
  'inspect.unreadable.remedy': 'Controleer het pad en de rechten op het bestand.',
  'inspect.password': 'Wachtwoord van de keystore: ',
};
