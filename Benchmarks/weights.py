#!/usr/bin/env python3
"""Prints what pages weigh, type by type, and holds the bars: bytes of HTML, and what all CSS and JS
together take compressed.

usage: weights.py

The pages are those of the sample repository. Documents are as long as what their authors wrote, and
a few records are linked with dozens of others, so the bar is held by 19 of 20 records' pages.
"""

import gzip
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


def pages(portal):
    """The bytes of HTML of all pages of each layout, from the least to the most."""
    found = {}
    for path in sorted(portal.rglob("*.html")):
        html = path.read_bytes()
        for layout in page_types.LAYOUT.findall(html.decode()):
            found.setdefault(layout, []).append(len(html))
    return {layout: sorted(sizes) for layout, sizes in sorted(found.items())}


def nineteen_of_twenty(sizes):
    """What 19 of 20 weigh at most."""
    return sizes[(len(sizes) * 19 - 1) // 20]


def bars(portal):
    """Each bar: its name, what was weighed, and the limit."""
    types = pages(portal)
    yield "record page: of 30 kB", nineteen_of_twenty(types["record"]), RECORD_LIMIT
    heaviest = max(sizes[-1] for sizes in types.values())
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
        print(f"{name:36} {size / 1000:6.1f}{' MISSED' if missed else ''}")
    sys.exit(is_missed)


if __name__ == "__main__":
    main()
