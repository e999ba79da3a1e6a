import HeliosRecords
import Testing

@Suite("Values that a field accepts")
struct AcceptedValueTests {
    @Test("brings text and numbers into their normal form", arguments: plain)
    func plainValues(given: AcceptedCase) throws { try expectNormal(given) }

    @Test("brings days, times and durations into their normal form", arguments: times)
    func timeValues(given: AcceptedCase) throws { try expectNormal(given) }

    @Test("brings addresses into their normal form", arguments: addresses)
    func addressValues(given: AcceptedCase) throws { try expectNormal(given) }

    @Test("brings codes into their normal form", arguments: codes)
    func codeValues(given: AcceptedCase) throws { try expectNormal(given) }

    private func expectNormal(_ given: AcceptedCase) throws {
        let value = try given.type.parse(given.text)
        #expect(value.text == given.normal)
        #expect(try given.type.parse(value.text) == value, "the normal form means the same")
    }

    static let plain: [AcceptedCase] = [
        .init(.line, "Møterom 4 🇳🇴"), .init(.line, " kept as written "), .init(.line, ""),
        .init(.line, "01234"), .init(.lines, "one\n\ttwo\n"), .init(.markdown, "# A\r\n\u{1}"),
        .init(.string(TextLimits(maximumLength: 3)), "åæø"),
        .init(.string(TextLimits(minimumLength: 2)), "åæ"),
        .init(.whole, "0"), .init(.whole, "-0", "0"), .init(.whole, "9223372036854775807"),
        .init(.whole, "-42"),
        .init(.number, "12.50", "12.5"), .init(.number, "0.000001"), .init(.number, "-3"),
        .init(.number, "123456789012345678"), .init(.number, "-0.0", "0"),
        .init(.boolean, "true"), .init(.boolean, "false"),
        .init(.enumeration(["low", "802.1x", "10"]), "802.1x"),
        .init(.enumeration(["low", "802.1x", "10"]), "10"),
        .init(.amount, "1299.00 NOK"), .init(.amount, "NOK 1299", "1299.00 NOK"),
        .init(.amount, "-5.5 EUR", "-5.50 EUR"), .init(.amount, "100 JPY"),
        .init(.amount, "0.0035 USD"), .init(.amount, "1.5 KWD", "1.500 KWD"),
        .init(.path, "files/contract 2026.pdf"), .init(.path, ".helios/..x/a..b"),
        .init(.path, "kvittering-å.pdf"),
    ]

    static let times: [AcceptedCase] = [
        .init(.date, "2026-03-31"), .init(.date, "2024-02-29"), .init(.date, "0001-01-01"),
        .init(.date, "9999-12-31"),
        .init(.datetime, "2026-03-31T09:00:00+02:00"),
        .init(.datetime, "2026-03-31T09:00Z", "2026-03-31T09:00:00Z"),
        .init(.datetime, "2026-03-31T09:00:07.123Z", "2026-03-31T09:00:07Z"),
        .init(.datetime, "2026-03-31T09:00:00-00:00", "2026-03-31T09:00:00Z"),
        .init(.datetime, "0001-01-01T00:00:00+23:59"), .init(.datetime, "1969-12-31T23:59:59Z"),
        .init(.datetime, "2026-01-01T00:30:00-09:30"),
        .init(.duration, "90m", "1h 30m"), .init(.duration, "1h30m", "1h 30m"),
        .init(.duration, "1h 30m"), .init(.duration, "14d"), .init(.duration, "2w", "14d"),
        .init(.duration, "PT90M", "1h 30m"), .init(.duration, "P1DT2H3M4S", "1d 2h 3m 4s"),
        .init(.duration, "P2W", "14d"), .init(.duration, "0s"), .init(.duration, "PT0S", "0s"),
        .init(.duration, "36h", "1d 12h"),
    ]

