"""What changed between two revisions of a repository, and what the change makes wrong."""

import json
import subprocess
import tempfile
import unittest
from pathlib import Path

from support import run, tool, write

ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_AUTHOR_NAME": "Mike",
    "GIT_AUTHOR_EMAIL": "mike@fjord.example",
    "GIT_AUTHOR_DATE": "2026-03-01T12:00:00Z",
    "GIT_COMMITTER_NAME": "Mike",
    "GIT_COMMITTER_EMAIL": "mike@fjord.example",
    "GIT_COMMITTER_DATE": "2026-03-01T12:00:00Z",
}
FIRST = {
    "helios.yaml": "organization: {name: Fjord, domain: fjord.example}\n",
    "kinds/ship.yaml": """kind: ship
plural: ships
label: {singular: Ship, plural: Ships}
traits: [body]
fields:
  name: {type: string, required: true}
  hull: {type: enum, of: [steel, wood]}
relations:
  sister: {to: ship, inverse: sister_of}
""",
    "ships/aurora.yaml": "name: Aurora\nhull: wood\n",
    "ships/boreas.yaml": "name: Boreas\nsister: aurora\n",
    "ships/cirrus.md": "---\nname: Cirrus\nhull: steel\n---\n\nBuilt in Bergen.\n",
    "ships/old.yaml": "name: Old\nsister: nobody\n",
}


