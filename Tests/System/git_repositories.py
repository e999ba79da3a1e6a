"""Git repositories for the tests: honest ones by git's own program, hostile ones by hand."""

import hashlib
import os
import struct
import subprocess
import zlib
from pathlib import Path

from support import write

ENVIRONMENT = {
    "PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_AUTHOR_NAME": "Mike Berg", "GIT_AUTHOR_EMAIL": "mike@fjord.example",
    "GIT_COMMITTER_NAME": "Mike Berg", "GIT_COMMITTER_EMAIL": "mike@fjord.example",
}
EPOCH = 1767268800  # 2026-01-01 12:00 UTC
NUMBERS = {"commit": 1, "tree": 2, "blob": 3, "tag": 4, "offset": 6, "reference": 7}
MODES = {"file": b"100644", "tree": b"40000", "link": b"120000", "module": b"160000"}


class Repository:
    """A folder with a repository in it."""

    def __init__(self, path, *options):
        self.path = Path(path)
        self.path.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", *options)

    def git(self, *arguments, minute=0, stdin=b"", text=True):
        """Runs git; what it printed, without the line's end."""
        date = f"{EPOCH + 60 * minute} +0000"
        done = subprocess.run(
            ["git", *map(str, arguments)], cwd=self.path, input=stdin, check=True,
            capture_output=True,
            env={**ENVIRONMENT, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date},
        )
        return done.stdout.decode().strip() if text else done.stdout

    def commit(self, files, minute=0):
        """Writes files and records them; the commit's name."""
        write(self.path, files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", f"--message=Change {minute}", minute=minute)
        return self.git("rev-parse", "HEAD")

    # By hand: nothing here is checked.

    def object(self, kind, content):
        """Writes an object; its name."""
        data = b"%s %d\0" % (kind.encode(), len(content)) + content
        name = hashlib.sha1(data).hexdigest()
        self.loose(name, zlib.compress(data))
        return name

    def loose(self, name, packed):
        """Writes the file of an object, whatever it holds."""
        path = self.file(name)
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(packed)

    def file(self, name):
        """Where an object that is not in a pack lies."""
        return self.path / ".git/objects" / name[:2] / name[2:]

    def tree(self, entries):
        """Writes a tree of (kind or mode, name, object) in this very order."""
        return self.object("tree", b"".join(tree_entry(*entry) for entry in entries))

    def head(self, tree, message="Change", people=None):
        """Makes a commit of a tree, and lets the branch point to it."""
        person = f"Mike Berg <mike@fjord.example> {EPOCH} +0000"
        people = people or f"author {person}\ncommitter {person}\n"
        name = self.object("commit", f"tree {tree}\n{people}\n{message}\n".encode())
        (self.path / ".git/refs/heads/main").write_text(name + "\n")
        return name

    def pack(self, objects):
        """Stores (kind, content) in a pack; much faster than a file for each."""
        self.pack_by_hand([
            (name_of(kind, content), NUMBERS[kind], len(content), zlib.compress(content, 1))
            for kind, content in objects
        ])

    def pack_by_hand(self, entries):
        """Stores (name, kind's number, size that is said, bytes behind the header), whatever they are."""
        data = bytearray(b"PACK" + struct.pack(">II", 2, len(entries)))
        places = {}
        for name, number, size, body in entries:
            places[name] = len(data)
            data += pack_header(number, size) + body
        data += hashlib.sha1(data).digest()
        names = sorted(places)
        index = bytearray(b"\xfftOc" + struct.pack(">I", 2))
        for first in range(256):
            index += struct.pack(">I", sum(int(name[:2], 16) <= first for name in names))
        index += b"".join(bytes.fromhex(name) for name in names) + bytes(4 * len(names))
        index += b"".join(struct.pack(">I", places[name]) for name in names) + data[-20:]
        index += hashlib.sha1(index).digest()
        folder = self.path / ".git/objects/pack"
        folder.mkdir(exist_ok=True)
        (folder / f"pack-{'ab' * 20}.pack").write_bytes(data)
        (folder / f"pack-{'ab' * 20}.idx").write_bytes(index)


def pack_header(number, size):
    """What stands before an object in a pack."""
    header = bytearray()
    byte, size = number << 4 | size & 15, size >> 4
    while size:
        header.append(byte | 128)
        byte, size = size & 127, size >> 7
    header.append(byte)
    return bytes(header)


def number(value):
    """A size as deltas write it."""
    result = bytearray()
    while value > 127:
        result.append(value & 127 | 128)
        value >>= 7
    return bytes(result + bytes([value]))


def tree_entry(mode, name, target):
    """One entry of a tree's bytes."""
    name = name if isinstance(name, bytes) else name.encode()
    return MODES.get(mode, mode.encode()) + b" " + name + b"\0" + bytes.fromhex(target)


def name_of(kind, content):
    """The name that an object has."""
    return hashlib.sha1(b"%s %d\0" % (kind.encode(), len(content)) + content).hexdigest()