    static let addresses: [AcceptedCase] = [
        .init(.email, "Mike.O'Neil+it@Fjord.Example", "mike.o'neil+it@fjord.example"),
        .init(.email, "a@b.co"), .init(.email, "post@xn--bl-yia.example"),
        .init(.url, "HTTPS://Example.COM/Path?Q=%C3%A5#f", "https://example.com/Path?Q=%C3%A5#f"),
        .init(.url, "http://nas/"), .init(.url, "http://10.0.0.1:8080/x"),
        .init(.url, "https://[2001:db8::1]:443/"), .init(.url, "mailto:post@example.com?subject=a"),
        .init(.url, "tel:+47-22-33-44-55"), .init(.url, "ssh://git@example.com:22/a.git"),
        .init(.url, "sftp://example.com/"),
        .init(.url, "ssh://Mike@NAS/", "ssh://Mike@nas/"), .init(.url, "https://example.com/a:b@c"),
        .init(.phone, "+47 22 33 44 55", "+4722334455"),
        .init(.phone, "+1 (202) 555-0123", "+12025550123"),
        .init(.phone, "+123456789012345"),
        .init(.fqdn, "DC1.Fjord.Example.", "dc1.fjord.example"), .init(.fqdn, "_dmarc.example.com"),
        .init(.fqdn, "xn--bl-yia.example"), .init(.fqdn, "1.168.192.in-addr.arpa"),
        .init(.fqdn, String(repeating: "a", count: 63) + ".no"),
        .init(.ip, "0.0.0.0"), .init(.ip, "255.255.255.255"), .init(.ip, "::"), .init(.ip, "::1"),
        .init(.ip, "2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
        .init(.ip, "2001:db8:0:1:1:1:1:1"), .init(.ip, "1:0:0:2:0:0:0:3", "1:0:0:2::3"),
        .init(.ip, "::ffff:10.0.0.1"), .init(.ip, "64:ff9b::10.0.0.1", "64:ff9b::a00:1"),
        .init(.ip, "fe80::"), .init(.ip, "0:0:0:0:0:0:0:1", "::1"),
        .init(.ip, "1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), .init(.ip, "0001::", "1::"),
        .init(.cidr, "10.0.0.0/8"), .init(.cidr, "0.0.0.0/0"), .init(.cidr, "10.0.0.1/32"),
        .init(.cidr, "2001:DB8::/32", "2001:db8::/32"), .init(.cidr, "::/0"),
        .init(.cidr, "::1/128"),
        .init(.mac, "00:1B:63:84:45:E6", "00:1b:63:84:45:e6"),
        .init(.mac, "00-1b-63-84-45-e6", "00:1b:63:84:45:e6"),
        .init(.mac, "001b.6384.45e6", "00:1b:63:84:45:e6"),
    ]

    static let codes: [AcceptedCase] = [
        .init(.digits, "DEADbeef0", "deadbeef0"), .init(.hex(length: 4), "00fF", "00ff"),
        .init(.semver, "1.2.3"), .init(.semver, "0.0.0-alpha.1+build.007"),
        .init(.semver, "1.0.0-0A.is.legal"), .init(.semver, "1.0.0--.-"),
        .init(.country, "NO"), .init(.country, "GB"), .init(.currency, "NOK"),
        .init(.language, "nb"), .init(.language, "NB-no", "nb-NO"),
        .init(.language, "zh-hant-tw", "zh-Hant-TW"), .init(.language, "es-419"),
        .init(.language, "sl-rozaj-biske"), .init(.language, "de-DE-u-co-phonebk"),
        .init(.language, "x-whatever"), .init(.language, "en-a-bbb-x-a-ccc"),
        .init(.timezone, "Europe/Oslo"), .init(.timezone, "UTC"), .init(.timezone, "US/Pacific"),
        .init(.timezone, "America/Argentina/Buenos_Aires"), .init(.timezone, "Etc/GMT+1"),
        .init(.color, "#1D4ED8", "#1d4ed8"),
    ]
}
