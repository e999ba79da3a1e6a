import HeliosDiagnostics
import HeliosRecords
import Testing

@Suite("Values that a field refuses")
struct RefusedValueTests {
    @Test("tells what text or number to write", arguments: plain)
    func plainValues(given: RefusedCase) { expectRefusal(given) }

    @Test("tells what day, time or duration to write", arguments: times)
    func timeValues(given: RefusedCase) { expectRefusal(given) }

    @Test("tells what address to write", arguments: addresses)
    func addressValues(given: RefusedCase) { expectRefusal(given) }

    @Test("tells what code to write", arguments: codes)
    func codeValues(given: RefusedCase) { expectRefusal(given) }

    private func expectRefusal(_ given: RefusedCase) {
        do throws(ValueError) {
            let value = try given.type.parse(given.text)
            Issue.record("became \(value)")
        } catch {
            #expect(error.problem == given.type.problem)
            let help = error.help ?? ""
            #expect(!help.isEmpty)
            #expect(given.help.isEmpty || help.contains(given.help), "\(error)")
            #expect(!error.message.unicodeScalars.contains { $0.value < 0x20 }, "\(error)")
            #expect(error.message.unicodeScalars.count < 160)
        }
    }

    static let plain: [RefusedCase] = [
        .init(.line, "a\nb", "one line"), .init(.line, "a\u{2028}b", "one line"),
        .init(.line, "a\u{0}b", "\\u{0}"), .init(.line, "a\u{1B}[31m", "\\u{1B}"),
        .init(.line, "a\u{85}b"), .init(.lines, "a\rb"), .init(.lines, "a\u{9B}b"),
        .init(.string(TextLimits(maximumLength: 3)), "åæøå", "shorten"),
        .init(.string(TextLimits(minimumLength: 3)), "åæ", "at least 3"),
        .init(.whole, "", "digits"), .init(.whole, " 1", "blanks"), .init(.whole, "1 ", "blanks"),
        .init(.whole, "9223372036854775808", "9223372036854775807"), .init(.whole, "1e5", "digits"),
        .init(.whole, "0x1F"), .init(.whole, "007", "write 7"), .init(.whole, "+5", "write 5"),
        .init(.whole, "1_000", "write 1000"), .init(.whole, "1 000", "write 1000"),
        .init(.whole, "1,000", "digits"), .init(.whole, "1.0", "write 1"),
        .init(.whole, "1.5", "round"),
        .init(.whole, "١٢٣"), .init(.whole, "１"), .init(.whole, "-"), .init(.whole, "--1"),
        .init(.whole, "1\u{301}"), .init(.whole, "NaN"),
        .init(.integer(NumberLimits(minimum: .init(digits: 1))), "0", "at least 1"),
        .init(.integer(NumberLimits(maximum: .init(digits: 9))), "10", "at most 9"),
        .init(.number, "1,5", "write 1.5"), .init(.number, ".5", "write 0.5"),
        .init(.number, "5."), .init(.number, "1.2.3"), .init(.number, "1e5"),
        .init(.number, "1234567890123456789", "round"), .init(.number, "01.5", "write 1.5"),
        .init(.boolean, "yes", "write true"), .init(.boolean, "Off", "write false"),
        .init(.boolean, "1", "write true"), .init(.boolean, "TRUE", "write true"),
        .init(.boolean, "", "true or false"), .init(.boolean, "true\u{301}"),
        .init(.enumeration(["low", "high"]), "Low", "'low'"),
        .init(.enumeration(["low", "high"]), "hgih", "'high'"),
        .init(.enumeration(["low", "high"]), "unknown", "one of low, high"),
        .init(.enumeration(["low", "high"]), ""),
        .init(.amount, "1299", "1299 NOK"), .init(.amount, "kr 100"),
        .init(.amount, "100NOK", "100 NOK"),
        .init(.amount, "1,299.00 NOK"), .init(.amount, "100 nok", "NOK"), .init(.amount, "$ 5"),
        .init(.amount, "100  NOK", "100 NOK"), .init(.amount, "NOK"), .init(.amount, "1e5 NOK"),
        .init(.amount, "NOK NOK"), .init(.amount, "5 5"),
        .init(.path, "/etc/passwd", "relative"), .init(.path, "../x", ".."),
        .init(.path, "a/../b", ".."),
        .init(.path, "a//b", "too many"), .init(.path, "a/", "too many"),
        .init(.path, "./a", "part ."),
        .init(.path, "a\\b", "/"), .init(.path, "a\u{0}", "control"), .init(.path, ""),
        .init(.path, "C:/x", "drive"), .init(.path, "a/.."), .init(.path, "a/."),
    ]

