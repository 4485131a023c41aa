import { Router, urlencoded } from 'express';
import * as z from 'zod';
import { mediaType } from '../../domain/mailbox/content/annex-file.ts';
import type { LetterSelect, MailboxPage, MailboxServices } from '../../domain/mailbox/service.ts';
import { folders } from '../../ehealth/ehbox/message.ts';
import { isPluginError } from '../../errors.ts';
import { plural } from '../../i18n/plural.ts';
import { deferError, noteAttempt, throwDeferredError } from '../parts/deferred-error.ts';
import { formErrorView } from '../parts/form-error.ts';
import type { FormErrorView } from '../parts/form-error.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { LettersQuery } from '../parts/paths.ts';
import { requestSignal } from '../parts/request-signal.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { mailboxView } from './folder-view.ts';
import { letterView } from './letter-view.ts';
import type { LetterView } from './letter-view.ts';
import { unsentLetters } from './outbox-view.ts';

const Query = z.object({
  session: z.string().max(64).optional().catch(undefined),
  box: z.string().max(200).optional().catch(undefined),
  folder: z.enum(folders).catch('inbox'),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
  refresh: z.literal('1').optional().catch(undefined),
  reveal: z.enum(['senderUnchecked', 'notVerified']).optional().catch(undefined),
  sent: z.literal('1').optional().catch(undefined),
  left: z.coerce.number().int().min(1).max(100).optional().catch(undefined),
});
type Asked = z.output<typeof Query>;

const UnlockForm = z.object({
  certificateId: z.string().max(64).catch(''),
  password: z.string().max(1024).catch(''),
  next: z.string().max(1_000).catch(''),
});

/** The reader's own letters. No page where the mailbox is off. */
export function letterScreens(deps: ScreenDeps): Router {
  const router = Router();
  const { mailboxes } = deps;
  if (mailboxes === null) return router;
  const form = urlencoded({ extended: false, limit: '16kb' });
  const show = createShow(deps, mailboxes);

  router.route('/letters').get(async (req, res) => {
    const asked = Query.parse(req.query);
    await show(res, asked, { letter: null, error: null });
  });

  router.route('/letters/unlock').post(form, deferError(deps.passwordLimit), async (req, res) => {
    const page = pageLocals(res);
    const { certificateId, password, next } = UnlockForm.parse(req.body ?? {});
    try {
      throwDeferredError(res);
      await deps.sessions.unlockLetters(page.actor, {
        certificateId,
        password,
        signal: requestSignal(res),
      });
      res.redirect(303, `${page.base}${ownPage(next)}`);
    } catch (error) {
      noteAttempt(res, error);
      const shown = isPluginError(error) ? formErrorView(page, error) : undefined;
      if (shown === undefined || !isPluginError(error)) throw error;
      res.status(error.status);
      await show(res, Query.parse({}), { letter: null, error: shown });
    }
  });

  router.route('/letters/:messageId').get(async (req, res) => {
    const page = pageLocals(res);
    const asked = Query.parse(req.query);
    const select = selectOf(asked, req.params.messageId);
    try {
      const { reveal } = asked;
      const letter = await mailboxes.letter(page.actor, {
        ...select,
        ...(reveal === undefined ? {} : { reveal }),
      });
      await show(res, asked, {
        letter: {
          ...letterView(page, letter, addressOf(asked), reveal, deps.now()),
          replyHref:
            mailboxes.sending === null || letter.sender === null || letter.kind !== 'letter'
              ? null
              : paths(page.base).letterWrite({ ...addressOf(asked), reply: letter.messageId }),
        },
        error: null,
      });
    } catch (error) {
      if (!isPluginError(error, 'ERR_LETTER_KEYS_MISSING')) throw error;
      // The list says how to open it
      res.redirect(303, paths(page.base).letters(addressOf(asked)));
    }
  });

  router.route('/letters/:messageId/files/:index').get(async (req, res) => {
    const page = pageLocals(res);
    const asked = Query.parse(req.query);
    const { reveal } = asked;
    const query = { ...selectOf(asked, req.params.messageId), ...(reveal && { reveal }) };
    const file = await mailboxes.file(page.actor, query, Number(req.params.index));
    res.set('X-Content-Type-Options', 'nosniff');
    if (file.kind === 'other') res.attachment(file.fileName);
    else {
      res.attachment(file.fileName);
      const named = String(res.getHeader('Content-Disposition'));
      res.set('Content-Disposition', named.replace(/^attachment/, 'inline'));
    }
    res.type(mediaType(file.kind)).send(Buffer.from(file.bytes));
  });

  for (const act of ['bin', 'restore', 'delete'] as const) {
    router.route(`/letters/:messageId/${act}`).post(form, async (req, res) => {
      const page = pageLocals(res);
      const asked = Query.parse(req.query);
      const { messageId, ...select } = selectOf(asked, req.params.messageId);
      const letters = { ...select, messageIds: [messageId] };
      const left =
        act === 'delete'
          ? await mailboxes.remove(page.actor, letters)
          : await mailboxes.move(page.actor, letters, act === 'bin' ? 'bin' : 'folder');
      const address = addressOf(asked);
      const query = left.length === 0 ? address : { ...address, left: left.length };
      res.redirect(303, paths(page.base).letters(query));
    });
  }
  return router;
}

