package import Foundation

/// The built command-line tool, beside the test bundle.
package let toolURL = URL(filePath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "helios-docs")
