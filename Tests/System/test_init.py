"""The repository that 'init' makes works where its reader has it."""

import re
import tempfile
import unittest
from pathlib import Path

from support import ROOT, needs_tool, run, tool

WORKFLOW = ".github/workflows/records.yaml"


class WorkflowTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="helios-init-")
        cls.addClassCleanup(holder.cleanup)
        cls.path = Path(holder.name, "it", WORKFLOW)
        made = tool("init", Path(holder.name, "it"))
        assert made.returncode == 0, made.stderr
        cls.text = cls.path.read_text()

    def test_runs_on_machines_that_everyone_has(self):
        runners = re.findall(r"runs-on: (.*)", self.text)
        self.assertEqual(set(runners), {"ubuntu-latest"})

    def test_fetches_this_project_and_calls_scripts_that_it_has(self):
        (address,) = re.findall(r"git clone --depth 1 (\S+) /opt/helios-docs", self.text)
        self.assertIn(f"git clone {address}\n", (ROOT / "README.md").read_text())
        scripts = re.findall(r"/opt/helios-docs/(\S+?)[\s)]", self.text)
        self.assertEqual(set(scripts), {"Scripts/setup", "Scripts/build"})
        for script in scripts:
            self.assertTrue((ROOT / script).stat().st_mode & 0o100, script)

    def test_builds_with_a_compiler_that_is_new_enough(self):
        (image,) = re.findall(r"container: swift:(\d+\.\d+)-bookworm", self.text)
        (wanted,) = re.findall(r"swift-tools-version: (\S+)", (ROOT / "Package.swift").read_text())
        self.assertGreaterEqual(*[[int(part) for part in one.split(".")] for one in (image, wanted)])

    @needs_tool("check-jsonschema")
    def test_is_a_workflow(self):
        program = ROOT / ".venv/bin/check-jsonschema"
        program = program if program.exists() else "check-jsonschema"
        result = run(program, "--builtin-schema", "vendor.github-workflows", self.path)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)


if __name__ == "__main__":
    unittest.main()
