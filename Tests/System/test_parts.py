"""A portal that is built in parts is the portal that is built at once."""

import json
import shutil
import tempfile
import unittest
from pathlib import Path

from support import RECORDS, build, tool, tree

DAY = ["--today", "2026-03-31"]
MARKS = {".helios-manifest.json", ".helios-part"}


class PartTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory(prefix="helios-parts-")
        cls.addClassCleanup(cls.holder.cleanup)
        cls.folder = Path(cls.holder.name)
        cls.whole = tree(build(RECORDS, cls.folder / "whole", *DAY))
        cls.thirds = [
            build(RECORDS, cls.folder / f"part-{number}", "--part", f"{number}/3", *DAY)
            for number in (1, 2, 3)
        ]

    def check(self, parts):
        """The parts hold each file of the portal once, with the same bytes."""
        union = {}
        for part in parts:
            files = {path: text for path, text in tree(part).items() if path not in MARKS}
            self.assertEqual(sorted(files.keys() & union.keys()), [])
            union.update(files)
        wanted = {path: text for path, text in self.whole.items() if path not in MARKS}
        self.assertEqual(sorted(union), sorted(wanted))
        self.assertEqual([path for path in union if union[path] != wanted[path]], [])

    def join(self, *parts):
        return tool("build", "--join", *parts, "--out", self.folder / "joined")

    def test_equal_parts(self):
        self.check(self.thirds)
        sizes = [len(tree(part)) for part in self.thirds]
        self.assertLess(max(sizes), 1.2 * min(sizes))
        joined = self.join(self.thirds[2], self.thirds[0], self.thirds[1])
        self.assertEqual(joined.returncode, 0, joined.stderr)
        self.assertEqual(tree(self.folder / "joined"), self.whole)

    def test_parts_of_owners(self):
        listed = tool("list", "client", RECORDS, "--archived", "--format", "json")
        if listed.returncode != 0:
            listed = tool("list", "client", "-C", RECORDS, "--archived", "--format", "json")
        owners = [record["record"] for record in json.loads(listed.stdout)["records"]]
        self.assertGreater(len(owners), 1)
        parts = [
            build(RECORDS, self.folder / name.replace(":", "-"), "--only", name, *DAY)
            for name in ["shared", *owners]
        ]
        self.check(parts)
        joined = self.join(*parts)
        self.assertEqual(joined.returncode, 0, joined.stderr)
        self.assertEqual(tree(self.folder / "joined"), self.whole)

    def test_refuses_what_does_not_fit(self):
        before = self.folder / "joined"
        shutil.rmtree(before, ignore_errors=True)
        first, second, third = self.thirds
        other = build(RECORDS, self.folder / "other", "--part", "3/3", "--today", "2026-04-01")
        short = self.folder / "short"
        shutil.copytree(third, short)
        with open(short / "index.html" if (short / "index.html").exists()
                  else next(short.rglob("*.html")), "a") as page:
            page.write("more")
        for parts, message in [
            ((first, second), "part '3/3' is missing"),
            ((first, second, second), "part '2/3' is there twice"),
            ((first, second, other), "is of another build"),
            ((first, second, self.folder / "whole"), "is not a part of a portal"),
            ((first, second, short), "bytes, and was written with"),
        ]:
            with self.subTest(message):
                result = self.join(*parts)
                self.assertEqual(result.returncode, 70, result.stdout)
                self.assertIn(message, result.stderr)
                self.assertFalse(before.exists())

    def test_refuses_parts_that_are_none(self):
        for options in [
            ["--part", "0/3"], ["--part", "4/3"], ["--part", "x"], ["--only", "nobody"],
            ["--only", "client:nobody"], ["--part", "1/2", "--only", "shared"],
        ]:
            with self.subTest(options):
                result = tool("build", RECORDS, "--out", self.folder / "none", *options)
                self.assertEqual(result.returncode, 64, result.stderr)


if __name__ == "__main__":
    unittest.main()
