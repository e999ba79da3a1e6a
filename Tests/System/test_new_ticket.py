"""The page on which a ticket is written: what its form makes of answers, and where it takes them."""

import functools
import re
import shutil
import tempfile
import unittest
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from browsing import BrowserTestCase, follow, violations
from support import RECORDS, build, sample_portal, tool

PAGE = "tickets/new/index.html"
PHONE = {"width": 375, "height": 740}
REPOSITORY = "  repository: {url: https://git.fjord.example/it/records, host: gitea}\n"
HOSTS = {
    "github": "{url: https://github.com/fjord/it, branch: main, folder: data}",
    "gitlab": "{url: https://gitlab.com/fjord/it}",
    "bitbucket": "{url: https://bitbucket.org/fjord/it}",
}
HOSTILE = {
    "plain": ("Printer", "It prints nothing."),
    "quotes": ("\"Laptop\" won't 'start'", "He said \"no\" and it's 'off'."),
    "colons": ("key: value: #5 & *all* | > %", "a: b\n# not a heading\nc: d"),
    "dashes": ("- --- leading", "---\nname: no\n---\n===\n- one\n- two\n\n-- \nSignature"),
    "umlauts": ("Drucker in Überlingen läuft heiß 🖨️", "Größe: 5 µm, naïve 日本語 e\u0301"),
    "line breaks": ("two\nlines\tin one", "first\r\nsecond\rthird\n\n\n\nfourth   \n"),
    "placeholders": ("{{name}} {% x %} {{{y}}}", "{{user.name}} and {{#each}} ${HOME} $(id)"),
    "links": (
        "[[asset:nothing]] [x](y)",
        "[[asset:nothing]] [[ [broken](nowhere.md) ![](x.png) [a]: http://x\n<b onclick=x>hi</b> <http://a>\n"
        "\\[[asset:nothing]] `[[asset:no]]` ftp://host/file javascript:alert(1) &copy; &#8203; www.example.com",
    ),
    "escapes": ("back\\slash \\n \\u0041 C:\\temp\\", "C:\\temp\\[x] ends with \\\nand \\\\"),
    "code": ("code", "Look:\n```\n[[asset:no]] <b>\n```\n    [[indented]] <i>\n\ttab [[x]]\n~~~\n[[y]]\n```"),
    "fence in a list": ("list", "- item\n    [[x]]\n\n    <b>\n- `` ` [[y]]"),
    "hidden": ("a\u200bb\u202ec\u0000\u0007d\ufeff", "zero\u200bwidth\u2028line \u0085 \ud800 \u0001"),
    "tables": ("a | b", "| a | b |\n|---|---|\n| 1 | 2 |\n\nx|y\n-|-"),
    "quoted": ("> re", ">" * 300 + " deep\n> quoted\n>> twice"),
    "lists": ("1. one", "1. one\n2) two\n* star\n+ plus\n" + "- " * 150 + "deep"),
    "headings": ("# x", "# One\n## Two\nText\n----\n#### Four ####"),
    "markup": ("*a* _b_ ~c~ `d`", "*.log and *.txt, snake_case __init__ ~~gone~~ 5*3*2 `rm -rf *`"),
    "words of yaml": ("yes", "null"),
    "long": ("x" * 500, "long words " * 3000 + "\n" + "y" * 9000),
    "long lines": ("many", "a line of the log [error] <x> `y`\n" * 1500),
    "brackets": ("[" * 400, "[" * 30000),
    "addresses": ("http://a.b/c_d", "see https://fjord.example/a_b/c*d?e=[f]&g=h_i, or (http://x.y/z_w)."),
}


@functools.cache
def portal(host):
    """A portal of the sample's records whose repository lies elsewhere, or nowhere."""
    folder = tempfile.mkdtemp(dir=PORTALS.name)
    shutil.copytree(RECORDS, f"{folder}/records")
    settings = Path(folder, "records/helios.yaml")
    text = settings.read_text()
    assert REPOSITORY in text
    line = f"  repository: {HOSTS[host]}\n" if host else ""
    settings.write_text(text.replace(REPOSITORY, line))
    return build(f"{folder}/records", f"{folder}/site")


PORTALS = tempfile.TemporaryDirectory(prefix="helios-new-ticket-")


