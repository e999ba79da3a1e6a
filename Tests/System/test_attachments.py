"""Files that belong to records: what they look like on pages, and the way to them."""

import struct
import tempfile
import unittest
import zlib
from pathlib import Path

from browsing import BrowserTestCase, HostHandler, serve, violations
from support import build, sample_portal, write

SETTINGS = "organization: {name: Fjord, domain: fjord.example, timezone: Europe/Oslo, locale: LOCALE}\n"
ASSET = "name: Switch\nasset_type: switch\nmake: Aruba\nstatus: deployed\n"
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
PHONE = {"width": 375, "height": 740}


def picture(width, height):
    """The bytes of a PNG image of one colour."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + b"\x33\x66\x99" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class AttachmentTests(BrowserTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.sites = {}
        for locale in ("en", "de"):
            write(f"{cls.folder.name}/{locale}", {
                "helios.yaml": SETTINGS.replace("LOCALE", locale),
                "assets/switch/record.yaml": ASSET,
                "assets/switch/front.png": picture(640, 48),
                "assets/switch/Manual 2.pdf": PDF,
                "assets/switch/running.cfg": "hostname switch\n" * 120,
                "assets/switch/broken.jpg": b"\xff\xd8\xff\xe0 and no more",
            })  # fmt: skip
            cls.sites[locale] = build(f"{cls.folder.name}/{locale}", f"{cls.folder.name}/site-{locale}")

    def visit(self, page, **options):
        return super().visit(Path(page).name, Path(page).parent, **options)

    def entries(self, tab):
        """What each attachment says, by its name."""
        found = {}
        for entry in tab.locator(".attachment").all():
            words = entry.locator(".attachment-words")
            found[words.locator("a").first.inner_text()] = entry
        return found

    def test_a_picture_is_shown_with_its_size_and_words(self):
        entry = self.entries(self.visit(self.sites["en"] / "assets/switch/index.html"))["front.png"]
        image = entry.locator("img")
        self.assertEqual(
            [image.get_attribute(name) for name in ("width", "height", "alt", "loading")],
            ["640", "48", "Picture in front.png", "lazy"],
        )
        self.assertIn("640 × 48 pixels", entry.inner_text())
        self.assertGreater(image.evaluate("e => e.naturalWidth"), 0)
        self.assertEqual(entry.get_by_role("link", name="Download front.png").count(), 1)

    def test_a_picture_that_is_none_does_no_harm(self):
        entry = self.entries(self.visit(self.sites["en"] / "assets/switch/index.html"))["broken.jpg"]
        self.assertIsNone(entry.locator("img").get_attribute("width"))
        self.assertNotIn("pixels", entry.inner_text())

    def test_a_document_of_pages_can_be_looked_at_in_place(self):
        for script in (True, False):
            tab = self.visit(self.sites["en"] / "assets/switch/index.html", java_script_enabled=script)
            entry = self.entries(tab)["Manual 2.pdf"]
            frame = entry.locator("iframe")
            self.assertFalse(frame.is_visible())
            entry.get_by_text("Preview", exact=True).click()
            self.assertTrue(frame.is_visible())
            self.assertEqual(frame.get_attribute("title"), "Preview of Manual 2.pdf")
            self.assertEqual(frame.get_attribute("src"), "../../assets/switch/Manual%202.pdf")

    def test_a_host_that_sends_the_headers_shows_a_document_as_well(self):
        address = serve(self.sites["en"], self.addCleanup, HostHandler)
        tab = BrowserTestCase.visit(self, "assets/switch/index.html", address)
        file = f"{address}assets/switch/Manual%202.pdf"
        with tab.expect_response(file) as response:
            tab.get_by_text("Preview", exact=True).click()
        policy = response.value.headers["content-security-policy"]
        self.assertIn("frame-ancestors 'self'", policy)
        # What the browser shows it with are its own frames, the last of which holds the file.
        for _ in range(100):
            frames = [frame.url for frame in tab.frames]
            if frames.count(file) == 2 and any(url.startswith("chrome-extension:") for url in frames):
                break
            tab.wait_for_timeout(100)
        else:
            self.fail(f"the document is not shown: {frames}")

    def test_what_a_browser_should_not_open_is_downloaded(self):
        entries = self.entries(self.visit(self.sites["en"] / "assets/switch/index.html"))
        opens = {
            name: entry.locator(".attachment-words a").get_attribute("download") is None
            for name, entry in entries.items()
        }
        self.assertEqual(
            opens,
            {"front.png": True, "Manual 2.pdf": True, "broken.jpg": True, "running.cfg": False},
        )
        self.assertIn("CFG", entries["running.cfg"].locator(".attachment-type").inner_text())

    def test_sizes_and_words_follow_the_language(self):
        text = {
            locale: self.visit(self.sites[locale] / "assets/switch/index.html").locator(".attachments").inner_text()
            for locale in ("en", "de")
        }
        self.assertIn("1.9 kB", text["en"])
        self.assertIn("1,9 kB", text["de"])
        self.assertIn("640 × 48 Pixel", text["de"])
        self.assertIn("Vorschau", text["de"])

    def test_a_ticket_shows_its_files_and_whose_reply_they_came_with(self):
        tab = self.visit(sample_portal() / "tickets/1006/index.html")
        entry = tab.locator(".attachment")
        self.assertEqual(entry.count(), 1)
        self.assertEqual(
            entry.locator("img").get_attribute("alt"),
            "What is printed and where it should be, in millimetres.",
        )
        words = entry.inner_text()
        self.assertNotIn("2026-09-08T0512Z", words)
        self.assertIn("Reply: Paweł", words)
        entry.locator(".attributes a").click()
        self.assertTrue(tab.url.endswith("#reply.1"), tab.url)
        file = self.visit(sample_portal() / "files/lbl-02-offset/index.html")
        self.assertNotIn("2026-09-08T0512Z", file.locator("main").inner_text())

    def test_a_file_is_shown_once_though_it_lies_beside_its_document(self):
        tab = self.visit(sample_portal() / "documents/diagrams/network-overview/index.html")
        self.assertEqual(tab.locator(".attachment").count(), 1)

    def test_nothing_is_wrong_for_those_who_cannot_see_in_either_theme_and_on_a_phone(self):
        for scheme in ("light", "dark"):
            for page in (self.sites["en"] / "assets/switch", sample_portal() / "tickets/1006"):
                tab = self.visit(page / "index.html", color_scheme=scheme, viewport=PHONE)
                self.assertEqual(violations(tab), [])
                self.assertLessEqual(tab.evaluate("document.documentElement.scrollWidth"), 375)


if __name__ == "__main__":
    unittest.main()
