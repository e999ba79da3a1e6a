"""The board of tickets in a browser: its order, its filters, its keys; and a ticket's own page."""

import re
import tempfile
import unittest
from pathlib import Path

from browsing import BrowserTestCase
from support import build, sample_portal, write

# Seven tickets in three columns; by hand: none has a place of its own but 7, which therefore comes
# first in its column; then the most urgent, then the newest.
REPOSITORY = {
    "helios.yaml": "organization: {name: Nordvik, domain: nordvik.example, timezone: Europe/Oslo}\n",
    "ticket_statuses/new.yaml": "name: New\norder: 1\ncolor: \"#dc3545\"\n",
    "ticket_statuses/doing.yaml": "name: Doing\norder: 2\ncolor: \"#222222\"\n",
    "ticket_statuses/solved.yaml": "name: Solved\norder: 3\ncolor: \"#222222\"\nis_resolved: true\n",
    "ticket_statuses/closed.yaml": "name: Closed\norder: 4\ncolor: \"#222222\"\nis_resolved: true\nis_closed: true\n",
    "ticket_statuses/old.yaml": "name: Old\norder: 0\ncolor: \"#222222\"\nactive: false\n",
    "users/ann.yaml": "name: Ann Aas\nemail: ann@nordvik.example\n",
    "users/bo.yaml": "name: Bo Berg\nemail: bo@nordvik.example\n",
    "clients/acme.yaml": "name: Acme\n",
    "slas/fast.yaml": "name: Fast\nresponse_minutes: 60\nresolution_minutes: 600\n",
}
TICKETS = {
    "1": "status: new\npriority: low\nopened_at: 2026-11-10T09:00:00+01:00\nassigned_to: ann",
    "2": "status: new\npriority: urgent\nopened_at: 2026-11-09T09:00:00+01:00\nassigned_to: bo",
    "3": "status: new\npriority: low\nopened_at: 2026-11-11T09:00:00+01:00\nticket_type: incident",
    # The answer is due at 23:30 on the day before, so half an hour too late at midnight.
    "4": "status: doing\npriority: high\nopened_at: 2026-11-21T22:30:00+01:00\nsla: fast",
    "5": "status: closed\nresolved_at: 2026-11-11T09:00:00+01:00\nclosed_at: 2026-11-12T09:00:00+01:00",
    "6": "status: new\npriority: urgent\nstate: archived",
    "7": "status: new\npriority: low\norder: 1\ndue_at: 2026-11-20T12:00:00+01:00\nassigned_to: ann",
}


def portal(folder):
    files = dict(REPOSITORY)
    for number, fields in TICKETS.items():
        owner = "clients/acme/" if number == "3" else ""
        files[f"{owner}tickets/{number}.md"] = (
            f"---\nnumber: {number}\nsubject: Ticket {number}\n{fields}\n---\nHelp.\n"
        )
    write(folder, files)
    return build(folder, Path(folder) / "site", "--today", "2026-11-22")


def columns(tab):
    """The numbers of the shown cards, by the label of their column."""
    return {
        column.locator("h2").inner_text().split("\n")[0].strip(): [
            card.locator(".ticket-number").inner_text()
            for card in column.locator(".ticket").all()
            if card.is_visible()
        ]
        for column in tab.locator(".column").all()
    }


class TextTests(unittest.TestCase):
    def test_cards_stand_in_their_order_below_the_active_statuses(self):
        with tempfile.TemporaryDirectory() as folder:
            text = (portal(folder) / "board/index.html").read_text()
            labels = re.findall(r"<h2 id=\"column\.([^\"]+)\"", text)
            self.assertEqual(labels, ["new", "doing", "solved"])
            numbers = re.findall(r"ticket-number\">(\d+)<", text)
            self.assertEqual(numbers, ["7", "2", "3", "1", "4"])
            self.assertIn("Answer overdue", text)
            self.assertIn("22 November 2026", text)

    def test_it_is_a_view_of_the_list_and_in_the_navigation(self):
        portal = sample_portal()
        text = (portal / "tickets/index.html").read_text()
        self.assertIn('<a href="../board/index.html">', text)
        board = (portal / "board/index.html").read_text()
        self.assertIn('href="../tickets/index.html"', board)


