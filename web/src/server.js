import { forget, read, write } from './storage.js';
import { TEXTS } from './texts.js';

const CHANNEL = '/webhooks/web/';
const PATIENCE = 30_000;

/** The server cannot be reached, or not now: the same request may be sent again. The message is for people. */
export class Away extends Error {
  constructor(seconds = 0, sentence = TEXTS.away) {
    super(sentence);
    this.seconds = seconds;
  }
}

/** The server refused, with a sentence for people. */
export class Refused extends Error {
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }
}

/** Begin a session, or make the present one last longer. Returns whether it is another one than before. */
export async function openSession() {
  const before = read('session');
  const session = await request('POST', 'session', {});
  write('session', { token: session.token });
  return Boolean(before) && session.is_new;
}

export function closeSession() {
  forget('session');
}

export const hasSession = () => read('session') !== null;
export const getHistory = (family) => request('GET', family ? `history?family=${encodeURIComponent(family)}` : 'history');
export const postMessage = (message) => request('POST', 'messages', message);
export const postFeedback = (feedback) => request('POST', 'feedback', feedback);

async function request(method, path, body) {
  const response = await send(method, path, body);
  if ([502, 503, 504].includes(response.status)) throw new Away();
  let content;
  try {
    content = await response.json();
  } catch {
    throw new Away();
  }
  if (response.status === 429) throw new Away(Number(response.headers.get('Retry-After')), content.error);
  if (!response.ok) throw new Refused(response.status, content.error);
  return content;
}

async function send(method, path, body) {
  const session = read('session');
  const headers = { 'Content-Type': 'application/json' };
  if (session) headers.Authorization = `Bearer ${session.token}`;
  try {
    return await fetch(CHANNEL + path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new Away();
  }
}
