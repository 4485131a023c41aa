import type { trust as fr } from '../fr/trust.ts';

/** Certification authorities. Dutch. */
export const trust: Readonly<Record<keyof typeof fr, string>> = {
  // The long word may break on a narrow screen
  'authorities.title': 'Certificerings\u00adautoriteiten',
  'authorities.intro':
    'Trousseau vertrouwt alleen de autoriteiten die hier staan. De lijst geldt voor de hele installatie.',
  'authorities.none': 'Hier staat nog geen autoriteit.',
  'authorities.set.issuers': 'Uitreiking van certificaten',
  'authorities.set.issuers.intro':
    'De autoriteiten die de eHealth-certificaten van de houders uitreiken.',
  'authorities.set.assertion-signers': 'Antwoorden bij het openen van een sessie',
  'authorities.set.assertion-signers.intro':
    'De autoriteiten die instaan voor wie de antwoorden van eHealth bij het openen van een sessie ondertekent. Het zijn niet noodzakelijk dezelfde.',
  'authorities.column.name': 'Autoriteit',
  'authorities.column.ends': 'Loopt af op',
  'authorities.column.source': 'Bron',
  'authorities.role.root': 'root',
  'authorities.role.issuing': 'uitreikend',
  'authorities.phase.soon': 'Loopt binnenkort af',
  'authorities.phase.ended': 'Afgelopen',
  'authorities.source.built-in': 'Meegeleverd met Trousseau',
  'authorities.source.settings': 'Instellingen van de installatie',
  'authorities.source.archive': 'Archief',
  'authorities.source.trusted-list': 'Vertrouwenslijst',
  'authorities.added': 'toegevoegd op {date}',
  'authorities.warning.title': 'Op te volgen',
  'authorities.warning.ends': '“{name}” loopt af op {date}',
  'authorities.warning.ended': '“{name}” is afgelopen op {date}',
  'authorities.warning.outlived.one':
    '{count} certificaat van uw praktijk loopt langer door: daarna kan eHealth het weigeren. Vernieuw het vóór die datum, zodra eHealth dat toelaat.',
  'authorities.warning.outlived.other':
    '{count} certificaten van uw praktijk lopen langer door: daarna kan eHealth ze weigeren. Vernieuw ze vóór die datum, zodra eHealth dat toelaat.',
  'authorities.warning.within.one':
    'Ze reikte {count} certificaat van uw praktijk uit, dat niet langer loopt dan die datum.',
  'authorities.warning.within.other':
    'Ze reikte {count} certificaten van uw praktijk uit; geen enkel loopt langer dan die datum.',
  'authorities.warning.unused':
    'Geen enkel certificaat van uw praktijk hangt er rechtstreeks van af. Ga na of de autoriteit die haar opvolgt, in de lijst staat.',
  'authorities.warning.signer':
    'Ga na of de autoriteit die haar opvolgt, in de lijst staat: anders zou daarna geen enkele sessie nog geopend kunnen worden.',
  'authorities.form.title': 'Bijwerken',
  'authorities.form.intro':
    'Het bestand wordt eerst onderzocht: er verandert niets zonder uw akkoord.',
  'authorities.form.set': 'Aan te vullen lijst',
  'authorities.form.environment': 'Omgeving',
  'authorities.form.file': 'Updatebestand',
  'authorities.form.file.hint':
    'Het ZIP-archief met certificaten zoals eHealth het publiceert, of een ondertekende vertrouwenslijst (XML).',
  'authorities.form.submit': 'Bestand onderzoeken',
  'authorities.form.operator':
    'Alleen de beheerder van de installatie werkt deze lijst bij, met de opdracht “trousseau anchors”.',
  'authorities.file.missing': 'Kies het ZIP-archief of de vertrouwenslijst en verstuur opnieuw.',
  'authorities.file.tooLarge':
    'Dit bestand is groter dan {limit} MB: het is geen update van de autoriteiten.',
  'authorities.list.not-text': 'Dit bestand is geen ZIP-archief en ook geen vertrouwenslijst.',
  'authorities.list.shape': 'Dit bestand is geen vertrouwenslijst (ETSI TS 119 612).',
  'authorities.list.signature':
    'De handtekening van deze vertrouwenslijst ontbreekt of klopt niet.',
  'authorities.list.signer':
    'Deze vertrouwenslijst is ondertekend door iemand die niet in de instellingen staat.',
  'authorities.list.signer-ended':
    'Deze vertrouwenslijst is ondertekend met een certificaat dat vandaag niet geldig is.',
  'authorities.list.not-issued-yet':
    'De publicatiedatum van deze vertrouwenslijst ligt in de toekomst.',
  'authorities.list.expired':
    'Deze vertrouwenslijst is vervallen: er moet een recentere uitgave bestaan.',
  'authorities.list.older':
    'Deze vertrouwenslijst is ouder dan de laatst toegepaste: gebruik de recentste uitgave.',
  'authorities.list.empty': 'Deze vertrouwenslijst noemt geen enkele certificeringsautoriteit.',
  'authorities.notice.applied':
    'De lijst van autoriteiten is bijgewerkt. De certificaten worden vanaf nu daarmee beoordeeld.',
  'authorities.notice.discarded': 'De update is geannuleerd. Er is niets veranderd.',
  'authorities.notice.changed':
    'Intussen heeft een andere update de lijst veranderd: deze is niet toegepast. Verstuur het bestand opnieuw als ze nog nodig is.',
  'authorities.notice.gone':
    'Deze update is niet meer beschikbaar: ze is al verwerkt, of de termijn is voorbij. Verstuur het bestand opnieuw als ze nog nodig is.',
  'authorities.preview.title': 'De update nakijken',
  'authorities.preview.intro':
    'Dit zou er voor de hele installatie veranderen. Er is nog niets toegepast.',
  'authorities.preview.nothing': 'Deze update verandert niets.',
  'authorities.preview.about': 'Het bestand',
  'authorities.preview.file': 'Naam',
  'authorities.preview.kind': 'Soort',
  'authorities.preview.kind.archive': 'Archief met certificaten, niet ondertekend',
  'authorities.preview.kind.trusted-list': 'Vertrouwenslijst, handtekening nagekeken',
  'authorities.preview.number': 'Nummer van de lijst',
  'authorities.preview.issued': 'Gepubliceerd op',
  'authorities.preview.next': 'Volgende uitgave verwacht op',
  'authorities.preview.next.none': 'geen: de lijst is afgesloten',
  'authorities.preview.signer': 'Ondertekend door',
  'authorities.preview.unsigned':
    'Niemand heeft dit archief ondertekend. Vergelijk vóór u toepast elke vingerafdruk met die welke eHealth u langs een andere weg meedeelt.',
  'authorities.preview.added': 'Toegevoegd',
  'authorities.preview.withdrawn': 'Verwijderd',
  'authorities.preview.withdrawn.note':
    'De lijst vermeldt ze niet meer. De certificaten die ze uitreikten, worden niet meer erkend.',
  'authorities.preview.refused': 'Niet overgenomen',
  'authorities.preview.unchanged.one': '{count} autoriteit uit het bestand stond al in de lijst.',
  'authorities.preview.unchanged.other':
    '{count} autoriteiten uit het bestand stonden al in de lijst.',
  'authorities.preview.apply': 'Update toepassen',
  'authorities.preview.discard': 'Annuleren',
  'authorities.preview.close': 'Terug naar de lijst',
  'authorities.preview.expires':
    'Te beslissen vóór {at}; daarna moet het bestand opnieuw verstuurd worden.',
  'authorities.refused.NotACa': 'is niet het certificaat van een autoriteit',
  'authorities.refused.Ended': 'is al afgelopen',
  'authorities.refused.Unreadable': 'onleesbaar',
  'authorities.refused.NotByKnownRoot': 'geen enkele gekende of bijgevoegde root staat ervoor in',
  'authorities.refused.OtherService': 'betreft een andere dienst',
  'authorities.refused.Duplicate': 'komt meermaals voor',
};
