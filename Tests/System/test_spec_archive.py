"""Archiving a change does all of it or nothing, whatever fails and whenever it is killed."""

import itertools
import json
import os
import shutil
import stat
import subprocess
import tempfile
import time
import unittest
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from faults import FAST, TRAPS, counted, errors, injecting, kills, lasting, outcomes
from support import TOOL, needs_tool, run, tool, write

FAULTS = {
    "openat": ["ENOSPC", "EMFILE", "EROFS"],
    "read": ["EIO"],
    "write": ["ENOSPC", "EIO", "EINTR"],
    "close": ["EIO"],
    "fsync": ["EIO"],
    "fchmod": ["EPERM"],
    "mkdir": ["ENOSPC", "EROFS"],
    "rename": ["EIO", "ENOSPC"],
    "renameat2": ["EIO", "ENOSPC", "EXDEV", "EINVAL"],
    "link": ["EMLINK"],
    "unlink": ["EIO"],
    "rmdir": ["EIO"],
    "flock": ["EINTR", "ENOLCK"],
    "getdents64": ["EIO"],
    "newfstatat": ["EIO"],
}
CHANGING = "openat write close fsync fchmod mkdir rename renameat2 link unlink rmdir flock".split()
SPREAD = 30
SETTINGS = "organization: {name: Fjord Line, domain: fjord.example, timezone: Europe/Oslo}\n"
COMMAND = (TOOL, "spec", "archive", "one", "--yes", "--json", "--today", "2026-03-31")
STAGE = "openspec/.helios-archive"


def requirement(name, words="The desk SHALL answer."):
    return f"### Requirement: {name}\n{words}\n\n#### Scenario: {name}\n- **WHEN** x\n- **THEN** y\n"


def spec(*requirements, purpose="Says what the desk does for whom, and when it is there for them."):
    return f"# Desk\n\n## Purpose\n{purpose}\n\n## Requirements\n\n" + "\n".join(requirements)


def removal(name):
    return f"## REMOVED Requirements\n\n### Requirement: {name}\n**Reason**: gone\n"


FILES = {
    "openspec/specs/desk/spec.md": spec(requirement("A"), requirement("B")),
    "openspec/specs/phone/spec.md": spec(requirement("P")),
    "openspec/specs/old/fax/spec.md": spec(requirement("F")),
    "openspec/specs/old/telex/spec.md": spec(requirement("T")),
    "openspec/specs/pager/spec.md": spec(requirement("G")),
    "openspec/specs/pager/notes.txt": "kept\n",
    "openspec/specs/other/spec.md": spec(requirement("O")),
    "openspec/notes.md": "not tracked\n",
    "openspec/changes/two/tasks.md": "- [ ] 1.1 x\n",
    "openspec/changes/one/.openspec.yaml": "schema: spec-driven\nretire_capabilities: true\n",
    "openspec/changes/one/tasks.md": "- [x] 1.1 x\n",
    "openspec/changes/one/proposal.md": "## Why\nx\n\n## What Changes\ny\n",
    "openspec/changes/one/specs/desk/spec.md":
        "## MODIFIED Requirements\n\n" + requirement("A", "The desk SHALL answer soon."),
    "openspec/changes/one/specs/phone/spec.md":
        "## ADDED Requirements\n\n" + requirement("Q"),
    "openspec/changes/one/specs/net/dns/spec.md":
        "## ADDED Requirements\n\n" + requirement("N"),
    "openspec/changes/one/specs/net/mail/spec.md":
        "## ADDED Requirements\n\n" + requirement("M"),
    "openspec/changes/one/specs/old/fax/spec.md": removal("F"),
    "openspec/changes/one/specs/old/telex/spec.md": removal("T"),
    "openspec/changes/one/specs/pager/spec.md": removal("G"),
}  # fmt: skip


def make(place):
    write(place, FILES)
    os.chmod(Path(place, "openspec/specs/desk/spec.md"), 0o640)


