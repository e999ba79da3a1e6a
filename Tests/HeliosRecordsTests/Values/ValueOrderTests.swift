import HeliosRecords
import Testing

@Suite("Order of values")
struct ValueOrderTests {
    @Test(
        "goes by meaning",
        arguments: [
            (FieldType.whole, ["-10", "-9", "0", "9", "10"]),
            (.number, ["-1.5", "0", "0.09", "0.1", "10"]),
            (.date, ["0001-01-01", "2025-12-31", "2026-01-01"]),
            (
                .datetime,
                ["2026-01-01T00:30:00+02:00", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00-01:00"]
            ),
            (.duration, ["59s", "1m", "90m", "2h", "1d"]),
            (.ip, ["9.0.0.0", "10.0.0.9", "10.0.0.10", "::", "2001:db8::"]),
            (.cidr, ["9.0.0.0/8", "10.0.0.0/8", "10.0.0.0/24", "10.0.1.0/24", "::/0"]),
            (.amount, ["-1 NOK", "9 NOK", "10 NOK"]), (.boolean, ["false", "true"]),
            (.enumeration(["low", "normal", "high"]), ["low", "normal", "high"]),
            (
                .semver,
                [
                    "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2",
                    "1.0.0-beta.11",
                    "1.0.0-rc.1", "1.0.0", "1.9.0", "1.10.0", "2.0.0+b",
                ]
            ),
            (.line, ["A", "B", "a", "å"]),
        ]
    )
    func orders(type: FieldType, texts: [String]) throws {
        let values = try texts.map(type.parse)
        for (index, value) in values.enumerated() {
            #expect(type.compare(value, value) == .same)
            for other in values[(index + 1)...] {
                #expect(type.compare(value, other) == .ascending)
                #expect(type.compare(other, value) == .descending)
            }
        }
    }

    @Test("is missing between values that cannot be compared")
    func none() throws {
        let kroner = try FieldType.amount.parse("5 NOK")
        let euros = try FieldType.amount.parse("5 EUR")
        #expect(kroner.compare(euros) == nil)
        #expect(euros.precedes(kroner))
        #expect(FieldValue.secret.compare(.secret) == nil)
        #expect(FieldValue.text("1").compare(.integer(1)) == nil)
    }

    @Test("finds the same value in another notation")
    func uniqueness() throws {
        let east = try FieldType.datetime.parse("2026-01-01T02:00:00+02:00")
        let zulu = try FieldType.datetime.parse("2026-01-01T00:00:00Z")
        #expect(east != zulu)
        #expect(east.uniquenessKey == zulu.uniquenessKey)
    }
}

@Suite("Networks")
struct IPNetworkTests {
    @Test(
        "know their ends",
        arguments: [
            ("10.0.0.0/24", "10.0.0.255", "10.0.0.1", "10.0.0.254", "10.0.0.255"),
            ("10.0.0.0/30", "10.0.0.3", "10.0.0.1", "10.0.0.2", "10.0.0.3"),
            ("10.0.0.0/31", "10.0.0.1", "10.0.0.0", "10.0.0.1", nil),
            ("10.0.0.7/32", "10.0.0.7", "10.0.0.7", "10.0.0.7", nil),
            ("0.0.0.0/0", "255.255.255.255", "0.0.0.1", "255.255.255.254", "255.255.255.255"),
            ("2001:db8::/126", "2001:db8::3", "2001:db8::1", "2001:db8::3", nil),
            (
                "::/0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "::1",
                "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", nil
            ),
        ] as [(String, String, String, String, String?)]
    )
    func ends(text: String, last: String, first: String, lastHost: String, broadcast: String?)
        throws
    {
        let network = try #require(IPNetwork(text))
        #expect(network.lastAddress.description == last)
        #expect(network.firstUsable.description == first)
        #expect(network.lastUsable.description == lastHost)
        #expect(network.broadcast?.description == broadcast)
    }

    @Test("hold addresses and other networks")
    func containment() throws {
        let ten = try #require(IPNetwork("10.0.0.0/8"))
        let small = try #require(IPNetwork("10.1.0.0/16"))
        let other = try #require(IPNetwork("11.0.0.0/8"))
        let six = try #require(IPNetwork("::/0"))
        #expect(ten.contains(try #require(IPAddress("10.255.255.255"))))
        #expect(!ten.contains(try #require(IPAddress("11.0.0.0"))))
        #expect(!six.contains(try #require(IPAddress("10.0.0.1"))))
        #expect(ten.contains(small) && !small.contains(ten) && ten.contains(ten))
        #expect(ten.overlaps(small) && small.overlaps(ten))
        #expect(!ten.overlaps(other) && !six.overlaps(ten))
    }
}
