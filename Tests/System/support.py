"""What the tests of the built tool share: the tool, the sample portal, and how to run things."""

import functools
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
RECORDS = ROOT / "records"
TOOL = Path(os.environ.get("HELIOS_TOOL") or ROOT / ".build/release/helios-docs").resolve()
ENVIRONMENT = {**os.environ, "SWIFT_BACKTRACE": "enable=no"}


def run(*command, **options):
    """Runs a command to its end and returns its exit code, output and errors as text."""
    environment = {**ENVIRONMENT, **options.pop("env", {})}
    options.setdefault("stdin", subprocess.DEVNULL)
    options.setdefault("stdout", subprocess.PIPE)
    options.setdefault("stderr", subprocess.PIPE)
    return subprocess.run(
        [str(part) for part in command], env=environment, text=True, errors="replace", **options
    )


def tool(*arguments, **options):
    """Runs the tool."""
    return run(TOOL, *arguments, **options)


def needs_tool(name):
    """Skips a test whose program is not installed; where all tests are required, it runs."""
    is_there = shutil.which(name) or (ROOT / ".venv/bin" / name).exists()
    is_required = os.environ.get("HELIOS_REQUIRE_ALL") == "1"
    return unittest.skipUnless(is_there or is_required, f"no {name} here")


def write(folder, files):
    """Writes files by path below a folder, and the folders above them."""
    for path, text in files.items():
        target = Path(folder) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())


def tree(folder):
    """The bytes of all files below a folder, by path."""
    found = {}
    root = os.path.join(folder, "")
    for place, _, names in os.walk(root):
        for name in names:
            path = os.path.join(place, name)
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    found[path.removeprefix(root)] = file.read()
    return dict(sorted(found.items()))


def build(repository, output, *options, **others):
    """Builds a portal, which must succeed, and returns its folder."""
    if "--history" not in options:
        # The commits of the project itself are not what is tested.
        options = ("--no-history", *options)
    result = tool("build", repository, "--out", output, *options, **others)
    if result.returncode != 0:
        raise AssertionError(f"the build failed:\n{result.stdout}{result.stderr}")
    return Path(output)


# Kept until the process ends.
_holder = tempfile.TemporaryDirectory(prefix="helios-portal-")


@functools.cache
def sample_portal():
    """The folder of the sample repository's portal, built once for all tests."""
    return build(RECORDS, Path(_holder.name) / "site")
