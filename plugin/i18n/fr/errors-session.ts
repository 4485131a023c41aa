/** What the errors of sessions, card and eHealth’s token service say: what happened, then the one thing to do. Codes: plugin/errors.ts. French is the reference for the other languages. */
export const sessionErrors = {
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
  'error.ERR_SESSION_KEY_MISSING.message':
    'La clé qui ouvre la session manque : le mot de passe du certificat n’a pas été donné, ou le fichier ne contient plus cette clé.',
  'error.ERR_SESSION_KEY_MISSING.remedy':
    'Tapez le mot de passe du certificat. Si le message revient, chargez à nouveau le fichier d’origine.',
  'error.ERR_QUALITY_UNFIT.message':
    'Cette qualité ne convient pas à ce certificat : eHealth n’ouvrirait pas la session.',
  'error.ERR_QUALITY_UNFIT.remedy':
    'Choisissez une des qualités proposées. S’il en manque une, complétez le profil dans votre logiciel.',
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
    'La carte a été retirée, ou remplacée, avant la fin ; rien n’a été ouvert.',
  'error.ERR_CARD_REMOVED.remedy':
    'Insérez-la à nouveau et laissez-la dans le lecteur jusqu’à la fin.',
  'error.ERR_CARD_BUSY.message': 'Un autre programme se sert de la carte en ce moment.',
  'error.ERR_CARD_BUSY.remedy':
    'Fermez ce programme (navigateur, eID Viewer…) ou attendez qu’il ait fini, puis recommencez.',
  'error.ERR_CARD_FAULT.message':
    'La carte ou le lecteur n’a pas répondu comme prévu ; rien n’a été ouvert.',
  'error.ERR_CARD_FAULT.remedy':
    'Retirez la carte, insérez-la à nouveau et recommencez. Si cela se répète, essayez un autre lecteur.',
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
  'error.ERR_CARD_OTHER_PERSON.message':
    'La carte insérée appartient à quelqu’un d’autre ; son code PIN n’a pas été demandé.',
  'error.ERR_CARD_OTHER_PERSON.remedy':
    'Insérez votre carte. Si c’est bien la vôtre, vérifiez le numéro national de votre profil.',
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
    'Confirmez seulement si vous connaissez le code PIN avec certitude. Sinon, utilisez la procédure de secours.',
  'error.ERR_PIN_BLOCKED.message':
    'Le code PIN de cette carte est bloqué : elle ne signe plus rien.',
  'error.ERR_PIN_BLOCKED.remedy':
    'Faites-le débloquer par votre commune. En attendant, la procédure de secours reste possible ; il est inutile de retaper le code.',
  'error.ERR_PIN_CANCELLED.message':
    'La saisie du code PIN a été interrompue, ou le temps est écoulé.',
  'error.ERR_PIN_CANCELLED.remedy': 'Recommencez quand vous voulez : aucun essai n’a été perdu.',
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
    'Recommencez une fois. Si cela se répète, prévenez votre support et donnez-lui les détails.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signature':
    'La réponse d’eHealth a été modifiée en chemin, ou sa signature n’est pas correcte ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.algorithm':
    'La réponse d’eHealth a été modifiée en chemin, ou sa signature n’est pas correcte ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.signer':
    'La réponse n’est pas signée par le service d’eHealth attendu ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.issuer':
    'La réponse n’est pas signée par le service d’eHealth attendu ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.context':
    'La réponse reçue appartient à une autre demande ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.identity':
    'eHealth a répondu pour un autre numéro que le vôtre ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.holder-of-key':
    'La session reçue est liée à un autre certificat que le vôtre ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.confirmation':
    'La session reçue est liée à un autre certificat que le vôtre ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.validity':
    'La session reçue n’est pas valable en ce moment ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_TOKEN_REFUSED.problem.validity.remedy':
    'Vérifiez la date et l’heure de cet ordinateur, puis recommencez.',
  'error.ERR_STS_SIGNER_UNKNOWN.message':
    'La réponse d’eHealth est signée par une autorité que cette installation ne connaît pas ; par sécurité, aucune session n’a été ouverte.',
  'error.ERR_STS_SIGNER_UNKNOWN.remedy':
    'Demandez à votre informaticien d’ajouter cette autorité aux réglages, ou d’installer la version actuelle du programme.',
} as const;
