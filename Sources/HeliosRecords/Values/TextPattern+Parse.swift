/// The parts of a pattern.
indirect enum PatternNode {
    case empty
    case scalar(ScalarSet)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    case repetition(PatternNode, minimum: Int, maximum: Int?)

    private static let largestProgram = 4_000

    /// Appends the steps of this part.
    func append(to program: inout [PatternStep]) throws(PatternError) {
        guard program.count < Self.largestProgram else {
            throw PatternError(message: "it is too large", offset: 0)
        }
        switch self {
        case .empty: break
        case .scalar(let set): program.append(.scalar(set))
        case .sequence(let nodes):
            for node in nodes { try node.append(to: &program) }
        case .alternatives(let nodes): try Self.append(alternatives: nodes, to: &program)
        case .repetition(let node, let minimum, let maximum):
            try Self.append(node, minimum: minimum, maximum: maximum, to: &program)
        }
    }

    private static func append(
        alternatives nodes: [PatternNode],
        to program: inout [PatternStep]
    ) throws(PatternError) {
        var ends: [Int] = []
        for (index, node) in nodes.enumerated() {
            guard index < nodes.count - 1 else {
                try node.append(to: &program)
                break
            }
            let split = program.count
            program.append(.accept)
            try node.append(to: &program)
            ends.append(program.count)
            program.append(.accept)
            program[split] = .split(split + 1, program.count)
        }
        for end in ends { program[end] = .jump(program.count) }
    }

    private static func append(
        _ node: PatternNode,
        minimum: Int,
        maximum: Int?,
        to program: inout [PatternStep]
    ) throws(PatternError) {
        for _ in 0..<minimum { try node.append(to: &program) }
        guard let maximum else {
            let split = program.count
            program.append(.accept)
            try node.append(to: &program)
            program.append(.jump(split))
            program[split] = .split(split + 1, program.count)
            return
        }
        var splits: [Int] = []
        for _ in minimum..<max(minimum, maximum) {
            splits.append(program.count)
            program.append(.accept)
            try node.append(to: &program)
        }
        for split in splits { program[split] = .split(split + 1, program.count) }
    }
}

/// Reads the notation of patterns.
struct PatternParser {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var depth = 0

    init(_ text: String) {
        var scalars = Array(text.unicodeScalars)
        // A pattern always stands for the whole text, so the anchors may be left out.
        if scalars.last == "$", scalars.dropLast().last != "\\" { scalars.removeLast() }
        self.scalars = scalars
        if scalars.first == "^" { index = 1 }
    }

    mutating func parse() throws(PatternError) -> PatternNode {
        guard scalars.count <= 1_000 else { throw error("it is too long") }
        let node = try alternatives()
        guard index == scalars.count else { throw error("a ) has no (") }
        return node
    }

    private func error(_ message: String) -> PatternError {
        PatternError(message: message, offset: index)
    }

