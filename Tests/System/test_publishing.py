"""A build that is killed or fails at any system call leaves a portal that is whole."""

import functools
import hashlib
import os
import re
import resource
import shutil
import signal
import tempfile
import threading
import unittest
from collections import Counter
from pathlib import Path

from faults import FAST, TRAPS, counted, errors, injecting, kills, lasting, outcomes
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
SPREAD = 24

SETTINGS = "organization: {name: Fjord Line, domain: fjord.example, timezone: Europe/Oslo}\n"


def location(name):
    return f"name: {name}\n"


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
            return counted(cls.command(place), Path(place, "log"))[1]

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
            code = run(*injecting(*injections), *self.command(place)).returncode
            state = self.state(place)
            again = run(*self.command(place))
            if again.returncode != 0:
                return code, state, f"the next build failed: {again.stdout}{again.stderr}"
            if self.state(place) != "new":
                return code, state, "the next build's portal is not whole"
            # The portal before stays beside it for the next build.
            left = sorted(set(os.listdir(place)) - {".site.spare"})
            return code, state, "" if left == ["site"] else f"left behind: {left}"

    def sweep(self, cases):
        """Runs cases of (name, injections…) and returns (name, code, state) of each."""
        found = outcomes(self.attempt, cases)
        for case, (code, _, trouble) in zip(cases, found):
            with self.subTest(case[0]):
                self.assertEqual(trouble, "")
                # libdispatch reads '/proc/PID/stat' in a thread of its own, and traps if it cannot.
                if not case[0].startswith("openat"):
                    self.assertNotIn(code, TRAPS)
        return [(case[0], code, state) for case, (code, state, _) in zip(cases, found)]

    def test_killed_at_every_changing_call(self):
        cases = kills(CHANGING, self.counts, SPREAD)
        states = Counter()
        for name, _, state in self.sweep(cases):
            with self.subTest(name):
                self.assertIn(state, ("old", "new"))
            states[state] += 1
        # Neither outcome may be missing, or the sweep has not met the swap.
        self.assertGreater(states["old"], 10)
        self.assertGreater(states["new"], 10)

    def test_every_fault(self):
        cases = errors(FAULTS, self.counts, SPREAD)
        # A full disk stays full.
        cases += lasting(("write", "openat", "mkdirat"), self.counts, SPREAD)
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


#: What runs leave to those after them.
CACHES = re.compile(r"\.helios/cache/((?:build|extracts)-[0-9a-f]+|records|history\.bin|\.gitignore)")


def digests(folder):
    """A digest of each file below a folder, by path: short enough for an account of a failure.

    What runs leave to those after them holds inodes and times, so that no two are alike; what is
    half written of it counts as none, which tests of its own hold.
    """
    return {
        path: hashlib.sha256(text).hexdigest()[:8]
        for path, text in tree(folder).items()
        if not CACHES.fullmatch(path)
    }


SPECIFICATION = """\
# Mail

## Purpose
Mail reaches the people of the company, and only them, on every day of the year.

## Requirements

### Requirement: Mail arrives
Mail to a known address SHALL arrive within a minute.

#### Scenario: A known address
- **WHEN** somebody writes to a known address
- **THEN** the mail is there within a minute
"""