def state(place):
    """All that is below a folder: bytes and rights by path, folders too."""
    found = {}
    for path in sorted(Path(place).rglob("*")):
        status = path.lstat()
        content = path.read_bytes() if stat.S_ISREG(status.st_mode) else None
        found[str(path.relative_to(place))] = (oct(status.st_mode), content)
    return found


@needs_tool("strace")
class FaultTests(unittest.TestCase):
    NEXT = itertools.cycle(
        [
            ("spec", "archive", "no-such-change", "--json"), ("spec", "list"),
            ("spec", "validate", "--all"),
        ]
    )  # fmt: skip

    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="helios-archive-", dir=FAST)
        cls.addClassCleanup(holder.cleanup)
        cls.base = Path(holder.name)
        cls.old = cls.base / "old"
        make(cls.old)
        new = cls.base / "new"
        shutil.copytree(cls.old, new)
        result, cls.counts = counted(COMMAND, cls.base / "log", cwd=new)
        assert result.returncode == 0, result.stdout + result.stderr
        cls.states = {"old": state(cls.old), "new": state(new)}

    def name_of(self, found):
        """Which state it is; what was set aside may have stayed behind, and changes nothing."""
        found = {path: value for path, value in found.items() if not path.startswith(STAGE)}
        return next((name for name, files in self.states.items() if files == found), "torn")

    def attempt(self, *injections):
        """Archives with faults; returns the code, the state, the state after the next run has
        recovered, and what was wrong with archiving without faults after that."""
        with tempfile.TemporaryDirectory(dir=self.base) as holder:
            place = Path(holder, "place")
            shutil.copytree(self.old, place)
            result = run(*injecting(*injections), *COMMAND, cwd=place)
            # A runtime that cannot read its own arguments prints the help, and succeeds.
            code = result.returncode if '"archivedAs"' in result.stdout else result.returncode or 1
            left = state(place)
            first = self.name_of(left)
            if STAGE in left and not any(injection.endswith("+") for injection in injections):
                first += " with leftovers"
            # Whatever runs next brings to its end, or takes back, what was begun.
            tool(*next(self.NEXT), cwd=place)
            second = self.name_of(state(place))
            if second == "old":
                again = run(*COMMAND, cwd=place)
                if again.returncode != 0:
                    return code, first, second, f"the next run failed: {again.stdout}"
                if self.name_of(state(place)) != "new":
                    return code, first, second, "the next run's result is not whole"
            return code, first, second, ""

    def sweep(self, cases):
        found = outcomes(self.attempt, cases)
        for case, (code, _, second, trouble) in zip(cases, found):
            with self.subTest(case[0]):
                self.assertEqual(trouble, "")
                self.assertIn(second, ("old", "new"))
                # libdispatch reads '/proc/PID/stat' in a thread of its own, and traps if it cannot.
                if not case[0].startswith(("openat", "read")):
                    self.assertNotIn(code, TRAPS)
        return [(case[0], *outcome[:3]) for case, outcome in zip(cases, found)]

    def test_every_fault_leaves_all_or_nothing(self):
        cases = errors(FAULTS, self.counts, SPREAD)
        codes = Counter()
        for name, code, first, _ in self.sweep(cases):
            with self.subTest(name):
                # Where the runtime traps, the next run takes back what was begun.
                if code not in TRAPS:
                    self.assertIn(first, ("old", "new") if code else ("new",))
            codes[code] += 1
        self.assertGreater(codes[70], 40)
        self.assertGreater(codes[0], 10)

    def test_a_fault_that_stays(self):
        cases = lasting(("write", "openat", "mkdir", "link", "fsync"), self.counts, SPREAD)
        for name, code, first, _ in self.sweep(cases):
            with self.subTest(name):
                if code not in TRAPS:
                    self.assertIn(first, ("old", "new"))

    def test_killed_at_every_changing_call(self):
        cases = kills(CHANGING, self.counts, SPREAD)
        states = Counter(second for _, _, _, second in self.sweep(cases))
        # Neither outcome may be missing, or the sweep has not met the last step.
        self.assertGreater(states["old"], 10)
        self.assertGreater(states["new"], 3)

    def test_killed_where_files_cannot_be_exchanged(self):
        cases = [
            (
                f"{call} {number}",
                "renameat2:error=EINVAL",
                f"{call}:signal=SIGKILL:when={number}",
            )
            for call in ("rename", "link", "unlink", "fsync", "mkdir", "rmdir")
            for number in range(1, 12)
        ]
        states = Counter(second for _, _, _, second in self.sweep(cases))
        self.assertGreater(states["old"], 5)
        self.assertGreater(states["new"], 3)


