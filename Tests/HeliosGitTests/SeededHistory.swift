/// Commits made up from a seed, as a stream for `git fast-import`: several lines of work, merges,
/// edits, renames with and without edits, copies, files that go and come back.
struct SeededHistory {
    /// How much the files resemble one another.
    enum Likeness: String, Sendable, CaseIterable {
        /// Each has words of its own, so that nothing passes for the copy of another file.
        case distinct
        /// Records of one form, some made from others.
        case alike
    }

    private(set) var stream = ""
    private var random: SeededNumbers
    private let likeness: Likeness
    private var branches: [Branch] = []
    private var marks = 0
    private var words = 0
    private var second = 1_700_000_000

    private struct Branch {
        var mark: Int
        var files: [String: String]
    }

    init(seed: UInt64, commits: Int, likeness: Likeness) {
        random = SeededNumbers(seed: seed)
        self.likeness = likeness
        var files: [String: String] = [:]
        for _ in 0..<60 { files[freshPath()] = freshText() }
        branches = [Branch(mark: commit(files, parents: []), files: files)]
        while marks < commits - 3 { step() }
        while branches.count > 1 { merge(0, branches.count - 1) }
        stream += "reset refs/heads/main\nfrom :\(branches[0].mark)\n\n"
    }

    // MARK: Commits

    private mutating func step() {
        let branch = random.number(below: branches.count)
        switch random.number(below: 20) {
        case 0 where branches.count < 4: branches.append(branches[branch])
        case 1 where branches.count > 1:
            let other = (branch + 1) % branches.count
            merge(min(branch, other), max(branch, other))
        default:
            var files = branches[branch].files
            for _ in 0...random.number(below: 3) { change(&files) }
            if files == branches[branch].files { return }
            let mark = commit(files, parents: [branches[branch].mark])
            branches[branch] = Branch(mark: mark, files: files)
        }
    }

    /// Merges the later branch into the earlier one; where both hold a path, either side may win,
    /// and now and then a third text.
    private mutating func merge(_ target: Int, _ other: Int) {
        let (ours, theirs) = (branches[target], branches[other])
        guard ours.mark != theirs.mark else {
            branches.remove(at: other)
            return
        }
        var files = ours.files
        for (path, text) in theirs.files.sorted(by: { $0.key < $1.key }) {
            let choice = random.number(below: 10)
            if files[path] == nil, choice < 4 { files[path] = text }
            if let mine = files[path], mine != text, choice < 5 { files[path] = text }
            if files[path] != nil, choice == 9 { files[path] = text + line() }
        }
        let mark = commit(files, parents: [ours.mark, theirs.mark])
        branches[target] = Branch(mark: mark, files: files)
        branches.remove(at: other)
    }

    private mutating func commit(_ files: [String: String], parents: [Int]) -> Int {
        marks += 1
        // Often within one second, and now and then a clock that is wrong.
        second += random.number(below: 3) * 20 - (random.number(below: 25) == 0 ? 300 : 0)
        stream += "commit refs/heads/main\nmark :\(marks)\n"
        stream += "committer Mike Berg <mike@fjord.example> \(second) +0100\n"
        stream += data("Change \(marks)\n")
        for (place, parent) in parents.enumerated() {
            stream += "\(place == 0 ? "from" : "merge") :\(parent)\n"
        }
        stream += "deleteall\n"
        for (path, text) in files.sorted(by: { $0.key < $1.key }) {
            let mode = text.hasPrefix("#!") ? "100755" : "100644"
            stream += "M \(mode) inline \(path)\n\(data(text))"
        }
        stream += "\n"
        return marks
    }

    private func data(_ text: String) -> String { "data \(text.utf8.count)\n\(text)\n" }

    // MARK: Changes

    private mutating func change(_ files: inout [String: String]) {
        let paths = files.keys.sorted()
        let path = paths[random.number(below: paths.count)]
        guard let text = files[path] else { return }
        switch random.number(below: 16) {
        case 0: files[freshPath()] = freshText()
        case 1 where paths.count > 40: files[path] = nil
        case 2, 3: move(path, text, &files)
        case 4:
            move(path, edited(text), &files)
        case 5 where likeness == .alike: files[freshPath()] = edited(text)
        case 6 where likeness == .alike: files[freshPath()] = text
        case 7 where likeness == .alike: moveFolder(of: path, &files)
        default: files[path] = edited(text)
        }
    }

    private mutating func move(_ path: String, _ text: String, _ files: inout [String: String]) {
        files[path] = nil
        files[freshPath()] = text
    }

    private mutating func moveFolder(of path: String, _ files: inout [String: String]) {
        let folder = String(path.prefix(while: { $0 != "/" }))
        let target = "folder\(random.number(below: 9))"
        for (path, text) in files where path.hasPrefix(folder + "/") {
            let moved = target + path.dropFirst(folder.count)
            guard files[moved] == nil else { continue }
            files[path] = nil
            files[moved] = text
        }
    }

    private mutating func edited(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for _ in 0...random.number(below: 2) where lines.count > 2 {
            let place = random.number(below: lines.count - 1)
            switch random.number(below: 3) {
            case 0: lines.insert(String(line().dropLast()), at: place)
            case 1 where lines.count > 8: lines.remove(at: place)
            default: lines[place] = String(line().dropLast())
            }
        }
        return lines.joined(separator: "\n")
    }

    private mutating func freshPath() -> String {
        words += 1
        let folder = random.number(below: 6)
        // Some names come again.
        let name = random.number(below: 6) == 0 ? random.number(below: 40) : words + 100
        return "folder\(folder)/file\(name).yaml"
    }

    private mutating func freshText() -> String {
        var text = random.number(below: 12) == 0 ? "#!/bin/sh\n" : ""
        if likeness == .alike {
            text += "name: Record \(random.number(below: 20))\nstatus: deployed\nsite: oslo\n"
            text += "type: laptop\nowner: mike\nvendor: apple\n"
        }
        for _ in 0..<(4 + random.number(below: likeness == .alike ? 4 : 12)) { text += line() }
        return text
    }

    private mutating func line() -> String {
        if likeness == .alike {
            return "key\(random.number(below: 30)): \(random.number(below: 50))\n"
        }
        words += 1
        return "line \(words) of \(random.number(below: 1_000_000)) with \(random.next())\n"
    }
}

/// Numbers that are the same for a seed on every machine (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    mutating func number(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
