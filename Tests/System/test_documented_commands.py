"""The commands that README.md and the guide show work as they are written."""

import os
import re
import shutil
import tempfile
import unittest
from pathlib import Path

from support import ROOT, TOOL, run

GUIDE = "records/documents/guide"
PAGES = [
    "README.md",
    *(
        f"{GUIDE}/{page}.md"
        for page in (
            "start", "links", "queries", "templates", "portal", "editors", "openspec",
            "specifications", "changing-records", "scale",
        )
    ),
]
# A fenced block that is marked as commands for a shell.
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# No settings of the machine or the person.
PLAIN_GIT = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null"}
# What sets the machine up, or opens a window, is not run again here.
SKIPPED = re.compile(r"^(make |git clone |cd helios-docs\b|sudo |apt-get |xdg-open |python3 -m http)")


def commands(page):
    """The blocks of commands of a page, in order."""
    return BLOCK.findall((ROOT / page).read_text())


def commit(folder):
    """Makes a folder a repository with all of its files in one commit, so that it has a past."""
    person = ["-c", "user.name=Nadia", "-c", "user.email=nadia@fjord.example"]
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "-m", "Begin"]):
        result = run("git", *person, *arguments, cwd=folder, env=PLAIN_GIT)
        if result.returncode != 0:
            raise AssertionError(result.stderr)


class DocumentedCommandTests(unittest.TestCase):
    def test_every_make_command_exists(self):
        targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
        for page in ["README.md", "CONTRIBUTING.md", *PAGES[1:]]:
            for name in re.findall(r"^ *(?:\$ )?make ([a-z]+)", (ROOT / page).read_text(), re.MULTILINE):
                self.assertIn(name, targets, page)

    def test_every_block_runs(self):
        for page in PAGES:
            with self.subTest(page), tempfile.TemporaryDirectory() as folder:
                blocks = commands(page)
                self.assertGreater(len(blocks), 0, "the page shows no commands")
                lines = "\n".join(blocks).splitlines()
                script = "\n".join(line for line in lines if not SKIPPED.match(line))
                # In a copy of the checkout, so that the sample repository is there to be used.
                shutil.copytree(ROOT / "records", Path(folder, "records"))
                commit(Path(folder, "records"))
                path = f"{TOOL.parent}:{os.environ['PATH']}"
                environment = {"PATH": path, "HOME": folder}
                result = run("bash", "-euxo", "pipefail", "-c", script, cwd=folder, env=environment)
                self.assertEqual(result.returncode, 0, result.stdout + result.stderr)


if __name__ == "__main__":
    unittest.main()
