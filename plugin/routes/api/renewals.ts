import { requireManager } from '../../domain/access/role.ts';
import type { Actor } from '../../domain/practice/actor.ts';
import type { RenewalServices } from '../../domain/renewal/service.ts';
import { operation } from './operation.ts';
import type { ApiOperation } from './operation.ts';
import type { ReminderServices } from '../../domain/renewal/reminder-service.ts';
import {
  HostNoticesSchema,
  MuteBodySchema,
  RemindedSchema,
  ReminderBodySchema,
  RenewalSchema,
} from './renewal-schema.ts';
import { renewalView } from './renewal-view.ts';

export interface RenewalApiDeps {
  readonly renewals: RenewalServices;
  readonly reminders: Pick<ReminderServices, 'remind' | 'remindAll'>;
}

/** Notices and renewals over JSON, for a host that is not Node or draws its own bar: the same services, so the same rights. */
export function renewalOperations({
  renewals,
  reminders,
}: RenewalApiDeps): readonly ApiOperation[] {
  return [
    operation({
      method: 'get',
      path: '/users/{userId}/notices',
      operationId: 'listNotices',
      summary: 'The open notices of this user',
      success: { status: 200, description: 'The notices', schema: HostNoticesSchema },
      errors: ['ERR_FORBIDDEN'],
      run: async ({ actor, params, locals }) => {
        const userId = params['userId'] ?? '';
        requireNear(actor, userId);
        const notices = await renewals.hostNotices(actor.practiceId, userId, locals.language);
        return { status: 200, json: { notices } };
      },
    }),
    operation({
      method: 'get',
      path: '/certificates/{certificateId}/renewal',
      operationId: 'getRenewal',
      summary: 'State of the renewal of a certificate, and the next step',
      success: {
        status: 200,
        description: 'Plan, notices, answers and steps',
        schema: RenewalSchema,
      },
      run: async ({ actor, params, locals }) => {
        const id = params['certificateId'] ?? '';
        const { renewal, guide } = await renewals.guide(actor, id);
        return { status: 200, json: renewalView(renewal, guide, locals) };
      },
    }),
    operation({
      method: 'post',
      path: '/notices/{noticeId}/acknowledge',
      operationId: 'acknowledgeNotice',
      summary: 'Hide a notice until its severity rises',
      success: { status: 204, description: 'Hidden', schema: null },
      run: async ({ actor, params }) => {
        await renewals.acknowledge(actor, params['noticeId'] ?? '');
        return { status: 204 };
      },
    }),
    operation({
      method: 'put',
      path: '/certificates/{certificateId}/mute',
      operationId: 'muteCertificate',
      summary: 'Silence the notices of a certificate, for a reason and until a day',
      body: { type: 'json', schema: MuteBodySchema },
      success: { status: 204, description: 'Muted', schema: null },
      errors: ['ERR_MUTE_INVALID'],
      run: async ({ actor, params, body }) => {
        const { reason, text, until } = body;
        await renewals.mute(actor, params['certificateId'] ?? '', {
          reason,
          text,
          until: new Date(until),
        });
        return { status: 204 };
      },
    }),
    operation({
      method: 'post',
      path: '/reminders',
      operationId: 'remind',
      summary:
        'Ask one user, or all who must act, by notice and mail; each at most once a day; admin or host',
      body: { type: 'json', schema: ReminderBodySchema },
      success: { status: 200, description: 'How many were asked', schema: RemindedSchema },
      errors: ['ERR_FORBIDDEN'],
      run: async ({ actor, body: { userId, kind } }) => ({
        status: 200,
        json:
          userId === null
            ? await reminders.remindAll(actor)
            : await reminders.remind(actor, userId, kind),
      }),
    }),
    operation({
      method: 'delete',
      path: '/certificates/{certificateId}/mute',
      operationId: 'unmuteCertificate',
      summary: 'Unmute the notices of a certificate',
      success: { status: 204, description: 'On again', schema: null },
      run: async ({ actor, params }) => {
        await renewals.unmute(actor, params['certificateId'] ?? '');
        return { status: 204 };
      },
    }),
  ];
}

/** The bar asks for no actor's rights: one's own notices, those of an admin's practice, and a back-end for its users. */
function requireNear(actor: Actor, userId: string): void {
  if (actor.userId !== userId) requireManager(actor, 'another user’s notices');
}