class BrowserTests(BrowserTestCase):
    def visit(self, page, query="", **options):
        return super().visit(page.name + query, page.parent, **options)

    def own(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        return portal(folder.name) / "board/index.html"

    def test_a_choice_hides_other_cards_and_stays_in_the_address(self):
        page = self.own()
        tab = self.visit(page)
        everything = {"New": ["7", "2", "3", "1"], "Doing": ["4"], "Solved": []}
        self.assertEqual(columns(tab), everything)
        tab.get_by_label("Assigned to").select_option("ann")
        self.assertEqual(columns(tab), {"New": ["7", "1"], "Doing": [], "Solved": []})
        self.assertEqual(tab.locator(".column .count").first.inner_text(), "2 / 4")
        self.assertEqual(tab.locator(".board-shown").inner_text(), "2 / 5")
        self.assertTrue(tab.url.endswith("?assignee=ann"), tab.url)
        again = self.visit(page, "?assignee=ann&priority=low")
        self.assertEqual(columns(again)["New"], ["7", "1"])
        tab.get_by_role("button", name="Show all").click()
        self.assertEqual(columns(tab), everything)
        self.assertNotIn("?", tab.url)
        self.assertEqual(columns(self.visit(page, "?client=acme"))["New"], ["3"])
        self.assertEqual(columns(self.visit(page, "?type=incident"))["New"], ["3"])
        self.assertEqual(columns(self.visit(page, "?assignee=nobody-here")), everything)

    def test_it_is_walked_by_keys(self):
        tab = self.visit(self.own(), viewport={"width": 1280, "height": 900})
        focused = "document.activeElement.closest('.ticket')?.querySelector('.ticket-number').textContent"
        tab.locator(".ticket-link").first.focus()
        for key, number in (
            ("ArrowDown", "2"), ("End", "1"), ("ArrowUp", "3"), ("ArrowRight", "4"),
            ("ArrowLeft", "7"), ("ArrowUp", "7"), ("Tab", "2"),
        ):  # fmt: skip
            tab.keyboard.press(key)
            self.assertEqual(tab.evaluate(focused), number, key)
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/tickets/2/index.html")

    def test_without_javascript_all_cards_are_there_and_no_choice(self):
        tab = self.visit(self.own(), java_script_enabled=False)
        self.assertEqual(sum(map(len, columns(tab).values())), 5)
        self.assertFalse(tab.locator(".board-filters").is_visible())

    def test_a_phone_reads_it_from_top_to_bottom(self):
        tab = self.visit(sample_portal() / "board/index.html", viewport={"width": 375, "height": 700})
        self.assertLessEqual(tab.evaluate("document.documentElement.scrollWidth"), 375)
        boxes = [column.bounding_box() for column in tab.locator(".column").all()]
        self.assertEqual(len({box["x"] for box in boxes}), 1)

    def test_two_hundred_tickets_in_a_column_hide_no_other(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        files = {
            f"tickets/{number}.md": f"---\nnumber: {number}\nsubject: Ticket {number}\nstatus: new\n"
            "opened_at: 2026-11-10T09:00:00+01:00\n---\nHelp.\n"
            for number in range(100, 303)
        }
        write(folder.name, files)
        page = portal(folder.name) / "board/index.html"
        tab = self.visit(page, viewport={"width": 1280, "height": 800})
        self.assertEqual(tab.locator(".column").first.locator(".ticket").count(), 200)
        self.assertEqual(tab.locator(".column-more").inner_text().strip(), "7 more in the list")
        count = tab.locator(".column").first.locator(".count")
        total = count.inner_text()
        more = tab.locator(".column-more")
        # A choice is made among all cards, those too that only the list shows.
        choice = tab.get_by_label("Assigned to")
        choice.select_option(index=1)
        self.assertTrue(count.inner_text().endswith(f" / {total}"), count.inner_text())
        self.assertFalse(more.is_visible())
        choice.select_option("-")
        found, _, all_cards = count.inner_text().partition(" / ")
        self.assertGreater(int(found), 203)
        self.assertEqual(all_cards, total)
        self.assertEqual(more.inner_text().strip(), "7 more of these in the list")
        more.locator("a").click()
        self.expect(tab.locator(".list-chips li")).to_have_count(2)
        rows = tab.locator("tbody tr:visible")
        self.assertGreaterEqual(rows.count(), int(found))
        self.assertEqual(set(rows.locator("[data-label=Status]").all_inner_texts()), {"New"})
        self.assertEqual(set(rows.locator("[data-label='Assigned to']").all_inner_texts()), {""})
        tab.go_back()
        tab.get_by_role("button", name="Show all").click()
        self.assertEqual((count.inner_text(), more.inner_text().strip()), (total, "7 more in the list"))
        tab.goto(page.as_uri())
        self.assertLess(tab.evaluate("document.documentElement.scrollHeight"), 2000)
        last = tab.locator(".column").first.locator(".ticket-link").last
        last.focus()
        heading = tab.locator(".column h2").first.bounding_box()
        self.assertGreaterEqual(last.bounding_box()["y"], heading["y"] + heading["height"] - 1)
        self.assertLessEqual(last.bounding_box()["y"], 800)
        phone = self.visit(page, viewport={"width": 375, "height": 700}, reduced_motion="reduce")
        phone.locator(".board-jump a", has_text="Doing").click()
        box = phone.locator("#column\\.doing").bounding_box()
        self.assertTrue(0 <= box["y"] < 700, box)
        # On the way through a long column its heading stays in sight.
        phone.evaluate("scrollTo({top: 9000, behavior: 'instant'})")
        self.assertLess(abs(phone.locator("#column\\.new").bounding_box()["y"]), 120)

    def test_what_is_late_says_so_in_words_and_in_german(self):
        text = self.own().read_text()
        self.assertIn("Overdue since 20 Nov", text)
        with tempfile.TemporaryDirectory() as folder:
            german = REPOSITORY["helios.yaml"].replace("organization: {", "organization: {locale: de, ")
            files = REPOSITORY | {"helios.yaml": german}
            files |= {
                "tickets/7.md": f"---\nnumber: 7\nsubject: T\n{TICKETS['7']}\n---\nHilfe.\n",
                "tickets/2.md": f"---\nnumber: 2\nsubject: T\n{TICKETS['2']}\n---\nHilfe.\n",
            }
            write(folder, files)
            site = build(folder, Path(folder) / "site", "--today", "2026-11-22")
            text = (site / "board/index.html").read_text()
            for words in ("Überfällig seit 20.11.", "Dringend", "Stand:", "Zugewiesen an"):
                self.assertIn(words, text)
            for words in ("Urgent", "Unassigned", "Overdue"):
                self.assertNotIn(words, text)

    def test_what_only_the_team_reads_looks_and_says_so(self):
        with tempfile.TemporaryDirectory() as folder:
            write(folder, REPOSITORY | {
                "clients/acme/tickets/9/record.md": (
                    "---\nnumber: 9\nsubject: Ticket 9\nstatus: new\nsla: fast\nvisibility: client\n"
                    "opened_at: 2026-11-21T22:30:00+01:00\n---\nHelp.\n"
                ),
                "clients/acme/tickets/9/replies/2026-11-21T230000Z-ann.md": (
                    "---\nauthor: ann\nat: 2026-11-22T00:00:00+01:00\ntype: internal\n---\nHe forgot it again.\n"
                ),
                "clients/acme/tickets/9/replies/2026-11-21T233000Z-ann.md": (
                    "---\nauthor: ann\nat: 2026-11-22T00:30:00+01:00\ntype: public\n---\nTry the other key.\n"
                ),
            })  # fmt: skip
            inside = build(folder, Path(folder) / "inside", "--today", "2026-11-22")
            text = (inside / "tickets/acme/9/index.html").read_text()
            self.assertIn("He forgot it again", text)
            self.assertIn("Only the team sees this", text)
            self.assertIn("panel.sla", text)
            tab = self.visit(inside / "tickets/acme/9/index.html")
            looks = [
                reply.evaluate("e => getComputedStyle(e).backgroundColor")
                for reply in tab.locator(".reply").all()
            ]
            self.assertEqual(len(set(looks)), 2, looks)
            self.assertEqual(tab.locator(".reply.is-internal .reply-note").count(), 1)
            self.assertEqual(tab.locator(".reply-note").count(), 1)

    def test_a_click_anywhere_on_a_card_opens_it(self):
        tab = self.visit(self.own(), viewport={"width": 1280, "height": 900})
        box = tab.locator(".ticket").nth(1).bounding_box()
        tab.mouse.click(box["x"] + box["width"] - 6, box["y"] + box["height"] - 6)
        tab.wait_for_url("**/tickets/2/index.html")

    def test_a_ticket_tells_its_course_in_words(self):
        tab = self.visit(sample_portal() / "tickets/1011/index.html")
        events = tab.locator("#panel\\.events").inner_text()
        self.assertIn("changed the status from Open to On Hold", events)
        self.assertNotIn("on-hold", events)
        promise = tab.locator("#panel\\.sla").inner_text()
        self.assertIn("P3, business hours", promise)
        tasks = self.visit(sample_portal() / "tickets/1024/index.html").locator("#panel\\.tasks")
        self.assertIn("1 of 3 done", tasks.inner_text())
        self.assertEqual(tasks.locator(".is-done").count(), 1)


if __name__ == "__main__":
    unittest.main()
