#!/usr/bin/env python3
"""Measures queries in Chromium, slowed to a quarter, on a portal that lies on the disk.

usage: first_query.py PORTAL

Prints as JSON: the compressed bytes of the index that the heaviest first query loads, and the
median milliseconds from a key to the results, for the first query and for the keys after it.
"""

import gzip
import json
import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

QUERIES = ["server", "ast-000123", "backup", "certficate", "switch"]
TIMER = """
  window.times = [];
  const field = document.querySelector('.search-input');
  const panel = document.querySelector('.search-panel');
  let began = 0;
  field.addEventListener('input', () => { began = performance.now(); }, { capture: true });
  new MutationObserver(() => {
    if (!began) return;
    const start = began;
    began = 0;
    requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - start)));
  }).observe(panel, { attributes: true, attributeFilter: ['data-query'] });
"""


def measure(browser, portal, query):
    """The bytes that the first letters of a query load, and the times of all its keys."""
    tab = browser.new_context(viewport={"width": 1024, "height": 800}).new_page()
    loaded = set()
    tab.on("request", lambda request: loaded.add(request.url.split("?")[0].rpartition("/")[2]))
    tab.goto((portal / "index.html").as_uri())
    tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    tab.evaluate(TIMER)
    # What Playwright waits by is read into the page now, not while a query is measured.
    tab.wait_for_function("() => times")
    tab.keyboard.press("/")
    tab.wait_for_timeout(500)
    for count, text in enumerate([query[:-1], query], 1):
        tab.locator(".search-input").fill(text)
        tab.wait_for_function("count => times.length >= count", arg=count)
        tab.wait_for_timeout(200)
    times = tab.evaluate("times")
    tab.context.close()
    files = [portal / "search-index" / name for name in sorted(loaded)]
    size = sum(len(gzip.compress(file.read_bytes())) for file in files if file.exists())
    return size, times


def main():
    portal = Path(sys.argv[1]).resolve()
    with sync_playwright() as playwright:
        options = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}
        browser = playwright.chromium.launch(**options)
        found = [measure(browser, portal, query) for query in QUERIES]
        browser.close()
    result = {
        "bytes": max(size for size, _ in found),
        "first": statistics.median(times[0] for _, times in found),
        "next": statistics.median(times[1] for _, times in found),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
