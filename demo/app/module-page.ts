import type { Response } from 'express';
import type { TokenSigner } from './launch-token.ts';
import { localsOf, userOf } from './log-in.ts';
import type { DemoUser } from '../data/people.ts';

export interface ModulePageDeps {
  readonly modulePath: string;
  readonly signer: TokenSigner;
}

export interface ModulePage {
  readonly title: string;
  /** Path inside the module. */
  readonly next: string;
  readonly profileOf?: DemoUser;
  readonly profilePath?: string;
  /** What the host itself says above the frame. */
  readonly above?: { readonly partial: string; readonly view: object };
}

/** A page with the module in a frame; a launch token made for this very page opens it, by form post. */
export function renderModule(res: Response, deps: ModulePageDeps, page: ModulePage): void {
  const { language } = localsOf(res);
  const user = userOf(res);
  const asked = res.req.query['page'];
  res.render('module', {
    title: page.title,
    shown: page.profileOf ?? null,
    profilePath: page.profilePath ?? null,
    above: page.above ?? null,
    action: `${deps.modulePath}/launch`,
    // After a reload the page that was shown; the module refuses what is no page of its own
    next: typeof asked === 'string' && asked.startsWith('/') ? asked : page.next,
    hostScript: `${deps.modulePath}/assets/trousseau-host.js`,
    token: deps.signer.launch({
      userId: user.id,
      displayName: user.displayName,
      practiceId: user.practiceId,
      roles: user.roles,
      language,
    }),
  });
}
