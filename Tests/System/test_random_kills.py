"""A build of thousands of files that is killed at any moment leaves a portal that is whole.

The moments are drawn from HELIOS_SEED, which is printed; HELIOS_KILLS says how many (100).
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from support import ENVIRONMENT, ROOT, TOOL, build, run, tree

RECORDS = 1_500
FILES = 3_000
KILLS = int(os.environ.get("HELIOS_KILLS") or 100)
SEED = int(os.environ.get("HELIOS_SEED") or 1)
FAST = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
MANIFEST = ".helios-manifest.json"


class RandomKillTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="helios-kills-", dir=FAST)
        cls.addClassCleanup(holder.cleanup)
        cls.base = Path(holder.name)
        made = run(
            sys.executable, ROOT / "Benchmarks/generate.py", cls.base / "old", RECORDS, "--only", "records"
        )
        assert made.returncode == 0, made.stderr
        cls.repositories = {"old": cls.base / "old/records", "new": cls.base / "new/records"}
        # What is published together is the same with and without what takes longer to render.
        settings = cls.repositories["old"] / "helios.yaml"
        settings.write_text(settings.read_text() + "portal: {search: false, graphs: false}\n")
        shutil.copytree(*cls.repositories.values())
        # The organization's name is on every page.
        settings = cls.repositories["new"] / "helios.yaml"
        settings.write_text(settings.read_text().replace("Fjord Line", "Fjord Ferry"))
        started = time.monotonic()
        cls.portals = {
            name: tree(build(folder, cls.base / f"{name}-site"))
            for name, folder in cls.repositories.items()
        }
        cls.duration = (time.monotonic() - started) / 2
        old, new = cls.portals.values()
        assert len(old) >= FILES, len(old)
        assert sum(new[path] != text for path, text in old.items()) >= RECORDS

    def state(self, site):
        """Which portal lies there, told by its manifest and then by every byte."""
        listed = json.loads((site / MANIFEST).read_text())["files"]
        found = tree(site)
        sizes = {path: len(text) for path, text in found.items() if path != MANIFEST}
        self.assertEqual({file["path"]: file["size"] for file in listed}, sizes)
        return next((name for name, files in self.portals.items() if files == found), "torn")

    def attempts(self, place, moments):
        """Builds the other portal over the one there, kills that, and builds it again."""
        place.mkdir()
        site, was, will_be = place / "site", "old", "new"
        build(self.repositories[was], site)
        for moment in moments:
            command = [TOOL, "build", self.repositories[will_be], "--out", site]
            building = subprocess.Popen(
                command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            time.sleep(moment * self.duration)
            building.kill()
            code = building.wait()
            state = self.state(site)
            build(self.repositories[will_be], site)
            yield {
                "moment": moment, "code": code, "left": "old" if state == was else
                "new" if state == will_be else state, "next": self.state(site) == will_be,
                "strangers": sorted(set(os.listdir(place)) - {"site", ".site.spare"}),
            }  # fmt: skip
            was, will_be = will_be, was

    def test_killed_at_random_moments(self):
        moments = [random.Random(SEED + number).uniform(0, 1.2) for number in range(KILLS)]
        workers = 2
        with ThreadPoolExecutor(workers) as pool:
            shares = [moments[worker::workers] for worker in range(workers)]
            results = pool.map(
                lambda number: list(self.attempts(self.base / f"place-{number}", shares[number])),
                range(workers),
            )
            outcomes = [outcome for share in results for outcome in share]
        counts = Counter((one["left"], "killed" if one["code"] else "ended") for one in outcomes)
        print(f"seed {SEED}, {len(outcomes)} kills: {dict(counts)}", file=sys.stderr)
        for one in outcomes:
            with self.subTest(seed=SEED, moment=one["moment"]):
                self.assertIn(one["left"], ("old", "new"))
                # A build that ended before it was killed has published.
                self.assertTrue(one["code"] or one["left"] == "new")
                self.assertTrue(one["next"], "the next build's portal is not whole")
                self.assertEqual(one["strangers"], [])
        self.assertEqual(len(outcomes), KILLS)
        self.assertGreater(counts["old", "killed"], 0)


if __name__ == "__main__":
    unittest.main()
