"""Hostile git repositories: a diagnostic or a message each, at little cost, and nothing is run."""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import unittest
import zlib
from pathlib import Path

from git_repositories import Repository, name_of, number, tree_entry
from hostile_inputs import KIND, SETTINGS
from support import TOOL, needs_tool, run, tool, write
from test_hostile import MEGABYTES, SECONDS, measured, places

FILES = {"helios.yaml": SETTINGS, "kinds/thing.yaml": KIND, "things/a.yaml": "name: A\n"}


class GitCase(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.repository = Repository(Path(self.folder.name) / "repository")
        self.path = self.repository.path

    def entries(self):
        """The entries of the root of a repository with one record, for trees by hand."""
        object_ = self.repository.object
        kinds = self.repository.tree([("file", "thing.yaml", object_("blob", KIND.encode()))])
        self.record = object_("blob", b"name: A\n")
        return [("file", "helios.yaml", object_("blob", SETTINGS.encode())), ("tree", "kinds", kinds)]

    def records(self, things):
        """Makes a commit whose folder of records has these entries."""
        tree = self.repository.tree([*self.entries(), ("tree", "things", self.repository.tree(things))])
        return self.repository.head(tree)

    def validate(self, revision="HEAD", *arguments):
        """Looks at a revision; the exit code, the ids of what is found by path, and the errors."""
        code, text, seconds, megabytes = measured(
            self.path, "validate", "--format", "json", "--at", revision, *arguments
        )
        self.assertIn(code, (0, 1, 64, 70), text[1][-800:])
        self.assertLess(seconds, SECONDS)
        self.assertLess(megabytes, MEGABYTES)
        found = {(place[0], place[3]) for place in places(text)} if text[0] else set()
        return code, found, text[1]

    def refused(self, reason, revision="HEAD", code=70):
        """The revision cannot be looked at, for a reason that is said."""
        status, found, errors = self.validate(revision)
        self.assertEqual((status, found), (code, set()), errors)
        self.assertRegex(errors, reason)
        self.assertIn("help: ", errors)


class HostileObjects(GitCase):
    def test_names_that_lead_elsewhere_are_refused(self):
        for name in ["..", ".", ".git", ".GIT", "git~1", ".g\u200cit", ".git ", ".git::$INDEX_ALLOCATION"]:
            with self.subTest(name):
                self.entries()
                self.records([("file", name, self.record), ("file", "a.yaml", self.record)])
                code, found, _ = self.validate()
                self.assertEqual((code, [place[1] for place in found]), (1, ["source.name-invalid"]))

    def test_names_that_no_path_can_hold_are_refused(self):
        for name in [b"a\\b.yaml", b"a\nb.yaml", b"a\x1bb.yaml", b"\xff.yaml", "a\u202eb.yaml".encode(),
                     b"a/b.yaml", b"../x.yaml", b"/etc/passwd", b"n" * 300 + b".yaml"]:
            with self.subTest(name):
                self.entries()
                self.records([("file", name, self.record), ("file", "a.yaml", self.record)])
                code, found, _ = self.validate()
                self.assertEqual((code, [place[1] for place in found]), (1, ["source.name-invalid"]))

    def test_names_that_are_one_on_other_systems_are_told(self):
        names = ["PLAN.txt", "caf\u00e9.txt", "cafe\u0301.txt", "plan.txt", "record.yaml"]
        self.entries()
        folder = self.repository.tree([("file", name, self.record) for name in names])
        self.records([("tree", "one", folder)])
        code, found, _ = self.validate()
        self.assertEqual(code, 1)
        self.assertEqual({place[1] for place in found}, {"source.name-collision"})

    def test_what_is_no_file_is_told(self):
        self.entries()
        link = self.repository.object("blob", b"/etc/passwd")
        self.records([
            ("file", "a.yaml", self.record), ("60000", "device.yaml", self.record),
            ("link", "link.yaml", link), ("module", "module", "1" * 40),
            ("777777", "mode.yaml", self.record),
        ])
        code, found, _ = self.validate()
        self.assertEqual((code, found), (1, {
            ("things/device.yaml", "source.special-file"), ("things/link.yaml", "source.symlink"),
            ("things/module", "git.submodule"), ("things/mode.yaml", "source.special-file"),
        }))

    def test_a_file_that_unpacks_to_a_gigabyte_is_refused(self):
        size = 1 << 30
        chunk = bytes(1 << 20)
        header = b"blob %d\0" % size
        packer, digest = zlib.compressobj(1), hashlib.sha1(header)
        packed = [packer.compress(header)]
        for _ in range(size // len(chunk)):
            packed.append(packer.compress(chunk))
            digest.update(chunk)
        packed.append(packer.flush())
        self.entries()
        self.repository.loose(digest.hexdigest(), b"".join(packed))
        record = self.repository.tree([
            ("file", "plan.txt", digest.hexdigest()), ("file", "record.yaml", self.record),
        ])
        self.records([("file", "b.yaml", digest.hexdigest()), ("tree", "one", record)])
        code, found, _ = self.validate()
        self.assertEqual((code, found), (1, {
            ("things/b.yaml", "source.too-large"), ("things/one/plan.txt", "record.attachment-too-large"),
        }))

    def test_objects_that_say_to_be_huge_are_refused(self):
        for kind in ["commit", "tree"]:
            with self.subTest(kind):
                name = "ab" * 20
                self.repository.loose(name, zlib.compress(b"%s %d\0" % (kind.encode(), 1 << 40)))
                if kind == "commit":
                    (self.path / ".git/refs/heads/main").write_text(name + "\n")
                    self.refused("larger than|damaged")
                else:
                    self.repository.head(name)
                    self.refused("larger than|damaged")

    def test_a_tree_without_end_in_depth_is_told(self):
        objects = [("tree", tree_entry("file", "a.yaml", name_of("blob", b"name: A\n")))]
        for _ in range(100_000):
            objects.append(("tree", tree_entry("tree", "d", name_of(*objects[-1]))))
        self.repository.pack(objects)
        self.entries()
        self.repository.head(self.repository.tree([*self.entries(), ("tree", "things", name_of(*objects[-1]))]))
        code, found, _ = self.validate()
        self.assertEqual((code, [place[1] for place in found]), (1, ["source.too-deep"]))

    def test_a_tree_without_end_in_breadth_is_told(self):
        self.entries()
        tree = self.repository.tree([("file", "a.yaml", self.record)])
        for _ in range(10):
            tree = self.repository.tree([("tree", f"d{number}", tree) for number in range(10)])
        self.repository.head(self.repository.tree([*self.entries(), ("tree", "unknown", tree)]))
        code, found, _ = self.validate()
        self.assertEqual(code, 1)
        self.assertIn((".", "git.too-many-files"), found)

    def test_missing_and_damaged_objects_are_told(self):
        self.entries()
        self.records([("file", "a.yaml", self.record)])
        tree = self.repository.git("rev-parse", "HEAD:things")
        damage = {
            "missing": None, "empty": b"", "garbage": b"\xff" * 40,
            "cut": zlib.compress(b"blob 8\0name: A\n")[:-6],
            "other content": zlib.compress(b"blob 8\0name: B\n"),
            "other size": zlib.compress(b"blob 9\0name: A\n"),
            "smaller size": zlib.compress(b"blob 1\0name: A\n"),
            "no size": zlib.compress(b"blob \0name: A\n"),
            "negative size": zlib.compress(b"blob -8\0name: A\n"),
            "size beyond numbers": zlib.compress(b"blob 99999999999999999999\0name: A\n"),
            "more behind its end": zlib.compress(b"blob 8\0name: A\n") + b"x",
            "other kind": zlib.compress(b"tree 8\0name: A\n"),
            "unknown kind": zlib.compress(b"bulb 8\0name: A\n"),
        }
        for name, packed in damage.items():
            for object_, place in [(self.record, ("things/a.yaml", "source.unreadable")),
                                   (tree, ("things", "git.object-unreadable"))]:
                with self.subTest(name, object=place):
                    path = self.repository.file(object_)
                    whole = path.read_bytes()
                    path.unlink()
                    if packed is not None:
                        path.write_bytes(packed)
                    code, found, _ = self.validate()
                    self.assertEqual((code, found), (1, {place}))
                    path.unlink(missing_ok=True)
                    path.write_bytes(whole)
        self.assertEqual(self.validate()[:2], (0, set()))

    def test_missing_and_damaged_commits_are_told(self):
        self.entries()
        commit = self.records([("file", "a.yaml", self.record)])
        for content in [b"", b"tree 1\n", b"tree " + b"z" * 40 + b"\n", b"parent x\n", b"\0" * 99]:
            with self.subTest(content):
                (self.path / ".git/refs/heads/main").write_text(self.repository.object("commit", content) + "\n")
                self.refused("names no tree")
        (self.path / ".git/refs/heads/main").write_text(commit + "\n")
        self.repository.file(commit).unlink()
        self.refused(f"lacks the object {commit}")

    def test_a_damaged_pack_is_told(self):
        self.repository.commit(FILES)
        self.repository.git("gc", "--quiet")
        [pack] = (self.path / ".git/objects/pack").glob("*.pack")
        data = pack.read_bytes()
        pack.chmod(0o600)
        for place in range(12, len(data) - 20, 17):
            with self.subTest(place):
                pack.write_bytes(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1:])
                code, _, errors = self.validate()
                self.assertIn(code, (0, 1, 70), errors)

    def test_packs_that_lie_are_told(self):
        self.entries()
        name, blob = "cd" * 20, zlib.compress(b"name: A\n")
        base = ("ef" * 20, 3, 8, blob)
        giant = zlib.compress(bytes(1 << 28), 1)
        copy = b"\x90\x08"

        def delta(before, after, steps, target=bytes.fromhex(base[0])):
            body = number(before) + number(after) + steps
            return 7, len(body), target + zlib.compress(body)

        cases = {
            "more than there is": [(name, 3, 9, blob)],
            "less than there is": [(name, 3, 7, blob)],
            "much more than there is": [(name, 3, 1 << 19, blob)],
            "an end too early": [(name, 3, 8, blob[:-5])],
            "no content": [(name, 3, 8, b"")],
            "no zlib": [(name, 3, 8, b"\xff" * 20)],
            "an unknown kind": [(name, 5, 8, blob)],
            "a base that is missing": [(name, *delta(8, 8, copy, bytes(20)))],
            "itself as its base": [(name, *delta(8, 8, copy, bytes.fromhex(name)))],
            "itself by its place": [(name, 6, 4, b"\0" + zlib.compress(number(8) * 2 + copy))],
            "a place before the pack": [(name, 6, 4, b"\xff\x7f" + zlib.compress(number(8) * 2 + copy))],
            "two that build on each other": [
                (name, *delta(8, 8, copy)), (base[0], *delta(8, 8, copy, bytes.fromhex(name)))],
            "a copy beyond the base": [base, (name, *delta(8, 8, b"\x91\xff\x08"))],
            "a base of another size": [base, (name, *delta(9, 8, copy))],
            "more than was said": [base, (name, *delta(8, 8, copy * 9))],
            "an insertion beyond the end": [base, (name, *delta(8, 8, b"\x7fabc"))],
            "a reserved step": [base, (name, *delta(8, 8, b"\0"))],
            "a giant that says to be small": [(name, 3, 8, giant)],
            "a giant for a base": [(base[0], 3, 1 << 28, giant), (name, *delta(1 << 28, 8, copy))],
            "a giant by copies": [base, (name, *delta(8, 1 << 40, copy))],
        }
        for case, entries in cases.items():
            with self.subTest(case):
                self.repository.pack_by_hand(entries)
                self.records([("file", "a.yaml", name)])
                code, found, errors = self.validate()
                self.assertEqual(code, 1, errors)
                self.assertEqual([place[0] for place in found], ["things/a.yaml"])

    def test_a_chain_of_twenty_thousand_deltas_is_told(self):
        self.entries()
        names = [hashlib.sha1(b"%d" % place).hexdigest() for place in range(20_000)]
        body = number(8) + number(8) + b"\x90\x08"
        entries = [(names[0], 3, 8, zlib.compress(b"name: A\n"))]
        for before, name in zip(names, names[1:]):
            entries.append((name, 7, len(body), bytes.fromhex(before) + zlib.compress(body)))
        self.repository.pack_by_hand(entries)
        self.records([("file", "a.yaml", names[-1])])
        code, found, _ = self.validate()
        self.assertEqual((code, found), (1, {("things/a.yaml", "source.unreadable")}))

    def test_a_tree_that_ends_in_an_entry_is_told(self):
        self.entries()
        for content in [b"100644", b"100644 a.yaml", b"100644 a.yaml\0abc", b"x a\0" + bytes(20), b" \0" + bytes(20)]:
            with self.subTest(content):
                tree = self.repository.object("tree", content)
                self.repository.head(self.repository.tree([*self.entries(), ("tree", "things", tree)]))
                code, found, _ = self.validate()
                self.assertEqual((code, found), (1, {("things", "git.object-unreadable")}))

    def test_a_name_with_a_line_break_brings_no_parent(self):
        self.entries()
        tree = self.repository.tree([*self.entries(), ("tree", "things", self.repository.tree([("file", "a.yaml", self.record)]))])
        zero = "0" * 40
        self.repository.head(tree, people=f"author Mike\nparent {zero} <m@x> 1 +0000\ncommitter M <m@x> 1 +0000\n")
        self.assertEqual(self.validate()[:2], (0, {(".", "git.commit-malformed")}))
        self.refused("no tag, branch or commit", "HEAD~1", 64)

    def test_replaced_objects_are_read_as_recorded(self):
        self.repository.commit(FILES)
        other = self.repository.object("blob", b"color: broken\n")
        self.repository.git("replace", self.repository.git("rev-parse", "HEAD:things/a.yaml"), other)
        self.assertEqual(self.validate()[:2], (0, {(".", "git.replaced")}))
        self.repository.git("pack-refs", "--all")
        self.assertEqual(self.validate()[:2], (0, {(".", "git.replaced")}))


class RepositoryForms(GitCase):
    def test_ten_thousand_branches_are_no_burden(self):
        commit = self.repository.commit(FILES)
        lines = "".join(f"{commit} refs/heads/branch-{number:05}\n" for number in range(10_000))
        (self.path / ".git/packed-refs").write_text("# pack-refs with: peeled fully-peeled sorted \n" + lines)
        self.assertEqual(self.validate("branch-09999")[0], 0)
        self.refused("no tag, branch or commit", "branch-10000", 64)
        for number in range(10_000):
            (self.path / f".git/refs/heads/loose-{number}").write_text(commit + "\n")
        self.assertEqual(self.validate("loose-9999")[0], 0)

    def test_names_for_names_without_end_are_refused(self):
        self.repository.commit(FILES)
        (self.path / ".git/refs/heads/loop").write_text("ref: refs/heads/loop\n")
        self.refused("without end", "loop")
        (self.path / ".git/refs/heads/out").write_text("ref: ../../etc/passwd\n")
        self.refused("names no branch", "out")
        (self.path / ".git/refs/heads/pipe").unlink(missing_ok=True)
        os.mkfifo(self.path / ".git/refs/heads/pipe")
        self.refused("is not a file", "pipe")

    def test_forms_that_cannot_be_read_right_are_refused(self):
        self.repository.commit(FILES)
        forms = {
            "[extensions]\n\trefStorage = reftable\n": "stored as reftable",
            "[extensions]\n\tobjectFormat = sha256\n": "named by sha256",
            "[extensions]\n\tnewThing = true\n": "extension 'newthing'",
            "[core]\n\trepositoryformatversion = 2\n": "version '2'",
            "[core\n": "not a configuration in its line",
            "[core]\n\tworktree = \"\n": "not a configuration in its line",
        }
        for text, reason in forms.items():
            with self.subTest(text):
                (self.path / ".git/config").write_text("[core]\n\trepositoryformatversion = 1\n" + text)
                self.refused(reason)

    def test_sha256_is_refused(self):
        repository = Repository(Path(self.folder.name) / "sha256", "--object-format=sha256")
        repository.commit(FILES)
        self.path = repository.path
        self.refused("named by sha256")

    def test_a_split_index_is_not_looked_at(self):
        self.repository.git("config", "core.splitIndex", "true")
        self.repository.commit(FILES)
        self.assertEqual(self.validate()[:2], (0, set()))

    def test_shallow_clones_say_where_they_end(self):
        self.repository.commit(FILES, 0)
        self.repository.commit({"things/b.yaml": "name: B\n"}, 1)
        source = f"file://{self.path}"
        self.repository.git("clone", "--quiet", "--depth=1", source, "../shallow")
        self.path = Path(self.folder.name) / "shallow"
        self.assertEqual(self.validate()[:2], (0, set()))
        self.refused("no tag, branch or commit", "HEAD~1", 64)
        self.assertIn("git fetch --unshallow", self.validate("HEAD~1")[2])
        self.assertIn("git fetch --unshallow", self.validate("2025-01-01")[2])

    def test_partial_clones_fetch_nothing(self):
        self.repository.commit(FILES)
        self.repository.git("config", "uploadpack.allowFilter", "true")
        self.repository.git(
            "clone", "--quiet", "--filter=blob:none", "--no-checkout", f"file://{self.path}", "../partial"
        )
        self.path = Path(self.folder.name) / "partial"
        code, found, _ = self.validate()
        self.assertEqual(code, 1)
        self.assertIn(("helios.yaml", "source.unreadable"), found)

    def test_linked_working_trees_and_alternates_work(self):
        self.repository.commit(FILES)
        self.repository.git("worktree", "add", "--quiet", "-b", "other", "../linked")
        self.repository.git("clone", "--quiet", "--shared", ".", "../shared")
        self.repository.git("clone", "--quiet", "--bare", ".", "../bare.git")
        for name in ["linked", "shared", "bare.git"]:
            with self.subTest(name):
                self.path = Path(self.folder.name) / name
                self.assertEqual(self.validate()[:2], (0, set()))
        self.path = Path(self.folder.name) / "linked"
        self.assertEqual(self.validate("other")[:2], (0, set()))

    def test_a_submodule_is_its_own_repository(self):
        outer = Repository(Path(self.folder.name) / "outer")
        self.repository.commit(FILES)
        outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", self.path, "records")
        self.path = outer.path / "records"
        self.assertEqual(self.validate()[:2], (0, set()))

    @unittest.skipUnless(os.getuid() == 0, "only the superuser can give files away")
    def test_repositories_of_other_users_are_read(self):
        self.repository.commit(FILES)
        subprocess.run(["chown", "-R", "65534:65534", self.path], check=True)
        self.assertEqual(self.validate()[:2], (0, set()))


class ConfigurationTraps(GitCase):
    def trap(self, name):
        """A command that leaves a trace when it is run."""
        return f"touch {self.folder.name}/sentinel-{name}"

    def setUp(self):
        super().setUp()
        self.repository.commit({**FILES, ".gitattributes": "* filter=trap diff=trap\n"})
        hooks = Path(self.folder.name) / "hooks"
        for hook in ["post-checkout", "pre-commit", "post-index-change", "reference-transaction", "fsmonitor-watchman"]:
            write(hooks, {hook: f"#!/bin/sh\n{self.trap('hook')}\n"})
            (hooks / hook).chmod(0o755)
            shutil.copy(hooks / hook, self.path / ".git/hooks" / hook)
        write(self.folder.name, {"included": f"[core]\n\tfsmonitor = {self.trap('include')}\n"})
        self.settings = {
            "core.fsmonitor": self.trap("fsmonitor"), "core.hooksPath": str(hooks),
            "filter.trap.smudge": self.trap("smudge"), "filter.trap.clean": self.trap("clean"),
            "filter.trap.process": self.trap("process"), "diff.external": self.trap("diff"),
            "diff.trap.textconv": self.trap("textconv"), "core.sshCommand": self.trap("ssh"),
            "credential.helper": f"!{self.trap('credential')}", "core.pager": self.trap("pager"),
            "core.editor": self.trap("editor"), "gpg.program": self.trap("gpg"),
            "core.alternateRefsCommand": self.trap("alternates"), "core.gitProxy": self.trap("proxy"),
            "alias.log": f"!{self.trap('alias')}", "uploadpack.packObjectsHook": self.trap("pack"),
            "remote.origin.uploadpack": self.trap("upload"), "remote.origin.promisor": "true",
            "include.path": f"{self.folder.name}/included",
            "includeIf.gitdir:/.path": f"{self.folder.name}/included",
            "core.excludesFile": f"{self.folder.name}/included",
            "core.attributesFile": f"{self.folder.name}/included",
        }
        self.plain = (self.path / ".git/config").read_text()

    def set(self, settings):
        # By hand: git itself would run some of them.
        lines = [self.plain]
        for key, value in settings.items():
            section, _, name = key.rpartition(".")
            section, _, inner = section.partition(".")
            quoted = value.replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'[{section}{f" {chr(34)}{inner}{chr(34)}" if inner else ""}]\n\t{name} = "{quoted}"\n')
        (self.path / ".git/config").write_text("".join(lines))

    def test_no_setting_runs_anything(self):
        self.set(self.settings)
        for command in [("validate",), ("list", "thing"), ("show", "thing:a"), ("query", "thing"),
                        ("links", "thing:a"), ("impact", "thing:a"), ("build", "--out", "../site")]:
            with self.subTest(command[0]):
                result = tool(*command, "--at", "HEAD", cwd=self.path)
                self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(list(Path(self.folder.name).glob("sentinel-*")), [])

    @needs_tool("strace")
    def test_no_setting_opens_anything(self):
        opened = self.opened()
        self.assertIn(f"{self.path}/.git/config", opened)
        for name in ["include.path", "includeIf.gitdir:/.path", "core.excludesFile", "core.attributesFile"]:
            with self.subTest(name):
                self.set({name: self.settings[name]})
                self.assertEqual(self.opened(), opened)
        self.set({"core.worktree": "/etc"})
        self.refused("says that its files are in '/etc'")
        self.assertLessEqual(self.opened(70), opened)

    def opened(self, code=0):
        """The files that a run opens or looks at, and that no program is started."""
        log = Path(self.folder.name) / "log"
        result = run("strace", "-f", "-qq", "-s", "4096", "-e", "trace=%file,execve", "-o", log, TOOL,
                     "validate", "--at", "HEAD", cwd=self.path)
        self.assertEqual(result.returncode, code, result.stderr)
        calls = log.read_text(errors="replace")
        self.assertEqual(calls.count("execve("), 1)
        found = re.findall(r'"(/[^"]*)"', calls)
        return {name for name in found if not name.startswith(("/proc/", "/sys/"))}

    def test_a_working_tree_elsewhere_is_refused(self):
        for place in ["/etc", "../..", "/", str(self.path) + "/../other"]:
            with self.subTest(place):
                self.set({"core.worktree": place})
                self.refused("says that its files are in")
        for place in [str(self.path), "..", "../."]:
            with self.subTest(place):
                self.set({"core.worktree": place})
                self.assertEqual(self.validate()[0], 0)


if __name__ == "__main__":
    unittest.main()
