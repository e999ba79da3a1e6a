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
