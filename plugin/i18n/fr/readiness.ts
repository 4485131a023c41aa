/** Whether a person is ready to sign a request. French: the reference that the other languages follow key by key. */
export const readiness = {
  'readiness.title': 'Prêt pour la signature ?',
  'readiness.say.good': 'Tout est prêt : vous pouvez signer.',
  'readiness.say.attention.one': 'Presque prêt : un point mérite votre attention.',
  'readiness.say.attention.other': 'Presque prêt : {count} points méritent votre attention.',
  'readiness.say.bad.one': 'Pas encore prêt : un point est à régler.',
  'readiness.say.bad.other': 'Pas encore prêt : {count} points sont à régler.',
  'readiness.then':
    'Une demande de certificat se signe avec votre carte d’identité. Rien n’a été signé, et aucun code PIN n’a été demandé.',
  'readiness.again': 'Vérifier à nouveau',
  'readiness.lines': 'Ce qu’il faut pour signer',
  'readiness.keepCard': 'Laissez la carte dans le lecteur jusqu’à la fin de la demande.',
  'readiness.checked': 'Vérifié à {at} (cet ordinateur)',
  'readiness.checkedBoth': 'Vérifié à {ehealth} (eHealth) · {at} (cet ordinateur)',
  'readiness.openSession': 'Ouvrir une session',
  'readiness.profile': 'Voir mon profil',
  'readiness.continue': 'Passer à la demande',
  'readiness.link': 'Vérifier que tout est prêt pour signer',
  'readiness.link.why':
    'Une carte sans certificat de signature, ou un code oublié, se découvre souvent le jour même. Vérifiez-le maintenant : cela prend une minute.',
  'readiness.level.good': 'en ordre',
  'readiness.level.attention': 'à voir',
  'readiness.level.bad': 'à régler',
  'readiness.line.cardService': 'Service de cartes',
  'readiness.line.reader': 'Lecteur de carte',
  'readiness.line.middleware': 'Logiciel de la carte',
  'readiness.line.card': 'Carte d’identité',
  'readiness.line.cardEnd': 'Validité de la carte',
  'readiness.line.signature': 'Certificat de signature',
  'readiness.line.pin': 'Code PIN',
  'readiness.line.clock': 'Heure de cet ordinateur',
  'readiness.line.services': 'Services d’eHealth',
  'readiness.reason.ServiceRuns': 'Le service de cartes de cet ordinateur fonctionne.',
  'readiness.reason.ServiceStopped': 'Le service de cartes de cet ordinateur ne répond pas.',
  'readiness.reason.SupportMissing': 'Cette installation ne peut pas lire de carte.',
  'readiness.reason.CardsOff': 'L’usage de cartes est désactivé dans cette installation.',
  'readiness.reason.ReaderReady': 'Branché : {reader}.',
  'readiness.reason.NoReader': 'Aucun lecteur de carte n’est branché.',
  'readiness.reason.LibraryFound': 'Trouvé : {library}.',
  'readiness.reason.CommandsUsed': 'Rien à installer : la carte est utilisée directement.',
  'readiness.reason.LibraryMissing': 'Le logiciel de la carte n’a pas été trouvé.',
  'readiness.reason.LibraryFails': 'Le logiciel de la carte ne démarre pas : {library}.',
  'readiness.reason.LibraryRefusesKey':
    'Ce logiciel refuse la clé de signature de la carte : {library}.',
  'readiness.reason.CardYours': 'C’est la vôtre.',
  'readiness.reason.NoCard': 'Aucune carte n’est dans le lecteur.',
  'readiness.reason.CardBeingRead': 'La carte est en cours de lecture.',
  'readiness.reason.SeveralCards': 'Plusieurs cartes sont présentes.',
  'readiness.reason.OtherPerson': 'La carte insérée n’est pas la vôtre.',
  'readiness.reason.NoNumber':
    'Votre profil n’a pas de numéro national : la carte ne peut pas vous être attribuée.',
  'readiness.reason.CardUnusable': 'Cette carte ne peut pas servir.',
  'readiness.reason.CardLasts': 'Valable jusqu’au {date}.',
  'readiness.reason.CardEndsSoon': 'Votre carte se termine le {date}.',
  'readiness.reason.CardEnded': 'Votre carte s’est terminée le {date}.',
  'readiness.reason.CardNotYetValid': 'Votre carte n’est pas encore valable.',
  'readiness.reason.SignatureOnCard': 'Sur la carte, valable jusqu’au {date}.',
  'readiness.reason.SignatureOnToken': 'Sur « {place} », valable jusqu’au {date}.',
  'readiness.reason.NoSignature': 'Votre carte n’a pas de certificat de signature.',
  'readiness.reason.SignatureInactive':
    'Le certificat de signature de votre carte n’a jamais été activé.',
  'readiness.reason.SignatureRevoked':
    'Le certificat de signature de votre carte est révoqué ou suspendu.',
  'readiness.reason.SignatureEnded':
    'Le certificat de signature de votre carte s’est terminé le {date}.',
  'readiness.reason.SignatureUnread': 'Le certificat de signature n’a pas pu être lu.',
  'readiness.reason.PinUsed': 'Employé ici pour une session le {date}.',
  'readiness.reason.PinNotUsed': 'Connaissez-vous encore votre code PIN ?',
  'readiness.reason.PinLastTry': 'Il ne reste qu’un essai du code PIN.',
  'readiness.reason.PinBlocked': 'Le code PIN de votre carte est bloqué.',
  'readiness.reason.PinOfToken':
    'Le code PIN demandé sera celui de ce support, pas celui de la carte.',
  'readiness.reason.ClockRight': 'À l’heure d’eHealth.',
  'readiness.reason.ClockOff': 'L’heure diffère de {seconds} secondes de celle d’eHealth.',
  'readiness.reason.ClockAhead': 'L’horloge avance de {span}.',
  'readiness.reason.ClockBehind': 'L’horloge retarde de {span}.',
  'readiness.reason.ClockUnknown': 'L’heure d’eHealth n’est pas connue.',
  'readiness.reason.ServicesAnswer': 'Répondent en {seconds} s.',
  'readiness.reason.ServicesFault':
    'Les services d’eHealth répondent, mais ne peuvent rien traiter en ce moment.',
  'readiness.reason.ServicesSilent': 'Les services d’eHealth ne répondent pas.',
  'readiness.reason.ServicesUnknown':
    'Aucune adresse d’eHealth n’est configurée pour les certificats.',
  'readiness.remedy.StartService':
    'Branchez le lecteur. S’il l’est déjà, redémarrez cet ordinateur ou appelez votre support informatique.',
  'readiness.remedy.InstallSupport': 'Votre support informatique doit compléter l’installation.',
  'readiness.remedy.AllowCards': 'Signez sur un ordinateur du cabinet qui a un lecteur de carte.',
  'readiness.remedy.PlugReader':
    'Branchez un lecteur de carte d’identité, puis vérifiez à nouveau.',
  'readiness.remedy.InstallMiddleware': 'Installez le logiciel eID depuis eid.belgium.be.',
  'readiness.remedy.UseCommands':
    'Votre support informatique peut mettre « eid.signing » sur « auto » : la carte est alors utilisée directement.',
  'readiness.remedy.InsertCard':
    'Insérez votre carte d’identité dans le lecteur, la puce vers l’avant.',
  'readiness.remedy.WaitForCard': 'Attendez quelques secondes, puis vérifiez à nouveau.',
  'readiness.remedy.KeepOneCard': 'Ne laissez que votre carte dans les lecteurs.',
  'readiness.remedy.InsertOwnCard':
    'Insérez votre propre carte d’identité. Si c’est bien la vôtre, vérifiez le numéro national de votre profil.',
  'readiness.remedy.CompleteProfile':
    'Demandez à un gestionnaire d’ajouter votre numéro national à votre profil.',
  'readiness.remedy.CheckCard': 'Retirez la carte, insérez-la à nouveau et vérifiez à nouveau.',
  'readiness.remedy.RenewCard':
    'Demandez une nouvelle carte à votre commune : cela prend quelques semaines. Faites-y activer le certificat de signature.',
  'readiness.remedy.CheckDate':
    'Vérifiez la date de cet ordinateur, ou utilisez votre carte actuelle.',
  'readiness.remedy.AddSignature':
    'Prenez rendez-vous à votre commune pour l’ajouter, carte et codes en main. Sans lui, aucune demande ne peut être signée.',
  'readiness.remedy.ActivateSignature':
    'Prenez rendez-vous à votre commune pour l’activer, carte et codes en main.',
  'readiness.remedy.TryAgain': 'Vérifiez à nouveau dans un instant.',
  'readiness.remedy.TestPin':
    'La carte n’a qu’un code PIN. Ouvrez une session avec elle : cela le vérifie sans rien signer qui vous engage.',
  'readiness.remedy.FindPin':
    'Retrouvez le bon code avant tout autre essai : une erreur de plus bloque la carte.',
  'readiness.remedy.UnblockPin': 'Faites-le débloquer par votre commune.',
  'readiness.remedy.FindTokenPin':
    'Gardez-le à portée de main : aucun essai ne sera fait sans vous.',
  'readiness.remedy.SetClock':
    'eHealth refuse une signature datée d’une autre heure. Sous Windows : clic droit sur l’heure, « Ajuster la date et l’heure », puis « Synchroniser maintenant ».',
  'readiness.remedy.WaitForServices':
    'Réessayez plus tard : eHealth annonce ses pannes sur status.ehealth.fgov.be.',
  'readiness.remedy.CheckConnection':
    'Vérifiez la connexion à l’internet de cet ordinateur, puis réessayez.',
  'readiness.remedy.SetAddress':
    'Votre support informatique trouve l’adresse sous « probes.certRaEndpoint » dans le manuel des réglages.',
} as const;
