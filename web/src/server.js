import { forget, read, write } from './storage.js';

const CHANNEL = '/webhooks/web/';
const PATIENCE = 30_000;

/** The server cannot be reached, or says that it will be there later: the same request may be sent again. */
export class Away extends Error {
  constructor(seconds = 0) {
    super('away');
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
export const getHistory = () => request('GET', 'history');
export const postMessage = (message) => request('POST', 'messages', message);
export const postFeedback = (feedback) => request('POST', 'feedback', feedback);

async function request(method, path, body) {
  const response = await send(method, path, body);
  if ([429, 502, 503, 504].includes(response.status)) throw new Away(Number(response.headers.get('Retry-After')) || 0);
  let content;
  try {
    content = await response.json();
  } catch {
    throw new Away();
  }
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
