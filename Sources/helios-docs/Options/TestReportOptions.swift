import ArgumentParser

/// What the tests said that requirements name.
struct TestReportOptions: ParsableArguments {
    @Option(
        name: .customLong("test-report"),
        help: ArgumentHelp(
            "A report in JUnit's XML of the tests that requirements name; may be repeated.",
            valueName: "file"
        ),
        completion: .file(extensions: ["xml"])
    )
    var reports: [String] = []
}
