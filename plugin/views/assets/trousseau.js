// Comfort only: every page works without this file.
'use strict';

// "Show" next to a password: hidden until there is a script to make it work
for (const button of document.querySelectorAll('[data-tr-reveal]')) {
  const input = document.getElementById(button.dataset.trReveal);
  button.hidden = false;
  button.addEventListener('click', () => {
    const shown = input.type === 'password';
    input.type = shown ? 'text' : 'password';
    button.textContent = shown ? button.dataset.trHide : button.dataset.trShow;
    button.setAttribute('aria-pressed', String(shown));
    input.focus();
  });
  // A password must not stay readable in the browser's memory of forms
  input.form.addEventListener('submit', () => {
    input.type = 'password';
  });
}

// Caps Lock is the commonest reason for a wrong password
for (const hint of document.querySelectorAll('[data-tr-capslock]')) {
  const input = document.getElementById(hint.dataset.trCapslock);
  const look = (event) => {
    hint.hidden = !event.getModifierState?.('CapsLock');
  };
  input.addEventListener('keydown', look);
  input.addEventListener('keyup', look);
}

// Which rules a new password fits so far, while it is typed
for (const rule of document.querySelectorAll('[data-tr-rule]')) {
  const input = document.getElementById(rule.dataset.trRule);
  const { trPattern: pattern, trSame: same } = rule.dataset;
  const other = same === undefined ? input : document.getElementById(same);
  const look = () => {
    const fits =
      pattern === undefined
        ? input.value === other.value
        : new RegExp(pattern, 's').test(input.value);
    rule.lastElementChild.hidden = input.value === '' || !fits;
  };
  input.addEventListener('input', look);
  other.addEventListener('input', look);
}

const sizeText = (bytes) => {
  const [unit, size] =
    bytes < 1000
      ? ['byte', bytes]
      : bytes < 1_000_000
        ? ['kilobyte', bytes / 1000]
        : ['megabyte', bytes / 1_000_000];
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(size);
};

// The chosen file, its size, and an early word when it is surely no keystore. The server judges by content.
const neverKeystores = /\.(ehcsr|reqid|ehrr|jnlp|cmd|sh|jks|cer|crt|pem|pdf|png|jpe?g|lnk)$/i;
const largest = 1_048_576;
for (const input of document.querySelectorAll('[data-tr-file]')) {
  const told = document.getElementById(input.dataset.trFile);
  const words = input.dataset;
  const tell = () => {
    const file = input.files[0];
    let text = '';
    if (file !== undefined) {
      if (neverKeystores.test(file.name)) text = words.trWrong;
      else text = file.size > largest ? words.trLarge : words.trChosenText;
    }
    told.classList.toggle('wrong', text !== '' && text !== words.trChosenText);
    told.textContent = text
      .replace('{name}', () => file.name)
      .replace('{size}', () => sizeText(file.size));
  };
  input.addEventListener('change', tell);
  tell();
}

// Several files: how many, or the name of the only one
for (const input of document.querySelectorAll('[data-tr-files]')) {
  const told = document.getElementById(input.dataset.trFiles);
  const tell = () => {
    const [first, second] = input.files;
    told.textContent =
      second === undefined
        ? (first?.name ?? '')
        : input.dataset.trSeveral.replace('{count}', String(input.files.length));
  };
  input.addEventListener('change', tell);
  tell();
}

// The place to drop a file: its words instead of the browser's own button
for (const place of document.querySelectorAll('[data-tr-drop]')) {
  place.classList.add('drop--live');
  for (const words of place.querySelectorAll('[data-tr-drop-words]')) words.hidden = false;
  for (const name of ['dragenter', 'dragover']) {
    place.addEventListener(name, () => place.classList.add('drop--over'));
  }
  for (const name of ['dragleave', 'drop']) {
    place.addEventListener(name, () => place.classList.remove('drop--over'));
  }
}

/** Sends a form in the background: it keeps its file, and its page. null when out of reach. */
function sendQuietly(form) {
  const isUpload = form.enctype === 'multipart/form-data';
  const body = new FormData(form);
  return fetch(form.action, {
    method: 'POST',
    body: isUpload ? body : new URLSearchParams(body),
    headers: { accept: 'text/html' },
  }).catch(() => null);
}

