"""Lists in a browser: sorting, choosing, filtering, what the address says, and records beside them."""

import csv
import functools
import tempfile
import unittest
from pathlib import Path

from browsing import BrowserTestCase, follow, serve, violations
from support import build, sample_portal, write

STATES = ["deployed", "storage", "stolen", "lost", "maintenance"]
COUNT = 5000


@functools.cache
def large_portal():
    """A portal with 5,000 assets in two places, in use by 50 people."""
    folder = Path(tempfile.mkdtemp(prefix="helios-lists-"))
    files = {"helios.yaml": "organization: {name: Large, domain: large.example, timezone: Europe/Oslo}\n"}
    files |= {f"users/person-{n}.yaml": f"{{name: Person {n}, email: p{n}@large.example}}\n" for n in range(50)}
    files |= {f"locations/place-{n}.yaml": f"{{name: Place {n}}}\n" for n in range(2)}
    for n in range(COUNT):
        files[f"assets/pc-{n}.yaml"] = (
            f"name: PC {n}\nasset_type: laptop\nmake: Dell\nstatus: {STATES[n % len(STATES)]}\n"
            f"assigned_to: person-{n % 50}\nlocation: place-{n % 2}\n"
            f"warranty_expires: {2020 + n % 9}-{n % 12 + 1:02}-{n % 28 + 1:02}\n"
        )
    write(folder / "records", files)
    return build(folder / "records", folder / "site", "--today", "2026-11-22")


class ListTests(BrowserTestCase):
    def visit(self, address, portal=None, **options):
        """Opens a page of a portal from the disk, or at an address; notes what goes wrong."""
        options.setdefault("viewport", {"width": 1400, "height": 900})
        if address.startswith("http"):
            return super().visit("", address, **options)
        return super().visit(address, portal, **options)

    def served(self):
        """The address of the sample portal on a server of this test."""
        return serve(sample_portal(), self.addCleanup).rstrip("/")

    @staticmethod
    def titles(tab):
        return tab.locator("[data-rows-of] tbody th").locator("visible=true").all_inner_texts()

    @staticmethod
    def column(tab, label):
        cells = tab.locator(f'[data-rows-of] tbody td[data-label="{label}"]').locator("visible=true")
        return [text.strip() for text in cells.all_inner_texts()]

    @staticmethod
    def head(tab, label):
        return tab.locator("thead th", has=tab.get_by_role("button", name=label, exact=True))

    def choose(self, tab, menu, value):
        opened = tab.locator(".list-menu", has=tab.locator("summary", has_text=menu))
        if opened.get_attribute("open") is None:
            opened.locator("summary").click()
        opened.get_by_role("checkbox", name=value).check()
        return opened


class SortTests(ListTests):
    def test_a_column_sorts_up_down_and_not_at_all(self):
        tab = self.visit("assets/index.html")
        before = self.titles(tab)
        head = self.head(tab, "Model")
        head.get_by_role("button").click()
        self.assertEqual(head.get_attribute("aria-sort"), "ascending")
        self.assertIn("sort=model", tab.url)
        filled = [text for text in self.column(tab, "Model") if text]
        self.assertEqual(filled, self.column(tab, "Model")[: len(filled)], "nothing comes last")
        head.get_by_role("button").press("Enter")
        self.assertEqual(head.get_attribute("aria-sort"), "descending")
        self.assertIn("sort=-model", tab.url)
        self.assertEqual([text for text in self.column(tab, "Model") if text][-1], filled[0])
        head.get_by_role("button").click()
        self.assertIsNone(head.get_attribute("aria-sort"))
        self.assertEqual(self.titles(tab), before)
        self.assertNotIn("sort", tab.url)

    def test_dates_numbers_and_words_sort_by_what_they_mean(self):
        tab = self.visit("assets/index.html?sort=-warranty_expires")
        times = tab.locator("tbody time").evaluate_all("all => all.map(t => t.dateTime)")
        self.assertEqual(times, sorted(times, reverse=True))
        tab = self.visit("slas/index.html?sort=-resolution_minutes")
        found = [
            int("".join(filter(str.isdigit, text)) or -1)
            for text in self.column(tab, "Resolution minutes") or ["0"]
        ]
        self.assertEqual(found, sorted(found, reverse=True))
        tab = self.visit("tickets/index.html?sort=priority")
        words = tab.locator("th[data-words]").evaluate_all(
            "all => all.filter(h => h.dataset.key === 'priority')"
            ".flatMap(h => h.dataset.words.split('\\n').map(line => line.split('=')[1]))"
        )
        places = [words.index(text) for text in self.column(tab, "Priority") if text]
        self.assertGreater(len(set(places)), 1)
        self.assertEqual(places, sorted(places))


