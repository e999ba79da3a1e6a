"""The history of records is told from git's commits, in fields and links."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from support import build, tool, tree, write

SETTINGS = "organization: {name: Fjord Line, domain: fjord.example, timezone: Europe/Oslo}\n"
LAPTOP = "name: {name}\nasset_type: laptop\nstatus: {status}\nserial: C02{serial}\n"
ARMOR = (
    "-----BEGIN AGE ENCRYPTED FILE-----\n"
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+{}\n"
    "-----END AGE ENCRYPTED FILE-----\n"
)


def git(folder, *arguments, minute=0, name="Kari Nordvik"):
    moment = f"{1_767_268_800 + 60 * minute} +0000"
    environment = {
        "PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": name,
        "GIT_AUTHOR_EMAIL": "kari@fjord.example", "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": "kari@fjord.example", "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": moment,
    }
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, check=True, text=True,
        stdout=subprocess.PIPE,
    ).stdout


class HistoryTests(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="helios-history-")
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name) / "records"
        self.folder.mkdir()
        git(self.folder, "init", "--quiet", "--initial-branch=main")
        self.minute = 0
        self.commit(
            "Begin",
            {
                "helios.yaml": SETTINGS,
                "users/mike.yaml": "name: Mike Berg\nemail: mike@fjord.example\n",
                "users/anna.yaml": "name: Anna Vik\nemail: anna@fjord.example\n",
                "assets/mac.yaml": LAPTOP.format(name="Mac", status="storage", serial=1),
            },
        )

    def commit(self, subject, files, name="Kari Nordvik"):
        write(self.folder, files)
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", f"--message={subject}", minute=self.minute, name=name)
        self.minute += 1

    def history(self, *arguments):
        result = tool("history", *arguments, "-C", self.folder)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertNotIn("warning", result.stderr)
        return result.stdout

    def entries(self, record, *arguments):
        return json.loads(self.history(record, "--format", "json", *arguments))["entries"]

    def test_fields_and_links(self):
        text = LAPTOP.format(name="Mac", status="deployed", serial=1)
        self.commit("Hand it out", {"assets/mac.yaml": text + "assigned_to: [mike]\n"})
        self.commit("Move it on", {"assets/mac.yaml": text + "assigned_to: [user:anna]\nnot_a_field: x\n"})
        newest, middle, first = self.entries("asset:mac")
        self.assertEqual(first["event"], "created")
        self.assertEqual(
            middle["changes"],
            [
                {"name": "status", "old": "storage", "new": "deployed"},
                {"name": "assigned_to", "added": ["user:mike"], "removed": []},
            ],
        )
        self.assertEqual(
            newest["changes"],
            [
                {"name": "assigned_to", "added": ["user:anna"], "removed": ["user:mike"]},
                {"name": "not_a_field", "new": "x"},
            ],
        )
        shown = self.history("asset:mac")
        self.assertIn("  status: storage → deployed\n  assigned_to: + Mike Berg\n", shown)
        self.assertIn("2026-01-01 13:01  Kari Nordvik  ", shown)

    def test_what_is_only_written_otherwise_has_not_changed(self):
        user = "name: Mike Berg\nemail: {}\nwork_phone: {}\nsecondary_emails: [{}]\n"
        mac = LAPTOP.format(name="Mac", status="storage", serial=1) + "cost: {}\nassigned_to: [{}]\n"
        self.commit("One way", {
            "users/mike.yaml": user.format("M@Fjord.example", "+47 22 33 44 55", "A@x.example, b@x.example"),
            "assets/mac.yaml": mac.format("5000.00 NOK", "mike, anna"),
        })
        self.commit("Another way", {
            "users/mike.yaml": user.format("m@fjord.example", "+4722334455", "a@x.example, c@x.example"),
            "assets/mac.yaml": mac.format("{amount: 5000, currency: NOK}", "user:anna, {ref: user:mike}"),
        })
        self.assertEqual(
            self.entries("user:mike")[0]["changes"],
            [{"name": "secondary_emails", "added": ["c@x.example"], "removed": ["b@x.example"]}],
        )
        self.assertEqual(self.entries("asset:mac")[0]["changes"], [])
        self.assertIn("Another way\n  changed\n", self.history("asset:mac"))
        self.assertNotIn("asset:mac", tool("diff", "HEAD~1", "HEAD", "-C", self.folder).stdout)
        self.commit("Note", {
            "users/mike.yaml": user.format("m@fjord.example", "+4722334455", "c@x.example"),
            "assets/mac.yaml": mac.format("5000.50 NOK", "anna, {ref: mike, primary: true}"),
        })
        self.assertEqual(
            self.entries("asset:mac")[0]["changes"],
            [
                {"name": "cost", "whole": "changed"},
                {"name": "assigned_to", "whole": "changed"},
            ],
        )

    def test_a_link_that_stands_twice_is_matched_by_two(self):
        mac = LAPTOP.format(name="Mac", status="storage", serial=1) + "software: [{}]\n"
        self.commit("Twice", {"assets/mac.yaml": mac.format("a, a")})
        self.commit("Once each", {"assets/mac.yaml": mac.format("a, b")})
        [change] = self.entries("asset:mac")[0]["changes"]
        self.assertEqual(change["name"], "software")
        self.assertEqual(len(change["added"]), 1)
        self.assertEqual(len(change["removed"]), 1)

    def test_the_day_of_a_revision_is_that_of_the_organisation(self):
        self.minute = 11 * 60 + 30
        self.commit("Late", {"users/mike.yaml": "name: Mike B.\nemail: mike@fjord.example\n"})
        self.assertIn("2026-01-02 00:30  ", self.history("user:mike"))
        result = tool("show", "user:mike", "--at", "HEAD", "-C", self.folder)
        self.assertRegex(result.stderr, r"^note: commit [0-9a-f]{10} of 2026-01-02: Late\n")

    def test_renames_and_text(self):
        body = "---\nname: Start\ndocument_type: guide\n---\n\n# Start\n\nOne.\n\nTwo.\n\nThree.\n"
        self.commit("Write", {"documents/start.md": body})
        git(self.folder, "mv", "documents/start.md", "documents/begin.md")
        self.commit("Rename", {"documents/begin.md": body.replace("Two.", "Two!")})
        renamed, written = self.entries("document:begin")
        self.assertEqual((renamed["event"], renamed["from"]), ("renamed", "documents/start.md"))
        self.assertEqual(
            renamed["changes"], [{"name": "text", "added_lines": 1, "removed_lines": 1}]
        )
        self.assertEqual(written["event"], "created")

    def test_secrets_are_never_shown(self):
        credential = "name: Router\ncredential_type: password\nusername: admin\n"
        secrets = ["QUJD" * 2, "REVG" * 2]
        for place, secret in enumerate(secrets):
            block = "".join(f"  {line}\n" for line in ARMOR.format(secret).splitlines())
            self.commit(
                f"Rotate {place}",
                {
                    "credentials/router.yaml": f"{credential}password: |\n{block}"
                    f"old_password: plain-{place}\nnote_of_mine: |\n{block}",
                },
            )
        self.commit("Clean up", {"credentials/router.yaml": credential})
        for shown in (
            self.history("credential:router"), self.history(),
            self.history("credential:router", "--format", "json"), self.history("--format", "json"),
        ):
            for secret in [*secrets, "plain-", "BEGIN AGE", "YWdl"]:
                self.assertNotIn(secret, shown)
        self.assertIn("password changed\n", self.history("credential:router"))

    def test_replies_belong_to_their_ticket(self):
        ticket = "---\nsubject: Broken\nstatus: open\nrequester: mike\n---\n\nHelp.\n"
        self.commit("Ask", {"tickets/1/record.md": ticket})
        reply = "---\nauthor: anna\nat: 2026-01-01T14:00:00+01:00\n---\n\nYes.\n"
        self.commit("Answer", {"tickets/1/replies/2026-01-01-anna.md": reply})
        answer, asked = self.entries("ticket:1")
        self.assertEqual(asked["event"], "created")
        self.assertEqual(
            answer["changes"],
            [{"name": "replies", "added": ["2026-01-01-anna.md"], "removed": []}],
        )

    def test_untrusted_names(self):
        evil = "Eve \x1b[31m‮ <script>"
        subject = "\x1b]0;owned\x07 <b>"
        self.commit(subject, {"users/eve.yaml": "name: Eve\nemail: eve@fjord.example\n"}, name=evil)
        shown = self.history("user:eve")
        self.assertNotIn("\x1b", shown)
        self.assertNotIn("‮", shown)

    def test_the_store_costs_nothing_but_time(self):
        expected = self.history("asset:mac")
        store = self.folder / ".helios/cache/history.bin"
        whole = store.read_bytes()
        self.assertEqual(git(self.folder, "status", "--porcelain"), "")
        for damaged in (b"", whole[:-1], whole[:20], b"x" * 1000, whole[:60] + b"\0" + whole[61:]):
            store.write_bytes(damaged)
            self.assertEqual(self.history("asset:mac"), expected)
            self.assertEqual(store.read_bytes(), whole)
        store.unlink()
        os.symlink("/etc/passwd", store)
        self.assertEqual(self.history("asset:mac"), expected)
        store.unlink()
        store.parent.joinpath(".gitignore").unlink()
        store.parent.rmdir()
        outside = self.folder.parent / "outside"
        outside.mkdir()
        store.parent.symlink_to(outside)
        result = tool("history", "asset:mac", "-C", self.folder)
        self.assertEqual((result.returncode, result.stdout), (0, expected))
        self.assertEqual(list(outside.iterdir()), [])

    def test_a_committed_store_is_not_used(self):
        expected = self.history("asset:mac")
        store = self.folder / ".helios/cache/history.bin"
        git(self.folder, "add", "--force", ".helios/cache/history.bin")
        self.commit("Forge", {})
        before = store.read_bytes()
        self.assertEqual(self.history("asset:mac"), expected)
        self.assertEqual(store.read_bytes(), before)

    def test_without_git(self):
        subprocess.run(["rm", "-rf", self.folder / ".git"], check=True)
        result = tool("history", "asset:mac", "-C", self.folder)
        self.assertEqual(result.returncode, 70)
        self.assertIn("is committed to git", result.stderr)

    def test_pages(self):
        mac = LAPTOP.format(name="Mac <b>&", status="deployed", serial=1)
        self.commit("Use <it>", {"assets/mac.yaml": mac + "make: Apple\n"}, name="Eve & Co")
        files = tree(build(self.folder, self.folder.parent / "site", "--history"))
        page = files["assets/mac/index.html"].decode()
        self.assertIn("by Eve &amp; Co", page)
        self.assertIn('href="../../assets/mac/history/index.html"', page)
        past = files["assets/mac/history/index.html"].decode()
        self.assertIn("<del>storage</del>", past)
        self.assertIn("Use &lt;it&gt;", past)
        recent = files["history/index.html"].decode()
        self.assertIn("Use &lt;it&gt;", recent)
        self.assertNotIn("<script>", past + recent + page)
        twin = json.loads(files["assets/mac.json"])
        self.assertEqual(twin["created"], "2026-01-01T13:00:00+01:00")
        self.assertEqual(twin["updated"], "2026-01-01T13:01:00+01:00")
        self.assertNotIn("users/mike/history/index.html", files)
        again = tree(build(self.folder, self.folder.parent / "again", "--history"))
        self.assertEqual(again, files)
        plain = tree(build(self.folder, self.folder.parent / "plain"))
        subprocess.run(["rm", "-rf", self.folder / ".git"], check=True)
        self.assertEqual(tree(build(self.folder, self.folder.parent / "bare", "--history")), plain)
        self.assertNotIn("history/index.html", plain)

    def test_shallow_clones_say_so(self):
        self.commit("More", {"users/mike.yaml": "name: Mike B.\nemail: mike@fjord.example\n"})
        clone = self.folder.parent / "clone"
        git(self.folder.parent, "clone", "--quiet", "--depth=1", f"file://{self.folder}", str(clone))
        result = tool("history", "user:mike", "-C", clone)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("was there", result.stdout)
        self.assertIn("this clone is shallow", result.stdout)


if __name__ == "__main__":
    unittest.main()
