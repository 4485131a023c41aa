/** Requests for a certificate, from the form to the activation. French: the reference that the other languages follow key by key. */
export const enrolment = {
  // Where a request begins
  'enrolment.begin': 'Demander un certificat',
  'enrolment.begin.renewal': 'Renouveler ici',
  'enrolment.begin.first': 'Demander ici',
  'enrolment.begin.first.hint':
    'Votre carte d’identité, son code PIN et quelques minutes suffisent. L’outil officiel fait la même chose.',
  'enrolment.complete': 'Achever ici',
  'enrolment.continue': 'Continuer la demande',
  'enrolment.see': 'Voir la demande',
  'enrolment.official': 'Avec l’outil officiel',
  // Steps
  'enrolment.steps': 'Étape {step} sur {steps}',
  'enrolment.step.data': 'Vérifier vos données',
  'enrolment.step.sign': 'Lire et signer',
  'enrolment.step.wait': 'Attente',
  'enrolment.step.activate': 'Activer',
  'enrolment.step.done': 'Terminé',
  'enrolment.step.past': '(fait)',
  // The form
  'enrolment.form.say': 'Ces données seront dans votre certificat.',
  'enrolment.form.say.organisation': 'Ces données seront dans le certificat de {name}.',
  'enrolment.form.say.card': 'Insérez votre carte : vos données y seront lues.',
  'enrolment.form.then.new':
    'Vérifiez-les ici. La page suivante montre le contrat d’eHealth ; rien n’est signé avant.',
  'enrolment.form.then.renewal':
    'Votre certificat finit le {date} et fonctionne jusque-là. Rien n’est signé avant que vous ayez lu le contrat.',
  'enrolment.form.for': 'Pour qui ?',
  'enrolment.form.for.self': 'Pour moi',
  'enrolment.form.type': 'Quelle sorte d’organisation ?',
  'enrolment.form.type.choose': 'Choisissez…',
  'enrolment.form.type.hint': 'eHealth met cette indication dans le certificat.',
  'enrolment.form.type.other': 'Autre groupement',
  'enrolment.form.next': 'Continuer',
  'enrolment.form.card': 'Lu sur votre carte',
  'enrolment.form.matches': 'Concorde avec votre profil',
  'enrolment.form.name': 'Nom',
  'enrolment.form.ssin': 'NISS',
  'enrolment.form.organisation': 'Organisation',
  'enrolment.form.current': 'Certificat actuel',
  'enrolment.form.current.until': 'valable jusqu’au {date}',
  'enrolment.form.wrong': 'Une donnée n’est pas juste ?',
  'enrolment.form.wrong.text':
    'Le nom et le NISS viennent du Registre national : votre commune les corrige. Les données d’une organisation se corrigent auprès de l’INAMI ou de la Banque-Carrefour des Entreprises.',
  'enrolment.form.contact': 'Où eHealth peut vous joindre',
  'enrolment.form.emailPrivate': 'E-mail',
  'enrolment.form.phonePrivate': 'Téléphone',
  'enrolment.form.emailGeneral': 'Deuxième e-mail (facultatif)',
  'enrolment.form.phoneGeneral': 'Deuxième téléphone (facultatif)',
  'enrolment.form.contact.hint': 'eHealth y annonce le certificat et, plus tard, sa fin.',
  'enrolment.form.contact.more': 'Ajouter un deuxième e-mail ou téléphone',
  'enrolment.form.password': 'Mot de passe du nouveau certificat',
  'enrolment.form.password.hint':
    'Il ouvrira vos sessions. Il n’est pas gardé et personne ne peut le retrouver.',
  'enrolment.form.password.same': 'Mot de passe de votre certificat actuel',
  'enrolment.form.password.same.hint':
    'Le nouveau le garde : rien à retenir en plus. Ses anciennes clés suivent, et vos anciens messages restent lisibles.',
  'enrolment.form.password.other': 'Choisir un autre mot de passe, ou l’actuel est perdu',
  'enrolment.form.password.other.hint':
    'Si l’actuel est perdu, laissez le champ ci-dessus vide. L’ancien fichier est alors gardé à part, pour les anciens messages.',
  'enrolment.form.conditions': 'Les conditions d’eHealth, en clair',
  'enrolment.form.condition.knows':
    'Vous savez à quoi sert un certificat, ou vous vous êtes fait conseiller, et vos données sont exactes.',
  'enrolment.form.condition.lawful':
    'Vous l’utilisez dans le respect de la loi et du règlement d’eHealth, sans le modifier.',
  'enrolment.form.condition.holder':
    'Vous répondez de tout ce qui est fait avec lui jusqu’à sa fin, même par quelqu’un d’autre.',
  'enrolment.form.condition.changes':
    'Si vos données changent, vous prévenez eHealth tout de suite : 02 788 51 55.',
  'enrolment.form.condition.loss':
    'En cas de perte, de vol ou de doute, vous cessez de l’utiliser et vous le faites révoquer.',
  'enrolment.form.condition.limit.person':
    'Une personne a un seul certificat ; l’ancien et le nouveau se côtoient le temps du remplacement.',
  'enrolment.form.condition.limit.organisation': 'Une organisation a dix certificats au plus.',
  'enrolment.form.accept': 'J’accepte ces conditions',
  'enrolment.form.unattended': 'Terminer tout seul pendant mon absence',
  'enrolment.form.unattended.hint':
    'Les clés de ce seul fichier restent ici, chiffrées, jusqu’à ce que le certificat soit en place ; elles sont effacées ensuite. Sans cela, vous retaperez le mot de passe quand le certificat arrivera.',
  'enrolment.form.submit': 'C’est juste, lire le contrat',
  'enrolment.form.busy': 'Préparation du contrat…',
  'enrolment.form.busy.help':
    'eHealth prépare le contrat. Quelques secondes : laissez la carte dans le lecteur.',
  'enrolment.form.again': 'Par sécurité, les mots de passe ne sont pas gardés : retapez-les.',
  'enrolment.form.failed': 'Le contrat n’a pas pu être préparé',
  'enrolment.tooEarly.say': 'Il est trop tôt pour renouveler : possible dès le {date}.',
  'enrolment.tooEarly.then':
    'eHealth accepte un renouvellement pendant les derniers mois seulement. Vous serez prévenu ici le moment venu.',
  'enrolment.tooEarly.until': 'Le certificat actuel fonctionne jusqu’au {date}.',
  'enrolment.other.say': 'Seul {name} peut demander ce certificat.',
  'enrolment.other.then':
    'Le contrat se signe avec la carte d’identité de son titulaire. Vous pouvez lui envoyer un rappel.',
  'enrolment.noNumber.say': 'Il manque un numéro national sur ce profil.',
  'enrolment.noNumber.then':
    'Le logiciel du cabinet le fournit : complétez-y le profil, puis revenez.',
  'enrolment.back': 'Revenir au profil',
  // What was not filled in
  'enrolment.missing.emailPrivate': 'Il manque l’adresse e-mail.',
  'enrolment.missing.phonePrivate': 'Il manque le numéro de téléphone.',
  'enrolment.missing.password': 'Il manque le mot de passe.',
  'enrolment.missing.next': 'Il manque le mot de passe du nouveau certificat.',
  'enrolment.missing.accepted': 'Les conditions ne sont pas encore acceptées.',
  'enrolment.missing.agreed': 'Le contrat n’est pas encore accepté.',
  'enrolment.missing.everywhere': 'La case n’est pas encore cochée.',
  'enrolment.missing.reason': 'Choisissez une raison.',
  'enrolment.missing.pin': 'Il manque le code PIN.',
  'enrolment.missing.remedy': 'Complétez ce qui est marqué, puis envoyez à nouveau.',
  'enrolment.unsuitable': 'Le mot de passe actuel ne convient pas à un nouveau certificat.',
  'enrolment.unsuitable.remedy':
    'Les règles d’eHealth ont changé depuis. Choisissez-en un autre pour le nouveau ; l’actuel sert encore à reprendre les anciennes clés.',
  // The contract
  'enrolment.contract.say': 'Lisez le contrat, puis signez avec votre carte.',
  'enrolment.contract.then': 'C’est le seul code PIN à taper.',
  'enrolment.contract.title': 'Contrat d’eHealth',
  'enrolment.contract.frame': 'Texte du contrat d’eHealth',
  'enrolment.contract.languages': 'Langue du contrat',
  'enrolment.contract.alone': 'Ouvrir le contrat seul',
  'enrolment.contract.plain': 'Texte simple',
  'enrolment.contract.card': 'Signature',
  'enrolment.contract.binding': 'Votre PIN vaut signature.',
  'enrolment.contract.binding.text': 'Elle vous engage en droit, comme à la main.',
  'enrolment.contract.agree': 'J’ai lu le contrat et je l’accepte',
  'enrolment.contract.pin': 'Code PIN de la carte',
  'enrolment.contract.pin.hint': 'Le PIN ne va qu’à la carte, une seule fois.',
  'enrolment.contract.pin.pad':
    'Votre lecteur a son propre clavier : cliquez sur le bouton, puis tapez-y le code PIN.',
  'enrolment.contract.submit': 'Signer le contrat',
  'enrolment.contract.busy': 'Signature…',
  'enrolment.contract.busy.help':
    'La carte signe, puis eHealth reçoit la demande. Laissez la carte dans le lecteur.',
  'enrolment.contract.failed': 'Le contrat n’est pas signé',
  'enrolment.contract.failed.sent': 'La demande n’est pas acceptée',
  'enrolment.contract.again': 'Par sécurité, le code PIN n’est pas gardé : retapez-le.',
  // Waiting
  'enrolment.confirm.say': 'Confirmez votre demande sur le site d’eHealth.',
  'enrolment.confirm.then':
    'Connectez-vous à l’adresse ci-dessous avec votre clé numérique. Rien n’est délivré avant.',
  'enrolment.confirm.action': 'Confirmer chez eHealth',
  'enrolment.confirm.until': 'Avant le {date}',
  'enrolment.confirm.ended.say': 'Le délai pour confirmer la demande est passé.',
  'enrolment.confirm.ended.then':
    'Si vous l’avez confirmée à temps, il n’y a rien à faire. Sinon, abandonnez-la et recommencez.',
  'enrolment.confirm.lost.say':
    'eHealth a la demande, mais l’adresse pour la confirmer n’est pas arrivée.',
  'enrolment.confirm.lost.then':
    'Cherchez-la dans les e-mails d’eHealth, ou abandonnez la demande et recommencez.',
  'enrolment.confirm.sent.say': 'Nous vérifions si eHealth a reçu la demande.',
  'enrolment.confirm.sent.then': 'Si elle n’est pas arrivée, « Regarder maintenant » la renvoie.',
  'enrolment.submitting.say': 'C’est signé. Nous vérifions si eHealth a reçu la demande.',
  'enrolment.submitting.then':
    'La réponse n’est pas arrivée. Il n’y a rien à signer une seconde fois : nous posons la question à eHealth.',
  'enrolment.waiting.say': 'C’est signé. eHealth prépare votre certificat.',
  'enrolment.waiting.then': 'D’habitude quelques minutes ; parfois le lendemain.',
  'enrolment.waiting.say.late': 'C’est signé. eHealth prend plus de temps que d’habitude.',
  'enrolment.waiting.then.late': 'Cela arrive, et il n’y a rien à refaire.',
  'enrolment.waiting.say.hand': 'C’est signé. eHealth vérifie votre demande à la main.',
  'enrolment.waiting.then.hand': 'Comptez jusqu’à dix jours. Il n’y a rien à refaire.',
  'enrolment.waiting.say.completion': 'eHealth n’a pas encore délivré ce certificat.',
  'enrolment.waiting.then.completion':
    'La demande faite ailleurs est en préparation. Nous la suivons à partir d’ici.',
  'enrolment.sheet.new': 'Nouveau certificat, {name}',
  'enrolment.sheet.state.preparing': 'En préparation',
  'enrolment.sheet.state.checking': 'En vérification',
  'enrolment.sheet.state.arrived': 'Arrivé',
  'enrolment.sheet.signed': 'signé le {at}',
  'enrolment.sheet.usual': 'd’habitude prêt avant',
  'enrolment.sheet.line': 'Signé le {at} ; d’habitude prêt avant {time}.',
  'enrolment.sheet.now': 'maintenant',
  'enrolment.sheet.asked': 'Dernière question à eHealth le {at}.',
  'enrolment.sheet.close':
    'Vous pouvez fermer cette page : nous regardons tout seuls et vous retrouverez la suite sur votre profil.',
  'enrolment.sheet.works': 'Votre certificat actuel continue de fonctionner.',
  'enrolment.look': 'Regarder maintenant',
  'enrolment.look.busy': 'Question à eHealth…',
  'enrolment.next': 'Ensuite',
  'enrolment.next.alone': 'Le nouveau certificat se met en place tout seul sur votre profil.',
  'enrolment.next.password':
    'Quand il arrive, votre mot de passe le met en place : un clic, sans carte.',
  'enrolment.next.keep': 'Gardez votre mot de passe : il ouvrira vos sessions.',
  'enrolment.next.activate':
    'Pour un renouvellement, il restera à l’activer quand il sera partout où l’ancien servait.',
  'enrolment.signedContract': 'Voir le contrat signé',
  // Delivered
  'enrolment.delivered.say': 'Votre certificat est arrivé : votre mot de passe le met en place.',
  'enrolment.delivered.then': 'Sans carte ni code PIN.',
  'enrolment.delivered.say.alone': 'Votre certificat est arrivé. Il se met en place tout seul.',
  'enrolment.delivered.then.alone': 'Cela prend quelques secondes, parfois quelques minutes.',
  'enrolment.finish.password': 'Mot de passe du certificat',
  'enrolment.finish.password.hint': 'Celui choisi au début de la demande. Il n’est pas gardé.',
  'enrolment.finish.submit': 'Mettre en place',
  'enrolment.finish.busy': 'Mise en place…',
  'enrolment.finish.busy.help': 'eHealth enregistre la clé de chiffrement. Quelques secondes.',
  'enrolment.finish.failed': 'Le certificat n’est pas encore en place',
  'enrolment.registered.say': 'Presque fini : le certificat rejoint votre profil.',
  'enrolment.registered.then': 'Il n’y a plus rien à taper.',
  // To activate
  'enrolment.activate.say': 'Votre nouveau certificat est prêt. Il reste à l’activer.',
  'enrolment.activate.then':
    'Il est déjà ici et ouvre vos sessions. Jusqu’à l’activation, vos messages arrivent encore pour l’ancien.',
  'enrolment.activate.places': 'Vos autres endroits',
  'enrolment.activate.places.text':
    'Un autre logiciel ou un autre ordinateur utilise votre ancien certificat ? Notez-le et donnez-lui une copie du nouveau : après l’activation, l’ancien seul ne lit plus les nouveaux messages.',
  'enrolment.activate.place.here': 'Ce logiciel : déjà en place, pour tous ses utilisateurs',
  'enrolment.activate.place.done': 'a le nouveau fichier',
  'enrolment.activate.place.open': 'à faire',
  'enrolment.activate.place.copy': 'Copie',
  'enrolment.activate.place.copy.of': 'Prendre une copie pour {name}',
  'enrolment.activate.place.mark': 'C’est fait',
  'enrolment.activate.place.mark.of': 'C’est fait : {name}',
  'enrolment.activate.place.unmark': 'Pas encore',
  'enrolment.activate.place.unmark.of': 'Pas encore : {name}',
  'enrolment.activate.place.remove': 'Retirer {name} de la liste',
  'enrolment.activate.place.name': 'Ajouter un endroit',
  'enrolment.activate.place.name.hint': 'Par exemple « logiciel du cabinet B » ou « PC de garde ».',
  'enrolment.activate.place.add': 'Ajouter',
  'enrolment.activate.anyway.one':
    'Activer sans attendre cet endroit, qui n’a pas encore le nouveau fichier : {names}',
  'enrolment.activate.anyway.other':
    'Activer sans attendre ces {count} endroits, qui n’ont pas encore le nouveau fichier : {names}',
  'enrolment.activate.submit.open.one': 'Activer, {count} endroit encore à faire',
  'enrolment.activate.submit.open.other': 'Activer, {count} endroits encore à faire',
  'enrolment.activate.copy': 'Prendre une copie du nouveau',
  'enrolment.activate.none': 'Vous ne travaillez qu’ici ? Alors tout est en place.',
  'enrolment.activate.everywhere': 'Le nouveau certificat est partout où l’ancien servait',
  'enrolment.activate.off':
    'À ce moment, eHealth cesse de publier l’ancienne clé de chiffrement. L’ancien certificat reste ici pour les anciens messages.',
  'enrolment.activate.submit': 'Activer le nouveau certificat',
  'enrolment.activate.busy': 'Activation…',
  'enrolment.activate.failed': 'Le certificat n’est pas encore activé',
  // Done
  'enrolment.done.say': 'C’est fait : en ordre jusqu’au {date}.',
  'enrolment.done.say.undated': 'C’est fait : votre certificat est en ordre.',
  'enrolment.done.valid': 'En ordre',
  'enrolment.done.already': 'Déjà fait pour vous',
  'enrolment.done.profile': 'Enregistré sur votre profil',
  'enrolment.done.registered': 'Clé de chiffrement publiée chez eHealth',
  'enrolment.done.old': 'L’ancien est gardé pour les anciens messages',
  'enrolment.done.session': 'Ouvrir une session',
  'enrolment.done.copy': 'Garder une copie du fichier',
  'enrolment.abandoned.say': 'Cette demande est abandonnée.',
  'enrolment.abandoned.then': 'Rien n’est chez eHealth, et sa clé est détruite.',
  'enrolment.abandoned.then.completion': 'Le fichier chargé reste sur votre profil, comme avant.',
  // Of another person
  'enrolment.theirs.say.contract': '{name} doit lire le contrat et signer.',
  'enrolment.theirs.say.wait': 'eHealth prépare le certificat de {name}.',
  'enrolment.theirs.say.password': 'Le certificat est arrivé ; {name} doit le mettre en place.',
  'enrolment.theirs.say.activate': '{name} doit encore activer le nouveau certificat.',
  'enrolment.theirs.then': 'Son titulaire seul peut continuer.',
  // What went wrong
  'enrolment.problem.refused': 'eHealth a refusé la demande',
  'enrolment.problem.refused.contract':
    'Rien n’est perdu : lisez sa réponse, corrigez ce qu’elle indique, puis signez à nouveau ou recommencez avec d’autres données.',
  'enrolment.problem.refused.other':
    'Lisez sa réponse ci-dessous. En cas de doute, appelez eHealth au 02 788 51 55 : ce n’est pas vous qui êtes en cause.',
  'enrolment.problem.late': 'Le certificat n’est pas arrivé après dix jours',
  'enrolment.problem.late.text':
    'Appelez eHealth au 02 788 51 55 : la demande y est connue. Vous pouvez aussi regarder à nouveau ici.',
  'enrolment.problem.unreachable': 'eHealth ne répond pas pour le moment',
  'enrolment.problem.unreachable.text':
    'Rien n’est perdu et rien n’est à refaire. Nous réessayons tout seuls le {at}.',
  'enrolment.problem.unreachable.now':
    'Rien n’est perdu et rien n’est à refaire. Réessayez dans quelques minutes.',
  'enrolment.problem.notReceived': 'La demande n’est pas arrivée chez eHealth',
  'enrolment.problem.notReceived.text':
    'eHealth ne la connaît pas : il faut signer le contrat une nouvelle fois. Il n’y aura pas de double demande.',
  'enrolment.problem.untrusted': 'La réponse d’eHealth ne correspond pas à votre demande',
  'enrolment.problem.untrusted.text':
    'Par prudence, rien n’en a été repris. Prévenez votre fournisseur et donnez-lui les détails ci-dessous.',
  // Giving up, taking the file away
  'enrolment.abandon': 'Abandonner la demande',
  'enrolment.abandon.title': 'Abandonner cette demande ?',
  'enrolment.abandon.text':
    'Rien n’est encore chez eHealth. La clé préparée est détruite ; vous pourrez recommencer quand vous voulez.',
  'enrolment.abandon.text.completion':
    'Le fichier chargé reste tel qu’il est sur votre profil ; vous pourrez recommencer quand vous voulez.',
  'enrolment.abandon.keep': 'Garder la demande',
  'enrolment.abandon.confirm': 'Abandonner',
  'notice.enrolment-abandoned': 'La demande de certificat est abandonnée.',
  'enrolment.export': 'Terminer ailleurs : prendre le fichier',
  'enrolment.export.title': 'Prendre le fichier de cette demande',
  'enrolment.export.text':
    'Vous recevez le fichier inachevé, protégé par son mot de passe. L’outil officiel ou un autre logiciel peut le compléter.',
  'enrolment.export.warning':
    'Terminez à un seul endroit : ici, ou ailleurs. Deux fichiers complétés n’auraient pas les mêmes clés.',
  'enrolment.export.hint':
    'Celui choisi au début de la demande ; il prouve que le fichier est à vous.',
  'enrolment.export.submit': 'Télécharger le fichier',
  // Step 2 of a file that is loaded already
  'enrolment.completeStored.title': 'Achever ce certificat',
  'enrolment.completeStored.say': 'Il manque l’étape 2 : votre mot de passe suffit.',
  'enrolment.completeStored.then':
    'Sans carte ni code PIN. Le fichier chargé est complété sur place.',
  'enrolment.completeStored.file': 'Fichier',
  'enrolment.completeStored.does': 'Ce qui va se passer',
  'enrolment.completeStored.does.fetch': 'eHealth donne le certificat, s’il est prêt.',
  'enrolment.completeStored.does.key':
    'Une clé de chiffrement est créée et enregistrée chez eHealth.',
  'enrolment.completeStored.does.file': 'Le fichier complété prend la place de celui-ci.',
  'enrolment.completeStored.submit': 'Achever le certificat',
  'enrolment.completeStored.failed': 'Le certificat n’est pas encore achevé',
  // On the profile
  'enrolment.card.title': 'Demande de certificat, {name}',
  'enrolment.card.contract': 'Le contrat attend votre signature.',
  'enrolment.card.waiting': 'eHealth prépare le certificat.',
  'enrolment.card.hand': 'eHealth vérifie la demande à la main, jusqu’à dix jours.',
  'enrolment.card.password': 'Le certificat est arrivé : il reste à le mettre en place.',
  'enrolment.card.installing': 'Le certificat se met en place.',
  'enrolment.card.activate': 'Le nouveau certificat est prêt : il reste à l’activer.',
  'enrolment.card.problem': 'La demande n’avance plus : voyez pourquoi.',
  // In the guide
  'guide.evidence.contract-ready': 'Le contrat est prêt ici : il reste à le signer.',
  'guide.evidence.signed-here': 'Demandé ici, signé avec la carte.',
  'guide.evidence.waiting-here':
    'La demande est suivie ici : eHealth n’a pas encore délivré le certificat.',
  'guide.evidence.delivered-here': 'Le certificat est arrivé ici.',
  'guide.evidence.installed-here': 'Le nouveau certificat est en place ici.',
} as const;
