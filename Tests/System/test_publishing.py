"""A build that is killed or fails at any system call leaves a portal that is whole."""

import os
import re
import shutil
import tempfile
import threading
import unittest
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from support import TOOL, build, needs_tool, run, tool, tree, write

CHANGING = (
    "openat write pwrite64 close mkdir mkdirat unlink unlinkat rename renameat renameat2"
    " symlinkat syncfs fsync fdatasync ftruncate flock"
).split()
FAULTS = {
    "openat": ["ENOSPC", "EMFILE", "EROFS"],
    "write": ["ENOSPC", "EIO", "EDQUOT", "EINTR"],
    "close": ["EIO"],
    "mkdirat": ["ENOSPC", "EROFS"],
    "mkdir": ["ENOSPC", "EROFS"],
    "renameat": ["EIO", "ENOSPC", "EXDEV"],
    "rename": ["EIO", "ENOSPC", "EXDEV"],
    "renameat2": ["EIO", "ENOSPC", "EXDEV", "EINVAL"],
    "syncfs": ["EIO", "ENOSPC"],
    "unlinkat": ["EIO", "EROFS"],
    "getdents64": ["EIO"],
    "newfstatat": ["EIO"],
    "flock": ["EINTR", "ENOLCK"],
}
# All points of a system call, or, unless HELIOS_FAULTS=all, as many of them spread evenly.
SPREAD = 10**9 if os.environ.get("HELIOS_FAULTS") == "all" else 24
# Memory, where there is some: publishing waits for the disk, which is not what is tested here.
FAST = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
TRAPS = (-4, -5, -6, -11, 132, 133, 134, 139)

SETTINGS = "organization: {name: Fjord Line, domain: fjord.example, timezone: Europe/Oslo}\n"


def location(name):
    return f"name: {name}\n"


def points(count):
    """The calls to fail at, of so many: the first and the last ones and some between."""
    if count <= SPREAD:
        return list(range(1, count + 1))
    edge = SPREAD // 3
    middle = range(edge + 1, count - edge, max(1, (count - 2 * edge) // edge))
    return [*range(1, edge + 1), *middle, *range(count - edge + 1, count + 1)]


@needs_tool("strace")
class FaultTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="helios-faults-", dir=FAST)
        cls.addClassCleanup(holder.cleanup)
        cls.base = Path(holder.name)
        cls.repository = cls.base / "records"
        write(cls.repository, {"helios.yaml": SETTINGS})
        for number in range(4):
            write(cls.repository, {f"locations/l{number}.yaml": location(f"Old {number}")})
        cls.old = build(cls.repository, cls.base / "old")
        for number in range(1, 5):
            write(cls.repository, {f"locations/l{number}.yaml": location(f"New {number}")})
        cls.new = build(cls.repository, cls.base / "new")
        cls.states = {"old": tree(cls.old), "new": tree(cls.new)}
        assert cls.states["old"] != cls.states["new"]
        cls.counts = cls.count_calls()

    @classmethod
    def count_calls(cls):
        """How often one thread at most makes each system call in a build over an old portal."""
        with tempfile.TemporaryDirectory(dir=cls.base) as place:
            shutil.copytree(cls.old, f"{place}/site")
            run("strace", "-f", "-qq", "-o", f"{place}/log", *cls.command(place))
            log = Path(place, "log").read_text(errors="replace")
        calls = Counter(re.findall(r"^(\d+) +(\w+)\(", log, re.MULTILINE))
        counts = Counter()
        for (_, name), count in calls.items():
            counts[name] = max(count, counts[name])
        return counts

    @classmethod
    def command(cls, place):
        return TOOL, "build", cls.repository, "--out", f"{place}/site"

    def state(self, place):
        if not Path(place, "site").exists():
            return "absent"
        found = tree(f"{place}/site")
        return next((name for name, files in self.states.items() if files == found), "torn")

    def attempt(self, *injections):
        """Builds over an old portal with faults, then without; returns how the first one went."""
        with tempfile.TemporaryDirectory(dir=self.base) as place:
            shutil.copytree(self.old, f"{place}/site")
            calls = ",".join(injection.split(":")[0] for injection in injections)
            strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}"]
            for injection in injections:
                strace += ["-e", f"inject={injection}"]
            code = run(*strace, *self.command(place)).returncode
            state = self.state(place)
            again = run(*self.command(place))
            if again.returncode != 0:
                return code, state, f"the next build failed: {again.stdout}{again.stderr}"
            if self.state(place) != "new":
                return code, state, "the next build's portal is not whole"
            left = sorted(os.listdir(place))
            return code, state, "" if left == ["site"] else f"left behind: {left}"

    def sweep(self, cases):
        """Runs cases of (name, injections…) and returns (name, code, state) of each."""
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            outcomes = list(pool.map(lambda case: self.attempt(*case[1:]), cases))
        for case, (code, _, trouble) in zip(cases, outcomes):
            with self.subTest(case[0]):
                self.assertEqual(trouble, "")
                # libdispatch reads '/proc/PID/stat' in a thread of its own, and traps if it cannot.
                if not case[0].startswith("openat"):
                    self.assertNotIn(code, TRAPS)
        return [(case[0], code, state) for case, (code, state, _) in zip(cases, outcomes)]

    def test_killed_at_every_changing_call(self):
        cases = [
            (f"{call} {number}", f"{call}:signal=SIGKILL:when={number}")
            for call in CHANGING
            for number in points(self.counts[call])
        ]
        states = Counter()
        for name, _, state in self.sweep(cases):
            with self.subTest(name):
                self.assertIn(state, ("old", "new"))
            states[state] += 1
        # Neither outcome may be missing, or the sweep has not met the swap.
        self.assertGreater(states["old"], 10)
        self.assertGreater(states["new"], 10)

    def test_every_fault(self):
        cases = [
            (f"{call} {number} {fault}", f"{call}:error={fault}:when={number}")
            for call, faults in FAULTS.items()
            for fault in faults
            for number in points(self.counts[call])
        ]
        # A full disk stays full.
        cases += [
            (f"{call} {number}+ ENOSPC", f"{call}:error=ENOSPC:when={number}+")
            for call in ("write", "openat", "mkdirat")
            for number in points(self.counts[call])
        ]
        failures = 0
        for name, code, state in self.sweep(cases):
            with self.subTest(name):
                self.assertIn(state, ("old", "new") if code else ("new",))
            failures += code != 0
        self.assertGreater(failures, 20)

    def test_killed_between_the_steps_of_a_swap_in_two(self):
        cases = [
            (
                f"{call} {number}",
                "renameat2:error=EXDEV",
                f"{call}:signal=SIGKILL:when={number}",
            )
            for call in ("renameat", "unlinkat", "syncfs")
            for number in range(1, 6)
        ]
        states = Counter(state for _, _, state in self.sweep(cases))
        self.assertEqual(states["torn"], 0)
        # Only here may a portal be missing, until the next build.
        self.assertGreater(states["absent"], 0)


