/** What every page shares: navigation, forms, pagination, help, error page. French: the reference that the other languages follow key by key. */
export const layout = {
  // Every page
  'app.name': 'Certificats eHealth',
  'app.skip': 'Aller au contenu',
  'app.back': 'Retour à {host}',
  'app.logout': 'Se déconnecter',
  'app.language': 'Langue',
  'app.language.fr': 'Français',
  'app.language.nl': 'Nederlands',
  'app.language.de': 'Deutsch',
  'app.language.en': 'English',
  'app.footer':
    'Un certificat eHealth vaut une signature : gardez le fichier et son mot de passe pour vous.',
  'nav.administration': 'Administration',
  'app.theme': 'Couleurs',
  'app.theme.light': 'Clair',
  'app.theme.dark': 'Sombre',
  'app.theme.auto': 'Auto',
  'form.capsLock': 'La touche Verr. Maj est activée.',
  'nav.label': 'Navigation',
  'nav.overview': 'Certificats',
  'nav.users': 'Personnes',
  'nav.mine': 'Mes certificats',
  'nav.renewals': 'Renouvellements',
  'nav.reports': 'Rapports',
  'nav.jobs': 'Tâches',
  'nav.authorities': 'Autorités',
  'practiceNav.label': 'Administration',
  'nav.help': 'Aide',
  'notice.success': 'C’est fait',
  'notice.stored': 'Le certificat a été enregistré sur ce profil.',
  'notice.already-stored': 'Ce fichier est déjà enregistré sur ce profil.',
  'notice.replaced':
    'Le nouveau certificat est enregistré. L’ancien reste disponible pour lire les messages reçus avant le remplacement.',
  'notice.removed': 'Le certificat a été supprimé de ce profil.',
  'notice.already-removed': 'Ce certificat était déjà supprimé.',
  'notice.restored':
    'Le certificat est revenu sur ce profil. Une clé gardée pour le code PIN seul est à autoriser à nouveau.',
  'notice.password-changed': 'Le mot de passe est changé. Vos copies ailleurs gardent l’ancien.',
  'notice.discarded': 'Rien n’a été enregistré. Vous pouvez choisir un autre fichier.',
  'pages.label': 'Pages',
  'pages.previous': 'Page précédente',
  'pages.next': 'Page suivante',
  'pages.position': 'Page {page} sur {pages}',
  'form.error.title': 'Un point est à corriger',
  'form.error.prefix': 'Erreur :',
  'form.more': 'Plus',
  'form.copy': 'Copier',
  'form.copied': 'Copié',
  'form.cancel': 'Annuler',
  'form.search': 'Rechercher',
  // Help
  'tool.open': 'Ouvrir la page de l’eHealth Certificate Manager',
  'tool.href': 'https://www.ehealth.fgov.be/ehealthplatform/fr/service-certificats-ehealth',
  'tool.hint':
    'Page officielle d’eHealth. L’outil demande Java 8 ; avec une version plus récente, prenez le fichier ZIP qui y est proposé.',
  'tool.contact': 'Centre de contact eHealth :',
  'first.title': 'Demander un premier certificat',
  'first.intro':
    'Comptez une demi-heure avec la carte d’identité, puis un e-mail d’eHealth, le plus souvent le jour même et parfois après 10 jours.',
  'first.open':
    'Ouvrez l’eHealth Certificate Manager sur l’ordinateur où vous travaillerez avec le certificat.',
  'first.link': 'Pas encore de certificat ? Voir comment le demander',
  'first.done': 'J’ai le fichier : le charger',
  'help.request': 'Demander un certificat',
  'help.title': 'Où puis-je trouver mon certificat ?',
  'help.intro':
    'L’outil officiel, l’eHealth Certificate Manager, range le fichier sur l’ordinateur où la demande a été faite. Si vous travaillez sur un autre ordinateur, copiez-le d’abord depuis celui-là.',
  'help.where': 'Dans quel dossier ?',
  'help.windows.path': 'C:\\Users\\votre nom\\ehealth\\keystore',
  'help.windows':
    'Dans l’Explorateur de fichiers, ouvrez le disque C:, puis Utilisateurs, votre nom, ehealth et keystore.',
  'help.windows.short': 'Plus court : collez ceci dans la barre d’adresse de l’Explorateur :',
  'help.server': 'Serveur',
  'help.server.text':
    'Si l’outil a été utilisé dans une session à distance (Bureau à distance, Citrix), le fichier est sur ce serveur, dans le dossier de votre compte là-bas. Cherchez-le depuis la même session.',
  'help.macos.path': '/Users/votre nom/ehealth/keystore',
  'help.macos': 'Dans le Finder, menu Aller > Départ, puis ehealth et keystore.',
  'help.linux.path': '~/ehealth/keystore',
  'help.linux':
    'En principe au même endroit : dans votre dossier personnel, ouvrez ehealth, puis keystore.',
  'help.which': 'Quel fichier choisir ?',
  'help.which.name.person':
    'Pour une personne, le nom commence par SSIN= suivi de son numéro national. Plusieurs personnes peuvent avoir leur fichier dans le même dossier : comparez le numéro.',
  'help.which.name.group':
    'Pour un groupement, il commence par NIHII, puis une précision et les 8 premiers chiffres du numéro INAMI : NIHII-GROUP= pour un groupement infirmier, par exemple.',
  'help.which.name.company': 'Pour une entreprise, il commence par CBE= suivi du numéro BCE.',
  'help.which.newest':
    'S’il y en a plusieurs pour le même numéro, prenez le plus récent : la date et l’heure de la demande sont dans le nom (année, mois, jour, puis heure).',
  'help.which.renewed':
    'Après un renouvellement, un nouveau fichier se trouve à côté de l’ancien. Chargez le nouveau dès que le renouvellement est complété ; gardez l’ancien sur votre disque.',
  'help.which.environment':
    'Un nom qui se termine par .acc-p12 est celui d’un certificat de test : il ne donne pas accès à la production.',
  'help.which.example': 'Exemple :',
  'help.not': 'Les fichiers à ne pas prendre',
  'help.not.ehcsr':
    '.ehcsr : c’est la demande envoyée à eHealth, pas le certificat. Prenez le fichier du même nom qui se termine par .p12.',
  'help.not.reqid': '.reqid : c’est le numéro de la demande.',
  'help.not.ehrr': '.ehrr : c’est une demande de révocation.',
  'help.not.public': '.cer, .crt, .p7b ou .etk : la partie publique seule, sans la clé.',
  'help.not.macos':
    'Un nom qui commence par « ._ » : une annexe de macOS ; prenez le fichier sans « ._ ».',
  'help.not.tool': '.zip, .jnlp ou .cmd : c’est l’outil lui-même.',
  'help.hidden': 'Les fichiers semblent porter le même nom ?',
  'help.hidden.windows':
    'Windows cache souvent la fin des noms : trois fichiers se ressemblent alors. Windows 11 : dans l’Explorateur, menu Afficher > Afficher, cochez « Extensions de noms de fichiers ». Windows 10 : la même case est dans l’onglet Affichage. Prenez ensuite celui qui se termine par .p12.',
  'help.hidden.macos':
    'Sur un Mac, sélectionnez le fichier et choisissez Fichier > Lire les informations : le nom complet y est indiqué.',
  'help.lost': 'Fichier ou mot de passe perdu ?',
  'help.lost.file':
    'Cherchez d’abord une copie du fichier : sur les autres ordinateurs du cabinet et dans vos sauvegardes. Sans lui, les messages chiffrés pour cet ancien certificat resteront illisibles.',
  'help.lost.here':
    'Personne ne peut retrouver un mot de passe perdu, pas même eHealth. Révoquez alors le certificat ici, avec votre carte, puis demandez-en un nouveau.',
  'help.lost.text':
    'Personne ne peut retrouver un mot de passe perdu, pas même eHealth. Il faut alors révoquer le certificat dans l’eHealth Certificate Manager (« Révocation de votre certificat eHealth »), puis en demander un nouveau (« Demandez un nouveau certificat »). Centre de contact eHealth : 02 788 51 55, support@ehealth.fgov.be.',
  // Error page
  'errorPage.code': 'Code',
  'errorPage.reference': 'Référence pour le support',
  'errorPage.home': 'Retour à l’accueil',
  'errorPage.window.text':
    'Votre navigateur n’accepte pas les cookies d’une page affichée dans une autre. Le module peut s’ouvrir dans une fenêtre à part.',
  'errorPage.window.open': 'Ouvrir dans une fenêtre à part',
  // Every page
  'nav.session': 'Session',
  'nav.session.open': 'ouverte {until}',
  'nav.session.unrecognised': 'ouverte sans reconnaissance {until}',
  'nav.session.ending': 'Votre session eHealth se termine dans {minutes} minutes.',
  'nav.session.ended': 'Votre session eHealth est terminée.',
  'notice.reminded': 'Le rappel est envoyé.',
  'notice.reminded-before': 'Cette demande a déjà été envoyée aujourd’hui.',
} as const;
