"""What README.md tells a newcomer to do first works in a clean clone, and shows what it says.

The build itself takes minutes and has just been done, so in the clone 'swift build' gives the tool
that is tested; with HELIOS_CLEAN_BUILD=1 it is built there from nothing.
"""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.request
from pathlib import Path

from support import ENVIRONMENT, ROOT, TOOL, run

# In place of the compiler: its version, and where it puts what it has built.
SWIFT = f"""\
#!/bin/sh
case "$*" in
    --version) echo "Swift version 6.2" ;;
    *--show-bin-path*) echo "{TOOL.parent}" ;;
    "build "*) ;;
    *) echo "not expected: swift $*" >&2; exit 64 ;;
esac
"""
PACKAGES = re.search(r"^build_packages=\(([^)]*)\)$", (ROOT / "Scripts/setup").read_text(), re.M)


def needs_a_clone(test):
    """Skips a test that would have to install packages, or has nothing to clone."""
    status = run("dpkg-query", "-W", "-f=${db:Status-Status}\n", *PACKAGES[1].split())
    ready = status.stdout.split().count("installed") == len(PACKAGES[1].split())
    is_required = os.environ.get("HELIOS_REQUIRE_ALL") == "1"
    return unittest.skipUnless(
        is_required or ready and (ROOT / ".git").exists() and shutil.which("make"),
        "no working tree of git, no make, or packages that are not installed",
    )(test)


@needs_a_clone
class CleanCloneTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="helios-clone-")
        cls.addClassCleanup(holder.cleanup)
        cls.folder = Path(holder.name)
        path = os.environ["PATH"]
        if os.environ.get("HELIOS_CLEAN_BUILD") != "1":
            compiler = cls.folder / "bin/swift"
            compiler.parent.mkdir()
            compiler.write_text(SWIFT)
            compiler.chmod(0o755)
            path = f"{compiler.parent}:{path}"
        cls.result = run(
            "bash", "-euxo", "pipefail", "-c", cls.commands(), cwd=cls.folder, env={"PATH": path}
        )
        cls.clone = cls.folder / "helios-docs"

    @staticmethod
    def commands():
        """The first block of README.md, with the clone made from here."""
        (block, *_) = re.findall(r"^```sh\n(.*?)^```$", (ROOT / "README.md").read_text(), re.M | re.S)
        here = f"git clone -q '{ROOT}' helios-docs"
        commands, count = re.subn(r"^git clone \S+$", here, block, flags=re.M)
        assert count == 1 and "\nmake portal\n" in commands, block
        return commands

    def test_the_commands_work(self):
        self.assertEqual(self.result.returncode, 0, self.result.stdout + self.result.stderr)

    def test_the_printed_places_exist(self):
        (address,) = re.findall(r"file://(\S+)", self.result.stdout)
        self.assertTrue(Path(address).is_file(), address)
        self.assertEqual(Path(address).parent, self.clone / "site")
        # And the one that README.md names.
        self.assertTrue((self.clone / "site/index.html").is_file())

    def test_the_printed_server_shows_the_portal(self):
        (command,) = re.findall(r"^  (python3 -m http\.server .*) 8080 +and open", self.result.stdout, re.M)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(
            [*command.split(), "--bind", "127.0.0.1", str(port)], cwd=self.clone, env=ENVIRONMENT,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        page = self.read(f"http://127.0.0.1:{port}/", server)
        self.assertEqual(page, (self.clone / "site/index.html").read_bytes())

    @staticmethod
    def read(address, server):
        """A page, from a server that may still be starting."""
        while True:
            try:
                return urllib.request.urlopen(address).read()
            except OSError:
                if server.poll() is not None:
                    raise
                time.sleep(0.05)

    def test_the_working_tree_stays_clean(self):
        status = run("git", "status", "--porcelain", cwd=self.clone)
        self.assertEqual(status.stdout + status.stderr, "")


if __name__ == "__main__":
    unittest.main()
