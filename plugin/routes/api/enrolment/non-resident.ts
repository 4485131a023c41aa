import { operation } from '../operation.ts';
import type { ApiOperation } from '../operation.ts';
import type { EnrolmentApiDeps } from './operations.ts';
import { acting, requiredServices } from './operations.ts';
import { contactDataOf, EnrolmentSchema, NonResidentBodySchema } from './schema.ts';
import { enrolmentInfo } from './view.ts';

/** A request without a Belgian identity card (registration.md section 6.10): it is sent at once, and confirmed by its person on the web. */
export function nonResidentOperations(deps: EnrolmentApiDeps): readonly ApiOperation[] {
  return [
    operation({
      method: 'post',
      path: '/users/{userId}/enrolments/non-resident',
      operationId: 'beginNonResidentEnrolment',
      summary:
        'Ask for the certificate of a user who does not live in Belgium; the user alone, who confirms it at `confirm.url`',
      body: { type: 'json', schema: NonResidentBodySchema },
      success: { status: 201, description: 'eHealth has it, or is asked', schema: EnrolmentSchema },
      errors: [...acting, 'ERR_CONTACT_DATA', 'ERR_PASSWORD_UNSUITABLE', 'ERR_IDENTIFIER_INVALID'],
      behind: [deps.passwordLimit],
      run: async ({ actor, params, body, signal }) => {
        const begun = await requiredServices(deps).beginNonResident(actor, {
          ...body,
          userId: params['userId'] ?? '',
          contactData: contactDataOf(body.contactData),
          signal,
        });
        return { status: 201, json: enrolmentInfo(begun, actor) };
      },
    }),
  ];
}
