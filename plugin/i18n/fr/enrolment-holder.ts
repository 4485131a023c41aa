/** For which holder a certificate is asked: organisations, limits, people without a Belgian card. French: the reference. */
export const enrolmentHolder = {
  'enrolment.choose.say.taken': '{name} a déjà un certificat.',
  'enrolment.choose.say.more': 'Un certificat de plus pour {name}',
  'enrolment.choose.then':
    'Un certificat de plus porte un identifiant d’application, qui le distingue des autres.',
  'enrolment.choose.application': 'Identifiant d’application',
  'enrolment.choose.application.hint':
    'Si votre logiciel n’en demande pas un autre, gardez celui-ci. Lettres, chiffres et tirets, 30 au plus.',
  'enrolment.choose.taken': 'Déjà pris\xa0: {ids}',
  'enrolment.choose.taken.unnamed': 'sans identifiant',
  'enrolment.choose.load': 'Son fichier est ailleurs\xa0? Chargez-le plutôt',
  'enrolment.more': 'Plusieurs logiciels, plusieurs certificats\xa0?',
  'enrolment.more.text':
    'Une organisation peut en avoir dix, chacun avec son identifiant d’application.',
  'enrolment.more.link': 'Demander un certificat de plus',
  'enrolment.existing': 'Déjà chez eHealth',
  'enrolment.existing.none': 'aucun certificat\xa0; dix au plus',
  'enrolment.existing.one': '{count} certificat\xa0; dix au plus',
  'enrolment.existing.other': '{count} certificats\xa0; dix au plus',
  'enrolment.fewLeft.one':
    'C’est le dernier certificat possible\xa0: une organisation en a dix au plus.',
  'enrolment.fewLeft.other':
    'Il reste {count} certificats possibles\xa0: une organisation en a dix au plus.',
  'enrolment.fewLeft.remedy': 'Révoquez ceux qui ne servent plus.',
  'enrolment.reached.say': '{name} a déjà dix certificats, le maximum.',
  'enrolment.reached.then':
    'eHealth n’en donne pas d’autre. Révoquez-en un qui ne sert plus, puis revenez.',
  'enrolment.reached.revoke': 'Révoquer un certificat',
  'enrolment.elsewhere.say': 'Vous avez déjà un certificat, mais son fichier n’est pas ici.',
  'enrolment.elsewhere.then': 'eHealth n’en donne qu’un par personne.',
  'enrolment.elsewhere.text':
    'Le fichier est sur un autre ordinateur ou dans un autre logiciel\xa0? Copiez-le et chargez-le ici. Il est perdu\xa0? Révoquez d’abord le certificat, puis demandez-en un nouveau.',
  'enrolment.elsewhere.load': 'Charger ce fichier',
  'enrolment.elsewhere.revoke': 'Il est perdu\xa0: révoquer le certificat',
  'enrolment.organisations.link': 'Pour quelles organisations puis-je demander\xa0?',
  'enrolment.organisations.say': 'Pour qui pouvez-vous demander un certificat\xa0?',
  'enrolment.organisations.then':
    'eHealth répond au titulaire de la carte. Ce code PIN ne signe rien.',
  'enrolment.organisations.existing': 'Déjà chez eHealth\xa0: {existing}',
  'enrolment.organisations.then.listed': 'Voici ce qu’eHealth connaît de vous.',
  'enrolment.organisations.submit': 'Demander à eHealth',
  'enrolment.organisations.busy': 'Question à eHealth…',
  'enrolment.organisations.failed': 'eHealth n’a pas pu être interrogé',
  'enrolment.organisations.self.known':
    'eHealth connaît votre profession\xa0: la demande est validée sans attendre.',
  'enrolment.organisations.self.unknown':
    'eHealth ne connaît pas votre profession\xa0: la demande serait vérifiée à la main, jusqu’à dix jours.',
  'enrolment.organisations.none':
    'eHealth ne vous connaît pour aucune organisation. Son responsable peut vous y autoriser auprès d’eHealth.',
  'enrolment.organisations.unknown': 'eHealth n’a pas dit combien de certificats elle a.',
  'enrolment.organisations.request': 'Demander',
  'enrolment.organisations.request.for': 'pour {name}',
  'enrolment.organisations.absent':
    'Pas sur votre profil\xa0: le logiciel du cabinet doit d’abord l’y ajouter.',
  'enrolment.organisations.reached': 'Dix certificats, le maximum\xa0: révoquez-en un d’abord.',
  'enrolment.abroad.link': 'Je n’ai pas de carte d’identité belge',
  'enrolment.abroad.say': 'Demander un certificat sans carte d’identité belge',
  'enrolment.abroad.then':
    'Pour qui ne vit pas en Belgique. Rien n’est signé ici\xa0: vous confirmez ensuite la demande chez eHealth.',
  'enrolment.abroad.person': 'Vous',
  'enrolment.abroad.number': 'Numéro bis',
  'enrolment.abroad.number.usual': 'Le numéro de votre profil n’est pas un numéro bis.',
  'enrolment.abroad.number.usual.text':
    'eHealth réserve cette voie à qui a un numéro bis. Corrigez d’abord le profil dans le logiciel du cabinet, ou demandez avec votre carte.',
  'enrolment.abroad.firstNames': 'Prénoms',
  'enrolment.abroad.lastName': 'Nom de famille',
  'enrolment.abroad.names.hint':
    'Exactement comme sur votre document d’identité\xa0: eHealth compare.',
  'enrolment.missing.firstNames': 'Il manque les prénoms.',
  'enrolment.missing.lastName': 'Il manque le nom de famille.',
  'enrolment.abroad.submit': 'Envoyer la demande',
  'enrolment.abroad.busy': 'Envoi de la demande…',
  'enrolment.abroad.busy.help': 'eHealth reçoit la demande. Quelques secondes.',
  'enrolment.abroad.failed': 'La demande n’est pas envoyée',
  'enrolment.abroad.card': 'J’ai une carte d’identité belge',
  'enrolment.abroad.next.confirm':
    'eHealth donne une adresse et une date\xa0: vous y confirmez la demande avant cette date.',
  'enrolment.abroad.next.nothing': 'Sans confirmation, rien n’est délivré.',
  'enrolment.abroad.next.arrives':
    'Ensuite le certificat arrive ici\xa0; vous pouvez fermer la page.',
  'enrolment.confirm.after':
    'Déjà confirmée\xa0? Il n’y a rien d’autre à faire\xa0: le certificat arrive ici.',
  'enrolment.sheet.state.confirm': 'À confirmer',
  'enrolment.card.confirm': 'La demande attend votre confirmation chez eHealth.',
  'enrolment.card.confirm.until': 'À confirmer chez eHealth avant le {date}.',
  'enrolment.problem.notReceived.abroad':
    'eHealth ne la connaît pas. «\xa0Regarder maintenant\xa0» la renvoie\xa0; il n’y aura pas de double demande.',
  'enrolment.abandon.text.abroad':
    'Sans votre confirmation, eHealth ne délivre rien. La clé préparée est détruite\xa0; vous pourrez recommencer quand vous voulez.',
  'enrolment.abandoned.then.abroad':
    'Sans confirmation, eHealth ne délivre rien\xa0; la clé est détruite ici.',
} as const;
