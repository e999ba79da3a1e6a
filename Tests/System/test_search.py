"""The search of a portal, in a browser that opens it from the disk, and its plain page."""

import gzip
import json
import tempfile
import unittest
from pathlib import Path

from browsing import BrowserTestCase, follow, serve, violations
from support import RECORDS, ROOT, build, run, sample_portal, tool, tree, write

BYTE_LIMIT = 250_000
HELIOS = "organization: {name: Fjord, domain: fjord.example, timezone: Europe/Oslo}\n"
#: Letters that fold, a script without spaces, and markup that must stay text.
FOREIGN = {
    "helios.yaml": HELIOS,
    "users/soren.yaml": "name: Søren Ångström\nfirst_name: Søren\nlast_name: Ångström\n"
    "email: soren@fjord.example\n",
    "users/mueller.yaml": "name: Jörg Müller\nfirst_name: Jörg\nlast_name: Müller\n"
    "email: jorg@fjord.example\n",
    "locations/strasse.yaml": "name: Große Straße\ntype: office\n",
    "documents/printer.md": "---\nname: プリンターの故障\n---\n\n打印机坏了。\n",
    "documents/markup.md": "---\nname: <img src=x onerror=alert(1)>\n---\n\n"
    "A <b>giraffe</b> `</script><script>alert(2)</script>`\n",
}


class Browser(BrowserTestCase):
    """A browser for all tests, and pages that note what they complain about."""

    def visit(self, page, portal=None, query="", **options):
        tab, self.troubles = self.open(**options)
        self.loaded = []
        tab.on("console", lambda m: self.troubles.append(m.text) if m.type == "warning" else None)
        tab.on("request", lambda request: self.loaded.append(request.url))
        tab.goto((Path(portal or sample_portal()) / page).as_uri() + query)
        return tab

    def type(self, tab, text):
        """Types into the field of the header, and returns the titles and references found."""
        field = tab.get_by_role("combobox", name="Search")
        field.fill("")
        field.press_sequentially(text)
        return self.options(tab, text)

    def options(self, tab, text):
        tab.wait_for_function(
            "text => document.querySelector('.search-panel').dataset.query === text", arg=text
        )
        return [
            option.get_attribute("href").split("/")[-3:-1]
            for option in tab.get_by_role("option").all()
        ]

    def find(self, tab, query, **chosen):
        """Asks the script itself: the references of the records found, best first."""
        return tab.evaluate(
            """async ([query, chosen]) => {
              const found = await Helios.search.find(query, chosen);
              const { index } = found;
              return {
                hits: found.hits.map(({ record }) =>
                  `${index.kinds[index.kindOf[record]].name}:${index.ids[record]}`),
                kinds: found.facets.kinds, statuses: found.facets.statuses, count: found.count,
                first: [1, 20, 200].map((count) => found.first(count).map(({ record }) =>
                  `${index.kinds[index.kindOf[record]].name}:${index.ids[record]}`)),
                isNear: found.isNear, isPartial: found.isPartial,
              };
            }""",
            [query, chosen],
        )


