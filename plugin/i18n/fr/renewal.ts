/** Words of renewal: history, states, reasons, notices as screens, mails, calendars and the host’s bar have them. */
export const renewal = {
  'history.renewal.due': 'Renouvellement demandé au titulaire',
  'history.renewal.done': 'Renouvellement terminé',
  'history.renewal.too-late': 'Certificat expiré sans renouvellement',
  'history.notice.raised': 'Avis envoyé',
  'history.notice.acknowledged': 'Avis lu',
  'history.notice.muted': 'Avis mis en sourdine',
  'history.notice.unmuted': 'Sourdine levée',
  'history.notice.ended': 'Avis clos',
  'history.calendar.created': 'Calendrier partagé',
  'history.calendar.revoked': 'Partage du calendrier arrêté',
  'history.probe.status-allowed': 'Vérification nocturne autorisée',
  'history.probe.status-forbidden': 'Vérification nocturne retirée',
  'history.job.run-by-hand': 'Tâche lancée à la main',
  'history.system.trust-updated': 'Liste des autorités mise à jour',

  // Where the renewal of a certificate stands: a word for a badge
  'renewal.state.NotDueYet': 'rien à faire',
  'renewal.state.WindowOpen': 'renouvelable',
  'renewal.state.Due': 'action requise',
  'renewal.state.WaitingForHolder': 'attend le titulaire',
  'renewal.state.InProgress': 'en cours',
  'renewal.state.WaitingForDelivery': 'attend eHealth',
  'renewal.state.WaitingForActivation': 'en attente d’activation',
  'renewal.state.Overdue': 'en retard',
  'renewal.state.Expired': 'expiré',
  'renewal.state.Done': 'renouvelé',
  'renewal.state.Muted': 'en sourdine',

  // … and why, in a sentence
  'renewal.reason.WindowAhead': 'La période de renouvellement n’a pas encore commencé.',
  'renewal.reason.WindowOpen':
    'eHealth accepte déjà le renouvellement ; le moment prévu n’est pas encore venu.',
  'renewal.reason.PlannedMoment': 'Le moment prévu pour le renouvellement est venu.',
  'renewal.reason.WindowPassed':
    'Le délai prévu pour le renouvellement est dépassé ; eHealth l’accepte encore.',
  'renewal.reason.Ended':
    'Le certificat a expiré : il faut une nouvelle demande, un renouvellement n’est plus possible.',
  'renewal.reason.Revoked': 'Le certificat a été révoqué : il faut une nouvelle demande.',
  'renewal.reason.RequestRefused': 'eHealth a refusé la demande.',
  'renewal.reason.WeakKey': 'La clé de ce certificat ne répond pas aux exigences d’eHealth.',
  'renewal.reason.WrongEnvironment': 'Le certificat est fait pour un autre environnement.',
  'renewal.reason.NotCompleted': 'La demande n’est pas terminée : l’étape 2 manque.',
  'renewal.reason.NoEncryptionKey':
    'La clé de chiffrement manque ou n’est pas publiée : l’étape 2 n’est pas terminée.',
  'renewal.reason.OtherFilePublished':
    'eHealth publie la clé de chiffrement d’un autre fichier, sans doute plus récent.',
  'renewal.reason.EtkNotActivated': 'Le nouveau fichier est là ; son ETK n’est pas encore activé.',
  'renewal.reason.IssuerEndsFirst': 'L’autorité qui a délivré le certificat expire avant lui.',
  'renewal.reason.RequestPending':
    'La demande est chez eHealth ; le certificat n’est pas encore délivré.',
  'renewal.reason.RenewalBegun':
    'Le renouvellement est commencé : un nouveau fichier attend d’être complété.',
  'renewal.reason.SuccessorLoaded': 'Le certificat qui lui succède est chargé et actif.',
  'renewal.reason.NothingToRenew': 'Ce fichier ne contient rien à renouveler.',
  'renewal.reason.Muted': 'Les avis de ce certificat sont en sourdine.',

  // Parts of a notice’s sentences
  'notice.certificate.production': 'le certificat eHealth',
  'notice.certificate.acceptance': 'le certificat eHealth de test',
  'notice.certificate.simulation': 'le certificat eHealth de démonstration',
  'notice.eid.person': 'l’eID du titulaire',
  'notice.eid.organisation': 'l’eID d’une personne mandatée',

  // The end of validity comes nearer
  'notice.Expiry.open.title': '{holder} : {certificate} peut être renouvelé',
  'notice.Expiry.open.text':
    'Il expire dans {days} jours, le {notAfter}. Rien ne presse : choisissez le moment qui vous convient. Il faut {eid} avec le code PIN, un lecteur de carte, le fichier actuel et son mot de passe.',
  'notice.Expiry.open.action': 'Voir comment renouveler',
  'notice.Expiry.open.planned.text':
    'Il expire dans {days} jours, le {notAfter}. Nous avons prévu le renouvellement pour le {plannedOn} ; vous pouvez aussi le faire dès maintenant. Il faut {eid} avec le code PIN, un lecteur de carte, le fichier actuel et son mot de passe.',
  'notice.Expiry.ask.title': '{holder} : {certificate} expire dans {days} jours',
  'notice.Expiry.ask.text':
    'Il expire dans {days} jours, le {notAfter}. C’est le bon moment pour le renouveler. Il faut {eid} avec le code PIN, un lecteur de carte, le fichier actuel et son mot de passe.',
  'notice.Expiry.ask.action': 'Renouveler',
  'notice.Expiry.soon.title': '{holder} : {certificate} expire dans {days} jours',
  'notice.Expiry.soon.text':
    'Il expire dans {days} jours, le {notAfter}. Un nouveau certificat arrive d’habitude en quelques minutes, mais cela prend parfois jusqu’à 10 jours : renouvelez-le maintenant. Il faut {eid} avec le code PIN, un lecteur de carte, le fichier actuel et son mot de passe.',
  'notice.Expiry.soon.action': 'Renouveler',
  'notice.Expiry.last.title': '{holder} : {certificate} expire dans {days} jours',
  'notice.Expiry.last.text':
    'Il expire dans {days} jours, le {notAfter}. En obtenir un nouveau prend parfois jusqu’à 10 jours : c’est le dernier moment pour le renouveler sans risquer d’interruption. Il faut {eid} avec le code PIN, un lecteur de carte, le fichier actuel et son mot de passe.',
  'notice.Expiry.last.action': 'Renouveler',
  'notice.Expiry.urgent.title': '{holder} : {certificate} expire dans {days} jours',
  'notice.Expiry.urgent.text':
    'Il expire dans {days} jours, le {notAfter}. Après cette date, plus de session eHealth avec lui, et il faudra une nouvelle demande au lieu d’un renouvellement. Renouvelez-le aujourd’hui encore, avec {eid}.',
  'notice.Expiry.urgent.action': 'Renouveler aujourd’hui',
  'notice.Expiry.tomorrow.title': '{holder} : {certificate} expire demain',
  'notice.Expiry.tomorrow.text':
    'Il expire demain, le {notAfter} à {time}. Après cette date, plus de session eHealth avec lui, et il faudra une nouvelle demande au lieu d’un renouvellement. Renouvelez-le aujourd’hui encore, avec {eid}.',
  'notice.Expiry.tomorrow.action': 'Renouveler aujourd’hui',
  'notice.Expiry.today.title': '{holder} : {certificate} expire aujourd’hui à {time}',
  'notice.Expiry.today.text':
    'Il fonctionne jusqu’à {time}, ce {notAfter}. Après cette date, plus de session eHealth avec lui, et il faudra une nouvelle demande au lieu d’un renouvellement. Renouvelez-le tout de suite, avec {eid}.',
  'notice.Expiry.today.action': 'Renouveler maintenant',
  'notice.Expiry.over.title': '{holder} : {certificate} a expiré',
  'notice.Expiry.over.text':
    'Il a expiré le {notAfter} à {time}. Il n’ouvre plus de session et ne peut plus être renouvelé : il faut une nouvelle demande. Gardez ce fichier, il sert encore à lire les anciens messages.',
  'notice.Expiry.over.action': 'Demander un nouveau certificat',
  'notice.Expiry.week.title': '{holder} : {certificate} a expiré il y a une semaine',
  'notice.Expiry.week.text':
    'Il a expiré le {notAfter}. Il n’ouvre plus de session et ne peut plus être renouvelé : il faut une nouvelle demande. Gardez ce fichier, il sert encore à lire les anciens messages.',
  'notice.Expiry.week.action': 'Demander un nouveau certificat',
  'notice.Expiry.weeks.title': '{holder} : {certificate} a expiré il y a {weeks} semaines',
  'notice.Expiry.weeks.text':
    'Il a expiré le {notAfter}. Il n’ouvre plus de session et ne peut plus être renouvelé : il faut une nouvelle demande. Gardez ce fichier, il sert encore à lire les anciens messages. S’il ne doit plus servir, retirez-le ou mettez ses avis en sourdine.',
  'notice.Expiry.weeks.action': 'Demander un nouveau certificat',

  // … while the renewal is under way
  'notice.Expiry.InProgress.text':
    'Fin de validité : le {notAfter} à {time}. Un nouveau fichier est déjà là : complétez sa demande avec son mot de passe, puis chargez-le à nouveau. Aucune carte n’est nécessaire.',
  'notice.Expiry.InProgress.action': 'Compléter la demande',
  'notice.Expiry.WaitingForDelivery.text':
    'Fin de validité : le {notAfter} à {time}. La demande est chez eHealth, qui n’a pas encore délivré le nouveau certificat. Regardez si son second e-mail est arrivé.',
  'notice.Expiry.WaitingForDelivery.action': 'Voir où en est la demande',
  'notice.Expiry.WaitingForActivation.text':
    'Fin de validité : le {notAfter} à {time}. Le nouveau fichier est chargé : quand il l’est aussi dans chaque logiciel et sur chaque ordinateur, activez son ETK. Aucune carte n’est nécessaire.',
  'notice.Expiry.WaitingForActivation.action': 'Activer l’ETK',

  // What else needs somebody
  'notice.Revoked.title': '{holder} : {certificate} a été révoqué',
  'notice.Revoked.text':
    'Il n’ouvre plus de session et ne peut pas être renouvelé. Demandez un nouveau certificat et gardez ce fichier pour les anciens messages. Si la révocation vous étonne, appelez le centre de contact eHealth (02 788 51 55).',
  'notice.Revoked.action': 'Demander un nouveau certificat',
  'notice.RequestRefused.title': '{holder} : eHealth a refusé la demande de certificat',
  'notice.RequestRefused.text':
    'Aucun certificat ne sera délivré pour cette demande. L’e-mail d’eHealth en donne la raison ; corrigez ce qu’il indique, puis faites une nouvelle demande. Le centre de contact eHealth peut vous aider (02 788 51 55).',
  'notice.RequestRefused.action': 'Demander un nouveau certificat',
  'notice.WeakKey.title': '{holder} : {certificate} a une clé qu’eHealth n’accepte pas',
  'notice.WeakKey.text':
    'eHealth peut le refuser à tout moment. Demandez un nouveau certificat : une clé conforme est alors créée. Gardez ce fichier pour les anciens messages.',
  'notice.WeakKey.action': 'Demander un nouveau certificat',
  'notice.WrongEnvironment.title': '{holder} : ce certificat est fait pour un autre environnement',
  'notice.WrongEnvironment.text':
    'Un certificat de test ne fonctionne pas en production, ni l’inverse : aucune session ne s’ouvrira avec lui. Chargez le certificat du bon environnement, ou demandez-en un.',
  'notice.WrongEnvironment.action': 'Charger le bon fichier',
  'notice.NotCompleted.title': '{holder} : la demande de certificat eHealth n’est pas terminée',
  'notice.NotCompleted.text':
    'Le fichier contient la clé, mais pas encore le certificat : il n’ouvre aucune session. Quand le second e-mail d’eHealth est arrivé, faites l’étape 2 avec ce fichier et son mot de passe, puis chargez-le à nouveau. Aucune carte n’est nécessaire.',
  'notice.NotCompleted.action': 'Terminer la demande',
  'notice.NoEncryptionKey.title':
    '{holder} : clé de chiffrement manquante ou non publiée ({certificate})',
  'notice.NoEncryptionKey.text':
    'L’étape 2 n’est pas allée jusqu’au bout : une session peut s’ouvrir, mais pas l’échange de messages chiffrés. Prenez une copie plus complète de ce fichier s’il y en a une, sinon refaites l’étape 2. Aucune carte n’est nécessaire.',
  'notice.NoEncryptionKey.action': 'Terminer la demande',
  'notice.OtherFilePublished.title':
    '{holder} : un fichier plus récent semble exister pour {certificate}',
  'notice.OtherFilePublished.text':
    'eHealth publie une clé de chiffrement qui n’est pas dans ce fichier : les messages envoyés aujourd’hui ne pourront pas être lus avec lui. Cherchez le fichier le plus récent, là où le certificat a été renouvelé, et chargez-le ici.',
  'notice.OtherFilePublished.action': 'Charger le bon fichier',
  'notice.EtkNotActivated.title': '{holder} : l’ETK renouvelé n’est pas encore activé',
  'notice.EtkNotActivated.text':
    'Le renouvellement s’arrête à mi-chemin : eHealth publie encore l’ancienne clé de chiffrement. Chargez d’abord le nouveau fichier dans chaque logiciel et sur chaque ordinateur, puis activez l’ETK. Aucune carte n’est nécessaire.',
  'notice.EtkNotActivated.action': 'Activer l’ETK',
  'notice.IssuerEndsFirst.title': '{holder} : l’autorité de ce certificat expire avant lui',
  'notice.IssuerEndsFirst.text':
    'Dès la fin de l’autorité qui l’a délivré, eHealth peut refuser ce certificat, même s’il est encore valable. Il faudra un nouveau certificat avant cette date : le centre de contact eHealth (02 788 51 55) peut dire quand le demander.',
  'notice.IssuerEndsFirst.action': 'Voir les étapes',
  'notice.RequestPending.title': '{holder} : eHealth n’a pas encore délivré le certificat demandé',
  'notice.RequestPending.text':
    'La demande attend plus longtemps que d’habitude ; vérifiée à la main, elle peut prendre jusqu’à 10 jours. Regardez si le second e-mail d’eHealth est arrivé, aussi dans les courriers indésirables. Au-delà de 10 jours, appelez le centre de contact (02 788 51 55).',
  'notice.RequestPending.action': 'Voir où en est la demande',

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
  'delivery.problem.NoChannel': 'ce moyen d’envoi n’est plus configuré',
  'delivery.problem.NotConcerned': 'l’utilisateur n’est plus administrateur',
  'delivery.problem.Muted': 'l’avis a été mis en sourdine',
  'delivery.problem.NoticeEnded': 'l’avis n’a plus lieu d’être',
  'delivery.problem.NothingToTell': 'il n’y avait rien à signaler',

  // Calendar
  'calendar.name': 'Certificats eHealth',
  'calendar.opens.title': '{holder} : {certificate} peut être renouvelé',
  'calendar.opens.text':
    'À partir d’aujourd’hui, eHealth accepte le renouvellement. Le certificat expire le {notAfter}.',
  'calendar.planned.title': '{holder} : renouveler {certificate}',
  'calendar.planned.text':
    'Il faut {eid} avec le code PIN, un lecteur de carte, le fichier actuel et son mot de passe. Le certificat expire le {notAfter}.',
  'calendar.ends.title': '{holder} : {certificate} expire',
  'calendar.ends.text':
    'Après ce moment il n’ouvre plus de session, et il faut une nouvelle demande au lieu d’un renouvellement.',
} as const;