    private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        index += 1
        return true
    }

    private mutating func alternatives() throws(PatternError) -> PatternNode {
        var nodes = [try sequence()]
        while take("|") { nodes.append(try sequence()) }
        return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
    }

    private mutating func sequence() throws(PatternError) -> PatternNode {
        var nodes: [PatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            let atom = try atom(scalar)
            nodes.append(try repeated(atom))
        }
        return nodes.isEmpty ? .empty : .sequence(nodes)
    }

    private mutating func atom(_ scalar: Unicode.Scalar) throws(PatternError) -> PatternNode {
        switch scalar {
        case "(": return try group()
        case "[": return .scalar(try scalarClass())
        case "\\": return .scalar(try escape())
        case ".":
            index += 1
            return .scalar(ScalarSet(ranges: [0x0A...0x0A, 0x0D...0x0D], isInverted: true))
        case "*", "+", "?", "{": throw error("nothing stands in front of \(scalar)")
        case "^", "$": throw error("\(scalar) is needless: a pattern stands for the whole text")
        case "]", "}": throw error("\(scalar) needs a \\ in front")
        default:
            index += 1
            return .scalar(ScalarSet(ranges: [scalar.value...scalar.value]))
        }
    }

    private mutating func group() throws(PatternError) -> PatternNode {
        index += 1
        if take("?"), !take(":") { throw error("a group begins with ( or (?:") }
        depth += 1
        guard depth <= 32 else { throw error("groups nest too deep") }
        let node = try alternatives()
        guard take(")") else { throw error("a ( has no )") }
        depth -= 1
        return node
    }

    private mutating func repeated(_ node: PatternNode) throws(PatternError) -> PatternNode {
        let result: PatternNode
        switch next {
        case "*": result = .repetition(node, minimum: 0, maximum: nil)
        case "+": result = .repetition(node, minimum: 1, maximum: nil)
        case "?": result = .repetition(node, minimum: 0, maximum: 1)
        case "{": return try counted(node)
        default: return node
        }
        index += 1
        return try refusingSecond(result)
    }

    private mutating func counted(_ node: PatternNode) throws(PatternError) -> PatternNode {
        index += 1
        guard let minimum = number() else { throw error("a number is missing behind {") }
        var maximum: Int? = minimum
        if take(",") { maximum = number() }
        guard take("}") else { throw error("a { has no }") }
        guard minimum <= 1_000, maximum ?? 0 <= 1_000 else { throw error("a count is above 1000") }
        if let maximum, maximum < minimum { throw error("the counts are in the wrong order") }
        return try refusingSecond(.repetition(node, minimum: minimum, maximum: maximum))
    }

    private func refusingSecond(_ node: PatternNode) throws(PatternError) -> PatternNode {
        guard let next, ["*", "+", "?", "{"].contains(next) else { return node }
        throw error("\(next) follows another count")
    }

    private mutating func number() -> Int? {
        var result: Int?
        while let digit = next, ("0"..."9").contains(digit), result ?? 0 <= 1_000 {
            result = (result ?? 0) * 10 + Int(digit.value - 0x30)
            index += 1
        }
        return result
    }

    private mutating func escape() throws(PatternError) -> ScalarSet {
        index += 1
        guard let scalar = next else { throw error("nothing stands behind \\") }
        index += 1
        switch scalar {
        case "d": return ScalarSet(ranges: [0x30...0x39])
        case "w": return ScalarSet(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
        case "s": return ScalarSet(ranges: [0x09...0x0D, 0x20...0x20])
        case "t": return ScalarSet(ranges: [0x09...0x09])
        case "n": return ScalarSet(ranges: [0x0A...0x0A])
        case "a"..."z", "A"..."Z", "0"..."9":
            index -= 1
            throw error("\\\(scalar) means nothing")
        default: return ScalarSet(ranges: [scalar.value...scalar.value])
        }
    }

    private mutating func scalarClass() throws(PatternError) -> ScalarSet {
        index += 1
        var set = ScalarSet(isInverted: take("^"))
        while let scalar = next, scalar != "]" {
            let first = try classMember(scalar)
            guard next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
                set.ranges += first.ranges
                continue
            }
            index += 1
            let last = try classMember(scalars[index])
            guard let low = first.single, let high = last.single, low <= high else {
                throw error("the range has no order")
            }
            set.ranges.append(low...high)
        }
        guard take("]") else { throw error("a [ has no ]") }
        guard !set.ranges.isEmpty else { throw error("a class is empty") }
        return set
    }

    private mutating func classMember(_ scalar: Unicode.Scalar) throws(PatternError) -> ScalarSet {
        if scalar == "\\" { return try escape() }
        if scalar == "[" { throw error("[ needs a \\ in front") }
        index += 1
        return ScalarSet(ranges: [scalar.value...scalar.value])
    }
}

extension ScalarSet {
    /// The one scalar of the set, if it has just one.
    fileprivate var single: UInt32? {
        guard ranges.count == 1, ranges[0].count == 1 else { return nil }
        return ranges[0].lowerBound
    }
}
