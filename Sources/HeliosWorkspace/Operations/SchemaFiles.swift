import Glibc
package import HeliosRecords
import HeliosText

/// The files of `schema export`.
package enum SchemaFiles {
    /// A JSON Schema (2020-12) for the records of each kind, and for the replies of threads.
    package static func json(_ schema: Schema) -> [(path: String, text: String)] {
        schema.kinds.flatMap { kind in
            var files = [(path: "\(kind.name).json", text: kind.recordSchema())]
            if let reply = kind.replySchema() { files.append(("\(kind.name)-reply.json", reply)) }
            return files
        }
    }

    /// Writes generated files, each replaced in one step, those that are the same left alone.
    ///
    /// Returns how many files changed.
    package static func write(
        _ files: [(path: String, text: String)],
        to folder: String
    ) throws -> Int {
        let tree = WorkingTree(root: folder)
        var changed = 0
        for file in files {
            let old = try? tree.read(SourceFile(path: file.path, size: 0))
            guard old.map({ !$0.elementsEqual(file.text.utf8) }) ?? true else { continue }
            let temporary = "\(file.path).next"
            unsafe _ = unlink("\(folder)/\(temporary)")
            try NewFiles(root: folder).write(file.text, to: temporary)
            let isMoved =
                unsafe rename("\(folder)/\(temporary)", "\(folder)/\(file.path)") == 0
            guard isMoved else {
                let code = errno
                unsafe _ = unlink("\(folder)/\(temporary)")
                throw NewFiles.failure("\(folder)/\(file.path)", code)
            }
            changed += 1
        }
        return changed
    }
}
