"""Takes pictures of each type of page of a portal, at three widths, light and dark."""

import argparse
import contextlib
import html
import re
from pathlib import Path

from browsing import serve
from page_types import page_types, whole_portal

WIDTHS = (375, 768, 1280)
THEMES = ("light", "dark")


def take(tab, width, theme, target, options):
    """Takes one picture of the page that is open; whether it is wider than the window."""
    tab.emulate_media(color_scheme=theme, reduced_motion="reduce")
    tab.set_viewport_size({"width": width, "height": 900})
    height = tab.evaluate("document.documentElement.scrollHeight")
    wide = tab.evaluate("document.documentElement.scrollWidth > innerWidth")
    tab.set_viewport_size({"width": width, "height": max(600, min(height, options.height))})
    tab.screenshot(path=target)
    return wide


def sheet(pages, options):
    """One page with all pictures."""
    rows = []
    for page, stem in pages:
        pictures = "".join(
            f'<a href="{stem}-{width}-{theme}.png"><img src="{stem}-{width}-{theme}.png" '
            f'alt="{width} {theme}" loading="lazy"></a>'
            for width in options.widths
            for theme in options.themes
        )
        rows.append(f"<h2>{html.escape(page)}</h2><p>{pictures}</p>")
    style = "body{font:1rem system-ui}img{height:24rem;margin:.25rem;border:1px solid #999}"
    return f"<!doctype html><title>Pages</title><style>{style}</style>{''.join(rows)}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("portal", type=Path, nargs="?", help="the sample's, unless given")
    parser.add_argument("--out", type=Path, default=Path("screenshots"))
    parser.add_argument("--pages", nargs="+", help="these pages and no others")
    parser.add_argument("--limit", type=int, default=100, help="at most so many pages")
    parser.add_argument("--height", type=int, default=2400, help="no picture is higher")
    parser.add_argument("--widths", nargs="+", type=int, default=WIDTHS)
    parser.add_argument("--themes", nargs="+", choices=THEMES, default=THEMES)
    parser.add_argument("--rtl", action="store_true", help="lay pages out from right to left")
    options = parser.parse_args()
    portal = options.portal.resolve() if options.portal else whole_portal()
    pages = options.pages or page_types(portal, options.limit)
    options.out.mkdir(parents=True, exist_ok=True)

    from playwright.sync_api import sync_playwright

    taken = []
    with sync_playwright() as playwright, contextlib.ExitStack() as ends:
        address = serve(portal, ends.callback)
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        for page in pages:
            stem = re.sub(r"[^a-z0-9]+", "-", page.removesuffix("index.html").lower()).strip("-")
            stem = stem or "home"
            taken.append((page, stem))
            for width in options.widths:
                # Scripts look at the width as the page is opened.
                tab = browser.new_page(viewport={"width": width, "height": 900})
                tab.goto(address + page)
                if options.rtl:
                    tab.evaluate("document.documentElement.dir = 'rtl'")
                for theme in options.themes:
                    target = options.out / f"{stem}-{width}-{theme}.png"
                    if take(tab, width, theme, target, options):
                        print(f"{page}: wider than {width}")
                tab.close()
        browser.close()
    (options.out / "index.html").write_text(sheet(taken, options))
    print(f"{len(taken)} pages in {options.out}/index.html")


if __name__ == "__main__":
    main()