class OutputTests(unittest.TestCase):
    COMMANDS = [
        "validate", "validate --format json", "list location", "show location:a",
        "query location", "links location:a", "impact location:a", "explain link.unresolved",
        "--help", "--version", "list", "list location --format json", "list location --format csv",
        "show location:a --format json", "query location --format csv", "validate --format sarif",
        "validate --format junit", "links location:a --format json", "explain", "help build",
        "impact location:a --format json", "templates list", "templates eject layouts/home",
        "init other", "new location b", "schema export --out schemas", "build",
        "spec validate --all", "spec validate --all --json", "spec list --specs",
        "spec list --specs --json", "spec show mail", "spec show mail --json",
        "rename location:a z --dry-run", "archive location:a --dry-run",
        "new location c --dry-run", "history", "history location:a --format json", "diff HEAD",
        "diff HEAD --format json",
    ]  # fmt: skip
    # Those that write files.
    WRITING = [
        "init .", "new location b", "templates eject layouts/home", "schema export --out schemas",
        "schema export --format markdown --out schemas", "build",
    ]  # fmt: skip

    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="helios-output-")
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        write(self.folder, {"helios.yaml": SETTINGS, "locations/a.yaml": location("A")})
        write(self.folder, {"openspec/specs/mail/spec.md": SPECIFICATION})

    def commit(self):
        """Puts the repository into git, as some commands want it."""
        who = ["-c", "user.name=A", "-c", "user.email=a@fjord.example"]
        for arguments in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "Begin"]):
            run("git", "-C", self.folder, *arguments).check_returncode()

    def test_no_command_is_left_out(self):
        listed = re.findall(r"^  (\w+)  ", tool("--help").stdout.split("SUBCOMMANDS:")[1], re.MULTILINE)
        self.assertGreater(len(listed), 10)
        tried = {command.split()[0] for command in self.COMMANDS}
        self.assertLessEqual(set(listed), tried | {"help"})

    @needs_tool("git")
    def test_a_full_disk_is_an_error(self):
        self.commit()
        for command in self.COMMANDS:
            with self.subTest(command), open("/dev/full", "w") as full:
                result = tool(*command.split(), cwd=self.folder, stdout=full)
                self.assertEqual(result.returncode, 70)
                self.assertIn("error:", result.stderr)

    def test_a_disk_that_is_full_leaves_nothing_half_written(self):
        def no_space():
            """No file may grow; what goes to a pipe is not held back."""
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.limit, self.limit))

        for command in self.WRITING:
            for self.limit in (0, 1, 100, 3_000):
                with self.subTest(command, limit=self.limit):
                    self.check_full_disk(command, [], preexec_fn=no_space)

    @needs_tool("strace")
    def test_a_disk_without_room_for_names_leaves_nothing_half_written(self):
        for command in self.WRITING:
            for call in ("mkdir", "mkdirat", "link", "linkat", "rename", "renameat", "renameat2"):
                for number in (1, 2, 5):
                    inject = f"inject={call}:error=ENOSPC:when={number}+"
                    strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject]
                    with self.subTest(command, call=call, number=number):
                        self.check_full_disk(command, strace)

    def check_full_disk(self, command, prefix, **options):
        """Runs a command where something fails; each file is there whole, or not at all."""
        with tempfile.TemporaryDirectory() as place:
            if command != "init .":
                shutil.copytree(self.folder, place, dirs_exist_ok=True)
            result = run(*prefix, TOOL, *command.split(), cwd=place, **options)
            found = digests(place)
            again = tool(*command.split(), cwd=place)
            whole = digests(place)
        self.assertEqual(found.items() - self.whole(command).items(), set())
        if result.returncode == 0:
            self.assertEqual(found, self.whole(command))
            return
        self.assertEqual(result.returncode, 70, result.stderr)
        self.assertIn("error: ", result.stderr)
        # Once there is room, the command works, but where it has already made what it never replaces.
        if again.returncode == 0:
            self.assertEqual(whole, self.whole(command))
        else:
            self.assertIn("nothing is replaced" if command != "init ." else "already", again.stderr)

    @functools.cache
    def whole(self, command):
        """What a repository holds when the command has worked."""
        with tempfile.TemporaryDirectory() as place:
            if command != "init .":
                shutil.copytree(self.folder, place, dirs_exist_ok=True)
            result = tool(*command.split(), cwd=place)
            self.assertEqual(result.returncode, 0, result.stderr)
            return digests(place)

    @needs_tool("git")
    def test_a_reader_that_leaves_early_is_not(self):
        self.commit()
        for command in self.COMMANDS:
            with self.subTest(command):
                reading, writing = os.pipe()
                os.close(reading)
                result = tool(*command.split(), cwd=self.folder, stdout=writing)
                os.close(writing)
                self.assertEqual(result.stderr, "")


if __name__ == "__main__":
    unittest.main()
