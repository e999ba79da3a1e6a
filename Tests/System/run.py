"""Runs the tests of the built tool, and writes what became of each as JUnit's XML.

As many classes of tests run at once as there are processors, each class in one process; what they
print comes class by class. Patterns behind the report's path choose the files: 'test_l*.py'.
"""

import io
import multiprocessing
import os
import sys
import time
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

FOLDER = str(Path(__file__).resolve().parent)
#: The classes that take the longest begin first, lest one of them runs on when all others are done.
LONGEST = [
    "test_incremental.IncrementalTests",
    "test_clean_clone.",
    "test_pages.",
    "test_publishing.",
    "test_random_kills.",
    "test_changes.",
    "test_hostile",
]


class Result(unittest.TextTestResult):
    """The result of a run, which keeps an element for each test."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.cases = []
        self.case = None

    def startTest(self, test):
        super().startTest(test)
        suite, _, name = test.id().rpartition(".")
        self.case = ElementTree.Element("testcase", classname=suite, name=name)
        self.cases.append(self.case)
        self.began = time.monotonic()

    def stopTest(self, test):
        super().stopTest(test)
        self.case.set("time", f"{time.monotonic() - self.began:.3f}")

    def note(self, kind, message):
        if self.case is not None and self.case.find(kind) is None:
            ElementTree.SubElement(self.case, kind, message=message)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.note("failure", last_line(error))

    def addError(self, test, error):
        super().addError(test, error)
        self.note("error", last_line(error))

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error:
            self.note("failure", last_line(error))

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.note("skipped", reason)


def last_line(error):
    """What an exception says, in one line that XML can hold."""
    lines = str(error[1]).splitlines() or [error[0].__name__]
    return "".join(letter if letter.isprintable() else "?" for letter in lines[0])[:300]


def tests_of(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from tests_of(test)
        else:
            yield test


def classes(patterns):
    """The tests of each class by its name, what takes longest first."""
    found = {}
    for pattern in patterns:
        for test in tests_of(unittest.TestLoader().discover(FOLDER, pattern)):
            # A file that cannot be loaded has one test, which fails and says why.
            name = f"{type(test).__module__}.{type(test).__qualname__}"
            if isinstance(test, unittest.loader._FailedTest):
                name = test.id()
            found.setdefault(name, []).append(test)

    def rank(name):
        return next((i for i, start in enumerate(LONGEST) if name.startswith(start)), len(LONGEST))

    return {name: found[name] for name in sorted(found, key=lambda name: (rank(name), name))}


def run_class(job):
    """Runs the tests of one class; returns what it printed, its cases and what became of them."""
    patterns, name = job
    sys.path.insert(0, FOLDER)
    stream = io.StringIO()
    runner = unittest.TextTestRunner(stream=stream, resultclass=Result, verbosity=2)
    result = runner.run(unittest.TestSuite(classes(patterns)[name]))
    cases = [ElementTree.tostring(case, encoding="unicode") for case in result.cases]
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    return name, stream.getvalue(), cases, result.testsRun, failed, len(result.skipped)


def main(report, *patterns):
    patterns = patterns or ("test*.py",)
    began = time.monotonic()
    names = list(classes(patterns))
    suite = ElementTree.Element("testsuite", name="system")
    count = failures = skips = 0
    broken = []
    processes = max(1, min(len(os.sched_getaffinity(0)), len(names)))
    # Processes of their own from the beginning: a browser's connection does not survive a fork.
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        jobs = [(patterns, name) for name in names]
        for name, text, cases, ran, failed, skipped in pool.imap_unordered(run_class, jobs):
            print(f"{name}\n{text}", flush=True)
            suite.extend(ElementTree.fromstring(case) for case in cases)
            count, failures, skips = count + ran, failures + failed, skips + skipped
            if failed:
                broken.append(name)
    root = ElementTree.Element("testsuites")
    root.append(suite)
    Path(report).parent.mkdir(parents=True, exist_ok=True)
    ElementTree.ElementTree(root).write(report, encoding="utf-8", xml_declaration=True)
    seconds = time.monotonic() - began
    print(f"Ran {count} tests of {len(names)} classes in {seconds:.0f} s, {skips} skipped.")
    for name in sorted(broken):
        print(f"FAILED: {name}")
    print(f"FAILED: {failures} failures" if failures or not count else "OK")
    return 1 if failures or not count else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
