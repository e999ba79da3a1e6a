import HeliosText

/// The day on which weeks begin (after CLDR's week data).
enum WeekStart {
    /// The weekday that stands first in a calendar of a language: 1 for Monday to 7 for Sunday.
    ///
    /// The region decides; without one, that in which the language is mostly spoken.
    static func weekday(of language: String) -> Int {
        let parts = language.split(onByte: ASCII.hyphen)
        let region = parts.dropFirst().first { $0.utf8.count == 2 }
        guard let region else { return languages[lowercased(parts.first ?? "")] ?? 1 }
        let upper = uppercased(region)
        return sunday.contains(upper) ? 7 : saturday.contains(upper) ? 6 : upper == "MV" ? 5 : 1
    }

    private static func lowercased(_ text: String) -> String {
        String(decoding: text.utf8.map(\.asciiLowercased), as: UTF8.self)
    }

    private static func uppercased(_ text: String) -> String {
        let bytes = text.utf8.map { $0.isASCIILowercase ? $0 &- 0x20 : $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let languages = [
        "ar": 6, "fa": 6, "he": 7, "hi": 7, "ja": 7, "ko": 7, "pt": 7, "th": 7,
    ]

    private static let saturday: Set<String> = [
        "AE", "AF", "BH", "DJ", "DZ", "EG", "IQ", "IR", "JO", "KW", "LY", "OM", "QA", "SD", "SY",
    ]

    private static let sunday: Set<String> = [
        "AG", "AS", "BD", "BR", "BS", "BT", "BW", "BZ", "CA", "CO", "DM", "DO", "ET", "GT", "GU",
        "HK", "HN", "ID", "IL", "IN", "JM", "JP", "KE", "KH", "KR", "LA", "MH", "MM", "MO", "MT",
        "MX", "MZ", "NI", "NP", "PA", "PE", "PH", "PK", "PR", "PT", "PY", "SA", "SG", "SV", "TH",
        "TT", "TW", "UM", "US", "VE", "VI", "WS", "YE", "ZA", "ZW",
    ]
}