    static let times: [RefusedCase] = [
        .init(.date, "2026-02-30", "February 2026 has 28 days"),
        .init(.date, "2026-13-01", "months run"), .init(.date, "0000-01-01", "years run"),
        .init(.date, "31.03.2026", "write 2026-03-31"),
        .init(.date, "12.03.2026", "write 2026-03-12"),
        .init(.date, "12/03/2026", "year-month-day"),
        .init(.date, "31/03/2026", "write 2026-03-31"),
        .init(.date, "03/31/2026", "write 2026-03-31"),
        .init(.date, "2026/03/31", "write 2026-03-31"),
        .init(.date, "2026-3-1", "write 2026-03-01"), .init(.date, "20260331", "write 2026-03-31"),
        .init(.date, "2026-03-31T10:00:00Z", "only the day: 2026-03-31"),
        .init(.date, "2026-03-31 ", "blanks"), .init(.date, "29.02.2026", "28 days"),
        .init(.date, "٢٠٢٦-03-31"), .init(.date, "2026−03−31"), .init(.date, "tomorrow"),
        .init(.date, "2026-03-311"), .init(.date, "-026-03-31"), .init(.date, "1-1-1"),
        .init(.datetime, "2026-03-31T09:00:00", "add Z"),
        .init(.datetime, "2026-03-31T09:00", "add Z"),
        .init(.datetime, "2026-03-31t09:00:00z", "write 2026-03-31T09:00:00Z"),
        .init(.datetime, "2026-03-31 09:00:00+02:00", "write 2026-03-31T09:00:00+02:00"),
        .init(.datetime, "2026-03-31T09:00:00+0200", "write 2026-03-31T09:00:00+02:00"),
        .init(.datetime, "2026-03-31T09:00:00+02", "write 2026-03-31T09:00:00+02:00"),
        .init(.datetime, "2026-03-31", "add a time"),
        .init(.datetime, "2026-06-30T23:59:60Z", ":59"),
        .init(.datetime, "2026-03-31T24:00:00Z", "hours"),
        .init(.datetime, "2026-03-31T09:60:00Z", "minutes"),
        .init(.datetime, "2026-02-30T09:00:00Z", "28 days"),
        .init(.datetime, "2026-03-31T09:00:00.Z"),
        .init(.datetime, "2026-03-31T09:00:00+24:00"), .init(.datetime, ""),
        .init(.datetime, "2026-03-31T9:00:00Z"), .init(.datetime, "2026-03-31T09:00:00ZZ"),
        .init(.duration, "90", "90m"), .init(.duration, "90 minutes", "write 90m"),
        .init(.duration, "1 hour, 30 min", "write 1h30m"), .init(.duration, "P1M", "fixed length"),
        .init(.duration, "P1Y", "fixed length"), .init(.duration, "3 months", "fixed length"),
        .init(.duration, "30m 1h"), .init(.duration, "1h1h"), .init(.duration, "-1h"),
        .init(.duration, ""),
        .init(.duration, "1.5h"), .init(.duration, "P"), .init(.duration, "PT"),
        .init(.duration, "P1DT"),
        .init(.duration, "99999999999999999999s"), .init(.duration, "1H", "write 1h"),
        .init(.duration, "h"), .init(.duration, "P 1D"), .init(.duration, " 1h", "blanks"),
    ]

