import { readEtkOnDemand } from '../../../pki/cms/etk-on-demand.ts';
import type { EtkDepot } from '../../../ehealth/registration/etk-depot.ts';
import type { RevocationOutcome } from '../../../pki/revocation/answer.ts';
import type { TrustAnchor } from '../../../pki/x509/trust-anchor.ts';
import type { CertificateStatusWord } from '../../certificate/online-status.ts';
import type { Actor } from '../../practice/actor.ts';
import { nextTryAt } from '../schedule.ts';
import { decideArrival } from './arrival.ts';
import type { ArrivalFacts } from './arrival.ts';
import type { Finish } from './finish.ts';
import type { RevocationJournal } from './journal.ts';
import type { Revocation } from './revocation.ts';

/** Says whether a certificate was revoked; pki/revocation/checker.ts. */
export interface RevocationService {
  check(input: {
    readonly certificate: Uint8Array;
    readonly issuer: Uint8Array | null;
    readonly fresh: boolean;
  }): Promise<RevocationOutcome>;
}

export interface AskArrivalDeps {
  readonly depot: EtkDepot;
  /** null: the issuer's revocation service is not asked in this installation. */
  readonly revocation: RevocationService | null;
  readonly anchors: () => readonly TrustAnchor[];
  readonly now: () => Date;
}

/** What eHealth knows of a certificate whose revocation was sent; `status`: of its register, where that was asked. */
export type AskArrival = (
  current: Revocation,
  status: CertificateStatusWord | null,
) => Promise<ReturnType<typeof decideArrival>>;

export function createAskArrival(deps: AskArrivalDeps): AskArrival {
  const { depot, anchors, now } = deps;

  const tokenOf = async ({ holder, tokenSerial }: Revocation): Promise<ArrivalFacts['token']> => {
    if (tokenSerial === null) return null;
    const reply = await depot.get(holder);
    if (reply.kind === 'none') return 'gone';
    if (reply.kind !== 'published') return null;
    const token = await readEtkOnDemand(reply.token, { anchors: anchors(), now: now() });
    return token?.serialNumber === tokenSerial ? 'served' : null;
  };

  /** A list may be a day old: that it does not have the certificate says nothing yet. */
  const issuersWord = async ({ chain }: Revocation): Promise<ArrivalFacts['revocation']> => {
    const [certificate, issuer] = chain.map((der) => Buffer.from(der, 'base64'));
    if (deps.revocation === null || certificate === undefined || issuer === undefined) return null;
    const outcome = await deps.revocation.check({ certificate, issuer, fresh: true });
    if (!outcome.ok) return null;
    const { kind, source } = outcome.answer;
    return kind === 'good' && source === 'crl' ? null : kind;
  };

  return async (current, status) => {
    const [token, revocation] = await Promise.all([tokenOf(current), issuersWord(current)]);
    return decideArrival({ status, revocation, token }, current.submittedAt ?? now(), now());
  };
}

export interface SettleDeps {
  readonly askArrival: AskArrival;
  readonly finish: Finish;
  readonly journal: RevocationJournal;
  readonly now: () => Date;
}

/** Goes on with a revocation that was taken and whose request brought no answer. It never signs. */
export type Settle = (
  current: Revocation,
  status: CertificateStatusWord | null,
  by: Actor | null,
) => Promise<Revocation>;

export function createSettle({ askArrival, finish, journal, now }: SettleDeps): Settle {
  return async (current, status, by) => {
    if (current.state !== 'submitting') return current;
    const arrival = await askArrival(current, status);
    const at = now();
    switch (arrival) {
      case 'revoked':
        return finish(current, by);
      case 'not-received': {
        const problem = { at, kind: 'not-received', code: 'NOT_RECEIVED', message: '' } as const;
        return journal.write(
          current,
          {
            change: { state: 'contract', problem, failures: 0, nextAt: null },
            event: 'enrolment.revocation-failed',
            details: { code: problem.code },
          },
          by,
        );
      }
      case 'unknown': {
        const failures = current.failures + 1;
        const problem = current.problem ?? { at, kind: 'unreachable', code: '', message: '' };
        return journal.write(
          current,
          { change: { failures, problem, nextAt: nextTryAt(failures, at) } },
          by,
        );
      }
    }
  };
}