class QueryTests(Browser):
    """What is found, and in which order."""

    def setUp(self):
        self.tab = self.visit("index.html")

    def tearDown(self):
        self.assertEqual(self.troubles, [])

    def test_an_exact_id_or_value_comes_first(self):
        for query, first in [
            ("asset:macbook-mike", "asset:macbook-mike"), ("macbook-mike", "asset:macbook-mike"),
            ("MacBook Mike", "asset:macbook-mike"), ("macbook-michael", "asset:macbook-mike"),
            ("44RB58NQML", "asset:macbook-mike"), ("44rb 58nqml", "asset:macbook-mike"),
            ("10.20.30.114", "asset:macbook-mike"), ("00:00:5e:00:53:12", "asset:macbook-mike"),
            ("1003", "ticket:1003"), ("ticket:1003", "ticket:1003"),
            ("lars@fjord.example", "user:lars"), ("+47 400 41 373", "user:lars"),
            ("400 41 373", "user:lars"), ("vpn", "service:vpn"),
            ("laptop-build", "document:runbooks/laptop-build"), ("lars", "user:lars"),
            ("Lars Hovland", "user:lars"),
        ]:  # fmt: skip
            with self.subTest(query=query):
                self.assertEqual(self.find(self.tab, query)["hits"][:1], [first])

    def test_words_are_found_by_their_beginnings(self):
        for query, one in [
            ("macb", "asset:macbook-mike"), ("hovl", "user:lars"), ("lar hov", "user:lars"),
            ("certif vpn", "certificate:vpn-gateway"), ("l", "user:lars"),
            ("mike-44rb58nqml", "asset:macbook-mike"),
        ]:  # fmt: skip
            with self.subTest(query=query):
                self.assertIn(one, self.find(self.tab, query)["hits"][:40])

    def test_mistyped_words_are_found_and_right_ones_come_first(self):
        for query, one in [
            ("macboook mike", "asset:macbook-mike"), ("macbook-mkie", "asset:macbook-mike"),
            ("Hovlnad", "user:lars"), ("pritner", "asset:bgo-prn-01"),
            ("cretificate gatewy", "certificate:vpn-gateway"), ("warehuose sytem", "service:warehouse-system"),
        ]:  # fmt: skip
            with self.subTest(query=query):
                found = self.find(self.tab, query)
                self.assertTrue(found["isNear"])
                self.assertIn(one, found["hits"][:8])
        found = self.find(self.tab, "lars")
        self.assertFalse(found["isNear"])

    def test_where_no_record_has_all_words_those_with_most_come_first(self):
        found = self.find(self.tab, "lars zebra macbook")
        self.assertTrue(found["isPartial"])
        self.assertGreater(len(found["hits"]), 3)
        self.assertEqual(self.find(self.tab, "zzzzqqqq xxyyzz")["hits"], [])

    def test_a_technicians_queries_lead_where_they_should(self):
        for query, kinds in [
            ("lars phone", {"user"}), ("wifi guest password", {"credential"}),
            ("backup", {"service"}), ("laptop mike", {"asset"}), ("expired warranty", {"asset"}),
            ("open ticket lars", {"ticket"}),
        ]:  # fmt: skip
            with self.subTest(query=query):
                hits = self.find(self.tab, query)["hits"][:5]
                self.assertTrue(kinds & {hit.split(":")[0] for hit in hits}, hits)

    def test_facets_count_and_choose(self):
        everything = self.find(self.tab, "macbook")
        kinds = dict(everything["kinds"])
        self.assertEqual(sum(kinds.values()), len(everything["hits"]))
        assets = self.find(self.tab, "macbook", kind="asset")
        self.assertEqual(len(assets["hits"]), kinds["asset"])
        self.assertTrue(all(hit.startswith("asset:") for hit in assets["hits"]))
        self.assertEqual(dict(assets["kinds"]), kinds)
        status, count = assets["statuses"][0]
        both = self.find(self.tab, "macbook", kind="asset", status=status)
        self.assertEqual(len(both["hits"]), count)

    def test_the_first_results_are_those_that_all_results_begin_with(self):
        everything = self.find(self.tab, "s")
        self.assertGreater(len(everything["hits"]), 200)
        [kind, _], *_, [rare, count] = everything["kinds"]
        self.assertLess(count, 20)
        for query, chosen in [
            ("s", {}), ("s", {"kind": kind}), ("s", {"kind": rare}), ("oslo", {}), ("lars", {}),
            ("", {"kind": "asset"}), ("asset:", {}), ("asset: macbook", {}), ("zzzzqqqq", {}),
        ]:  # fmt: skip
            with self.subTest(query=query, chosen=chosen):
                found = self.find(self.tab, query, **chosen)
                self.assertEqual(found["count"], len(found["hits"]))
                self.assertEqual(len(set(found["hits"])), len(found["hits"]))
                for first in found["first"]:
                    self.assertEqual(first, found["hits"][: len(first)])
                lengths = [min(count, found["count"]) for count in (1, 20, 200)]
                self.assertEqual([len(first) for first in found["first"]], lengths)

    def test_words_are_read_as_the_index_was_made(self):
        cases = json.loads((ROOT / "Tests/Fixtures/search/words.json").read_text())
        read = self.tab.evaluate(
            """texts => texts.map((text) => ({
              words: [...new Set(Helios.search.wordsOf(text).flatMap(({ whole, parts }) => [whole, ...parts]))],
              key: Helios.search.keyOf(text),
            }))""",
            [case["text"] for case in cases],
        )
        for case, found in zip(cases, read):
            with self.subTest(text=case["text"]):
                self.assertEqual(sorted(found["words"]), sorted(case["words"]))
                self.assertEqual(found["key"], case["key"])


