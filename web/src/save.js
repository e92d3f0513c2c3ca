import { TEXTS } from './texts.js';

const WHEN = new Intl.DateTimeFormat('fr', { dateStyle: 'short', timeStyle: 'short' });

/** Give the conversation as a text file. */
export function saveConversation(activities) {
  const messages = new Map();
  activities.filter((activity) => activity.type === 'message').forEach((activity) => messages.set(activity.id, activity));
  const text = [...messages.values()].map(toText).join('\n\n');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = 'reperes.txt';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function toText({ from, text, timestamp, channelData }) {
  const who = from.role === 'user' ? TEXTS.you : TEXTS.name;
  return `${who} (${WHEN.format(new Date(timestamp))})\n${text ?? channelData['webchat:fallback-text']}`;
}
