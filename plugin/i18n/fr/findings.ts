/** What findings of a verdict say, and what `trousseau inspect` prints. French: the reference that the other languages follow key by key. */
export const findings = {
  // How far the procedure went
  'state.NotCompleted': 'demande non terminée : étape 2 non effectuée',
  'state.NoEncryptionKey': 'incomplet : clé de chiffrement manquante',
  'state.Complete': 'complet',
  'state.OldKeysOnly': 'déchiffrement seul : uniquement d’anciennes clés',
  'state.CertificateUnreadable': 'certificat illisible pour ce module',
  'state.NoPrivateKey': 'sans clé privée',
  'state.NotEhealth': 'pas un certificat eHealth',
  'level.ok': 'en ordre',
  'level.attention': 'à surveiller',
  'level.unusable': 'inutilisable',
  'severity.error': 'bloquant',
  'severity.warning': 'avertissement',
  'severity.info': 'information',
  'blocks.session': 'ouvrir une session eHealth',
  'blocks.decryption': 'lire les messages chiffrés',
  'blocks.renewal': 'renouveler le certificat',
  'environment.production': 'production',
  'environment.acceptance': 'acceptation (test)',
  'environment.simulation': 'démonstration',
  'holderKind.person': 'Personne',
  'holderKind.group': 'Groupement',
  'holderKind.company': 'Société (BCE)',
  // What the file is
  'finding.NotEhealth.message':
    'Ce fichier s’ouvre, mais il ne contient pas de certificat eHealth.',
  'finding.NotEhealth.remedy':
    'Choisissez le fichier .p12 du dossier « ehealth/keystore » de l’ordinateur où le certificat a été demandé.',
  'finding.NotEhealth.eid.message':
    'Ce fichier contient un certificat de carte d’identité (eID), pas un certificat eHealth.',
  'finding.NotEhealth.eid.remedy':
    'Choisissez le fichier .p12 du dossier « ehealth/keystore » de l’ordinateur où le certificat a été demandé.',
  'finding.NotEhealth.selfSigned.message':
    'Ce fichier porte un nom de titulaire eHealth, mais son certificat n’a été délivré par aucune autorité : il s’est signé lui-même.',
  'finding.NotEhealth.selfSigned.remedy':
    'Choisissez le fichier .p12 du dossier « ehealth/keystore » de l’ordinateur où le certificat a été demandé.',
  'finding.NoPrivateKey.message':
    'Ce fichier contient un certificat, mais pas la clé privée qui va avec : il ne peut rien signer ni rien déchiffrer.',
  'finding.NoPrivateKey.remedy': 'Prenez le fichier .p12 d’origine plutôt qu’un export.',
  'finding.CertificateUnreadable.message':
    'Ce module ne peut pas lire un certificat de ce fichier : une de ses données, une date par exemple, n’a pas de sens. La clé privée est là et le mot de passe est bon.',
  'finding.CertificateUnreadable.remedy':
    'Chargez le fichier .p12 d’origine. Si le résultat est le même, montrez cette page au support de votre logiciel avant de demander un nouveau certificat.',
  'finding.CertificateUnreadable.encryption.message':
    'Une session peut s’ouvrir, mais ce module ne peut pas lire le certificat d’une autre clé de ce fichier : nous ne savons pas si la clé de chiffrement est là.',
  'finding.CertificateUnreadable.encryption.remedy':
    'Chargez le fichier .p12 d’origine. Si le résultat est le même, montrez cette page au support de votre logiciel avant de demander un nouveau certificat.',
  'finding.NotCompleted.message':
    'La demande de ce certificat n’est pas terminée : le fichier contient la clé, mais pas encore le certificat.',
  'finding.NotCompleted.remedy':
    'Faites l’étape 2 dans l’eHealth Certificate Manager, puis chargez à nouveau ce fichier. Aucune carte n’est nécessaire.',
  'finding.NotCompleted.remedy.here':
    'Complétez la demande ici : le mot de passe de ce fichier suffit, sans carte.',
  'finding.NotCompleted.renewal.message':
    'Le renouvellement n’est pas terminé : ce nouveau fichier contient la clé, mais pas encore le certificat. L’ancien certificat fonctionne jusqu’à sa fin.',
  'finding.NotCompleted.renewal.remedy':
    'Complétez le renouvellement dans l’eHealth Certificate Manager, puis chargez à nouveau ce fichier. Aucune carte n’est nécessaire.',
  'finding.NotCompleted.renewal.remedy.here':
    'Complétez le renouvellement ici : le mot de passe de ce fichier suffit, sans carte.',
  'finding.NotCompleted.steps.1':
    'Attendez le second e-mail d’eHealth : il dit à partir de quand le certificat est prêt. Souvent quelques minutes suffisent, parfois il faut jusqu’à 10 jours ; regardez aussi dans les courriers indésirables.',
  'finding.NotCompleted.steps.2':
    'Ouvrez l’eHealth Certificate Manager sur l’ordinateur où la demande a été faite, ou sur un autre après y avoir copié ce fichier.',
  'finding.NotCompleted.steps.3': 'Cliquez sur « Complétez une demande de certificat ».',
  'finding.NotCompleted.steps.4':
    'S’il y a plusieurs fichiers, prenez celui du bon numéro : « SSIN= » pour une personne, « NIHII » pour un groupement, « CBE= » pour une entreprise.',
  'finding.NotCompleted.steps.5':
    'Tapez le mot de passe du keystore, puis installez le certificat : le même bouton crée la clé de chiffrement.',
  'finding.NotCompleted.steps.6': 'Chargez à nouveau ce fichier ici.',
  'finding.NotCompleted.renewal.steps.1':
    'Attendez le second e-mail d’eHealth : il dit à partir de quand le certificat est prêt. Souvent quelques minutes suffisent, parfois il faut jusqu’à 10 jours ; regardez aussi dans les courriers indésirables.',
  'finding.NotCompleted.renewal.steps.2':
    'Ouvrez l’eHealth Certificate Manager sur l’ordinateur où la demande a été faite, ou sur un autre après y avoir copié ce fichier.',
  'finding.NotCompleted.renewal.steps.3':
    'Cliquez sur « Complétez votre demande de renouvellement », et non sur « Complétez une demande de certificat » comme le dit l’e-mail.',
  'finding.NotCompleted.renewal.steps.4':
    'Choisissez le nouveau fichier : celui dont le nom porte la date la plus récente.',
  'finding.NotCompleted.renewal.steps.5':
    'Tapez le mot de passe de ce nouveau keystore, puis installez le certificat renouvelé.',
  'finding.NotCompleted.renewal.steps.6':
    'Chargez ce fichier ici et dans chaque logiciel et ordinateur qui utilisait l’ancien.',
  'finding.NotCompleted.renewal.steps.7':
    'Ensuite seulement, cliquez sur « Activez votre ETK (eHealth Encryption Token Key) de renouvellement », avec le nouveau fichier : l’ancien ETK est alors mis hors service.',
  'finding.KeyCertificateMismatch.message':
    'La clé privée et le certificat de ce fichier ne vont pas ensemble : le fichier a été mélangé ou endommagé.',
  'finding.KeyCertificateMismatch.remedy':
    'Prenez le fichier d’origine, tel que l’outil d’eHealth l’a écrit.',
  'finding.KeyCertificateMismatch.extra.message':
    'Clés supplémentaires dans le fichier sans certificat qui leur corresponde : {count}. La clé principale a bien le sien.',
  'finding.KeyCertificateMismatch.extra.remedy':
    'Si d’anciens messages ne s’ouvrent pas, cherchez une copie plus ancienne de ce fichier.',
  // Whose it is
  'finding.HolderMismatch.person.message':
    'Ce certificat n’est pas celui de cette personne : il porte le numéro {foundType} {found}, alors que le numéro national attendu se termine par {expected}.',
  'finding.HolderMismatch.person.remedy':
    'Choisissez le certificat de cette personne, ou corrigez le numéro national de son profil.',
  'finding.HolderMismatch.group.message':
    'Ce certificat n’est pas celui de ce groupement : il porte le numéro {foundType} {found}, alors que le numéro INAMI attendu se termine par {expected}.',
  'finding.HolderMismatch.group.remedy':
    'Choisissez le certificat de ce groupement, ou vérifiez les huit premiers chiffres du numéro INAMI.',
  'finding.HolderMismatch.company.message':
    'Ce certificat n’est pas celui de cette entreprise : il porte le numéro {foundType} {found}, alors que le numéro BCE attendu se termine par {expected}.',
  'finding.HolderMismatch.company.remedy':
    'Choisissez le certificat de cette entreprise, ou vérifiez le numéro BCE.',
  'finding.HolderMismatch.fileName.message':
    'Le nom du fichier annonce un autre titulaire ({foundType} {found}) que celui attendu ({expected}). Le contenu ne le dira qu’une fois la demande terminée.',
  'finding.HolderMismatch.fileName.remedy': 'Vérifiez que c’est bien le fichier de ce titulaire.',
  'finding.NameInconsistent.message':
    'Le titulaire est nommé de deux façons différentes dans ce certificat ; nous retenons {type} {found}.',
  'finding.NameInconsistent.remedy': 'Signalez-le au centre de contact eHealth (02 788 51 55).',
  'finding.IdentifierCheckDigit.message':
    'Les chiffres de contrôle du numéro dans le certificat ({type} {found}) ne tombent pas juste. L’autorité l’a pourtant délivré ainsi.',
  'finding.IdentifierCheckDigit.remedy':
    'Comparez le numéro avec celui du titulaire ; s’il est juste, il n’y a rien à faire.',
  // When it holds
  'finding.Expired.message':
    'Ce certificat a expiré le {notAfter}. Il n’ouvre plus de session et ne peut plus être renouvelé ; les anciens messages restent lisibles avec ses clés de chiffrement.',
  'finding.Expired.remedy':
    'Demandez un nouveau certificat dans l’eHealth Certificate Manager (« Demandez un nouveau certificat ») et gardez ce fichier pour les anciens messages.',
  'finding.Expired.remedy.here':
    'Demandez ici un nouveau certificat, avec l’eID de la personne qui signe, et gardez ce fichier pour les anciens messages.',
  'finding.NotYetValid.message': 'Ce certificat ne vaut qu’à partir du {notBefore}.',
  'finding.NotYetValid.remedy':
    'Vérifiez d’abord la date et l’heure de l’ordinateur ; si elles sont justes, attendez ce moment.',
  'finding.Expiring.message':
    'Ce certificat expire dans {daysLeft} jours, le {notAfter}. Il peut déjà être renouvelé.',
  'finding.Expiring.remedy':
    'Renouvelez-le quand cela vous arrange, dans l’eHealth Certificate Manager : il faut l’eID du titulaire et son code PIN, ce fichier et son mot de passe.',
  'finding.Expiring.remedy.here':
    'Renouvelez-le ici quand cela vous arrange : il faut l’eID de la personne qui signe et son code PIN.',
  'finding.Expiring.steps.1':
    'Insérez l’eID du titulaire dans le lecteur de carte et laissez-la jusqu’à la fin de la demande.',
  'finding.Expiring.steps.2':
    'Dans l’eHealth Certificate Manager, cliquez sur « Renouvelez votre certificat eHealth », choisissez ce fichier et tapez son mot de passe. Vérifiez l’adresse e-mail, puis envoyez la demande.',
  'finding.Expiring.steps.3':
    'Attendez le second e-mail d’eHealth : il dit à partir de quand le certificat est prêt. Souvent quelques minutes suffisent, parfois il faut jusqu’à 10 jours ; regardez aussi dans les courriers indésirables.',
  'finding.Expiring.steps.4':
    'Cliquez sur « Complétez votre demande de renouvellement » et choisissez le nouveau fichier : celui dont le nom porte la date la plus récente.',
  'finding.Expiring.steps.5':
    'Chargez le nouveau fichier ici et dans chaque logiciel et ordinateur qui utilise l’ancien. Gardez aussi l’ancien fichier.',
  'finding.Expiring.steps.6':
    'Ensuite seulement, cliquez sur « Activez votre ETK (eHealth Encryption Token Key) de renouvellement », avec le nouveau fichier : l’ancien ETK est alors mis hors service.',
  'finding.Expiring.soon.message':
    'Ce certificat expire dans {daysLeft} jours, le {notAfter}. En obtenir un nouveau prend d’habitude quelques minutes, mais parfois jusqu’à 10 jours.',
  'finding.Expiring.soon.remedy':
    'Renouvelez-le maintenant dans l’eHealth Certificate Manager : il faut l’eID du titulaire et son code PIN, ce fichier et son mot de passe.',
  'finding.Expiring.soon.remedy.here':
    'Renouvelez-le maintenant, ici : il faut l’eID de la personne qui signe et son code PIN.',
  'finding.Expiring.urgent.message':
    'Ce certificat expire dans {daysLeft} jours, le {notAfter}. Il fonctionne encore, mais en obtenir un nouveau prend parfois jusqu’à 10 jours.',
  'finding.Expiring.urgent.remedy':
    'Renouvelez-le aujourd’hui encore dans l’eHealth Certificate Manager, avec l’eID du titulaire : après la fin, il faudra une nouvelle demande.',
  'finding.Expiring.urgent.remedy.here':
    'Renouvelez-le aujourd’hui encore, ici, avec l’eID de la personne qui signe : après la fin, il faudra une nouvelle demande.',
  'finding.Expiring.tomorrow.message':
    'Ce certificat expire demain, le {notAfter}. Il fonctionne encore.',
  'finding.Expiring.tomorrow.remedy':
    'Renouvelez-le aujourd’hui encore dans l’eHealth Certificate Manager, avec l’eID du titulaire : après la fin, il faudra une nouvelle demande.',
  'finding.Expiring.tomorrow.remedy.here':
    'Renouvelez-le aujourd’hui encore, ici, avec l’eID de la personne qui signe : après la fin, il faudra une nouvelle demande.',
  'finding.Expiring.today.message':
    'Ce certificat expire aujourd’hui : {notAfter}. Il fonctionne jusque-là.',
  'finding.Expiring.today.remedy':
    'Renouvelez-le aujourd’hui encore dans l’eHealth Certificate Manager, avec l’eID du titulaire : après la fin, il faudra une nouvelle demande.',
  'finding.Expiring.today.remedy.here':
    'Renouvelez-le aujourd’hui encore, ici, avec l’eID de la personne qui signe : après la fin, il faudra une nouvelle demande.',
  'finding.Expiring.renewed.message':
    'Ce certificat expire le {notAfter} ; le nouveau est déjà là.',
  'finding.Expiring.renewed.remedy':
    'Activez le nouveau certificat avant cette date, dès que chaque logiciel et ordinateur l’a reçu.',
  'finding.Expiring.renewed.steps.1':
    'Donnez une copie du nouveau fichier à chaque logiciel et ordinateur qui utilise l’ancien.',
  'finding.Expiring.renewed.steps.2':
    'Activez ensuite le nouveau certificat, sur la page de sa demande.',
  'finding.UnusualValidity.message':
    'Ce certificat court sur {days} jours, une durée inhabituelle : d’ordinaire c’est {usualMonths} mois.',
  'finding.UnusualValidity.remedy':
    'Fiez-vous aux dates affichées ; la durée ne dit pas si la demande est terminée.',
  'finding.UnusualValidity.historic.message':
    'Ce certificat court sur {days} jours, une durée qu’eHealth a utilisée autrefois ; aujourd’hui c’est {usualMonths} mois.',
  'finding.UnusualValidity.historic.remedy': 'Il n’y a rien à faire.',
  // Who issued it, and for which environment
  'finding.IssuerUnknown.message':
    'L’autorité « {issuer} » qui a délivré ce certificat n’est pas une autorité eHealth connue ici : eHealth le refusera sans doute.',
  'finding.IssuerUnknown.remedy':
    'Demandez à votre fournisseur de mettre à jour la liste des autorités ; si elle est à jour, ce n’est pas un certificat eHealth.',
  'finding.IssuerUnknown.missing.message':
    'Le certificat de l’autorité « {issuer} » n’est pas dans ce fichier : nous ne pouvons pas vérifier qui l’a délivré.',
  'finding.IssuerUnknown.missing.remedy':
    'Prenez le fichier d’origine de l’outil d’eHealth plutôt qu’un export ; sinon demandez à votre fournisseur d’ajouter cette autorité.',
  'finding.WrongEnvironment.message':
    'Ce certificat est fait pour l’environnement « {environment} », alors que ce logiciel travaille en « {expectedEnvironment} ».',
  'finding.WrongEnvironment.remedy':
    'Chargez un certificat de l’environnement « {expectedEnvironment} ».',
  'finding.WrongEnvironment.supposed.message':
    'D’après son nom, ce fichier est fait pour l’environnement « {environment} », alors que ce logiciel travaille en « {expectedEnvironment} ».',
  'finding.WrongEnvironment.supposed.remedy':
    'Vérifiez l’environnement avant de terminer la demande.',
  'finding.EnvironmentNameMismatch.message':
    'Le nom du fichier annonce l’environnement « {namedEnvironment} », mais le certificat vient de « {environment} ».',
  'finding.EnvironmentNameMismatch.remedy':
    'C’est le contenu qui compte ; vérifiez que c’est bien le fichier voulu.',
  'finding.ChainIncomplete.message':
    'Le certificat de l’autorité « {issuer} » n’est pas dans le fichier ; nous l’avons complété.',
  'finding.ChainIncomplete.remedy': 'Il n’y a rien à faire.',
  'finding.ChainIncomplete.unknown.message':
    'Le certificat de l’autorité « {issuer} » n’est pas dans le fichier, et nous ne l’avons pas non plus.',
  'finding.ChainIncomplete.unknown.remedy': 'Prenez le fichier d’origine de l’outil d’eHealth.',
  // Its keys
  'finding.NoEncryptionKey.message':
    'L’étape 2 n’est pas terminée : la clé de chiffrement manque. Une session peut s’ouvrir sans elle, mais les messages chiffrés restent illisibles.',
  'finding.NoEncryptionKey.remedy':
    'S’il existe une copie plus récente ou plus complète de ce fichier, prenez-la ; sinon refaites l’étape 2 avec celui-ci. Aucune carte n’est nécessaire.',
  'finding.NoEncryptionKey.remedy.here':
    'S’il existe une copie plus récente ou plus complète de ce fichier, prenez-la ; sinon faites l’étape 2 ici, avec le mot de passe de ce fichier. Aucune carte n’est nécessaire.',
  'finding.NoEncryptionKey.oldKeys.message':
    'L’étape 2 n’est pas terminée : la clé de chiffrement de ce certificat manque. Une session peut s’ouvrir sans elle, mais seuls les anciens messages sont lisibles, avec les anciennes clés du fichier.',
  'finding.NoEncryptionKey.oldKeys.remedy':
    'S’il existe une copie plus récente ou plus complète de ce fichier, prenez-la ; sinon refaites l’étape 2 avec celui-ci. Aucune carte n’est nécessaire.',
  'finding.NoEncryptionKey.oldKeys.remedy.here':
    'S’il existe une copie plus récente ou plus complète de ce fichier, prenez-la ; sinon faites l’étape 2 ici, avec le mot de passe de ce fichier. Aucune carte n’est nécessaire.',
  'finding.NoEncryptionKey.steps.1':
    'Ouvrez l’eHealth Certificate Manager sur l’ordinateur où la demande a été faite, ou sur un autre après y avoir copié ce fichier.',
  'finding.NoEncryptionKey.steps.2': 'Cliquez sur « Complétez une demande de certificat ».',
  'finding.NoEncryptionKey.steps.3':
    'S’il y a plusieurs fichiers, prenez celui du bon numéro : « SSIN= » pour une personne, « NIHII » pour un groupement, « CBE= » pour une entreprise.',
  'finding.NoEncryptionKey.steps.4':
    'Tapez le mot de passe du keystore, puis installez le certificat : le même bouton crée la clé de chiffrement.',
  'finding.NoEncryptionKey.steps.5': 'Chargez à nouveau ce fichier ici.',
  'finding.NoEncryptionKey.oldKeys.steps.1':
    'Ouvrez l’eHealth Certificate Manager sur l’ordinateur où la demande a été faite, ou sur un autre après y avoir copié ce fichier.',
  'finding.NoEncryptionKey.oldKeys.steps.2': 'Cliquez sur « Complétez une demande de certificat ».',
  'finding.NoEncryptionKey.oldKeys.steps.3':
    'S’il y a plusieurs fichiers, prenez celui du bon numéro : « SSIN= » pour une personne, « NIHII » pour un groupement, « CBE= » pour une entreprise.',
  'finding.NoEncryptionKey.oldKeys.steps.4':
    'Tapez le mot de passe du keystore, puis installez le certificat : le même bouton crée la clé de chiffrement.',
  'finding.NoEncryptionKey.oldKeys.steps.5': 'Chargez à nouveau ce fichier ici.',
  'finding.NoEncryptionKey.elsewhere.message':
    'La clé de chiffrement manque dans ce fichier, mais eHealth en publie une pour ce titulaire (vérifié le {checkedAt}) : elle se trouve sans doute dans une autre copie. Avec ce fichier, une session peut s’ouvrir, mais les messages chiffrés restent illisibles.',
  'finding.NoEncryptionKey.elsewhere.remedy':
    'Cherchez la copie qui contient cette clé et chargez-la ici. Ne refaites pas l’étape 2 avant de l’avoir cherchée : l’autre copie ne lirait plus les nouveaux messages.',
  'finding.NoEncryptionKey.elsewhere.steps.1':
    'Cherchez dans le dossier « ehealth/keystore » des ordinateurs où le certificat a été demandé ou complété, et dans les autres logiciels qui ouvrent des sessions eHealth.',
  'finding.NoEncryptionKey.elsewhere.steps.2':
    'Chargez ici le fichier le plus récent de ce titulaire : le verdict dit s’il est complet.',
  'finding.NoEncryptionKey.elsewhere.steps.3':
    'Si cette copie n’existe plus nulle part, et alors seulement, refaites l’étape 2 avec ce fichier-ci dans l’eHealth Certificate Manager (« Complétez une demande de certificat »).',
  'finding.NoEncryptionKey.elsewhere.steps.3.here':
    'Si cette copie n’existe plus nulle part, et alors seulement, faites l’étape 2 ici avec ce fichier-ci.',
  'finding.NoEncryptionKey.withdrawn.message':
    'Ce fichier contient sa clé de chiffrement, mais eHealth n’en publie aucune pour ce titulaire (vérifié le {checkedAt}) : personne ne peut lui envoyer de message chiffré.',
  'finding.NoEncryptionKey.withdrawn.remedy':
    'Refaites l’étape 2 avec ce fichier ; si cela ne suffit pas, appelez le centre de contact eHealth (02 788 51 55). Aucune carte n’est nécessaire.',
  'finding.OldKeysOnly.message':
    'Ce fichier ne contient que d’anciennes clés de chiffrement : il permet de lire d’anciens messages, mais pas d’ouvrir une session.',
  'finding.OldKeysOnly.remedy':
    'Gardez-le pour les anciens messages et chargez en plus le fichier du certificat actuel.',
  'finding.OldKeysKept.message':
    'Le fichier garde {count} anciennes clés de chiffrement : les messages d’avant le renouvellement restent lisibles.',
  'finding.OldKeysKept.remedy': 'Il n’y a rien à faire.',
  'finding.OldKeysKept.one.message':
    'Le fichier garde une ancienne clé de chiffrement : les messages d’avant le renouvellement restent lisibles.',
  'finding.OldKeysKept.one.remedy': 'Il n’y a rien à faire.',
  'finding.WeakKey.message':
    'La clé de ce certificat est trop courte : {bits} bits, alors qu’eHealth en demande au moins {minimum}.',
  'finding.WeakKey.remedy': 'Demandez un nouveau certificat dans l’eHealth Certificate Manager.',
  'finding.WeakKey.remedy.here':
    'Demandez ici un nouveau certificat, avec l’eID de la personne qui signe.',
  'finding.WeakKey.kind.message':
    'La clé de ce certificat est d’une sorte qu’eHealth n’accepte pas : {algorithm}.',
  'finding.WeakKey.kind.remedy':
    'Demandez un nouveau certificat dans l’eHealth Certificate Manager.',
  'finding.WeakKey.kind.remedy.here':
    'Demandez ici un nouveau certificat, avec l’eID de la personne qui signe.',
  // What eHealth itself says of it
  'finding.Revoked.message':
    'Ce certificat a été révoqué le {revokedAt} (vérifié le {checkedAt}). Il n’ouvre plus de session et ne peut plus être renouvelé ; les anciens messages restent lisibles avec ses clés de chiffrement.',
  'finding.Revoked.remedy':
    'Demandez un nouveau certificat dans l’eHealth Certificate Manager (« Demandez un nouveau certificat ») et gardez ce fichier pour les anciens messages.',
  'finding.Revoked.remedy.here':
    'Demandez ici un nouveau certificat, avec l’eID de la personne qui signe, et gardez ce fichier pour les anciens messages.',
  'finding.Revoked.undated.message':
    'eHealth signale que ce certificat a été révoqué (vérifié le {checkedAt}). Il n’ouvre plus de session et ne peut plus être renouvelé ; les anciens messages restent lisibles avec ses clés de chiffrement.',
  'finding.Revoked.undated.remedy':
    'Demandez un nouveau certificat dans l’eHealth Certificate Manager (« Demandez un nouveau certificat ») et gardez ce fichier pour les anciens messages.',
  'finding.Revoked.undated.remedy.here':
    'Demandez ici un nouveau certificat, avec l’eID de la personne qui signe, et gardez ce fichier pour les anciens messages.',
  'finding.RequestRefused.message':
    'eHealth a refusé la demande de ce certificat (vérifié le {checkedAt}).',
  'finding.RequestRefused.remedy':
    'Lisez l’e-mail d’eHealth, qui en donne la raison, puis faites une nouvelle demande ; en cas de doute, appelez le centre de contact eHealth (02 788 51 55).',
  'finding.EtkNotActivated.message':
    'Le renouvellement n’est pas encore activé : eHealth publie toujours l’ancienne clé de chiffrement (vérifié le {checkedAt}). Les nouveaux messages restent donc chiffrés pour l’ancien fichier.',
  'finding.EtkNotActivated.remedy':
    'Chargez ce fichier dans chaque logiciel et ordinateur qui utilisait l’ancien, puis activez l’ETK dans l’eHealth Certificate Manager (« Activez votre ETK (eHealth Encryption Token Key) de renouvellement »).',
  'finding.EtkNotActivated.here.message':
    'Ce nouveau certificat est prêt, mais pas encore activé : en attendant, les messages arrivent encore pour l’ancien, qui reste en service.',
  'finding.EtkNotActivated.here.remedy':
    'Activez-le dès que chaque logiciel et ordinateur qui utilise l’ancien a reçu le nouveau fichier.',
  'finding.OtherFilePublished.message':
    'eHealth publie une autre clé de chiffrement que celles de ce fichier (vérifié le {checkedAt}) : il ne peut pas lire les nouveaux messages. Un fichier plus récent existe ailleurs.',
  'finding.OtherFilePublished.remedy':
    'Cherchez le fichier le plus récent de ce titulaire et chargez-le ici. Ne refaites pas l’étape 2 : cela mettrait hors service la clé de l’autre fichier.',
  'finding.OtherFilePublished.unsure.message':
    'eHealth publie une autre clé de chiffrement que celles de ce fichier (vérifié le {checkedAt}). Soit un fichier plus récent existe ailleurs, soit ce fichier vient d’un renouvellement qui n’est pas encore activé.',
  'finding.OtherFilePublished.unsure.remedy':
    'Si ce fichier vient d’un renouvellement, activez son ETK dès qu’il est chargé partout ; sinon, cherchez le fichier le plus récent de ce titulaire et chargez-le ici.',
  'finding.IssuerEndsFirst.message':
    'L’autorité « {issuer} » qui a délivré ce certificat prend fin le {issuerNotAfter}, avant le certificat lui-même ({notAfter}) : ensuite, eHealth pourrait ne plus l’accepter.',
  'finding.IssuerEndsFirst.remedy':
    'Renouvelez ce certificat avant le {issuerNotAfter}, dès qu’eHealth le permet.',
  // What else is loaded
  'finding.NewerLoaded.message':
    'Un certificat plus récent du même titulaire est déjà chargé ; il vaut jusqu’au {newerNotAfter}.',
  'finding.NewerLoaded.remedy':
    'Utilisez le plus récent ; ne gardez celui-ci que pour lire d’anciens messages.',
  'finding.NewerLoaded.toActivate.message':
    'Le nouveau certificat de ce titulaire est là, mais pas encore activé. Celui-ci sert jusqu’à son activation.',
  'finding.NewerLoaded.toActivate.remedy':
    'Activez le nouveau certificat dès que chaque logiciel et ordinateur l’a reçu. Gardez ce fichier-ci : il sert encore à lire les anciens messages.',
  'finding.SeveralCertificates.message':
    'Ce fichier contient {count} certificats d’authentification ; nous en avons retenu un.',
  'finding.SeveralCertificates.remedy':
    'Vérifiez que le titulaire et les dates affichés sont bien ceux que vous attendez.',
  'finding.SeveralCertificates.loaded.message':
    'Un autre certificat encore valable du même titulaire est déjà chargé : avec celui-ci, cela en fait {count}.',
  'finding.SeveralCertificates.loaded.remedy':
    'Remplacez l’ancien par celui-ci, sur le profil où il se trouve : ses clés de chiffrement seront gardées.',
  // The file around it
  'finding.FileContradictsContent.holder.message':
    'Le nom du fichier dit {namedType} {named}, mais le certificat est au nom de {foundType} {found}.',
  'finding.FileContradictsContent.holder.remedy':
    'C’est le contenu qui compte ; vérifiez que c’est bien le fichier voulu.',
  'finding.FileContradictsContent.date.message':
    'Le nom du fichier porte la date du {requestedOn}, mais le certificat commence le {notBefore}.',
  'finding.FileContradictsContent.date.remedy':
    'C’est le contenu qui compte ; vérifiez que c’est bien le fichier voulu.',
  'finding.FileContradictsContent.size.message':
    'Ce fichier est grand ({size} octets) pour une demande non terminée ; la taille ne prouve pas qu’elle le soit.',
  'finding.FileContradictsContent.size.remedy': 'Fiez-vous au contenu : terminez la demande.',
  'finding.ProtectionObsolete.message':
    'Le fichier est protégé par des procédés anciens : {algorithms}.',
  'finding.ProtectionObsolete.remedy':
    'Rien à faire : normal pour un fichier de l’outil d’eHealth, et chaque fichier chargé ici est chiffré à nouveau.',
  'finding.ProtectionObsolete.plain.message':
    'Les clés de ce fichier ne sont pas chiffrées : qui a le fichier a les clés.',
  'finding.ProtectionObsolete.plain.remedy':
    'Gardez la copie sur votre disque en lieu sûr ; ici, chaque fichier chargé est chiffré à nouveau.',
  'finding.ProtectionObsolete.noMac.message':
    'Le fichier n’a pas de contrôle d’intégrité : une modification ne se remarquerait pas.',
  'finding.ProtectionObsolete.noMac.remedy':
    'Gardez la copie sur votre disque en lieu sûr ; ici, chaque fichier chargé est chiffré à nouveau.',
  'finding.FileAnomaly.message':
    'Le fichier s’écarte de la norme, sans que cela empêche de le lire : {anomalies}.',
  'finding.FileAnomaly.remedy': 'Rien à faire, sauf si d’autres constatations le demandent.',
  // `trousseau inspect`
  'inspect.file': 'Fichier',
  'inspect.state': 'État',
  'inspect.holder': 'Titulaire',
  'inspect.environment': 'Environnement',
  'inspect.validity': 'Validité',
  'inspect.issuer': 'Délivré par',
  'inspect.content': 'Contenu',
  'inspect.protection': 'Protection',
  'inspect.works': 'Permet',
  'inspect.validity.range': 'du {notBefore} au {notAfter}',
  'inspect.content.counts':
    'clés privées : {keys}, certificats : {certificates}, clés de chiffrement : {encryptionKeys}',
  'inspect.supposed': 'd’après le nom du fichier',
  'inspect.nothing': 'rien',
  'inspect.clear': 'Aucun constat : tout est en ordre.',
  'inspect.blocks': 'empêche : {what}',
  'inspect.unreadable': 'Le fichier ne peut pas être lu.',
  'inspect.unreadable.remedy': 'Vérifiez le chemin et les droits sur le fichier.',
  'inspect.password': 'Mot de passe du keystore : ',
} as const;
