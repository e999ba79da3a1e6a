"""A build that goes on whenever a file changes, and ends when it is asked to."""

import os
import random
import selectors
import signal
import subprocess
import tempfile
import time
import unittest
from collections import Counter
from pathlib import Path

from support import ENVIRONMENT, TOOL, build, tree, write

FAST = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
SETTINGS = "organization: {name: Fjord Line, domain: fjord.example, timezone: Europe/Oslo}\n"


class WatchTests(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="helios-watch-", dir=FAST)
        self.addCleanup(holder.cleanup)
        self.base = Path(holder.name)
        # The portal lies within the repository, as it does without '--out'.
        self.records = self.base / "records"
        self.site = self.records / "site"
        write(self.records, {"helios.yaml": SETTINGS, "locations/oslo.yaml": "name: Oslo\n"})
        self.process = subprocess.Popen(
            [TOOL, "build", self.records, "--out", self.site, "--watch"],
            env=ENVIRONMENT, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        os.set_blocking(self.process.stdout.fileno(), False)
        self.addCleanup(self.process.stdout.close)
        self.addCleanup(self.process.kill)
        self.text = ""
        self.wait("files in")

    def wait(self, words, patience=120):
        """Reads on until the words were said since the last call."""
        ready = selectors.DefaultSelector()
        ready.register(self.process.stdout, selectors.EVENT_READ)
        end = time.monotonic() + patience
        while words not in self.text:
            self.assertLess(time.monotonic(), end, f"'{words}' never came after: {self.text}")
            for _ in ready.select(1):
                said = os.read(self.process.stdout.fileno(), 65536)
                self.assertTrue(said, f"it ended after: {self.text}")
                self.text += said.decode()
        self.text = self.text.split(words, 1)[1]

    def until(self, words, path):
        """Waits until a page says something."""
        end = time.monotonic() + 120
        page = self.site / path
        while not page.exists() or words not in page.read_text():
            self.assertLess(time.monotonic(), end, f"'{words}' never came into {path}")
            time.sleep(0.05)

    def check(self):
        """Compares the portal with one that was built at once."""
        clean = build(self.records, self.base / "clean", "--no-cache")
        self.assertEqual(tree(self.site), tree(clean))

    def test_edits(self):
        write(self.records, {"locations/oslo.yaml": "name: Oslo harbour\n"})
        self.until("Oslo harbour", "locations/oslo/index.html")
        # As editors do that write a new file and rename it.
        write(self.records, {"locations/.oslo.swp": "name: Bergen\n"})
        os.replace(self.records / "locations/.oslo.swp", self.records / "locations/oslo.yaml")
        self.until("Bergen", "locations/oslo/index.html")
        self.check()

    def test_new_folders(self):
        write(self.records, {"vendors/acme.yaml": "name: Acme\n"})
        self.until("Acme", "vendors/acme/index.html")
        write(self.records, {"vendors/acme.yaml": "name: Acme again\n"})
        self.until("Acme again", "vendors/acme/index.html")
        (self.records / "vendors/acme.yaml").unlink()
        (self.records / "vendors").rmdir()
        end = time.monotonic() + 120
        while (self.site / "vendors/acme").exists() and time.monotonic() < end:
            time.sleep(0.05)
        self.assertFalse((self.site / "vendors/acme").exists())

    def test_broken_state(self):
        before = tree(self.site)
        write(self.records, {"locations/oslo.yaml": "name: [\n"})
        self.wait("nothing was published")
        self.assertEqual(tree(self.site), before)
        os.rename(self.records / "helios.yaml", self.records / "away.txt")
        self.wait("help")
        self.assertEqual(tree(self.site), before)
        os.rename(self.records / "away.txt", self.records / "helios.yaml")
        write(self.records, {"locations/oslo.yaml": "name: Mended\n"})
        self.until("Mended", "locations/oslo/index.html")

    def test_signals(self):
        self.process.send_signal(signal.SIGTERM)
        self.assertEqual(self.process.wait(60), 0)
        self.check()

    def test_interrupt(self):
        self.process.send_signal(signal.SIGINT)
        self.assertEqual(self.process.wait(60), 130)
        self.check()


class KilledWatchTests(unittest.TestCase):
    """A build that goes on may be killed at any moment."""

    def test_killed_at_random_moments(self):
        chance = random.Random(20261124)
        outcomes = Counter()
        for number in range(100):
            with tempfile.TemporaryDirectory(prefix="helios-watch-", dir=FAST) as place:
                records, site = Path(place, "records"), Path(place, "site")
                write(records, {"helios.yaml": SETTINGS, "locations/oslo.yaml": "name: Oslo\n"})
                build(records, site)
                old = tree(site)
                # Some are killed while they start, the rest while they build what has changed.
                late = number % 4 != 0
                process = subprocess.Popen(
                    [TOOL, "build", records, "--out", site, "--watch"],
                    env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                )  # fmt: skip
                if late:
                    process.stdout.readline()
                write(records, {"locations/oslo.yaml": "name: Bergen\n"})
                # It waits for 0.1 s without a change before it builds.
                time.sleep(chance.uniform(0.1 if late else 0, 0.25))
                process.kill()
                process.wait()
                process.stdout.close()
                found = tree(site)
                new = tree(build(records, Path(place, "clean"), "--no-cache"))
                with self.subTest(number):
                    self.assertIn(found, (old, new))
                    self.assertEqual(tree(build(records, site)), new)
                outcomes["new" if found == new else "old"] += 1
        # Without both outcomes, the moments miss the build.
        self.assertGreater(outcomes["old"], 5)
        self.assertGreater(outcomes["new"], 5)


if __name__ == "__main__":
    unittest.main()
