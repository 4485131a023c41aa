import { setTimeout as delay } from 'node:timers/promises';
import { isPluginError, PluginError } from '../../errors.ts';
import { createClaimsTable } from '../claims/claims.ts';
import type { ClaimsRows } from '../claims/claims-table.ts';
import type { ContinuityList } from './endpoint-order.ts';
import { endpointsInOrder, isSwitched } from './endpoint-order.ts';
import { decideRetry, movesElsewhere } from './retry.ts';
import { createServiceClock } from '../soap/clock-offset.ts';
import type { SignerAnchor, SignerValidator } from './signer-validation.ts';
import { makeAttempt } from './exchange.ts';
import type { AttemptResult, RequestBody } from './exchange.ts';
import { stsError } from './errors.ts';
import { createReachability } from './reachability.ts';
import { createStsRequest } from './request.ts';
import type { StsRequest, StsRequestSettings } from './request.ts';
import { acceptToken } from './acceptance.ts';
import type { IssuedToken, TokenRequest, TokenService, TokenWarning } from './token.ts';
import type { Line, Transport } from '../soap/transport.ts';
import type { XmlDocument } from '../xml/xml.ts';

/** The part of the setting `ehealth` that the client needs; the whole setting fits. */
export interface TokenServiceSettings extends StsRequestSettings {
  readonly timeoutSeconds: number;
  readonly retryWaitSeconds: readonly number[];
  readonly correctClock: boolean;
  readonly signerName: string;
  readonly acceptSha1: boolean;
  readonly maxLifeHours: number;
  readonly audiences: readonly string[];
  readonly claims: ClaimsRows;
  readonly extraClaims: readonly string[];
}

/** Details hold host names, codes and tickets; never an assertion, never a full national number. */
export interface TokenServiceLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface TokenServiceDeps {
  /** Of the STS: the setting `ehealth.stsEndpoint`, else that of the environment (endpoints.ts). */
  readonly endpoint: string;
  readonly settings: TokenServiceSettings;
  readonly signerAnchors: () => readonly SignerAnchor[];
  readonly transport: Transport;
  readonly now: () => Date;
  /** Other addresses in a crisis; absent where the settings name no list. */
  readonly continuity?: ContinuityList;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly random?: () => number;
  readonly log?: TokenServiceLog;
}

/** An older reading of eHealth's clock is refreshed before signing: our clock may have been set since. */
const readingLifeMs = 10 * 60_000;
const clockProbeMs = 5_000;

const hostOf = (url: string) => new URL(url).host;

