#!/usr/bin/env python3
"""Measures a list of 5,000 rows in Chromium: what typing, sorting and scrolling cost.

Milliseconds are of CPU on the page's main thread, times four, as on a slow phone; those of the wall
clock depend on what else the machine does. The folder is a portal with a list of many pages.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PHONE = 4
CATEGORIES = ["toplevel", "devtools.timeline"]


class Trace:
    """What the main thread of a page does while something is going on."""

    def __init__(self, tab):
        self.tab = tab
        self.client = tab.context.new_cdp_session(tab)
        self.events = []
        self.is_done = False
        self.client.on("Tracing.dataCollected", lambda data: self.events.extend(data["value"]))
        self.client.on("Tracing.tracingComplete", self.end)

    def end(self, _):
        self.is_done = True

    def measure(self, act, wait=500):
        """The whole CPU time and that of the longest task, in milliseconds of a phone."""
        self.events.clear()
        self.is_done = False
        config = {"includedCategories": CATEGORIES}
        self.client.send("Tracing.start", {"traceConfig": config})
        act()
        self.tab.wait_for_timeout(wait)
        self.client.send("Tracing.end")
        while not self.is_done:
            self.tab.wait_for_timeout(20)
        main = {
            event["tid"]
            for event in self.events
            if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
        }
        tasks = [
            event.get("tdur", 0) / 1000 * PHONE
            for event in self.events
            if event["name"] == "ThreadControllerImpl::RunTask" and event["tid"] in main
        ]
        return sum(tasks), max(tasks, default=0)


def main(portal, kind="assets"):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        tab = browser.new_page(viewport={"width": 1280, "height": 800})
        tab.goto((Path(portal).resolve() / kind / "index.html").as_uri())
        trace = Trace(tab)
        field = tab.get_by_role("searchbox", name="Filter these rows")

        def report(name, act, wait=500):
            whole, longest = trace.measure(act, wait)
            print(f"{name:24} {whole:6.0f} ms, longest task {longest:5.0f} ms")

        report("load all rows", field.focus, 1500)
        for letter in "pc 49":
            report(f"type '{letter}'", lambda letter=letter: tab.keyboard.type(letter))
        field.fill("")
        tab.wait_for_timeout(300)
        report("sort", tab.locator("thead button").first.click)
        report("scroll 24,000 pixels", lambda: tab.evaluate(
            "let y = 0; const step = () => { scrollTo(0, y += 400);"
            " if (y < 24000) requestAnimationFrame(step); }; step()"
        ), 2500)  # fmt: skip
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
