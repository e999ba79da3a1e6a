#!/usr/bin/env python3
"""Gives a folder of records a past: a git repository in which each commit changes some files.

usage: generate_history.py FOLDER COMMITS [--seed 1]

The first commit holds all files as they are; each later one adds a comment to about 20 of them.
"""

import argparse
import random
import subprocess
from pathlib import Path

CHANGES = 20


def stream(folder, commits, chance):
    """The repository as `git fast-import` reads it."""
    files = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.parts and ".helios" not in path.parts
    }
    names = [name for name in files if name.endswith(".yaml") and "/" in name]
    for number in range(commits):
        changed = files if number == 0 else chance.sample(names, CHANGES)
        message = f"Commit {number}\n".encode()
        yield b"commit refs/heads/main\n"
        yield f"committer Benchmark <b@fjord.example> {1_700_000_000 + number * 60} +0000\n".encode()
        yield b"data %d\n%s" % (len(message), message)
        for name in sorted(changed):
            if number:
                files[name] += f"# {number}\n".encode()
            yield b"M 100644 inline %s\ndata %d\n%s\n" % (
                name.encode(), len(files[name]), files[name],
            )  # fmt: skip


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("commits", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    git = ["git", "-C", options.folder]
    subprocess.run([*git, "init", "--quiet", "--initial-branch=main"], check=True)
    process = subprocess.Popen([*git, "fast-import", "--quiet"], stdin=subprocess.PIPE)
    for part in stream(options.folder, options.commits, random.Random(options.seed)):
        process.stdin.write(part)
    process.stdin.close()
    if process.wait() != 0:
        raise SystemExit("git fast-import failed")
    subprocess.run([*git, "reset", "--quiet", "--hard"], check=True)


if __name__ == "__main__":
    main()
