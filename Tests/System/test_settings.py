"""The pages about settings, and the links into the repository's host."""

import tempfile
import unittest
from html.parser import HTMLParser
from pathlib import Path

from support import build, sample_portal, tool, write

MINIMAL = "organization: {name: Fjord, domain: fjord.example, timezone: Europe/Oslo}\n"


class Texts(HTMLParser):
    """The visible text and the addresses of a page."""

    def __init__(self, page):
        super().__init__()
        self.addresses, self.words = [], []
        self.feed(page.read_text())

    def handle_starttag(self, tag, attributes):
        self.addresses += [value for name, value in attributes if name == "href"]

    def handle_data(self, data):
        if data.strip():
            self.words.append(data.strip())


class SettingsTests(unittest.TestCase):
    def page(self, name):
        return Texts(sample_portal() / "settings" / name / "index.html")

    def test_each_page_is_there_and_in_the_navigation(self):
        home = Texts(sample_portal() / "index.html")
        for name in ("modules", "organization", "security", "customization", "integrations"):
            self.assertIn(f"settings/{name}/index.html", home.addresses)
            self.assertIn("How to change it", self.page(name).words)

    def test_keys_show_how_they_stand_and_never_what_they_are(self):
        page = self.page("integrations")
        self.assertEqual(page.words.count("Revoked"), 1)
        self.assertGreater(page.words.count("Active"), 2)
        text = " ".join(page.words)
        self.assertIn("helios_prod_c8Zt_1Hd", text)
        self.assertNotIn("2fb88acc7d33c01f2d00118262c2f0961cf6b3903599029ec23317c788bcb39b", text)

    def test_own_words_and_choices_are_told(self):
        words = self.page("customization").words
        self.assertIn("asset.asset_type", words)
        self.assertEqual(words.count("Your own"), 2)

    def test_a_module_that_is_off_is_gone(self):
        with tempfile.TemporaryDirectory() as folder:
            write(folder, {"records/helios.yaml": MINIMAL + "modules: [core, settings, vendors, documents]\n"})
            page = Texts(build(f"{folder}/records", f"{folder}/site") / "settings/modules/index.html")
            self.assertIn("vendors", page.words)
            self.assertNotIn("tickets", page.words)
            self.assertIn("helios.yaml names the modules that are on.", page.words)


class HostTests(unittest.TestCase):
    RECORD = "name: Laptop\nasset_type: laptop\nmake: Apple\nstatus: deployed\n"

    def portal(self, folder, repository):
        write(folder, {
            "records/helios.yaml": MINIMAL + (f"portal: {{repository: {repository}}}\n" if repository else ""),
            "records/assets/laptop.yaml": self.RECORD,
        })  # fmt: skip
        return build(f"{folder}/records", f"{folder}/site")

    def test_records_and_lists_lead_to_the_host(self):
        with tempfile.TemporaryDirectory() as folder:
            site = self.portal(folder, "{url: https://github.com/fjord/it, folder: records}")
            record = Texts(site / "assets/laptop/index.html").addresses
            base = "https://github.com/fjord/it"
            self.assertIn(f"{base}/edit/main/records/assets/laptop.yaml", record)
            self.assertIn(f"{base}/blob/main/records/assets/laptop.yaml", record)
            new = [a for a in Texts(site / "assets/index.html").addresses if "/new/main?" in a]
            self.assertEqual(len(new), 1)
            self.assertIn("filename=records%2Fassets%2Fnew-asset.yaml&value=", new[0])

    def test_without_one_no_page_does(self):
        with tempfile.TemporaryDirectory() as folder:
            site = self.portal(folder, None)
            for page in ("assets/laptop/index.html", "assets/index.html"):
                outside = [a for a in Texts(site / page).addresses if a.startswith("http")]
                self.assertEqual(outside, [])

    def test_a_wrong_setting_says_what_to_do(self):
        with tempfile.TemporaryDirectory() as folder:
            write(folder, {"helios.yaml": MINIMAL + "portal: {repository: {url: https://git.fjord.example/it}}\n"})
            result = tool("validate", folder)
            self.assertEqual(result.returncode, 1)
            self.assertIn("add host: github, gitlab, gitea or bitbucket", result.stdout)


if __name__ == "__main__":
    unittest.main()
