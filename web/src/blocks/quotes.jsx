import { createContext, useContext } from 'react';

import { TEXTS } from '../texts.js';

/** The page of the document that an answer quotes. */
export const DocumentPage = createContext('/document');

/** The address of a part of that document. */
export const useAddress = (ref) => `${useContext(DocumentPage)}#${encodeURIComponent(ref)}`;

/** Where a quotation stands, as a link to that place of the document page. */
export function Place({ place, target }) {
  return (
    <a className="place" href={useAddress(target)} target="_blank" rel="noopener">
      {place.join(' › ')}
      <span className="unseen"> {TEXTS.newTab}</span>
    </a>
  );
}

/** Words of the document. */
export function Words({ text }) {
  return <q className="words">{text}</q>;
}

export function Quote({ block }) {
  return (
    <figure className="quote">
      {block.label && <figcaption>{block.label}</figcaption>}
      <blockquote><Words text={block.text} /></blockquote>
      <Place place={block.place} target={block.ref} />
    </figure>
  );
}

export function Quotes({ block }) {
  const isPlain = block.items.length === 1 || block.items.some((item) => item.label);
  return (
    <figure className="quote">
      <ul className={isPlain ? 'labelled' : undefined}>
        {block.items.map((item) => (
          <li key={item.ref + item.label}>
            {item.label && <strong>{item.label}</strong>}
            <blockquote><Words text={item.text} /></blockquote>
          </li>
        ))}
      </ul>
      <Place place={block.place} target={block.items[0]?.ref ?? ''} />
    </figure>
  );
}

export function Names({ block }) {
  return (
    <ul className="names">
      {block.items.map(({ name, remark }) => (
        <li key={name}>
          {name}
          {remark && <small> {remark}</small>}
        </li>
      ))}
    </ul>
  );
}