class NewTests(unittest.TestCase):
    def test_new_files_lie_beside_the_settings_from_whichever_folder(self):
        with tempfile.TemporaryDirectory() as folder:
            write(folder, {
                "helios.yaml": SETTINGS,
                "documents/a.md": "---\nname: A\ndocument_type: guide\n---\n\nText.\n",
            })
            place = Path(folder, "documents")
            for command in (["change", "one", "--capability", "desk"], ["spec", "phone"]):
                result = tool("spec", "new", *command, cwd=place)
                self.assertEqual(result.returncode, 0, result.stderr)
                self.assertIn("created openspec/", result.stdout)
            self.assertTrue(Path(folder, "openspec/changes/one/tasks.md").is_file())
            self.assertTrue(Path(folder, "openspec/specs/phone/spec.md").is_file())
            self.assertEqual([path.name for path in place.iterdir()], ["a.md"])
            result = tool("spec", "new", "change", "two", "-C", place)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertTrue(Path(folder, "openspec/changes/two/tasks.md").is_file())
            result = tool("validate", cwd=folder)
            self.assertEqual(result.returncode, 0, result.stdout)

    def test_outside_of_a_repository_they_lie_in_the_folder_itself(self):
        with tempfile.TemporaryDirectory() as folder:
            result = tool("spec", "new", "change", "one", cwd=folder)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertTrue(Path(folder, "openspec/changes/one/tasks.md").is_file())


