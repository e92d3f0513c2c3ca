/** Tell the page that embeds this one; the words say nothing that others may not read. */
export function tellParent(word) {
  window.parent.postMessage(`reperes:${word}`, '*');
}
