import { useEffect, useId, useRef, useState } from 'react';

import { tellParent } from './parent.js';
import { TEXTS } from './texts.js';

/** The top of the page: whose it is, what one can do with the conversation, and whether the server is there. */
export function Header({ settings, contact, family, families, onFamily, status, isAway, onRestart, onSave }) {
  return (
    <header className="head">
      <div className="bar">
        <h1>{settings.title ?? TEXTS.name}</h1>
        {family && <span className="family">{family}</span>}
        <a className="headlink" href="/document" target="_blank" rel="noopener">
          {TEXTS.document}
          <span className="unseen"> {TEXTS.newTab}</span>
        </a>
        <Menu contact={contact} family={family} families={families} onFamily={onFamily} onRestart={onRestart} onSave={onSave} />
        {settings.embedded && (
          <button type="button" className="headlink" aria-label={TEXTS.close} onClick={() => tellParent('close')}>
            <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d="M5 5l14 14M19 5L5 19" stroke="currentColor" strokeWidth="2" strokeLinecap="round" /></svg>
          </button>
        )}
      </div>
      <p role="status" className={status ? `banner ${isAway ? 'away' : 'back'}` : 'unseen'}>{status}</p>
    </header>
  );
}

function Menu({ contact, family, families, onFamily, onRestart, onSave }) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef(null);
  const button = useRef(null);
  const id = useId();

  useEffect(() => {
    if (!isOpen) return undefined;
    const leave = (event) => { if (!box.current.contains(event.target)) setOpen(false); };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => { document.removeEventListener('pointerdown', leave); document.removeEventListener('focusin', leave); };
  }, [isOpen]);

  const choose = (action) => () => { setOpen(false); button.current.focus(); action(); };
  const onKeyDown = (event) => {
    if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      setOpen(false);
      button.current.focus();
    }
  };

  return (
    <div className="menu" ref={box} onKeyDown={onKeyDown}>
      <button type="button" className="headlink" ref={button} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {TEXTS.menu}
        <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true"><path d="M5 9l7 7 7-7" fill="none" stroke="currentColor" strokeWidth="2.5" /></svg>
      </button>
      <ul id={id} hidden={!isOpen}>
        <li><button type="button" onClick={choose(onRestart)}>{TEXTS.restart}</button></li>
        <li><button type="button" onClick={choose(() => window.print())}>{TEXTS.print}</button></li>
        <li><button type="button" onClick={choose(onSave)}>{TEXTS.save}</button></li>
        {families.length > 0 && (
          <li className="families">
            <p id={`${id}-families`}>{TEXTS.families}</p>
            <ul aria-labelledby={`${id}-families`}>
              {families.map((other) => (
                <li key={other.title}>
                  <button type="button" aria-current={other.title === family ? 'true' : undefined} onClick={choose(() => onFamily(other))}>
                    {other.title}
                  </button>
                </li>
              ))}
            </ul>
          </li>
        )}
        {contact && <li className="contact">{TEXTS.person} {contact}</li>}
      </ul>
    </div>
  );
}
