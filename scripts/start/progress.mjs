// What a first start says, in the user's language, from the first line. Plain JavaScript without packages.

import { clearInterval, setInterval } from 'node:timers';

const words = {
  fr: {
    packages: 'Installation des paquets npm (une seule fois)',
    build: 'Compilation du programme',
    demo: 'Démarrage du cabinet de démonstration',
    still: (seconds) => `  … toujours en cours (${seconds} s)`,
  },
  nl: {
    packages: 'npm-pakketten installeren (eenmalig)',
    build: 'Het programma compileren',
    demo: 'De demopraktijk starten',
    still: (seconds) => `  … nog bezig (${seconds} s)`,
  },
  de: {
    packages: 'npm-Pakete installieren (nur einmal)',
    build: 'Das Programm kompilieren',
    demo: 'Die Demo-Praxis starten',
    still: (seconds) => `  … läuft noch (${seconds} s)`,
  },
  en: {
    packages: 'Installing npm packages (only once)',
    build: 'Compiling the program',
    demo: 'Starting the demo practice',
    still: (seconds) => `  … still at work (${seconds} s)`,
  },
};

/** The first of LC_ALL, LC_MESSAGES and LANG that names a language of ours decides (POSIX); French otherwise, the demo's own. */
export function systemLanguage(environment) {
  const names = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG];
  const set = names.find((name) => name !== undefined && name !== '') ?? '';
  const code = set.slice(0, 2).toLowerCase();
  return code in words ? code : 'fr';
}

/** Milliseconds after which a person wonders whether a program still works. */
const silence = 4_000;

/** Runs a step under its name: said at its start, and again while it lasts, at least every five seconds. */
export async function during(step, work, { language, write = console.log, every = silence } = {}) {
  const text = words[language];
  write(`${text[step]} …`);
  const began = Date.now();
  const timer = setInterval(() => {
    write(text.still(Math.round((Date.now() - began) / 1_000)));
  }, every);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
