import { Router, urlencoded } from 'express';
import type { Response } from 'express';
import * as z from 'zod';
import type { EnrolmentServices } from '../../../domain/enrolment/service.ts';
import { pageLocals } from '../../parts/page-locals.ts';
import { paths } from '../../parts/paths.ts';

const AddForm = z.object({ place: z.string().max(1024).catch('') });
const MarkForm = z.object({ done: z.literal('1').optional().catch(undefined) });

/** `refuse`: shows a refusal on the page of the request, with what was typed. */
export function placeScreens(
  enrolments: EnrolmentServices,
  refuse: (res: Response, id: string, thrown: unknown, typed: string) => Promise<void>,
): Router {
  const router = Router();
  const body = urlencoded({ extended: false, limit: '16kb' });
  const back = (res: Response, id: string) => {
    res.redirect(303, paths(pageLocals(res).base).enrolment(id));
  };

  router.route('/enrolments/:enrolmentId/places').post(body, async (req, res) => {
    const { enrolmentId: id } = req.params;
    const { place } = AddForm.parse(req.body ?? {});
    try {
      await enrolments.addPlace(pageLocals(res).actor, id, place);
    } catch (error) {
      await refuse(res, id, error, place);
      return;
    }
    back(res, id);
  });

  router.route('/enrolments/:enrolmentId/places/:placeId/mark').post(body, async (req, res) => {
    const { enrolmentId: id, placeId } = req.params;
    const { done } = MarkForm.parse(req.body ?? {});
    await enrolments.markPlace(pageLocals(res).actor, id, placeId, done !== undefined);
    back(res, id);
  });

  router.route('/enrolments/:enrolmentId/places/:placeId/remove').post(body, async (req, res) => {
    const { enrolmentId: id, placeId } = req.params;
    await enrolments.removePlace(pageLocals(res).actor, id, placeId);
    back(res, id);
  });
  return router;
}