class FilterTests(ListTests):
    def test_facets_count_what_they_leave_and_combine(self):
        tab = self.visit("assets/index.html")
        total = len(self.titles(tab))
        menu = self.choose(tab, "Status", "Storage")
        label = menu.locator("label", has_text="Storage")
        expected = int(label.locator(".count").inner_text())
        self.assertEqual(len(self.titles(tab)), expected)
        self.choose(tab, "Status", "Retired")
        both = expected + int(menu.locator("label", has_text="Retired").locator(".count").inner_text())
        self.assertEqual(len(self.titles(tab)), both)
        self.assertEqual(set(self.column(tab, "Status")), {"Storage", "Retired"})
        self.assertIn("status=storage,retired", tab.url)
        self.expect(tab.locator(".list-state output")).to_have_text(f"{both} of {total}")
        tab.reload()
        self.assertEqual(len(self.titles(tab)), both)
        tab.get_by_role("button", name="Remove filter Status: Storage").click()
        self.assertEqual(set(self.column(tab, "Status")), {"Retired"})
        self.expect(
            tab.get_by_role("button", name="Remove filter Status: Retired")
        ).to_be_focused()

    def test_rows_without_a_value_can_be_chosen(self):
        tab = self.visit("assets/index.html?assigned_to=-")
        self.assertGreater(len(self.titles(tab)), 0)
        self.assertEqual(set(self.column(tab, "Assigned to")) - {""}, set())

    def test_clients_and_tags_are_facets_and_columns_that_one_may_ask_for(self):
        tab = self.visit("assets/index.html")
        self.assertEqual(tab.locator("thead th[data-key=tags]").is_visible(), False)
        tab.locator(".list-columns summary").click()
        tab.locator(".list-columns").get_by_role("checkbox", name="Tags").check()
        self.assertIn("tags", tab.url)
        self.assertTrue(tab.locator("thead th[data-key=tags]").is_visible())
        self.assertTrue(any(self.column(tab, "Tags")))
        # What was chosen is remembered for the next visit, without the address.
        tab.goto(tab.url.split("?")[0])
        self.assertTrue(tab.locator("thead th[data-key=tags]").is_visible())
        tab.locator(".list-columns summary").click()
        tab.locator(".list-columns").get_by_role("checkbox", name="Make").uncheck()
        self.assertFalse(tab.locator("thead th[data-key=make]").is_visible())
        self.assertEqual(self.column(tab, "Make"), [])

    def test_words_filter_whatever_their_marks_and_order(self):
        tab = self.visit("users/index.html")
        field = tab.get_by_role("searchbox", name="Filter these rows")
        for text in ("bjorn", "ravn bjø"):
            field.fill(text)
            self.expect(tab.locator("tbody th")).to_have_text(["Bjørn Ravn"])
        tab.wait_for_url("**?q=ravn+bj*")

    def test_nothing_found_says_so_and_leads_back(self):
        tab = self.visit("users/index.html?q=nobody-of-that-name")
        self.assertEqual(self.titles(tab), [])
        self.expect(tab.get_by_text("Nothing matches.")).to_be_visible()
        self.expect(tab.locator(".list-state output")).to_contain_text("0 of ")
        tab.get_by_role("button", name="Clear filters").click()
        self.assertGreater(len(self.titles(tab)), 10)
        self.expect(tab.get_by_role("searchbox")).to_be_focused()
        self.assertNotIn("q=", tab.url)

    def test_folders_without_a_match_are_hidden(self):
        tab = self.visit("documents/index.html")
        everything = tab.locator("[data-rows-of]").count()
        tab.get_by_role("searchbox", name="Filter these rows").fill("handbook")
        self.expect(tab.locator(".list-state output")).to_contain_text(" of ")
        shown = tab.locator("[data-rows-of]").locator("visible=true").count()
        self.assertLess(shown, everything)

    def test_menus_close_with_escape_and_give_the_focus_back(self):
        tab = self.visit("assets/index.html")
        summary = tab.locator(".list-menu summary", has_text="Status")
        summary.press("Enter")
        self.expect(tab.locator(".list-menu[open] input").first).to_be_visible()
        tab.keyboard.press("Tab")
        tab.keyboard.press("Space")
        tab.wait_for_url("**?status=*")
        self.expect(tab.locator(".list-menu[open] input:focus")).to_have_count(1)
        tab.keyboard.press("Escape")
        self.expect(tab.locator(".list-menu[open]")).to_have_count(0)
        self.expect(summary).to_be_focused()

    def test_the_download_holds_what_is_shown(self):
        tab = self.visit("assets/index.html?status=retired&sort=name&columns=name,status")
        with tab.expect_download() as started:
            tab.get_by_role("button", name="Download").click()
        self.assertEqual(started.value.suggested_filename, "assets.csv")
        with open(started.value.path(), encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        self.assertEqual(rows[0], ["Name", "Status"])
        self.assertEqual([row[0] for row in rows[1:]], self.titles(tab))
        self.assertEqual({row[1] for row in rows[1:]}, {"Retired"})

    def test_the_download_holds_dates_as_such(self):
        tab = self.visit("assets/index.html?columns=name,warranty_expires")
        with tab.expect_download() as started:
            tab.get_by_role("button", name="Download").click()
        with open(started.value.path(), encoding="utf-8-sig", newline="") as file:
            dates = [row[1] for row in csv.reader(file)][1:]
        self.assertGreater(len([date for date in dates if date]), 20)
        for date in dates:
            self.assertRegex(date, r"^(\d{4}-\d\d-\d\d)?$")

    def test_without_scripts_there_are_rows_and_no_controls(self):
        tab = self.visit("assets/index.html", java_script_enabled=False)
        self.assertFalse(tab.locator(".list-tools").is_visible())
        self.assertGreater(len(self.titles(tab)), 100)
        self.assertEqual(tab.locator("thead button").count(), 0)
        follow(tab.locator("tbody th a").first)
        self.assertRegex(tab.url, r"/assets/[^/]+/index\.html$")


class LongListTests(ListTests):
    def visit_large(self, query="", **options):
        return self.visit("assets/index.html" + query, large_portal(), **options)

    def test_the_rows_of_all_pages_are_found(self):
        tab = self.visit_large()
        self.assertEqual(tab.locator("tbody tr").count(), 500)
        field = tab.get_by_role("searchbox", name="Filter these rows")
        field.fill("pc 4999")
        self.expect(tab.locator(".list-state output")).to_have_text("1 of 5,000")
        self.assertEqual(self.titles(tab), ["PC 4999"])
        link = tab.locator("tbody th a")
        self.assertEqual(link.get_attribute("href"), "../assets/pc-4999/index.html")

    def test_the_address_counts_on_every_page(self):
        tab = self.visit("assets/page/3/index.html?sort=-name&status=lost", large_portal())
        self.expect(tab.locator(".list-state output")).to_have_text("1,000 of 5,000")
        self.assertEqual(self.titles(tab)[0], "PC 4998")
        self.assertEqual(set(self.column(tab, "Status")), {"Lost"})
        self.assertEqual(
            tab.locator("tbody th a").first.get_attribute("href"),
            "../../../assets/pc-4998/index.html",
        )

    def test_only_rows_near_the_window_are_in_the_page(self):
        tab = self.visit_large("?sort=name")
        self.expect(tab.locator("tbody th a").first).to_have_text("PC 0")
        self.assertEqual(tab.locator("table").get_attribute("aria-rowcount"), "5001")
        for _ in range(3):
            tab.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
            tab.wait_for_timeout(150)
        self.expect(tab.get_by_role("link", name="PC 4999", exact=True)).to_be_visible()
        self.assertLess(tab.locator("tbody tr").count(), 1000)
        row = tab.locator("tbody tr", has_text="PC 4999").first
        self.assertEqual(row.get_attribute("aria-rowindex"), "5001")

    def test_facets_know_all_rows(self):
        tab = self.visit_large()
        menu = tab.locator(".list-menu", has=tab.locator("summary", has_text="Status"))
        menu.locator("summary").click()
        self.expect(menu.locator("label", has_text="Lost").locator(".count")).to_have_text("1,000")

    def test_the_panel_walks_through_all_of_them(self):
        tab = self.visit_large("?sort=name&open=pc-4321")
        panel = tab.get_by_role("dialog")
        self.expect(panel).to_contain_text("4,322 / 5,000".replace(",", ""))
        tab.keyboard.press("ArrowDown")
        self.expect(panel.get_by_role("heading")).to_have_text("PC 4322")
        tab.keyboard.press("Escape")
        self.expect(tab.get_by_role("link", name="PC 4322", exact=True)).to_be_focused()


class PanelTests(ListTests):
    def frame(self, tab):
        return tab.frame_locator(".side-panel iframe")

    def open_first(self, tab, name="Mike Berg"):
        tab.get_by_role("link", name=name, exact=True).click()
        self.expect(tab.get_by_role("dialog")).to_be_visible()
        return tab.get_by_role("dialog", name=name)

    def check_panel(self, tab):
        link = tab.locator("tbody th").get_by_role("link", name="Mike Berg", exact=True)
        link.focus()
        tab.keyboard.press("Enter")
        panel = tab.get_by_role("dialog", name="Mike Berg")
        self.expect(panel).to_be_focused()
        self.assertIn("open=mike", tab.url)
        tabs = self.frame(tab).get_by_role("tab")
        self.expect(tabs.first).to_have_text("Overview")
        self.assertFalse(self.frame(tab).locator(".site-header").is_visible())
        # From within the frame, Escape closes as well.
        tabs.first.focus()
        tab.keyboard.press("Escape")
        self.expect(panel).to_be_hidden()
        self.expect(link).to_be_focused()
        self.assertNotIn("open", tab.url)

    def test_a_record_opens_and_closes_by_key_from_the_disk(self):
        self.check_panel(self.visit("users/index.html"))

    def test_a_record_opens_and_closes_by_key_from_a_server(self):
        self.check_panel(self.visit(self.served() + "/users/index.html"))

    def test_a_click_opens_and_the_way_back_closes(self):
        tab = self.visit("users/index.html?q=berg")
        panel = self.open_first(tab)
        tab.go_back()
        self.expect(panel).to_be_hidden()
        self.assertIn("q=berg", tab.url)
        tab.go_forward()
        self.expect(panel).to_be_visible()
        panel.get_by_role("button", name="Close").click()
        self.expect(panel).to_be_hidden()

    def test_a_click_on_the_row_opens_and_links_of_others_do_not(self):
        tab = self.visit("users/index.html")
        row = tab.locator("tbody tr", has_text="Mike Berg").first
        row.locator('td[data-label="Status"]').click()
        self.expect(tab.get_by_role("dialog", name="Mike Berg")).to_be_visible()
        tab.keyboard.press("Escape")
        row.get_by_role("link", name="Oslo head office").click()
        tab.wait_for_url("**/locations/oslo-hq/index.html")

    def test_an_address_opens_a_record_and_an_unknown_one_does_not(self):
        tab = self.visit("users/index.html?open=mike")
        self.expect(tab.get_by_role("dialog", name="Mike Berg")).to_be_visible()
        tab.keyboard.press("Escape")
        self.expect(tab.get_by_role("link", name="Mike Berg", exact=True)).to_be_focused()
        self.assertNotIn("open", tab.url)
        tab = self.visit("users/index.html?open=../../tickets/1001")
        self.assertEqual(tab.get_by_role("dialog").count(), 0)

    def test_arrow_keys_and_buttons_lead_to_the_neighbours(self):
        tab = self.visit("users/index.html?sort=name")
        names = self.titles(tab)
        panel = self.open_first(tab)
        place = names.index("Mike Berg")
        tab.keyboard.press("ArrowDown")
        self.expect(panel.or_(tab.get_by_role("dialog")).get_by_role("heading")).to_have_text(
            names[place + 1]
        )
        tab.get_by_role("dialog").get_by_role("button", name="Previous").click()
        self.expect(tab.get_by_role("dialog").get_by_role("heading")).to_have_text("Mike Berg")
        self.assertIn("open=mike", tab.url)
        # One step back closes, however many records were seen.
        tab.go_back()
        self.expect(tab.get_by_role("dialog")).to_have_count(0)

    def test_tabs_follow_the_arrow_keys_and_stay_chosen(self):
        tab = self.visit("users/index.html")
        self.open_first(tab)
        frame = self.frame(tab)
        chosen = frame.locator('[role=tab][aria-selected="true"]')
        self.expect(chosen).to_have_text("Overview")
        chosen.focus()
        tab.keyboard.press("ArrowRight")
        self.expect(chosen).to_be_focused()
        self.expect(chosen).to_contain_text("Groups")
        self.expect(frame.get_by_role("tabpanel")).to_have_count(1)
        self.expect(frame.get_by_role("tabpanel", name="Groups")).to_contain_text("VPN users")
        tab.keyboard.press("End")
        self.expect(frame.get_by_role("tab").last).to_be_focused()
        tab.keyboard.press("Home")
        self.expect(frame.get_by_role("tab").first).to_be_focused()
        tab.keyboard.press("ArrowRight")
        tab.keyboard.press("ArrowDown")
        self.expect(tab.get_by_role("dialog", name="Mike Berg")).to_have_count(0)
        self.expect(chosen).to_contain_text("Groups")

    def test_users_have_their_tabs(self):
        tab = self.visit("users/index.html?open=mike", viewport={"width": 1920, "height": 900})
        self.expect(self.frame(tab).get_by_role("tab").first).to_be_visible()
        found = " ".join(self.frame(tab).get_by_role("tab").all_inner_texts())
        for label in ("Overview", "Groups", "Org unit", "Assets", "Licenses", "Tickets"):
            self.assertIn(label, found)

    def test_links_within_lead_the_whole_window(self):
        tab = self.visit("users/index.html?open=mike")
        self.frame(tab).get_by_role("link", name="Oslo head office").first.click()
        tab.wait_for_url("**/locations/oslo-hq/index.html")
        self.assertTrue(tab.locator(".site-header").is_visible())

    def test_the_page_itself_is_one_link_away(self):
        tab = self.visit("users/index.html?open=mike")
        tab.get_by_role("link", name="Open the page").click()
        tab.wait_for_url("**/users/mike/index.html")

    def test_other_keys_and_buttons_follow_the_plain_link(self):
        tab = self.visit("users/index.html")
        link = tab.get_by_role("link", name="Mike Berg", exact=True)
        with tab.context.expect_page() as opened:
            link.click(modifiers=["ControlOrMeta"])
        self.assertRegex(opened.value.url, r"/users/mike/index\.html$")
        self.assertEqual(tab.get_by_role("dialog").count(), 0)

    def test_other_windows_cannot_close_it(self):
        tab = self.visit("users/index.html?open=mike")
        panel = tab.get_by_role("dialog", name="Mike Berg")
        self.expect(panel).to_be_visible()
        tab.evaluate("window.postMessage({helios: 'close'}, '*')")
        tab.wait_for_timeout(100)
        self.expect(panel).to_be_visible()

    def test_on_a_phone_it_covers_the_list(self):
        tab = self.visit("users/index.html", viewport={"width": 375, "height": 740})
        panel = self.open_first(tab)
        # It slides in: where it lies counts when it has come to rest.
        panel.evaluate("part => Promise.all(part.getAnimations().map(one => one.finished))")
        box = panel.bounding_box()
        self.assertEqual((box["x"], box["width"], box["height"]), (0, 375, 740))
        self.assertTrue(tab.locator(".frame").evaluate("part => part.inert"))
        width = self.frame(tab).locator("html").evaluate("root => root.scrollWidth")
        self.assertLessEqual(width, 375)
        panel.get_by_role("button", name="Close").click()
        self.assertFalse(tab.locator(".frame").evaluate("part => part.inert"))
        self.expect(tab.get_by_role("link", name="Mike Berg", exact=True)).to_be_focused()

    def test_on_a_phone_filters_are_one_button_away(self):
        tab = self.visit("assets/index.html", viewport={"width": 375, "height": 740})
        self.assertFalse(tab.locator(".list-sort select").is_visible())
        tab.get_by_role("button", name="Filters").click()
        tab.get_by_role("combobox", name="Sort by").select_option("-warranty_expires")
        times = tab.locator("tbody time").evaluate_all("all => all.map(t => t.dateTime)")
        self.assertEqual(times, sorted(times, reverse=True))
        self.assertLessEqual(tab.evaluate("document.documentElement.scrollWidth"), 375)

    def test_reduced_motion_is_respected(self):
        tab = self.visit("users/index.html?open=mike", reduced_motion="reduce")
        name = tab.locator(".side-panel").evaluate("part => getComputedStyle(part).animationName")
        self.assertEqual(name, "none")

    def test_everything_is_accessible_in_both_themes(self):
        server = self.served()
        for theme in ("light", "dark"):
            for query in ("?open=mike", "?status=active&q=a", "?q=nobody"):
                with self.subTest(theme=theme, query=query):
                    tab = self.visit(
                        server + "/users/index.html" + query, color_scheme=theme
                    )
                    if "open" in query:
                        self.expect(self.frame(tab).get_by_role("tab").first).to_be_visible()
                        tab.wait_for_timeout(250)
                    else:
                        tab.locator(".list-menu summary").first.click()
                    self.assertEqual(violations(tab), [])
                    if "open" in query:
                        page = self.visit(
                            server + "/users/mike/index.html", color_scheme=theme
                        )
                        self.assertEqual(page.locator("[role=tab]").count(), 0)


if __name__ == "__main__":
    unittest.main()
