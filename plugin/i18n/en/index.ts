import { errors } from './errors.ts';
import { findings } from './findings.ts';
import { certificate } from './certificate.ts';
import { bulk } from './bulk.ts';
import { session } from './session.ts';
import { enrolment } from './enrolment.ts';
import { enrolmentHolder } from './enrolment-holder.ts';
import { revocation } from './revocation.ts';
import { mailbox } from './mailbox.ts';
import { seal } from './seal.ts';
import { renewal } from './renewal.ts';
import { delivery } from './delivery.ts';
import { trust } from './trust.ts';
import { readiness } from './readiness.ts';
import { reports } from './reports.ts';
import { layout } from './layout.ts';
import type { Catalogue } from '../catalogue.ts';

/** Every text of the plugin, English. */
export const en: Catalogue = {
  ...errors,
  ...findings,
  ...certificate,
  ...bulk,
  ...session,
  ...enrolment,
  ...enrolmentHolder,
  ...revocation,
  ...mailbox,
  ...seal,
  ...renewal,
  ...delivery,
  ...trust,
  ...readiness,
  ...reports,
  ...layout,
};
