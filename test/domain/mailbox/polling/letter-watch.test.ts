import { describe, expect, it } from 'vitest';
import { PluginError } from '../../../../plugin/errors.ts';
import { aListEntry } from '../../../support/builders/letter.ts';
import { aSession } from '../../../support/builders/session.ts';
import { aPlainUser } from '../../../support/builders/user.ts';
import { aMailboxPractice, anne, type MailboxPractice } from '../mailbox-practice.ts';

const lists = ({ calls }: MailboxPractice) => calls.filter((call) => call.startsWith('list '));
const arrives = ({ own }: MailboxPractice, ...messageIds: string[]) => {
  own.entries.inbox.unshift(...messageIds.map((messageId) => aListEntry({ messageId })));
};
const counts = ({ events }: MailboxPractice) => events.map(({ userId, count }) => [userId, count]);

/** Minutes; a little more than the four and a half that chance gives here. */
const interval = 4.6;

describe('look', () => {
  it('asks the first page of the inbox each few minutes, and emits how many letters wait when some came', async () => {
    const practice = await aMailboxPractice();
    arrives(practice, 'M1');
    await practice.watch.look();
    expect(practice.calls).toEqual(['boxInfo', 'list inbox 1']);
    expect(practice.events).toEqual([
      {
        type: 'mailbox.letters-waiting',
        at: practice.now(),
        practiceId: 'practice-1',
        userId: 'anne',
        count: 1,
      },
    ]);
    await practice.watch.look();
    expect(lists(practice)).toHaveLength(1);
    practice.pass(interval);
    await practice.watch.look();
    expect(lists(practice)).toHaveLength(2);
    expect(practice.events).toHaveLength(1);
    arrives(practice, 'M2', 'M3');
    practice.pass(interval);
    await practice.watch.look();
    expect(counts(practice)).toEqual([
      ['anne', 1],
      ['anne', 3],
    ]);
  });

  it('emits for a letter that came while others were opened', async () => {
    const practice = await aMailboxPractice();
    arrives(practice, 'M1', 'M2');
    await practice.watch.look();
    await practice.services.move(anne, { folder: 'inbox', messageIds: ['M1'] }, 'bin');
    arrives(practice, 'M3');
    practice.pass(interval);
    await practice.watch.look();
    expect(counts(practice)).toEqual([
      ['anne', 2],
      ['anne', 2],
    ]);
  });

  it('asks for no letter’s content', async () => {
    const practice = await aMailboxPractice();
    arrives(practice, 'M1');
    for (let times = 0; times < 4; times += 1) {
      await practice.watch.look();
      practice.pass(interval);
    }
    expect(practice.calls.filter((call) => call.startsWith('letter'))).toEqual([]);
  });

  it('asks nothing without a session, and again with the next one', async () => {
    const practice = await aMailboxPractice();
    practice.running.length = 0;
    await practice.watch.look();
    expect(practice.calls).toEqual([]);
    practice.running.push(aSession({ id: 'session-2' }));
    await practice.watch.look();
    expect(lists(practice)).toHaveLength(1);
  });

  it('gives the page what it asked, and does not ask what the page asked a moment ago', async () => {
    const practice = await aMailboxPractice();
    arrives(practice, 'M1');
    await practice.watch.look();
    const page = await practice.services.folder(anne, { folder: 'inbox', page: 1 });
    expect(page.letters.map(({ messageId }) => messageId)).toEqual(['M1']);
    expect(lists(practice)).toHaveLength(1);
    practice.pass(interval);
    await practice.services.folder(anne, { folder: 'inbox', page: 1 });
    await practice.watch.look();
    expect(lists(practice)).toHaveLength(2);
  });

  it('asks once for all sessions of a box, and records each user as its reader', async () => {
    const practice = await aMailboxPractice();
    const holder = { kind: 'group', identifier: '00000097', name: 'Groupe' } as const;
    const organisations = [{ kind: 'group' as const, identifier: '00000097', name: 'Groupe' }];
    for (const id of ['anne', 'basile'])
      practice.users.set(id, { ...aPlainUser({ id }), organisations });
    practice.running.length = 0;
    practice.running.push(
      aSession({ id: 'one', holder }),
      aSession({ id: 'two', userId: 'basile', holder }),
    );
    arrives(practice, 'M1');
    await practice.watch.look();
    expect(practice.calls).toEqual(['boxInfo', 'list inbox 1']);
    expect(counts(practice).sort()).toEqual([
      ['anne', 1],
      ['basile', 1],
    ]);
    const basile = { ...anne, userId: 'basile' };
    await practice.services.folder(basile, { folder: 'inbox', page: 1 });
    expect(lists(practice)).toHaveLength(1);
  });

  it('asks a box once though two processes have a session of it', async () => {
    const one = await aMailboxPractice();
    const two = await aMailboxPractice(undefined, one);
    arrives(one, 'M1');
    await Promise.all([one.watch.look(), two.watch.look()]);
    expect(lists(one)).toHaveLength(1);
    one.pass(interval);
    two.pass(interval);
    await two.watch.look();
    await one.watch.look();
    expect(lists(one)).toHaveLength(2);
  });

  it('waits longer with each failure, up to half an hour, and logs its code', async () => {
    const practice = await aMailboxPractice();
    practice.outage = new PluginError('ERR_MAILBOX_UNREACHABLE', 'secret detail');
    for (let minutes = 0; minutes < 120; minutes += 1) {
      await practice.watch.look();
      practice.pass(1);
    }
    // At 0, then after 9, 18 and 27 minutes, and 27 again
    expect(lists(practice)).toHaveLength(6);
    expect(practice.warnings[0]).toMatchObject({ problem: 'ERR_MAILBOX_UNREACHABLE', failures: 1 });
    expect(JSON.stringify(practice.warnings)).not.toContain('secret');
    practice.outage = null;
    practice.pass(40);
    arrives(practice, 'M1');
    await practice.watch.look();
    expect(practice.events).toHaveLength(1);
  });

  it('forgets a session that ended on the way, and asks through the next one at once', async () => {
    const practice = await aMailboxPractice();
    practice.ending.add('session-1');
    await practice.watch.look();
    expect(practice.calls).toEqual([]);
    practice.running.push(aSession({ id: 'session-2' }));
    practice.running.shift();
    await practice.watch.look();
    expect(lists(practice)).toHaveLength(1);
    expect(practice.warnings).toEqual([]);
  });
});

it('asks no more once it is stopped, and waits for the answer under way', async () => {
  const practice = await aMailboxPractice();
  arrives(practice, 'M1');
  const looked = practice.watch.look();
  await practice.watch.stop();
  expect(lists(practice)).toHaveLength(1);
  expect(practice.events).toEqual([]);
  await looked;
  practice.pass(interval);
  await practice.watch.look();
  expect(lists(practice)).toHaveLength(1);
});