    static let addresses: [RefusedCase] = [
        .init(.email, "mike"), .init(.email, "@example.com"), .init(.email, "mike@"),
        .init(.email, "mike@host", "whole name"), .init(.email, "a..b@example.com", "dot"),
        .init(.email, "a.@example.com", "dot"), .init(.email, "å@example.com", "ASCII"),
        .init(.email, "a@blå.example", "xn--"),
        .init(.email, "Mike <mike@example.com>", "address: mike@example.com"),
        .init(.email, "mailto:mike@example.com", "address: mike@example.com"),
        .init(.email, "a b@example.com"),
        .init(.email, "a@b@example.com"), .init(.email, "a@[10.0.0.1]"),
        .init(.email, "a@10.0.0.1", "number"),
        .init(.email, "a@-b.no", "hyphen"), .init(.email, "a@b.no\n"), .init(.email, ""),
        .init(.email, String(repeating: "a", count: 65) + "@b.no", "64"),
        .init(.url, "example.com", "write https://example.com"),
        .init(.url, "www.example.com/a", "write https://www"),
        .init(.url, "example.com:8080/a", "write https://example.com:8080/a"),
        .init(.url, "javascript:alert(1)", "one of https"),
        .init(.url, "data:text/html,x", "one of"),
        .init(.url, "JavaScript://x/%0aalert(1)", "one of"), .init(.url, "java\nscript:alert(1)"),
        .init(.url, "https://", "host"), .init(.url, "https:example.com", "//"),
        .init(.url, "https:///x", "host"),
        .init(.url, "https://a b.no", "%20"),
        .init(.url, "https://example.com\\@evil.no", "/ in place"),
        .init(.url, "https://example.com/%zz", "%25"),
        .init(.url, "https://example.com/å", "percent"),
        .init(.url, "https://example.com/\u{202E}x", "percent"),
        .init(.url, "https://example.com@evil.no", "in front"),
        .init(.url, "https://example.com:0/", "port"), .init(.url, "https://example.com:/", "port"),
        .init(.url, "https://example.com:65536/", "port"), .init(.url, "https://256.1.1.1/", "IP"),
        .init(.url, "https://1.2.3/", "IP"), .init(.url, "https://[::1", "IPv6"),
        .init(.url, "https://[::g]/", "IPv6"),
        .init(.url, "https://exa\tmple.com", "control"),
        .init(.url, "mailto:nobody", "name@domain"),
        .init(.url, "tel:22334455", "country code"), .init(.url, "https://-a.no/", "hyphen"),
        .init(.url, ""),
        .init(.url, "https://example.com/\"onclick=", "percent-encode"),
        .init(.url, "//example.com/"),
        .init(.phone, "22334455", "+"), .init(.phone, "004722334455", "write +4722334455"),
        .init(.phone, "+44 (0)20 7946 0123", "(0)"),
        .init(.phone, "+47.22.33.44.55", "write +4722334455"),
        .init(.phone, "+47 22334455 ext 12", "extension"), .init(.phone, "+1234567890123456", "15"),
        .init(.phone, "+0123456789"), .init(.phone, "+47 (22 33"),
        .init(.phone, "+47 --22 33 44 55"),
        .init(.phone, "+123456"), .init(.phone, "+"), .init(.phone, "+٤٧٢٢٣٣٤٤٥٥"),
        .init(.phone, "+47 22 33 44 55 ", "blanks"),
        .init(.fqdn, "localhost", "whole name"), .init(.fqdn, "*.example.com", "without *"),
        .init(.fqdn, "blå.example", "xn--"), .init(.fqdn, "a..b", "dot"),
        .init(.fqdn, ".a.no", "dot"),
        .init(.fqdn, "-a.no", "hyphen"), .init(.fqdn, "a-.no", "hyphen"),
        .init(.fqdn, "my_host.no", "in front"),
        .init(.fqdn, "10.0.0.1", "number"),
        .init(.fqdn, "https://Example.com/x", "only the name: example.com"),
        .init(.fqdn, "mike@example.com", "only the name: example.com"), .init(.fqdn, "a b.no"),
        .init(.fqdn, "."),
        .init(.fqdn, String(repeating: "a", count: 64) + ".no", "63"), .init(.fqdn, ""),
        .init(.fqdn, String(repeating: "a.", count: 126) + "aa", "253"),
        .init(.fqdn, "e\u{301}.no", "xn--"),
        .init(.ip, "10.0.0.01", "10.0.0.1"), .init(.ip, "10.0.0.256", "256"), .init(.ip, "10.0.0"),
        .init(.ip, "10.0.0.1/24", "only the address"),
        .init(.ip, "fe80::1%eth0", "only the address: fe80::1"),
        .init(.ip, "1::2::3"), .init(.ip, ":::"), .init(.ip, ":1::"),
        .init(.ip, "1:2:3:4:5:6:7:8:9"),
        .init(.ip, "1:2:3:4:5:6:7:8::"), .init(.ip, "1:2:3:4:5:6:7:"), .init(.ip, "12345::"),
        .init(.ip, "::1.2.3"),
        .init(.ip, "1.2.3.4::"), .init(.ip, "1:2:3:4:5:6:7:1.2.3.4"), .init(.ip, ""),
        .init(.ip, "[::1]"),
        .init(.ip, "0x7f.1.1.1"), .init(.ip, "1.2.3.4."), .init(.ip, "１.2.3.4"), .init(.ip, ":"),
        .init(.cidr, "10.0.0.5/24", "write the network: 10.0.0.0/24"),
        .init(.cidr, "2001:db8::1/64", "2001:db8::/64"),
        .init(.cidr, "10.0.0.0", "10.0.0.0/32"), .init(.cidr, "10.0.0.0/33", "32"),
        .init(.cidr, "::/129", "128"),
        .init(.cidr, "10.0.0.0/255.255.255.0", "10.0.0.0/24"), .init(.cidr, "10.0.0.0/08"),
        .init(.cidr, "/24"),
        .init(.cidr, "10.0.0.0/255.0.255.0"), .init(.cidr, "10.0.0.0/"),
        .init(.cidr, "10.0.0.0/-1"), .init(.cidr, ""),
        .init(.mac, "001b638445e6", "00:1b:63:84:45:e6"), .init(.mac, "00:1b-63:84:45:e6"),
        .init(.mac, "0:1b:63:84:45:e6"),
        .init(.mac, "00:1b:63:84:45:eg"), .init(.mac, ""), .init(.mac, "00:1b:63:84:45:e6:00"),
        .init(.mac, "001b:6384:45e6"),
        .init(.mac, "00::1b638445e6:::"),
    ]

