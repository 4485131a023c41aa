/** What every error says: what happened, then the one thing to do. Codes: plugin/errors.ts. French is the reference for the other languages. */
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
  'error.ERR_KEYSTORE_BUSY.message':
    'Beaucoup de fichiers sont examinés en même temps ; le vôtre n’a pas encore pu l’être.',
  'error.ERR_KEYSTORE_BUSY.remedy':
    'Attendez quelques secondes, puis recommencez. Ni le fichier ni le mot de passe ne sont en cause.',
  'error.ERR_FORM_INVALID.message': 'Le formulaire n’a pas pu être lu tel qu’il a été envoyé.',
  'error.ERR_FORM_INVALID.remedy':
    'Revenez à la page précédente, vérifiez chaque champ, puis envoyez à nouveau.',
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
  'error.ERR_LAUNCH_TOKEN.message':
    'L’accès n’a pas été accepté : l’autorisation d’ouverture est périmée, a déjà servi ou n’est pas valable.',
  'error.ERR_LAUNCH_TOKEN.remedy':
    'Retournez dans votre logiciel et ouvrez à nouveau les certificats eHealth. Si cela se répète, vérifiez l’heure des deux ordinateurs et prévenez votre informaticien.',
  'error.ERR_SESSION_REQUIRED.message':
    'Votre accès à cette page est terminé ou n’a pas encore commencé.',
  'error.ERR_SESSION_REQUIRED.remedy':
    'Retournez dans votre logiciel et ouvrez à nouveau les certificats eHealth.',
  'error.ERR_FORBIDDEN.message': 'Vous pouvez voir ceci, mais pas le faire.',
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
  'error.ERR_DATABASE_UNUSABLE.message':
    'La base de données ne peut pas être ouverte ou n’accepte pas d’écriture.',
  'error.ERR_DATABASE_UNUSABLE.remedy':
    'Vérifiez que le fichier existe, que le service peut y écrire et que le disque n’est pas plein ; « trousseau doctor » dit lequel des trois.',
  'error.ERR_MIGRATION_EDITED.message':
    'Une mise à jour déjà appliquée à la base de données a été modifiée après coup.',
  'error.ERR_MIGRATION_EDITED.remedy':
    'Réinstallez la version d’origine du programme ; ne modifiez jamais les fichiers du dossier migrations.',
  'error.ERR_MIGRATION_UNKNOWN.message':
    'La base de données a été écrite par une version plus récente du programme.',
  'error.ERR_MIGRATION_UNKNOWN.remedy':
    'Installez cette version plus récente, ou restaurez la sauvegarde faite avant la mise à jour.',
  'error.ERR_MASTER_KEY_MISSING.message':
    'La clé maîtresse qui protège les certificats est introuvable.',
  'error.ERR_MASTER_KEY_MISSING.remedy':
    'Remettez le fichier de clé ou la variable à sa place ; sans elle, les certificats enregistrés ne peuvent pas être ouverts.',
  'error.ERR_MASTER_KEY_UNSAFE.message':
    'D’autres comptes de cet ordinateur peuvent lire le fichier de la clé maîtresse.',
  'error.ERR_MASTER_KEY_UNSAFE.remedy':
    'Limitez-le au compte du service (mode 0600), puis redémarrez.',
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
} as const;
