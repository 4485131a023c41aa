import type { enrolment as fr } from '../fr/enrolment.ts';

/** Requests for a certificate, from the form to the activation. */
export const enrolment: Readonly<Record<keyof typeof fr, string>> = {
  // Where a request begins
  'enrolment.begin': 'Een certificaat aanvragen',
  'enrolment.begin.renewal': 'Hier vernieuwen',
  'enrolment.begin.first': 'Hier aanvragen',
  'enrolment.begin.first.hint':
    'Uw identiteitskaart, de pincode en enkele minuten volstaan. De officiële tool doet hetzelfde.',
  'enrolment.complete': 'Hier voltooien',
  'enrolment.continue': 'Verder met de aanvraag',
  'enrolment.see': 'De aanvraag bekijken',
  'enrolment.official': 'Met de officiële tool',
  // Steps
  'enrolment.steps': 'Stap {step} van {steps}',
  'enrolment.step.data': 'Uw gegevens nakijken',
  'enrolment.step.sign': 'Lezen en tekenen',
  'enrolment.step.wait': 'Wachten',
  'enrolment.step.activate': 'Activeren',
  'enrolment.step.done': 'Klaar',
  'enrolment.step.past': '(klaar)',
  // The form
  'enrolment.form.say': 'Deze gegevens komen in uw certificaat.',
  'enrolment.form.say.organisation': 'Deze gegevens komen in het certificaat van {name}.',
  'enrolment.form.say.card': 'Steek uw kaart in de lezer: uw gegevens worden daar gelezen.',
  'enrolment.form.then.new':
    'Kijk ze hier na. De volgende pagina toont het contract van eHealth; eerder wordt niets ondertekend.',
  'enrolment.form.then.renewal':
    'Uw certificaat eindigt op {date} en werkt tot dan. Er wordt niets ondertekend voordat u het contract hebt gelezen.',
  'enrolment.form.for': 'Voor wie?',
  'enrolment.form.for.self': 'Voor mij',
  'enrolment.form.type': 'Welk soort organisatie?',
  'enrolment.form.type.choose': 'Kies…',
  'enrolment.form.type.hint': 'eHealth zet deze aanduiding in het certificaat.',
  'enrolment.form.type.other': 'Andere groepering',
  'enrolment.form.next': 'Verder',
  'enrolment.form.card': 'Van uw kaart gelezen',
  'enrolment.form.matches': 'Komt overeen met uw profiel',
  'enrolment.form.name': 'Naam',
  'enrolment.form.ssin': 'INSZ',
  'enrolment.form.organisation': 'Organisatie',
  'enrolment.form.current': 'Huidig certificaat',
  'enrolment.form.current.until': 'geldig tot {date}',
  'enrolment.form.wrong': 'Klopt een gegeven niet?',
  'enrolment.form.wrong.text':
    'Naam en INSZ komen uit het Rijksregister: uw gemeente verbetert ze. Gegevens van een organisatie worden verbeterd bij het RIZIV of de Kruispuntbank van Ondernemingen.',
  'enrolment.form.contact': 'Waar eHealth u kan bereiken',
  'enrolment.form.emailPrivate': 'E-mail',
  'enrolment.form.phonePrivate': 'Telefoon',
  'enrolment.form.emailGeneral': 'Tweede e-mailadres (niet verplicht)',
  'enrolment.form.phoneGeneral': 'Tweede telefoonnummer (niet verplicht)',
  'enrolment.form.contact.hint': 'eHealth meldt er het certificaat en later het einde ervan.',
  'enrolment.form.contact.more': 'Een tweede e-mailadres of telefoonnummer toevoegen',
  'enrolment.form.password': 'Wachtwoord van het nieuwe certificaat',
  'enrolment.form.password.hint':
    'Het opent uw sessies. Het wordt niet bewaard en niemand kan het terugvinden.',
  'enrolment.form.password.same': 'Wachtwoord van uw huidige certificaat',
  'enrolment.form.password.same.hint':
    'Het nieuwe behoudt het: niets extra te onthouden. De oude sleutels gaan mee, en uw oude berichten blijven leesbaar.',
  'enrolment.form.password.other': 'Een ander wachtwoord kiezen, of het huidige is verloren',
  'enrolment.form.password.other.hint':
    'Is het huidige verloren, laat het veld hierboven dan leeg. Het oude bestand wordt dan apart bewaard, voor de oude berichten.',
  'enrolment.form.conditions': 'De voorwaarden van eHealth, in duidelijke taal',
  'enrolment.form.condition.knows':
    'U weet waartoe een certificaat dient, of u kreeg advies, en uw gegevens zijn juist.',
  'enrolment.form.condition.lawful':
    'U gebruikt het volgens de wet en het reglement van eHealth, en wijzigt het niet.',
  'enrolment.form.condition.holder':
    'U staat in voor alles wat ermee gebeurt tot het eindigt, ook door iemand anders.',
  'enrolment.form.condition.changes':
    'Veranderen uw gegevens, dan verwittigt u eHealth meteen: 02 788 51 55.',
  'enrolment.form.condition.loss':
    'Bij verlies, diefstal of twijfel stopt u het gebruik en laat u het herroepen.',
  'enrolment.form.condition.limit.person':
    'Een persoon heeft één certificaat; het oude en het nieuwe bestaan naast elkaar tijdens de vervanging.',
  'enrolment.form.condition.limit.organisation':
    'Een organisatie heeft hoogstens tien certificaten.',
  'enrolment.form.accept': 'Ik aanvaard deze voorwaarden',
  'enrolment.form.unattended': 'Vanzelf afronden terwijl ik weg ben',
  'enrolment.form.unattended.hint':
    'De sleutels van dit ene bestand blijven hier, versleuteld, tot het certificaat geplaatst is; daarna worden ze gewist. Zonder dat typt u het wachtwoord opnieuw wanneer het certificaat aankomt.',
  'enrolment.form.submit': 'Het klopt, het contract lezen',
  'enrolment.form.busy': 'Contract wordt klaargemaakt…',
  'enrolment.form.busy.help':
    'eHealth maakt het contract klaar. Enkele seconden: laat de kaart in de lezer.',
  'enrolment.form.again': 'Om veiligheidsredenen worden wachtwoorden niet bewaard: typ ze opnieuw.',
  'enrolment.form.failed': 'Het contract kon niet worden klaargemaakt',
  'enrolment.tooEarly.say': 'Het is te vroeg om te vernieuwen: het kan vanaf {date}.',
  'enrolment.tooEarly.then':
    'eHealth aanvaardt een vernieuwing alleen in de laatste maanden. U krijgt hier bericht als het zover is.',
  'enrolment.tooEarly.until': 'Het huidige certificaat werkt tot {date}.',
  'enrolment.other.say': 'Alleen {name} kan dit certificaat aanvragen.',
  'enrolment.other.then':
    'Het contract wordt ondertekend met de identiteitskaart van de houder. U kunt een herinnering sturen.',
  'enrolment.noNumber.say': 'Op dit profiel ontbreekt een rijksregisternummer.',
  'enrolment.noNumber.then':
    'De software van de praktijk levert het: vul het profiel daar aan en kom dan terug.',
  'enrolment.back': 'Terug naar het profiel',
  // What was not filled in
  'enrolment.missing.emailPrivate': 'Het e-mailadres ontbreekt.',
  'enrolment.missing.phonePrivate': 'Het telefoonnummer ontbreekt.',
  'enrolment.missing.password': 'Het wachtwoord ontbreekt.',
  'enrolment.missing.next': 'Het wachtwoord van het nieuwe certificaat ontbreekt.',
  'enrolment.missing.accepted': 'De voorwaarden zijn nog niet aanvaard.',
  'enrolment.missing.agreed': 'Het contract is nog niet aanvaard.',
  'enrolment.missing.everywhere': 'Het vakje is nog niet aangekruist.',
  'enrolment.missing.reason': 'Kies een reden.',
  'enrolment.missing.pin': 'De pincode ontbreekt.',
  'enrolment.missing.remedy': 'Vul aan wat gemarkeerd is en verzend opnieuw.',
  'enrolment.unsuitable': 'Het huidige wachtwoord is niet geschikt voor een nieuw certificaat.',
  'enrolment.unsuitable.remedy':
    'De regels van eHealth zijn sindsdien veranderd. Kies een ander voor het nieuwe; met het huidige worden nog de oude sleutels overgenomen.',
  // The contract
  'enrolment.contract.say': 'Lees het contract en teken met uw kaart.',
  'enrolment.contract.then': 'Het is de enige pincode die u moet typen.',
  'enrolment.contract.title': 'Contract van eHealth',
  'enrolment.contract.frame': 'Tekst van het contract van eHealth',
  'enrolment.contract.languages': 'Taal van het contract',
  'enrolment.contract.alone': 'Het contract apart openen',
  'enrolment.contract.plain': 'Gewone tekst',
  'enrolment.contract.card': 'Handtekening',
  'enrolment.contract.binding': 'Uw pincode geldt als handtekening.',
  'enrolment.contract.binding.text': 'Ze bindt u wettelijk, zoals met de hand.',
  'enrolment.contract.agree': 'Ik heb het contract gelezen en aanvaard het',
  'enrolment.contract.pin': 'Pincode van de kaart',
  'enrolment.contract.pin.hint': 'De pincode gaat alleen naar de kaart, één keer.',
  'enrolment.contract.pin.pad':
    'Uw lezer heeft een eigen toetsenbord: klik op de knop en typ er de pincode.',
  'enrolment.contract.submit': 'Het contract ondertekenen',
  'enrolment.contract.busy': 'Ondertekenen…',
  'enrolment.contract.busy.help':
    'De kaart tekent, daarna ontvangt eHealth de aanvraag. Laat de kaart in de lezer.',
  'enrolment.contract.failed': 'Het contract is niet ondertekend',
  'enrolment.contract.failed.sent': 'De aanvraag is niet aanvaard',
  'enrolment.contract.again':
    'Om veiligheidsredenen wordt de pincode niet bewaard: typ ze opnieuw.',
  // Waiting
  'enrolment.confirm.say': 'Bevestig uw aanvraag op de site van eHealth.',
  'enrolment.confirm.then':
    'Meld u op het adres hieronder aan met uw digitale sleutel. Er wordt eerder niets afgeleverd.',
  'enrolment.confirm.action': 'Bij eHealth bevestigen',
  'enrolment.confirm.until': 'Vóór {date}',
  'enrolment.confirm.ended.say': 'De termijn om de aanvraag te bevestigen is voorbij.',
  'enrolment.confirm.ended.then':
    'Hebt u ze op tijd bevestigd, dan hoeft u niets te doen. Zo niet, geef ze op en begin opnieuw.',
  'enrolment.confirm.lost.say':
    'eHealth heeft de aanvraag, maar het adres om ze te bevestigen is niet aangekomen.',
  'enrolment.confirm.lost.then':
    'Zoek het in de e-mails van eHealth, of geef de aanvraag op en begin opnieuw.',
  'enrolment.confirm.sent.say': 'We gaan na of eHealth de aanvraag heeft ontvangen.',
  'enrolment.confirm.sent.then': 'Is ze niet aangekomen, dan stuurt “Nu kijken” ze opnieuw.',
  'enrolment.submitting.say': 'Ondertekend. We gaan na of eHealth de aanvraag heeft ontvangen.',
  'enrolment.submitting.then':
    'Het antwoord kwam niet aan. U hoeft niet opnieuw te tekenen: we vragen het aan eHealth.',
  'enrolment.waiting.say': 'Ondertekend. eHealth maakt uw certificaat klaar.',
  'enrolment.waiting.then': 'Meestal enkele minuten; soms de volgende dag.',
  'enrolment.waiting.say.late': 'Ondertekend. Bij eHealth duurt het langer dan gewoonlijk.',
  'enrolment.waiting.then.late': 'Dat gebeurt, en u hoeft niets opnieuw te doen.',
  'enrolment.waiting.say.hand': 'Ondertekend. eHealth kijkt uw aanvraag met de hand na.',
  'enrolment.waiting.then.hand': 'Reken op hoogstens tien dagen. U hoeft niets opnieuw te doen.',
  'enrolment.waiting.say.completion': 'eHealth heeft dit certificaat nog niet afgeleverd.',
  'enrolment.waiting.then.completion':
    'De aanvraag die elders werd gedaan, is in voorbereiding. We volgen ze vanaf hier.',
  'enrolment.sheet.new': 'Nieuw certificaat, {name}',
  'enrolment.sheet.state.preparing': 'In voorbereiding',
  'enrolment.sheet.state.checking': 'Wordt nagekeken',
  'enrolment.sheet.state.arrived': 'Aangekomen',
  'enrolment.sheet.signed': 'ondertekend op {at}',
  'enrolment.sheet.usual': 'meestal klaar voor',
  'enrolment.sheet.line': 'Ondertekend op {at}; meestal klaar voor {time}.',
  'enrolment.sheet.now': 'nu',
  'enrolment.sheet.asked': 'Laatste vraag aan eHealth op {at}.',
  'enrolment.sheet.close':
    'U mag deze pagina sluiten: we kijken vanzelf en u vindt het vervolg op uw profiel.',
  'enrolment.sheet.works': 'Uw huidige certificaat blijft werken.',
  'enrolment.look': 'Nu kijken',
  'enrolment.look.busy': 'Vraag aan eHealth…',
  'enrolment.next': 'Daarna',
  'enrolment.next.alone': 'Het nieuwe certificaat wordt vanzelf op uw profiel geplaatst.',
  'enrolment.next.password':
    'Wanneer het aankomt, plaatst uw wachtwoord het: één klik, zonder kaart.',
  'enrolment.next.keep': 'Bewaar uw wachtwoord: het opent uw sessies.',
  'enrolment.next.activate':
    'Bij een vernieuwing activeert u het zodra het overal staat waar het oude diende.',
  'enrolment.signedContract': 'Het ondertekende contract bekijken',
  // Delivered
  'enrolment.delivered.say': 'Uw certificaat is aangekomen: uw wachtwoord plaatst het.',
  'enrolment.delivered.then': 'Zonder kaart en zonder pincode.',
  'enrolment.delivered.say.alone': 'Uw certificaat is aangekomen. Het wordt vanzelf geplaatst.',
  'enrolment.delivered.then.alone': 'Dat duurt enkele seconden, soms enkele minuten.',
  'enrolment.finish.password': 'Wachtwoord van het certificaat',
  'enrolment.finish.password.hint':
    'Het wachtwoord dat bij het begin van de aanvraag werd gekozen. Het wordt niet bewaard.',
  'enrolment.finish.submit': 'Plaatsen',
  'enrolment.finish.busy': 'Plaatsen…',
  'enrolment.finish.busy.help': 'eHealth registreert de versleutelingssleutel. Enkele seconden.',
  'enrolment.finish.failed': 'Het certificaat is nog niet geplaatst',
  'enrolment.registered.say': 'Bijna klaar: het certificaat komt op uw profiel.',
  'enrolment.registered.then': 'U hoeft niets meer te typen.',
  // To activate
  'enrolment.activate.say': 'Uw nieuwe certificaat is klaar. U moet het nog activeren.',
  'enrolment.activate.then':
    'Het staat al hier en opent uw sessies. Tot de activering komen uw berichten nog voor het oude aan.',
  'enrolment.activate.places': 'Uw andere plaatsen',
  'enrolment.activate.places.text':
    'Gebruikt een ander programma of een andere computer uw oude certificaat? Noteer het en geef er een kopie van het nieuwe: na de activering leest het oude alleen de nieuwe berichten niet meer.',
  'enrolment.activate.place.here': 'Dit programma: al in orde, voor al zijn gebruikers',
  'enrolment.activate.place.done': 'heeft het nieuwe bestand',
  'enrolment.activate.place.open': 'nog te doen',
  'enrolment.activate.place.copy': 'Kopie',
  'enrolment.activate.place.copy.of': 'Een kopie nemen voor {name}',
  'enrolment.activate.place.mark': 'In orde',
  'enrolment.activate.place.mark.of': 'In orde: {name}',
  'enrolment.activate.place.unmark': 'Nog niet',
  'enrolment.activate.place.unmark.of': 'Nog niet: {name}',
  'enrolment.activate.place.remove': '{name} uit de lijst verwijderen',
  'enrolment.activate.place.name': 'Een plaats toevoegen',
  'enrolment.activate.place.name.hint': 'Bijvoorbeeld ‘programma van praktijk B’ of ‘wacht-pc’.',
  'enrolment.activate.place.add': 'Toevoegen',
  'enrolment.activate.anyway.one':
    'Activeren zonder te wachten op deze plaats, die het nieuwe bestand nog niet heeft: {names}',
  'enrolment.activate.anyway.other':
    'Activeren zonder te wachten op deze {count} plaatsen, die het nieuwe bestand nog niet hebben: {names}',
  'enrolment.activate.submit.open.one': 'Activeren, nog {count} plaats te doen',
  'enrolment.activate.submit.open.other': 'Activeren, nog {count} plaatsen te doen',
  'enrolment.activate.copy': 'Een kopie van het nieuwe nemen',
  'enrolment.activate.none': 'Werkt u alleen hier? Dan is alles in orde.',
  'enrolment.activate.everywhere': 'Het nieuwe certificaat staat overal waar het oude diende',
  'enrolment.activate.off':
    'Vanaf dan publiceert eHealth de oude versleutelingssleutel niet meer. Het oude certificaat blijft hier voor de oude berichten.',
  'enrolment.activate.submit': 'Het nieuwe certificaat activeren',
  'enrolment.activate.busy': 'Activeren…',
  'enrolment.activate.failed': 'Het certificaat is nog niet geactiveerd',
  // Done
  'enrolment.done.say': 'Klaar: in orde tot {date}.',
  'enrolment.done.say.undated': 'Klaar: uw certificaat is in orde.',
  'enrolment.done.valid': 'In orde',
  'enrolment.done.already': 'Al voor u gedaan',
  'enrolment.done.profile': 'Op uw profiel geplaatst',
  'enrolment.done.registered': 'Versleutelingssleutel gepubliceerd bij eHealth',
  'enrolment.done.old': 'Het oude blijft bewaard voor de oude berichten',
  'enrolment.done.session': 'Een sessie openen',
  'enrolment.done.copy': 'Een kopie van het bestand bewaren',
  'enrolment.abandoned.say': 'Deze aanvraag is opgegeven.',
  'enrolment.abandoned.then': 'Er is niets bij eHealth, en de sleutel is vernietigd.',
  'enrolment.abandoned.then.completion':
    'Het geladen bestand blijft op uw profiel, zoals voordien.',
  // Of another person
  'enrolment.theirs.say.contract': '{name} moet het contract lezen en ondertekenen.',
  'enrolment.theirs.say.wait': 'eHealth maakt het certificaat van {name} klaar.',
  'enrolment.theirs.say.password': 'Het certificaat is aangekomen; {name} moet het plaatsen.',
  'enrolment.theirs.say.activate': '{name} moet het nieuwe certificaat nog activeren.',
  'enrolment.theirs.then': 'Alleen de houder kan verdergaan.',
  // What went wrong
  'enrolment.problem.refused': 'eHealth heeft de aanvraag geweigerd',
  'enrolment.problem.refused.contract':
    'Er is niets verloren: lees het antwoord, verbeter wat het aangeeft, en teken opnieuw of begin met andere gegevens.',
  'enrolment.problem.refused.other':
    'Lees het antwoord hieronder. Bel bij twijfel eHealth op 02 788 51 55: het ligt niet aan u.',
  'enrolment.problem.late': 'Het certificaat is na tien dagen niet aangekomen',
  'enrolment.problem.late.text':
    'Bel eHealth op 02 788 51 55: de aanvraag is er bekend. U kunt hier ook opnieuw kijken.',
  'enrolment.problem.unreachable': 'eHealth antwoordt op dit moment niet',
  'enrolment.problem.unreachable.text':
    'Er is niets verloren en u hoeft niets opnieuw te doen. We proberen vanzelf opnieuw op {at}.',
  'enrolment.problem.unreachable.now':
    'Er is niets verloren en u hoeft niets opnieuw te doen. Probeer het over enkele minuten opnieuw.',
  'enrolment.problem.notReceived': 'De aanvraag is niet bij eHealth aangekomen',
  'enrolment.problem.notReceived.text':
    'eHealth kent ze niet: het contract moet nog één keer worden ondertekend. Er komt geen dubbele aanvraag.',
  'enrolment.problem.untrusted': 'Het antwoord van eHealth past niet bij uw aanvraag',
  'enrolment.problem.untrusted.text':
    'Voor de zekerheid is er niets van overgenomen. Verwittig uw leverancier en geef de details hieronder door.',
  // Giving up, taking the file away
  'enrolment.abandon': 'De aanvraag opgeven',
  'enrolment.abandon.title': 'Deze aanvraag opgeven?',
  'enrolment.abandon.text':
    'Er is nog niets bij eHealth. De klaargemaakte sleutel wordt vernietigd; u kunt opnieuw beginnen wanneer u wilt.',
  'enrolment.abandon.text.completion':
    'Het geladen bestand blijft zoals het is op uw profiel; u kunt opnieuw beginnen wanneer u wilt.',
  'enrolment.abandon.keep': 'De aanvraag houden',
  'enrolment.abandon.confirm': 'Opgeven',
  'notice.enrolment-abandoned': 'De certificaataanvraag is opgegeven.',
  'enrolment.export': 'Elders afronden: het bestand nemen',
  'enrolment.export.title': 'Het bestand van deze aanvraag nemen',
  'enrolment.export.text':
    'U krijgt het onvoltooide bestand, beschermd door zijn wachtwoord. De officiële tool of een andere software kan het voltooien.',
  'enrolment.export.warning':
    'Rond het op één plaats af: hier of elders. Twee voltooide bestanden zouden niet dezelfde sleutels hebben.',
  'enrolment.export.hint':
    'Het wachtwoord dat bij het begin van de aanvraag werd gekozen; het bewijst dat het bestand van u is.',
  'enrolment.export.submit': 'Het bestand downloaden',
  // Step 2 of a file that is loaded already
  'enrolment.completeStored.title': 'Dit certificaat voltooien',
  'enrolment.completeStored.say': 'Stap 2 ontbreekt: uw wachtwoord volstaat.',
  'enrolment.completeStored.then':
    'Zonder kaart en zonder pincode. Het geladen bestand wordt ter plaatse aangevuld.',
  'enrolment.completeStored.file': 'Bestand',
  'enrolment.completeStored.does': 'Wat er gebeurt',
  'enrolment.completeStored.does.fetch': 'eHealth geeft het certificaat, als het klaar is.',
  'enrolment.completeStored.does.key':
    'Een versleutelingssleutel wordt gemaakt en bij eHealth geregistreerd.',
  'enrolment.completeStored.does.file': 'Het voltooide bestand komt in de plaats van dit bestand.',
  'enrolment.completeStored.submit': 'Het certificaat voltooien',
  'enrolment.completeStored.failed': 'Het certificaat is nog niet voltooid',
  // On the profile
  'enrolment.card.title': 'Certificaataanvraag, {name}',
  'enrolment.card.contract': 'Het contract wacht op uw handtekening.',
  'enrolment.card.waiting': 'eHealth maakt het certificaat klaar.',
  'enrolment.card.hand': 'eHealth kijkt de aanvraag met de hand na, tot tien dagen.',
  'enrolment.card.password': 'Het certificaat is aangekomen: het moet nog worden geplaatst.',
  'enrolment.card.installing': 'Het certificaat wordt geplaatst.',
  'enrolment.card.activate': 'Het nieuwe certificaat is klaar: het moet nog worden geactiveerd.',
  'enrolment.card.problem': 'De aanvraag gaat niet verder: bekijk waarom.',
  // In the guide
  'guide.evidence.contract-ready': 'Het contract ligt hier klaar: u moet het nog ondertekenen.',
  'guide.evidence.signed-here': 'Hier aangevraagd en met de kaart ondertekend.',
  'guide.evidence.waiting-here':
    'De aanvraag wordt hier gevolgd: eHealth heeft het certificaat nog niet afgeleverd.',
  'guide.evidence.delivered-here': 'Het certificaat is hier aangekomen.',
  'guide.evidence.installed-here': 'Het nieuwe certificaat staat hier.',
};
