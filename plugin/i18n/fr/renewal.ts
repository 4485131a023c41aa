/** Renewal: plan, notices, guide, mute, nightly check. French: the reference that the other languages follow key by key. */
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
  // State of a renewal: a word for a badge
  'renewal.state.NotDueYet': 'rien à faire',
  'renewal.state.WindowOpen': 'renouvelable',
  'renewal.state.Due': 'action requise',
  'renewal.state.WaitingForHolder': 'chez le titulaire',
  'renewal.state.InProgress': 'en cours',
  'renewal.state.WaitingForDelivery': 'chez eHealth',
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
  // What else needs action
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
  'notice.Readiness.title': '{holder} : êtes-vous prêt à renouveler {certificate} ?',
  'notice.Readiness.text':
    'Il expire dans {days} jours, le {notAfter}, et pourra bientôt être renouvelé. Vérifiez dès maintenant que {eid} peut signer : une carte ou un code PIN à refaire à la commune demande parfois des semaines.',
  'notice.Readiness.action': 'Vérifier maintenant',
  'notice.RequestPending.title': '{holder} : eHealth n’a pas encore délivré le certificat demandé',
  'notice.RequestPending.text':
    'La demande attend plus longtemps que d’habitude ; vérifiée à la main, elle peut prendre jusqu’à 10 jours. Regardez si le second e-mail d’eHealth est arrivé, aussi dans les courriers indésirables. Au-delà de 10 jours, appelez le centre de contact (02 788 51 55).',
  'notice.RequestPending.action': 'Voir où en est la demande',
  // Every page
  'noticeBar.label': 'Avis sur vos certificats',
  'noticeBar.more.one': 'et {count} autre avis',
  'noticeBar.more.other': 'et {count} autres avis',
  'notice.checked': 'eHealth a été interrogé. Les réponses sont ci-dessous.',
  'notice.acknowledged': 'L’avis est masqué. Il revient si la situation s’aggrave.',
  'notice.muted': 'Les avis de ce certificat sont en sourdine.',
  'notice.unmuted': 'Les avis de ce certificat sont de nouveau actifs.',
  'notice.status-on': 'La vérification nocturne est autorisée.',
  'notice.status-off': 'La vérification nocturne est arrêtée et la clé gardée est effacée.',
  'notice.calendar-revoked': 'L’adresse de votre calendrier ne fonctionne plus.',
  'notice.calendar-shared':
    'Votre agenda a déjà une adresse, et elle fonctionne. Elle n’est affichée qu’une fois : si vous ne l’avez pas copiée, remplacez-la.',
  // Renewals of the practice, or one’s own
  'renewals.title.practice': 'Renouvellements du cabinet',
  'renewals.title.own': 'Mes renouvellements',
  'renewals.clear': 'Tout est en ordre',
  'renewals.attention.one': '{count} renouvellement demande votre attention',
  'renewals.attention.other': '{count} renouvellements demandent votre attention',
  'renewals.failing.one': '{count} message n’est pas arrivé',
  'renewals.failing.other': '{count} messages ne sont pas arrivés',
  'renewals.checked': 'Vérifié le {at}',
  'renewals.none': 'Aucun renouvellement en cours.',
  'renewals.since': 'depuis le {date}',
  'renewals.planned': 'Renouvellement prévu le {date}',
  'renewals.waits.holder': '{name} doit continuer',
  'renewals.waits.you': 'C’est à vous de continuer',
  'renewals.waits.ehealth': 'eHealth doit encore répondre',
  'renewals.waits.muted': 'Jusqu’au {date}',
  'renewals.act.see': 'Voir le guide',
  'renewals.act.renew': 'Renouveler le certificat',
  'renewals.act.request': 'Demander un nouveau certificat',
  'renewals.act.complete': 'Compléter la demande',
  'renewals.act.load': 'Charger le bon fichier',
  'renewals.act.activate': 'Activer l’ETK',
  'renewals.act.wait': 'Voir où en est la demande',
  'renewals.act.muted': 'Voir ou lever la sourdine',
  'renewals.link': 'Suivi des renouvellements',
  'renewals.link.one': 'Suivi des renouvellements : {count} attend quelqu’un',
  'renewals.link.other': 'Suivi des renouvellements : {count} demandent une action',
  'renewals.calendar': 'Recevoir mes dates dans mon agenda',
  'renewals.delivery.title': 'Messages qui ne sont pas arrivés',
  'renewals.delivery.help':
    'Prévenez ces personnes autrement et faites vérifier l’envoi des messages.',
  'renewals.delivery.email.notice': 'E-mail : avis',
  'renewals.delivery.email.notice-ended': 'E-mail : fin d’un avis',
  'renewals.delivery.email.digest': 'E-mail : résumé de la semaine',
  'renewals.delivery.webhook.notice': 'Message automatique : avis',
  'renewals.delivery.webhook.notice-ended': 'Message automatique : fin d’un avis',
  'renewals.delivery.webhook.digest': 'Message automatique : résumé',
  'renewals.delivery.failed': 'Abandonné',
  'renewals.delivery.retry': 'Nouvel essai le {at}',
  'renewals.delivery.gone': 'Utilisateur inconnu',
  // The guide
  'guide.title': 'Guide de renouvellement',
  'guide.link': 'Guide de renouvellement',
  'guide.acknowledge': 'Masquer cet avis',
  'guide.acknowledge.hint':
    'Un avis masqué revient si la situation s’aggrave. Il disparaît de lui-même quand tout est fait.',
  'guide.steps': 'Les étapes, une à une',
  'guide.ticks':
    'Les coches viennent de ce que nous constatons dans vos fichiers et auprès d’eHealth : vous n’avez rien à cocher.',
  'guide.paths': 'Votre situation :',
  'guide.path.card': 'avec une carte d’identité belge',
  'guide.path.no-card': 'non-résident sans carte',
  'guide.path.medical-house': 'maison médicale',
  'guide.atHand': 'À avoir sous la main pour l’étape suivante',
  'guide.thing.card': 'la carte d’identité électronique (eID) de la personne qui signe',
  'guide.thing.pin': 'son code PIN',
  'guide.thing.reader': 'un lecteur de carte',
  'guide.thing.tool': 'l’eHealth Certificate Manager',
  'guide.thing.old-keystore': 'le fichier actuel du certificat (keystore .p12)',
  'guide.thing.old-password': 'le mot de passe de ce fichier',
  'guide.thing.new-keystore': 'le nouveau fichier : son nom porte la date la plus récente',
  'guide.thing.new-password': 'le mot de passe du nouveau fichier',
  'guide.thing.new-password.choose': 'un mot de passe à choisir pour le nouveau fichier',
  'guide.thing.csam-key': 'votre clé numérique « code de sécurité via application mobile »',
  'guide.thing.identity-copy': 'une copie lisible, recto verso, de votre document d’identité',
  'guide.thing.inami-manager': 'le gestionnaire du certificat enregistré à l’INAMI',
  'guide.thing.organisation-mandate':
    'le mandat écrit de l’organisation, si vous n’en êtes pas le représentant légal',
  'guide.step.renew': 'Demander le renouvellement',
  'guide.step.request': 'Demander un nouveau certificat',
  'guide.step.wait': 'Attendre le second e-mail d’eHealth',
  'guide.step.complete': 'Compléter la demande (étape 2)',
  'guide.step.complete.renewal': 'Compléter la demande de renouvellement',
  'guide.step.load': 'Charger le nouveau fichier partout',
  'guide.step.activate': 'Activer l’ETK',
  'guide.stepState.done': 'Fait',
  'guide.stepState.next': 'À faire maintenant',
  'guide.stepState.ahead': 'Ensuite',
  'guide.stepState.unknown': 'Ne se voit pas d’ici',
  'guide.evidence.placeholder-loaded':
    'Le nouveau fichier est chargé, mais la demande n’est pas terminée.',
  'guide.evidence.placeholder-only':
    'Le fichier chargé contient la demande, pas encore le certificat.',
  'guide.evidence.request-pending': 'eHealth a la demande et n’a pas encore délivré le certificat.',
  'guide.evidence.request-refused': 'eHealth a refusé la demande.',
  'guide.evidence.authentication-only': 'Le certificat est là, mais la clé de chiffrement manque.',
  'guide.evidence.no-key-published':
    'eHealth ne publie aucune clé de chiffrement pour ce titulaire.',
  'guide.evidence.new-file-loaded': 'Le nouveau fichier est chargé ici.',
  'guide.evidence.file-loaded': 'Ce fichier contient le nouveau certificat.',
  'guide.evidence.other-key-published':
    'eHealth publie la clé d’un autre fichier, sans doute plus récent.',
  'guide.evidence.old-key-published': 'eHealth publie encore l’ancienne clé de chiffrement.',
  'guide.evidence.wrong-environment': 'Le certificat chargé est fait pour un autre environnement.',
  'guide.evidence.window-open':
    'eHealth accepte maintenant le renouvellement, et aucun nouveau fichier n’est chargé.',
  'guide.evidence.ended': 'Le certificat a expiré : il ne peut plus être renouvelé.',
  'guide.evidence.revoked': 'Le certificat a été révoqué : il ne peut plus être renouvelé.',
  'guide.evidence.weak-key': 'La clé du certificat ne répond plus aux exigences d’eHealth.',
  'guide.evidence.issuer-ends': 'L’autorité qui l’a délivré prend fin avant le certificat.',
  'guide.evidence.successor-loaded': 'Le certificat suivant est chargé et actif.',
  // What to do: the buttons of the official tool are named as it names them
  'guide.do.renew.open':
    'Ouvrez l’eHealth Certificate Manager sur l’ordinateur où se trouve le fichier actuel.',
  'guide.do.renew.button':
    'Cliquez sur « Renouvelez votre certificat eHealth » et acceptez les conditions d’utilisation.',
  'guide.do.card':
    'Introduisez la carte d’identité et laissez-la dans le lecteur jusqu’à la fin. Le bouton suivant ne s’active qu’une fois la carte lue.',
  'guide.do.renew.old':
    'Choisissez le fichier actuel du certificat (keystore) et tapez son mot de passe.',
  'guide.do.pin': 'Tapez le code PIN de la carte.',
  'guide.do.contact':
    'Vérifiez les données de contact : eHealth envoie ses e-mails à ces adresses. Indiquez au moins une adresse e-mail et un numéro de téléphone ; deux adresses, ou deux numéros, ne peuvent pas être identiques.',
  'guide.do.sign':
    'Relisez le récapitulatif, puis tapez de nouveau le code PIN : c’est votre signature.',
  'guide.do.newPassword':
    'Choisissez le mot de passe du nouveau fichier : au moins 8 caractères, dont un chiffre ou un symbole ; mieux, 12 ou plus. Notez-le en lieu sûr.',
  'guide.do.send':
    'Envoyez la demande. L’envoi est un bouton à part : beaucoup s’arrêtent juste avant.',
  'guide.do.request.open':
    'Ouvrez l’eHealth Certificate Manager. Gardez l’ancien fichier : il sert encore à lire les anciens messages.',
  'guide.do.request.button':
    'Cliquez sur « Demandez un nouveau certificat » et acceptez les conditions d’utilisation.',
  'guide.do.request.holder':
    'Indiquez pour qui est le certificat : vous-même, ou votre organisation.',
  'guide.do.commune':
    'Prenez rendez-vous dans une commune belge équipée pour l’enregistrement : vos documents d’identité y sont contrôlés. Si vous avez déjà votre clé numérique, passez directement au certificat.',
  'guide.do.digitalKey':
    'Activez votre clé numérique avec le code reçu sur papier et le lien reçu par e-mail : ils sont valables 14 jours.',
  'guide.do.mobileCode':
    'Choisissez la clé « code de sécurité via application mobile » : ni le SMS ni le token ne donnent accès à eHealth.',
  'guide.do.nonResident':
    'Dans l’eHealth Certificate Manager, prenez l’option pour les non-résidents : numéro NISS bis, noms, e-mail, téléphone et mot de passe du nouveau fichier. Connectez-vous ensuite via CSAM.',
  'guide.do.contract':
    'Complétez et signez le contrat, et envoyez-le au service des certificats d’eHealth avec la copie recto verso de votre document d’identité.',
  'guide.do.inami':
    'Le gestionnaire du certificat doit être enregistré à l’INAMI. S’il ne l’est pas encore, écrivez à hc-group@riziv.fgov.be : le numéro INAMI de la maison médicale, le rôle « titulaire pour le certificat » et le numéro INAMI du gestionnaire.',
  'guide.do.inami.then':
    'Après le contrôle de l’INAMI, c’est ce gestionnaire qui continue, avec sa propre carte.',
  'guide.do.wait.mails':
    'eHealth envoie deux e-mails, de ehealth-certificates@ehealth.fgov.be : le premier confirme la demande, le second dit à partir de quand le certificat peut être installé. Regardez aussi dans les courriers indésirables.',
  'guide.do.wait.long':
    'D’habitude, cela prend quelques minutes. Si la demande est vérifiée à la main : jusqu’à 10 jours.',
  'guide.do.wait.approval': 'La demande est vérifiée à la main : comptez jusqu’à 10 jours.',
  'guide.do.wait.works': 'Entre-temps, le certificat actuel continue à fonctionner.',
  'guide.do.complete.renewal':
    'Dans l’eHealth Certificate Manager, cliquez sur « Complétez votre demande de renouvellement ». L’e-mail d’eHealth parle de « Complétez une demande de certificat » : pour un renouvellement, ce n’est pas ce bouton-là.',
  'guide.do.complete.newest':
    'Choisissez le nouveau fichier : celui dont le nom porte la date et l’heure les plus récentes.',
  'guide.do.complete.button':
    'Dans l’eHealth Certificate Manager, cliquez sur « Complétez une demande de certificat », sur le même ordinateur que la demande.',
  'guide.do.complete.which':
    'S’il y a plusieurs fichiers, choisissez-le par son numéro : SSIN= pour une personne, NIHII-GROUP= pour un groupement infirmier, CBE= pour une entreprise.',
  'guide.do.complete.install':
    'Tapez le mot de passe de ce fichier et installez le certificat. Ni carte ni code PIN ne sont nécessaires.',
  'guide.do.load.here': 'Chargez le nouveau fichier ici, avec le bouton ci-dessous.',
  'guide.do.load.everywhere':
    'Chargez-le aussi dans vos autres logiciels et sur chaque ordinateur qui utilisait l’ancien fichier.',
  'guide.do.load.keep': 'Gardez l’ancien fichier : il sert encore à lire les anciens messages.',
  'guide.do.activate.button':
    'Quand le nouveau fichier est chargé partout, ouvrez l’eHealth Certificate Manager et cliquez sur « Activez votre ETK (eHealth Encryption Token Key) de renouvellement ».',
  'guide.do.activate.file':
    'Choisissez le nouveau fichier et tapez son mot de passe. Ni carte ni code PIN ne sont nécessaires.',
  'guide.do.activate.after':
    'Dès ce moment, les messages sont chiffrés pour le nouveau certificat : un ordinateur resté sur l’ancien ne peut plus les lire.',
  // The same in our own screens
  'guide.here.begin':
    'Commencez la demande ici : vos coordonnées, puis un mot de passe à choisir pour le nouveau fichier.',
  'guide.here.sign':
    'Lisez le contrat d’eHealth, puis signez une seule fois avec votre eID et son code PIN.',
  'guide.here.nonResident':
    'Commencez la demande ici, sans carte : noms, coordonnées et mot de passe du nouveau fichier.',
  'guide.here.nonResident.confirm':
    'Confirmez-la ensuite sur la page d’eHealth qui vous est indiquée, avant la fin du délai.',
  'guide.here.wait':
    'eHealth prépare le certificat, et nous le lui demandons pour vous : d’habitude quelques minutes, parfois jusqu’à 10 jours si la demande est vérifiée à la main.',
  'guide.here.complete':
    'Tapez ici le mot de passe du nouveau fichier : le certificat y est installé avec sa clé de chiffrement. Ni carte ni code PIN ne sont nécessaires.',
  'guide.here.load': 'Sur votre profil, le nouveau certificat arrive de lui-même.',
  'guide.here.load.everywhere':
    'Donnez-en une copie à vos autres logiciels et à chaque ordinateur qui utilisait l’ancien fichier. Gardez aussi l’ancien.',
  'guide.here.activate':
    'Quand chaque logiciel et ordinateur a le nouveau fichier, activez-le ici. Ni carte ni code PIN ne sont nécessaires.',
  'guide.done': 'J’ai le nouveau fichier : le charger',
  'guide.load': 'Charger le nouveau fichier',
  'guide.dates': 'Quand ?',
  'guide.date.opens': 'Possible dès le',
  'guide.date.planned': 'Prévu le',
  'guide.date.latest': 'Au plus tard le',
  'guide.date.ends': 'Fin du certificat',
  'guide.tips': 'Bon à savoir',
  'guide.tip.delay':
    'Un nouveau certificat arrive d’habitude en quelques minutes, mais il faut parfois jusqu’à 10 jours : n’attendez pas la dernière semaine.',
  'guide.tip.contact':
    'Votre adresse e-mail ou votre téléphone ont changé ? Corrigez-les pendant le renouvellement : sans cela, les e-mails d’eHealth se perdent.',
  'guide.tip.password':
    'Prenez un mot de passe différent pour chaque certificat et ne le donnez à personne. Perdu, il ne peut être retrouvé par personne.',
  'guide.tip.help':
    'Bloqué ? Centre de contact eHealth : 02 788 51 55 (7 h – 20 h), support@ehealth.fgov.be.',
  // What eHealth said
  'guide.probes': 'Ce qu’eHealth en dit',
  'guide.probe.notVerified': 'Non vérifié',
  'guide.probe.checked': 'Vérifié le {at}',
  'guide.probe.failed': 'Dernier essai le {at}, sans réponse utilisable : {problem}.',
  'guide.probe.problem.NoAddress': 'aucune adresse n’est configurée',
  'guide.probe.problem.NoConnection': 'le service n’a pas pu être joint',
  'guide.probe.problem.Timeout': 'le service n’a pas répondu à temps',
  'guide.probe.problem.Refused': 'le service a refusé la question',
  'guide.probe.problem.Fault': 'le service a signalé une erreur',
  'guide.probe.problem.Unreadable': 'la réponse est illisible',
  'guide.probe.problem.NotTrusted': 'la réponse n’est pas signée par une autorité connue',
  'guide.probe.problem.Outdated': 'la réponse est périmée',
  'guide.probe.revocation': 'Révocation',
  'guide.probe.revocation.good': 'Le certificat n’est pas révoqué.',
  'guide.probe.revocation.revoked': 'Le certificat est révoqué.',
  'guide.probe.revocation.revokedAt': 'Le certificat est révoqué depuis le {at}.',
  'guide.probe.revocation.unknown': 'L’autorité ne se prononce pas sur ce certificat.',
  'guide.probe.depot': 'Clé de chiffrement publiée',
  'guide.probe.depot.ours': 'eHealth publie la clé de ce fichier.',
  'guide.probe.depot.other': 'eHealth publie une autre clé que celle de ce fichier.',
  'guide.probe.depot.none': 'eHealth ne publie aucune clé pour ce titulaire.',
  'guide.probe.status': 'État chez eHealth',
  'guide.probe.status.notAllowed': 'Non vérifié : le titulaire ne l’a pas autorisé.',
  'guide.probe.status.unknown': 'eHealth donne un état que nous ne connaissons pas.',
  'guide.probe.status.certificate.IN_PROGRESS': 'Le certificat est demandé, pas encore délivré.',
  'guide.probe.status.certificate.VALID_ACTIVE': 'Le certificat est valable.',
  'guide.probe.status.certificate.REFUSED': 'La demande a été refusée.',
  'guide.probe.status.certificate.REVOKED': 'Le certificat est révoqué.',
  'guide.probe.status.certificate.EXPIRED': 'Le certificat est expiré.',
  'guide.probe.status.etk.NOT_REQUESTED': 'L’ETK n’a pas été demandé.',
  'guide.probe.status.etk.IN_REQUEST': 'L’ETK est en cours d’enregistrement.',
  'guide.probe.status.etk.WAIT_FOR_ACTIVATION': 'L’ETK attend son activation.',
  'guide.probe.status.etk.VALID_ACTIVE': 'L’ETK est actif.',
  'guide.probe.status.etk.REVOKED': 'L’ETK est révoqué.',
  'guide.probe.status.etk.EXPIRED': 'L’ETK est expiré.',
  'guide.check': 'Vérifier maintenant',
  'guide.check.busy': 'Vérification…',
  'guide.consent.offer': 'Autoriser une vérification chaque nuit',
  'guide.consent.given': 'Vérification chaque nuit : autorisée',
  // Mute
  'mute.title': 'Mettre les avis en sourdine',
  'mute.title.muted': 'Avis en sourdine',
  'mute.intro':
    'Plus aucun avis pour ce certificat jusqu’à la date choisie. Un avis urgent revient quand même, sauf pour un départ ou un certificat à ne pas renouveler. Votre nom, la raison et la date sont notés dans le journal d’audit.',
  'mute.reason': 'Pourquoi ?',
  'mute.reason.leaving': 'Le titulaire quitte le cabinet',
  'mute.reason.not-renewed': 'Ce certificat ne sera pas renouvelé',
  'mute.reason.handled-elsewhere': 'Quelqu’un s’en occupe déjà ailleurs',
  'mute.reason.absent': 'Le titulaire est absent',
  'mute.reason.missing': 'Choisissez une raison.',
  'mute.text': 'Précision (facultatif)',
  'mute.text.hint': '200 caractères au plus, sans donnée de patient.',
  'mute.text.long': 'La précision dépasse 200 caractères.',
  'mute.until': 'Jusqu’au',
  'mute.until.hint': 'Les avis reprennent ce jour-là. Au plus tard dans 180 jours.',
  'mute.until.wrong': 'Choisissez une date entre demain et dans {days} jours.',
  'mute.errors': 'Plusieurs points sont à corriger',
  'mute.submit': 'Mettre en sourdine',
  'mute.now': 'En sourdine jusqu’au {date}, par {name} : {reason}.',
  'mute.lift': 'Réactiver les avis',
  // The holder’s consent to the nightly check
  'statusConsent.title': 'Vérification chaque nuit',
  'statusConsent.intro':
    'eHealth peut dire chaque nuit où en est ce certificat : valable, révoqué, en attente d’activation, à renouveler dès quelle date. La question doit être signée par la clé du certificat.',
  'statusConsent.kept':
    'La clé d’authentification du fichier est gardée, chiffrée. Le mot de passe n’est pas gardé.',
  'statusConsent.only':
    'Elle ne sert qu’à cette question : elle n’ouvre aucune session et ne signe rien d’autre.',
  'statusConsent.without':
    'Sans votre accord, tout fonctionne aussi : nous regardons alors seulement ce qui est public.',
  'statusConsent.revocable':
    'Vous pouvez changer d’avis à tout moment : la clé est alors effacée. Elle l’est aussi quand le fichier est remplacé ou supprimé.',
  'statusConsent.enabled': 'La vérification nocturne est autorisée.',
  'statusConsent.enable': 'Autoriser',
  'statusConsent.disable': 'Arrêter et effacer la clé',
  'statusConsent.password.hint': 'Il prouve que le certificat est le vôtre. Il n’est pas conservé.',
  'history.notice.reminded': '{actor} a envoyé un rappel',
  'remind.renewal': 'Rappeler',
  'remind.session': 'Demander d’ouvrir une session',
  'remind.all': 'Envoyer un rappel à tous',
  'remind.sent': 'Rappel envoyé aujourd’hui',
  'reminder.renewal.title': '{name} vous demande de vous occuper de votre certificat eHealth',
  'reminder.renewal.text': 'Demandé le {at}. Vous seul pouvez continuer.',
  'reminder.renewal.action': 'Voir ce qu’il faut faire',
  'reminder.session.title': '{name} vous demande d’ouvrir une session eHealth',
  'reminder.session.text': 'Demandé le {at}. Personne ne peut l’ouvrir à votre place.',
  'reminder.session.action': 'Ouvrir une session',
  'practiceNotice.title.one': '{count} certificat du cabinet est urgent',
  'practiceNotice.title.other': '{count} certificats du cabinet sont urgents',
  'practiceNotice.text': 'Voyez qui doit agir, et envoyez un rappel.',
  'practiceNotice.action': 'Voir',
} as const;
