import type { trust as fr } from '../fr/trust.ts';

/** Certification authorities. English. */
export const trust: Readonly<Record<keyof typeof fr, string>> = {
  'authorities.title': 'Certification authorities',
  'authorities.intro':
    'Trousseau believes the authorities listed here, and no others. The list is one for the whole installation.',
  'authorities.none': 'No authority is listed here yet.',
  'authorities.set.issuers': 'Issuing of certificates',
  'authorities.set.issuers.intro':
    'The authorities that issue the eHealth certificates of holders.',
  'authorities.set.assertion-signers': 'Answers when a session opens',
  'authorities.set.assertion-signers.intro':
    'The authorities that vouch for who signs eHealth’s answers when a session opens. They are not necessarily the same ones.',
  'authorities.column.name': 'Authority',
  'authorities.column.ends': 'Ends on',
  'authorities.column.source': 'Source',
  'authorities.role.root': 'root',
  'authorities.role.issuing': 'issuing',
  'authorities.phase.soon': 'Ends soon',
  'authorities.phase.ended': 'Ended',
  'authorities.source.built-in': 'Comes with Trousseau',
  'authorities.source.settings': 'Settings of the installation',
  'authorities.source.archive': 'Archive',
  'authorities.source.trusted-list': 'Trusted list',
  'authorities.added': 'added on {date}',
  'authorities.warning.title': 'To keep an eye on',
  'authorities.warning.ends': '“{name}” ends on {date}',
  'authorities.warning.ended': '“{name}” ended on {date}',
  'authorities.warning.outlived.one':
    '{count} certificate of your practice runs beyond that date: after it, eHealth may refuse the certificate. Renew it before then, as soon as eHealth allows it.',
  'authorities.warning.outlived.other':
    '{count} certificates of your practice run beyond that date: after it, eHealth may refuse them. Renew them before then, as soon as eHealth allows it.',
  'authorities.warning.within.one':
    'It issued {count} certificate of your practice, which does not run beyond that date.',
  'authorities.warning.within.other':
    'It issued {count} certificates of your practice; none of them runs beyond that date.',
  'authorities.warning.unused':
    'No certificate of your practice depends on it directly. Check that the authority that follows it is listed.',
  'authorities.warning.signer':
    'Check that the authority that follows it is listed: without it, no session could open after that date.',
  'authorities.form.title': 'Update',
  'authorities.form.intro': 'The file is examined first: nothing changes before you agree.',
  'authorities.form.set': 'List to complete',
  'authorities.form.environment': 'Environment',
  'authorities.form.file': 'Update file',
  'authorities.form.file.hint':
    'The ZIP archive of certificates as eHealth publishes it, or a signed trusted list (XML).',
  'authorities.form.submit': 'Examine the file',
  'authorities.form.operator':
    'Only the operator of the installation updates this list, by the command “trousseau anchors”.',
  'authorities.file.missing': 'Choose the ZIP archive or the trusted list and send again.',
  'authorities.file.tooLarge':
    'This file is larger than {limit} MB: it is no update of the authorities.',
  'authorities.list.not-text': 'This file is neither a ZIP archive nor a trusted list.',
  'authorities.list.shape': 'This file is not a trusted list (ETSI TS 119 612).',
  'authorities.list.signature': 'The signature of this trusted list is missing or wrong.',
  'authorities.list.signer':
    'This trusted list is signed by somebody whom the settings do not know.',
  'authorities.list.signer-ended':
    'This trusted list is signed with a certificate that is not valid today.',
  'authorities.list.not-issued-yet': 'This trusted list says that it is issued in the future.',
  'authorities.list.expired': 'This trusted list has run out: there must be a newer issue.',
  'authorities.list.older':
    'This trusted list is older than the last one applied: use the latest issue.',
  'authorities.list.empty': 'This trusted list names no certification authority.',
  'authorities.notice.applied':
    'The list of authorities is up to date. Certificates are judged by it from now on.',
  'authorities.notice.discarded': 'The update is discarded. Nothing has changed.',
  'authorities.notice.changed':
    'Meanwhile another update changed the list: this one was not applied. Send the file again if it is still needed.',
  'authorities.notice.gone':
    'This update is no longer available: it was dealt with already, or its time is over. Send the file again if it is still needed.',
  'authorities.preview.title': 'Check the update',
  'authorities.preview.intro':
    'This is what would change for the whole installation. Nothing is applied yet.',
  'authorities.preview.nothing': 'This update changes nothing.',
  'authorities.preview.about': 'The file',
  'authorities.preview.file': 'Name',
  'authorities.preview.kind': 'Kind',
  'authorities.preview.kind.archive': 'Archive of certificates, not signed',
  'authorities.preview.kind.trusted-list': 'Trusted list, signature verified',
  'authorities.preview.number': 'Number of the list',
  'authorities.preview.issued': 'Issued on',
  'authorities.preview.next': 'Next issue expected on',
  'authorities.preview.next.none': 'none: the list is closed',
  'authorities.preview.signer': 'Signed by',
  'authorities.preview.unsigned':
    'Nobody signed this archive. Before you apply it, compare each fingerprint with what eHealth tells you by another way.',
  'authorities.preview.added': 'Added',
  'authorities.preview.withdrawn': 'Withdrawn',
  'authorities.preview.withdrawn.note':
    'The list no longer names them. Certificates that they issued will no longer be recognised.',
  'authorities.preview.refused': 'Not taken',
  'authorities.preview.unchanged.one': '{count} authority of the file was listed already.',
  'authorities.preview.unchanged.other': '{count} authorities of the file were listed already.',
  'authorities.preview.apply': 'Apply the update',
  'authorities.preview.discard': 'Discard',
  'authorities.preview.close': 'Back to the list',
  'authorities.preview.expires':
    'To be decided before {at}; after that, the file has to be sent again.',
  'authorities.refused.NotACa': 'is not the certificate of an authority',
  'authorities.refused.Ended': 'has ended already',
  'authorities.refused.Unreadable': 'cannot be read',
  'authorities.refused.NotByKnownRoot': 'no root that is known or enclosed vouches for it',
  'authorities.refused.OtherService': 'is about another service',
  'authorities.refused.Duplicate': 'is there more than once',
};
