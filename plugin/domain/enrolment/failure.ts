import type { RegistrationFailure } from '../../ehealth/registration/registration-call.ts';
import { PluginError } from '../../errors.ts';
import type { EnrolmentProblem } from './enrolment.ts';

/** What a service's failure means for a request that goes on without its user. */
export function problemOf(failure: RegistrationFailure, at: Date): EnrolmentProblem {
  if (failure.kind === 'refused') {
    const { code, message } = failure;
    return { at, kind: 'refused', code, message };
  }
  const { problem, code } = failure;
  const kind = problem === 'NotTrusted' || problem === 'Unreadable' ? 'untrusted' : 'unreachable';
  return { at, kind, code: `${problem} ${code}`.trim(), message: '' };
}

/** The same for a user who waits for the answer. */
export function registrationError(failure: RegistrationFailure): PluginError {
  if (failure.kind === 'refused') {
    const { code, message, parameters } = failure;
    const said = parameters.map(({ name, value }) => `${name}: ${value}`);
    return new PluginError('ERR_REGISTRATION_REFUSED', `eHealth refused: ${code}`, {
      params: { code },
      support: { code, text: [message, ...said].filter(Boolean).join('\n'), ticket: null },
    });
  }
  const { problem, code } = failure;
  const support = { code: problem, text: code, ticket: null };
  switch (problem) {
    case 'NoConnection':
    case 'Timeout':
    case 'Fault':
    case 'Refused':
      return new PluginError('ERR_REGISTRATION_UNREACHABLE', `no answer: ${problem}`, { support });
    case 'Unreadable':
    case 'NotTrusted':
      return new PluginError('ERR_REGISTRATION_ANSWER', `no answer to use: ${problem}`, {
        support,
      });
  }
}

/** The act does not fit the state of the request, or no longer. */
export const wrongState = ({ state }: { readonly state: string }): PluginError =>
  new PluginError('ERR_ENROLMENT_STATE', `the request is ${state}`, {
    params: { problem: state },
  });
