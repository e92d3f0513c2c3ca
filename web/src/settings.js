import { isColour, textOn } from './colour.js';

/**
 * What the page that embeds the chat asks for: title, colour, greeting, contact, question.
 *
 * They come after the # of the frame's address and count in a frame only, where the server decides which pages may
 * show it; a link in a mail must not be able to put another contact on our page. `?q=` is a question for everyone, and
 * `?famille=` the family that a conversation begins with.
 */
export function readSettings(location, isFramed) {
  const embedded = isFramed && location.pathname === '/fenetre';
  const given = new URLSearchParams(embedded ? location.hash.slice(1) : '');
  const colour = isColour(given.get('colour')) ? given.get('colour') : null;
  return {
    embedded,
    title: short(given.get('title'), 60),
    greeting: short(given.get('greeting'), 400),
    contact: short(given.get('contact'), 120),
    family: short(given.get('family') ?? new URLSearchParams(location.search).get('famille'), 40),
    colour,
    onColour: colour && textOn(colour),
    question: short(given.get('question') ?? new URLSearchParams(location.search).get('q'), 1000),
  };
}

const short = (text, most) => (text ? text.trim().slice(0, most) : '') || null;
