/** What errors say: what happened, then the one thing to do. Codes: plugin/errors.ts. French: the reference that the other languages follow key by key. */
export const errors = {
  'error.ERR_KEYSTORE_PASSWORD.message': 'Le mot de passe ne correspond pas à ce fichier.',
  'error.ERR_KEYSTORE_PASSWORD.remedy':
    'Tapez-le à nouveau et vérifiez la touche Verr. Maj et la disposition du clavier (AZERTY ou QWERTY). Un mot de passe perdu ne peut pas être retrouvé : il faut alors révoquer le certificat et en demander un nouveau.',
  'error.ERR_KEYSTORE_CONTENT_PASSWORD.message':
    'Le mot de passe ouvre le fichier, mais pas ce qu’il contient : ce fichier a deux mots de passe.',
  'error.ERR_KEYSTORE_CONTENT_PASSWORD.remedy':
    'Reprenez le fichier d’origine, celui que le programme eHealth a écrit ; un autre programme a sans doute modifié celui-ci.',
  'error.ERR_KEYSTORE_UNSUPPORTED.message':
    'Ce fichier est protégé par un procédé que nous ne savons pas lire ({algorithm}). Le mot de passe n’est pas en cause.',
  'error.ERR_KEYSTORE_UNSUPPORTED.remedy':
    'Reprenez le fichier d’origine dans le dossier ehealth/keystore de l’ordinateur où la demande a été faite.',
  'error.ERR_KEYSTORE_DAMAGED.message':
    'Ce fichier est abîmé ou incomplet. Le mot de passe n’est pas en cause.',
  'error.ERR_KEYSTORE_DAMAGED.remedy':
    'Copiez à nouveau le fichier depuis son dossier d’origine, sans passer par un e-mail ni l’ouvrir dans un autre programme, puis chargez cette copie.',
  'error.ERR_KEYSTORE_NOT_PKCS12.message':
    'Ce fichier n’est pas un certificat eHealth avec sa clé.',
  'error.ERR_KEYSTORE_NOT_PKCS12.remedy':
    'Choisissez le fichier qui se termine par .p12 (ou .acc-p12) dans le dossier ehealth/keystore.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.jks':
    'Ce fichier est un magasin de clés Java (.jks), pas un fichier eHealth.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.jceks':
    'Ce fichier est un magasin de clés Java (.jceks), pas un fichier eHealth.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.certificate':
    'Ce fichier ne contient que la partie publique d’un certificat (.cer, .crt) : il n’y a pas de clé dedans.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.certificate-bundle':
    'Ce fichier ne contient que des éléments publics (.p7b ou .etk) : il n’y a pas de clé dedans.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.pem':
    'Ce fichier est une copie convertie en texte (.pem, .key), pas le fichier d’origine.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.zip':
    'Ce fichier est une archive ZIP, ou le programme eHealth lui-même.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.ehcsr':
    'Ce fichier est la demande envoyée à eHealth (.ehcsr), pas le certificat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.reqid':
    'Ce fichier ne contient que le numéro de la demande (.reqid), pas le certificat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.revocation-request':
    'Ce fichier est une demande de révocation (.ehrr), pas le certificat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.shortcut':
    'Ce fichier est un raccourci vers un autre fichier.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.empty':
    'Ce fichier est vide : il n’a peut-être pas été téléchargé entièrement.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.macos-metadata':
    'Ce fichier, dont le nom commence par « ._ », est une annexe de macOS.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.script':
    'Ce fichier est un programme ou un script, pas un certificat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.xml': 'Ce fichier est un document XML, pas un certificat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.pdf': 'Ce fichier est un document PDF, pas un certificat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.image': 'Ce fichier est une image, pas un certificat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.private-key-der':
    'Ce fichier contient une clé seule, sans son certificat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.csr':
    'Ce fichier est une demande de certificat (CSR), pas le certificat.',
  'error.ERR_KEYSTORE_NOT_PKCS12.kind.unknown':
    'Nous ne reconnaissons pas ce type de fichier ; ce n’est en tout cas pas un certificat eHealth.',
  'error.ERR_KEYSTORE_TOO_COSTLY.message':
    'L’ouverture de ce fichier demanderait un calcul démesuré ; elle a été arrêtée. Le mot de passe n’a pas été jugé.',
  'error.ERR_KEYSTORE_TOO_COSTLY.remedy':
    'Reprenez le fichier d’origine écrit par le programme eHealth.',
  'error.ERR_KEYSTORE_TOO_LARGE.message':
    'Ce fichier est trop grand pour être un certificat eHealth (plus de 1 Mo).',
  'error.ERR_KEYSTORE_TOO_LARGE.remedy':
    'Choisissez le fichier .p12 d’origine : il ne pèse que quelques kilo-octets.',
  'error.ERR_CERTIFICATE_TOO_LARGE.message':
    'Ce fichier contient des certificats démesurés (plus de {limit} Ko) : ce ne sont pas ceux d’eHealth.',
  'error.ERR_CERTIFICATE_TOO_LARGE.remedy':
    'Reprenez le fichier .p12 d’origine, écrit par le programme eHealth.',
  'error.ERR_KEYSTORE_BUSY.message':
    'Beaucoup de fichiers sont examinés en même temps ; le vôtre n’a pas encore pu l’être.',
  'error.ERR_KEYSTORE_BUSY.remedy':
    'Attendez quelques secondes, puis recommencez. Ni le fichier ni le mot de passe ne sont en cause.',
  'error.ERR_KEYSTORE_NOT_REWRITABLE.message':
    'Ce fichier contient autre chose que des clés et des certificats : un changement de mot de passe ici en perdrait une partie.',
  'error.ERR_KEYSTORE_NOT_REWRITABLE.remedy':
    'Changez le mot de passe avec l’eHealth Certificate Manager, puis chargez le fichier à nouveau.',
  'error.ERR_PASSWORD_UNSUITABLE.message': 'Ce nouveau mot de passe ne convient pas.',
  'error.ERR_PASSWORD_UNSUITABLE.remedy':
    'Choisissez au moins 8 caractères sans accent ni espace, dont un chiffre ou un symbole.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Length':
    'Ce nouveau mot de passe est trop court : il faut au moins 8 caractères.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Characters':
    'Ce nouveau mot de passe contient un accent, un espace ou un signe que d’autres programmes ne lisent pas.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Variety':
    'Il manque un chiffre ou un symbole dans ce nouveau mot de passe.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Confirmation':
    'Les deux saisies du nouveau mot de passe sont différentes.',
  'error.ERR_PASSWORD_UNSUITABLE.problem.Confirmation.remedy':
    'Tapez deux fois le même nouveau mot de passe.',
  'error.ERR_ENROLMENT_RUNNING.message':
    'Une demande de certificat est déjà en cours pour ce titulaire.',
  'error.ERR_ENROLMENT_RUNNING.remedy':
    'Continuez la demande en cours sur le profil, ou abandonnez-la avant d’en commencer une autre.',
  'error.ERR_ENROLMENT_TOO_EARLY.message': 'Il est trop tôt pour renouveler ce certificat.',
  'error.ERR_ENROLMENT_TOO_EARLY.remedy':
    'eHealth accepte le renouvellement pendant les derniers mois seulement. La date figure sur le profil.',
  'error.ERR_ENROLMENT_LIMIT.message':
    'Cette organisation a déjà autant de certificats qu’eHealth en permet.',
  'error.ERR_ENROLMENT_LIMIT.remedy':
    'eHealth en accepte dix au plus. Révoquez-en un qui ne sert plus, puis recommencez.',
  'error.ERR_ENROLMENT_APPLICATION_TAKEN.message':
    'Cette organisation a déjà un certificat avec cet identifiant d’application.',
  'error.ERR_ENROLMENT_APPLICATION_TAKEN.remedy':
    'Choisissez un autre identifiant d’application, ou révoquez d’abord l’ancien certificat.',
  'error.ERR_ENROLMENT_ELSEWHERE.message':
    'Vous avez déjà un certificat, mais son fichier n’est pas ici.',
  'error.ERR_ENROLMENT_ELSEWHERE.remedy':
    'eHealth n’en donne qu’un par personne. Chargez ce fichier sur votre profil. S’il est perdu, révoquez d’abord le certificat.',
  'error.ERR_ENROLMENT_STATE.message': 'Cette demande n’en est plus à cette étape.',
  'error.ERR_ENROLMENT_STATE.remedy':
    'Rouvrez la demande depuis le profil\xa0: elle montre ce qui reste à faire.',
  'error.ERR_ENROLMENT_BUSY.message': 'Une étape de cette demande est en cours.',
  'error.ERR_ENROLMENT_BUSY.remedy': 'Attendez quelques secondes, puis rouvrez la demande.',
  'error.ERR_ENROLMENT_PASSWORD.message': 'Il faut le mot de passe du certificat pour continuer.',
  'error.ERR_ENROLMENT_PASSWORD.remedy': 'Tapez le mot de passe choisi au début de la demande.',
  'error.ERR_ENROLMENT_PLACE.message': 'Cet endroit ne peut pas être ajouté.',
  'error.ERR_ENROLMENT_PLACE.remedy': 'Donnez-lui un nom court, par exemple « PC de garde ».',
  'error.ERR_ENROLMENT_PLACE.problem.Missing': 'Donnez un nom à cet endroit.',
  'error.ERR_ENROLMENT_PLACE.problem.Long': 'Ce nom est trop long : {limit} caractères au plus.',
  'error.ERR_ENROLMENT_PLACE.problem.Known': 'Cet endroit est déjà dans la liste.',
  'error.ERR_ENROLMENT_PLACE.problem.Known.remedy':
    'Cochez-le quand il a le nouveau fichier, ou donnez un autre nom.',
  'error.ERR_ENROLMENT_PLACE.problem.Many': 'La liste est pleine : {limit} endroits au plus.',
  'error.ERR_ENROLMENT_PLACE.problem.Many.remedy': 'Retirez un endroit qui ne sert plus.',
  'error.ERR_CONTACT_DATA.message': 'Une donnée de contact ne convient pas à eHealth.',
  'error.ERR_CONTACT_DATA.remedy':
    'Donnez au moins une adresse e-mail et un numéro de téléphone\xa0; les deux d’une même sorte doivent être différents.',
  'error.ERR_CONTACT_DATA.problem.Empty': 'Il manque l’adresse e-mail ou le numéro de téléphone.',
  'error.ERR_CONTACT_DATA.problem.Form':
    'L’adresse e-mail ou le numéro de téléphone n’a pas la forme attendue.',
  'error.ERR_CONTACT_DATA.problem.Form.remedy':
    'Écrivez le numéro en chiffres, avec des espaces si vous voulez, et l’adresse comme nom@exemple.be.',
  'error.ERR_CONTACT_DATA.problem.TooLong': 'L’adresse e-mail est trop longue.',
  'error.ERR_CONTACT_DATA.problem.Same':
    'Deux données de contact de la même sorte sont identiques.',
  'error.ERR_CONTACT_DATA.problem.Same.remedy': 'Changez la seconde, ou laissez-la vide.',
  'error.ERR_REGISTRATION_NOT_CONFIGURED.message':
    'Les demandes de certificat ne sont pas réglées dans cette installation.',
  'error.ERR_REGISTRATION_NOT_CONFIGURED.remedy':
    'L’administrateur de l’installation indique l’adresse du service d’enregistrement dans les réglages.',
  'error.ERR_REGISTRATION_UNREACHABLE.message':
    'Le service d’enregistrement d’eHealth ne répond pas.',
  'error.ERR_REGISTRATION_UNREACHABLE.remedy':
    'Rien n’est perdu. Réessayez dans quelques minutes\xa0; la page d’état d’eHealth annonce les pannes.',
  'error.ERR_REGISTRATION_REFUSED.message': 'eHealth a refusé cette demande.',
  'error.ERR_REGISTRATION_REFUSED.remedy':
    'Lisez sa réponse sous «\xa0Détails\xa0». En cas de doute, appelez eHealth au 02 788 51 55.',
  'error.ERR_REGISTRATION_ANSWER.message': 'La réponse d’eHealth ne correspond pas à la demande.',
  'error.ERR_REGISTRATION_ANSWER.remedy':
    'Rien n’en a été repris. Réessayez\xa0; si cela se répète, prévenez votre fournisseur.',
  'error.ERR_MAILBOX_UNREACHABLE.message':
    'Nous n’avons pas pu joindre l’eHealthBox\xa0: la connexion n’aboutit pas.',
  'error.ERR_MAILBOX_UNREACHABLE.remedy':
    'Vérifiez que cet ordinateur a accès à internet, puis réessayez. Si le reste d’internet fonctionne, consultez le site d’état d’eHealth.',
  'error.ERR_MAILBOX_UNREACHABLE.problem.tls':
    'La connexion avec l’eHealthBox n’est pas sûre\xa0: le certificat de son serveur n’a pas été reconnu, et rien n’a été envoyé.',
  'error.ERR_MAILBOX_UNREACHABLE.problem.tls.remedy':
    'Demandez à votre informaticien si un proxy ou un antivirus intercepte la connexion, et si la date de cet ordinateur est juste.',
  'error.ERR_MAILBOX_TIMEOUT.message': 'L’eHealthBox n’a pas répondu à temps.',
  'error.ERR_MAILBOX_TIMEOUT.remedy':
    'Réessayez dans quelques minutes\xa0; le site d’état d’eHealth dit si une panne est connue.',
  'error.ERR_MAILBOX_UNAVAILABLE.message':
    'L’eHealthBox est en panne ou en entretien\xa0; le problème n’est pas chez vous.',
  'error.ERR_MAILBOX_UNAVAILABLE.remedy':
    'Rien n’est perdu\xa0: réessayez plus tard. Le site d’état d’eHealth annonce les pannes et leur fin.',
  'error.ERR_MAILBOX_ANSWER.message':
    'La réponse reçue n’est pas celle que l’eHealthBox donne d’habitude\xa0: nous n’avons pas pu la lire.',
  'error.ERR_MAILBOX_ANSWER.remedy':
    'Réessayez une fois. Si cela se répète, votre informaticien vérifie si un proxy ou un antivirus change les réponses.',
  'error.ERR_MAILBOX_SESSION.message': 'L’eHealthBox n’a pas accepté votre session.',
  'error.ERR_MAILBOX_SESSION.remedy':
    'Vérifiez d’abord l’heure de cet ordinateur, puis ouvrez une nouvelle session et réessayez.',
  'error.ERR_MAILBOX_NOT_ALLOWED.message':
    'eHealth vous reconnaît, mais ne vous donne pas accès à cette boîte ou à cette action.',
  'error.ERR_MAILBOX_NOT_ALLOWED.remedy':
    'Vérifiez la qualité choisie à l’ouverture de la session, ou le mandat pour l’organisation. En cas de doute, appelez eHealth au 02 788 51 55.',
  'error.ERR_MAILBOX_MALFORMED.message':
    'L’eHealthBox n’a pas compris notre demande\xa0; l’erreur est dans notre programme.',
  'error.ERR_MAILBOX_MALFORMED.remedy':
    'Donnez à votre fournisseur les détails ci-dessous, avec le numéro d’incident s’il y en a un\xa0; réessayer n’y changera rien.',
  'error.ERR_MAILBOX_REFUSED.message': 'L’eHealthBox a refusé cette action.',
  'error.ERR_MAILBOX_REFUSED.remedy':
    'Lisez sa réponse sous «\xa0Détails\xa0». En cas de doute, appelez eHealth au 02 788 51 55 et citez le code indiqué.',
  'error.ERR_MAILBOX_MESSAGE_GONE.message':
    'Cette lettre n’est plus dans ce dossier de l’eHealthBox.',
  'error.ERR_MAILBOX_MESSAGE_GONE.remedy':
    'Quelqu’un l’a peut-être déplacée ou supprimée, ou sa durée de conservation est passée. Actualisez la liste.',
  'error.ERR_MAILBOX_BOX.message': 'Cette boîte n’existe pas, ou vous n’y avez pas accès.',
  'error.ERR_MAILBOX_BOX.remedy':
    'Choisissez une autre boîte. Le responsable de l’organisation peut vous donner accès dans la gestion des utilisateurs d’eHealth.',
  'error.ERR_MAILBOX_NOT_SENDER.message':
    'Seul l’expéditeur d’une lettre peut en suivre la distribution.',
  'error.ERR_MAILBOX_NOT_SENDER.remedy': 'Ouvrez la boîte qui a envoyé la lettre, puis réessayez.',
  'error.ERR_MAILBOX_MOVE.message':
    'Une lettre ne va que de son dossier à sa corbeille, et retour.',
  'error.ERR_MAILBOX_MOVE.remedy':
    'Actualisez la liste, puis choisissez la corbeille de ce dossier.',
  'error.ERR_MAILBOX_LETTER_INVALID.message':
    'Une partie de la lettre ne convient pas à l’eHealthBox.',
  'error.ERR_MAILBOX_LETTER_INVALID.remedy':
    'Corrigez la lettre, puis envoyez à nouveau. Rien n’a été envoyé.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.title':
    'L’objet de la lettre est vide ou dépasse 400 caractères.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.file-name':
    'Un nom de fichier est vide ou dépasse 255 caractères.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.recipients':
    'La lettre n’a pas de destinataire, ou il lui manque un numéro ou une qualité.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.many-recipients':
    'Une lettre a au plus {limit} destinataires.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.text': 'La lettre est vide.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.many-annexes': 'Une lettre a au plus 30 annexes.',
  'error.ERR_MAILBOX_LETTER_INVALID.problem.patient':
    'Le numéro national du patient n’est pas juste.',
  'error.ERR_MAILBOX_LETTER_TOO_LARGE.message':
    'Cette lettre est trop volumineuse pour l’eHealthBox\xa0: 10\xa0Mo au plus avec ses annexes.',
  'error.ERR_MAILBOX_LETTER_TOO_LARGE.remedy':
    'Rien n’a été envoyé. Réduisez les annexes, ou répartissez-les sur plusieurs lettres.',
  'error.ERR_MAILBOX_RECIPIENT.message': 'L’eHealthBox ne connaît pas ce destinataire.',
  'error.ERR_MAILBOX_RECIPIENT.remedy':
    'Rien n’a été envoyé. Vérifiez le numéro et la qualité du destinataire, ou choisissez une autre de ses boîtes.',
  'error.ERR_MAILBOX_RECIPIENT.problem.quality':
    'L’eHealthBox ne connaît pas la qualité choisie pour ce destinataire.',
  'error.ERR_MAILBOX_RECIPIENT.problem.not-allowed':
    'L’eHealthBox ne vous permet pas d’écrire à des destinataires de cette qualité.',
  'error.ERR_MAILBOX_RECIPIENT.problem.not-allowed.remedy':
    'Rien n’a été envoyé. Choisissez une autre boîte du destinataire. En cas de doute, appelez eHealth au 02 788 51 55.',
  'error.ERR_MAILBOX_ALTERED.message':
    'Une annexe est arrivée autrement que nous ne l’avons envoyée\xa0; l’eHealthBox l’a refusée.',
  'error.ERR_MAILBOX_ALTERED.remedy':
    'Rien n’a été envoyé. Réessayez une fois\xa0; si cela se répète, votre informaticien vérifie si un proxy change les envois.',
  'error.ERR_MAILBOX_SEND_UNCERTAIN.message':
    'La connexion s’est interrompue\xa0: nous ne savons pas si la lettre est partie.',
  'error.ERR_MAILBOX_SEND_UNCERTAIN.remedy':
    'Ne l’envoyez pas tout de suite une seconde fois. Regardez d’abord si elle se trouve dans les lettres envoyées.',
  'error.ERR_FORM_INVALID.message': 'Le formulaire n’a pas pu être lu tel qu’il a été envoyé.',
  'error.ERR_FORM_INVALID.remedy':
    'Revenez à la page précédente, vérifiez chaque champ, puis envoyez à nouveau.',
  'error.ERR_UPLOAD_TOO_LARGE.message':
    'Ces fichiers sont trop volumineux pour être examinés ensemble.',
  'error.ERR_UPLOAD_TOO_LARGE.remedy': 'Choisissez-en moins à la fois : 64 Mo en tout au plus.',
  'error.ERR_FILE_MISSING.message': 'Aucun fichier n’a été joint.',
  'error.ERR_FILE_MISSING.remedy':
    'Choisissez le fichier .p12 du certificat, puis envoyez à nouveau.',
  'error.ERR_IDENTIFIER_INVALID.message':
    'Ce numéro n’est pas correct : ses chiffres de contrôle ne correspondent pas, ou il lui manque des chiffres.',
  'error.ERR_IDENTIFIER_INVALID.remedy':
    'Recopiez le numéro depuis la carte d’identité, le courrier de l’INAMI ou la Banque-Carrefour des Entreprises.',
  'error.ERR_IDENTIFIER_INVALID.problem.Empty': 'Le numéro n’est pas rempli.',
  'error.ERR_IDENTIFIER_INVALID.problem.Empty.remedy':
    'Tapez le numéro du titulaire du certificat.',
  'error.ERR_IDENTIFIER_INVALID.problem.Characters':
    'Ce numéro contient autre chose que des chiffres.',
  'error.ERR_IDENTIFIER_INVALID.problem.Characters.remedy':
    'Tapez uniquement les chiffres ; les points, tirets et espaces ne gênent pas.',
  'error.ERR_IDENTIFIER_INVALID.problem.Length': 'Ce numéro a trop de chiffres.',
  'error.ERR_IDENTIFIER_INVALID.problem.Length.remedy':
    'Il en faut 11 pour un numéro national, 8 pour le numéro INAMI d’un groupement et 10 pour un numéro d’entreprise.',
  'error.ERR_IDENTIFIER_INVALID.problem.CheckDigit':
    'Un chiffre manque ou n’est pas le bon : les chiffres de contrôle de ce numéro ne correspondent pas.',
  'error.ERR_IDENTIFIER_INVALID.problem.Profile':
    'Le profil de cet utilisateur porte un autre numéro national.',
  'error.ERR_IDENTIFIER_INVALID.problem.Profile.remedy':
    'Choisissez l’utilisateur à qui appartient le certificat, ou corrigez le numéro dans son profil, dans votre logiciel.',
  'error.ERR_DRAFT_EXPIRED.message':
    'Ce fichier avait été ouvert, mais pas enregistré à temps ; par sécurité, il a été oublié.',
  'error.ERR_DRAFT_EXPIRED.remedy':
    'Chargez le fichier à nouveau : vous avez un quart d’heure pour décider.',
  'error.ERR_NOT_STORABLE.message':
    'Ce fichier ne servirait à rien sur ce profil ; il n’a pas été enregistré.',
  'error.ERR_NOT_STORABLE.remedy':
    'Lisez le résultat de l’examen, puis chargez le fichier qui convient.',
  'error.ERR_NOT_FOUND.message': 'Cette page ou ce certificat n’existe pas, ou n’existe plus.',
  'error.ERR_NOT_FOUND.remedy': 'Revenez à la page d’accueil et cherchez-le à partir de là.',
  'error.ERR_METHOD_NOT_ALLOWED.message':
    'Cette adresse existe, mais ne s’utilise pas de cette manière.',
  'error.ERR_METHOD_NOT_ALLOWED.remedy':
    'Revenez à la page précédente et servez-vous de ses boutons.',
  'error.ERR_CONFLICT.message':
    'Entre-temps, quelqu’un d’autre a modifié ce certificat ; votre demande n’a pas été exécutée.',
  'error.ERR_CONFLICT.remedy':
    'Rouvrez la page de l’utilisateur, regardez ce qui a changé, puis recommencez si c’est encore nécessaire.',
  'error.ERR_CERTIFICATE_LOADED.message': 'Ce certificat est déjà chargé pour ce titulaire.',
  'error.ERR_CERTIFICATE_LOADED.remedy':
    'Abandonnez ce fichier, ou choisissez de remplacer celui qui est déjà chargé.',
  'error.ERR_CERTIFICATE_LIMIT.message':
    'Ce titulaire, ou ce profil, a déjà {limit} fichiers : c’est le maximum.',
  'error.ERR_CERTIFICATE_LIMIT.remedy':
    'Choisissez de remplacer un des fichiers chargés, ou retirez d’abord ceux qui ne servent plus.',
  'error.ERR_LAUNCH_TOKEN.message':
    'L’accès n’a pas été accepté : l’autorisation d’ouverture est périmée, a déjà servi ou n’est pas valable.',
  'error.ERR_LAUNCH_TOKEN.remedy':
    'Retournez dans votre logiciel et ouvrez à nouveau les certificats eHealth. Si cela se répète, vérifiez l’heure des deux ordinateurs et prévenez votre informaticien.',
  'error.ERR_SESSION_REQUIRED.message':
    'Votre accès à cette page est terminé ou n’a pas encore commencé.',
  'error.ERR_SESSION_REQUIRED.remedy':
    'Retournez dans votre logiciel et ouvrez à nouveau les certificats eHealth.',
  'error.ERR_USER_INACTIVE.message':
    'Vous n’êtes pas, ou plus, un utilisateur actif de ce cabinet.',
  'error.ERR_USER_INACTIVE.remedy':
    'Demandez au responsable de votre cabinet de vérifier votre compte dans votre logiciel, puis ouvrez à nouveau les certificats eHealth.',
  'error.ERR_FORBIDDEN.message':
    'Cette page ou cet acte est réservé au responsable du cabinet ou au titulaire du certificat.',
  'error.ERR_FORBIDDEN.remedy':
    'Demandez au responsable de votre cabinet, ou au titulaire du certificat, de le faire.',
  'error.ERR_CROSS_ORIGIN.message':
    'La demande est venue d’une autre page que les nôtres ; elle n’a pas été exécutée.',
  'error.ERR_CROSS_ORIGIN.remedy':
    'Ouvrez la page depuis votre logiciel et recommencez à partir de là.',
  'error.ERR_RATE_LIMITED.message':
    'Plusieurs mots de passe ont été essayés en peu de temps ; par sécurité, celui-ci n’a pas été essayé.',
  'error.ERR_RATE_LIMITED.remedy':
    'Attendez {seconds} secondes et vérifiez le mot de passe entre-temps, puis recommencez.',
  'error.ERR_SETTINGS_INVALID.message': 'Le réglage « {path} » n’est pas valable : {problem}.',
  'error.ERR_SETTINGS_INVALID.remedy': 'Corrigez ce réglage, puis redémarrez.',
  'error.ERR_SETTINGS_UNSAFE.message':
    'D’autres comptes de cet ordinateur peuvent lire {path}, qui contient un secret (mode {mode}).',
  'error.ERR_SETTINGS_UNSAFE.remedy':
    'Limitez ce fichier au compte du service (mode 0600, ou 0440 en lecture seule), puis redémarrez.',
  'error.ERR_DATABASE_UNUSABLE.message':
    'La base de données ne peut pas être ouverte ou n’accepte pas d’écriture.',
  'error.ERR_DATABASE_UNUSABLE.remedy':
    'Vérifiez que le fichier existe, que le service peut y écrire et que le disque n’est pas plein ; « trousseau doctor » dit lequel des trois.',
  'error.ERR_DATABASE_FULL.message':
    'Le disque de la base de données est plein ; rien n’a été enregistré.',
  'error.ERR_DATABASE_FULL.remedy':
    'Libérez de la place sur ce disque ; le service reprend de lui-même, sans redémarrage.',
  'error.ERR_DATABASE_READ_ONLY.message':
    'La base de données n’accepte aucune écriture ; rien n’a été enregistré.',
  'error.ERR_DATABASE_READ_ONLY.remedy':
    'Donnez au service le droit d’écrire dans le fichier et dans son dossier, et vérifiez que le disque n’est pas monté en lecture seule.',
  'error.ERR_DATABASE_DAMAGED.message': 'La base de données est endommagée.',
  'error.ERR_DATABASE_DAMAGED.remedy':
    'Arrêtez le service, gardez le fichier tel quel, puis restaurez la dernière sauvegarde ; « trousseau restore-check » dit si elle est bonne.',
  'error.ERR_DATABASE_BUSY.message':
    'Un autre programme écrit depuis longtemps dans la base de données ; votre demande n’a pas été exécutée.',
  'error.ERR_DATABASE_BUSY.remedy':
    'Attendez quelques secondes, puis recommencez. Si cela continue, cherchez quel programme garde le fichier ouvert.',
  'error.ERR_MIGRATION_EDITED.message':
    'Une mise à jour déjà appliquée à la base de données a été modifiée après coup.',
  'error.ERR_MIGRATION_EDITED.remedy':
    'Réinstallez la version d’origine du programme ; ne modifiez jamais les fichiers du dossier migrations.',
  'error.ERR_MIGRATION_UNKNOWN.message':
    'La base de données a été écrite par une version plus récente du programme.',
  'error.ERR_MIGRATION_UNKNOWN.remedy':
    'Installez cette version plus récente, ou restaurez la sauvegarde faite avant la mise à jour.',
  'error.ERR_LETTER_KEYS_MISSING.message':
    'Votre session n’a pas encore les clés qui ouvrent les lettres scellées.',
  'error.ERR_LETTER_KEYS_MISSING.remedy':
    'Tapez le mot de passe de votre certificat pour les ouvrir.',
  'error.ERR_LETTER_UNREADABLE.message': 'Cette partie de la lettre ne peut pas être ouverte.',
  'error.ERR_LETTER_UNREADABLE.remedy':
    'Lisez sur la page de la lettre pourquoi, et demandez à l’expéditeur de la renvoyer si nécessaire.',
  'error.ERR_LETTER_KEYS_NONE.message':
    'Ce fichier n’a aucune clé pour lire le courrier de cette session.',
  'error.ERR_LETTER_KEYS_NONE.remedy':
    'Choisissez le certificat de la même personne ou organisation, ou chargez son ancien fichier.',
  'error.ERR_LETTER_RECIPIENTS.message':
    'Cette lettre a {count} destinataires ; il en faut au moins un, et au plus {limit}.',
  'error.ERR_LETTER_RECIPIENTS.remedy':
    'Corrigez la liste des destinataires, ou envoyez plusieurs lettres.',
  'error.ERR_LETTER_RECIPIENT_KEY.message':
    'La lettre ne peut pas encore être chiffrée pour {names} : c’est une clé d’un nouveau type, et eHealth n’a pas publié comment s’en servir. Rien n’a été envoyé.',
  'error.ERR_LETTER_RECIPIENT_KEY.remedy':
    'Retirez ce destinataire de la lettre, et écrivez-lui autrement.',
  'error.ERR_LETTER_RECIPIENT_TOKEN.message':
    'La clé de chiffrement publiée pour {names} n’est pas valable. Rien n’a été envoyé.',
  'error.ERR_LETTER_RECIPIENT_TOKEN.remedy':
    'Retirez ce destinataire de la lettre, ou réessayez quand il aura renouvelé son certificat.',
  'error.ERR_LETTER_RECIPIENT_NONE.message':
    'eHealth ne connaît pas de clé pour {names} : la lettre ne peut pas être scellée. Rien n’a été envoyé.',
  'error.ERR_LETTER_RECIPIENT_NONE.remedy':
    'Vérifiez le numéro, choisissez une autre boîte de ce destinataire, ou écrivez-lui autrement.',
  'error.ERR_LETTER_DEPOT.message':
    'eHealth ne donne pas les clés de vos destinataires pour le moment. Rien n’a été envoyé.',
  'error.ERR_LETTER_DEPOT.remedy':
    'Votre lettre est gardée en brouillon : réessayez dans quelques minutes.',
  'error.ERR_LETTER_OWN_TOKEN.message':
    'eHealth ne publie pas de clé à votre nom : vous ne pourriez pas relire cette lettre. Rien n’a été envoyé.',
  'error.ERR_LETTER_OWN_TOKEN.remedy':
    'Vérifiez votre certificat sur sa page : il n’est peut-être pas encore tout à fait prêt.',
  'error.ERR_LETTER_SENDER_CARD.message':
    'Votre session est ouverte par la carte seule : il manque votre certificat pour sceller la lettre. Rien n’a été envoyé.',
  'error.ERR_LETTER_SENDER_CARD.remedy':
    'Ouvrez une session avec votre certificat. Votre lettre est gardée en brouillon.',
  'error.ERR_LETTER_SENDER_KEY.message':
    'Votre certificat ne peut pas encore signer de lettres chiffrées : sa clé est d’un nouveau type, et eHealth n’a pas publié comment s’en servir.',
  'error.ERR_LETTER_SENDER_KEY.remedy':
    'Envoyez cette lettre depuis l’application web de l’eHealthBox.',
  'error.ERR_LETTER_SENDER_CERTIFICATE.message':
    'Votre certificat eHealth n’est pas valable aujourd’hui : vos destinataires ne pourraient pas se fier à la lettre. Rien n’a été envoyé.',
  'error.ERR_LETTER_SENDER_CERTIFICATE.remedy':
    'Renouvelez votre certificat, puis envoyez la lettre.',
  'error.ERR_LETTER_TOO_LARGE.message':
    'Cette partie de la lettre est trop grande ({size} Mo) : une lettre entière a au plus {limit} Mo.',
  'error.ERR_LETTER_TOO_LARGE.remedy': 'Retirez une annexe, ou réduisez-la.',
  'error.ERR_LETTER_BUSY.message':
    'Beaucoup de lettres sont ouvertes ou chiffrées en même temps ; la vôtre ne l’a pas été.',
  'error.ERR_LETTER_BUSY.remedy': 'Attendez quelques secondes, puis recommencez.',
  'error.ERR_MASTER_KEY_MISSING.message':
    'La clé maîtresse qui protège les certificats est introuvable.',
  'error.ERR_MASTER_KEY_MISSING.remedy':
    'Remettez le fichier de clé ou la variable à sa place ; sans elle, les certificats enregistrés ne peuvent pas être ouverts.',
  'error.ERR_MASTER_KEY_UNSAFE.message':
    'D’autres comptes de cet ordinateur peuvent lire le fichier de la clé maîtresse.',
  'error.ERR_MASTER_KEY_UNSAFE.remedy':
    'Limitez-le au compte du service (mode 0600, ou 0440 en lecture seule), puis redémarrez.',
  'error.ERR_MASTER_KEY_WRONG.message':
    'La clé maîtresse n’est pas celle de cette base de données.',
  'error.ERR_MASTER_KEY_WRONG.remedy':
    'Remettez la clé qui va avec cette base de données ; rien n’a été écrit.',
  'error.ERR_SEAL_BROKEN.message':
    'Un certificat enregistré a été altéré dans la base de données et ne peut plus être ouvert.',
  'error.ERR_SEAL_BROKEN.remedy':
    'Restaurez la base de données depuis une sauvegarde, ou chargez à nouveau le fichier d’origine du certificat.',
  'error.ERR_AUDIT_CHAIN_BROKEN.message':
    'Le journal d’audit a été modifié en dehors du programme.',
  'error.ERR_AUDIT_CHAIN_BROKEN.remedy':
    'Gardez une copie de la base de données telle quelle et prévenez la personne responsable de la sécurité.',
  'error.ERR_BACKUP_FAILED.message': 'La sauvegarde n’a pas pu être écrite.',
  'error.ERR_BACKUP_FAILED.remedy':
    'Donnez le nom d’un fichier qui n’existe pas encore, dans un dossier qui existe, où vous pouvez écrire et où il reste de la place.',
  'error.ERR_BACKUP_INVALID.message': 'Cette sauvegarde ne peut pas servir à une restauration.',
  'error.ERR_BACKUP_INVALID.remedy':
    'Prenez une sauvegarde plus ancienne et vérifiez-la avec « trousseau restore-check ».',
  'error.ERR_UNEXPECTED.message': 'Une erreur imprévue s’est produite de notre côté.',
  'error.ERR_UNEXPECTED.remedy':
    'Recommencez dans un instant. Si cela se répète, donnez la référence ci-dessous à votre support.',
  'error.ERR_SESSION_NONE.message':
    'Aucune session eHealth n’est ouverte, ou la vôtre touche à sa fin.',
  'error.ERR_SESSION_NONE.remedy':
    'Ouvrez une session avec votre carte d’identité électronique, puis recommencez.',
  'error.ERR_SESSION_BLOCKED.message':
    'Ce certificat ne permet pas d’ouvrir une session ; rien ne vous a été demandé.',
  'error.ERR_SESSION_BLOCKED.remedy':
    'Ouvrez la page du certificat : elle dit ce qui manque et comment y remédier.',
  'error.ERR_SESSION_BUSY.message':
    'Une ouverture de session est déjà en cours pour vous, sans doute dans une autre fenêtre.',
  'error.ERR_SESSION_BUSY.remedy': 'Terminez-la là-bas, ou attendez une minute et recommencez ici.',
  'error.ERR_SESSION_CANCELLED.message':
    'L’ouverture a été interrompue avant la fin ; aucune session n’a été ouverte.',
  'error.ERR_SESSION_CANCELLED.remedy': 'Recommencez si la session est encore nécessaire.',
  'error.ERR_SESSION_CANCELLED.problem.log-off':
    'Vous avez été déconnecté pendant l’ouverture ; aucune session n’a été ouverte.',
  'error.ERR_SESSION_CANCELLED.problem.log-off.remedy':
    'Reconnectez-vous dans votre logiciel, puis recommencez.',
  'error.ERR_SESSION_CANCELLED.problem.restart':
    'Le programme s’est arrêté pendant l’ouverture ; aucune session n’a été ouverte.',
  'error.ERR_SESSION_CANCELLED.problem.restart.remedy':
    'Attendez qu’il ait redémarré, puis recommencez.',
  'error.ERR_SESSION_CANCELLED.problem.card-session':
    'La session dont la carte servait ici s’est terminée entre-temps ; aucune autre n’a été ouverte.',
  'error.ERR_SESSION_CANCELLED.problem.card-session.remedy':
    'Recommencez : votre code PIN vous sera demandé.',
  'error.ERR_SESSION_KEY_MISSING.message':
    'La clé qui ouvre la session manque : le mot de passe du certificat n’a pas été donné, ou le fichier ne contient plus cette clé.',
  'error.ERR_SESSION_KEY_MISSING.remedy':
    'Tapez le mot de passe du certificat. Si le message revient, chargez à nouveau le fichier d’origine.',
  'error.ERR_QUALITY_UNFIT.message':
    'Cette qualité ne convient pas à ce certificat : eHealth n’ouvrirait pas la session.',
  'error.ERR_QUALITY_UNFIT.remedy':
    'Choisissez une des qualités proposées. S’il en manque une, complétez le profil dans votre logiciel.',
  'error.ERR_QUALITY_NONE.message':
    'eHealth n’attribue, à notre connaissance, aucune qualité aux certificats de ce type ({type}) : aucune session ne s’ouvre avec celui-ci.',
  'error.ERR_QUALITY_NONE.remedy':
    'Le certificat reste utile pour les messages chiffrés. Si eHealth vous a indiqué une qualité, votre informaticien peut l’ajouter par le réglage « ehealth.claims ».',
  'error.ERR_FALLBACK_REASON.message': 'La procédure de secours demande un motif.',
  'error.ERR_FALLBACK_REASON.remedy':
    'Choisissez pourquoi la carte d’identité ne peut pas servir ; pour « Autre motif », ajoutez quelques mots.',
  'error.ERR_FALLBACK_STOPPED.message':
    'La procédure de secours a été trop souvent utilisée ces derniers temps ; elle est suspendue pour ce titulaire.',
  'error.ERR_FALLBACK_STOPPED.remedy':
    'Utilisez la carte d’identité électronique, ou demandez au responsable de votre cabinet de lever la suspension pour 24 heures.',
  'error.ERR_FALLBACK_STOPPED.days.one':
    'La procédure de secours a été trop souvent utilisée en {days} jour ; elle est suspendue pour ce titulaire.',
  'error.ERR_FALLBACK_STOPPED.days.other':
    'La procédure de secours a été trop souvent utilisée en {days} jours ; elle est suspendue pour ce titulaire.',
  'error.ERR_MODE_DISABLED.message':
    'Cette manière d’ouvrir une session n’est pas proposée dans ce cabinet.',
  'error.ERR_MODE_DISABLED.remedy':
    'Choisissez une des manières affichées ; le responsable de votre cabinet peut en changer les réglages.',
  'error.ERR_CLAIM_MISMATCH.message':
    'Le numéro du profil ({asserted}) n’est pas celui du certificat ({certificate}) : eHealth refuserait la session.',
  'error.ERR_CLAIM_MISMATCH.remedy':
    'Vérifiez le numéro dans le profil, dans votre logiciel, ou choisissez le certificat qui porte ce numéro.',
  'error.ERR_ENVELOPE_INVALID.message':
    'Le message que votre logiciel voulait envoyer n’a pas la forme attendue ; il n’a pas été signé.',
  'error.ERR_ENVELOPE_INVALID.remedy':
    'Donnez ce code au support de votre logiciel. Votre session reste ouverte.',
  'error.ERR_ENVELOPE_BUSY.message':
    'Beaucoup de grands messages sont signés en même temps ; le vôtre ne l’a pas été.',
  'error.ERR_ENVELOPE_BUSY.remedy': 'Attendez quelques secondes, puis recommencez.',
  'error.ERR_DOCUMENT_INVALID.message':
    'Le document que votre logiciel voulait faire signer n’a pas la forme attendue ; il n’a pas été signé.',
  'error.ERR_DOCUMENT_INVALID.remedy':
    'Communiquez ce code au support de votre logiciel. Votre session reste ouverte.',
  'error.ERR_TIMESTAMP_NOT_CONFIGURED.message':
    'Le service d’horodatage d’eHealth n’est pas réglé dans cette installation.',
  'error.ERR_TIMESTAMP_NOT_CONFIGURED.remedy':
    'Demandez à votre informaticien de compléter le réglage « ehealth.timeStamp ».',
  'error.ERR_TIMESTAMP_UNREACHABLE.message':
    'Le service d’horodatage d’eHealth ne répond pas ; rien n’a été horodaté.',
  'error.ERR_TIMESTAMP_UNREACHABLE.remedy':
    'Réessayez dans quelques minutes. Votre session reste ouverte.',
  'error.ERR_TIMESTAMP_REFUSED.message':
    'Le service d’horodatage d’eHealth n’a pas donné d’horodatage valable.',
  'error.ERR_TIMESTAMP_REFUSED.remedy':
    'Communiquez ce code au support de votre logiciel. Votre session reste ouverte.',
  'error.ERR_READER_SUPPORT_MISSING.message':
    'Cette installation ne sait pas se servir d’un lecteur de carte : une pièce du programme manque.',
  'error.ERR_READER_SUPPORT_MISSING.remedy':
    'Prévenez votre informaticien : « trousseau doctor » lui dira ce qui manque. En attendant, la procédure de secours reste possible.',
  'error.ERR_READER_SERVICE.message':
    'Le service de cet ordinateur qui s’occupe des lecteurs de carte ne répond pas.',
  'error.ERR_READER_SERVICE.remedy':
    'Débranchez le lecteur et rebranchez-le ; si cela ne suffit pas, redémarrez l’ordinateur.',
  'error.ERR_READER_NONE.message': 'Aucun lecteur de carte n’est branché à cet ordinateur.',
  'error.ERR_READER_NONE.remedy':
    'Branchez le lecteur ; s’il l’est déjà, essayez une autre prise USB ou un autre lecteur.',
  'error.ERR_CARD_NONE.message': 'Le lecteur ne contient pas de carte.',
  'error.ERR_CARD_NONE.remedy':
    'Insérez votre carte d’identité électronique jusqu’au bout, puce en avant.',
  'error.ERR_CARD_SEVERAL.message':
    'Plusieurs cartes sont insérées : impossible de savoir laquelle utiliser.',
  'error.ERR_CARD_SEVERAL.remedy': 'Laissez seulement la vôtre dans un lecteur, puis recommencez.',
  'error.ERR_CARD_UNREADABLE.message': 'La carte insérée n’a pas pu être lue.',
  'error.ERR_CARD_UNREADABLE.remedy':
    'Retirez-la, essuyez la puce avec un chiffon doux et insérez-la à nouveau. Sinon, essayez un autre lecteur.',
  'error.ERR_CARD_NOT_EID.message':
    'La carte insérée n’est pas une carte d’identité électronique belge.',
  'error.ERR_CARD_NOT_EID.remedy':
    'Insérez votre carte d’identité électronique à la place de celle-ci.',
  'error.ERR_CARD_REMOVED.message':
    'La carte a été retirée, ou remplacée, avant la fin ; rien n’a été fait.',
  'error.ERR_CARD_REMOVED.remedy':
    'Insérez-la à nouveau et laissez-la dans le lecteur jusqu’à la fin.',
  'error.ERR_CARD_BUSY.message': 'Un autre programme se sert de la carte en ce moment.',
  'error.ERR_CARD_BUSY.remedy':
    'Fermez ce programme (navigateur, eID Viewer…) ou attendez qu’il ait fini, puis recommencez.',
  'error.ERR_CARD_IN_USE.message':
    'Notre programme travaille encore avec cette carte, pour une autre fenêtre ou une autre demande.',
  'error.ERR_CARD_IN_USE.remedy':
    'Attendez quelques secondes qu’il ait fini, puis recommencez. Aucun essai n’a été perdu.',
  'error.ERR_CARD_FAULT.message':
    'La carte ou le lecteur n’a pas répondu comme prévu ; rien n’a été ouvert.',
  'error.ERR_CARD_FAULT.remedy':
    'Retirez la carte, insérez-la à nouveau et recommencez. Si cela se répète, essayez un autre lecteur.',
  'error.ERR_CARD_LEFT_OPEN.message':
    'La carte n’a pas pu être verrouillée : un autre programme la retient, ou elle n’a pas répondu à temps. Elle pourrait encore signer sans code PIN.',
  'error.ERR_CARD_LEFT_OPEN.remedy':
    'Retirez la carte du lecteur. Fermez les autres programmes qui s’en servent, puis insérez-la à nouveau et recommencez.',
  'error.ERR_CARD_NOT_YET_VALID.message':
    'Cette carte d’identité, ou son certificat, n’est pas encore valable ; son code PIN n’a pas été demandé.',
  'error.ERR_CARD_NOT_YET_VALID.remedy':
    'Vérifiez la date de cet ordinateur. Si elle est juste, utilisez votre carte actuelle jusqu’au premier jour de validité de la nouvelle.',
  'error.ERR_CARD_EXPIRED.message':
    'Cette carte d’identité, ou son certificat, a expiré : eHealth ne l’accepterait pas.',
  'error.ERR_CARD_EXPIRED.remedy':
    'Demandez une nouvelle carte à votre commune. En attendant, la procédure de secours reste possible.',
  'error.ERR_CARD_IDENTITY_UNPROVED.message':
    'L’identité lue sur la carte n’est pas confirmée par le Registre national ; la carte n’a pas été utilisée.',
  'error.ERR_CARD_IDENTITY_UNPROVED.remedy':
    'Retirez la carte et insérez-la à nouveau. Si cela se répète, faites-la vérifier par votre commune.',
  'error.ERR_CARD_NO_CERTIFICATE.message':
    'Cette carte ne contient pas le certificat qui permet de s’identifier.',
  'error.ERR_CARD_NO_CERTIFICATE.remedy':
    'Vérifiez-le dans eID Viewer ; votre commune peut l’activer. En attendant, la procédure de secours reste possible.',
  'error.ERR_CARD_NO_SIGNATURE.message':
    'Cette carte ne contient pas de certificat de signature : son titulaire l’a refusé, ou n’y a pas encore droit.',
  'error.ERR_CARD_NO_SIGNATURE.remedy':
    'Demandez à votre commune d’ajouter le certificat de signature, ou signez avec un autre moyen que cette carte.',
  'error.ERR_CARD_SIGNATURE_INACTIVE.message':
    'Le certificat de signature de cette carte n’a jamais été activé ; aucun essai du code PIN n’a été perdu.',
  'error.ERR_CARD_SIGNATURE_INACTIVE.remedy':
    'Faites-le activer par votre commune, carte et code PIN en main.',
  'error.ERR_CARD_OTHER_PERSON.message':
    'La carte insérée appartient à quelqu’un d’autre ; son code PIN n’a pas été demandé.',
  'error.ERR_CARD_OTHER_PERSON.remedy':
    'Insérez votre carte. Si c’est bien la vôtre, vérifiez le numéro national de votre profil.',
  'error.ERR_TOKEN_MISSING.message':
    'Le support de signature configuré n’a pas été trouvé sur cet ordinateur.',
  'error.ERR_TOKEN_MISSING.remedy':
    'Branchez-le, ou démarrez son logiciel, puis recommencez. Si cela se répète, appelez votre support informatique.',
  'error.ERR_TOKEN_NO_CERTIFICATE.message':
    'Le support de signature ne contient pas de certificat de signature valable à votre nom ; son code PIN n’a pas été demandé.',
  'error.ERR_TOKEN_NO_CERTIFICATE.remedy':
    'Vérifiez le titulaire et la fin du certificat dans son logiciel, ou signez avec votre carte d’identité.',
  'error.ERR_TOKEN_FAULT.message':
    'Le support de signature n’a pas répondu comme prévu ; rien n’a été signé.',
  'error.ERR_TOKEN_FAULT.remedy': 'Débranchez-le ou redémarrez son logiciel, puis recommencez.',
  'error.ERR_TOKEN_PIN_FORMAT.message':
    'Ce code PIN n’a pas la longueur que le support de signature attend ; il ne lui a pas été présenté.',
  'error.ERR_TOKEN_PIN_FORMAT.remedy':
    'Tapez le code PIN de ce support, pas celui de la carte d’identité. Aucun essai n’a été perdu.',
  'error.ERR_TOKEN_PIN_WRONG.message': 'Le support de signature n’a pas accepté ce code PIN.',
  'error.ERR_TOKEN_PIN_WRONG.remedy':
    'Retrouvez le bon code avant de recommencer : après quelques erreurs le support se bloque.',
  'error.ERR_TOKEN_PIN_BLOCKED.message':
    'Le code PIN du support de signature est bloqué : il ne signe plus rien.',
  'error.ERR_TOKEN_PIN_BLOCKED.remedy':
    'Débloquez-le avec le logiciel ou le fournisseur de ce support, ou signez avec votre carte d’identité.',
  'error.ERR_MIDDLEWARE_MISSING.message':
    'Le logiciel eID, qui permet de se servir de la carte d’identité, n’a pas été trouvé sur cet ordinateur.',
  'error.ERR_MIDDLEWARE_MISSING.remedy':
    'Installez-le depuis eid.belgium.be, puis recommencez. En attendant, la procédure de secours reste possible.',
  'error.ERR_MIDDLEWARE_OLD.message':
    'Le logiciel eID de cet ordinateur est trop ancien pour cette carte, qui fonctionne mais qu’il ne connaît pas.',
  'error.ERR_MIDDLEWARE_OLD.remedy':
    'Installez la version actuelle depuis eid.belgium.be, puis recommencez.',
  'error.ERR_PIN_FORMAT.message':
    'Un code PIN compte de 4 à 12 chiffres ; celui-ci n’a pas été présenté à la carte.',
  'error.ERR_PIN_FORMAT.remedy':
    'Tapez-le à nouveau, en chiffres seulement. Aucun essai n’a été perdu.',
  'error.ERR_PIN_WRONG.message': 'La carte n’a pas accepté ce code PIN.',
  'error.ERR_PIN_WRONG.remedy':
    'La carte ne dit pas combien d’essais il reste ; à la troisième erreur de suite, elle se bloque. Retrouvez le bon code avant de recommencer.',
  'error.ERR_PIN_WRONG.triesLeft.one':
    'La carte n’a pas accepté ce code PIN : il reste {triesLeft} essai.',
  'error.ERR_PIN_WRONG.triesLeft.other':
    'La carte n’a pas accepté ce code PIN : il reste {triesLeft} essais.',
  'error.ERR_PIN_WRONG.triesLeft.one.remedy':
    'Au prochain code refusé, la carte se bloque et seule la commune peut la débloquer. En cas de doute, utilisez plutôt la procédure de secours.',
  'error.ERR_PIN_WRONG.triesLeft.other.remedy':
    'Prenez le temps de retrouver le code, puis tapez-le à nouveau.',
  'error.ERR_PIN_LAST_TRY.message':
    'Il ne reste qu’un essai avant que la carte ne se bloque ; rien ne lui a encore été présenté.',
  'error.ERR_PIN_LAST_TRY.remedy':
    'Confirmez seulement si vous connaissez le code PIN avec certitude. Sinon, ne tapez rien : une session s’ouvre aussi par la procédure de secours.',
  'error.ERR_PIN_BLOCKED.message':
    'Le code PIN de cette carte est bloqué : elle ne signe plus rien.',
  'error.ERR_PIN_BLOCKED.remedy':
    'Faites-le débloquer par votre commune ; il est inutile de retaper le code. En attendant, une session s’ouvre par la procédure de secours.',
  'error.ERR_PIN_CANCELLED.message':
    'La saisie du code PIN a été interrompue, ou le temps est écoulé.',
  'error.ERR_PIN_CANCELLED.remedy': 'Recommencez quand vous voulez : aucun essai n’a été perdu.',
  'error.ERR_PIN_TIMEOUT.message': 'Aucun code PIN n’a été tapé à temps sur le lecteur.',
  'error.ERR_PIN_TIMEOUT.remedy':
    'Recommencez, puis tapez votre code sur le lecteur et confirmez par la touche verte : aucun essai n’a été perdu.',
  'error.ERR_STS_NOT_CONFIGURED.message':
    'L’accès au service de sessions d’eHealth n’est pas réglé dans cette installation.',
  'error.ERR_STS_NOT_CONFIGURED.remedy':
    'Demandez à votre informaticien de compléter le réglage « ehealth ».',
  'error.ERR_STS_UNREACHABLE.message':
    'Nous n’avons pas pu joindre eHealth : la connexion n’aboutit pas.',
  'error.ERR_STS_UNREACHABLE.remedy':
    'Vérifiez que cet ordinateur a accès à internet, puis recommencez. Si le reste d’internet fonctionne, consultez le site d’état d’eHealth.',
  'error.ERR_STS_UNREACHABLE.problem.tls':
    'La connexion avec eHealth n’est pas sûre : le certificat de son serveur n’a pas été reconnu, et rien n’a été envoyé.',
  'error.ERR_STS_UNREACHABLE.problem.tls.remedy':
    'Demandez à votre informaticien si un proxy ou un antivirus intercepte la connexion, et si la date de cet ordinateur est juste.',
  'error.ERR_STS_TIMEOUT.message':
    'eHealth n’a pas répondu à temps ; aucune session n’a été ouverte.',
  'error.ERR_STS_TIMEOUT.remedy':
    'Recommencez dans quelques minutes ; le site d’état d’eHealth dit si une panne est connue.',
  'error.ERR_STS_UNAVAILABLE.message':
    'Le service de sessions d’eHealth est en panne ou en entretien ; le problème n’est pas chez vous.',
  'error.ERR_STS_UNAVAILABLE.remedy':
    'Recommencez plus tard ; le site d’état d’eHealth annonce les pannes et leur fin.',
  'error.ERR_STS_CLOCK.message':
    'L’horloge de cet ordinateur n’est pas à l’heure ; eHealth refuse donc ses messages.',
  'error.ERR_STS_CLOCK.remedy':
    'Activez le réglage automatique de la date et de l’heure, puis recommencez. Ni le certificat ni la carte ne sont en cause.',
  'error.ERR_STS_CLOCK.seconds.one':
    'L’horloge de cet ordinateur s’écarte de {seconds} seconde de celle d’eHealth, qui refuse donc ses messages.',
  'error.ERR_STS_CLOCK.seconds.other':
    'L’horloge de cet ordinateur s’écarte de {seconds} secondes de celle d’eHealth, qui refuse donc ses messages.',
  'error.ERR_STS_DENIED.message':
    'eHealth a refusé la demande : le numéro ou la qualité demandés ne vont pas avec ce certificat.',
  'error.ERR_STS_DENIED.remedy':
    'Vérifiez dans le profil le numéro national, le numéro INAMI et la qualité. S’ils sont justes, appelez le centre de contact eHealth (02 788 51 55).',
  'error.ERR_STS_CREDENTIAL.message':
    'eHealth n’a pas accepté le certificat ou la carte présentés : expirés, révoqués ou destinés à un autre environnement.',
  'error.ERR_STS_CREDENTIAL.remedy':
    'Regardez l’état du certificat sur sa page et celui de la carte dans eID Viewer. S’ils sont en ordre, appelez le centre de contact eHealth (02 788 51 55).',
  'error.ERR_STS_NOT_ALLOWED.message':
    'eHealth vous reconnaît, mais ne vous accorde pas ce droit : un rôle ou un mandat manque.',
  'error.ERR_STS_NOT_ALLOWED.remedy':
    'Vérifiez vos données auprès de l’INAMI, ou le mandat pour l’organisation ; réessayer n’y changera rien.',
  'error.ERR_STS_NOT_AUTHENTICATED.message':
    'eHealth n’a pas pu s’assurer de votre identité ; aucune session n’a été ouverte.',
  'error.ERR_STS_NOT_AUTHENTICATED.remedy':
    'Vérifiez d’abord l’heure de cet ordinateur, puis le certificat sur sa page et la carte dans eID Viewer.',
  'error.ERR_STS_MALFORMED.message':
    'eHealth n’a pas compris notre demande ; l’erreur est dans notre programme.',
  'error.ERR_STS_MALFORMED.remedy':
    'Donnez au support les détails ci-dessous, avec le numéro d’incident d’eHealth s’il y en a un ; réessayer n’y changera rien.',
  'error.ERR_STS_FAULT.message':
    'eHealth a signalé une erreur que nous ne connaissons pas ; aucune session n’a été ouverte.',
  'error.ERR_STS_FAULT.remedy':
    'Recommencez une fois. Si l’erreur revient, appelez le centre de contact eHealth (02 788 51 55) et donnez les détails ci-dessous.',
  'error.ERR_STS_ANSWER.message':
    'La réponse reçue n’est pas celle qu’eHealth donne d’habitude : nous n’avons pas pu la lire.',
  'error.ERR_STS_ANSWER.remedy':
    'Recommencez dans quelques minutes. Si cela se répète, demandez à votre informaticien si un proxy ou un antivirus change les réponses.',
  'error.ERR_STS_TOKEN_REFUSED.message':
    'La réponse d’eHealth n’a pas passé nos vérifications ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.remedy':
    'Recommencez une fois. Si cela se répète, prévenez votre support et donnez-lui les détails ci-dessous.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signature':
    'La réponse d’eHealth a été modifiée en chemin, ou sa signature n’est pas correcte ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.algorithm':
    'La réponse d’eHealth est signée d’une manière que nous n’acceptons pas ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.algorithm.remedy':
    'Recommencer n’y change rien : prévenez votre support et donnez-lui les détails ci-dessous.',
  'error.ERR_STS_TOKEN_REFUSED.problem.sha1':
    'La réponse d’eHealth est signée par un ancien procédé (SHA-1) que cette installation n’accepte pas ; aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.sha1.remedy':
    'Recommencer n’y change rien. Votre informaticien peut accepter ces signatures par le réglage « ehealth.acceptSha1 », si eHealth les emploie encore.',
  'error.ERR_STS_TOKEN_REFUSED.problem.unsigned':
    'La réponse reçue n’est pas signée : rien ne prouve qu’elle vient d’eHealth ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.structure':
    'La réponse reçue n’a pas la forme d’une session d’eHealth ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.several':
    'La réponse reçue contient plus d’une session ou plus d’une signature ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.id':
    'La signature de la réponse ne porte pas sur la session reçue ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.conditions':
    'La session reçue n’indique pas de période de validité lisible ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.condition':
    'La session reçue est soumise à une condition que nous ne pouvons pas respecter ; aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.life':
    'La session reçue durerait bien plus longtemps qu’eHealth ne l’accorde ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.life.remedy':
    'Prévenez votre support et donnez-lui les détails ci-dessous. La durée admise est le réglage « ehealth.maxLifeHours ».',
  'error.ERR_STS_TOKEN_REFUSED.problem.audience':
    'La session reçue est destinée à d’autres services que ceux d’eHealth ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.audience.remedy':
    'Prévenez votre support et donnez-lui les détails ci-dessous. D’autres destinataires s’ajoutent par le réglage « ehealth.audiences ».',
  'error.ERR_STS_TOKEN_REFUSED.problem.signer':
    'La réponse n’est pas signée par le service d’eHealth attendu ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signer-expired':
    'Le certificat du service d’eHealth qui a signé la réponse n’est pas valable en ce moment ; aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signer-expired.remedy':
    'Vérifiez la date et l’heure de cet ordinateur. Si elles sont justes, réessayez plus tard ou donnez les détails ci-dessous à votre support.',
  'error.ERR_STS_TOKEN_REFUSED.problem.issuer':
    'La session reçue ne se dit pas émise par eHealth ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.confirmation':
    'La session reçue n’est liée à aucun certificat : n’importe qui pourrait l’employer ; par sécurité, elle n’a pas été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.context':
    'La réponse reçue appartient à une autre demande ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.identity':
    'eHealth a répondu pour un autre numéro que le vôtre ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.holder-of-key':
    'La session reçue est liée à un autre certificat que le vôtre ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.validity':
    'La session reçue n’est pas valable en ce moment ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.validity.remedy':
    'Vérifiez la date et l’heure de cet ordinateur, puis recommencez.',
  'error.ERR_STS_SIGNER_UNKNOWN.message':
    'La réponse d’eHealth est signée par une autorité que cette installation ne connaît pas ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_SIGNER_UNKNOWN.remedy':
    'Demandez à votre informaticien d’ajouter cette autorité, nommée dans les détails ci-dessous, au réglage « ehealth.signerAnchors », ou d’installer la version actuelle du programme.',
  'error.ERR_MUTE_INVALID.message':
    'La date de fin ne convient pas\u00a0: entre demain et dans 180 jours.',
  'error.ERR_MUTE_INVALID.remedy':
    'Choisissez une date dans ce délai. Une mise en sourdine peut être renouvelée plus tard.',
  'error.ERR_PROBE_TOO_SOON.message': 'Ce certificat vient d’être vérifié auprès d’eHealth.',
  'error.ERR_PROBE_TOO_SOON.remedy': 'Attendez une minute avant de vérifier à nouveau.',
  'error.ERR_JOB_RUNNING.message': 'Cette tâche est déjà en cours.',
  'error.ERR_JOB_RUNNING.remedy':
    'Attendez qu’elle se termine\u00a0; la page montre alors son résultat.',
  'error.ERR_TRUST_ARCHIVE_INVALID.message':
    'Ce fichier n’est pas une archive ZIP de certificats utilisable.',
  'error.ERR_TRUST_ARCHIVE_INVALID.remedy':
    'Reprenez l’archive telle qu’eHealth la publie, sans la modifier.',
  'error.ERR_TRUST_LIST_INVALID.message': 'Cette liste de confiance n’est pas acceptée.',
  'error.ERR_TRUST_LIST_INVALID.remedy':
    'Reprenez la liste telle qu’elle est publiée. Si le signataire est nouveau, l’exploitant doit l’ajouter aux paramètres (trust.listSigners).',
  'error.ERR_TRUST_LIST_INVALID.problem.not-text':
    'Ce fichier n’est pas un texte en UTF-8 : ce n’est pas une liste de confiance.',
  'error.ERR_TRUST_LIST_INVALID.problem.not-xml':
    'Ce fichier n’est pas du XML correct, ou contient un type de document, que nous n’acceptons pas.',
  'error.ERR_TRUST_LIST_INVALID.problem.too-large':
    'Cette liste de confiance est plus grande que ce que ce module peut lire (4 Mo).',
  'error.ERR_TRUST_LIST_INVALID.problem.too-large.remedy':
    'Demandez au support de votre logiciel ; une archive ZIP des certificats peut remplacer la liste.',
  'error.ERR_TRUST_LIST_INVALID.problem.algorithm':
    'Cette liste de confiance est signée par une méthode que ce module n’accepte pas, ou qui est trop faible (SHA-1).',
  'error.ERR_TRUST_LIST_INVALID.problem.algorithm.remedy':
    'Demandez au support de votre logiciel ; une archive ZIP des certificats peut remplacer la liste.',
  'error.ERR_TRUST_LIST_INVALID.problem.signature':
    'La signature de cette liste de confiance ne correspond pas à son contenu, ou ne couvre pas toute la liste.',
  'error.ERR_TRUST_LIST_INVALID.problem.signer':
    'Cette liste de confiance est signée par un certificat que les paramètres ne connaissent pas.',
  'error.ERR_TRUST_LIST_INVALID.problem.signer.remedy':
    'L’exploitant doit ajouter ce signataire aux paramètres (trust.listSigners), après l’avoir vérifié.',
  'error.ERR_TRUST_LIST_INVALID.problem.signer-ended':
    'Cette liste de confiance est signée par un certificat qui n’est pas valable aujourd’hui.',
  'error.ERR_TRUST_LIST_INVALID.problem.shape':
    'Ce fichier est signé, mais ne suit pas la norme des listes de confiance (ETSI TS 119 612).',
  'error.ERR_TRUST_LIST_INVALID.problem.not-issued-yet':
    'La date de publication de cette liste de confiance est dans le futur.',
  'error.ERR_TRUST_LIST_INVALID.problem.not-issued-yet.remedy':
    'Vérifiez l’heure de cet ordinateur.',
  'error.ERR_TRUST_LIST_INVALID.problem.expired':
    'Cette liste de confiance a dépassé la date de sa prochaine mise à jour.',
  'error.ERR_TRUST_LIST_INVALID.problem.expired.remedy': 'Prenez la liste publiée aujourd’hui.',
  'error.ERR_TRUST_LIST_INVALID.problem.older':
    'Cette liste de confiance est plus ancienne que la dernière appliquée.',
  'error.ERR_TRUST_LIST_INVALID.problem.older.remedy': 'Prenez la liste publiée aujourd’hui.',
  'error.ERR_TRUST_LIST_INVALID.problem.empty':
    'Cette liste de confiance ne nomme aucune autorité de certification reconnue.',
  'errorTitle.form': 'À corriger',
  'errorTitle.access': 'Accès refusé',
  'errorTitle.missing': 'Introuvable',
  'errorTitle.wait': 'Un instant',
  'errorTitle.conflict': 'Modifié entre-temps',
  'errorTitle.card': 'Carte ou lecteur',
  'errorTitle.session': 'Session eHealth',
  'errorTitle.ehealth': 'Problème avec eHealth',
  'errorTitle.ours': 'Erreur de notre côté',
} as const;
