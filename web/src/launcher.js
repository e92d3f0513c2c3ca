import { isColour, textOn } from './colour.js';

/**
 * Puts a button on any page, which opens the chat in a frame when it is pressed and not before:
 *
 *   <script src="https://reperes.example.be/widget.js" async data-title="…" data-colour="#004085"
 *           data-greeting="…" data-contact="…" data-question="…" data-family="dg"></script>
 */
const NAMES = ['title', 'colour', 'greeting', 'contact', 'question', 'family'];
const PATIENCE = 15_000;
const STYLE = `
:host { all: initial; }
* { box-sizing: border-box; font: 400 16px/1.4 system-ui, "Segoe UI", Roboto, Arial, sans-serif; }
button { position: fixed; z-index: 2147483000; right: 20px; bottom: 20px; display: flex; align-items: center; gap: 10px; min-height: 52px;
  padding: 0 20px; border: 2px solid transparent; border-radius: 26px; background: var(--c); color: var(--t); font-weight: 600; cursor: pointer;
  box-shadow: 0 4px 18px rgb(0 0 0 / .28); }
button:focus-visible { outline: 3px solid var(--t); outline-offset: -6px; }
section { position: fixed; z-index: 2147483001; right: 20px; bottom: 84px; width: min(430px, calc(100vw - 40px)); height: min(680px, calc(100vh - 104px));
  border: 1px solid #8a94a0; border-radius: 14px; overflow: hidden; background: #f3f5f8; box-shadow: 0 10px 40px rgb(0 0 0 / .3); }
section[hidden] { display: none; }
iframe { display: block; width: 100%; height: 100%; border: 0; }
p { position: absolute; inset: 0 0 auto; margin: 0; padding: 16px; background: #fff; color: #17202b; }
p[hidden] { display: none; }
a { color: #1b4f8f; }
@media (max-width: 480px), (max-height: 480px) {
  section { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; }
}
`;

const script = document.currentScript;
const origin = new URL(script.src).origin;

function settings() {
  const given = NAMES.filter((name) => script.dataset[name]).map((name) => [name, script.dataset[name]]);
  return new URLSearchParams(given).toString();
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

function start() {
  const colour = isColour(script.dataset.colour) ? script.dataset.colour : '#1b4f8f';
  const title = script.dataset.title || 'Repères';
  const host = element('reperes-chat', {});
  const root = host.attachShadow({ mode: 'open' });
  // Unlike a style element, such a sheet needs no leave of the page's Content-Security-Policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  host.style.setProperty('--c', colour);
  host.style.setProperty('--t', textOn(colour));

  const button = element('button', { type: 'button', 'aria-expanded': 'false', 'aria-haspopup': 'dialog' }, title);
  const trouble = element('p', { role: 'alert', hidden: '' });
  const panel = element('section', { role: 'dialog', 'aria-label': title, hidden: '' });
  root.append(button, panel);
  document.body.append(host);
  let frame = null;

  function load() {
    frame = element('iframe', { title, allow: 'clipboard-write', src: `${origin}/fenetre#${settings()}` });
    panel.append(frame, trouble);
    setTimeout(() => {
      if (frame.dataset.ready) return;
      trouble.hidden = false;
      trouble.append(`${title} ne peut pas s’ouvrir dans cette page. `);
      trouble.append(element('a', { href: origin, target: '_blank', rel: 'noopener' }, 'Ouvrir dans un nouvel onglet'));
    }, PATIENCE);
  }

  function open() {
    if (!frame) load();
    panel.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    frame.focus();
  }

  function close() {
    panel.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    button.focus();
  }

  button.addEventListener('click', () => (panel.hidden ? open() : close()));
  root.addEventListener('keydown', (event) => { if (event.key === 'Escape' && !panel.hidden) close(); });
  window.addEventListener('message', (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== origin) return;
    if (event.data === 'reperes:close') close();
    if (event.data === 'reperes:ready') frame.dataset.ready = 'yes';
  });
}

if (document.body) start();
else document.addEventListener('DOMContentLoaded', start);
