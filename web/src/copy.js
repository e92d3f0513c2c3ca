/** Copy a text; returns whether that worked. Browsers lend the clipboard to pages over https only, hence the second way. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelecting(text);
  }
}

function copyBySelecting(text) {
  const had = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  document.body.append(area);
  area.select();
  const worked = document.execCommand('copy');
  area.remove();
  had?.focus();
  return worked;
}
