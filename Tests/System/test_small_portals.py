"""Portals of a few records, for what the sample organisation does not have."""

import csv
import json
import tempfile
import unittest
from pathlib import Path

from support import tool, write

SETTINGS = (
    "organization: {name: Fjord Line, domain: fjord.example, timezone: Europe/Oslo}\n"
    "as_of: 2026-06-01\n"
)


class SmallPortalTests(unittest.TestCase):
    def build(self, files):
        """The folder of the portal of these files."""
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        base = Path(holder.name)
        write(base / "records", {"helios.yaml": SETTINGS, **files})
        result = tool("build", base / "records", "--out", base / "site")
        self.assertEqual(result.returncode, 0, result.stderr)
        return base / "site"

    def test_archived_records_leave_the_lists(self):
        site = self.build({
            "users/here.yaml": "{name: Kari, email: kari@fjord.example}\n",
            "users/gone.yaml": "{name: Ola, email: ola@fjord.example, state: archived,"
            " archived_at: 2026-01-01T00:00:00Z}\n",
        })  # fmt: skip
        page = (site / "users/index.html").read_text()
        self.assertIn("Kari", page)
        self.assertNotIn("Ola", page)
        records = json.loads((site / "users.json").read_text())
        self.assertEqual([record["id"] for record in records["records"]], ["here"])
        self.assertEqual(records["count"], 1)
        with open(site / "users.csv", encoding="utf-8-sig", newline="") as file:
            self.assertEqual([row["id"] for row in csv.DictReader(file)], ["here"])
        self.assertIn("Ola", (site / "users/gone/index.html").read_text())

    def test_the_feed_says_in_how_many_days(self):
        site = self.build({"domains/a.yaml": "{name: a.example, fqdn: a.example, expires: 2026-06-20}\n"})
        self.assertIn("<title>a.example: Expires in 30 days (20 June 2026)</title>", (site / "feed.xml").read_text())

    def test_a_report_called_like_one_of_ours_has_its_own_file(self):
        site = self.build({
            "assets/a.yaml": "{name: A, asset_type: laptop, make: X, status: deployed,"
            " install_date: 2020-01-01}\n",
            "users/u.yaml": "{name: Kari, email: kari@fjord.example}\n",
            "reports/warranty.yaml": "{name: Ours, subject_kind: user, columns: [name, email]}\n",
        })  # fmt: skip
        page = (site / "reports/warranty/index.html").read_text()
        self.assertIn('href="../../reports/warranty.csv"', page)
        self.assertIn("kari@fjord.example", (site / "reports/warranty.csv").read_text())
        built_in = (site / "built-in-reports/warranty/index.html").read_text()
        self.assertIn('href="../../built-in-reports/warranty.csv"', built_in)
        self.assertIn("in_use_since", (site / "built-in-reports/warranty.csv").read_text())

    def test_columns_of_a_board_may_have_any_words(self):
        site = self.build({
            "kinds/job.yaml": "kind: job\nplural: jobs\ntraits: [board]\nboard: {columns: step}\n"
            "fields: {name: string, step: {type: enum, of: ['in progress', '<new>', 'a & b']}}\n",
            "jobs/a.yaml": "{name: A, step: in progress}\n",
        })  # fmt: skip
        page = (site / "board/index.html").read_text()
        for name in ("in.20progress", ".3Cnew.3E", "a.20.26.20b"):
            self.assertEqual(page.count(f'id="column.{name}"'), 1, name)
            self.assertIn(f'aria-labelledby="column.{name}"', page)
            self.assertIn(f'href="#column.{name}"', page)

    def test_headings_in_any_script_are_led_to_as_on_a_host_of_git(self):
        site = self.build({
            "documents/a.md": "---\nname: A\ndocument_type: guide\n---\n\n## \u00dcbersicht\n\n"
            "[x](#\u00fcbersicht) [y](#%E6%97%A5%E6%9C%AC)\n\n## \u65e5\u672c\n\n[z](b.md#\u043f)\n",
            "documents/b.md": "---\nname: B\ndocument_type: guide\n---\n\n## \u041f\n",
        })  # fmt: skip
        page = (site / "documents/a/index.html").read_text()
        self.assertIn('id="\u00fcbersicht"', page)
        self.assertIn('id="\u65e5\u672c"', page)
        self.assertIn('id="\u043f"', (site / "documents/b/index.html").read_text())

    def test_drawings_that_run_something_are_not_published(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        base = Path(holder.name)
        write(base / "records", {
            "helios.yaml": SETTINGS,
            "documents/a.md": "---\nname: A\ndocument_type: guide\n---\n\n[svg](p.svg)\n",
            "documents/p.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        })  # fmt: skip
        result = tool("build", base / "records", "--out", base / "site")
        self.assertEqual(result.returncode, 1)
        self.assertIn("documents/p.svg:1:1: error: the drawing holds <script>", result.stderr)
        self.assertFalse((base / "site").exists())
