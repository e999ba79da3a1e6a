/// A word of a record: its number, how much it says about the record, and how sure its spelling is.
///
/// One number, since there are a hundred of them in a record, kept from build to build.
struct SearchWord: BitwiseCopyable, Sendable {
    /// Whether a word may be what somebody meant who typed another one.
    enum Standing: UInt32 {
        /// It is no word that people type, such as an id.
        case none
        /// It is if another record has it as well: what one text alone has may itself be mistyped.
        case doubtful
        /// It is.
        case model
    }

    /// More words than this have no number.
    static let termLimit = 1 << 25

    private let bits: UInt32

    init(_ term: Int, _ level: UInt8, _ standing: Standing) {
        bits = UInt32(truncatingIfNeeded: term) << 7 | standing.rawValue << 5 | UInt32(level & 31)
    }

    /// Its number among the words of all records.
    var term: Int { Int(bits >> 7) }

    /// How much it says.
    var level: UInt8 { UInt8(truncatingIfNeeded: bits & 31) }

    /// How sure its spelling is.
    var standing: Standing { Standing(rawValue: bits >> 5 & 3) ?? .none }
}
