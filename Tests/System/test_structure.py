"""The pages that show how things hang together: drawings, trees, networks, racks and the like."""

import tempfile
import unittest
from pathlib import Path

from browsing import BrowserTestCase, follow
from support import build, sample_portal, write

PAGES = [
    "assets/osl-core-01/index.html",
    "catalogue/index.html",
    "documents/by-folder/index.html",
    "graph/index.html",
    "graph/assets/index.html",
    "kb/index.html",
    "kb_articles/label-offset/index.html",
    "locations/tree/index.html",
    "networks/osl-servers/index.html",
    "networks/osl-staff-v6/index.html",
    "networks/use/index.html",
    "org/index.html",
    "racks/elevations/index.html",
    "racks/osl-rack-a/index.html",
    "services/internet/index.html",
    "vault/index.html",
]


class StructureTests(BrowserTestCase):
    def test_letters_of_drawings_stay_legible_on_a_phone(self):
        tab = self.visit(PAGES[0], viewport={"width": 375, "height": 740})
        for path in PAGES:
            with self.subTest(page=path):
                tab.goto((sample_portal() / path).as_uri())
                sizes = tab.locator(".drawing text").evaluate_all(
                    "all => all.map(t => t.getBoundingClientRect().height).filter(Boolean)"
                )
                self.assertGreaterEqual(min(sizes, default=99), 9)

    def test_every_node_of_a_drawing_is_a_link_with_a_name(self):
        for path in PAGES:
            tab = self.visit(path)
            with self.subTest(page=path):
                for link in tab.locator(".drawing [role=group] svg a").all():
                    self.assertNotEqual(link.text_content().strip(), "")
                    box = link.bounding_box()
                    self.assertGreaterEqual(min(box["width"], box["height"]), 20, path)
                for picture in tab.locator(".drawing svg[role=img]").all():
                    self.assertNotEqual(picture.locator("title").first.text_content(), "")
            tab.context.close()

    def test_a_neighbour_leads_to_its_page_and_back(self):
        tab = self.visit("services/quayside-portal/index.html")
        follow(tab.locator(".neighbours a", has_text="Quayside database Asset"))
        self.assertIn("assets/osl-db-01/index.html", tab.url)
        follow(tab.locator(".neighbours a", has_text="Quayside booking portal").first)
        self.assertIn("services/quayside-portal/index.html", tab.url)

    def test_neighbours_are_reached_by_keyboard_and_seen_to_be(self):
        tab = self.visit("services/quayside-portal/index.html")
        link = tab.locator(".neighbours a").first
        link.focus()
        tab.keyboard.press("Tab")
        tab.keyboard.press("Shift+Tab")
        stroke = link.locator("rect").evaluate("r => getComputedStyle(r).strokeWidth")
        self.assertEqual(stroke, "3px")

    def test_a_record_with_very_many_links_leads_to_a_page_of_all_of_them(self):
        tab = self.visit("users/erik/index.html", java_script_enabled=False)
        index = tab.locator("#page\\.links")
        count = int(index.locator("h2 .count").inner_text())
        groups = index.locator("li")
        counts = [int(text) for text in groups.locator(".count").all_inner_texts()]
        self.assertGreater(count, 60)
        self.assertEqual(sum(counts), count)
        self.assertEqual(tab.locator(".link-list").count(), 0)
        group = groups.filter(has_text="Credentials").first
        name, amount = group.locator("a").inner_text(), int(group.locator(".count").inner_text())
        group.locator("a").click()
        tab.wait_for_url("**/users/erik/links/index.html#from.credentials.*")
        self.expect(tab.locator("h1")).to_have_text("Everything linked with Erik Moen")
        self.assertEqual(tab.locator(".link-list li").count(), count)
        part = tab.locator(".card:target")
        self.assertIn(name, part.locator("h2").inner_text())
        self.assertEqual(part.locator("li").count(), amount)
        tab.locator(".breadcrumbs").get_by_role("link", name="Erik Moen").click()
        tab.wait_for_url("**/users/erik/index.html")

    def test_what_belongs_to_a_client_is_named_by_what_it_is(self):
        tab = self.visit("clients/brygga/links/index.html", java_script_enabled=False)
        names = [text.rsplit(" ", 1)[0] for text in tab.locator(".card h2").all_inner_texts()]
        self.assertEqual(len(names), len(set(names)))
        self.assertLessEqual({"Assets", "Groups", "Tickets", "Networks"}, set(names))
        self.assertEqual([name for name in names if "Records" in name and name != "DNS Records"], [])

    def test_a_record_with_few_links_shows_them_itself(self):
        tab = self.visit("services/internet/index.html", java_script_enabled=False)
        self.assertEqual(tab.locator(".link-index").count(), 0)
        self.assertGreater(tab.locator(".link-list").count(), 0)
        self.assertFalse((sample_portal() / "services/internet/links").exists())

    def test_beside_a_list_very_many_links_are_tabs_as_well(self):
        tab = self.visit("users/index.html?open=erik", viewport={"width": 1600, "height": 900})
        record = tab.frame_locator("iframe")
        record.get_by_role("tab", name="Tickets they opened 5").click()
        links = record.get_by_role("tabpanel").frame_locator("iframe")
        part = links.locator("#from\\.requested_tickets\\.ticket")
        self.expect(part.get_by_role("link")).to_have_count(5)
        self.expect(part).to_be_in_viewport()

    def test_other_views_of_a_kind_are_tabs_on_its_list(self):
        for kind, name in [
            ("users", "Org chart"), ("locations", "Tree"), ("networks", "Address use"),
            ("racks", "Elevations"), ("documents", "By folder"),
        ]:
            with self.subTest(kind=kind):
                tab = self.visit(f"{kind}/index.html", java_script_enabled=False)
                follow(tab.locator(".views").get_by_role("link", name=name))
                self.assertEqual(
                    tab.locator(".views [aria-current=page]").text_content().strip(), name
                )
                self.assertGreater(tab.locator("main a").count(), 5)
                tab.context.close()

    def test_teams_of_the_org_chart_fold(self):
        tab = self.visit("org/index.html", java_script_enabled=False)
        mike = tab.locator("main a", has_text="Mike Berg")
        self.assertTrue(mike.is_visible())
        tab.locator(".org > li > details > summary").first.click()
        self.assertFalse(mike.is_visible())

    def test_the_vault_shows_what_is_overdue_first_and_no_secret(self):
        tab = self.visit("vault/index.html")
        headings = tab.locator("main h2").all_text_contents()
        self.assertTrue(headings[0].startswith("Change these now"), headings)
        self.assertNotIn("AGE ENCRYPTED", tab.content())

    def test_kinds_of_your_own_with_these_traits_and_nothing_else_break_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            write(folder, {
                "helios.yaml": "organization: {name: A, domain: a.example, timezone: Europe/Oslo}\n",
                "kinds/wire.yaml": "kind: wire\nplural: wires\ntraits: [subnet, service,"
                " offering, knowledge]\nfields: {name: string, range: cidr}\n",
                "kinds/shelf.yaml": "kind: shelf\nplural: shelves\ntraits: [rack]\n"
                "fields: {name: string}\nrelations: {holds: {to: wire, inverse: held_by, many: true, attributes:"
                " {start: integer, end: integer}}}\n",
                "wires/one.yaml": "name: One\n",
                "wires/two.yaml": "{name: Two, range: 10.0.0.0/30}\n",
                "shelves/one.yaml": "name: One\n",
                "shelves/two.yaml": "{name: Two, holds: [{ref: one, end: 3}, two]}\n",
            })
            site = build(folder, Path(folder) / "site")
            for page in ["kb", "catalogue", "wires/use", "shelves/elevations"]:
                self.assertTrue((site / page / "index.html").exists(), page)


if __name__ == "__main__":
    unittest.main()
