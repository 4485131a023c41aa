import type { X509Certificate } from 'node:crypto';
import { verifyAssertion } from './assertion-reader.ts';
import { createChallengeStore } from './challenge-store.ts';
import { checkIdentity, fillClaims } from './claims.ts';
import type { FaultMode, Register, SimulatorSettings } from '../control/control.ts';
import { stsMode, type MetFault } from '../soap/fault-injection.ts';
import { SoapFault } from '../soap/soap-fault.ts';
import { readSoapRequest, type SoapMessage, type SoapRequest } from '../soap/soap-message.ts';
import {
  readChallengeAnswer,
  readTokenRequest,
  type Claim,
  type IssueRequest,
  type RenewRequest,
} from './sts-request.ts';
import { isContentMode, writeChallenge, writeTokenAnswer, type Forgery } from './token-answer.ts';
import type { CertificateHolderFacts, Trust } from '../soap/trust.ts';
import { verifyCallerHeader } from '../soap/wss-header.ts';
import { ns, soapActions } from '../xml/xml-names.ts';
import { SignatureRefusal } from '../xml/xml-signature.ts';

/** The part of a fault mode that the service itself carries out; line and coded faults never get here. */
export interface StsCall {
  readonly request: SoapRequest;
  readonly fault: MetFault;
  /** Instant by the service's clock. */
  readonly now: Date;
}

export interface StsAnswer {
  readonly text: string;
  readonly outcome: string;
}

export interface StsService {
  /** Answers a call; throws {@link SoapFault}. */
  answer(call: StsCall): StsAnswer;
  /** How many tokens were issued. */
  issued(): number;
}

export interface StsServiceDeps {
  readonly trust: Trust;
  readonly forgery: Forgery;
  readonly settings: () => SimulatorSettings;
  readonly register: () => Register;
}

/** A request that passed every rule; a challenge may still have to be answered before its token is issued. */
interface Granted {
  readonly context: string;
  readonly header: X509Certificate;
  readonly withCard: boolean;
  readonly useKey: X509Certificate;
  readonly claims: readonly Claim[];
  readonly expires: Date;
}

interface Caller {
  readonly certificate: X509Certificate;
  readonly holder: CertificateHolderFacts;
}

const operations = {
  [soapActions.requestSecurityToken]: [ns.wst, 'RequestSecurityToken'],
  [soapActions.challenge]: [ns.wst, 'RequestSecurityTokenResponse'],
} as const;

/** Tokens that a Renew may still name. */
const rememberedTokens = 500;

