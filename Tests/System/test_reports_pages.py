"""Reports: their tables, files and drawings, and the same answer from the command line."""

import csv
import io
import tempfile
import unittest
from pathlib import Path

from browsing import BrowserTestCase, follow
from support import RECORDS, build, sample_portal, tool

BUILT_IN = ["expiries", "warranty", "licences", "rotation", "tickets", "service-levels"]
SAVED = ["admins", "licenses-used", "open-tickets", "unassigned-devices", "warranty-90", "yearly-cost"]
PAGES = ["reports/overview/index.html"] + [f"reports/{name}/index.html" for name in BUILT_IN + SAVED]


class ReportPageTests(BrowserTestCase):
    def test_pages_are_accessible_in_both_themes(self):
        self.check_both_themes(PAGES)

    def test_pages_fit_a_phone_without_scripts(self):
        for path in PAGES:
            with self.subTest(page=path):
                tab = self.visit(
                    path, viewport={"width": 375, "height": 740}, java_script_enabled=False
                )
                self.assertLessEqual(tab.evaluate("document.documentElement.scrollWidth"), 375)
                sizes = tab.locator(".plot .drawing text").evaluate_all(
                    "all => all.map(t => t.getBoundingClientRect().height)"
                )
                self.assertGreaterEqual(min(sizes, default=99), 9)
                tab.context.close()

    def test_every_plot_is_told_in_words_and_as_a_table(self):
        for path in PAGES:
            tab = self.visit(path)
            with self.subTest(page=path):
                for plot in tab.locator(".plot").all():
                    self.assertNotEqual(plot.locator("svg > title").first.text_content(), "")
                    self.assertNotEqual(plot.locator("svg > desc").first.text_content(), "")
                    self.assertGreater(plot.locator("details tbody tr").count(), 0)
            tab.context.close()

    def test_the_overview_leads_to_every_report(self):
        tab = self.visit("index.html")
        follow(tab.locator(".nav").get_by_role("link", name="Reports", exact=True).first)
        self.assertIn("reports/overview/index.html", tab.url)
        targets = tab.locator(".offers a").evaluate_all("all => all.map(a => a.href)")
        for name in BUILT_IN + SAVED:
            self.assertTrue(any(t.endswith(f"reports/{name}/index.html") for t in targets), name)

    def test_the_file_has_the_rows_of_the_page(self):
        for name in BUILT_IN + SAVED:
            tab = self.visit(f"reports/{name}/index.html")
            with self.subTest(report=name):
                rows = tab.locator("table.report tbody tr:not(.group):not(.sums)").count()
                file = (sample_portal() / f"reports/{name}.csv").read_text()
                self.assertEqual(len(list(csv.reader(io.StringIO(file)))) - 1, rows)
                if rows:
                    link = tab.locator(".report-tools a")
                    self.assertTrue(link.get_attribute("href").endswith(f"{name}.csv"))
                    self.assertTrue(link.evaluate("a => a.hasAttribute('download')"))
            tab.context.close()

    def test_reports_say_which_day_they_were_made_for(self):
        for name in BUILT_IN + SAVED:
            tab = self.visit(f"reports/{name}/index.html")
            with self.subTest(report=name):
                meta = " ".join(tab.locator(".page-meta").all_text_contents())
                self.assertIn("22 November 2026", meta)
            tab.context.close()

    def test_on_paper_there_is_the_table_and_no_tool(self):
        tab = self.visit("reports/warranty/index.html")
        tab.emulate_media(media="print")
        self.assertFalse(tab.locator(".report-tools").is_visible())
        self.assertFalse(tab.locator(".plot details").first.is_visible())
        self.assertTrue(tab.locator("table.report").is_visible())


class ReportAnswerTests(unittest.TestCase):
    def test_query_gives_the_rows_of_a_saved_report(self):
        for name in SAVED:
            with self.subTest(report=name):
                run = tool("query", "--report", name, "-C", RECORDS, "--format", "csv")
                self.assertEqual(run.returncode, 0, run.stderr)
                file = (sample_portal() / f"reports/{name}.csv").read_text()
                self.assertEqual(
                    list(csv.reader(io.StringIO(run.stdout))), list(csv.reader(io.StringIO(file)))
                )

    def test_another_day_changes_what_is_late(self):
        # By then everything has run out.
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "site"
            build(RECORDS, out, "--today", "2040-01-01")
            rows = list(csv.DictReader(io.StringIO((out / "reports/expiries.csv").read_text())))
            self.assertTrue(rows)
            self.assertTrue(all(int(row["days"]) < 0 for row in rows))


if __name__ == "__main__":
    unittest.main()
