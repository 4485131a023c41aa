import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ejs from 'ejs';

type Locals = Readonly<Record<string, unknown>>;

/**
 * Renders a template with these locals. What it includes, named from its own folder and without the extension, sees the locals
 * too. Templates are compiled at first use and kept: a changed file needs a restart.
 *
 * `include` is our own because that of EJS looks for the file again each time and copies all locals four times, which for the
 * 200 inclusions of a long list costs as much as the list itself. EJS finds it because templates look names up in the locals first.
 */
export function renderTemplate(path: string, locals: Locals): string {
  const include = (name: string, more: Locals = {}) =>
    renderTemplate(join(dirname(path), `${name}.ejs`), { ...locals, ...more });
  return compiled(path)({ ...locals, include });
}

const templates = new Map<string, ejs.TemplateFunction>();

function compiled(path: string): ejs.TemplateFunction {
  const known = templates.get(path);
  if (known !== undefined) return known;
  const template = ejs.compile(readFileSync(path, 'utf8'), { filename: path });
  templates.set(path, template);
  return template;
}
