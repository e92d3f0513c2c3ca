"""Weighs the chat page and times it in Chromium: from pressing Enter until the answer is drawn.

.venv/bin/python bench/web.py      # needs the built page (make web), a trained model and the test tools
"""

import gzip
import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "web"))

from site_under_test import browser_path  # noqa: E402

from reperes.cli.serving import server  # noqa: E402
from reperes.storage.model_files import model_file  # noqa: E402

QUESTIONS = [
    line.strip() for line in (ROOT / "bench" / "questions.txt").read_text("utf-8").splitlines() if line.strip()
]
ASKED = 24  # under the thirty a minute that one person may ask
# Resolves once the new answer is there and the browser has drawn it.
SEND = """async ([text, count]) => {
  const box = document.querySelector('[data-id="webchat-sendbox-input"]');
  Object.getOwnPropertyDescriptor(box.constructor.prototype, 'value').set.call(box, text);
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const shown = new Promise((resolve) => {
    const seen = new MutationObserver(() => {
      if (document.querySelectorAll('.answer').length <= count) return;
      seen.disconnect();
      requestAnimationFrame(() => setTimeout(resolve));
    });
    seen.observe(document.body, { childList: true, subtree: true });
  });
  const begun = performance.now();
  box.form.requestSubmit();
  await shown;
  return performance.now() - begun;
}"""


def main() -> None:
    """Print sizes in kB (gzip) and times in ms."""
    files = [path for path in sorted((ROOT / "web" / "dist").rglob("*")) if path.is_file()]
    for path in files:
        content = path.read_bytes()
        print(
            f"{path.relative_to(ROOT)}: {len(content) / 1000:.1f} kB, compressed {len(gzip.compress(content, 9)) / 1000:.1f} kB"
        )
    with server(ROOT, model_file(ROOT)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        page = browser.new_page()
        received = []
        page.on("response", lambda response: received.append(response.request.sizes()["responseBodySize"]))
        page.goto(address)
        page.locator(".answer").first.wait_for()
        print(f"first opening: {sum(received) / 1000:.0f} kB received in {len(received)} answers")
        times = []
        for question in (QUESTIONS * ASKED)[:ASKED]:
            times.append(page.evaluate(SEND, [question, page.locator(".answer").count()]))
        fetched = page.evaluate(
            "performance.getEntriesByType('resource').filter((r) => r.name.endsWith('/messages')).map((r) => r.duration)"
        )
        browser.close()
    print(f"of which the request: median {statistics.median(fetched):.0f} ms")
    ordered = sorted(times)
    print(
        f"send to shown: median {statistics.median(times):.0f} ms, 95th percentile {ordered[int(len(ordered) * 0.95)]:.0f} ms"
    )


if __name__ == "__main__":
    main()
