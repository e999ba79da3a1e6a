/// A form that the whole of a text must have.
///
/// The notation is a part of that of JSON Schema: letters and digits for themselves, `.`, classes
/// such as `[a-z]` and `[^/]`, `\d`, `\w`, `\s`, groups, `|`, `*`, `+`, `?` and `{2,4}`. Matching
/// follows all ways at once, so that its time grows with the length of the text and no pattern can
/// make it stall.
public struct TextPattern: Sendable, Hashable {
    /// The pattern as written.
    public let text: String

    private let program: [PatternStep]

    /// Compiles a pattern.
    package init(_ text: String) throws(PatternError) {
        self.text = text
        var parser = PatternParser(text)
        let node = try parser.parse()
        var program: [PatternStep] = []
        try node.append(to: &program)
        program.append(.accept)
        self.program = program
    }

    /// Whether the whole text has the form.
    public func matches(_ text: String) -> Bool {
        var threads = PatternThreads(count: program.count)
        threads.add(0, in: program)
        for scalar in text.unicodeScalars {
            threads.advance()
            for place in threads.previous {
                if case .scalar(let set) = program[place], set.contains(scalar) {
                    threads.add(place + 1, in: program)
                }
            }
            if threads.current.isEmpty { return false }
        }
        return threads.current.contains(program.count - 1)
    }

    /// Whether both are the same as written.
    public static func == (left: Self, right: Self) -> Bool { left.text == right.text }

    /// Hashes the pattern as written.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// Why a text is no pattern.
package struct PatternError: Error, Sendable, Hashable {
    /// What is wrong, as the end of a sentence about the pattern.
    package let message: String
    /// Where, in Unicode scalars from the start of the pattern.
    package let offset: Int
}

/// A step of a compiled pattern; each goes on with the next unless it says otherwise.
enum PatternStep: Sendable {
    case scalar(ScalarSet)
    case split(Int, Int)
    case jump(Int)
    case accept
}

/// The scalars that a step takes.
struct ScalarSet: Sendable {
    var ranges: [ClosedRange<UInt32>] = []
    var isInverted = false

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) } != isInverted
    }
}

/// The places of a program that are reached at once.
private struct PatternThreads {
    private(set) var current: [Int] = []
    private(set) var previous: [Int] = []
    private var lastSeen: [Int]
    private var round = 1
    private var pending: [Int] = []

    init(count: Int) {
        lastSeen = Array(repeating: 0, count: count)
    }

    mutating func advance() {
        swap(&current, &previous)
        current.removeAll(keepingCapacity: true)
        round += 1
    }

    /// Adds a place and all that are reached from it without a scalar.
    mutating func add(_ place: Int, in program: [PatternStep]) {
        pending.append(place)
        while let place = pending.popLast() {
            guard lastSeen[place] != round else { continue }
            lastSeen[place] = round
            switch program[place] {
            case .jump(let next): pending.append(next)
            case .split(let one, let other):
                pending.append(other)
                pending.append(one)
            case .scalar, .accept: current.append(place)
            }
        }
    }
}
