import Foundation
import Testing

@testable import HeliosSite

@Suite("An organisation's brand")
struct BrandTests {
    @Test(
        "colours are told apart as WCAG does",
        arguments: [
            ("#ffffff", "#000000", 21.0), ("#777777", "#ffffff", 4.48),
            ("#1c5fa8", "#ffffff", 6.46),
        ]
    )
    func contrast(one: String, other: String, ratio: Double) throws {
        let found = try #require(BrandColor(one)).contrast(to: try #require(BrandColor(other)))
        #expect(abs(found - ratio) < 0.02, "\(found)")
    }

    @Test(
        "a colour that cannot be read is made so, or left out",
        arguments: [
            ("#0f4c5c", "light-dark(#0f4c5c"), ("#e36414", "light-dark(#aa4b0f"),
            ("#ffff00", ""), ("teal", ""),
        ]
    )
    func accent(color: String, expected: String) {
        let brand = SiteBrand(primaryColor: color, secondaryColor: nil, logo: nil)
        let css = brand.assets.first.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
        #expect(expected.isEmpty || css.contains(expected))
        #expect(css.contains("--accent") == !expected.isEmpty)
    }

    @Test(
        "every accent reads on both grounds",
        arguments: ["#0f4c5c", "#c2185b", "#ff6600", "#123"]
    )
    func readable(color: String) throws {
        let brand = SiteBrand(primaryColor: color, secondaryColor: nil, logo: nil)
        guard let asset = brand.assets.first else { return }
        let css = String(decoding: asset.bytes, as: UTF8.self)
        guard let open = css.range(of: "light-dark("), let close = css.range(of: ");") else {
            return
        }
        let colors = css[open.upperBound..<close.lowerBound].split(separator: ", ")
        let light = try #require(BrandColor(String(colors[0])))
        let dark = try #require(BrandColor(String(colors[1])))
        #expect(light.contrast(to: SiteBrand.grounds.light) >= 4.5)
        #expect(dark.contrast(to: SiteBrand.grounds.dark) >= 4.5)
    }

    @Test(
        "a logo keeps its ending",
        arguments: [
            ("a/logo.svg", "logo.svg"), ("Logo.PNG", "logo.png"), ("logo.html", nil), ("svg", nil),
        ]
    )
    func logo(path: String, name: String?) {
        #expect(SiteBrand.assetName(ofLogo: path) == name)
    }
}
