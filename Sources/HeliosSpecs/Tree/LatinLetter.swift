/// A letter taken apart into letters of ASCII and an accent, for Latin-1 and Latin Extended-A.
struct LatinLetter {
    /// The letters without accent.
    let bases: [Unicode.Scalar]
    /// The accent's rank; 0 for none.
    let accent: UInt32

    init(_ scalar: Unicode.Scalar) {
        if let special = Self.ligatures[scalar.value] {
            bases = Array(special.unicodeScalars)
            accent = 0x80
            return
        }
        let index = Int(scalar.value) - 0xC0
        guard Self.rows.indices.contains(index), Self.rows[index].base != "." else {
            bases = [scalar]
            accent = 0
            return
        }
        bases = [Self.rows[index].base]
        accent = Self.rank(ofAccent: Self.rows[index].mark)
    }

    /// Accents in the order in which they make one word come behind another.
    static func rank(ofAccent code: UInt32) -> UInt32 {
        let order: [UInt32] = [
            0x301, 0x300, 0x306, 0x302, 0x30C, 0x30A, 0x308, 0x30B, 0x303, 0x307, 0x338, 0x327,
            0x328, 0x304,
        ]
        guard let index = order.firstIndex(of: code) else { return 0x100 + (code & 0xFF) }
        return UInt32(index) + 2
    }

    private static let ligatures: [UInt32: String] = [
        0xC6: "AE", 0xE6: "ae", 0xDF: "ss", 0x132: "IJ", 0x133: "ij", 0x152: "OE", 0x153: "oe",
    ]

    private static let rows: [(base: Unicode.Scalar, mark: UInt32)] = {
        let accents: [Unicode.Scalar: UInt32] = [
            "`": 0x300, "'": 0x301, "^": 0x302, "~": 0x303, "-": 0x304, "u": 0x306, ".": 0x307,
            ":": 0x308, "o": 0x30A, "\"": 0x30B, "v": 0x30C, ",": 0x327, ";": 0x328, "/": 0x338,
        ]
        var rows: [(Unicode.Scalar, UInt32)] = []
        var pending: Unicode.Scalar?
        for scalar in letters.unicodeScalars where scalar != " " {
            guard let base = pending else {
                pending = scalar
                continue
            }
            rows.append((base, accents[scalar] ?? 0))
            pending = nil
        }
        return rows
    }()

    /// Two signs a letter from U+00C0 to U+017F: what it is without its accent, and the accent;
    /// `..` for a letter of its own.
    private static let letters = """
        A` A' A^ A~ A: Ao .. C, E` E' E^ E: I` I' I^ I: .. N~ O` O' O^ O~ O: .. O/ U` U' U^ U: Y' \
        .. .. a` a' a^ a~ a: ao .. c, e` e' e^ e: i` i' i^ i: .. n~ o` o' o^ o~ o: .. o/ u` u' u^ \
        u: y' .. y: A- a- Au au A; a; C' c' C^ c^ C. c. Cv cv Dv dv D/ d/ E- e- Eu eu E. e. E; e; \
        Ev ev G^ g^ Gu gu G. g. G, g, H^ h^ H/ h/ I~ i~ I- i- Iu iu I; i; I. i/ .. .. J^ j^ K, k, \
        .. L' l' L, l, Lv lv L/ l/ L/ l/ N' n' N, n, Nv nv n/ .. .. O- o- Ou ou O" o" .. .. R' r' \
        R, r, Rv rv S' s' S^ s^ S, s, Sv sv T, t, Tv tv T/ t/ U~ u~ U- u- Uu uu Uo uo U" u" U; u; \
        W^ w^ Y^ y^ Y: Z' z' Z. z. Zv zv s/
        """
}