/** The client of the STS (token.ts): sessions.md section 8 in a loop of attempts that retry.ts decides about. */
export function createTokenService(deps: TokenServiceDeps): TokenService {
  const { settings, transport, now } = deps;
  const wait = deps.wait ?? ((ms, signal) => delay(ms, undefined, { signal }));
  const random = deps.random ?? Math.random;
  const clock = createServiceClock({ now, correct: settings.correctClock });
  const claimsTable = createClaimsTable(settings.claims, settings.extraClaims);
  let trust: SignerValidator | undefined;
  const clockProbeLimit = Math.min(clockProbeMs, settings.timeoutSeconds * 1000);
  const closing = new AbortController();
  const lines = new Set<Line>();
  let lastHost = hostOf(deps.endpoint);

  const obtain = async (
    request: TokenRequest,
    previous: IssuedToken | null,
  ): Promise<IssuedToken> => {
    const stsRequest = createStsRequest(request, claimsTable, settings);
    // Until the default address is the active one again; in the background
    if (isSwitched(listed())) void deps.continuity?.refresh(transport);
    const tried = new Set<string>();
    const counts = { repeats: 0, waited: 0, clockRetried: false };
    let renewing = previous;
    let url = addresses()[0] ?? deps.endpoint;
    for (;;) {
      tried.add(url);
      const asked = renewing;
      const result = await attempt(url, request, (context, at) =>
        stsRequest.body({ context, at, previous: asked }),
      );
      const { outcome, time, skewMs, isDated } = result;
      if (outcome.kind === 'token') {
        const answer = { document: outcome.document, skewMs, host: hostOf(url) };
        const shortened = asked === null && stsRequest.isShortened(time.at);
        return withWarnings(await believe(answer, request, stsRequest), [
          ...(time.offset === 0 ? [] : (['ClockCorrected'] as const)),
          ...(shortened ? (['ShortenedToCertificate'] as const) : []),
        ]);
      }

      const { setback } = outcome;
      if (movesElsewhere(setback)) await deps.continuity?.refresh(transport);
      const elsewhere = addresses().find((one) => !tried.has(one));
      const decision = decideRetry(
        {
          setback,
          ...counts,
          card: request.mode !== 'fallback',
          waitSeconds: settings.retryWaitSeconds,
          redated: skewMs !== null && clock.timeFor(hostOf(url)).offset !== time.offset,
          renewing: renewing !== null,
          otherEndpoint: elsewhere !== undefined,
        },
        random(),
      );
      const error = stsError(setback, skewMs, isDated);
      const { code, support } = error;
      deps.log?.warn({ host: hostOf(url), code, support, decision }, 'token request failed');
      if (!decision.again) throw error;
      counts.repeats += 1;
      if (decision.reason === 'ClockCorrected') counts.clockRetried = true;
      if (decision.reason === 'IssueInstead') renewing = null;
      if (decision.reason === 'OtherEndpoint') url = elsewhere ?? url;
      if (decision.reason === 'Waited') {
        counts.waited += 1;
        await wait(decision.waitMs, closing.signal).catch(() => undefined);
      }
      if (closing.signal.aborted) throw error;
    }
  };

  const believe = async (
    {
      document,
      skewMs,
      host,
    }: { readonly document: XmlDocument; readonly skewMs: number | null; readonly host: string },
    { holderOfKey, expectedNihii }: TokenRequest,
    { claims }: StsRequest,
  ): Promise<IssuedToken> => {
    // With the first answer: its ASN.1 schemas are a sixth of all modules of a start
    trust ??= (await import('./signer-validation.ts')).createCurrentSignerValidator({
      anchors: deps.signerAnchors,
      namePattern: settings.signerName,
    });
    const expected = { claims, holderOfKey: holderOfKey.certificate, expectedNihii };
    const receivedAt = clock.timeFor(host).at;
    try {
      const token = acceptToken(
        { document, expected, receivedAt, skewMs },
        {
          trust,
          acceptSha1: settings.acceptSha1,
          maxLifeHours: settings.maxLifeHours,
          audiences: settings.audiences,
        },
      );
      const { assertionId, notOnOrAfter, recognition } = token;
      deps.log?.info({ host, assertionId, notOnOrAfter, recognition }, 'token received');
      return token;
    } catch (error) {
      if (isPluginError(error)) {
        const { code, params, support } = error;
        deps.log?.warn({ host, code, params, support }, 'token refused');
      }
      throw error;
    }
  };

  const withLine = async <Result>(use: (line: Line) => Promise<Result>): Promise<Result> => {
    const line = transport.open();
    lines.add(line);
    try {
      return await use(line);
    } finally {
      lines.delete(line);
      line.close();
    }
  };

  const listed = () => deps.continuity?.endpoints() ?? [];
  const addresses = () => endpointsInOrder(deps.endpoint, listed());

  const attempt = async (
    url: string,
    signers: TokenRequest,
    requestBody: RequestBody,
  ): Promise<AttemptResult> => {
    if (closing.signal.aborted) {
      throw new PluginError('ERR_STS_UNREACHABLE', 'the token service is closed');
    }
    lastHost = hostOf(url);
    return withLine(async (line) => {
      if (settings.correctClock) await readClock(line, url);
      return makeAttempt({ url, line, clock, spelling: settings, signers, requestBody });
    });
  };

  /** Before anything is signed: a message dated wrongly would be refused, and its repetition would cost the card again. */
  const readClock = async (line: Line, url: string): Promise<void> => {
    const age = now().getTime() - (clock.reading(hostOf(url))?.readAt ?? -Infinity);
    if (age >= 0 && age < readingLifeMs) return;
    const exchange = await line.head(url, clockProbeLimit);
    if (exchange.kind === 'answer' && exchange.dated !== null) {
      clock.learn(hostOf(url), exchange.dated);
    }
  };

  const [repeatSeconds] = settings.retryWaitSeconds;
  const reachability = createReachability({
    addresses,
    withLine,
    clock,
    timeoutMs: clockProbeLimit,
    repeatMs: repeatSeconds === undefined ? null : repeatSeconds * 1000,
    wait: (ms) => wait(ms, closing.signal).catch(() => undefined),
  });

  return {
    reach: () => reachability.require(),
    outage: () => reachability.outage(),
    issue: (request) => obtain(request, null),
    renew: obtain,
    clockOffset: () => clock.reading(lastHost)?.offset ?? null,
    now: () => clock.timeFor(lastHost).at,
    close: () => {
      closing.abort();
      for (const line of lines) line.close();
      return Promise.resolve();
    },
  };
}

function withWarnings(token: IssuedToken, more: readonly TokenWarning[]): IssuedToken {
  return { ...token, warnings: [...token.warnings, ...more] };
}
