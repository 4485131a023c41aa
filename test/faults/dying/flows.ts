import type { createRevocationServices } from '../../../plugin/domain/enrolment/revocation/create-service.ts';
import type { Enrolment } from '../../../plugin/domain/enrolment/enrolment.ts';
import { samplePassword } from '../../../simulator/keystore/sample-keystores.ts';
import type { SimulatorControl } from '../../../simulator/control/control-client.ts';
import { alix, password, pin } from '../../support/servers/enrolment-life.ts';
import type { EnrolmentLife } from '../../support/servers/enrolment-life.ts';

/* What a holder does from the beginning of a flow to its end, in any of its states: also after a death. */

/** What was there before the flow began, as the next process has to know it. */
export interface Prepared {
  /** The request that was made last. */
  readonly before: string | null;
  /** The stored file that is completed. */
  readonly stored: string | null;
  /** The certificate that is revoked. */
  readonly revoked: string | null;
}

export interface Practice {
  readonly life: EnrolmentLife;
  readonly revocations: ReturnType<typeof createRevocationServices>;
  /** As eHealth's page does it, which a person abroad also finds in a letter of eHealth. */
  confirm(publicKeyIdentifier: string): Promise<void>;
}

export type FlowName = 'new' | 'abroad' | 'renewal' | 'completion' | 'revocation';

export async function live(flow: FlowName, practice: Practice, prepared: Prepared): Promise<void> {
  for (let act = 0; act < 20; act += 1)
    if (await (flow === 'revocation' ? revoke : enrol)(flow, practice, prepared)) return;
  throw new Error('the flow does not come to its end');
}

export const passwordIn = (flow: FlowName): string =>
  flow === 'completion' ? samplePassword : password;

export async function requestOf(
  { life: { services } }: Practice,
  { before }: Prepared,
): Promise<Enrolment | undefined> {
  const [latest] = await services.forUser(alix, 'alix');
  return latest?.id === before ? undefined : latest;
}

const abroad = {
  userId: 'alix',
  firstNames: 'Alix Zoé',
  lastName: 'Exemple',
  contactData: { emailPrivate: 'alix@example.invalid', phonePrivate: '+32 2 000 00 00' },
  password,
  conditionsAccepted: true,
  unattended: true,
} as const;

/** One act of a request; whether it has come to its end. */
async function enrol(flow: FlowName, practice: Practice, prepared: Prepared): Promise<boolean> {
  const { life } = practice;
  const current = await requestOf(practice, prepared);
  if (current === undefined) {
    if (flow === 'completion')
      await life.services.completeStored(alix, prepared.stored ?? '', { password: samplePassword });
    else if (flow === 'abroad') await life.services.beginNonResident(alix, abroad);
    else await life.begin({ currentPassword: flow === 'renewal' ? password : null });
    return false;
  }
  const { id, state } = current;
  // The keys of a request's file were left; those of a file of elsewhere were not
  const given = { password: flow === 'completion' ? samplePassword : null };
  if (state === 'contract') await life.sign(id);
  else if (state === 'to-activate') await life.services.activate(alix, id, given);
  else if (state !== 'done') {
    if (flow === 'abroad' && state === 'waiting')
      await practice.confirm(current.publicKeyIdentifier);
    await life.services.advance(alix, id, given);
  }
  return state === 'done';
}

/** The same of a revocation. */
async function revoke(
  _flow: FlowName,
  { life, revocations }: Practice,
  { revoked }: Prepared,
): Promise<boolean> {
  const [latest] = await revocations.forUser(alix, 'alix');
  if (latest === undefined) {
    await revocations.begin(alix, { certificateId: revoked ?? '' }, 'superseded');
    return false;
  }
  const { id, state } = latest;
  if (state === 'contract') {
    await revocations.sign(alix, id, { pin, lastTryConfirmed: false, language: 'fr' });
  } else if (state !== 'done') {
    life.pass(5);
    await revocations.run();
  }
  return state === 'done';
}

/** Once: a second time eHealth has nothing to be confirmed. */
export const confirmAt =
  (simulator: Pick<SimulatorControl, 'requests' | 'decide'>) =>
  async (publicKeyIdentifier: string): Promise<void> => {
    const own = (await simulator.requests()).find(
      (one) => one.publicKeyIdentifier === publicKeyIdentifier,
    );
    if (own?.phase === 'unconfirmed')
      await simulator.decide({ publicKeyIdentifier, decision: 'confirm' });
  };

/** Before each call that leaves something behind, at home or at eHealth, and when the card has signed or the service has answered. */
export const isBoundary = (call: string): boolean =>
  /^before .*\.(?:insert|save|take|release|rewrite|retire|retireRevoked|generateCertificate|get|start|complete|activate|revoke|sign|submitForForeigner)$|^after (?:card\.sign|certRa\.revoke|certRa\.generateCertificate|certRa\.submitForForeigner|etkRa\.complete)$/.test(
    call,
  );