class DiffTests(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = Path(holder.name)
        self.git("init", "-q", "-b", "main")
        write(self.root, FIRST)
        self.commit("first")
        self.git("tag", "v1")

    def git(self, *arguments):
        subprocess.run(
            ["git", *arguments], cwd=self.root, env={**ENVIRONMENT, "PATH": "/usr/bin:/bin"},
            check=True, stdout=subprocess.DEVNULL,
        )

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def test_links_of_parts_and_replies_are_told_apart(self):
        reply = "---\ntype: public\nat: 2026-02-0{}T10:00:00Z\nauthor: {}\n---\n\nDone.\n"
        switch = (
            "name: {}\nasset_type: switch\nmake: Aruba\nstatus: deployed\ninterfaces:\n"
            "  - {{name: p1, type: ethernet, connected_to: {{ref: core, interface: '{}'}}}}\n"
            "  - {{name: p2, type: ethernet, connected_to: {{ref: core, interface: '{}'}}}}\n"
        )  # fmt: skip
        write(
            self.root,
            {
                "users/erik.yaml": "name: Erik\nemail: erik@fjord.example\n",
                "users/maja.yaml": "name: Maja\nemail: maja@fjord.example\n",
                "assets/core.yaml": "name: Core\nasset_type: switch\nmake: Aruba\nstatus: deployed\n",
                "assets/edge.yaml": switch.format("Edge", 26, 27),
                "tickets/1/record.md": "---\nnumber: \"1\"\nsubject: Slow\n---\n\nIt is.\n",
                "tickets/1/replies/2026-02-01T1000Z-erik.md": reply.format(1, "erik"),
                "tickets/1/replies/2026-02-02T1000Z-maja.md": reply.format(2, "maja"),
                "tickets/1/replies/2026-02-03T1000Z-erik.md": reply.format(3, "erik"),
            },
        )
        self.commit("second")
        write(
            self.root,
            {
                "assets/edge.yaml": switch.format("Edge", 27, 26),
                "tickets/1/replies/2026-02-03T1000Z-erik.md": reply.format(3, "maja"),
                "tickets/1/replies/2026-02-04T1000Z-maja.md": reply.format(4, "maja"),
            },
        )
        told = tool("diff", "HEAD", "--exit-code", cwd=self.root)
        self.assertEqual(told.returncode, 1, told.stdout)
        for line in (
            "interfaces[p1].connected_to: asset:core (interface: 26 → 27)",
            "interfaces[p2].connected_to: asset:core (interface: 27 → 26)",
            "thread[2026-02-03T1000Z-erik].author: − user:erik, + user:maja",
            "thread[2026-02-04T1000Z-maja].author: + user:maja",
        ):
            self.assertIn(line, told.stdout)
        found = json.loads(tool("diff", "HEAD", "--format", "json", cwd=self.root).stdout)
        ticket = next(one for one in found["changed"] if one["record"] == "ticket:1")
        added = [(link["in"], link["target"]) for link in ticket["links"]["added"]]
        replies = ("2026-02-03T1000Z-erik", "2026-02-04T1000Z-maja")
        self.assertEqual(added, [(name, "user:maja") for name in replies])

    def change(self):
        write(self.root, {
            "ships/aurora.yaml": "name: Aurora\nhull: steel # repainted\n",
            "ships/cirrus.md": "---\nname: Cirrus\nhull: steel\n---\n\nBuilt in Oslo.\n",
            "kinds/ship.yaml": FIRST["kinds/ship.yaml"] + "description: A ship.\n",
        })
        self.git("mv", "ships/boreas.yaml", "ships/borea.yaml")
        (self.root / "ships/old.yaml").unlink()

    def diff(self, *arguments, code=0):
        result = tool("diff", *arguments, cwd=self.root)
        self.assertEqual(result.returncode, code, result.stdout + result.stderr)
        return result.stdout

    def test_tells_the_same_of_working_tree_and_commit(self):
        self.change()
        text = self.diff("v1")
        for line in [
            "v1 → working tree: records: 1 removed, 1 renamed, 2 changed; 1 other file changed; 1 fixed",
            "- ship:old  Old",
            "> ship:boreas → ship:borea  Boreas",
            "    hull: wood → steel",
            "      - Built in Bergen.",
            "      + Built in Oslo.",
            "kinds/ship.yaml changed",
        ]:
            self.assertIn(line + "\n", text)
        self.commit("second")
        self.assertEqual(self.diff("v1", "main").replace("main", "working tree", 1), text)
        self.assertEqual(self.diff("v1", "HEAD~1"), "v1 → HEAD~1: no record changed\n")

    def test_line_ends_are_no_change(self):
        write(self.root, {
            "README.md": "# Ships\n\nAll of them.\n",
            "assets/mac/record.yaml": "name: Mac\nasset_type: laptop\nmake: A\nstatus: storage\n",
            "assets/mac/notes.txt": "one\ntwo\n",
            "assets/mac/data.bin": b"one\n\0two\n",
        })
        self.commit("second")
        for path in self.root.rglob("*"):
            if path.is_file() and ".git" not in path.parts:
                path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        text = self.diff("HEAD")
        self.assertIn("HEAD → working tree: records: 1 changed\n", text)
        self.assertIn("data.bin", text)
        self.assertNotIn("notes.txt", text)
        (self.root / "assets/mac/data.bin").write_bytes(b"one\n\0two\n")
        self.assertEqual(self.diff("HEAD"), "HEAD → working tree: no record changed\n")
        self.commit("third")
        self.assertEqual(self.diff("HEAD~1", "HEAD"), "HEAD~1 → HEAD: no record changed\n")

    def test_outside_of_git_the_help_can_be_followed(self):
        with tempfile.TemporaryDirectory() as folder:
            write(folder, FIRST)
            for command, advice in [
                (["diff", "HEAD"], "run this in a clone of a git repository"),
                (["validate", "--changed-since", "HEAD"], "run this in a clone of a git repository"),
                (["list", "--at", "HEAD"], "leave out --at, or run this in a clone"),
            ]:
                with self.subTest(command):
                    result = tool(*command, cwd=folder)
                    self.assertEqual(result.returncode, 70)
                    self.assertTrue(result.stderr.endswith(f"\nhelp: {advice}\n"), result.stderr)

    def test_exit_codes(self):
        self.assertEqual(self.diff("v1", "--exit-code"), "v1 → working tree: no record changed\n")
        self.change()
        self.diff("v1")
        self.diff("v1", "--exit-code", code=1)
        self.diff("nothing", code=64)

    def test_json_says_between_what(self):
        self.change()
        found = json.loads(self.diff("v1", "--format", "json"))
        self.assertEqual(found["from"]["name"], "v1")
        self.assertRegex(found["from"]["commit"], "^[0-9a-f]{40}$")
        self.assertIsNone(found["to"]["commit"])
        self.assertEqual(found["summary"]["changed"], len(found["changed"]))

    def test_markdown_is_a_comment(self):
        self.change()
        text = self.diff("v1", "--format", "markdown")
        self.assertIn("- **renamed** `ship:boreas` → `ship:borea` Boreas\n", text)
        self.assertIn("  - hull: `wood` → `steel`\n", text)

    def test_validate_tells_only_what_the_change_makes_wrong(self):
        broken = tool("validate", cwd=self.root)
        self.assertEqual(broken.returncode, 1)
        clean = tool("validate", "--changed-since", "v1", cwd=self.root)
        self.assertEqual(clean.returncode, 0, clean.stdout)
        self.assertRegex(clean.stdout, r"; \d older findings? left out\n")
        # The finding is in a file that nobody has touched.
        (self.root / "ships/aurora.yaml").unlink()
        result = tool("validate", "--changed-since", "v1", "--format", "json", cwd=self.root)
        self.assertEqual(result.returncode, 1)
        found = json.loads(result.stdout)
        self.assertEqual([f["path"] for f in found["diagnostics"]], ["ships/boreas.yaml"])
        self.assertGreater(found["summary"]["older_findings"], 0)
        self.assertFalse(found["valid"])
        for name in ["text", "sarif", "junit", "github"]:
            told = tool("validate", "--changed-since", "v1", "--format", name, cwd=self.root)
            self.assertEqual(told.returncode, 1)
            self.assertIn("ships/boreas.yaml", told.stdout)
            self.assertNotIn("no ship is called 'nobody'", told.stdout)

    def test_works_in_a_linked_tree_and_below_the_root(self):
        self.git("mv", "-k", *[p.name for p in self.root.iterdir() if p.name != ".git"], ".")
        (self.root / "records").mkdir()
        for name in ["helios.yaml", "kinds", "ships"]:
            self.git("mv", name, f"records/{name}")
        self.commit("moved")
        write(self.root, {"records/ships/aurora.yaml": "name: Aurora\nhull: steel\n"})
        result = tool("diff", "HEAD", "-C", self.root / "records")
        self.assertIn("hull: wood → steel", result.stdout, result.stderr)
        # The records were in the folder above, then.
        result = tool("diff", "v1", "-C", self.root / "records")
        self.assertIn("hull: wood → steel", result.stdout, result.stderr)


if __name__ == "__main__":
    unittest.main()