    static let codes: [RefusedCase] = [
        .init(.digits, ""), .init(.digits, "xyz"), .init(.digits, "0xff", "0x"),
        .init(.digits, "ab:cd", "separators"),
        .init(.hex(length: 4), "abc", "4 hexadecimal digits"), .init(.hex(length: 4), "abcde"),
        .init(.semver, "v1.2.3", "write 1.2.3"), .init(.semver, "1.2", "write 1.2.0"),
        .init(.semver, "01.2.3"),
        .init(.semver, "1.2.3-01"), .init(.semver, "1.2.3-"), .init(.semver, "1.2.3+"),
        .init(.semver, "1.2.3-a..b"),
        .init(.semver, ""), .init(.semver, "99999999999999999999.0.0"), .init(.semver, "1.2.3.4"),
        .init(.country, "no", "write NO"), .init(.country, "UK", "write GB"),
        .init(.country, "Norway", "write NO"),
        .init(.country, "ZZ"), .init(.country, ""), .init(.country, "NOR"),
        .init(.currency, "nok", "write NOK"), .init(.currency, "€", "write EUR"),
        .init(.currency, "kr"),
        .init(.currency, ""), .init(.currency, "XXX"),
        .init(.language, "nb_NO", "write nb-NO"), .init(.language, "n"), .init(.language, ""),
        .init(.language, "norwegian1"),
        .init(.language, "en-a"), .init(.language, "en-a-bb-a-cc"),
        .init(.language, "de-1996-1996"), .init(.language, "x"),
        .init(.timezone, "Europe/Olso", "Europe/Oslo"),
        .init(.timezone, "europe/oslo", "Europe/Oslo"),
        .init(.timezone, "Oslo", "Europe/Oslo"), .init(.timezone, "CET+1"), .init(.timezone, ""),
        .init(.timezone, "Factory"),
        .init(.color, "#fff", "write #ffffff"), .init(.color, "1d4ed8", "write #1d4ed8"),
        .init(.color, "red"),
        .init(.color, "##1d4ed"), .init(.color, ""), .init(.color, "#12345g"),
    ]
}