class NewTicketTests(BrowserTestCase):
    def visit(self, site=None, query="", page=PAGE, **options):
        return super().visit(page + query, site, timezone_id="Europe/Oslo", **options)

    def answer(self, tab, subject="Printer", details="It prints nothing."):
        tab.get_by_label("Subject").fill(subject)
        tab.get_by_label("Details").fill(details)

    def made(self, tab):
        """What the form makes: the text, and the path."""
        tab.get_by_role("button", name="Check and go on").click()
        self.assertTrue(tab.locator(".compose-result").is_visible())
        return (
            tab.locator(".compose-text").evaluate("e => e.textContent"),
            tab.locator(".compose-path").inner_text(),
        )

    def query(self, tab, selector):
        address = tab.locator(selector).get_attribute("href")
        return urlsplit(address), parse_qs(urlsplit(address).query)

    # What it makes

    def test_whatever_is_typed_becomes_a_ticket_without_a_fault(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(RECORDS, f"{folder}/records")
            titles = {}
            tab = self.visit()
            tab.get_by_label("Type").select_option("incident")
            tab.get_by_label("Category").fill("Wi-Fi (wifi)")
            tab.get_by_label("Asked by").fill("user:ingrid")
            for name in ("osl-fw-01", "osl-prn-01"):
                tab.get_by_label("Assets", exact=False).first.fill(name)
                tab.keyboard.press("Enter")
            for number, (name, (subject, details)) in enumerate(HOSTILE.items(), 5001):
                # A field takes no half characters from outside, but scripts can write them.
                for label, value in (("Subject", subject), ("Details", details)):
                    tab.get_by_label(label).evaluate(
                        "(e, units) => { e.value = String.fromCharCode(...units.slice(0, 30000))"
                        " + String.fromCharCode(...units.slice(30000, 60000)) }",
                        self.units(value),
                    )
                text, path = self.made(tab)
                self.assertEqual(path, "tickets/1038/record.md")
                target = Path(folder, f"records/tickets/{number}/record.md")
                target.parent.mkdir()
                target.write_text(text.replace("number: 1038", f"number: {number}"))
                titles[number] = name
            result = tool("validate", f"{folder}/records", "--strict")
            faults = re.findall(r"tickets/(5\d\d\d)/record.md:(.*)", result.stdout)
            self.assertEqual([f"{titles[int(n)]}: {fault}" for n, fault in faults], [])
            self.assertEqual(result.returncode, 0, result.stdout[-2000:])
            site = build(f"{folder}/records", f"{folder}/site")
            self.shown(site, {name: 5001 + i for i, name in enumerate(HOSTILE)})

    def shown(self, site, numbers):
        """The pages of the tickets show what was typed."""
        tab = self.visit(site)

        def body(name):
            tab.goto((site / f"tickets/{numbers[name]}/index.html").as_uri())
            return tab.locator("h1").inner_text(), tab.locator(".body").inner_text()

        heading, text = body("quotes")
        self.assertEqual((heading, text), HOSTILE["quotes"])
        self.assertEqual(body("colons"), HOSTILE["colons"])
        self.assertEqual(body("placeholders"), HOSTILE["placeholders"])
        self.assertEqual(body("markup"), HOSTILE["markup"])
        self.assertEqual(body("escapes")[1], HOSTILE["escapes"][1])
        self.assertEqual(body("tables")[1], HOSTILE["tables"][1])
        self.assertEqual(body("headings")[1], HOSTILE["headings"][1])
        # A field of one line drops the breaks itself.
        self.assertEqual(body("line breaks")[0], "twolines in one")
        self.assertIn("first\nsecond\nthird", body("line breaks")[1])
        self.assertIn("---\nname: no\n---\n===", body("dashes")[1])
        self.assertIn("[broken](nowhere.md)", body("links")[1])
        body("lists")
        tab.goto((site / f"tickets/{numbers['addresses']}/index.html").as_uri())
        found = [a.get_attribute("href") for a in tab.locator(".body a").all()]
        self.assertIn("http://x.y/z_w", found)

    @staticmethod
    def units(text):
        data = text.encode("utf-16-le", "surrogatepass")
        return [data[i] | data[i + 1] << 8 for i in range(0, len(data), 2)]

    def test_the_file_says_what_was_chosen_and_when(self):
        tab = self.visit()
        self.answer(tab, "Slow Wi-Fi", "Since noon.")
        tab.get_by_label("Type").select_option("incident")
        tab.get_by_label("Priority").select_option("high")
        text, _ = self.made(tab)
        when = re.search(r"opened_at: (\S+)\n", text)
        self.assertRegex(when[1], r"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$")
        self.assertEqual(
            text.replace(when[0], ""),
            "---\nnumber: 1038\nsubject: \"Slow Wi-Fi\"\nticket_type: incident\npriority: high\n"
            "source: portal\nstatus: new\n---\n\nSince noon.\n",
        )
        tab.get_by_label("Subject").fill("Another")
        self.assertFalse(tab.locator(".compose-result").is_visible())

    def test_a_clients_ticket_goes_to_the_clients_folder_with_its_next_number(self):
        tab = self.visit(query="?asset=brygga/bry-lbl-01")
        self.assertEqual(tab.get_by_label("Client").input_value(), "brygga")
        self.answer(tab)
        text, path = self.made(tab)
        self.assertEqual(path, "clients/brygga/tickets/2007/record.md")
        self.assertIn("number: 2007\n", text)
        self.assertIn("assets: [bry-lbl-01]\n", text)
        tab.get_by_label("Client").select_option("")
        tab.get_by_role("button", name="Check and go on").click()
        self.assertIn("belongs to another client", tab.locator(".compose-problems").inner_text())
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(RECORDS, f"{folder}/records")
            target = Path(folder, "records", path)
            target.parent.mkdir()
            target.write_text(text)
            result = tool("validate", f"{folder}/records", "--strict")
            self.assertEqual(result.returncode, 0, result.stdout[-2000:])

    def test_the_address_fills_the_form(self):
        tab = self.visit(query="?asset=osl-fw-01&client=&priority=urgent&requester=user:ingrid&subject=Hot%20%3A%20x")
        self.assertEqual(tab.get_by_label("Subject").input_value(), "Hot : x")
        text, _ = self.made_after(tab)
        self.assertIn("assets: [osl-fw-01]\n", text)
        self.assertIn("priority: urgent\n", text)
        self.assertIn('requester: "user:ingrid"\n', text)
        nothing = self.visit(query="?asset=<b>&item=nothing&x=%ZZ&client=no&constructor=1&__proto__=2")
        self.assertEqual(nothing.locator(".compose-chosen li").count(), 0)

    def made_after(self, tab):
        tab.get_by_label("Details").fill("x")
        return self.made(tab)

    def test_an_order_brings_its_name_and_its_questions(self):
        tab = self.visit(query="?item=loan-laptop")
        self.assertNotEqual(tab.get_by_label("Subject").input_value(), "")
        self.assertIn("- ", tab.get_by_label("Details").input_value())
        text, _ = self.made(tab)
        self.assertIn("\n\n[[catalog_item:loan-laptop]]\n", text)

    # What it refuses

    def test_what_is_missing_is_said_beside_the_field_and_above(self):
        tab = self.visit()
        tab.get_by_label("Asked by").fill("nobody at all")
        tab.get_by_role("button", name="Check and go on").click()
        self.assertFalse(tab.locator(".compose-result").is_visible())
        subject = tab.get_by_label("Subject")
        self.assertEqual(subject.get_attribute("aria-invalid"), "true")
        described = subject.get_attribute("aria-describedby").split()
        self.assertIn(
            "This must be filled in.",
            [tab.locator(f"[id='{name}']").inner_text() for name in described],
        )
        self.assertEqual(tab.evaluate("document.activeElement.id"), "field.subject")
        links = tab.locator(".compose-problems a")
        self.assertEqual(links.all_inner_texts(), ["Subject", "Asked by", "Details"])
        links.nth(1).click()
        self.assertEqual(tab.evaluate("document.activeElement.id"), "field.requester")
        tab.get_by_label("Asked by").fill("")
        self.answer(tab)
        self.made(tab)
        self.assertIsNone(subject.get_attribute("aria-invalid"))

    def test_what_was_chosen_can_be_taken_back(self):
        tab = self.visit(query="?asset=osl-fw-01")
        tab.get_by_role("button", name="Remove: ").click()
        self.assertEqual(tab.locator(".compose-chosen li").count(), 0)
        self.answer(tab)
        self.assertNotIn("assets:", self.made(tab)[0])

    # Where it takes it

    def test_the_host_is_given_the_name_and_the_text(self):
        cases = {
            None: ("git.fjord.example", "/it/records/_new/main", "tickets/1038/record.md"),
            "github": ("github.com", "/fjord/it/new/main", "data/tickets/1038/record.md"),
        }
        for host, (name, place, file) in cases.items():
            with self.subTest(host=host):
                tab = self.visit(portal(host) if host else None)
                self.answer(tab, "ä & \"b\" = #c?", "100% + more;\n/x")
                text, _ = self.made(tab)
                address, query = self.query(tab, ".compose-open")
                self.assertEqual((address.hostname, address.path), (name, place))
                self.assertEqual(query, {"filename": [file], "value": [text]})
                self.assertTrue(tab.locator(".compose-opens").is_visible())

    def test_a_host_that_takes_no_text_is_given_none_and_it_says_so(self):
        for host, name in (("gitlab", "file_name"), ("bitbucket", "filename")):
            with self.subTest(host=host):
                tab = self.visit(portal(host))
                self.answer(tab)
                self.made(tab)
                _, query = self.query(tab, ".compose-open")
                self.assertEqual(query, {name: ["tickets/1038/record.md"]})
                self.assertFalse(tab.locator(".compose-opens").is_visible())
                self.assertIn("copy it first", tab.locator(".compose-opens-empty").inner_text())

    def test_what_is_too_long_for_an_address_is_copied(self):
        tab = self.visit()
        self.answer(tab, "Long", "word ä " * 1500)
        self.made(tab)
        for selector in (".compose-open", ".compose-mail"):
            self.assertLess(len(tab.locator(selector).get_attribute("href")), 400)
        self.assertTrue(tab.locator(".compose-opens-empty").is_visible())
        self.assertTrue(tab.locator(".compose-send-empty").is_visible())
        tab.get_by_role("button", name="Copy the text").click()
        tab.get_by_text("Copied", exact=True).wait_for()

    def test_a_mail_holds_the_answers_in_words(self):
        tab = self.visit(portal(""))
        self.assertEqual(tab.locator(".compose-open").count(), 0)
        self.answer(tab, "Umlaut ä?", "one\ntwo & three")
        tab.get_by_label("Priority").select_option("urgent")
        self.made(tab)
        address = tab.locator(".compose-mail").get_attribute("href")
        self.assertTrue(address.startswith("mailto:it@fjord.example?subject=Umlaut%20%C3%A4%3F&body="), address)
        body = unquote(address.split("&body=")[1])
        self.assertIn("Priority: Urgent\r\n", body)
        self.assertTrue(body.endswith("\r\n\r\none\r\ntwo & three\r\n"), body)
        self.assertNotIn("+", address.split("?")[1])

    def test_the_file_can_be_downloaded(self):
        tab = self.visit()
        self.answer(tab)
        text, _ = self.made(tab)
        with tab.expect_download() as waiting:
            tab.get_by_role("link", name="Download the file").click()
        self.assertEqual(waiting.value.suggested_filename, "record.md")
        self.assertEqual(Path(waiting.value.path()).read_text(), text)

    # Ways there, and around it

    def test_lists_and_records_lead_to_it(self):
        tab = self.visit(page="tickets/index.html")
        follow(tab.get_by_role("link", name="New: Ticket"))
        self.assertTrue(tab.locator("form.compose").is_visible())
        tab = self.visit(page="assets/osl-fw-01/index.html")
        follow(tab.get_by_role("link", name="New: Ticket about this"))
        self.assertIn("osl-fw-01", tab.locator(".compose-chosen").inner_text())
        tab = self.visit(page="vendors/adobe/index.html")
        self.assertEqual(tab.get_by_role("link", name="New: Ticket about this").count(), 0)

    def test_without_scripts_it_says_how_to_do_without(self):
        tab = self.visit(java_script_enabled=False)
        self.assertFalse(tab.locator("form.compose").is_visible())
        self.assertIn("needs JavaScript", tab.locator(".compose-by-hand").inner_text())
        tab.get_by_text("Without the form", exact=True).click()
        sample = tab.locator(".compose-by-hand pre").inner_text()
        self.assertTrue(sample.startswith("---\nnumber: 1038\n"))
        self.assertEqual(tab.locator(".compose-by-hand a[href='mailto:it@fjord.example']").count(), 1)
        address, query = self.query(tab, ".compose-by-hand a[href*='_new']")
        self.assertEqual(query["filename"], ["tickets/1038/record.md"])
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(RECORDS, f"{folder}/records")
            target = Path(folder, "records/tickets/1038/record.md")
            target.parent.mkdir()
            target.write_text(query["value"][0])
            result = tool("validate", f"{folder}/records", "--strict")
            self.assertEqual(result.returncode, 0, result.stdout[-2000:])

    def test_it_is_open_to_all_in_both_themes_and_on_a_phone(self):
        for scheme in ("light", "dark"):
            tab = self.visit(query="?asset=osl-fw-01", color_scheme=scheme, viewport=PHONE)
            tab.get_by_text("Without the form", exact=True).click()
            tab.get_by_role("button", name="Check and go on").click()
            for _ in range(2):
                self.assertEqual(violations(tab), [])
                self.assertLessEqual(tab.evaluate("document.documentElement.scrollWidth"), 375)
                self.answer(tab)
                self.made(tab)


if __name__ == "__main__":
    unittest.main()
