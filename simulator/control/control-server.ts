import { X509Certificate } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { z } from 'zod';
import {
  faultModes,
  mailboxFaultModes,
  probeFaultModes,
  revocationReasons,
  serviceNames,
  type EtkOrder,
  type FaultOrder,
  type ReceivedMessage,
  type Register,
  type RegisteredCertificate,
  type SimulatorSettings,
  type SimulatorState,
} from './control.ts';
import { RegisterSchema } from './register.ts';
import {
  RegistrationSettingsPatch,
  RequestDecisionSchema,
  type CertificateRequestState,
  type RegistrationSettings,
  type RequestDecision,
} from './registration-settings.ts';
import { LetterOrderSchema, type LetterOrder } from './letter-order.ts';
import {
  MailboxSettingsPatch,
  type MailboxSettings,
  type MailboxState,
} from './mailbox-settings.ts';

/** What the control port reads and changes. */
export interface Controls {
  state(): SimulatorState;
  change(patch: Partial<SimulatorSettings>): void;
  order(order: FaultOrder | null): void;
  register(register: Register): void;
  publish(order: EtkOrder): void;
  withdraw(): void;
  certificates(registered: readonly RegisteredCertificate[]): void;
  registration(patch: Partial<RegistrationSettings>): void;
  requests(): readonly CertificateRequestState[];
  /** Throws TypeError for a request that cannot be decided so. */
  decide(decision: RequestDecision): void;
  readonly mailbox: {
    state(): MailboxState;
    change(patch: Partial<MailboxSettings>): void;
    clear(): void;
    /** Rejects with TypeError where it cannot be done. */
    put(order: LetterOrder): Promise<void>;
  };
  messages(): readonly ReceivedMessage[];
  forget(): void;
}

export const defaultSettings: SimulatorSettings = {
  challenge: 'when-different',
  maxHours: { eid: 24, fallback: 12 },
  lifeSeconds: null,
  timestampSeconds: 60,
  requireUserAgent: true,
  unknownDesignator: 'fault',
  contextAttribute: 'plain',
  keyTypeSpelling: 'wstrust',
  delayMs: 0,
  revoked: [],
  ocspSigner: 'delegated',
};

/** A certificate that can be read, DER in base64. */
const certificate = z.base64().refine((text) => {
  try {
    return new X509Certificate(Buffer.from(text, 'base64')).raw.length > 0;
  } catch {
    return false;
  }
}, 'must be a certificate in base64');

const instant = z.iso.datetime({ offset: true });

const hours = z.number().positive().max(48);

const SettingsPatch = z
  .strictObject({
    challenge: z.enum(['when-different', 'always', 'never']),
    maxHours: z.strictObject({ eid: hours, fallback: hours }),
    lifeSeconds: z.number().int().positive().nullable(),
    timestampSeconds: z.number().int().min(1).max(300),
    requireUserAgent: z.boolean(),
    unknownDesignator: z.enum(['fault', 'empty']),
    contextAttribute: z.enum(['plain', 'any']),
    keyTypeSpelling: z.enum(['wstrust', 'any']),
    delayMs: z.number().int().min(0).max(600_000),
    revoked: z.array(
      z
        .strictObject({
          certificate,
          at: instant.optional(),
          reason: z
            .enum(Object.keys(revocationReasons) as (keyof typeof revocationReasons)[])
            .optional(),
        })
        .transform(withoutUndefined),
    ),
    ocspSigner: z.enum(['delegated', 'issuer']),
  })
  .partial();

const Order = z
  .strictObject({
    mode: z.enum([...faultModes, ...probeFaultModes, ...mailboxFaultModes]),
    times: z.number().int().positive().optional(),
    service: z.enum(serviceNames).optional(),
  })
  .nullable();

const Etk: z.ZodType<EtkOrder> = z.strictObject({
  type: z.string().min(1),
  id: z.string().regex(/^\d+$/),
  applicationId: z.string().min(1).nullable(),
  encryptionCertificate: certificate,
  ownerCertificate: certificate,
});

const Registered = z.array(
  z
    .strictObject({
      certificate: z.string().regex(/^([0-9A-F]{40}|[0-9A-F]{64})$/),
      status: z.enum(['IN_PROGRESS', 'VALID_ACTIVE', 'REFUSED', 'REVOKED', 'EXPIRED']).optional(),
      etkStatus: z
        .enum([
          ...(['NOT_REQUESTED', 'IN_REQUEST', 'WAIT_FOR_ACTIVATION', 'VALID_ACTIVE'] as const),
          ...(['REVOKED', 'EXPIRED'] as const),
        ])
        .optional(),
      replaceable: z.boolean().optional(),
      replacementPeriodStart: instant.nullable().optional(),
      contact: z.strictObject({ email: z.string(), phone: z.string() }).optional(),
    })
    .transform(withoutUndefined),
);

/** The control port of control.ts: JSON over HTTP. Answers 204 to what it carried out, 400 with a text to what it did not understand. */
export function createControlListener(controls: Controls): RequestListener {
  const calls: Readonly<Record<string, (body: string) => unknown>> = {
    'GET /state': () => controls.state(),
    'GET /messages': () => controls.messages(),
    'DELETE /messages': () => {
      controls.forget();
    },
    'PUT /settings': (body) => {
      controls.change(withoutUndefined(SettingsPatch.parse(JSON.parse(body))));
    },
    'PUT /fault': (body) => {
      const order = Order.parse(JSON.parse(body));
      controls.order(order === null ? null : withoutUndefined(order));
    },
    'PUT /register': (body) => {
      controls.register(RegisterSchema.parse(JSON.parse(body)));
    },
    'PUT /etk': (body) => {
      controls.publish(Etk.parse(JSON.parse(body)));
    },
    'DELETE /etk': () => {
      controls.withdraw();
    },
    'PUT /certificates': (body) => {
      controls.certificates(Registered.parse(JSON.parse(body)));
    },
    'PUT /registration': (body) => {
      controls.registration(withoutUndefined(RegistrationSettingsPatch.parse(JSON.parse(body))));
    },
    'GET /requests': () => controls.requests(),
    'PUT /decision': (body) => {
      controls.decide(RequestDecisionSchema.parse(JSON.parse(body)));
    },
    'GET /mailbox': () => controls.mailbox.state(),
    'PUT /mailbox': (body) => {
      controls.mailbox.change(withoutUndefined(MailboxSettingsPatch.parse(JSON.parse(body))));
    },
    'DELETE /mailbox': () => {
      controls.mailbox.clear();
    },
    'PUT /letters': (body) => controls.mailbox.put(LetterOrderSchema.parse(JSON.parse(body))),
  };
  return (request, response) => {
    const name = `${request.method ?? ''} ${request.url ?? ''}`;
    const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
    if (call === undefined) {
      response.writeHead(404).end();
      return;
    }
    readText(request)
      .then(call)
      .then((result) => {
        if (result === undefined) response.writeHead(204).end();
        else
          response
            .writeHead(200, { 'content-type': 'application/json' })
            .end(JSON.stringify(result));
      })
      .catch((error: unknown) => {
        const text = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
        response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
      });
  };
}

/** zod writes `undefined` for what is absent where our types know absence only. */
function withoutUndefined<Shape extends object>(
  value: Shape,
): { [Key in keyof Shape]: Exclude<Shape[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [Key in keyof Shape]: Exclude<Shape[Key], undefined>;
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
