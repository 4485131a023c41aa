import { Router } from 'express';
import type { Request, Response } from 'express';
import * as z from 'zod';
import type { SendingServices } from '../../domain/mailbox/sending/service.ts';
import type { WrittenLetter } from '../../domain/mailbox/sending/written-letter.ts';
import type { MailboxServices } from '../../domain/mailbox/service.ts';
import { folders } from '../../ehealth/ehbox/message.ts';
import type { BoxId } from '../../ehealth/ehbox/message.ts';
import { isPluginError } from '../../errors.ts';
import { deferError, throwDeferredError } from '../parts/deferred-error.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { nothingAsked, writeErrorView, writeView } from './write-view.ts';
import type { LetterFields, WriteState } from './write-view.ts';

const Query = z.object({
  session: z.string().max(64).optional().catch(undefined),
  box: z.string().max(200).optional().catch(undefined),
  folder: z.enum(folders).catch('inbox'),
  reply: z.string().max(64).optional().catch(undefined),
  /** A letter that was kept. */
  draft: z.string().max(64).optional().catch(undefined),
});

const text = (most: number) => z.string().max(most).catch('');
const Form = z.object({
  id: text(64),
  type: text(20),
  subType: text(40),
  number: text(30),
  quality: text(60),
  title: text(400),
  text: text(250_000),
  read: text(3),
  titleStays: text(3),
  despiteAbsence: text(3),
  drop: z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([]),
  act: z.enum(['send', 'keep', 'look']).catch('send'),
});
type Typed = z.output<typeof Form>;

/** Writing a letter. No page where letters are only read. */
export function writeScreens(deps: ScreenDeps): Router {
  const router = Router();
  const { mailboxes } = deps;
  if (mailboxes?.sending == null) return router;
  const { sending } = mailboxes;

  router
    .route('/letters/write')
    .get(async (req, res) => {
      const page = pageLocals(res);
      const { draft } = Query.parse(req.query);
      if (draft !== undefined) {
        const { letter } = await sending.kept(page.actor, draft);
        const isUncertain = letter.state === 'uncertain' || letter.state === 'sending';
        await showKept(res, req, draft, { isUncertain, isAbsent: letter.state === 'absent' });
        return;
      }
      const fields = await firstFields(req, res, mailboxes);
      await show(res, req, fields ?? { ...noFields, title: page.t('write.titleDefault') }, {});
    })
    .post(deferError(deps.letterUpload), async (req, res) => {
      const page = pageLocals(res);
      const typed = Form.parse(req.body ?? {});
      const select = selectOf(req);
      let { id } = typed;
      let annexes: WrittenLetter['annexes'] = [];
      try {
        throwDeferredError(res);
        if (typed.act === 'look') {
          const { state } = await sending.lookFor(page.actor, select, id);
          if (state === 'sent') {
            res.redirect(303, sentHref(req, res));
            return;
          }
          const shown = state === 'failed' ? { note: 'notFound' as const } : { isUncertain: true };
          await showKept(res, req, id, shown);
          return;
        }
        annexes = await keptAnnexes(sending, page.actor, id);
        const wanted = [
          ...annexes.filter((_annex, index) => !typed.drop.includes(String(index))),
          ...filesOf(req),
        ];
        const letter = await writtenOf(typed, wanted);
        ({ id } = await sending.keep(page.actor, select, letter, id === '' ? undefined : id));
        annexes = wanted;
        const fields = { ...fieldsOf(typed), id };
        if (typed.act === 'keep') {
          await show(res, req, fields, { annexes, note: 'kept' });
          return;
        }
        const result = await sending.send(page.actor, select, id, {
          titleStays: typed.titleStays === 'yes',
          despiteAbsence: typed.despiteAbsence === 'yes',
        });
        if (result.kind === 'sent') {
          res.redirect(303, sentHref(req, res));
          return;
        }
        res.status(422);
        const asked = result.kind === 'title' ? { notices: result.notices } : { isAbsent: true };
        await show(res, req, fields, { annexes, ...asked });
      } catch (error) {
        const shown = writeErrorView(page, error);
        if (shown === null || !isPluginError(error)) throw error;
        res.status(error.status);
        const isUncertain = error.code === 'ERR_MAILBOX_SEND_UNCERTAIN';
        await show(res, req, { ...fieldsOf(typed), id }, { error: shown, annexes, isUncertain });
      }
    });
  return router;

  async function show(
    res: Response,
    req: Request,
    fields: LetterFields,
    state: Partial<WriteState>,
  ): Promise<void> {
    const page = pageLocals(res);
    const query = Query.parse(req.query);
    const links = paths(page.base);
    const { session: ofSession, box, folder, reply } = query;
    const address = { session: ofSession, box, folder };
    if (mailboxes === null) return;
    const { session } = await mailboxes.folder(page.actor, {
      ...selectOf(req),
      folder: 'inbox',
      page: 1,
    });
    const { knownQualities } = await import('../../ehealth/ehbox/addressing.ts');
    await deps.renderPage(res, 'mailbox/write', {
      view: writeView(
        page,
        fields,
        { ...nothingAsked, ...state },
        {
          session,
          action: links.letterWrite(withoutAbsent(query)),
          backHref: links.letters(withoutAbsent(address)),
          qualities: [...knownQualities('person'), ...knownQualities('organisation')],
          isReply: reply !== undefined,
        },
      ),
    });
  }

  async function showKept(
    res: Response,
    req: Request,
    id: string,
    state: Partial<WriteState>,
  ): Promise<void> {
    const { content } = await sending.kept(pageLocals(res).actor, id);
    const [box] = content.recipients;
    const { title, text: words, annexes } = content;
    const fields = { ...boxFields(box), id, title, text: words, read: content.asksWhenRead };
    await show(res, req, fields, { ...state, annexes });
  }
}

