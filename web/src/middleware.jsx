import { Answer } from './answer.jsx';
import { ANSWER } from './line.js';
import { TEXTS } from './texts.js';

/** Draws our answers; Web Chat draws all else. */
export const attachments = () => (next) => (card) =>
  card.attachment.contentType === ANSWER ? (
    <Answer answer={card.attachment.content} />
  ) : (
    next(card)
  );

/** Name and time under each message. */
export const statuses = () => () => ({ activity }) => <Status activity={activity} />;

/** Shows that an answer is on its way; Web Chat says so to screen readers. */
export const typing = () => () => ({ visible }) =>
  visible && (
    <p className="typing" aria-hidden="true">
      {TEXTS.writes}
      <span className="dots"><i /><i /><i /></span>
    </p>
  );

const HOUR = new Intl.DateTimeFormat('fr', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long' });

function Status({ activity }) {
  const at = new Date(activity.timestamp ?? activity.localTimestamp);
  const isToday = at.toDateString() === new Date().toDateString();
  return (
    <span className="status">
      {activity.from.role === 'user' ? TEXTS.you : TEXTS.name}
      {' · '}
      <time dateTime={at.toISOString()}>{isToday ? HOUR.format(at) : `${DAY.format(at)}, ${HOUR.format(at)}`}</time>
    </span>
  );
}
