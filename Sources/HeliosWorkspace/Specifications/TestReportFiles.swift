package import HeliosDiagnostics
import HeliosFiles
package import HeliosSpecs

/// Test reports as files, wherever they lie.
package enum TestReportFiles {
    /// The cases of all reports, in the order given; paths are relative to the working directory.
    package static func read(
        _ paths: [String]
    ) throws(WorkspaceError) -> Checked<TestResults?> {
        guard !paths.isEmpty else { return Checked(nil) }
        var report = Report()
        var cases: [TestCase] = []
        for path in paths {
            let bytes: [UInt8]
            do throws(SystemFailure) {
                bytes = try FileSystem.read(path)
            } catch {
                throw .cannotRead(path, code: error.code)
            }
            cases += report.take(TestReportReader.read(bytes, path: path))
        }
        return Checked(TestResults(cases), report.diagnostics)
    }
}
