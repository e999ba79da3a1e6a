"""The command line where the machine offers less than usual."""

import tempfile
import unittest

from support import TOOL, needs_tool, run, write

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
