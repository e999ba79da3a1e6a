import HeliosFiles
import HeliosText

/// One main specification, shown.
package struct SpecDetail: Sendable {
    private let root: SpecRoot
    private let id: String
    private let spec: SpecOutline
    /// The file as it is.
    package let file: [UInt8]

    /// A specification of a root.
    package init(_ id: String, in root: SpecRoot) throws(SpecFailure) {
        self.root = root
        self.id = id
        do throws(SystemFailure) {
            file = try FileSystem.read(SpecTree(root).spec(id))
        } catch {
            throw SpecFailure("show_error", error.message)
        }
        spec = try SpecOutline(SpecText(file: file))
    }

    /// The bytes of a specification's file.
    package static func file(_ id: String, in root: SpecRoot) throws(SpecFailure) -> [UInt8] {
        do throws(SystemFailure) {
            return try FileSystem.read(SpecTree(root).spec(id))
        } catch {
            throw SpecFailure("show_error", error.message)
        }
    }

    /// The specification as the reference tool writes it; `number` picks one requirement, counted
    /// from 1.
    package func json(number: String?, withScenarios: Bool) throws(SpecFailure) -> [UInt8] {
        var requirements = spec.requirements
        if let number {
            guard let index = Int(number), requirements.indices.contains(index - 1) else {
                throw SpecFailure("show_error", "Requirement \(number) not found")
            }
            requirements = [requirements[index - 1]]
        }
        let outline = spec.outline
        var json = JSONWriter()
        json.object { json in
            json.member("id", id)
            json.member("title", id)
            json.member("overview", outline.text.string(spec.purpose))
            json.member("requirementCount", requirements.count)
            json.key("requirements")
            json.array { json in
                for requirement in requirements {
                    outline.write(
                        requirement: requirement,
                        withScenarios: withScenarios,
                        to: &json
                    )
                }
            }
            json.key("metadata")
            json.object { json in
                json.member("version", "1.0.0")
                json.member("format", "openspec")
            }
            json.member("root", root)
        }
        json.endLine()
        return json.bytes
    }
}
