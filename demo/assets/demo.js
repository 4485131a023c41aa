// Opens the module in its frame without a click; without this script the button does the same.
const launch = document.getElementById('launch');
if (launch) {
  launch.hidden = true;
  launch.submit();
}

// Counts the session in the bar down; the server's own words stay as they are.
const countDown = () => {
  const badge = document.querySelector('[data-until]');
  if (!badge) return;
  badge.dataset.words ??= badge.textContent;
  const minutes = Math.floor((new Date(badge.dataset.until) - Date.now()) / 60000);
  const clock = `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
  badge.textContent = minutes < 1 ? badge.dataset.words : `${badge.dataset.words} (${clock})`;
};
countDown();
setInterval(countDown, 20000);

// After every act in the module the host's bar is true at once: the module reports each page it shows, and the bar is drawn again in
// the host's own words. A reload comes back to the module's page.
const frame = document.querySelector('iframe.module');
const redraw = async () => {
  const here = new URL(location.href);
  here.pathname = here.pathname.replace('/session/test', '/session');
  const answer = await fetch(here);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of ['#badges', '.session-test']) {
    const current = document.querySelector(part);
    const next = fresh.querySelector(part);
    if (current && next) current.replaceWith(document.adoptNode(next));
  }
  countDown();
};
if (frame && globalThis.Trousseau) {
  let shown = null;
  globalThis.Trousseau.connect({
    frame,
    origin: location.origin,
    onPage: (page) => {
      const address = new URL(location.href);
      address.searchParams.set('page', page);
      globalThis.history.replaceState(null, '', address);
    },
    onState: (state) => {
      // The page itself was drawn with the first
      const text = JSON.stringify(state);
      if (shown !== null && shown !== text) void redraw();
      shown = text;
    },
  });
}
