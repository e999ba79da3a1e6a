"""Hostile files: each is refused with one diagnostic, at little cost, and without a trap."""

import json
import os
import re
import resource
import shutil
import socket
import subprocess
import tempfile
import threading
import unittest
from pathlib import Path

from hostile_inputs import KIND, SETTINGS, repositories
from support import ENVIRONMENT, TOOL, tool, write

SECONDS = 1.0
MEGABYTES = 256
# The address space also holds what is reserved and never touched.
ADDRESS_SPACE = 4 << 30


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))


def measured(folder, *arguments):
    """Runs the tool; its exit code, output, seconds of CPU and largest memory in megabytes."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [TOOL, *arguments], cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
            stdout=output, stderr=errors, preexec_fn=limit,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        text = output.read().decode(errors="replace"), errors.read().decode(errors="replace")
    return process.returncode, text, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def places(text):
    """Where the diagnostics of a report stand: as JSON, or as text."""
    output, errors = text
    if output.startswith("{"):
        return [
            (found["path"], found["range"]["start"]["line"], found["range"]["start"]["column"],
             found["id"])
            for found in json.loads(output)["diagnostics"]
        ]
    return re.findall(r"^(\S+?):(\d+):(\d+): (?:error|warning): .* \[([\w.-]+)\]$", errors, re.M)


class HostileFiles(unittest.TestCase):
    def test_each_is_refused_once_and_cheaply(self):
        count = 0
        for name, files, arguments in repositories():
            count += 1
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                repository = Path(folder) / "repository"
                write(repository, files)
                code, text, seconds, megabytes = measured(repository, *arguments)
                found = places(text)
                self.assertEqual(code, 1, text[1][-500:])
                self.assertEqual(len(found), 1, found[:5])
                self.assertLess(seconds, SECONDS)
                self.assertLess(megabytes, MEGABYTES)
        self.assertGreaterEqual(count, 300)


class HostileTrees(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name) / "repository"
        write(self.root, {"helios.yaml": SETTINGS, "kinds/thing.yaml": KIND})

    def validate(self, **options):
        code, text, seconds, megabytes = measured(self.root, "validate", "--format", "json")
        self.assertIn(code, (0, 1), text[1])
        self.assertLess(megabytes, MEGABYTES)
        return code, places(text)

    def test_links_are_never_followed(self):
        write(self.root, {"things/a.yaml": "name: A\n"})
        (self.root / "things/loop").symlink_to("..")
        (self.root / "things/self.yaml").symlink_to("self.yaml")
        (self.root / "things/out.yaml").symlink_to("/etc/passwd")
        code, found = self.validate()
        self.assertEqual(code, 1)
        self.assertEqual({place[0] for place in found},
                         {"things/loop", "things/self.yaml", "things/out.yaml"})
        self.assertEqual({place[3] for place in found}, {"source.symlink"})

    def test_settings_that_are_a_link_are_told_once(self):
        (self.root / "helios.yaml").unlink()
        (self.root / "helios.yaml").symlink_to("/etc/passwd")
        code, found = self.validate()
        self.assertEqual((code, [place[3] for place in found]), (1, ["source.symlink"]))

    def test_pipes_and_sockets_do_not_hang(self):
        os.makedirs(self.root / "things")
        os.mkfifo(self.root / "things/pipe.yaml")
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(self.root / "things/socket.md"))
            code, found = self.validate()
        self.assertEqual(code, 1)
        self.assertEqual([place[3] for place in found], ["source.special-file"] * 2)

    @unittest.skipUnless(shutil.which("setpriv") or os.getuid(), "no setpriv here")
    def test_unreadable_files_and_folders_are_told(self):
        write(self.root, {"things/a.yaml": "name: A\n", "things/sub/b.yaml": "name: B\n"})
        os.chmod(self.root / "things/a.yaml", 0)
        os.chmod(self.root / "things/sub", 0)
        self.addCleanup(os.chmod, self.root / "things/sub", 0o700)
        as_nobody = ["setpriv", "--reuid=65534", "--clear-groups"] if os.getuid() == 0 else []
        os.chmod(self.folder.name, 0o755)
        with tempfile.NamedTemporaryFile(dir=self.folder.name) as copy:
            shutil.copy(TOOL, copy.name)
            os.chmod(copy.name, 0o755)
            program = copy.name + ".tool"
            os.link(copy.name, program)
        result = subprocess.run(
            [*as_nobody, program, "validate", "--format", "json", self.root],
            env=ENVIRONMENT, capture_output=True, text=True, cwd="/",
        )
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertEqual(
            [place[::3] for place in places((result.stdout, ""))],
            [("things/a.yaml", "source.unreadable"), ("things/sub", "source.unreadable")],
        )

    def test_files_that_come_and_go_do_not_crash(self):
        write(self.root, {f"things/{n}.yaml": f"name: T{n}\n" for n in range(300)})
        done = threading.Event()

        def churn():
            while not done.is_set():
                for n in range(0, 300, 7):
                    path = self.root / f"things/{n}.yaml"
                    path.unlink(missing_ok=True)
                    path.write_text(f"name: T{n}\n")

        thread = threading.Thread(target=churn)
        thread.start()
        try:
            for _ in range(20):
                _, found = self.validate()
                allowed = {"source.vanished", "record.field-missing"}
                self.assertLessEqual({place[3] for place in found}, allowed)
        finally:
            done.set()
            thread.join()

    def test_names_that_are_one_on_other_systems_are_told(self):
        write(self.root, {
            "things/one/record.yaml": "name: One\n", "things/one/plan.txt": "a", 
            "things/one/PLAN.txt": "b", "things/one/café.txt": "c", "things/one/cafe\u0301.txt": "d",
        })
        code, found = self.validate()
        self.assertEqual((code, [place[3] for place in found]), (1, ["source.name-collision"] * 2))

    def test_ids_in_other_case_are_refused(self):
        write(self.root, {"things/one.yaml": "name: One\n", "things/One.yaml": "name: One\n"})
        code, found = self.validate()
        self.assertEqual(code, 1)
        self.assertLessEqual({"record.id-invalid"}, {place[3] for place in found})

    def test_pages_that_would_be_one_file_are_refused(self):
        write(self.root, {"things/a.yaml": "name: A\n", "things/a.json.yaml": "name: B\n"})
        result = tool("build", self.root, "--out", Path(self.folder.name) / "site")
        self.assertEqual(result.returncode, 1)
        self.assertIn("[site.path-collision]", result.stderr)
        self.assertFalse((Path(self.folder.name) / "site").exists())

    def test_deep_folders_are_refused(self):
        write(self.root, {"things/" + "a/" * 100 + "b.yaml": "name: B\n"})
        code, found = self.validate()
        self.assertEqual((code, [place[3] for place in found]), (1, ["source.too-deep"]))

    def test_100_000_tiny_files_are_read(self):
        os.makedirs(self.root / "things")
        for number in range(100_000):
            with open(self.root / f"things/{number}.yaml", "w") as file:
                file.write(f"name: T{number}\n")
        code, text, seconds, megabytes = measured(self.root, "validate", "--format", "json")
        self.assertEqual(code, 0, text[1])
        self.assertEqual(json.loads(text[0])["summary"]["records"], 100_000)
        self.assertLess(megabytes, 1024)


if __name__ == "__main__":
    unittest.main()
