/* What a readiness check may find, thing by thing: how grave it is, and what to do about it. */

export const readinessLevels = ['good', 'attention', 'bad'] as const;
export type ReadinessLevel = (typeof readinessLevels)[number];

export const readinessLineNames = [
  ...(['cardService', 'reader', 'middleware', 'card', 'cardEnd'] as const),
  ...(['signature', 'pin', 'clock', 'services'] as const),
] as const;
export type ReadinessLineName = (typeof readinessLineNames)[number];

export const readinessRemedies = [
  ...(['StartService', 'InstallSupport', 'AllowCards', 'PlugReader', 'InstallMiddleware'] as const),
  ...(['UseCommands', 'InsertCard', 'WaitForCard', 'KeepOneCard', 'InsertOwnCard'] as const),
  ...(['CompleteProfile', 'CheckCard', 'RenewCard', 'CheckDate', 'AddSignature'] as const),
  ...(['ActivateSignature', 'TryAgain', 'TestPin', 'FindPin', 'UnblockPin'] as const),
  ...(['FindTokenPin', 'SetClock', 'WaitForServices', 'CheckConnection', 'SetAddress'] as const),
] as const;
export type ReadinessRemedy = (typeof readinessRemedies)[number];

interface Row {
  readonly line: ReadinessLineName;
  readonly level: ReadinessLevel;
  readonly remedy: ReadinessRemedy | null;
}

const row = (
  line: ReadinessLineName,
  level: ReadinessLevel,
  remedy: Row['remedy'] = null,
): Row => ({
  line,
  level,
  remedy,
});

export const rows = {
  ServiceRuns: row('cardService', 'good'),
  ServiceStopped: row('cardService', 'bad', 'StartService'),
  SupportMissing: row('cardService', 'bad', 'InstallSupport'),
  CardsOff: row('cardService', 'bad', 'AllowCards'),
  ReaderReady: row('reader', 'good'),
  NoReader: row('reader', 'bad', 'PlugReader'),
  LibraryFound: row('middleware', 'good'),
  CommandsUsed: row('middleware', 'good'),
  LibraryMissing: row('middleware', 'bad', 'InstallMiddleware'),
  LibraryFails: row('middleware', 'bad', 'InstallMiddleware'),
  LibraryRefusesKey: row('middleware', 'bad', 'UseCommands'),
  CardYours: row('card', 'good'),
  NoCard: row('card', 'bad', 'InsertCard'),
  CardBeingRead: row('card', 'attention', 'WaitForCard'),
  SeveralCards: row('card', 'bad', 'KeepOneCard'),
  OtherPerson: row('card', 'bad', 'InsertOwnCard'),
  NoNumber: row('card', 'bad', 'CompleteProfile'),
  CardUnusable: row('card', 'bad', 'CheckCard'),
  CardLasts: row('cardEnd', 'good'),
  CardEndsSoon: row('cardEnd', 'attention', 'RenewCard'),
  CardEnded: row('cardEnd', 'bad', 'RenewCard'),
  CardNotYetValid: row('cardEnd', 'bad', 'CheckDate'),
  SignatureOnCard: row('signature', 'good'),
  SignatureOnToken: row('signature', 'good'),
  NoSignature: row('signature', 'bad', 'AddSignature'),
  SignatureInactive: row('signature', 'bad', 'ActivateSignature'),
  SignatureRevoked: row('signature', 'bad', 'ActivateSignature'),
  SignatureEnded: row('signature', 'bad', 'RenewCard'),
  SignatureUnread: row('signature', 'attention', 'TryAgain'),
  PinUsed: row('pin', 'good'),
  PinNotUsed: row('pin', 'attention', 'TestPin'),
  PinLastTry: row('pin', 'attention', 'FindPin'),
  PinBlocked: row('pin', 'bad', 'UnblockPin'),
  PinOfToken: row('pin', 'attention', 'FindTokenPin'),
  ClockRight: row('clock', 'good'),
  ClockOff: row('clock', 'attention', 'SetClock'),
  ClockAhead: row('clock', 'bad', 'SetClock'),
  ClockBehind: row('clock', 'bad', 'SetClock'),
  ClockUnknown: row('clock', 'attention', 'TryAgain'),
  ServicesAnswer: row('services', 'good'),
  ServicesFault: row('services', 'attention', 'WaitForServices'),
  ServicesSilent: row('services', 'bad', 'CheckConnection'),
  ServicesUnknown: row('services', 'bad', 'SetAddress'),
} as const satisfies Readonly<Record<string, Row>>;

export type ReadinessReason = keyof typeof rows;

export const readinessReasons = Object.keys(rows) as readonly ReadinessReason[];
