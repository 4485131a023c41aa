import type { EnrolmentWatch } from '../domain/enrolment/service.ts';
import { jobDefinitions } from './definitions.ts';
import type { Job } from './job.ts';

/** Goes on with requests for certificates whose moment has come. Each remembers by itself how far it came. */
export function enrolmentsJob(enrolments: EnrolmentWatch | null): Job {
  return {
    id: 'enrolments',
    ...jobDefinitions.enrolments,
    run: async (signal) => ({ ...(await enrolments?.run(signal)) }),
  };
}
