/** What a reload must not lose. A browser that forbids storage in frames keeps it for as long as the page is open. */
const PREFIX = 'reperes.';
const memory = new Map();

export function read(name) {
  try {
    const found = localStorage.getItem(PREFIX + name);
    return found === null ? memory.get(name) ?? null : JSON.parse(found);
  } catch {
    return memory.get(name) ?? null;
  }
}

export function write(name, value) {
  memory.set(name, value);
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Kept in memory.
  }
}

export function forget(name) {
  memory.delete(name);
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Nothing was kept.
  }
}
