import { just, replay } from './observable.js';
import * as server from './server.js';
import { forget, read, write } from './storage.js';
import { TEXTS } from './texts.js';

const BOT = { id: 'reperes', role: 'bot', name: TEXTS.name };
const USER = { id: 'vous', role: 'user', name: TEXTS.you };
const CONNECTED = 2;
const WAITS = [1000, 2000, 4000, 8000];
const TYPING_AFTER = 250;
const UNSAID_FOR = 500;
const TRIES_AFTER_FAULT = 2;

export const ANSWER = 'application/vnd.reperes.answer';

/**
 * The object that Web Chat takes for a Direct Line connection and that speaks to our own channel.
 *
 * What people send goes to an outbox first, which a reload does not lose, and leaves it once it is answered; sent
 * again, it keeps its id, so that it is answered once. `onAway(why)` (null: not any more), `onReady(welcome)` and
 * `onFamily(name)`, after each answer of one of several families, tell the page; `ownGreeting` replaces the server's,
 * `question` is asked at once, and `family` is the one to begin with.
 */
export function createLine({ onAway, onReady, onFamily, ownGreeting, question, family }) {
  const activities = replay();
  let order = 0;
  let closed = false;
  let sending = false;
  let ready = false;
  let away = null;
  let pause = null;

  const outbox = {
    get: () => read('outbox') ?? [],
    add: (message) => write('outbox', [...outbox.get(), message]),
    remove: (id) => write('outbox', outbox.get().filter((message) => message.id !== id)),
  };

  function show(from, id, at, more, channelData = {}, isOld = false) {
    order += 1;
    const activity = {
      type: 'message',
      id,
      from,
      timestamp: new Date(at).toISOString(),
      channelData: { 'webchat:sequence-id': order, ...channelData },
      ...more,
    };
    if (!isOld) {
      activities.next(activity);
      return;
    }
    // Web Chat announces every message that comes; one without a text for that, which gets it later, is not announced.
    activities.next({ ...activity, channelData: { ...activity.channelData, 'webchat:fallback-text': '' } });
    setTimeout(() => activities.next(activity), UNSAID_FOR);
  }

  function showAnswers(turn, isOld = false) {
    turn.answers.forEach((answer, number) => {
      const content = { ...answer, turn: turn.id, isLast: number === turn.answers.length - 1 };
      const attachments = [{ contentType: ANSWER, content }];
      const at = isOld ? turn.at * 1000 : Date.now();
      show(BOT, `${turn.id}-${number}`, at, { attachments }, { 'webchat:fallback-text': answer.text }, isOld);
    });
    const named = turn.answers[0]?.family;
    if (named) onFamily(named);
  }

  function say(id, text) {
    showAnswers({ id, at: Date.now() / 1000, answers: [{ text, blocks: [], buttons: [], isTalk: true }] });
  }

  async function begin() {
    await persist(async () => {
      const isOther = await server.openSession();
      const { turns, greeting: usual, examples, ...welcome } = await server.getHistory(family);
      const greeting = ownGreeting ?? usual;
      if (closed) return;
      show(BOT, 'bonjour', turns.length ? turns[0].at * 1000 : Date.now(), {
        attachments: [{ contentType: ANSWER, content: { text: greeting, blocks: [], buttons: examples, isTalk: true, isGreeting: true } }],
      }, { 'webchat:fallback-text': greeting }, turns.length > 0);
      onReady(welcome);
      if (isOther) say('expired', TEXTS.expired);
      turns.forEach((turn) => {
        show(USER, turn.id, turn.at * 1000, { text: turn.text }, {}, true);
        showAnswers(turn, true);
      });
      const known = new Set(turns.filter((turn) => turn.answers.length).map((turn) => turn.id));
      outbox.get().forEach((message) => {
        if (known.has(message.id)) outbox.remove(message.id);
        else show(USER, message.id, message.at, { text: message.title ?? message.text });
      });
      ready = true;
    });
    if (question?.text && (question.always || order === 1)) send({ text: question.text });
    work();
  }

  function send(message, channelData) {
    const kept = { id: newId(), at: Date.now(), ...message };
    outbox.add(kept);
    show(USER, kept.id, kept.at, { text: kept.title ?? kept.text }, channelData);
    work();
    return kept.id;
  }

  /** Do something until it works: the server may be away. */
  async function persist(action) {
    for (let tries = 0; !closed; tries += 1) {
      try {
        const result = await action(tries);
        setAway(null);
        return result;
      } catch (error) {
        if (!(error instanceof server.Away)) throw error;
        setAway(error.message);
        const wait = error.seconds * 1000 || WAITS[Math.min(tries, WAITS.length - 1)];
        await new Promise((resolve) => {
          const timer = setTimeout(resolve, wait);
          pause = () => { clearTimeout(timer); resolve(); };
        });
      }
    }
    return undefined;
  }

  function setAway(sentence) {
    away = sentence;
    onAway(sentence);
  }

  async function work() {
    if (sending || !ready) return;
    sending = true;
    for (let next = outbox.get()[0]; next && !closed; next = outbox.get()[0]) {
      const typing = setTimeout(showTyping, TYPING_AFTER);
      try {
        const turn = await persist((tries) => deliver(next, tries));
        if (turn) showAnswers(turn);
      } catch (error) {
        say(`${next.id}-refus`, error.message);
      } finally {
        clearTimeout(typing);
      }
      if (!closed) outbox.remove(next.id);
    }
    sending = false;
  }

  function showTyping() {
    if (!away) activities.next({ type: 'typing', from: BOT, timestamp: new Date().toISOString() });
  }

  async function deliver(message, tries) {
    const { id, text, button } = message;
    const body = { id, ...(button ? { button } : { text }), ...(family ? { family } : {}), retry: tries > 0 || Boolean(message.wasTried) };
    markTried(id);
    for (let left = TRIES_AFTER_FAULT; ; left -= 1) {
      try {
        return await server.postMessage(body);
      } catch (error) {
        if (!left || ![401, 500].includes(error.status)) throw error;
        if (error.status === 401 && (await server.openSession())) say(`${id}-session`, TEXTS.expired);
        body.retry = true;
      }
    }
  }

  function markTried(id) {
    write('outbox', outbox.get().map((message) => (message.id === id ? { ...message, wasTried: true } : message)));
  }

  const retryNow = () => pause?.();
  window.addEventListener('online', retryNow);
  begin();

  return {
    connectionStatus$: connected(),
    activity$: activities,
    postActivity(activity) {
      if (activity.type !== 'message') return just(newId());
      const { clientActivityID, messageBack } = activity.channelData;
      const { button } = activity.value ?? {};
      return just(send(button ? { button, title: messageBack.displayText } : { text: activity.text }, { clientActivityID }));
    },
    press({ title, value }) {
      send({ button: value, title });
    },
    end() {
      closed = true;
      window.removeEventListener('online', retryNow);
      pause?.();
    },
  };
}

/** Forget the conversation: the next line begins another one. */
export function startAgain() {
  server.closeSession();
  forget('outbox');
}

function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function connected() {
  const status = replay();
  status.next(CONNECTED);
  return status;
}
