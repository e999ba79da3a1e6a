"""What stands around every page: theme, navigation, buttons that copy, and paper, in a browser."""

import unittest

from browsing import BrowserTestCase
from support import sample_portal

THEME = "document.documentElement.dataset.theme ?? 'system'"
GROUND = "getComputedStyle(document.body).backgroundColor"
PHONE = {"width": 375, "height": 740}


class FrameTests(BrowserTestCase):
    def visit(self, path="assets/index.html", **options):
        return super().visit(path, **options)

    # Theme

    def test_the_theme_is_chosen_with_one_button_and_remembered(self):
        tab = self.visit(color_scheme="light")
        light = tab.evaluate(GROUND)
        button = tab.locator(".theme-button")
        seen = []
        for _ in range(3):
            button.focus()
            tab.keyboard.press("Enter")
            seen.append((tab.evaluate(THEME), button.get_attribute("aria-label")))
        self.assertEqual([theme for theme, _ in seen], ["light", "dark", "system"])
        self.assertEqual(len({label for _, label in seen}), 3)
        button.click()
        button.click()
        self.assertNotEqual(tab.evaluate(GROUND), light)
        tab.reload()
        self.assertEqual(tab.evaluate(THEME), "dark")
        self.assertNotEqual(tab.evaluate(GROUND), light)

    def test_without_scripts_the_theme_is_the_systems(self):
        grounds = set()
        for scheme in ("light", "dark"):
            tab = self.visit(color_scheme=scheme, java_script_enabled=False)
            self.assertFalse(tab.locator(".theme-button").is_visible())
            grounds.add(tab.locator(".site-header").evaluate(
                "e => getComputedStyle(e).backgroundColor"
            ))  # fmt: skip
        self.assertEqual(len(grounds), 2)

    # Navigation

    def test_the_navigation_opens_the_group_of_the_page(self):
        tab = self.visit()
        current = tab.locator(".nav [aria-current]")
        self.assertEqual(current.count(), 1)
        self.assertTrue(current.is_visible())
        self.assertEqual(tab.locator(".nav-group[open]").count(), 1)

    def test_a_phones_menu_moves_nothing_and_works_without_scripts(self):
        tab = self.visit(viewport=PHONE, java_script_enabled=False)
        heading = tab.locator("h1")
        before = heading.bounding_box()
        self.assertFalse(tab.locator(".nav-top").is_visible())
        tab.locator(".nav > summary").click()
        self.assertTrue(tab.locator(".nav-top").is_visible())
        self.assertEqual(heading.bounding_box(), before)
        tab.mouse.click(20, 400)
        self.assertFalse(tab.locator(".nav-top").is_visible())

    def test_escape_closes_the_menu_and_gives_the_focus_back(self):
        tab = self.visit(viewport=PHONE)
        tab.locator(".nav > summary").focus()
        tab.keyboard.press("Enter")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Escape")
        self.assertFalse(tab.locator(".nav-top").is_visible())
        self.assertTrue(tab.evaluate("document.activeElement.matches('.nav > summary')"))

    def test_the_first_tab_leads_past_the_navigation(self):
        tab = self.visit()
        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        self.assertEqual(tab.evaluate("document.activeElement.id"), "page.main")

    # Copying

    def test_what_is_copied_is_said(self):
        page = next((sample_portal() / "assets").glob("*/index.html"))
        tab = self.visit(page.relative_to(sample_portal()))
        button = tab.locator(".page-meta .copy-button").first
        button.focus()
        tab.keyboard.press("Enter")
        tab.locator("[role=status]", has_text="Copied").wait_for(state="attached")
        self.assertTrue(button.evaluate("e => e === document.activeElement"))

    # Paper and other forms

    def test_paper_shows_the_page_alone(self):
        tab = self.visit(color_scheme="dark")
        tab.emulate_media(media="print", color_scheme="dark")
        for part in (".nav", ".site-tools", ".breadcrumbs", ".site-footer"):
            self.assertFalse(tab.locator(part).first.is_visible(), part)
        self.assertEqual(tab.evaluate(GROUND), "rgb(255, 255, 255)")

    def test_a_page_from_right_to_left_fits(self):
        for size in (PHONE, {"width": 1280, "height": 800}):
            tab = self.visit(viewport=size)
            tab.evaluate("document.documentElement.dir = 'rtl'")
            self.assertFalse(tab.evaluate("document.documentElement.scrollWidth > innerWidth"))
            main, nav = (tab.locator(part).bounding_box() for part in ("main", ".nav > *:visible"))
            self.assertLessEqual(main["x"], nav["x"] if size != PHONE else main["x"])


if __name__ == "__main__":
    unittest.main()