class ArchiveTests(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="helios-archive-")
        self.addCleanup(holder.cleanup)
        self.place = Path(holder.name).resolve()
        make(self.place)

    def archive(self, *options):
        return run(*COMMAND, *options, cwd=self.place)

    def failure(self, result):
        return json.loads(result.stdout)["status"][0]

    def test_only_what_changes_is_touched(self):
        before = {path: path.stat() for path in self.place.rglob("*") if path.is_file()}
        self.assertEqual(self.archive().returncode, 0)
        for path in ("specs/other/spec.md", "notes.md", "changes/two/tasks.md"):
            path = self.place / "openspec" / path
            old, new = before[path], path.stat()
            self.assertEqual((old.st_ino, old.st_mtime_ns), (new.st_ino, new.st_mtime_ns))
        moved = self.place / "openspec/changes/archive/2026-03-31-one/tasks.md"
        old = before[self.place / "openspec/changes/one/tasks.md"]
        self.assertEqual(old.st_ino, moved.stat().st_ino)

    def test_a_retired_capability_takes_its_empty_folders_with_it(self):
        self.archive()
        specs = self.place / "openspec/specs"
        self.assertFalse((specs / "old").exists())
        self.assertEqual([path.name for path in (specs / "pager").iterdir()], ["notes.txt"])

    def test_a_new_file_beside_a_retired_one_stays(self):
        write(self.place, {"openspec/specs/old/fax/.keep": ""})
        self.assertEqual(self.archive().returncode, 0)
        self.assertTrue((self.place / "openspec/specs/old/fax/.keep").exists())
        self.assertFalse((self.place / "openspec/specs/old/telex").exists())

    def test_a_refusal_changes_nothing(self):
        before = state(self.place)
        write(self.place, {"openspec/changes/one/tasks.md": "- [ ] 1.1 x\n"})
        result = run(*[part for part in COMMAND if part != "--yes"], cwd=self.place)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(self.failure(result)["code"], "archive_tasks_incomplete")
        write(self.place, {"openspec/changes/one/tasks.md": FILES["openspec/changes/one/tasks.md"]})
        self.assertEqual(state(self.place), before)

    def test_a_link_to_a_specification_stays_a_link(self):
        path = self.place / "openspec/specs/phone/spec.md"
        path.rename(path.with_name("phone.md"))
        path.symlink_to("phone.md")
        self.assertEqual(self.archive().returncode, 0)
        self.assertTrue(path.is_symlink())
        self.assertIn("Requirement: Q", path.with_name("phone.md").read_text())

    def test_a_specification_that_lies_elsewhere_is_refused(self):
        elsewhere = self.place / "elsewhere.md"
        path = self.place / "openspec/specs/phone/spec.md"
        path.rename(elsewhere)
        path.symlink_to(elsewhere)
        result = self.archive()
        self.assertEqual(result.returncode, 1)
        self.assertEqual(self.failure(result)["code"], "archive_spec_update_failed")
        self.assertNotIn("Requirement: Q", elsewhere.read_text())

    @unittest.skipIf(os.geteuid() == 0, "root writes everywhere")
    def test_folders_that_may_not_be_written(self):
        specs = self.place / "openspec/specs"
        specs.chmod(0o555)
        self.addCleanup(specs.chmod, 0o755)
        before = state(self.place)
        self.assertEqual(self.archive().returncode, 70)
        self.assertEqual(state(self.place), before)

    def test_two_at_once(self):
        with ThreadPoolExecutor(6) as pool:
            results = list(pool.map(lambda _: self.archive(), range(6)))
        codes = Counter(result.returncode for result in results)
        self.assertEqual(codes[0], 1)
        self.assertFalse((self.place / STAGE).exists())

    @needs_tool("strace")
    def test_a_specification_changed_meanwhile_is_refused(self):
        """The tool is held up before its first exchange, and a person edits a file."""
        path = self.place / "openspec/specs/phone/spec.md"
        edited = path.read_text() + "\n" + requirement("Edited")
        before = state(self.place)
        strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=renameat2,mkdir"]
        strace += ["-e", "inject=mkdir:delay_enter=1500000:when=2"]
        process = subprocess.Popen(
            [str(part) for part in (*strace, *COMMAND)], cwd=self.place,
            stdout=subprocess.PIPE, text=True,
        )
        while not (self.place / STAGE / "journal").exists() and process.poll() is None:
            time.sleep(0.01)
        path.write_text(edited)
        output, _ = process.communicate()
        self.assertEqual(process.returncode, 1, output)
        self.assertEqual(json.loads(output)["status"][0]["code"], "archive_spec_changed")
        self.assertEqual(path.read_text(), edited)
        path.write_text(FILES["openspec/specs/phone/spec.md"])
        self.assertEqual(state(self.place), before)

    @needs_tool("strace")
    def kill_half_way(self):
        """Kills a run when one specification is changed, and returns the path of that."""
        kill = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync",
                "-e", "inject=fsync:signal=SIGKILL:when=9"]  # fmt: skip
        path = self.place / "openspec/specs/desk/spec.md"
        for number in range(6, 40):
            kill[-1] = f"inject=fsync:signal=SIGKILL:when={number}"
            run(*kill, *COMMAND, cwd=self.place)
            if "soon" in path.read_text():
                break
        self.assertIn("soon", path.read_text())
        return path

    def test_any_command_takes_back_what_a_killed_run_has_begun(self):
        write(self.place, {"helios.yaml": SETTINGS})
        for words in (("list",), ("validate",), ("spec", "list"), ("spec", "show", "desk")):
            before = state(self.place)
            self.kill_half_way()
            tool(*words, cwd=self.place)
            self.assertEqual(state(self.place), before, words)

    def test_a_file_edited_after_a_kill_is_not_lost(self):
        path = self.kill_half_way()
        edited = path.read_text() + "\n" + requirement("Edited")
        path.write_text(edited)
        result = self.archive()
        self.assertEqual(result.returncode, 70)
        self.assertIn("has been changed since", self.failure(result)["message"])
        self.assertEqual(path.read_text(), edited)


if __name__ == "__main__":
    unittest.main()
