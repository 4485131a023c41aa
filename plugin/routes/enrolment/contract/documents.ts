import { Router } from 'express';
import type { Contract } from '../../../ehealth/registration/cert-ra/contract.ts';
import type { Actor } from '../../../domain/practice/actor.ts';
import { PluginError } from '../../../errors.ts';
import { isolate } from '../../middleware/isolated.ts';
import { pageLocals } from '../../parts/page-locals.ts';
import { plainText } from '../../../plain-text.ts';

/** What has a contract, and whose it is. */
interface Contracted {
  readonly userId: string;
  readonly contract: Pick<Contract, 'texts'> | null;
}

/**
 * The contract as eHealth wrote it, for a frame, a window of its own, and as plain text. It is a stranger's document: it is served apart and
 * isolated, never put into a page of ours. Its signer alone reads it: it names them with their number.
 */
export function contractDocuments(
  below: '/enrolments/:id' | '/revocations/:id',
  find: (actor: Actor, id: string) => Promise<Contracted>,
): Router {
  const router = Router();

  const textOf = async (actor: Actor, id: string, language: string): Promise<string> => {
    const { userId, contract } = await find(actor, id);
    if (userId !== actor.userId)
      throw new PluginError('ERR_FORBIDDEN', 'the contract is for its signer');
    const texts = contract?.texts ?? {};
    const text = Object.hasOwn(texts, language) ? texts[language] : undefined;
    if (text === undefined) throw new PluginError('ERR_NOT_FOUND', 'no text in that language');
    return text;
  };

  router.route(`${below}/contract/:language`).get(async (req, res) => {
    const { id, language } = req.params;
    const text = await textOf(pageLocals(res).actor, id, language);
    isolate(res);
    res.type('text/html; charset=utf-8').send(text);
  });

  router.route(`${below}/contract/:language/text`).get(async (req, res) => {
    const { id, language } = req.params;
    const text = await textOf(pageLocals(res).actor, id, language);
    isolate(res);
    res.type('text/plain; charset=utf-8').send(plainText(text));
  });
  return router;
}