interface Shown {
  readonly letter: LetterView | null;
  readonly error: FormErrorView | null;
}

function createShow(deps: ScreenDeps, mailboxes: MailboxServices) {
  return async (res: Parameters<ScreenDeps['renderPage']>[0], asked: Asked, shown: Shown) => {
    const page = pageLocals(res);
    const folder = await readFolder(page, mailboxes, asked);
    if (folder === null) {
      const unread = await mailboxes.unread(page.actor, page.actor.userId);
      await deps.renderPage(res, 'mailbox/no-session', {
        view: {
          unread: unread === 0 ? '' : plural(page, 'mailbox.noSession.unread', unread),
          openHref: paths(page.base).sessionOpen(),
        },
      });
      return;
    }
    await deps.renderPage(res, 'mailbox/letters', {
      view: {
        ...mailboxView(page, folder, addressOf(asked), shown.letter, deps.now()),
        error: shown.error,
        sent: asked.sent === '1',
        unsent: await unsentLetters(page, mailboxes.sending),
        writeHref:
          mailboxes.sending === null ? null : paths(page.base).letterWrite(addressOf(asked)),
        left: asked.left === undefined ? '' : plural(page, 'mailbox.notDone', asked.left),
      },
    });
  };
}

/** null without a session. */
async function readFolder(
  { actor }: PageLocals,
  mailboxes: MailboxServices,
  asked: Asked,
): Promise<MailboxPage | null> {
  try {
    const { session, box, folder, page, refresh } = asked;
    return await mailboxes.folder(actor, {
      ...(session === undefined ? {} : { sessionId: session }),
      ...(box === undefined ? {} : { box }),
      folder,
      page,
      refresh: refresh === '1',
    });
  } catch (error) {
    if (isPluginError(error, 'ERR_SESSION_NONE')) return null;
    throw error;
  }
}

function selectOf({ session, box, folder }: Asked, messageId: string): LetterSelect {
  return {
    ...(session === undefined ? {} : { sessionId: session }),
    ...(box === undefined ? {} : { box }),
    folder,
    messageId,
  };
}

/** What links keep of an address: where one is, not what one just did. */
function addressOf({ session, box, folder, page }: Asked): LettersQuery {
  return {
    ...(session === undefined ? {} : { session }),
    ...(box === undefined ? {} : { box }),
    ...(folder === 'inbox' ? {} : { folder }),
    ...(page === 1 ? {} : { page }),
  };
}

/** A form brings back where it was; anything but a page of letters is the list. */
const ownPage = (next: string) => (/^\/letters(?:[/?][^\\]*)?$/.test(next) ? next : '/letters');
