import { PluginError } from '../../errors.ts';
import type { PluginErrorCode, SupportNote } from '../../errors.ts';
import { namedFirstMs } from '../soap/clock-offset.ts';
import { meaningOfFault } from '../soap/fault-catalogue.ts';
import type { SoapFault } from '../soap/fault.ts';
import type { LineProblem } from '../soap/transport.ts';
import { isMailboxCode, meaningOfStatus } from './status.ts';
import type { MailboxStatus, StatusMeaning } from './status.ts';

/** Why the mailbox did not do what it was asked. */
export type MailboxFailure =
  | { readonly kind: 'line'; readonly problem: LineProblem; readonly code: string }
  | {
      readonly kind: 'fault';
      readonly fault: SoapFault;
      /** eHealth's clock minus the one that messages are dated by; null when the answer does not say. */
      readonly skewMs: number | null;
    }
  /** A Status in a normal answer. */
  | { readonly kind: 'status'; readonly status: MailboxStatus; readonly ticket: string | null }
  /** No answer of this service: a proxy's page, say, or one that broke off. */
  | {
      readonly kind: 'unreadable';
      readonly httpStatus: number;
      readonly mediaType: string;
      readonly problem: string;
    };

const lineErrors: Readonly<Record<LineProblem, PluginErrorCode>> = {
  'no-connection': 'ERR_MAILBOX_UNREACHABLE',
  tls: 'ERR_MAILBOX_UNREACHABLE',
  reset: 'ERR_MAILBOX_UNREACHABLE',
  cut: 'ERR_MAILBOX_UNREACHABLE',
  timeout: 'ERR_MAILBOX_TIMEOUT',
  'too-large': 'ERR_MAILBOX_ANSWER',
  unreadable: 'ERR_MAILBOX_ANSWER',
};

const statusErrors: Readonly<Record<StatusMeaning, PluginErrorCode>> = {
  done: 'ERR_MAILBOX_REFUSED',
  'partly-done': 'ERR_MAILBOX_REFUSED',
  'recipient-absent': 'ERR_MAILBOX_REFUSED',
  gone: 'ERR_MAILBOX_MESSAGE_GONE',
  'box-not-yours': 'ERR_MAILBOX_BOX',
  'not-the-sender': 'ERR_MAILBOX_NOT_SENDER',
  'move-not-allowed': 'ERR_MAILBOX_MOVE',
  'too-large': 'ERR_MAILBOX_LETTER_TOO_LARGE',
  'recipient-unknown': 'ERR_MAILBOX_RECIPIENT',
  'quality-not-allowed': 'ERR_MAILBOX_RECIPIENT',
  'altered-on-the-way': 'ERR_MAILBOX_ALTERED',
  'wrong-request': 'ERR_MAILBOX_MALFORMED',
  refused: 'ERR_MAILBOX_REFUSED',
};

/** What is wrong with a recipient, by code (mailbox.md section 7). */
const recipientProblems: ReadonlyMap<string, string> = new Map([
  ['803', 'quality'],
  ['814', 'not-allowed'],
]);

/** By the class that a fault has as an answer of the STS: the codes are the platform's, not one service's. */
const faultErrors: Partial<Readonly<Record<PluginErrorCode, PluginErrorCode>>> = {
  ERR_STS_NOT_AUTHENTICATED: 'ERR_MAILBOX_SESSION',
  ERR_STS_CREDENTIAL: 'ERR_MAILBOX_SESSION',
  ERR_STS_NOT_ALLOWED: 'ERR_MAILBOX_NOT_ALLOWED',
  ERR_STS_DENIED: 'ERR_MAILBOX_NOT_ALLOWED',
  ERR_STS_UNAVAILABLE: 'ERR_MAILBOX_UNAVAILABLE',
  ERR_STS_MALFORMED: 'ERR_MAILBOX_MALFORMED',
};

/** The coded error for a call that failed. The service's own words go into `support` alone. */
export function mailboxError(failure: MailboxFailure): PluginError {
  switch (failure.kind) {
    case 'line': {
      const { problem, code } = failure;
      return new PluginError(lineErrors[problem], `mailbox: ${problem}`, {
        params: { problem },
        support: { code, text: '', ticket: null },
      });
    }
    case 'unreadable': {
      const { httpStatus, mediaType, problem } = failure;
      return new PluginError(
        isGatewayStatus(httpStatus) ? 'ERR_MAILBOX_UNAVAILABLE' : 'ERR_MAILBOX_ANSWER',
        `mailbox: HTTP ${httpStatus}, ${problem}`,
        { support: { code: `HTTP ${httpStatus}`, text: mediaType, ticket: null } },
      );
    }
    case 'status': {
      const { code, texts } = failure.status;
      const text = texts['en'] ?? texts[''] ?? Object.values(texts)[0] ?? '';
      return statusError(code, { code, text, ticket: failure.ticket, texts });
    }
    case 'fault':
      return faultError(failure);
  }
}

/**
 * The same for a letter that was being sent. Where the mailbox may have taken it before the line broke, the error says so: such a letter is
 * never sent again before the folder of sent letters has been read (mailbox.md section 20).
 */
export function sendingError(failure: MailboxFailure): PluginError {
  const error = mailboxError(failure);
  if (!mayHaveArrived(failure)) return error;
  return new PluginError(
    'ERR_MAILBOX_SEND_UNCERTAIN',
    `letter may have been sent: ${error.message}`,
    {
      ...(error.support === null ? {} : { support: error.support }),
      cause: error,
    },
  );
}

function mayHaveArrived(failure: MailboxFailure): boolean {
  if (failure.kind === 'line') return !['no-connection', 'tls'].includes(failure.problem);
  return failure.kind === 'unreadable';
}

function statusError(code: string, support: SupportNote): PluginError {
  const error = statusErrors[meaningOfStatus(code)];
  const problem = recipientProblems.get(code);
  return new PluginError(error, `mailbox: code ${code}`, {
    params: { code, ...(problem === undefined ? {} : { problem }) },
    support,
  });
}

function faultError({ fault, skewMs }: Extract<MailboxFailure, { kind: 'fault' }>): PluginError {
  const { code, fullCode, text, ticket } = fault;
  const support = { code: fullCode, text, ticket };
  if (isMailboxCode(code)) return statusError(code, support);
  const meaning = meaningOfFault(code);
  if (meaning?.clock === true) {
    if (skewMs !== null && Math.abs(skewMs) > namedFirstMs) {
      const seconds = Math.round(Math.abs(skewMs) / 1000);
      return new PluginError('ERR_STS_CLOCK', `clock is off by ${seconds} s`, {
        params: { seconds },
        support,
      });
    }
    return new PluginError('ERR_MAILBOX_SESSION', `mailbox: fault ${code}`, { support });
  }
  const error = (meaning && faultErrors[meaning.error]) ?? 'ERR_MAILBOX_REFUSED';
  return new PluginError(error, `mailbox: fault ${code}`, { params: { code }, support });
}

const isGatewayStatus = (status: number): boolean =>
  status === 502 || status === 503 || status === 504;
