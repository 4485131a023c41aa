/** The end of a certificate before its time. French: the reference that the other languages follow key by key. */
export const revocation = {
  'revocation.begin': 'Révoquer',
  'revocation.begin.say': 'Révoquer ce certificat',
  'revocation.begin.then':
    'Une révocation est définitive. La page suivante montre le contrat d’eHealth ; rien n’est signé avant.',
  'revocation.begin.submit': 'Lire le contrat',
  'revocation.begin.failed': 'La révocation n’est pas commencée',
  'revocation.file': 'Fichier',
  'revocation.until': 'Valable jusqu’au',
  'revocation.effects': 'Ce qui change',
  'revocation.ends': 'Ce qui s’arrête',
  'revocation.ends.certificate':
    'Le certificat et sa clé de chiffrement, tout de suite et partout.',
  'revocation.ends.sessions.one': '{count} session eHealth ouverte avec lui.',
  'revocation.ends.sessions.other': '{count} sessions eHealth ouvertes avec lui.',
  'revocation.ends.messages': 'Plus aucun nouveau message ne peut être chiffré pour lui.',
  'revocation.stays': 'Ce qui reste',
  'revocation.stays.old': 'Le fichier est gardé ici : vos anciens messages restent lisibles.',
  'revocation.stays.new': 'Vous pouvez demander un nouveau certificat aussitôt après.',
  'revocation.card': 'Votre carte',
  'revocation.reason': 'Pourquoi ?',
  'revocation.reason.superseded': 'Mot de passe ou fichier perdu, données à changer',
  'revocation.reason.keyCompromise': 'Vol, ou doute qu’un autre s’en serve',
  'revocation.reason.affiliationChanged': 'Le titulaire a changé d’organisation',
  'revocation.reason.cessationOfOperation': 'Fin d’activité',
  'revocation.contract.say': 'Lisez le contrat de révocation, puis signez avec votre carte.',
  'revocation.contract.then': 'Après la signature, le certificat ne peut pas être rétabli.',
  'revocation.submitting.say': 'C’est signé. Nous vérifions si eHealth l’a reçu.',
  'revocation.submitting.then':
    'Aucune réponse n’est venue. N’utilisez plus ce certificat ; rien n’est à signer de nouveau.',
  'revocation.done.say': 'Ce certificat est révoqué.',
  'revocation.done.then':
    'Ses sessions sont fermées. Demandez maintenant un nouveau certificat pour continuer à travailler.',
  'revocation.abandoned.say': 'Cette révocation est abandonnée.',
  'revocation.abandoned.then': 'Rien n’a été signé : le certificat reste valable.',
  'revocation.problem.notReceived':
    'eHealth n’a pas reçu la révocation : le certificat est encore valable. Signez de nouveau.',
  'revocation.problem.refused':
    'eHealth a refusé la révocation. Lisez sa réponse avant de signer de nouveau.',
  'revocation.failed.sent': 'La révocation n’est pas acceptée',
  'revocation.settle': 'Vérifier',
  'revocation.settle.text':
    'Nous demandons par nous-mêmes de temps en temps. Vous pouvez le faire tout de suite, sans code PIN.',
  'revocation.settle.submit': 'Vérifier maintenant',
  'revocation.settle.busy': 'Vérification…',
  'revocation.settle.failed': 'eHealth n’a pas répondu',
  'revocation.register': 'Demander au registre d’eHealth',
  'revocation.register.text':
    'Avec votre carte et son code PIN, le registre répond à coup sûr. Ce n’est pas une signature.',
  'revocation.register.submit': 'Demander avec la carte',
  'revocation.abandon': 'Abandonner la révocation',
  'revocation.certificate': 'Voir le certificat',
  'revocation.card.title': 'Révocation de certificat, {name}',
  'revocation.card.contract':
    'Le contrat de révocation attend votre signature. Le certificat est encore valable.',
  'revocation.card.submitting': 'C’est signé. Nous vérifions si eHealth l’a reçu.',
  'revocation.card.problem':
    'La révocation n’est pas faite : voyez pourquoi. Le certificat est encore valable.',
  'revocation.continue': 'Continuer la révocation',
  'revocation.see': 'Voir la révocation',
  'revocation.lost.say': 'Révoquer un certificat dont le fichier est perdu',
  'revocation.lost.then':
    'eHealth donne la liste de vos certificats, avec votre carte et son code PIN. Ce n’est pas encore une signature.',
  'revocation.lost.then.listed': 'Choisissez celui qui est perdu. Une révocation est définitive.',
  'revocation.lost.none': 'eHealth n’a aucun certificat actif de vous : demandez-en un nouveau.',
  'revocation.lost.which': 'Lequel ?',
  'revocation.lost.period': 'du {from} au {to}',
  'revocation.lost.submit': 'Voir mes certificats',
  'revocation.lost.busy': 'Demande à eHealth…',
  'revocation.password': 'Mot de passe perdu ? Il ne peut pas être retrouvé.',
  'revocation.password.action': 'Révoquer et demander un nouveau certificat',
  'notice.revocation-abandoned': 'La révocation est abandonnée.',
} as const;
