import type { web as fr } from '../fr/web.ts';

/** Texts that belong to no screen of their own: titles of the error page, badge shown by the host. */
export const web: Readonly<Record<keyof typeof fr, string>> = {
  'errorTitle.form': 'Something to correct',
  'errorTitle.access': 'No access',
  'errorTitle.missing': 'Not found',
  'errorTitle.wait': 'One moment',
  'errorTitle.conflict': 'Changed meanwhile',
  'errorTitle.card': 'Card or reader',
  'errorTitle.session': 'eHealth session',
  'errorTitle.ehealth': 'Problem with eHealth',
  'errorTitle.ours': 'Error on our side',
};
