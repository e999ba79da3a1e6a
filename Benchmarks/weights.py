#!/usr/bin/env python3
"""Prints what pages weigh, type by type, and holds the bars: bytes of HTML, and what all CSS and JS
together take compressed.

usage: weights.py

The pages are those of the sample repository. A text is as long as its author made it, and a report
has as many rows as it finds; so of a record's page is weighed besides the whole what the portal puts
around these: the page without texts, their tables of contents, and rows of reports. Every page of a
record holds the bar for that, and 19 of 20 hold it for the whole.
"""

import gzip
import re
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Tests/System"))

import page_types

#: In bytes, which a kilobyte has a thousand of.
RECORD_LIMIT = 30_000
SHARED_LIMIT = 60_000
PAGE_LIMIT = 160_000


def shared(portal):
    """The compressed bytes of each file of CSS and JS that all pages have in common."""
    [folder] = portal.glob("assets-*/")
    files = [path for path in sorted(folder.iterdir()) if path.suffix in (".css", ".js")]
    return {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in files}


#: What elements hold that people wrote as text, or a report has found, and what lists their headings.
CONTENT = {"prose", "scenario", "difference", "task-text", "toc", "report"}
ELEMENT = re.compile(r'<([a-z][a-z0-9]*) (?:[^>]* )?class="([^"]*)"[^>]*>')
#: What marks the page of a record among those of its layout.
RECORD = '<div class="record'


def without_content(html):
    """A page without the elements that hold what is as long as somebody made it."""
    parts, end = [], 0
    for element in ELEMENT.finditer(html):
        if element.start() < end or not CONTENT & set(element[2].split()):
            continue
        parts.append(html[end : element.start()])
        depth = 0
        for tag in re.compile(rf"<(/?){element[1]}\b").finditer(html, element.start()):
            depth += -1 if tag[1] else 1
            if depth == 0:
                end = html.index(">", tag.end()) + 1
                break
    return "".join([*parts, html[end:]])


def pages(portal):
    """The bytes of HTML of all pages of each layout, from the least to the most."""
    found = {}
    for path in sorted(portal.rglob("*.html")):
        html = path.read_bytes()
        for layout in page_types.LAYOUT.findall(html.decode()):
            found.setdefault(layout, []).append(len(html))
    return {layout: sorted(sizes) for layout, sizes in sorted(found.items())}


def records(portal):
    """The bytes of HTML of each record's page by its path: of the whole, and without content."""
    found = {}
    for path in sorted(portal.rglob("*.html")):
        html = path.read_text()
        if RECORD in html:
            sizes = len(html.encode()), len(without_content(html).encode())
            found[path.relative_to(portal).parent.as_posix()] = sizes
    return found


def nineteen_of_twenty(sizes):
    """What 19 of 20 weigh at most."""
    return sizes[(len(sizes) * 19 - 1) // 20]


def bars(portal):
    """Each bar: its name, what was weighed, and the limit."""
    sizes = records(portal)
    heaviest = max(rest for _, rest in sizes.values())
    yield "heaviest record page without content: of 30 kB", heaviest, RECORD_LIMIT
    whole = nineteen_of_twenty(sorted(whole for whole, _ in sizes.values()))
    yield "19 of 20 record pages: of 30 kB", whole, RECORD_LIMIT
    heaviest = max(sizes[-1] for sizes in pages(portal).values())
    yield "heaviest page: of 160 kB", heaviest, PAGE_LIMIT
    yield "CSS and JS, compressed: of 60 kB", sum(shared(portal).values()), SHARED_LIMIT


def report(portal):
    """The table of all types, and the files that they share."""
    yield f"{'HTML, kB':24} {'pages':>6} {'median':>8} {'19 of 20':>8} {'most':>8}"
    for layout, sizes in pages(portal).items():
        row = (statistics.median(sizes), nineteen_of_twenty(sizes), sizes[-1])
        columns = " ".join(f"{size / 1000:8.1f}" for size in row)
        yield f"{layout:24} {len(sizes):6} {columns}"
    yield ""
    yield f"{'record pages, kB':40} {'whole':>8} {'without content':>16}"
    heaviest = sorted(records(portal).items(), key=lambda found: found[1], reverse=True)
    for path, (whole, rest) in heaviest[:10]:
        yield f"{path:40} {whole / 1000:8.1f} {rest / 1000:16.1f}"
    yield ""
    yield "CSS and JS, compressed, kB"
    for name, size in shared(portal).items():
        yield f"{name:24} {size / 1000:6.1f}"


def main():
    portal = page_types.whole_portal()
    print("\n".join(report(portal)), end="\n\n")
    is_missed = False
    for name, size, limit in bars(portal):
        missed = size >= limit
        is_missed |= missed
        print(f"{name:48} {size / 1000:6.1f}{' MISSED' if missed else ''}")
    sys.exit(is_missed)


if __name__ == "__main__":
    main()
