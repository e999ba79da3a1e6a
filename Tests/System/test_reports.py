"""The reports of 'validate' follow their formats."""

import json
import re
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from support import ROOT, run, tool, write

SCHEMAS = Path(__file__).parent / "schemas"
SETTINGS = "organization: {name: Fjord Line, domain: fjord.example, timezone: Europe/Oslo}\n"
BROKEN = {
    "helios.yaml": SETTINGS,
    "locations/oslo.yaml": "name: Oslo\nparent: nowhere\n",
    "locations/bergen.yaml": "nam: Bergen\n",
    "locations/øst.yaml": "name: Øst\n",
}


class ReportTests(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="helios-reports-")
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        write(self.folder, BROKEN)

    def report(self, format):
        result = tool("validate", self.folder, "--format", format)
        self.assertEqual((result.returncode, result.stderr), (1, ""))
        return result.stdout

    def check_schema(self, format):
        text = self.report(format)
        report = self.folder / "report.json"
        report.write_text(text)
        check = run(
            ROOT / ".venv/bin/check-jsonschema", "--schemafile", SCHEMAS / f"{format}.json", report
        )
        self.assertEqual(check.returncode, 0, check.stdout + check.stderr)
        return json.loads(text)

    def test_json(self):
        report = self.check_schema("json")
        self.assertFalse(report["valid"])
        self.assertEqual(
            report["summary"]["errors"],
            sum(one["severity"] == "error" for one in report["diagnostics"]),
        )

    def test_sarif(self):
        run_ = self.check_schema("sarif")["runs"][0]
        rules = {rule["id"] for rule in run_["tool"]["driver"]["rules"]}
        self.assertLessEqual({result["ruleId"] for result in run_["results"]}, rules)

    def test_junit(self):
        suites = ElementTree.fromstring(self.report("junit"))
        self.assertEqual(suites.tag, "testsuites")
        failures = suites.findall(".//failure")
        self.assertEqual(int(suites.get("failures")), len(failures))
        self.assertGreater(len(failures), 1)

    def test_github(self):
        lines = self.report("github").splitlines()
        notes = [line for line in lines if line.startswith("::")]
        self.assertGreater(len(notes), 1)
        for line in notes:
            self.assertRegex(line, r"^::(error|warning|notice) file=[^,:]+,line=\d+,.*::.+$")

    def test_formats_agree(self):
        ids = {one["id"] for one in json.loads(self.report("json"))["diagnostics"]}
        sarif = json.loads(self.report("sarif"))["runs"][0]["results"]
        self.assertEqual({one["ruleId"] for one in sarif}, ids)
        self.assertEqual(set(re.findall(r"\[([a-z-]+\.[a-z-]+)\]", self.report("text"))), ids)


if __name__ == "__main__":
    unittest.main()
