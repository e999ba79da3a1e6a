"""Two builds are equal byte for byte, whatever differs around them."""

import os
import random
import shutil
import tempfile
import unittest
from pathlib import Path

from support import RECORDS, build, sample_portal, tree


def copy_shuffled(source, target):
    """Copies a repository in another order and with other times, so that folders list otherwise."""
    paths = sorted(path for path in source.rglob("*") if path.is_file())
    random.Random(7).shuffle(paths)
    for path in paths:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (1_000_000_000, 1_000_000_000))


class ReproducibleTests(unittest.TestCase):
    AROUND = {
        "another time zone": {"TZ": "Pacific/Kiritimati"},
        "another locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        "the plain locale": {"LC_ALL": "C", "LANG": "C"},
        "another seed of hashing": {},
        "no seed of hashing": {"SWIFT_DETERMINISTIC_HASHING": "1"},
        "another home and terminal": {"HOME": "/nonexistent", "TERM": "dumb", "COLUMNS": "40"},
    }

    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="helios-reproducible-")
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)

    def check(self, portal):
        expected, found = tree(sample_portal()), tree(portal)
        self.assertEqual(sorted(found), sorted(expected))
        self.assertEqual([path for path in found if found[path] != expected[path]], [])

    def test_environment(self):
        for name, environment in self.AROUND.items():
            with self.subTest(name):
                self.check(build(RECORDS, self.folder / "site", env=environment))

    def test_one_thread(self):
        def one():
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

        self.check(build(RECORDS, self.folder / "site", preexec_fn=one))

    def test_order_and_times_of_files_and_place(self):
        copy_shuffled(RECORDS, self.folder / "other/place")
        build("place", "../site", cwd=self.folder / "other")
        self.check(self.folder / "site")


if __name__ == "__main__":
    unittest.main()
