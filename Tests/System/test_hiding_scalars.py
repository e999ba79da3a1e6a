"""No scalar that joins the delimiter before it into one character hides it from the portal.

Tests/Fixtures/text/extending.txt lists them as ranges; the tests of the templates hold it true.
"""

import json
import tempfile
import unittest
from pathlib import Path

import html5lib

from support import ROOT, build, tool, write
from test_injection import SETTINGS, quoted

DELIMITERS = "\"<&'"
# The characters that stand in the harmless twin for delimiters and scalars.
HARMLESS, PLAIN = "x", "y"
BATCH = 32
KIND = """\
kind: probe
plural: probes
label: {singular: Probe, plural: Probes}
description: A record with text of every sort.
traits: [body]
fields:
  name: {type: string, required: true}
  line: string
  long: text
  notes: markdown
  lines: {type: list, of: string}
  keys: {type: map, of: text}
relations:
  next: {to: probe, many: true, inverse: previous, self: true, attributes: {role: string}}
views:
  list: [name, line, long, lines, keys, next]
"""


def scalars():
    """Every scalar of the corpus."""
    lines = (ROOT / "Tests/Fixtures/text/extending.txt").read_text().splitlines()
    bounds = [[int(bound, 16) for bound in line.split()] for line in lines]
    return [chr(value) for first, last in bounds for value in range(first, last + 1)]


def probe(marks, delimiters):
    """A record with each of the marks behind each of the delimiters, in every place for text."""
    text = "".join(f"a{delimiter}{mark} b" for mark in marks for delimiter in delimiters)
    value = quoted(text)
    return (
        f"---\nname: {value}\nline: {value}\nlong: {value}\nnotes: {value}\nlines: [{value}]\n"
        f"keys: {{slug: {value}}}\nnext: [{{ref: p000, role: {value}}}]\n---\n\n"
        f"# Text\n\n{text}\n\n- {text}\n\n| head |\n| --- |\n| {text} |\n\n"
        f"[{text}](https://fjord.example) **{text}** [[probe:p000|{text}]]\n"
    )


def shape(page):
    """The elements of a page in order, each with the names of its attributes."""
    tree = html5lib.parse(page.read_bytes(), namespaceHTMLElements=False)
    return [(one.tag, sorted(one.attrib)) for one in tree.iter() if isinstance(one.tag, str)]


class HidingScalarTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="helios-hiding-")
        cls.addClassCleanup(holder.cleanup)
        cls.folder = Path(holder.name)
        cls.scalars = scalars()
        cls.refused = cls.find_refused()
        kept = [scalar for scalar in cls.scalars if scalar not in cls.refused]
        cls.batches = [kept[start:start + BATCH] for start in range(0, len(kept), BATCH)]
        cls.hostile = cls.portal("hostile", cls.batches, DELIMITERS)
        plain = [PLAIN * len(batch) for batch in cls.batches]
        cls.harmless = cls.portal("harmless", plain, HARMLESS * len(DELIMITERS))

    @classmethod
    def repository(cls, name, batches, delimiters):
        files = {"helios.yaml": SETTINGS % "Fjord", "kinds/probe.yaml": KIND}
        for number, batch in enumerate(batches):
            files[f"probes/p{number:03d}.md"] = probe(batch, delimiters)
        write(cls.folder / name, files)
        return cls.folder / name

    @classmethod
    def portal(cls, name, batches, delimiters):
        repository = cls.repository(name, batches, delimiters)
        return build(repository, cls.folder / f"{name}-site")

    @classmethod
    def find_refused(cls):
        """The scalars that no record may hold, each tried in a record of its own."""
        files = {"helios.yaml": SETTINGS % "Fjord"}
        for number, scalar in enumerate(cls.scalars):
            files[f"locations/l{number}.yaml"] = f"name: a{scalar}b\n"
        write(cls.folder / "each", files)
        report = json.loads(tool("validate", cls.folder / "each", "--format", "json").stdout)
        numbers = {
            int(one["path"].removeprefix("locations/l").removesuffix(".yaml"))
            for one in report["diagnostics"] if one["severity"] == "error"
        }  # fmt: skip
        return {cls.scalars[number] for number in numbers}

    def pages(self):
        pages = sorted(page.relative_to(self.harmless) for page in self.harmless.rglob("*.html"))
        self.assertGreater(len(pages), len(self.batches))
        return pages

    def test_the_corpus_is_whole_and_hardly_any_of_it_is_refused(self):
        self.assertGreater(len(self.scalars), 2_600)
        # Tags, which cannot be seen, and a few marks that nothing should use any more.
        self.assertLess(len(self.refused), 120)
        self.assertGreater(sum(map(len, self.batches)), 2_500)

    def test_the_tree_is_that_of_a_harmless_twin(self):
        for page in self.pages():
            with self.subTest(str(page)):
                self.assertEqual(shape(self.hostile / page), shape(self.harmless / page))

    def test_no_delimiter_stands_before_a_scalar_unescaped(self):
        # The tree alone does not tell: '<' before a mark begins no element, escaped or not.
        hiding = {f"{delimiter}{scalar}" for batch in self.batches for scalar in batch for delimiter in '"<&'}
        for page in self.pages():
            text = (self.hostile / page).read_text()
            pairs = {text[place:place + 2] for place, one in enumerate(text) if one in '"<&'}
            with self.subTest(str(page)):
                self.assertEqual(pairs & hiding, set())

    def test_the_text_arrives_whole(self):
        for number, batch in enumerate(self.batches):
            page = self.hostile / f"probes/p{number:03d}/index.html"
            tree = html5lib.parse(page.read_bytes(), namespaceHTMLElements=False)
            shown = "".join(tree.itertext())
            text = "".join(f"a{delimiter}{mark} b" for mark in batch for delimiter in DELIMITERS)
            with self.subTest(page.name):
                # As the title, a line, a text, a list, the body with its list, table and links …
                self.assertGreaterEqual(shown.count(text), 9)
            data = json.loads((self.hostile / f"probes/p{number:03d}.json").read_text())
            self.assertIn(text, json.dumps(data, ensure_ascii=False).replace('\\"', '"'))


if __name__ == "__main__":
    unittest.main()
