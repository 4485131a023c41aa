/*
 * For the page of a host that shows Trousseau in a frame. Copy it, or load it from `<module>/assets/trousseau-host.js`.
 *
 *   const trousseau = Trousseau.connect({
 *     frame: document.querySelector('iframe'),
 *     origin: 'https://certificates.example',        // of the module; nothing from elsewhere is heard
 *     onState: ({ badge, notices, letters, session }) => { … }, // after every act in the module
 *     onPage: (path) => { … },                         // for POST /launch with `next` after a reload
 *   });
 *   trousseau.close();
 *
 * badge: [{ level: 'ok' | 'attention' | 'unusable', text, … }], worst first; notices: [{ title, text, action, path, severity, … }];
 * letters: how many of the eHealthBox are unread, null where it is off;
 * session: { until: ISO 8601, recognised } or null. Texts are in the user's language; put them into pages as text, never as HTML.
 */
'use strict';

globalThis.Trousseau = {
  connect({ frame, origin, onState = () => {}, onPage = () => {} }) {
    const receive = (event) => {
      if (event.origin !== origin || event.source !== frame.contentWindow) return;
      const { data } = event;
      if (data?.source !== 'trousseau' || data.version !== 1) return;
      onPage(data.page);
      onState(data.state);
    };
    window.addEventListener('message', receive);
    return { close: () => window.removeEventListener('message', receive) };
  },
};
