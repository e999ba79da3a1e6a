"""Every type of page in a browser: what it asks for, how it fits, how it is read and walked."""

import functools
import re
import sys
import unittest

from browsing import COLOURS, BrowserTestCase, serve, violations
from page_types import LAYOUT, TEMPLATES, layouts, layouts_shown, page_types, whole_portal
from support import ROOT

sys.path.insert(0, str(ROOT / "Benchmarks"))

import weights

#: Windows to fit: a desk, twice its size, a phone, and four times the size of a desk.
WIDTHS = (1280, 640, 375, 320)
#: Pages whose headings are in order, those of their texts as well: of changes, and the portal's own.
IN_ORDER = layouts() - {"record", "requirement-page", "specification-page"}
#: What the size of the window changes.
SIZES = ["scrollable-region-focusable", "target-size"]

VIOLATED = """addEventListener('securitypolicyviolation',
  event => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))"""

# What reaches out of the window, but for what scrolls within the page or is hidden from the eye.
TOO_WIDE = """() => {
  const holds = part => getComputedStyle(part).overflowX !== 'visible';
  const isHeld = part => {
    for (let above = part.parentElement; above && above !== document.body; above = above.parentElement)
      if (holds(above) || above.matches('.visually-hidden')) return true;
    return false;
  };
  const wide = [...document.body.querySelectorAll('*')].filter(part => {
    const { left, right, width, height } = part.getBoundingClientRect();
    return width > 1 && height > 1 && (right > innerWidth + 0.5 || left < -0.5) && !isHeld(part);
  }).map(part => `${part.tagName} ${part.getAttribute('class') ?? ''}`.trim());
  const { scrollWidth } = document.documentElement;
  return [...(scrollWidth > innerWidth ? [`the page: ${scrollWidth}`] : []), ...wide.slice(0, 5)];
}"""

# Text that is cut where nothing scrolls.
CUT = """() => [...document.querySelectorAll('main *')].filter(part => {
  const { overflowX, textOverflow } = getComputedStyle(part);
  return ['hidden', 'clip'].includes(overflowX) && part.scrollWidth > part.clientWidth + 1
    && textOverflow !== 'ellipsis' && part.clientWidth > 1 && !(part instanceof SVGElement);
}).map(part => `${part.tagName} ${part.className}: ${part.textContent.trim().slice(0, 40)}`).slice(0, 5)"""

MOVING = """() => [...document.querySelectorAll('*')].flatMap(part =>
  [undefined, '::before', '::after'].flatMap(pseudo => {
    const style = getComputedStyle(part, pseudo);
    const longest = Math.max(...`${style.transitionDuration},${style.animationDuration}`
      .split(',').map(parseFloat));
    return longest > 0.001 || style.scrollBehavior === 'smooth'
      ? [`${part.tagName} ${part.getAttribute('class') ?? ''}${pseudo ?? ''}`] : [];
  })).slice(0, 5)"""

# Opens what is folded. What axe need not read again and again is taken away: rows and entries that
# are like those before, and on all pages but one what stands around them.
PREPARE = """isFirst => {
  document.querySelectorAll('details:not([name])').forEach(details => { details.open = true; });
  for (const [parts, count] of [['tbody, ul, ol, dl', 5], ['main svg', 30]])
    document.querySelectorAll(parts).forEach(list =>
      [...list.children].slice(count).forEach(child => child.remove()));
  if (!isFirst)
    document.querySelectorAll('.skip-link, .nav > *, .site-header > *, .site-footer > *')
      .forEach(part => part.remove());
}"""

READ = """() => ({
  lang: document.documentElement.lang,
  title: document.title,
  levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter(h => !h.closest('.prose')).map(h => Number(h.tagName[1])),
  unnamed: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter(h => !h.textContent.trim()).length,
  main: document.querySelectorAll('main').length,
})"""

