"""Renaming and archiving records does all or nothing, with and without a commit."""

import itertools
import os
import random
import shutil
import subprocess
import tempfile
import time
import unittest
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from faults import FAST, TRAPS, counted, errors, injecting, kills, lasting, outcomes
from support import TOOL, needs_tool, run, tool, write

CHANGING = (
    "openat write close fsync fdatasync fchmod mkdir rename renameat2 link unlink rmdir flock"
    " ftruncate utimensat"
).split()
FAULTS = {
    "openat": ["ENOSPC", "EROFS"],
    "write": ["ENOSPC", "EIO"],
    "fsync": ["EIO"],
    "mkdir": ["ENOSPC"],
    "rename": ["EIO", "ENOSPC"],
    "renameat2": ["EIO", "EINVAL"],
    "link": ["EMLINK"],
    "unlink": ["EIO"],
}
SPREAD = 20
FILES = {
    "helios.yaml": "organization: {name: Fjord Line, domain: fjord.example, timezone: Europe/Oslo}\n",
    "locations/a.yaml": "name: A # first\n",
    "locations/b.yaml": "name: B\nparent: a\n",
    "locations/c.yaml": "name: C\nparent: 'location:a'\n",
    "documents/guide.md": "---\nname: Guide\ndocument_type: guide\n---\n\nTo [[location:a]] and [it](../locations/a.yaml).\n",
    "documents/guide/one.md": "---\nname: One\ndocument_type: guide\n---\n\n[Up](../guide.md)\n",
    "notes.txt": "mine\n",
}  # fmt: skip
AUTHOR = ("--author", "Nadia <nadia@fjord.example>")
ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_AUTHOR_NAME": "Test", "GIT_AUTHOR_EMAIL": "test@fjord.example",
    "GIT_COMMITTER_NAME": "Test", "GIT_COMMITTER_EMAIL": "test@fjord.example",
}  # fmt: skip
NO_PERSON = {name: "" for name in ENVIRONMENT if name.endswith(("NAME", "EMAIL"))}


def git(place, *arguments, **options):
    return run("git", *arguments, cwd=place, env=ENVIRONMENT, **options)


def make(place, files=FILES):
    """A git repository of these files, all committed."""
    write(place, files)
    git(place, "init", "--quiet", "--initial-branch=main")
    git(place, "add", "--all")
    git(place, "commit", "--quiet", "--message", "Begin")


def change(place, *arguments, prefix=(), **options):
    options.setdefault("env", ENVIRONMENT)
    return run(*prefix, TOOL, *arguments, cwd=place, **options)


def files(place):
    """The bytes of all files but git's and what was set aside, by path."""
    return {
        str(path.relative_to(place)): path.read_bytes()
        for path in sorted(Path(place).rglob("*"))
        if path.is_file() and not {".git", ".helios-change"} & set(path.relative_to(place).parts)
    }


