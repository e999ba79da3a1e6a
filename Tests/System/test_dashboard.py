"""The first page: what needs attention, how things are going, and the lists behind the numbers."""

import re
import tempfile
import unittest
from pathlib import Path

from browsing import BrowserTestCase
from support import build, sample_portal, write

PAGES = ["index.html", "attention/index.html"]

# A desk with one of each, seen on 1 March 2026 and a month later.
DESK = {
    "helios.yaml": "organization: {name: Fjord, domain: fjord.example, timezone: Etc/UTC}\n",
    "users/anna.yaml": "{name: Anna, email: anna@fjord.example}\n",
    "users/bo.yaml": "{name: Bo, email: bo@fjord.example}\n",
    "ticket_statuses/open.yaml": "{name: Open, color: '#0000ff', order: 1}\n",
    "ticket_statuses/done.yaml": "{name: Done, color: '#00ff00', order: 2, is_resolved: true}\n",
    "tickets/1.md": "---\n{number: 1, subject: Late, status: open, assigned_to: anna,\n"
    "opened_at: 2026-02-27T09:00:00Z, due_at: 2026-02-28T09:00:00Z}\n---\n",
    "tickets/2.md": "---\n{number: 2, subject: Nobody's, status: open,\n"
    "opened_at: 2026-02-01T09:00:00Z, due_at: 2026-03-20T09:00:00Z}\n---\n",
    "tickets/3.md": "---\n{number: 3, subject: Over, status: done,\n"
    "opened_at: 2026-01-01T09:00:00Z, due_at: 2026-01-02T09:00:00Z,\n"
    "resolved_at: 2026-01-03T09:00:00Z}\n---\n",
    "domains/a.yaml": "{fqdn: a.example, expires: 2026-03-02}\n",
    "domains/b.yaml": "{fqdn: b.example, expires: 2026-03-31}\n",
    "domains/c.yaml": "{fqdn: c.example, expires: 2026-05-10}\n",
    "assets/old.yaml": "{name: Old, asset_type: laptop, make: A, status: deployed,\n"
    "install_date: 2019-04-20}\n",
}


def numbers(page):
    """The numbers of the tiles and steps of a page, by what they count."""
    text = Path(page).read_text()
    tiles = re.findall(r'href="[^"]*#([\w-]+)"><strong>([^<]+)</strong>', text)
    steps = re.findall(r'href="[^"]*#([\w-]+)">[^<]+<span class="count">([^<]+)</span>', text)
    return {name: int(count) for name, count in tiles + steps}


class CountTests(unittest.TestCase):
    def test_numbers_follow_the_day(self):
        days = {
            # The second ticket lies untouched; of the domains one runs out tomorrow, one in 30 days.
            "2026-03-01": {
                "overdue": 1, "unassigned": 1, "stale": 1, "within-1": 1, "within-30": 1,
            },
            # Both tickets are late and untouched, two domains have gone, the last has 39 days.
            "2026-04-01": {
                "overdue": 2, "unassigned": 1, "stale": 2, "expired": 2, "within-45": 1,
                "retiring": 1,
            },
        }
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder) / "desk", DESK)
            for day, wanted in days.items():
                with self.subTest(day=day):
                    out = Path(folder) / day
                    build(Path(folder) / "desk", out, "--today", day)
                    self.assertEqual(numbers(out / "index.html"), wanted)

    def test_each_number_is_that_of_its_list(self):
        text = (sample_portal() / "attention/index.html").read_text()
        shown = numbers(sample_portal() / "index.html")
        self.assertIn("expired", shown)
        for name, count in shown.items():
            with self.subTest(list=name):
                section = re.search(rf'<section [^>]*id="{name}">(.*?)</section>', text, re.DOTALL)
                self.assertIsNotNone(section)
                rows = section[1].split("<tbody>")[1].count("<tr>")
                self.assertEqual(rows, min(count, 200))

    def test_a_quiet_desk_says_so(self):
        with tempfile.TemporaryDirectory() as folder:
            files = {name: DESK[name] for name in ("helios.yaml", "users/anna.yaml")}
            write(Path(folder) / "desk", files)
            out = build(Path(folder) / "desk", Path(folder) / "site", "--today", "2026-03-01")
            text = (out / "index.html").read_text()
            self.assertIn("Nothing needs attention now.", text)
            self.assertNotIn("tile", text)


class DashboardTests(BrowserTestCase):
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

    def test_a_tile_leads_to_its_list_by_keyboard(self):
        tab = self.visit("index.html")
        tile = tab.locator(".tile a").first
        count = tile.locator("strong").text_content()
        tile.focus()
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/attention/**")
        name = tab.url.split("#")[1]
        self.assertIn("attention/index.html", tab.url)
        self.assertEqual(tab.locator(f"#{name} h2 .count").text_content(), count)

    def test_tiles_are_large_enough_to_touch(self):
        tab = self.visit("index.html", viewport={"width": 375, "height": 740})
        for link in tab.locator(".tile a, .expiring-steps a").all():
            box = link.bounding_box()
            self.assertGreaterEqual(min(box["width"], box["height"]), 24)

    def test_every_plot_is_told_in_words_and_as_a_table(self):
        tab = self.visit("index.html")
        plots = tab.locator(".plot").all()
        self.assertGreaterEqual(len(plots), 3)
        for plot in plots:
            self.assertNotEqual(plot.locator("svg > title").first.text_content(), "")
            self.assertNotEqual(plot.locator("svg > desc").first.text_content(), "")
            plot.locator("summary").click()
            self.assertTrue(plot.locator("table").is_visible())


if __name__ == "__main__":
    unittest.main()
