"""What --at shows is what a checkout of that revision would show."""

import shutil
import tempfile
import unittest
from pathlib import Path

from git_repositories import EPOCH, Repository
from support import RECORDS, tool, tree

DAY = ("--today", "2026-11-22")
DAYS = 24 * 60


class Revisions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.top = Path(cls.folder.name)
        cls.repository = Repository(cls.top / "repository")
        cls.records = cls.repository.path / "records"
        shutil.copytree(RECORDS, cls.records, ignore=shutil.ignore_patterns(".helios", "site"))
        plan = cls.records / "documents/notes/plan.md"
        plan.write_text("---\nname: Plan\ndocument_type: general\n---\n\nMore to come.\n")
        cls.repository.commit({"README.md": "Records\n"}, 0)
        cls.repository.git("tag", "first")
        plan.unlink()
        cls.repository.commit({}, 3 * DAYS)

    def run_tool(self, *arguments):
        return tool(*arguments, *DAY, cwd=self.records)

    def test_commands_say_the_same_as_of_a_clean_checkout(self):
        for command in [
            ("validate", "--strict"), ("validate", "--format", "json"), ("list",), ("list", "asset"),
            ("show", "asset:osl-acc-01"), ("links", "asset:osl-acc-01"),
            ("impact", "location:oslo-hq"), ("query", "asset where status = deployed"),
            ("spec", "coverage"),
        ]:
            with self.subTest(command):
                here, there = self.run_tool(*command), self.run_tool(*command, "--at", "HEAD")
                self.assertEqual((here.returncode, here.stdout), (there.returncode, there.stdout))
                self.assertRegex(there.stderr, r"^note: commit [0-9a-f]{10} of 2026-01-04: Change")

    def test_a_portal_is_that_of_a_clean_checkout_byte_for_byte(self):
        portals = [("here",), ("there", "--at", "HEAD"), ("named", "--at", "main")]
        built = []
        for name, *arguments in portals:
            result = self.run_tool("build", "--out", self.top / name, *arguments)
            self.assertEqual(result.returncode, 0, result.stderr)
            built.append(tree(self.top / name))
        self.assertGreater(len(built[0]), 1000)
        self.assertEqual(built[0], built[1])
        self.assertEqual(built[0], built[2])

    def test_the_past_is_that_of_a_checkout(self):
        self.repository.git("worktree", "add", "--quiet", "../past", "first")
        past = self.top / "past/records"
        for command in [("list", "document"), ("validate", "--strict")]:
            there = self.run_tool(*command, "--at", "first")
            self.assertEqual(tool(*command, *DAY, cwd=past).stdout, there.stdout)
        self.assertIn("notes/plan", self.run_tool("list", "document", "--at", "first").stdout)
        self.assertNotIn("notes/plan", self.run_tool("list", "document").stdout)

    def test_a_day_means_its_last_commit_in_the_organisations_zone(self):
        self.assertEqual(EPOCH % 86_400, 12 * 3_600)
        for day, change in [("2026-01-01", 0), ("2026-01-03", 0), ("2026-01-04", 3 * DAYS),
                            ("2030-01-01", 3 * DAYS)]:
            with self.subTest(day):
                result = self.run_tool("list", "--at", day)
                self.assertRegex(result.stderr, rf": Change {change}\n")
        early = self.run_tool("list", "--at", "2025-12-31")
        self.assertEqual(early.returncode, 64)
        self.assertIn("no commit is as old as '2025-12-31'", early.stderr)

    def test_the_working_tree_is_not_looked_at(self):
        stray = self.records / "assets/stray.yaml"
        stray.write_text("no: [\n")
        self.addCleanup(stray.unlink)
        self.assertEqual(self.run_tool("validate").returncode, 1)
        self.assertEqual(self.run_tool("validate", "--at", "HEAD").returncode, 0)

    def test_bare_repositories_need_no_working_tree(self):
        bare = self.top / "bare.git"
        self.repository.git("clone", "--quiet", "--bare", ".", bare)
        here = self.run_tool("list", "asset")
        for place in [bare, bare / "records", f"{bare}/", f"{bare}/records/"]:
            with self.subTest(place):
                there = tool("list", "asset", "-C", place, "--at", "main", *DAY)
                self.assertEqual((there.returncode, there.stdout), (0, here.stdout), there.stderr)
        self.assertEqual(tool("validate", "--at", "HEAD", *DAY, cwd=bare).returncode, 0)
        self.assertFalse((bare / ".helios").exists())
        wrong = tool("validate", bare / "elsewhere", "--at", "HEAD")
        self.assertEqual(wrong.returncode, 64)
        self.assertIn("has no helios.yaml in 'elsewhere/'", wrong.stderr)

    def test_wrong_revisions_are_told(self):
        for revision, reason in [
            ("nowhere", "no tag, branch or commit"), ("HEAD~9", "no tag, branch or commit"),
            ("main@{1}", "mean something else"), ("a..b", "it is a range"), ("", "begins with no name"),
            ("HEAD:records", "names a file"), ("00000000", "no tag, branch or commit"),
        ]:
            with self.subTest(revision):
                result = self.run_tool("list", "--at", revision)
                self.assertEqual((result.returncode, result.stdout), (64, ""))
                self.assertIn(reason, result.stderr)
                self.assertIn("help: ", result.stderr)

    def test_outside_of_git_there_is_no_past(self):
        shutil.copytree(self.records, self.top / "plain", ignore=shutil.ignore_patterns(".helios"))
        result = tool("list", "--at", "HEAD", cwd=self.top / "plain")
        self.assertEqual(result.returncode, 70)
        self.assertIn("is not in a git repository", result.stderr)


if __name__ == "__main__":
    unittest.main()
