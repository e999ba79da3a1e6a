import HeliosSite
import HeliosText

/// How many lines came and went between two texts.
enum LineCount {
    static func change(from old: some Collection<UInt8>, to new: some Collection<UInt8>) -> (
        added: Int, removed: Int
    ) {
        var numbers: [[UInt8]: Int] = [:]
        let left = lines(old, &numbers)
        let right = lines(new, &numbers)
        let same = CommonSequence.pairs(left, right).count
        return (right.count - same, left.count - same)
    }

    private static func lines(
        _ text: some Collection<UInt8>,
        _ numbers: inout [[UInt8]: Int]
    ) -> [Int] {
        text.split(separator: ASCII.lineFeed).map { line in
            let key = Array(line)
            let number = numbers[key] ?? numbers.count
            numbers[key] = number
            return number
        }
    }
}
