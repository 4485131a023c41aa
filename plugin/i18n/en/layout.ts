import type { layout as fr } from '../fr/layout.ts';

/** What every page shares: navigation, forms, pagination, help, error page. English. */
export const layout: Readonly<Record<keyof typeof fr, string>> = {
  'app.name': 'eHealth certificates',
  'app.skip': 'Skip to content',
  'app.back': 'Back to {host}',
  'app.logout': 'Sign out',
  'app.language': 'Language',
  'app.language.fr': 'Français',
  'app.language.nl': 'Nederlands',
  'app.language.de': 'Deutsch',
  'app.language.en': 'English',
  'app.footer':
    'An eHealth certificate is as good as a signature: keep the file and its password to yourself.',
  'nav.administration': 'Administration',
  'app.theme': 'Colours',
  'app.theme.light': 'Light',
  'app.theme.dark': 'Dark',
  'app.theme.auto': 'Auto',
  'form.capsLock': 'Caps Lock is on.',
  'nav.label': 'Navigation',
  'nav.overview': 'Certificates',
  'nav.users': 'People',
  'nav.mine': 'My certificates',
  'nav.renewals': 'Renewals',
  'nav.reports': 'Reports',
  'nav.jobs': 'Jobs',
  'nav.authorities': 'Authorities',
  'practiceNav.label': 'Administration',
  'nav.help': 'Help',
  'notice.success': 'Done',
  'notice.stored': 'The certificate has been saved on this profile.',
  'notice.already-stored': 'This file is already stored on this profile.',
  'notice.replaced':
    'The new certificate has been saved. The old one stays available for messages received before the replacement.',
  'notice.removed': 'The certificate has been removed from this profile.',
  'notice.already-removed': 'This certificate was removed already.',
  'notice.restored':
    'The certificate is back on this profile. A key that was kept for the PIN alone has to be allowed again.',
  'notice.password-changed': 'The password is changed. Your copies elsewhere keep the old one.',
  'notice.discarded': 'Nothing has been saved. You can choose another file.',
  'pages.label': 'Pages',
  'pages.previous': 'Previous page',
  'pages.next': 'Next page',
  'pages.position': 'Page {page} of {pages}',
  'form.error.title': 'Something needs correcting',
  'form.error.prefix': 'Error:',
  'form.more': 'More',
  'form.copy': 'Copy',
  'form.copied': 'Copied',
  'form.cancel': 'Cancel',
  'form.search': 'Search',
  'tool.open': 'Open the page of the eHealth Certificate Manager',
  'tool.href': 'https://www.ehealth.fgov.be/ehealthplatform/fr/service-certificats-ehealth',
  'tool.hint':
    'Official page of eHealth (in French). The tool needs Java 8; with a later version, take the ZIP file offered there.',
  'tool.contact': 'eHealth contact centre:',
  'first.title': 'Ask for a first certificate',
  'first.intro':
    'Allow half an hour with the identity card, then an e-mail from eHealth: mostly on the same day, sometimes after 10 days.',
  'first.open':
    'Open the eHealth Certificate Manager on the computer where you will work with the certificate.',
  'first.link': 'No certificate yet? See how to ask for one',
  'first.done': 'I have the file: load it',
  'help.request': 'Request a certificate',
  'help.title': 'Where can I find my certificate?',
  'help.intro':
    'The official tool, the eHealth Certificate Manager, keeps the file on the computer where the request was made. If you work on another computer, copy it from there first.',
  'help.where': 'In which folder?',
  'help.windows.path': 'C:\\Users\\your name\\ehealth\\keystore',
  'help.windows': 'In File Explorer, open drive C:, then Users, your name, ehealth and keystore.',
  'help.windows.short': 'Quicker: paste this into Explorer’s address bar:',
  'help.server': 'Server',
  'help.server.text':
    'If the tool was used in a remote session (Remote Desktop, Citrix), the file is on that server, in the folder of your account there. Look for it from the same session.',
  'help.macos.path': '/Users/your name/ehealth/keystore',
  'help.macos': 'In the Finder, menu Go > Home, then ehealth and keystore.',
  'help.linux.path': '~/ehealth/keystore',
  'help.linux': 'As a rule in the same place: in your home folder, open ehealth, then keystore.',
  'help.which': 'Which file to choose?',
  'help.which.name.person':
    'For a person, the name begins with SSIN= and the national number. Several people may have their files in the same folder: compare the number.',
  'help.which.name.group':
    'For a group, it begins with NIHII, then a precision and the first 8 digits of the NIHII number: NIHII-GROUP= for a group of nurses, for example.',
  'help.which.name.company': 'For a company, it begins with CBE= and the CBE number.',
  'help.which.newest':
    'If there are several for the same number, take the newest: date and time of the request are in the name (year, month, day, then time).',
  'help.which.renewed':
    'After a renewal, a new file lies beside the old one. Load the new one as soon as the renewal is completed; keep the old one on your disk.',
  'help.which.environment':
    'A name that ends in .acc-p12 is that of a test certificate: it gives no access to production.',
  'help.which.example': 'Example:',
  'help.not': 'Files not to take',
  'help.not.ehcsr':
    '.ehcsr: this is the request sent to eHealth, not the certificate. Take the file of the same name that ends in .p12.',
  'help.not.reqid': '.reqid: this is the number of the request.',
  'help.not.ehrr': '.ehrr: this is a request for revocation.',
  'help.not.public': '.cer, .crt, .p7b or .etk: the public part alone, without the key.',
  'help.not.macos': 'A name that begins with “._”: an annex of macOS; take the file without “._”.',
  'help.not.tool': '.zip, .jnlp or .cmd: this is the tool itself.',
  'help.hidden': 'Do the files seem to have the same name?',
  'help.hidden.windows':
    'Windows often hides the end of names: three files then look alike. Windows 11: in File Explorer, menu View > Show, tick “File name extensions”. Windows 10: the same box is on the View tab. Then take the one that ends in .p12.',
  'help.hidden.macos':
    'On a Mac, select the file and choose File > Get Info: the whole name is shown there.',
  'help.lost': 'File or password lost?',
  'help.lost.file':
    'Look for a copy of the file first: on the practice’s other computers and in your backups. Without it, messages encrypted for that old certificate stay unreadable.',
  'help.lost.here':
    'A lost password cannot be recovered, not even by eHealth. Revoke the certificate here with your card, then ask for a new one.',
  'help.lost.text':
    'Nobody can recover a lost password, not even eHealth. The certificate then has to be revoked in the eHealth Certificate Manager, and a new one requested. eHealth contact centre: 02 788 51 55, support@ehealth.fgov.be.',
  'errorPage.code': 'Code',
  'errorPage.reference': 'Reference for support',
  'errorPage.home': 'Back to the start',
  'errorPage.window.text':
    'Your browser accepts no cookies of a page that is shown inside another. The module can open in a window of its own.',
  'errorPage.window.open': 'Open in a window of its own',
  'nav.session': 'Session',
  'nav.session.open': 'open {until}',
  'nav.session.unrecognised': 'open but not recognised {until}',
  'nav.session.ending': 'Your eHealth session ends in {minutes} minutes.',
  'nav.session.ended': 'Your eHealth session has ended.',
  'notice.reminded': 'The reminder has been sent.',
  'notice.reminded-before': 'This was already asked today.',
};
