import HeliosText

/// How letters are folded: without marks, in lower case, so that what sounds alike is found alike.
///
/// The script that searches does the same with what the browser knows of Unicode; the letters below
/// are those for which that is more than lower case.
struct LetterFolding: Sendable {
    /// For each scalar below U+2000 where its letters begin in `folded`, and how many bytes they
    /// take; none for one that stands for itself or has a lower case.
    private let places: [UInt16]
    private let lengths: [UInt8]
    private let folded: [UInt8]

    static let standard = LetterFolding()

    private init() {
        var places = [UInt16](repeating: 0, count: 0x2000)
        var lengths = [UInt8](repeating: 0, count: 0x2000)
        var folded: [UInt8] = []
        for line in Self.letters.split(onByte: ASCII.lineFeed) {
            let parts = line.split(onByte: ASCII.space)
            guard parts.count == 2 else { continue }
            for scalar in parts[1].unicodeScalars where scalar.value < 0x2000 {
                places[Int(scalar.value)] = UInt16(folded.count)
                lengths[Int(scalar.value)] = UInt8(parts[0].utf8.count)
            }
            folded += parts[0].utf8
        }
        (self.places, self.lengths, self.folded) = (places, lengths, folded)
    }

    /// Appends the letters that a scalar folds to; nothing for a mark above or below a letter.
    func append(_ scalar: Unicode.Scalar, to word: inout [UInt8]) {
        let value = Int(scalar.value)
        if value < 0x2000, lengths[value] > 0 {
            let start = Int(places[value])
            word.append(contentsOf: folded[start..<start + Int(lengths[value])])
        } else if 0xFF10..<0xFF5B ~= value {
            // The wide forms of ASCII.
            word.append(UInt8(truncatingIfNeeded: value - 0xFEE0).asciiLowercased)
        } else if !Self.isDroppedMark(scalar) {
            word.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        }
    }

    /// Appends the letters as German and Nordic writers spell them without marks; false where that
    /// is no other spelling.
    static func appendSpelled(_ scalar: Unicode.Scalar, to word: inout [UInt8]) -> Bool {
        switch scalar {
        case "ä", "Ä": word += "ae".utf8
        case "ö", "Ö", "ø", "Ø": word += "oe".utf8
        case "ü", "Ü": word += "ue".utf8
        case "å", "Å": word += "aa".utf8
        default: return false
        }
        return true
    }

    /// Marks that words are written with or without: accents, and the vowels of Hebrew and Arabic.
    static func isDroppedMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x300...0x36F, 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7,
            0x610...0x61A, 0x64B...0x65F, 0x670:
            true
        default: false
        }
    }

    /// Whether words of the scalar's script stand without spaces between them.
    static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3040...0x30FF,
            0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9D,
            0x20000...0x3FFFF:
            true
        default: false
        }
    }

    /// Whether a scalar is part of a word.
    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark,
            .enclosingMark:
            true
        default: false
        }
    }

    /// What letters fold to, and the letters: canonical and compatible parts without marks, and
    /// those that people without the letter on their keyboard write.
    private static let letters = """
        0 ０
        1 ¹１
        2 ²２
        3 ³３
        4 ４
        5 ５
        6 ６
        7 ７
        8 ８
        9 ９
        a ªÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặＡａ
        ae ÆæǢǣǼǽ
        aʾ ẚ
        b ḂḃḄḅḆḇＢｂ
        c ÇçĆćĈĉĊċČčḈḉＣｃ
        d ÐðĎďĐđḊḋḌḍḎḏḐḑḒḓＤｄ
        dz ǄǅǆǱǲǳ
        e ÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệＥｅ
        f ḞḟＦｆ
        ff ﬀ
        ffi ﬃ
        ffl ﬄ
        fi ﬁ
        fl ﬂ
        g ĜĝĞğĠġĢģǦǧǴǵḠḡＧｇ
        h ĤĥĦħȞȟḢḣḤḥḦḧḨḩḪḫẖＨｈ
        i ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐȈȉȊȋḬḭḮḯỈỉỊịＩｉ
        ij Ĳĳ
        j ĴĵǰＪｊ
        k ĶķĸǨǩḰḱḲḳḴḵＫｋ
        l ĹĺĻļĽľŁłḶḷḸḹḺḻḼḽＬｌ
        lj Ǉǈǉ
        m ḾḿṀṁṂṃＭｍ
        n ÑñŃńŅņŇňŊŋǸǹṄṅṆṇṈṉṊṋＮｎ
        nj Ǌǋǌ
        o ºÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơǑǒǪǫǬǭǾǿȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợＯｏ
        oe Œœ
        p ṔṕṖṗＰｐ
        q Ｑｑ
        r ŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟＲｒ
        s ŚśŜŝŞşŠšſȘșṠṡṢṣṤṥṦṧṨṩẛＳｓ
        ss ßẞ
        st ﬅﬆ
        t ŢţŤťŦŧȚțṪṫṬṭṮṯṰṱẗＴｔ
        th Þþ
        u ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰựＵｕ
        v ṼṽṾṿＶｖ
        w ŴŵẀẁẂẃẄẅẆẇẈẉẘＷｗ
        x ẊẋẌẍＸｘ
        y ÝýÿŶŷŸȲȳẎẏẙỲỳỴỵỶỷỸỹＹｙ
        z ŹźŻżŽžẐẑẒẓẔẕＺｚ
        ʒ Ǯǯ
        ʹ ʹ
        ʼn ŉ
        α ΆάἀἁἂἃἄἅἆἇἈἉἊἋἌἍἎἏὰάᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾰᾱᾲᾳᾴᾶᾷᾸᾹᾺΆᾼ
        β ϐ
        ε ΈέϵἐἑἒἓἔἕἘἙἚἛἜἝὲέῈΈ
        η ΉήἠἡἢἣἤἥἦἧἨἩἪἫἬἭἮἯὴήᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟῂῃῄῆῇῊΉῌ
        θ ϑ
        ι ΊΐΪίϊἰἱἲἳἴἵἶἷἸἹἺἻἼἽἾἿὶίιῐῑῒΐῖῗῘῙῚΊ
        κ ϰ
        μ µ
        ο ΌόὀὁὂὃὄὅὈὉὊὋὌὍὸόῸΌ
        π ϖ
        ρ ϱῤῥῬ
        σ ςϲϹ
        υ ΎΫΰϋύϒϓϔὐὑὒὓὔὕὖὗὙὛὝὟὺύῠῡῢΰῦῧῨῩῪΎ
        φ ϕ
        ω ΏώὠὡὢὣὤὥὦὧὨὩὪὫὬὭὮὯὼώᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯῲῳῴῶῷῺΏῼ
        а ӐӑӒӓ
        г Ѓѓ
        е ЀЁѐёӖӗ
        ж ӁӂӜӝ
        з Ӟӟ
        и ЍЙйѝӢӣӤӥ
        к Ќќ
        о Ӧӧ
        у ЎўӮӯӰӱӲӳ
        ч Ӵӵ
        ы Ӹӹ
        э Ӭӭ
        і Її
        ѵ Ѷѷ
        ә Ӛӛ
        ө Ӫӫ
        """
}
