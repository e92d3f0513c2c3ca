/** A subject that keeps all it was given, for whoever subscribes later: what Web Chat reads of a connection. */
export function replay() {
  const observers = new Set();
  const past = [];
  return {
    next(value) {
      past.push(value);
      observers.forEach((observer) => observer.next?.(value));
    },
    subscribe(first, error, complete) {
      const observer = typeof first === 'function' ? { next: first, error, complete } : first;
      observers.add(observer);
      past.forEach((value) => observer.next?.(value));
      return { unsubscribe: () => observers.delete(observer) };
    },
  };
}

/** An observable of one value, which ends after it. */
export function just(value) {
  return {
    subscribe(first, error, complete) {
      const observer = typeof first === 'function' ? { next: first, error, complete } : first;
      observer.next?.(value);
      observer.complete?.();
      return { unsubscribe() {} };
    },
  };
}
