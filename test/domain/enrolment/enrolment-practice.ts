import { onTestFinished } from 'vitest';
import { summarise } from '../../../plugin/domain/certificate/verdict/verdict.ts';
import { aCertificate } from '../../store/store-fixture.ts';
import { alix, createEnrolmentLife } from '../../support/servers/enrolment-life.ts';
import type { EnrolmentLife, EnrolmentLifeOptions } from '../../support/servers/enrolment-life.ts';
import type { TestSimulator } from '../../support/servers/simulator.ts';

export interface EnrolmentPractice extends EnrolmentLife {
  /** Stores a file on the profile as if it had been loaded; returns its id. */
  load(file: Uint8Array, fileName: string, filePassword: string): Promise<string>;
}

/** Ends with the test. */
export async function anEnrolmentPractice(
  simulator: TestSimulator,
  options: EnrolmentLifeOptions = {},
): Promise<EnrolmentPractice> {
  const life = await createEnrolmentLife(simulator, options);
  onTestFinished(() => life.close());
  const load: EnrolmentPractice['load'] = (...given) => loadInto(life, ...given);
  return Object.assign(life, { load });
}

export async function loadInto(
  life: EnrolmentLife,
  ...[file, fileName, filePassword]: Parameters<EnrolmentPractice['load']>
): Promise<string> {
  const facts = await life.reader.inspect(file, filePassword, fileName);
  const of = { practiceId: alix.practiceId, kind: 'person', identifier: life.ssin } as const;
  const summary = summarise(life.verdicts.inputOf({ ...of, facts, fileName }));
  const certificate = aCertificate(
    { userId: 'alix', identifier: life.ssin, facts, fileName, summary },
    { keystore: file },
  );
  await life.store.certificates.insert(certificate);
  return certificate.record.id;
}
