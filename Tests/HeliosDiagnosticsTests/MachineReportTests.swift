import Foundation
import FoundationXML
import HeliosDiagnostics
import Testing

@Suite("Reports for machines")
struct MachineReportTests {
    private func json(_ format: ReportFormat, prefix: String = "") throws -> [String: Any] {
        let text = written(format, strict: true, prefix: prefix)
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try #require(object as? [String: Any])
    }

    private static let expectedJSON = """
        {
          "version": 1,
          "valid": false,
          "strict": true,
          "summary": {
            "records": 412,
            "links": 2310,
            "specs": 9,
            "changes": 1,
            "checks": 14,
            "errors": 1,
            "warnings": 0,
            "information": 0
          },
          "diagnostics": [
            {
              "id": "yaml.duplicate-key",
              "severity": "error",
              "message": "m",
              "help": "h",
              "path": "a.yaml",
              "range": {
                "start": {
                  "line": 7,
                  "column": 16
                },
                "end": {
                  "line": 7,
                  "column": 25
                }
              },
              "record": null,
              "related": [
                {
                  "message": "r",
                  "path": "a.yaml",
                  "range": {
                    "start": {
                      "line": 1,
                      "column": 1
                    },
                    "end": {
                      "line": 1,
                      "column": 3
                    }
                  }
                }
              ]
            }
          ]
        }

        """

    @Test("JSON has the promised shape")
    func jsonShape() {
        let report = Report([
            Diagnostic(
                .yaml(.duplicateKey),
                at: span(7, 16, 9),
                "m",
                help: "h",
                related: [RelatedSpan(span: span(1, 1, 2), message: "r")]
            )
        ])
        #expect(written(.json, report, strict: true) == Self.expectedJSON)
    }

    @Test("JSON says whether the run is valid", arguments: [(false, true), (true, false)])
    func validity(strict: Bool, expected: Bool) throws {
        let report = Report([Diagnostic(.source(.unexpectedFile), at: .start(of: "a"), "m")])
        let text = written(.json, report, strict: strict)
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect(object?["valid"] as? Bool == expected)
    }

    @Test("SARIF points at rules, files and regions")
    func sarif() throws {
        let root = try json(.sarif, prefix: "records/")
        #expect(root["version"] as? String == "2.1.0")
        let run = try #require((root["runs"] as? [[String: Any]])?.first)
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
        let rules = try #require(driver?["rules"] as? [[String: Any]])
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.map { $0["level"] as? String } == ["note", "error", "warning"])
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
        }
        let location = (results[1]["locations"] as? [[String: Any]])?.first
        let physical = location?["physicalLocation"] as? [String: [String: Any]]
        let uri = physical?["artifactLocation"]?["uri"] as? String
        #expect(uri == "records/b%2C%20100%25%3Ax.yaml")
        #expect(
            physical?["region"] as? [String: Int] == [
                "startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 5,
            ]
        )
        #expect((results[1]["relatedLocations"] as? [Any])?.count == 1)
    }

    @Test("JUnit has a case for each file")
    func junit() {
        let text = written(.junit)
        #expect(XMLParser(data: Data(text.utf8)).parse())
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="helios-docs" tests="3" failures="1" errors="0">
                  <testsuite name="validate" tests="3" failures="1" errors="0" skipped="0">
                    <testcase classname="validate" name="a.yaml">
                      <system-out>a.yaml:3:2: information: just so you know [yaml.syntax]</system-out>
                    </testcase>
                    <testcase classname="validate" name="b, 100%:x.yaml">
                      <failure type="yaml.duplicate-key" message="the key &#39;&lt;name&gt;&#39; \
                appears twice">b, 100%:x.yaml:2:1: error: the key &#39;&lt;name&gt;&#39; appears \
                twice [yaml.duplicate-key]
                  help: keep one</failure>
                    </testcase>
                    <testcase classname="validate" name="c.txt">
                      <system-out>c.txt:1:1: warning: odd\\u{1B}[2J [source.unexpected-file]</system-out>
                    </testcase>
                    <system-out>412 records, 2,310 links, 9 specs, 1 change, 10 checks, \
                4 rules checked: 1 error, 1 warning, 1 note</system-out>
                  </testsuite>
                </testsuites>

                """
        )
    }

    @Test("JUnit counts warnings as failures of a strict run, and has a case when all is well")
    func junitStrict() {
        #expect(written(.junit, strict: true).contains("tests=\"3\" failures=\"2\""))
        #expect(written(.junit, Report()).contains("tests=\"1\" failures=\"0\""))
    }

    @Test("JUnit is XML whatever a message holds")
    func junitEscapes() {
        let all = String(String.UnicodeScalarView((0..<0x11000).compactMap(Unicode.Scalar.init)))
        let report = Report([Diagnostic(.yaml(.syntax), at: span(1, 1, 1, in: all), all + "]]>")])
        #expect(XMLParser(data: Data(written(.junit, report).utf8)).parse())
    }

    @Test("GitHub's commands end where they should")
    func github() {
        let summary =
            "412 records, 2,310 links, 9 specs, 1 change, 10 checks, 4 rules checked: "
            + "1 error, 1 warning, 1 note"
        #expect(
            written(.github, prefix: "records/") == """
                ::notice file=records/a.yaml,line=3,col=2,endLine=3,endColumn=3,\
                title=yaml.syntax::just so you know
                ::error file=records/b%2C 100%25%3Ax.yaml,line=2,col=1,endLine=2,endColumn=5,\
                title=yaml.duplicate-key::the key '<name>' appears twice%0Ahelp: keep one
                ::warning file=records/c.txt,line=1,col=1,endLine=1,endColumn=1,\
                title=source.unexpected-file::odd\\u{1B}[2J
                \(summary)

                """
        )
    }

    @Test("a line end in a message starts no command of its own")
    func injection() {
        let report = Report([
            Diagnostic(.yaml(.syntax), at: span(1, 1, 1, in: "a\n::set-env::b"), "x\r\n::error::y")
        ])
        #expect(written(.github, report).split(separator: "\n").count == 2)
        #expect(written(.github, report).contains("x%0D%0A::error::y"))
    }

    @Test("come out the same in any order", arguments: ReportFormat.allCases)
    func order(format: ReportFormat) {
        #expect(written(format, Report(sample.diagnostics.reversed())) == written(format))
    }
}
