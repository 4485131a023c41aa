import * as z from 'zod';
import {
  readinessLevels,
  readinessLineNames,
  readinessReasons,
  readinessRemedies,
} from '../../../domain/enrolment/readiness/readiness-reason.ts';
import type { ReadinessServices } from '../../../domain/enrolment/readiness/service.ts';
import { readinessText } from '../../parts/card/readiness-text.ts';
import { operation } from '../operation.ts';
import type { ApiOperation } from '../operation.ts';

export interface ReadinessApiDeps {
  readonly readiness: ReadinessServices;
}

const Level = z.enum(readinessLevels).describe('How grave it is: bad keeps from signing.');

const ReadinessSchema = z.object({
  checkedAt: z.iso.datetime(),
  ehealthAt: z.iso
    .datetime()
    .nullable()
    .describe('eHealth’s clock at that moment; null: not heard.'),
  level: Level.describe('The worst of the lines.'),
  lines: z.array(
    z.object({
      line: z.enum(readinessLineNames).describe('What it is about.'),
      level: Level,
      reason: z.enum(readinessReasons).describe('How it is.'),
      text: z.string().describe('The reason in words.'),
      remedy: z.enum(readinessRemedies).nullable().describe('What to do.'),
      remedyText: z.string().nullable().describe('The remedy in words.'),
    }),
  ),
});

/** Over JSON, for a host that draws its own page: whether a person could sign a request with the card at this machine. */
export function readinessOperations({ readiness }: ReadinessApiDeps): readonly ApiOperation[] {
  return [
    operation({
      method: 'get',
      path: '/users/{userId}/readiness',
      operationId: 'checkReadiness',
      summary: 'Whether this user could sign a request for a certificate now',
      success: { status: 200, description: 'What it takes, line by line', schema: ReadinessSchema },
      errors: ['ERR_FORBIDDEN'],
      run: async ({ actor, params, locals }) => {
        const { checkedAt, ehealthAt, level, lines } = await readiness.check(
          actor,
          params['userId'] ?? '',
        );
        return {
          status: 200,
          json: {
            checkedAt: checkedAt.toISOString(),
            ehealthAt: ehealthAt?.toISOString() ?? null,
            level,
            lines: lines.map((one) => {
              const { text, remedy } = readinessText(locals, one);
              return {
                line: one.line,
                level: one.level,
                reason: one.reason,
                text,
                remedy: one.remedy,
                remedyText: remedy,
              };
            }),
          },
        };
      },
    }),
  ];
}