/** The STS: rules 1 to 13 of sessions.md section 18, in this order. State is in memory; a restart forgets challenges and tokens. */
export function createStsService(deps: StsServiceDeps): StsService {
  const { trust, settings, register } = deps;
  const challenges = createChallengeStore<Granted>();
  const given = new Map<string, Granted>();
  let issued = 0;

  function answer(call: StsCall): StsAnswer {
    const { now } = call;
    const message = readSoapRequest(call.request, operations, settings().requireUserAgent);
    const certificate = verifyCallerHeader(message, {
      now,
      lifeSeconds: settings().timestampSeconds,
    });
    const holder = trust.holderOf(certificate, now, settings().revoked);
    const caller = { certificate, holder };
    return message.action === soapActions.challenge
      ? challengeAnswered(message, caller, call)
      : tokenRequested(message, caller, call);
  }

  function tokenRequested(message: SoapMessage, caller: Caller, call: StsCall): StsAnswer {
    const request = readTokenRequest(message.payload, settings());
    const granted =
      request.kind === 'issue'
        ? grantIssue(request, caller, call.now)
        : grantRenew(request, caller, call.now);
    if (!wantsChallenge(granted, stsMode(call.fault.mode))) return token(granted, call);
    if (call.fault.mode === 'challenge-always') call.fault.count();
    return challenge(granted, call);
  }

  function grantIssue(request: IssueRequest, caller: Caller, now: Date): Granted {
    if (request.expires <= now) {
      throw new SoapFault('ws-trust:InvalidTimeRange', 'the asked life is over');
    }
    const useKeyHolder = holderOfUseKey(request.useKey, now);
    if (new Date(request.useKey.validTo) < request.expires) {
      throw invalid('the UseKey certificate ends before the asked life');
    }
    checkIdentity(request.claims, caller.holder, useKeyHolder);
    const granted = { ...request, header: caller.certificate, withCard: isCard(caller) };
    fill(granted);
    return granted;
  }

  function grantRenew(request: RenewRequest, caller: Caller, now: Date): Granted {
    const old = ownToken(request, now);
    checkIdentity(old.claims, caller.holder, holderOfUseKey(old.useKey, now));
    return {
      ...old,
      context: request.context,
      header: caller.certificate,
      withCard: isCard(caller),
      expires: new Date(old.useKey.validTo),
    };
  }

  function ownToken(request: RenewRequest, now: Date): Granted {
    try {
      const old = verifyAssertion(request.assertion, deps.forgery.signers.genuine.certificate);
      const granted = given.get(old.id);
      if (granted !== undefined && now < old.notOnOrAfter) return granted;
    } catch (error) {
      if (!(error instanceof SignatureRefusal)) throw error;
    }
    throw new SoapFault('ws-trust:UnableToRenew', 'the token is over, unknown or damaged');
  }

  function holderOfUseKey(certificate: X509Certificate, now: Date): CertificateHolderFacts {
    try {
      return trust.holderOf(certificate, now, settings().revoked);
    } catch (error) {
      if (error instanceof SoapFault) throw invalid(`UseKey: ${error.code}`);
      throw error;
    }
  }

  function wantsChallenge({ header, useKey }: Granted, mode: FaultMode | null): boolean {
    if (mode === 'challenge-always' || mode === 'second-challenge') return true;
    const wish = settings().challenge;
    return wish === 'always' || (wish === 'when-different' && !header.raw.equals(useKey.raw));
  }

  function challenge(granted: Granted, { now }: StsCall): StsAnswer {
    const text = challenges.open(
      {
        context: granted.context,
        header: granted.header.fingerprint256,
        useKey: granted.useKey.fingerprint256,
      },
      granted,
      now,
    );
    return { text: writeChallenge(granted.context, text), outcome: 'challenge' };
  }

  function challengeAnswered(message: SoapMessage, caller: Caller, call: StsCall): StsAnswer {
    const { context, challenge: text } = readChallengeAnswer(message.payload, settings());
    const taken = challenges.take(text, call.now);
    if (taken === null) throw invalid('the challenge is unknown, used or too old');
    if (caller.certificate.fingerprint256 !== taken.binding.useKey) {
      throw refused('the answer is not signed with the key of UseKey');
    }
    if (context !== taken.binding.context) throw refused('the answer has another Context');
    if (call.fault.mode === 'second-challenge') {
      call.fault.count();
      return { ...challenge(taken.pending, call), outcome: 'second-challenge' };
    }
    return token(taken.pending, call);
  }

  const fill = (granted: Granted) =>
    fillClaims(granted.claims, register(), {
      unknownDesignator: settings().unknownDesignator,
      withCard: granted.withCard,
    });

  function token(granted: Granted, { now, fault }: StsCall): StsAnswer {
    const ordered = stsMode(fault.mode);
    const mode = isContentMode(ordered) ? ordered : null;
    if (mode !== null) fault.count();
    const { id, text } = writeTokenAnswer(
      {
        context: granted.context,
        header: granted.header,
        holderOfKey: granted.useKey.raw,
        attributes: fill(granted),
        now,
        notOnOrAfter: endOf(granted, now, settings()),
      },
      mode,
      deps.forgery,
    );
    issued += 1;
    given.set(id, granted);
    for (const oldest of given.keys()) {
      if (given.size <= rememberedTokens) break;
      given.delete(oldest);
    }
    return { text, outcome: mode ?? 'token' };
  }

  return { answer, issued: () => issued };
}

const isCard = ({ holder }: Caller): boolean => holder.kind === 'eid';

/** Rule 11: what was asked for, cut at what the mode allows. */
function endOf(granted: Granted, now: Date, settings: SimulatorSettings): Date {
  const hours = granted.withCard ? settings.maxHours.eid : settings.maxHours.fallback;
  const seconds = settings.lifeSeconds ?? hours * 3600;
  return new Date(Math.min(granted.expires.getTime(), now.getTime() + seconds * 1000));
}

const invalid = (message: string): SoapFault => new SoapFault('ws-trust:InvalidRequest', message);

const refused = (message: string): SoapFault =>
  new SoapFault('ws-trust:FailedAuthentication', message);
