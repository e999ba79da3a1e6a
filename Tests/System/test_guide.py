"""The records and kinds that the guide shows are valid as they are written."""

import re
import tempfile
import unittest
from pathlib import Path

from support import RECORDS, tool, write

GUIDE = RECORDS / "documents/guide"
# A fenced block whose info string names the file that it shows.
BLOCK = re.compile(r"^```(?:yaml|markdown) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def shown_files(page):
    """The files that a page shows, by path; pieces of one file are put together."""
    files = {}
    for path, text in BLOCK.findall(page.read_text()):
        files[path] = files.get(path, "") + text
    return files


class GuideTests(unittest.TestCase):
    def test_every_shown_file_is_valid(self):
        shown = 0
        for page in sorted(GUIDE.glob("*.md")):
            files = shown_files(page)
            if not files:
                continue
            shown += len(files)
            with self.subTest(page.name), tempfile.TemporaryDirectory() as folder:
                made = tool("init", folder, "--domain", "nordvik.example")
                self.assertEqual(made.returncode, 0, made.stderr)
                settings = files.pop("helios.yaml", "")
                if not settings.startswith("organization:"):
                    settings = Path(folder, "helios.yaml").read_text() + settings
                write(folder, {**files, "helios.yaml": settings})
                result = tool("validate", folder, "--strict", "--today", "2026-11-22")
                self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertGreater(shown, 0, "the guide shows no files")


if __name__ == "__main__":
    unittest.main()
