// Comfort only: every page works without this file.
'use strict';

// Seconds that a page was drawn with run on by the computer's clock, which goes on while it sleeps
const drawnAt = Date.now();
const secondsLeft = (atDrawing) => atDrawing - Math.floor((Date.now() - drawnAt) / 1000);

// The time left, as the page itself would say it
for (const place of document.querySelectorAll('[data-tr-countdown]')) {
  const words = place.dataset;
  const say = () => {
    const seconds = secondsLeft(Number(words.trCountdown));
    const minutes = Math.floor(seconds / 60);
    let text = words.trOver;
    if (minutes >= 60) text = words.trHours;
    else if (minutes >= 1) text = words.trMinutes;
    else if (seconds > 0) text = words.trLess;
    text = text
      .replace('{hours}', String(Math.floor(minutes / 60)))
      .replace('{minutes}', String(minutes >= 60 ? minutes % 60 : minutes));
    if (place.textContent !== text) place.textContent = text;
    if (seconds > 0) setTimeout(say, 1000);
  };
  say();
}

/** This page without what was just done, and without a place in it. */
function plainAddress() {
  const address = new URL(window.location.href);
  address.searchParams.delete('done');
  address.hash = '';
  return address.href;
}

// The ring of a session empties once a minute
for (const ring of document.querySelectorAll('[data-tr-ring]')) {
  const draw = () => {
    const left = Math.max(0, secondsLeft(Number(ring.dataset.trLeft)));
    const share = Math.round((left / Number(ring.dataset.trRing)) * 100);
    ring.setAttribute('stroke-dasharray', `${share} 100`);
    if (left > 0) setTimeout(draw, 60_000);
  };
  draw();
}

// A word before the session ends, on every page: read out when it suits, and the focus stays where it is
const ending = document.querySelector('[data-tr-ends-in]');
const endingTold = document.getElementById('tr-ending');
if (ending && endingTold) {
  const words = ending.dataset;
  const atDrawing = Number(words.trEndsIn);
  const thresholds = words.trWarnAt
    .split(' ')
    .filter((text) => text !== '')
    .map(Number)
    .sort((a, b) => a - b);
  let told;
  const watch = () => {
    const seconds = secondsLeft(atDrawing);
    if (seconds <= 0) {
      endingTold.textContent = words.trEnded;
      // A page that shows the session as open would be wrong from here on; what was typed elsewhere stays
      if (document.querySelector('[data-tr-ring]')) window.location.replace(plainAddress());
      return;
    }
    // Only what was crossed since the page was drawn: walking through pages does not repeat it
    const crossed = thresholds.find((minutes) => seconds <= minutes * 60);
    if (crossed !== undefined && crossed !== told && atDrawing > crossed * 60) {
      told = crossed;
      endingTold.textContent = words.trEnding.replace(
        '{minutes}',
        String(Math.max(1, Math.ceil(seconds / 60))),
      );
    }
    setTimeout(watch, 1000);
  };
  watch();
}

// The card in the reader: polled every second while the page is visible
const reader = document.querySelector('[data-tr-card]');
if (reader) {
  const told = reader.querySelector('[data-tr-card-told]');
  const drawnKey = reader.dataset.trCardKey;
  const form = document.querySelector('form[data-tr-once]');
  const button = form?.querySelector('button[type=submit]');
  const own = reader.querySelectorAll('[data-tr-card-ready]');
  const drawnWords = told.innerHTML;
  const titleLook = told.firstElementChild.className;
  // The page's first sentence, where it is about the card
  const say = document.querySelector('[data-tr-say]');
  const drawnSay = say?.textContent;
  let shownKey = drawnKey;
  reader.querySelector('[data-tr-card-refresh]').parentElement.hidden = true;

  const show = ({ key, tone, title, text, say: sentence }) => {
    if (key === shownKey) return;
    // A card that is theirs, where the page has no field for it yet, or others: the page is loaded again
    if (key.startsWith('ready') && key !== drawnKey) {
      window.location.replace(form?.action ?? window.location.href.split('#')[0]);
      return;
    }
    shownKey = key;
    const isDrawn = key === drawnKey;
    if (isDrawn) {
      told.innerHTML = drawnWords;
    } else {
      told.replaceChildren(
        ...[title, text]
          .filter((words) => words !== '')
          .map((words, index) => {
            const line = document.createElement('p');
            if (index === 0) line.className = titleLook;
            line.textContent = words;
            return line;
          }),
      );
    }
    reader.className = reader.className.replace(
      /\S+$/u,
      isDrawn ? reader.dataset.trCardTone : tone,
    );
    if (say) say.textContent = isDrawn ? drawnSay : sentence;
    for (const part of own) part.hidden = !isDrawn;
    // What was typed stays; it can be sent once the card is back
    if (button) button.disabled = !isDrawn;
  };

  const ask = async () => {
    if (form?.dataset.trBusy === 'yes') return;
    try {
      if (!document.hidden) {
        const answer = await fetch(reader.dataset.trCard, {
          headers: { accept: 'application/json' },
        });
        // Signed out, or worse: the next click says so
        if (!answer.ok) return;
        if (form?.dataset.trBusy !== 'yes') show(await answer.json());
      }
    } catch {
      // Out of reach for a moment
    }
    setTimeout(ask, 1000);
  };
  setTimeout(ask, 1000);
}

// What was chosen stays in sight when the choice is folded away
for (const chosen of document.querySelectorAll('[data-tr-chosen]')) {
  const select = document.getElementById(chosen.dataset.trChosen);
  select.addEventListener('change', () => {
    chosen.textContent = select.selectedOptions[0].textContent;
  });
}

// One click is one opening: the answer may take a minute
for (const form of document.querySelectorAll('form[data-tr-once]')) {
  const button = form.querySelector('button[type=submit]');
  const told = form.querySelector('[data-tr-once-told]');
  const words = button.textContent;
  form.addEventListener('submit', (event) => {
    if (form.dataset.trBusy === 'yes') {
      event.preventDefault();
      return;
    }
    form.dataset.trBusy = 'yes';
    button.setAttribute('aria-disabled', 'true');
    button.setAttribute('aria-busy', 'true');
    button.textContent = form.dataset.trOnce;
    if (told) told.textContent = told.dataset.trOnceTold;
  });
  const ready = () => {
    form.dataset.trBusy = 'no';
    button.removeAttribute('aria-disabled');
    button.removeAttribute('aria-busy');
    button.textContent = words;
    if (told) told.textContent = '';
  };
  form.addEventListener('tr-ready', ready);
  // Back by the browser's own button
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    ready();
    form.reset();
  });
}

// A request at eHealth: the page asks every ten seconds whether it shows something old, and has eHealth asked when that is due
const watched = document.querySelector('[data-tr-watch]');
if (watched) {
  const { trWatch, trWatchKey, trWatchLook } = watched.dataset;
  const ask = async () => {
    try {
      if (!document.hidden) {
        const answer = await fetch(trWatch, { headers: { accept: 'application/json' } });
        // Signed out, or worse: the next click says so
        if (!answer.ok) return;
        const { key, due } = await answer.json();
        if (key !== trWatchKey) {
          window.location.replace(plainAddress());
          return;
        }
        if (due) await fetch(trWatchLook, { method: 'POST', body: new URLSearchParams() });
      }
    } catch {
      // Out of reach for a moment
    }
    setTimeout(ask, 10_000);
  };
  setTimeout(ask, 10_000);
}
