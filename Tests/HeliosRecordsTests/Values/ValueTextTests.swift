import HeliosRecords
import HeliosText
import Testing

@Suite("Values as text")
struct ValueTextTests {
    @Test(
        "are shown to people in words",
        arguments: [
            (FieldType.boolean, "true", "Yes"), (.duration, "90m", "1 h 30 min"),
            (.duration, "1d", "1 day"), (.duration, "2w", "14 days"), (.duration, "0m", "0 s"),
            (.amount, "1299 NOK", "1,299.00 NOK"), (.amount, "-1234567.5 EUR", "-1,234,567.50 EUR"),
            (.amount, "-999 EUR", "-999.00 EUR"), (.amount, "1000 JPY", "1,000 JPY"),
            (.datetime, "2026-03-31T09:00:00+02:00", "2026-03-31 09:00 +02:00"),
            (.datetime, "2026-03-31T09:00:07Z", "2026-03-31 09:00:07 UTC"),
            (.enumeration(["ready_to_deploy"]), "ready_to_deploy", "Ready to deploy"),
            (.enumeration(["on-site"]), "on-site", "On site"),
            (.enumeration(["802.1x"]), "802.1x", "802.1x"),
            (.enumeration(["SHA256"]), "SHA256", "SHA256"),
            (.enumeration(["microsoft_365"]), "microsoft_365", "Microsoft 365"),
            (.enumeration(["sfp"]), "sfp", "SFP"), (.enumeration(["sfp_plus"]), "sfp_plus", "SFP+"),
            (.enumeration(["vpn"]), "vpn", "VPN"), (.enumeration(["wifi"]), "wifi", "Wi-Fi"),
            (.language, "nb", "Norwegian Bokmål (nb)"), (.language, "en-GB", "English (en-GB)"),
            (.language, "tlh", "tlh"), (.country, "NO", "Norway"),
            (.whole, "2026", "2026"), (.secret, SecretValueTests.block, "Set"),
        ]
    )
    func display(type: FieldType, text: String, shown: String) throws {
        #expect(type.displayText(try type.parse(text)) == shown)
    }

    @Test(
        "are JSON of their own kind",
        arguments: [
            (FieldType.whole, "-5", "-5"), (.number, "12.50", "12.5"), (.boolean, "true", "true"),
            (.date, "2026-03-31", "\"2026-03-31\""), (.duration, "90m", "\"1h 30m\""),
            (.amount, "5 NOK", "{\"amount\":\"5.00\",\"currency\":\"NOK\"}"),
            (.secret, SecretValueTests.block, "{\"encrypted\":true}"),
            (.line, "</", "\"\\u003c/\""),
        ]
    )
    func json(type: FieldType, text: String, expected: String) throws {
        var json = JSONWriter(pretty: false)
        try type.parse(text).write(to: &json)
        #expect(json.text == expected)
    }

    @Test("join the parts of lists and objects")
    func composed() {
        let value = FieldValue.list([
            .object([
                .init(name: "wifi_band", value: .integer(5)),
                .init(name: "on", value: .boolean(true)),
            ]),
            .text("a"),
        ])
        #expect(value.text == "wifi_band: 5, on: true, a")
        #expect(value.displayText == "Wifi band: 5, On: Yes, a")
        var json = JSONWriter(pretty: false)
        value.write(to: &json)
        #expect(json.text == "[{\"wifi_band\":5,\"on\":true},\"a\"]")
    }
}