# Where things stand before anything scrolls.
PLACES = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  scrollTo(0, 0);
  const scrolls = part => /auto|scroll/.test(getComputedStyle(part).overflow);
  const place = part => {
    const { left, right, top, bottom } = part.getBoundingClientRect();
    let above = part.parentElement;
    while (above !== document.documentElement && !scrolls(above)) above = above.parentElement;
    const end = above === document.documentElement ? Infinity : above.getBoundingClientRect().bottom;
    return { left, right, top: Math.min(top, end), bottom: Math.min(bottom, end) };
  };
  window.places = new Map([...document.querySelectorAll('a, button, input, select, summary, [tabindex]')]
    .map(part => [part, place(part)]));
}"""

# Where the focus is: in document order, on paper, and how it is seen.
STOP = """() => {
  const part = document.activeElement;
  if (part === document.body) return null;
  const { x, y, width, height } = part.getBoundingClientRect();
  const seen = [part, ...part.querySelectorAll('rect, .unit')].some(one => {
    const style = getComputedStyle(one);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
      || style.boxShadow !== 'none' || (one instanceof SVGElement && parseFloat(style.strokeWidth) >= 3);
  });
  const top = document.elementFromPoint(x + width / 2, y + Math.min(height / 2, innerHeight / 4));
  const place = window.places?.get(part) ?? part.getBoundingClientRect();
  const before = window.lastStop;
  window.lastStop = part;
  return {
    name: `${part.tagName} ${(part.ariaLabel ?? part.textContent).trim().slice(0, 40)}`,
    seen,
    isCovered: !(top && (part.contains(top) || top.contains(part))),
    follows: !before || !!(before.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING),
    inMain: !!part.closest('main'),
    left: place.left, right: place.right, top: place.top, bottom: place.bottom,
  };
}"""


#: Ends when the page has been drawn: scripts that watch the size of things have had their say.
DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


class PageTypeTests(BrowserTestCase):
    """One visit to a page of each type gathers what all tests ask."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.address = serve(whole_portal(), cls.addClassCleanup)
        cls.paths = page_types(whole_portal())
        # The page for what is not found lies nowhere: a server shows it at any address.
        cls.tab, cls.troubles = cls.open(
            cls, cls.addClassCleanup, viewport={"width": 1280, "height": 800}
        )
        cls.tab.add_init_script(VIOLATED)

    @classmethod
    @functools.cache
    def look(cls, path):
        """What there is to say of a page; where all is well, nothing."""
        tab = cls.tab
        cls.troubles.clear()
        tab.emulate_media(color_scheme="light", reduced_motion="reduce")
        tab.goto(cls.address + path)
        found = {"read": tab.evaluate(READ), "moving": tab.evaluate(MOVING), "wide": {}, "cut": {}}
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 800})
            for name, script in (("wide", TOO_WIDE), ("cut", CUT)):
                if parts := tab.evaluate(script):
                    found[name][width] = parts
        tab.set_viewport_size({"width": 1280, "height": 800})
        tab.evaluate(PREPARE, path == cls.paths[0])
        shown = LAYOUT.findall((whole_portal() / path).read_text())
        found["light"] = violations(tab, in_order=IN_ORDER.issuperset(shown))
        tab.emulate_media(color_scheme="dark")
        found["dark"] = violations(tab, COLOURS)
        tab.set_viewport_size({"width": 375, "height": 740})
        tab.evaluate(DRAWN)
        found["small"] = violations(tab, SIZES)
        found["troubles"] = list(cls.troubles)
        return found

    def each(self, check):
        for path in self.paths:
            with self.subTest(page=path):
                check(self.look(path))

    def test_every_layout_has_an_example(self):
        self.assertEqual(layouts() - layouts_shown(whole_portal(), self.paths), set())

    def test_pages_complain_of_nothing_and_ask_for_nothing_elsewhere(self):
        self.each(lambda found: self.assertEqual(found["troubles"], []))

    def test_pages_are_accessible_in_both_themes_and_on_a_phone(self):
        self.each(
            lambda found: self.assertEqual((found["light"], found["dark"], found["small"]), ([], [], []))
        )

    def test_pages_fit_every_window(self):
        self.each(lambda found: self.assertEqual((found["wide"], found["cut"]), ({}, {})))

    def test_pages_have_a_language_a_title_and_headings_in_order(self):
        self.each(lambda found: self.check_reading(**found["read"]))

    def check_reading(self, lang, title, levels, unnamed, main):
        self.assertEqual((lang, main, unnamed, levels.count(1)), ("en", 1, 0, 1))
        self.assertNotEqual(title, "")
        leaps = [(a, b) for a, b in zip([0, *levels], levels) if b > a + 1]
        self.assertEqual(leaps, [])

    def test_nothing_moves_where_that_is_not_wanted(self):
        self.each(lambda found: self.assertEqual(found["moving"], []))


class IconTests(unittest.TestCase):
    """The icons that the style sheet holds are those that pages and scripts show, and no others."""

    RULE = re.compile(r"^\.icon-([a-z0-9-]+)\{--icon:url\(\"data:", re.MULTILINE)
    USE = re.compile(r'class="icon icon-([^" ]*)')
    SCRIPTED = re.compile(r'\bicon(?:Button)?\("([a-z0-9-]+)"')

    @classmethod
    def setUpClass(cls):
        portal = whole_portal()
        pages = [page.read_text() for page in sorted(portal.rglob("*.html"))]
        scripts = [path.read_text() for path in sorted((TEMPLATES / "scripts").iterdir())]
        [styles] = portal.glob("assets-*/site.css")
        cls.there = set(cls.RULE.findall(styles.read_text()))
        cls.of_pages = {name for page in pages for name in cls.USE.findall(page)}
        cls.of_scripts = {name for script in scripts for name in cls.SCRIPTED.findall(script)}

    def test_pages_and_scripts_show_icons(self):
        self.assertGreater(len(self.of_pages), 10)
        self.assertGreater(len(self.of_scripts), 4)

    def test_each_icon_that_is_shown_is_there(self):
        self.assertEqual((self.of_pages | self.of_scripts) - self.there, set())

    def test_each_icon_is_shown_somewhere(self):
        self.assertEqual(self.there - self.of_pages - self.of_scripts, set())

    def test_each_is_a_drawing(self):
        for drawing in sorted((TEMPLATES / "icons").glob("*.svg")):
            self.assertIn(drawing.stem, self.there)


