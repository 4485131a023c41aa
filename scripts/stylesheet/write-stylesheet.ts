import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../plugin/package-root.ts';
import { stylesheet } from './stylesheet.ts';

writeFileSync(join(packageRoot(), 'plugin/views/assets/trousseau.css'), stylesheet());