class NewTests(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.place = Path(holder.name)
        ticket = "---\nsubject: Old\nnumber: {}\nstatus: open\n---\n\nHelp.\n"
        make(self.place, {
            **FILES,
            "ticket_statuses/open.yaml": "name: Open\ncolor: '#336699'\n",
            "tickets/3/record.md": ticket.format(3),
            "tickets/old/record.md": ticket.format(7),
        })

    def test_a_ticket_says_its_number(self):
        result = change(self.place, "new", "ticket", "--set", "status=open", "--commit", *AUTHOR)
        self.assertEqual(result.returncode, 0, result.stderr)
        text = (self.place / "tickets/8/record.md").read_text()
        self.assertIn("\nnumber: 8\n", text)
        self.assertEqual(tool("validate", self.place).returncode, 0)
        for id, line in [("12", "number: 12\n"), ("7", "number:  # integer\n"), ("help", "number:  #")]:
            self.assertEqual(change(self.place, "new", "ticket", id).returncode, 0)
            self.assertIn(line, (self.place / f"tickets/{id}/record.md").read_text())

    def test_refusals_say_why(self):
        for arguments, code, reason in [
            (("user", "ola", "--name", "Ola", "--set", "name=Other"), 64,
             "'--name' and '--set name=…' both state 'name'"),
            (("asset", "nobody/x1"), 1, "cannot be the id of an asset: no client is called 'nobody'"),
            (("asset", "No/X1"), 1, "help: use lower-case letters"),
            (("spec", "desk"), 1, "'helios-docs spec new spec desk'"),
            (("requirement", "desk/bell"), 1, "'helios-docs spec new spec desk'"),
            (("change", "add-desk"), 1, "'helios-docs spec new change add-desk'"),
        ]:
            with self.subTest(arguments):
                before = files(self.place)
                result = change(self.place, "new", *arguments)
                self.assertEqual(result.returncode, code, result.stderr)
                self.assertIn(reason, result.stderr)
                self.assertEqual(files(self.place), before)

    def test_a_change_that_cannot_be_told_was_made(self):
        with open("/dev/full", "w") as full:
            for command, path in [
                (["rename", "location:a", "attic"], "locations/attic.yaml"),
                (["new", "location", "z"], "locations/z.yaml"),
                (["init", "other"], "other/documents/welcome.md"),
                (["spec", "new", "change", "one"], "openspec/changes/one/tasks.md"),
            ]:
                with self.subTest(command):
                    result = change(self.place, *command, stdout=full)
                    self.assertEqual(result.returncode, 70)
                    self.assertIn("error: the change was made; only its account", result.stderr)
                    self.assertTrue((self.place / path).is_file())
            result = change(self.place, "rename", "location:b", "cellar", "--dry-run", stdout=full)
            self.assertEqual(result.returncode, 70)
            self.assertNotIn("was made", result.stderr)


class RenameTests(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="helios-changes-", dir=FAST)
        self.addCleanup(holder.cleanup)
        self.place = Path(holder.name).resolve()
        make(self.place)

    def head(self):
        return git(self.place, "rev-parse", "HEAD").stdout.strip()

    def check_whole(self):
        self.assertEqual(git(self.place, "fsck", "--strict").returncode, 0)
        self.assertEqual(tool("validate", cwd=self.place).returncode, 0)
        self.assertFalse((self.place / ".helios-change").exists())
        self.assertEqual(list(self.place.glob(".git/**/*.lock")), [])

    def test_the_settings_name_files_as_well(self):
        settings = (self.place / "helios.yaml").read_text()
        self.assertIn("organization: {", settings)
        settings = settings.replace("organization: {", "organization: {logo: vendors/v/logo.svg, ")
        write(
            self.place,
            {
                "helios.yaml": settings,
                "vendors/v/record.yaml": "name: V\n",
                "vendors/v/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>\n",
            },
        )
        git(self.place, "add", "--all")
        git(self.place, "commit", "--quiet", "--message", "Logo")
        result = change(self.place, "rename", "vendor:v", "w", "--commit", *AUTHOR)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(
            (self.place / "helios.yaml").read_text(),
            settings.replace("vendors/v/logo.svg", "vendors/w/logo.svg"),
        )
        self.assertTrue((self.place / "vendors/w/logo.svg").exists())
        self.check_whole()

    @needs_tool("strace")
    def test_what_cannot_be_read_is_not_left_behind(self):
        before = files(self.place)
        for path in ("documents/guide/", "documents/guide/one.md", "locations/b.yaml"):
            prefix = [
                "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=openat", "-P",
                f"{self.place}/{path}", "-e", "inject=openat:error=EACCES",
            ]  # fmt: skip
            result = change(
                self.place, "rename", "document:guide", "handbook/start", prefix=prefix
            )
            self.assertEqual(result.returncode, 1, path)
            self.assertIn("error: 'document:guide' cannot be renamed", result.stderr)
            self.assertIn(path.rstrip("/"), result.stderr)
            self.assertIn("[source.unreadable]", result.stderr)
            self.assertEqual(files(self.place), before)

    def test_a_commit_holds_the_change_alone(self):
        write(self.place, {"notes.txt": "staged\n", "new.txt": "staged too\n"})
        git(self.place, "add", "--all")
        write(self.place, {"notes.txt": "not staged\n", "untracked.txt": "x\n"})
        staged = git(self.place, "diff", "--cached").stdout
        open_work = git(self.place, "diff").stdout
        result = change(self.place, "rename", "location:a", "attic", "--commit", *AUTHOR)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(git(self.place, "diff", "--cached").stdout, staged)
        self.assertEqual(git(self.place, "diff").stdout, open_work)
        shown = git(self.place, "show", "--name-status", "--format=%an <%ae>|%cn|%B").stdout
        self.assertTrue(shown.startswith("Nadia <nadia@fjord.example>|Test|Rename location:a to location:attic\n"))
        self.assertIn("Helios-Operation: rename\nHelios-Record: location:attic\n", shown)
        changed = sorted(line.split("\t")[-1] for line in shown.splitlines() if "\t" in line)
        self.assertEqual(
            changed,
            ["documents/guide.md", "locations/attic.yaml", "locations/b.yaml", "locations/c.yaml"],
        )
        self.assertEqual(git(self.place, "reflog", "-1", "--format=%gs").stdout, "commit: Rename location:a to location:attic\n")
        self.check_whole()

    def test_work_in_the_files_themselves_is_left_alone(self):
        for arguments in (["add", "locations/b.yaml"], ["status"]):
            write(self.place, {"locations/b.yaml": "name: B\nparent: a # mine\n"})
            git(self.place, *arguments)
            before = files(self.place), self.head()
            result = change(self.place, "rename", "location:a", "attic", "--commit")
            self.assertEqual(result.returncode, 1, result.stderr)
            self.assertIn("'locations/b.yaml' has changes", result.stderr)
            self.assertEqual((files(self.place), self.head()), before)
            git(self.place, "checkout", "--quiet", "HEAD", "--", ".")

    def test_line_ends_that_git_converts_are_no_changes_of_a_person(self):
        git(self.place, "config", "core.autocrlf", "true")
        path = self.place / "locations/b.yaml"
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        self.assertEqual(git(self.place, "diff", "--stat").stdout, "")
        before = files(self.place), self.head()
        result = change(self.place, "rename", "location:a", "attic", "--commit")
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn("'locations/b.yaml' has other line ends here than in git", result.stderr)
        self.assertEqual((files(self.place), self.head()), before)
        result = change(self.place, "rename", "location:a", "attic")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(b"parent: attic\r\n", path.read_bytes())

    def test_folders_move_with_what_git_knows_of_them(self):
        write(self.place, {"documents/guide/.keep": "", "documents/guide/loose.png": "x"})
        git(self.place, "add", "documents/guide/.keep")
        git(self.place, "commit", "--quiet", "--message", "Keep")
        result = change(self.place, "rename", "document:guide", "handbook/start", "--commit")
        self.assertEqual(result.returncode, 0, result.stderr)
        status = git(self.place, "status", "--porcelain").stdout
        self.assertEqual(status, "?? documents/handbook/start/loose.png\n")
        self.assertTrue((self.place / "documents/handbook/start/.keep").exists())
        self.assertFalse((self.place / "documents/guide").exists())

    def test_states_of_git(self):
        linked = self.place.with_name(self.place.name + "-linked")
        self.addCleanup(shutil.rmtree, linked, True)
        git(self.place, "worktree", "add", "--quiet", linked)
        result = change(linked, "rename", "location:a", "linked", "--commit")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(git(linked, "status", "--porcelain").stdout, "")
        self.assertEqual(git(self.place, "status", "--porcelain").stdout, "")
        git(self.place, "pack-refs", "--all")
        git(self.place, "gc", "--quiet")
        self.assertEqual(change(self.place, "rename", "location:b", "packed", "--commit").returncode, 0)
        git(self.place, "checkout", "--quiet", "--detach")
        self.assertEqual(change(self.place, "archive", "location:c", "--commit").returncode, 0)
        self.assertEqual(git(self.place, "status", "--porcelain").stdout, "")
        git(self.place, "checkout", "--quiet", "--orphan", "fresh")
        git(self.place, "rm", "--quiet", "-r", "--cached", ".")
        result = change(self.place, "new", "location", "z", "--set", "type=office", "--commit")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(git(self.place, "ls-files").stdout, "locations/z.yaml\n")
        self.check_whole()

    def test_refusals(self):
        (self.place / ".git/index.lock").touch()
        result = change(self.place, "rename", "location:a", "attic", "--commit")
        self.assertEqual(result.returncode, 70)
        self.assertIn("index.lock", result.stderr)
        (self.place / ".git/index.lock").unlink()
        (self.place / ".git/MERGE_HEAD").write_text(self.head())
        result = change(self.place, "rename", "location:a", "attic", "--commit")
        self.assertIn("merge", result.stderr)
        (self.place / ".git/MERGE_HEAD").unlink()
        result = change(self.place, "rename", "location:a", "attic", "--commit", env={**ENVIRONMENT, **NO_PERSON})
        self.assertIn("nobody is named", result.stderr)
        self.assertEqual(git(self.place, "status", "--porcelain").stdout, "")
        self.check_whole()

    def test_names_of_people(self):
        fine = ["Nadia <n@x.example>", "Åse Ø. <å@x.example>", "O'Neil (IT) <a+b@x.example>", f"{'n' * 128} <n@x>"]
        bad = [
            "Nadia", "<n@x>", "Nadia <>", "Na\ndia <n@x>", "Nadia <n@x>\nparent 0", "Na\rdia <n@x>",
            "Na\tdia <n@x>", "Na\x7fdia <n@x>", "Na<dia <n@x>", "Nadia <n@x>>", f"{'n' * 129} <n@x>",
            "Na\u202edia <n@x>", "Nadia <n x@y>", "... <n@x>", "Na\x1b[31m <n@x>", "",
        ]  # fmt: skip
        name = "a"
        for number, author in enumerate(fine):
            result = change(self.place, "rename", f"location:{name}", f"n{number}", "--commit", "--author", author)
            self.assertEqual(result.returncode, 0, result.stderr)
            name = f"n{number}"
        for author in bad:
            for option in ("--author", "--co-author"):
                with self.subTest(author, option=option):
                    result = change(self.place, "rename", f"location:{name}", "never", "--commit", option, author)
                    self.assertEqual(result.returncode, 1, result.stderr)
        self.assertEqual(change(self.place, "rename", f"location:{name}", "never", "--commit", "--author", b"\xff <n@x>").returncode, 1)
        self.check_whole()

    def test_a_journal_that_came_with_the_repository_moves_nothing(self):
        write(self.place, {"evil.old": "#!/bin/sh\n", ".helios-change/commit": "helios-commit 1\0"})
        inode = (self.place / ".helios-change").stat().st_ino
        for mark in (1, inode):
            for target in (".git/hooks/pre-commit", "../outside", ".GIT/x", "documents/new.md"):
                steps = ["exchange", "evil", target, "1:1:1:1", "move", "x", "y", "1"]
                journal = "\0".join(["helios-journal 1", str(mark), *steps, ""])
                write(self.place, {".helios-change/journal": journal})
                before = files(self.place)
                tool("validate", cwd=self.place)
                if mark == 1 or target != "documents/new.md":
                    self.assertEqual(files(self.place), before)
                    self.assertFalse((self.place / ".git/hooks/pre-commit").exists())

    def test_many_at_once(self):
        write(self.place, {f"locations/l{n}.yaml": f"name: L{n}\nparent: a\n" for n in range(20)})
        git(self.place, "add", "--all")
        git(self.place, "commit", "--quiet", "--message", "More")
        commands = [["rename", f"location:l{n}", f"m{n}", "--commit"] for n in range(10)]
        commands += [["archive", f"location:l{n}", "--commit"] for n in range(10, 20)]
        with ThreadPoolExecutor(20) as pool:
            results = list(pool.map(lambda command: change(self.place, *command), commands))
        codes = Counter(result.returncode for result in results)
        self.assertEqual(set(codes) - {0, 70}, set(), [result.stderr for result in results])
        count = int(git(self.place, "rev-list", "--count", "HEAD").stdout)
        self.assertEqual(count, 2 + codes[0])
        self.assertGreater(codes[0], 15)
        self.assertEqual(git(self.place, "status", "--porcelain").stdout, "")
        self.check_whole()


@needs_tool("strace")
class FaultTests(unittest.TestCase):
    COMMAND = ("rename", "document:guide", "handbook/start", "--commit")
    NEXT = itertools.cycle([("list",), ("spec", "list")])

    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="helios-changes-", dir=FAST)
        cls.addClassCleanup(holder.cleanup)
        cls.base = Path(holder.name)
        cls.old = cls.base / "old"
        make(cls.old)
        write(cls.old, {"notes.txt": "staged\n"})
        git(cls.old, "add", "--all")
        new = cls.base / "new"
        shutil.copytree(cls.old, new)
        result, cls.counts = counted((TOOL, *cls.COMMAND), cls.base / "log", cwd=new, env=ENVIRONMENT)
        assert result.returncode == 0, result.stderr
        cls.states = {"old": cls.state(cls.old), "new": cls.state(new)}

    @staticmethod
    def state(place):
        status = git(place, "status", "--porcelain").stdout
        return files(place), git(place, "log", "--format=%s").stdout, status

    def attempt(self, *injections):
        """Renames with faults; returns the code, the state after the next command has run, and what
        is wrong with it."""
        with tempfile.TemporaryDirectory(dir=self.base) as holder:
            place = Path(holder, "place")
            shutil.copytree(self.old, place)
            code = change(place, *self.COMMAND, prefix=injecting(*injections)).returncode
            return code, *self.settled(place)

    def settled(self, place):
        # Whatever runs next brings to its end, or takes back, what was begun.
        tool(*next(self.NEXT), cwd=place)
        found = self.state(place)
        name = next((name for name, state in self.states.items() if state == found), "torn")
        if git(place, "fsck", "--strict").returncode != 0:
            return name, "git fsck finds something"
        if list(place.glob(".git/**/*.lock")) or (place / ".helios-change").exists():
            return name, "locks or what was set aside stayed behind"
        if name == "torn":
            return name, f"{found[1]!r} {found[2]!r} {sorted(found[0])}"
        if name == "old":
            again = change(place, *self.COMMAND)
            if again.returncode != 0 or self.state(place) != self.states["new"]:
                return name, f"the next run: {again.returncode} {again.stderr}"
        return name, ""

    def sweep(self, cases):
        states = Counter()
        for case, (code, state, trouble) in zip(cases, outcomes(self.attempt, cases)):
            with self.subTest(case[0]):
                self.assertEqual(trouble, "")
                if not case[0].startswith("openat"):
                    self.assertNotIn(code, TRAPS)
            states[state] += 1
        return states

    def test_killed_at_every_changing_call(self):
        states = self.sweep(kills(CHANGING, self.counts, SPREAD))
        self.assertGreater(states["old"], 10)
        self.assertGreater(states["new"], 3)

    def test_every_fault(self):
        states = self.sweep(errors(FAULTS, self.counts, SPREAD))
        self.assertGreater(states["old"], 10)

    def test_a_full_disk_that_stays_full(self):
        self.sweep(lasting(("write", "openat", "mkdir"), self.counts, SPREAD))

    def test_killed_at_random_moments(self):
        chance = random.Random(20261123)
        for _ in range(100):
            with tempfile.TemporaryDirectory(dir=self.base) as holder:
                place = Path(holder, "place")
                shutil.copytree(self.old, place)
                process = subprocess.Popen(
                    [TOOL, *self.COMMAND], cwd=place, env={**os.environ, **ENVIRONMENT},
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                )  # fmt: skip
                time.sleep(chance.uniform(0, 0.3))
                process.kill()
                process.wait()
                self.assertEqual(self.settled(place)[1], "")


if __name__ == "__main__":
    unittest.main()
