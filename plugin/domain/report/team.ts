import { requireManager } from '../access/role.ts';
import type { Actor } from '../practice/actor.ts';
import { isCareProvider } from '../practice/care-provider.ts';
import type { HostDirectory } from '../practice/directory.ts';
import { everyUser } from '../practice/every-user.ts';
import type { SessionRepository, SessionTrace } from '../session/repository.ts';
import type { ReportRepository, ReportRow } from './repository.ts';
import { rowsByEnd } from './rows-by-end.ts';
import { mostPressingFirst, nextWorkingMorning, teamMember } from './team-day.ts';
import type { TeamMember } from './team-day.ts';

/** The team at one instant. */
export interface TeamDay {
  /** Active people who give care, and others with a personal certificate or a session; who must come by today first. */
  readonly members: readonly TeamMember[];
  /** The next working morning, which certificates and sessions are held against. */
  readonly morning: Date;
  readonly checkedAt: Date;
}

export interface TeamServices {
  /** For admins and the host's back end. */
  today(actor: Actor): Promise<TeamDay>;
}

export interface TeamServicesDeps {
  readonly reports: ReportRepository;
  readonly sessions: Pick<SessionRepository, 'running'>;
  readonly directory: Pick<HostDirectory, 'listUsers'>;
  readonly now: () => Date;
}

/** Who has a session until when, and whose certificate or session will not hold tomorrow. */
export function createTeamServices(deps: TeamServicesDeps): TeamServices {
  return {
    today: async (actor) => {
      requireManager(actor, 'the team');
      const { practiceId } = actor;
      const [users, running, certificates] = await Promise.all([
        everyUser(deps.directory, practiceId),
        deps.sessions.running(practiceId),
        personalByUser(deps.reports, practiceId),
      ]);
      const sessions = new Map<string, SessionTrace[]>();
      for (const trace of running) addTo(sessions, trace);
      const now = deps.now();
      const members = users
        .filter(
          (user) =>
            user.active &&
            (isCareProvider(user) || certificates.has(user.id) || sessions.has(user.id)),
        )
        .map((user) =>
          teamMember(
            user,
            {
              certificates: certificates.get(user.id) ?? [],
              sessions: sessions.get(user.id) ?? [],
            },
            now,
          ),
        );
      return {
        members: members.sort(mostPressingFirst),
        morning: nextWorkingMorning(now),
        checkedAt: now,
      };
    },
  };
}

async function personalByUser(
  reports: ReportRepository,
  practiceId: string,
): Promise<ReadonlyMap<string, readonly ReportRow[]>> {
  const found = new Map<string, ReportRow[]>();
  for await (const row of rowsByEnd(reports, practiceId)) {
    if (row.kind === 'person') addTo(found, row);
  }
  return found;
}

function addTo<One extends { readonly userId: string }>(
  byUser: Map<string, One[]>,
  one: One,
): void {
  const known = byUser.get(one.userId);
  if (known === undefined) byUser.set(one.userId, [one]);
  else known.push(one);
}
