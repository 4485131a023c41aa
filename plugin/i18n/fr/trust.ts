/** Certification authorities. French: the reference that the other languages follow key by key. */
export const trust = {
  'authorities.title': 'Autorités de certification',
  'authorities.intro':
    'Trousseau ne se fie qu’aux autorités reprises ici. La liste vaut pour toute l’installation.',
  'authorities.none': 'Aucune autorité n’est encore reprise ici.',
  'authorities.set.issuers': 'Délivrance des certificats',
  'authorities.set.issuers.intro':
    'Les autorités qui délivrent les certificats eHealth des titulaires.',
  'authorities.set.assertion-signers': 'Réponses d’ouverture de session',
  'authorities.set.assertion-signers.intro':
    'Les autorités qui garantissent le signataire des réponses d’eHealth à l’ouverture d’une session. Ce ne sont pas forcément les mêmes.',
  'authorities.column.name': 'Autorité',
  'authorities.column.ends': 'Prend fin le',
  'authorities.column.source': 'Source',
  'authorities.role.root': 'racine',
  'authorities.role.issuing': 'émettrice',
  'authorities.phase.soon': 'Prend bientôt fin',
  'authorities.phase.ended': 'A pris fin',
  'authorities.source.built-in': 'Livrée avec Trousseau',
  'authorities.source.settings': 'Paramètres de l’installation',
  'authorities.source.archive': 'Archive',
  'authorities.source.trusted-list': 'Liste de confiance',
  'authorities.added': 'ajoutée le {date}',
  'authorities.warning.title': 'À surveiller',
  'authorities.warning.ends': '« {name} » prend fin le {date}',
  'authorities.warning.ended': '« {name} » a pris fin le {date}',
  'authorities.warning.outlived.one':
    '{count} certificat de votre cabinet court au-delà de cette date : ensuite, eHealth pourrait ne plus l’accepter. Renouvelez-le avant, dès qu’eHealth le permet.',
  'authorities.warning.outlived.other':
    '{count} certificats de votre cabinet courent au-delà de cette date : ensuite, eHealth pourrait ne plus les accepter. Renouvelez-les avant, dès qu’eHealth le permet.',
  'authorities.warning.within.one':
    'Elle a délivré {count} certificat de votre cabinet, qui ne court pas au-delà de cette date.',
  'authorities.warning.within.other':
    'Elle a délivré {count} certificats de votre cabinet ; aucun ne court au-delà de cette date.',
  'authorities.warning.unused':
    'Aucun certificat de votre cabinet n’en dépend directement. Vérifiez que l’autorité qui lui succède figure dans la liste.',
  'authorities.warning.signer':
    'Vérifiez que l’autorité qui lui succède figure dans la liste : sans elle, plus aucune session ne pourrait s’ouvrir ensuite.',
  'authorities.form.title': 'Mettre à jour',
  'authorities.form.intro': 'Le fichier est d’abord examiné : rien ne change avant votre accord.',
  'authorities.form.set': 'Liste à compléter',
  'authorities.form.environment': 'Environnement',
  'authorities.form.file': 'Fichier de mise à jour',
  'authorities.form.file.hint':
    'L’archive ZIP des certificats telle qu’eHealth la publie, ou une liste de confiance signée (XML).',
  'authorities.form.submit': 'Examiner le fichier',
  'authorities.form.operator':
    'Seul l’exploitant de l’installation met cette liste à jour, par la commande « trousseau anchors ».',
  'authorities.file.missing':
    'Choisissez l’archive ZIP ou la liste de confiance, puis envoyez à nouveau.',
  'authorities.file.tooLarge':
    'Ce fichier dépasse {limit} Mo : ce n’est pas une mise à jour des autorités.',
  'authorities.list.not-text': 'Ce fichier n’est ni une archive ZIP, ni une liste de confiance.',
  'authorities.list.shape': 'Ce fichier n’est pas une liste de confiance (ETSI TS 119 612).',
  'authorities.list.signature':
    'La signature de cette liste de confiance manque ou n’est pas bonne.',
  'authorities.list.signer':
    'Cette liste de confiance est signée par quelqu’un que les paramètres ne connaissent pas.',
  'authorities.list.signer-ended':
    'Cette liste de confiance est signée avec un certificat qui n’est pas valable aujourd’hui.',
  'authorities.list.not-issued-yet':
    'Cette liste de confiance porte une date de publication future.',
  'authorities.list.expired':
    'Cette liste de confiance est périmée : une édition plus récente doit exister.',
  'authorities.list.older':
    'Cette liste de confiance est plus ancienne que la dernière appliquée : utilisez l’édition la plus récente.',
  'authorities.list.empty': 'Cette liste de confiance ne cite aucune autorité de certification.',
  'authorities.notice.applied':
    'La liste des autorités est à jour. Les certificats sont jugés d’après elle dès maintenant.',
  'authorities.notice.discarded': 'La mise à jour est abandonnée. Rien n’a changé.',
  'authorities.notice.changed':
    'Entre-temps, une autre mise à jour a changé la liste : celle-ci n’a pas été appliquée. Envoyez à nouveau le fichier si elle reste nécessaire.',
  'authorities.notice.gone':
    'Cette mise à jour n’est plus disponible : elle a déjà été traitée, ou son délai est dépassé. Envoyez à nouveau le fichier si elle reste nécessaire.',
  'authorities.preview.title': 'Vérifier la mise à jour',
  'authorities.preview.intro':
    'Voici ce qui changerait pour toute l’installation. Rien n’est encore appliqué.',
  'authorities.preview.nothing': 'Cette mise à jour ne change rien.',
  'authorities.preview.about': 'Le fichier',
  'authorities.preview.file': 'Nom',
  'authorities.preview.kind': 'Type',
  'authorities.preview.kind.archive': 'Archive de certificats, non signée',
  'authorities.preview.kind.trusted-list': 'Liste de confiance, signature vérifiée',
  'authorities.preview.number': 'Numéro de la liste',
  'authorities.preview.issued': 'Publiée le',
  'authorities.preview.next': 'Prochaine édition prévue le',
  'authorities.preview.next.none': 'aucune : la liste est close',
  'authorities.preview.signer': 'Signée par',
  'authorities.preview.unsigned':
    'Personne n’a signé cette archive. Avant d’appliquer, comparez chaque empreinte avec celle qu’eHealth vous communique par une autre voie.',
  'authorities.preview.added': 'Ajouts',
  'authorities.preview.withdrawn': 'Retraits',
  'authorities.preview.withdrawn.note':
    'La liste ne les mentionne plus. Les certificats qu’elles ont délivrés ne seront plus reconnus.',
  'authorities.preview.refused': 'Ce qui n’est pas repris',
  'authorities.preview.unchanged.one': '{count} autorité du fichier était déjà reprise.',
  'authorities.preview.unchanged.other': '{count} autorités du fichier étaient déjà reprises.',
  'authorities.preview.apply': 'Appliquer la mise à jour',
  'authorities.preview.discard': 'Abandonner',
  'authorities.preview.close': 'Revenir à la liste',
  'authorities.preview.expires':
    'À décider avant le {at} ; ensuite, le fichier devra être envoyé à nouveau.',
  'authorities.refused.NotACa': 'n’est pas le certificat d’une autorité',
  'authorities.refused.Ended': 'a déjà pris fin',
  'authorities.refused.Unreadable': 'illisible',
  'authorities.refused.NotByKnownRoot': 'aucune racine connue ou jointe ne la garantit',
  'authorities.refused.OtherService': 'concerne un autre service',
  'authorities.refused.Duplicate': 'figure plusieurs fois',
} as const;
