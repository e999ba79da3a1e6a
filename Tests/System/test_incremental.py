"""A build that reuses what the last one left makes the same portal as one that does not."""

import os
import random
import re
import shutil
import tempfile
import unittest
from collections import Counter
from pathlib import Path

from support import ROOT, TOOL, build, needs_tool, run, tree, write

FAST = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
STEPS = int(os.environ.get("HELIOS_STEPS", "40"))
SEED = int(os.environ.get("HELIOS_SEED", "1"))


class Edits:
    """Random changes to a repository, each of a kind that people make."""

    def __init__(self, root, seed):
        self.root = Path(root)
        self.random = random.Random(seed)
        self.kept = {}
        self.count = 0

    def records(self, ending=(".yaml", ".md")):
        folders = [
            folder for folder in self.root.iterdir()
            if folder.is_dir() and not folder.name.startswith(".")
            and folder.name not in ("kinds", "modules", "site-templates", "openspec", "files")
        ]
        return sorted(
            path for folder in folders for path in folder.rglob("*") if path.suffix in ending
        )

    def step(self):
        """Makes one change and says what it was."""
        self.count += 1
        kinds = [
            (8, self.edit_text), (6, self.edit_title), (4, self.edit_field), (3, self.touch),
            (4, self.add), (3, self.delete), (3, self.rename), (5, self.revert), (2, self.attach),
            (2, self.reply), (3, self.link), (2, self.unlink), (1, self.settings),
            (1, self.template), (2, self.specification), (1, self.alias), (6, self.edit_date),
            (4, self.edit_number), (2, self.archive), (3, self.relink),
        ]
        weights, changes = zip(*kinds)
        change = self.random.choices(changes, weights)[0]
        return f"{change.__name__} {change()}"

    def remember(self, path):
        self.kept.setdefault(path, path.read_bytes() if path.exists() else None)

    def pick(self, *ending):
        return self.random.choice(self.records(ending or (".yaml", ".md")))

    def edit_text(self):
        path = self.pick(".md")
        self.remember(path)
        path.write_bytes(path.read_bytes() + f"\nAdded words {self.count}.\n".encode())
        return path

    def edit_title(self):
        path = self.pick(".yaml")
        lines = path.read_text().splitlines(True)
        for index, line in enumerate(lines):
            if line.startswith(("name:", "title:")):
                self.remember(path)
                lines[index] = f"{line.split(':')[0]}: Changed {self.count}\n"
                path.write_text("".join(lines))
                return path
        return "nothing"

    def edit_field(self):
        path = self.pick(".yaml")
        if path.name.startswith("record") or "description:" in path.read_text():
            return "nothing"
        self.remember(path)
        path.write_text(path.read_text() + f"description: Words {self.count}\n")
        return path

    def touch(self):
        path = self.pick()
        os.utime(path)
        return path

    def add(self):
        name = f"added-{self.count}"
        folder = self.random.choice(["locations", "vendors", "departments"])
        path = self.root / folder / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        self.remember(path)
        path.write_text(f"name: Added {self.count}\n")
        return path

    def delete(self):
        path = self.pick()
        self.remember(path)
        path.unlink()
        return path

    def rename(self):
        path = self.pick()
        new = path.with_name(f"renamed-{self.count}{path.suffix}")
        if path.stem == "record":
            return "nothing"
        self.remember(path)
        self.remember(new)
        path.rename(new)
        return f"{path} to {new}"

    def revert(self):
        if not self.kept:
            return "nothing"
        path = self.random.choice(sorted(self.kept))
        old = self.kept.pop(path)
        if old is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(old)
        return path

    def attach(self):
        folders = sorted(path.parent for path in self.records() if path.stem == "record")
        if not folders:
            return "nothing"
        path = self.random.choice(folders) / f"note-{self.count}.txt"
        self.remember(path)
        path.write_text(f"attached {self.count}\n")
        return path

    def reply(self):
        replies = sorted(self.root.glob("tickets/*/replies/*.md"))
        if not replies:
            return "nothing"
        path = self.random.choice(replies)
        self.remember(path)
        path.write_text(path.read_text() + f"\nMore {self.count}, see [[user:mike]].\n")
        return path

    def link(self):
        path = self.pick(".md")
        other = self.pick(".yaml")
        kind = {"locations": "location", "users": "user", "assets": "asset"}.get(other.parent.name)
        if kind is None:
            return "nothing"
        self.remember(path)
        path.write_text(path.read_text() + f"\nSee [[{kind}:{other.stem}]] and [[{kind}:none]].\n")
        return path

    def unlink(self):
        path = self.pick(".yaml")
        lines = path.read_text().splitlines(True)
        links = [line for line in lines if line.startswith(("related_to:", "location:", "owner:"))]
        if not links:
            return "nothing"
        self.remember(path)
        path.write_text("".join(line for line in lines if line not in links))
        return path

    def edit_line(self, pattern, change):
        """Changes what a pattern finds in one line of a record, if it finds any."""
        path = self.pick()
        lines = path.read_text().splitlines(True)
        places = [place for place, line in enumerate(lines) if re.match(pattern, line)]
        if not places:
            return "nothing"
        self.remember(path)
        place = self.random.choice(places)
        lines[place] = change(lines[place])
        path.write_text("".join(lines))
        return f"{path}: {lines[place].strip()}"

    def edit_date(self):
        """Another year, so that what was due is not, and the other way round."""
        year = str(self.random.randint(2019, 2031))
        return self.edit_line(
            r"[a-z_]+: \"?\d{4}-\d\d-(0[1-9]|1\d|2[0-8])\b",
            lambda line: re.sub(r"\b\d{4}(?=-)", year, line, count=1),
        )

    def edit_number(self):
        return self.edit_line(
            r"(rotate_every_days|seats|vlan|threshold|level): \d+$",
            lambda line: re.sub(r"\d+$", str(self.random.randint(1, 90)), line),
        )

    def archive(self):
        path = self.pick(".yaml")
        text = path.read_text()
        self.remember(path)
        old = "state: archived\n"
        path.write_text(text.replace(old, "") if old in text else text + old)
        return path

    def relink(self):
        """What one record leads to, another of its kind leads to from now on."""
        path = self.pick(".yaml")
        others = [other for other in sorted(path.parent.glob("*.yaml")) if other != path]
        pattern = r"(manager|parent|department|location|folder|assigned_to|policy): [a-z0-9-]+$"
        found = [
            line for other in others for line in other.read_text().splitlines()
            if re.match(pattern, line)
        ]  # fmt: skip
        if not found:
            return "nothing"
        line = self.random.choice(found)
        name = line.split(":")[0]
        self.remember(path)
        text = re.sub(rf"^{name}:.*\n", "", path.read_text(), flags=re.M)
        path.write_text(f"{text}{line}\n")
        return f"{path}: {line}"

    def alias(self):
        path = self.pick(".yaml")
        text = path.read_text()
        if "aliases:" in text:
            return "nothing"
        self.remember(path)
        path.write_text(text + f"aliases: [old-{self.count}]\n")
        return path

    def settings(self):
        path = self.root / "helios.yaml"
        self.remember(path)
        path.write_text(path.read_text() + f"# {self.count}\n")
        return path

    def template(self):
        path = self.root / "site-templates/partials/extra.mustache"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.remember(path)
        path.write_text(f"extra {self.count}\n")
        return path

    def specification(self):
        specs = sorted(self.root.glob("openspec/specs/*/spec.md"))
        if not specs:
            return "nothing"
        path = self.random.choice(specs)
        self.remember(path)
        path.write_text(path.read_text().replace("SHALL", "MUST", 1))
        return path


