import { join } from 'node:path';
import { Router } from 'express';
import { packageRoot } from '../../plugin/package-root.ts';

export interface ElementsDeps {
  /** Where the module is mounted: its stylesheet and drawings are asked for there. */
  readonly modulePath: string;
}

const parts = join(packageRoot(), 'plugin', 'views');

/** The few words that the parts say by themselves. */
const words: Readonly<Record<string, string>> = {
  'validity.now': 'aujourd’hui',
  'validity.none': 'Pas de période de validité',
};

const dates = { from: '12 mars 2025', to: '12 mars 2028', days: '468' };
const lives = {
  ok: {
    ...dates,
    range: 'Du 12 mars 2025 au 12 mars 2028',
    remaining: 'encore 468 jours',
    windowStart: 92,
    windowWidth: 8,
    ended: false,
    line: { past: 57, now: 57, left: 43, inWindow: false, anchor: 'middle' },
  },
  attention: {
    ...dates,
    range: 'Du 10 janvier 2024 au 10 janvier 2027',
    remaining: 'encore 41 jours',
    windowStart: 92,
    windowWidth: 8,
    ended: false,
    line: { past: 96, now: 96, left: 4, inWindow: true, anchor: 'end' },
  },
  unusable: {
    ...dates,
    range: 'Du 13 octobre 2023 au 13 octobre 2026',
    remaining: 'expiré depuis 48 jours',
    windowStart: 92,
    windowWidth: 8,
    ended: true,
    line: { past: 92, now: 100, left: 0, inWindow: true, anchor: 'end' },
  },
  none: null,
} as const;

/** "Éléments": every part of the screens in all its states, both themes next to each other; for who changes them. */
export function elementsRoutes({ modulePath }: ElementsDeps): Router {
  const router = Router();
  router.get('/elements', (_req, res) => {
    res.render('elements', {
      parts,
      lives,
      asset: (name: string) => `${modulePath}/assets/${name}`,
      t: (key: string) => words[key] ?? key,
    });
  });
  return router;
}
