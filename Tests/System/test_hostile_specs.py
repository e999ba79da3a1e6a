"""Hostile specifications: each gets a verdict, cheaply, and none crashes the tool."""

import json
import os
import random
import tempfile
import unittest
from pathlib import Path

from support import write
from test_hostile import measured

MEBI = 1 << 20
GOOD = "## Purpose\n" + "Says what holds for all that lies on the quay. " * 2 + "\n\n## Requirements\n\n"
BLOCK = "### Requirement: R{0}\nIt SHALL hold.\n\n#### Scenario: S\n- **WHEN** a\n- **THEN** b\n\n"
ADDED = "## ADDED Requirements\n\n"


def blocks(count):
    return "".join(BLOCK.format(number) for number in range(count))


def chain(count):
    """A row of renames, and requirements that are modified under each last name."""
    renames = "".join(
        f"- FROM: `### Requirement: A{n}`\n- TO: `### Requirement: A{n + 1}`\n" for n in range(count)
    )
    leaves = "".join(
        f"- FROM: `### Requirement: A{count}`\n- TO: `### Requirement: L{n}`\n" for n in range(count)
    )
    modified = "".join(BLOCK.format(0).replace("R0", f"L{n}") for n in range(count))
    return f"## RENAMED Requirements\n{renames}{leaves}\n## MODIFIED Requirements\n{modified}"


def texts():
    """Name and bytes of each hostile file."""
    noise = random.Random(7)
    yield "nothing", b""
    yield "binary", noise.randbytes(MEBI)
    yield "NUL bytes", b"\0" * MEBI
    yield "one long line", b"x" * (8 * MEBI)
    yield "only line feeds", b"\n" * (8 * MEBI)
    yield "only returns", b"\r" * (8 * MEBI)
    yield "only white space", "\u3000".encode() * MEBI
    yield "only byte order marks", b"\xef\xbb\xbf" * MEBI
    yield "ill-formed to the end", b"\xf0\x9f\x98" * MEBI
    yield "100,000 headings", (GOOD + "### Requirement: R\n" * 100_000).encode()
    yield "100,000 deltas", (ADDED + "### Requirement: R\n" * 100_000).encode()
    yield "100,000 removals", ("## REMOVED Requirements\n" + "- ### Requirement: R\n" * 100_000).encode()
    yield "100,000 sections", ("## ADDED Requirements\n" * 100_000).encode()
    yield "100,000 other sections", ("## ADDED Requirements (x)\n" * 100_000).encode()
    yield "100,000 stray headings", (ADDED + "### x\n" * 100_000).encode()
    yield "a long row of renames", chain(5_000).encode()
    yield "deep headings", (GOOD + "".join("#" * (n % 6 + 1) + " x\n" for n in range(300_000))).encode()
    yield "untitled headings", (GOOD + "# \n" * 500_000).encode()
    yield "a fence that never ends", (GOOD + "```\n" + blocks(20_000)).encode()
    yield "fences alone", ("```\n~~~\n" * 500_000).encode()
    yield "backticks", b"`" * (4 * MEBI)
    yield "backticks and spaces", (b" " * 500 + b"```" + b"`" * 500 + b"\n") * 4_000
    yield "CRLF", (GOOD + blocks(1_000)).replace("\n", "\r\n").encode()
    yield "lone returns", (GOOD + blocks(1_000)).replace("\n", "\r").encode()
    yield "separators", (GOOD + blocks(1_000)).replace(" ", "\u2028").encode()
    yield "a byte order mark", ("\ufeff" + GOOD + blocks(1_000)).encode()
    yield "UTF-16", (GOOD + blocks(100)).encode("utf-16")
    yield "stars", b"**" * (2 * MEBI) + b"\n"
    yield "asides", b"**a**: b\n" * 300_000
    yield "keywords that are none", (GOOD + "### Requirement: R\n" + "MUSTMUST " * 400_000).encode()
    yield "spaces behind a heading", (GOOD + "### Requirement: R" + " " * (4 * MEBI) + "\n").encode()