/** Shows that the password was refused, and asks for it alone. false: anything else is for the page itself to say. */
async function askAgain(form, answer) {
  const page = answer && new DOMParser().parseFromString(await answer.text(), 'text/html');
  const summary = page?.querySelector('[role=alert]');
  if (!summary?.querySelector('a[href="#password"]')) return false;
  document.querySelector('main [role=alert]')?.remove();
  summary.querySelector('[data-tr-again]')?.remove();
  document.getElementById('tr-main').prepend(document.adoptNode(summary));
  const password = form.querySelector('#password');
  password.value = '';
  password.setAttribute('aria-invalid', 'true');
  form.dispatchEvent(new CustomEvent('tr-ready'));
  password.focus();
  return true;
}

/** Calls `send` at each submit that comes while no other is under way. */
function submitAlone(form, send) {
  let sending = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    await send();
    sending = false;
  });
}

for (const form of document.querySelectorAll('form[data-tr-keep-file]')) {
  submitAlone(form, async () => {
    const answer = await sendQuietly(form);
    if (answer?.redirected) window.location.assign(answer.url);
    else if (!(await askAgain(form, answer))) form.submit();
  });
}

// A download leaves the page as it is: what was wrong before it, and the password, go once the file is there
for (const form of document.querySelectorAll('form[data-tr-download]')) {
  submitAlone(form, async () => {
    const answer = await sendQuietly(form);
    const name = /filename="?([^";]+)/.exec(answer?.headers.get('content-disposition') ?? '')?.[1];
    const told = form.querySelector('[data-tr-downloaded]');
    if (name === undefined) {
      told.textContent = '';
      if (!(await askAgain(form, answer))) form.submit();
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = name;
    link.click();
    form.reset();
    form.querySelector('#password').removeAttribute('aria-invalid');
    document.querySelector('main [role=alert]')?.remove();
    told.textContent = form.dataset.trDownload;
  });
}

for (const button of document.querySelectorAll('[data-tr-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.trCopy);
    field.select();
    await navigator.clipboard?.writeText(field.value).catch(() => undefined);
    button.querySelector('span').textContent = button.dataset.trCopied;
  });
}

// Search while typing: the same address as with the button, and only the results change
for (const input of document.querySelectorAll('[data-tr-live]')) {
  const { form } = input;
  let waiting;
  let asked = 0;
  const search = async () => {
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) {
      if (value !== '') address.searchParams.set(name, value);
    }
    const number = ++asked;
    const answer = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => null);
    if (answer === null || !answer.ok || number !== asked) return;
    const found = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const results = found.getElementById('tr-results');
    if (results === null) return;
    document.getElementById('tr-results').replaceWith(document.adoptNode(results));
    window.history.replaceState(null, '', address);
  };
  for (const button of form.querySelectorAll('[data-tr-needless]')) button.hidden = true;
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 200);
  });
}

// One menu at a time; a click elsewhere and Escape close it
const closeMenus = (except) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (menu !== except) menu.open = false;
  }
};
document.addEventListener('click', (event) => closeMenus(event.target.closest('details.menu')));
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const open = document.querySelector('details.menu[open]');
  closeMenus(null);
  open?.querySelector('summary').focus();
});

// After a refused form, reading begins at the summary; where nothing is left but to type, typing begins at its field
document.querySelector('[data-tr-focus]')?.focus();

// In a frame of another site: the cookie of the launch was blocked, and the launch can go on in a window of its own
const opening = /^#tr-window=([\w-]+)$/.exec(window.location.hash)?.[1];
if (opening !== undefined) {
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
  const form = document.querySelector('[data-tr-window]');
  if (form !== null && window.top !== window) {
    form.elements.opening.value = opening;
    form.hidden = false;
  }
}

// On a narrow page the tabs scroll: the current one is in sight
for (const strip of document.querySelectorAll('.tabs, .chips')) {
  const current = strip.querySelector('[aria-current]');
  if (current) strip.scrollLeft = current.offsetLeft - strip.offsetLeft - 24;
}