SETTINGS = "organization: {name: Fjord Line, domain: fjord.example, timezone: Europe/Oslo}\n"
# How many calls of each kind a build is killed at.
SPREAD = 10**9 if os.environ.get("HELIOS_FAULTS") == "all" else 6
CHANGING = (
    "openat write close mkdirat unlinkat linkat rename renameat renameat2 syncfs flock mkdir"
).split()


@needs_tool("strace")
class KilledUpdateTests(unittest.TestCase):
    """A build that takes over what the last one left may be killed at any system call."""

    def prepare(self, place):
        """A portal that was built twice, so that the one before lies beside it, and a change."""
        records = Path(place) / "records"
        write(records, {"helios.yaml": SETTINGS})
        for number in range(4):
            write(records, {f"locations/l{number}.yaml": f"name: Old {number}\n"})
        site = build(records, Path(place) / "site")
        write(records, {"locations/l0.yaml": "name: Newer\n"})
        build(records, site)
        old = tree(site)
        write(records, {"locations/l1.yaml": "name: Newest\n", "vendors/v.yaml": "name: V\n"})
        (records / "locations/l2.yaml").unlink()
        return records, site, old

    def counts(self):
        """How often one thread at most makes each call."""
        with tempfile.TemporaryDirectory(dir=FAST) as place:
            records, site, _ = self.prepare(place)
            log = Path(place) / "log"
            run("strace", "-f", "-qq", "-o", log, TOOL, "build", records, "--out", site)
            text = log.read_text(errors="replace")
        counts = Counter()
        for (_, name), count in Counter(re.findall(r"^(\d+) +(\w+)\(", text, re.M)).items():
            counts[name] = max(count, counts[name])
        return counts

    def attempt(self, call, number):
        with tempfile.TemporaryDirectory(dir=FAST) as place:
            records, site, old = self.prepare(place)
            inject = f"inject={call}:signal=SIGKILL:when={number}"
            run(
                "strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject,
                TOOL, "build", records, "--out", site,
            )  # fmt: skip
            new = tree(build(records, Path(place) / "clean", "--no-cache"))
            state = "old" if tree(site) == old else "new" if tree(site) == new else "torn"
            build(records, site)
            self.assertEqual(tree(site), new, "the next build")
            left = sorted(set(os.listdir(place)) - {".site.spare"})
            self.assertEqual(left, ["clean", "records", "site"])
        return state

    def test_killed_at_changing_calls(self):
        states = Counter()
        for call, count in sorted(self.counts().items()):
            if call not in CHANGING:
                continue
            step = max(1, count // SPREAD)
            for number in [*range(1, count, step), count]:
                with self.subTest(f"{call} {number} of {count}"):
                    state = self.attempt(call, number)
                    self.assertIn(state, ("old", "new"))
                    states[state] += 1
        self.assertGreater(states["old"], 5)
        self.assertGreater(states["new"], 0)


class SampleTests(unittest.TestCase):
    """Starts from a copy of the sample organisation."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="helios-incremental-", dir=FAST)
        self.addCleanup(holder.cleanup)
        self.base = Path(holder.name)
        self.records = self.base / "records"
        ignored = shutil.ignore_patterns(".helios")
        shutil.copytree(ROOT / "records", self.records, ignore=ignored)


class AnswerTests(SampleTests):
    """What a build has left makes answers quicker, and no other."""

    QUESTIONS = [
        ("list",), ("list", "asset"), ("list", "user", "--archived", "--format", "json"),
        ("list", "nothing"), ("show", "user:mike"), ("show", "user:mike", "--format", "json"),
        ("show", "user:nobody"), ("links", "user:mike", "--format", "json"),
        ("impact", "user:mike"), ("query", "asset where status = deployed order by name"),
        ("query", "ticket where status.name = 'Open'", "--format", "csv"),
        ("query", "asset where nothing = 1"),
    ]  # fmt: skip

    def answers(self):
        results = [run(TOOL, *words, "--directory", self.records) for words in self.QUESTIONS]
        return [(result.returncode, result.stdout, result.stderr) for result in results]

    def test_random_changes(self):
        edits = Edits(self.records, SEED)
        for step in range(12):
            # Without a state, with one of before the change, and with one that is just made.
            if step % 3 == 0:
                run(TOOL, "build", self.records, "--out", self.base / "site", "--no-history")
            done = [edits.step() for _ in range(2)]
            quick = self.answers()
            state = self.records / ".helios"
            state.rename(self.base / "state")
            with self.subTest(f"step {step}: {done}"):
                self.assertEqual(quick, self.answers())
            self.assertFalse(state.exists(), "an answer leaves nothing")
            (self.base / "state").rename(state)

    @needs_tool("strace")
    def test_they_read_only_what_is_asked_for(self):
        run(TOOL, "build", self.records, "--out", self.base / "site", "--no-history")
        self.assertEqual(self.opened("list"), set())
        shown = self.opened("show", "user:mike")
        self.assertIn("users/mike.yaml", shown)
        self.assertLess(len(shown), 100)
        assets = self.opened("list", "asset")
        self.assertGreater(len(assets), 10)
        self.assertEqual({path.split("/")[-2] for path in assets}, {"assets"})
        shutil.rmtree(self.records / ".helios")
        self.assertGreater(len(self.opened("list")), 500)

    def opened(self, *words):
        """The records that a command opens."""
        log = self.base / "log"
        run(
            "strace", "-f", "-qq", "-e", "trace=openat", "-o", log, TOOL, *words, "--directory",
            self.records,
        )  # fmt: skip
        found = re.findall(r'"([^"]*\.(?:yaml|md))"', log.read_text())
        paths = {path.removeprefix(f"{self.records}/") for path in found}
        return {path for path in paths if not path.startswith(("helios.", "kinds/", "openspec/"))}


class IncrementalTests(SampleTests):
    def build(self, out, *options):
        return run(TOOL, "build", self.records, "--out", self.base / out, *options)

    def check(self, name):
        """Compares a build that may use the cache with one that may not."""
        quick = self.build("site")
        clean = self.build("clean", "--no-cache")
        with self.subTest(name):
            self.assertEqual(quick.stderr, clean.stderr)
            self.assertEqual(quick.returncode, clean.returncode)
            if clean.returncode == 0:
                self.assertEqual(self.differences(), [])
        return quick

    def differences(self):
        """The files of which the two portals do not say the same."""
        quick, clean = tree(self.base / "site"), tree(self.base / "clean")
        return sorted(
            path for path in {*quick, *clean} if quick.get(path) != clean.get(path)
        )

    def test_random_changes(self):
        edits = Edits(self.records, SEED)
        self.check("at first")
        changed = 0
        for _ in range(STEPS):
            done = edits.step()
            if self.check(f"step {edits.count}: {done}").returncode == 0:
                changed += 1
            else:
                while edits.kept:
                    edits.revert()
        self.assertGreater(changed, STEPS // 3)

    def marks(self):
        return {
            path: (path.stat().st_ino, path.stat().st_mtime_ns)
            for path in (self.base / "site").rglob("*")
        }

    def test_nothing_changed(self):
        self.build("site")
        self.build("site")
        before = self.marks()
        again = self.build("site")
        self.assertIn("nothing has changed", again.stdout)
        self.assertEqual(before, self.marks())

    def test_one_record_changed(self):
        self.build("site")
        path = next(iter(sorted(self.records.glob("locations/*.yaml"))))
        for word in ("first", "second", "third"):
            path.write_text(path.read_text() + f"# {word}\n")
            self.check(word)
        before = {path: path.stat().st_ino for path in (self.base / "site").rglob("*.html")}
        path.write_text(path.read_text().replace("name: ", "name: New ", 1))
        self.check("title")
        after = {path: path.stat().st_ino for path in (self.base / "site").rglob("*.html")}
        same = sum(before.get(path) == inode for path, inode in after.items())
        self.assertGreater(same, len(after) * 2 // 3)
        self.assertLess(same, len(after))

    @needs_tool("strace")
    def test_little_is_read_for_one_change(self):
        # Checks of requirements ask all records that they are about, each time.
        shutil.rmtree(self.records / "openspec")
        self.build("site")
        path = next(iter(sorted(self.records.glob("assets/*.yaml"))))
        for word in ("first", "second"):
            path.write_text(path.read_text() + f"# {word}\n")
            log = self.base / "log"
            run(
                "strace", "-f", "-qq", "-e", "trace=openat", "-o", log, TOOL, "build",
                self.records, "--out", self.base / "site",
            )  # fmt: skip
        found = re.findall(r'"[^"]*/records/([a-z_]+/[^"]*\.(?:yaml|md))"', log.read_text())
        kinds = Counter(path.split("/")[0] for path in set(found))
        for folder in ("contacts", "domains", "locations", "users"):
            there = len(list((self.records / folder).glob("*.yaml")))
            self.assertLess(kinds[folder], max(2, there / 4), folder)

    def test_what_a_listing_finds(self):
        """A build lists the files while it looks for changes, and finds what others find."""
        write(
            self.records,
            {
                "locations/.hidden.yaml": "nothing",
                "locations/a.b/c.yaml": "name: C\n",
                "openspec/specs/.hidden/spec.md": "nothing",
                "files/\N{RIGHT-TO-LEFT OVERRIDE}x.txt": "x",
                "/".join(["files"] + 40 * ["d"] + ["deep.txt"]): "deep",
            },
        )
        os.symlink("a.b", self.records / "locations/link")
        os.mkfifo(self.records / "files/pipe")
        Path(os.fsdecode(bytes(self.records / "files") + b"/\xff")).write_text("x")
        results = [
            run(TOOL, "validate", self.records),
            run(TOOL, "build", self.records, "--out", self.base / "site"),
        ]
        told, built = [
            re.findall(r"^\S.*\[[a-z-]+\.[a-z-]+\]$", result.stdout + result.stderr, re.M)
            for result in results
        ]
        for problem in ("symlink", "name-invalid", "special-file", "too-deep"):
            self.assertTrue(any(f"[source.{problem}]" in line for line in told), problem)
        self.assertEqual(told, built)

    def test_changed_output(self):
        self.build("site")
        damages = [
            lambda site: (site / "index.html").write_text("mine"),
            lambda site: (site / "index.html").unlink(),
            lambda site: (site / "locations" / "strange.html").write_text("mine"),
            lambda site: (site / "locations" / "index.html").write_text("mine"),
            lambda site: shutil.rmtree(site / "users"),
            lambda site: shutil.rmtree(site),
        ]
        path = next(iter(sorted(self.records.glob("locations/*.yaml"))))
        for number, damage in enumerate(damages):
            for where in ("site", ".site.spare"):
                for edits in range(2):
                    if (self.base / where).exists():
                        damage(self.base / where)
                    if edits:
                        path.write_text(path.read_text() + f"# {number} {where}\n")
                    self.check(f"damage {number} of {where}, {edits} edits")
                    path.write_text(path.read_text() + f"# {number} {where} again\n")
                    self.check(f"after damage {number} of {where}")

    def test_changed_state(self):
        self.build("site")
        self.build("site")
        generator = random.Random(SEED)
        path = next(iter(sorted(self.records.glob("locations/*.yaml"))))
        for kept in ("build-*", "extracts-*"):
            [state] = (self.records / ".helios/cache").glob(kept)
            for number in range(9):
                bad = bytearray(state.read_bytes())
                if number % 3 == 0:
                    del bad[generator.randrange(len(bad)):]
                elif number % 3 == 1:
                    bad[generator.randrange(len(bad))] ^= 1 << generator.randrange(8)
                else:
                    bad += b"more"
                state.write_bytes(bytes(bad))
                path.write_text(path.read_text() + f"# {kept} {number}\n")
                self.check(f"{kept} {number}")
            state.unlink()
            path.write_text(path.read_text() + f"# no {kept}\n")
            self.check(f"no {kept}")

    def test_state_of_an_older_build(self):
        self.build("site")
        self.build("site")
        path = next(iter(sorted(self.records.glob("locations/*.yaml"))))
        for kept in ("build-*", "extracts-*"):
            [state] = (self.records / ".helios/cache").glob(kept)
            older = state.read_bytes()
            path.write_text(path.read_text().replace("name: ", "name: New ", 1))
            self.check(f"newer than {kept}")
            state.write_bytes(older)
            path.write_text(path.read_text().replace("name: ", "name: Other ", 1))
            self.check(f"older {kept}")

    def test_state_of_another_repository(self):
        self.build("site")
        other = self.base / "other"
        shutil.copytree(self.records, other)
        run(TOOL, "build", other, "--out", self.base / "site")
        for state in sorted((self.records / ".helios/cache").glob("*-*")):
            state.write_bytes((other / ".helios/cache" / state.name).read_bytes())
        path = next(iter(sorted(self.records.glob("locations/*.yaml"))))
        path.write_text(path.read_text().replace("name: ", "name: New ", 1))
        self.check("foreign state")

    def test_state_cannot_be_written(self):
        # Not even by root, who may write where others may not.
        write(self.records, {".helios/cache": "in the way"})
        self.check("first")
        path = next(iter(sorted(self.records.glob("locations/*.yaml"))))
        path.write_text(path.read_text().replace("name: ", "name: New ", 1))
        self.check("second")

    @needs_tool("git")
    def test_commits(self):
        def git(*arguments):
            person = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
            run("git", "-C", self.records, *person, *arguments).check_returncode()

        git("init", "-q")
        git("add", "-A")
        git("commit", "-qm", "first")
        self.check("the first commit")
        path = next(iter(sorted(self.records.glob("locations/*.yaml"))))
        path.write_text(path.read_text().replace("name: ", "name: New ", 1))
        self.check("before the commit")
        git("commit", "-qam", "second")
        before = self.marks()
        self.check("the second commit")
        # Pages that tell the past, and no others.
        files = {place: mark for place, mark in self.marks().items() if place.is_file()}
        self.assertLess(sum(before.get(place) != mark for place, mark in files.items()), 20)
        page = self.base / "site/locations" / path.stem / "history/index.html"
        self.assertIn("second", page.read_text())
        git("commit", "-q", "--amend", "-m", "third", "--reset-author")
        self.check("an amended commit")
        git("reset", "-q", "--hard", "HEAD~1")
        self.check("back at the first commit")


if __name__ == "__main__":
    unittest.main()
