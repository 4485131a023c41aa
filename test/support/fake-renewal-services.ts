import type { ProbeFacts } from '../../plugin/domain/certificate/online-status.ts';
import type { JudgedCertificate } from '../../plugin/domain/certificate/service.ts';
import { PluginError } from '../../plugin/errors.ts';
import type { Actor, HostNotice } from '../../plugin/host.ts';
import type { Delivery, OpenRenewal } from '../../plugin/domain/renewal/repository.ts';
import type { Guide, Mute, Notice, RenewalPlan } from '../../plugin/domain/renewal/renewal.ts';
import type {
  CalendarServices,
  MuteRequest,
  PracticeRenewals,
  ProbeServices,
  RenewalServices,
  WatchedCertificate,
} from '../../plugin/domain/renewal/service.ts';
import { aJudged } from './judged-certificate.ts';

/*
 * Renewals as screens and API get them: two years from their end unless a test says otherwise. What is tested with these is how
 * they are told and what is asked for, never how a plan is reached.
 */

export interface FakeRenewalWorld {
  watched: WatchedCertificate[];
  guide: Guide;
  practice: PracticeRenewals;
  /** What the bar has for everybody. */
  bar: HostNotice[];
  /** The user's feed; null while there is none. */
  feed: { readonly createdAt: Date } | null;
  /** What muting, checking and allowing answer; undefined for "it works". */
  refusal: PluginError | undefined;
  /** Every call that changes something or takes a secret, in order. */
  readonly calls: { readonly name: string; readonly with: unknown }[];
}

const openToken = 'A'.repeat(43);

export function aPlan(changes: Partial<RenewalPlan> = {}): RenewalPlan {
  return {
    state: 'NotDueYet',
    reason: 'WindowAhead',
    since: new Date('2026-02-02T08:15:00Z'),
    opensAt: new Date('2027-12-11T09:00:00Z'),
    dueAt: new Date('2027-12-20T12:30:00Z'),
    latestAt: new Date('2028-01-10T09:00:00Z'),
    notAfter: new Date('2028-03-10T09:00:00Z'),
    muted: null,
    lookAgainAt: new Date('2026-06-08T10:00:00Z'),
    ...changes,
  };
}

/** Of a certificate in its last weeks, whose holder was told. */
export function aWaitingPlan(changes: Partial<RenewalPlan> = {}): RenewalPlan {
  return aPlan({
    state: 'WaitingForHolder',
    reason: 'PlannedMoment',
    since: new Date('2026-04-20T06:30:00Z'),
    opensAt: new Date('2026-03-26T09:00:00Z'),
    dueAt: new Date('2026-04-20T06:30:00Z'),
    latestAt: new Date('2026-04-25T09:00:00Z'),
    notAfter: new Date('2026-06-24T09:00:00Z'),
    ...changes,
  });
}

export function aWatched(
  plan: Partial<RenewalPlan> = {},
  certificate: JudgedCertificate = aJudged(),
  changes: Partial<Omit<WatchedCertificate, 'plan' | 'certificate'>> = {},
): WatchedCertificate {
  return {
    certificate,
    plan: aPlan(plan),
    notices: [],
    mute: null,
    statusAllowed: false,
    ...changes,
  };
}

/** The same certificate with what eHealth answered about it. */
export function probed(
  certificate: JudgedCertificate,
  probes: Partial<ProbeFacts>,
): JudgedCertificate {
  const { record } = certificate;
  return { ...certificate, record: { ...record, probes: { ...record.probes, ...probes } } };
}

export function aNotice(changes: Partial<Notice> = {}): Notice {
  return {
    id: 'notice-1',
    practiceId: 'practice-1',
    certificateId: 'certificate-1',
    userId: 'anne',
    cause: 'Expiry',
    step: 30,
    severity: 'warning',
    raisedAt: new Date('2026-05-25T04:00:00Z'),
    acknowledgedAt: null,
    endedAt: null,
    end: null,
    ...changes,
  };
}

export function aBarNotice(changes: Partial<HostNotice> = {}): HostNotice {
  return {
    noticeId: 'notice-1',
    certificateId: 'certificate-1',
    severity: 'warning',
    title: 'Anne Exemple : le certificat eHealth expire dans 23 jours',
    text: 'Il expire le 24 juin 2026. Renouvelez-le maintenant.',
    action: 'Renouveler',
    path: '/certificates/certificate-1/renewal',
    notAfter: '2026-06-24T09:00:00.000Z',
    prominent: true,
    ...changes,
  };
}

export function aMute(changes: Partial<Mute> = {}): Mute {
  return {
    certificateId: 'certificate-1',
    reason: 'absent',
    text: 'Congé de maternité',
    until: new Date('2026-08-31T22:00:00Z'),
    severity: 'info',
    by: { userId: 'admin', displayName: 'Alix Gestion' },
    at: new Date('2026-05-20T10:00:00Z'),
    ...changes,
  };
}

