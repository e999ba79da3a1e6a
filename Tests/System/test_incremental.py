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
            (1, self.template), (2, self.specification), (1, self.alias),
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


class IncrementalTests(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="helios-incremental-", dir=FAST)
        self.addCleanup(holder.cleanup)
        self.base = Path(holder.name)
        self.records = self.base / "records"
        ignored = shutil.ignore_patterns(".helios")
        shutil.copytree(ROOT / "records", self.records, ignore=ignored)

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
        [state] = (self.records / ".helios/cache").glob("build-*")
        good = state.read_bytes()
        generator = random.Random(SEED)
        path = next(iter(sorted(self.records.glob("locations/*.yaml"))))
        for number in range(12):
            bad = bytearray(good)
            if number % 3 == 0:
                del bad[generator.randrange(len(bad)):]
            elif number % 3 == 1:
                bad[generator.randrange(len(bad))] ^= 1 << generator.randrange(8)
            else:
                bad += b"more"
            state.write_bytes(bytes(bad))
            path.write_text(path.read_text() + f"# {number}\n")
            self.check(f"state {number}")
        state.unlink()
        self.check("no state")

    def test_state_of_another_repository(self):
        self.build("site")
        other = self.base / "other"
        shutil.copytree(self.records, other)
        run(TOOL, "build", other, "--out", self.base / "site")
        [state] = (self.records / ".helios/cache").glob("build-*")
        [foreign] = (other / ".helios/cache").glob(state.name)
        state.write_bytes(foreign.read_bytes())
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