def yaml():
    """Name and bytes of hostile metadata."""
    yield "lone surrogates", b'schema: "\\ud800"\nskip_specs: true\n'
    yield "pairs of surrogates", b'schema: "\\ud83d\\ude00"\nskip_specs: true\n'
    yield "NUL bytes", b"schema: a\0b\nskip_specs: true\n"
    yield "deep lists", b"[" * 100_000 + b"\nskip_specs: true\n"
    yield "aliases", b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\nskip_specs: true\n"
    yield "a marker a thousand times", b"a: [\n" + b"skip_specs\n" * 200_000
    yield "quotes", b"'" * MEBI
    yield "binary", random.Random(8).randbytes(MEBI)


class HostileSpecifications(unittest.TestCase):
    def validate(self, files, seconds=2.0, *options):
        with tempfile.TemporaryDirectory() as folder:
            write(folder, files)
            code, text, spent, megabytes = measured(
                Path(folder), "spec", "validate", "--all", "--strict", "--json", *options
            )
        self.assertIn(code, (0, 1), text[1][-500:])
        self.assertLess(spent, seconds)
        self.assertLess(megabytes, 768)
        return json.loads(text[0])

    def test_each_text_gets_a_verdict(self):
        for name, data in texts():
            with self.subTest(name):
                report = self.validate({
                    "openspec/specs/a/spec.md": data,
                    "openspec/changes/b/specs/a/spec.md": data,
                    "openspec/changes/b/proposal.md": data,
                    "openspec/changes/b/design.md": data,
                    "openspec/changes/b/tasks.md": data,
                })
                self.assertEqual([item["id"] for item in report["items"]], ["a", "b"])

    def test_all_metadata_get_a_verdict(self):
        for name, data in yaml():
            with self.subTest(name):
                report = self.validate({
                    "openspec/config.yaml": data, "openspec/changes/b/.openspec.yaml": data,
                })
                self.assertFalse(report["items"][0]["valid"])

    def test_fifty_megabytes_get_a_verdict(self):
        text = (GOOD + blocks(50 * MEBI // len(BLOCK))).encode()
        self.assertGreater(len(text), 45 * MEBI)
        report = self.validate({"openspec/specs/a/spec.md": text}, 4.0)
        self.assertTrue(report["items"][0]["valid"], report["items"][0]["issues"][:3])

    def test_ten_times_the_text_takes_ten_times_the_time(self):
        spent = []
        for count in (20_000, 200_000):
            with tempfile.TemporaryDirectory() as folder:
                write(folder, {"openspec/specs/a/spec.md": GOOD + blocks(count)})
                runs = [measured(Path(folder), "spec", "validate", "--all", "--json") for _ in range(3)]
                spent.append(min(run[2] for run in runs))
        self.assertLess(spent[1], spent[0] * 15)

    def test_names_of_all_sorts_are_ids(self):
        names = ["a b", "ä", "😀", "x\u202ey", "-", "a'b", 'a"b', "a\\b", "x" * 255, "\x1b[31m"]
        report = self.validate({f"openspec/specs/{name}/spec.md": "x" for name in names})
        self.assertEqual(sorted(item["id"] for item in report["items"]), sorted(names))

    def test_folders_that_are_nested_three_hundred_deep(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "openspec/specs"
            path.mkdir(parents=True)
            here = os.open(path, os.O_RDONLY)
            for _ in range(300):
                os.mkdir("d", dir_fd=here)
                inner = os.open("d", os.O_RDONLY, dir_fd=here)
                os.close(here)
                here = inner
            os.close(here)
            code, text, _, _ = measured(Path(folder), "spec", "validate", "--all", "--json")
            self.assertEqual((code, json.loads(text[0])["items"]), (0, []))


if __name__ == "__main__":
    unittest.main()
