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

// The chosen file, its size, and an early word when its name is surely not a keystore's. The server judges by content.
const neverKeystores = /\.(ehcsr|reqid|ehrr|zip|jnlp|cmd|sh|jks|cer|crt|pem|pdf|png|jpe?g|lnk)$/i;
for (const input of document.querySelectorAll('[data-tr-file]')) {
  const told = document.getElementById(input.dataset.trFile);
  const tell = () => {
    const file = input.files[0];
    const wrong = file !== undefined && neverKeystores.test(file.name);
    told.classList.toggle('tr-told--wrong', wrong);
    if (file === undefined) {
      told.textContent = '';
    } else if (wrong) {
      told.textContent = input.dataset.trWrong;
    } else {
      const size = new Intl.NumberFormat(document.documentElement.lang, {
        style: 'unit',
        unit: 'kilobyte',
        maximumFractionDigits: 1,
      }).format(file.size / 1000);
      told.textContent = input.dataset.trChosen
        .replace('{name}', () => file.name)
        .replace('{size}', size);
    }
  };
  input.addEventListener('change', tell);
  tell();
}

// After a refused form, reading begins at the summary; where nothing is left but to type, typing begins at its field
document.querySelector('[data-tr-focus]')?.focus();
