import { hooks } from 'botframework-webchat-component';

import { Actions } from './actions.jsx';
import { Comparison } from './blocks/comparison.jsx';
import { Profile } from './blocks/profile.jsx';
import { DocumentPage, Names, Quote, Quotes } from './blocks/quotes.jsx';
import { TEXTS } from './texts.js';

const BLOCKS = {
  paragraph: ({ block, language }) => <p lang={language}>{block.text}</p>,
  heading: ({ block, language }) => <h3 lang={language}>{block.text}</h3>,
  quote: Quote,
  quotes: Quotes,
  names: Names,
  comparison: Comparison,
  profile: Profile,
};

/** An answer of the assistant: its blocks, next questions as buttons, and what one can do with it. */
export function Answer({ answer }) {
  const plain = answer.text.split('\n').filter((line) => line.trim()).map((text) => ({ kind: 'paragraph', text }));
  const blocks = answer.blocks.length ? answer.blocks : plain;
  return (
    <div className="answer">
      <DocumentPage.Provider value={answer.document ?? '/document'}>
        {blocks.map((block, number) => {
          const Block = BLOCKS[block.kind];
          return <Block block={block} language={answer.language} key={number} />;
        })}
      </DocumentPage.Provider>
      {answer.version && <p className="version">Source : {answer.version}</p>}
      <Choices buttons={answer.buttons} label={answer.isGreeting ? TEXTS.examples : TEXTS.follow} />
      {answer.isLast && !answer.isTalk && <Actions answer={answer} />}
    </div>
  );
}

function Choices({ buttons, label }) {
  const send = hooks.useSendMessageBack();
  const focus = hooks.useFocus();
  if (!buttons.length) return null;
  return (
    <ul className="choices" aria-label={label}>
      {buttons.map(({ title, value }) => (
        <li key={value}>
          <button type="button" onClick={() => { send({ button: value }, undefined, title); focus('sendBoxWithoutKeyboard'); }}>
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}
