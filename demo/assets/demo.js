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

// A session opened or ended in the module: refresh the host's bar around it. The first page was rendered with it.
const frame = document.querySelector('iframe.module');
let pages = 0;
frame?.addEventListener('load', async () => {
  pages += 1;
  if (pages === 1 || !launch) return;
  const answer = await fetch(location.pathname.replace('/session/test', '/session'));
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of ['#session-badge', '.session-test']) {
    const current = document.querySelector(part);
    const next = fresh.querySelector(part);
    if (current && next) current.replaceWith(document.adoptNode(next));
  }
  countDown();
});
