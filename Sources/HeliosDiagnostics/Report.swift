/// What a stage made, and all that it found wrong on the way.
public struct Checked<Value> {
    /// The best value the stage could make.
    public var value: Value

    /// What it found wrong.
    public var diagnostics: [Diagnostic]

    /// A value and what was found wrong while making it.
    public init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
        self.value = value
        self.diagnostics = diagnostics
    }
}

extension Checked: Sendable where Value: Sendable {}

/// Everything found wrong in a run, in stable order.
public struct Report: Sendable {
    private var found: [Diagnostic] = []

    /// An empty report.
    public init() {}

    /// A report of these diagnostics.
    public init(_ diagnostics: [Diagnostic]) {
        found = diagnostics
    }

    /// The diagnostics by path, then position, then id, then message; each once.
    public var diagnostics: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return found.sorted(by: Diagnostic.precedes).filter { seen.insert($0).inserted }
    }

    /// Whether any diagnostic is an error.
    public var hasErrors: Bool { found.contains { $0.severity == .error } }

    /// Whether nothing fails the run: no error, and in a strict run no warning either.
    public func isValid(strict: Bool) -> Bool {
        !found.contains { $0.severity >= (strict ? .warning : .error) }
    }

    /// Adds what another stage found.
    public mutating func add(_ diagnostics: [Diagnostic]) { found += diagnostics }

    /// Whether any diagnostic is about a file.
    package func concerns(_ path: String) -> Bool { found.contains { $0.span.path == path } }

    /// Leaves out what another diagnostic already tells.
    package mutating func drop(where isTold: (Diagnostic) -> Bool) {
        found.removeAll(where: isTold)
    }

    /// Keeps the diagnostics of a stage and hands on its value.
    public mutating func take<Value>(_ checked: Checked<Value>) -> Value {
        found += checked.diagnostics
        return checked.value
    }

    /// How many diagnostics have this severity.
    public func count(of severity: Severity) -> Int {
        diagnostics.count { $0.severity == severity }
    }
}

extension Diagnostic {
    /// Order by path, position, id and message, all as bytes or numbers.
    package static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        if left.span.path != right.span.path {
            return left.span.path.utf8.lexicographicallyPrecedes(right.span.path.utf8)
        }
        let (first, second) = (left.span.range, right.span.range)
        if first.start != second.start { return first.start < second.start }
        if first.end != second.end { return first.end < second.end }
        let (one, other) = (left.id.rawValue, right.id.rawValue)
        if one != other { return one.utf8.lexicographicallyPrecedes(other.utf8) }
        return left.message.utf8.lexicographicallyPrecedes(right.message.utf8)
    }
}