class ReaderTests(unittest.TestCase):
    def test_readers_never_miss_a_page_while_it_is_replaced(self):
        holder = tempfile.TemporaryDirectory(prefix="helios-reader-")
        self.addCleanup(holder.cleanup)
        records, site = Path(holder.name, "records"), Path(holder.name, "site")
        write(records, {"helios.yaml": SETTINGS, "locations/a.yaml": location("A")})
        page = sorted(build(records, site).rglob("index.html"))[0]
        expected = page.read_bytes()
        ended = threading.Event()
        reads = Counter()

        def read():
            while not ended.is_set():
                try:
                    reads["whole" if page.read_bytes() == expected else "torn"] += 1
                except FileNotFoundError:
                    reads["missing"] += 1

        reader = threading.Thread(target=read)
        reader.start()
        for _ in range(15):
            build(records, site)
        ended.set()
        reader.join()
        self.assertEqual(set(reads), {"whole"})
        self.assertGreater(reads["whole"], 1000)


class OutputTests(unittest.TestCase):
    COMMANDS = [
        "validate", "validate --format json", "list location", "show location:a",
        "query location", "links location:a", "impact location:a", "explain link.unresolved",
        "--help", "--version",
    ]  # fmt: skip

    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="helios-output-")
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        write(self.folder, {"helios.yaml": SETTINGS, "locations/a.yaml": location("A")})

    def test_a_full_disk_is_an_error(self):
        for command in self.COMMANDS:
            with self.subTest(command), open("/dev/full", "w") as full:
                result = tool(*command.split(), cwd=self.folder, stdout=full)
                self.assertNotEqual(result.returncode, 0)

    def test_a_reader_that_leaves_early_is_not(self):
        for command in self.COMMANDS:
            with self.subTest(command):
                reading, writing = os.pipe()
                os.close(reading)
                result = tool(*command.split(), cwd=self.folder, stdout=writing)
                os.close(writing)
                self.assertEqual(result.stderr, "")


if __name__ == "__main__":
    unittest.main()
