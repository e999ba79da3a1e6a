import HeliosText

/// The currencies of ISO 4217, and those that it withdrew since 2022.
package enum Currencies {
    /// Whether the code, in capitals, is a currency's.
    package static func contains(_ code: String) -> Bool { set.contains(code) }

    /// All codes in byte order.
    package static let codes = list.split(onByte: ASCII.space)

    /// How many digits of an amount stand behind the point at least.
    package static func places(of code: String) -> Int {
        if withoutPlaces.contains(code) { return 0 }
        if withThreePlaces.contains(code) { return 3 }
        return withFourPlaces.contains(code) ? 4 : 2
    }

    private static let set = Set(codes)

    private static let withoutPlaces: Set<String> = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
        "VUV", "XAD", "XAF", "XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XDR", "XOF", "XPD", "XPF",
        "XPT", "XSU", "XUA",
    ]

    private static let withThreePlaces: Set<String> = [
        "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND",
    ]

    private static let withFourPlaces: Set<String> = ["CLF", "UYW"]

    private static let list = """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD \
        BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP \
        DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS \
        INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD \
        MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR \
        PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS \
        SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW \
        UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU \
        XUA YER ZAR ZMW ZWG ZWL
        """
}
