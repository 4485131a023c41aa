import type { Enrolment } from '../../../domain/enrolment/enrolment.ts';
import { placeLimit, placeNameLength } from '../../../domain/enrolment/places/place.ts';
import type { Place } from '../../../domain/enrolment/places/place.ts';
import { plural } from '../../../i18n/plural.ts';
import type { PageLocals } from '../../parts/page-locals.ts';
import { paths } from '../../parts/paths.ts';

/** The activation of a new certificate, next to the places that are to have its file first. */
export interface ActivateView {
  readonly action: string;
  /** The keys of the file were not left here. */
  readonly password: boolean;
  readonly everywhere: boolean;
  /** What its holder confirms: every place has the file, or that the open ones are not waited for. */
  readonly everywhereText: string;
  /** Names what is still open; it forbids nothing. */
  readonly submit: string;
  /** Some place is still open: its copy is the next act, not the activation. */
  readonly waits: boolean;
  readonly copyHref: string;
  readonly places: readonly PlaceView[];
  /** null: the list is full. */
  readonly add: {
    readonly action: string;
    readonly typed: string;
    readonly length: number;
  } | null;
}

interface PlaceView {
  readonly name: string;
  readonly isDone: boolean;
  readonly state: string;
  readonly copy: string;
  readonly markAction: string;
  readonly mark: string;
  readonly markText: string;
  readonly removeAction: string;
  readonly remove: string;
}

export interface ActivateInput {
  readonly places: readonly Place[];
  readonly everywhere: boolean;
  /** A name that was not added. */
  readonly place: string;
}

export function activateView(
  page: PageLocals,
  { id, certificateId, unattended }: Enrolment,
  { places, everywhere, place }: ActivateInput,
): ActivateView {
  const links = paths(page.base);
  const open = places.filter(({ doneAt }) => doneAt === null);
  const names = open.map(({ name }) => name).join(', ');
  return {
    action: links.enrolmentActivate(id),
    password: !unattended,
    everywhere,
    everywhereText:
      open.length === 0
        ? page.t('enrolment.activate.everywhere')
        : plural(page, 'enrolment.activate.anyway', open.length, { names }),
    submit:
      open.length === 0
        ? page.t('enrolment.activate.submit')
        : plural(page, 'enrolment.activate.submit.open', open.length),
    waits: open.length > 0,
    copyHref: links.export(certificateId, { request: id }),
    places: places.map((one) => placeView(page, id, one)),
    add:
      places.length >= placeLimit
        ? null
        : { action: links.places(id), typed: place, length: placeNameLength },
  };
}

function placeView(page: PageLocals, requestId: string, { id, name, doneAt }: Place): PlaceView {
  const links = paths(page.base);
  const isDone = doneAt !== null;
  const act = isDone ? 'unmark' : 'mark';
  return {
    name,
    isDone,
    state: page.t(`enrolment.activate.place.${isDone ? 'done' : 'open'}`),
    copy: page.t('enrolment.activate.place.copy.of', { name }),
    markAction: links.place(requestId, id, 'mark'),
    mark: page.t(`enrolment.activate.place.${act}`),
    markText: page.t(`enrolment.activate.place.${act}.of`, { name }),
    removeAction: links.place(requestId, id, 'remove'),
    remove: page.t('enrolment.activate.place.remove', { name }),
  };
}
