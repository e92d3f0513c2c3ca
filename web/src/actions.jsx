import { useId, useRef, useState } from 'react';

import { copy } from './copy.js';
import { postFeedback } from './server.js';
import { TEXTS } from './texts.js';

/** Copy the answer with its source, and say whether it was of use. */
export function Actions({ answer }) {
  const [thumb, setThumb] = useState(null);
  const [isAsking, setAsking] = useState(false);
  const [told, setTold] = useState('');
  const thumbs = useRef(null);

  async function judge(value, remark = '') {
    setThumb(value);
    try {
      await postFeedback({ id: answer.turn, thumb: value, remark });
      setAsking(!remark);
      // The form goes away: the focus must not go with it.
      if (remark) thumbs.current.querySelector('[aria-pressed="true"]').focus();
      setTold(TEXTS.thanks);
    } catch {
      setThumb(null);
      setTold(TEXTS.notKept);
    }
  }

  return (
    <div className="actions">
      <div className="tools">
        <button type="button" className="tool" onClick={async () => setTold((await copy(answer.text)) ? TEXTS.copied : TEXTS.notCopied)}>
          <Icon path="M8 8V4h12v12h-4M4 8h12v12H4z" /> {TEXTS.copy}
        </button>
        <span className="spacer" />
        <span role="group" aria-label={TEXTS.judge} className="thumbs" ref={thumbs}>
          <button type="button" className="tool" aria-pressed={thumb === 'up'} onClick={() => judge('up')}>
            <Icon path="M7 11v9H4v-9zM7 12l4-8c2 0 2.5 1.5 2 3l-.8 3H19c1 0 1.8 1 1.5 2l-1.7 6.5c-.2.9-1 1.5-1.9 1.5H7" /> {TEXTS.useful}
          </button>
          <button type="button" className="tool" aria-pressed={thumb === 'down'} onClick={() => judge('down')}>
            <Icon path="M7 13V4H4v9zM7 12l4 8c2 0 2.5-1.5 2-3l-.8-3H19c1 0 1.8-1 1.5-2l-1.7-6.5c-.2-.9-1-1.5-1.9-1.5H7" /> {TEXTS.useless}
          </button>
        </span>
      </div>
      {isAsking && <Remark onSend={(remark) => judge(thumb, remark)} />}
      <p role="status" className="told">{told}</p>
    </div>
  );
}

function Remark({ onSend }) {
  const id = useId();
  const [text, setText] = useState('');
  return (
    <form className="remark" onSubmit={(event) => { event.preventDefault(); if (text.trim()) onSend(text.trim()); }}>
      <label htmlFor={id}>{TEXTS.remark}</label>
      <span className="row">
        <input id={id} value={text} maxLength={500} autoComplete="off" onChange={(event) => setText(event.target.value)} />
        <button type="submit" className="tool">{TEXTS.sendRemark}</button>
      </span>
    </form>
  );
}

function Icon({ path }) {
  return (
    <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  );
}
