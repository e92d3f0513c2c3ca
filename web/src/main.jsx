import { createRoot } from 'react-dom/client';

import { App } from './app.jsx';
import { readSettings } from './settings.js';
import './styles/main.css';

const settings = readSettings(window.location, window.parent !== window);
if (settings.colour) {
  document.documentElement.style.setProperty('--own', settings.colour);
  document.documentElement.style.setProperty('--on-own', settings.onColour);
}
// A reload must not ask the question of a link again.
if (location.search) history.replaceState(null, '', location.pathname + location.hash);
createRoot(document.getElementById('root')).render(<App nonce={document.body.dataset.nonce} settings={settings} />);
