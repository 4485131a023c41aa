import type { TestSimulator } from '../../support/servers/simulator.ts';
import { startSimulator } from '../../support/servers/simulator.ts';
import { ehealthCredential } from '../credentials.ts';
import { doctorClaims, type Claims } from '../wire-message.ts';
import { all, consult, openMailSession, type MailSession } from './mail-message.ts';

const person = 'urn:be:fgov:person:ssin';
const holder = 'urn:be:fgov:ehealth:1.0:certificateholder';

export const nurseClaims = (ssin: string): Claims => [
  [`${holder}:person:ssin`, ssin],
  [person, ssin],
  [`${person}:nurse:boolean`],
];

export const companyClaims: Claims = [
  ['urn:be:fgov:kbo-bce:organization:cbe-number', '0000000097'],
  [`${holder}:enterprise:cbe-number`, '0000000097'],
  [`${holder}:recognisedorganization:boolean`],
];

export const doctorBox = 'INSS 00000000097 DOCTOR';
export const nurseBox = 'INSS 00000000196 NURSE';

/** A simulator, and sessions of the doctor 00000000097 and the nurse 00000000196 of its register. */
export interface MailWorld {
  readonly simulator: TestSimulator;
  readonly doctor: MailSession;
  readonly nurse: MailSession;
  /** Ids in a folder, newest first, as `session` sees them. */
  ids(session: MailSession, folder?: string): Promise<readonly string[]>;
}

export async function openMailWorld(): Promise<MailWorld> {
  const simulator = await startSimulator();
  await simulator.mailboxSettings({ deliverySeconds: 0 });
  const [doctorKeys, nurseKeys] = await Promise.all([
    ehealthCredential('00000000097'),
    ehealthCredential('00000000196'),
  ]);
  const [doctor, nurse] = await Promise.all([
    openMailSession(simulator.ready, doctorKeys, doctorClaims('00000000097')),
    openMailSession(simulator.ready, nurseKeys, nurseClaims('00000000196')),
  ]);
  return {
    simulator,
    doctor,
    nurse,
    async ids(session, folder = 'INBOX') {
      const body = consult('GetMessagesList', `<Source>${folder}</Source>`);
      return all((await session.consult('getMessagesList', body)).text, 'MessageId');
    },
  };
}