const noFields: LetterFields = {
  id: '',
  type: 'NIHII',
  subType: '',
  number: '',
  quality: '',
  title: '',
  text: '',
  read: false,
};

const boxFields = (box: BoxId | undefined) => ({
  type: box?.type ?? 'NIHII',
  subType: box?.subType ?? '',
  number: box?.id ?? '',
  quality: box?.quality ?? '',
});

/** To the sender of the letter that is answered: the organisation, where a person wrote for one (mailbox.md section 11). */
async function firstFields(
  req: Request,
  res: Response,
  mailboxes: MailboxServices,
): Promise<LetterFields | null> {
  const { reply, folder } = Query.parse(req.query);
  if (reply === undefined) return null;
  const query = { ...selectOf(req), folder, messageId: reply };
  const { sender, title } = await mailboxes.letter(pageLocals(res).actor, query);
  if (sender === null) return null;
  const answer = /^re\s*:/i.test(title) ? title : `Re: ${title}`;
  return { ...noFields, ...boxFields(sender), title: answer.slice(0, 400) };
}

function selectOf(req: Request) {
  const { session, box } = Query.parse(req.query);
  return {
    ...(session === undefined ? {} : { sessionId: session }),
    ...(box === undefined ? {} : { box }),
  };
}

const fieldsOf = (typed: Typed): LetterFields => ({ ...typed, read: typed.read === 'yes' });

async function keptAnnexes(
  sending: SendingServices,
  actor: Parameters<SendingServices['kept']>[0],
  id: string,
): Promise<WrittenLetter['annexes']> {
  return id === '' ? [] : (await sending.kept(actor, id)).content.annexes;
}

function filesOf(req: Request): WrittenLetter['annexes'] {
  const { files } = req;
  const chosen = files === undefined || Array.isArray(files) ? [] : (files['files'] ?? []);
  return chosen
    .filter(({ originalname }) => originalname !== '')
    .map(({ originalname, buffer }) => ({ name: originalname, bytes: buffer }));
}

async function writtenOf(typed: Typed, annexes: WrittenLetter['annexes']): Promise<WrittenLetter> {
  const { title, read } = typed;
  const box = await boxOf(typed);
  return {
    recipients: box === null ? [] : [box],
    title: title.trim(),
    text: typed.text.replaceAll('\r\n', '\n'),
    annexes,
    patientSsin: null,
    isImportant: false,
    asksWhenRead: read === 'yes',
  };
}

/** An organisation's NIHII has its quality as sub-type (mailbox.md section 11). */
async function boxOf({ type, subType, number, quality }: Typed): Promise<BoxId | null> {
  const { boxOfHolder, holderOfBox, kindOfQuality } =
    await import('../../ehealth/ehbox/addressing.ts');
  const id = number.replaceAll(/[\s./-]/g, '');
  const named = quality.trim().toUpperCase();
  if (!/^\d{1,11}$/.test(id) || named === '' || type === '') return null;
  const isOrganisation = type === 'NIHII' && kindOfQuality(named) === 'organisation';
  const other = subType === '' ? null : subType;
  const sub = type === 'NIHII' ? (isOrganisation ? named : null) : other;
  return boxOfHolder(holderOfBox({ id, type, subType: sub, quality: named }), named);
}

function sentHref(req: Request, res: Response): string {
  const { session, box } = Query.parse(req.query);
  return paths(pageLocals(res).base).letters({
    ...withoutAbsent({ session, box }),
    folder: 'sent',
    sent: '1',
    refresh: '1',
  });
}

/** Without what is undefined. */
function withoutAbsent<Value extends object>(value: Value) {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [Key in keyof Value]?: Exclude<Value[Key], undefined>;
  };
}