class ForeignTests(Browser):
    """Letters of other languages, and texts that look like markup."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        write(Path(holder.name) / "records", FOREIGN)
        cls.portal = build(Path(holder.name) / "records", Path(holder.name) / "site")

    def test_letters_with_and_without_marks_are_the_same(self):
        tab = self.visit("index.html", self.portal)
        for query, one in [
            ("soren", "user:soren"), ("SØREN", "user:soren"), ("soeren", "user:soren"),
            ("ångstrom", "user:soren"), ("muller", "user:mueller"), ("Mueller", "user:mueller"),
            ("müller", "user:mueller"), ("mu\u0308ller", "user:mueller"),
            ("grosse strasse", "location:strasse"), ("große straße", "location:strasse"),
            ("故障", "document:printer"), ("プリ", "document:printer"), ("打印机", "document:printer"),
            ("打", "document:printer"),
        ]:  # fmt: skip
            with self.subTest(query=query):
                self.assertEqual(self.find(tab, query)["hits"][:1], [one])
        self.assertEqual(self.troubles, [])

    def test_markup_in_records_stays_text(self):
        tab = self.visit("search/index.html", self.portal, "?q=giraffe")
        hit = tab.locator(".search-hits > li").first
        hit.locator("mark").first.wait_for()
        self.assertIn("<img src=x onerror=alert(1)>", hit.inner_text())
        self.assertEqual(hit.locator("img, script, b").count(), 0)
        tab = self.visit("search/index.html", self.portal, "?q=%3Cimg%20src%3Dx%3E&kind=%3Cb%3E")
        tab.wait_for_timeout(300)
        self.assertEqual(tab.locator("main img").count(), 0)
        self.assertEqual(self.troubles, [])


class FieldTests(Browser):
    """The field in the header."""

    def test_keys_open_it_move_in_it_and_leave_it(self):
        tab = self.visit("index.html")
        field = tab.get_by_role("combobox", name="Search")
        for key in ("/", "Control+k", "Meta+k"):
            tab.evaluate("document.activeElement.blur()")
            tab.keyboard.press(key)
            self.assertTrue(field.evaluate("field => field === document.activeElement"), key)
            self.assertEqual(field.input_value(), "")
        found = self.type(tab, "vpn")
        self.assertEqual(found[0], ["services", "vpn"])
        self.assertEqual(field.get_attribute("aria-expanded"), "true")
        self.assertIn("result", tab.get_by_role("status").last.inner_text())
        tab.keyboard.press("ArrowDown")
        tab.keyboard.press("ArrowDown")
        options = tab.get_by_role("option")
        self.assertEqual(options.nth(1).get_attribute("aria-selected"), "true")
        self.assertEqual(
            field.get_attribute("aria-activedescendant"), options.nth(1).get_attribute("id")
        )
        tab.keyboard.press("ArrowUp")
        self.assertEqual(options.nth(0).get_attribute("aria-selected"), "true")
        tab.keyboard.press("Escape")
        self.assertEqual(field.get_attribute("aria-expanded"), "false")
        self.assertFalse(options.first.is_visible())
        tab.keyboard.press("ArrowDown")
        tab.wait_for_selector(".search-panel:not([hidden])")
        tab.keyboard.press("ArrowDown")
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/services/vpn/index.html")
        self.assertEqual(self.troubles, [])

    def test_a_slash_that_is_typed_stays_in_the_text(self):
        tab = self.visit("index.html")
        self.type(tab, "a/b")
        self.assertEqual(tab.get_by_role("combobox").input_value(), "a/b")

    def test_enter_without_a_choice_shows_all_results(self):
        tab = self.visit("assets/macbook-mike/index.html")
        self.type(tab, "printer")
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/search/index.html?q=printer")
        tab.wait_for_selector(".search-hits > li")
        self.assertEqual(self.troubles, [])

    def test_it_loads_nothing_before_it_is_used(self):
        tab = self.visit("index.html")
        self.assertFalse([url for url in self.loaded if "search-index" in url])
        tab.keyboard.press("/")
        self.type(tab, "vpn")
        self.assertTrue([url for url in self.loaded if "search-index/core.js" in url])


    def test_all_that_a_first_key_needs_of_the_core_is_ready_before_it(self):
        tab = self.visit("index.html")
        tab.evaluate(
            """() => {
              const { core, find } = Helios.search;
              window.steps = [];
              Helios.search.core = (data) => { steps.push('core'); core(data); };
              Helios.search.find = (...query) => { steps.push(`find ${query}`); return find(...query); };
            }"""
        )
        tab.keyboard.press("/")
        tab.wait_for_function("() => steps.length === 2")
        tab.wait_for_timeout(300)
        self.assertEqual(tab.evaluate("steps"), ["core", "find a"])
        # Nobody has asked for anything yet: nothing is shown, said, or loaded besides.
        self.assertFalse(tab.locator(".search-panel").is_visible())
        self.assertEqual(tab.get_by_role("status").last.inner_text(), "")
        files = [url.rpartition("/")[2] for url in self.loaded if "search-index" in url]
        self.assertEqual(files, ["core.js"])
        # It happens once.
        field = tab.get_by_role("combobox", name="Search")
        field.blur()
        field.focus()
        tab.wait_for_timeout(300)
        self.assertEqual(self.type(tab, "vpn")[0], ["services", "vpn"])
        self.assertEqual(
            tab.evaluate("steps"), ["core", "find a", "find v", "find vp", "find vpn"]
        )
        self.assertEqual(self.troubles, [])

    def test_who_types_at_once_is_not_kept_waiting(self):
        tab = self.visit("index.html")
        tab.evaluate(
            """() => {
              window.queries = [];
              const { find } = Helios.search;
              Helios.search.find = (...query) => { queries.push(query[0]); return find(...query); };
              const field = document.querySelector('.search-input');
              field.focus();
              field.value = 'vpn';
              field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            }"""
        )
        self.assertEqual(self.options(tab, "vpn")[0], ["services", "vpn"])
        tab.wait_for_timeout(300)
        self.assertEqual(tab.evaluate("queries"), ["vpn"])
        self.assertEqual(self.troubles, [])

    def test_the_parts_of_all_words_are_asked_for_at_once(self):
        # Requests for files on the disk cannot be held.
        tab, troubles = self.open()
        tab.goto(serve(sample_portal(), self.addCleanup) + "index.html")
        waiting = []
        tab.route("**/part-*.js*", lambda route: waiting.append(route))
        tab.keyboard.press("/")
        with tab.expect_request("**/part-*.js*"):
            tab.get_by_role("combobox", name="Search").fill("warehouse-system")
        tab.wait_for_timeout(500)
        asked = len(waiting)
        self.assertGreater(asked, 1)
        for route in waiting[:asked]:
            route.continue_()
        self.assertEqual(
            self.options(tab, "warehouse-system")[0], ["services", "warehouse-system"]
        )
        self.assertEqual(len(waiting), asked)
        self.assertEqual(troubles, [])


class PageTests(Browser):
    """The page of results."""

    def test_an_address_holds_query_and_filters(self):
        tab = self.visit("search/index.html", query="?q=macbook&kind=asset&status=Deployed")
        tab.wait_for_selector(".search-hits > li")
        self.assertEqual(tab.get_by_role("searchbox").input_value(), "macbook")
        self.assertEqual(tab.get_by_label("Kind").input_value(), "asset")
        self.assertFalse(tab.locator("[data-search-all]").is_visible())
        for hit in tab.locator(".search-hit").all():
            self.assertIn("/assets/", hit.evaluate("link => link.href"))
        tab.get_by_label("Status").select_option("")
        tab.wait_for_url("**/search/index.html?q=macbook&kind=asset")
        tab.get_by_role("searchbox").fill("")
        tab.get_by_label("Kind").select_option("")
        tab.wait_for_url("**/search/index.html")
        tab.wait_for_selector("[data-search-all]:not([hidden])")
        self.assertEqual(self.troubles, [])

    def test_words_stand_out_where_they_were_found(self):
        tab = self.visit("search/index.html", query="?q=44RB58NQML")
        tab.wait_for_selector(".search-excerpt mark")
        self.assertIn("Serial number: 44RB58NQML", tab.locator(".search-excerpt").first.inner_text())
        self.assertEqual(tab.locator(".search-excerpt mark").first.inner_text(), "44RB58NQML")

    def test_arrows_go_through_the_results_and_more_are_shown_when_asked_for(self):
        tab = self.visit("search/index.html", query="?q=oslo")
        tab.wait_for_selector(".search-hits > li")
        tab.get_by_role("searchbox").press("ArrowDown")
        tab.keyboard.press("ArrowDown")
        self.assertTrue(
            tab.locator(".search-hit").nth(1).evaluate("link => link === document.activeElement")
        )
        before = tab.locator(".search-hits > li").count()
        tab.get_by_role("button", name="Show more").click()
        self.assertGreater(tab.locator(".search-hits > li").count(), before)
        tab.keyboard.press("Escape")
        self.assertTrue(tab.get_by_role("searchbox").evaluate("f => f === document.activeElement"))
        self.assertEqual(self.troubles, [])

    def test_without_scripts_every_record_is_two_links_away(self):
        portal = sample_portal()
        tab = self.visit("search/index.html", java_script_enabled=False)
        self.assertEqual(tab.locator("input").count(), 0)
        letters = {link.get_attribute("href") for link in tab.locator(".search-letters a").all()}
        pages = {(portal / "search" / href.split("#")[0]).resolve() for href in letters}
        links = sum(page.read_text().count("<li><a href=") for page in pages)
        records = len(list(portal.glob("**/*.json"))) - len(list(portal.glob("*.json")))
        self.assertGreaterEqual(links, records)
        follow(tab.locator(".search-letters a[href*='assets/']").first)
        follow(tab.locator(".search-records a").first)
        self.assertIn("/assets/", tab.url)

    def test_field_list_and_page_are_accessible_in_both_themes(self):
        def check(tab):
            self.assertEqual(violations(tab), [])
            self.assertEqual(self.troubles, [])
            tab.context.close()

        for theme in ("light", "dark"):
            options = {"color_scheme": theme}
            with self.subTest(theme=theme):
                tab = self.visit("index.html", **options)
                tab.keyboard.press("/")
                self.type(tab, "certificate")
                tab.keyboard.press("ArrowDown")
                check(tab)
                for query in ("?q=certificate", "?q=macbok", "?q=zzzzqqqq"):
                    tab = self.visit("search/index.html", query=query, **options)
                    tab.wait_for_timeout(300)
                    check(tab)

    def test_it_fits_a_phone(self):
        size = {"width": 360, "height": 740}
        tab = self.visit("search/index.html", query="?q=certificate", viewport=size)
        tab.wait_for_selector(".search-hits > li")
        width = tab.evaluate("document.documentElement.scrollWidth")
        self.assertLessEqual(width, size["width"])


class WeightTests(Browser):
    """10,000 records: what a first query loads."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        folder = Path(holder.name)
        script = ROOT / "Benchmarks/generate.py"
        result = run("python3", script, folder, "10000", "--only", "records")
        if result.returncode != 0:
            raise AssertionError(result.stderr)
        cls.portal = build(folder / "records", folder / "site")

    def weigh(self, query):
        tab = self.visit("index.html", self.portal)
        tab.keyboard.press("/")
        self.type(tab, query)
        tab.wait_for_timeout(500)
        names = {url.split("?")[0].rpartition("/")[2] for url in self.loaded if "search-index" in url}
        tab.context.close()
        return sum(
            len(gzip.compress((self.portal / "search-index" / name).read_bytes())) for name in names
        )

    def test_a_first_query_loads_little(self):
        for query in ("backup server", "ast-000123", "m", "certficate", "switch firewall policy"):
            with self.subTest(query=query):
                self.assertLess(self.weigh(query), BYTE_LIMIT)

    def test_a_known_id_loads_only_the_words_that_begin_so(self):
        tab = self.visit("index.html", self.portal)
        self.assertEqual(self.find(tab, "ast-000123")["hits"], ["asset:ast-000123"])
        self.assertEqual(len([url for url in self.loaded if "/part-" in url]), 1, self.loaded)
        self.assertEqual(self.troubles, [])


class SettingTests(unittest.TestCase):
    def test_the_search_can_be_switched_off(self):
        with tempfile.TemporaryDirectory() as folder:
            records = Path(folder) / "records"
            files = {**FOREIGN, "helios.yaml": HELIOS + "portal: {search: false}\n"}
            write(records, files)
            portal = build(records, Path(folder) / "site")
            self.assertEqual([path for path in tree(portal) if path.startswith("search")], [])
            self.assertNotIn("data-search><a", (portal / "index.html").read_text())
            write(records, {"helios.yaml": HELIOS + "portal: {search: sometimes, graphs: 3}\n"})
            result = tool("validate", records)
            self.assertEqual(result.returncode, 1)
            self.assertIn("'search' is either true or false", result.stdout)
            self.assertIn("'graphs' is either true or false", result.stdout)

    def test_a_second_build_finds_nothing_to_do(self):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            write(Path(folder) / "records", FOREIGN)
            first = tree(build(Path(folder) / "records", site))
            self.assertEqual(tree(build(Path(folder) / "records", site)), first)
            self.assertEqual(tree(build(Path(folder) / "records", site, "--no-cache")), first)


if __name__ == "__main__":
    unittest.main()
