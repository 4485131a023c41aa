import type { OutboxState } from '../../domain/mailbox/sending/outbox.ts';
import type { SendingServices } from '../../domain/mailbox/sending/service.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';

/** A letter that was written and is not known to have arrived. */
export interface UnsentView {
  readonly title: string;
  readonly state: string;
  readonly href: string;
}

/** As many as a page has room for; the last changed ones. */
const most = 10;

const open: ReadonlySet<OutboxState> = new Set([
  'draft',
  'sending',
  'uncertain',
  'absent',
  'failed',
]);

/** The actor's own letters that still need them. */
export async function unsentLetters(
  page: PageLocals,
  sending: SendingServices | null,
): Promise<readonly UnsentView[]> {
  if (sending === null) return [];
  const letters = (await sending.outbox(page.actor)).filter(({ state }) => open.has(state));
  return Promise.all(
    letters.slice(0, most).map(async ({ id, state }) => {
      const { content } = await sending.kept(page.actor, id);
      return {
        title: content.title === '' ? page.t('mailbox.untitled') : content.title,
        state: page.t(`write.state.${state as OpenState}`),
        href: paths(page.base).letterWrite({ draft: id }),
      };
    }),
  );
}

type OpenState = 'draft' | 'sending' | 'uncertain' | 'absent' | 'failed';
