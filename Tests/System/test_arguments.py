"""The command line where the machine offers less than usual."""

import os
import tempfile
import unittest
from pathlib import Path

from support import TOOL, needs_tool, run, tool, write

SETTINGS = "organization: {name: Fjord Line, domain: fjord.example, timezone: Europe/Oslo}\n"


@needs_tool("strace")
class ArgumentTests(unittest.TestCase):
    def test_arguments_arrive_without_a_proc_file_system(self):
        with tempfile.TemporaryDirectory() as folder:
            write(folder, {"helios.yaml": SETTINGS})
            hidden = ["-e", "trace=open,openat", "-e", "inject=open,openat:error=ENOENT"]
            ended = run(
                "strace", "-f", "-qq", "-o", f"{folder}/log", "-P", "/proc/self/maps", *hidden,
                TOOL, "validate", folder,
            )  # fmt: skip
            self.assertEqual(ended.returncode, 0, ended.stderr)
            self.assertIn("0 errors", ended.stdout)


class MessageTests(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        write(self.folder, {"helios.yaml": SETTINGS})

    def test_the_address_of_a_portal_is_that_of_a_web_site(self):
        for address in (
            "", "x.example", "mailto:a@b.example", "https://x.example/?p", "https://x.example/#f",
            "https://me:geheim@x.example/", "https://", "ftp://x.example",
        ):  # fmt: skip
            with self.subTest(address):
                result = tool("build", "--base-url", address, "--out", "site", cwd=self.folder)
                self.assertEqual(result.returncode, 64, result.stderr)
                self.assertNotIn("geheim", result.stderr)
                self.assertFalse((self.folder / "site").exists())
        result = tool("build", "--base-url", "https://x.example/it/", "--out", "site", cwd=self.folder)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("<loc>https://x.example/it/index.html</loc>", (self.folder / "site/sitemap.xml").read_text())

    def test_what_is_repeated_does_not_reach_the_terminal_raw(self):
        evil = "\x1b[31m\x07x"
        for command, environment in [
            (["list"], {"HELIOS_TODAY": evil}), (["list", "--today", evil], {}),
            (["list", "--format", evil], {}), (["build", "--audience", evil], {}),
            ([evil], {}), (["list", f"--{evil}"], {}), (["explain", evil], {}),
            (["list", "-C", evil], {}), (["build", "--part", evil], {}),
        ]:  # fmt: skip
            with self.subTest(command):
                result = tool(*command, cwd=self.folder, env=environment)
                self.assertNotEqual(result.returncode, 0)
                self.assertNotIn("\x1b", result.stdout + result.stderr)
                self.assertNotIn("\x07", result.stdout + result.stderr)
                self.assertIn("\\u{1B}[31m", result.stderr)
                self.assertGreater(result.stderr.count("\n"), 1)

    def test_paths_that_lead_nowhere_are_to_be_checked(self):
        for command in (
            ["validate", "nosuch"], ["list", "-C", "nosuch"], ["validate", "--test-report", "nosuch"],
            ["list", "-C", "helios.yaml/x"],
        ):
            with self.subTest(command):
                result = tool(*command, cwd=self.folder)
                self.assertEqual(result.returncode, 70)
                self.assertRegex(result.stderr, r"^error: cannot read '\S+': .*\nhelp: check the path\n$")

    def test_what_cannot_be_written_is_named(self):
        for command, reason in [
            (["schema", "export", "--out", "helios.yaml/x"], "'helios.yaml/x': not a directory"),
            (["init", "."], "'.': it is a repository already"),
        ]:
            with self.subTest(command):
                result = tool(*command, cwd=self.folder)
                self.assertEqual(result.returncode, 70)
                self.assertTrue(result.stderr.startswith(f"error: cannot write {reason}\nhelp: "), result.stderr)

    @unittest.skipIf(os.getuid() == 0, "root may read and write everything")
    def test_rights_are_told_with_the_path(self):
        (self.folder / "users").mkdir(0o500)
        result = tool("new", "user", "ola", cwd=self.folder)
        self.assertEqual(result.returncode, 70)
        self.assertRegex(result.stderr, r"^error: cannot write '\S+/users/ola.yaml': permission denied\n")
        (self.folder / "users").chmod(0)
        result = tool("validate", cwd=self.folder)
        self.assertIn("users:1:1: error: cannot read the folder: permission denied", result.stdout)

    def test_no_other_tool_has_to_be_run(self):
        result = tool("spec", "validate", cwd=self.folder)
        self.assertIn("  helios-docs spec validate --all\n", result.stderr)
        result = tool("spec", "list", cwd=self.folder)
        self.assertIn("\nhelp: begin one with 'helios-docs spec new'", result.stderr)
        result = tool("spec", "validate", "--compat", cwd=self.folder)
        self.assertIn("  openspec validate --all\n", result.stderr)


if __name__ == "__main__":
    unittest.main()