/** A renewal asked for and not yet completed. */
export function aGuide(changes: Partial<Guide> = {}): Guide {
  return {
    path: 'card',
    paths: ['card', 'no-card'],
    steps: [
      { name: 'renew', state: 'next', evidence: null },
      { name: 'wait', state: 'ahead', evidence: null },
      { name: 'complete', state: 'ahead', evidence: null },
      { name: 'load', state: 'ahead', evidence: null },
      { name: 'activate', state: 'unknown', evidence: null },
    ],
    next: 'renew',
    atHand: ['card', 'pin', 'reader', 'tool', 'old-keystore', 'old-password'],
    ...changes,
  };
}

export function anOpenRenewal(changes: Partial<OpenRenewal> = {}): OpenRenewal {
  return {
    certificateId: 'certificate-1',
    userId: 'anne',
    userName: 'Anne Exemple',
    holderName: 'Anne Exemple',
    kind: 'person',
    plan: aWaitingPlan(),
    ...changes,
  };
}

export function aTroubledDelivery(changes: Partial<Delivery> = {}): Delivery {
  return {
    id: 'delivery-1',
    practiceId: 'practice-1',
    channel: 'email',
    kind: 'notice',
    noticeId: 'notice-1',
    recipient: 'anne',
    key: 'notice-1 email anne',
    dueAt: new Date('2026-06-01T14:00:00Z'),
    state: 'waiting',
    attempts: 3,
    lastProblem: 'Refused 550',
    sentAt: null,
    ...changes,
  };
}

export function aRenewalWorld(changes: Partial<FakeRenewalWorld> = {}): FakeRenewalWorld {
  return {
    watched: [],
    guide: aGuide(),
    practice: {
      renewals: [],
      total: 0,
      counts: {},
      troubled: [],
      checkedAt: new Date('2026-06-01T10:00:00Z'),
    },
    bar: [],
    feed: null,
    refusal: undefined,
    calls: [],
    ...changes,
  };
}

interface FakeRenewals {
  readonly renewals: RenewalServices;
  readonly probes: ProbeServices;
  readonly calendars: CalendarServices;
}

/**
 * Stands in for the services where only a page or an answer is looked at. A certificate that the world does not watch has the
 * calmest plan there is, so that pages about something else need not know of renewal.
 */
export function fakeRenewalServices(
  world: FakeRenewalWorld,
  certificates: readonly JudgedCertificate[] = [],
): FakeRenewals {
  const note = (name: string, details: unknown) => {
    world.calls.push({ name, with: details });
  };
  const succeed = () => {
    if (world.refusal !== undefined) throw world.refusal;
  };
  const requireWatched = (id: string): WatchedCertificate => {
    const watched = world.watched.find(({ certificate }) => certificate.record.id === id);
    if (watched !== undefined) return watched;
    const certificate = certificates.find(({ record }) => record.id === id);
    if (certificate === undefined) throw new PluginError('ERR_NOT_FOUND', 'no such certificate');
    return aWatched({}, certificate);
  };
  const requireAdmin = (actor: Actor) => {
    if (!actor.roles.includes('admin')) throw new PluginError('ERR_FORBIDDEN', 'for admins');
  };

  const renewals: RenewalServices = {
    find: async (_actor, id) => {
      await Promise.resolve();
      return requireWatched(id);
    },
    forUser: async (_actor, userId) => {
      await Promise.resolve();
      return world.watched.filter(({ certificate }) => certificate.record.userId === userId);
    },
    practice: async (actor, { offset, limit }) => {
      await Promise.resolve();
      requireAdmin(actor);
      return {
        ...world.practice,
        renewals: world.practice.renewals.slice(offset, offset + limit),
      };
    },
    guide: async (_actor, id, path) => {
      await Promise.resolve();
      requireWatched(id);
      return path === undefined ? world.guide : { ...world.guide, path };
    },
    acknowledge: async (_actor, noticeId) => {
      await Promise.resolve();
      note('acknowledge', { noticeId });
      succeed();
    },
    mute: async (_actor, id, request: MuteRequest) => {
      await Promise.resolve();
      requireWatched(id);
      note('mute', { id, ...request });
      succeed();
    },
    unmute: async (_actor, id) => {
      await Promise.resolve();
      requireWatched(id);
      note('unmute', { id });
    },
    forBar: async () => {
      await Promise.resolve();
      return world.bar;
    },
  };

  const probes: ProbeServices = {
    run: async () => {
      await Promise.resolve();
      return { asked: 0, failed: 0 };
    },
    checkNow: async (_actor, id) => {
      await Promise.resolve();
      requireWatched(id);
      note('checkNow', { id });
      succeed();
    },
    allowStatus: async (_actor, id, password) => {
      await Promise.resolve();
      note('allowStatus', { id, password });
      succeed();
    },
    forbidStatus: async (_actor, id) => {
      await Promise.resolve();
      note('forbidStatus', { id });
    },
  };

  const calendars: CalendarServices = {
    find: async () => {
      await Promise.resolve();
      return world.feed;
    },
    create: async () => {
      await Promise.resolve();
      note('createCalendar', {});
      world.feed = { createdAt: new Date('2026-06-01T10:00:00Z') };
      return openToken;
    },
    revoke: async () => {
      await Promise.resolve();
      note('revokeCalendar', {});
      world.feed = null;
    },
    feed: async (token) => {
      await Promise.resolve();
      return world.feed !== null && token === openToken
        ? 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'
        : null;
    },
  };
  return { renewals, probes, calendars };
}
