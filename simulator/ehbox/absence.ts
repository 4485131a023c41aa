import { randomInt } from 'node:crypto';
import { childrenOf } from '../xml/xml.ts';
import { isPersonal, problemOf } from './boxes/addressing.ts';
import { boxName, writeAddress, type BoxAddress } from './boxes/box-address.ts';
import { dayOf } from './wire/letter-answer.ts';
import { childOf, readAddress } from './wire/letter-request.ts';
import type { Absence, MailStore } from './boxes/mail-store.ts';
import { boxOf, type Office, type Operation } from './operation.ts';
import { MailboxRefusal } from './wire/status.ts';
import { element, parent } from './wire/xml-writer.ts';

/* Out of office (mailbox.md 12; 22, rule 11). The codes of refused periods are ours. */

const longestYears = 1;
const mostPeriods = 10;
const mostSubstitutes = 5;

const insert: Operation = (call, office) => {
  const { payload, now } = call;
  const absences = office.store.absences(boxName(boxOf(call, office).address));
  const [from, to] = ['StartDate', 'EndDate'].map((name) =>
    childOf(payload, name).text.trim().slice(0, 10),
  ) as [string, string];
  const substitutes = childrenOf(payload, '', 'Substitute').map(readAddress);
  const today = dayOf(now);
  if (
    from > to ||
    to < today ||
    to > yearsAfter(from, longestYears) ||
    to > yearsAfter(today, longestYears) ||
    absences.length >= mostPeriods ||
    substitutes.length > mostSubstitutes ||
    absences.some((known) => known.from <= to && from <= known.to)
  ) {
    throw new MailboxRefusal(831);
  }
  const judged = substitutes.map((substitute) => judge(substitute, from, to, office));
  absences.push({
    id: String(randomInt(1, 10_000_000)),
    from,
    to,
    substitutes: judged.flatMap(({ substitute, accepted }) => (accepted ? [substitute] : [])),
  });
  return {
    inside: judged
      .filter(({ accepted }) => !accepted)
      .map(({ substitute, absence }) =>
        parent(
          'Substitute',
          writeAddress(substitute) +
            (absence === undefined
              ? ''
              : element('AbsentFrom', absence.from) + element('AbsentTo', absence.to)),
        ),
      )
      .join(''),
  };
};

/** A substitute is a person with a box who is there; the others come back, and the period is kept without them (our reading). */
function judge(
  substitute: BoxAddress,
  from: string,
  to: string,
  { directory, store }: Office,
): { readonly substitute: BoxAddress; readonly accepted: boolean; readonly absence?: Absence } {
  const box = problemOf(substitute) === null ? directory.find(substitute) : undefined;
  if (box === undefined || !isPersonal(substitute)) return { substitute, accepted: false };
  const absence = store
    .absences(boxName(box.address))
    .find((known) => known.from <= to && from <= known.to);
  return absence === undefined
    ? { substitute, accepted: true }
    : { substitute, accepted: false, absence };
}

const list: Operation = (call, office) => {
  const absences = office.store.absences(boxName(boxOf(call, office).address));
  return {
    inside: absences
      .map(({ id, from, to, substitutes }) =>
        parent(
          'OoO',
          element('OoOId', id) +
            element('StartDate', from) +
            element('EndDate', to) +
            substitutes.map((address) => parent('Substitute', writeAddress(address))).join(''),
        ),
      )
      .join(''),
  };
};

const remove: Operation = (call, office) => {
  const absences = office.store.absences(boxName(boxOf(call, office).address));
  const missing = childrenOf(call.payload, '', 'OoOId').filter(({ text }) => {
    const at = absences.findIndex(({ id }) => id === text);
    if (at !== -1) absences.splice(at, 1);
    return at === -1;
  });
  if (missing.length === 0) return {};
  return { code: 833, inside: missing.map(({ text }) => element('OoOId', text)).join('') };
};

/** The absence of a box on a day. */
export const absenceOn = (store: MailStore, box: string, day: string): Absence | undefined =>
  store.absences(box).find(({ from, to }) => from <= day && day <= to);

function yearsAfter(day: string, years: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
}

export const absences: Readonly<Record<string, Operation>> = {
  InsertOoO: insert,
  GetOoOList: list,
  DeleteOoO: remove,
};
