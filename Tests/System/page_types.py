"""The types of pages a portal has, each by an example, found in the portal itself.

A page is taken if it shows something that no page taken before shows, told by the classes of its
elements and the panels it has, so that new pages and parts come along unasked.
"""

import functools
import re
import shutil
import tempfile
from pathlib import Path

from git_repositories import Repository
from support import RECORDS, ROOT, build

TEMPLATES = ROOT / "site-templates"
CLASSES = re.compile(r'\bclass="([^"]*)"')
PANELS = re.compile(r'\bid="(panel\.[^"]*)"')
DIGITS = re.compile(r"[0-9]")
LAYOUT = re.compile(r"<!--layout (\S+)-->")
#: Pages that are taken where they are there, since people open them most.
USUAL = ("index.html", "users/index.html", "users/mike/index.html", "tickets/index.html")
#: Larger pages than this take longer to look at and show nothing new.
LARGE = 80_000


def features(text):
    """What a page shows: the classes of its elements, but for languages of code, and its panels."""
    main = text.partition("<main")[2]
    found = set(PANELS.findall(main)) | set(LAYOUT.findall(text))
    for names in CLASSES.findall(main):
        found.update(name for name in names.split() if not name.startswith("language-"))
    return found


def families(paths, kinds):
    """The portal's own pages; those of each kind of record, month or the like together."""
    found = {}
    for path in paths:
        folder, *rest = path.split("/")
        if folder not in kinds:
            family = [folder] + ["*" if part in kinds or DIGITS.search(part) else part for part in rest]
            found.setdefault(tuple(family), []).append(path)
    return found.values()


def page_types(portal, limit=1000):
    """Pages that together show everything, the portal's own first."""
    kinds = {page.stem for page in portal.glob("*.json")}
    pages = {}
    for page in sorted(portal.rglob("*.html")):
        text = page.read_text()
        if 'http-equiv="refresh"' not in text:
            size = len(text)
            worth = size if size <= LARGE else -size
            pages[page.relative_to(portal).as_posix()] = (features(text), worth)
    chosen = [path for path in USUAL if path in pages]
    for family in families(pages, kinds):
        best = max(family, key=lambda path: (len(pages[path][0]), pages[path][1]))
        if best not in chosen:
            chosen.append(best)
    shown = set().union(*(pages[path][0] for path in chosen))
    while len(chosen) < limit:
        best = max(pages, key=lambda path: (len(pages[path][0] - shown), pages[path][1], path))
        new = pages[best][0] - shown
        if not new:
            break
        chosen.append(best)
        shown |= new
    return chosen[:limit]


def layouts():
    """The layouts that pages are made of; the others stand around them or lead to them."""
    return {path.stem for path in (TEMPLATES / "layouts").iterdir()} - {"page", "redirect"}


# Kept until the process ends.
_holder = tempfile.TemporaryDirectory(prefix="helios-pages-")


@functools.cache
def whole_portal():
    """The sample repository's portal with all that a portal may have: a past, and a comparison.

    Each page tells its layout in a comment.
    """
    folder = Path(_holder.name)
    shutil.copytree(TEMPLATES, folder / "templates")
    for layout in layouts():
        file = folder / f"templates/layouts/{layout}.mustache"
        file.write_text(file.read_text().replace("{{$content}}", f"{{{{$content}}}}<!--layout {layout}-->", 1))
    shutil.copytree(RECORDS, folder / "records", ignore=lambda *_: (".helios", "site"))
    repository = Repository(folder / "records")
    for minute, (path, old, new) in enumerate([
        ("helios.yaml", "", ""),
        ("assets/macbook-mike.yaml", "status: deployed", "status: maintenance"),
        ("documents/runbooks/laptop-build.md", "the", "that"),
    ]):  # fmt: skip
        text = (folder / "records" / path).read_text()
        repository.commit({path: text.replace(old, new, 1) if old else text}, minute)
    return build(
        folder / "records", folder / "site", "--history", "--compare", "HEAD~2",
        "--templates", folder / "templates",
    )  # fmt: skip


def layouts_shown(portal, paths):
    """The layouts of pages."""
    return set().union(*(LAYOUT.findall((portal / path).read_text()) for path in paths))