class WeightTests(unittest.TestCase):
    def test_pages_and_what_they_share_are_light(self):
        for name, size, limit in weights.bars(whole_portal()):
            with self.subTest(name):
                self.assertLess(size, limit)


class WalkTests(BrowserTestCase):
    """Ways through the portal: with keys alone, without scripts, from the disk."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.address = serve(whole_portal(), cls.addClassCleanup)

    def stops(self, tab, limit=400):
        """Where the key Tab leads, until it leaves the page."""
        for _ in range(limit):
            tab.keyboard.press("Tab")
            stop = tab.evaluate(STOP)
            if stop is None:
                return
            yield stop

    def check_stops(self, path, **options):
        tab = self.visit(path, self.address, reduced_motion="reduce", **options)
        tab.evaluate(PLACES)
        stops = list(self.stops(tab))
        self.assertEqual(stops[0]["name"], "A Skip to content")
        self.assertGreater(sum(stop["inMain"] for stop in stops), 3)
        faults = {
            "the focus is not seen": [s["name"] for s in stops if not s["seen"]],
            "something covers the focus": [s["name"] for s in stops if s["isCovered"]],
            "out of order": [s["name"] for s in stops if not s["follows"]],
            "against the order of reading": [
                f"{a['name']} -> {b['name']}"
                for a, b in zip(stops, stops[1:])
                if a["inMain"] and b["bottom"] < a["top"] and b["left"] < a["right"] - 1
            ],
        }
        self.assertEqual({fault: names for fault, names in faults.items() if names}, {})

    def test_the_key_tab_follows_the_order_of_reading_and_is_seen(self):
        for path in ("index.html", "tickets/index.html", "users/mike/index.html", "search/index.html"):
            with self.subTest(page=path):
                self.check_stops(path, viewport={"width": 1280, "height": 800})

    def test_so_it_does_on_a_phone(self):
        for path in ("tickets/index.html", "users/mike/index.html"):
            with self.subTest(page=path):
                self.check_stops(path, viewport={"width": 375, "height": 740})

    def focus(self, tab, name, role="link"):
        """Goes on with Tab until something of that name has the focus."""
        for stop in self.stops(tab):
            if stop["name"].endswith(name):
                return
        self.fail(f"no key leads to {name}")

    def test_keys_alone_lead_through_the_portal(self):
        tab = self.visit("index.html", self.address)
        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        self.focus(tab, "People")
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/users/index.html")
        self.focus(tab, "Mike Berg")
        tab.keyboard.press("Enter")
        self.expect(tab.get_by_role("dialog", name="Mike Berg")).to_be_focused()
        tab.keyboard.press("Escape")
        self.expect(tab.get_by_role("link", name="Mike Berg", exact=True)).to_be_focused()
        tab.keyboard.press("/")
        field = tab.get_by_role("combobox", name="Search")
        field.press_sequentially("vpn")
        self.expect(tab.get_by_role("option").first).to_be_visible()
        for _ in range(3):
            tab.keyboard.press("Escape")
        self.expect(tab.get_by_role("link", name="Mike Berg", exact=True)).to_be_focused()
        tab.keyboard.press("/")
        field.press_sequentially("macbook-mike")
        self.expect(tab.get_by_role("option").first).to_contain_text("Mike's MacBook")
        tab.keyboard.press("ArrowDown")
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/assets/macbook-mike/index.html")

    def walk(self, portal, scripts):
        """Home, a list, a record, what links to it, and the index of everything."""
        tab = self.visit("index.html", portal, java_script_enabled=scripts)
        tab.locator("main").get_by_role("link", name="Services", exact=True).click()
        tab.wait_for_url("**/services/index.html")
        tab.locator("tbody").get_by_role("link", name="Quayside booking portal").click()
        if scripts:
            tab.get_by_role("link", name="Open the page").click()
        tab.wait_for_url("**/services/quayside-portal/index.html")
        self.assertEqual(tab.locator("h1").inner_text(), "Quayside booking portal")
        backlink = tab.locator("section[id^='from.'] a").first
        name = backlink.inner_text()
        backlink.click()
        self.expect(tab.locator("h1")).to_contain_text(name)
        if scripts:
            # The page is there before its script.
            self.expect(tab.get_by_role("combobox", name="Search")).to_be_visible()
            tab.keyboard.press("/")
            tab.keyboard.type("lars hovland")
            self.expect(tab.get_by_role("option").first).to_contain_text("Lars Hovland")
            tab.keyboard.press("Enter")
        else:
            tab.locator(".search-link").click()
        tab.wait_for_url("**/search/index.html*")
        if not scripts:
            tab.locator("main a[href*='users/']").first.click()
        tab.locator("main").get_by_role("link", name="Lars Hovland").first.click()
        tab.wait_for_url("**/users/lars/index.html")

    def test_the_portal_is_walked_without_scripts_and_from_the_disk(self):
        for portal in (self.address, whole_portal()):
            for scripts in (False, True):
                with self.subTest(portal=str(portal), scripts=scripts):
                    self.walk(portal, scripts)


if __name__ == "__main__":
    unittest.main()
