/** Messages that leave: e-mail, weekly digest, calendar. French: the reference that the other languages follow key by key. */
export const delivery = {
  // E-mails
  'mail.hello': 'Bonjour {name},',
  'mail.asAdmin':
    'Vous recevez ce message comme administrateur. C’est à {user}, sur le profil de qui se trouve ce certificat, d’agir ; prévenez cette personne au besoin.',
  'mail.facts.holder': 'Titulaire',
  'mail.facts.notAfter': 'Valable jusqu’au',
  'mail.facts.state': 'Renouvellement',
  'mail.facts.plannedOn': 'Prévu pour le',
  'mail.where':
    'La suite se trouve dans votre logiciel : ouvrez-y les certificats eHealth, choisissez ce certificat, puis son renouvellement.',
  'mail.calendar': 'Les dates sont jointes pour votre agenda.',
  'mail.ends': 'Cet avis s’arrête de lui-même dès que sa cause a disparu.',
  'mail.footer':
    'Message automatique de la gestion des certificats eHealth de votre logiciel. Nous ne demandons jamais un mot de passe ni un code PIN par e-mail.',
  // Weekly digest for admins
  'digest.subject.one': 'Certificats eHealth : un point à suivre',
  'digest.subject.other': 'Certificats eHealth : {count} points à suivre',
  'digest.subject.clear': 'Certificats eHealth : tout est en ordre',
  'digest.intro': 'Voici la situation des certificats eHealth de votre pratique, le {date}.',
  'digest.clear':
    'Tout est en ordre : aucun certificat n’expire dans les 90 jours et personne n’est attendu.',
  'digest.expired': 'Expirés, mais encore chargés',
  'digest.waiting': 'En attente de quelqu’un',
  'digest.ending': 'Expirent dans les 90 jours',
  'digest.failed': 'Messages qui ne sont pas arrivés',
  'digest.fallback': 'Procédure de secours, ces {days} derniers jours',
  'digest.expired.line': '{holder} : depuis le {notAfter} (profil : {user})',
  'digest.waiting.line': '{holder} : {reason} Il revient à {user} d’agir, depuis le {since}.',
  'digest.waiting.line.ehealth': '{holder} : {reason} Depuis le {since}.',
  'digest.ending.line.one': '{holder} : encore un jour, jusqu’au {notAfter} ({state})',
  'digest.ending.line.other': '{holder} : encore {days} jours, jusqu’au {notAfter} ({state})',
  'digest.ending.line.today': '{holder} : aujourd’hui encore, {notAfter} ({state})',
  'digest.failed.line': '{recipient} : {problem}',
  'digest.fallback.line.one': '{holder} : une session, le {lastAt}',
  'digest.fallback.line.other': '{holder} : {count} sessions, la dernière le {lastAt}',
  'digest.more.one': '… et un autre',
  'digest.more.other': '… et {count} autres',
  'digest.action': 'Voir les renouvellements',
  'digest.where':
    'Le détail se trouve dans votre logiciel, aux certificats eHealth, sous les renouvellements.',
  // Why a message did not arrive, or was no longer sent
  'delivery.webhook': 'Logiciel de pratique (webhook)',
  'delivery.problem.NoConnection': 'le serveur ne répond pas',
  'delivery.problem.Timeout': 'le serveur n’a pas répondu à temps',
  'delivery.problem.Tls': 'la connexion n’a pas pu être sécurisée',
  'delivery.problem.SignIn':
    'le serveur d’e-mail a refusé notre connexion (utilisateur ou mot de passe)',
  'delivery.problem.Deferred': 'refusé provisoirement par le serveur',
  'delivery.problem.Refused': 'refusé définitivement par le serveur',
  'delivery.problem.Gone': 'le destinataire ne veut plus de messages',
  'delivery.problem.Unexpected': 'une erreur inattendue s’est produite',
  'delivery.problem.NoUser': 'l’utilisateur n’existe plus',
  'delivery.problem.UserInactive': 'l’utilisateur n’est plus actif',
  'delivery.problem.NoAddress': 'le profil de l’utilisateur n’a pas d’adresse e-mail',
  'delivery.problem.AddressInvalid':
    'l’adresse e-mail du profil de l’utilisateur n’est pas une adresse valable',
  'delivery.problem.NoChannel': 'ce moyen d’envoi n’est plus configuré',
  'delivery.problem.NotConcerned': 'l’utilisateur n’est plus administrateur',
  'delivery.problem.Muted': 'l’avis a été mis en sourdine',
  'delivery.problem.NoticeEnded': 'l’avis n’a plus lieu d’être',
  'delivery.problem.NothingToTell': 'il n’y avait rien à signaler',
  // Calendar
  'calendar.name': 'Certificats eHealth',
  'calendar.ready.title': '{holder} : vérifier que l’eID peut signer',
  'calendar.ready.text':
    '{holder} : {certificate} expire le {notAfter}. Vérifiez que {eid} peut signer le renouvellement : une carte ou un code PIN à refaire à la commune demande parfois des semaines.',
  'calendar.opens.title': '{holder} : {certificate} peut être renouvelé',
  'calendar.opens.text':
    'À partir d’aujourd’hui, eHealth accepte le renouvellement. Le certificat expire le {notAfter}.',
  'calendar.planned.title': '{holder} : renouveler {certificate}',
  'calendar.planned.text':
    'Il faut {eid} avec le code PIN, un lecteur de carte, le fichier actuel et son mot de passe. Le certificat expire le {notAfter}.',
  'calendar.ends.title': '{holder} : {certificate} expire',
  'calendar.ends.text':
    'Après ce moment il n’ouvre plus de session, et il faut une nouvelle demande au lieu d’un renouvellement.',
  // One’s own calendar
  'calendarPage.title': 'Mes échéances dans mon agenda',
  'calendarPage.intro':
    'Votre agenda peut s’abonner à vos échéances : début de la période de renouvellement, moment prévu et fin de chaque certificat, avec des rappels. Seuls les certificats de votre propre profil y figurent.',
  'calendarPage.ready': 'Votre adresse',
  'calendarPage.address': 'Adresse du calendrier',
  'calendarPage.address.hint': 'Copiez-la maintenant : elle ne sera plus affichée.',
  'calendarPage.outlook': 'Outlook : Ajouter un calendrier, puis S’abonner à partir du web.',
  'calendarPage.google': 'Google Agenda : Autres agendas, puis À partir de l’URL.',
  'calendarPage.apple': 'iPhone ou Mac : Ajouter un calendrier avec abonnement.',
  'calendarPage.reach': 'L’adresse ne fonctionne que là d’où ce logiciel peut être joint.',
  'calendarPage.secret': 'L’adresse est un secret',
  'calendarPage.secret.who':
    'Quiconque la connaît voit vos échéances, sans mot de passe : ne la transmettez pas.',
  'calendarPage.secret.what':
    'Elle ne donne que des noms et des dates : aucun numéro, aucun fichier, aucune session.',
  'calendarPage.secret.once':
    'Elle n’est affichée qu’une fois. Perdue ou connue d’un autre, remplacez-la.',
  'calendarPage.since': 'Partagé depuis le {at}',
  'calendarPage.create': 'Créer l’adresse',
  'calendarPage.renew': 'Remplacer l’adresse',
  'calendarPage.renew.hint': 'L’ancienne adresse cesse de fonctionner aussitôt.',
  'calendarPage.revoke': 'Arrêter le partage',
} as const;
