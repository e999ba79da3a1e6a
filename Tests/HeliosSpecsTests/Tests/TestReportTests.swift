import HeliosDiagnostics
import HeliosSpecs
import Testing

@Suite("Test reports")
struct TestReportTests {
    private static let report = """
        <testsuites>
          <testsuite name="all" tests="5">
            <properties><property name="a" value="b"/></properties>
            <testcase classname="ToolTests.LinkTests" name="everyLinkIsDeclared()" time="0.1"/>
            <testcase classname="ToolTests.LinkTests" name="leadsNowhere()">
              <failure message="expected 1,&#10;found 2">at line 3</failure>
            </testcase>
            <testcase classname="tests.test_portal.PortalTests" name="test_pages" file="tests/test_portal.py">
              <skipped/>
            </testcase>
            <testsuite name="inner">
              <testcase name="alone"><error><![CDATA[
                crashed
              ]]></error><system-out>words</system-out></testcase>
            </testsuite>
          </testsuite>
        </testsuites>
        """

    private static func read(_ text: String) -> Checked<[TestCase]> {
        TestReportReader.read(Array(text.utf8), path: "report.xml")
    }

    @Test("hold cases with their state and what a failure says")
    func cases() {
        let read = Self.read(Self.report)
        #expect(read.diagnostics.isEmpty)
        #expect(
            read.value == [
                TestCase(
                    suite: "ToolTests.LinkTests",
                    name: "everyLinkIsDeclared()",
                    state: .passed
                ),
                TestCase(
                    suite: "ToolTests.LinkTests",
                    name: "leadsNowhere()",
                    state: .failed,
                    message: "expected 1,"
                ),
                TestCase(
                    suite: "tests.test_portal.PortalTests",
                    name: "test_pages",
                    file: "tests/test_portal.py",
                    state: .skipped
                ),
                TestCase(suite: "", name: "alone", state: .failed, message: "crashed"),
            ]
        )
    }

    @Test(
        "are found by case, by suite and case, by suite, and by file",
        arguments: [
            ("everyLinkIsDeclared()", 1), ("LinkTests.everyLinkIsDeclared()", 1),
            ("ToolTests.LinkTests.leadsNowhere()", 1), ("LinkTests", 2), ("ToolTests.LinkTests", 2),
            ("test_portal.py", 1), ("tests/test_portal.py", 1), ("PortalTests.test_pages", 1),
            ("test_portal.py::test_pages", 1),
            ("alone", 1), ("Tests", 0), ("everyLinkIsDeclared", 0), ("", 0), ("portal.py", 0),
        ]
    )
    func names(name: String, count: Int) {
        let results = TestResults(Self.read(Self.report).value)
        #expect(results.cases(named: name).count == count)
    }

    @Test(
        "are refused when they are something else",
        arguments: [
            ("<html/>", "1: the test report has no 'testsuite'"),
            ("{}", "1: the test report is not XML: "),
            ("<testsuite>\n<testcase>\n</testsuite>", "3: the test report is not XML: "),
            ("<!DOCTYPE a><testsuite/>", "1: the test report is not XML: a document type"),
        ]
    )
    func refused(text: String, message: String) throws {
        let read = Self.read(text)
        #expect(read.value.isEmpty)
        let found = try #require(read.diagnostics.first)
        #expect(found.id == .spec(.testReportInvalid))
        #expect("\(found.span.range.start.line): \(found.message)".hasPrefix(message))
    }

    @Test("are compared with the tests that requirements name")
    func traces() async {
        let opened = await SpecificationFiles(
            specification: """
                ## Requirements
                ### Requirement: A
                It SHALL be.
                **Verified by**: `LinkTests.leadsNowhere()`, `LinkTests.everyLinkIsDeclared()`,
                `NoTests`, `test_portal.py`
                """
        ).open()
        let findings = TestTraces.check(
            opened.tree,
            against: TestResults(Self.read(Self.report).value),
            schema: opened.graph.schema
        )
        #expect(
            findings.map {
                "\($0.span.range.start.line):\($0.span.range.start.column) \($0.message)"
            }
                == [
                    "4:19 the test 'LinkTests.leadsNowhere()' failed: expected 1,",
                    "5:2 no test report names 'NoTests'",
                ]
        )
        #expect(findings.allSatisfy { $0.record == "requirement:things/a" })
    }
}
