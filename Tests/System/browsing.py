"""What the tests in a browser share: the browser, pages that note their faults, and a server."""

import fnmatch
import functools
import http.server
import threading
import unittest
from pathlib import Path

from support import needs_tool, sample_portal

#: The rules of WCAG 2.2 AA, and what else is good practice.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# With 'preload' axe asks for style sheets again, which a page may not.
AXE = """({ inOrder, ...options }) => axe.run(document, { preload: false, resultTypes: ['violations'],
  rules: { 'heading-order': { enabled: inOrder } }, ...options })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.slice(0, 3)
    .map(node => `${id}: ${node.target}: ${(node.any[0] ?? node.all[0] ?? node.none[0]).message}`)))"""


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class HostHandler(QuietHandler):
    """Says with each file what '_headers' asks of a host."""

    def end_headers(self):
        path = self.path.split("?")[0]
        for pattern, name, value in self.rules():
            if fnmatch.fnmatchcase(path, pattern):
                self.send_header(name, value)
        super().end_headers()

    def rules(self):
        pattern = ""
        for line in (Path(self.directory) / "_headers").read_text().splitlines():
            if line.startswith(" "):
                name, _, value = line.strip().partition(": ")
                yield pattern, name, value
            else:
                pattern = line


class QuietServer(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """A browser that goes to the next page hangs up; what else fails, it tells the test."""


def serve(folder, add_cleanup, handler=QuietHandler):
    """The address of a folder on a server that ends with the test."""
    handler = functools.partial(handler, directory=folder)
    server = QuietServer(("127.0.0.1", 0), handler)
    add_cleanup(server.server_close)
    add_cleanup(server.shutdown)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/"


@functools.cache
def axe_script():
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def violations(tab, rules=None, in_order=False):
    """What axe says of a page, by all rules of WCAG or by those that are named.

    In what people write headings leave levels out; where they do not, they are asked to be in order.
    """
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(axe_script())
    only = {"type": "rule", "values": rules} if rules else TAGS
    return tab.evaluate(AXE, {"runOnly": only, "inOrder": in_order})


#: What a theme changes. All else of a page is the same in both.
COLOURS = ["color-contrast", "link-in-text-block"]


def follow(link):
    """Clicks a link and waits until the page behind it is there, with what its scripts do at once."""
    with link.page.expect_navigation():
        link.click()


@needs_tool("chromium")
class BrowserTestCase(unittest.TestCase):
    """One browser for all tests of a class."""

    @classmethod
    def setUpClass(cls):
        from playwright.sync_api import expect, sync_playwright

        cls.expect = staticmethod(expect)
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = cls.playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        cls.addClassCleanup(cls.browser.close)

    def open(self, add_cleanup=None, **options):
        """An empty tab, and the list of what its pages will complain about or ask for elsewhere."""
        context = self.browser.new_context(**options)
        (add_cleanup or self.addCleanup)(context.close)
        tab = context.new_page()
        troubles = []
        tab.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
        tab.on("pageerror", lambda error: troubles.append(str(error)))
        # The browser shows PDF files by pages of its own.
        own = ("file:", "data:", "http://127.0.0.1:", "chrome-extension:", "chrome:")
        tab.on("request", lambda request: request.url.startswith(own) or troubles.append(request.url))
        return tab, troubles

    def visit(self, path, portal=None, **options):
        """Opens a page, from the disk unless the portal is an address; its faults fail the test."""
        tab, troubles = self.open(**options)
        self.addCleanup(lambda: self.assertEqual(troubles, []))
        portal = portal or sample_portal()
        tab.goto(f"{portal}{path}" if isinstance(portal, str) else f"{portal.as_uri()}/{path}")
        return tab

    def check_both_themes(self, paths):
        """Asks axe about pages in the light theme, and in the dark one about its colours."""
        for path in paths:
            tab = self.visit(path, color_scheme="light", reduced_motion="reduce")
            with self.subTest(page=path):
                self.assertEqual(violations(tab), [])
                tab.emulate_media(color_scheme="dark")
                self.assertEqual(violations(tab, COLOURS), [])
            tab.context.close()
