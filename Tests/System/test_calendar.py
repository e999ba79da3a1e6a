"""The calendar: its months in a browser, its file and its feed in the programs that read them."""

import datetime
import importlib.util
import re
import tempfile
import unittest
from pathlib import Path

from browsing import BrowserTestCase, follow
from support import build, sample_portal, write

REPOSITORY = {
    "helios.yaml": (
        "organization: {name: Nordvik, domain: nordvik.example, timezone: Europe/Oslo, locale: %s}\n"
        "portal: {base_url: https://it.nordvik.example}\n"
    ),
    "domains/nordvik.yaml": "fqdn: nordvik.example\nexpires: 2026-12-31\n",
    "domains/old.yaml": "fqdn: old.example\nexpires: 2026-11-20\n",
    "domains/far.yaml": "fqdn: far.example\nexpires: 2028-01-01\n",
    "domains/gone.yaml": "fqdn: gone.example\nexpires: 2026-11-01\nstate: archived\n",
    "contracts/lift.md": "---\nname: \"Lift, 2; \\\\ and ø\"\ntype: break_fix\nend: 2026-11-30\n---\nText.\n",
    "recurring_tickets/check.md": (
        "---\nsubject: Check the backups of every server in the basement, the one below it, and the "
        "container outside, førdi nobody else does it\nfrequency: weekly\nnext_run: 2026-11-26\n---\nText.\n"
    ),
    "ticket_statuses/open.yaml": "name: Open\norder: 1\ncolor: \"#111111\"\n",
    "ticket_statuses/done.yaml": "name: Done\norder: 2\ncolor: \"#222222\"\nis_resolved: true\n",
    "tickets/1.md": (
        "---\nnumber: 1\nsubject: Printer\nstatus: open\nopened_at: 2026-11-20T09:00:00+01:00\n"
        "scheduled_at: 2026-11-24T00:30:00+01:00\ndue_at: 2026-11-23T23:30:00Z\n---\nText.\n"
    ),
    "tickets/2.md": (
        "---\nnumber: 2\nsubject: Done\nstatus: done\nopened_at: 2026-11-01T09:00:00+01:00\n"
        "resolved_at: 2026-11-02T09:00:00+01:00\ndue_at: 2026-11-10T09:00:00+01:00\n---\nText.\n"
    ),
}


def portal(folder, locale="en", today="2026-11-22"):
    files = dict(REPOSITORY)
    files["helios.yaml"] %= locale
    write(folder, files)
    return build(folder, Path(folder) / "site", "--today", today)


def needs_module(name):
    return unittest.skipUnless(importlib.util.find_spec(name), f"no {name} here")


class MonthTests(unittest.TestCase):
    """What is on which day, as the pages say it."""

    def days(self, page):
        """The links of each day of the table."""
        table = re.search(r"<table class=\"calendar\">.*?</table>", page.read_text(), re.S).group()
        found = {}
        for cell in re.findall(r"<td .*?</td>", table, re.S):
            date = re.search(r"datetime=\"([^\"]+)\"", cell)
            links = re.findall(r"href=\"([^\"]+)\"", cell)
            if date and links:
                found[date.group(1)] = links
        return found

    def test_a_month_has_what_is_due_or_planned_in_it(self):
        with tempfile.TemporaryDirectory() as folder:
            site = portal(folder)
            self.assertEqual(self.days(site / "calendar/2026-11/index.html"), {
                "2026-11-20": ["../../domains/old/index.html"],
                # 23:30 in UTC is half past midnight of the next day in Oslo.
                "2026-11-24": ["../../tickets/1/index.html", "../../tickets/1/index.html"],
                "2026-11-26": ["../../recurring_tickets/check/index.html"],
                "2026-11-30": ["../../contracts/lift/index.html"],
            })  # fmt: skip
            months = sorted(path.parent.name for path in site.glob("calendar/*/index.html"))
            self.assertEqual(months, ["2026-11", "2026-12"])

    def test_the_first_page_is_the_month_of_the_build_with_what_is_overdue(self):
        with tempfile.TemporaryDirectory() as folder:
            site = portal(folder, today="2026-12-02")
            text = (site / "calendar/index.html").read_text()
            self.assertIn("December 2026", text)
            self.assertIn('<time datetime="2026-12-02">2 December 2026</time>', text)
            overdue = text[text.index("calendar-overdue"):text.index("<table")]
            for name in ("old.example", "Lift, 2;", "Printer"):
                self.assertIn(name, overdue)
            for name in ("gone.example", "Done", "far.example", "Check the backups"):
                self.assertNotIn(name, overdue)

    def test_weeks_begin_as_the_language_has_it(self):
        for locale, first in (("en", "Monday"), ("en-US", "Sunday"), ("de", "Montag")):
            with self.subTest(locale), tempfile.TemporaryDirectory() as folder:
                text = (portal(folder, locale) / "calendar/index.html").read_text()
                self.assertEqual(re.search(r"<abbr title=\"([^\"]+)", text).group(1), first)


class CalendarFileTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.site = portal(folder.name)
        self.bytes = (self.site / "expiries.ics").read_bytes()

    def test_lines_are_short_and_end_as_they_should(self):
        self.assertTrue(self.bytes.endswith(b"\r\n"))
        lines = self.bytes.split(b"\r\n")[:-1]
        self.assertGreater(len(lines), 30)
        for line in lines:
            self.assertNotIn(b"\n", line)
            self.assertLessEqual(len(line), 75)
            line.decode()
        self.assertIn(b"\r\n ", self.bytes)

    @needs_module("icalendar")
    def test_a_program_reads_the_same_dates(self):
        from icalendar import Calendar

        calendar = Calendar.from_ical(self.bytes)
        events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
        self.assertEqual(sorted(events), [
            "contract/lift/end@nordvik.example",
            "domain/nordvik/expires@nordvik.example",
            "domain/old/expires@nordvik.example",
            "recurring_ticket/check/next_run@nordvik.example",
            "ticket/1/due_at@nordvik.example",
            "ticket/1/scheduled_at@nordvik.example",
        ])  # fmt: skip
        lift = events["contract/lift/end@nordvik.example"]
        self.assertEqual(str(lift["SUMMARY"]), "Lift, 2; \\ and ø: Ends")
        self.assertEqual(lift["DTSTART"].dt, datetime.date(2026, 11, 30))
        self.assertEqual(lift["DTEND"].dt, datetime.date(2026, 12, 1))
        self.assertEqual(lift["DTSTAMP"].dt.isoformat(), "2026-11-22T00:00:00+00:00")
        self.assertEqual(str(lift["URL"]), "https://it.nordvik.example/contracts/lift/index.html")
        due = events["ticket/1/due_at@nordvik.example"]
        self.assertEqual(due["DTSTART"].dt.isoformat(), "2026-11-23T23:30:00+00:00")
        check = events["recurring_ticket/check/next_run@nordvik.example"]
        self.assertIn("førdi nobody else does it", str(check["SUMMARY"]))
        self.assertEqual([str(error) for event in events.values() for error in event.errors], [])

    def test_the_same_day_gives_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            again = portal(folder)
            self.assertEqual((again / "expiries.ics").read_bytes(), self.bytes)


class FeedTests(unittest.TestCase):
    @needs_module("feedparser")
    def test_a_reader_is_told_each_alert_once(self):
        import feedparser

        with tempfile.TemporaryDirectory() as folder:
            site = portal(folder)
            feed = feedparser.parse((site / "feed.xml").read_bytes())
            self.assertFalse(feed.bozo, feed.get("bozo_exception"))
            self.assertEqual(feed.version, "atom10")
            self.assertEqual(feed.feed.id, "tag:nordvik.example,2026:feed")
            entries = {entry.id.partition(":domain/")[2]: entry for entry in feed.entries}
            old = {key: entry.updated for key, entry in entries.items() if key.startswith("old/")}
            # Expired on 20 November; alerts 45, 30, 14, 7 and 1 days before, at midnight in Oslo,
            # which is an hour behind UTC, and two before 25 October; a day after it has passed.
            self.assertEqual(old, {
                "old/expires/2026-11-20/45": "2026-10-05T22:00:00Z",
                "old/expires/2026-11-20/30": "2026-10-20T22:00:00Z",
                "old/expires/2026-11-20/14": "2026-11-05T23:00:00Z",
                "old/expires/2026-11-20/7": "2026-11-12T23:00:00Z",
                "old/expires/2026-11-20/1": "2026-11-18T23:00:00Z",
                "old/expires/2026-11-20/-1": "2026-11-20T23:00:00Z",
            })  # fmt: skip
            self.assertIn("nordvik/expires/2026-12-31/45", entries)
            self.assertNotIn("nordvik/expires/2026-12-31/30", entries)
            self.assertFalse([key for key in entries if key.startswith(("far/", "gone/"))])
            order = [entry.updated for entry in feed.entries]
            self.assertEqual(order, sorted(order, reverse=True))
            self.assertEqual(feed.feed.updated, order[0])
            self.assertEqual(len({entry.id for entry in feed.entries}), len(feed.entries))
            for entry in feed.entries:
                self.assertTrue(entry.link.startswith("https://it.nordvik.example/"), entry.link)

    @needs_module("feedparser")
    def test_the_feed_of_the_sample_is_well_formed(self):
        import feedparser

        feed = feedparser.parse((sample_portal() / "feed.xml").read_bytes())
        self.assertFalse(feed.bozo, feed.get("bozo_exception"))
        self.assertGreater(len(feed.entries), 10)


class BrowserTests(BrowserTestCase):
    def test_a_month_is_a_table_and_a_phone_gets_the_list(self):
        page = "calendar/index.html"
        wide = self.visit(page, viewport={"width": 1280, "height": 900})
        self.assertTrue(wide.locator(".calendar").is_visible())
        self.assertEqual(wide.locator(".calendar thead th").count(), 7)
        self.assertEqual(wide.locator("[aria-current=date]").count(), 1)
        phone = self.visit(page, viewport={"width": 375, "height": 700})
        self.assertFalse(phone.locator(".calendar").is_visible())
        self.assertTrue(phone.locator("[aria-labelledby='page.agenda'] a").first.is_visible())
        width = phone.evaluate("document.documentElement.scrollWidth")
        self.assertLessEqual(width, 375)

    def test_months_are_walked_by_their_links_without_javascript(self):
        tab = self.visit("calendar/index.html", java_script_enabled=False)
        count = tab.locator(".months a").count()
        self.assertGreater(count, 3)
        follow(tab.locator(".months a").nth(count - 1))
        self.assertEqual(tab.locator(".months [aria-current=page]").count(), 1)
        self.assertGreater(tab.locator(".agenda a").count(), 0)

    def test_each_month_leads_to_the_ones_around_it(self):
        tab = self.visit("calendar/index.html", java_script_enabled=False)
        here = tab.get_by_role("heading", level=1).inner_text()
        follow(tab.get_by_role("link", name="Next month"))
        self.assertNotEqual(tab.get_by_role("heading", level=1).inner_text(), here)
        follow(tab.get_by_role("link", name="Previous month"))
        self.assertIn(tab.get_by_role("heading", level=1).inner_text(), here)
        first = tab.locator(".months .views a").first
        follow(first)
        self.assertEqual(tab.get_by_role("link", name="Previous month").count(), 0)


if __name__ == "__main__":
    unittest.main()
