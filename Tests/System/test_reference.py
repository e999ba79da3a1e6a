"""The reference in the guide says what the kinds and the catalogue of diagnostics say."""

import tempfile
import unittest

from support import RECORDS, tool, tree

REFERENCE = RECORDS / "documents/guide/reference"
REGENERATE = (
    "the reference is out of date; regenerate it:\n"
    "  Scripts/tool schema export records --format markdown --out records/documents/guide/reference"
)


class ReferenceTests(unittest.TestCase):
    def test_the_committed_reference_is_a_fresh_one(self):
        with tempfile.TemporaryDirectory() as folder:
            result = tool("schema", "export", RECORDS, "--format", "markdown", "--out", folder)
            self.assertEqual(result.returncode, 0, result.stderr)
            fresh, committed = tree(folder), tree(REFERENCE)
            self.assertEqual(sorted(committed), sorted(fresh), REGENERATE)
            for path, text in fresh.items():
                # Not assertEqual, whose account of a difference is longer than the page.
                self.assertTrue(committed[path] == text, f"{path}: {REGENERATE}")


if __name__ == "__main__":
    unittest.main()
