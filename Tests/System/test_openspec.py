"""The commands about specifications answer as the reference tool does, case by case."""

import json
import os
import shutil
import tempfile
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from support import ROOT, TOOL, run, tree, write

CASES = json.loads((ROOT / "Tests/Fixtures/openspec/cases.json").read_text())["cases"]
CLOCKS = {"durationMs", "lastModified"}
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1"}


def today():
    return time.strftime("%Y-%m-%d", time.gmtime())


def plain(value, root):
    """A value without clocks, the tree's own path as $ROOT, and today as $DATE."""
    if isinstance(value, dict):
        value = {key: plain(inner, root) for key, inner in value.items() if key not in CLOCKS}
        if isinstance(value.get("items"), list):
            value["items"] = change_first(value["items"])
        return value
    if isinstance(value, list):
        return [plain(inner, root) for inner in value]
    if isinstance(value, str):
        return value.replace(root, "$ROOT").replace(today(), "$DATE")
    return value


def change_first(items):
    """The reference tool leaves open which of two items with one id comes first."""
    ids = list(dict.fromkeys(item["id"] for item in items))
    return [
        item for id in ids
        for item in sorted((one for one in items if one["id"] == id), key=lambda one: one["type"])
    ]


def answer(case, *options):
    """What the tool answers to a case, in the form of its expectation."""
    folder = os.path.realpath(tempfile.mkdtemp(prefix="openspec-"))
    try:
        for path in case.get("dirs", []):
            os.makedirs(os.path.join(folder, path), exist_ok=True)
        write(folder, case["files"])
        for path, target in case.get("links", {}).items():
            os.symlink(target, os.path.join(folder, path))
        result = run(TOOL, "spec", *case["args"], *options, env=ENVIRONMENT,
                     cwd=os.path.join(folder, case.get("cwd", ".")))
        found = {"exit": result.returncode}
        try:
            found["json"] = plain(json.loads(result.stdout), folder)
        except ValueError:
            found["stdout"] = plain(result.stdout, folder)
            found["stderr"] = plain(result.stderr, folder)
        if case.get("after"):
            files = {plain(path, folder): text.decode(errors="replace")
                     for path, text in tree(Path(folder, "openspec")).items()}
            found["after"] = {
                f"openspec/{path}": plain(text, folder) if path.startswith("specs/") else "="
                for path, text in files.items()
            }
        return found
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def without_extensions(found):
    """An answer without what only we find."""
    for item in found["json"]["items"]:
        del item["extensions"]
    del found["json"]["summary"]["extensions"]
    found["json"].pop("extensions", None)
    return found


class OpenSpecCases(unittest.TestCase):
    maxDiff = None

    def each(self, cases, *options):
        with ThreadPoolExecutor(2) as workers:
            yield from zip(cases, workers.map(lambda case: answer(case, *options), cases))

    def test_all_cases_agree(self):
        self.assertEqual(len(CASES), 160)
        for case, found in self.each(CASES, "--compat"):
            with self.subTest(case["name"]):
                self.assertEqual(found, case["expected"])

    def test_what_only_we_find_stands_apart(self):
        cases = [case for case in CASES if "items" in case["expected"].get("json", {})]
        self.assertGreaterEqual(len(cases), 130)
        for case, found in self.each(cases):
            with self.subTest(case["name"]):
                self.assertEqual(without_extensions(found)["json"], case["expected"]["json"])
                # Errors of ours fail a run that the reference tool lets pass, never the reverse.
                self.assertGreaterEqual(found["exit"], case["expected"]["exit"])


if __name__ == "__main__":
    unittest.main()
