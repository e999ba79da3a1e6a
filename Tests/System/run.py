"""Runs the tests of the built tool, and writes what became of each as JUnit's XML."""

import sys
import time
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path


class Result(unittest.TextTestResult):
    """The result of a run, which keeps an element for each test."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.suite = ElementTree.Element("testsuite", name="system")
        self.case = None

    def startTest(self, test):
        super().startTest(test)
        suite, _, name = test.id().rpartition(".")
        self.case = ElementTree.SubElement(self.suite, "testcase", classname=suite, name=name)
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


def main(report):
    folder = Path(__file__).resolve().parent
    tests = unittest.defaultTestLoader.discover(str(folder))
    result = unittest.TextTestRunner(resultclass=Result, verbosity=2).run(tests)
    root = ElementTree.Element("testsuites")
    root.append(result.suite)
    Path(report).parent.mkdir(parents=True, exist_ok=True)
    ElementTree.ElementTree(root).write(report, encoding="utf-8", xml_declaration=True)
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
