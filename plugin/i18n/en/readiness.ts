import type { readiness as fr } from '../fr/readiness.ts';

/** Whether a person is ready to sign a request. English. */
export const readiness: Readonly<Record<keyof typeof fr, string>> = {
  'readiness.title': 'Ready to sign?',
  'readiness.say.good': 'All is ready: you can sign.',
  'readiness.say.attention.one': 'Almost ready: one point deserves your attention.',
  'readiness.say.attention.other': 'Almost ready: {count} points deserve your attention.',
  'readiness.say.bad.one': 'Not ready yet: one point has to be settled.',
  'readiness.say.bad.other': 'Not ready yet: {count} points have to be settled.',
  'readiness.then':
    'A certificate request is signed with your identity card. Nothing was signed, and no PIN was asked for.',
  'readiness.again': 'Check again',
  'readiness.lines': 'What a signature needs',
  'readiness.keepCard': 'Leave the card in the reader until the request is finished.',
  'readiness.checked': 'Checked at {at} (this computer)',
  'readiness.checkedBoth': 'Checked at {ehealth} (eHealth) · {at} (this computer)',
  'readiness.openSession': 'Open a session',
  'readiness.profile': 'See my profile',
  'readiness.continue': 'Go on to the request',
  'readiness.link': 'Check that all is ready to sign',
  'readiness.link.why':
    'A card without a signature certificate, or a forgotten code, is often found out on the very day. Check it now: it takes a minute.',
  'readiness.level.good': 'in order',
  'readiness.level.attention': 'to look into',
  'readiness.level.bad': 'to settle',
  'readiness.line.cardService': 'Card service',
  'readiness.line.reader': 'Card reader',
  'readiness.line.middleware': 'Card software',
  'readiness.line.card': 'Identity card',
  'readiness.line.cardEnd': 'Validity of the card',
  'readiness.line.signature': 'Signature certificate',
  'readiness.line.pin': 'PIN',
  'readiness.line.clock': 'Clock of this computer',
  'readiness.line.services': 'eHealth’s services',
  'readiness.reason.ServiceRuns': 'The card service of this computer runs.',
  'readiness.reason.ServiceStopped': 'The card service of this computer does not answer.',
  'readiness.reason.SupportMissing': 'This installation cannot read a card.',
  'readiness.reason.CardsOff': 'The use of cards is switched off in this installation.',
  'readiness.reason.ReaderReady': 'Plugged in: {reader}.',
  'readiness.reason.NoReader': 'No card reader is plugged in.',
  'readiness.reason.LibraryFound': 'Found: {library}.',
  'readiness.reason.CommandsUsed': 'Nothing to install: the card is used directly.',
  'readiness.reason.LibraryMissing': 'The card software was not found.',
  'readiness.reason.LibraryFails': 'The card software does not start: {library}.',
  'readiness.reason.LibraryRefusesKey':
    'This software refuses the card’s signature key: {library}.',
  'readiness.reason.CardYours': 'It is yours.',
  'readiness.reason.NoCard': 'There is no card in the reader.',
  'readiness.reason.CardBeingRead': 'The card is being read.',
  'readiness.reason.SeveralCards': 'Several cards are present.',
  'readiness.reason.OtherPerson': 'The inserted card is not yours.',
  'readiness.reason.NoNumber':
    'Your profile has no national number: the card cannot be matched with you.',
  'readiness.reason.CardUnusable': 'This card cannot be used.',
  'readiness.reason.CardLasts': 'Valid until {date}.',
  'readiness.reason.CardEndsSoon': 'Your card ends on {date}.',
  'readiness.reason.CardEnded': 'Your card ended on {date}.',
  'readiness.reason.CardNotYetValid': 'Your card is not valid yet.',
  'readiness.reason.SignatureOnCard': 'On the card, valid until {date}.',
  'readiness.reason.SignatureOnToken': 'On “{place}”, valid until {date}.',
  'readiness.reason.NoSignature': 'Your card has no signature certificate.',
  'readiness.reason.SignatureInactive':
    'The signature certificate of your card was never activated.',
  'readiness.reason.SignatureRevoked':
    'The signature certificate of your card is revoked or suspended.',
  'readiness.reason.SignatureEnded': 'The signature certificate of your card ended on {date}.',
  'readiness.reason.SignatureUnread': 'The signature certificate could not be read.',
  'readiness.reason.PinUsed': 'Used here for a session on {date}.',
  'readiness.reason.PinNotUsed': 'Do you still know your PIN?',
  'readiness.reason.PinLastTry': 'Only one try of the PIN is left.',
  'readiness.reason.PinBlocked': 'The PIN of your card is blocked.',
  'readiness.reason.PinOfToken':
    'The PIN that will be asked is the one of this token, not of the card.',
  'readiness.reason.ClockRight': 'Same as eHealth’s.',
  'readiness.reason.ClockOff': 'The clock differs by {seconds} seconds from eHealth’s.',
  'readiness.reason.ClockAhead': 'The clock is {span} ahead.',
  'readiness.reason.ClockBehind': 'The clock is {span} behind.',
  'readiness.reason.ClockUnknown': 'eHealth’s time is not known.',
  'readiness.reason.ServicesAnswer': 'Answer in {seconds} s.',
  'readiness.reason.ServicesFault':
    'eHealth’s services answer, but cannot process anything at the moment.',
  'readiness.reason.ServicesSilent': 'eHealth’s services do not answer.',
  'readiness.reason.ServicesUnknown': 'No address of eHealth for certificates is configured.',
  'readiness.remedy.StartService':
    'Plug in the reader. If it is, restart this computer or call your IT support.',
  'readiness.remedy.InstallSupport': 'Your IT support has to complete the installation.',
  'readiness.remedy.AllowCards': 'Sign on a computer of the practice that has a card reader.',
  'readiness.remedy.PlugReader': 'Plug in a reader for identity cards, then check again.',
  'readiness.remedy.InstallMiddleware': 'Install the eID software from eid.belgium.be.',
  'readiness.remedy.UseCommands':
    'Your IT support can set “eid.signing” to “auto”: the card is then used directly.',
  'readiness.remedy.InsertCard': 'Insert your identity card in the reader, chip first.',
  'readiness.remedy.WaitForCard': 'Wait some seconds, then check again.',
  'readiness.remedy.KeepOneCard': 'Leave only your card in the readers.',
  'readiness.remedy.InsertOwnCard':
    'Insert your own identity card. If it is yours, check the national number of your profile.',
  'readiness.remedy.CompleteProfile':
    'Ask an administrator to add your national number to your profile.',
  'readiness.remedy.CheckCard': 'Take the card out, insert it again and check again.',
  'readiness.remedy.RenewCard':
    'Ask your municipality for a new card: it takes some weeks. Have the signature certificate activated there.',
  'readiness.remedy.CheckDate': 'Check the date of this computer, or use your current card.',
  'readiness.remedy.AddSignature':
    'Make an appointment at your municipality to add it, with card and codes. Without it no request can be signed.',
  'readiness.remedy.ActivateSignature':
    'Make an appointment at your municipality to activate it, with card and codes.',
  'readiness.remedy.TryAgain': 'Check again in a moment.',
  'readiness.remedy.TestPin':
    'The card has only one PIN. Open a session with it: that checks the code without signing anything binding.',
  'readiness.remedy.FindPin':
    'Find the right code before any other try: one more mistake blocks the card.',
  'readiness.remedy.UnblockPin': 'Have it unblocked by your municipality.',
  'readiness.remedy.FindTokenPin': 'Have it at hand: no try is made without you.',
  'readiness.remedy.SetClock':
    'eHealth refuses a signature dated at another time. On Windows: right-click the clock, “Adjust date and time”, then “Sync now”.',
  'readiness.remedy.WaitForServices':
    'Try again later: eHealth announces outages at status.ehealth.fgov.be.',
  'readiness.remedy.CheckConnection':
    'Check the internet connection of this computer, then try again.',
  'readiness.remedy.SetAddress':
    'Your IT support finds the address under “probes.certRaEndpoint” in the manual of settings.',
};
