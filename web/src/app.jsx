import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import ReactWebChat from 'botframework-webchat-component';

import { attachments, statuses, typing } from './middleware.jsx';
import { Header } from './header.jsx';
import { tellParent } from './parent.js';
import { createLine, startAgain } from './line.js';
import { saveConversation } from './save.js';
import { strings, styleOptions } from './webchat.js';
import { TEXTS } from './texts.js';

export function App({ nonce, settings }) {
  const [run, setRun] = useState(0);
  return <Chat key={run} nonce={nonce} settings={settings} isAgain={run > 0} onRestart={() => { startAgain(); setRun(run + 1); }} />;
}

function Chat({ nonce, settings, isAgain, onRestart }) {
  const [away, setAway] = useState(null);
  const [wasAway, setWasAway] = useState(false);
  const [welcome, setWelcome] = useState({});
  const [family, setFamily] = useState(null);
  const said = useRef([]);

  const onAway = useCallback((why) => {
    setAway(why);
    if (why) setWasAway(true);
  }, []);
  const line = useMemo(() => createLine({
    onAway,
    onReady: setWelcome,
    onFamily: setFamily,
    ownGreeting: settings.greeting,
    family: settings.family,
    question: isAgain ? null : { text: settings.question, always: !settings.embedded },
  }), []);
  useEffect(() => {
    const subscription = line.activity$.subscribe((activity) => said.current.push(activity));
    if (settings.embedded) tellParent('ready');
    // In the conversation, Escape leaves a message first.
    const leave = (event) => { if (settings.embedded && event.key === 'Escape' && !event.target.closest?.('.webchat__basic-transcript')) tellParent('close'); };
    document.addEventListener('keydown', leave);
    document.querySelector('[data-id="webchat-sendbox-input"]')?.focus({ preventScroll: true });
    return () => { document.removeEventListener('keydown', leave); subscription.unsubscribe(); line.end(); };
  }, [line]);

  return (
    <>
      <Header
        settings={settings}
        contact={settings.contact ?? welcome.contact}
        family={family ?? welcome.family}
        families={welcome.families ?? []}
        onFamily={line.press}
        status={away ?? (wasAway ? TEXTS.back : '')}
        isAway={Boolean(away)}
        onRestart={onRestart}
        onSave={() => saveConversation(said.current)}
      />
      <ReactWebChat
        activityStatusMiddleware={statuses}
        attachmentMiddleware={attachments}
        directLine={line}
        internalRenderErrorBoxEnabled={false}
        locale="fr-FR"
        nonce={nonce}
        overrideLocalizedStrings={strings}
        role="main"
        styleOptions={styleOptions}
        typingIndicatorMiddleware={typing}
        userID="vous"
        username={TEXTS.you}
        className={away ? 'chat is-away' : 'chat'}
      />
      <footer className="foot">
        {TEXTS.machine}{' '}
        <a href="/confidentialite" target="_blank" rel="noopener">{TEXTS.privacy}<span className="unseen"> {TEXTS.newTab}</span></a>
        {' · '}
        <a href="/accessibilite" target="_blank" rel="noopener">{TEXTS.accessibility}<span className="unseen"> {TEXTS.newTab}</span></a>
      </footer>
    </>
  );
}
