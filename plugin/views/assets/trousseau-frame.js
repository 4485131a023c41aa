// In a host's frame: reports this page and the user's state to the host, and to no other origin. Without it pages work alike.
'use strict';

(async () => {
  if (window.parent === window) return;
  const { trFrame: base, trState } = document.querySelector('[data-tr-frame]')?.dataset ?? {};
  if (base === undefined) return;
  const known = trState === undefined ? await ask() : JSON.parse(trState);
  if (known === null) return;
  const { origins, ...state } = known;
  const allowed = [location.origin, ...origins];
  // Where the browser names the origin around us, that one alone; elsewhere each is tried, and the browser delivers to the right one
  const around = location.ancestorOrigins?.[0];
  const targets = around === undefined ? allowed : allowed.filter((origin) => origin === around);
  // Without what was just done: a reload would say it again
  const address = new URL(location.href);
  address.searchParams.delete('done');
  const page = address.pathname.slice(base.length) + address.search;
  for (const target of targets) {
    window.parent.postMessage({ source: 'trousseau', version: 1, page, state }, target);
  }

  // Browsers that do not call a frame a frame get pages without the state
  async function ask() {
    const answer = await fetch(`${base}/host-state`, { headers: { Accept: 'application/json' } });
    return answer.ok ? answer.json() : null;
  }
})();
